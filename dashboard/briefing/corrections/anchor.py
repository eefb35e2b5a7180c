"""Where rows stand in the text, and which row certain words mean: the one way a correction reaches a table."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from ..correction import Correction, Reference
from ..span import Span
from ..tables import KEYS, TABLES, Tables
from . import selector
from .selector import Selector

PLACE = re.compile(r":(\d+)-(\d+)(?:\.\d+)?$")
ONE = {"actors": "actor", "mentions": "mention", "sectors": "sector", "timexes": "date", "events": "event",
       "quotes": "quote", "relations": "tie", "documents": "article", "sentences": "sentence"}  # fmt: skip


class Lost(ValueError):
    """A correction that cannot be brought to its row; the message says why."""


def text_of(tables: Tables) -> str:
    """The text of the article."""
    return str(tables["documents"]["text"].iloc[0])


def row(tables: Tables, table: str, key: str) -> dict[str, Any]:
    """The row of an id. Raises Lost where there is none."""
    held = tables[table]
    keys = held[KEYS[table]].tolist()
    if key not in keys:
        raise Lost(f"there is no such {ONE[table]}")
    return _cells(held, keys.index(key))


def _cells(held: pd.DataFrame, number: int) -> dict[str, Any]:
    return {str(name): held[name].array[number] for name in held.columns}


def span(table: str, held: Mapping[str, Any]) -> Span:
    """The words a row is known by: its own, but of an event the word that names it, which its id keeps.

    The passage of an event grows and shrinks with the actors that are found in it; its word stays.
    """
    at = PLACE.search(held["event"]) if table == "events" else None
    start, end = (int(at[1]), int(at[2])) if at else (int(held["start"]), int(held["end"]))
    return Span(start, end)


def place(tables: Tables, words: Selector) -> Span:
    """The one place where words stand as they are to stand. Raises Lost."""
    found = selector.places(text_of(tables), words)
    if len(found) != 1:
        raise Lost("its words are gone" if not found else "its words stand more than once")
    return found[0]


def rows_on(tables: Tables, table: str, where: Span) -> list[dict[str, Any]]:
    """The rows of a table that are known by these words; of events, where none is, those whose passage they are."""
    held = tables[table]
    here = [n for n, at in enumerate(zip(held["start"], held["end"], strict=True)) if at == (where.start, where.end)]
    if table == "events":
        named = re.compile(rf":event:{where.start}-{where.end}(?:\.\d+)?$")
        here = [n for n, key in enumerate(held["event"]) if named.search(key)] or here
    return [_cells(held, number) for number in here]


def target(tables: Tables, correction: Correction) -> tuple[Span, str]:
    """Where a correction's words stand and the id of the one row it means; '' where no row rests on them.

    Raises Lost where its words are gone or stand twice, or several rows on them cannot be told apart.
    """
    where, table = place(tables, correction.selector), correction.table
    rows = rows_on(tables, table, where)
    if table == "actors":
        return where, str(rows[0]["actor"]) if rows else meant(tables, where, str(correction.like.get("name", "")))
    wanted = {name: value for name, value in correction.like.items() if name in TABLES[table].__dataclass_fields__}
    fitting = [each for each in rows if _fits(tables, each, wanted, correction.set)]
    if len(fitting) > 1:
        raise Lost(f"{len(fitting)} rows of {table} rest on its words")
    return where, str(fitting[0][KEYS[table]]) if fitting else ""


def one_row(tables: Tables, correction: Correction) -> str:
    """The id of the row that a correction means. Raises Lost as `target` does, and where there is none."""
    _, key = target(tables, correction)
    if not key:
        raise Lost(f"no {ONE[correction.table]} rests on its words now")
    return key


def meant(tables: Tables, where: Span, name: str) -> str:
    """The actor that words name or describe, where it is called so; '' where they name nobody.

    Where a new engine reads more or fewer words as the name, the one that overlaps them counts. Raises Lost where they
    stand for several, or for somebody called otherwise: that may be somebody else.
    """
    mentions = tables["mentions"]
    near = mentions[(mentions["start"] < where.end) & (mentions["end"] > where.start) & (mentions["actor"] != "")]
    near = near[near["kind"] != "pronoun"]
    exact = near[(near["start"] == where.start) & (near["end"] == where.end)]
    here = near[near["actor"].isin(_called(tables, name))] if exact.empty else exact
    found = list(dict.fromkeys(here["actor"]))
    if len(found) > 1:
        raise Lost("its words stand for several actors")
    if not found:
        return ""
    held = row(tables, "actors", found[0])
    if name.casefold() not in (str(held["name"]).casefold(), str(held["text"]).casefold()):
        raise Lost(f"its words are now counted to “{held['name']}”")
    return str(found[0])


def _called(tables: Tables, name: str) -> list[str]:
    actors = tables["actors"]
    return actors[actors["name"].str.casefold() == name.casefold()]["actor"].tolist()


def refer(tables: Tables, reference: Reference) -> str:
    """The id of the row that a reference means. Raises Lost, naming what is not there."""
    called = f"the {ONE[reference.table]} “{(reference.name or reference.words.exact)[:60]}”"
    try:
        where = place(tables, reference.words)
        rows = rows_on(tables, reference.table, where)
        if not rows and reference.table == "actors":
            found = meant(tables, where, reference.name)
            rows = [row(tables, "actors", found)] if found else []
    except Lost as lost:
        raise Lost(f"{called} that it names is not to be found: {lost}") from None
    if len(rows) != 1:
        raise Lost(f"{called} that it names is not there" + (" once" if rows else ""))
    return str(rows[0][KEYS[reference.table]])


def reference(tables: Tables, table: str, key: str) -> Reference:
    """A reference to the row of an id. Raises Lost where there is none, SelectorError where its words are not one."""
    held = row(tables, table, key)
    where = span(table, held)
    name = str(held.get("name", held["text"]))
    return Reference(table, selector.of(text_of(tables), where.start, where.end), name[:200])


def settled(tables: Tables, value: Any) -> Any:
    """A value with its references brought to ids."""
    if isinstance(value, Reference):
        return refer(tables, value)
    return tuple(refer(tables, each) for each in value) if isinstance(value, tuple) else value


def same(held: Any, wanted: Any) -> bool:
    """Whether a cell holds a value; missing numbers are None or <NA>."""
    missing = [value is None or value is pd.NA or value == "" for value in (held, wanted)]
    return all(missing) if any(missing) else str(held) == str(wanted)


def _fits(tables: Tables, held: Mapping[str, Any], like: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    """Whether a row is the one that was corrected: it reads as it did then, or as the correction wants it to."""
    return all(
        same(held[name], settled(tables, value)) or (name in new and same(held[name], settled(tables, new[name])))
        for name, value in like.items()
    )
