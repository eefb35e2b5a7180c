"""Reads Word files: what the text says once all tracked changes are accepted (python-docx opens the package)."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from . import archive, limits
from .byline import day
from .draft import Draft, IntakeError, dated
from .wording import counted

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
GONE = (
    f"{W}del",
    f"{W}moveFrom",
    FALLBACK,
    f"{W}delText",
    f"{W}instrText",
    f"{W}rPr",
    f"{W}pPr",
    f"{W}sectPr",
    f"{W}tblPr",
)
CHANGES = (f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo")
CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
TEMPLATE = "2013-12-23"  # the day python-docx gives every file that says nothing else
BELOW = ("/footnotes", "/endnotes")


@dataclass
class Reading:
    """What walking through a Word file has found: paragraphs with their style, and counts of what was left out."""

    paragraphs: list[tuple[str, str]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    called: int = 0  # footnotes and endnotes that the text has called
    carried: str = ""  # text of a paragraph whose end was deleted: it goes on with the next one


def read(name: str, data: bytes, charset: str = "") -> Draft:
    """A draft from a Word file. Raises IntakeError."""
    macros = _checked(data)
    body, notes_below, known = _opened(data)
    found = Reading()
    _walk(body, found)
    _below(notes_below, found)
    title, author, created = known
    if not title:
        title = next((text for style, text in found.paragraphs if style.lower() == "title"), "")
    text = "\n\n".join(text for _, text in found.paragraphs)
    if not text.strip():
        raise IntakeError("There is no text in it.")
    notes = _notes(found.counts)
    if macros:
        notes.append("The file holds macros; they were not run.")
    if created:
        notes.append(dated("the day the Word file was made", sure=False))
    return Draft(name, text, title, author, "", created, "", tuple(notes))


def _checked(data: bytes) -> bool:
    """Whether a Word file holds macros. Raises IntakeError where it unpacks to too much or defines entities."""
    try:
        archive.members(data)
    except IntakeError as error:
        raise IntakeError(str(error).replace("The archive", "The Word file")) from None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for entry in packed.infolist():
                if archive.bursts(entry):
                    raise IntakeError("A part of it unpacks to more than a hundred times its size; it is not opened.")
                if entry.flag_bits & 1:
                    raise IntakeError("It is protected by a password; save it without one.")
                if re.search(r"\.(?:xml|rels)$", entry.filename) and _defines(packed, entry):
                    raise IntakeError(
                        "It defines entities, as no Word file does unless made to do harm; it is not opened."
                    )
            return any(re.search(r"(?i)vbaProject|vbaData", name) for name in packed.namelist())
    except IntakeError:
        raise
    except archive.BROKEN:
        raise IntakeError("It is a Word file, but broken, and cannot be read.") from None


def _defines(packed: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """Whether an XML part has a document type, in whichever encoding: Word writes none, and entities need one."""
    start = packed.read(entry).replace(b"\x00", b"")
    return b"<!DOCTYPE" in start or b"<!ENTITY" in start


def _opened(data: bytes) -> tuple[Any, list[Any], tuple[str, str, str]]:
    """The body of a Word file; its footnotes and endnotes; its title, author and day of making.

    Nothing outside the file is looked at.
    """
    from docx.opc.exceptions import OpcError
    from docx.opc.package import OpcPackage
    from docx.oxml.parser import parse_xml
    from lxml import etree

    try:
        package = OpcPackage.open(io.BytesIO(data))
        part = package.main_document_part
        root = parse_xml(part.blob)
        inner = [rel for rel in part.rels.values() if not rel.is_external and rel.reltype.endswith(BELOW)]
        below = [note for rel in inner for note in parse_xml(rel.target_part.blob)]
        properties = package.core_properties
        created = properties.created
        facts = (
            (properties.title or "").strip(), (properties.author or "").strip(),
            day(created.year, created.month, created.day) if created else "",
        )  # fmt: skip
    except (OpcError, etree.LxmlError, KeyError, ValueError, AttributeError, TypeError):
        raise IntakeError("It is a Word file, but broken, and cannot be read.") from None
    body = root.find(f"{W}body")
    if body is None:
        raise IntakeError("It is a Word file of a kind that is not read; save it as .docx anew, or as PDF.")
    title, author, made = facts
    return body, below, (
        "" if title == "Word Document" else title, "" if author == "python-docx" else author,
        "" if made == TEMPLATE else made,
    )  # fmt: skip


def _walk(parent: Any, found: Reading, depth: int = 0) -> None:
    """Adds the paragraphs of a body, a cell or a box, in reading order."""
    if depth > limits.XML_DEPTH:
        raise IntakeError("Its parts are nested too deeply, as in files made to do harm; it is not read.")
    for element in parent:
        if element.tag in CHANGES[1:3]:
            found.counts["tracked change"] += 1
        elif element.tag == f"{W}p":
            _paragraph(element, found)
        elif element.tag == f"{W}tbl":
            _table(element, found, depth)
        elif element.tag not in GONE:  # content controls, accepted insertions, custom XML: what they hold counts
            _walk(element, found, depth + 1)


def _paragraph(element: Any, found: Reading) -> None:
    boxes: list[Any] = []
    text = found.carried + "".join(_words(element, found, boxes))
    found.carried = ""
    properties = element.find(f"{W}pPr")
    style, deleted = "", False
    if properties is not None:
        named = properties.find(f"{W}pStyle")
        style = named.get(f"{W}val", "") if named is not None else ""
        deleted = properties.find(f"{W}rPr/{W}del") is not None
    if deleted:
        found.counts["tracked change"] += 1
        found.carried = text
    elif re.search(r"\w", text):
        entry = _is_entry(properties, style) and not re.match(r"\W|\(?\w{1,3}[.)]\s", text)
        found.paragraphs.append((style, ("• " if entry else "") + _spaced(text)))
    for box in boxes:
        _walk(box, found, 1)


def _is_entry(properties: Any, style: str) -> bool:
    """Whether a paragraph is an entry of a list, bulleted or numbered: by its style, or its own numbering."""
    if properties is None or re.match(r"(?i)(?:heading|title|toc)", style):
        return False
    return bool(re.match(r"(?i)list ?(?:bullet|number)", style)) or properties.find(f"{W}numPr") is not None


def _spaced(text: str) -> str:
    """A paragraph's text with tabs and runs of spaces as one space, lines kept as lines."""
    return "\n".join(" ".join(line.split()) for line in text.split("\n") if line.strip())


def _words(paragraph: Any, found: Reading, boxes: list[Any]) -> Iterator[str]:
    """The words of a paragraph; text boxes in it are put aside, hidden and deleted words counted."""
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if not isinstance(element.tag, str):
            continue
        local = element.tag.removeprefix(W)
        found.counts["tracked change"] += element.tag in CHANGES
        found.counts["comment"] += local == "commentReference"
        if element.tag == f"{W}t" or element.tag == f"{MATH}t":
            yield element.text or ""
        elif element.tag == f"{W}txbxContent":
            boxes.append(element)
        elif local in ("footnoteReference", "endnoteReference"):
            found.called += 1
            yield f"[{found.called}]"
        elif local in CHARACTERS:
            yield CHARACTERS[local] if element.get(f"{W}type") not in ("page", "column") else "\n"
        elif element.tag == f"{W}r" and _vanishes(element):
            found.counts["hidden"] += len("".join(t.text or "" for t in element.iter(f"{W}t")).split())
        elif element.tag not in GONE:
            waiting.extend(reversed(element))


def _vanishes(run: Any) -> bool:
    """Whether a run is set as hidden text."""
    mark = run.find(f"{W}rPr/{W}vanish")
    return mark is not None and mark.get(f"{W}val", "1") not in ("0", "false", "off")


def _below(notes: list[Any], found: Reading) -> None:
    """Adds footnotes and endnotes below the text, each with a number; Word's lines that part them are none."""
    number = 0
    for note in notes:
        if note.get(f"{W}type") not in (None, "normal"):
            continue
        inner = Reading(counts=found.counts)
        _walk(note, inner)
        if text := " ".join(text for _, text in inner.paragraphs):
            number += 1
            found.paragraphs.append(("", f"[{number}] {text}"))
    found.counts["note"] += number


def _table(table: Any, found: Reading, depth: int) -> None:
    """Adds a line for each row of a table, its cells told apart by bars; a table of one cell is read as text."""
    rows = [row for row in table.iter(f"{W}tr") if next(row.iterancestors(f"{W}tbl")) is table]
    if len(rows) == 1 and len(rows[0].findall(f"{W}tc")) == 1:
        _walk(rows[0].find(f"{W}tc"), found, depth + 1)
        return
    for row in rows:
        if row.find(f"{W}trPr/{W}del") is not None:
            found.counts["tracked change"] += 1
            continue
        cells = []
        for cell in row.findall(f"{W}tc"):
            inner = Reading(counts=found.counts)
            _walk(cell, inner, depth + 1)
            cells.append(" ".join(text.replace("\n", " ") for _, text in inner.paragraphs))
        if line := " | ".join(cell for cell in cells if cell):
            found.paragraphs.append(("", line))
    found.counts["table"] += bool(rows)


def _notes(counts: Counter[str]) -> list[str]:
    said = []
    if counts["tracked change"]:
        said.append(
            f"{counted(counts['tracked change'], 'tracked change')} taken as accepted; deleted words are not read."
        )
    if counts["hidden"]:
        said.append(f"{counted(counts['hidden'], 'word')} set as hidden text left out.")
    if counts["table"]:
        said.append(f"{counted(counts['table'], 'table')} read as lines, one for each row.")
    if counts["note"]:
        said.append(f"{counted(counts['note'], 'footnote')} moved to the end of the text.")
    if counts["comment"]:
        said.append(f"{counted(counts['comment'], 'comment')} left out.")
    return said
