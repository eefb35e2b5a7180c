"""Paragraphs of a text: split at blank lines, and at every newline that does not merely wrap a line.

A line break wraps where the words go on with a small letter, or where the next word would not have fitted into the
width that the text's wrapped lines have. Entries of lists, rows of tables and speakers' labels open paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from .layout import line as lines
from .span import Span, trim

WIDEST, NARROWEST = 110, 40  # characters of lines that were wrapped by hand
SLACK, OVER = 0.8, 1.25  # shares of the usual width from which, and up to which, a line is full
FEWEST = 2  # places where words go on in the next line, which show that a text is wrapped


def paragraphs(text: str) -> list[Span]:
    """The spans of the paragraphs, in order, without white space at their edges."""
    return list(_paragraphs(text))


@lru_cache(maxsize=16)
def _paragraphs(text: str) -> tuple[Span, ...]:
    width = _width(text)
    made: list[Span] = []
    for block in _blocks(text):
        start, last = block[0].start, block[0]
        for line in block[1:]:
            opens = _is_note(text, start, last) and lines.NOTE.match(line.of(text))
            if opens or not _wraps(last.of(text), line.of(text), width):
                made += _trimmed(text, start, last.end)
                start = line.start
            last = line
        made += _trimmed(text, start, last.end)
    return tuple(made)


def _trimmed(text: str, start: int, end: int) -> list[Span]:
    span = trim(text, start, end)
    return [span] if span else []


def _blocks(text: str) -> Iterator[list[Span]]:
    """The lines of each block between blank lines."""
    block: list[Span] = []
    for match in re.finditer(r"[^\n]+|\n", text):
        if match.group() == "\n":
            continue
        if not match.group().strip():
            blank = True
        else:
            blank = bool(block) and text.count("\n", block[-1].end, match.start()) > 1
        if blank and block:
            yield block
            block = []
        if match.group().strip():
            block.append(Span(match.start(), match.end()))
    if block:
        yield block


def _width(text: str) -> float:
    """The width of the lines that were wrapped; 0 where none were."""
    lengths = sorted(
        len(above.of(text).rstrip())
        for block in _blocks(text)
        for above, below in pairwise(block)
        if _goes_on(above.of(text), below.of(text)) and not _opens(below.of(text))
    )
    lengths = [length for length in lengths if length <= WIDEST]
    if len(lengths) < FEWEST:
        return 0.0
    width = lengths[int(0.8 * (len(lengths) - 1))]
    return float(width) if width >= NARROWEST else 0.0


def _goes_on(above: str, below: str) -> bool:
    """Whether the words of one line go on in the next whatever the layout: no stop, then a small letter."""
    return not lines.ENDS.search(above.rstrip()) and lines.QUOTED.sub("", below, count=1).lstrip()[:1].islower()


def _opens(line: str) -> bool:
    return lines.is_entry(line) or lines.is_row(line) or bool(lines.LABEL.match(line))


def _is_note(text: str, start: int, last: Span) -> bool:
    """Whether the paragraph from `start` opens as a footnote does, and its last line so far ends a sentence."""
    return bool(lines.NOTE.match(text, start)) and bool(lines.STOPS.search(last.of(text).rstrip()))


def _wraps(above: str, below: str, width: float) -> bool:
    """Whether the break between two lines only wraps a paragraph."""
    quoted = bool(lines.QUOTED.match(above)), bool(lines.QUOTED.match(below))
    if all(quoted) and _goes_on(above, below):
        return True
    if not width or _opens(below) or lines.is_row(above) or any(quoted) != all(quoted):
        return False
    length = len(above.rstrip())
    if _goes_on(above, below):
        return length <= OVER * width
    if lines.in_capitals(above) != lines.in_capitals(below):
        return False
    word = below.split(None, 1)[0]
    return SLACK * width < length + 1 + len(word) and length <= OVER * width
