"""What the parser does not get to see: brackets, opening dates, lists, all words of a name but the last.

Each is found before parsing, with the word it is to hang on afterwards and how.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from . import apposition, dateline, omission, surname, weekday
from .omission import Dropped

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST_BRACKET = 8
LONGEST_LIST = 40
DATE = re.compile(
    r"(?:(?:On|In|By|Since|Before|After|Until|During|From)\s+)?"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\s*"
    r"(?:\d{1,2}(?:st|nd|rd|th)?)?(?:,?\s*\d{4})?|\d{1,2}(?:st|nd|rd|th)?\s+"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:,?\s*\d{4})?|\d{4}"
    r"|(?:Next|Last|This|That) (?:day|week|month|quarter|year))\s*,(?=\s)"
)


def find(doc: Doc) -> Iterator[Dropped]:
    """What is left out, each token once: white space, brackets, opening dates, days, names, hyphenated compounds."""
    taken: set[int] = set()
    for drop in (
        *_datelines(doc),
        *_dates(doc),
        *weekday.find(doc),
        *_lists(doc),
        *_brackets(doc),
        *apposition.find(doc),
        *omission.beside_names(doc),
        *surname.find(doc),
        *_names(doc),
        *_hyphens(doc),
    ):
        if taken.isdisjoint(drop.tokens):
            taken.update(drop.tokens)
            yield drop
    yield from _spaces(doc, taken)


def _spaces(doc: Doc, taken: set[int]) -> Iterator[Dropped]:
    last = None
    for token in doc:
        if token.is_space:
            if last is not None:
                yield Dropped((token.i,), last, "dep")
        elif token.i not in taken:
            last = token.i


def _brackets(doc: Doc) -> Iterator[Dropped]:
    """Short brackets inside a sentence; they hang on the word before."""
    opened: int | None = None
    for token in doc:
        if token.text in ("(", "["):
            opened = token.i
        elif token.text in (")", "]") and opened is not None:
            inner, before = range(opened, token.i + 1), opened - 1
            if before >= 0 and len(inner) <= LONGEST_BRACKET and doc[before].whitespace_:
                yield Dropped(tuple(inner), before, "appos")
            opened = None


def _lists(doc: Doc) -> Iterator[Dropped]:
    """ ", including A and B," between a noun and its verb: the list hangs on the noun, items on the first."""
    for token in doc:
        if token.lower_ not in ("including", "namely") or token.i < 2 or doc[token.i - 1].text != ",":
            continue
        noun, end = token.i - 2, _list_end(doc, token.i + 1)
        if not end or doc[noun].tag_[:2] != "NN":
            continue
        items = list(_items(doc, token.i + 1, end))
        if not items:
            continue
        yield Dropped((token.i - 1, end), noun, "punct")
        yield Dropped((items[0],), noun, "nmod")
        yield Dropped((token.i,), items[0], "case")
        yield from (Dropped((item,), items[0], "conj") for item in items[1:])
        rest = [i for i in range(token.i + 1, end) if i not in items]
        yield from (Dropped((i,), next((x for x in items if x > i), items[-1]), _inner(doc[i])) for i in rest)


def _list_end(doc: Doc, start: int) -> int:
    """The comma that closes a list and is followed by a verb, or 0."""
    for i in range(start, min(start + LONGEST_LIST, len(doc) - 1)):
        if doc[i].text == "," and doc[i + 1].tag_ in ("VBD", "VBZ", "VBP", "MD"):
            return i
        if doc[i].tag_ in ("VBD", "VBZ", "VBP", "MD") or doc[i].is_sent_start or doc[i].text in (".", ";"):
            return 0
    return 0


def _items(doc: Doc, start: int, end: int) -> Iterator[int]:
    """The last noun of each item of a list."""
    for i in range(start, end):
        after = doc[i + 1]
        closes = i + 1 == end or after.text in (",", "(") or after.lower_ in ("and", "or")
        if doc[i].tag_[:2] == "NN" and closes:
            yield i


def _inner(token: Token) -> str:
    return {"CC": "cc", "DT": "det", "IN": "case"}.get(token.tag_, "compound")


def _datelines(doc: Doc) -> Iterator[Dropped]:
    """Where a wire story was written, with its dash: "BRUSSELS (Reuters) —"; it hangs on the word after it."""
    for start, end in dateline.find(doc):
        yield Dropped(tuple(range(start, end)), end, "discourse")


def _dates(doc: Doc) -> Iterator[Dropped]:
    """A date with its comma at the start of a sentence; it hangs on the word after it, for want of the verb."""
    for match in DATE.finditer(doc.text):
        span = doc.char_span(match.start(), match.end())
        if span is None or not _opens(doc, span.start) or span.end >= len(doc) or doc[span.end].is_space:
            continue
        yield Dropped(tuple(range(span.start, span.end)), span.end, "obl:unmarked")


def _opens(doc: Doc, i: int) -> bool:
    while i > 0 and doc[i - 1].is_space:
        i -= 1
    return i == 0 or doc[i - 1].text in (".", "!", "?", "”", '"') or bool(doc[i].is_sent_start)


def _names(doc: Doc) -> Iterator[Dropped]:
    """Runs of proper nouns; the last one stands for the name."""
    for run in _runs(doc):
        if len(run) > 1:
            yield Dropped(tuple(run[:-1]), run[-1], "compound")


def _runs(doc: Doc) -> Iterator[list[int]]:
    run: list[int] = []
    for token in doc:
        joins = token.tag_ in ("NNP", "NNPS") and token.text[:1].isupper() and token.text not in surname.COUNSEL
        if joins and not (run and token.is_sent_start):
            run.append(token.i)
            continue
        if run:
            yield run
        run = [token.i] if joins else []
    if run:
        yield run


def _hyphens(doc: Doc) -> Iterator[Dropped]:
    """Words joined by hyphens without spaces; the last one stands for the compound."""
    i = 0
    while i < len(doc):
        end = i
        while end + 2 < len(doc) and doc[end + 1].text in ("-", "–") and _tight(doc, end) and doc[end].is_alpha:
            end += 2
        if end > i:
            yield Dropped(tuple(range(i, end)), end, "compound")
        i = end + 1


def _tight(doc: Doc, i: int) -> bool:
    return not doc[i].whitespace_ and not doc[i + 1].whitespace_
