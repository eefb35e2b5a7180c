"""Makes small files of every kind that is read, from a few words each."""

from __future__ import annotations

import datetime as dt
import io
import struct
import zipfile
from collections.abc import Callable, Iterable
from email.message import EmailMessage

import docx
from fpdf import FPDF

SENTENCES = [
    "The ministry fined the bank on 3 May 2024 because it had not kept the rules of the directive.",
    "The bank will appeal the ruling next month, its chief executive said in a statement to the press.",
    "Analysts expect that the court will hear the case before the end of the year, as it did in 2019.",
    "The regulator had opened its inquiry in the spring after a complaint by two of the bank’s customers.",
]
ARTICLE = "\n\n".join(" ".join(SENTENCES[n:] + SENTENCES[:n]) for n in range(4))


def pdf(draw: Callable[[FPDF], None], *, password: str = "", title: str = "") -> bytes:
    """A PDF on A4 in 12-point Times; `draw` adds its pages."""
    made = FPDF(format="A4")
    made.set_creation_date(dt.datetime(2024, 5, 14, tzinfo=dt.UTC))
    made.set_margin(70 / 2.83)
    made.set_auto_page_break(False)
    made.set_font("Times", size=12)
    if title:
        made.set_title(title)
    if password:
        made.set_encryption("owner", password)
    draw(made)
    return bytes(made.output())


def page(
    made: FPDF, lines: Iterable[str], *, header: str = "", footer: str = "", left: float = 25, gap: float = 5.0
) -> None:
    """Adds a page with each line printed where a typesetter would, an empty one leaving half a line."""
    made.add_page()
    if header:
        made.text(25, 12, header)
    if footer:
        made.text(25, 288, footer)
    column(made, lines, left=left, gap=gap)


def column(made: FPDF, lines: Iterable[str], *, left: float = 25, gap: float = 5.0) -> None:
    """Prints lines below each other from the top of the page's text."""
    down = 30.0
    for line in lines:
        if line:
            made.text(left, down, line.replace("’", "'"))
        down += gap if line else gap / 2


def word(build: Callable[[docx.document.Document], None], **known: object) -> bytes:
    """A Word file; `build` adds its paragraphs, `known` are core properties."""
    made = docx.Document()
    for key, value in known.items():
        setattr(made.core_properties, key, value)
    build(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def reword(data: bytes, part: str, change: Callable[[bytes], bytes], **more: bytes) -> bytes:
    """A Word file with one of its parts changed and others added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            new.writestr(entry.filename, change(content) if entry.filename == part else content)
        for name, content in more.items():
            new.writestr(name, content)
    return out.getvalue()


def mail(text: str = "", html: str = "", attached: dict[str, bytes] | None = None, **headers: str) -> bytes:
    """A mail; `attached` are files by their names."""
    made = EmailMessage()
    told = {
        "Subject": "A ruling",
        "From": "Jane Roe <jane@example.org>",
        "Date": "Mon, 13 May 2024 09:00:00 +0200",
        **headers,
    }
    for key, value in told.items():
        made[key.replace("_", "-")] = value
    if text or not html:
        made.set_content(text)
    if html and text:
        made.add_alternative(html, subtype="html")
    elif html:
        made.set_content(html, subtype="html")
    for name, data in (attached or {}).items():
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return made.as_bytes()


def archive(files: dict[str, bytes], mode: int = 0o100644) -> bytes:
    """A .zip archive of files by their names, which may be any names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name)
            entry.filename = name  # as given: ZipInfo would mend backslashes
            entry.create_system, entry.external_attr = 3, mode << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(entry, data)
    return out.getvalue()


def overlapping(data: bytes, entries: int) -> bytes:
    """A .zip archive whose many entries all point at the same packed bytes."""
    single = archive({"a.txt": data})
    end = single.rindex(b"PK\x05\x06")
    start = struct.unpack("<I", single[end + 16 : end + 20])[0]
    directory = single[start:end] * entries
    counts = struct.pack("<HHHHIIH", 0, 0, entries, entries, len(directory), start, 0)
    return single[:start] + directory + b"PK\x05\x06" + counts


def webpage(body: str, head: str = "") -> bytes:
    """A page in HTML."""
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'.encode()
    )


def paragraphs(text: str = ARTICLE) -> str:
    """The paragraphs of a text as HTML."""
    return "".join(f"<p>{part}</p>" for part in text.split("\n\n"))
