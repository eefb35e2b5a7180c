"""Appends to a file so that a line is there whole or not at all, whatever stops the process or fills the disk."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

from . import lock

BINARY = getattr(os, "O_BINARY", 0)  # on Windows, where a newline would else become two characters


def append(path: Path, make: Callable[[bytes], tuple[int, bytes]]) -> None:
    """Appends under a lock; returns when the disk has it.

    `make` is given the bytes there are and returns how many of them stay and what follows those. Where writing fails
    nothing of it stays. Raises OSError, and whatever `make` raises; then the file is as it was.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    new = not path.exists()
    descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | BINARY, 0o644)
    try:
        with lock.held(descriptor):
            there = _all(descriptor)
            stay, line = make(there)
            if stay < len(there):
                os.ftruncate(descriptor, stay)
            _write(descriptor, line, stay)
    finally:
        os.close(descriptor)
    if new:
        keep_name(path.parent)


def read(path: Path) -> bytes:
    """The bytes of a file. Where its last line is not finished somebody may be writing it: they are waited for."""
    data = path.read_bytes()
    if not data or data.endswith(b"\n"):
        return data
    descriptor = os.open(path, os.O_RDONLY | BINARY)
    try:
        with contextlib.suppress(OSError), lock.held(descriptor):
            return _all(descriptor)
        return _all(descriptor)
    finally:
        os.close(descriptor)


def _all(descriptor: int) -> bytes:
    os.lseek(descriptor, 0, os.SEEK_SET)
    parts = []
    while part := os.read(descriptor, 1 << 20):
        parts.append(part)
    return b"".join(parts)


def _write(descriptor: int, line: bytes, before: int) -> None:
    """Writes a line and waits for the disk. A write that fails in the middle is taken back."""
    try:
        left = line
        while left:
            left = left[os.write(descriptor, left) :]
        os.fsync(descriptor)
    except OSError:
        os.ftruncate(descriptor, before)
        raise


def keep_name(folder: Path) -> None:
    """Waits until the disk has the names in a folder as well; folders cannot be opened for that on Windows."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
