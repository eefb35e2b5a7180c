"""Actors put together and taken apart: their mentions and all that rests on those go with them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields

import pandas as pd

from ..span import Span
from ..tables import KEYS, TABLES, Evidence, Tables, frame
from . import anchor

Places = Collection[tuple[int, int]]
LINKS = [
    (name, field.name) for name, kind in TABLES.items() for field in fields(kind)
    if field.metadata["refers"] == "actors.actor"
]  # fmt: skip
# Which words of a row name the actor in one of its columns.
WORDS = {
    ("quotes", "speaker"): "speaker", ("quotes", "addressee"): "addressee", ("relations", "source"): "source",
    ("relations", "target"): "target",
}  # fmt: skip
SAME_TIE = ["source", "target", "kind", "status", "holder", "event"]  # two ties alike in these tell the same


def merge(tables: Tables, goes: str, stays: str) -> None:
    """Makes one actor of two: all that the first has is the second's, whose name and kind hold."""
    first, second = anchor.row(tables, "actors", goes), anchor.row(tables, "actors", stays)
    parts = tables["participants"]
    both = set(parts[parts["actor"] == goes]["event"]) & set(parts[parts["actor"] == stays]["event"])
    _rename_in_labels(tables, goes, str(first["name"]), str(second["name"]))
    _name_once(tables, both, str(second["name"]))
    for table, column in LINKS:
        put(tables, table, column, tables[table][column] == goes, stays)
    evidence = tables["evidence"]
    put(tables, "evidence", "row", (evidence["table"] == "actors") & (evidence["row"] == goes), stays)
    change(tables, "actors", stays, {
        "aliases": _aliases(second, [first["name"], *str(first["aliases"]).split("; ")]),
        **{name: first[name] for name in ("role", "country", "size") if anchor.same(second[name], "")},
    })  # fmt: skip
    ties = tables["relations"]
    drop(tables, "relations", ties.duplicated(SAME_TIE) & ((ties["source"] == stays) | (ties["target"] == stays)))
    drop(tables, "actors", tables["actors"]["actor"] == goes)
    point(tables, "actors", stays, "alias", Span(int(first["start"]), int(first["end"])))
    tidy(tables, [stays])


def move(tables: Tables, places: Places, old: str, new: str) -> None:
    """Hands over what rests on some mentions of an actor to another: acts, quotes and ties named by those words.

    With '' for the new actor the mentions stay open; acts lose that part, quotes that speaker, and its ties go.
    """
    put(tables, "mentions", "actor", at(tables["mentions"], places) & (tables["mentions"]["actor"] == old), new)
    if old:
        _move_parts(tables, places, old, new)
        for table, column in WORDS:
            _move_link(tables, table, column, places, old, new)
    tidy(tables, [actor for actor in (old, new) if actor])


def _move_parts(tables: Tables, places: Places, old: str, new: str) -> None:
    held = tables["participants"]
    here = at(held, places) & (held["actor"] == old)
    if new:
        put(tables, "participants", "actor", here, new)
        relabel(tables, held[here]["event"], name(tables, old), name(tables, new))
    else:
        tables["participants"] = held[~here].reset_index(drop=True)


def _move_link(tables: Tables, table: str, column: str, places: Places, old: str, new: str) -> None:
    evidence = tables["evidence"]
    mine = (evidence["table"] == table) & (evidence["role"] == WORDS[table, column]) & at(evidence, places)
    named = tables[table][KEYS[table]].isin(set(evidence[mine]["row"])) & (tables[table][column] == old)
    if column == "speaker":
        _move_holders(tables, tables[table][named], old, new)
    if new or table == "quotes":
        put(tables, table, column, named, new)
    else:
        drop(tables, table, named)


def rename(tables: Tables, actor: str, name: str) -> None:
    """Gives an actor a name; the labels of its events say it too."""
    held = anchor.row(tables, "actors", actor)
    _rename_in_labels(tables, actor, str(held["name"]), name)
    change(tables, "actors", actor, {"name": name})


def settle(tables: Tables, actor: str) -> None:
    """Counts an actor's mentions, and has its row rest on words that still name it.

    Words that stand for several ("both sides") count for none of them, as the engine has it.
    """
    held, mentions = anchor.row(tables, "actors", actor), tables["mentions"]
    own = mentions[mentions["actor"] == actor]
    shared = mentions.duplicated(["start", "end"], keep=False)
    values: dict[str, object] = {"mentions": int((~shared[own.index]).sum())}
    if len(own) and not ((own["start"] == held["start"]) & (own["end"] == held["end"])).any():
        best = best_of(own)
        values |= {name: own.at[best, name] for name in ("start", "end", "text")}
    change(tables, "actors", actor, values)


def best_of(mentions: pd.DataFrame) -> int:
    """The index of the mention that names an actor best: the longest name, else the first description."""
    rank = {"name": 0, "description": 1, "pronoun": 2}
    sizes = [(rank[k], -len(t) if k == "name" else 0, s) for k, t, s in zip(
        mentions["kind"], mentions["text"], mentions["start"], strict=True)]  # fmt: skip
    return int(mentions.index[sizes.index(min(sizes))])


def tidy(tables: Tables, actors: Iterable[str]) -> None:
    """Drops parts that stand twice and ties of an actor to itself; counts the mentions of the actors given."""
    parts = tables["participants"]
    tables["participants"] = parts.drop_duplicates(["event", "actor", "role"]).reset_index(drop=True)
    mentions, ties = tables["mentions"], tables["relations"]
    drop(tables, "mentions", (mentions["actor"] != "") & mentions.duplicated(["start", "end", "actor"]))
    drop(tables, "relations", ties["source"] == ties["target"])
    for actor in actors:
        settle(tables, actor)


def change(tables: Tables, table: str, key: str, values: Mapping[str, object]) -> None:
    """Writes values into the row of an id."""
    for column, value in values.items():
        put(tables, table, column, tables[table][KEYS[table]] == key, pd.NA if value is None else value)


def put(tables: Tables, table: str, column: str, where: pd.Series, value: object) -> None:
    """Writes a value where `where` holds; the table that was there stays as it was."""
    if where.any():
        made = tables[table].copy()
        made.loc[where, column] = value  # type: ignore[call-overload]
        tables[table] = made


def point(tables: Tables, table: str, key: str, role: str, where: Span) -> None:
    """Adds words that a row rests on, unless they are there."""
    document, text, held = tables["documents"]["document"].iloc[0], anchor.text_of(tables), tables["evidence"]
    own = held[(held["row"] == key) & (held["start"] == where.start) & (held["end"] == where.end)]
    if ((own["table"] == table) & (own["role"] == role)).any():
        return
    made = Evidence(document=document, start=where.start, end=where.end, text=where.of(text), table=table, row=key,
                    role=role)  # fmt: skip
    tables["evidence"] = pd.concat([held, frame("evidence", [made])], ignore_index=True)


def drop(tables: Tables, table: str, where: pd.Series) -> None:
    """Takes rows away, with the evidence they rest on."""
    if where.any():
        gone = set(tables[table][where][KEYS[table]])
        tables[table] = tables[table][~where].reset_index(drop=True)
        evidence = tables["evidence"]
        of_gone = (evidence["table"] == table) & evidence["row"].isin(gone)
        tables["evidence"] = evidence[~of_gone].reset_index(drop=True)


def _move_holders(tables: Tables, quotes: pd.DataFrame, old: str, new: str) -> None:
    """What is told inside a quote is held by its speaker."""
    for start, end in zip(quotes["start"], quotes["end"], strict=True):
        for table in ("events", "relations"):
            held = tables[table]
            inside = (held["start"] >= start) & (held["end"] <= end) & (held["holder"] == old)
            put(tables, table, "holder", inside, new)


def _rename_in_labels(tables: Tables, actor: str, old: str, new: str) -> None:
    parts = tables["participants"]
    relabel(tables, parts[parts["actor"] == actor]["event"], old, new)


def relabel(tables: Tables, events: Iterable[str], old: str, new: str) -> None:
    """Labels of events say an actor's new name where they said its old one."""
    held = tables["events"]
    if not old or old == new:
        return
    for at in held[held["event"].isin(list(events))].index:
        said = re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", lambda _: new, str(held.at[at, "label"]))
        put(tables, "events", "label", tables["events"].index.to_series() == at, said)


def _name_once(tables: Tables, events: Iterable[str], name: str) -> None:
    """Labels name once who stood in them under two names: "X and X", "X, X", "X (X)"."""
    one = re.escape(name)
    twice = re.compile(rf"(?<!\w){one}(?:(?:,? and |, ){one}(?!\w)| \({one}\))")
    held = tables["events"]
    for at in held[held["event"].isin(list(events))].index:
        said = twice.sub(lambda _: name, str(held.at[at, "label"]))
        put(tables, "events", "label", tables["events"].index.to_series() == at, said)


def name(tables: Tables, actor: str) -> str:
    return str(anchor.row(tables, "actors", actor)["name"]) if actor else ""


def _aliases(held: dict[str, object], more: Iterable[object]) -> str:
    known = [part for part in str(held["aliases"]).split("; ") if part]
    others = [str(name) for name in more if str(name) and str(name) != held["name"]]
    return "; ".join(sorted({*known, *others}))


def at(table: pd.DataFrame, places: Places) -> pd.Series:
    """Which rows rest on one of these places."""
    spans = zip(table["start"], table["end"], strict=True)
    return pd.Series([(int(s), int(e)) in places for s, e in spans], index=table.index, dtype=bool)
