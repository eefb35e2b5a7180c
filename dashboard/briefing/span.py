"""Half-open spans of Python characters, the one way a row points into its document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The characters from `start` up to, not including, `end`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start}-{self.end}")

    def of(self, text: str) -> str:
        """The slice of `text` that the span points at."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


def of_token(token: Token) -> Span:
    """The characters of a token."""
    return Span(token.idx, token.idx + len(token))


def cover(spans: Iterable[Span]) -> Span:
    """The smallest span that contains all of `spans`; at least one is needed."""
    found = list(spans)
    return Span(min(s.start for s in found), max(s.end for s in found))


def trim(text: str, start: int, end: int, strip: str = " \t\n\r\u00a0") -> Span | None:
    """The span without the characters of `strip` at its edges, or None when nothing is left."""
    while start < end and text[start] in strip:
        start += 1
    while end > start and text[end - 1] in strip:
        end -= 1
    return Span(start, end) if start < end else None
