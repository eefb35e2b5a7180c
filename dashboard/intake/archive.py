"""Opens .zip archives in memory, within limits; nothing in one is ever written to disk."""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator

from . import limits
from .draft import IntakeError
from .wording import size

BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError, OverflowError, KeyError)
LOCAL_HEADER = 30  # bytes of a file's own header in the archive, before its name
CLUTTER = re.compile(r"(?:^|/)(?:__MACOSX/|\.[^/]*$|Thumbs\.db$|desktop\.ini$)")


def members(data: bytes) -> list[zipfile.ZipInfo]:
    """The files of an archive in order, without folders and what systems leave in them. Raises IntakeError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            entries = packed.infolist()
    except BROKEN:
        raise IntakeError("The archive is broken and cannot be opened.") from None
    if _overlap(entries, len(data)):
        raise IntakeError(
            "The archive holds files inside each other, as archives made to do harm do; it is not opened."
        )
    found = [entry for entry in entries if not entry.is_dir() and not CLUTTER.search(plain(entry))]
    if len(found) > limits.ARCHIVE_FILES:
        raise IntakeError(f"The archive has {len(found):,} files; {limits.ARCHIVE_FILES} are read at most.")
    if not found:
        raise IntakeError("There is no file in the archive.")
    total = sum(entry.file_size for entry in entries)
    if total > limits.ARCHIVE_BYTES:
        raise IntakeError(
            f"The archive unpacks to {size(total)}; {size(limits.ARCHIVE_BYTES)} are read at most. It is not opened."
        )
    return found


def unpack(data: bytes, entry: zipfile.ZipInfo) -> bytes:
    """The bytes of one file of an archive. Raises IntakeError."""
    if why := _odd(entry):
        raise IntakeError(why)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed, packed.open(entry) as file:
            return file.read(limits.FILE_BYTES + 1)
    except RuntimeError:
        raise IntakeError("It is protected by a password; save it without one.") from None
    except BROKEN:
        raise IntakeError("It is broken in the archive and cannot be unpacked.") from None


def _odd(entry: zipfile.ZipInfo) -> str:
    """Why a file of an archive is not unpacked; empty when it can be."""
    name = plain(entry)
    if (
        name.startswith("/")
        or re.match(r"[A-Za-z]:", name)
        or ".." in name.split("/")
        or re.search("[\x00-\x1f]", name)
    ):
        return "Its name leads out of the archive, as in archives made to do harm; it is not opened."
    mode = entry.external_attr >> 16
    if entry.create_system == 3 and stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return "It is a link or a device, not a file; it is not followed."
    if entry.flag_bits & 1:
        return "It is protected by a password; save it without one."
    if entry.file_size > limits.FILE_BYTES:
        return f"The file has {size(entry.file_size)}; {size(limits.FILE_BYTES)} are read at most."
    if bursts(entry):
        return "It unpacks to more than a hundred times its size, as files made to do harm do; it is not opened."
    return ""


def plain(entry: zipfile.ZipInfo) -> str:
    """The name of a file in an archive, with slashes whichever way they were written."""
    return entry.filename.replace("\\", "/")


def bursts(entry: zipfile.ZipInfo) -> bool:
    """Whether a file unpacks to far more than texts do."""
    return entry.file_size > limits.ARCHIVE_RATIO_FROM and entry.file_size > limits.ARCHIVE_RATIO * max(
        1, entry.compress_size
    )


def _overlap(entries: list[zipfile.ZipInfo], length: int) -> bool:
    """Whether files share bytes of the archive, or reach beyond it."""
    ends = [0, *(end for _, end in _stretches(entries))]
    starts = [start for start, _ in _stretches(entries)]
    return any(start < end for start, end in zip(starts, ends, strict=False)) or ends[-1] > length


def _stretches(entries: list[zipfile.ZipInfo]) -> Iterator[tuple[int, int]]:
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        start = entry.header_offset
        yield start, start + LOCAL_HEADER + len(entry.filename.encode("utf-8", "replace")) + entry.compress_size
