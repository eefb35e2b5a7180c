"""Calendar periods: half-open runs of days with their value in EDTF (ISO 8601-2).

The `edtf` library reads what is written here, and a test holds the bounds to it; it takes milliseconds a value,
so the bounds are counted here.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

DAY = dt.timedelta(days=1)
FIRST_YEAR, LAST_YEAR = 1, 9998
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
FINENESS = ("open", "decade", "year", "quarter", "month", "week", "day")
UNIT_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `start` up to, not including, `end`; None is an open side, or a year no calendar date holds."""

    start: dt.date | None
    end: dt.date | None
    edtf: str
    precision: str

    @property
    def last(self) -> dt.date | None:
        """Its last day."""
        return self.end - DAY if self.end else None

    @property
    def bounded(self) -> bool:
        return self.start is not None and self.end is not None


def day(when: dt.date) -> Period:
    return Period(when, when + DAY, when.isoformat(), "day")


def week(when: dt.date) -> Period:
    """The week, from Monday, that holds a day."""
    return days(when - DAY * when.weekday(), 7, "week")


def weekend(when: dt.date) -> Period:
    """The Saturday and Sunday of the week that holds a day."""
    return days(when - DAY * when.weekday() + 5 * DAY, 2, "week")


def days(first: dt.date, count: int, precision: str = "day") -> Period:
    """`count` days from `first`."""
    end = first + DAY * count
    return Period(first, end, f"{first.isoformat()}/{(end - DAY).isoformat()}", precision)


def month(year_: int, number: int) -> Period:
    return months(year_, number, 1, f"{year_:04d}-{number:02d}", "month")


def quarter(year_: int, number: int) -> Period:
    return months(year_, 3 * number - 2, 3, "", "quarter")


def half(year_: int, number: int) -> Period:
    return months(year_, 6 * number - 5, 6, "", "quarter")


def season(year_: int, name: str) -> Period:
    """A season of the northern half of the earth, by whole months; winter runs into the next year."""
    return months(year_, SEASONS[name], 3, f"{year_:04d}-{21 + list(SEASONS).index(name)}", "quarter")


def year(number: int) -> Period:
    """A year; before the year 1 (1 BC is 0) it has a value and no bounds."""
    edtf = f"-{-number:04d}" if number < 0 else f"{number:04d}"
    if not FIRST_YEAR <= number <= LAST_YEAR:
        return Period(None, None, edtf, "year")
    return Period(dt.date(number, 1, 1), dt.date(number + 1, 1, 1), edtf, "year")


def decade(first: int) -> Period:
    return years(first, 10, f"{first // 10:03d}X")


def century(number: int) -> Period:
    """The 19th century is 1800 to 1899, as EDTF counts it."""
    return years(100 * (number - 1), 100, f"{number - 1:02d}XX")


def years(first: int, count: int, edtf: str = "") -> Period:
    """`count` years from the year `first`."""
    begin, end = year(max(first, 1)), year(first + count - 1)
    value = edtf or f"{first:04d}/{first + count - 1:04d}"
    return Period(begin.start, end.end, value, "decade" if edtf else "year")


def months(year_: int, first: int, count: int, edtf: str = "", precision: str = "month") -> Period:
    """`count` months from month `first` (1 to 12) of a year."""
    begin = dt.date(year_, first, 1)
    end = shift(begin, count, "month")
    last = end - DAY
    return Period(begin, end, edtf or f"{begin:%Y-%m}".zfill(7) + "/" + f"{last:%Y-%m}".zfill(7), precision)


def between(first: Period, last: Period) -> Period:
    """From the start of one period to the end of another; open sides stay open. Raises ValueError when it runs back."""
    if first.start and last.end and first.start >= last.end:
        raise ValueError("a period cannot end before it starts")
    left, right = first.edtf.split("/")[0], last.edtf.split("/")[-1]
    if left == right and first.precision == last.precision:
        return last
    finer = max(first.precision, last.precision, key=FINENESS.index)
    return Period(first.start, last.end, f"{left}/{right}", "open" if ".." in (left, right) else finer)


def since(period: Period) -> Period:
    """From the start of a period on."""
    return Period(period.start, None, f"{period.edtf.split('/')[0]}/..", "open")


def until(period: Period) -> Period:
    """Up to and with a period."""
    return Period(None, period.end, f"../{period.edtf.split('/')[-1]}", "open")


def before(period: Period) -> Period:
    """Up to the one of its kind before a period."""
    return until(step(period, -1)) if period.start else until(period)


def after(period: Period) -> Period:
    """From the one of its kind after a period on."""
    return since(step(period, 1)) if period.end else since(period)


def containing(when: dt.date, unit: str) -> Period:
    """The day, week, weekend, month, quarter, year, decade or century that holds a day."""
    match unit:
        case "week" | "fortnight":
            return week(when)
        case "weekend":
            return weekend(when)
        case "month":
            return month(when.year, when.month)
        case "quarter":
            return quarter(when.year, (when.month + 2) // 3)
        case "half":
            return half(when.year, 1 if when.month < 7 else 2)
        case "year":
            return year(when.year)
        case "decade":
            return decade(when.year // 10 * 10)
        case "century":
            return century(when.year // 100 + 1)
    return day(when)


def step(period: Period, count: int) -> Period:
    """The period of the same length `count` steps on, of one that is a single day, week, month, year …"""
    if not period.start or not period.end:
        raise ValueError("an open period has no neighbour")
    if period.precision == "day":
        return day(period.start - DAY) if count < 0 else day(period.end)
    if period.precision in ("week", "month", "quarter", "year"):
        edge = period.start - DAY if count < 0 else period.end
        return containing(edge, period.precision)
    return year(period.start.year - 1) if count < 0 else year(period.end.year)


def shift(when: dt.date, count: int, unit: str) -> dt.date:
    """A day moved by units; a month after 31 January is the last of February. Raises OverflowError off the calendar."""
    match unit:
        case "day" | "business day":
            return when + DAY * count
        case "week" | "weekend":
            return when + DAY * 7 * count
        case "fortnight":
            return when + DAY * 14 * count
        case "night":
            return when + DAY * count
        case "hour" | "minute" | "second":
            seconds = count * {"hour": 3600, "minute": 60, "second": 1}[unit]
            return when + DAY * int(seconds / 86400)
    total = when.year * 12 + when.month - 1 + count * UNIT_MONTHS.get(unit, 12)
    year_, month_ = divmod(total, 12)
    if not FIRST_YEAR <= year_ <= LAST_YEAR:
        raise OverflowError(f"the year {year_} is not in the calendar")
    return dt.date(year_, month_ + 1, min(when.day, calendar.monthrange(year_, month_ + 1)[1]))


def words(period: Period) -> str:
    """A period as an analyst would write it: '11 August 2015', 'September 2015', '2013'."""
    if period.start and period.precision == "day" and "/" not in period.edtf:
        return f"{period.start.day} {calendar.month_name[period.start.month]} {period.start.year}"
    if period.start and period.precision == "month" and "/" not in period.edtf:
        return f"{calendar.month_name[period.start.month]} {period.start.year}"
    if re.fullmatch(r"\d{2,3}X{1,2}", period.edtf):
        return f"the {period.edtf.replace('X', '0')}s"
    return period.edtf.replace("/", " to ")
