"""The words of an article as they can be marked: each a piece of text of its own, and what stands between."""

from __future__ import annotations

import re

from .passage import sendable

_PIECE = re.compile(r"\w+(?:[-.’'/]\w+)*|\s+|[^\w\s]")


def pieces(text: str) -> list[str]:
    """The text cut into words, marks and white space; joined they are the text, ready to send."""
    return _PIECE.findall(sendable(text))
