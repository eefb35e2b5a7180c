"""Readings of times counted from another: 'last month', 'three days later', 'the past two years'."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from . import fiscal
from . import period as calendar
from .meaning import (
    Amount,
    AtTime,
    Date,
    Directed,
    Holding,
    Holiday,
    InUnit,
    Meaning,
    Portion,
    Reach,
    Same,
    Season,
    Shift,
    Unit,
)
from .period import DAY, Period, words
from .reading import Context, Reading, Told, base, narrated, read, resolve, start, unknown

MULTIPLES = {
    "quarter": (3, "M"), "decade": (10, "Y"), "century": (100, "Y"), "fortnight": (2, "W"), "night": (1, "D"),
    "weekend": (1, "WE"),
}  # fmt: skip
SAME = 3  # how many dated times back "the same period" may be
PARTS = {
    "century": (100, "year"),
    "decade": (10, "year"),
    "year": (12, "month"),
    "month": (30, "day"),
    "week": (7, "day"),
}


@resolve.register
def _(meaning: Unit, context: Context) -> Reading:
    told = base(narrated(meaning.base, meaning.offset, meaning.word, context), meaning.unit, context)
    if told is None or _adrift(told, meaning.base, meaning.offset, context.tense == "past", context):
        return unknown("what it is counted from is not dated" if context.reference else "no date to count from")
    here = start(told)
    if meaning.unit == "weekend" and meaning.word == "this" and context.tense == "past" and here.isoweekday() < 6:
        here -= 7 * DAY
    if meaning.offset > 0 and told.period.last and meaning.base == "narrative":
        here = told.period.last
    found = calendar.containing(calendar.shift(here, meaning.offset, meaning.unit), meaning.unit)
    fiscally = meaning.word in ("fiscal", "financial")
    if fiscally and context.fiscal and meaning.unit == "year":
        ends = here.year + (here.month > context.fiscal) + meaning.offset
        return Reading(fiscal.year(ends, context.fiscal), told.id, fiscal.rule(context.fiscal))
    note = "; the fiscal year is taken as the calendar year" if fiscally else ""
    return Reading(found, told.id, _counted(meaning.unit, meaning.offset, told) + note)


def _counted(unit: str, offset: int, told: Told) -> str:
    if unit == "day" and not offset:
        return f"the same day: {words(told.period)}"
    place = {0: "of", 1: "after", -1: "before"}.get(
        offset, f"{abs(offset)} {unit}s {'after' if offset > 0 else 'before'}"
    )
    return f"the {unit} {place} {words(told.period)}" if abs(offset) < 2 else f"{place} {words(told.period)}"


@resolve.register
def _(meaning: Directed, context: Context) -> Reading:
    told = base(meaning.base, "week" if isinstance(meaning.of, Date) and meaning.of.weekday else "month", context)
    if told is None:
        return unknown("no date to count from")
    here = start(told)
    if isinstance(meaning.of, Date) and meaning.of.weekday:
        return _directed_weekday(meaning.of.weekday, meaning.offset, told, meaning.nearest)
    alone = Context(reference=told)
    found = [read(with_year(meaning.of, year), alone).period for year in (here.year - 1, here.year, here.year + 1)]
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
    rule = (
        f"the {name} one, counted from {words(told.period)}"
        if name != "this"
        else f"the one in the year of {words(told.period)}"
    )
    return Reading(made[0], told.id, rule) if made else unknown("the calendar does not hold it")


def with_year(meaning: Meaning, year: int) -> Meaning:
    return replace(meaning, year=year) if isinstance(meaning, (Date, Season, Holiday, Portion)) else meaning


def _directed_weekday(number: int, offset: int, told: Told, nearest: bool) -> Reading:
    """'this Friday' is in the week of the date; 'last' and 'next' are the nearest, or those of the weeks beside.

    Nobody calls yesterday 'last Tuesday', nor tomorrow or the day after it 'next Friday'.
    """
    here = start(told)
    week = here - DAY * here.weekday() + DAY * (number - 1)
    name = f"{week:%A}"
    if offset == 0:
        return Reading(calendar.day(week), told.id, f"the {name} in the week of {words(told.period)}")
    step = (number - here.isoweekday()) % 7 or 7 if offset > 0 else -((here.isoweekday() - number) % 7 or 7)
    near, beside = here + DAY * step, week + DAY * 7 * offset
    if nearest:
        beside = near
    elif step in (-1, 1, 2):
        near, beside = beside, near
    other = calendar.day(beside).edtf if near != beside else ""
    week_of = "in the week " if abs((near - here).days) > 7 else ""
    return Reading(
        calendar.day(near),
        told.id,
        f"the {name} {week_of}{'after' if offset > 0 else 'before'} {words(told.period)}",
        other,
    )


@resolve.register
def _(meaning: InUnit, context: Context) -> Reading:
    unit = read(meaning.unit, context)
    if unit.period is None or unit.period.start is None or unit.period.end is None:
        return unit
    start, of = unit.period.start, meaning.of.of if isinstance(meaning.of, AtTime) else meaning.of
    if isinstance(of, Date) and of.weekday and not of.month:
        week = start - DAY * start.weekday()
        return replace(unit, period=calendar.day(week + DAY * (of.weekday - 1)), rule=f"the weekday in {unit.rule}")
    made = read(with_year(of, start.year), context)
    return Reading(made.period, unit.anchor, f"in {unit.rule}") if made.period else made


@resolve.register
def _(meaning: Shift, context: Context) -> Reading:
    unit = meaning.amount.unit
    if meaning.base == "soon" and context.tense != "future":
        return unknown("a length of time, not counted from a date")
    told = _counted_from(meaning, base(meaning.base, unit, context), context)
    if told is None or (
        meaning.of is None and _adrift(told, meaning.base, meaning.sign, context.tense != "future", context)
    ):
        return unknown("what it is counted from is not dated" if context.reference else "no date to count from")
    when = moved(start(told), meaning.amount, meaning.sign)
    rule = f"{said(meaning.amount, meaning.sign)} {words(told.period)}"
    if meaning.like and told.period.precision in ("day", "week", "month"):
        return Reading(calendar.containing(when, told.period.precision), told.id, rule)
    whole = meaning.amount.parts[-1][0] == int(meaning.amount.parts[-1][0])
    finer = {"century": "decade", "decade": "year"}.get(unit, unit) if not whole else unit
    return Reading(calendar.containing(when, exactness(finer)), told.id, rule)


def _adrift(told: Told, base: str, sign: int, back: bool, context: Context) -> bool:
    """Whether 'later' or 'the next day' follows no date that is told: nothing past comes after the day of writing."""
    return base == "narrative" and sign > 0 and told is context.reference and back


def _counted_from(meaning: Shift | Reach, told: Told | None, context: Context) -> Told | None:
    """What an amount is counted from: the date it names, else the one told."""
    if meaning.of is None:
        return told
    reading = read(meaning.of, context)
    return Told(reading.period, reading.anchor) if reading.period and reading.period.start else None


def exactness(unit: str) -> str:
    """A day counted in days is a day; '2 months ago' names a month, 'a year ago' a year."""
    if unit == "fortnight":
        return "week"
    return unit if unit in ("week", "month", "year", "decade", "century", "quarter") else "day"


def moved(when: dt.date, amount: Amount, sign: int) -> dt.date:
    for count, unit in amount.parts:
        whole = int(count)
        when = calendar.shift(when, sign * whole, unit)
        if count != whole and unit in PARTS:
            times, finer = PARTS[unit]
            when = calendar.shift(when, sign * round(times * (count - whole)), finer)
    return when


def said(amount: Amount, sign: int) -> str:
    many = {"century": "centuries"}
    parts = " and ".join(
        f"{count:g} {unit if count == 1 else many.get(unit, f'{unit}s')}" for count, unit in amount.parts
    )
    return f"{parts} {'after' if sign > 0 else 'before'}"


@resolve.register
def _(meaning: Reach, context: Context) -> Reading:
    length = said(meaning.amount, 1).removesuffix(" after")
    if meaning.base == "within" and meaning.of is None:
        return unknown(f"a deadline of {length} ({duration(meaning.amount)}); what it is counted from is not said")
    told = base(narrated(meaning.base, meaning.sign, "", context), meaning.amount.unit, context)
    told = _counted_from(meaning, told, context)
    if told is None:
        return unknown(f"{length} ({duration(meaning.amount)}); what it is counted from is not dated")
    rule = f"the {length} {'after' if meaning.sign > 0 else 'up to'} {words(told.period)}"
    return Reading(_reached(told, meaning), told.id, rule)


def _reached(told: Told, meaning: Reach) -> Period:
    here, unit = start(told), exactness(meaning.amount.unit)
    if meaning.base == "ended" and told.period.last:
        here = told.period.last
    far = moved(here, meaning.amount, meaning.sign)
    if meaning.base == "ended":
        return calendar.between(calendar.day(_month_kept(here, far) + DAY), calendar.day(here))
    if unit in ("day", "week") or meaning.base == "within":
        first, last = (here, far) if meaning.sign > 0 else (far, here)
        return calendar.between(calendar.day(first), calendar.day(last))
    first, last = (here, far) if meaning.sign > 0 else (far, here)
    unit = "year" if unit in ("decade", "century") else unit
    return calendar.between(calendar.containing(first, unit), calendar.containing(last, unit))


def _month_kept(here: dt.date, far: dt.date) -> dt.date:
    """The day before a stretch that ends with a month begins: three months to 30 June begin after 31 March."""
    last = calendar.month(here.year, here.month).last
    return calendar.month(far.year, far.month).last or far if here == last else far


def duration(amount: Amount) -> str:
    """A length of time in ISO 8601: P90D, PT72H, P1Y6M."""
    date = time = ""
    for count, unit in amount.parts:
        if unit in ("hour", "minute", "second"):
            time += f"{count:g}{unit[0].upper()}"
        else:
            times, letter = MULTIPLES.get(unit, (1, unit[0].upper()))
            date += f"{count * times:g}{letter}"
    return f"P{date}" + (f"T{time}" if time else "")


@resolve.register
def _(meaning: Same, context: Context) -> Reading:
    of = read(meaning.of, context)
    told = next((t for t in reversed(context.told[-SAME:]) if t.period.precision in ("month", "quarter")), None)
    if told is None or told.period.end is None or of.period is None or of.period.start is None:
        return of
    first = start(told)
    count = 12 * (told.period.end.year - first.year) + told.period.end.month - first.month
    if told.start < context.near or count > 11:
        return of
    year = min(of.period.start.year, first.year - 1) if of.anchor else of.period.start.year
    written = "" if "/" in told.period.edtf else f"{year:04d}{told.period.edtf[4:]}"
    period = calendar.months(year, first.month, count, written, told.period.precision)
    return Reading(period, told.id, f"the months of {words(told.period)} in {year}")


@resolve.register
def _(meaning: Holding, context: Context) -> Reading:
    of = read(meaning.of, context)
    if of.period is None or of.period.start is None:
        return of
    period = calendar.containing(of.period.start, meaning.unit)
    return replace(of, period=period, rule=f"the {meaning.unit} of {words(of.period)}")
