"""A chart as it leaves the dashboard: its title over it; the signs, the source and the date basis under it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from briefing.tables import STATUSES
from charts import lettering
from charts.status import SIGNS
from charts.theme import LIGHT
from facts.wording import basis_words, date_words

from .inert import flat
from .svg import FONT, Element, element, mark, stroke, titled, words, written

_MARGIN, _HEAD, _SMALL, _LEADING = 16, 19, 12, 17  # pixels: around it, sizes of the heading and of the small print


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as SVG, with its size in pixels, and what it shows in words (`alt`) for those who do not see it."""

    svg: str
    width: int
    height: int
    alt: str

    def png(self, scale: float = 2.0) -> bytes:
        """The same as PNG, `scale` times as many pixels; made without a browser or a network."""
        import vl_convert

        return bytes(vl_convert.svg_to_png(self.svg, scale=scale))


def plate(
    chart: Element, size: tuple[float, float], document: pd.Series, *, heading: str, alt: str, statuses: Iterable[str]
    = (), notes: Iterable[str] = (), lines: bool = False, bare: bool = False,
) -> Picture:  # fmt: skip
    """The chart with what it needs to travel alone; `bare` leaves out heading and source, for a page that has them.

    `lines` explains statuses by their lines, as ties have them, in place of their signs.
    """
    width = size[0] + 2 * _MARGIN
    room = width - 2 * _MARGIN
    top = [] if bare else _wrapped(f"{heading}: {document['title'] or document['document']}", room, _HEAD, 2)
    parts: list[Element] = []
    y = 10.0 if bare else _MARGIN + 6.0
    for line in top:
        y += 19
        parts.append(words(_MARGIN, y, line, _HEAD, font_weight=600))
        y += 6
    parts.append(element("g", chart, transform=f"translate({_MARGIN},{y + 6:.1f})"))
    y += 6 + size[1] + 8
    y = _legend(parts, y, room, [status for status in STATUSES if status in set(statuses)], lines=lines)
    small = [*notes] if bare else [*notes, *credits(document)]
    for line in (line for text in small for line in _wrapped(text, room, _SMALL, 3)):
        y += _LEADING
        parts.append(words(_MARGIN, y, line, _SMALL, colour=LIGHT.quiet))
    height = round(y + 14)
    paper = element("rect", width="100%", height="100%", fill=LIGHT.paper)
    whole = element(
        "svg", paper, *parts, width=round(width), height=height, viewBox=f"0 0 {round(width)} {height}",
        font_family=FONT, role="img", aria_label=alt,
    )  # fmt: skip
    return Picture(written(titled(whole, alt)), round(width), height, alt)


def credits(document: pd.Series) -> list[str]:
    """Where the chart's facts come from, and what its dates are counted from."""
    day = date_words(document["published"])
    published = f"published {day}" if day else "date of publication not known"
    whose = ", ".join(part for part in (document["author"], document["source"]) if part) or "not named"
    source = ", ".join(part for part in (whose, published, document["url"]) if part)
    return [f"Source: {source}.", basis_words(document["reference_date"], document["reference_basis"])]


def _wrapped(text: str, room: float, size: float, most: int) -> list[str]:
    return lettering.wrap(flat(text), room, size * (1.08 if size == _HEAD else 1), most)


def _legend(parts: list[Element], y: float, room: float, statuses: list[str], *, lines: bool) -> float:
    """Adds the signs (or lines) with their words in rows; returns where the last row ends."""
    x, row, indent = 0.0, 0, 42 if lines else 19
    for status in statuses:
        wide = indent + lettering.width(SIGNS[status].word, _SMALL) + 18
        if x and x + wide > room:
            x, row = 0.0, row + 1
        base, left = y + _LEADING * (row + 1), _MARGIN + x
        parts.append(stroke(status, left, base - 4, 34) if lines else mark(status, left + 7, base - 4, 5))
        parts.append(words(left + indent, base, SIGNS[status].word, _SMALL))
        x += wide
    return y + (_LEADING * (row + 1) + 4 if statuses else 0)
