"""The sentences of a parsed document as rows, numbered, each with its paragraph and the form of the part it is in.

What is not read for facts (notes, boilerplate, bylines, heads of pages) has a row a paragraph: coverage tells of it.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from .layout import form
from .span import Span, trim
from .tables import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from .document import Document
    from .layout.form import Form


def find(document: Document, parse: Doc) -> list[Sentence]:
    """Sentences in reading order, without white space at their edges."""
    read = form.read(document.text)
    starts = [block.span.start for block in read.blocks]
    rows: list[Sentence] = []
    for span in _spans(read, parse):
        at = max(0, bisect_right(starts, span.start) - 1)
        rows.append(Sentence(
            document=document.id, start=span.start, end=span.end, text=span.of(document.text),
            sentence=f"{document.id}:sentence:{span.start}-{span.end}", paragraph=at + 1, number=len(rows) + 1,
            form=read.blocks[at].form if read.blocks else "",
        ))  # fmt: skip
    return rows


def _spans(read: Form, parse: Doc) -> list[Span]:
    """The sentences as the parse cuts them, and the parts that it does not see where none runs across them."""
    found = (trim(read.parsed, sentence.start_char, sentence.end_char) for sentence in parse.sents)
    hidden = [block.span for block in read.hidden]
    starts = [span.start for span in hidden]
    seen: list[Span] = []
    for span in found:
        near = bisect_right(starts, span.start) - 1 if span else -1
        if span is not None and not (near >= 0 and hidden[near].contains(span)):  # a date in a byline
            seen.append(span)
    begun = [span.start for span in seen]
    return sorted([*seen, *(span for span in hidden if not _across(span, seen, begun))])


def _across(span: Span, seen: list[Span], begun: list[int]) -> bool:
    """Whether a sentence runs across a part that is not read."""
    near = bisect_right(begun, span.start) - 1
    return near >= 0 and seen[near].overlaps(span)
