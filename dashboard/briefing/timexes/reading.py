"""What an expression can be counted from, and the reading that comes of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import singledispatch
from itertools import islice
from typing import Any

from .meaning import Meaning
from .period import FINENESS, Period

ENOUGH = {
    "day": "day", "night": "day", "hour": "day", "week": "week", "weekend": "week", "fortnight": "week",
    "month": "month", "quarter": "month", "half": "month", "year": "year", "decade": "decade", "century": "decade",
}  # fmt: skip
BASES = ("given", "published")
LOOK_BACK = 50
AWAY = 300


@dataclass(frozen=True, slots=True)
class Told:
    """A dated time: its period, the id of its timex (or the basis of the document's date), and where it stands."""

    period: Period
    id: str
    start: int = 0
    full: bool = True


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression can be counted from: the document's date, the dates told before it (in order), its tense.

    `history` says that the text tells of another time than its own, so that a partial date follows the date told
    before it; `near` and `sentence` are where its paragraph and sentence start. `ahead` is the dated time that goes on
    with this one ('May 3 and June 5, 2012'), `joined` when nothing but "and" or "to" lies between.
    `follows` is the dated time right before it, with only "to" between.
    `fiscal` is the month in which fiscal years end, 0 where the text does not say.
    """

    reference: Told | None = None
    told: list[Told] = field(default_factory=list)
    tells: Callable[[], str] = lambda: ""
    history: bool = False
    near: int = 0
    sentence: int = 0
    ahead: Told | None = None
    joined: bool = False
    follows: Told | None = None
    fiscal: int = 0

    @property
    def tense(self) -> str:
        """`past`, `future` or empty; looked up when it is needed."""
        return self.tells()


@dataclass(frozen=True, slots=True)
class Reading:
    """A period (None when it cannot be told), what it is counted from, how, and the second reading if nothing decides.

    `named` is the period that an open one is open from or to.
    """

    period: Period | None
    anchor: str = ""
    rule: str = ""
    other: str = ""
    named: Period | None = None


def read(meaning: Meaning, context: Context) -> Reading:
    """The reading of an expression; without a period where the calendar or what is known does not reach."""
    try:
        return resolve(meaning, context)
    except (OverflowError, ValueError):
        return Reading(None, rule="the calendar does not hold it")


@singledispatch
def resolve(meaning: Any, context: Context) -> Reading:
    raise TypeError(f"no reading of {meaning!r}")


def unknown(rule: str) -> Reading:
    return Reading(None, rule=rule)


def base(base: str, unit: str, context: Context) -> Told | None:
    """The document's date, or the last date told that is fine enough to count such units from."""
    if base == "nearby" and not nearby(context):
        return context.reference
    if base == "event":
        return None
    if base not in ("narrative", "nearby", "told"):
        return context.reference
    wanted = FINENESS.index(ENOUGH.get(unit, "year"))
    for told in islice(reversed(context.told), LOOK_BACK):
        if (
            told.period.bounded
            and FINENESS.index(told.period.precision) >= wanted
            and not (base == "narrative" and _not_yet(told, context))
        ):
            return told
    lately = bool(context.told) and context.told[-1].start >= context.near
    return None if base == "told" or lately else context.reference


def _not_yet(told: Told, context: Context) -> bool:
    """Whether a time lies after the day of writing while the clause tells of the past, so is none to count from."""
    known = context.reference
    if context.history or known is None or known.id not in BASES or not told.period.start or not known.period.end:
        return False
    return told.period.start >= known.period.end and context.tense == "past"


def narrated(base: str, sign: int, word: str, context: Context) -> str:
    """In a text that tells of another time, 'the next five years' are counted from the date told before."""
    return "narrative" if base == "document" and sign > 0 and context.history and word != "relday" else base


def start(told: Told) -> dt.date:
    assert told.period.start is not None
    return told.period.start


def nearby(context: Context) -> Told | None:
    """The date with its year that a partial date continues: one of its sentence, or in a history the last one."""
    for told in islice(reversed(context.told), LOOK_BACK):
        if not context.history and told.start < context.sentence:
            return None
        if not told.full or not told.period.bounded:
            continue
        if context.history:
            return None if turns_ahead(context, told) else told
        if told.period.precision in ("day", "week", "month") and "/" not in told.period.edtf:
            return told
    return None


def turns_ahead(context: Context, told: Told) -> bool:
    """Whether a clause in the future leaves the past of the text; by how much, only its own date can say."""
    if context.tense != "future":
        return False
    return context.reference is None or start(told) < start(context.reference)
