"""The matrix of ties drawn as SVG: rows are where ties start, columns where they lead, a mark is one or more ties."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from charts import lettering
from charts.theme import LIGHT
from charts.tie import side

from .svg import Element, element, mark, titled, words

CELL, MOST, _ROOM, _SIZE = 34, 40, 220, 12  # pixels of a cell; actors on a side; pixels for a name; font size
_LEAN = 0.72  # how far a name of a column reaches up, and to the right, for each pixel of its length


def grid(ties: pd.DataFrame, names: Mapping[str, str]) -> tuple[Element, tuple[float, float], int]:
    """The drawing, its size in pixels, and how many ties had no room. Most tied actors come first."""
    rows, columns = side(ties["source"], MOST), side(ties["target"], MOST)
    shown = ties[ties["source"].isin(rows) & ties["target"].isin(columns)]
    top = 14 + _LEAN * max((lettering.width(_cut(names[actor]), _SIZE) for actor in columns), default=0)
    made = element("g", *_lines(len(rows), len(columns), top))
    for actor, n in rows.items():
        made.append(words(_ROOM - 10, top + CELL * (n + 0.5) + 4, _cut(names[actor]), _SIZE, text_anchor="end"))
    for actor, n in columns.items():
        turned = f"translate({_ROOM + CELL * (n + 0.5) + 4:.1f},{top - 8:.1f}) rotate(-45)"
        made.append(words(0, 0, _cut(names[actor]), _SIZE, transform=turned))
    for (source, target), cell in shown.groupby(["source", "target"], sort=False):
        x, y = _ROOM + CELL * (columns[str(target)] + 0.5), top + CELL * (rows[str(source)] + 0.5)
        made.append(titled(_marks(cell, x, y), f"{names[str(source)]} → {names[str(target)]}: {_said(cell)}"))
    return made, (_ROOM + CELL * len(columns) + top, top + CELL * len(rows) + 4), len(ties) - len(shown)


def _lines(rows: int, columns: int, top: float) -> list[Element]:
    right, bottom = _ROOM + CELL * columns, top + CELL * rows
    look = {"stroke": LIGHT.grid, "stroke_width": 1}
    across = [element("line", x1=_ROOM, x2=right, y1=top + CELL * n, y2=top + CELL * n, **look)
              for n in range(rows + 1)]  # fmt: skip
    down = [element("line", x1=_ROOM + CELL * n, x2=_ROOM + CELL * n, y1=top, y2=bottom, **look)
            for n in range(columns + 1)]  # fmt: skip
    return [*across, *down]


def _marks(cell: pd.DataFrame, x: float, y: float) -> Element:
    """One sign a status, its size by the number of ties, the number beside it where there are several."""
    numbers = cell["status"].value_counts(sort=False)
    made = element("g")
    for n, (status, number) in enumerate(numbers.items()):
        place = x + (n - (len(numbers) - 1) / 2) * min(13, 30 / len(numbers))
        made.append(mark(str(status), place, y, min(5 + 1.5 * (int(number) - 1) ** 0.5, 9)))
        if number > 1:
            made.append(words(place + 8, y - 6, str(number), 10, colour=LIGHT.quiet))
    return made


def _said(cell: pd.DataFrame) -> str:
    return ", ".join(dict.fromkeys(cell["kind"]))


def _cut(name: str) -> str:
    return lettering.cut(name, _ROOM - 14, _SIZE)
