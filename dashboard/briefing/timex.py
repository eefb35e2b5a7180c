"""Time expressions of a document and the intervals they can mean."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from . import lexicon as lexicons
from .document import Document
from .layout import dated, form
from .lexicon import Lexicon
from .tables import Timex
from .timexes import about
from .timexes.expression import Expression, expressions
from .timexes.reading import Reading
from .timexes.resolve import full_date, identity, readings

if TYPE_CHECKING:
    from spacy.tokens import Doc


def reference(document: Document) -> tuple[dt.date | None, str]:
    """The date that relative dates count from, and its basis; None and an empty basis where there is none."""
    if document.given:
        return dt.date.fromisoformat(document.given), "given"
    if document.published:
        return dt.date.fromisoformat(document.published), "published"
    when, basis = dated.stated(document.text)
    if when:
        return when, basis
    for expression in expressions(form.seen(document.text), lexicons.load()):
        if when := full_date(expression.meaning):
            return when, "first full date"
    return None, ""


def find(document: Document, parse: Doc | None, reference: dt.date | None, basis: str, lexicon: Lexicon) -> list[Timex]:
    """The time expressions of a document in reading order, with their values.

    `parse` is the parsed text (its tenses help to place partial dates); None or a blank Doc will do.
    """
    text = form.seen(document.text)
    found = expressions(text, lexicon)
    made = readings(text, found, reference, basis, document.id, parse)
    shown = [about.approximate(text, *each) for each in zip(found, made, strict=True)]
    return [_row(document, expression, reading) for expression, reading in zip(found, shown, strict=True)]


def _row(document: Document, expression: Expression, reading: Reading) -> Timex:
    start, end, period = expression.start, expression.end, reading.period
    return Timex(
        document=document.id, start=start, end=end, text=document.text[start:end],
        timex=identity(document.id, expression), edtf=period.edtf if period else "",
        earliest=period.start.isoformat() if period and period.start else "",
        latest=period.end.isoformat() if period and period.end else "",
        precision=period.precision if period else "", anchor=reading.anchor, rule=reading.rule, other=reading.other,
    )  # fmt: skip
