"""EDTF (ISO 8601-2) as a person writes it, read into the period it means: the forms that the passes write."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from . import period as calendar
from .period import Period

FORMS = "2015-08-11, 2015-08, 2015, 201X, 2015-21 (spring), 2013/2015, 2013/.. (since) or ../2013 (by)"
YEAR = re.compile(r"-?\d{4}")
MONTH = re.compile(r"(\d{4})-(\d{2})")
DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
QUARTERS = range(33, 37)
SEASONS = {21 + number: name for number, name in enumerate(calendar.SEASONS)}


def read(value: str) -> Period:
    """The period of an EDTF value: a day, month, season, quarter, year, decade, century or interval, open or about.

    Raises ValueError, in words for the person who wrote it, for a day that no calendar has and for other forms.
    """
    if "/" not in value:
        return _one(value)
    first, _, last = value.partition("/")
    if first in ("", "..") and last in ("", ".."):
        raise _unknown(value)
    if first in ("", ".."):
        return calendar.until(_one(last))
    if last in ("", ".."):
        return calendar.since(_one(first))
    return _between(value, _one(first), _one(last))


def _between(value: str, first: Period, last: Period) -> Period:
    """An interval; a whole week, quarter or half year is one, as the passes have it."""
    try:
        made = replace(calendar.between(first, last), edtf=value)
    except ValueError:
        raise ValueError(f"“{value}” ends before it starts.") from None
    if not made.start or not made.end:
        return made
    wholes = {"day": ("week", "weekend"), "month": ("quarter", "half")}.get(made.precision, ())
    for unit in wholes:
        whole = calendar.containing(made.start, unit)
        if (whole.start, whole.end) == (made.start, made.end):
            return replace(made, precision=whole.precision)
    return made


def _one(value: str) -> Period:
    bare = value.rstrip("~?%")
    if len(value) - len(bare) > 1:
        raise _unknown(value)
    try:
        return replace(_plain(bare), edtf=value)
    except (ValueError, OverflowError):
        raise _unknown(value) from None


def _plain(value: str) -> Period:
    if found := DAY.fullmatch(value):
        return calendar.day(dt.date(*map(int, found.groups())))
    if found := MONTH.fullmatch(value):
        return _month(int(found[1]), int(found[2]))
    if YEAR.fullmatch(value):
        return calendar.year(int(value))
    if re.fullmatch(r"\d{3}X", value):
        return calendar.decade(int(value[:3]) * 10)
    if re.fullmatch(r"\d{2}XX", value):
        return calendar.century(int(value[:2]) + 1)
    raise ValueError(value)


def _month(year: int, number: int) -> Period:
    if number in SEASONS:
        return calendar.season(year, SEASONS[number])
    if number in QUARTERS:
        return calendar.quarter(year, number - 32)
    return calendar.month(year, number)


def _unknown(value: str) -> ValueError:
    return ValueError(f"“{value[:40]}” is no date that can be read; write it as {FORMS}.")
