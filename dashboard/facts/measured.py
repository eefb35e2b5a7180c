"""How well the tables were measured to be: the rows of data/quality.csv."""

from __future__ import annotations

import pandas as pd

OWN = "articles of the project's own"  # the set of the figures that name a table: "Events: found"


def by_table(figures: pd.DataFrame) -> dict[str, dict[str, float]]:
    """What was measured on the project's own articles, in per cent: by what is counted, then by name of figure."""
    made: dict[str, dict[str, float]] = {}
    own = figures[figures["set"] == OWN]
    for figure, value in zip(own["figure"], own["value"], strict=True):
        what, _, name = figure.partition(": ")
        made.setdefault(what, {})[name] = float(value)
    return made


def besides(figures: dict[str, float]) -> dict[str, float]:
    """The shares of right attributes among what was found: all figures but how much was found and is right."""
    return {name: value for name, value in figures.items() if name not in ("found", "right")}
