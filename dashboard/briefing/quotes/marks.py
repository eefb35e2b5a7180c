"""Pairs quotation marks: curly, straight, single, guillemets and low-high, nested, and repeated at a new paragraph.

Works on characters alone, paragraph by paragraph, in one pass. A mark without a partner ends at its paragraph and
takes nothing with it; apostrophes, feet and inches are no marks.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from ..paragraph import paragraphs
from ..span import Span

OPENS = {"“": "”", "«": "»", "‹": "›", "„": "“”", "‚": "‘’", "「": "」"}
SINGLE_OPENS = "‘'"
APOSTROPHES = "’'"
BEFORE_OPENING = " \t\n\r\u00a0\u2009\u202f([{<—–-/“‘\"'«„"
AFTER_CLOSING = " \t\n\r\u00a0\u2009\u202f)]}>.,;:!?—–-/”’\"'»…"
Found = tuple[tuple[Span, ...], bool]  # the pieces of a passage, and whether it was closed
DEEPEST = 3  # how many open marks back a closing one may reach
STOPS = ".,;:!?…—–-”\")]"


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage in quotation marks, the marks included: its pieces (one a paragraph), and how deep it is nested."""

    pieces: tuple[Span, ...]
    depth: int
    closed: bool

    @property
    def span(self) -> Span:
        return Span(self.pieces[0].start, self.pieces[-1].end)


@dataclass(slots=True)
class _Open:
    mark: str
    start: int
    pieces: tuple[Span, ...] = ()


def find(text: str) -> list[Marked]:
    """The passages in quotation marks, by start, outer before inner; unclosed ones are marked so."""
    found: list[Found] = []
    carried: list[_Open] = []
    for paragraph in paragraphs(text):
        carried = _resume(carried, text, paragraph, found)
        carried = _scan(text, paragraph, carried, found)
    found += [(each.pieces, False) for each in carried]
    return _nested(found)


def _resume(carried: list[_Open], text: str, paragraph: Span, found: list[Found]) -> list[_Open]:
    """The open quotation that this paragraph takes up again with a mark at its start; the others end unclosed."""
    first = text[paragraph.start]
    goes_on = next((each for each in reversed(carried) if each.mark == first and first != "'"), None)
    if goes_on is None and carried and _closes_later(text, paragraph, carried[-1].mark):
        goes_on = carried[-1]
    found += [(each.pieces, False) for each in carried if each is not goes_on]
    return [_Open(goes_on.mark, paragraph.start, goes_on.pieces)] if goes_on else []


def _closes_later(text: str, paragraph: Span, mark: str) -> bool:
    """Whether the first mark of this kind in a paragraph closes: the quotation ran on over the paragraph's break."""
    if mark == '"':
        at = text.find(mark, paragraph.start + 1, paragraph.end)
        return at > 0 and _closing_shape(text, at) and not _free_before(text, at, paragraph.start)
    if mark not in "“«„":
        return False
    ends = [at for close in OPENS[mark] if (at := text.find(close, paragraph.start, paragraph.end)) >= 0]
    again = text.find(mark, paragraph.start, paragraph.end)
    return bool(ends) and (again < 0 or min(ends) < again)


def _scan(text: str, paragraph: Span, stack: list[_Open], found: list[Found]) -> list[_Open]:
    """Pairs the marks of one paragraph; returns what is still open, its piece ending with the paragraph."""
    closers = _sure_closers(text, paragraph)
    begin = paragraph.start + (1 if stack and text[paragraph.start] == stack[0].mark else 0)
    for i in range(begin, paragraph.end):
        char = text[i]
        if char not in "“”«»‹›„‚‘’\"'「」":
            continue
        if (at := _closes(text, i, stack, closers)) is not None:
            found.append(((*stack[at].pieces, Span(stack[at].start, i + 1)), True))
            found += [((*each.pieces, Span(each.start, i)), False) for each in stack[at + 1 :] if each.start < i]
            del stack[at:]
        elif _opens(text, i, paragraph, stack, closers):
            stack.append(_Open(char, i))
    return [_Open(each.mark, each.start, (*each.pieces, Span(each.start, paragraph.end))) for each in stack]


def _sure_closers(text: str, paragraph: Span) -> list[int]:
    """Where a single mark can close and is no possessive: beside punctuation, or not after an s."""
    sure = []
    for i in range(paragraph.start + 1, paragraph.end):
        if text[i] in APOSTROPHES and _tight_before(text, i) and _free_after(text, i, paragraph.end):
            beside = text[i - 1] in STOPS or i + 1 >= paragraph.end or text[i + 1] in STOPS
            if beside or text[i - 1] not in "sS":
                sure.append(i)
    return sure


def _closes(text: str, i: int, stack: list[_Open], closers: list[int]) -> int | None:
    """The place in the stack of the opening mark that this mark closes, the innermost that fits."""
    char = text[i]
    for at in range(len(stack) - 1, max(-1, len(stack) - 1 - DEEPEST), -1):
        mark = stack[at].mark
        if char in OPENS.get(mark, ""):
            return at
        if mark == '"' and char == '"' and _closing_shape(text, i):
            return at
        if mark == "»" and char == "«":
            return at
        if mark in SINGLE_OPENS and char == ("’" if mark == "‘" else "'") and _closes_single(text, i, closers):
            return at
    return None


def _closes_single(text: str, i: int, closers: list[int]) -> bool:
    if not (_tight_before(text, i) and _free_after(text, i, len(text))):
        return False
    later = bisect_right(closers, i)
    return bool(later and closers[later - 1] == i) or later == len(closers)


def _closing_shape(text: str, i: int) -> bool:
    """A straight mark closes when a word or stop stands before it, or when nothing else is possible."""
    return _tight_before(text, i) or _free_after(text, i, len(text))


def _opens(text: str, i: int, paragraph: Span, stack: list[_Open], closers: list[int]) -> bool:
    char = text[i]
    if char in OPENS:
        return True
    if char == "»":
        return _free_before(text, i, paragraph.start) and not _free_after(text, i, paragraph.end)
    if char == '"':
        return _free_before(text, i, paragraph.start) and i + 1 < paragraph.end and not text[i + 1].isspace()
    if char in SINGLE_OPENS:
        return _opens_single(text, i, paragraph, stack, closers)
    return False


def _opens_single(text: str, i: int, paragraph: Span, stack: list[_Open], closers: list[int]) -> bool:
    """A single mark opens before a word when a mark that can close it follows; "’90s" and "'tis" have none."""
    if not _free_before(text, i, paragraph.start) or i + 1 >= paragraph.end:
        return False
    if not (text[i + 1].isalnum() or text[i + 1] in "[“\"…"):
        return False
    if text[i + 1].isdigit() and text[i + 1 : i + 4].endswith("s"):
        return False
    if any(each.mark == text[i] for each in stack[-DEEPEST:]):
        return False
    return bisect_right(closers, i) < len(closers)


def _tight_before(text: str, i: int) -> bool:
    return i > 0 and not text[i - 1].isspace()


def _free_before(text: str, i: int, start: int) -> bool:
    return i <= start or text[i - 1] in BEFORE_OPENING


def _free_after(text: str, i: int, end: int) -> bool:
    return i + 1 >= end or text[i + 1] in AFTER_CLOSING


def _nested(found: list[Found]) -> list[Marked]:
    """In reading order with depth; unclosed passages do not count as a level around others."""
    ordered = sorted(found, key=lambda each: (each[0][0].start, -each[0][-1].end))
    made: list[Marked] = []
    around: list[int] = []
    for pieces, closed in ordered:
        while around and around[-1] <= pieces[0].start:
            around.pop()
        made.append(Marked(pieces, len(around), closed))
        if closed:
            around.append(pieces[-1].end)
    return made
