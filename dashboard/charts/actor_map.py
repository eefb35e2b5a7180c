"""The actor map: who is tied to whom, as an ECharts graph.

A kind of actor has its shape and colour, a collective shows its size, a tie has an arrow, its kind in words and the
dash and colour of its status. Show with `st.echarts_chart(option, on_select=...)` and read clicks with `picked`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from facts.wording import ACTOR_KINDS, count

from . import lettering, placement
from .clearing import cleared
from .link import links
from .node import KINDS, colour, corners, nodes
from .placement import LABELLED, Place, height_for
from .standing import foremost, loners, neighbours
from .theme import theme

__all__ = ["KINDS", "LIMIT", "alt", "height_for", "loners", "option", "picked", "positions", "shown"]
LEGEND_LINE = 32  # pixels from one line of the legend to the next
LIMIT = 80  # actors shown at once


def shown(
    actors: pd.DataFrame, ties: pd.DataFrame, limit: int = LIMIT, focus: str = ""
) -> tuple[pd.DataFrame, pd.DataFrame, str]:
    """The actors and ties that one map can show, and a sentence on what is left out (empty when nothing is).

    Beyond `limit`, the most tied actors (the focus first) and their neighbours; both tables keep their order.
    """
    if len(actors) <= limit:
        return actors, _between(ties, set(actors["actor"])), ""
    kept = set(_foremost(actors, ties, limit, focus))
    few = actors[actors["actor"].isin(kept)]
    between = _between(ties, kept)
    said = f"Shown: {len(few):,} of {len(actors):,} actors, the most tied and their neighbours"
    said += f", with {len(between):,} of {len(ties):,} ties. Choose an actor to see those around it."
    return few, between, said


def _between(ties: pd.DataFrame, ids: set[str]) -> pd.DataFrame:
    return ties[ties["source"].isin(ids) & ties["target"].isin(ids)]


def _foremost(actors: pd.DataFrame, ties: pd.DataFrame, limit: int, focus: str) -> list[str]:
    """Ids by rank: the focus and its neighbours, then the most tied actors and theirs, until the limit."""
    around, ranked = neighbours(ties), foremost(actors, ties)
    rank = {actor: n for n, actor in enumerate(ranked)}
    heads = [*([focus] if focus in rank else []), *ranked[: max(limit // 8, 1)]]
    kept = dict.fromkeys(heads)
    for head in heads:
        near = (actor for actor in around.get(head, ()) if actor in rank)
        kept.update(dict.fromkeys(sorted(near, key=lambda actor: rank[actor])))
    kept.update(dict.fromkeys(ranked))
    return list(kept)[:limit]


def positions(actors: pd.DataFrame, ties: pd.DataFrame, *, width: int = 1100, height: int = 600) -> dict[str, Place]:
    """The place of every actor in a box of that size in pixels, names clear of ties where there is room for it.

    Compute it from all actors and ties and keep it: filtering then takes actors away without moving those that stay.
    """
    actors = actors[~actors["actor"].isin(loners(actors, ties))]
    where = placement.positions(actors, ties, width=width, height=height)
    if len(actors) > LABELLED:  # without names there is little to cross
        return where
    return cleared(actors, ties, where, width=width, height=height)


def option(
    actors: pd.DataFrame,
    ties: pd.DataFrame,
    *,
    dark: bool = False,
    focus: str = "",
    dates: bool = False,
    places: Mapping[str, Place] | None = None,
    width: int = 1100,
    height: int = 600,
) -> dict[str, Any]:
    """The ECharts option of a map at least `width` by `height` pixels.

    `actors` has the columns actor, name, kind, size, country, role, mentions; `ties` has relation, source, target,
    kind, label, status, holder, date. `focus` is the id of an actor or a tie. `places` are `positions` of all actors in
    the same box, so that a filter moves nobody; computed here when missing. `dates` writes each tie's date on it.
    """
    ink = theme(dark)
    where = positions(actors, ties, width=width, height=height) if places is None else places
    present = actors[actors["actor"].isin(where)]
    between = _between(ties, set(present["actor"]))
    series = {
        "type": "graph", "layout": "none", "roam": True, "scaleLimit": {"min": 0.5, "max": 8}, "selectedMode": "single",
        "left": "center", "width": width, "top": 44 + legend_more(present, width), "height": height,
        "nodeScaleRatio": 0.4,
        "categories": [{"name": ACTOR_KINDS[kind]} for kind in KINDS],
        "data": [*nodes(present, where, foremost(present, between), dark, focus, (width, height)),
                 *corners(width, height)],
        "links": links(between, where, present, dark, focus, dates),
        "edgeSymbol": ["none", "arrow"], "edgeSymbolSize": [0, 9],
        "emphasis": {"focus": "adjacency", "label": {"show": True}, "edgeLabel": {"show": True},
                     "lineStyle": {"width": 3}},
        "blur": {"itemStyle": {"opacity": 0.25}, "lineStyle": {"opacity": 0.15}, "label": {"opacity": 0.35}},
        "select": {"itemStyle": {"borderColor": ink.focus, "borderWidth": 4},
                   "lineStyle": {"width": 4, "shadowColor": ink.focus, "shadowBlur": 10}},
    }  # fmt: skip
    return {
        "animation": False,
        "textStyle": {"color": ink.ink},
        "legend": _legend(present, dark),
        "tooltip": {"confine": True, "backgroundColor": ink.paper, "borderColor": ink.grid,
                    "textStyle": {"color": ink.ink}, "extraCssText": "max-width:340px;white-space:normal"},
        "series": [series],
    }  # fmt: skip


def legend_more(actors: pd.DataFrame, width: int) -> int:
    """Pixels that the legend needs below its first line: on a narrow page its kinds stand in several."""
    rows, at = 1, 4.0
    for kind in (kind for kind in KINDS if (actors["kind"] == kind).any()):
        wide = 20 + lettering.width(ACTOR_KINDS[kind], 12)
        if at > 4 and at + wide > width - 4:
            rows, at = rows + 1, 4.0
        at += wide + 16
    return LEGEND_LINE * (rows - 1)


def _legend(actors: pd.DataFrame, dark: bool) -> list[dict[str, Any]]:
    there = [kind for kind in KINDS if (actors["kind"] == kind).any()]
    entries = [
        {"name": ACTOR_KINDS[kind], "icon": KINDS[kind].symbol,
         "itemStyle": {"color": colour(kind, dark), "borderWidth": 0}}
        for kind in there
    ]  # fmt: skip
    return [{"data": entries, "top": 4, "left": 4, "selectedMode": False, "itemWidth": 15, "itemHeight": 15,
             "itemGap": 16, "textStyle": {"color": theme(dark).ink, "fontSize": 12}}]  # fmt: skip


def picked(selection: Mapping[str, Any], option: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """The ids of the actor and of the tie that are selected in this option, None where neither is.

    `selection` is what `st.echarts_chart` returns: groups with `data_type` ("node" or "edge") and `data_indices`.
    """
    series = option["series"][0]
    found: dict[str, str | None] = {"node": None, "edge": None}
    for group in selection.get("selected") or []:
        items: Sequence[Mapping[str, Any]] = series["links" if group.get("data_type") == "edge" else "data"]
        for index in group.get("data_indices") or []:
            if group.get("data_type") in found and 0 <= index < len(items) and not items[index]["id"].startswith("@"):
                found[group["data_type"]] = items[index]["id"]
    return found["node"], found["edge"]


def alt(actors: pd.DataFrame, ties: pd.DataFrame) -> str:
    """A sentence or two that say what the map shows, for those who do not see it."""
    if actors.empty:
        return "Actor map without an actor."
    kinds = Counter(actors["kind"])
    of = ", ".join(f"{kinds[kind]} {ACTOR_KINDS[kind]}" for kind in KINDS if kinds[kind])
    said = f"Map of {count(len(actors), 'actor')} ({of}) and {count(len(ties), 'tie')}."
    if ties.empty:
        return said
    ends = Counter([*ties["source"], *ties["target"]])
    names = dict(zip(actors["actor"], actors["name"], strict=True))
    most = [names[actor] for actor, _ in ends.most_common() if actor in names][:3]
    return f"{said} Most tied: {', '.join(most)}."
