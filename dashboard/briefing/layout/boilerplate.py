"""Parts that are no text of an article: buttons, notices, contacts, who the author is, and lists of references."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..lexicon import load
from ..span import Span
from . import line as lines
from .block import BOILERPLATE, NOTE

if TYPE_CHECKING:
    from ..lexicon import Match

LONGEST_LINE, LONGEST_LEAD, LONGEST_NOTICE = 12, 30, 160  # words
SIGN = re.compile(r"(?i)^(?:©|\(c\)\s*(?:copyright\b|\d{4})|copyright\s+(?:©|\(c\)|\d{4}))")
END = re.compile(r"^(?:#{3,}|-\s?(?:30|ends?)\s?-|\*{3,}|_{3,}|-{3,}|={3,}|ends)$", re.I)
ADDRESS = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,100}|https?://\S+|\bwww\.\S+|\+?\d[\d ()-]{7,}\d"
)
ABOUT = re.compile(r"^(?:About|ABOUT) (?:[A-ZÀ-Þ0-9][\w.,&’'-]*(?:\s+|$)|(?:the|of|and|for|de|in)\s+){1,8}$")
SECTIONS = ("section", "contact", "related", "notes")
WHOLE = 8  # words from which a line with a stop is text again
LATE = 0.4  # share of the paragraphs before which no part that goes on to the end begins


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's words, and the phrases of the list `boilerplate` in it."""

    text: str
    hits: tuple[tuple[str, int, int], ...]  # (where it must stand, start, end), from the paragraph's start

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def whole(self) -> bool:
        """Whether it is text: words enough that end with a stop."""
        return self.words >= WHOLE and bool(lines.STOPS.search(self.text)) and not ADDRESS.search(self.text)


def find(text: str, spans: list[Span], taken: set[int]) -> dict[int, str]:
    """The indexes of the paragraphs that are boilerplate or notes, each with its form."""
    held = list(_paragraphs(text, spans))
    found: dict[int, str] = {}
    part, began = "", 0
    for i, paragraph in enumerate(held):
        if i in taken:
            continue
        if opened := _opens(paragraph, i, held):
            part, began = opened, i
            found[i] = NOTE if part == "notes" else BOILERPLATE
        elif part and not _ends(part, held, i, began):
            found[i] = NOTE if part == "notes" and not _alone(paragraph) else BOILERPLATE
        else:
            part = ""
            if _alone(paragraph):
                found[i] = BOILERPLATE
    return found


def _paragraphs(text: str, spans: list[Span]) -> Iterator[Paragraph]:
    hits: list[Match] = load().matches("boilerplate", text)
    at = 0
    for span in spans:
        own = []
        while at < len(hits) and hits[at].start < span.end:
            if hits[at].start >= span.start:
                own.append((hits[at].entry["at"], hits[at].start - span.start, hits[at].end - span.start))
            at += 1
        yield Paragraph(span.of(text), tuple(own))


def _opens(paragraph: Paragraph, i: int, held: list[Paragraph]) -> str:
    """The kind of part that a heading opens, one of SECTIONS; empty for other paragraphs."""
    late = 0 < i >= LATE * (len(held) - 1)
    if late and ABOUT.match(paragraph.text) and i + 1 < len(held) and held[i + 1].words > WHOLE:
        return "section"
    for kind, start, end in paragraph.hits:
        if kind not in SECTIONS or _letters(paragraph.text[:start]):
            continue
        rest = paragraph.text[end:].strip()
        if (not rest.strip(" :*_#.") and (late or kind == "related")) or (rest[:1] in ":" and late):
            return kind
    return ""


def _letters(text: str) -> bool:
    """Whether words stand in a text, a number before a heading not counted."""
    return bool(re.search(r"[^\W\d_]", re.sub(r"^\W*[IVXivx]{1,4}[.)]", "", text)))


def _ends(part: str, held: list[Paragraph], i: int, began: int) -> bool:
    """Whether a part that began above is over at a paragraph."""
    paragraph = held[i]
    if part == "notes":
        after = held[i + 1] if i + 1 < len(held) else None
        heading = lines.is_bare(paragraph.text, 6) and not re.search(r"[\d,“\"]", paragraph.text)
        return heading and after is not None and after.words > 2 * WHOLE and not lines.NOTE.match(after.text)
    if part == "section":
        return i > began + 1 and _is_heading(paragraph)
    return paragraph.whole or (_is_heading(paragraph) and i + 1 < len(held) and held[i + 1].whole)


def _is_heading(paragraph: Paragraph) -> bool:
    return lines.is_bare(paragraph.text, 10) and not ADDRESS.search(paragraph.text)


def _alone(paragraph: Paragraph) -> bool:
    """Whether a paragraph is boilerplate by itself."""
    text = paragraph.text
    if END.match(text) or SIGN.match(text):
        return True
    kinds = {kind for kind, _, _ in paragraph.hits}
    if ADDRESS.search(text) and any(k == "contact" and not _letters(text[:at]) for k, at, _ in paragraph.hits):
        return True  # "For further information, contact Ana Ruiz on +31 20 555 0188"
    if "any" in kinds and paragraph.words <= LONGEST_NOTICE and not re.search(r"[“”\"«»]", text):
        return True
    if "line" in kinds and paragraph.words <= LONGEST_LINE and not _other_words(paragraph):
        return True
    if ADDRESS.sub("", text).strip(" .,;:|<>()") == "" and ADDRESS.search(text):
        return True
    return any(kind == "lead" and _leads(paragraph, start, end) for kind, start, end in paragraph.hits)


def _other_words(paragraph: Paragraph) -> bool:
    """Whether words stand in a line beside its buttons."""
    left, at = "", 0
    for kind, start, end in paragraph.hits:
        if kind == "line":
            left, at = left + paragraph.text[at:start], end
    return bool(re.search(r"[^\W\d_]", left + paragraph.text[at:]))


def _leads(paragraph: Paragraph, start: int, end: int) -> bool:
    """Whether a line opens with words that ask or point away, or with a word and a colon."""
    text = paragraph.text
    if _letters(text[:start]) or paragraph.words > LONGEST_LEAD:
        return False
    rest = text[end:].lstrip()
    if text[start:end].lower().endswith(" by"):
        return rest[:1].isupper()  # "Reporting by Ana Ruiz"
    return not rest or rest[:1] in ":/|»›→" or len(text[start:end].split()) > 1
