"""When a time expression is: its period, counted from the document's date or from the dates told before it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import singledispatch
from itertools import islice
from typing import Any

from . import holiday
from . import period as calendar
from .meaning import (
    Amount,
    AtTime,
    Clock,
    Date,
    Directed,
    FiscalYear,
    Holding,
    Holiday,
    Hours,
    Impossible,
    InUnit,
    Meaning,
    Named,
    Now,
    Nth,
    Often,
    Open,
    Part,
    Portion,
    Range,
    Reach,
    Season,
    Shift,
    Then,
    Unit,
    Vague,
    Years,
)  # fmt: skip
from .period import DAY, FINENESS, Period, words

ENOUGH = {"day": "day", "night": "day", "hour": "day", "week": "week", "weekend": "week", "fortnight": "week", "month": "month",
          "quarter": "month", "half": "month", "year": "year", "decade": "decade", "century": "decade"}  # fmt: skip
LOOK_BACK = 50
NEAR = 30
NAMES = {"early": "the early part of", "mid": "the middle of", "late": "the late part of", "start": "the start of", "end": "the end of"}


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
    before it; `near` is where the paragraph starts.
    """

    reference: Told | None = None
    told: list[Told] = field(default_factory=list)
    tells: Callable[[], str] = lambda: ""
    history: bool = False
    near: int = 0

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


def _unknown(rule: str) -> Reading:
    return Reading(None, rule=rule)


def _base(base: str, unit: str, context: Context) -> Told | None:
    """The document's date, or the last date told that is fine enough to count such units from."""
    if base == "nearby" and not _nearby(context):
        return context.reference
    if base not in ("narrative", "nearby"):
        return context.reference
    wanted = FINENESS.index(ENOUGH.get(unit, "year"))
    for told in islice(reversed(context.told), LOOK_BACK):
        if told.period.bounded and FINENESS.index(told.period.precision) >= wanted:
            return told
    return context.reference


def _narrated(base: str, sign: int, word: str, context: Context) -> str:
    """In a text that tells of another time, 'the next five years' are counted from the date told before."""
    return "narrative" if base == "document" and sign > 0 and context.history and word != "relday" else base


def _start(told: Told) -> dt.date:
    assert told.period.start is not None
    return told.period.start


@resolve.register
def _(meaning: Date, context: Context) -> Reading:
    if meaning.year is not None:
        period = _dated(meaning.year, meaning.month, meaning.day)
        if not meaning.swapped:
            return Reading(period, rule="as written")
        assert meaning.month and meaning.day
        other = calendar.day(dt.date(meaning.year, meaning.day, meaning.month))
        return Reading(period, rule="as written, the month first", other=other.edtf)
    if meaning.month is None and meaning.day:
        return _day_of_month(meaning.day, context)
    if meaning.month is None:
        return _weekday(meaning.weekday or 1, context)
    month, day = meaning.month, meaning.day
    return _partial(lambda year: _dated(year, month, day), context)


def _dated(year: int, month: int | None, day: int | None) -> Period:
    if month is None:
        return calendar.year(year)
    return calendar.month(year, month) if day is None else calendar.day(dt.date(year, month, day))


def _partial(made: Any, context: Context) -> Reading:
    """A date without a year: `made` makes it for a year. The date told before it, the tense or nearness decide."""
    if told := _nearby(context):
        return Reading(made(_start(told).year), told.id, f"year of {words(told.period)}, the date told before it")
    if not (told := context.reference):
        return _unknown("no date to take the year from")
    here = _start(told)
    found = [period for year in (here.year - 1, here.year, here.year + 1) if (period := _try(made, year))]
    if not found:
        return _unknown("the calendar does not hold it")
    past = [period for period in found if period.start <= here]
    ahead = [period for period in found if period.end > here]
    if context.tense == "habit":
        return Reading(_any_year(found[-1]), rule="of any year; the clause tells what is usual")
    near = sorted(found, key=lambda period: abs((period.start - here).days))
    by_tense = past[-1:] if context.tense == "past" else ahead[:1] if context.tense == "future" else []
    if by_tense and by_tense[0] is not near[0] and _beside(near[0], here):
        rule = f"nearest to {words(told.period)}, though the clause is in the {context.tense}"
        return Reading(near[0], told.id, rule, by_tense[0].edtf)
    if by_tense:
        return _by_tense(by_tense[0], told, context.tense)
    close = abs((near[0].start - here).days) <= 120 or near[0].start.year == here.year
    other = "" if (close and near[0].start <= here) or len(near) == 1 else near[1].edtf
    return Reading(near[0], told.id, f"nearest to {words(told.period)}; the clause does not say the year", other)


def _any_year(period: Period) -> Period:
    """A month or season of any year: XXXX-07."""
    return Period(None, None, f"XXXX{period.edtf[4:7]}", period.precision) if len(period.edtf) == 7 else period


def _beside(period: Period, here: dt.date) -> bool:
    """Whether a period lies so close to a date that its other readings are nearly a year off."""
    assert period.start
    return abs((period.start - here).days) <= NEAR


def _by_tense(period: Period, told: Told, tense: str) -> Reading:
    """The second reading is not kept: the tense decides."""
    assert period.start
    if period.start.year == _start(told).year:
        rule = f"year of the document's date, {words(told.period)}; the clause is in the {tense}"
    else:
        rule = f"{'last' if tense == 'past' else 'next'} one from {words(told.period)}; the clause is in the {tense}"
    return Reading(period, told.id, rule)


def _try(made: Any, year: int) -> Period | None:
    try:
        found: Period = made(year)
    except (ValueError, OverflowError):
        return None
    return found if found.bounded else None


def _nearby(context: Context) -> Told | None:
    """The date with a year of its own that a partial date continues, if it continues one."""
    for told in islice(reversed(context.told), LOOK_BACK):
        if not told.full or not told.period.bounded:
            continue
        fine = told.period.precision in ("day", "week", "month") or context.history
        away = context.reference is None or abs((_start(told) - _start(context.reference)).days) > 300
        if context.history or (fine and away and told.start >= context.near):
            return told
        if told.start < context.near and not context.history:
            return None
    return None


def _day_of_month(number: int, context: Context) -> Reading:
    """'the 18th': in the month of the date told before it, or the nearest month by the tense."""
    told = _nearby(context) or (context.told[-1] if context.told and context.told[-1].start >= context.near else None)
    if told and told.period.start and told.period.precision in ("day", "week", "month"):
        month = told.period.start.replace(day=1)
        return Reading(calendar.day(_dayed(month, number)), told.id, f"month of {words(told.period)}, the date told before it")
    if not (told := context.reference):
        return _unknown("no date to take the month from")
    here = _start(told)
    days = [_dayed(calendar.shift(here.replace(day=1), step, "month"), number) for step in (-1, 0, 1)]
    past, ahead = [day for day in days if day <= here][-1], next(day for day in days if day >= here)
    if context.tense == "future":
        return Reading(calendar.day(ahead), told.id, f"the next one from {words(told.period)}; the clause is in the future")
    rule = f"the last one up to {words(told.period)}"
    if context.tense == "past":
        return Reading(calendar.day(past), told.id, f"{rule}; the clause is in the past")
    return Reading(calendar.day(past), told.id, f"{rule}; the clause does not say before or after", calendar.day(ahead).edtf)


def _dayed(month: dt.date, number: int) -> dt.date:
    return month.replace(day=number)


def _weekday(number: int, context: Context) -> Reading:
    told = context.reference
    if context.history and (last := _base("narrative", "day", context)):
        told = last
    if told is None:
        return _unknown("no date to count the weekday from")
    here = _start(told)
    past = here - DAY * ((here.isoweekday() - number) % 7)
    ahead = here + DAY * ((number - here.isoweekday()) % 7)
    name = f"{past:%A}"
    if past == ahead:
        return Reading(calendar.day(here), told.id, f"{words(told.period)} is a {name}")
    if context.tense == "future":
        return Reading(calendar.day(ahead), told.id, f"the {name} after {words(told.period)}; the clause is in the future")
    if context.tense == "past":
        return Reading(calendar.day(past), told.id, f"the {name} before {words(told.period)}; the clause is in the past")
    rule = f"the {name} before {words(told.period)}; the clause does not say before or after"
    return Reading(calendar.day(past), told.id, rule, calendar.day(ahead).edtf)


@resolve.register
def _(meaning: Impossible, context: Context) -> Reading:
    return _unknown("no calendar has this day")


@resolve.register
def _(meaning: Years, context: Context) -> Reading:
    rule = "as written; the century is not said" if meaning.short else "as written"
    if meaning.count == 10:
        return Reading(calendar.decade(meaning.first), rule=rule)
    if meaning.first < 0:
        return Reading(Period(None, None, f"-{-meaning.first:04d}/-{-(meaning.first + 99):04d}", "decade"), rule=rule)
    return Reading(calendar.century(meaning.first // 100 + 1), rule=rule)


@resolve.register
def _(meaning: Portion, context: Context) -> Reading:
    made = calendar.quarter if meaning.unit == "quarter" else calendar.half
    note = "; the fiscal year is taken as the calendar year" if meaning.fiscal else ""
    if meaning.year is not None:
        return Reading(made(meaning.year, meaning.number), rule="as written" + note)
    reading = _partial(lambda year: made(year, meaning.number), context)
    return replace(reading, rule=reading.rule + note)


@resolve.register
def _(meaning: Season, context: Context) -> Reading:
    note = ", by whole months of the northern half of the earth"
    if meaning.year is not None:
        return Reading(calendar.season(meaning.year, meaning.name), rule="as written" + note)
    reading = _partial(lambda year: calendar.season(year, meaning.name), context)
    return replace(reading, rule=reading.rule + note)


@resolve.register
def _(meaning: Holiday, context: Context) -> Reading:
    if meaning.year is not None:
        return Reading(calendar.day(holiday.date(meaning.rule, meaning.year)), rule=f"day of {meaning.name}")
    reading = _partial(lambda year: calendar.day(holiday.date(meaning.rule, year)), context)
    return replace(reading, rule=f"day of {meaning.name}, {reading.rule}")


@resolve.register
def _(meaning: Named, context: Context) -> Reading:
    first, _, last = meaning.edtf.partition("/")
    return Reading(calendar.between(_written(first), _written(last or first)), rule="a time known by name")


def _written(edtf: str) -> Period:
    """A plain EDTF date: YYYY, YYYY-MM or YYYY-MM-DD. Raises ValueError."""
    year, month, day = ([int(part) for part in edtf.split("-")] + [None, None])[:3]  # type: ignore[list-item]
    assert year is not None
    return _dated(year, month, day)


@resolve.register
def _(meaning: FiscalYear, context: Context) -> Reading:
    rule = "fiscal year; the text does not say when it begins"
    if meaning.year is None:
        return _unknown(rule)
    if meaning.last is not None:
        return Reading(calendar.years(meaning.year, meaning.last - meaning.year + 1), rule=rule)
    other = f"{meaning.year - 1:04d}-10/{meaning.year:04d}-09"
    return Reading(calendar.year(meaning.year), rule=f"{rule}; the second reading is the one of the United States", other=other)


@resolve.register
def _(meaning: Unit, context: Context) -> Reading:
    told = _base(_narrated(meaning.base, meaning.offset, meaning.word, context), meaning.unit, context)
    if told is None:
        return _unknown("no date to count from")
    here = _start(told)
    if meaning.unit == "weekend" and meaning.word == "this" and context.tense == "past" and here.isoweekday() < 6:
        here -= 7 * DAY
    if meaning.offset > 0 and told.period.last and meaning.base == "narrative":
        here = told.period.last
    found = calendar.containing(calendar.shift(here, meaning.offset, meaning.unit), meaning.unit)
    note = "; the fiscal year is taken as the calendar year" if meaning.word in ("fiscal", "financial") else ""
    return Reading(found, told.id, _counted(meaning.unit, meaning.offset, told) + note)


def _counted(unit: str, offset: int, told: Told) -> str:
    place = {0: "of", 1: "after", -1: "before"}.get(offset, f"{abs(offset)} {unit}s {'after' if offset > 0 else 'before'}")
    return f"the {unit} {place} {words(told.period)}" if abs(offset) < 2 else f"{place} {words(told.period)}"


@resolve.register
def _(meaning: Directed, context: Context) -> Reading:
    told = _base(meaning.base, "day" if isinstance(meaning.of, Date) and meaning.of.weekday else "month", context)
    if told is None:
        return _unknown("no date to count from")
    here = _start(told)
    if isinstance(meaning.of, Date) and meaning.of.weekday:
        return _directed_weekday(meaning.of.weekday, meaning.offset, told)
    alone = Context(reference=told)
    found = [read(_with_year(meaning.of, year), alone).period for year in (here.year - 1, here.year, here.year + 1)]
    made = [period for period in found if period and period.start and period.end]
    name = "this" if not meaning.offset else "last" if meaning.offset < 0 else "next"
    if meaning.offset < 0:
        made = [period for period in made if period.end and period.end <= here][-1:]
    elif meaning.offset > 0:
        made = [period for period in made if period.start and period.start > here][:1]
    else:
        made = [period for period in made if period.start and period.start.year == here.year]
        if made and context.tense == "past" and made[0].start and made[0].start > here:
            made = [period for period in found if period and period.start and period.start.year == here.year - 1]
    rule = f"the {name} one, counted from {words(told.period)}" if name != "this" else f"the one in the year of {words(told.period)}"
    return Reading(made[0], told.id, rule) if made else _unknown("the calendar does not hold it")


def _with_year(meaning: Meaning, year: int) -> Meaning:
    return replace(meaning, year=year) if isinstance(meaning, (Date, Season, Holiday, Portion)) else meaning


def _directed_weekday(number: int, offset: int, told: Told) -> Reading:
    """'this Friday' is in the week of the date; 'last' and 'next' are the nearest before and after, or of the weeks beside."""
    here = _start(told)
    week = here - DAY * here.weekday() + DAY * (number - 1)
    name = f"{week:%A}"
    if offset == 0:
        return Reading(calendar.day(week), told.id, f"the {name} in the week of {words(told.period)}")
    step = (number - here.isoweekday()) % 7 or 7 if offset > 0 else -((here.isoweekday() - number) % 7 or 7)
    near, beside = here + DAY * step, week + DAY * 7 * offset
    other = calendar.day(beside).edtf if near != beside else ""
    return Reading(calendar.day(near), told.id, f"the {name} {'after' if offset > 0 else 'before'} {words(told.period)}", other)


@resolve.register
def _(meaning: InUnit, context: Context) -> Reading:
    unit = read(meaning.unit, context)
    if unit.period is None or unit.period.start is None or unit.period.end is None:
        return unit
    start, of = unit.period.start, meaning.of
    if isinstance(of, Date) and of.weekday and not of.month:
        week = start - DAY * start.weekday()
        return replace(unit, period=calendar.day(week + DAY * (of.weekday - 1)), rule=f"the weekday in {unit.rule}")
    made = read(_with_year(of, start.year), context)
    return Reading(made.period, unit.anchor, f"in {unit.rule}") if made.period else made


@resolve.register
def _(meaning: Shift, context: Context) -> Reading:
    unit = meaning.amount.unit
    if meaning.base == "soon" and context.tense != "future":
        return _unknown("a length of time, not counted from a date")
    if meaning.of is not None:
        reading = read(meaning.of, context)
        if reading.period is None or reading.period.start is None:
            return _unknown("what it is counted from is not dated")
        told = Told(reading.period, reading.anchor)
    elif (base := _base(meaning.base, unit, context)) is not None:
        told = base
    else:
        return _unknown("no date to count from")
    moved = _moved(_start(told), meaning.amount, meaning.sign)
    said = _said(meaning.amount, meaning.sign)
    return Reading(calendar.containing(moved, _exactness(unit)), told.id, f"{said} {words(told.period)}")


def _exactness(unit: str) -> str:
    """A day counted in days is a day; '2 months ago' names a month, 'a year ago' a year."""
    return unit if unit in ("week", "month", "year", "decade", "century", "quarter") else "week" if unit == "fortnight" else "day"


def _moved(when: dt.date, amount: Amount, sign: int) -> dt.date:
    for count, unit in amount.parts:
        whole = int(count)
        when = calendar.shift(when, sign * whole, unit)
        if count != whole and unit == "year":
            when = calendar.shift(when, sign * round(12 * (count - whole)), "month")
    return when


def _said(amount: Amount, sign: int) -> str:
    parts = " and ".join(f"{count:g} {unit}{'s' if count != 1 else ''}" for count, unit in amount.parts)
    return f"{parts} {'after' if sign > 0 else 'before'}"


@resolve.register
def _(meaning: Reach, context: Context) -> Reading:
    length = _said(meaning.amount, 1).removesuffix(" after")
    if meaning.base == "within" and meaning.of is None:
        return _unknown(f"a deadline of {length} ({duration(meaning.amount)}); what it is counted from is not said")
    if meaning.of is not None:
        reading = read(meaning.of, context)
        if reading.period is None or reading.period.start is None:
            return _unknown(f"a deadline of {length} ({duration(meaning.amount)}); what it is counted from is not dated")
        told = Told(reading.period, reading.anchor)
    elif (base := _base(_narrated(meaning.base, meaning.sign, "", context), meaning.amount.unit, context)) is not None:
        told = base
    else:
        return _unknown("no date to count from")
    return Reading(_reached(told, meaning), told.id, f"the {length} {'after' if meaning.sign > 0 else 'up to'} {words(told.period)}")


def _reached(told: Told, meaning: Reach) -> Period:
    here, unit = _start(told), _exactness(meaning.amount.unit)
    far = _moved(here, meaning.amount, meaning.sign)
    if unit in ("day", "week") or meaning.base == "within":
        first, last = (here, far) if meaning.sign > 0 else (far, here)
        return calendar.between(calendar.day(first), calendar.day(last))
    first, last = (here, far) if meaning.sign > 0 else (far, here)
    unit = "year" if unit in ("decade", "century") else unit
    return calendar.between(calendar.containing(first, unit), calendar.containing(last, unit))


def duration(amount: Amount) -> str:
    """A length of time in ISO 8601: P90D, PT72H, P1Y6M."""
    date = time = ""
    for count, unit in amount.parts:
        letter = {"minute": "M", "hour": "H", "second": "S"}.get(unit)
        if letter:
            time += f"{count:g}{letter}"
        else:
            times, letter = {"quarter": (3, "M"), "decade": (10, "Y"), "century": (100, "Y"), "fortnight": (2, "W")}.get(
                unit, (1, {"night": "D", "weekend": "WE"}.get(unit, unit[0].upper()))
            )
            date += f"{count * times:g}{letter}"
    return f"P{date}" + (f"T{time}" if time else "")


@resolve.register
def _(meaning: Holding, context: Context) -> Reading:
    of = read(meaning.of, context)
    if of.period is None or of.period.start is None:
        return of
    return replace(of, period=calendar.containing(of.period.start, meaning.unit), rule=f"the {meaning.unit} of {words(of.period)}")


@resolve.register
def _(meaning: Part, context: Context) -> Reading:
    of = read(meaning.of, context)
    if of.period is None or not of.period.start or not of.period.end:
        return of
    if meaning.which in ("half1", "half2"):
        return replace(of, period=_half(of.period, meaning.which), rule=f"the {'first' if meaning.which[-1] == '1' else 'second'} half of "
                       f"{words(of.period)}" + (f" ({of.rule})" if of.anchor else ""))  # fmt: skip
    rule = f"{NAMES[meaning.which]} {words(of.period)}; the days are not said" + (f" ({of.rule})" if of.anchor else "")
    return replace(of, rule=rule)


def _half(whole: Period, which: str) -> Period:
    """Half of a year, decade or century by whole months or years; of anything shorter the whole is kept."""
    assert whole.start and whole.end
    count = whole.end.year - whole.start.year
    first, year_ = which == "half1", whole.start.year
    if whole.precision == "year" and count == 1:
        return calendar.half(year_, 1 if first else 2)
    if whole.precision == "decade":
        return calendar.years(year_ if first else year_ + count // 2, count // 2)
    return whole


@resolve.register
def _(meaning: Nth, context: Context) -> Reading:
    of = read(meaning.of, context)
    if of.period is None or not of.period.start or not of.period.end:
        return of
    found = _nth(meaning, of.period.start, of.period.end)
    return replace(of, period=found, rule=f"counted inside {words(of.period)}" + (f" ({of.rule})" if of.anchor else ""))


def _nth(meaning: Nth, start: dt.date, end: dt.date) -> Period:
    """The nth piece of the days from start to end. Raises ValueError when it lies outside."""
    number, unit = meaning.number, meaning.unit
    if unit in ("hour", "minute", "second"):
        raise ValueError("shorter than a day")
    if unit == "isoweek":
        return calendar.week(dt.date.fromisocalendar(start.year, number, 1))
    if unit == "weekday":
        assert meaning.weekday
        offset = (meaning.weekday - start.isoweekday()) % 7
        when = start + DAY * (offset + 7 * (number - 1))
        if number < 0:
            when = end - DAY - DAY * (((end - DAY).isoweekday() - meaning.weekday) % 7)
        pieces = calendar.day(when)
    elif number > 0:
        first = calendar.shift(start, number - 1, unit)
        pieces = _pieces(first, calendar.shift(first, meaning.count, unit), unit)
    else:
        pieces = _pieces(calendar.shift(end, -meaning.count, unit), end, unit)
    if pieces.start is None or pieces.end is None or pieces.start < start or pieces.start >= end:
        raise ValueError("outside of the period")
    return pieces


def _pieces(first: dt.date, end: dt.date, unit: str) -> Period:
    last = end - DAY
    if unit in ("month", "year", "quarter", "decade", "century"):
        whole = "month" if unit == "quarter" else "year" if unit in ("decade", "century") else unit
        return calendar.between(calendar.containing(first, whole), calendar.containing(last, whole))
    if (end - first).days == 1:
        return calendar.day(first)
    return calendar.days(first, (end - first).days, "week" if unit == "week" else "day")


@resolve.register
def _(meaning: Range, context: Context) -> Reading:
    first, last = _shared(meaning.first, meaning.last)
    right = read(last, context)
    left = read(first, context)
    if isinstance(meaning.last, Now):
        return replace(left, period=calendar.since(left.period)) if left.period else left
    if left.period is None or right.period is None:
        return left if left.period is None else right
    if left.period.start and right.period.end and left.period.start >= right.period.end:
        left, right = _ordered(first, last, left, right, context)
        assert left.period and right.period
    anchor = left.anchor or right.anchor
    rule = left.rule if left.rule == right.rule else next((r.rule for r in (left, right) if r.anchor), left.rule)
    other = f"{left.other or left.period.edtf}/{right.other or right.period.edtf}" if left.other and right.other else ""
    return Reading(calendar.between(left.period, right.period), anchor, rule, other if "/" not in left.other + right.other else "")


def _shared(first: Meaning, last: Meaning) -> tuple[Meaning, Meaning]:
    """What only one end of a range says holds for both: the year, or the unit it lies in."""
    if isinstance(first, InUnit) and isinstance(last, Date):
        return first, InUnit(last, first.unit)
    if isinstance(last, InUnit) and isinstance(first, Date):
        return InUnit(first, last.unit), last
    if isinstance(first, Date) and isinstance(last, Date) and first.month and last.month:
        if first.year is None and last.year is not None:
            earlier = (first.month, first.day or 1) <= (last.month, last.day or 28)
            return replace(first, year=last.year if earlier else last.year - 1), last
        if last.year is None and first.year is not None:
            later = (last.month, last.day or 28) >= (first.month, first.day or 1)
            return first, replace(last, year=first.year if later else first.year + 1)
    if isinstance(first, Years) and isinstance(last, Years) and first.short and last.short and last.first < first.first:
        return first, replace(last, first=last.first + 100)
    if isinstance(first, (Season, Portion)) and isinstance(last, (Season, Portion)) and first.year is None and last.year is not None:
        return replace(first, year=last.year), last
    return first, last


def _core(meaning: Meaning) -> Meaning:
    """The date inside a part of it or a time on it."""
    while isinstance(meaning, (Part, AtTime)):
        meaning = meaning.of
    return meaning


def _ordered(first: Meaning, last: Meaning, left: Reading, right: Reading, context: Context) -> tuple[Reading, Reading]:
    """A range of partial dates that would run back: its second end is the next one after its first. Raises ValueError."""
    assert left.period and left.period.start
    core = _core(last)
    if isinstance(core, (Date, Season, Portion)) and core.year is None:
        told = Told(calendar.day(left.period.start), left.anchor)
        return left, read(last, replace(context, reference=told, told=[], tells=lambda: "future", history=False))
    raise ValueError("a period cannot end before it starts")


@resolve.register
def _(meaning: Open, context: Context) -> Reading:
    if meaning.of is None:
        return Reading(Period(None, None, "", "open"), rule="open; the end is not said")
    if isinstance(meaning.of, Then):
        return _since_then(meaning.side, context)
    of = read(meaning.of, context)
    if of.period is None:
        return of
    period = {
        "since": calendar.since, "until": calendar.until, "by": calendar.until, "before": calendar.before, "after": calendar.after,
    }[meaning.side](of.period)  # fmt: skip
    named = {"since": "from {} on", "until": "up to and with {}", "by": "not later than {}", "before": "before {}", "after": "after {}"}
    rule = named[meaning.side].format(words(of.period)) + (f" ({of.rule})" if of.anchor else "")
    return Reading(period, of.anchor, rule, named=of.period)


def _since_then(side: str, context: Context) -> Reading:
    if not context.told:
        return _unknown("no time told before it")
    told = context.told[-1]
    period = told.period
    if side == "since" and (period.start or period.edtf.endswith("/..")):
        made = period if period.edtf.endswith("/..") else calendar.since(period)
        return Reading(made, told.id, f"that time is {words(period)}, the last one told", named=period)
    return Reading(calendar.until(period) if period.end else None, told.id, f"that time is {words(period)}, the last one told")


@resolve.register
def _(meaning: Then, context: Context) -> Reading:
    if not context.told:
        return _unknown("no time told before it")
    told = context.told[-1]
    return Reading(told.period, told.id, f"that time is {words(told.period)}, the last one told")


@resolve.register
def _(meaning: Now, context: Context) -> Reading:
    return Reading(context.reference.period, context.reference.id, "the document's date") if context.reference else _unknown("")


@resolve.register
def _(meaning: Vague, context: Context) -> Reading:
    return _unknown(f"some {meaning.unit}s {'ahead' if meaning.sign > 0 else 'back'}; how many is not said")


@resolve.register
def _(meaning: Often, context: Context) -> Reading:
    return _unknown("repeated" + (f", every {_said(meaning.amount, 1).removesuffix(' after')}" if meaning.amount else ""))


@resolve.register
def _(meaning: Amount, context: Context) -> Reading:
    return _unknown(f"a length of time ({duration(meaning)})" if not meaning.vague else "a length of time, not counted")


@resolve.register(Clock)
@resolve.register(Hours)
def _(meaning: Clock | Hours, context: Context) -> Reading:
    return _unknown("a time of day; the day is not said")


@resolve.register
def _(meaning: AtTime, context: Context) -> Reading:
    return read(meaning.of, context)
