"""Names of people with small words inside, and with letters behind: "María de la Torre", "Ines van den Broek KC".

The tagger takes the small words for English ones ("den", "ten") and the parser builds a clause of them; so all but the
surname is left out of what the parser sees.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .apposition import PARTICLES, particle
from .omission import Dropped

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# What stands behind a name without a comma: counsel, members of a parliament.
COUNSEL = frozenset(("KC", "QC", "SC", "SAN"))  # letters behind the name of a barrister
BEHIND = frozenset("KC QC SC SAN MP MEP MSP MLA TD AM MS MdB MBE OBE CBE KBE DBE PhD Jr Sr II III IV".split())


def find(doc: Doc) -> Iterator[Dropped]:
    """All words of such names but the last, which hang on it; letters behind it hang on it too."""
    for start, last, end in spans(doc):
        if last > start:
            yield Dropped(tuple(range(start, last)), last, "compound")
        if end > last + 1:
            yield Dropped(tuple(range(last + 1, end)), last, "flat")
    for i in range(2, len(doc)):
        if doc[i].text in COUNSEL and _is_capital(doc[i - 1]) and _is_capital(doc[i - 2]):
            yield Dropped((i,), i - 1, "flat")


def spans(doc: Doc) -> Iterator[tuple[int, int, int]]:
    """First token, surname and end (exclusive) of each name with a small word inside."""
    i = 0
    while i < len(doc):
        end = _end(doc, i) if _capital(doc, i) else 0
        if end:
            last = end - 1
            end += end < len(doc) and doc[end].text in BEHIND
            yield i, last, end
        i = end or i + 1


def small(token: Token) -> bool:
    """Whether a word is one of the small ones, wherever it stands: "Van der Linde said"."""
    return token.lower_ in PARTICLES


def _end(doc: Doc, start: int) -> int:
    """The end (exclusive) of a name that opens at `start` and holds a small word; 0 where it holds none."""
    end, small = start + 1, False
    while end < len(doc) and not doc[end].is_sent_start:
        if (behind := particle(doc, end)) > end:
            end, small = behind + 1, True
        elif _capital(doc, end) and doc[end].text not in BEHIND:
            end += 1
        elif doc[end].text in ("-", "’", "'") and _tight(doc, end):
            end += 2
        else:
            break
    return min(end, len(doc)) if small else 0


def _capital(doc: Doc, i: int) -> bool:
    return _is_capital(doc[i]) and not doc[i].is_space


def _is_capital(token: Token) -> bool:
    return token.text[:1].isupper() and any(c.isalpha() for c in token.text)


def _tight(doc: Doc, i: int) -> bool:
    joined = not doc[i - 1].whitespace_ and not doc[i].whitespace_
    return joined and i + 1 < len(doc) and doc[i + 1].text[:1].isalpha()
