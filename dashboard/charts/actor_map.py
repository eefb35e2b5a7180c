"""The actor map: who is tied to whom, as an ECharts graph.

A kind of actor has its shape and colour, a collective shows its size, a tie has an arrow, its kind in words and the dash
and colour of its status. Show with `st.echarts_chart(option, on_select=...)` and read clicks with `picked`.
"""

from __future__ import annotations

import html
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from .placement import LABEL, LABEL_LINE, LABELLED, Place, boxes, height_for, name_lines, positions, symbol_size
from .status import sign
from .theme import Theme, theme
from .tie import SIZE, bends, legible

__all__ = ["KINDS", "LIMIT", "alt", "height_for", "neighbours", "option", "picked", "positions", "shown"]
LIMIT = 80  # actors shown at once
TIES_NAMED = 25  # up to so many ties have their kind written on them
SYMMETRIC = ("meets", "ally of", "opponent of", "deal with")
_RINGS = (
    "path://M-1,0A1,1,0,1,1,1,0A1,1,0,1,1,-1,0ZM-.86,0A.86,.86,0,1,0,.86,0A.86,.86,0,1,0,-.86,0Z"
    "M-.74,0A.74,.74,0,1,1,.74,0A.74,.74,0,1,1,-.74,0Z"
)
_PENTAGON = "path://M0,-1L.951,-.309L.588,.809L-.588,.809L-.951,-.309Z"


@dataclass(frozen=True, slots=True)
class Look:
    """Shape and colours of a kind of actor."""

    symbol: str
    light: str
    dark: str


KINDS = {
    "person": Look("circle", "#2f6db5", "#8db9f0"),
    "organization": Look("roundRect", "#85661a", "#dcb95f"),
    "government": Look("diamond", "#b03a48", "#f3a0a4"),
    "country": Look(_PENTAGON, "#39774a", "#8fd0a0"),
    "collective": Look(_RINGS, "#7a57a8", "#c8adf2"),
}


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
    said = f"Shown: {len(few):,} of {len(actors):,} actors, the most tied and their neighbours, with {len(between):,} of {len(ties):,} ties."
    return few, between, said + " Choose an actor to see those around it."


def _between(ties: pd.DataFrame, ids: set[str]) -> pd.DataFrame:
    return ties[ties["source"].isin(ids) & ties["target"].isin(ids)]


def _foremost(actors: pd.DataFrame, ties: pd.DataFrame, limit: int, focus: str) -> list[str]:
    """Ids by rank: the focus and its neighbours, then the most tied actors and theirs, until the limit."""
    around: dict[str, set[str]] = defaultdict(set)
    for a, b in zip(ties["source"], ties["target"], strict=True):
        around[a].add(b)
        around[b].add(a)
    mentions = dict(zip(actors["actor"], actors["mentions"], strict=True))
    rank = {actor: (len(around[actor]), int(count)) for actor, count in mentions.items()}
    ranked = sorted(rank, key=lambda actor: rank[actor], reverse=True)
    heads = [*([focus] if focus in rank else []), *ranked[: max(limit // 8, 1)]]
    kept = dict.fromkeys(heads)
    for head in heads:
        kept.update(dict.fromkeys(sorted((n for n in around[head] if n in rank), key=lambda n: rank[n], reverse=True)))
    kept.update(dict.fromkeys(ranked))
    return list(kept)[:limit]


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

    `actors` has the columns actor, name, kind, size, country, role, mentions; `ties` has relation, source, target, kind,
    label, status, holder, date. `focus` is the id of an actor or a tie. `places` are `positions` of all actors in the
    same box, so that a filter moves nobody; computed here when missing. `dates` writes each tie's date on it.
    """
    ink = theme(dark)
    where = positions(actors, ties, width=width, height=height) if places is None else places
    present = actors[actors["actor"].isin(where)]
    between = _between(ties, set(present["actor"]))
    series = {
        "type": "graph", "layout": "none", "roam": True, "scaleLimit": {"min": 0.5, "max": 8}, "selectedMode": "single",
        "left": 0, "right": 0, "top": 44, "bottom": 8, "nodeScaleRatio": 0.4,
        "categories": [{"name": kind} for kind in KINDS],
        "data": [*_nodes(present, where, dark, focus), *_corners(width, height)],
        "links": _links(between, where, present, dark, focus, dates),
        "edgeSymbol": ["none", "arrow"], "edgeSymbolSize": [0, 9],
        "emphasis": {"focus": "adjacency", "label": {"show": True}, "edgeLabel": {"show": True}, "lineStyle": {"width": 3}},
        "blur": {"itemStyle": {"opacity": 0.25}, "lineStyle": {"opacity": 0.15}, "label": {"opacity": 0.35}},
        "select": {"itemStyle": {"borderColor": ink.focus, "borderWidth": 4}, "lineStyle": {"width": 4, "shadowColor": ink.focus, "shadowBlur": 10}},
    }  # fmt: skip
    return {
        "animation": False,
        "textStyle": {"color": ink.ink},
        "legend": _legend(present, dark),
        "tooltip": {"confine": True, "backgroundColor": ink.paper, "borderColor": ink.grid, "textStyle": {"color": ink.ink},
                    "extraCssText": "max-width:340px;white-space:normal"},
        "series": [series],
    }  # fmt: skip


def _legend(actors: pd.DataFrame, dark: bool) -> list[dict[str, Any]]:
    there = [kind for kind in KINDS if (actors["kind"] == kind).any()]
    entries = [
        {"name": kind, "icon": KINDS[kind].symbol, "itemStyle": {"color": _colour(kind, dark), "borderWidth": 0}} for kind in there
    ]
    return [{"data": entries, "top": 4, "left": 4, "selectedMode": False, "itemWidth": 15, "itemHeight": 15, "itemGap": 16,
             "textStyle": {"color": theme(dark).ink, "fontSize": 12}}]  # fmt: skip


def _colour(kind: str, dark: bool) -> str:
    look = KINDS.get(kind, KINDS["organization"])
    return look.dark if dark else look.light


def plain(text: str) -> str:
    """Text without what ECharts takes for a template or a style: braces become round brackets."""
    return " ".join(str(text).replace("{", "(").replace("}", ")").split())


def _markup(text: str) -> str:
    """Text for a tooltip, which is HTML and a template."""
    return html.escape(str(text)).replace("{", "&#123;").replace("}", "&#125;")


def _nodes(actors: pd.DataFrame, where: Mapping[str, Place], dark: bool, focus: str) -> list[dict[str, Any]]:
    kinds, named = list(KINDS), _named(actors, where, focus)
    made = []
    for row in actors.to_dict("records"):
        kind = row["kind"] if row["kind"] in KINDS else "organization"
        size, place = symbol_size(row["mentions"], kind), where[row["actor"]]
        made.append({
            "id": row["actor"], "name": plain(row["name"]), "category": kinds.index(kind), "x": place.x, "y": place.y,
            "symbol": KINDS[kind].symbol, "symbolSize": size * (1.15 if kind in ("government", "country") else 1),
            "itemStyle": _item(kind, dark, row["actor"] == focus),
            "label": _name(row, size, theme(dark), side=place.side, show=row["actor"] in named),
            "tooltip": {"formatter": _about(row)},
        })  # fmt: skip
    return made


def _named(actors: pd.DataFrame, where: Mapping[str, Place], focus: str) -> set[str]:
    """Whose names are shown: everybody's up to `LABELLED`, else those, most mentioned first, that cover nothing."""
    ids = list(actors["actor"])
    if len(ids) <= LABELLED:
        return set(ids)
    centre = np.array([(where[actor].x, where[actor].y) for actor in ids])
    rooms = boxes(actors, [where[actor].side for actor in ids], named=True)
    size = np.array([room.size / 2 for room in rooms])[:, None]
    low, high, named = centre - size, centre + size, set[str]()
    rank = sorted(range(len(ids)), key=lambda n: (ids[n] != focus, -int(actors["mentions"].iloc[n])))
    for n in rank:
        left_top = centre[n] - (rooms[n].left, rooms[n].above)
        right_bottom = centre[n] + (rooms[n].right, rooms[n].below)
        covers = ((left_top < high) & (right_bottom > low)).all(1)
        covers[n] = False
        if not covers.any() or ids[n] == focus:
            named.add(ids[n])
            low[n], high[n] = left_top, right_bottom
    return named


def _item(kind: str, dark: bool, focused: bool) -> dict[str, Any]:
    ink, colour = theme(dark), _colour(kind, dark)
    ring = {"borderColor": ink.focus, "borderWidth": 3, "shadowColor": ink.focus, "shadowBlur": 14}
    return {"color": colour, **(ring if focused else {"borderColor": ink.paper, "borderWidth": 1})}


def _members(row: Mapping[str, Any]) -> str:
    """The size of a collective as text, empty when not known."""
    size = row.get("size")
    return "" if row["kind"] != "collective" or size is None or pd.isna(size) else f"{int(size):,}"


def _name(row: Mapping[str, Any], size: float, ink: Theme, *, side: str, show: bool) -> dict[str, Any]:
    """The name under or over its sign; a collective's size in it, balanced by as many blank lines as the name has."""
    lines, members = [plain(line) for line in name_lines(str(row["name"]))], _members(row)
    base = {"show": show or bool(members), "color": ink.ink, "fontSize": LABEL, "lineHeight": LABEL_LINE,
            "textBorderColor": ink.paper, "textBorderWidth": 3, "position": side, "distance": 4 if side in ("top", "bottom") else 5}  # fmt: skip
    if not members:
        return {**base, "formatter": "\n".join(lines)}
    words = ["{name|" + line + "}" for line in lines] if show else []
    blank = ["{pad| }"] * len(words)
    text = [*(words if side == "top" else blank), "{size|" + members + "}", *(blank if side == "top" else words)]
    middle = {"align": "center", "verticalAlign": "middle"}
    rich = {
        "pad": {**middle, "lineHeight": LABEL_LINE, "fontSize": LABEL},
        "name": {**middle, "lineHeight": LABEL_LINE, "fontSize": LABEL, "color": ink.ink, "textBorderColor": ink.paper, "textBorderWidth": 3},
        "size": {**middle, "lineHeight": size + 6, "fontSize": 12, "fontWeight": "bold", "color": ink.paper, "textBorderWidth": 0},
    }  # fmt: skip
    return {**base, "position": "inside", "distance": 0, "formatter": "\n".join(text), "rich": rich}


def _about(row: Mapping[str, Any]) -> str:
    """What the tooltip says of an actor."""
    kind = row["kind"] + (f" of {_members(row)}" if _members(row) else "")
    facts = [row.get("role") or "", kind, row.get("country") or "", f"{int(row['mentions'])} mentions"]
    return f"<b>{_markup(row['name'])}</b><br>" + _markup(" · ".join(str(fact) for fact in facts if fact))


def _corners(width: int, height: int) -> list[dict[str, Any]]:
    """Two unseen points that hold the box, so that it does not shrink to the actors that a filter leaves."""
    unseen = {"symbol": "none", "symbolSize": 0, "label": {"show": False}, "tooltip": {"show": False}, "silent": True}
    return [{"id": "@left", "name": "", "x": 0, "y": 0, **unseen}, {"id": "@right", "name": "", "x": width, "y": height, **unseen}]


def _links(
    ties: pd.DataFrame, where: Mapping[str, Place], actors: pd.DataFrame, dark: bool, focus: str, dates: bool
) -> list[dict[str, Any]]:
    names, bent = dict(zip(actors["actor"], actors["name"], strict=True)), bends(ties, where)
    words = [plain(kind) + (f", {plain(date)}" if dates and date else "") for kind, date in zip(ties["kind"], ties["date"], strict=True)]
    room = dict(zip(actors["actor"], boxes(actors, [where[actor].side for actor in actors["actor"]], named=True), strict=True))
    clear = legible(ties, words, bent, where, room) if len(ties) <= TIES_NAMED else [False] * len(ties)
    rows = ties.to_dict("records")
    few = len(ties) <= 2 * TIES_NAMED
    return [_link(*each, names, dark, focus, few) for each in zip(rows, bent, words, clear, strict=True)]


def _link(
    row: Mapping[str, Any], bend: float, words: str, clear: bool, names: Mapping[str, str], dark: bool, focus: str, few: bool
) -> dict[str, Any]:
    look, ink, focused, both = sign(row["status"]), theme(dark), row["relation"] == focus, row["kind"] in SYMMETRIC
    glow = {"shadowColor": ink.focus, "shadowBlur": 12} if focused else {}
    return {
        "id": row["relation"], "source": row["source"], "target": row["target"], "value": plain(row["kind"]),
        "lineStyle": {"color": look.colour(dark), "type": list(look.dash) or "solid", "width": 4 if focused else 1.8 if few else 1.2, "opacity": 0.95 if few or focused else 0.6,
                      "curveness": bend, **glow},
        "symbol": ["none", "none" if both else "arrow"],
        "label": {"show": clear or focused, "position": "insideMiddle", "formatter": words, "color": ink.ink, "fontSize": SIZE,
                  "backgroundColor": ink.paper, "padding": [1, 3], "borderRadius": 3},
        "tooltip": {"formatter": _tie(row, names, both)},
    }  # fmt: skip


def _tie(row: Mapping[str, Any], names: Mapping[str, str], both: bool) -> str:
    """What the tooltip says of a tie."""
    look = sign(row["status"])
    ends = f"{names.get(row['source'], '')} {'–' if both else '→'} {names.get(row['target'], '')}"
    facts = [row["label"] if row["label"] != row["kind"] else "", f"{look.text} {look.says(row['holder'])}", row["date"]]
    return f"<b>{_markup(row['kind'])}</b><br>{_markup(ends)}<br>" + _markup(" · ".join(str(fact) for fact in facts if fact))


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


def neighbours(ties: pd.DataFrame, actor: str) -> list[str]:
    """Ids of the actors tied to one, in the order of the ties."""
    met = [b if a == actor else a for a, b in zip(ties["source"], ties["target"], strict=True) if actor in (a, b)]
    return [other for other in dict.fromkeys(met) if other != actor]


def alt(actors: pd.DataFrame, ties: pd.DataFrame) -> str:
    """A sentence or two that say what the map shows, for those who do not see it."""
    if actors.empty:
        return "Actor map without an actor."
    kinds = Counter(actors["kind"])
    of = ", ".join(f"{kinds[kind]} {kind}" for kind in KINDS if kinds[kind])
    said = f"Map of {len(actors):,} {'actor' if len(actors) == 1 else 'actors'} ({of}) and {len(ties):,} {'tie' if len(ties) == 1 else 'ties'}."
    if ties.empty:
        return said
    ends = Counter([*ties["source"], *ties["target"]])
    names = dict(zip(actors["actor"], actors["name"], strict=True))
    most = [names[actor] for actor, _ in ends.most_common() if actor in names][:3]
    return f"{said} Most tied: {', '.join(most)}."
