"""A timeline's specification: the layers that Altair made once (layers.json), with their blanks filled in.

Importing Altair and building the layers takes most of a second; nothing in them depends on the facts but the axes and
the height. So the layers are stored with their blanks, each a text that begins with @; no page waits for Altair.
"""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .axis import Axis, parts, ticks
from .interval import DAY_MS

HINT = "drag over the strip to choose a span of time"
LAYERS = Path(__file__).with_name("layers.json")
BAND, STRIP = 12, 34  # heights in pixels of a band and of the strip that is brushed


@dataclass(frozen=True, slots=True)
class Drawing:
    """What all layers share: the axis shown and the whole one, the height, the theme, the reference day."""

    axis: Axis
    whole: Axis
    height: float
    dark: bool
    reference: int | None
    windowed: bool
    brushable: bool


def chart(drawing: Drawing, data: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    """The whole specification: the lanes, and under them the strip that chooses a span."""
    blanks = {
        "@lanes": [_when(at) for at in drawing.axis.domain],
        "@strip": [_when(at) for at in drawing.whole.domain],
        "@lanes values": [_when(at) for at, _ in ticks(drawing.axis)],
        "@strip values": [_when(at) for at, _ in ticks(drawing.whole)] if drawing.windowed else [],
        "@lanes words": _words_of(drawing.axis),
        "@strip words": _words_of(drawing.whole),
        # Lines of a label run downward, so above the plot a second line needs room below the first.
        "@lanes padding": "18" if any("\n" in label for _, label in ticks(drawing.axis)) else "4",
        "@width": drawing.axis.width,
        "@height": round(drawing.height),
    }
    made: dict[str, Any] = _filled(_layers()["dark" if drawing.dark else "light"], blanks)
    made["datasets"] = {**data, "frame": [_frame(drawing)]}
    return made


def packed(made: dict[str, Any]) -> dict[str, Any]:
    """The specification with its data as Arrow streams, which Streamlit sends as they are: no click makes them anew."""
    import pandas as pd
    import pyarrow as pa

    streams = {}
    for name, rows in made["datasets"].items():
        table, stream = pa.Table.from_pandas(pd.DataFrame(rows)), pa.BufferOutputStream()
        with pa.ipc.new_stream(stream, table.schema) as writer:
            writer.write_table(table)
        streams[name] = stream.getvalue().to_pybytes()
    return {**made, "datasets": streams}


def _when(ms: int) -> dict[str, Any]:
    """A time as Vega-Lite wants it in a domain and in the values of an axis; it takes no plain numbers there."""
    day, rest = divmod(ms, DAY_MS)
    year, month, date = parts(day)
    minutes, rest = divmod(rest, 60_000)
    clock = {"hours": minutes // 60, "minutes": minutes % 60, "seconds": rest // 1000, "milliseconds": rest % 1000}
    return {"year": year, "month": month, "date": date, **clock, "utc": True}


def _filled(part: Any, blanks: dict[str, Any]) -> Any:
    """A copy with every blank replaced."""
    if isinstance(part, dict):
        return {key: _filled(value, blanks) for key, value in part.items()}
    if isinstance(part, list):
        return blanks[part[0]] if len(part) == 1 and part[0] in _LISTS else [_filled(value, blanks) for value in part]
    return blanks.get(part, part) if isinstance(part, str) else part


_LISTS = ("@lanes", "@strip", "@lanes values", "@strip values")


def _words_of(axis: Axis) -> str:
    """An expression that gives each tick its label, chosen in Python: the browser's time zone has no say."""
    words = {str(at): label.split("\n") for at, label in ticks(axis)}
    return f"({json.dumps(words, ensure_ascii=False)})[toNumber(datum.value)]"


def _frame(drawing: Drawing) -> dict[str, Any]:
    """The one row that is not a fact: the edges of the plot, the reference day, the chosen span."""
    axis, now, whole = drawing.axis, drawing.reference, drawing.whole
    noon = None if now is None else round((now + 0.5) * DAY_MS)
    inside = now is not None and axis.start <= now <= axis.end
    future = None if now is None else max((now + 1) * DAY_MS, axis.domain[0])
    return {
        "start": axis.domain[0],
        "end": axis.domain[1],
        "reference": noon if inside else None,
        "future": future if future is not None and future < axis.domain[1] else None,
        "bottom": round(drawing.height),
        "top": 0,
        "strip_now": noon,
        "span_left": max(round(axis.first * DAY_MS), whole.domain[0]) if drawing.windowed else None,
        "span_right": min(round(axis.last * DAY_MS), whole.domain[1]) if drawing.windowed else None,
        "strip": STRIP,
        "break_left": round((axis.first - 8 / axis.day_width) * DAY_MS) if axis.broken_left else None,
        "break_right": round((axis.last + 8 / axis.day_width) * DAY_MS) if axis.broken_right else None,
        "hint": "" if drawing.windowed or not drawing.brushable else HINT,
        "hint_y": STRIP + 12,
    }


@functools.lru_cache(maxsize=1)
def _layers() -> dict[str, Any]:
    made: dict[str, Any] = json.loads(LAYERS.read_text(encoding="utf-8"))
    return made
