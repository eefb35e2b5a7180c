"""What a person did to an article, in words: one act on a button, all of them as a log, and what may be done next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from briefing.correction import Correction, Reference
from briefing.corrections.journal import Act, Journal
from briefing.dossier import Dossier
from briefing.tables import KEYS, Tables

from .field import Field
from .table import table_of
from .wording import TABLES, capital, cut, date_words, join, quoted

DONE = {"accept": "accepted", "change": "changed", "remove": "rejected", "add": "added", "merge": "merged",
        "split": "split"}  # fmt: skip
STATES = {"applied": "in force", "needless": "no longer needed", "orphan": "not attached"}
LOG = ("When", "What", "From", "To", "Why", "State")
_OPEN = frozenset(("documents", ""))

Fields = Mapping[str, Sequence[Field]]


def may(table: str, origin: str, *, gone: bool) -> list[dict[str, str]]:
    """The verbs a person may use on a row: what is sent, what the button says, and what it does."""
    if gone:
        return [{"verb": "restore", "word": "Take it back", "says": "Show it on the pages again"}]
    if table == "sentences":
        return [{"verb": "mark", "word": "Add a missed fact", "says": "Say what this sentence tells"}]
    if table in _OPEN:
        return []
    accept = {"verb": "accept", "word": "Accept", "says": "It is right as it stands"}
    return [
        *([accept] if origin == "engine" else []),
        {"verb": "reject", "word": "Reject", "says": "It is wrong: take it off all pages"},
        {"verb": "correct", "word": "Correct…", "says": "Change what it says"},
    ]


def words(correction: Correction, fields: Fields, called: str = "", width: int = 60) -> str:
    """A correction on one line: "changed the date of “Obama will meet …”". `called` is what its row is called now."""
    merged = correction.action == "merge"  # its row is now called as the other, and only the journal has the old name
    about = quoted(cut((not merged and called) or name_of(correction), width))
    if correction.action == "change":
        return f"changed {join(nouns(correction, fields)) or 'a part'} of {about}"
    if merged:
        return f"merged {about} into {quoted(cut(_value(correction.set.get('into'), None), width))}"
    if correction.action == "split":
        return f"split mentions off {about}"
    return f"{DONE[correction.action]} the {TABLES[correction.table].lower()} {about}"


def in_full(correction: Correction, fields: Fields) -> str:
    """A correction with what it sets: "changed the status of “meet” (Meant as: possible)"."""
    new = told(correction.set, correction.table, fields)
    return words(correction, fields, width=90) + (f" ({new})" if new else "")


def name_of(correction: Correction) -> str:
    """What the row of a correction was called when it was made: its label or name, else its words."""
    told = {**correction.like, **correction.was, **(correction.set if correction.action == "add" else {})}
    named = (told.get(name) for name in ("label", "name"))
    return next((name for name in named if isinstance(name, str) and name), " ".join(correction.exact.split()))


def kind_words(correction: Correction) -> str:
    """The kind of row that a correction is about."""
    return TABLES[correction.table].lower()


def nouns(correction: Correction, fields: Fields) -> list[str]:
    """What a sentence calls the columns that a correction sets."""
    own = {field.column: field.noun for field in fields.get(correction.table, ())}
    return list(dict.fromkeys(own[name] for name in correction.set if name in own))


def told(values: Mapping[str, Any], table: str, fields: Fields) -> str:
    """Values by column on one line, in the words of the pages; columns that the pages do not show are left out."""
    own = {field.column: field for field in fields.get(table, ())}
    extra = {"into": "Into", "mentions": "Mentions"}
    parts = [
        f"{own[name].label if name in own else extra[name]}: {_value(value, own.get(name))}"
        for name, value in values.items()
        if name in own or name in extra
    ]
    return "; ".join(parts)


def _value(value: Any, field: Field | None) -> str:
    if isinstance(value, Reference):
        return value.name or value.words.exact
    if isinstance(value, (tuple, list)):
        return join([_value(one, field) for one in value]) or "nobody"
    if field and field.kind == "choice":
        return field.words.get(str(value or ""), str(value or "")) or "none"
    if field and field.kind == "date":
        return date_words(str(value or "")) or "none"
    return str(value or "") or ("not settled" if field and field.kind == "actor" else "none")


def past(journal: Journal, fields: Fields, called: Mapping[str, str]) -> dict[str, str]:
    """What undo and redo would do, in words, and to which act (`undo_of`, `redo_of`); '' where there is nothing.

    `called` names the rows of acts.
    """
    steps = (("undo", "Undo", journal.last()), ("redo", "Redo", journal.next()))
    made = {"undo": "", "undo_of": "", "redo": "", "redo_of": ""}
    for verb, word, act in steps:
        if act and act.correction:
            made |= {verb: f"{word}: {words(act.correction, fields, called.get(act.id, ''))}", f"{verb}_of": act.id}
    return made


def changes(acts: Iterable[Act], fields: Fields) -> list[str]:
    """What a person changed of a row, what stood there, and why."""
    made = []
    for act in acts:
        held = act.correction
        if held is None:
            continue
        own = {field.column: field for field in fields.get(held.table, ())}
        if held.action == "change":
            made += [_changed(own[name], held.was.get(name), new) for name, new in held.set.items() if name in own]
        elif held.action in ("merge", "split"):
            made.append(f"By hand: {words(held, fields)}.")
        if held.reason:
            made.append(f"Why: {held.reason}")
    return made


def _changed(field: Field, was: Any, new: Any) -> str:
    return f"By hand: {field.noun} is {quoted(_value(new, field))}, was {quoted(_value(was, field))}."


def log(dossier: Dossier, fields: Fields) -> pd.DataFrame:
    """Every act, the newest first: when (UTC), what, from, to, why, and what became of it; an undone one says so."""
    journal, outcomes = dossier.journal, dossier.by_act()
    names = called(dossier.tables, dossier, journal.standing())
    by_id = {act.id: act for act in journal.acts if act.correction}
    rows = []
    for act in reversed(journal.acts):
        about = act if act.correction else by_id.get(act.of)
        if about is None or about.correction is None:
            continue
        held, undoes = about.correction, act.act != "do"
        verb = {"undo": "Undone: ", "redo": "Done again: "}.get(act.act, "")
        before, after = told(held.was, held.table, fields), told(held.set, held.table, fields)
        outcome = outcomes.get(act.id)
        state = STATES[outcome.state] + (f": {outcome.why}" if outcome.why else "") if outcome else "undone"
        told_ = words(held, fields, names.get(about.id, ""), width=100)
        rows.append((moment(act.at), capital(verb + told_),
                     after if act.act == "undo" else before, before if act.act == "undo" else after,
                     "" if undoes else held.reason, "" if undoes else state))  # fmt: skip
    return pd.DataFrame(rows, columns=list(LOG), dtype="str")


def called(tables: Tables, dossier: Dossier, acts: Iterable[Act]) -> dict[str, str]:
    """What the rows that acts bear on are called now, by act; acts that took their row away are not in it."""
    outcomes = dossier.by_act()
    rows = {act.id: outcomes[act.id].row for act in acts if act.id in outcomes}
    return {act: label(tables, row) for act, row in rows.items() if row}


def label(tables: Tables, row: str) -> str:
    """What a row says, on one line; '' for an id that no table has."""
    table = table_of(tables, row)
    if not table:
        return ""
    held = tables[table][tables[table][KEYS[table]] == row].iloc[0]
    column = {"events": "label", "actors": "name", "sectors": "name", "quotes": "printed"}.get(table, "text")
    return " ".join(str(held[column]).split())


def moment(at: str) -> str:
    """A moment of the journal as people read it: "2026-11-24 21:30:05"."""
    return at[:19].replace("T", " ")
