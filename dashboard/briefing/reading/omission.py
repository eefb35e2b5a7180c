"""Words beside a name that the parser does better without: a legal form, an amount, an office with its field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..names import given, legalform

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Offices that take their field behind them before a name, and what ranks them.
OFFICES = frozenset(
    "Secretary Minister Undersecretary Commissioner Chancellor Ambassador Leader Speaker".split()
)
RANKS = frozenset(("Under", "Deputy", "Assistant", "Principal", "Acting", "Vice", "Associate", "Former"))
JOINERS = ("of", "for")
TOWARDS = frozenset(("on", "against", "upon"))
SCALES = frozenset(("million", "billion", "trillion", "bn", "m", "mn"))


@dataclass(frozen=True, slots=True)
class Dropped:
    """Tokens left out (by index), the kept token they hang on, and the label they get."""

    tokens: tuple[int, ...]
    head: int
    dep: str


def beside_names(doc: Doc) -> Iterator[Dropped]:
    """What is left out beside names: legal forms, amounts and offices; each hangs on its name."""
    yield from _legal_forms(doc)
    yield from _amounts(doc)
    yield from _sums(doc)
    yield from _titles(doc)


def _legal_forms(doc: Doc) -> Iterator[Dropped]:
    """ "A/S" behind a firm's name, which the parser reads as an article and more; it hangs on the name."""
    for _, end in legalform.firms(doc):
        yield Dropped(tuple(range(end - 3, end)), end - 4, "flat")


def _sums(doc: Doc) -> Iterator[Dropped]:
    """ "a penalty of $4 million on Acme": the sum hangs on the noun, and so does what follows it."""
    for token in doc:
        if token.tag_ != "$" or token.i < 2 or doc[token.i - 1].lower_ != "of" or doc[token.i - 2].tag_ != "NN":
            continue
        end = token.i + 1
        while end < len(doc) and (doc[end].tag_ == "CD" or doc[end].lower_ in SCALES):
            end += 1
        if token.i + 1 < end < len(doc) and doc[end].lower_ in TOWARDS:
            yield Dropped((token.i,), token.i - 2, "nmod")
            yield Dropped((token.i - 1,), token.i, "case")
            yield Dropped(tuple(range(token.i + 1, end)), token.i, "nummod")


def _titles(doc: Doc) -> Iterator[Dropped]:
    """ "Under Secretary of Commerce Jane Roe": the office before a person's name hangs on the name."""
    for start, end in _people(doc):
        if (first := office(doc, start)) < start:
            words = range(first, end - 1)
            yield from (Dropped((i,), end - 1, "case" if doc[i].text in JOINERS else "compound") for i in words)


def _amounts(doc: Doc) -> Iterator[Dropped]:
    """ "fined Acme €4 million": an amount right behind a name hangs on it, so that the name stays what the verb has."""
    formed = {end for _, end in legalform.firms(doc)}
    for token in doc:
        if token.tag_ != "$" or token.i < 2 or token.is_sent_start:
            continue
        if doc[token.i - 1].tag_ not in ("NNP", "NNPS") and token.i not in formed:
            continue
        end = token.i + 1
        while end < len(doc) and (doc[end].tag_ == "CD" or doc[end].lower_ in SCALES):
            end += 1
        if token.i + 1 < end < len(doc) and doc[end].tag_ not in ("NN", "NNS", "HYPH"):
            yield Dropped(tuple(range(token.i, end)), token.i - 1, "nmod:unmarked")


def _people(doc: Doc) -> Iterator[tuple[int, int]]:
    """Names of people: as the pipeline has them, and behind an office's field by their given name."""
    yield from ((ent.start, ent.end) for ent in doc.ents if ent.label_ in ("PERSON", "PER") and ent.start > 2)
    yield from behind_field(doc)


def behind_field(doc: Doc) -> Iterator[tuple[int, int]]:
    """ "Minister of Finance Olaf Berg": first token and end of the name that a known given name opens."""
    for token in doc:
        if token.text not in OFFICES or token.i + 4 >= len(doc) or doc[token.i + 1].text not in JOINERS:
            continue
        field = token.i + 2 + (doc[token.i + 2].lower_ == "the")
        end = field
        while end < len(doc) and _capital(doc[end]) and not doc[end].is_sent_start:
            end += 1
        firsts = (i for i in range(field + 1, end - 1) if doc[i].text in given.names())
        if (start := next(firsts, 0)) and end - start <= 3:
            yield start, end


def office(doc: Doc, end: int) -> int:
    """Where an office of the form "Secretary of X" begins that ends right before a token; else that token."""
    i = end
    while i > 0 and _capital(doc[i - 1]) and not doc[i].is_sent_start:
        i -= 1
    i -= i != end and i > 2 and doc[i - 1].lower_ == "the"  # "Secretary of the Treasury Jane Roe"
    if i == end or i < 2 or doc[i - 1].lower_ not in ("of", "for") or doc[i - 2].text not in OFFICES:
        return end
    i -= 2
    while i > 0 and doc[i - 1].text in RANKS and not doc[i].is_sent_start:
        i -= 1
    return i


def _capital(token: Token) -> bool:
    return token.text[:1].isupper() and token.is_alpha
