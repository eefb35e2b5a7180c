"""What a person decides on a row, made into a correction: the ids that pages hold become words of the article.

Each verb takes the corrected tables as they are shown, tries the correction on them, and returns it for the journal.
Raises CorrectionError, in the user's words, where it would change nothing or something wrong; nothing is changed then.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from ..correction import Correction, CorrectionError, Reference
from ..tables import PARTICIPANT_ROLES, Tables, dtype
from . import amendment, anchor, selector, value
from .anchor import Lost
from .selector import SelectorError


def accept(tables: Tables, table: str, row: str, reason: str = "") -> Correction:
    """A person has read a row and finds it right as it stands."""
    made = _about(tables, table, row, "accept", reason, value.SAYS)
    _, outcome = amendment.one(tables, made)
    if outcome.state != "applied":
        raise CorrectionError(_sentence(outcome.why))
    return made


def remove(tables: Tables, table: str, row: str, reason: str = "") -> Correction:
    """A row is wrong: it goes, with what was only its part."""
    made = _about(tables, table, row, "remove", reason, {**value.SAYS, "events": ("label", "status")})
    if table == "mentions":
        _check_last_mention(tables, row, "reject the actor")
    return _tried(tables, made)


def change(tables: Tables, table: str, row: str, values: Mapping[str, Any], reason: str = "") -> Correction:
    """Some cells of a row hold something else. Columns that refer to rows take ids; roles of events take lists of them.

    Cells that hold the value already are left out of the correction.
    """
    _check_editable(table, values)
    try:
        new = {name: _clean(table, name, held) for name, held in values.items()}
        held = amendment.standing(tables, table, row, new)
        stored = {n: _stored(tables, table, n, v) for n, v in new.items() if not anchor.same(held[n], v)}
    except (Lost, SelectorError) as error:
        raise CorrectionError(_sentence(str(error))) from None
    if not stored:
        raise CorrectionError("Nothing is changed: it reads so already.")
    if table == "mentions" and "actor" in stored:
        _check_last_mention(tables, row, "merge the two actors")
    made = _about(tables, table, row, "change", reason, {table: tuple(stored)})
    return _tried(tables, replace(made, set=stored))


def add(tables: Tables, table: str, start: int, end: int, values: Mapping[str, Any], reason: str = "") -> Correction:
    """The words from `start` to `end` are a row of a table, with the values given as for `change`."""
    _check_editable(table, values)
    try:
        words = selector.of(anchor.text_of(tables), start, end)
        new = {name: _clean(table, name, held) for name, held in values.items()}
        stored = {name: _stored(tables, table, name, held) for name, held in new.items() if held not in ("", None, ())}
    except (Lost, SelectorError) as error:
        raise CorrectionError(_sentence(str(error))) from None
    if not words.exact.strip():
        raise CorrectionError("No words are marked.")
    return _tried(tables, Correction(
        table, "add", words.exact, _reason(reason), words.prefix, words.suffix, stored, words.start, words.end
    ), fresh=True)  # fmt: skip


def merge(tables: Tables, goes: str, stays: str, reason: str = "") -> Correction:
    """Two actors are one: the first goes, all that it has becomes the second's."""
    if goes == stays:
        raise CorrectionError("An actor cannot be merged with itself.")
    made = _about(tables, "actors", goes, "merge", reason, {"actors": ("name",)})
    return _tried(tables, replace(made, set={"into": _refer(tables, "actors", stays)}))


def split(
    tables: Tables, actor: str, mentions: Iterable[str], values: Mapping[str, Any] | None = None, reason: str = ""
) -> Correction:
    """Some mentions (ids) of an actor are somebody else, an actor of their own with the values given."""
    chosen, new = list(dict.fromkeys(mentions)), dict(values or {})
    _check_editable("actors", new)
    if not chosen:
        raise CorrectionError("Choose the mentions that are somebody else.")
    made = _about(tables, "actors", actor, "split", reason, {"actors": ("name",)})
    cleaned = {name: _clean("actors", name, held) for name, held in new.items()}
    cells = {name: held for name, held in cleaned.items() if held not in ("", None)}
    refs = tuple(_refer(tables, "mentions", mention) for mention in chosen)
    return _tried(tables, replace(made, set={"mentions": refs, **cells}))


def _about(
    tables: Tables, table: str, row: str, action: str, reason: str, noted: Mapping[str, Iterable[str]]
) -> Correction:
    """A correction of the row of an id, which notes what stands in some columns."""
    value.key_of(table)
    try:
        held = anchor.row(tables, table, row)
        where = anchor.span(table, held)
        words = selector.of(anchor.text_of(tables), where.start, where.end)
        was = amendment.standing(tables, table, row, noted[table])
        stored = {name: _stored(tables, table, name, each) for name, each in was.items()}
        like = _like(tables, table, held)
    except (Lost, SelectorError) as error:
        raise CorrectionError(_sentence(str(error))) from None
    return Correction(table, action, words.exact, _reason(reason), words.prefix, words.suffix, {}, words.start,
                      words.end, like, stored)  # fmt: skip


def _like(tables: Tables, table: str, held: Mapping[str, Any]) -> dict[str, Any]:
    """What tells a row from others on its words: a tie by its ends and kind, a mention of several by its actor."""
    rows = anchor.rows_on(tables, table, anchor.span(table, held))
    columns = {"actors": ("name",), "relations": ("kind", "source", "target")}.get(table, ())
    if len(rows) > 1 and not columns:
        columns = ("actor",) if table == "mentions" else ("kind",)
    return {name: _stored(tables, table, name, held[name]) for name in columns}


def _tried(tables: Tables, made: Correction, *, fresh: bool = False) -> Correction:
    """The correction, when it does something to the tables. Raises CorrectionError."""
    value.check(tables, made)
    _, outcomes = amendment.apply(tables, [made])
    if outcomes[0].state == "applied" and not (fresh and outcomes[0].why):
        return made
    if fresh and outcomes[0].state != "orphan":
        raise CorrectionError(f"These words are one of the {made.table} already; change that one.")
    raise CorrectionError(_sentence(outcomes[0].why))


def _stored(tables: Tables, table: str, name: str, held: Any) -> Any:
    """A value as a correction keeps it: rows by their words."""
    if name in PARTICIPANT_ROLES and table == "events":
        return tuple(_refer(tables, "actors", actor) for actor in held)
    refers = value.field_of(table, name).metadata["refers"]
    if refers and held:
        return _refer(tables, refers.split(".")[0], str(held))
    return None if held is pd.NA else int(held) if dtype(table, name) != "str" and held is not None else held


def _refer(tables: Tables, table: str, row: str) -> Reference:
    try:
        return anchor.reference(tables, table, row)
    except (Lost, SelectorError) as error:
        raise CorrectionError(_sentence(str(error))) from None


def _clean(table: str, name: str, held: Any) -> Any:
    """A value as a form gives it, in the type of its column: texts without stray white space, numbers whole."""
    if name in PARTICIPANT_ROLES and table == "events":
        return tuple(dict.fromkeys([held] if isinstance(held, str) else held or ()))
    missing = held is None or held is pd.NA or (isinstance(held, float) and held != held)
    if dtype(table, name) == "str":
        return "" if missing else " ".join(str(held).split())
    if missing or held == "":
        return None
    try:
        return int(held)
    except (TypeError, ValueError, OverflowError):
        raise CorrectionError(f"“{str(held)[:40]}” is no whole number.") from None


def _check_editable(table: str, values: Mapping[str, Any]) -> None:
    value.key_of(table)
    for name in values:
        if name not in value.EDITABLE[table]:
            raise CorrectionError(f"'{name}' cannot be set in the table '{table}'.")
    if values.get("country") and not _is_country(str(values["country"]).strip()):
        raise CorrectionError(f"“{str(values['country'])[:40]}” is no country code of ISO 3166-1, such as USA.")


def _is_country(code: str) -> bool:
    import pycountry

    return code == "XKX" or pycountry.countries.get(alpha_3=code) is not None


def _check_last_mention(tables: Tables, mention: str, instead: str) -> None:
    """Whether an actor has words left without a mention. Raises CorrectionError, saying what to do instead."""
    mentions = tables["mentions"]
    own = mentions[mentions["mention"] == mention]
    actor = "" if own.empty else str(own["actor"].iloc[0])
    if actor and int((mentions["actor"] == actor).sum()) == 1:
        name = anchor.row(tables, "actors", actor)["name"]
        raise CorrectionError(f"These are the only words for “{name}”: {instead} instead.")


def _reason(reason: str) -> str:
    return " ".join(value.UNPRINTED.sub(" ", reason).split())[: value.LONGEST]


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:].rstrip(".") + "."
