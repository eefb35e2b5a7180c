"""Unnamed sources: "a person familiar with the matter", "people close to the talks", "two people briefed on it"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import clause
from . import phrase
from .candidate import Candidate

if TYPE_CHECKING:
    from spacy.tokens import Token

ONE = frozenset("person source individual insider man woman".split())
SEVERAL = frozenset("people persons sources individuals insiders men women".split())
# What such a source is said to be to the matter.
KNOWING = frozenset("familiar close privy aware knowledgeable near".split())
TOLD = frozenset("briefed involved present acquainted informed".split())
KNOWLEDGE = frozenset("knowledge".split())
SPEAKING = ("to", "by", "from", "according to")


def find(token: Token) -> Candidate | None:
    """One or several people told by their number or by what they know of a matter, where they take part or are asked.

    How many they are is in `size` where the words say.
    """
    word, size = token.lower_, phrase.size_of(token)
    if word not in ONE | SEVERAL or not (phrase.acts(token) or clause.preposition(token) in SPEAKING):
        return None
    end = _known_by(token)
    if word in SEVERAL and (size is not None or end):
        start, last = phrase.edges(token, right=not end)
        ends = (start, end or last)
        return phrase.told(token, ends, "collective", size=size, country="", noun="people", definite=False)
    if word in ONE and end and not phrase.definite(token):
        start, _ = phrase.edges(token, right=False)
        return phrase.told(token, (start, end), "person", country="", noun="source")
    return None


def _known_by(token: Token) -> int:
    """The end (exclusive) of the words that tell what a source knows: "familiar with the matter"; 0 where none do."""
    doc = token.doc
    at = token.i + 1
    if at + 1 >= len(doc) or doc[at].sent.start != token.sent.start:
        return 0
    at += 2 * (doc[at].lower_ == "who" and doc[at + 1].lemma_ == "be")
    at += doc[at].lower_ == "directly"
    known = doc[at].lower_ in KNOWING | TOLD
    inside = doc[at].lower_ in ("at", "inside") and token.lower_ in ("person", "people", "source", "sources")
    direct = doc[at].lower_ == "with" and any(t.lower_ in KNOWLEDGE for t in doc[at + 1 : at + 4])
    if not (known or direct or inside):
        return 0
    end = at + 1
    while end < token.sent.end and _inside(doc[end]):
        end += 1
    return end


def _inside(token: Token) -> bool:
    """Whether a word goes on with the matter: nouns, their modifiers and prepositions, up to a verb or mark."""
    return token.pos_ in ("NOUN", "PROPN", "ADJ", "DET", "ADP", "PRON", "NUM", "PART") or token.tag_ in ("VBG", "HYPH")
