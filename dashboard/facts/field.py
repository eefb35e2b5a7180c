"""What a person may change of a row, table by table, in the words of the pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from briefing.corrections import amendment
from briefing.tables import PLOVER_KINDS, RELATION_KINDS, Tables

from . import day
from .wording import ACTOR_KINDS, QUOTE_KINDS, date_words, join

NOBODY = "not settled"


@dataclass(frozen=True)
class Field:
    """A column that may be changed: what the pages call it, and how it is filled in.

    `noun` is what a sentence calls it. `kind` is `choice` (of `words`, by value), `actor` or `actors` (of the article),
    `date` or `text`. A field that is `needed` cannot be left empty.
    """

    column: str
    label: str
    noun: str
    kind: str = "text"
    words: Mapping[str, str] = field(default_factory=dict)
    needed: bool = False

    def shown(self, value: Any, names: Mapping[str, str]) -> str:
        """A value in words: a status, an actor's name, a date."""
        if self.kind == "choice":
            return self.words.get(value, value) or "none"
        if self.kind == "actor":
            return names.get(value, NOBODY)
        if self.kind == "actors":
            return join([names[one] for one in value if one in names]) or "nobody"
        return date_words(value) if self.kind == "date" else str(value)

    def options(self, names: Mapping[str, str]) -> dict[str, str]:
        """What can be chosen, value by value, in words; empty for what is typed."""
        if self.kind == "actor":
            return ({} if self.needed else {"": NOBODY}) | _by_name(names)
        if self.kind == "actors":
            return _by_name(names)
        return ({} if self.needed else {"": "none"}) | dict(self.words) if self.kind == "choice" else {}


def _by_name(names: Mapping[str, str]) -> dict[str, str]:
    return dict(sorted(names.items(), key=lambda item: item[1].casefold()))


def standing(tables: Tables, table: str, row: str, own: Sequence[Field]) -> dict[str, Any]:
    """What the fields of a row hold: ids of actors, EDTF dates, texts; of several actors a tuple of ids."""
    return amendment.standing(tables, table, row, [one.column for one in own])


def read(own: Sequence[Field], typed: Mapping[str, Any], before: Mapping[str, Any], reference: str) -> dict[str, Any]:
    """What a person changed in a form, as the library takes it: only fields that hold something else than `before`.

    Dates are read from words, counted from the day `reference`. Raises ValueError for what is no date.
    """
    made: dict[str, Any] = {}
    for one in own:
        new, old = typed.get(one.column), before.get(one.column, "")
        if one.kind == "actors":
            new, old = tuple(new or ()), tuple(old or ())
        elif one.kind in ("date", "text"):
            new = " ".join(str(new or "").split())
            new = new.upper() if one.column == "country" else new
            if one.kind == "date":
                new = old if new == date_words(str(old)) else day.read(new, reference)
        if new is not None and new != old:
            made[one.column] = new
    return made


def fields(statuses: Mapping[str, str]) -> dict[str, tuple[Field, ...]]:
    """What may be changed of each table; `statuses` are the words for them."""
    meant = Field("status", "Meant as", "the status", "choice", statuses, needed=True)
    holder = Field("holder", "According to", "the source", "actor")
    classes = {kind: kind.capitalize() for kind in PLOVER_KINDS}
    ties = {kind: kind for kind in RELATION_KINDS}
    return {
        "events": (
            Field("label", "What happens", "the wording", needed=True),
            Field("agent", "Who", "the doer", "actors"),
            Field("recipient", "To whom", "the recipient", "actors"),
            meant,
            holder,
            Field("edtf", "When", "the date", "date"),
            Field("place", "Where", "the place"),
            Field("kind", "Class", "the class", "choice", classes),
        ),
        "quotes": (
            Field("speaker", "Speaker", "the speaker", "actor"),
            Field("addressee", "To whom", "the addressee", "actor"),
            meant,
            Field("kind", "How quoted", "the way of quoting", "choice", QUOTE_KINDS, needed=True),
            Field("medium", "Said in", "the medium"),
        ),
        "actors": (
            Field("name", "Name", "the name", needed=True),
            Field("kind", "Kind", "the kind", "choice", ACTOR_KINDS, needed=True),
            Field("role", "Role", "the role"),
            Field("country", "Country", "the country"),
        ),
        "relations": (
            Field("source", "From", "the start", "actor", needed=True),
            Field("kind", "Tie", "the kind", "choice", ties, needed=True),
            Field("target", "To", "the end", "actor", needed=True),
            meant,
            holder,
        ),
        "timexes": (Field("edtf", "Reads as", "the reading", "date"),),
        "sectors": (
            Field("name", "Sector", "the sector", needed=True),
            Field("isic", "ISIC Rev. 4", "the ISIC class"),
        ),
        "mentions": (Field("actor", "Means", "the meaning", "actor"),),
    }  # fmt: skip
