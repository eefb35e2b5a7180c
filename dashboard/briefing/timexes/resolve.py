"""Readings for all the expressions of a text, each counted from the document's date or from those before it."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from typing import TYPE_CHECKING

from ..paragraph import paragraphs
from . import composed, counted, partial  # noqa: F401 - each registers its readings with `reading.resolve`
from . import period as calendar
from .expression import Expression
from .meaning import AtTime, Date, Meaning, Open, Range
from .reading import AWAY, Context, Reading, Told, read
from .tense import tense

if TYPE_CHECKING:
    from spacy.tokens import Doc

MANY = 3


def readings(
    text: str,
    found: list[Expression],
    reference: dt.date | None,
    basis: str,
    document: str = "text",
    parse: Doc | None = None,
) -> list[Reading]:
    """A reading for each expression of a text, each counted from the document's date or those told before."""
    here = _reference(found, reference, basis, document)
    told: list[Told] = []
    history = _tells_history(found, reference)
    starts = [span.start for span in paragraphs(text)] if found else []
    made = []
    for expression in found:
        near = starts[max(0, bisect_right(starts, expression.start) - 1)] if starts else 0
        span = (expression.start, expression.end)
        context = Context(here, told, lambda span=span: tense(text, parse, *span), history, near)  # type: ignore[misc]
        reading = read(expression.meaning, context)
        made.append(reading)
        told.extend(_told(expression, reading, document))
    return made


def identity(document: str, expression: Expression) -> str:
    """The id of an expression's row."""
    return f"{document}:timex:{expression.start}-{expression.end}"


def _reference(found: list[Expression], when: dt.date | None, basis: str, document: str) -> Told | None:
    """The document's date; its anchor is the timex that gives it, else its basis."""
    if when is None:
        return None
    ids = (identity(document, expression) for expression in found if full_date(expression.meaning) == when)
    anchor = next(ids, basis) if basis == "first full date" else basis
    return Told(calendar.day(when), anchor)


def _told(expression: Expression, reading: Reading, document: str) -> list[Told]:
    """What later expressions can count from: the period, or the dated side of an open one."""
    period = reading.named or reading.period
    if period is None:
        return []
    return [Told(period, identity(document, expression), expression.start, _full(expression.meaning))]


def _full(meaning: Meaning) -> bool:
    """Whether later partial dates can take their year from it: it has one, and is not an end of something open."""
    if isinstance(meaning, AtTime):
        return _full(meaning.of)
    if isinstance(meaning, Range):
        return _full(meaning.first) or _full(meaning.last)
    return getattr(meaning, "year", None) is not None


def full_date(meaning: Meaning) -> dt.date | None:
    while isinstance(meaning, (Open, AtTime)) and meaning.of is not None:
        meaning = meaning.of
    if isinstance(meaning, Date) and meaning.year and meaning.month and meaning.day:
        return dt.date(meaning.year, meaning.month, meaning.day)
    return None


def _tells_history(found: list[Expression], reference: dt.date | None) -> bool:
    """Whether most of the days that a text gives with their year lie away from its own date."""
    days = [when for expression in found if (when := full_date(expression.meaning))]
    if reference is None:
        return bool(days)
    away = sum(abs((when - reference).days) > AWAY for when in days)
    return away >= MANY and away > len(days) / 2
