"""Whole texts with their dates marked by hand: every time expression, and the date of the events that are marked.

A text in tests/dates opens with `published = …` and `style = …`. `[2024-05 May]` is a time expression and its value in
EDTF (`-` for one that no calendar can place); `[2024-05 in May|May]` says which of the words are the expression.
`{2024-05-03 fined}` is an event's word and its date (`-` for an event whose date the text does not tell).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefing import pipeline
from briefing.document import Document

FOLDER = Path(__file__).parent / "dates"
MARK = re.compile(r"\[(\S+) ([^\]]+)\]|\{(\S+) ([^}]+)\}")


@dataclass(frozen=True, slots=True)
class Case:
    """A text without its marks; time expressions and event words by their characters, with their values."""

    document: Document
    timexes: dict[tuple[int, int], str]
    events: dict[tuple[int, int], str]


def read(path: Path) -> Case:
    head, _, marked = path.read_text(encoding="utf-8").partition("\n\n")
    known = dict(line.split(" = ", 1) for line in head.splitlines())
    text, at = "", 0
    timexes: dict[tuple[int, int], str] = {}
    events: dict[tuple[int, int], str] = {}
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        whole, _, words = (mark[2] or mark[4]).partition("|")
        text += whole
        span = (len(text) - len(words or whole), len(text))
        value = mark[1] or mark[3]
        (timexes if mark[1] else events)[span] = "" if value == "-" else value
        at = mark.end()
    return Case(Document(id=path.stem, text=text + marked[at:], published=known["published"]), timexes, events)


CASES = {path.stem: read(path) for path in sorted(FOLDER.glob("*.txt"))}


@pytest.mark.parametrize("name", CASES)
def test_every_time_expression_is_found_with_its_value(nlp, name: str):
    case = CASES[name]
    made = pipeline.prepare(case.document, nlp=nlp)["timexes"]
    found = {(int(row.start), int(row.end)): row.edtf for row in made.itertuples()}
    assert _told(case, found) == _told(case, case.timexes)


@pytest.mark.parametrize("name", CASES)
def test_marked_events_have_their_date(nlp, name: str):
    case = CASES[name]
    made = pipeline.prepare(case.document, nlp=nlp)
    parts = made["evidence"][
        (made["evidence"]["table"] == "events") & made["evidence"]["role"].isin(["trigger", "also"])
    ]
    dates = dict(zip(made["events"]["event"], made["events"]["edtf"], strict=True))
    found = {(int(row.start), int(row.end)): dates[row.row] for row in parts.itertuples()}
    assert _told(case, {span: found.get(span, "no event") for span in case.events}) == _told(case, case.events)


def _told(case: Case, spans: dict[tuple[int, int], str]) -> list[str]:
    return [f"{start} {case.document.text[start:end]}: {spans[start, end]}" for start, end in sorted(spans)]
