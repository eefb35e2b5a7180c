"""Bytes to text, by what the file or the server says of itself."""

from __future__ import annotations

import codecs
import re

DECLARED = re.compile(
    rb"""(?is)<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)|<meta[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)"""
)
# Browsers read these as their Windows supersets, which is what pages that declare them are written in.
AS_BROWSERS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030"}


def decode(data: bytes, charset: str = "") -> str:
    """A text by its byte-order mark, then `charset`, then UTF-8, else Windows-1252; never raises."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    if data.startswith(codecs.BOM_UTF8):
        return data.decode("utf-8-sig", "replace")
    if known := _codec(charset):
        return data.decode(known, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def declared(data: bytes) -> str:
    """The character set that a page names in its first bytes; empty when none."""
    match = DECLARED.search(data[:4096])
    return (match[1] or match[2]).decode("ascii", "ignore") if match else ""


def _codec(charset: str) -> str:
    """The name of a text codec; empty for one that is not known, or that a page in ASCII cannot mean."""
    try:
        found = codecs.lookup(charset.strip("\"' ")) if charset else None
    except (LookupError, ValueError):
        return ""
    if (
        found is None
        or not found._is_text_encoding
        or found.name.startswith(("utf-16", "utf-32", "utf-7", "idna", "puny"))
    ):
        return ""
    return AS_BROWSERS.get(found.name, found.name)
