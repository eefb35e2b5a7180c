"""From the lines of printed pages to paragraphs: wrapped lines joined, also over pages and columns."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from statistics import median

from .hyphen import Words, ending, joined
from .line import Line
from .wording import counted

ENDS = re.compile(r"[.!?:;…][”\"’')\]]*$")
STOPS = re.compile(r"[.!?…][”\"’')\]]*$")
BULLET = re.compile(r"^(?:[•▪◦●○■□‣⁃➢➤✓✔]|[–—*-]\s|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s)")
NOTE = re.compile(r"^(?:\d{1,3}|[*†‡§])[.)]?\s?[“\"‘(]?[A-Z]")
SPACED = 1.22  # distance of two lines, in the usual distance, from which a paragraph starts
OTHER_SIZE = 0.12  # difference of letter heights that tells a heading or a note from the text
LOW = 0.4  # share of a page above which no footnote stands
NEAR = 8  # lines before and after that show how wide a column is


def paragraphs(pages: list[list[Line]]) -> tuple[list[str], list[str]]:
    """The paragraphs of pages in reading order, footnotes last; and sentences on what was mended."""
    size = body_size(pages)
    body, feet = [], []
    for page in pages:
        text, small = _footnotes_apart(page, size)
        body += text
        feet.append(small)
    words = Words(line.text for line in body)
    found = _blocks(body)
    notes = [block for page in feet for block in _footnotes(page)]
    made = [_text(block, words) for block in found]
    made += [re.sub(r"^(\d{1,3})(?=[^\W\d_]|[“\"(])", r"\1 ", _text(note, words)) for note in notes]
    said = []
    if words.joined:
        said.append(f"{counted(words.joined, 'word')} broken at the end of a line put together.")
    if notes:
        said.append(f"{counted(len(notes), 'footnote')} moved to the end of the text.")
    return [text for text in made if re.search(r"\w", text)], said


def body_size(pages: list[list[Line]]) -> float:
    """The height of most letters."""
    sizes = Counter[float]()
    for page in pages:
        for line in page:
            sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def largest(page: list[Line]) -> str:
    """The largest lines in the upper part of a page, where they are clearly larger than its text; else empty."""
    upper = [line for line in page if line.place < 0.6 and re.search(r"[A-Za-z]{3}", line.text)]
    if not upper:
        return ""
    top = max(line.size for line in upper)
    if top < 1.2 * body_size([page]):
        return ""
    at = next(index for index, line in enumerate(upper) if line.size == top)
    run = [line for line in upper[at : at + 4] if abs(line.size - top) < 0.05 * top]
    title = " ".join(line.text for line in run)
    return title if 3 <= len(title) <= 200 else ""


def _footnotes_apart(page: list[Line], size: float) -> tuple[list[Line], list[Line]]:
    """The lines of a page that are text, and those of its footnotes: small, low on it, led by a number or sign."""
    text: list[Line] = []
    feet: list[Line] = []
    inside = False
    for line in page:
        small = line.size < (1 - OTHER_SIZE) * size and line.place > LOW
        inside = small and (inside or bool(NOTE.match(line.text)))
        (feet if inside else text).append(line)
    return text, feet


def _footnotes(page: list[Line]) -> list[list[Line]]:
    blocks: list[list[Line]] = []
    for line in page:
        if blocks and not NOTE.match(line.text):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _blocks(lines: list[Line]) -> list[list[Line]]:
    """The lines of each paragraph."""
    pitch = _pitch(lines)
    blocks: list[list[Line]] = []
    for index, line in enumerate(lines):
        if index == 0 or _starts(lines, index, pitch):
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def _pitch(lines: list[Line]) -> dict[int, float]:
    """The usual distance of one line to the next, for each letter height (in half points)."""
    gaps: dict[int, list[float]] = {}
    for last, line in pairwise(lines):
        if _follows(last, line) and not _other_size(last, line):
            gaps.setdefault(_step(line), []).append(line.base - last.base)
    # Lines inside paragraphs are the closest ones; in texts of many short paragraphs the median lies between both.
    return {step: min(median(found), 1.1 * sorted(found)[len(found) // 4]) for step, found in gaps.items()}


def _step(line: Line) -> int:
    return round(2 * line.size)


def _starts(lines: list[Line], index: int, pitch: dict[int, float]) -> bool:
    """Whether a paragraph starts with a line."""
    last, line = lines[index - 1], lines[index]
    if _other_size(last, line):
        return True
    if ending(last.text) and not BULLET.match(line.text):
        return False
    short = _short(lines, index - 1, line)
    if not _follows(last, line):  # another page or column
        return bool(STOPS.search(last.text)) or bool(BULLET.match(line.text)) or (short and not _goes_on(last, line))
    if line.base - last.base > SPACED * pitch.get(_step(line), line.size * 1.3):
        return True
    if BULLET.match(line.text):
        return short or bool(ENDS.search(last.text)) or not line.text[0].isalnum()
    if len(line.parts) > 1 or len(last.parts) > 1:
        return True
    indented = line.left - last.left > 0.7 * line.size and not BULLET.match(last.text)
    if indented and (STOPS.search(last.text) or short):
        return True
    return short and not _goes_on(last, line)


def _goes_on(last: Line, line: Line) -> bool:
    """Whether the words go on whatever the layout says: no stop, and a small letter next."""
    return not STOPS.search(last.text) and line.text[:1].islower()


def _follows(last: Line, line: Line) -> bool:
    """Whether a line stands below the last one in the same column."""
    return (
        last.page == line.page
        and 0 < line.base - last.base < 4 * line.size
        and line.left < last.right
        and last.left < line.right
    )


def _other_size(last: Line, line: Line) -> bool:
    return abs(last.size - line.size) > OTHER_SIZE * max(last.size, line.size)


def _short(lines: list[Line], index: int, following: Line) -> bool:
    """Whether a line ends before the edge of its column: the next line's first word would have fitted."""
    line = lines[index]
    around = lines[max(0, index - NEAR) : index + NEAR + 1]
    beside = [
        other for other in around if other.page == line.page and other.left < line.right and line.left < other.right
    ]
    edge = max([line.right, *(other.right for other in beside if not _other_size(other, line))])
    word = following.text.split(" ", 1)[0]
    return line.right + (len(word) + 1.5) * following.letter < edge


def _text(block: list[Line], words: Words) -> str:
    text = block[0].text
    for line in block[1:]:
        text = joined(text, line.text, words) if ending(text) else f"{text} {line.text}"
    return text
