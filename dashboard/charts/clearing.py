"""Names kept clear of ties, and ties long and clear enough for their words: the last step of a placement.

Who has a name or sign that a tie runs across, and who is at an end of such a tie or of one without room for its words,
tries other sides for the name and other places near by, and takes the best; so round by round until nothing gets
better. No move makes boxes cover each other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from .placement import Place
from .room import SIDES, Box, boxes
from .tie import NAMED, SIZE, bends, length, span

ROUNDS, PIECES = 4, 3  # how often all who are touched are asked; straight pieces that a bent tie is taken for
CLEAR, EDGE, WORDS = 2.0, 6.0, 6.0  # pixels: around a name, to the border of the map, around the words on a tie
FEW = 30  # up to so many actors, more places are tried for each, and more often
_Points = NDArray[np.float64]


@dataclass(slots=True)
class _Net:
    """Everybody's place and side, the room on each side, and the ties by their ends and bends."""

    points: _Points  # (actors, 2)
    side: NDArray[np.int64]  # (actors,)
    words: _Points  # (actors, sides, 4): the name's left, top, right and bottom from the middle of the sign
    whole: _Points  # (actors, sides, 4): the same of sign and name together
    signs: _Points  # (actors, 4)
    ends: NDArray[np.int64]  # (ties, 2)
    bend: _Points  # (ties,)
    wide: _Points  # (ties,): how long the words on it are
    need: _Points  # (ties,): how far apart its two actors have to be for them
    size: tuple[float, float]


def cleared(
    actors: pd.DataFrame, ties: pd.DataFrame, where: Mapping[str, Place], *, width: int, height: int
) -> dict[str, Place]:
    """The same places with names and signs moved out of the way of ties, where there is a better place near by."""
    ids = [str(actor) for actor in actors["actor"]]
    net = _net(actors, ties, where, (float(width), float(height)))
    rounds = ROUNDS if len(ids) <= FEW else ROUNDS // 2
    for _ in range(rounds if len(net.ends) else 0):
        touched = _touched(net)
        if not sum(_moved(net, actor) for actor in touched):
            break
    rounded = zip(ids, net.points.round(1).tolist(), net.side.tolist(), strict=True)
    return {actor: Place(x, y, SIDES[side]) for actor, (x, y), side in rounded}


def crossed(actors: pd.DataFrame, ties: pd.DataFrame, where: Mapping[str, Place]) -> list[tuple[str, str]]:
    """Ties that run across a name, or across the sign of somebody they do not tie: the tie's id and the actor's."""
    ids = [str(actor) for actor in actors["actor"]]
    net = _net(actors, ties, where, (np.inf, np.inf))
    inner = _inner(ties, set(ids))["relation"].tolist()
    return [(inner[tie], ids[actor]) for tie, actor in np.argwhere(_hits(net))]


def _inner(ties: pd.DataFrame, ids: set[str]) -> pd.DataFrame:
    return ties[ties["source"].isin(ids) & ties["target"].isin(ids) & (ties["source"] != ties["target"])]


def _net(actors: pd.DataFrame, ties: pd.DataFrame, where: Mapping[str, Place], size: tuple[float, float]) -> _Net:
    ids = [str(actor) for actor in actors["actor"]]
    index = {actor: n for n, actor in enumerate(ids)}
    inner = _inner(ties, set(ids))
    room = [boxes(actors, [side] * len(ids)) for side in SIDES]
    pairs = [(index[a], index[b]) for a, b in zip(inner["source"], inner["target"], strict=True)]
    return _Net(
        points=np.array([where[actor][:2] for actor in ids], dtype=float).reshape(-1, 2),
        side=np.array([SIDES.index(where[actor].side) for actor in ids], dtype=int),
        words=_by_side(room, lambda box: box.words),
        whole=_by_side(room, lambda box: (-box.left, -box.above, box.right, box.below)),
        signs=np.array([box.sign for box in room[0]]).reshape(-1, 4),
        ends=np.array(pairs, dtype=int).reshape(-1, 2),
        bend=np.array(bends(inner, where), dtype=float),
        wide=np.array([length(kind) for kind in inner["kind"]], dtype=float),
        need=np.array(_needs(inner, room[0], pairs), dtype=float),
        size=size,
    )


def _needs(ties: pd.DataFrame, room: Sequence[Box], pairs: Sequence[tuple[int, int]]) -> list[float]:
    return [span(kind, room[a].size, room[b].size) for kind, (a, b) in zip(ties["kind"], pairs, strict=True)]


def _by_side(room: Sequence[Sequence[Box]], part: Callable[[Box], tuple[float, float, float, float]]) -> _Points:
    """A part of every actor's room on every side: actors by sides by 4."""
    return np.array([[part(box) for box in each] for each in room]).transpose(1, 0, 2).reshape(-1, len(SIDES), 4)


def _chords(start: _Points, end: _Points, bend: _Points) -> tuple[_Points, _Points]:
    """Ties as ECharts draws them, in straight pieces: their two ends, of the shape of `start` with pieces before 2."""
    middle, way = (start + end) / 2, end - start
    by = middle + np.stack([way[..., 1], -way[..., 0]], axis=-1) * bend[..., None]
    at = np.linspace(0.0, 1.0, 1 + (PIECES if bend.any() else 1))[:, None]
    curve = start[..., None, :] * (1 - at) ** 2 + by[..., None, :] * 2 * at * (1 - at) + end[..., None, :] * at**2
    return curve[..., :-1, :], curve[..., 1:, :]


def _over(chords: tuple[_Points, _Points], rects: _Points) -> NDArray[np.bool_]:
    """Whether ties run across rects. The pieces of each tie are the last axis but one; a rect's four edges the last.

    Both may be broadcast: shapes (..., pieces, 2) and (..., 4). Slab method (Kay and Kajiya 1986).
    """
    start, way = chords[0], chords[1] - chords[0]
    way = np.where(way == 0, 1e-9, way)
    one, other = (rects[..., None, :2] - start) / way, (rects[..., None, 2:] - start) / way
    first, last = np.minimum(one, other).max(-1), np.maximum(one, other).min(-1)
    return np.asarray((np.maximum(first, 0) < np.minimum(last, 1)).any(-1))


def _own(net: _Net) -> tuple[_Points, _Points]:
    """The rects of all names and of all signs where they stand."""
    at = np.tile(net.points, 2)
    padded = np.array([-CLEAR, -CLEAR, CLEAR, CLEAR])
    return at + net.words[np.arange(len(at)), net.side] + padded, at + net.signs


def _hits(net: _Net) -> NDArray[np.bool_]:
    """Ties by actors: which tie runs across whose name or, of those it does not tie, sign."""
    if not len(net.ends):
        return np.zeros((0, len(net.points)), dtype=bool)
    chords = _chords(net.points[net.ends[:, 0]], net.points[net.ends[:, 1]], net.bend)
    apart = (chords[0][:, None], chords[1][:, None])
    words, signs = _own(net)
    over = _over(apart, signs)
    over[np.arange(len(net.ends))[:, None], net.ends] = False
    return np.asarray(_over(apart, words) | over)


def _lettered(net: _Net, ties: NDArray[np.int64], start: _Points, end: _Points) -> _Points:
    """Points along the words on ties between these ends, (..., ties, 2) each, as `tie.legible` has them."""
    way = end - start
    far = np.maximum(np.hypot(way[..., 0], way[..., 1]), 1.0)
    middle = (start + end) / 2 + np.stack([way[..., 1], -way[..., 0]], axis=-1) * net.bend[ties][:, None] / 2
    along = np.linspace(-0.5, 0.5, 9)[:, None] * (net.wide[ties][:, None] / far[..., None] * way)[..., None, :]
    return np.asarray(middle[..., None, :] + along)


def _inside(at: _Points, rects: _Points) -> NDArray[np.bool_]:
    """Whether words, by points (..., ties, points, 2), lie in or near one of (..., rects, 4)."""
    across, down = at[..., 0, None], at[..., 1, None]
    left, top, right, bottom = np.moveaxis(rects[..., None, None, :, :], -1, 0)
    inside = (across > left - WORDS) & (across < right + WORDS) & (down > top - WORDS) & (down < bottom + WORDS)
    return np.asarray(np.logical_or.reduce(inside, axis=(-1, -2)))


def _near(at: _Points, others: _Points) -> NDArray[np.bool_]:
    """Whether words, by points (..., ties, points, 2), lie near those of other ties, (others, points, 2)."""
    flat = others.reshape(-1, 2)
    across, down = at[..., 0, None] - flat[:, 0], at[..., 1, None] - flat[:, 1]
    close = (across * across + down * down < (SIZE + 3) ** 2).any(axis=-2)
    return np.asarray(close.reshape(*close.shape[:-1], *others.shape[:2]).any(axis=-1))


def _mute(net: _Net) -> NDArray[np.intp]:
    """The ties without room for their words: too short, or with a name, a sign or other words in the way."""
    every, start, end = np.arange(len(net.ends)), net.points[net.ends[:, 0]], net.points[net.ends[:, 1]]
    at = _lettered(net, every, start, end)
    near = _near(at, at)
    np.fill_diagonal(near, val=False)
    short = np.hypot(*(end - start).T) < net.need
    return np.flatnonzero(short | _inside(at, np.concatenate(_own(net))) | near.any(axis=-1))


def _touched(net: _Net) -> list[int]:
    """Who has a tie across the name or sign, and who is at an end of such a tie or of one without room for words."""
    found = np.argwhere(_hits(net))
    held = [*found[:, 0], *(_mute(net) if len(net.ends) <= NAMED else ())]
    ends = {int(end) for tie in held for end in net.ends[tie]}
    return sorted({int(actor) for _, actor in found} | ends)


def _moved(net: _Net, actor: int) -> bool:
    """Moves one actor or the side of its name to where least speaks against it; whether that is elsewhere."""
    here = net.points[actor]
    ways = _ways(12, (20.0, 50.0, 90.0, 130.0, 180.0)) if len(net.points) <= FEW else _ways(8, (40.0, 100.0))
    points = np.repeat(here + ways, len(SIDES), axis=0)
    sides = np.tile(np.arange(len(SIDES)), len(ways))
    far = np.repeat(np.hypot(*ways.T), len(SIDES))
    against = _against(net, actor, points, sides) + 0.003 * far + np.array([0.0, 0.02, 0.05, 0.06])[sides]
    best, now = int(against.argmin()), int(net.side[actor])
    if against[best] > against[now] - 0.02:  # the first four are the sides where it stands
        return False
    net.points[actor], net.side[actor] = points[best], sides[best]
    return True


def _ways(number: int, reaches: Sequence[float]) -> _Points:
    """Moves tried, in pixels: none, then so many directions by how far."""
    around = np.arange(number) * 2 * np.pi / number
    return np.concatenate([np.zeros((1, 2)), *(reach * np.c_[np.cos(around), np.sin(around)] for reach in reaches)])


def _unread(net: _Net, own: NDArray[np.bool_], ways: tuple[_Points, _Points], rects: _Points) -> NDArray[np.bool_]:
    """Which of an actor's own ties, from its places tried to the other ends, would have no room for their words."""
    start, end = ways
    still = net.points[net.ends[~own]]
    at = _lettered(net, np.flatnonzero(own), start, end)
    others = _lettered(net, np.flatnonzero(~own), still[:, 0], still[:, 1])
    short = np.hypot(*(start - end).transpose(2, 0, 1)) < net.need[own]
    near = _near(at[:: len(SIDES)], others).any(axis=-1)  # the same whichever side the name is on
    return np.asarray(short | _inside(at, rects) | np.repeat(near, len(SIDES), axis=0))


def _against(net: _Net, actor: int, points: _Points, sides: NDArray[np.int64]) -> _Points:
    """What speaks against each place and side: ties across names and signs, boxes that cover each other, short ties."""
    at = np.tile(points, 2)
    whole = at + net.whole[actor, sides]
    others = np.delete(np.arange(len(net.points)), actor)
    standing = np.tile(net.points, 2) + net.whole[np.arange(len(net.points)), net.side]
    common = np.minimum(whole[:, None, 2:], standing[others, 2:]) - np.maximum(whole[:, None, :2], standing[others, :2])
    outside = (whole[:, :2] < EDGE).any(1) | (whole[:, 2:] > np.array(net.size) - EDGE).any(1)
    against = 100.0 * ((common > 0).all(2).sum(1) + outside)
    own = (net.ends == actor).any(1)
    padded = np.array([-CLEAR, -CLEAR, CLEAR, CLEAR])
    name, sign = at + net.words[actor, sides] + padded, at + net.signs[actor]
    still = _chords(net.points[net.ends[~own, 0]], net.points[net.ends[~own, 1]], net.bend[~own])
    for rects in (name, sign):
        against += _over(still, rects[:, None]).sum(1)
    ends = np.where(net.ends[own, 0] == actor, net.ends[own, 1], net.ends[own, 0])
    bend = np.where(net.ends[own, 0] == actor, net.bend[own], -net.bend[own])
    start, end = np.broadcast_arrays(points[:, None], net.points[ends])
    moving = _chords(start, end, np.broadcast_to(bend, start.shape[:2]))
    against += _over(moving, name[:, None]).sum(1)
    words, signs = _own(net)
    if len(net.ends) <= NAMED:
        standing = np.broadcast_to(np.concatenate([words[others], signs[others]]), (len(at), 2 * len(others), 4))
        rects = np.concatenate([standing, name[:, None], sign[:, None]], axis=1)
        against += 0.4 * _unread(net, own, (start, end), rects).sum(1)
    apart = (moving[0][:, :, None], moving[1][:, :, None])
    far = _over(apart, signs[others]) & (others != ends[:, None])
    return np.asarray(against + (_over(apart, words[others]) | far).sum((1, 2)))
