"""Rows of the shipped article by their words, and corrections made to it."""

from __future__ import annotations

import pandas as pd

from briefing.correction import Correction
from briefing.corrections import amendment
from briefing.package import check
from briefing.tables import KEYS, TABLES, Tables, schema


def actor(tables: Tables, name: str) -> str:
    return str(tables["actors"].set_index("name").at[name, "actor"])


def event(tables: Tables, trigger: str) -> str:
    held = tables["events"]
    return str(held[held["trigger"] == trigger]["event"].iloc[0])


def mention(tables: Tables, words: str, which: int = 0) -> str:
    held = tables["mentions"]
    return str(held[held["text"] == words]["mention"].iloc[which])


def row(tables: Tables, table: str, key: str) -> pd.Series:
    held = tables[table]
    return held[held[KEYS[table]] == key].iloc[0]


def marked(tables: Tables, words: str) -> tuple[int, int]:
    at = tables["documents"]["text"].iloc[0].index(words)
    return at, at + len(words)


def done(tables: Tables, *made: Correction) -> Tables:
    """The tables with corrections that must all be applied; whole, and with the old ones untouched."""
    before = {name: table.copy() for name, table in tables.items()}
    new, outcomes = amendment.apply(tables, made)
    assert [(o.state, o.why) for o in outcomes] == [("applied", "")] * len(made)
    for name in TABLES:
        schema(name).validate(new[name])
        pd.testing.assert_frame_equal(tables[name], before[name])
    check(new)
    return new


def text(tables: Tables) -> str:
    return str(tables["documents"]["text"].iloc[0])


def differing(one: Tables, two: Tables) -> set[str]:
    return {name for name in TABLES if not one[name].equals(two[name])}


def only(tables: Tables, made: Correction) -> tuple[str, str]:
    """What became of a correction, and why."""
    _, outcomes = amendment.apply(tables, [made])
    return outcomes[0].state, outcomes[0].why
