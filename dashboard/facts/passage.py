"""The words a fact rests on, cut so that overlapping parts can each be shown."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from urllib.parse import quote, urlsplit

import pandas as pd

from briefing.tables import KEYS, Tables

from .wording import ROLES

_OWN = {"actors": "who", "mentions": "who", "timexes": "when", "sentences": "sentence"}
_ROOM = 300  # characters of context where the text has no sentences


@dataclass(frozen=True)
class Part:
    """A stretch of text, what it does for the fact (in the reader's words), and the row a click on it opens."""

    start: int
    end: int
    role: str
    opens: str = ""


def parts(tables: Tables, table: str, row: Mapping[Any, Any]) -> list[Part]:
    """What a row rests on, in reading order; the row's own characters where nothing finer is known."""
    key = row[KEYS[table]]
    evidence = tables["evidence"]
    rests = evidence[(evidence["table"] == table) & (evidence["row"] == key)]
    opens, orders = _openers(tables), _orders(tables, key) if table == "events" else {}
    found = {
        Part(start, end, _role(table, role), orders.get(start, "") if role == "order" else opens.get((start, end), ""))
        for start, end, role in zip(rests["start"], rests["end"], rests["role"], strict=True)
    }
    if not found:
        found = {Part(row["start"], row["end"], _OWN.get(table, "words"))}
    return sorted(found, key=lambda part: (part.start, -part.end, part.role))


def _role(table: str, role: str) -> str:
    """What a part does, in the reader's words; the cue of an event is the word that says how it is meant."""
    return "how meant" if (table, role) == ("events", "cue") else ROLES.get(role, role)


def _openers(tables: Tables) -> dict[tuple[int, int], str]:
    """Spans of mentions and dates, and the actor or date that a click on them opens."""
    mentions, timexes = tables["mentions"], tables["timexes"]
    opens = dict(zip(zip(timexes["start"], timexes["end"], strict=True), timexes["timex"], strict=True))
    opens |= dict(zip(zip(mentions["start"], mentions["end"], strict=True), mentions["actor"], strict=True))
    return opens


def _orders(tables: Tables, event: str) -> dict[int, str]:
    """Where the words of order of an event begin, and the event or date that a click on them opens."""
    own = tables["orders"][tables["orders"]["event"] == event]
    leads = (own["other"].where(own["other"] != "", own["timex"])).tolist()
    return dict(zip(own["start"].tolist(), leads, strict=True))


def pieces(text: str, found: list[Part], start: int, end: int, own: tuple[int, int]) -> list[dict[str, Any]]:
    """`text[start:end]` cut at every border of a part. Each piece: its text `t`, roles `r`, what it opens `i`, and
    `near` where it is only context, outside `own`. The innermost part comes first in `r`."""
    borders = {start, end, *own}
    for part in found:
        borders |= {part.start, part.end}
    cuts = sorted(c for c in borders if start <= c <= end)
    made = []
    for a, b in pairwise(cuts):
        inside = sorted((p for p in found if p.start <= a and b <= p.end), key=lambda p: p.end - p.start)
        piece: dict[str, Any] = {"t": sendable(text[a:b]), "r": list(dict.fromkeys(p.role for p in inside if p.role))}
        opened = next((p.opens for p in inside if p.opens), "")
        if opened:
            piece["i"] = opened
        if not (own[0] <= a and b <= own[1]):
            piece["near"] = True
        made.append(piece)
    return made


def context(text: str, sentences: pd.DataFrame, found: list[Part], own: tuple[int, int]) -> list[tuple[int, int]]:
    """The runs of text to show: the sentences of the fact with one before and after, and those of far parts."""
    starts, ends = sentences["start"].tolist(), sentences["end"].tolist()
    if not starts:
        return [(max(0, own[0] - _ROOM), min(len(text), own[1] + _ROOM))]

    def at(place: int) -> int:
        return max(0, bisect_right(starts, place) - 1)

    wanted = set(range(max(0, at(own[0]) - 1), min(len(starts), at(own[1] - 1) + 2)))
    for part in found:
        wanted |= set(range(at(part.start), at(part.end - 1) + 1))
    runs: list[tuple[int, int]] = []
    for index in sorted(wanted):
        if runs and index - 1 in wanted:
            runs[-1] = (runs[-1][0], ends[index])
        else:
            runs.append((starts[index], ends[index]))
    return [(min(a, own[0]) if a <= own[1] and own[0] <= b else a, max(b, own[1]) if a <= own[0] <= b else b)
            for a, b in runs]  # fmt: skip


def passage(tables: Tables, table: str, row: Mapping[Any, Any]) -> list[dict[str, Any]]:
    """The passage of a row as pieces; `{"gap": True}` stands where sentences are left out."""
    text = str(tables["documents"].set_index("document").at[row["document"], "text"])
    found = parts(tables, table, row)
    own = _sentence_span(tables["sentences"], row)
    made: list[dict[str, Any]] = []
    for start, end in context(text, tables["sentences"], found, (row["start"], row["end"])):
        if made:
            made.append({"gap": True})
        made += pieces(text, found, start, end, own)
    return made


def _sentence_span(sentences: pd.DataFrame, row: Mapping[Any, Any]) -> tuple[int, int]:
    """The sentences that a row lies in, as one span; its own characters where there are none."""
    over = sentences[(sentences["start"] < row["end"]) & (sentences["end"] > row["start"])]
    if over.empty:
        return row["start"], row["end"]
    return min(row["start"], int(over["start"].min())), max(row["end"], int(over["end"].max()))


def fragment(url: str, text: str) -> str:
    """The address of the original page, scrolled to the words (`#:~:text=`); '' where no web address is known."""
    if urlsplit(url).scheme not in ("http", "https"):
        return ""
    words = re.split(r"\s+", text.strip())
    first, last = " ".join(words[:6]), " ".join(words[-6:])
    target = _encoded(" ".join(words)) if len(words) <= 14 else f"{_encoded(first)},{_encoded(last)}"
    return f"{url.split('#')[0]}#:~:text={target}"


def _encoded(words: str) -> str:
    return quote(sendable(words), safe="").replace("-", "%2D")


def sendable(text: str) -> str:
    """The text with lone surrogates replaced, as no message to a browser can hold them."""
    return text.encode("utf-8", "replace").decode("utf-8")
