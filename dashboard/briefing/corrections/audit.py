"""The record of what a person did to an article, as a table that can be read and exported."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from ..correction import Correction, Outcome, Reference
from .journal import Act, Journal

COLUMNS = ("when", "who", "what", "table", "words", "from", "to", "why", "state", "because")


def table(journal: Journal, outcomes: Mapping[str, Outcome]) -> pd.DataFrame:
    """One row an act in order, all texts: `state` is applied, needless, orphan or undone, `because` says more of it.

    `outcomes` are those of the corrections that stand, by act.
    """
    done = {act.id: act for act in journal.acts if act.act == "do"}
    rows = [_row(act, done[act.of or act.id], outcomes) for act in journal.acts]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype="str")


def _row(act: Act, of: Act, outcomes: Mapping[str, Outcome]) -> dict[str, str]:
    made = of.correction
    assert made is not None  # the journal holds no act without one
    outcome = outcomes.get(of.id)
    return {
        "when": act.at, "who": act.who, "what": made.action if act.act == "do" else f"{act.act} {made.action}",
        "table": made.table, "words": made.exact, "from": said(made.was, changed(made)), "to": said(made.set),
        "why": made.reason, "state": outcome.state if outcome else "undone", "because": outcome.why if outcome else "",
    }  # fmt: skip


def changed(made: Correction) -> list[str]:
    """The columns whose old values say what a correction did."""
    return [*made.was] if made.action in ("remove", "merge", "split") else [n for n in made.was if n in made.set]


def said(values: Mapping[str, Any], names: list[str] | None = None) -> str:
    """Values in words, the empty ones as "none": "status: planned; holder: none"."""
    chosen = values if names is None else {name: values[name] for name in names}
    return "; ".join(f"{name}: {_words(value) or 'none'}" for name, value in chosen.items())


def _words(value: Any) -> str:
    if isinstance(value, Reference):
        return value.name or value.words.exact
    if isinstance(value, tuple):
        return ", ".join(map(_words, value))
    return "" if value is None else str(value)
