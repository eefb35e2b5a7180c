"""Names in a row are of one kind: "the Sierra Club, Planned Parenthood and Rock the Vote"."""

from __future__ import annotations

import collections
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from . import given

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from ..lexicon import Lexicon
    from .proper import Name

BETWEEN = {tuple(words.split()) for words in (",", "and", "or", ", and", ", or", "&", ", the", "and the", ", and the")}
OPENING = ("including", "like", "as")
DEALT = ("conj", "obl:agent", "obl", "nmod")  # "advised by Roth & Co and Hengel Muller"
BODIES = ("organization", "government")


def alike(parse: Doc, names: list[Name], lexicon: Lexicon) -> list[Name]:
    """The names with those that stand in a row given the kind that the sure ones among them share."""
    settled = {name.start: name for name in names}
    for row in rows(parse, names):
        announced = _announced(parse, row[0].start, lexicon)
        kind = announced or _shared(row)
        for name in row if kind else ():
            size = 3 if announced else len(row)
            if not name.sure and _gives_way(parse, name, kind, size):
                settled[name.start] = replace(name, kind=kind)
    return [settled[name.start] for name in names]


def _gives_way(parse: Doc, name: Name, kind: str, size: int) -> bool:
    """Whether a guess is weaker than its row: an untyped name always, another in a row of three, given names never."""
    if name.kind in (*BODIES, kind) or parse[name.start].text in given.names():
        return False
    initial = parse[name.start].text.endswith(".")
    dealt = not initial and kind == "organization" and name.size > 1 and parse[name.end - 1].dep_ in DEALT
    return size > 2 or name.kind == "other" or dealt


def rows(parse: Doc, names: list[Name]) -> Iterator[list[Name]]:
    """Two or more names with nothing but commas, "and" or "or" between each and the next."""
    row: list[Name] = []
    for name in names:
        between = tuple(t.lower_ for t in parse[row[-1].end : name.start]) if row else ()
        if row and between not in BETWEEN:
            if len(row) > 1:
                yield row
            row = []
        row.append(name)
    if len(row) > 1:
        yield row


def _shared(row: list[Name]) -> str:
    """The one kind of all sure names of a row, or ''."""
    kinds = collections.Counter("organization" if n.kind in BODIES else n.kind for n in row if n.sure)
    kinds.pop("other", None)
    kind, told = next(iter(kinds.items()), ("", 0))
    most = len(kinds) == 1 and 2 * told >= sum(n.kind != "other" for n in row)
    return kind if most and kind in ("organization", "person", "place") else ""


def _announced(parse: Doc, start: int, lexicon: Lexicon) -> str:
    """The kind that the noun before a row says: "groups such as", "firms including"."""
    at = start - 1 - (start > 0 and parse[start - 1].lower_ == "the")
    if at < 1 or parse[at].lower_ not in OPENING:
        return ""
    at -= 1 + (parse[at].lower_ == "as")
    while at > 0 and parse[at].is_punct:
        at -= 1
    noun = parse[max(at, 0)]
    entry = lexicon.by("collectives", "words").get(noun.lemma_.lower())
    return (
        entry["members"]
        if entry is not None and noun.pos_ == "NOUN" and entry["members"] in ("organization", "person")
        else ""
    )
