"""Who said so, told after a comma at the end of a sentence: "Zambia extradited the man, a senior official said."

A small parser takes the subject of such a tail for an apposition of what stands before it. So the tail is read as a
sentence of its own, and put back as what governs the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

# The verbs that close a report in this place; others are rare and would cut sentences that end otherwise.
SAID = frozenset("said says reported reports announced confirmed added stated".split())
LONGEST_SUBJECT, LONGEST_CLOSE, SHORTEST_REST = 14, 6, 4
FINITE = ("VBD", "VBZ", "VBP", "MD", "VB")
STOPS = frozenset(".!?")


@dataclass(frozen=True, slots=True)
class Tail:
    """The token that a tail's subject begins with, and its verb, by index."""

    start: int
    verb: int


def find(doc: Doc) -> Iterator[Tail]:
    """The tails of a tagged document, one a sentence at most."""
    for token in doc:
        if token.lower_ in SAID and token.tag_ in ("VBD", "VBZ", "VBN") and _closes(doc, token.i):
            start = _subject(doc, token.i)
            if start and _follows_a_clause(doc, start - 2):
                yield Tail(start, token.i)


def join(tails: list[Tail], heads: list[int], deps: list[str]) -> None:
    """Hangs the sentence before each tail on the tail's verb, where the parser made that verb a root."""
    for tail in tails:
        if heads[tail.verb] != tail.verb:
            continue
        root = _root(tail.start - 2, heads)
        if root != tail.verb:
            heads[root], deps[root] = tail.verb, "ccomp"


def _closes(doc: Doc, verb: int) -> bool:
    """Whether a sentence ends soon after a verb with no clause in between: "said", "said on Wednesday"."""
    for i in range(verb + 1, min(verb + 2 + LONGEST_CLOSE, len(doc))):
        if doc[i].text in STOPS:
            return True
        if doc[i].is_sent_start or doc[i].tag_ in FINITE or doc[i].text in (",", ";", ":", "that", "“", '"'):
            return False
    return verb + 1 == len(doc)


def _subject(doc: Doc, verb: int) -> int:
    """Where the subject before a verb begins, right after a comma; 0 where there is none of that form."""
    for i in range(verb - 1, max(verb - 1 - LONGEST_SUBJECT, 0), -1):
        if doc[i].text == ",":
            return i + 1 if i + 1 < verb and _nominal(doc, i + 1, verb) else 0
        if doc[i].tag_ in (*FINITE, "WDT", "WP", "WRB", "CC") or doc[i].text in STOPS or doc[i].is_sent_start:
            return 0
    return 0


def _nominal(doc: Doc, start: int, end: int) -> bool:
    opens = doc[start].tag_ in ("DT", "PRP", "NNP", "NNPS", "NN", "NNS", "JJ", "PRP$", "CD", "JJR", "JJS", "VBN")
    return opens and any(doc[i].tag_[:2] in ("NN", "PR") for i in range(start, end))


def _follows_a_clause(doc: Doc, last: int) -> bool:
    """Whether what stands before the comma is long enough, and has a verb, to be what was said."""
    first = last
    while first > 0 and not doc[first].is_sent_start and doc[first - 1].text not in STOPS:
        first -= 1
    words = doc[first : last + 1]
    return len(words) >= SHORTEST_REST and any(t.tag_ in FINITE for t in words)


def _root(i: int, heads: list[int]) -> int:
    seen: set[int] = set()
    while heads[i] != i and i not in seen:
        seen.add(i)
        i = heads[i]
    return i
