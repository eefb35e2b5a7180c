"""What kind of thing a name names: told by its own words, by a title or noun beside it, or by a pronoun for it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from .. import geography
from . import body, given, known, neighbour, occasion, run, title

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from ..lexicon import Lexicon
    from .proper import Name

# Small words inside a surname.
PARTICLES = frozenset("de del della der den van von la le di da dos du el al bin ben ibn y e".split())
CONTINENTAL = frozenset("European African Asian Arab Nordic Baltic Caribbean Balkan Andean Eurasian".split())
# Nouns for bodies that a text shortens their names to: "the Commission".
SEATS = frozenset(
    "commission court ministry department authority agency council committee tribunal bureau board senate parliament "
    "congress assembly".split()
)


def typed(parse: Doc, name: Name, lexicon: Lexicon) -> Name:
    """The name with the kind that its own words, or a title before it, show."""
    text = parse[name.start : name.end].text
    if text in CONTINENTAL or (geography.demonym_of(text) and not geography.country_of(text)):
        return replace(name, kind="other", sure=True)
    member = text in ("State", "States") and name.start and run.capital(parse[name.start - 1])
    if member or text in ("Member State", "Member States") or _reference(text):
        return replace(name, kind="other", sure=True)
    if known.well_known(parse, name, lexicon):
        return replace(name, kind="organization", sure=True)
    told = known.government(text, lexicon)
    if told is not None and (told["sense"] == "always" or known.acts(parse, name)):
        country = bool(told["name"]) and bool(geography.country_of(told["name"]))
        return replace(name, kind="country" if country else told["kind"], sure=True)
    if body.thing(parse, name.start, name.end, lexicon) or occasion.is_case(parse, name.start, name.end):
        return replace(name, kind="other", sure=True)
    if geography.country_of(text) and not geography.demonym_of(text):
        return replace(name, kind="country", sure=True)
    if _surname_alike(parse, name, lexicon):
        return replace(name, kind="person", sure=True)
    if name.size > 1 and (kind := body.kind_of(parse, name.start, name.end, lexicon)):
        kind = "organization" if neighbour.association(parse, name) else kind
        return replace(name, kind=kind, sure=True)
    if name.kind == "person" and not name.sure and neighbour.constituency(parse, name):
        return replace(name, kind="place")
    if text.lower() in SEATS or body.COMPOUND.fullmatch(text.lower()):
        return replace(name, kind="government", sure=True)  # "the Bureau"
    if name.kind != "country" and neighbour.places(parse, name):
        return replace(name, kind="place", sure=True)
    if neighbour.partisan(parse, name) or (neighbour.run_by(parse, name) and not geography.is_place(text)):
        return replace(name, kind="organization", sure=True)
    titled = title.before(parse, name.start, lexicon.by("titles", "words"))
    if titled and not acronym(text):
        return replace(name, kind="person", sure=True)
    if kind := neighbour.beside(parse, name, lexicon):
        return replace(name, kind=kind, sure=True)
    if name.kind == "person" and name.size == 1 and not name.sure and neighbour.articled(parse, name):
        return replace(name, kind="organization" if known.acts(parse, name) else "other")
    if name.kind == "place" and not name.sure and body.team(parse, name, lexicon):
        return replace(name, kind="organization")
    if name.size > 1 and body.landform(parse, name, lexicon):
        return replace(name, kind="place", sure=True)
    if name.kind != "person" and not (name.kind == "other" and name.sure) and personal(parse, name, lexicon):
        return replace(name, kind="person")
    if geography.is_place(text) and not _acts_as_body(name) and not (name.size == 1 and text in given.names()):
        return replace(name, kind="place", sure=name.kind == "place")
    untyped = name.kind in ("place", "other")
    if untyped and (acronym(text) or (not name.sure and neighbour.speaks(parse, name, lexicon))):
        return replace(name, kind="organization")
    return name


def _reference(text: str) -> bool:
    """Whether words are a number that papers go by: "Question E-001874/2023", "Case C-12/20"."""
    return re.search(r"\d+[/-]\d{2,4}$", text) is not None


def _surname_alike(parse: Doc, name: Name, lexicon: Lexicon) -> bool:
    """Whether a given name stands before a surname that is the plural of a body: "Therese Chambers", "Ana Banks"."""
    last = parse[name.end - 1].lower_
    bodies = lexicon.by("bodies", "words")
    plural = last.endswith("s") and last[:-1] in bodies
    return name.size == 2 and plural and parse[name.start].text in given.names()


def personal(parse: Doc, name: Name, lexicon: Lexicon) -> bool:
    """Whether words are a given name and a surname, "Karl Emil Langdon", and nothing that a body or place is called."""
    words = [t.text for t in parse[name.start : name.end]]
    if len(words) == 1 and name.kind in ("organization", "other") and not acronym(words[0]):
        return words[0] in given.names()
    if not 2 <= len(words) <= 4 or words[0] not in given.names():
        return False
    rest = words[1:]
    return all(w[:1].isupper() or w.lower() in PARTICLES for w in rest) and not any(
        w.lower() in lexicon.by(one, "words") for w in rest for one in ("bodies", "things", "matters")
    )


def _acts_as_body(name: Name) -> bool:
    return name.kind == "organization" and name.size > 1


def acronym(text: str) -> bool:
    return 2 <= len(text) <= 8 and text.isalpha() and text.isupper()
