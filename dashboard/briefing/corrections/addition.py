"""Rows that a person adds by marking words: what is not said is read off the words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from ..span import Span
from ..tables import KEYS, TABLES, Row, Tables, columns, dtypes, frame
from . import anchor, gathering
from .anchor import Lost

MARKS = "“\"„«‘'"
APART = ("actor", "timex")  # columns that are written with all that hangs on them, once the row is there


def existing(tables: Tables, table: str, where: Span, wanted: Mapping[str, Any]) -> str:
    """The id of the row that the engine finds on these words itself; '' where it finds none.

    Raises Lost where the words stand for somebody else now, or for several.
    """
    if table not in TABLES or table in ("documents", "sentences"):
        return ""
    rows = [each for each in anchor.rows_on(tables, table, where) if anchor.span(table, each) == where]
    if table == "relations":
        rows = [each for each in rows if all(each[n] == wanted.get(n) for n in ("source", "target", "kind"))]
    if table == "mentions" and len(rows) > 1:
        rows = [each for each in rows if each["actor"] == wanted.get("actor")] or rows
    if len(rows) > 1:
        raise Lost(f"{len(rows)} rows of {table} rest on its words")
    if table == "actors" and not rows:
        return anchor.meant(tables, where, str(wanted.get("name") or where.of(anchor.text_of(tables))))
    return str(rows[0][KEYS[table]]) if rows else ""


def add(tables: Tables, table: str, where: Span, wanted: Mapping[str, Any]) -> str:
    """Adds a row that rests on words, with what they tell where nothing is said. Returns its id."""
    text = where.of(anchor.text_of(tables))
    declared = TABLES[table].__dataclass_fields__
    said = {name: value for name, value in wanted.items() if name in declared and name not in APART}
    key = free(tables, table, where)
    values = {**_told(table, text), **said, KEYS[table]: key}
    insert(tables, table, where, values)
    if table == "actors":
        _name(tables, where, key)
    _evidence(tables, table, where, key, values)
    return key


def part(tables: Tables, old: str, places: set[tuple[int, int]], values: Mapping[str, Any]) -> str:
    """Makes some mentions of an actor an actor of their own, with all that rests on them. Returns its id."""
    mentions = tables["mentions"]
    own = mentions[gathering.at(mentions, places) & (mentions["actor"] == old)]
    best = own.loc[[gathering.best_of(own)]].to_dict("records")[0]
    where = Span(int(best["start"]), int(best["end"]))
    key = free(tables, "actors", where)
    name = " ".join(str(best["text"]).split())
    kind = anchor.row(tables, "actors", old)["kind"]
    insert(tables, "actors", where, {"actor": key, "name": name, "kind": kind, "mentions": len(own), **values})
    gathering.move(tables, places, old, key)
    _drop_aliases(tables, old)
    return key


def insert(tables: Tables, table: str, where: Span, values: Mapping[str, Any]) -> None:
    """Puts a row in its place in reading order."""
    document, text = tables["documents"]["document"].iloc[0], anchor.text_of(tables)
    kind: type[Row] = TABLES[table]
    row = kind(**{"document": document, "start": where.start, "end": where.end, "text": where.of(text), **values})
    joined = pd.concat([tables[table], frame(table, [row])], ignore_index=True)
    ordered = joined.sort_values(["start", "end"], kind="stable", ignore_index=True)
    tables[table] = ordered.astype({name: dtypes(table)[name] for name in columns(table)})


def free(tables: Tables, table: str, where: Span) -> str:
    """An id for a row on these words that no row has."""
    base = f"{tables['documents']['document'].iloc[0]}:{KEYS[table]}:{where.start}-{where.end}"
    held = set(tables[table][KEYS[table]])
    return next(i for n in range(1, len(held) + 2) if (i := base if n == 1 else f"{base}.{n}") not in held)


def _told(table: str, text: str) -> dict[str, Any]:
    """What the marked words tell of a new row."""
    flat = " ".join(text.split())
    match table:
        case "actors":
            return {"name": flat, "mentions": 1}
        case "mentions":
            return {"kind": "name" if any(word[:1].isupper() for word in text.split()) else "description"}
        case "events":
            return {"trigger": flat, "label": flat if len(flat) < 111 else flat[:110].rsplit(" ", 1)[0] + " …"}
        case "quotes":
            return _quoted(text)
        case "relations":
            return {"label": flat[:110]}
    return {}


def _quoted(text: str) -> dict[str, Any]:
    """A quote's printed and searchable form; word for word where it stands in marks."""
    from .. import quotation

    if text[:1] not in MARKS:
        return {"kind": "indirect", "printed": text, "searchable": " ".join(text.split())}
    return {"kind": "direct", "printed": text, "searchable": quotation.searchable(text),
            "alterations": "; ".join(quotation.alterations(text))}  # fmt: skip


def _name(tables: Tables, where: Span, actor: str) -> None:
    """Has the words of a new actor name it: the mention that is there and open, else a new one."""
    mentions = tables["mentions"]
    here = (mentions["start"] == where.start) & (mentions["end"] == where.end)
    if (here & (mentions["actor"] == "")).any():
        gathering.put(tables, "mentions", "actor", here & (mentions["actor"] == ""), actor)
        return
    text = where.of(anchor.text_of(tables))
    key = free(tables, "mentions", where)
    insert(tables, "mentions", where, {"mention": key, "actor": actor, **_told("mentions", text)})


def _evidence(tables: Tables, table: str, where: Span, key: str, values: Mapping[str, Any]) -> None:
    if table == "quotes":
        gathering.point(tables, table, key, "content", where)
    if table in ("events", "relations"):
        word, text = str(values.get("trigger", "")), where.of(anchor.text_of(tables))
        at = where.start + text.find(word) if word and text.count(word) == 1 else where.start
        found = Span(at, at + len(word)) if word and text.count(word) == 1 else where
        gathering.point(tables, table, key, "trigger", found)


def _drop_aliases(tables: Tables, actor: str) -> None:
    """Keeps those aliases of an actor that its mentions still print."""
    mentions = tables["mentions"]
    printed = " | ".join(" ".join(text.split()) for text in mentions[mentions["actor"] == actor]["text"])
    held = str(anchor.row(tables, "actors", actor)["aliases"])
    kept = [name for name in held.split("; ") if name and name in printed]
    gathering.change(tables, "actors", actor, {"aliases": "; ".join(kept)})
