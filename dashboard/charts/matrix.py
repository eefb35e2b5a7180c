"""Who does what to whom as a matrix, in Plotly: for when a net of ties is too dense to read.

Rows are where ties start, columns where they lead. A mark's area is the number of ties, its sign their status. Marks
are a scatter trace, since a heat map returns no selection; `customdata` is the id of the first tie.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from . import lettering
from .status import SIGNS, sign
from .theme import theme
from .tie import side

MOST = 40  # actors on a side
CELL, NARROWEST = 34, 23  # height of a row and least width of a column in pixels
_NARROW = 620  # below this width names are cut shorter


def figure(actors: pd.DataFrame, ties: pd.DataFrame, *, dark: bool = False, width: int = 1100) -> go.Figure:
    """The matrix of ties between actors (columns as in `actor_map.option`), most tied first, as many as have room."""
    names = dict(zip(actors["actor"], actors["name"], strict=True))
    cells, rows, columns = _cells(actors, ties, width)
    made = go.Figure(_traces(cells, rows, columns, names, dark))
    made.update_layout(_layout(rows, columns, names, dark, width))
    return made


def picked(selection: Mapping[str, Any]) -> str:
    """The id of the tie that is picked in what `st.plotly_chart` returns; '' when none is."""
    points = selection.get("points") or []
    held = points[0].get("customdata") if points else None
    return str(held[0] if isinstance(held, (list, tuple)) else held) if held else ""


def left_out(actors: pd.DataFrame, ties: pd.DataFrame, width: int = 1100) -> str:
    """What the matrix has no room for, in words; empty when it shows every tie."""
    known = _known(actors, ties)
    missing = len(known) - len(_cells(actors, ties, width)[0])
    if not missing:
        return ""
    shown = f"Shown: {len(known) - missing:,} of {len(known):,} ties, between the most tied actors."
    return f"{shown} The table holds all of them; filters by actor lead to the others."


def _known(actors: pd.DataFrame, ties: pd.DataFrame) -> pd.DataFrame:
    return ties[ties["source"].isin(actors["actor"]) & ties["target"].isin(actors["actor"])]


def _row_room(width: int) -> int:
    return 210 if width >= _NARROW else 124


def _cells(actors: pd.DataFrame, ties: pd.DataFrame, width: int) -> tuple[pd.DataFrame, dict[str, int], dict[str, int]]:
    """The ties that have room, and the actors on both sides."""
    known = _known(actors, ties)
    columns = side(known["target"], max(3, min(MOST, (width - _row_room(width) - 70) // NARROWEST)))
    into = known[known["target"].isin(columns)]
    rows = side(into["source"], MOST)
    cells = into[into["source"].isin(rows)]
    held = set(cells["target"])
    return cells, rows, {actor: n for n, actor in enumerate(actor for actor in columns if actor in held)}


def alt(actors: pd.DataFrame, ties: pd.DataFrame) -> str:
    """One sentence that says what the matrix shows."""
    names = dict(zip(actors["actor"], actors["name"], strict=True))
    known = ties[ties["source"].isin(names) & ties["target"].isin(names)]
    if known.empty:
        return "Matrix without a tie."
    pairs = known.value_counts(["source", "target"], sort=False).sort_values(ascending=False, kind="stable")
    (source, target), count = pairs.index.tolist()[0], pairs.iloc[0]
    most = f"{names[source]} to {names[target]}"
    return (
        f"Matrix of {len(known):,} ties from {known['source'].nunique()} actors to {known['target'].nunique()}; "
        f"most from {most} ({count})."
    )


def plain(text: str) -> str:
    """Text that Plotly shows as it is: it reads a subset of HTML in labels."""
    return str(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _traces(
    cells: pd.DataFrame, rows: dict[str, int], columns: dict[str, int], names: dict[str, str], dark: bool
) -> list[go.Scatter]:
    """One trace a status, so that the legend explains the signs."""
    by_status: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for _, cell in cells.groupby(["source", "target"], sort=False):
        source, target = str(cell["source"].iloc[0]), str(cell["target"].iloc[0])
        parts = [(status, part) for status, part in cell.groupby("status", sort=False)]
        for n, (status, part) in enumerate(parts):
            shift = (n - (len(parts) - 1) / 2) * min(0.34, 0.8 / len(parts))
            by_status[str(status)].append({
                "x": columns[target] + shift, "y": rows[source], "id": part["relation"].iloc[0], "count": len(part),
                "text": _hover(names[source], names[target], part),
            })  # fmt: skip
    return [_trace(status, by_status[status], dark) for status in SIGNS if by_status[status]]


def _trace(status: str, marks: list[dict[str, Any]], dark: bool) -> go.Scatter:
    look = sign(status)
    return go.Scatter(
        x=[mark["x"] for mark in marks], y=[mark["y"] for mark in marks], mode="markers", name=look.word,
        customdata=[[mark["id"]] for mark in marks], hovertext=[mark["text"] for mark in marks],
        hovertemplate="%{hovertext}<extra></extra>",
        marker={"symbol": look.plotly, "color": look.colour(dark), "opacity": 1,
                "line": {"width": 2, "color": look.colour(dark)},
                "size": [min(9 + 5 * (mark["count"] - 1) ** 0.5, 24) for mark in marks]},
        selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 0.45}},
    )  # fmt: skip


def _hover(source: str, target: str, ties: pd.DataFrame) -> str:
    """What a mark stands for: both actors, then each kind of tie with its status."""
    lines = [f"{plain(source)} → {plain(target)}"]
    for row in ties.head(6).to_dict("records"):
        look = sign(row["status"])
        date = f", {plain(row['date'])}" if row["date"] else ""
        lines.append(f"{look.text} {plain(row['kind'])}, {plain(look.says(row['holder']))}{date}")
    return "<br>".join([*lines, *([f"and {len(ties) - 6} more"] if len(ties) > 6 else [])])


def _axis(side: dict[str, int], names: dict[str, str], room: int, dark: bool, lines: int = 1) -> dict[str, Any]:
    ink = theme(dark)
    words = ["<br>".join(plain(line) for line in lettering.balanced(names[actor], room, 12, lines)) for actor in side]
    return {
        "tickvals": list(side.values()), "ticktext": words,
        "range": [-0.6, len(side) - 0.4], "showgrid": True, "gridcolor": ink.grid, "zeroline": False,
        "fixedrange": True, "tickfont": {"color": ink.ink, "size": 12}, "linecolor": ink.grid,
    }  # fmt: skip


def _layout(
    rows: dict[str, int], columns: dict[str, int], names: dict[str, str], dark: bool, width: int
) -> dict[str, Any]:
    ink, row_room = theme(dark), _row_room(width)
    upright = (width - row_room - 70) / max(len(columns), 1) < NARROWEST + 2 or width < _NARROW
    room = 150 if upright else 190
    across, down = _axis(columns, names, room, dark), _axis(rows, names, row_room, dark, lines=2)
    down["range"] = down["range"][::-1]
    longest = max((lettering.width(lettering.cut(names[actor], room, 12), 12) for actor in columns), default=0)
    top = 18 + longest * (1 if upright else 0.65)
    return {
        "xaxis": {**across, "side": "top", "tickangle": -90 if upright else -40},
        "yaxis": {**down, "automargin": True},
        "height": round(top + CELL * max(len(rows), 1) + (60 if width >= _NARROW else 150)),
        "margin": {"l": 10, "r": 16 if upright else 60, "t": round(top), "b": 50},
        "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)", "font": {"color": ink.ink},
        "legend": {"orientation": "h", "y": -0.02, "yanchor": "top", "x": 0, "font": {"color": ink.ink, "size": 12},
                   "itemclick": False, "itemdoubleclick": False},
        "hoverlabel": {"bgcolor": ink.paper, "bordercolor": ink.grid, "font": {"color": ink.ink}, "align": "left"},
        "clickmode": "event+select", "dragmode": False, "hovermode": "closest", "showlegend": True,
    }  # fmt: skip
