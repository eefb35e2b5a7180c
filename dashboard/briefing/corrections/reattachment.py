"""A correction whose words are gone, brought by a person to other words: the same decision on the row there."""

from __future__ import annotations

from typing import Any

from ..correction import Correction, CorrectionError
from ..span import Span
from ..tables import KEYS, Tables
from . import anchor, review


def moved(tables: Tables, old: Correction, start: int, end: int, reason: str = "") -> Correction:
    """The correction `old` made on the row that rests on the words from `start` to `end`.

    Raises CorrectionError, in the user's words, where no row or several rest there, or what it names is gone.
    """
    why = reason or old.reason
    values = {name: _settled(tables, value) for name, value in old.set.items()}
    if old.action == "add":
        return review.add(tables, old.table, start, end, values, why)
    row = _row_on(tables, old.table, Span(start, end))
    match old.action:
        case "merge":
            return review.merge(tables, row, str(values["into"]), why)
        case "split":
            mentions = values.pop("mentions")
            return review.split(tables, row, mentions, values, why)
        case "change":
            return review.change(tables, old.table, row, values, why)
        case "accept":
            return review.accept(tables, old.table, row, why)
    return review.remove(tables, old.table, row, why)


def row_of(found: Tables, made: Correction) -> str:
    """The id of the row that a correction means among what the engine found; '' where it means none now."""
    try:
        return anchor.target(found, made)[1]
    except anchor.Lost:
        return ""


def _row_on(tables: Tables, table: str, where: Span) -> str:
    """The one row known by these words, or by words among them."""
    rows = anchor.rows_on(tables, table, where)
    if not rows:
        held = [{str(name): value for name, value in row.items()} for row in tables[table].to_dict("records")]
        rows = [row for row in held if _within(anchor.span(table, row), where)]
    one = anchor.ONE[table]
    if len(rows) != 1:
        found = f"{len(rows)} {one}s rest" if rows else f"No {one} rests"
        raise CorrectionError(f"{found} on these words; mark those of one {one}.")
    return str(rows[0][KEYS[table]])


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _settled(tables: Tables, value: Any) -> Any:
    try:
        return anchor.settled(tables, value)
    except anchor.Lost as lost:
        text = str(lost)
        raise CorrectionError(f"{text[:1].upper()}{text[1:]}.") from None
