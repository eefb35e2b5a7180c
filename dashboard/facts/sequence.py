"""The order of events that the text says without a date: "after: hackers breached the agency (April 2015)"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from briefing.tables import Tables

from .wording import STATUS_WORDS, cut, date_words

BACK = {"before": "after", "until": "after", "after": "before", "since": "before"}
LONGEST = 110  # characters of what an event stands against


@dataclass(frozen=True, slots=True)
class Stand:
    """How one event stands to another thing: "two days after", the other's words, and the row that a click opens.

    `told` is False for what only follows from the order of another event, whose passage says it.
    """

    event: str
    way: str
    other: str
    opens: str = ""
    told: bool = True

    @property
    def words(self) -> str:
        """The order on one line: "after: the vote"."""
        return f"{self.way}: {self.other}"


def stands(tables: Tables) -> dict[str, list[Stand]]:
    """The orders by event, those told of it first; where A stands after B, B is before A, by the words of A."""
    if tables["orders"].empty:
        return {}
    events = {row["event"]: row for row in tables["events"].to_dict("records")}
    cues, dates = _cues(tables), dict(zip(tables["timexes"]["timex"], tables["timexes"]["edtf"], strict=True))
    found: dict[str, list[Stand]] = {}
    turned = []
    for order in tables["orders"].to_dict("records"):
        event = events[order["event"]]
        if order["other"]:
            other = _named(events[order["other"]])
        else:  # the words behind the cue
            phrase = " ".join(order["text"][cues.get((order["event"], order["start"]), 0) :].split())
            other = _with(cut(phrase, LONGEST), [date_words(dates.get(order["timex"], ""))]) if phrase else ""
        if other:
            opens = order["other"] or order["timex"]
            found.setdefault(order["event"], []).append(Stand(order["event"], _way(order), other, opens))
        if order["other"] and order["way"] in BACK and event["status"] != "negated":
            back = _way(order, BACK[order["way"]])
            turned.append(Stand(order["other"], back, _named(event), order["event"], told=False))
    for stand in turned:
        found.setdefault(stand.event, []).append(stand)
    return found


def words(tables: Tables) -> dict[str, str]:
    """By event, in one line of text, where its own words say it stands; without a date also what dated ones say."""
    dated = set(tables["events"][tables["events"]["edtf"] != ""]["event"])
    lines = {
        event: [s.words for s in held if s.told or (event not in dated and s.opens in dated)]
        for event, held in stands(tables).items()
    }
    return {event: "; ".join(dict.fromkeys(held)) for event, held in lines.items() if held}


def printed(tables: Tables) -> dict[str, str]:
    """By event, the words of the text that say where it stands ("two days after the raid"), if they need no others."""
    cues, pronouns = _cues(tables), tables["mentions"][tables["mentions"]["kind"] == "pronoun"]["start"].tolist()
    found: dict[str, str] = {}
    for order in tables["orders"].to_dict("records"):
        bare = cues.get((order["event"], order["start"]), 0) >= order["end"] - order["start"]
        if not bare and not any(order["start"] <= at < order["end"] for at in pronouns):
            found.setdefault(order["event"], " ".join(order["text"].split()))
    return found


def _way(order: dict[Any, Any], way: str = "") -> str:
    """How an event stands, with how far off: "two days after"."""
    return " ".join(part for part in (str(order["distance"]).lower(), way or str(order["way"])) if part)


def _cues(tables: Tables) -> dict[tuple[str, int], int]:
    """By event and start, how many characters of an order are the cue itself: "two days after"."""
    parts = tables["evidence"][tables["evidence"]["role"] == "order"]
    rows = zip(parts["row"], parts["start"], parts["end"], strict=True)
    return {(row, int(start)): int(end - start) for row, start, end in rows}


def _named(event: dict[Any, Any]) -> str:
    meant = "" if event["status"] == "occurred" else STATUS_WORDS[event["status"]]
    return _with(cut(event["label"], LONGEST), [meant, date_words(event["edtf"])])


def _with(text: str, more: Iterable[str]) -> str:
    """Words with what they do not say themselves behind them in brackets."""
    added = ", ".join(part for part in more if part and part.casefold() not in text.casefold())
    return f"{text} ({added})" if added else text


def in_order(tables: Tables, facts: pd.DataFrame) -> pd.DataFrame:
    """Events as they come, but none before one that the text says it stands after."""
    first = _first(tables)
    if not first:
        return facts
    left, placed = facts["fact"].tolist(), []
    waiting = set(left)
    earlier = {fact: _all_before(fact, first) & waiting for fact in left}
    while left:
        at = next((fact for fact in left if not earlier[fact] & waiting - {fact}), left[0])
        placed.append(at)
        left.remove(at)
        waiting.remove(at)
    return facts.set_index("fact", drop=False).loc[placed].set_axis(pd.RangeIndex(len(placed)))


def _first(tables: Tables) -> dict[str, set[str]]:
    """By event, the events that the text says come before it."""
    found: dict[str, set[str]] = {}
    for order in tables["orders"].to_dict("records"):
        if order["other"] and order["way"] in ("after", "since"):
            found.setdefault(order["event"], set()).add(order["other"])
        elif order["other"] and order["way"] in ("before", "until"):
            found.setdefault(order["other"], set()).add(order["event"])
    return found


def _all_before(event: str, first: dict[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    stack = [event]
    while stack:
        for earlier in first.get(stack.pop(), ()):
            if earlier not in seen:
                seen.add(earlier)
                stack.append(earlier)
    return seen
