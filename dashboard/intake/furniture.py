"""What stands on a page but not in its text: headers, footers, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from .line import Line
from .wording import counted

MARGIN = 0.13  # share of a page's height, above and below, in which headers and footers stand
ROMAN = r"[ivxlc]{1,6}"
OUTERMOST = 3  # lines from an edge of the page that can be no text
LONG = 60  # characters from which a line is read as text unless it is repeated to the letter
NUMBER = re.compile(
    rf"(?i)^[\W_]*(?:(?:page|p\.?|pg\.?)\s*)?(?:\d{{1,4}}|{ROMAN})(?:\s*(?:/|of|\|)\s*\d{{1,4}})?[\W_]*$"
)
EDGE_NUMBER = re.compile(r"^(\d{1,4})\s|\s(\d{1,4})$")
STAMP = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}, \d{1,2}:\d\d(?:\s?[AP]M)?\b")  # what browsers print above a page
ADDRESS = re.compile(r"((?:https?|file)://\S+)[ |]+\d{1,4}\s*/\s*\d{1,4}$")


def leave_out(pages: list[list[Line]]) -> tuple[list[list[Line]], list[str], str]:
    """The pages without their headers, footers and numbers; sentences on how many; the address a browser printed."""
    edges = [_edges(page) for page in pages]
    repeated, numbered = _repeated(edges, len(pages)), _numbered(edges, len(pages))
    body, counts, url = [], Counter[str](), ""
    for page, outer in zip(pages, edges, strict=True):
        found = {line: kind for run in outer for line, kind in _furniture(run, repeated, numbered)}
        counts.update(found.values())
        body.append([line for line in page if line not in found])
        addresses = (ADDRESS.search(line.text) for line in found)
        url = url or next(
            (a[1] for a in addresses if a and a[1].startswith("http") and not a[1].endswith(("…", "..."))), ""
        )
    kinds = ("page header", "page footer", "page number")
    return body, [f"{counted(counts[kind], kind)} left out." for kind in kinds if counts[kind]], url


def _edges(page: list[Line]) -> tuple[list[Line], list[Line]]:
    """The lines in the upper and lower margin of a page, each from the page's edge inwards."""
    down = sorted(page, key=lambda line: line.base)
    above = [line for line in down if line.place < MARGIN]
    below = [line for line in reversed(down) if line.place > 1 - MARGIN]
    return above[:OUTERMOST], below[:OUTERMOST]


def _furniture(run: list[Line], repeated: set[tuple[str, int]], numbered: set[Line]) -> Iterator[tuple[Line, str]]:
    """The lines from an edge inwards, up to the first that belongs to the text, with what each is."""
    for line in run:
        kind = _kind(line, repeated, line in numbered)
        if not kind:
            return
        yield line, kind


def _kind(line: Line, repeated: set[tuple[str, int]], numbered: bool) -> str:
    """What a line in a margin is beside the text: 'page header', 'page footer', 'page number', or empty for text."""
    again = _shape(line) in repeated
    if NUMBER.match(line.text) and (any(c.isdigit() for c in line.text) or again or len(line.text) < 4):
        return "page number"
    if again or numbered or ADDRESS.search(line.text) or STAMP.match(line.text):
        return "page header" if line.place < 0.5 else "page footer"
    return ""


def _repeated(edges: list[tuple[list[Line], list[Line]]], pages: int) -> set[tuple[str, int]]:
    """The shapes of lines that stand at the same place in the margins of several pages."""
    seen = Counter(shape for above, below in edges for shape in {_shape(line) for line in (*above, *below)})
    enough = 2 if pages <= 4 else 3
    return {shape for shape, count in seen.items() if count >= enough}


def _numbered(edges: list[tuple[list[Line], list[Line]]], pages: int) -> set[Line]:
    """Outermost lines that begin or end with a number that counts on with the pages: headers of chapters."""
    found: dict[int, set[Line]] = {}
    for line in (run[0] for outer in edges for run in outer if run):
        match = EDGE_NUMBER.search(line.text) if len(line.text) < 2 * LONG else None
        if match:
            found.setdefault(int(match[1] or match[2]) - line.page, set()).add(line)
    enough = 2 if pages <= 4 else 3
    return {line for lines in found.values() if len({line.page for line in lines}) >= enough for line in lines}


def _shape(line: Line) -> tuple[str, int]:
    """A line's text and its height on the page, told roughly; in a short line numbers are made alike."""
    text = line.text.lower()
    return text if len(text) > LONG and len(line.parts) < 2 else re.sub(r"\d+", "0", text), round(line.place * 40)
