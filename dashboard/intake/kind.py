"""What a file is, by its content first and its name second."""

from __future__ import annotations

import io
import re
import zipfile

from .draft import IntakeError

BY_NAME = {
    "txt": "text", "text": "text", "md": "markdown", "markdown": "markdown", "html": "webpage", "htm": "webpage",
    "xhtml": "webpage", "mhtml": "mail", "mht": "mail", "pdf": "pdf", "docx": "word", "docm": "word", "eml": "mail",
    "zip": "archive",
}  # fmt: skip
CALLED = {
    "text": "a plain text", "markdown": "a Markdown text", "webpage": "a web page", "pdf": "a PDF",
    "word": "a Word file", "mail": "a mail", "archive": "a .zip archive",
}  # fmt: skip
READ = "text, Markdown, web pages, PDF, Word (.docx), mails (.eml) and .zip archives of them"
ELSEWHERE = {
    b"{\\rtf": "It is a rich text file (.rtf); save it as .docx or PDF.",
    b"\x89PNG": "It is a picture; only text is read.",
    b"\xff\xd8\xff": "It is a picture; only text is read.",
    b"GIF8": "It is a picture; only text is read.",
    b"II*\x00": "It is a picture; only text is read.",
    b"MM\x00*": "It is a picture; only text is read.",
    b"\x1f\x8b": "It is a .gz archive; only .zip archives are opened.",
    b"BZh91AY": "It is a .bz2 archive; only .zip archives are opened.",
    b"7z\xbc\xaf": "It is a .7z archive; only .zip archives are opened.",
    b"Rar!": "It is a .rar archive; only .zip archives are opened.",
    b"\xfd7zXZ": "It is an .xz archive; only .zip archives are opened.",
    b"\x7fELF": "It is a program, not a text.",
    b"MZ\x90": "It is a program, not a text.",
    b"%!PS": "It is a PostScript file; save it as PDF.",
}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MAIL_HEADER = re.compile(
    rb"(?:From|To|Subject|Date|Received|Return-Path|MIME-Version|Message-ID|Delivered-To)\s*:", re.I
)
MARKUP = re.compile(rb"(?is)\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|svg)\b")


def sniff(name: str, data: bytes) -> tuple[str, str]:
    """The kind of a file, and a sentence when its name says another. Raises IntakeError for what is not read."""
    said = BY_NAME.get(extension(name), "")
    if not data:
        raise IntakeError("The file is empty.")
    kind = _by_content(data) or _by_name(name, said, data)
    if said and kind != said and not {kind, said} <= {"text", "markdown"}:
        return kind, f"The name ends in .{extension(name)}, but it is {CALLED[kind]} and was read as one."
    return kind, ""


def extension(name: str) -> str:
    """The letters after the last dot of a file's name, in lower case; empty when there is none."""
    stem, dot, last = name.rpartition(".")
    return last.lower() if dot and stem and re.fullmatch(r"\w{1,8}", last) else ""


def _by_content(data: bytes) -> str:
    """The kind that the first bytes tell; empty when they tell none."""
    start = data[:1024].removeprefix(b"\xef\xbb\xbf")
    for mark, why in ELSEWHERE.items():
        if start.startswith(mark):
            raise IntakeError(why)
    if start.startswith(OLE):
        raise IntakeError(_ole(data))
    if b"%PDF-" in start and (start.lstrip().startswith(b"%PDF-") or b"\x00" in data[:4096]):
        return "pdf"
    if start.startswith(b"PK\x03\x04") or start.startswith(b"PK\x05\x06"):
        return _zipped(data)
    return "webpage" if MARKUP.match(start) else ""


def _by_name(name: str, said: str, data: bytes) -> str:
    """The kind that the name says, where the content does not speak against it."""
    if said in ("pdf", "word", "archive"):
        raise IntakeError(f"The name ends in .{extension(name)}, but it is not {CALLED[said]}, or it is broken.")
    if said != "mail" and _binary(data):
        raise IntakeError(f"It is not a text; what is read is {READ}.")
    if said:
        return said
    if MAIL_HEADER.match(data) and re.search(rb"(?im)^(?:MIME-Version|Message-ID|Date)\s*:", data[:8192]):
        return "mail"
    if extension(name):
        raise IntakeError(f"Files ending in .{extension(name)} are not read; what is read is {READ}.")
    return "text"


def _ole(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "It is protected by a password; save it without one."
    if "WordDocument".encode("utf-16-le") in data:
        return "It is an old Word file (.doc); save it as .docx or PDF."
    if "__substg1.0_".encode("utf-16-le") in data:
        return "It is a mail saved by Outlook (.msg); save it as .eml, or as PDF."
    return "It is an old Office file; save it as .docx or PDF."


def _zipped(data: bytes) -> str:
    """What a zip is by what is in it. Raises IntakeError for office files other than Word's."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = set(packed.namelist())
            mimetype = packed.read("mimetype")[:80] if _small(packed, names, "mimetype") else b""
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, OverflowError):
        raise IntakeError(
            "It is a file packed as .zip, .docx and the like are, but broken, and cannot be opened."
        ) from None
    if "[Content_Types].xml" in names:
        if any(name.startswith("word/") for name in names):
            return "word"
        kind = "an Excel" if any(n.startswith("xl/") for n in names) else "a PowerPoint or other Office"
        raise IntakeError(f"It is {kind} file, which is not read; save what you need as .docx or PDF.")
    if mimetype.startswith(b"application/vnd.oasis"):
        raise IntakeError("It is an OpenDocument file; save it as .docx or PDF.")
    if mimetype.startswith(b"application/epub"):
        raise IntakeError("It is an e-book, which is not read.")
    return "archive"


def _small(packed: zipfile.ZipFile, names: set[str], name: str) -> bool:
    return name in names and packed.getinfo(name).file_size < 200


def _binary(data: bytes) -> bool:
    """Whether bytes are no text: NULs other than UTF-16's, or many control characters."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return False
    head = data[:65_536]
    odd = sum(head.count(bytes([b])) for b in (*range(9), *range(14, 27), *range(28, 32)))
    return odd > max(4, len(head) // 50)
