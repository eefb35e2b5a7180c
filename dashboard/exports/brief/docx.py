"""The brief as a Word document: real headings, real footnotes, a picture with alt text, page numbers.

No day of making is in it, and its parts are packed with one fixed date: the same brief gives the same bytes.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from charts.status import SIGNS
from exports.inert import visible

from .outline import Brief
from .part import Block, Figure, Line, Table

FIXED = (1980, 1, 1, 0, 0, 0)  # the first day a zip archive can name
WIDTHS = {2: (4.2, 11.8), 4: (5.2, 2.9, 5.9, 2.0)}  # centimetres of the columns, by how many there are
PIXELS = 2.0  # of the picture, to one of the page's


def docx(brief: Brief) -> bytes:
    """The whole document."""
    from docx import Document

    from .footnotes import Footnotes
    from .style import furnish

    document = Document()
    furnish(document, shown(brief.title), brief.language)
    notes = Footnotes(document)
    document.add_paragraph(shown(brief.title), style="Title")
    for words in (brief.under, brief.meanings()):
        if words:
            document.add_paragraph(shown(words), style="Small")
    for section in brief.sections:
        document.add_heading(shown(section.heading), 1)
        for block in section.blocks:
            _block(document, block)
    for note in brief.notes:
        notes.add(note.number, shown(note.text), note.link)
    return _packed(document)


def shown(text: str) -> str:
    """The text as XML can hold it, unseen characters made visible."""
    return re.sub(r"[\t\r\n]+", " ", visible(text))


def _block(document: Any, block: Block) -> None:
    if isinstance(block, Table):
        _table(document, block)
    elif isinstance(block, Figure):
        _figure(document, block)
    else:
        if block.heading:
            document.add_heading(shown(block.heading), 2)
        for number, line in enumerate(block.lines, 1):
            numbered = block.numbered and line.notes
            paragraph = document.add_paragraph(style="Numbered" if numbered else "List Bullet" if line.notes else None)
            if numbered:
                paragraph.add_run(f"{number}.\t")
            _line(paragraph, line)


def _line(paragraph: Any, line: Line) -> None:
    from .footnotes import call

    if line.opening:
        paragraph.add_run(f"{shown(line.opening)}: ").bold = True
    paragraph.add_run(shown(line.text))
    for index, number in enumerate(line.notes):
        if index:
            paragraph.add_run(",").font.superscript = True
        call(paragraph, number)
    if line.status:
        sign = SIGNS[line.status]
        paragraph.add_run(f"\u00a0 {sign.text}\u00a0{sign.word}", style="Sign")


def _table(document: Any, table: Table) -> None:
    from docx.shared import Cm

    from .style import heads, whole

    if table.says:
        document.add_paragraph(shown(table.says), style="Small").paragraph_format.keep_with_next = True
    titled = any(table.head)
    made = document.add_table(rows=0, cols=len(table.head), style="Ruled")
    made.autofit = False
    if titled:
        cells = made.add_row().cells
        for cell, words in zip(cells, table.head, strict=True):
            cell.paragraphs[0].add_run(shown(words)).bold = True
        heads(made.rows[0])
    for row in table.rows:
        held = made.add_row()
        whole(held)
        for cell, what in zip(held.cells, row, strict=True):
            _line(cell.paragraphs[0], what if isinstance(what, Line) else Line(what))
    for column, width in zip(made.columns, WIDTHS[len(table.head)], strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)
    document.add_paragraph(style="Small")


def _figure(document: Any, figure: Figure) -> None:
    from docx.shared import Cm

    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    drawn = paragraph.add_run().add_picture(BytesIO(figure.picture.png(PIXELS)), width=Cm(16))
    drawn._inline.docPr.set("descr", shown(figure.picture.alt))
    drawn._inline.docPr.set("name", "Timeline")
    document.add_paragraph(shown(figure.caption), style="Small")


def _packed(document: Any) -> bytes:
    """The document with every part under one fixed date."""
    held, made = BytesIO(), BytesIO()
    document.save(held)
    with ZipFile(held) as source, ZipFile(made, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            info = ZipInfo(name, FIXED)
            info.compress_type = ZIP_DEFLATED
            target.writestr(info, source.read(name))
    return made.getvalue()
