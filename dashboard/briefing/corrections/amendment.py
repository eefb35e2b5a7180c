"""Applies corrections to tables: each in turn, each whole or not at all, with what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..correction import Correction, CorrectionError, Outcome
from ..package import PackageError, check
from ..span import Span
from ..tables import KEYS, TABLES, Tables, schema
from . import addition, anchor, dates, gathering, parts, value
from .anchor import Lost

LOOSE = ("pronoun",)  # mentions of a rejected actor that stay, open: who is meant by "it" is a question again


def apply(tables: Tables, corrections: Iterable[Correction]) -> tuple[Tables, list[Outcome]]:
    """The tables with every correction that finds its words, and what became of each; those given stay as they are.

    A correction after which the tables would not hold together is left out, as an orphan; where those given do not hold
    together (a file of an article is broken, and the pages go on without it) nothing is held to that.
    """
    held = list(corrections)
    if not held:
        return tables, []
    made, outcomes = _applied(tables, held, fitting=False)
    if any(o.state == "applied" for o in outcomes) and _misfit(tables, made) and not _misfit({}, tables):
        made, outcomes = _applied(tables, held, fitting=True)
    return made, outcomes


def one(tables: Tables, correction: Correction) -> tuple[Tables, Outcome]:
    """The tables with one correction, and what became of it. Tables that it does not change are those given."""
    made = dict(tables)
    try:
        value.check(tables, correction)
        outcome = _ACTS[correction.action](made, correction)
    except (Lost, CorrectionError) as error:
        return tables, Outcome(correction, "orphan", str(error))
    return (made if outcome.state == "applied" else tables), outcome


def _applied(tables: Tables, corrections: list[Correction], *, fitting: bool) -> tuple[Tables, list[Outcome]]:
    outcomes = []
    for correction in corrections:
        made, outcome = one(tables, correction)
        if fitting and outcome.state == "applied" and (why := _misfit(tables, made)):
            made, outcome = tables, Outcome(correction, "orphan", f"the tables would not fit together: {why}")
        tables = made
        outcomes.append(outcome)
    return tables, outcomes


def _misfit(before: Tables, after: Tables) -> str:
    """What is wrong with the tables that have changed; '' when nothing is."""
    import pandera.errors

    try:
        for name in TABLES:
            if after[name] is not before.get(name):
                schema(name).validate(after[name])
        check(after)
    except pandera.errors.SchemaError as error:
        return f"a cell of {error.schema.name} holds what it may not"
    except PackageError as error:
        return str(error).rstrip(".")
    return ""


def _change(tables: Tables, correction: Correction) -> Outcome:
    table, key = correction.table, anchor.one_row(tables, correction)
    wanted = {name: anchor.settled(tables, held) for name, held in correction.set.items()}
    if all(anchor.same(held, wanted[name]) for name, held in standing(tables, table, key, wanted).items()):
        return Outcome(correction, "needless", "it reads so without it", key)
    moved = _since(tables, correction, key)
    _write(tables, table, key, wanted)
    mark(tables, table, key, "changed")
    return Outcome(correction, "applied", moved, key)


def _write(tables: Tables, table: str, key: str, wanted: dict[str, Any]) -> None:
    """Writes new values with all that hangs on them: dates, participants, evidence, who is meant."""
    before = anchor.row(tables, table, key)
    wanted = dates.complete(tables, table, key, wanted)
    for name in [name for name in wanted if table == "events" and name in parts.ROLES]:
        parts.replace(tables, key, name, wanted.pop(name))
    if table == "actors" and "name" in wanted:
        gathering.rename(tables, key, str(wanted.pop("name")))
    if table == "mentions" and "actor" in wanted:
        place = (int(before["start"]), int(before["end"]))
        gathering.move(tables, {place}, str(before["actor"]), str(wanted.pop("actor")))
    parts.point(tables, table, key, wanted)
    gathering.change(tables, table, key, wanted)
    if table == "timexes":
        dates.follow(tables, before, key)


def standing(tables: Tables, table: str, key: str, names: Iterable[str]) -> dict[str, Any]:
    """What a row holds in some columns; of an event also the ids of its participants by role."""
    held = anchor.row(tables, table, key)
    return {name: held[name] if name in held else parts.held(tables, key, name) for name in names}


def mark(tables: Tables, table: str, key: str, origin: str) -> None:
    """Says that a person had a hand in a row. What a person added or changed stays so when more is said of it."""
    held = anchor.row(tables, table, key)
    if "origin" in held and not (held["origin"] == "added" or (held["origin"] == "changed" and origin == "accepted")):
        gathering.change(tables, table, key, {"origin": origin})


def _since(tables: Tables, correction: Correction, key: str) -> str:
    """What the engine says now, where that is not what it said when the row was corrected; '' where it is."""
    held = standing(tables, correction.table, key, correction.was)
    for name, was in correction.was.items():
        try:
            if not anchor.same(held[name], anchor.settled(tables, was)):
                return f"the {name} was another when this was corrected"
        except Lost:
            return f"the {name} was another when this was corrected"
    return ""


def _accept(tables: Tables, correction: Correction) -> Outcome:
    table, key = correction.table, anchor.one_row(tables, correction)
    if _since(tables, correction, key):
        raise Lost("it reads otherwise now than when it was accepted")
    mark(tables, table, key, "accepted")
    return Outcome(correction, "applied", "", key)


def _remove(tables: Tables, correction: Correction) -> Outcome:
    table = correction.table
    where, key = anchor.target(tables, correction)
    if table == "actors" and key and not anchor.rows_on(tables, table, where):
        raise Lost("its words now stand for an actor that rests on others")
    if not key:
        return Outcome(correction, "needless", f"no {anchor.ONE[table]} rests on its words without it")
    remove(tables, table, key)
    return Outcome(correction, "applied")


def remove(tables: Tables, table: str, key: str) -> None:
    """Takes a row away with its evidence; links to it are emptied, rows that were only that link go too."""
    held = anchor.row(tables, table, key)
    if table == "mentions" and held["actor"]:
        gathering.move(tables, {(int(held["start"]), int(held["end"]))}, held["actor"], "")
    if table == "actors":
        own = (tables["mentions"]["actor"] == key) & ~tables["mentions"]["kind"].isin(LOOSE)
        gathering.drop(tables, "mentions", own)
    gathering.drop(tables, table, tables[table][KEYS[table]] == key)
    for name, row in TABLES.items():
        for column in row.__dataclass_fields__.values():
            if column.metadata["refers"] == f"{table}.{KEYS[table]}":
                _unlink(tables, name, column.name, key)


def _unlink(tables: Tables, table: str, column: str, key: str) -> None:
    here = tables[table][column] == key
    if table == "participants" or (table, column) == ("orders", "event"):
        tables[table] = tables[table][~here].reset_index(drop=True)
    elif (table, column) == ("orders", "other"):
        parts.part_from(tables, key)
    elif (table, column) in (("relations", "source"), ("relations", "target")):
        gathering.drop(tables, table, here)
    else:
        gathering.put(tables, table, column, here, "")


def _add(tables: Tables, correction: Correction) -> Outcome:
    table, where = correction.table, anchor.place(tables, correction.selector)
    wanted = {name: anchor.settled(tables, held) for name, held in correction.set.items()}
    key = addition.existing(tables, table, where, wanted)
    if not key:
        key = addition.add(tables, table, where, wanted)
        _write(tables, table, key, wanted)
        mark(tables, table, key, "added")
        return Outcome(correction, "applied", "", key)
    if all(anchor.same(held, wanted[name]) for name, held in standing(tables, table, key, wanted).items()):
        return Outcome(correction, "needless", f"the {anchor.ONE[table]} is found without it", key)
    _write(tables, table, key, wanted)
    mark(tables, table, key, "changed")
    return Outcome(correction, "applied", f"the {anchor.ONE[table]} is found without it, but reads otherwise", key)


def _merge(tables: Tables, correction: Correction) -> Outcome:
    where = anchor.place(tables, correction.selector)
    stays = anchor.settled(tables, correction.set["into"])
    if stays == _named_by(tables, where):
        return Outcome(correction, "needless", "both are one actor without it", stays)
    gathering.merge(tables, anchor.one_row(tables, correction), stays)
    mark(tables, "actors", stays, "changed")
    return Outcome(correction, "applied", "", stays)


def _named_by(tables: Tables, where: Span) -> str:
    """The one actor that words name, whatever it is called; '' where there is none, or more than one."""
    if rows := anchor.rows_on(tables, "actors", where):
        return str(rows[0]["actor"])
    owners = _owners(tables, where)
    return str(owners.pop()) if len(owners) == 1 else ""


def _split(tables: Tables, correction: Correction) -> Outcome:
    old, chosen = _chosen(tables, correction)
    if old is None:
        return Outcome(correction, "needless", "they are an actor of their own without it")
    values = {name: anchor.settled(tables, held) for name, held in correction.set.items() if name != "mentions"}
    key = addition.part(tables, old, chosen, values)
    mark(tables, "actors", old, "changed")
    mark(tables, "actors", key, "added")
    return Outcome(correction, "applied", "", key)


def _chosen(tables: Tables, correction: Correction) -> tuple[str | None, set[tuple[int, int]]]:
    """The actor that mentions are taken from, and their places; no actor where the engine has them apart already."""
    places, owners = set(), set()
    for mention in correction.set["mentions"]:
        where = anchor.place(tables, mention.words)
        own = _owners(tables, where)
        if not own:
            raise Lost(f"“{mention.words.exact[:40]}” names no actor now")
        owners |= own
        places.add((where.start, where.end))
    old = anchor.one_row(tables, correction)
    if old not in owners:
        if len(owners) == 1:
            return None, places
        raise Lost("the mentions belong to several actors now")
    mentions = tables["mentions"]
    left = mentions[(mentions["actor"] == old)]
    if owners != {old} and not all(old in _owners(tables, Span(*place)) for place in places):
        raise Lost("some of the mentions belong to another actor now")
    if all((int(s), int(e)) in places for s, e in zip(left["start"], left["end"], strict=True)):
        raise Lost("no mention of it would be left")
    return old, places


def _owners(tables: Tables, where: Span) -> set[str]:
    """The actors that words stand for, by the mentions on exactly these characters."""
    mentions = tables["mentions"]
    return set(mentions[(mentions["start"] == where.start) & (mentions["end"] == where.end)]["actor"]) - {""}


_ACTS = {"accept": _accept, "change": _change, "remove": _remove, "add": _add, "merge": _merge, "split": _split}
