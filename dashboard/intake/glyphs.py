"""From the characters of a PDF page to its lines."""

from __future__ import annotations

import math
import re
from collections import Counter
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

from .line import Line

WIDE = 2.2  # gap inside a line, in letter heights, that tells two columns or cells
ROWS = 6  # lines in a row that two columns must share
HYPHEN = "\x02"  # what PDFium makes of a hyphen at the end of a line
UNITS = ("m", "km", "cm", "mm", "ft", "mi")


class Glyph(NamedTuple):
    """A character with its box along the reading direction: `low` and `high` from the page's lower edge upwards."""

    char: str
    left: float
    right: float
    low: float
    high: float


LINE_END = Glyph("\n", 0, 0, 0, 0)


def lines(text: Any, page: int, box: tuple[float, float, float, float]) -> list[Line]:
    """The lines of a page in the order they are drawn; text that runs another way than most is left out.

    `box` is the page's own: left, low, right, high. A page that is shown turned holds its text turned the other way.
    """
    found = _broken(_glyphs(text))
    if not found:
        return []
    common = Counter(angle for angle, run in found for _ in run).most_common(1)[0][0]
    left, _, low, high = _turned(common, box[0], box[2], box[1], box[3])
    made = [_line(run, page, high - low, (-left, -low)) for angle, run in found if angle == common]
    return _columns([line for line in made if line.text])


def _glyphs(text: Any) -> list[tuple[int, Glyph]]:
    """The characters of a page with the angle of each, in degrees; line ends have no box."""
    import pypdfium2.raw as pdfium

    found: list[tuple[int, Glyph]] = []
    box, angle, inside = pdfium.FS_RECTF(), 0, False
    for index in range(pdfium.FPDFText_CountChars(text)):
        char = chr(code) if 0 < (code := pdfium.FPDFText_GetUnicode(text, index)) < 0x110000 else "\ufffd"
        if char in "\r\n":
            found.append((0, LINE_END))
            inside = False
            continue
        if not inside:  # words turn as a whole
            angle = round(math.degrees(pdfium.FPDFText_GetCharAngle(text, index)) / 90) * 90 % 360
        inside = char != " "
        pdfium.FPDFText_GetLooseCharBox(text, index, box)
        found.append((angle, Glyph(char, *_turned(angle, box.left, box.right, box.bottom, box.top))))
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


def _line(run: list[Glyph], page: int, height: float, shifts: tuple[float, float]) -> Line:
    size = median(glyph.high - glyph.low for glyph in run)
    low = median(glyph.low for glyph in run)
    kept = [glyph for index, glyph in enumerate(run) if not _mark(run, index, size, low)]
    parts = _parts(kept, size)
    text = " | ".join(text for text, _, _ in parts)
    if not parts:
        return Line(page, "", 0, 0, 0, 0, size, height)
    shift, raised = shifts
    return Line(
        page, text, parts[0][1] + shift, parts[-1][2] + shift, height - (low + size + raised), height - (low + raised),
        size, height, tuple((text, left + shift, right + shift) for text, left, right in parts),
    )  # fmt: skip


def _mark(run: list[Glyph], index: int, size: float, low: float) -> bool:
    """Whether a character is the raised number of a footnote: small, high, a digit, glued to a word that is no unit."""
    glyph = run[index]
    if not glyph.char.isdigit() or glyph.high - glyph.low > 0.8 * size or glyph.low < low + 0.15 * size:
        return False
    before = "".join(
        g.char for g in run[max(0, index - 12) : index] if not g.char.isdigit() or g.low < low + 0.15 * size
    )
    if before[-1:].isdigit():  # 10² is a number, 2023² a year with a mark
        return bool(re.search(r"\b(?:19|20)\d\d$", before))
    return bool(before) and not before[-1].isspace() and before.split()[-1] not in UNITS


def _parts(run: list[Glyph], size: float) -> list[tuple[str, float, float]]:
    """The stretches of a line between wide gaps, each with its text and edges."""
    shown = [(index, glyph) for index, glyph in enumerate(run) if not glyph.char.isspace()]
    gaps = [
        (after[0], after[1].left - before[1].right) for before, after in pairwise(shown) if after[0] - before[0] > 1
    ]
    wide = _wide([gap for _, gap in gaps], size)
    cuts = [0, *(index for index, gap in gaps if gap > wide), len(run)]
    made = []
    for start, end in pairwise(cuts):
        part = [glyph for glyph in run[start:end] if not glyph.char.isspace()]
        text = " ".join("".join("-" if g.char == HYPHEN else g.char for g in run[start:end]).split())
        if part and text:
            made.append((text, part[0].left, part[-1].right))
    return made


def _wide(gaps: list[float], size: float) -> float:
    """How wide a gap must be to tell two parts: wider than the line's other gaps, which a narrow column may stretch."""
    if len(gaps) < 2:  # a narrow column stretches two words far
        return 12 * size
    return max(WIDE * size, 2 * min(gaps))


def _columns(found: list[Line]) -> list[Line]:
    """Lines that were drawn across two columns told apart: six or more in a row with the same empty strip between."""
    made: list[Line] = []
    index = 0
    while index < len(found):
        end, strip = _side_by_side(found, index)
        if end == index:
            made.append(found[index])
            index += 1
            continue
        parts = [_part(line, number) for line in found[index:end] for number in range(len(line.parts))]
        made += [part for part in parts if part.left < strip] + [part for part in parts if part.left >= strip]
        index = end
    return made


def _side_by_side(found: list[Line], start: int) -> tuple[int, float]:
    """The end of the run of lines from `start` that keep one strip empty, and where it is; `start` when there is none.

    A line on one side of the strip belongs to the run: it is the last of a paragraph in one column.
    """
    left, right, pairs, characters = 0.0, math.inf, 0, 0
    end = last = start
    while end < len(found):
        parts = found[end].parts
        if len(parts) == 2:
            edges = max(left, parts[0][2]), min(right, parts[1][1])
        elif len(parts) == 1 and pairs:
            edges = (max(left, parts[0][2]), right) if parts[0][1] < left else (left, min(right, parts[0][1]))
        else:
            break
        if edges[0] >= edges[1]:
            break
        left, right = edges
        end += 1
        if len(parts) == 2:
            pairs += 1
            characters += len(found[end - 1].text)
        if len(parts) == 2 or found[end - 1].base - found[last - 1].base < 2 * found[end - 1].size:
            last = end
    # Rows of a table are short: they stay rows.
    return (last, left) if pairs >= ROWS and characters >= 40 * pairs else (start, 0.0)


def _part(line: Line, number: int) -> Line:
    text, left, right = line.parts[number]
    return Line(line.page, text, left, right, line.top, line.base, line.size, line.height, ((text, left, right),))
