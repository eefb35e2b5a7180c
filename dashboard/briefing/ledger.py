"""Appends a line to a file so that it is there whole or not at all, whatever stops the process or fills the disk."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from . import lock

BINARY = getattr(os, "O_BINARY", 0)  # on Windows, where a newline would else become two characters


def append(path: Path, make: Callable[[bytes], bytes]) -> None:
    """Appends what `make` makes of the bytes there are, under a lock; returns when the disk has it.

    A last line without its newline was never finished: it goes. Where writing fails nothing of the new line stays.
    Raises OSError, and whatever `make` raises; then the file is as it was.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    new = not path.exists()
    descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | BINARY, 0o644)
    try:
        with lock.held(descriptor):
            there = _whole(descriptor)
            line = make(there)
            _write(descriptor, line, len(there))
    finally:
        os.close(descriptor)
    if new:
        _keep_name(path.parent)


def _whole(descriptor: int) -> bytes:
    """The finished lines of a file; an unfinished one behind them is cut off."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    parts = []
    while part := os.read(descriptor, 1 << 20):
        parts.append(part)
    data = b"".join(parts)
    whole = data[: data.rfind(b"\n") + 1]
    if len(whole) < len(data):
        os.ftruncate(descriptor, len(whole))
    return whole


def _write(descriptor: int, line: bytes, before: int) -> None:
    try:
        left = line
        while left:
            left = left[os.write(descriptor, left) :]
        os.fsync(descriptor)
    except OSError:
        os.ftruncate(descriptor, before)
        raise


def _keep_name(folder: Path) -> None:
    """Waits until the disk has a new file's name as well; folders cannot be opened for that on Windows."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
