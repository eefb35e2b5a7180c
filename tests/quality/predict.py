"""The project's tables in the form the scorers of the development sets read: one function a kind of set.

Each takes a gold record (`doc_id`, `text`, `reference_date`) and yields prediction lines; the sets and their scorers
stay outside the repository.
"""

from __future__ import annotations

import itertools
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2] / "dashboard"))

import notation
from briefing import document, language, lexicon, pipeline
from briefing.names import name
from briefing.tables import Tables

Line = dict[str, Any]
PIPELINE = ""
NAMES = {"person": "PER", "organization": "ORG", "government": "ORG", "country": "LOC", "place": "LOC"}
DEEDS = {
    "ASSAULT": "FightingAgainst", "COERCE": "FightingAgainst", "CONSULT": "CommWith", "SUPPORT": "AlliesOf",
    "AID": "AlliesOf", "COOPERATE": "AlliesOf", "ACCUSE": "Dislikes", "REJECT": "Dislikes",
}  # fmt: skip
TIES = {
    "member of": "BelongsTo", "part of": "BelongsTo", "works for": "BelongsTo", "worked for": "BelongsTo",
    "head of": "InChargeOf", "owns": "InChargeOf", "attacked by": "FightingAgainst", "at odds with": "FightingAgainst",
    "ally of": "AlliesOf", "deal with": "AlliesOf", "meets": "CommWith", "letter to": "CommWith", "urges": "CommWith",
}  # fmt: skip
# The set has the classes of an earlier codebook; the CAMEO root tells apart what the later one has joined.
EARLIER = {
    ("ACCUSE", "09"): "INVESTIGATE",
    ("ACCUSE", "11"): "DISAPPROVE",
    ("REQUEST", "10"): "DEMAND",
    ("ASSAULT", "19"): "FIGHT",
}
TOGETHER = ("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "RETREAT", "ASSAULT")


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


def gum_dates(record: Line) -> Iterator[Line]:
    """Time expressions with their values as GUM writes them."""
    return _dates(record, notation.gum)


def recognizers_dates(record: Line) -> Iterator[Line]:
    """Time expressions with their values as recognizers-text writes them."""
    return _dates(record, notation.recognizers)


def _dates(record: Line, written: Callable[..., Iterable[tuple[int, int, str]]]) -> Iterator[Line]:
    for start, end, value in written(*made(record)):
        yield {"doc_id": record["doc_id"], "start": start, "end": end, "value": value}


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


def _by_name(made_tables: Tables) -> dict[tuple[int, int], list[int]]:
    """For each pronoun that is resolved, the nearest name or description of the same actor, as the sets mark it."""
    mentions = made_tables["mentions"]
    told = mentions[(mentions["kind"] != "pronoun") & (mentions["actor"] != "")]
    found = {}
    for each in mentions[(mentions["kind"] == "pronoun") & (mentions["actor"] != "")].itertuples():
        own = told[told["actor"] == each.actor]
        if len(own):
            near = own.loc[(own["start"] - each.start).abs().idxmin()]
            found[each.start, each.end] = [int(near["start"]), int(near["end"])]
    return found


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
    """Events with PLOVER class, trigger, source and target, as PLOVER writes them."""
    made_tables = tables(record)
    parts = made_tables["evidence"][made_tables["evidence"]["table"] == "events"]
    named = _by_name(made_tables)
    for event in made_tables["events"].itertuples():
        own = parts[parts["row"] == event.event]
        spans = {
            role: [named.get((int(s), int(e)), [int(s), int(e)]) for s, e in zip(g["start"], g["end"], strict=True)]
            for role, g in own.groupby("role")
        }
        source, target = _sides(event, spans, made_tables["mentions"])
        for start, end in [*spans.get("trigger", []), *spans.get("also", [])]:
            yield {"doc_id": record["doc_id"], "start": start, "end": end, "type": EARLIER.get((event.kind, event.cameo), event.kind),
                   "source": source, "target": target,
                   "date": event.edtf.replace("/..", "").replace("../", "")}  # fmt: skip


def _sides(event: Any, spans: dict[str, list[list[int]]], mentions: Any) -> tuple[list[list[int]], list[list[int]]]:
    """Source and target as PLOVER writes them.

    Those who act together are both, who asks for an act asks those who are to do it, and an act that meets nobody by
    name meets the country it happens in.
    """
    agents, recipients = spans.get("agent", []), spans.get("recipient", [])
    if event.kind == "REQUEST" and event.status == "requested" and event.holder:
        asking = mentions[(mentions["actor"] == event.holder) & (mentions["start"] < event.start)]
        return [[int(r.start), int(r.end)] for r in asking.tail(1).itertuples()], agents
    if len(agents) > 1 and not recipients and event.kind in TOGETHER:
        return agents, agents
    return agents, recipients or spans.get("location", [])


def relations(record: Line) -> Iterator[Line]:
    """Ties between actors, each as the pair of mentions nearest to the words that state it; other names; and places."""
    made_tables = tables(record)
    mentions = made_tables["mentions"]
    for tie in made_tables["relations"].itertuples():
        ends = [_near(mentions[mentions["actor"] == actor], tie.start, tie.end) for actor in (tie.source, tie.target)]
        if all(ends) and tie.kind in TIES:
            yield {"doc_id": record["doc_id"], "head": ends[0], "tail": ends[1], "type": TIES[tie.kind]}
    yield from _deeds(record, made_tables)
    yield from _synonyms(record, made_tables)
    yield from _places(record, made_tables)
    yield from _sizes(record, made_tables)
    yield from _beside(record, made_tables)


def _deeds(record: Line, made_tables: Tables) -> Iterator[Line]:
    """What one actor does to another in an event, by its class: fights it, helps it, talks to it."""
    kinds = dict(zip(made_tables["events"]["event"], made_tables["events"]["kind"], strict=True))
    parts = made_tables["evidence"][made_tables["evidence"]["table"] == "events"]
    for event, own in parts.groupby("row"):
        agents, recipients = (own[own["role"] == role] for role in ("agent", "recipient"))
        pairs = [(a, r) for a in agents.itertuples() for r in recipients.itertuples()]
        if len(agents) == 2 and not len(recipients) and kinds[event] in TOGETHER:
            pairs = [tuple(agents.itertuples())]
        for one, other in pairs if kinds[event] in DEEDS else ():
            ends = {"head": [one.start, one.end], "tail": [other.start, other.end]}
            yield {"doc_id": record["doc_id"], **ends, "type": DEEDS[kinds[event]]}


def _beside(record: Line, made_tables: Tables) -> Iterator[Line]:
    """Two mentions of one actor with a comma between are synonyms; a country inside a description is where it is."""
    mentions = made_tables["mentions"].sort_values(["start", "end"])
    rows = list(mentions.itertuples())
    for one, other in itertools.pairwise(rows):
        ends = {"head": [one.start, one.end], "tail": [other.start, other.end]}
        if one.actor and one.actor == other.actor and record["text"][one.end : other.start].strip() == ",":
            yield {"doc_id": record["doc_id"], **ends, "type": "IsSynonymOf"}
        inside = other.end <= one.end and record["text"][: other.start].endswith((" in ", " in the "))
        if inside and other.kind == "name":
            yield {"doc_id": record["doc_id"], **ends, "type": "CoLocated"}


def _sizes(record: Line, made_tables: Tables) -> Iterator[Line]:
    """How many a group counts: the figure that its description opens with."""
    mentions = made_tables["mentions"]
    for each in mentions[mentions["kind"] == "description"].itertuples():
        if number := re.match(r"(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|dozens)\b", each.text, re.I):
            tail = [each.start, each.start + number.end()]
            yield {"doc_id": record["doc_id"], "head": [each.start, each.end], "tail": tail, "type": "HasAttrOf"}


def _near(mentions: Any, start: int, end: int) -> list[int] | None:
    own = mentions[(mentions["start"] < end) & (mentions["end"] > start)]
    return [int(own.iloc[0]["start"]), int(own.iloc[0]["end"])] if len(own) else None


def _synonyms(record: Line, made_tables: Tables) -> Iterator[Line]:
    """An actor's other names beside the name itself: "Islamic State (IS)"."""
    aliases = made_tables["evidence"][made_tables["evidence"]["role"] == "alias"]
    mentions = made_tables["mentions"]
    for alias in aliases.itertuples():
        own = mentions[
            (mentions["actor"] == alias.row) & (mentions["end"] <= alias.start) & (mentions["end"] > alias.start - 25)
        ]
        for full in own[own["kind"] == "name"].tail(1).itertuples():
            yield {
                "doc_id": record["doc_id"],
                "head": [full.start, full.end],
                "tail": [alias.start, alias.end],
                "type": "IsSynonymOf",
            }


def _places(record: Line, made_tables: Tables) -> Iterator[Line]:
    """Who is where: those who take part in an event with its place."""
    parts = made_tables["evidence"][made_tables["evidence"]["table"] == "events"]
    for _, own in parts.groupby("row"):
        places = own[own["role"].isin(["place", "location"])]
        for agent in own[own["role"].isin(["agent", "recipient"])].itertuples():
            for place in places.itertuples():
                yield {
                    "doc_id": record["doc_id"],
                    "head": [agent.start, agent.end],
                    "tail": [place.start, place.end],
                    "type": "CoLocated",
                }
