"""Words of an article found again after it has changed: by what they are and what stands around them.

A selector is a W3C Web Annotation TextQuoteSelector (exact, prefix, suffix) with a TextPositionSelector (start, end) as
a hint for readers; https://www.w3.org/TR/annotation-model/#selectors. The hint never decides between look-alikes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from ..span import Span

# Characters kept on either side: the least even where the words stand once, so that no other place soon reads alike;
# more where they stand again; most of it only for words inside a passage that stands twice.
WIDTHS = (24, 44, 64, 128, 256, 512, 1024, 2048, 4096)


class SelectorError(ValueError):
    """Words that cannot be told from others of the same article."""


@dataclass(frozen=True, slots=True)
class Selector:
    """Words, what stands before and after them, and where they stood (-1 where that is not known)."""

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int = -1
    end: int = -1

    def form(self) -> dict[str, Any]:
        """The selector as plain values, for JSON."""
        return {"exact": self.exact, "prefix": self.prefix, "suffix": self.suffix, "start": self.start, "end": self.end}


def of(text: str, start: int, end: int) -> Selector:
    """The selector of the words from `start` to `end`, with as much around them as tells them apart.

    Raises SelectorError for an empty span, or words in a passage of thousands of characters that stands twice.
    """
    if not 0 <= start < end <= len(text):
        raise SelectorError("No words are marked.")
    for width in WIDTHS:
        made = Selector(text[start:end], _before(text, start, width), _after(text, end, width), start, end)
        if len(places(text, made)) == 1:
            return made
    raise SelectorError(f"“{text[start:end][:60]}” stands more than once with the same words all around it.")


def places(text: str, selector: Selector) -> list[Span]:
    """Every place where the words stand with what is to stand before and after them."""
    if not selector.exact:
        return []
    found, at = [], text.find(selector.exact)
    while at >= 0:
        end = at + len(selector.exact)
        if text.endswith(selector.prefix, 0, at) and text.startswith(selector.suffix, end):
            found.append(Span(at, end))
        at = text.find(selector.exact, at + 1)
    return found


def _before(text: str, start: int, width: int) -> str:
    """Up to `width` characters before a place, not beginning inside a word where that can be helped."""
    low = max(0, start - width)
    inside = low > 0 and text[low].isalnum() and text[low - 1].isalnum()
    gap = re.search(r"\W", text[low:start]) if inside else None
    return text[low + gap.start() : start] if gap else text[low:start]


def _after(text: str, end: int, width: int) -> str:
    """Up to `width` characters after a place, not ending inside a word where that can be helped."""
    high = min(len(text), end + width)
    inside = high < len(text) and text[high].isalnum() and text[high - 1].isalnum()
    gaps = list(re.finditer(r"\W", text[end:high])) if inside else []
    return text[end : end + gaps[-1].end()] if gaps else text[end:high]
