"""Readings for all the expressions of a text, each counted from the document's date or from those before it."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from dataclasses import replace
from functools import partial
from itertools import zip_longest
from typing import TYPE_CHECKING

from ..paragraph import paragraphs
from . import composed, counted, fiscal  # noqa: F401 - each registers its readings with `reading.resolve`
from . import partial as partials  # noqa: F401
from . import period as calendar
from .expression import Expression
from .meaning import AtTime, Date, Directed, Meaning, Open, Part, Range, Shift, Unit
from .reading import AWAY, Context, Reading, Told, read
from .tense import tense

if TYPE_CHECKING:
    from spacy.tokens import Doc

MANY = 3
GOES_ON = 60
JOINED = re.compile(r"\s*(?:,|,?\s*(?:and|or|to))\s+(?:on\s+)?(?:the\s+)?")
TO = re.compile(r"\s+to\s+(?:the\s+)?")
SENTENCE_END = re.compile(r"(?<!\b[A-Z][a-z]{2})[.!?][”\"’)]*\s|\n\s*\n")


def readings(
    text: str,
    found: list[Expression],
    reference: dt.date | None,
    basis: str,
    document: str = "text",
    parse: Doc | None = None,
) -> list[Reading]:
    """A reading for each expression of a text, each counted from the document's date or those told before."""
    told: list[Told] = []
    plain = Context(
        _reference(found, reference, basis, document),
        told,
        history=_tells_history(found, reference),
        fiscal=fiscal.last_month(text),
    )
    starts = [span.start for span in paragraphs(text)] or [0]
    made = []
    last = 0
    for expression, following in zip_longest(found, found[1:]):
        context = replace(
            plain,
            tells=partial(tense, text, parse, expression.start, expression.end),
            near=starts[max(0, bisect_right(starts, expression.start) - 1)],
            sentence=_sentence(text, expression.start),
            ahead=_ahead(text, expression, following, document),
            follows=told[-1] if told and TO.fullmatch(text, last, expression.start) else None,
            joined=following is not None and bool(JOINED.fullmatch(text, expression.end, following.start)),
        )
        made.append(read(expression.meaning, context))
        told.extend(_told(expression, made[-1], document))
        last = expression.end
    return made


def _sentence(text: str, start: int) -> int:
    """Where the sentence around a place starts, as far as a full stop and a space tell; at most 400 characters back."""
    ends = [match.end() for match in SENTENCE_END.finditer(text, max(0, start - 400), start)]
    return ends[-1] if ends else max(0, start - 400)


def _ahead(text: str, expression: Expression, following: Expression | None, document: str) -> Told | None:
    """The next date, where it has its year and day and goes on with this one: 'May 3 and June 5, 2012'."""
    if following is None or following.start - expression.end > GOES_ON or _full(expression.meaning):
        return None
    between = text[expression.end : following.start]
    joined = re.search(r"\b(?:and|to|or|until|through)\b|,", between) and not re.search(r"[.;!?]\s", between)
    meaning = following.meaning.last if isinstance(following.meaning, Range) else following.meaning
    when = full_date(meaning) if joined else None
    return Told(calendar.day(when), identity(document, following)) if when else None


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
    """Whether a text tells of another time than its own: its full dates lie away from it, and little counts from it."""
    if reference is None:
        return True
    days = [when for expression in found if (when := full_date(expression.meaning))]
    away = sum(abs((when - reference).days) > AWAY for when in days)
    counting = sum(_counts_from_now(expression.meaning) for expression in found)
    return away >= MANY and away >= 4 * (len(days) - away) and away > counting


def _counts_from_now(meaning: Meaning) -> bool:
    """Whether it counts from the day of writing: 'last week', 'Thursday', 'yesterday'; 'today' is often 'nowadays'."""
    while isinstance(meaning, (Open, AtTime, Part)) and meaning.of is not None:
        meaning = meaning.of
    if isinstance(meaning, Date):
        return meaning.weekday is not None and meaning.month is None
    near = isinstance(meaning, (Unit, Directed, Shift)) and meaning.base == "document"
    return near and not (isinstance(meaning, Unit) and meaning.word == "relday" and meaning.offset == 0)
