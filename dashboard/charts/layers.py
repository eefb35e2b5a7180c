"""The layers of the timeline, back to front, in Altair: they draw what `timeline` has worked out and decide nothing.

`python -m charts.layers`, run in dashboard/, builds them anew and stores them in layers.json for `drawing` to fill in.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Literal

import altair as alt

from .drawing import LAYERS, STRIP
from .lane import LINE, SIZE
from .status import SIGNS
from .theme import Theme, theme

_RIGHT, _LEFT = "M-.6,-.9L.9,0L-.6,.9Z", "M.6,-.9L-.9,0L.6,.9Z"
_ON, _BACK = "M-.4,-.9L.5,0L-.4,.9", "M.4,-.9L-.5,0L.4,.9"
_TIP = {
    "fact": "Fact", "meant": "Meant as", "printed": "Date as printed", "counted": "How counted", "passage": "Passage",
}  # fmt: skip


def template(dark: bool) -> dict[str, Any]:
    """The specification of a theme with its blanks, each a text that begins with @."""
    lanes = alt.layer(*_lanes(theme(dark), dark)).resolve_scale(fill="independent")
    strip = alt.layer(*_overview(theme(dark)))
    whole = alt.vconcat(lanes, strip, spacing=10).resolve_scale(x="independent").configure_view(stroke=None)
    made: dict[str, Any] = whole.to_dict(validate=False)
    for part, height in zip(made["vconcat"], ("@height", STRIP), strict=True):
        part["width"], part["height"] = "@width", height
    _name(made)
    made["padding"] = {"left": 0, "right": 0, "top": 4, "bottom": 4}
    made["autosize"] = {"type": "pad", "contains": "padding"}
    return made


def _name(made: dict[str, Any]) -> None:
    """Plain names for the two views that selections belong to, in place of those that Altair makes up."""
    for param, part, name in zip(made["params"], made["vconcat"], ("lanes", "strip"), strict=True):
        layer = next(layer for layer in part["layer"] if layer.get("name") == param["views"][0])
        layer["name"], param["views"] = name, [name]


def _x(field: str, where: str = "", ruler: Any = alt.Undefined) -> alt.X:
    """A place on the line of days, in UTC; the layer that says which (`where`) sets the domain and ruler for all.

    That has to be one without an `x2`, or Vega-Lite finds the domain at odds with itself and warns.
    """
    domain: Any = [where] if where else alt.Undefined
    return alt.X(f"{field}:T", title=None, axis=ruler, scale=alt.Scale(type="utc", domain=domain, nice=False))


def _y(field: str) -> alt.Y:
    return alt.Y(f"{field}:Q", scale=None, axis=None)


def _base(name: str) -> alt.Chart:
    return alt.Chart(alt.NamedData(name=name))


def _by_status(channel: Any, values: Sequence[Any]) -> Any:
    """A channel that takes its value from the status."""
    return channel("status:N", scale=alt.Scale(domain=list(SIGNS), range=list(values)), legend=None)


def _colour(channel: Any, dark: bool) -> Any:
    return _by_status(channel, [sign.colour(dark) for sign in SIGNS.values()])


def _dash(field: str) -> alt.StrokeDash:
    """The dash of a status; on what is too short to show one, the field is empty and the line solid."""
    dashes = [list(sign.dash) or [1, 0] for sign in SIGNS.values()]
    return alt.StrokeDash(f"{field}:N", scale=alt.Scale(domain=[*SIGNS, ""], range=[*dashes, [1, 0]]), legend=None)


def _ruler(ink: Theme, where: str, orient: Literal["top", "bottom"]) -> alt.Axis:
    padding = {"expr": f"{where} padding"} if orient == "top" else 4
    return alt.Axis(
        values=[f"{where} values"], labelExpr=f"{where} words", orient=orient, labelFontSize=12, labelColor=ink.quiet,
        labelFlush=False, labelOverlap=False, labelPadding=padding, tickSize=4,
        tickColor=ink.grid, domainColor=ink.grid, gridColor=ink.grid, grid=where == "@lanes", labelLineHeight=14,
        labelBound=False,
    )  # fmt: skip


def _lanes(ink: Theme, dark: bool) -> list[alt.Chart]:
    return [*_background(ink), *_bands(dark), *_ends(dark), *_signs(ink, dark), *_words(ink), _hit(ink)]


def _background(ink: Theme) -> list[alt.Chart]:
    frame, grid, marks = _base("frame"), _base("grid"), _base("marks")
    future = frame.mark_rect(fill=ink.ink, fillOpacity=0.05, aria=False).encode(
        x=_x("future"), x2="end:T", y=_y("top"), y2="bottom:Q"
    )
    now = frame.mark_rule(stroke=ink.quiet, strokeDash=[4, 4], strokeWidth=1.2, aria=False)
    gaps = [
        frame.mark_rect(fill=ink.ink, fillOpacity=0.07, aria=False).encode(
            x=_x(f"break_{side}"), x2=f"{edge}:T", y=_y("top"), y2="bottom:Q"
        )
        for side, edge in (("left", "start"), ("right", "end"))
    ]
    lines = grid.mark_rule(stroke=ink.grid, aria=False).encode(y=_y("line"))
    ring = marks.transform_filter("datum.focused").mark_rect(
        fill=ink.focus, fillOpacity=0.1, stroke=ink.focus, strokeWidth=2, cornerRadius=6, aria=False
    )
    around = {"x": _x("hit_left"), "x2": "hit_right:T", "y": _y("hit_top"), "y2": "hit_bottom:Q"}
    return [
        future,
        lines,
        *gaps,
        now.encode(x=_x("reference", "@lanes", _ruler(ink, "@lanes", "top")), y=_y("top"), y2="bottom:Q"),
        ring.encode(**around),
    ]


def _bands(dark: bool) -> list[alt.Chart]:
    """The doubt, light and dashed as its status is; the certain core, solid."""
    marks = _base("marks")
    doubt = marks.transform_filter("datum.kind == 'band'").mark_bar(
        cornerRadius=4, fillOpacity=0.2, strokeWidth=1.4, strokeOpacity=1, aria=False
    )
    core = marks.transform_filter("datum.core_left != null").mark_bar(cornerRadius=2, strokeWidth=1.4, aria=False)
    tall = {"y": _y("top"), "y2": "bottom:Q", "fill": _colour(alt.Fill, dark)}
    return [
        doubt.encode(x=_x("left"), x2="right:T", stroke=_colour(alt.Stroke, dark), strokeDash=_dash("dashed"), **tall),
        core.encode(x=_x("core_left"), x2="core_right:T", stroke=_colour(alt.Stroke, dark), **tall),
    ]


def _ends(dark: bool) -> list[alt.Chart]:
    """Arrows to the edge for open ends; chevrons where a chosen span cuts a band."""
    made = []
    for tail, known, shape, dx in (("on", "right", _RIGHT, -6), ("back", "left", _LEFT, 6)):
        base = _base("marks").transform_filter(f"datum.{tail} != null")
        line = base.mark_rule(strokeWidth=2, aria=False)
        head = base.mark_point(shape=shape, size=150, opacity=1, strokeWidth=0, xOffset=dx, aria=False)
        made.append(
            line.encode(
                x=_x(known), x2=f"{tail}:T", y=_y("y"), stroke=_colour(alt.Stroke, dark), strokeDash=_dash("status")
            )
        )
        made.append(head.encode(x=_x(tail), y=_y("y"), fill=_colour(alt.Fill, dark)))
    for side, shape, dx in (("cut_right", _ON, -5), ("cut_left", _BACK, 5)):
        base = _base("marks").transform_filter(f"datum.{side} != null")
        mark = base.mark_point(shape=shape, size=90, opacity=1, strokeWidth=2, filled=False, xOffset=dx, aria=False)
        made.append(mark.encode(x=_x(side), y=_y("y"), stroke=_colour(alt.Stroke, dark)))
    return made


def _signs(ink: Theme, dark: bool) -> list[alt.Chart]:
    """The sign of each moment known to the day or too far off; a small one before the labels of all others."""
    inside = [ink.paper if sign.hollow else sign.colour(dark) for sign in SIGNS.values()]
    look = {
        "shape": _by_status(alt.Shape, [sign.vega for sign in SIGNS.values()]),
        "fill": _by_status(alt.Fill, inside),
        "stroke": _colour(alt.Stroke, dark),
    }
    moments = (
        _base("marks")
        .transform_filter("datum.kind == 'sign'")
        .mark_point(size=110, opacity=1, strokeWidth=2, aria=False)
    )
    bullets = (
        _base("labels")
        .transform_filter("datum.bullet != null")
        .mark_point(size=38, opacity=1, strokeWidth=1.5, aria=False)
    )
    return [moments.encode(x=_x("at"), y=_y("y"), **look), bullets.encode(x=_x("bullet"), y=_y("bullet_y"), **look)]


def _words(ink: Theme) -> list[alt.Chart]:
    """Labels on a halo of paper, headings of the lanes, words in the band above them."""
    style: dict[str, Any] = {
        "align": {"expr": "datum.align"}, "baseline": "top", "fontSize": SIZE, "lineHeight": LINE, "lineBreak": "\n",
        "aria": False,
    }  # fmt: skip
    quiet: dict[str, Any] = {"align": "left", "baseline": "middle", "aria": False}
    halo = _base("labels").mark_text(**style, stroke=ink.paper, strokeWidth=3.5, strokeJoin="round", fill=ink.paper)
    text = _base("labels").mark_text(**style, color=ink.ink)
    heads = _base("grid").mark_text(**quiet, fontSize=13, fontWeight=600, color=ink.ink, dx=4)
    edges = _base("edges").mark_text(**quiet, fontSize=12, color=ink.quiet)
    where = {"x": _x("x"), "y": _y("y"), "text": alt.Text("text:N")}
    return [
        heads.encode(x=alt.value(0), y=_y("y"), text="name:N"),
        edges.encode(**where),
        halo.encode(**where),
        text.encode(**where),
    ]


def _hit(ink: Theme) -> alt.Chart:
    """One large unseen target a fact: it is clicked, it has the tooltip, and it is what a screen reader reads."""
    pick = alt.selection_point(name="event", fields=["event_id"], empty=False, on="click", clear="dblclick")
    said = [alt.Tooltip(f"{field}:N", title=title) for field, title in _TIP.items()]
    target = _base("marks").mark_rect(fill=ink.ink, fillOpacity=0.001, cursor="pointer")
    around = {"x": _x("hit_left"), "x2": "hit_right:T", "y": _y("hit_top"), "y2": "hit_bottom:Q"}
    return target.encode(**around, tooltip=said, description="fact:N").add_params(pick)


def _overview(ink: Theme) -> list[alt.Chart]:
    """All facts on one strip; dragging over it chooses the span."""
    frame, tall = _base("frame"), {"y": _y("top"), "y2": "strip:Q"}
    brush = alt.selection_interval(
        name="span", encodings=["x"], empty=False,
        mark=alt.BrushConfig(fill=ink.focus, fillOpacity=0.18, stroke=ink.focus, strokeWidth=1.5),
    )  # fmt: skip
    ground = frame.mark_rect(fill=ink.ink, fillOpacity=0.05, cornerRadius=4, aria=False)
    chosen = frame.transform_filter("datum.span_left != null").mark_rect(
        fill=ink.focus, fillOpacity=0.14, stroke=ink.focus, strokeWidth=1.5, cornerRadius=3, aria=False
    )
    now = frame.mark_rule(stroke=ink.quiet, strokeDash=[4, 4], aria=False).encode(
        x=_x("strip_now", "@strip", _ruler(ink, "@strip", "bottom")), **tall
    )
    facts = _base("strip").mark_rect(fill=ink.ink, fillOpacity=0.22, aria=False).encode(
        x=_x("time"), x2="until:T", y=alt.value(7), y2=alt.value(STRIP - 7)
    )  # fmt: skip
    hint = frame.mark_text(align="left", baseline="middle", fontSize=12, color=ink.quiet, aria=False)
    return [
        ground.encode(x=alt.value(0), x2=alt.value("width"), **tall),
        chosen.encode(x=_x("span_left"), x2="span_right:T", **tall),
        facts.add_params(brush),
        hint.encode(x=alt.value(4), y=_y("hint_y"), text="hint:N"),
        now,
    ]


def store() -> None:
    """Write the layers of both themes."""
    made = {"light": template(False), "dark": template(True)}
    LAYERS.write_text(json.dumps(made, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    store()
