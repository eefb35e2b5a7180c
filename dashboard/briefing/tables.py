"""Every table, column and vocabulary of a briefing, declared once.

A table is a dataclass of one row. The types of its fields, their descriptions and their
vocabularies are what passes fill, what `check` holds a table to (pandera), and what `describe`
writes as a Frictionless table schema.
Missing text is the empty string and a missing number is `<NA>`: unresolved is an answer.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING, Any, get_type_hints

import pandas as pd

if TYPE_CHECKING:
    import pandera.pandas as pa

ACTOR_KINDS = ("person", "organization", "government", "country", "collective")
MENTION_KINDS = ("name", "description", "pronoun")
QUOTE_KINDS = ("direct", "partial", "indirect")
PARTICIPANT_ROLES = ("agent", "recipient", "location", "instrument")
ORDERS = ("before", "after", "during", "until", "since")
PRECISIONS = ("day", "week", "month", "quarter", "year", "decade", "open")
REFERENCE_BASES = ("published", "byline", "head", "dateline", "first full date", "given")
FORMS = ("heading", "item", "row", "turn", "byline", "note", "boilerplate", "page")
UNREAD = ("byline", "note", "boilerplate", "page")  # forms that are shown, but not read for facts
ORIGINS = ("engine", "accepted", "changed", "added", "correction")  # the last: of older packages
ORIGIN = "who says so: the engine, or a person who accepted, changed or added it"
RELATION_KINDS = (
    "member of", "part of", "head of", "works for", "worked for", "owns", "ally of", "at odds with",
    "regulates", "sued by", "sanctioned by", "attacked by", "letter to", "urges", "meets", "reveals about",
    "accuses", "deal with", "related to", "founded", "funded by", "succeeds",
)  # fmt: skip
SYMMETRIC = frozenset(("meets", "deal with", "ally of", "at odds with", "related to"))  # ties without a direction
EVIDENCE_ROLES = (
    "trigger", "agent", "recipient", "location", "instrument", "timex", "place", "cue", "speaker", "addressee",
    "medium", "content", "alias", "source", "target", "also", "order",
)  # fmt: skip
PLOVER_KINDS = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
STATUS_MEANINGS = {
    "occurred": "the author says it happened",
    "attributed": "somebody in the text says so; the author does not vouch for it",
    "alleged": "suspected or accused, not established",
    "planned": "announced or scheduled for later",
    "requested": "somebody asks for it or demands it",
    "possible": "said to be possible or conditional",
    "negated": "said not to be so",
}
STATUSES = tuple(STATUS_MEANINGS)


def column(says: str, *, values: Sequence[str] = (), refers: str = "", default: Any = dataclasses.MISSING) -> Any:
    """A column: what it says, its vocabulary, and the `table.column` whose values it may hold."""
    meta = {"says": says, "values": tuple(values), "refers": refers}
    return dataclasses.field(default=default, metadata=meta)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What every row carries: the document, and the characters in it that the row rests on."""

    document: str = column("id of the document", refers="documents.document")
    start: int = column("first character, counted from 0 in Python characters")
    end: int = column("character after the last")
    text: str = column("the characters from start to end, exactly as printed")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow(Row):
    """One article: its whole text and what is known about it."""

    title: str = column("title of the article", default="")
    published: str = column("date of publication as YYYY-MM-DD; empty when not known", default="")
    source: str = column("publisher or address, as given", default="")
    author: str = column("who wrote it, as given; empty when not known", default="")
    url: str = column("address of the original page; empty when not known", default="")
    sha256: str = column("SHA-256 of the text in UTF-8")
    characters: int = column("length of the text in Python characters")
    words: int = column("words in the text, split at white space")
    reference_date: str = column("date that relative dates are counted from, YYYY-MM-DD; empty when none", default="")
    reference_basis: str = column("why that date", values=REFERENCE_BASES, default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence(Row):
    """One sentence, in reading order."""

    sentence: str = column("id of the sentence")
    paragraph: int = column("number of its paragraph, from 1")
    number: int = column("number of the sentence in the document, from 1")
    form: str = column("part of the document it stands in, where that is no running text; byline, note, boilerplate "
                       "and page are not read for facts", values=FORMS, default="")  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Row):
    """A person, body, country or collective; the row points at the mention that names it best."""

    actor: str = column("id of the actor")
    name: str = column("name used on the pages")
    kind: str = column("kind of actor", values=ACTOR_KINDS)
    role: str = column("title or role as the text gives it", default="")
    country: str = column("ISO 3166-1 alpha-3 code of the country it belongs to", default="")
    size: int | None = column("number of members of a collective", default=None)
    aliases: str = column("other names in the text, separated by '; '", default="")
    mentions: int = column("number of mentions in the document")
    origin: str = column(ORIGIN, values=ORIGINS, default="engine")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Row):
    """Words that name, describe or stand for an actor."""

    mention: str = column("id of the mention")
    actor: str = column("actor meant; empty when more than one is possible", refers="actors.actor", default="")
    kind: str = column("how the words refer", values=MENTION_KINDS)
    origin: str = column(ORIGIN, values=ORIGINS, default="engine")


@dataclass(frozen=True, slots=True, kw_only=True)
class SectorMention(Row):
    """Words that touch an economic sector."""

    sector: str = column("id of the row")
    name: str = column("sector in plain words")
    isic: str = column("ISIC Rev. 4 section or division; 'ICT' is the official aggregate", default="")
    origin: str = column(ORIGIN, values=ORIGINS, default="engine")


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex(Row):
    """A time expression and the interval it can mean."""

    timex: str = column("id of the time expression")
    edtf: str = column("value in EDTF (ISO 8601-2); empty when it cannot be told", default="")
    earliest: str = column("first day it can mean, YYYY-MM-DD; empty when open", default="")
    latest: str = column("day after the last it can mean, YYYY-MM-DD; empty when open", default="")
    precision: str = column("how exactly it is known", values=PRECISIONS, default="")
    anchor: str = column("id of the timex it is counted from, or the basis of the reference date", default="")
    rule: str = column("how the value was found, in words", default="")
    other: str = column("the other reading in EDTF where nothing decides between two", default="")
    origin: str = column(ORIGIN, values=ORIGINS, default="engine")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Row):
    """Something that happens, is said, planned, demanded or suspected."""

    event: str = column("id of the event")
    label: str = column("who did what to whom, built from the row's own words")
    kind: str = column("PLOVER class; empty when none fits", values=PLOVER_KINDS, default="")
    cameo: str = column("CAMEO root, two digits; empty when none fits", default="")
    act: str = column("plain word for the kind of act: meeting, fine, appeal", default="")
    tie: str = column("tie between agent and recipient that the act implies", values=RELATION_KINDS, default="")
    trigger: str = column("the word that names the event")
    status: str = column("how it is meant", values=STATUSES)
    holder: str = column("actor who says, suspects, plans or asks", refers="actors.actor", default="")
    timex: str = column("time expression that dates it", refers="timexes.timex", default="")
    edtf: str = column("date in EDTF", default="")
    earliest: str = column("first possible day, YYYY-MM-DD", default="")
    latest: str = column("day after the last possible, YYYY-MM-DD", default="")
    precision: str = column("how exactly the date is known", values=PRECISIONS, default="")
    rule: str = column("how the date was found where no words of the text tell it", default="")
    place: str = column("place as the text names it", default="")
    origin: str = column(ORIGIN, values=ORIGINS, default="engine")


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant(Row):
    """An actor in an event; the row points at the words that name the actor there."""

    event: str = column("the event", refers="events.event")
    actor: str = column("the actor", refers="actors.actor")
    role: str = column("its part", values=PARTICIPANT_ROLES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(Row):
    """Where an event stands in time without a date; the row points at the words that say so ("after the raid")."""

    event: str = column("the event that is placed", refers="events.event")
    way: str = column("how it stands to the other: until, as long as; since, ever after", values=ORDERS)
    other: str = column("the event it stands against; empty where only words or a date tell", refers="events.event",
                        default="")  # fmt: skip
    timex: str = column("date in the words, where they tell no event of the table", refers="timexes.timex", default="")
    distance: str = column("how far off, as printed: two days, shortly", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Row):
    """What somebody is reported to say; the row points at the words said."""

    quote: str = column("id of the quote")
    kind: str = column("how it is quoted", values=QUOTE_KINDS)
    speaker: str = column("actor who says it; empty when not resolved", refers="actors.actor", default="")
    cue: str = column("word that reports the speech", default="")
    addressee: str = column("actor it is said to", refers="actors.actor", default="")
    medium: str = column("what it was said in: a letter, a report", default="")
    printed: str = column("the quotation as printed, with brackets and dots")
    searchable: str = column("the form to look for in the original, without editorial marks")
    alterations: str = column("editorial marks inside, separated by '; '", default="")
    status: str = column("how the contents are meant", values=STATUSES, default="attributed")
    via: str = column("actor who reports that the speaker said so", refers="actors.actor", default="")
    origin: str = column(ORIGIN, values=ORIGINS, default="engine")


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Row):
    """A directed tie between two actors that the text states."""

    relation: str = column("id of the relation")
    source: str = column("actor the tie starts from", refers="actors.actor")
    target: str = column("actor the tie leads to", refers="actors.actor")
    kind: str = column("kind of tie", values=RELATION_KINDS)
    label: str = column("the tie in the text's own words", default="")
    event: str = column("event that states it", refers="events.event", default="")
    status: str = column("how it is meant", values=STATUSES, default="occurred")
    holder: str = column("actor who says so", refers="actors.actor", default="")
    origin: str = column(ORIGIN, values=ORIGINS, default="engine")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Row):
    """One part of what a row rests on."""

    table: str = column("table of the row")
    row: str = column("id of the row")
    role: str = column("what these words do for the row", values=EVIDENCE_ROLES)


TABLES: dict[str, type[Row]] = {
    "documents": DocumentRow,
    "sentences": Sentence,
    "actors": Actor,
    "mentions": Mention,
    "sectors": SectorMention,
    "timexes": Timex,
    "events": Event,
    "participants": Participant,
    "orders": Order,
    "quotes": Quote,
    "relations": Relation,
    "evidence": Evidence,
}
KEYS = {
    "documents": "document", "sentences": "sentence", "actors": "actor", "mentions": "mention", "sectors": "sector",
    "timexes": "timex", "events": "event", "quotes": "quote", "relations": "relation",
}  # fmt: skip

ADDED = {"sentences": ("form",)}  # columns that older briefings do not have: read as empty where they are missing
LATER = ("orders",)  # tables that briefings of 0.1.0 do not have: read as empty where they are missing

Tables = dict[str, pd.DataFrame]


def name_of(kind: type[Row]) -> str:
    """The table that holds rows of this type."""
    return next(name for name, row in TABLES.items() if row is kind)


def columns(table: str) -> list[str]:
    """Column names of a table in their order: its own first, the span last."""
    shared = [f.name for f in fields(Row)]
    own = [f.name for f in fields(TABLES[table]) if f.name not in shared]
    return ["document", *own, "start", "end", "text"]


@cache
def dtypes(table: str) -> dict[str, str]:
    """The pandas dtypes of a table: `str`, `int64`, or `Int64` where a number may be missing."""
    hints = get_type_hints(TABLES[table])
    return {name: {str: "str", int: "int64"}.get(hints[name], "Int64") for name in columns(table)}


def dtype(table: str, name: str) -> str:
    """The pandas dtype of one column."""
    return dtypes(table)[name]


def frame(table: str, rows: Iterable[Row]) -> pd.DataFrame:
    """Rows as a typed table, in the order given."""
    held = list(rows)
    made: dict[str, Any] = {}
    for name, kind in dtypes(table).items():
        made[name] = pd.Series([getattr(row, name) for row in held], dtype=kind)
    return pd.DataFrame(made)


def schema(table: str) -> pa.DataFrameSchema:
    """The pandera schema of a table: dtypes, vocabularies, a unique key, spans that are not empty."""
    import pandera.pandas as pa

    made = {}
    for field in fields(TABLES[table]):
        allowed = field.metadata["values"]
        may_miss = field.default is not dataclasses.MISSING
        checks = [pa.Check.isin([*allowed, *([""] if may_miss else [])])] if allowed else []
        kind = dtype(table, field.name)
        made[field.name] = pa.Column(kind, checks, nullable=kind == "Int64", unique=field.name == KEYS.get(table))
    spans = pa.Check(lambda df: (df["start"] >= 0) & (df["start"] <= df["end"]), error="start must not be after end")
    return pa.DataFrameSchema(made, checks=[spans], strict=True, name=table)


def describe(table: str) -> dict[str, Any]:
    """The Frictionless table schema of a table."""
    kinds = {"str": "string", "int64": "integer", "Int64": "integer"}
    by_name = {f.name: f for f in fields(TABLES[table])}
    described: list[dict[str, Any]] = []
    for name in columns(table):
        meta = by_name[name].metadata
        entry: dict[str, Any] = {"name": name, "type": kinds[dtype(table, name)], "description": meta["says"]}
        required = by_name[name].default is dataclasses.MISSING
        constraints: dict[str, Any] = {"required": True} if required and name != "text" else {}
        if meta["values"]:
            constraints["enum"] = list(meta["values"])
        if constraints:
            entry["constraints"] = constraints
        described.append(entry)
    made: dict[str, Any] = {"fields": described, "missingValues": [""]}
    if table in KEYS:
        made["primaryKey"] = KEYS[table]
    return made
