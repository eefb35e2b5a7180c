"""The whole text cut at the border of every row, for the page that shows the article with its marks."""

from __future__ import annotations

from bisect import bisect_left
from typing import Any

import pandas as pd

from briefing.tables import Tables

from .passage import sendable
from .wording import by_hand

LAYERS = {
    "Actors": "mentions", "Sectors": "sectors", "Dates": "timexes", "Events": "events", "Quotes": "quotes",
    "Ties": "relations",
}  # fmt: skip
_OPENS = {"mentions": "mention", "sectors": "sector", "timexes": "timex"}


def marked(tables: Tables, facts: pd.DataFrame, layers: list[str]) -> list[dict[str, Any]]:
    """The text in pieces: `t` its characters, `l` the layers over them, `f` the rows they open, innermost first, and
    `by` what a person did to one of them, if anything.

    Of events, quotes and ties only those in `facts` are marked. A mention opens its actor, where that is settled.
    """
    text = tables["documents"].iloc[0]["text"]
    spans = sorted(_spans(tables, facts, layers), key=lambda span: span[1] - span[0])
    cuts = sorted({0, len(text), *(s for s, *_ in spans), *(e for _, e, *_ in spans)})
    over: list[list[tuple[str, str, str]]] = [[] for _ in cuts]
    for start, end, *what in spans:
        for at in range(bisect_left(cuts, start), bisect_left(cuts, end)):
            over[at].append((what[0], what[1], what[2]))
    return [_piece(text[a:b], held) for a, b, held in zip(cuts, cuts[1:], over, strict=False)]


def _piece(text: str, held: list[tuple[str, str, str]]) -> dict[str, Any]:
    made = {"t": sendable(text), "l": list(dict.fromkeys(layer for layer, *_ in held)),
            "f": list(dict.fromkeys(row for _, row, _ in held))}  # fmt: skip
    by = next((by for *_, by in held if by), "")
    return made | ({"by": by} if by else {})


def _spans(tables: Tables, facts: pd.DataFrame, layers: list[str]) -> list[tuple[int, int, str, str, str]]:
    made: list[tuple[int, int, str, str, str]] = []
    hands = dict(zip(facts["fact"], facts["origin"].map(by_hand), strict=True))
    for layer in layers:
        table = LAYERS[layer]
        if table in _OPENS:
            rows, ids = tables[table], _opened(tables, table)
        else:
            rows, ids = _facts(tables, facts, table)
        by = rows["origin"].map(by_hand) if table in _OPENS else [hands[row] for row in ids]
        spans = zip(rows["start"], rows["end"], ids, by, strict=True)
        made += [(start, end, layer.lower(), row, hand) for start, end, row, hand in spans if start < end]
    return made


def _facts(tables: Tables, facts: pd.DataFrame, table: str) -> tuple[pd.DataFrame, list[str]]:
    """Spans of facts and their ids; of an event only the word that names it, as its row spans the whole clause."""
    rows = facts[facts["table"] == table]
    evidence = tables["evidence"]
    triggers = evidence[(evidence["role"] == "trigger") & evidence["row"].isin(rows["fact"])]
    if table != "events" or triggers.empty:
        return rows, rows["fact"].tolist()
    return triggers, triggers["row"].tolist()


def _opened(tables: Tables, table: str) -> list[str]:
    rows = tables[table]
    if table != "mentions":
        return list(rows[_OPENS[table]])
    return [actor or mention for actor, mention in zip(rows["actor"], rows["mention"], strict=True)]
