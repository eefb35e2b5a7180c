"""The room that an actor takes on a map: its sign, and its name on one side of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import pandas as pd

from . import lettering

LABEL, LABEL_LINE, LABEL_ROOM = 12, 15, 132  # font size, line height and longest line of a name, in pixels
SIDES = ("bottom", "top", "right", "left")


@dataclass(frozen=True, slots=True)
class Box:
    """Room that an actor takes to the left of its centre, to the right, above and below; `size` is that of its sign."""

    left: float
    right: float
    above: float
    below: float
    size: float
    side: str = "bottom"

    @property
    def sign(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the sign, from its centre."""
        half = self.size / 2
        return -half, -half, half, half

    @property
    def words(self) -> tuple[float, float, float, float]:
        """The same of the name beside it."""
        half = self.size / 2
        left, top = half if self.side == "right" else -self.left, half if self.side == "bottom" else -self.above
        right, bottom = -half if self.side == "left" else self.right, -half if self.side == "top" else self.below
        return left, top, right, bottom


def symbol_size(mentions: int, kind: str = "") -> float:
    """Width of an actor's sign in pixels, by how often it is mentioned."""
    size = 15 + 5.5 * max(int(mentions), 0) ** 0.5
    return round(min(max(size, 32.0 if kind == "collective" else 18.0), 46.0), 1)


def numbered(kind: str, size: object) -> bool:
    """Whether an actor's sign has a number in it: the size of a collective."""
    return kind == "collective" and not pd.isna(size)  # type: ignore[call-overload]


def name_lines(name: str, side: str = "bottom", *, number: bool = False) -> list[str]:
    """A name in up to three lines, as it stands around its sign; in one beside a sign with a number in it."""
    if number and side in ("right", "left"):
        return [lettering.cut(name, 2 * LABEL_ROOM, LABEL)]
    return lettering.balanced(name, LABEL_ROOM, LABEL, 3)


def box(lines: Sequence[str], size: float, side: str) -> Box:
    """The room of a sign and of the lines of its name on one side of it."""
    half = size / 2
    if not lines:
        return Box(half, half, half, half, size, side)
    wide, tall = max(lettering.width(line, LABEL) for line in lines), len(lines) * LABEL_LINE
    if side in ("right", "left"):
        beside, level = half + 5 + wide, max(half, tall / 2)
        return Box(half if side == "right" else beside, beside if side == "right" else half, level, level, size, side)
    across, beyond = max(half, wide / 2), half + 4 + tall
    return Box(across, across, half if side == "bottom" else beyond, beyond if side == "bottom" else half, size, side)


def boxes(actors: pd.DataFrame, sides: Sequence[str], *, named: Collection[str] | None = None) -> list[Box]:
    """The room each actor takes, its name on the side given; of `named` alone with names, of all by default."""
    columns = (actors[column] for column in ("actor", "name", "kind", "size", "mentions"))
    made = []
    for actor, name, kind, members, mentions, side in zip(*columns, sides, strict=True):
        lines = name_lines(str(name), side, number=numbered(kind, members)) if named is None or actor in named else []
        made.append(box(lines, symbol_size(mentions, kind), side))
    return made
