"""Readings of calendar dates: as written, or with the year, month or week that the words leave out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from itertools import islice

from . import fiscal, holiday
from . import period as calendar
from .meaning import Date, FiscalYear, Holiday, Impossible, Named, Portion, Season, Years
from .period import DAY, Period, words
from .reading import AWAY, LOOK_BACK, Context, Reading, Told, base, nearby, resolve, start, turns_ahead, unknown

NEAR = {"past": 7, "future": 30}
CONTINUES = 300
LONG_AGO = 3650


@resolve.register
def _(meaning: Date, context: Context) -> Reading:
    if meaning.year is not None:
        period = dated(meaning.year, meaning.month, meaning.day)
        first = "the day first, as elsewhere in the text" if meaning.order == "day as elsewhere" else ""
        if not meaning.swapped:
            return Reading(period, rule=f"as written, {first}" if first else "as written")
        assert meaning.month and meaning.day
        other = calendar.day(dt.date(meaning.year, meaning.day, meaning.month))
        return Reading(period, rule=f"as written, {first or 'the month first'}", other=other.edtf)
    if meaning.month is None and meaning.day:
        return _day_of_month(meaning.day, context)
    if meaning.month is None:
        return _weekday(meaning.weekday or 1, context)
    month, day = meaning.month, meaning.day
    return partial(lambda year: dated(year, month, day), context)


def dated(year: int, month: int | None, day: int | None) -> Period:
    if month is None:
        return calendar.year(year)
    return calendar.month(year, month) if day is None else calendar.day(dt.date(year, month, day))


def partial(made: Callable[[int], Period], context: Context) -> Reading:
    """A date without a year: `made` makes it for a year. The date told before it, the tense or nearness decide."""
    if context.follows and (after := _after(made, context.follows)):
        return Reading(after, context.follows.id, f"the first one after {words(context.follows.period)}")
    ahead = context.ahead if context.joined else None
    if (told := nearby(context)) and ahead is None:
        return Reading(made(start(told).year), told.id, f"year of {words(told.period)}, the date told before it")
    if context.ahead and context.ahead.period.start:
        period = _try(made, context.ahead.period.start.year)
        if period and period.start and period.start <= context.ahead.period.start:
            return Reading(period, context.ahead.id, f"year of {words(context.ahead.period)}, which goes on with it")
    if not (told := context.reference):
        found_any = _try(made, 2000)
        year_less = _any_year(found_any) if found_any else None
        return Reading(year_less, rule="no date to take the year from")
    reading = _by_reference(made, told, context)
    before = _continued(context)
    period = _try(made, start(before).year) if before else None
    if not before or not period or not period.start or period.start < start(before) or context.tense == "future":
        return reading
    rule = f"year of {words(before.period)}, the date told before it; nothing decides"
    return Reading(period, before.id, rule, reading.period.edtf if reading.period else "")


def _after(made: Callable[[int], Period], told: Told) -> Period | None:
    """The first one that begins after a time."""
    years = (start(told).year, start(told).year + 1)
    found = [period for year in years if (period := _try(made, year))]
    return next((period for period in found if period.start and period.start > start(told)), None)


def _continued(context: Context) -> Told | None:
    """A day (or a month long ago) with its year, told shortly before, that lies away from the document's date."""
    for told in islice(reversed(context.told), LOOK_BACK):
        if told.start < max(context.near, context.sentence - CONTINUES):
            return None
        if told.full and context.reference and told.period.start and "/" not in told.period.edtf:
            away = abs((start(told) - start(context.reference)).days)
            return told if away > {"day": AWAY, "month": LONG_AGO}.get(told.period.precision, away) else None
    return None


def _by_reference(made: Callable[[int], Period], told: Told, context: Context) -> Reading:
    """The year from the document's date: by the tense, else by nearness."""
    here = start(told)
    found = [period for year in (here.year - 1, here.year, here.year + 1) if (period := _try(made, year))]
    if not found:
        return unknown("the calendar does not hold it")
    if context.tense == "habit" and _any_year(found[-1]):
        return Reading(_any_year(found[-1]), rule="of any year; the clause tells what is usual")
    by_tense = _by_tense(found, here, context.tense)
    near = sorted(found, key=lambda period: _away(period, here))
    beside = near[0].precision == "day" and _away(near[0], here) <= NEAR.get(context.tense, 0)
    if by_tense and beside and by_tense is not near[0]:
        rule = f"nearest to {words(told.period)}, though the clause is in the {context.tense}"
        return Reading(near[0], told.id, rule, by_tense.edtf)
    if by_tense:
        return Reading(by_tense, told.id, _tense_rule(by_tense, told, context.tense))
    decided = near[0].edtf[:4] == str(here.year) and near[0] in _past(found, here)
    other = "" if decided or len(near) == 1 else near[1].edtf
    return Reading(near[0], told.id, f"nearest to {words(told.period)}; the clause does not say the year", other)


def _past(found: list[Period], here: dt.date) -> list[Period]:
    return [period for period in found if period.start and period.start <= here]


def _by_tense(found: list[Period], here: dt.date, tense: str) -> Period | None:
    """The last one begun by a day in the past tense, the first one not over in the future."""
    if tense == "past":
        return next(reversed(_past(found, here)), None)
    if tense == "future":
        return next((period for period in found if period.end and period.end > here), None)
    return None


def _away(period: Period, here: dt.date) -> int:
    """Days between the start of a period and a day."""
    return abs((period.start - here).days) if period.start else 0


def _any_year(period: Period) -> Period | None:
    """A day, month or season of a year that is not told: XXXX-07-04; None for what EDTF cannot write so."""
    plain = "/" not in period.edtf and period.precision in ("day", "month")
    return Period(None, None, f"XXXX{period.edtf[4:]}", period.precision) if plain else None


def _tense_rule(period: Period, told: Told, tense: str) -> str:
    if period.start and period.start.year == start(told).year:
        return f"year of the document's date, {words(told.period)}; the clause is in the {tense}"
    return f"{'last' if tense == 'past' else 'next'} one from {words(told.period)}; the clause is in the {tense}"


def _try(made: Callable[[int], Period], year: int) -> Period | None:
    try:
        found: Period = made(year)
    except (ValueError, OverflowError):
        return None
    return found if found.bounded else None


def _day_of_month(number: int, context: Context) -> Reading:
    """'the 18th': in the month of the date told before it, or the nearest month by the tense."""
    last = context.told[-1] if context.told and context.told[-1].start >= context.near else None
    told = last if last and last.period.precision in ("day", "week", "month") else nearby(context)
    if told and told.period.start and told.period.precision in ("day", "week", "month"):
        month = told.period.start.replace(day=1)
        return Reading(
            calendar.day(_dayed(month, number)), told.id, f"month of {words(told.period)}, the date told before it"
        )
    if not (told := context.reference):
        return unknown("no date to take the month from")
    here = start(told)
    days = [_dayed(calendar.shift(here.replace(day=1), step, "month"), number) for step in (-1, 0, 1)]
    past, ahead = [day for day in days if day <= here][-1], next(day for day in days if day >= here)
    if context.tense == "future":
        return Reading(
            calendar.day(ahead), told.id, f"the next one from {words(told.period)}; the clause is in the future"
        )
    rule = f"the last one up to {words(told.period)}"
    if context.tense == "past":
        return Reading(calendar.day(past), told.id, f"{rule}; the clause is in the past")
    return Reading(
        calendar.day(past), told.id, f"{rule}; the clause does not say before or after", calendar.day(ahead).edtf
    )


def _dayed(month: dt.date, number: int) -> dt.date:
    return month.replace(day=number)


def _weekday(number: int, context: Context) -> Reading:
    told = context.reference
    if context.history and (last := base("narrative", "day", context)) and not turns_ahead(context, last):
        told = last
    if told is None:
        return unknown("no date to count the weekday from")
    here = start(told)
    past = here - DAY * ((here.isoweekday() - number) % 7)
    ahead = here + DAY * ((number - here.isoweekday()) % 7)
    name = f"{past:%A}"
    if past == ahead:
        return Reading(calendar.day(here), told.id, f"{words(told.period)} is a {name}")
    if context.tense == "future":
        return Reading(
            calendar.day(ahead), told.id, f"the {name} after {words(told.period)}; the clause is in the future"
        )
    if context.tense == "past":
        return Reading(
            calendar.day(past), told.id, f"the {name} before {words(told.period)}; the clause is in the past"
        )
    rule = f"the {name} before {words(told.period)}; the clause does not say before or after"
    return Reading(calendar.day(past), told.id, rule, calendar.day(ahead).edtf)


@resolve.register
def _(meaning: Impossible, context: Context) -> Reading:
    return unknown("no calendar has this day")


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
    if meaning.fiscal and context.fiscal and meaning.year is not None:
        count = 4 if meaning.unit == "quarter" else 2
        period = fiscal.part(meaning.year, count, meaning.number, context.fiscal)
        return Reading(period, rule=fiscal.rule(context.fiscal))
    note = "; the fiscal year is taken as the calendar year" if meaning.fiscal else ""
    if meaning.year is not None:
        return Reading(made(meaning.year, meaning.number), rule="as written" + note)
    reading = partial(lambda year: made(year, meaning.number), context)
    return replace(reading, rule=reading.rule + note)


@resolve.register
def _(meaning: Season, context: Context) -> Reading:
    note = ", by whole months of the northern half of the earth"
    if meaning.year is not None:
        return Reading(calendar.season(meaning.year, meaning.name), rule="as written" + note)
    if meaning.usual or context.tense == "habit" or (not context.tense and not nearby(context)):
        return unknown("a season of any year, or of one that is not said")
    reading = partial(lambda year: calendar.season(year, meaning.name), context)
    return replace(reading, rule=reading.rule + note)


@resolve.register
def _(meaning: Holiday, context: Context) -> Reading:
    if meaning.year is not None:
        return Reading(calendar.day(holiday.date(meaning.rule, meaning.year)), rule=f"day of {meaning.name}")
    reading = partial(lambda year: calendar.day(holiday.date(meaning.rule, year)), context)
    return replace(reading, rule=f"day of {meaning.name}, {reading.rule}")


@resolve.register
def _(meaning: Named, context: Context) -> Reading:
    first, _, last = meaning.edtf.partition("/")
    return Reading(calendar.between(_written(first), _written(last or first)), rule="a time known by name")


def _written(edtf: str) -> Period:
    """A plain EDTF date: YYYY, YYYY-MM or YYYY-MM-DD. Raises ValueError."""
    year, month, day = ([int(part) for part in edtf.split("-")] + [None, None])[:3]  # type: ignore[list-item]
    assert year is not None
    return dated(year, month, day)


@resolve.register
def _(meaning: FiscalYear, context: Context) -> Reading:
    rule = "fiscal year; the text does not say when it begins"
    if meaning.year is None:
        return unknown(rule)
    if context.fiscal and meaning.last in (None, meaning.year + 1):
        return Reading(fiscal.year(meaning.last or meaning.year, context.fiscal), rule=fiscal.rule(context.fiscal))
    if meaning.last is not None:
        return Reading(calendar.years(meaning.year, meaning.last - meaning.year + 1), rule=rule)
    other = f"{meaning.year - 1:04d}-10/{meaning.year:04d}-09"
    return Reading(
        calendar.year(meaning.year), rule=f"{rule}; the second reading is the one of the United States", other=other
    )
