"""The project's tables in the form the scorers of the development sets read: one function a kind of set.

Each takes a gold record (`doc_id`, `text`, `reference_date`) and yields prediction lines; the sets and their scorers
stay outside the repository.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2] / "dashboard"))

from briefing import document, language, lexicon, name, pipeline, timex  # noqa: E402
from briefing.tables import Tables  # noqa: E402

Line = dict[str, Any]
PIPELINE = ""
NAMES = {"person": "PER", "organization": "ORG", "government": "ORG", "country": "LOC", "place": "LOC"}
TIES = {
    "member of": "BelongsTo", "part of": "BelongsTo", "works for": "BelongsTo", "worked for": "BelongsTo",
    "head of": "InChargeOf", "owns": "InChargeOf", "attacked by": "FightingAgainst", "opponent of": "FightingAgainst",
    "ally of": "AlliesOf", "deal with": "AlliesOf", "meets": "CommWith", "letter to": "CommWith", "urges": "CommWith",
}  # fmt: skip


@cache
def nlp() -> Any:
    return language.load(PIPELINE)


def made(record: Line) -> tuple[document.Document, Any]:
    """The record as a document and its parse."""
    date = record.get("reference_date") or ""
    known = {"given": date} if date[:4].isdigit() else {}
    found = document.Document(id="gold", text=record["text"], **known)
    return found, language.parse(found.text, nlp())


def tables(record: Line) -> Tables:
    found, parse = made(record)
    return pipeline.prepare(found, nlp=nlp(), parse=parse)


def dates(record: Line) -> Iterator[Line]:
    """Time expressions with their values."""
    found, parse = made(record)
    when, basis = timex.reference(found)
    for row in timex.find(found, parse, when, basis, lexicon.load()):
        yield {
            "doc_id": record["doc_id"],
            "start": row.start,
            "end": row.end,
            "value": value(row.edtf, row.earliest, row.latest),
        }


def value(edtf: str, earliest: str, latest: str) -> str:
    """An EDTF value as the ISO 8601 value the scorers compare: plain dates as they are, others by their bounds."""
    import datetime as dt

    if edtf and all(part.isdigit() for part in edtf.split("-")):
        return edtf
    if earliest and latest:
        last = dt.date.fromisoformat(latest) - dt.timedelta(days=1)
        return earliest if earliest == last.isoformat() else f"{earliest}/{last.isoformat()}"
    return edtf.replace("/..", "").replace("../", "")


def names(record: Line) -> Iterator[Line]:
    """People, organizations and places by name."""
    _, parse = made(record)
    for found in name.find(parse, lexicon.load()):
        if found.kind in NAMES:
            last = parse[found.end - 1]
            yield {
                "doc_id": record["doc_id"],
                "start": parse[found.start].idx,
                "end": last.idx + len(last),
                "type": NAMES[found.kind],
            }


def quotes(record: Line) -> Iterator[Line]:
    """Quotes with contents, speaker and cue."""
    made_tables = tables(record)
    parts = made_tables["evidence"][made_tables["evidence"]["table"] == "quotes"]
    for quote in made_tables["quotes"].itertuples():
        own = parts[parts["row"] == quote.quote]
        line: Line = {"doc_id": record["doc_id"], "start": quote.start, "end": quote.end, "kind": quote.kind}
        for role in ("speaker", "cue"):
            spans = own[own["role"] == role]
            if len(spans):
                line[role] = [int(spans.iloc[0]["start"]), int(spans.iloc[0]["end"])]
        contents = own[own["role"] == "content"]
        if len(contents) > 1:
            line["content"] = [[int(s), int(e)] for s, e in zip(contents["start"], contents["end"], strict=True)]
        yield line


def events(record: Line) -> Iterator[Line]:
    """Events with PLOVER class, trigger, source and target."""
    made_tables = tables(record)
    parts = made_tables["evidence"][made_tables["evidence"]["table"] == "events"]
    for event in made_tables["events"].itertuples():
        own = parts[parts["row"] == event.event]
        spans = {
            role: [[int(s), int(e)] for s, e in zip(g["start"], g["end"], strict=True)]
            for role, g in own.groupby("role")
        }
        for start, end in [*spans.get("trigger", []), *spans.get("also", [])]:
            yield {"doc_id": record["doc_id"], "start": start, "end": end, "type": event.kind,
                   "source": spans.get("agent", []), "target": spans.get("recipient", []),
                   "date": event.edtf.replace("/..", "").replace("../", "")}  # fmt: skip


def relations(record: Line) -> Iterator[Line]:
    """Ties between actors, each as the pair of mentions nearest to the words that state it."""
    made_tables = tables(record)
    mentions = made_tables["mentions"]
    for tie in made_tables["relations"].itertuples():
        ends = []
        for actor in (tie.source, tie.target):
            own = mentions[(mentions["actor"] == actor) & (mentions["start"] < tie.end) & (mentions["end"] > tie.start)]
            ends.append([int(own.iloc[0]["start"]), int(own.iloc[0]["end"])] if len(own) else None)
        if all(ends) and tie.kind in TIES:
            yield {"doc_id": record["doc_id"], "head": ends[0], "tail": ends[1], "type": TIES[tie.kind]}
