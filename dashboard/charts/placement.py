"""Where the actors of a map stand: computed once from all actors and ties, the same on every run.

Each group of tied actors is laid out by stress majorization (Gansner, Koren and North 2004: distances on paper follow
the number of ties between two actors), turned so that it fills its share of the box with the fewest ties across names,
and then pushed apart until no sign or name covers another. Actors without ties stand in rows at the foot.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import networkx as nx
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from . import lettering

LABEL, LABEL_LINE, LABEL_ROOM = 12, 15, 132  # font size, line height and longest line of a name, in pixels
LABELLED = 60  # up to so many actors have their names shown
EDGE = 230.0  # longest distance of two tied actors, in pixels
_PAD = 9.0
class Place(NamedTuple):
    """Centre of an actor's sign in pixels, and whether its name stands over it (because its ties come from below)."""

    x: float
    y: float
    over: bool


_Points = NDArray[np.float64]
_Rect = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """Room that an actor takes: half its width, what is above its centre and what is below."""

    half: float
    above: float
    below: float

    def turned(self) -> Box:
        """The same with the name over the sign."""
        return Box(self.half, self.below, self.above)


def symbol_size(mentions: int, kind: str = "") -> float:
    """Width of an actor's sign in pixels, by how often it is mentioned."""
    size = 15 + 5.5 * max(int(mentions), 0) ** 0.5
    return round(min(max(size, 32.0 if kind == "collective" else 18.0), 46.0), 1)


def name_lines(name: str) -> list[str]:
    """A name in up to three lines, as it stands under or over its sign."""
    return lettering.balanced(name, LABEL_ROOM, LABEL, 3)


def boxes(actors: pd.DataFrame, *, named: bool) -> list[Box]:
    """The room each actor takes with its name under it (or without, on a crowded map)."""
    made = []
    for name, kind, mentions in zip(actors["name"], actors["kind"], actors["mentions"], strict=True):
        half = symbol_size(mentions, kind) / 2
        lines = name_lines(str(name)) if named else []
        wide = max((lettering.width(line, LABEL) for line in lines), default=0.0)
        made.append(Box(max(half, wide / 2), half, half + (4 + len(lines) * LABEL_LINE if lines else 0)))
    return made


def positions(actors: pd.DataFrame, ties: pd.DataFrame, *, width: int = 1100, height: int = 600) -> dict[str, Place]:
    """The place of every actor in a box of that size in pixels; the same for the same actors and ties.

    Compute it from all of them and keep it: filtering then takes actors away without moving those that stay. Meant for
    a few hundred; take `actor_map.shown` first when there are more.
    """
    ids = [str(actor) for actor in actors["actor"]]
    graph = _graph(ids, ties)
    groups = sorted((sorted(g) for g in nx.connected_components(graph) if len(g) > 1), key=lambda g: (-len(g), g[0]))
    alone = [n for n in range(len(ids)) if not graph.degree[n]]
    room = boxes(actors, named=len(ids) <= LABELLED)
    points, over = np.zeros((len(ids), 2)), np.zeros(len(ids), dtype=bool)
    foot = _foot(points, alone, room, float(width), float(height), only=not groups)
    for group, rect in zip(groups, _shares((0.0, 0.0, float(width), foot), [len(g) + 1 for g in groups]), strict=True):
        points[group], over[group] = _in_rect(graph.subgraph(group), group, [room[n] for n in group], rect)
    rounded = zip(ids, points.round(1).tolist(), over.tolist(), strict=True)
    return {actor: Place(x, y, name_over) for actor, (x, y), name_over in rounded}


def _graph(ids: Sequence[str], ties: pd.DataFrame) -> nx.Graph:
    """Who is tied to whom, by the actors' order."""
    index, graph = {actor: n for n, actor in enumerate(ids)}, nx.Graph()
    pairs = zip(ties["source"], ties["target"], strict=True)
    graph.add_nodes_from(range(len(ids)))
    graph.add_edges_from(sorted({(index[a], index[b]) for a, b in pairs if a in index and b in index and a != b}))
    return graph


def _foot(points: _Points, alone: Sequence[int], room: Sequence[Box], width: float, height: float, *, only: bool) -> float:
    """Put actors without ties in rows at the foot of the box (from its top where there are no others); returns where they begin."""
    rows: list[list[int]] = []
    used = width
    for n in alone:
        need = 2 * room[n].half + 2 * _PAD
        if used + need > width:
            rows.append([])
            used = 0.0
        rows[-1].append(n)
        used += need
    tall = [max(room[n].above + room[n].below for n in row) + 2 * _PAD for row in rows]
    y = 0.0 if only else height - sum(tall)
    begin = y
    for row, high in zip(rows, tall, strict=True):
        gap = (width - sum(2 * room[n].half for n in row)) / len(row)
        gap = min(gap, 60.0)
        x = (width - sum(2 * room[n].half + gap for n in row)) / 2
        for n in row:
            points[n] = x + gap / 2 + room[n].half, y + _PAD + max(room[m].above for m in row)
            x += 2 * room[n].half + gap
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
    graph: nx.Graph, group: Sequence[int], room: Sequence[Box], rect: _Rect
) -> tuple[_Points, NDArray[np.bool_]]:
    """The group's points inside a box and whose names stand over, in the turn that leaves the fewest ties across names."""
    points, place = _stress(graph, group), {n: i for i, n in enumerate(group)}
    edges = np.array([(place[a], place[b]) for a, b in graph.edges])
    turns = [n * np.pi / 12 for n in range(24)] if len(group) <= 40 else [_flat(points, rect)]
    tried = [_tried(_turned(points, turn), edges, room, rect) for turn in turns]
    return min(tried, key=lambda made: made[2])[:2] if len(tried) > 1 else tried[0][:2]


def _tried(
    points: _Points, edges: NDArray[np.int64], room: Sequence[Box], rect: _Rect
) -> tuple[_Points, NDArray[np.bool_], tuple[int, float]]:
    """One turn of a group in its box, with what speaks against it: names crossed, little of the box used."""
    made = _scaled(points, room, rect)
    over = _over(made, edges)
    sided = [box.turned() if up else box for box, up in zip(room, over, strict=True)]
    made = _separated(made, sided, rect)
    return made, over, (_covered(made, edges, sided) if len(room) <= 40 else 0, -_spread(made))


def _over(points: _Points, edges: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whose ties come from below more steeply than from above."""
    down, up = np.zeros(len(points)), np.zeros(len(points))
    for a, b in edges:
        dx, dy = points[b] - points[a]
        steep = dy / (np.hypot(dx, dy) or 1.0)
        for n, toward in ((a, steep), (b, -steep)):
            down[n], up[n] = max(down[n], toward), max(up[n], -toward)
    return np.asarray(down > np.maximum(up, 0.25) + 0.05)


def _turned(points: _Points, angle: float) -> _Points:
    cos, sin = np.cos(angle), np.sin(angle)
    return points @ np.array([[cos, sin], [-sin, cos]])


def _flat(points: _Points, rect: _Rect) -> float:
    """The turn that lays the longer side of the group along the longer side of the box."""
    axis = np.linalg.svd(points, full_matrices=False)[2][0]
    turn = -float(np.arctan2(axis[1], axis[0]))
    return -turn if rect[2] - rect[0] >= rect[3] - rect[1] else -turn + np.pi / 2


def _scaled(points: _Points, room: Sequence[Box], rect: _Rect) -> _Points:
    """Points stretched to the box, by no more than makes ties too long or one side twice the other."""
    low, high = _limits(room, rect)
    free = np.maximum(high.min(0) - low.max(0), 20.0)
    size = np.maximum(points.max(0) - points.min(0), 1e-6)
    scale = np.minimum(free / size, EDGE)
    scale = np.minimum(scale, scale.min() * 1.9)
    middle = (points.max(0) + points.min(0)) / 2
    return np.asarray((points - middle) * scale + (low.max(0) + high.min(0)) / 2)


def _limits(room: Sequence[Box], rect: _Rect) -> tuple[_Points, _Points]:
    """How far each point may go so that its sign and name stay in the box."""
    left, top, right, bottom = rect
    low = np.array([(left + box.half + 6, top + box.above + 6) for box in room])
    high = np.array([(right - box.half - 6, bottom - box.below - 6) for box in room])
    return low, np.maximum(low, high)


def _separated(points: _Points, room: Sequence[Box], rect: _Rect) -> _Points:
    """Points pushed apart, the shorter way, until no two boxes overlap or there is no more room."""
    low, high = _limits(room, rect)
    half = np.array([box.half for box in room])
    above, below = np.array([box.above for box in room]), np.array([box.below for box in room])
    need_x = half[:, None] + half[None] + 2 * _PAD
    lift = (below - above) / 2  # centre of the box below the centre of the sign
    need_y = ((above + below)[:, None] + (above + below)[None]) / 2 + _PAD
    order = np.sign(np.arange(len(room))[:, None] - np.arange(len(room))[None])
    points = np.clip(points, low, high)
    for _ in range(120 if len(room) <= 150 else 30):
        dx = points[:, 0][:, None] - points[:, 0][None]
        dy = (points[:, 1] + lift)[:, None] - (points[:, 1] + lift)[None]
        over_x, over_y = need_x - abs(dx), need_y - abs(dy)
        hit = (over_x > 0) & (over_y > 0)
        np.fill_diagonal(hit, False)
        if not hit.any():
            break
        sideways = over_x < over_y
        move_x = np.where(hit & sideways, np.where(dx == 0, order, np.sign(dx)) * over_x / 2, 0).sum(1)
        move_y = np.where(hit & ~sideways, np.where(dy == 0, order, np.sign(dy)) * over_y / 2, 0).sum(1)
        points = np.clip(points + 0.6 * np.c_[move_x, move_y], low, high)
    return points


def _covered(points: _Points, edges: NDArray[np.int64], room: Sequence[Box]) -> int:
    """How many names and signs are crossed by a tie of others, and how many pairs of boxes overlap (which counts more)."""
    crossed = 0
    steps = np.linspace(0.05, 0.95, 19)[:, None]
    for a, b in edges:
        along = points[a] * (1 - steps) + points[b] * steps
        for n, box in enumerate(room):
            if n not in (a, b):
                x, y = points[n]
                inside = (abs(along[:, 0] - x) < box.half) & (along[:, 1] > y - box.above) & (along[:, 1] < y + box.below)
                crossed += bool(inside.any())
    return crossed + 10 * overlaps(points, room)


def overlaps(points: _Points, room: Sequence[Box]) -> int:
    """How many pairs of signs with their names cover each other."""
    count = 0
    for a in range(len(room)):
        for b in range(a):
            (xa, ya), (xb, yb) = points[a], points[b]
            wide = room[a].half + room[b].half - abs(xa - xb) > 0.5
            tall = min(ya + room[a].below, yb + room[b].below) - max(ya - room[a].above, yb - room[b].above) > 0.5
            count += bool(wide and tall)
    return count


def _spread(points: _Points) -> float:
    return float((points.max(0) - points.min(0)).prod())
