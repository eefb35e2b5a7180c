"""What stands on a page but not in its text: headers, footers, page numbers."""

from __future__ import annotations

import re
from collections import Counter

from .line import Line
from .wording import counted

MARGIN = 0.13  # share of a page's height, above and below, in which headers and footers stand
ROMAN = r"[ivxlc]{1,6}"
NUMBER = re.compile(
    rf"(?i)^[\W_]*(?:(?:page|p\.?|pg\.?)\s*)?(?:\d{{1,4}}|{ROMAN})(?:\s*(?:/|of|\|)\s*\d{{1,4}})?[\W_]*$"
)
ADDRESS = re.compile(r"(https?://\S+)[ |]+\d{1,4}\s*/\s*\d{1,4}$")


def leave_out(pages: list[list[Line]]) -> tuple[list[list[Line]], list[str], str]:
    """The pages without their headers, footers and numbers; sentences on how many; the address a browser printed."""
    repeated = _repeated(pages)
    body, counts, url = [], Counter[str](), ""
    for page in pages:
        kept = []
        for line in page:
            kind = _kind(line, repeated)
            counts[kind] += 1
            if not kind:
                kept.append(line)
            elif not url and (match := ADDRESS.search(line.text)) and not match[1].endswith(("…", "...")):
                url = match[1]
        body.append(kept)
    notes = [
        f"{counted(counts[kind], kind)} left out."
        for kind in ("page header", "page footer", "page number")
        if counts[kind]
    ]
    return body, notes, url


def _kind(line: Line, repeated: set[tuple[str, int]]) -> str:
    """What a line is beside the text: 'page header', 'page footer', 'page number', or empty for text."""
    if not _in_margin(line):
        return ""
    if NUMBER.match(line.text) and (
        any(c.isdigit() for c in line.text) or _shape(line) in repeated or len(line.text) < 4
    ):
        return "page number"
    if _shape(line) in repeated or ADDRESS.search(line.text):
        return "page header" if line.place < 0.5 else "page footer"
    return ""


def _repeated(pages: list[list[Line]]) -> set[tuple[str, int]]:
    """The shapes of lines that stand at the same place in the margins of several pages."""
    seen = Counter(shape for page in pages for shape in {_shape(line) for line in page if _in_margin(line)})
    enough = 2 if len(pages) <= 4 else 3
    return {shape for shape, count in seen.items() if count >= enough}


def _shape(line: Line) -> tuple[str, int]:
    """A line's text with numbers made alike, and its height on the page, told roughly."""
    return re.sub(r"\d+", "0", line.text.lower()).strip(), round(line.place * 40)


def _in_margin(line: Line) -> bool:
    return line.place < MARGIN or line.place > 1 - MARGIN
