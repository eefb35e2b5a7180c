"""Who matters on a map: who is tied to most, and who is tied to nobody."""

from __future__ import annotations

from collections import defaultdict

import pandas as pd

FOOT = 12  # up to so many actors without a tie stand at the foot of a map


def neighbours(ties: pd.DataFrame) -> dict[str, set[str]]:
    """Whom each actor is tied to; nobody is a neighbour of himself."""
    around: dict[str, set[str]] = defaultdict(set)
    for a, b in zip(ties["source"], ties["target"], strict=True):
        if a != b:
            around[a].add(b)
            around[b].add(a)
    return around


def foremost(actors: pd.DataFrame, ties: pd.DataFrame) -> list[str]:
    """Ids of the actors, who is tied to most first; of equals the most mentioned."""
    around = neighbours(ties)
    mentions = zip(actors["actor"], actors["mentions"], strict=True)
    rank = {actor: (len(around.get(actor, ())), int(number)) for actor, number in mentions}
    return sorted(rank, key=lambda actor: rank[actor], reverse=True)


def loners(actors: pd.DataFrame, ties: pd.DataFrame) -> set[str]:
    """Actors without a tie where they are too many to stand beside the others; where nobody is tied, nobody is one."""
    around = neighbours(ties)
    alone = {actor for actor in actors["actor"] if actor not in around}
    return alone if FOOT < len(alone) < len(actors) else set()
