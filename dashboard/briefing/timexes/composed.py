"""Readings of parts, ranges, open times and times of day, built on the reading of the date inside."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial

from . import period as calendar
from .counted import duration, said
from .meaning import (
    Amount,
    AtTime,
    Clock,
    Date,
    Hours,
    InUnit,
    Meaning,
    Nth,
    Often,
    Open,
    Part,
    Portion,
    Range,
    Season,
    Then,
    Vague,
    Years,
)
from .period import DAY, Period, words
from .reading import Context, Reading, Told, read, resolve, start, unknown

NAMES = {
    "early": "the early part of",
    "mid": "the middle of",
    "late": "the late part of",
    "start": "the start of",
    "end": "the end of",
}

SIDES = {
    "since": (calendar.since, "from {} on"),
    "from": (calendar.since, "from {} on"),
    "as of": (calendar.since, "from {} on"),
    "until": (calendar.until, "up to and with {}"),
    "by": (calendar.until, "not later than {}"),
    "before": (calendar.before, "before {}"),
    "after": (calendar.after, "after {}"),
}


@resolve.register
def _(meaning: Part, context: Context) -> Reading:
    of = read(meaning.of, context)
    if of.period is None or not of.period.start or not of.period.end:
        return of
    given = f" ({of.rule})" if of.anchor else ""
    if meaning.which in ("half1", "half2"):
        name = "first" if meaning.which == "half1" else "second"
        return replace(of, period=_half(of.period, meaning.which), rule=f"the {name} half of {words(of.period)}{given}")
    return replace(of, rule=f"{NAMES[meaning.which]} {words(of.period)}; the days are not said{given}")


def _half(whole: Period, which: str) -> Period:
    """Half of a year, decade or century by whole months or years; of anything shorter the whole is kept."""
    assert whole.start and whole.end
    count = whole.end.year - whole.start.year
    first, year_ = which == "half1", whole.start.year
    if whole.precision == "year" and count == 1:
        return calendar.half(year_, 1 if first else 2)
    if whole.precision == "month" and calendar.shift(whole.start, 12, "month") == whole.end:
        begins = whole.start if first else calendar.shift(whole.start, 6, "month")
        return calendar.months(begins.year, begins.month, 6)
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
    if _runs_back(left.period, right.period):
        right = _next_after(left, last, context)
    if left.period is None or right.period is None:
        return left if left.period is None else right
    plain = left.other and right.other and "/" not in left.other + right.other
    return Reading(
        calendar.between(left.period, right.period),
        left.anchor or right.anchor,
        left.rule if left.anchor or not right.anchor else right.rule,
        f"{left.other}/{right.other}" if plain else "",
    )


def _shared(first: Meaning, last: Meaning) -> tuple[Meaning, Meaning]:
    """What only one end of a range says holds for both: the year, or the unit it lies in."""
    if isinstance(first, InUnit) and isinstance(last, Date) and last.year is None:
        return first, InUnit(last, first.unit)
    if isinstance(last, InUnit) and isinstance(first, Date) and first.year is None:
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
    if isinstance(first, (Season, Portion)) and isinstance(last, (Season, Portion)) and first.year is None:
        return replace(first, year=last.year), last
    return first, last


def _core(meaning: Meaning) -> Meaning:
    """The date inside a part of it or a time on it."""
    while isinstance(meaning, (Part, AtTime)):
        meaning = meaning.of
    return meaning


def _runs_back(first: Period | None, last: Period | None) -> bool:
    return bool(first and last and first.start and last.end and first.start >= last.end)


def _next_after(left: Reading, last: Meaning, context: Context) -> Reading:
    """The second end of a range that would run back: the next one after the first. Raises ValueError with a year."""
    core = _core(last)
    first = left.period.start if left.period else None
    if first and isinstance(core, (Date, Season, Portion)) and core.year is None:
        told = Told(calendar.day(first), left.anchor)
        return read(last, replace(context, reference=told, told=[], tells=lambda: "future", history=False))
    raise ValueError("a period cannot end before it starts")


@resolve.register
def _(meaning: Open, context: Context) -> Reading:
    if meaning.of is None:
        return Reading(Period(None, None, "", "open"), rule="open; the end is not said")
    if isinstance(meaning.of, Then):
        return _since_then(meaning.side, context)
    of = read(meaning.of, replace(context, tells=partial(_open_tense, meaning.side, context)))
    if of.period is None:
        return of
    period, how = of.period, of.rule
    if _ends(meaning.of) and period.end and period.precision != "decade" and meaning.side in ("by", "until"):
        period, how = calendar.day(period.end - DAY), how.replace("; the days are not said", "")
    if meaning.side == "as of" and not _to_come(period, context):
        return replace(
            of, rule=f"as things stood on {words(period)}" + (f" ({how})" if of.anchor else ""), named=period
        )
    made, rule = SIDES[_reaching_in(meaning)]
    told = rule.format(words(period)) + (f" ({how})" if of.anchor else "")
    return Reading(made(period), of.anchor, told, named=period)


def _to_come(period: Period, context: Context) -> bool:
    """Whether a time begins after the document's date, or that is not known and the clause is in the future."""
    if context.reference is None or period.start is None:
        return context.tense == "future"
    return period.start > start(context.reference)


def _open_tense(side: str, context: Context) -> str:
    """'since' looks back whatever the verb; a deadline told in the past may be either side of the day."""
    if side == "since":
        return "past"
    if side in ("by", "until"):
        return {"past": "", "": "future"}.get(context.tense, context.tense)
    return context.tense


def _ends(meaning: Meaning | None) -> bool:
    """Whether a period's end is meant: "by the end of June" is a deadline known to the day."""
    return isinstance(meaning, Part) and meaning.which == "end"


def _reaching_in(meaning: Open) -> str:
    """The side; before a middle or an end, and before or after an hour, it reaches into the time named."""
    reaches = isinstance(meaning.of, Part) and meaning.of.which in ("mid", "late", "end")
    timed = isinstance(meaning.of, AtTime)
    if meaning.side == "before" and (reaches or timed):
        return "until"
    return "since" if meaning.side == "after" and timed else meaning.side


def _since_then(side: str, context: Context) -> Reading:
    if not context.told:
        return unknown("no time told before it")
    told = context.told[-1]
    period = told.period
    if side == "since" and (period.start or period.edtf.endswith("/..")):
        made = period if period.edtf.endswith("/..") else calendar.since(period)
        return Reading(made, told.id, f"that time is {words(period)}, the last one told", named=period)
    return Reading(
        calendar.until(period) if period.end else None, told.id, f"that time is {words(period)}, the last one told"
    )


@resolve.register
def _(meaning: Then, context: Context) -> Reading:
    if not context.told:
        return unknown("no time told before it")
    told = context.told[-1]
    return Reading(told.period, told.id, f"that time is {words(told.period)}, the last one told")


@resolve.register
def _(meaning: Vague, context: Context) -> Reading:
    return unknown(f"some {meaning.unit}s {'ahead' if meaning.sign > 0 else 'back'}; how many is not said")


@resolve.register
def _(meaning: Often, context: Context) -> Reading:
    return unknown("repeated" + (f", every {said(meaning.amount, 1).removesuffix(' after')}" if meaning.amount else ""))


@resolve.register
def _(meaning: Amount, context: Context) -> Reading:
    return unknown(f"a length of time ({duration(meaning)})" if not meaning.vague else "a length of time, not counted")


@resolve.register(Clock)
@resolve.register(Hours)
def _(meaning: Clock | Hours, context: Context) -> Reading:
    return unknown("a time of day; the day is not said")


@resolve.register
def _(meaning: AtTime, context: Context) -> Reading:
    return read(meaning.of, context)
