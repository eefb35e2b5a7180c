"""The charts as pictures that travel: the timeline, the map of ties and their matrix, as SVG and PNG."""

from __future__ import annotations

from typing import Any

import pandas as pd

from briefing.tables import Tables
from charts import timeline as line_of_days
from charts.status import SIGNS
from facts import lane
from facts.table import collect

from .inert import flat
from .plate import Picture, plate
from .svg import FONT, parsed

WIDTH = 1000  # pixels of a chart within its picture


def timeline(
    tables: Tables, facts: pd.DataFrame | None = None, *, by: str = "One lane", width: int = WIDTH,
    window: tuple[str, str] | None = None, bare: bool = False,
) -> Picture | None:  # fmt: skip
    """The dated events in lanes; None where there is none.

    `facts` are rows of `facts.table.collect` (all by default), `by` one of `facts.lane.LANES`, `window` a span of days
    (exclusive at its end). `bare` leaves out the title and the source, for a document that says them itself.
    """
    facts = collect(tables) if facts is None else facts
    events = facts[facts["table"] == "events"].sort_values(["earliest", "latest"], kind="stable")
    if len(events) == len(line_of_days.undated(events)):
        return None
    document = tables["documents"].iloc[0]
    word = {status: sign.word for status, sign in SIGNS.items()}
    rows = lane.rows(tables, events, by, word)
    rows = rows.assign(**{name: rows[name].map(flat) for name in ("label", "holder", "lane", "said", "counted")})
    order = [flat(name) for name in lane.order(tables, events, by, word)]
    spec = line_of_days.spec(
        rows, lanes=order, width=width, reference=document["reference_date"], window=window
    )  # fmt: skip
    svg, size = _drawn(spec)
    shown = events[~events["fact"].isin(line_of_days.undated(events)["fact"])]
    return plate(
        parsed(svg), size, document, heading="Timeline", alt=line_of_days.alt(rows, document["reference_date"]),
        statuses=shown["status"], notes=_notes(spec, len(shown), len(events)), bare=bare,
    )  # fmt: skip


def _notes(spec: dict[str, Any], shown: int, events: int) -> list[str]:
    said = "A band is as long as the doubt about a date; an arrow is an open end."
    without = events - shown
    listed = f" {without} event{'s' if without != 1 else ''} without a date not shown." if without else ""
    return [said + listed] if spec else []


def _drawn(spec: dict[str, Any]) -> tuple[str, tuple[float, float]]:
    """The lanes of a timeline, without the strip that is only for choosing, as SVG with its size in pixels."""
    import vl_convert

    lanes = {
        "$schema": spec["$schema"], "datasets": spec["datasets"], "padding": 0, **spec["vconcat"][0],
        "config": {**spec["config"], "font": FONT, "background": None},
    }  # fmt: skip
    svg = vl_convert.vegalite_to_svg(lanes, allowed_base_urls=[])
    root = parsed(svg)
    return svg, (float(root.get("width", "0")), float(root.get("height", "0")))
