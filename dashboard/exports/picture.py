"""The charts as pictures that travel: the timeline, the map of ties and their matrix, as SVG and PNG."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from briefing.tables import Tables
from charts import actor_map as ties_map
from charts import matrix as ties_matrix
from charts import timeline as line_of_days
from charts.placement import LABELLED, Place
from charts.status import SIGNS
from facts import lane
from facts.order import in_time
from facts.table import collect, names
from facts.wording import count

from .grid import grid
from .inert import flat
from .net import flattened, kinds, net
from .plate import Picture, plate
from .svg import FONT, Element, element, parsed

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
    events = in_time(facts[facts["table"] == "events"])
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
    dated = len(rows) - len(line_of_days.undated(rows))
    shown = events[~events["fact"].isin(line_of_days.undated(events)["fact"])]
    notes = [*_notes(len(shown), len(events), len(tables["events"])), *_crowd(spec, 0 if window else dated)]
    return plate(
        parsed(svg), size, document, heading="Timeline", alt=line_of_days.alt(rows, document["reference_date"]),
        statuses=shown["status"], notes=notes, bare=bare,
    )  # fmt: skip


def _notes(shown: int, events: int, whole: int) -> list[str]:
    said = ["A band is as long as the doubt about a date; an arrow is an open end."]
    said += [f"{count(events - shown, 'event')} without a date not shown."] if events > shown else []
    return [" ".join([*said, *_chosen(events, whole, "event")])]


def _crowd(spec: dict[str, Any], rows: int) -> list[str]:
    """What a crowded timeline has no room for. A fact may stand in several lanes, and is counted in each.

    `rows` is how many there are to draw; 0 where a chosen span leaves some out on purpose.
    """
    marks, labels = len(spec["datasets"]["marks"]), len(spec["datasets"]["labels"])
    bare, missing = marks - labels, max(rows - marks, 0)
    parts = [f"{count(bare, 'sign')} drawn without words" if bare else "", f"{missing:,} not drawn" if missing else ""]
    return [", ".join(part for part in parts if part) + " for want of room."] if bare or missing else []


def _chosen(some: int, whole: int, noun: str) -> list[str]:
    """A sentence where filters leave only part of what the article has."""
    return [f"Chosen: {some:,} of {count(whole, noun)}."] if some < whole else []


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


def actor_map(tables: Tables, facts: pd.DataFrame | None = None, *, width: int = WIDTH,
              bare: bool = False) -> Picture | None:  # fmt: skip
    """Who has to do with whom: every tie that `facts` hold (all by default) and the actors it ties; None without one.

    The places are worked out for those who are in the picture, so that they fill it; the page keeps everybody's place.
    """
    everybody, ties = _tied(tables, facts)
    if ties.empty:
        return None
    tied = everybody[everybody["actor"].isin({*ties["source"], *ties["target"]})]
    actors, between, left_out = ties_map.shown(tied, ties, limit=LABELLED)
    where, size, drawing = _roomy(actors, between, width)
    top, bottom = _used(actors, where, size[1])
    whole = element("g", kinds(actors), element("g", drawing, transform=f"translate(0,{30 - top:.1f})"))
    notes = _chosen(len(ties), len(tables["relations"]), "tie")
    notes += [left_out.partition(" Choose")[0]] if left_out else []  # nobody can choose on a picture
    bare_ties = len(between) - len(list(drawing.iter("rect")))
    notes += [f"{count(bare_ties, 'tie')} drawn without words for want of room."] if bare_ties else []
    return plate(
        whole, (width, 30 + bottom - top), tables["documents"].iloc[0], heading="Who has to do with whom",
        alt=ties_map.alt(actors, between), statuses=between["status"], notes=notes, lines=True, bare=bare,
    )  # fmt: skip


def _roomy(
    actors: pd.DataFrame, ties: pd.DataFrame, width: int
) -> tuple[Mapping[str, Place], tuple[int, int], Element]:
    """The map in a box as tall as it takes to name everybody, up to four screens: nobody can point at a picture."""
    usual = ties_map.height_for(actors, width)
    for taller in (1.0, 1.5, 2.2, 3.0, 4.0):
        size = width, round(usual * taller)
        where = ties_map.positions(actors, ties, width=size[0], height=size[1])
        drawn, unnamed = net(actors, ties, where, size)
        if not unnamed:
            break
    return where, size, drawn


def matrix(tables: Tables, facts: pd.DataFrame | None = None, *, bare: bool = False) -> Picture | None:
    """The same ties as a matrix: rows are where ties start, columns where they lead; None without a tie."""
    actors, ties = _tied(tables, facts)
    if ties.empty:
        return None
    drawing, size, left_out = grid(ties, dict(zip(actors["actor"], actors["name"], strict=True)))
    notes = ["Rows are where ties start, columns where they lead."]
    notes += _chosen(len(ties), len(tables["relations"]), "tie")
    notes += [f"{left_out} of {len(ties)} ties not shown: only the most tied actors have room."] if left_out else []
    return plate(
        drawing, (max(size[0], 640), size[1]), tables["documents"].iloc[0], heading="Who has to do with whom",
        alt=ties_matrix.alt(actors, ties), statuses=ties["status"], notes=notes, bare=bare,
    )  # fmt: skip


def _tied(tables: Tables, facts: pd.DataFrame | None) -> tuple[pd.DataFrame, pd.DataFrame]:
    """All actors under the names the pages show, and the ties among `facts`, as the charts want them."""
    shown = names(tables)
    facts = collect(tables) if facts is None else facts
    actors = tables["actors"].assign(name=[flat(shown[actor]) for actor in tables["actors"]["actor"]])
    ties = tables["relations"][tables["relations"]["relation"].isin(facts["fact"])]
    ties = ties[ties["source"].isin(shown) & ties["target"].isin(shown)]  # a table of actors may be missing
    ties = ties.assign(holder=[shown.get(holder, "") for holder in ties["holder"]], date="")
    return flattened(actors, "role"), flattened(ties, "label", "holder")


def _used(actors: pd.DataFrame, where: Mapping[str, Place], height: int) -> tuple[float, float]:
    """From where to where the map is used, in pixels from its top, with room for names."""
    ys = [where[actor].y for actor in actors["actor"]]
    return max(min(ys) - 80, 0.0), min(max(ys) + 80, float(height))
