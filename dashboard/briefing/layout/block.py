"""A block of a document: a paragraph with what its form says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ..span import Span
from ..tables import UNREAD

TEXT: Final = ""
HEADING, ITEM, ROW, TURN, BYLINE = "heading", "item", "row", "turn", "byline"
NOTE, BOILERPLATE, PAGE = "note", "boilerplate", "page"
HIDDEN = frozenset(UNREAD)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph and its form, one of `tables.FORMS` or '' for running text."""

    span: Span
    form: str = TEXT

    @property
    def hidden(self) -> bool:
        return self.form in HIDDEN
