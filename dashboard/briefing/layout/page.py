"""Running heads and page numbers of printed pages, where a text was copied with them."""

from __future__ import annotations

import re
from collections import defaultdict

from ..span import Span
from . import line as lines

NUMBER = re.compile(
    r"(?i)^[\s–—|-]*(?:(?:page|p\.|pg\.)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|\d{1,3}(?: of \d{1,4})?)[\s–—|-]*$"
)
LONGEST = 110  # characters of a running head


def find(text: str, spans: list[Span]) -> set[int]:
    """The indexes of the paragraphs that are running heads or page numbers.

    A running head stands more than once, and somewhere cuts a sentence or has a page number beside it; where it has no
    wide gap and does not always do so, its first place is taken for a title and stays.
    """
    numbers = {i for i, span in enumerate(spans) if NUMBER.match(span.of(text))}
    heads: dict[str, list[int]] = defaultdict(list)
    for i, span in enumerate(spans):
        if shape := _shape(span.of(text)):
            heads[shape].append(i)
    found = set(numbers)
    for places in heads.values():
        cuts = sum(_cuts(text, spans, i, numbers) for i in places)
        if len(places) > 1 and cuts:
            first = spans[places[0]].of(text)
            found.update(places if re.search(r"\s{3,}|\t", first) or len(places) == cuts else places[1:])
    return found


def _shape(line: str) -> str:
    """A short line without a stop, its numbers made alike; empty for other lines."""
    plain = " ".join(line.split())
    if "\n" in line or len(plain) > LONGEST or lines.STOPS.search(plain) or lines.is_entry(line) or plain.endswith(":"):
        return ""
    if lines.LABEL.match(line) or "|" in line or not re.search(r"[^\W\d_]{2}", plain):
        return ""
    return re.sub(r"\d+", "0", plain.lower())


def _cuts(text: str, spans: list[Span], i: int, numbers: set[int]) -> bool:
    """Whether a line has a page number beside it, or stands within a sentence."""
    if i - 1 in numbers or i + 1 in numbers or re.search(r"(?:^\d{1,3}\s{2,})|(?:\s{2,}\d{1,3}$)", spans[i].of(text)):
        return True
    if not 0 < i < len(spans) - 1:
        return False
    before, after = spans[i - 1].of(text), spans[i + 1].of(text)
    return not lines.ENDS.search(before) and after[:1].islower()

