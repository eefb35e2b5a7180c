"""Facts as the timeline wants them: one row for each lane a fact stands in, with its date as printed and as counted."""

from __future__ import annotations

import pandas as pd

from briefing.tables import Tables

from .brief import protagonists
from .card import why_date
from .table import names
from .wording import quoted

LANES = ("One lane", "By actor", "By sector", "By status")
ARTICLES = "By article"  # offered where there are several
_LEFT = {"By actor": "No actor named", "By sector": "No sector touched"}


def rows(tables: Tables, facts: pd.DataFrame, by: str, words: dict[str, str]) -> pd.DataFrame:
    """Rows with the columns of `charts.timeline.spec`. `words` gives the word of each status."""
    shown = names(tables)
    printed = dict(zip(tables["timexes"]["timex"], tables["timexes"]["text"], strict=True))
    reasons = {timex: why_date(tables, timex) for timex in set(facts["timex"]) if timex}
    made = facts.assign(
        event_id=facts["fact"],
        holder=facts["holder"].map(lambda held: shown.get(held, "")),
        said=[quoted(printed[timex]) if timex in printed else "" for timex in facts["timex"]],
        counted=[reasons.get(timex, "") for timex in facts["timex"]],
        quote=facts["text"],
        lane=pd.Series(_lanes(facts, by, shown, words), index=facts.index),
    )
    return made.explode("lane").reset_index(drop=True)


def order(tables: Tables, facts: pd.DataFrame, by: str, words: dict[str, str]) -> list[str]:
    """The lanes from top to bottom: actors by how many facts name them, sectors by name, statuses as declared."""
    if by == "By actor":
        shown = names(tables)
        return [*(shown[actor] for actor in protagonists(tables, facts)["actor"]), _LEFT[by]]
    if by == "By sector":
        return [*sorted({sector for held in facts["sectors"] for sector in held}), _LEFT[by]]
    return list(words.values()) if by == "By status" else []


def _lanes(facts: pd.DataFrame, by: str, shown: dict[str, str], words: dict[str, str]) -> list[list[str]]:
    if by == "By actor":
        return [[shown.get(actor, actor) for actor in held] or [_LEFT[by]] for held in facts["actors"]]
    if by == "By sector":
        return [list(held) or [_LEFT[by]] for held in facts["sectors"]]
    if by == "By status":
        return [[words.get(status, status)] for status in facts["status"]]
    return [["All facts"]] * len(facts)
