"""The brief as PDF with notes at the foot of the page, set by Typst: one wheel, no browser, no system package.

What the article holds goes to Typst as data and is set as text; it is never read as markup.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from charts.status import SIGNS
from exports.inert import visible

from .outline import Brief
from .part import Block, Figure, Line, Table

_NO_DAY = dt.datetime(2000, 1, 1, tzinfo=dt.timezone.utc)  # noqa: UP017 - the day of making is left out


def pdf(brief: Brief) -> bytes:
    """The PDF, tagged for screen readers (PDF/UA where every character has a glyph), the same for the same brief."""
    import typst

    source = Path(__file__).with_name("brief.typ").read_bytes()
    given = {"data": json.dumps(_data(brief), ensure_ascii=False)}
    try:
        made = typst.compile(source, sys_inputs=given, timestamp=_NO_DAY, pdf_standards=["ua-1"])
    except typst.TypstError:
        made = typst.compile(source, sys_inputs=given, timestamp=_NO_DAY)
    if not isinstance(made, bytes):
        raise TypeError("Typst gave no single PDF.")
    return made


def _data(brief: Brief) -> dict[str, Any]:
    sections = [{"key": s.key, "heading": s.heading, "blocks": [_block(b) for b in s.blocks]} for s in brief.sections]
    made: dict[str, Any] = _shown({
        "title": brief.title, "under": brief.under, "signs": brief.meanings(),
        "sections": sections,
        "notes": [{"text": note.text, "link": note.link} for note in brief.notes],
    })  # fmt: skip
    return made


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Table):
        rows = [[_line(cell) if isinstance(cell, Line) else _line(Line(cell)) for cell in row] for row in block.rows]
        return {"kind": "table", "head": list(block.head) if any(block.head) else [], "rows": rows, "says": block.says}
    if isinstance(block, Figure):
        return {"kind": "figure", "svg": block.picture.svg, "alt": block.picture.alt, "caption": block.caption}
    return {
        "kind": "lines",
        "heading": block.heading,
        "numbered": block.numbered,
        "lines": [_line(x) for x in block.lines],
    }


def _line(line: Line) -> dict[str, Any]:
    sign = SIGNS.get(line.status)
    made = asdict(line) | {"sign": f"{sign.text} {sign.word}" if sign and line.status else ""}
    return {key: made[key] for key in ("text", "notes", "opening", "sign")}


def _shown(value: Any) -> Any:
    """The same value with every text made visible, but for drawings, which are so already."""
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, dict):
        return {key: held if key == "svg" else _shown(held) for key, held in value.items()}
    return [_shown(held) for held in value] if isinstance(value, (list, tuple)) else value
