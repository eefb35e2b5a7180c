"""The map of ties drawn as SVG, with the places, signs, bends and words that the page's map has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import atan2, degrees, hypot
from typing import Any

import pandas as pd

from charts import lettering
from charts.link import links
from charts.node import KINDS, colour, nodes
from charts.placement import Place
from charts.room import LABEL, LABEL_LINE, name_lines, numbered, symbol_size
from charts.standing import foremost
from charts.theme import LIGHT
from charts.tie import SIZE
from facts.wording import ACTOR_KINDS

from .inert import flat
from .svg import Element, element, titled, words

_SHAPES = {"circle": "M-1,0A1,1,0,1,1,1,0A1,1,0,1,1,-1,0Z", "diamond": "M0,-1L1,0L0,1L-1,0Z",
           "roundRect": "M-.7,-1H.7Q1,-1,1,-.7V.7Q1,1,.7,1H-.7Q-1,1,-1,.7V-.7Q-1,-1,-.7,-1Z"}  # fmt: skip
_ARROW = 9  # pixels


def net(
    actors: pd.DataFrame, ties: pd.DataFrame, where: Mapping[str, Place], size: tuple[int, int]
) -> tuple[Element, int]:
    """The ties, then the words on them, then the actors over both; and how many actors have no room for their name.

    Texts are flat already.
    """
    drawn = nodes(actors, where, foremost(actors, ties), False, "", size)
    lines = links(ties, where, actors, False, "", False)
    reach = {node["id"]: node["symbolSize"] / 2 for node in drawn}
    curves = [_curve(link, where, reach) for link in lines]
    ways = [_tie(link, curve) for link, curve in zip(lines, curves, strict=True)]
    said = [_words(link, curve) for link, curve in zip(lines, curves, strict=True) if link["label"]["show"]]
    people = [
        _actor(row, node, where[row["actor"]]) for row, node in zip(actors.to_dict("records"), drawn, strict=True)
    ]
    return element("g", *ways, *said, *people), sum(not _named(node) for node in drawn)


def kinds(actors: pd.DataFrame) -> Element:
    """What the signs of actors mean, on one line with its baseline at 14."""
    made, x = element("g"), 8.0
    for kind in (kind for kind in KINDS if (actors["kind"] == kind).any()):
        made.append(_sign(kind, x, 10, 7))
        made.append(words(x + 12, 14, ACTOR_KINDS[kind], 12))
        x += 34 + lettering.width(ACTOR_KINDS[kind], 12)
    return made


_Point = tuple[float, float]
_Curve = tuple[_Point, _Point, _Point]


def _curve(link: Mapping[str, Any], where: Mapping[str, Place], reach: Mapping[str, float]) -> _Curve:
    """Start, control point and end of a tie, from the edge of one sign to the edge of the other."""
    a, b, bend = where[link["source"]], where[link["target"]], link["lineStyle"]["curveness"]
    control = (a.x + b.x) / 2 - (a.y - b.y) * bend, (a.y + b.y) / 2 - (b.x - a.x) * bend
    return (
        _toward((a.x, a.y), control, reach[link["source"]]),
        control,
        _toward((b.x, b.y), control, reach[link["target"]] + 1),
    )


def _toward(start: _Point, end: _Point, far: float) -> _Point:
    length = hypot(end[0] - start[0], end[1] - start[1]) or 1.0
    return start[0] + (end[0] - start[0]) * far / length, start[1] + (end[1] - start[1]) * far / length


def _tie(link: Mapping[str, Any], curve: _Curve) -> Element:
    look, (start, control, end) = link["lineStyle"], curve
    arrow = link["symbol"][1] == "arrow"
    tip = _toward(end, control, _ARROW - 2) if arrow else end
    dash = "" if look["type"] == "solid" else " ".join(map(str, look["type"]))
    line = element("path", d=f"M{_at(start)}Q{_at(control)} {_at(tip)}", fill="none", stroke=look["color"],
                   stroke_width=look["width"], opacity=look["opacity"],
                   **({"stroke_dasharray": dash} if dash else {}))  # fmt: skip
    made = element("g", line, *([_head(end, control, look["color"])] if arrow else []))
    return titled(made, link["label"]["formatter"])


def _head(end: _Point, control: _Point, ink: str) -> Element:
    back = _toward(end, control, _ARROW)
    across = (end[1] - back[1]) * 0.45, (back[0] - end[0]) * 0.45
    left, right = (back[0] + across[0], back[1] + across[1]), (back[0] - across[0], back[1] - across[1])
    return element("path", d=f"M{_at(end)}L{_at(left)}L{_at(right)}Z", fill=ink)


def _words(link: Mapping[str, Any], curve: _Curve) -> Element:
    """The kind of a tie on the middle of its line and along it, never upside down."""
    (ax, ay), (cx, cy), (bx, by) = curve
    x, y, text = (ax + 2 * cx + bx) / 4, (ay + 2 * cy + by) / 4, link["label"]["formatter"]
    turn = (degrees(atan2(by - ay, bx - ax)) + 90) % 180 - 90
    where = f"translate({x:.1f},{y:.1f}) rotate({turn:.1f})"
    strip = lettering.width(text, SIZE) + 6
    paper = element("rect", x=-strip / 2, y=-7.5, width=strip, height=15, rx=3, fill=LIGHT.paper)
    return element("g", paper, words(0, 4, text, SIZE, text_anchor="middle"), transform=where)


def _actor(row: Mapping[Any, Any], node: Mapping[str, Any], place: Place) -> Element:
    inside = numbered(row["kind"], row["size"])
    made = element("g", _sign(row["kind"], place.x, place.y, node["symbolSize"] / 2))
    if inside:
        number = f"{int(row['size']):,}"
        made.append(words(place.x, place.y + 4, number, LABEL, colour=LIGHT.paper, text_anchor="middle",
                          font_weight=600))  # fmt: skip
    if _named(node):
        lines = name_lines(str(row["name"]), place.side, number=inside)
        made.extend(_name(lines, place, symbol_size(row["mentions"], row["kind"]) / 2))
    return titled(made, f"{row['name']} ({row['kind']})")


def _named(node: Mapping[str, Any]) -> bool:
    """Whether a node's label holds its name; that of a collective may hold only its number."""
    return bool(node["label"]["show"]) and ("rich" not in node["label"] or "{name|" in node["label"]["formatter"])


def _name(lines: Sequence[str], place: Place, half: float) -> list[Element]:
    """The lines of a name on the side that is theirs."""
    tall, beside = len(lines) * LABEL_LINE, place.side in ("right", "left")
    top = -tall / 2 if beside else half + 4 if place.side == "bottom" else -half - 4 - tall
    x = place.x + (half + 6) * {"right": 1, "left": -1}.get(place.side, 0)
    anchor = {"right": "start", "left": "end"}.get(place.side, "middle")
    return [
        words(x, place.y + top + LABEL_LINE * n + 11.5, line, LABEL, halo=True, text_anchor=anchor)
        for n, line in enumerate(lines)
    ]


def _sign(kind: str, x: float, y: float, radius: float) -> Element:
    known = kind if kind in KINDS else "organization"
    symbol = KINDS[known].symbol
    path = _SHAPES.get(symbol, symbol.removeprefix("path://"))
    rule = "evenodd" if known == "collective" else "nonzero"
    return element("path", d=path, fill=colour(known, False), fill_rule=rule, stroke=LIGHT.paper,
                   stroke_width=1 / radius, transform=f"translate({x:.1f},{y:.1f}) scale({radius:.2f})")  # fmt: skip


def _at(point: _Point) -> str:
    return f"{point[0]:.1f},{point[1]:.1f}"


def flattened(table: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """The table with its texts on one line, made visible."""
    return table.assign(**{name: table[name].map(flat) for name in columns})
