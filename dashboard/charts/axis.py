"""The line of days under a timeline: which days it shows, what is too far off to show, and where its ticks stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .interval import DAY_MS, Interval

EDGE, ARROW, GUTTER = 14.0, 52.0, 96.0  # room in pixels beside the first and last fact, for open ends, for far ones
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# Step unit, how many of them, days, pixels that a label of this step needs.
_STEPS = (
    ("D", 1, 1, 58), ("D", 2, 2, 58), ("W", 1, 7, 58), ("W", 2, 14, 58),
    ("M", 1, 30, 40), ("M", 3, 91, 40), ("M", 6, 182, 40),
    *(("Y", n, n * 365, 46) for n in (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 2000, 5000)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Axis:
    """Days (fractions allowed) from the left edge to the right edge of a plot `width` pixels wide.

    Facts before `first` or after `last` are too far off: they stand in a gutter at the edge, with their date in words.
    """

    start: float
    end: float
    width: float
    first: float
    last: float
    broken_left: bool = False
    broken_right: bool = False

    def pixel(self, day: float) -> float:
        """Pixels from the left edge."""
        return (day - self.start) / (self.end - self.start) * self.width

    def day(self, pixel: float) -> float:
        """The day at a pixel."""
        return self.start + pixel / self.width * (self.end - self.start)

    def ms(self, pixel: float) -> float:
        """Milliseconds since 1970 in UTC at a pixel: what Vega is given."""
        return round(self.day(pixel) * DAY_MS)

    @property
    def domain(self) -> list[int]:
        """Both edges in milliseconds."""
        return [round(self.start * DAY_MS), round(self.end * DAY_MS)]

    @property
    def day_width(self) -> float:
        """Pixels that one day takes."""
        return self.width / (self.end - self.start)


def far(spans: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """First and last day worth showing to scale: a few spans beyond a gap twice as long as all the rest are left out.

    One fact of 1949 beside twenty of 2015 would otherwise press the twenty into one column.
    """
    ordered = sorted(spans)
    few = min(len(ordered) // 4, 5)
    for dropped in range(1, few + 1):
        for front in range(dropped, -1, -1):
            if (core := _apart(ordered, front, dropped - front)) is not None:
                return core
    return ordered[0][0], max(end for _, end in ordered)


def _apart(spans: list[tuple[float, float]], front: int, back: int) -> tuple[float, float] | None:
    """The days of the spans between the first few and the last few, if both lie far from them."""
    core = spans[front : len(spans) - back]
    first, last = core[0][0], max(end for _, end in core)
    enough = max(2 * max(last - first, 60), 730)
    before = max((end for _, end in spans[:front]), default=-1e12)
    after = min((start for start, _ in spans[len(spans) - back :]), default=1e12)
    return (first, last) if first - before > enough and after - last > enough else None


def fit(intervals: Sequence[Interval], width: float, reference: int | None = None) -> Axis:
    """The axis that shows the intervals and the reference day, with room for open ends and for what is too far off."""
    spans = [(float(i.outer_start), float(i.outer_end)) for i in intervals]
    if reference is not None:
        spans.append((float(reference), reference + 1.0))
    if not spans:
        spans = [(0.0, 1.0)]
    first, last = far(spans)
    short = max(0.0, 12 - (last - first)) / 2
    first, last = first - short, last + short
    earlier, later = any(end <= first for _, end in spans), any(start >= last for start, _ in spans)
    left = EDGE + _room(any(i.left_open for i in intervals), earlier)
    right = EDGE + _room(any(i.right_open for i in intervals), later)
    per_pixel = (last - first) / max(width - left - right, 40)
    return Axis(first - left * per_pixel, last + right * per_pixel, width, first, last, earlier, later)


def _room(is_open: bool, is_far: bool) -> float:
    return GUTTER if is_far else ARROW if is_open else 0.0


def ticks(axis: Axis) -> list[tuple[int, str]]:
    """Milliseconds and label of each tick, as fine as the room allows: days, weeks, months or years.

    The second line of a label names the year where it begins or changes.
    """
    unit, count, _, need = next((s for s in _STEPS if s[2] * axis.day_width >= s[3]), _STEPS[-1])
    made, year = [], ""
    shown = axis.first if axis.broken_left else axis.start, axis.last if axis.broken_right else axis.end
    for day in _days(unit, count, axis):
        at = axis.pixel(day)
        if not (need / 2 <= at <= axis.width - need / 2 and shown[0] <= day <= shown[1]):
            continue
        head, this_year = _tick(unit, day)
        made.append((day * DAY_MS, head if unit == "Y" or this_year == year else f"{head}\n{this_year}"))
        year = this_year
    return made


def _days(unit: str, count: int, axis: Axis) -> list[int]:
    """Days on which ticks of this step fall: Mondays for weeks, round years for years."""
    start, end = np.datetime64(int(axis.start), "D"), np.datetime64(int(axis.end) + 1, "D")
    if unit == "W":
        monday = 4 - 7  # 1969-12-29, a Monday, lies 3 days before day 0
        begin = (int(axis.start) - monday) // (7 * count) * 7 * count + monday
        return list(range(begin, int(axis.end) + 1, 7 * count))
    if unit == "D":
        return list(range(int(axis.start) // count * count, int(axis.end) + 1, count))
    first, last = start.astype(f"datetime64[{unit}]").astype(int), end.astype(f"datetime64[{unit}]").astype(int)
    shift = 1970 if unit == "Y" else 0
    begin = (int(first) + shift) // count * count - shift
    steps = np.arange(begin, int(last) + 1, count).astype(f"datetime64[{unit}]")
    return [int(day) for day in steps.astype("datetime64[D]").astype(int)]


def _tick(unit: str, day: int) -> tuple[str, str]:
    year, month, date = parts(day)
    if unit == "Y":
        return str(year), str(year)
    return (_MONTHS[month - 1] if unit == "M" else f"{date} {_MONTHS[month - 1]}"), str(year)


def parts(day: int) -> tuple[int, int, int]:
    """Year, month and day of a day number."""
    when = np.datetime64(day, "D")
    months = int(when.astype("datetime64[M]").astype(int))
    first = int(np.datetime64(months, "M").astype("datetime64[D]").astype(int))
    return months // 12 + 1970, months % 12 + 1, day - first + 1


def in_words(day: int) -> str:
    """A day as people write it: 11 Aug 2015."""
    year, month, date = parts(day)
    return f"{date} {_MONTHS[month - 1]} {year}"


def span_in_words(interval: Interval) -> str:
    """A date as short as it can be said: 2013, Sep 2015, 11 Aug 2015, since 2013, 2013 – Sep 2015."""
    start, end = _period(interval.outer_start, interval.outer_end), ""
    if not interval.moment and not (interval.left_open or interval.right_open):
        start, end = _period(interval.outer_start, interval.core_start), _period(interval.core_end, interval.outer_end)
    if interval.left_open:
        return f"up to {start}"
    if interval.right_open:
        return f"since {start}"
    return f"{start} – {end}" if end and end != start else start


def _period(start: int, end: int) -> str:
    """A stretch of days named by its year, month or day where it is exactly one."""
    year, month, date = parts(start)
    year2, month2, date2 = parts(end)
    if (month, date, month2, date2) == (1, 1, 1, 1) and year2 > year:
        return str(year) if year2 == year + 1 else f"{year}–{year2 - 1}"
    if (date, date2) == (1, 1) and (year2 - year) * 12 + month2 - month == 1:
        return f"{_MONTHS[month - 1]} {year}"
    if end - start <= 1:
        return in_words(start)
    return f"{in_words(start)} – {in_words(end - 1)}"
