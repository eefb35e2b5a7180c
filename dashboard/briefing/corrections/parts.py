"""The parts of a fact that a person sets: participants of an event, and the words that a row rests on for each part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from ..span import Span
from ..tables import PARTICIPANT_ROLES, Participant, Tables, dtypes, frame
from . import anchor, gathering

ROLES = PARTICIPANT_ROLES
PRINTED = {("events", "place"): "place", ("quotes", "cue"): "cue", ("quotes", "medium"): "medium"}


def held(tables: Tables, event: str, role: str) -> tuple[str, ...]:
    """The actors that take a part in an event, in the order of their words."""
    parts = tables["participants"]
    here = parts[(parts["event"] == event) & (parts["role"] == role)]
    return tuple(dict.fromkeys(here["actor"]))


def replace(tables: Tables, event: str, role: str, actors: Iterable[str]) -> None:
    """Gives one part of an event to these actors and to no others; who keeps it keeps its words."""
    wanted, before = list(dict.fromkeys(actors)), held(tables, event, role)
    parts = tables["participants"]
    gone = (parts["event"] == event) & (parts["role"] == role) & ~parts["actor"].isin(wanted)
    _forget(tables, event, role, parts[gone])
    tables["participants"] = parts[~gone].reset_index(drop=True)
    added = [actor for actor in wanted if actor not in before]
    for actor in added:
        _join(tables, event, role, actor)
    left = [actor for actor in before if actor not in wanted]
    if len(left) == len(added) == 1:
        gathering.relabel(tables, [event], gathering.name(tables, left[0]), gathering.name(tables, added[0]))


def part_from(tables: Tables, event: str) -> None:
    """Keeps the order of other events to one that goes as far as words tell it: "later" alone tells nothing then."""
    orders, evidence = tables["orders"], tables["evidence"]
    here, cues = orders["other"] == event, evidence[evidence["role"] == "order"]
    bare = {(r, s, e) for r, s, e in zip(cues["row"], cues["start"], cues["end"], strict=True)}
    rows = zip(orders["event"], orders["start"], orders["end"], strict=True)
    lost = here & pd.Series([row in bare for row in rows], index=orders.index, dtype="bool")
    gone = set(zip(orders[lost]["event"], orders[lost]["start"], strict=True))
    held = zip(evidence["role"], evidence["row"], evidence["start"], strict=True)
    kept = [role != "order" or (row, start) not in gone for role, row, start in held]
    # A list would take an empty table's columns instead of its rows.
    tables["evidence"] = evidence[pd.Series(kept, index=evidence.index, dtype="bool")].reset_index(drop=True)
    gathering.put(tables, "orders", "other", here, "")
    tables["orders"] = tables["orders"][~lost].reset_index(drop=True)


def point(tables: Tables, table: str, key: str, wanted: Mapping[str, Any]) -> None:
    """Has a row rest on the words of its new parts: of an actor the mention nearest to it, of a date its own words."""
    near = anchor.span(table, anchor.row(tables, table, key))
    for column, value in wanted.items():
        if (role := gathering.WORDS.get((table, column))) is not None:
            _repoint(tables, table, key, role, words_of(tables, value, near) if value else None)
        elif table == "events" and column == "timex":
            where = anchor.row(tables, "timexes", value) if value else None
            _repoint(tables, table, key, "timex", _span(where) if where else None)
        elif (role := PRINTED.get((table, column))) is not None:
            _repoint(tables, table, key, role, _printed(tables, near, str(value)))


def words_of(tables: Tables, actor: str, near: Span) -> Span:
    """The mention of an actor nearest to a place, names and descriptions before pronouns; else its own words."""
    mentions = tables["mentions"]
    own = mentions[mentions["actor"] == actor]
    if own.empty:
        return _span(anchor.row(tables, "actors", actor))
    far = [(max(s - near.end, near.start - e, 0) + (k == "pronoun") * 200, s, e) for s, e, k in zip(
        own["start"], own["end"], own["kind"], strict=True)]  # fmt: skip
    _, start, end = min(far)
    return Span(int(start), int(end))


def _join(tables: Tables, event: str, role: str, actor: str) -> None:
    near = anchor.span("events", anchor.row(tables, "events", event))
    where, text = words_of(tables, actor, near), anchor.text_of(tables)
    document = tables["documents"]["document"].iloc[0]
    made = Participant(document=document, start=where.start, end=where.end, text=where.of(text), event=event,
                       actor=actor, role=role)  # fmt: skip
    joined = pd.concat([tables["participants"], frame("participants", [made])], ignore_index=True)
    tables["participants"] = joined.sort_values(["start", "end"], kind="stable", ignore_index=True).astype(
        dtypes("participants")
    )
    gathering.point(tables, "events", event, role, where)


def _forget(tables: Tables, event: str, role: str, gone: pd.DataFrame) -> None:
    """Takes the words of participants that go off the event's evidence: those of their own mentions."""
    mentions, evidence = tables["mentions"], tables["evidence"]
    theirs = mentions[mentions["actor"].isin(set(gone["actor"]))]
    places = {(int(s), int(e)) for each in (theirs, gone) for s, e in zip(each["start"], each["end"], strict=True)}
    here = (evidence["table"] == "events") & (evidence["row"] == event) & (evidence["role"] == role)
    tables["evidence"] = evidence[~(here & gathering.at(evidence, places))].reset_index(drop=True)


def _repoint(tables: Tables, table: str, key: str, role: str, where: Span | None) -> None:
    evidence = tables["evidence"]
    here = (evidence["table"] == table) & (evidence["row"] == key) & (evidence["role"] == role)
    tables["evidence"] = evidence[~here].reset_index(drop=True)
    if where is not None:
        gathering.point(tables, table, key, role, where)


def _printed(tables: Tables, near: Span, words: str) -> Span | None:
    """Where words stand in the sentence of a place; None where they do not, or more than once."""
    text, sentences = anchor.text_of(tables), tables["sentences"]
    around = sentences[(sentences["start"] <= near.start) & (sentences["end"] > near.start)]
    start, end = (int(around["start"].iloc[0]), int(around["end"].iloc[-1])) if len(around) else (near.start, near.end)
    if not words or text.count(words, start, end) != 1:
        return None
    at = text.find(words, start, end)
    return Span(at, at + len(words))


def _span(row: Mapping[str, Any]) -> Span:
    return Span(int(row["start"]), int(row["end"]))
