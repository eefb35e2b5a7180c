"""Where the actors of a map stand: computed once from all actors and ties, the same on every run.

Each group of tied actors is laid out by stress majorization (Gansner, Koren and North 2004: distances on paper follow
the number of ties between two actors), turned so that it fills its share of the box with the fewest ties across names,
and then pushed apart until no sign or name covers another. Actors without ties stand in rows at the foot.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import networkx as nx
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from .room import SIDES, Box, boxes
from .standing import foremost

LABELLED, FOREMOST = 60, 14  # up to so many actors have room for their names; of more, so many of the most tied
EDGE = 230.0  # longest distance of two tied actors, in pixels
_PAD = 9.0


class Place(NamedTuple):
    """Centre of an actor's sign in pixels, and the side of it that its name stands on, away from its ties."""

    x: float
    y: float
    side: str = "bottom"


_Points = NDArray[np.float64]
_Rect = tuple[float, float, float, float]


def positions(actors: pd.DataFrame, ties: pd.DataFrame, *, width: int = 1100, height: int = 600) -> dict[str, Place]:
    """The place of every actor in a box of that size in pixels; the same for the same actors and ties.

    Meant for a few hundred; take `actor_map.shown` first when there are more.
    """
    ids = [str(actor) for actor in actors["actor"]]
    named = set(ids) if len(ids) <= LABELLED else set(foremost(actors, ties)[:FOREMOST])
    graph = _graph(ids, ties)
    groups = sorted((sorted(g) for g in nx.connected_components(graph) if len(g) > 1), key=lambda g: (-len(g), g[0]))
    room = {side: boxes(actors, [side] * len(ids), named=named) for side in SIDES}
    points, sides = np.zeros((len(ids), 2)), np.zeros(len(ids), dtype=int)
    alone = [n for n in range(len(ids)) if not graph.degree[n]]
    foot = _foot(points, alone, room["bottom"], float(width), float(height), only=not groups)
    for group, rect in zip(groups, _shares((0.0, 0.0, float(width), foot), [len(g) + 1 for g in groups]), strict=True):
        choices = [[room[side][n] for side in SIDES] for n in group]
        points[group], sides[group] = _in_rect(graph.subgraph(group), group, choices, rect)
    rounded = zip(ids, points.round(1).tolist(), sides.tolist(), strict=True)
    return {actor: Place(x, y, SIDES[side]) for actor, (x, y), side in rounded}


def height_for(actors: pd.DataFrame, width: int) -> int:
    """A good height in pixels for a map of these actors: a screen where it is wide, longer where it is narrow."""
    few = min(600, 300 + 45 * max(len(actors) - 3, 0))
    return few if width >= 700 else int(min(max(min(560, few + 60), 64 * len(actors) + 120), 2400))


def _graph(ids: Sequence[str], ties: pd.DataFrame) -> nx.Graph:
    """Who is tied to whom, by the actors' order."""
    index, graph = {actor: n for n, actor in enumerate(ids)}, nx.Graph()
    pairs = zip(ties["source"], ties["target"], strict=True)
    graph.add_nodes_from(range(len(ids)))
    graph.add_edges_from(sorted({(index[a], index[b]) for a, b in pairs if a in index and b in index and a != b}))
    return graph


def _foot(
    points: _Points, alone: Sequence[int], room: Sequence[Box], width: float, height: float, *, only: bool
) -> float:
    """Put actors without ties in rows at the foot of the box, or from its top if there are no others.

    Returns where the rows begin.
    """
    rows: list[list[int]] = []
    used = width
    for n in alone:
        need = room[n].left + room[n].right + 2 * _PAD
        if used + need > width:
            rows.append([])
            used = 0.0
        rows[-1].append(n)
        used += need
    tall = [max(room[n].above + room[n].below for n in row) + 2 * _PAD for row in rows]
    y = 0.0 if only else height - sum(tall)
    begin = y
    for row, high in zip(rows, tall, strict=True):
        wide = [room[n].left + room[n].right for n in row]
        gap = min((width - sum(wide)) / len(row), 60.0)
        x = (width - sum(wide) - gap * len(row)) / 2
        for n, each in zip(row, wide, strict=True):
            points[n] = x + gap / 2 + room[n].left, y + _PAD + max(room[m].above for m in row)
            x += each + gap
        y += high
    return max(begin - (2 * _PAD if rows else 0), height * 0.3)


def _shares(rect: _Rect, weights: Sequence[float]) -> list[_Rect]:
    """The box cut into as many boxes as weights, their areas in proportion, across its longer side."""
    if len(weights) < 2:
        return [rect] * len(weights)
    total, taken, cut = sum(weights), weights[0], 1
    while cut < len(weights) - 1 and taken + weights[cut] / 2 < total / 2:
        taken, cut = taken + weights[cut], cut + 1
    left, top, right, bottom = rect
    if right - left >= bottom - top:
        middle = left + (right - left) * taken / total
        first, second = (left, top, middle, bottom), (middle, top, right, bottom)
    else:
        middle = top + (bottom - top) * taken / total
        first, second = (left, top, right, middle), (left, middle, right, bottom)
    return [*_shares(first, weights[:cut]), *_shares(second, weights[cut:])]


def _stress(graph: nx.Graph, group: Sequence[int]) -> _Points:
    """Points whose distances follow the number of ties between them (SMACOF, weights 1 / distance squared)."""
    size, place = len(group), {n: i for i, n in enumerate(group)}
    wanted = np.zeros((size, size))
    for start, lengths in nx.all_pairs_shortest_path_length(graph):
        for end, length in lengths.items():
            wanted[place[start], place[end]] = length
    angle = np.arange(size) * 2.39996  # golden angle: an even, seedless start
    points = np.sqrt(np.arange(size) + 0.5)[:, None] * np.c_[np.cos(angle), np.sin(angle)] * 0.6
    weights = np.divide(1.0, wanted**2, out=np.zeros_like(wanted), where=wanted > 0)
    laplacian = np.diag(weights.sum(1)) - weights
    inverse = np.linalg.pinv(laplacian)
    for _ in range(150 if size <= 120 else 40):
        apart = np.sqrt(((points[:, None] - points[None]) ** 2).sum(2))
        pull = -np.divide(weights * wanted, apart, out=np.zeros_like(apart), where=apart > 1e-9)
        np.fill_diagonal(pull, 0.0)
        np.fill_diagonal(pull, -pull.sum(1))
        points = inverse @ (pull @ points)
    return np.asarray(points - points.mean(0))


def _in_rect(
    graph: nx.Graph, group: Sequence[int], choices: Sequence[Sequence[Box]], rect: _Rect
) -> tuple[_Points, NDArray[np.int64]]:
    """The group's points inside a box and the sides of its names, in the turn with the fewest faults."""
    points, place = _stress(graph, group), {n: i for i, n in enumerate(group)}
    edges = np.array([(place[a], place[b]) for a, b in graph.edges])
    turns = [n * np.pi / 12 for n in range(24)] if len(group) <= 40 else [_flat(points, rect)]
    tried = [_tried(_turned(points, turn), edges, choices, rect) for turn in turns]
    return min(tried, key=lambda made: made[2])[:2]


def _tried(
    points: _Points, edges: NDArray[np.int64], choices: Sequence[Sequence[Box]], rect: _Rect
) -> tuple[_Points, NDArray[np.int64], tuple[float, float]]:
    """One turn of a group in its box, with what speaks against it: names crossed, little of the box used."""
    made = _scaled(points, [sides[0] for sides in choices], rect)
    sides = _clear(made, edges, choices)
    room = [boxes[side] for boxes, side in zip(choices, sides, strict=True)]
    made = _separated(made, room, rect)
    return made, sides, (_faults(made, edges, room) if len(room) <= 40 else 0.0, -_spread(made))


def _clear(points: _Points, edges: NDArray[np.int64], choices: Sequence[Sequence[Box]]) -> NDArray[np.int64]:
    """For each name the side where the fewest ties cross it; below, where that is no worse."""
    along = _along(points, edges)[:, :, None] - points
    crossed = np.zeros((len(points), len(SIDES)))
    for side in range(len(SIDES)):
        words = np.array([boxes[side].words for boxes in choices]) + np.array([-4, -4, 4, 4])  # ties may curve
        inside = ((along > words[:, :2]) & (along < words[:, 2:])).all(3)
        crossed[:, side] = inside.any(0).sum(0) + 0.03 * inside.sum((0, 1))
    return np.asarray((crossed + np.array([0.0, 0.1, 0.3, 0.4])).argmin(1))


def _along(points: _Points, edges: NDArray[np.int64]) -> _Points:
    """Points along each tie: steps by ties by 2."""
    steps = np.linspace(0.0, 1.0, 25)[:, None, None]
    return np.asarray(points[edges[:, 0]] * (1 - steps) + points[edges[:, 1]] * steps)


def _turned(points: _Points, angle: float) -> _Points:
    cos, sin = np.cos(angle), np.sin(angle)
    return points @ np.array([[cos, sin], [-sin, cos]])


def _flat(points: _Points, rect: _Rect) -> float:
    """The turn that lays the longer side of the group along the longer side of the box."""
    axis = np.linalg.svd(points, full_matrices=False)[2][0]
    turn = -float(np.arctan2(axis[1], axis[0]))
    return -turn if rect[2] - rect[0] >= rect[3] - rect[1] else -turn + np.pi / 2


def _scaled(points: _Points, room: Sequence[Box], rect: _Rect) -> _Points:
    """Points stretched to the box, by no more than makes ties too long or the drawing lopsided; a crowd, by more."""
    low, high = _limits(room, rect)
    free = np.maximum(high.min(0) - low.max(0), 20.0)
    size = np.maximum(points.max(0) - points.min(0), 1e-6)
    crowd = max(1.0, len(room) / 15)
    scale = np.minimum(free / size, EDGE * crowd)
    scale = np.minimum(scale, scale.min() * 1.9 * crowd)
    middle = (points.max(0) + points.min(0)) / 2
    return np.asarray((points - middle) * scale + (low.max(0) + high.min(0)) / 2)


def _limits(room: Sequence[Box], rect: _Rect) -> tuple[_Points, _Points]:
    """How far each point may go so that its sign and name stay in the box."""
    left, top, right, bottom = rect
    low = np.array([(left + box.left + 6, top + box.above + 6) for box in room])
    high = np.array([(right - box.right - 6, bottom - box.below - 6) for box in room])
    return low, np.maximum(low, high)


def _separated(points: _Points, room: Sequence[Box], rect: _Rect) -> _Points:
    """Points pushed apart, the shorter way, until no two boxes overlap or there is no more room."""
    low, high = _limits(room, rect)
    size = np.array([(box.left + box.right, box.above + box.below) for box in room])
    shift = np.array([(box.right - box.left, box.below - box.above) for box in room]) / 2  # to the middle of the box
    need = (size[:, None] + size[None]) / 2 + np.array([2 * _PAD, _PAD])
    order = np.sign(np.arange(len(room))[:, None] - np.arange(len(room))[None])
    points = np.clip(points, low, high)
    for _ in range(120 if len(room) <= 150 else 30):
        apart = (points + shift)[:, None] - (points + shift)[None]
        over = need - abs(apart)
        hit = (over > 0).all(2)
        np.fill_diagonal(hit, False)
        if not hit.any():
            break
        way = np.where(apart == 0, order[..., None], np.sign(apart)) * over / 2
        shorter = over[..., 0] < over[..., 1]
        move = np.stack(
            [np.where(hit & shorter, way[..., 0], 0).sum(1), np.where(hit & ~shorter, way[..., 1], 0).sum(1)], axis=1
        )
        points = np.clip(points + 0.6 * move, low, high)
    return points


def _faults(points: _Points, edges: NDArray[np.int64], room: Sequence[Box]) -> float:
    """How many names and signs ties cross, how many boxes overlap, and how many ties cross or are short."""
    along = _along(points, edges)[:, :, None] - points
    words, signs = np.array([box.words for box in room]), np.array([box.sign for box in room])
    over_words = ((along > words[:, :2]) & (along < words[:, 2:])).all(3).any(0)
    over_signs: NDArray[np.bool_] = np.asarray(((along > signs[:, :2]) & (along < signs[:, 2:])).all(3).any(0))
    over_signs[np.arange(len(edges))[:, None], edges] = False  # the signs that a tie starts and ends at
    short = np.hypot(*(points[edges[:, 0]] - points[edges[:, 1]]).T) < 110
    faults = over_words.sum() + over_signs.sum() + short.sum()
    return float(faults) + 10 * overlaps(points, room) + 0.5 * _crossings(points, edges)


def _crossings(points: _Points, edges: NDArray[np.int64]) -> int:
    """Pairs of ties that cross."""
    start, end = points[edges[:, 0]], points[edges[:, 1]]

    def side(p: _Points, q: _Points, r: _Points) -> _Points:
        return np.asarray(
            np.sign(
                (q[..., 0] - p[..., 0]) * (r[..., 1] - p[..., 1]) - (q[..., 1] - p[..., 1]) * (r[..., 0] - p[..., 0])
            )
        )

    a, b, c, d = start[:, None], end[:, None], start[None], end[None]
    return int(((side(a, b, c) * side(a, b, d) < 0) & (side(c, d, a) * side(c, d, b) < 0)).sum() // 2)


def overlaps(points: _Points, room: Sequence[Box]) -> int:
    """How many pairs of signs with their names cover each other."""
    low = points - np.array([(box.left, box.above) for box in room])
    high = points + np.array([(box.right, box.below) for box in room])
    common = np.minimum(high[:, None], high[None]) - np.maximum(low[:, None], low[None])
    return int((np.triu((common > 0.5).all(2), 1)).sum())


def _spread(points: _Points) -> float:
    return float((points.max(0) - points.min(0)).prod())
