"""From the characters of a PDF page to its lines."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from dataclasses import dataclass
from statistics import median
from typing import Any

from .line import Line

WIDE = 2.2  # gap inside a line, in letter heights, that tells two columns or cells
HYPHEN = "\x02"  # what PDFium makes of a hyphen at the end of a line
UNITS = ("m", "km", "cm", "mm", "ft", "mi")


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character with its box along the reading direction: `low` and `high` from the page's lower edge upwards."""

    char: str
    left: float
    right: float
    low: float
    high: float


def lines(text: Any, page: int, size: tuple[float, float]) -> list[Line]:
    """The lines of a page in the order they are drawn; text that runs another way than most is left out."""
    found = _broken(_glyphs(text))
    if not found:
        return []
    common = Counter(angle for angle, run in found for _ in run).most_common(1)[0][0]
    height = size[1] if common in (0, 180) else size[0]
    lowest = _lowest(common, size)
    made = [_line(run, page, height, lowest) for angle, run in found if angle == common]
    return _columns([line for line in made if line.text])


def _lowest(angle: int, size: tuple[float, float]) -> tuple[float, float]:
    """What to add to places so that they count from the page's left and lower edges, for text at this angle."""
    width, height = size
    return {0: (0.0, 0.0), 90: (0.0, height), 180: (width, height), 270: (width, 0.0)}.get(angle, (0.0, 0.0))


def _glyphs(text: Any) -> list[tuple[int, Glyph]]:
    """The characters of a page with the angle of each, in degrees; line ends have no box."""
    import pypdfium2.raw as pdfium

    left, right, low, high = (ctypes.c_double() for _ in range(4))
    box = [ctypes.byref(value) for value in (left, right, low, high)]
    found: list[tuple[int, Glyph]] = []
    loose = pdfium.FS_RECTF()
    for index in range(pdfium.FPDFText_CountChars(text)):
        char = chr(code) if 0 < (code := pdfium.FPDFText_GetUnicode(text, index)) < 0x110000 else "\ufffd"
        if char in "\r\n":
            found.append((0, Glyph("\n", 0, 0, 0, 0)))
            continue
        angle = round(math.degrees(pdfium.FPDFText_GetCharAngle(text, index)) / 90) * 90 % 360
        if pdfium.FPDFText_GetLooseCharBox(text, index, loose):
            corners = (loose.left, loose.right, loose.bottom, loose.top)
        else:
            pdfium.FPDFText_GetCharBox(text, index, *box)
            corners = (left.value, right.value, low.value, high.value)
        found.append((angle, Glyph(char, *_turned(angle, *corners))))
    return found


def _turned(angle: int, left: float, right: float, low: float, high: float) -> tuple[float, float, float, float]:
    """A box along the reading direction of text at this angle."""
    if angle == 90:
        return low, high, -right, -left
    if angle == 180:
        return -right, -left, -high, -low
    if angle == 270:
        return -high, -low, left, right
    return left, right, low, high


def _broken(glyphs: list[tuple[int, Glyph]]) -> list[tuple[int, list[Glyph]]]:
    """The characters cut at line ends, at hyphens that end a line, and where the angle or the height changes."""
    runs: list[tuple[int, list[Glyph]]] = []
    fresh = True
    for angle, glyph in glyphs:
        if glyph.char == "\n":
            fresh = True
            continue
        if glyph.char.isspace() and (fresh or not runs):
            continue
        if fresh or runs[-1][0] != angle or _elsewhere(runs[-1][1][-1], glyph):
            runs.append((angle, []))
        runs[-1][1].append(glyph)
        fresh = glyph.char == HYPHEN
    return runs


def _elsewhere(last: Glyph, glyph: Glyph) -> bool:
    """Whether a character stands on another line than the last one: no height shared, or far to its left."""
    size = max(glyph.high - glyph.low, last.high - last.low, 1.0)
    return min(last.high, glyph.high) - max(last.low, glyph.low) < -0.2 * size or glyph.right < last.left - 2 * size


def _line(run: list[Glyph], page: int, height: float, lowest: tuple[float, float]) -> Line:
    size = median(glyph.high - glyph.low for glyph in run)
    low = median(glyph.low for glyph in run)
    kept = [glyph for index, glyph in enumerate(run) if not _mark(run, index, size, low)]
    parts = _parts(kept, size)
    text = " | ".join(text for text, _, _ in parts)
    if not parts:
        return Line(page, "", 0, 0, 0, 0, size, height)
    shift, raised = lowest
    return Line(
        page, text, parts[0][1] + shift, parts[-1][2] + shift, height - (low + size + raised), height - (low + raised),
        size, height, tuple((text, left + shift, right + shift) for text, left, right in parts),
    )  # fmt: skip


def _mark(run: list[Glyph], index: int, size: float, low: float) -> bool:
    """Whether a character is the raised number of a footnote: small, high, a digit, glued to a word that is no unit."""
    glyph = run[index]
    if not glyph.char.isdigit() or glyph.high - glyph.low > 0.8 * size or glyph.low < low + 0.15 * size:
        return False
    word = "".join(g.char for g in run[max(0, index - 12) : index]).rstrip("0123456789,")
    return bool(word) and not word[-1].isspace() and run[index - 1].char != "." and word.split()[-1] not in UNITS


def _parts(run: list[Glyph], size: float) -> list[tuple[str, float, float]]:
    """The stretches of a line between wide gaps, each with its text and edges."""
    parts: list[list[Glyph]] = [[]]
    last: Glyph | None = None
    for glyph in run:
        if glyph.char.isspace():
            if parts[-1]:
                parts[-1].append(glyph)
            continue
        if last is not None and glyph.left - last.right > WIDE * size:
            parts.append([])
        parts[-1].append(glyph)
        last = glyph
    made = []
    for part in parts:
        shown = [glyph for glyph in part if not glyph.char.isspace()]
        text = " ".join("".join("-" if g.char == HYPHEN else g.char for g in part).split())
        if shown and text:
            made.append((text, shown[0].left, shown[-1].right))
    return made


def _columns(found: list[Line]) -> list[Line]:
    """Lines that were drawn across two columns told apart: six or more in a row with the same empty strip between."""
    made: list[Line] = []
    index = 0
    while index < len(found):
        end = _side_by_side(found, index)
        if end - index < 6:
            made.append(found[index])
            index += 1
            continue
        block = found[index:end]
        made += [_part(line, 0) for line in block] + [_part(line, 1) for line in block if len(line.parts) > 1]
        index = end
    return made


def _side_by_side(found: list[Line], start: int) -> int:
    """The end of the run of lines from `start` that have two long parts left and right of one strip."""
    left, right, end = 0.0, math.inf, start
    while end < len(found) and len(found[end].parts) == 2:
        (first, _, edge), (second, begin, _) = found[end].parts
        left, right = max(left, edge), min(right, begin)
        if left >= right or len(first) + len(second) < 30 or min(len(first), len(second)) < 2:
            break
        end += 1
    return end if sum(len(p[0]) for line in found[start:end] for p in line.parts) >= 40 * (end - start) else start


def _part(line: Line, number: int) -> Line:
    text, left, right = line.parts[number]
    return Line(line.page, text, left, right, line.top, line.base, line.size, line.height, ((text, left, right),))
