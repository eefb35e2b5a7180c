"""What a person did to an article, in words: one act on a button, all of them as a log, and what may be done next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from briefing.correction import Correction, Reference
from briefing.journal import Act, Journal

from .field import Field
from .wording import TABLES, capital, cut, date_words, join, quoted

DONE = {"accept": "accepted", "change": "changed", "remove": "rejected", "add": "added", "merge": "merged",
        "split": "split"}  # fmt: skip
STATES = {"applied": "in force", "needless": "no longer needed", "orphan": "not attached"}
LOG = ("When", "What", "From", "To", "Why", "State")
_OPEN = frozenset(("sentences", "documents", ""))
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Fields = Mapping[str, Sequence[Field]]


def may(table: str, origin: str, *, gone: bool) -> list[dict[str, str]]:
    """The verbs a person may use on a row: what is sent, what the button says, and what it does."""
    if gone:
        return [{"verb": "restore", "word": "Take it back", "says": "Show it on the pages again"}]
    if table in _OPEN:
        return []
    accept = {"verb": "accept", "word": "Accept", "says": "It is right as it stands"}
    return [
        *([accept] if origin == "engine" else []),
        {"verb": "reject", "word": "Reject", "says": "It is wrong: take it off all pages"},
        {"verb": "correct", "word": "Correct…", "says": "Change what it says"},
    ]


def words(correction: Correction, fields: Fields, width: int = 44) -> str:
    """A correction on one line: "changed meant as of “will meet”"."""
    about = quoted(cut(called(correction), width))
    kind = TABLES[correction.table].lower()
    if correction.action == "change":
        return f"changed {join([capital_off(label) for label in labels(correction, fields)]) or kind} of {about}"
    if correction.action == "merge":
        return f"merged {about} into {quoted(cut(_value(correction.set.get('into'), None), width))}"
    return f"{DONE[correction.action]} {kind} {about}"


def capital_off(label: str) -> str:
    """A label inside a sentence."""
    return label[:1].lower() + label[1:]


def called(correction: Correction) -> str:
    """What a person would call the row of a correction: its label or name, else its words."""
    told = {**correction.like, **correction.was, **({} if correction.action != "add" else correction.set)}
    return str(next((told[name] for name in ("label", "name") if isinstance(told.get(name), str) and told[name]), "")
               or " ".join(correction.exact.split()))  # fmt: skip


def labels(correction: Correction, fields: Fields) -> list[str]:
    """What the pages call the columns that a correction sets."""
    own = {field.column: field.label for field in fields.get(correction.table, ())}
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


def past(journal: Journal, fields: Fields) -> dict[str, str]:
    """What undo and redo would do, in words; '' where there is nothing."""
    last, again = journal.last(), journal.next()
    return {
        "undo": f"Undo: {words(last.correction, fields)}" if last and last.correction else "",
        "redo": f"Redo: {words(again.correction, fields)}" if again and again.correction else "",
    }


def changes(acts: Iterable[Act], fields: Fields) -> list[str]:
    """What a person changed of a row, what stood there, and why: one line an act."""
    made = []
    for act in acts:
        held = act.correction
        if held is None:
            continue
        now, before = told(held.set, held.table, fields), told(held.was, held.table, fields)
        if held.action in ("change", "merge", "split") and now:
            made.append(f"{capital(DONE[held.action])} by hand: {now}" + (f" (was {before})" if before else ""))
        if held.reason:
            made.append(f"Why: {held.reason}")
    return made


def log(journal: Journal, states: Mapping[str, tuple[str, str]], fields: Fields) -> pd.DataFrame:
    """Every act, the newest first: when (UTC), what, from, to, why, and what became of it.

    `states` holds the state and the reason for it by act. An act that was undone says so.
    """
    by_id = {act.id: act for act in journal.acts if act.correction}
    undone = journal.undone()
    rows = []
    for act in reversed(journal.acts):
        about = act if act.correction else by_id.get(act.of)
        if about is None or about.correction is None:
            continue
        held, undoes = about.correction, act.act != "do"
        verb = {"undo": "Undone: ", "redo": "Done again: "}.get(act.act, "")
        before, after = told(held.was, held.table, fields), told(held.set, held.table, fields)
        state, why = states.get(act.id, ("", ""))
        said = (
            "" if undoes else "undone" if act.id in undone else STATES.get(state, state) + (f": {why}" if why else "")
        )
        rows.append((moment(act.at), verb + capital_off(capital(words(held, fields, 80))),
                     after if act.act == "undo" else before, before if act.act == "undo" else after,
                     "" if undoes else held.reason, said))  # fmt: skip
    return pd.DataFrame(rows, columns=list(LOG), dtype="str")


def moment(at: str) -> str:
    """A moment of the journal as people read it: "2026-11-24 21:30:05"."""
    return at[:19].replace("T", " ")


def csv(log: pd.DataFrame) -> bytes:
    """The log as CSV in UTF-8 with a mark that spreadsheets know; no cell is a formula to them."""
    safe = log.map(lambda cell: f"'{cell}" if cell.startswith(_FORMULA) else cell)
    return safe.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")
