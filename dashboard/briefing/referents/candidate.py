"""A stretch of words that may stand for an actor, before actors are told apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ..lexicon import Entry


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of tokens (end exclusive) that may stand for an actor, with what its own words tell."""

    start: int
    end: int
    head: int
    form: str  # "name", "description" or "pronoun"
    kind: str  # actor kind; for a pronoun "person", "plural" or "thing"; "" when the words do not tell
    name: str
    size: int | None = None
    country: str = ""
    role: str = ""
    noun: str = ""  # of a description: the head noun's family
    marks: frozenset[str] = frozenset()  # of a description: its modifiers, lower case
    definite: bool = False
    container: str = ""  # of a description: the one noun that several are told by ("coalition" of eleven towns)
    makes: bool = False  # of a description: whether it names a new actor when it points at none

    def characters(self, parse: Doc) -> tuple[int, int]:
        last = parse[self.end - 1]
        return parse[self.start].idx, last.idx + len(last)


def is_title(token: Token, titles: dict[str, Entry]) -> bool:
    """Whether a word is a title or office, in the singular or plural, with or without its full stop."""
    word = token.lower_
    return any(form in titles for form in (word, word.rstrip("."), word.removesuffix("s"), token.lemma_.lower()))
