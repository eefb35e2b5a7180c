"""What an EDTF value and its bounds mean on a line of days: the doubt, the certain core, the open ends.

Days are counted from 1970-01-01 as whole numbers; every end is exclusive. Nothing here depends on a time zone.
EDTF: Library of Congress, Extended Date/Time Format, now part of ISO 8601-2:2019.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

DAY_MS = 86_400_000
_SEASONS = {21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3), 33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3)}
_PARTS = {37: (1, 4), 38: (5, 4), 39: (9, 4), 40: (1, 6), 41: (7, 6)}
_DATE = re.compile(r"(-?\d{1,4}X{0,3}|Y-?\d+)(?:-(\d\d|XX))?(?:-(\d\d|XX))?$")


@dataclass(frozen=True, slots=True)
class Interval:
    """A date as it is drawn.

    From `outer_start` to `outer_end` it may lie; from `core_start` to `core_end` it certainly lasts (equal when nothing
    is certain). On an open side the outer bound is where the known part ends. A `moment` is a point, not a stretch.
    """

    outer_start: int
    core_start: int
    core_end: int
    outer_end: int
    left_open: bool = False
    right_open: bool = False
    moment: bool = True

    @property
    def exact(self) -> bool:
        """A moment whose day is known."""
        return self.moment and self.outer_end - self.outer_start == 1 and not (self.left_open or self.right_open)


def day_of(text: str) -> int | None:
    """The day number of YYYY-MM-DD; None when the text is empty or no date."""
    try:
        return int(np.datetime64(text, "D").astype(int)) if text else None
    except ValueError:
        return None


def _month(year: int, month: int) -> int:
    return int(np.datetime64((year - 1970) * 12 + month - 1, "M").astype("datetime64[D]").astype(int))


def bounds(value: str) -> tuple[int, int] | None:
    """First day and the day after the last that a single EDTF date can mean; None when it cannot be read."""
    found = _DATE.match(value.strip().strip("[]{}").replace("~", "").replace("?", "").replace("%", ""))
    if not found:
        return None
    year, month, day = found.groups()
    if "X" in year or not month or month == "XX":
        return _years(year.lstrip("Y"))
    first, number = int(year.lstrip("Y")), int(month)
    start, length = _SEASONS.get(number) or _PARTS.get(number) or (number, 1)
    if not 1 <= start <= 12:
        return None
    if day and day != "XX":
        only = day_of(f"{year}-{month}-{day}")
        return None if only is None else (only, only + 1)
    return _month(first, start), _month(first, start + length)


def _years(year: str) -> tuple[int, int]:
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    return _month(min(first, last), 1), _month(max(first, last) + 1, 1)


def interval(edtf: str, earliest: str = "", latest: str = "") -> Interval | None:
    """The interval of an EDTF value, with `earliest` and `latest` (exclusive) where those are known.

    None when neither says anything: the fact has no date.
    """
    start, end = day_of(earliest), day_of(latest)
    value = edtf.strip()
    if value.startswith(("[..", "{..")) or value.endswith(("..]", "..}")):
        return _open_moment(value, start, end)
    if "/" in value:
        first, _, last = value.partition("/")
        return _stretch(first, last, start, end)
    meant = bounds(value) if value else None
    start, end = (meant or (None, None)) if start is None or end is None or end <= start else (start, end)
    if start is None or end is None:
        return _one_sided(day_of(earliest), day_of(latest))
    return Interval(start, start, start, end)


def _open_moment(value: str, start: int | None, end: int | None) -> Interval | None:
    """A moment on or before, or on or after, a date: `[..2013]`, `[2013..]`."""
    known = bounds(value.replace("..", "").strip("[]{}"))
    start, end = known or (start, end)
    if start is None or end is None:
        return _one_sided(start, end)
    before = value[1:].startswith("..")
    return Interval(start, start, start, end, left_open=before, right_open=not before)


def _one_sided(start: int | None, end: int | None) -> Interval | None:
    """Only one bound is known: the day beside it is the known part, the rest is open."""
    if start is not None:
        return Interval(start, start, start, start + 1, right_open=True)
    if end is not None:
        return Interval(end - 1, end - 1, end - 1, end, left_open=True)
    return None


def _stretch(first: str, last: str, start: int | None, end: int | None) -> Interval | None:
    """An interval `A/B`; an end that is empty, `..` or not readable is open."""
    left, right = bounds(first), bounds(last)
    if left is None and right is None:
        left, right = (start, start + 1) if start is not None else None, (end - 1, end) if end is not None else None
    if left is None and right is None:
        return None
    if right is None and left is not None:
        return Interval(*left[:1], left[1], left[1], left[1], right_open=True, moment=False)
    if left is None and right is not None:
        return Interval(right[0], right[0], right[0], right[1], left_open=True, moment=False)
    assert left is not None and right is not None
    # A start or an end known to the day leaves no doubt: the day itself belongs to the core.
    core_start = left[0] if left[1] - left[0] == 1 else left[1]
    core_end = right[1] if right[1] - right[0] == 1 else right[0]
    certain = core_start < core_end
    return Interval(
        left[0],
        core_start if certain else left[0],
        core_end if certain else left[0],
        max(right[1], left[1]),
        moment=False,
    )
