"""What a person may set in a row, held to the vocabularies and references of tables.py before anything is changed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from typing import Any

from ..correction import Correction, CorrectionError, Reference
from ..tables import KEYS, PARTICIPANT_ROLES, TABLES, Tables, dtype
from . import anchor, dates

# The columns that a person edits, by table; of an event its participants by role too.
EDITABLE = {
    "actors": ("name", "kind", "role", "country", "size", "aliases"),
    "mentions": ("actor", "kind"),
    "sectors": ("name", "isic"),
    "timexes": ("edtf",),
    "events": ("label", "kind", "cameo", "act", "tie", "trigger", "status", "holder", "timex", "edtf", "place",
               *PARTICIPANT_ROLES),
    "quotes": ("kind", "speaker", "cue", "addressee", "medium", "status", "via"),
    "relations": ("source", "target", "kind", "label", "status", "holder", "event"),
}  # fmt: skip
# What a row says, which a person vouches for who accepts it: not how it is put, nor what is read off the rest.
SAYS = {
    "actors": ("name", "kind", "role", "country", "size"),
    "mentions": ("actor",),
    "sectors": ("name", "isic"),
    "timexes": ("edtf",),
    "events": ("kind", "status", "holder", "edtf", "place", *PARTICIPANT_ROLES),
    "quotes": ("kind", "speaker", "addressee", "status", "via"),
    "relations": ("source", "target", "kind", "status", "holder"),
}  # fmt: skip
PATTERNS = {
    ("sectors", "isic"): (r"([A-U](\d\d)?|ICT)?", "a section or division of ISIC Rev. 4, as K or K65"),
    ("events", "cameo"): (r"(0[1-9]|1\d|20)?", "a CAMEO root from 01 to 20"),
    ("actors", "country"): (r"([A-Z]{3})?", "a country code of three letters (ISO 3166-1), as USA"),
}
LONGEST = 1000  # characters of a name, label or role
UNPRINTED = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff\u2028\u2029]")


def check(tables: Tables, correction: Correction) -> None:
    """Whether a correction may be applied: its columns are there and hold what they may. Raises CorrectionError."""
    table, new = correction.table, correction.set
    if correction.action in ("merge", "split"):
        new = _of_actors(correction)
    if correction.action in ("accept", "remove"):
        return
    for name, value in new.items():
        if name in PARTICIPANT_ROLES and table == "events":
            _check_parts(value, name)
        else:
            _check_cell(tables, table, name, value)
    if correction.action == "add":
        _check_whole(table, new)


def field_of(table: str, name: str) -> Field[Any]:
    """The declaration of a column. Raises CorrectionError where there is none."""
    declared = {field.name: field for field in fields(TABLES[table])}
    if name not in declared:
        raise CorrectionError(f"The table '{table}' has no column '{name}'.")
    return declared[name]


def _of_actors(correction: Correction) -> Mapping[str, Any]:
    """The values among what a merge or a split sets."""
    needed = "into" if correction.action == "merge" else "mentions"
    value = correction.set.get(needed)
    held = isinstance(value, Reference) if needed == "into" else isinstance(value, tuple) and len(value) > 0
    if correction.table != "actors" or not held:
        raise CorrectionError("Only actors are merged and split, into another actor or by their mentions.")
    wanted = "actors" if needed == "into" else "mentions"
    refs = (value,) if isinstance(value, Reference) else value or ()
    if any(not isinstance(each, Reference) or each.table != wanted for each in refs):
        raise CorrectionError("Only actors are merged and split, into another actor or by their mentions.")
    return {name: each for name, each in correction.set.items() if name != needed}


def _check_parts(value: Any, role: str) -> None:
    if not isinstance(value, tuple) or any(not isinstance(v, Reference) or v.table != "actors" for v in value):
        raise CorrectionError(f"The {role} of an event is one actor or more of this article.")


def _check_cell(tables: Tables, table: str, name: str, value: Any) -> None:
    field = field_of(table, name)
    may_miss = field.default is not MISSING
    if field.metadata["refers"]:
        return _check_reference(tables, table, name, value, may_miss=may_miss)
    if dtype(table, name) != "str":
        return _check_number(table, name, value, may_miss=may_miss)
    if not isinstance(value, str):
        raise CorrectionError(f"{_the(table, name)} is a text.")
    if not value and not may_miss:
        raise CorrectionError(f"{_the(table, name)} cannot be empty.")
    _check_text(table, name, value, field.metadata["values"])
    return None


def _check_text(table: str, name: str, value: str, allowed: tuple[str, ...]) -> None:
    if allowed and value and value not in allowed:
        raise CorrectionError(f"{_the(table, name)} is one of {', '.join(allowed)}; “{value[:40]}” is not among them.")
    pattern, says = PATTERNS.get((table, name), ("(?s).*", ""))
    if not re.fullmatch(pattern, value):
        raise CorrectionError(f"{_the(table, name)} is {says}, not “{value[:40]}”.")
    if name in EDITABLE.get(table, ()) and (len(value) > LONGEST or UNPRINTED.search(value)):
        raise CorrectionError(f"{_the(table, name)} is one line of at most {LONGEST:,} characters.")
    if name == "edtf":
        try:
            dates.cells(value)
        except ValueError as error:
            raise CorrectionError(str(error)) from None


def _check_reference(tables: Tables, table: str, name: str, value: Any, *, may_miss: bool) -> None:
    """A reference is words of the article; in a TOML file it may be the id of a row that is there."""
    wanted, column = field_of(table, name).metadata["refers"].split(".")
    if isinstance(value, Reference) and value.table == wanted:
        return
    if value == "" and not may_miss:
        raise CorrectionError(f"{_the(table, name)} cannot be empty.")
    if not isinstance(value, str) or (value and value not in set(tables[wanted][column])):
        raise CorrectionError(f"{_the(table, name)} is one of the {wanted} of this article.")


def _check_number(table: str, name: str, value: Any, *, may_miss: bool) -> None:
    if value is None and may_miss:
        return
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**53:
        raise CorrectionError(f"{_the(table, name)} is a whole number, or empty.")


def _check_whole(table: str, new: Mapping[str, Any]) -> None:
    """Whether a new row says what nothing else can tell."""
    needed = {"actors": ("kind",), "sectors": ("name",), "events": ("status",),
              "relations": ("source", "target", "kind")}.get(table, ())  # fmt: skip
    for name in needed:
        if not new.get(name):
            raise CorrectionError(f"{_the(table, name)} is missing.")
    if table == "relations" and new["source"] == new["target"]:
        raise CorrectionError("A tie needs two different actors.")


def _the(table: str, name: str) -> str:
    words = {"edtf": "date", "isic": "ISIC class", "cameo": "CAMEO root", "via": "reporting actor"}.get(name, name)
    one = anchor.ONE.get(table, table)
    return f"The {words} of {'an' if one[0] in 'aeiou' else 'a'} {one}"


def key_of(table: str) -> str:
    """The column that holds the ids of a table. Raises CorrectionError for a table without facts."""
    if table not in EDITABLE:
        raise CorrectionError(f"There are no facts to correct in '{table[:40]}'.")
    return KEYS[table]
