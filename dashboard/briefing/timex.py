"""Time expressions of a document and the intervals they can mean."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from typing import TYPE_CHECKING

from . import lexicon as lexicons
from .document import Document
from .lexicon import Lexicon
from .paragraph import paragraphs
from .tables import Timex
from .timexes import period as calendar
from .timexes.expression import Expression, expressions
from .timexes.meaning import AtTime, Date, Meaning, Open, Range
from .timexes.resolve import Context, Reading, Told, read
from .timexes.tense import tense

if TYPE_CHECKING:
    from spacy.tokens import Doc

AWAY = 300
MANY = 3


def reference(document: Document) -> tuple[dt.date | None, str]:
    """The date that relative dates count from, and its basis; None and an empty basis where there is none."""
    if document.given:
        return dt.date.fromisoformat(document.given), "given"
    if document.published:
        return dt.date.fromisoformat(document.published), "published"
    for expression in expressions(document.text, lexicons.load()):
        if when := _full_date(expression.meaning):
            return when, "first full date"
    return None, ""


def find(document: Document, parse: Doc | None, reference: dt.date | None, basis: str, lexicon: Lexicon) -> list[Timex]:
    """The time expressions of a document in reading order, with their values.

    `parse` is the parsed text (its tenses help to place partial dates); None or a blank Doc will do.
    """
    found = expressions(document.text, lexicon)
    readings = resolve(document.text, found, reference, basis, document.id, parse)
    return [_row(document, expression, reading) for expression, reading in zip(found, readings, strict=True)]


def resolve(
    text: str, found: list[Expression], reference: dt.date | None, basis: str, document: str = "text", parse: Doc | None = None
) -> list[Reading]:
    """A reading for each expression of a text, each counted from the document's date or those told before."""
    here = _reference(found, reference, basis, document)
    told: list[Told] = []
    history = _tells_history(found, reference)
    starts = [span.start for span in paragraphs(text)] if found else []
    readings = []
    for expression in found:
        near = starts[max(0, bisect_right(starts, expression.start) - 1)] if starts else 0
        span = (expression.start, expression.end)
        context = Context(here, told, lambda span=span: tense(text, parse, *span), history, near)  # type: ignore[misc]
        reading = read(expression.meaning, context)
        readings.append(reading)
        told.extend(_told(expression, reading, document))
    return readings


def identity(document: str, expression: Expression) -> str:
    """The id of an expression's row."""
    return f"{document}:timex:{expression.start}-{expression.end}"


def _reference(found: list[Expression], when: dt.date | None, basis: str, document: str) -> Told | None:
    """The document's date; its anchor is the timex that gives it, else its basis."""
    if when is None:
        return None
    ids = (identity(document, expression) for expression in found if _full_date(expression.meaning) == when)
    anchor = next(ids, basis) if basis == "first full date" else basis
    return Told(calendar.day(when), anchor)


def _told(expression: Expression, reading: Reading, document: str) -> list[Told]:
    """What later expressions can count from: the period, or the dated side of an open one."""
    period = reading.named or reading.period
    if period is None:
        return []
    return [Told(period, identity(document, expression), expression.start, _full(expression.meaning))]


def _full(meaning: Meaning) -> bool:
    """Whether later partial dates can take their year from it: it has one, and is not the open end of something long."""
    if isinstance(meaning, AtTime):
        return _full(meaning.of)
    if isinstance(meaning, Range):
        return _full(meaning.first) or _full(meaning.last)
    return getattr(meaning, "year", None) is not None


def _full_date(meaning: Meaning) -> dt.date | None:
    while isinstance(meaning, (Open, AtTime)) and meaning.of is not None:
        meaning = meaning.of
    if isinstance(meaning, Date) and meaning.year and meaning.month and meaning.day:
        return dt.date(meaning.year, meaning.month, meaning.day)
    return None


def _tells_history(found: list[Expression], reference: dt.date | None) -> bool:
    """Whether most of the days that a text gives with their year lie away from its own date."""
    days = [when for expression in found if (when := _full_date(expression.meaning))]
    if reference is None:
        return bool(days)
    away = sum(abs((when - reference).days) > AWAY for when in days)
    return away >= MANY and away > len(days) / 2


def _row(document: Document, expression: Expression, reading: Reading) -> Timex:
    period = reading.period
    return Timex(
        document=document.id, start=expression.start, end=expression.end, text=document.text[expression.start : expression.end],
        timex=identity(document.id, expression), edtf=period.edtf if period else "",
        earliest=period.start.isoformat() if period and period.start else "",
        latest=period.end.isoformat() if period and period.end else "",
        precision=period.precision if period else "", anchor=reading.anchor, rule=reading.rule, other=reading.other,
    )  # fmt: skip
