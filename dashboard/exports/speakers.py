"""Who says how much as a picture that travels: the bars of the Quotes page, as SVG and PNG."""

from __future__ import annotations

import pandas as pd

from briefing.tables import Tables
from charts import shares
from facts.table import collect, names
from facts.wording import count

from .inert import flat
from .plate import Picture, plate
from .svg import FONT, parsed

WIDTH = 640  # pixels of the bars: sentences may be wider than a page, numbers need not be


def speakers(tables: Tables, facts: pd.DataFrame | None = None) -> Picture | None:
    """The bars of the quotes among `facts` (all by default); None where fewer than two speakers are named."""
    import vl_convert

    facts = collect(tables) if facts is None else facts
    quotes = facts[facts["table"] == "quotes"]
    shown = names(tables)
    said = quotes.assign(speaker=[flat(shown.get(who, "")) for who in quotes["holder"]])
    held = shares.shares(said)
    if len(held) < 2:
        return None
    spec = shares.spec(held)
    spec |= {"width": WIDTH, "config": {**spec.get("config", {}), "font": FONT, "background": None}}
    svg = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    unknown = int((said["speaker"] == "").sum())
    notes = [f"Chosen: {len(quotes):,} of {count(len(tables['quotes']), 'quote')}."] if len(quotes) < len(
        tables["quotes"]) else []  # fmt: skip
    if rest := shares.rest(held, unknown, where="not shown"):
        notes.append(rest)
    drawn = said[said["speaker"].isin([share.speaker for share in shares.shown(held)])]
    return plate(
        parsed(svg), (WIDTH, spec["height"]), tables["documents"].iloc[0], heading="Who says how much",
        alt=shares.alt(held), statuses=drawn["status"], notes=notes,
    )  # fmt: skip
