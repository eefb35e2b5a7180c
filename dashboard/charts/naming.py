"""Whose names a map shows, and on which side: they go to those who matter most first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from .placement import LABELLED, Place
from .room import SIDES, Box, boxes

ALWAYS = 10  # so many of the foremost are named though they cover signs
_Points = NDArray[np.float64]


def named(
    actors: pd.DataFrame, where: Mapping[str, Place], rank: Sequence[str], box: tuple[int, int], focus: str = ""
) -> dict[str, str]:
    """Whose names are shown, on which side: by rank, those that cover no sign and no other name and stay in the box.

    In a crowd, where names had no room of their own, a name whose side is not free stands on another, and those of the
    foremost may cover signs, as little as can be: names have a halo, and are read across them.
    """
    ids = [str(actor) for actor in actors["actor"]]
    if not ids:
        return {}
    index, crowd = {actor: n for n, actor in enumerate(ids)}, len(ids) > LABELLED
    rooms = {side: boxes(actors, [side] * len(ids)) for side in SIDES}
    centre = np.array([(where[actor].x, where[actor].y) for actor in ids])
    half = np.array([room.size / 2 for room in rooms["bottom"]])[:, None]
    low, high, made = centre - half, centre + half, dict[str, str]()
    ordered = [*([focus] if focus in index else []), *(actor for actor in rank if actor in index and actor != focus)]
    for n, actor in enumerate(ordered):
        at, own = index[actor], where[actor].side
        sides = [own, *(side for side in SIDES if crowd and side != own)]
        covered = [_covered(at, rooms[side][at], centre, (low, high), box) for side in sides]
        words = [index[other] for other in made]
        least = min(range(len(sides)), key=lambda side: (covered[side][words].sum(), covered[side].sum()))
        over_words, over_all = covered[least][words].sum(), covered[least].sum()
        if not over_all or actor == focus or (crowd and n < ALWAYS and not over_words and not covered[least][at]):
            room = rooms[sides[least]][at]
            made[actor] = sides[least]
            low[at], high[at] = centre[at] - (room.left, room.above), centre[at] + (room.right, room.below)
    return made


def _covered(at: int, room: Box, centre: _Points, taken: tuple[_Points, _Points], box: tuple[int, int]) -> _Points:
    """Square pixels that a name covers of each other actor's sign and name; for its own, those outside the box."""
    low, high = centre[at] - (room.left, room.above), centre[at] + (room.right, room.below)
    common = np.clip(np.minimum(high - 1, taken[1]) - np.maximum(low + 1, taken[0]), 0, None).prod(1)
    inside = np.clip(np.minimum(high, np.array(box) + 2) - np.maximum(low, -2), 0, None).prod()
    common[at] = round((high - low).prod() - inside, 3)
    return np.asarray(common)
