"""The layers of the bars that say who says how much, in Altair: they draw what `shares` has worked out.

`python -m charts.bars`, run in dashboard/, builds them anew and stores them in bars.json, so that no page waits for
Altair. The browser measures the width: a part of a bar says as much as it has room for.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import altair as alt

from .status import SIGNS
from .theme import theme

STORED = Path(__file__).with_name("bars.json")
SIZE = 13  # of the letters
_ROOM = "(datum.until - datum.since) * width"  # pixels that a part takes; since and until are shares of the width


def template(dark: bool) -> dict[str, Any]:
    """The specification of a theme with its one blank, the height."""
    layers = [*_rows(dark), *_parts(dark), _hit(dark)]
    chart = alt.layer(*layers).resolve_scale(fill="independent", stroke="independent").configure_view(stroke=None)
    made: dict[str, Any] = chart.to_dict(validate=False)
    made |= {"width": "container", "height": "@height"}
    made["padding"] = {"left": 1, "right": 1, "top": 0, "bottom": 2}
    made["autosize"] = {"type": "fit", "contains": "padding"}
    for param in made["params"]:
        layer = next(layer for layer in made["layer"] if layer.get("name") == param["views"][0])
        layer["name"], param["views"] = "bars", ["bars"]
    return made


def _base(name: str) -> alt.Chart:
    return alt.Chart(alt.NamedData(name=name))


def _x(field: str) -> alt.X:
    return alt.X(f"{field}:Q", title=None, axis=None, scale=alt.Scale(domain=[0, 1], nice=False))


def _y(field: str) -> alt.Y:
    return alt.Y(f"{field}:Q", scale=None, axis=None)


def _by_status(channel: Any, values: Sequence[Any]) -> Any:
    return channel("status:N", scale=alt.Scale(domain=list(SIGNS), range=list(values)), legend=None)


def _rows(dark: bool) -> list[alt.Chart]:
    """What stands above each bar, name left and number right, and the ring around a chosen one."""
    ink, rows = theme(dark), _base("rows")
    line: dict[str, Any] = {"baseline": "middle", "fontSize": SIZE, "aria": False}
    ring = rows.transform_filter("datum.chosen").mark_rect(
        fill=ink.focus, fillOpacity=0.1, stroke=ink.focus, strokeWidth=2, cornerRadius=5, aria=False
    )
    names = rows.mark_text(
        **line, align="left", color=ink.ink, dx=4, fontWeight=600, limit={"expr": "width - 84"}
    )  # fmt: skip
    numbers = rows.mark_text(**line, align="right", color=ink.quiet, dx=-4)
    return [
        ring.encode(x=alt.value(0), x2=alt.value("width"), y=_y("top"), y2="bottom:Q"),
        names.encode(x=alt.value(0), y=_y("line"), text="name:N"),
        numbers.encode(x=alt.value("width"), y=_y("line"), text="number:N"),
    ]


def _parts(dark: bool) -> list[alt.Chart]:
    """The parts of each bar: filled like the sign of their status, and with as many words as there is room for."""
    ink, parts, colours = theme(dark), _base("parts"), [sign.colour(dark) for sign in SIGNS.values()]
    dashes = [list(sign.dash) if sign.hollow else [1, 0] for sign in SIGNS.values()]
    inside = [ink.paper if sign.hollow else sign.colour(dark) for sign in SIGNS.values()]
    written = [sign.colour(dark) if sign.hollow else ink.paper for sign in SIGNS.values()]
    bars = parts.mark_bar(strokeWidth=1.5, cornerRadius=2, xOffset=1, x2Offset=-1, strokeOpacity=1, aria=False)
    words = parts.mark_text(
        align="left", baseline="middle", fontSize=12, fontWeight=600, dx=6, aria=False,
        text={"expr": f"{_ROOM} > datum.room + 14 ? datum.words : {_ROOM} > 40 ? datum.short : "
                      f"{_ROOM} > 19 ? datum.sign : ''"},
    )  # fmt: skip
    return [
        bars.encode(
            x=_x("since"), x2="until:Q", y=_y("above"), y2="below:Q", fill=_by_status(alt.Fill, inside),
            stroke=_by_status(alt.Stroke, colours), strokeDash=_by_status(alt.StrokeDash, dashes),
        ),
        words.encode(x=_x("since"), y=_y("middle"), fill=_by_status(alt.Fill, written)),
    ]  # fmt: skip


def _hit(dark: bool) -> alt.Chart:
    """One unseen target a speaker: it is clicked, has the tooltip, and is what a screen reader reads."""
    pick = alt.selection_point(name="speaker", fields=["speaker"], empty=False, on="click", clear=False, toggle="true")
    target = _base("rows").mark_rect(fill=theme(dark).ink, fillOpacity=0.001, cursor="pointer")
    said = [alt.Tooltip("speaker:N", title="Speaker"), alt.Tooltip("meant:N", title="Meant as"),
            alt.Tooltip("quoted:N", title="How quoted"), alt.Tooltip("does:N", title="Click")]  # fmt: skip
    around = {"x": alt.value(0), "x2": alt.value("width"), "y": _y("top"), "y2": "bottom:Q"}
    return target.encode(**around, tooltip=said, description="described:N").add_params(pick)


def store() -> None:
    """Write the layers of both themes."""
    made = {"light": template(False), "dark": template(True)}
    STORED.write_text(json.dumps(made, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    store()
