"""Datelines: where and when a report was written, before its first dash: "OSLO, Nov 19 (Reuters) - "."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?\.? {_MONTH})(?:,? \d{{4}})?"
_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’]+"
_CITY = rf"{_CAPITALS}(?:(?:[ /-]|, ){_CAPITALS})*(?:, [A-Z][a-z]+\.?)?"
_PLAIN = r"[A-ZÀ-ÖØ-Þ][^\W\d_]+(?:[ -][A-ZÀ-ÖØ-Þ][^\W\d_]+){0,2}"  # "Brussels": only with a date
_AGENCY = r"(?:\([A-Z][A-Za-z ]+\)|/[A-Z][A-Za-z ]+/)"
DATELINE = re.compile(
    rf"(?m)^((?:{_CITY}(?: and {_CITY})?(?:,? {_DAY})?|{_PLAIN},? {_DAY})(?: {_AGENCY})?(?:,? {_DAY})?\s+(?:[–—-]|--)"
    rf"(?:\s+{_DAY}\s+(?:[–—-]|--))?)(?=\s)"
)


def find(doc: Doc) -> Iterator[tuple[int, int]]:
    """First token and end (exclusive) of each dateline with its dash; something follows it."""
    for match in DATELINE.finditer(doc.text):
        span = doc.char_span(match.start(), match.end(1))
        if span is not None and span.end < len(doc):
            yield span.start, span.end
