"""A proper name in a parsed text, and where in the layout it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import run

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name: token indexes (end exclusive) and kind: an actor kind, place, or other."""

    start: int
    end: int
    kind: str
    sure: bool = False

    @property
    def size(self) -> int:
        return self.end - self.start


def in_headline(token: Token) -> bool:
    """Whether a word stands in a sentence without a full stop whose long words are nearly all capitalised."""
    sentence = token.sent
    words = [t for t in sentence if t.is_alpha and len(t) > 3]
    closed = any(t.text in (".", "?", "!", "”", '"') for t in sentence[-3:])
    shouted = len(words) > 1 and all(t.is_upper for t in words)  # "PRESS RELEASE"
    long = len(words) > 2 and sum(run.capital(t) for t in words) >= 0.75 * len(words)
    return not closed and (long or shouted)


def opens_bracket(parse: Doc, i: int) -> bool:
    """Whether a word is the first in a bracket, quotation marks and "the" aside."""
    at = i - 1
    while at >= 0 and parse[at].text in ("“", '"', "‘", "'", "the"):
        at -= 1
    return at >= 0 and parse[at].text == "("
