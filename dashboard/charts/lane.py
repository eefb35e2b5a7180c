"""Facts laid out in lanes: where each mark and its label stand, so that no two cover each other.

All lengths are pixels. A label stands right of its mark, left of it where the right edge is too near, and above it
where neither side has room or the plot is narrow.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from . import lettering

SIZE, LINE = 13, 16  # font size and line height of labels
GAP = 9  # between a mark and its label, and between neighbours in a row
NARROW = 620  # below this width labels stand above their marks
LABEL_ROOM = 330  # longest line of a label beside its mark
LABELLED = 60  # a lane of more facts shows labels only where there is room
DENSE_ROW, DENSE_ROWS = 19, 96  # height of rows in such lanes, and their greatest number in all of them
HEADING = 27
BULLET = 15  # room for the sign in front of a label


@dataclass(slots=True)
class Spot:
    """One fact's place: its mark from `left` to `right`, its label's lines and box, and, once packed, its row.

    `bullet`: the label needs a sign of its own. `short`: the ends of the mark where long arrows have no room.
    """

    item: int
    left: float
    right: float
    text: str
    bullet: bool = False
    short: tuple[float, float] = (0.0, 0.0)
    lines: list[str] = field(default_factory=list)
    label_left: float = 0.0
    label_width: float = 0.0
    above: bool = False
    before: bool = False
    top: float = 0.0
    height: float = 0.0
    mark_y: float = 0.0

    @property
    def box(self) -> tuple[float, float]:
        """Left and right of mark and label together."""
        if not self.lines:
            return self.left, self.right
        return min(self.left, self.label_left), max(self.right, self.label_left + self.label_width)

    @property
    def label_y(self) -> float:
        """Top of the label."""
        return self.top + 3 if self.above else self.mark_y - len(self.lines) * LINE / 2


@dataclass(slots=True)
class Lane:
    """One lane: its heading, its spots, its height, and how many facts and labels had no room."""

    name: str
    spots: list[Spot]
    top: float = 0.0
    height: float = 0.0
    without_label: int = 0
    left_out: int = 0


def set_label(spot: Spot, width: float) -> None:
    """Choose the lines and the place of a spot's label in a plot of this width."""
    narrow, sign = width < NARROW, BULLET if spot.bullet else 0
    room = width - 12 - sign if narrow else min(LABEL_ROOM, width - 12 - sign)
    spot.lines = lettering.balanced(spot.text, room, SIZE, 2)
    spot.label_width = max(lettering.width(line, SIZE) for line in spot.lines) + sign
    if not narrow and spot.right + GAP + spot.label_width <= width - 4:
        spot.label_left = spot.right + GAP
    elif not narrow and spot.left - GAP - spot.label_width >= 4:
        spot.before = True
        spot.label_left = spot.left - GAP - spot.label_width
    else:
        spot.above = True
        spot.label_left = max(4.0, min(spot.left, width - 4 - spot.label_width))


def _rows(spots: Iterable[Spot], gap: float) -> list[list[Spot]]:
    """Rows of spots in order of their marks, each in the first row where nothing is in its way."""
    rows: list[list[Spot]] = []
    for spot in sorted(spots, key=lambda spot: (spot.left, spot.item)):
        left, right = spot.box
        free = (row for row in rows if all(right + gap <= o.box[0] or o.box[1] + gap <= left for o in row))
        row = next(free, None)
        if row is None:
            rows.append([spot])
        else:
            row.append(spot)
    return rows


def _first_fit(spots: Iterable[Spot], gap: float) -> list[list[Spot]]:
    """The same for many marks without labels: each in the first row that has ended where it begins."""
    rows: list[list[Spot]] = []
    ends: list[float] = []
    for spot in sorted(spots, key=lambda spot: (spot.left, spot.item)):
        row = next((n for n, end in enumerate(ends) if end + gap <= spot.left), len(rows))
        if row == len(rows):
            rows.append([])
            ends.append(0.0)
        rows[row].append(spot)
        ends[row] = spot.right
    return rows


def _set_row(row: list[Spot], top: float) -> float:
    """Heights of a row whose labels stand beside or above; returns the height."""
    above = max((len(spot.lines) for spot in row if spot.above), default=0)
    beside = max((len(spot.lines) for spot in row if not spot.above), default=1)
    height = above * LINE + 26 if above else beside * LINE + 10
    for spot in row:
        spot.top, spot.height = top, height
        spot.mark_y = top + height - 13 if above else top + height / 2
    return height


def _dense(lane: Lane, width: float, focused: set[int], most: int) -> list[list[Spot]]:
    """At most `most` rows of many marks; a label only where the next mark of the row leaves room."""
    for spot in lane.spots:
        spot.left, spot.right = spot.short
    rows = _first_fit(lane.spots, 5)
    rows.sort(key=lambda row: not any(spot.item in focused for spot in row))
    lane.left_out = sum(map(len, rows[most:]))
    for row in rows[:most]:
        for spot, after in zip(row, [*row[1:], None], strict=True):
            _label_if_room(spot, after.left if after else width, lane)
    lane.spots = [spot for row in rows[:most] for spot in row]
    return rows[:most]


def _label_if_room(spot: Spot, until: float, lane: Lane) -> None:
    line, sign = lettering.cut(spot.text, LABEL_ROOM, SIZE), BULLET if spot.bullet else 0
    wide = lettering.width(line, SIZE) + sign
    if spot.right + GAP + wide + GAP > until:
        lane.without_label += 1
        return
    spot.lines, spot.label_width, spot.label_left = [line], wide, spot.right + GAP


def pack(lanes: Sequence[Lane], width: float, top: float, focused: set[int]) -> float:
    """Set the place of every spot of every lane, from `top` down; returns the height used up to."""
    most = max(8, DENSE_ROWS // max(1, sum(len(lane.spots) > LABELLED for lane in lanes)))
    for lane in lanes:
        lane.top = top
        top += HEADING
        many = len(lane.spots) > LABELLED
        if many:
            rows = _dense(lane, width, focused, most)
        else:
            for spot in lane.spots:
                set_label(spot, width)
            rows = _rows(lane.spots, GAP)
        top = _stack(rows, top, DENSE_ROW if many else 0) + 8
        lane.height = top - lane.top
    return top


def _stack(rows: list[list[Spot]], top: float, height: float) -> float:
    for row in rows:
        if height:
            for spot in row:
                spot.top, spot.height, spot.mark_y = top, height, top + height / 2
        top += height or _set_row(row, top)
    return top
