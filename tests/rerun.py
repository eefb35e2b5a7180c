"""A new run of the engine on an edited text, without the engine: rows follow their characters.

A row is there again wherever its words are still in one piece; where a passage was doubled, both copies have it. What a
real engine does besides (finding more, less, or otherwise) is for the tests to put on top.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

from briefing.pipeline import tables_of
from briefing.tables import KEYS, TABLES, Row, Tables, columns


@dataclass(frozen=True)
class Edited:
    """A text and, for each of its characters, which character of the first text it is (-1 for new ones)."""

    text: str
    origins: tuple[int, ...]

    def insert(self, at: int, words: str) -> Edited:
        return self._put(at, words, (-1,) * len(words))

    def delete(self, start: int, end: int) -> Edited:
        return Edited(self.text[:start] + self.text[end:], self.origins[:start] + self.origins[end:])

    def copy(self, start: int, end: int, at: int) -> Edited:
        return self._put(at, self.text[start:end], self.origins[start:end])

    def _put(self, at: int, words: str, origins: tuple[int, ...]) -> Edited:
        return Edited(self.text[:at] + words + self.text[at:], self.origins[:at] + origins + self.origins[at:])

    def places(self, start: int, end: int) -> Iterator[int]:
        """Where the characters from `start` to `end` of the first text now stand in one piece."""
        wanted, size = tuple(range(start, end)), end - start
        at = -1
        while start in self.origins[at + 1 :]:
            at = self.origins.index(start, at + 1)
            if self.origins[at : at + size] == wanted:
                yield at


def unedited(text: str) -> Edited:
    return Edited(text, tuple(range(len(text))))


def rerun(tables: Tables, new: Edited) -> Tables:
    """The tables of the edited text, as an engine would make them that finds what it found before."""
    document = tables["documents"]["document"].iloc[0]
    ids: dict[str, list[tuple[int, str]]] = {}
    found: list[tuple[str, dict[str, Any]]] = []
    for table in ("actors", "mentions", "sectors", "timexes", "events", "quotes", "relations"):
        for row in tables[table].to_dict("records"):
            found += [(table, made) for made in _again(tables, new, table, row, document, ids)]
    for row in tables["participants"].to_dict("records"):
        found += [("participants", made) for made in _spans(new, row)]
    rows = [whole for table, row in found if (whole := _linked(table, row, ids))]
    first = tables["documents"].iloc[0].to_dict() | {"text": new.text, "end": len(new.text)}
    return tables_of([_row("documents", first), *_unique(rows)])


def _again(
    tables: Tables, new: Edited, table: str, row: dict[str, Any], document: str, ids: dict[str, list[tuple[int, str]]]
) -> Iterator[dict[str, Any]]:
    key, old = KEYS[table], row[KEYS[table]]
    anchors = [row]
    if table == "actors":
        own = tables["mentions"][(tables["mentions"]["actor"] == old) & (tables["mentions"]["kind"] != "pronoun")]
        anchors += sorted(own.to_dict("records"), key=lambda m: (-len(m["text"]), m["start"]))
    for each in anchors:
        made = list(_spans(new, {**row, **{n: each[n] for n in ("start", "end", "text")}}))
        for again in made[:1] if table == "actors" else made:
            word = _word(new, table, old, again)
            if word is None:
                continue
            number = old.rpartition(".")[2] if "." in old.rpartition(":")[2] else ""
            again[key] = f"{document}:{key}:{word}" + (f".{number}" if number else "")
            ids.setdefault(old, []).append((again["start"], again[key]))
            yield again
        if made and table == "actors":
            return


def _word(new: Edited, table: str, old: str, again: dict[str, Any]) -> str | None:
    """Where the words of an id now stand: of an event its trigger, of others their own."""
    if table != "events":
        return f"{again['start']}-{again['end']}"
    start, end = map(int, old.rpartition(":")[2].partition(".")[0].split("-"))
    at = next((p for p in new.places(start, end) if p >= again["start"]), None)
    return None if at is None else f"{at}-{at + end - start}"


def _spans(new: Edited, row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    size = row["end"] - row["start"]
    for at in new.places(row["start"], row["end"]):
        yield {**row, "start": at, "end": at + size, "text": new.text[at : at + size]}


def _linked(table: str, row: dict[str, Any], ids: dict[str, list[tuple[int, str]]]) -> Row | None:
    """The row with its links brought to the nearest copy; None where one that it cannot be without is gone."""
    for field in fields(TABLES[table]):
        refers = field.metadata["refers"]
        if refers and refers != "documents.document" and row[field.name] and field.name != KEYS.get(table):
            near = ids.get(row[field.name], [])
            row[field.name] = min(near, key=lambda n: abs(n[0] - row["start"]))[1] if near else ""
    needed = {"participants": ("event", "actor"), "relations": ("source", "target")}.get(table, ())
    return _row(table, row) if all(row[name] for name in needed) else None


def _row(table: str, row: dict[str, Any]) -> Row:
    held = {name: row[name] for name in columns(table)}
    held["size"] = None if str(held.get("size")) == "<NA>" else held.get("size")
    return TABLES[table](**{name: value for name, value in held.items() if name in columns(table)})


def _unique(rows: list[Row]) -> list[Row]:
    """Rows without those whose id is there already: two actors whose best words became the same."""
    seen: set[str] = set()
    kept = []
    for row in rows:
        key = KEYS.get(next(name for name, kind in TABLES.items() if kind is type(row)), "")
        identity = getattr(row, key) if key else repr(row)
        if identity not in seen:
            seen.add(identity)
            kept.append(row)
    return kept
