"""Words that the end of a line breaks: put together, or kept with their hyphen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

ENDING = re.compile(r"(?<=[^\s–—-])[-‐\u00ad]$")
FIRST_HALF = re.compile(r"([^\W\d_]+)[-‐\u00ad]$")
# First and last halves of words that are written with a hyphen wherever they stand, and are no syllables of others.
FIRST = frozenset(
    "self non cross long well high quasi vice anti semi half full third fourth fifth two three four eleven twelve "
    "twenty thirty forty fifty sixty seventy eighty ninety".split()
)
LAST = frozenset(
    "based related term led backed owned free making makers maker scale called style level old year month week ranking "
    "up off specific driven friendly sized general elect chair depth imposed border party sector looking".split()
)


class Words:
    """How words are written inside the lines of a document; counts the words put together."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.seen: Counter[str] = Counter()
        self.joined = 0
        for line in lines:
            self.seen.update(word.lower() for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*(?=\W)", line + " ")[:-1])

    def whole(self, first: str, last: str) -> bool:
        """Whether two halves are one word without a hyphen: as the document writes it elsewhere, else by its parts."""
        one, hyphened = self.seen[first + last], self.seen[f"{first}-{last}"]
        if one != hyphened:
            return one > hyphened
        return first not in FIRST and last not in LAST


def ending(text: str) -> bool:
    """Whether a line ends in a broken word."""
    return bool(ENDING.search(text))


def joined(text: str, following: str, words: Words) -> str:
    """Two lines, the first of which ends in a hyphen, as one."""
    first = FIRST_HALF.search(text)
    last = re.match(r"[^\W\d_]+", following)
    if first is None or last is None or not following[:1].islower():
        return text + following if text.endswith(("-", "‐")) else text[:-1] + following
    if text.endswith("\u00ad") or words.whole(first[1].lower(), last[0].lower()):
        words.joined += 1
        return text[:-1] + following
    return text + following
