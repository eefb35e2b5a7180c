"""What is to be looked at on the Review page: the rows of each kind, the least certain first, and how far one is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from briefing.tables import KEYS, Tables

from . import doubt
from .field import Field
from .table import names, numbers, said, tie_words
from .wording import capital, count, cut

KINDS = {
    "events": "Events", "quotes": "Quotes", "actors": "Actors", "relations": "Ties", "timexes": "Dates",
    "sectors": "Sectors", "mentions": "References",
}  # fmt: skip
NEW, ACCEPTED, REJECTED = "–", "accepted", "rejected"
PASSAGE, VERDICT, WHY, WHAT, RESTS = "Passage", "Verdict", "Why look", "What", "Rests on"
VERDICTS = {"engine": NEW, "accepted": ACCEPTED, "changed": "changed", "added": "added", "correction": "changed"}


_OWN_WORDS = ("quotes", "timexes", "mentions")  # rows that are their words: beside them stands their sentence


@dataclass(frozen=True)
class Item:
    """One row to look at: what it says, the words it rests on, why it is uncertain, and what a person did to it."""

    row: str
    table: str
    label: str
    rests: str
    why: str
    origin: str
    sentence: int

    @property
    def looked_at(self) -> bool:
        """Whether a person has accepted, changed or added it."""
        return self.origin != "engine"


def items(tables: Tables, found: Tables, statuses: Mapping[str, str]) -> dict[str, list[Item]]:
    """The rows of each kind, the least certain first, then in reading order.

    How certain they are is read from what the engine found, so that no row moves away while it is corrected; rows that
    a person added come last.
    """
    doubts = doubt.doubts(found, statuses)
    return {table: _ordered(tables, table, doubts) for table in KINDS}


def _ordered(tables: Tables, table: str, doubts: Mapping[str, list[doubt.Doubt]]) -> list[Item]:
    rows = _wanted(tables, table)
    where = numbers(tables["sentences"], rows["start"])
    labels = _labels(tables, table, rows)
    sentences = dict(zip(tables["sentences"]["number"], tables["sentences"]["text"], strict=True))
    made = []
    for row, label, number in zip(rows.to_dict("records"), labels, where, strict=True):
        held = doubts.get(row[KEYS[table]], [])
        last = row["origin"] == "added"
        rests = sentences.get(number, row["text"]) if table in _OWN_WORDS else row["text"]
        item = Item(row[KEYS[table]], table, label, " ".join(rests.split()), doubt.clauses(held), row["origin"],
                    number)  # fmt: skip
        made.append((last, -doubt.weight(held), row["start"], item))
    return [item for *_, item in sorted(made, key=lambda each: each[:3])]


def _wanted(tables: Tables, table: str) -> pd.DataFrame:
    """The rows of a table; of mentions only descriptions and pronouns, as names speak for themselves."""
    rows = tables[table]
    if table != "mentions":
        return rows
    return rows[(rows["kind"] != "name") | (rows["origin"] != "engine")]


def _labels(tables: Tables, table: str, rows: pd.DataFrame) -> list[str]:
    """What each row says, on one line."""
    shown = names(tables)
    say: dict[str, Callable[[Any], Any]] = {
        "events": lambda row: row["label"],
        "quotes": said,
        "actors": lambda row: shown[row["actor"]],
        "relations": lambda row: tie_words(shown.get(row["source"], "?"), row["kind"], shown.get(row["target"], "?")),
        "timexes": lambda row: row["text"],
        "sectors": lambda row: row["name"],
        "mentions": lambda row: row["text"],
    }
    return [cut(str(say[table](row)), 200) for row in rows.to_dict("records")]


def kept(held: Mapping[str, list[Item]], tables: Tables, facts: pd.DataFrame, filtered: bool) -> dict[str, list[Item]]:
    """The items that the filters leave: facts by themselves, all else where a fact that is left has to do with it."""
    if not filtered:
        return dict(held)
    left = {
        "actors": {actor for actors in facts["actors"] for actor in actors},
        "timexes": set(facts["timex"]),
        "sectors": _sectors(tables, facts),
    }
    own, read = set(facts["fact"]), set(facts["sentence"])
    return {
        table: [
            item for item in items
            if (item.sentence in read if table == "mentions" else item.row in left.get(table, own))
        ]
        for table, items in held.items()
    }  # fmt: skip


def _sectors(tables: Tables, facts: pd.DataFrame) -> set[str]:
    touched = {name for sectors in facts["sectors"] for name in sectors}
    return set(tables["sectors"][tables["sectors"]["name"].isin(touched)]["sector"])


def progress(held: Iterable[Item], rejected: int = 0) -> tuple[int, int]:
    """How many were looked at, and how many there are; rejected ones were looked at and are gone from `held`."""
    items = list(held)
    return sum(item.looked_at for item in items) + rejected, len(items) + rejected


def progress_words(done: int, of: int, one: str = "") -> str:
    """How far one is: "12 of 40 looked at", or that nothing is left."""
    if not of:
        return "Nothing to look at"
    return f"All {count(of, one or 'row')} looked at" if done == of else f"{done:,} of {of:,} looked at"


def following(held: Mapping[str, list[Item]], kind: str, after: str) -> Item | None:
    """The next item nobody has looked at: in this kind after the one in focus, else from its start, else of another."""
    order = [*list(KINDS)[list(KINDS).index(kind) :], *list(KINDS)[: list(KINDS).index(kind)]]
    own = held.get(kind, [])
    at = next((place for place, item in enumerate(own) if item.row == after), -1)
    round_ = [*own[at + 1 :], *own[: at + 1], *(item for table in order[1:] for item in held.get(table, []))]
    return next((item for item in round_ if not item.looked_at and item.row != after), None)


def grid(held: Sequence[Item], tables: Tables, own: Sequence[Field]) -> pd.DataFrame:
    """The items as the table shows them: why to look, the verdict, what may be changed, the words.

    The index is the row's id. Columns of several actors are not in it: they are changed in the panel.
    """
    shown = names(tables)
    table = held[0].table if held else "events"
    rows = tables[table].set_index(KEYS[table]).loc[[item.row for item in held]]
    made: dict[str, list[str]] = {
        PASSAGE: ["Show" for _ in held],
        VERDICT: [VERDICTS[item.origin] for item in held],
        WHY: [capital(item.why) for item in held],
    }
    if table in _OWN_WORDS:
        made[WHAT] = [item.label for item in held]
    for field in own:
        if field.kind != "actors":
            made[field.label] = [field.shown(value, shown) for value in rows[field.column]]
    made[RESTS] = [cut(item.rests, 160) for item in held]
    return pd.DataFrame(made, index=[item.row for item in held], dtype="str")
