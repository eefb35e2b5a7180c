"""An analyst's override of one row: which words it rests on, what it changes, and why.

A correction finds its row by the words (see selector.py) and, where several rows rest on the same words, by what else
told the row apart (`like`); never by a number or a position. Another row that it names, a speaker or the actor that
another is merged into, is a `Reference`: its words too. So it survives a new extraction. Words that are gone, or stand
twice, make it an orphan, which is said and never guessed.

Corrections of a person at work are acts of a journal (journal.py); those that ship with an article are a TOML file.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .corrections.selector import Selector
from .tables import KEYS, columns

ACTIONS = ("accept", "change", "remove", "add", "merge", "split")
IN_FILES = ("change", "remove", "add")
STATES = ("applied", "needless", "orphan")
LONGEST = 20_000  # characters of one text in a correction; a quote is never as long
MANY = 1000  # values of one list in a correction: mentions that become an actor of their own


class CorrectionError(ValueError):
    """A correction that cannot be made or read; the message is for the person who makes it."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Another row, by its words. `name` is what it was called when it was named, for people and as a check."""

    table: str
    words: Selector
    name: str = ""

    def form(self) -> dict[str, Any]:
        """The reference as plain values, for JSON."""
        return {"table": self.table, **self.words.form(), "name": self.name}


Value = str | int | None | Reference | tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """One override of one row.

    `set` holds the new values by column; of an event also its participants by role, of a merge `into`, of a split the
    `mentions` that become an actor. `was` holds what stood there, `like` what tells the row from others on its words.
    """

    table: str
    action: str
    exact: str
    reason: str = ""
    prefix: str = ""
    suffix: str = ""
    set: Mapping[str, Any] = field(default_factory=dict)
    start: int = -1
    end: int = -1
    like: Mapping[str, Any] = field(default_factory=dict)
    was: Mapping[str, Any] = field(default_factory=dict)

    @property
    def selector(self) -> Selector:
        """The words it rests on."""
        return Selector(self.exact, self.prefix, self.suffix, self.start, self.end)

    def form(self) -> dict[str, Any]:
        """The correction as plain values, for JSON; empty parts are left out."""
        made: dict[str, Any] = {"table": self.table, "action": self.action, **self.selector.form()}
        for part in ("set", "like", "was"):
            if held := getattr(self, part):
                made[part] = {name: _plain(value) for name, value in held.items()}
        return made | ({"reason": self.reason} if self.reason else {})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a correction, and why.

    `applied`, `orphan` (its words are gone or not unique, or it would no longer fit) or `needless` (already so). `row`
    is the id of the row it rests on in the corrected tables; empty for orphans and for rows that it takes away.
    """

    correction: Correction
    state: str
    why: str = ""
    row: str = ""


def of(form: Any) -> Correction:
    """The correction that plain values describe. Raises CorrectionError, saying what is wrong with them."""
    if not isinstance(form, dict):
        raise CorrectionError("a correction is a table of names and values")
    table, action = _text(form, "table"), _text(form, "action")
    if table not in KEYS:
        raise CorrectionError(f"there is no table '{table[:40]}' to correct")
    if action not in ACTIONS:
        raise CorrectionError(f"the action is one of {', '.join(ACTIONS)}, not '{action[:40]}'")
    words = _selector(form)
    parts = {part: _values(form.get(part, {}), part) for part in ("set", "like", "was")}
    return Correction(
        table, action, words.exact, _text(form, "reason"), words.prefix, words.suffix, parts["set"], words.start,
        words.end, parts["like"], parts["was"],
    )  # fmt: skip


def read(path: Path) -> list[Correction]:
    """The corrections of a TOML file; none when there is no file. Raises CorrectionError."""
    if not path.exists():
        return []
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8")).get("correction", [])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CorrectionError(f"{path.name}: not a readable corrections file ({error}).") from error
    return [_checked(path, number, entry) for number, entry in enumerate(entries, 1)]


def _checked(path: Path, number: int, entry: dict[str, Any]) -> Correction:
    where = f"{path.name}, correction {number}"
    for needed in ("table", "action", "exact", "reason"):
        if not str(entry.get(needed, "")).strip():
            raise CorrectionError(f"{where}: '{needed}' is missing.")
    if entry["table"] not in KEYS:
        raise CorrectionError(f"{where}: there is no table '{entry['table']}' to correct.")
    if entry["action"] not in IN_FILES:
        raise CorrectionError(f"{where}: the action is one of {', '.join(IN_FILES)}, not '{entry['action']}'.")
    unknown = set(entry.get("set", {})) - set(columns(entry["table"]))
    if unknown:
        raise CorrectionError(f"{where}: the table '{entry['table']}' has no column '{min(unknown)}'.")
    known = ("table", "action", "exact", "reason", "prefix", "suffix", "set")
    return Correction(**{key: value for key, value in entry.items() if key in known})


def _plain(value: Value) -> Any:
    if isinstance(value, Reference):
        return value.form()
    return [each.form() for each in value] if isinstance(value, tuple) else value


def _values(held: Any, part: str) -> dict[str, Value]:
    if not isinstance(held, dict) or len(held) > MANY:
        raise CorrectionError(f"'{part}' is a table of names and values")
    return {str(name): _value(value, str(name)) for name, value in held.items()}


def _value(value: Any, name: str) -> Value:
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    if isinstance(value, str) and len(value) <= LONGEST:
        return value
    if isinstance(value, dict):
        return _reference(value)
    if isinstance(value, list) and len(value) <= MANY and all(isinstance(each, dict) for each in value):
        return tuple(_reference(each) for each in value)
    raise CorrectionError(f"'{name[:40]}' holds no text, number or words of the article")


def _reference(form: dict[str, Any]) -> Reference:
    table = _text(form, "table")
    if table not in KEYS:
        raise CorrectionError(f"there is no table '{table[:40]}'")
    return Reference(table, _selector(form), _text(form, "name"))


def _selector(form: dict[str, Any]) -> Selector:
    exact = _text(form, "exact")
    if not exact:
        raise CorrectionError("'exact', the words it rests on, is missing")
    at = {side: form.get(side, -1) for side in ("start", "end")}
    hints = {side: n if isinstance(n, int) and not isinstance(n, bool) else -1 for side, n in at.items()}
    return Selector(exact, _text(form, "prefix"), _text(form, "suffix"), **hints)


def _text(form: dict[str, Any], name: str) -> str:
    value = form.get(name, "")
    if not isinstance(value, str) or len(value) > LONGEST * 10:
        raise CorrectionError(f"'{name}' is no text")
    return value
