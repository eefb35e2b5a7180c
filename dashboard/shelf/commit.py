"""Several files written as one: after a stop at any point the folder holds all of the old or all of the new.

New files are written beside the old and brought to the disk; a mark then says that they count; then they take the old
ones' places. Whoever comes upon the mark finishes the work; new files without a mark never counted.
"""

from __future__ import annotations

import contextlib
import errno
import os
import threading
from pathlib import Path

from briefing.corrections.ledger import keep_name

MARK = ".whole"
NEW = ".new"
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_SHUT = (errno.EACCES, errno.EPERM, errno.EROFS)
ONE_AT_A_TIME = threading.RLock()  # to be held by whoever reads several files that belong together


class ShelfError(OSError):
    """An article that cannot be kept, moved or deleted; the message is for the person who asked, in whole sentences."""


def commit(folder: Path, files: dict[str, bytes]) -> None:
    """Writes `files`, by name, into `folder`: all or none. Raises ShelfError, with nothing changed."""
    with ONE_AT_A_TIME:
        made = not folder.exists()
        try:
            settle(folder)
            folder.mkdir(parents=True, exist_ok=True)
            for name, data in files.items():
                _written(folder / f".{name}{NEW}", data)
            keep_name(folder)
            _written(folder / MARK, b"")
        except OSError as error:
            _left(folder, made)
            raise ShelfError(why(error, folder)) from error
        with contextlib.suppress(OSError):  # it counts by now; whoever opens the article finishes it
            settle(folder)


def settle(folder: Path) -> None:
    """Finishes a commit that was cut short: forward where it counted, back where it did not."""
    with ONE_AT_A_TIME, contextlib.suppress(FileNotFoundError):
        whole = (folder / MARK).exists()
        for path in sorted(folder.glob(f".*{NEW}")):
            if whole:
                path.replace(folder / path.name.removeprefix(".").removesuffix(NEW))
            else:
                path.unlink()
        if whole:
            keep_name(folder)
            (folder / MARK).unlink()


def why(error: OSError, folder: Path) -> str:
    """What went wrong with a folder, in the reader's words."""
    if error.errno in _FULL:
        return f"There is no room left for files in {folder.parent}. Nothing that was saved before is lost."
    if error.errno in _SHUT:
        return f"The folder {folder.parent} cannot be written to. Nothing that was saved before is lost."
    return f"The folder {folder} cannot be used ({error.strerror}). Nothing that was saved before is lost."


def _written(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _left(folder: Path, made: bool) -> None:
    """Takes back what a commit that failed has begun."""
    with contextlib.suppress(OSError):
        (folder / MARK).unlink(missing_ok=True)
    for path in folder.glob(f".*{NEW}"):
        with contextlib.suppress(OSError):
            path.unlink()
    if made:
        with contextlib.suppress(OSError):
            folder.rmdir()
