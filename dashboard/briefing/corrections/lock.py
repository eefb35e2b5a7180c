"""One writer at a time: a lock on an open file, between threads, processes and windows; gone with its process."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE = 20.0  # seconds to wait for another writer on Windows, where waiting has no end of its own
BEYOND = 2**40  # the byte that is locked there: far behind the text, so that readers are not held up


@contextmanager
def held(descriptor: int) -> Iterator[None]:
    """Holds the only writer's lock on an open file. Raises OSError where the file system has no locks."""
    _take(descriptor)
    try:
        yield
    finally:
        _release(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        until = time.monotonic() + PATIENCE
        while True:
            try:
                os.lseek(descriptor, BEYOND, os.SEEK_SET)
                msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
                return
            except OSError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.01)

    def _release(descriptor: int) -> None:
        os.lseek(descriptor, BEYOND, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX)

    def _release(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)
