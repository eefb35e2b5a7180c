"""Paragraphs of a text: split at blank lines, or at every newline where the text is not wrapped by hand."""

from __future__ import annotations

import re
from statistics import median

from .span import Span, trim

WRAPPED_BELOW = 100


def paragraphs(text: str) -> list[Span]:
    """The spans of the paragraphs, in order, without white space at their edges."""
    breaks = r"\n\s*\n" if _wrapped(text) else r"\n+"
    found, start = [], 0
    for match in [*re.finditer(breaks, text), None]:
        end = match.start() if match else len(text)
        if span := trim(text, start, end):
            found.append(span)
        start = match.end() if match else end
    return found


def _wrapped(text: str) -> bool:
    """Whether lines were broken by hand: lines of about one length inside paragraphs, most ending mid-sentence."""
    inner = [line.rstrip() for block in re.split(r"\n\s*\n", text) for line in block.split("\n")[:-1] if line.strip()]
    if len(inner) < 2:
        return False
    mid = sum(1 for line in inner if line[-1] not in ".!?:;”\"'’)")
    return median(len(line) for line in inner) < WRAPPED_BELOW and mid > 0.6 * len(inner)
