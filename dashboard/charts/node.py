"""The actors of a map as ECharts nodes: a kind has its shape and colour, a collective its size, each its name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from facts.wording import ACTOR_KINDS, count

from . import lettering
from .escape import markup, plain
from .naming import named
from .placement import Place
from .room import LABEL, LABEL_LINE, name_lines, symbol_size
from .theme import Theme, theme

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


def colour(kind: str, dark: bool) -> str:
    """The colour of a kind of actor on paper of that theme."""
    look = KINDS.get(kind, KINDS["organization"])
    return look.dark if dark else look.light


def nodes(
    actors: pd.DataFrame, where: Mapping[str, Place], rank: Sequence[str], dark: bool, focus: str, size: tuple[int, int]
) -> list[dict[str, Any]]:
    """One node an actor, in their order, named by `rank` as far as there is room, with a ring around the focus."""
    kinds, sides = list(KINDS), named(actors, where, rank, size, focus)
    made = []
    for row in actors.to_dict("records"):
        kind = row["kind"] if row["kind"] in KINDS else "organization"
        wide, place = symbol_size(row["mentions"], kind), where[row["actor"]]
        made.append({
            "id": row["actor"], "name": plain(row["name"]), "category": kinds.index(kind), "x": place.x, "y": place.y,
            "symbol": KINDS[kind].symbol, "symbolSize": wide * (1.15 if kind in ("government", "country") else 1),
            "itemStyle": _item(kind, dark, row["actor"] == focus),
            "label": _name(row, wide, theme(dark), side=sides.get(row["actor"], place.side),
                           show=row["actor"] in sides),
            "tooltip": {"formatter": _about(row)},
        })  # fmt: skip
    return made


def _item(kind: str, dark: bool, focused: bool) -> dict[str, Any]:
    ink = theme(dark)
    ring = {"borderColor": ink.focus, "borderWidth": 3, "shadowColor": ink.focus, "shadowBlur": 14}
    return {"color": colour(kind, dark), **(ring if focused else {"borderColor": ink.paper, "borderWidth": 1})}


def _members(row: Mapping[Any, Any]) -> str:
    """The size of a collective as text, empty when not known."""
    size = row.get("size")
    return "" if row["kind"] != "collective" or size is None or pd.isna(size) else _short(int(size))


def _short(number: int) -> str:
    """A number that fits into a sign: 19, 950, "6k", "4.8k", "310k", "2M"."""
    for unit, letter in ((1_000_000, "M"), (1_000, "k")):
        if number >= unit:
            shown = f"{number / unit:.1f}".removesuffix(".0") if number < 10 * unit else str(number // unit)
            return shown + letter
    return str(number)


def _name(row: Mapping[Any, Any], size: float, ink: Theme, *, side: str, show: bool) -> dict[str, Any]:
    """The name on its side of the sign."""
    members = _members(row)
    lines = [plain(line) for line in name_lines(str(row["name"]), side, number=bool(members))]
    look = {
        "color": ink.ink,
        "fontSize": LABEL,
        "lineHeight": LABEL_LINE,
        "textBorderColor": ink.paper,
        "textBorderWidth": 3,
    }
    if members:
        return {"show": True, **look, **_numbered(members, lines if show else [], size, side, look, ink)}
    away = 4 if side in ("top", "bottom") else 5
    return {"show": show, "position": side, "distance": away, "formatter": "\n".join(lines), **look}


def _numbered(
    members: str, lines: list[str], size: float, side: str, look: Mapping[Any, Any], ink: Theme
) -> dict[str, Any]:
    """A label whose middle is the number in the sign: on its other side as much blank as the name takes."""
    middle = {"align": "center", "verticalAlign": "middle"}
    wide = max((lettering.width(line, LABEL) for line in lines), default=0.0)
    number, blank = "{size|" + members + "}", ["{blank| }"] * len(lines)
    words = ["{name|" + line + "}" for line in lines]
    first, last = (words, blank) if side in ("top", "left") else (blank, words)
    beside = side in ("right", "left") and bool(lines)
    inside = {**middle, "fontSize": LABEL, "fontWeight": "bold", "color": ink.paper, "lineHeight": size + 6}
    toward = {"align": "left" if side == "right" else "right"} if beside else {}
    block = {"width": round(wide, 1)} if beside else {}
    return {
        "position": "inside",
        "distance": 0,
        "formatter": ("" if beside else "\n").join([*first, number, *last]),
        "rich": {
            "blank": {**middle, "fontSize": LABEL, "lineHeight": LABEL_LINE, **block},
            "name": {**look, **middle, **block, **toward},
            "size": {**inside, "textBorderWidth": 0, **({"width": size + 10} if beside else {})},
        },
    }


def _about(row: Mapping[Any, Any]) -> str:
    """What the tooltip says of an actor."""
    kind = ACTOR_KINDS.get(row["kind"], row["kind"]) + (f" of {_members(row)}" if _members(row) else "")
    facts = [row.get("role") or "", kind, row.get("country") or "", count(int(row["mentions"]), "mention")]
    return f"<b>{markup(row['name'])}</b><br>" + markup(" · ".join(str(fact) for fact in facts if fact))


def corners(width: int, height: int) -> list[dict[str, Any]]:
    """Two unseen points that hold the box, so that it does not shrink to the actors that a filter leaves."""
    unseen = {"symbol": "none", "symbolSize": 0, "label": {"show": False}, "tooltip": {"show": False}, "silent": True}
    return [
        {"id": "@left", "name": "", "x": 0, "y": 0, **unseen},
        {"id": "@right", "name": "", "x": width, "y": height, **unseen},
    ]
