"""A status: how an event is meant, and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Status:
    """A status and the actor who holds it ('' for the author of the text), with the token that shows it."""

    value: str
    holder: str = ""
    cue: Token | None = None
