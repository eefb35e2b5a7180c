"""Elements of a picture in SVG. Text is only ever text: the tree is built and written by the standard library."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as tree

from charts.status import sign
from charts.theme import LIGHT

from .inert import visible

FONT = "Helvetica, Arial, 'Liberation Sans', sans-serif"
_NAMESPACE = "http://www.w3.org/2000/svg"
_SHAPES = {
    "circle": "M-1,0A1,1,0,1,1,1,0A1,1,0,1,1,-1,0Z",
    "square": "M-.9,-.9H.9V.9H-.9Z",
    "triangle-up": "M0,-1L1,.8H-1Z",
    "diamond": "M0,-1.15L1.15,0L0,1.15L-1.15,0Z",
}

Element = tree.Element


def element(name: str, *children: Element, **attributes: Any) -> Element:
    """An element; underscores in names of attributes stand for hyphens, numbers are rounded."""
    made = tree.Element(name)
    for key, value in attributes.items():
        made.set(key.rstrip("_").replace("_", "-"), f"{value:.2f}".rstrip("0").rstrip(".")
                 if isinstance(value, float) else visible(str(value)))  # fmt: skip
    made.extend(children)
    return made


def words(x: float, y: float, text: str, size: float, *, colour: str = LIGHT.ink, halo: bool = False,
          **more: Any) -> Element:  # fmt: skip
    """One line of text with its baseline at `y`; `halo` keeps it readable over lines."""
    paper = {"paint_order": "stroke", "stroke": LIGHT.paper, "stroke_width": 3, "stroke_linejoin": "round"}
    made = element("text", x=float(x), y=float(y), font_size=size, fill=colour, **(paper if halo else {}), **more)
    made.text = visible(text)
    return made


def titled(made: Element, text: str) -> Element:
    """The element with a title, which a browser shows when it is pointed at."""
    title = element("title")
    title.text = visible(text)
    made.insert(0, title)
    return made


def mark(status: str, x: float, y: float, radius: float) -> Element:
    """The sign of a status around a point."""
    look = sign(status)
    inside = LIGHT.paper if look.hollow else look.light
    return element("path", d=_SHAPES.get(look.vega, look.vega), fill=inside, stroke=look.light,
                   stroke_width=1.6 / radius, transform=f"translate({x:.1f},{y:.1f}) scale({radius:.2f})")  # fmt: skip


def stroke(status: str, x: float, y: float, length: float) -> Element:
    """A stretch of line as ties of a status have it."""
    look = sign(status)
    dash = {"stroke_dasharray": " ".join(map(str, look.dash))} if look.dash else {}
    return element("line", x1=x, x2=x + length, y1=y, y2=y, stroke=look.light, stroke_width=2, **dash)


def parsed(source: str) -> Element:
    """A picture that the project's own renderer made, as an element to put into another."""
    root = tree.fromstring(source)
    for node in root.iter():
        node.tag = node.tag.rpartition("}")[2]
    return root


def written(made: Element) -> str:
    """The picture as text. The namespace stands on the outermost element; no other program's prefixes get in."""
    made.set("xmlns", _NAMESPACE)
    return tree.tostring(made, encoding="unicode")
