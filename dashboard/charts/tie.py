"""The lines between actors on a map: how they bend so that several can be told apart, and which have room for words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from . import lettering
from .placement import Place
from .room import Box

SIZE = 11  # font size of the words on a tie
NAMED = 25  # up to so many ties have their kind written on them
_APART = 20.0  # pixels between the middles of ties that share both actors
_Points = NDArray[np.float64]


def side(ids: pd.Series, most: int) -> dict[str, int]:
    """Actors on one side of a matrix, most tied first, with their place."""
    return {actor: n for n, actor in enumerate(ids.value_counts(sort=True).index[:most])}


def bends(ties: pd.DataFrame, where: Mapping[str, Place]) -> list[float]:
    """The curveness of each tie as ECharts counts it: ties between the same two actors fan out."""
    pairs = [tuple(sorted(pair)) for pair in zip(ties["source"], ties["target"], strict=True)]
    total, seen, made = Counter(pairs), Counter[tuple[str, ...]](), []
    for pair, source in zip(pairs, ties["source"], strict=True):
        step = min(max(2 * _APART / max(_length(where[pair[0]], where[pair[1]]), 1.0), 0.12), 0.5)
        offset = (seen[pair] - (total[pair] - 1) / 2) * step
        seen[pair] += 1
        made.append(round(offset if source == pair[0] else -offset, 3))
    return made


def _length(a: Place, b: Place) -> float:
    return float(np.hypot(a.x - b.x, a.y - b.y))


def _middle(a: Place, b: Place, bend: float) -> _Points:
    """The middle of a curve from a to b."""
    return np.array([(a.x + b.x - (a.y - b.y) * bend) / 2, (a.y + b.y - (b.x - a.x) * bend) / 2])


def _along(a: Place, b: Place, bend: float, wide: float) -> _Points:
    """Points along the words on a tie, which lie on its middle and in its direction."""
    way = np.array([b.x - a.x, b.y - a.y]) / max(_length(a, b), 1.0)
    return _middle(a, b, bend) + np.linspace(-wide / 2, wide / 2, 9)[:, None] * way


def length(words: str) -> float:
    """Pixels that words take on a tie."""
    return lettering.width(words, SIZE) + 6


def span(words: str, one: float, other: float) -> float:
    """Pixels between the middles of two signs, `one` and `other` wide, from which the words on their tie have room."""
    return length(words) + 12 + (one + other) / 2


def legible(
    ties: pd.DataFrame, words: Sequence[str], bent: Sequence[float], where: Mapping[str, Place], room: Mapping[str, Box]
) -> list[bool]:
    """Which ties are long enough for their words, and have them clear of every name, sign and earlier words."""
    rooms = [((where[actor].x, where[actor].y) * 2, box) for actor, box in room.items()]
    rects = np.array([np.add(at, rect) for at, box in rooms for rect in (box.sign, box.words)]).reshape(-1, 4)
    taken: list[_Points] = []
    made = []
    for source, target, text, bend in zip(ties["source"], ties["target"], words, bent, strict=True):
        a, b, wide = where[source], where[target], length(text)
        needed = span(text, *(room[actor].size if actor in room else 0.0 for actor in (source, target)))
        points = _along(a, b, bend, wide)
        touches = ((points[:, None] > rects[:, :2] - 6) & (points[:, None] < rects[:, 2:] + 6)).all(2).any()
        near = any(np.hypot(*(points[:, None] - other[None]).transpose(2, 0, 1)).min() < SIZE + 3 for other in taken)
        made.append(bool(_length(a, b) >= needed and not touches and not near))
        if made[-1]:
            taken.append(points)
    return made
