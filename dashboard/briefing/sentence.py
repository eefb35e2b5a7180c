"""The sentences of a parsed document as rows, numbered, each with its paragraph."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from .paragraph import paragraphs
from .span import trim
from .tables import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from .document import Document


def find(document: Document, parse: Doc) -> list[Sentence]:
    """Sentences in reading order, without white space at their edges."""
    starts = [span.start for span in paragraphs(document.text)]
    rows: list[Sentence] = []
    for sentence in parse.sents:
        span = trim(document.text, sentence.start_char, sentence.end_char)
        if span is None:
            continue
        rows.append(Sentence(
            document=document.id, start=span.start, end=span.end, text=span.of(document.text),
            sentence=f"{document.id}:sentence:{span.start}-{span.end}",
            paragraph=max(1, bisect_right(starts, span.start)), number=len(rows) + 1,
        ))  # fmt: skip
    return rows
