"""The ties of a map as ECharts links: dash and colour say their status, an arrow their direction, words their kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from briefing.tables import SYMMETRIC

from .escape import markup, plain
from .placement import Place
from .room import boxes
from .status import sign
from .theme import theme
from .tie import NAMED, SIZE, bends, legible


def links(
    ties: pd.DataFrame, where: Mapping[str, Place], actors: pd.DataFrame, dark: bool, focus: str, dates: bool
) -> list[dict[str, Any]]:
    """One link a tie, in their order, the focus thicker and with a glow."""
    names, bent = dict(zip(actors["actor"], actors["name"], strict=True)), bends(ties, where)
    words = [
        plain(kind) + (f", {plain(date)}" if dates and date else "")
        for kind, date in zip(ties["kind"], ties["date"], strict=True)
    ]
    room = dict(zip(actors["actor"], boxes(actors, [where[actor].side for actor in actors["actor"]]), strict=True))
    clear = legible(ties, words, bent, where, room) if len(ties) <= NAMED else [False] * len(ties)
    rows = ties.to_dict("records")
    few = len(ties) <= 2 * NAMED
    return [_link(*each, names, dark, focus, few) for each in zip(rows, bent, words, clear, strict=True)]


def _link(
    row: Mapping[Any, Any],
    bend: float,
    words: str,
    clear: bool,
    names: Mapping[str, str],
    dark: bool,
    focus: str,
    few: bool,
) -> dict[str, Any]:
    look, ink, focused, both = sign(row["status"]), theme(dark), row["relation"] == focus, row["kind"] in SYMMETRIC
    glow = {"shadowColor": ink.focus, "shadowBlur": 12} if focused else {}
    return {
        "id": row["relation"], "source": row["source"], "target": row["target"], "value": plain(row["kind"]),
        "lineStyle": {"color": look.colour(dark), "type": list(look.dash) or "solid", "curveness": bend,
                      "width": 4 if focused else 1.8 if few else 1.2, "opacity": 0.95 if few or focused else 0.6,
                      **glow},
        "symbol": ["none", "none" if both else "arrow"],
        "label": {"show": clear or focused, "position": "insideMiddle", "formatter": words, "color": ink.ink,
                  "fontSize": SIZE, "backgroundColor": ink.paper, "padding": [1, 3], "borderRadius": 3},
        "tooltip": {"formatter": _tie(row, names, both)},
    }  # fmt: skip


def _tie(row: Mapping[Any, Any], names: Mapping[str, str], both: bool) -> str:
    """What the tooltip says of a tie."""
    look = sign(row["status"])
    ends = f"{names.get(row['source'], '')} {'–' if both else '→'} {names.get(row['target'], '')}"
    facts = [
        row["label"] if row["label"] != row["kind"] else "",
        f"{look.text} {look.says(row['holder'])}",
        row["date"],
    ]
    return f"<b>{markup(row['kind'])}</b><br>{markup(ends)}<br>" + markup(
        " · ".join(str(fact) for fact in facts if fact)
    )
