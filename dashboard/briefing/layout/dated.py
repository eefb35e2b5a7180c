"""The day that a text states as its own: in a line by the title, in the head of a mail or memo, or in a dateline."""

from __future__ import annotations

import datetime as dt
import re

from ..lexicon import load
from ..reading.dateline import DATELINE
from ..timexes.expression import expressions
from ..timexes.resolve import full_date
from . import form, head
from .block import BYLINE, Block

SENT = re.compile(r"(?i)^\s*(?:date|sent)\s*:")
SLASHED = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](?:\d{4}|\d\d)\b")
EARLIEST = 1600


def stated(text: str) -> tuple[dt.date | None, str]:
    """The day a text states and on which basis (`byline`, `head` or `dateline`); None and '' where it states none.

    Days on which it was changed, and figures that can be read in two ways, are not taken.
    """
    read = form.read(text)
    bylines = [block for block in read.blocks if block.form == BYLINE]
    for block in bylines:
        line = block.span.of(text)
        if not head.FIELD.match(line) and not head.UPDATED.match(line) and (when := day(line)):
            return when, "byline"
        if SENT.match(line) and (when := day(line)):
            return when, "head"
    return _dateline(text, read.blocks)


def day(line: str) -> dt.date | None:
    """The first full date in a line; None where there is none or its figures can be read in two ways."""
    for expression in expressions(line, load()):
        when = full_date(expression.meaning)
        if when is not None and when.year >= EARLIEST:
            return None if two_ways(line[expression.start : expression.end]) else when
    return None


def two_ways(words: str) -> bool:
    """Whether the figures of a date can be read day first and month first."""
    match = SLASHED.search(words)
    return match is not None and match[1] != match[2] and max(int(match[1]), int(match[2])) <= 12


def _dateline(text: str, blocks: tuple[Block, ...]) -> tuple[dt.date | None, str]:
    shown = [block for block in blocks if not block.hidden][: head.HEAD]
    for block in shown:
        match = DATELINE.match(text, block.span.start, block.span.end)
        if match and (when := day(match.group())):
            return when, "dateline"
    return None, ""
