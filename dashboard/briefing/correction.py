"""The analyst's overrides, the last pass: each names the words it rests on, what it changes and why.

A correction finds its row by a W3C TextQuoteSelector (exact, prefix, suffix), never by a number or a position, so it
survives a new extraction. Words that are gone, or stand twice, make it an orphan, which is said and never guessed.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from .span import Span
from .tables import KEYS, TABLES, Tables, columns, dtype, frame

ACTIONS = ("change", "remove", "add")


class CorrectionError(ValueError):
    """A corrections file that cannot be read; the message names the file and the entry."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One override of one row."""

    table: str
    action: str
    exact: str
    reason: str
    prefix: str = ""
    suffix: str = ""
    set: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a correction: `applied`, `orphan` (words gone or not unique) or `needless` (already so)."""

    correction: Correction
    state: str
    why: str = ""


def read(path: Path) -> list[Correction]:
    """The corrections of a TOML file; none when there is no file. Raises CorrectionError."""
    if not path.exists():
        return []
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8")).get("correction", [])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CorrectionError(f"{path.name}: not a readable corrections file ({error}).") from error
    return [_checked(path, number, entry) for number, entry in enumerate(entries, 1)]


def apply(tables: Tables, corrections: Iterable[Correction]) -> tuple[Tables, list[Outcome]]:
    """The tables with every correction that finds its words, and what became of each."""
    tables = {name: table.copy() for name, table in tables.items()}
    outcomes = []
    for correction in corrections:
        outcomes.append(_apply(tables, correction))
    return tables, outcomes


def find(text: str, correction: Correction) -> list[Span]:
    """Every place where the correction's words stand with what is to stand before and after them."""
    found = []
    for match in re.finditer(re.escape(correction.exact), text):
        before, after = text[: match.start()], text[match.end() :]
        if before.endswith(correction.prefix) and after.startswith(correction.suffix):
            found.append(Span(match.start(), match.end()))
    return found


def _apply(tables: Tables, correction: Correction) -> Outcome:
    document = tables["documents"].iloc[0]
    places = find(document["text"], correction)
    if len(places) != 1:
        return Outcome(correction, "orphan", "its words are gone" if not places else "its words stand more than once")
    if correction.action == "add":
        return _add(tables, correction, places[0])
    table = tables[correction.table]
    hits = table[(table["start"] == places[0].start) & (table["end"] == places[0].end)]
    if len(hits) != 1:
        return Outcome(correction, "orphan", f"{len(hits) or 'no'} rows of {correction.table} rest on its words")
    return _remove(tables, correction, hits) if correction.action == "remove" else _change(tables, correction, hits)


def _change(tables: Tables, correction: Correction, hits: pd.DataFrame) -> Outcome:
    table, at = tables[correction.table], hits.index[0]
    if all(str(table.at[at, name]) == str(value) for name, value in correction.set.items()):
        return Outcome(correction, "needless", "the engine says so itself")
    for name, value in correction.set.items():
        table.at[at, name] = value
    if "origin" in table.columns:
        table.at[at, "origin"] = "correction"
    return Outcome(correction, "applied")


def _remove(tables: Tables, correction: Correction, hits: pd.DataFrame) -> Outcome:
    key = hits.iloc[0][KEYS[correction.table]]
    tables[correction.table] = tables[correction.table].drop(index=hits.index[0]).reset_index(drop=True)
    evidence = tables["evidence"]
    tables["evidence"] = evidence[~((evidence["table"] == correction.table) & (evidence["row"] == key))].reset_index(
        drop=True
    )
    for name, row in TABLES.items():
        for column in row.__dataclass_fields__.values():
            if column.metadata["refers"] == f"{correction.table}.{KEYS[correction.table]}":
                tables[name] = _without(tables[name], column.name, key)
    return Outcome(correction, "applied")


def _without(table: pd.DataFrame, column: str, key: str) -> pd.DataFrame:
    """The table after a row it refers to is gone: links are emptied, rows that were only that link are dropped."""
    if (column in ("actor", "event") and "role" in table.columns and "name" not in table.columns) or column in (
        "source",
        "target",
    ):
        return table[table[column] != key].reset_index(drop=True)
    table.loc[table[column] == key, column] = ""
    return table


def _add(tables: Tables, correction: Correction, place: Span) -> Outcome:
    document = tables["documents"].iloc[0]
    kind, name = TABLES[correction.table], correction.table
    row_id = f"{document['document']}:{KEYS[name]}:{place.start}-{place.end}"
    if row_id in set(tables[name][KEYS[name]]):
        return Outcome(correction, "needless", "the engine finds the row itself")
    values = {"document": document["document"], "start": place.start, "end": place.end, "text": correction.exact}
    values |= {KEYS[name]: row_id, **correction.set}
    if "origin" in columns(name):
        values["origin"] = "correction"
    added = frame(name, [kind(**values)])
    tables[name] = pd.concat([tables[name], added], ignore_index=True).astype(
        {c: dtype(name, c) for c in columns(name)}
    )
    return Outcome(correction, "applied")


def _checked(path: Path, number: int, entry: dict[str, Any]) -> Correction:
    where = f"{path.name}, correction {number}"
    for needed in ("table", "action", "exact", "reason"):
        if not str(entry.get(needed, "")).strip():
            raise CorrectionError(f"{where}: '{needed}' is missing.")
    if entry["table"] not in KEYS:
        raise CorrectionError(f"{where}: there is no table '{entry['table']}' to correct.")
    if entry["action"] not in ACTIONS:
        raise CorrectionError(f"{where}: the action is one of {', '.join(ACTIONS)}, not '{entry['action']}'.")
    unknown = set(entry.get("set", {})) - set(columns(entry["table"]))
    if unknown:
        raise CorrectionError(f"{where}: the table '{entry['table']}' has no column '{min(unknown)}'.")
    known = set(Correction.__dataclass_fields__)
    return Correction(**{key: value for key, value in entry.items() if key in known})
