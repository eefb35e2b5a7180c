"""The head of a text: bylines, lines that state its day, the heads of mails and memos, and what closes a mail."""

from __future__ import annotations

import re

from ..span import Span
from . import line as lines

HEAD, FOOT = 12, 3  # paragraphs at the start and end of a text that can state who wrote it, and when
LINE = 160  # characters of a line that states something
LEADS = re.compile(
    r"(?i)^(?:(?:first|originally)\s+)?(?:published(?:\s+online)?|posted|(?:publication|release) date|date published|"
    r"date of publication|date|dated|issued|released)\b\s*(?:on|at|in)?\s*[:–—-]?\s*"
)
UPDATED = re.compile(r"(?i)^(?:last\s+)?(?:updated|modified|reviewed|revised)\b")
BY = re.compile(r"(?i)^(?:(?:written|posted|published|story|text) )?by\s+|^authors?:\s+")
FIELD = re.compile(
    r"(?i)^\s*(?:from|to|cc|bcc|sent|date|subject|re|ref|fwd|reply-to|attachments?|importance|via|through)[^\S\n]*:(?=\s|$)"
)
CLOSING = re.compile(
    r"(?i)^(?:(?:kind|best|warm|with kind|with best) (?:regards|wishes)|regards|sincerely|"
    r"yours (?:sincerely|faithfully|truly)|sincerely yours|best|cheers|many thanks|thanks|thank you),?$"
)
GREETING = re.compile(
    r"(?i)^(?:dear|hello|hi|good (?:morning|afternoon|evening))\b[^.!?]{0,60},?$|^[^\W\d_]+(?: \w+){0,2},$"
)
QUOTING = re.compile(
    r"(?i)^(?:on\b.{5,120}\bwrote|-+\s*(?:original|forwarded) message\s*-+|begin forwarded message):?$", re.DOTALL
)
_SMALL = frozenset("and & of in for the at on with to by from de van von der la bin al editor".split())
_TIME = re.compile(r"(?i)\b\d{1,2}[:.]\d\d(?::\d\d)?\b(?:\s?[ap]\.?m\b\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?")
DAY = re.compile(
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\.?\s+(?:{'|'.join(lines.MONTHS)})\.?\s?,?\s+\d{{4}}"
    rf"|(?:{'|'.join(lines.MONTHS)})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?\s?,?\s+\d{{4}}"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})",
    re.I,
)
_ZONES = frozenset(
    "gmt utc bst cet cest edt est et pt pdt pst at on by and updated last first published min read am pm".split()
)
_WEEKDAY = re.compile(r"(?i)\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)\b[.,]?")


def find(text: str, spans: list[Span], taken: set[int]) -> set[int]:
    """The indexes of the paragraphs that state who wrote a text and when, or belong to the head or end of a mail."""
    free = [i for i in range(len(spans)) if i not in taken]
    fields = _fields(text, spans)
    near = [*free[:HEAD], *free[-FOOT:]]
    found = {i for i in near if is_byline(spans[i].of(text)) or states_day(spans[i].of(text))}
    return found | fields | _mail(text, spans, bool(fields)) - taken


def is_byline(line: str) -> bool:
    """Whether a line says nothing but who wrote it: "By Jane Roe and Tom Li, Health Correspondents | 3 May 2016"."""
    if not BY.match(line) or len(line) > LINE or lines.STOPS.search(line):
        return False
    plain = _TIME.sub(" ", DAY.sub(" ", _WEEKDAY.sub(" ", BY.sub("", line, count=1))))
    words = re.findall(r"[^\W\d_][\w.’'-]*", plain)
    return bool(words) and words[0][:1].isupper() and all(w[:1].isupper() or w.lower() in _SMALL for w in words)


def states_day(line: str) -> bool:
    """Whether a line says nothing but the day it was published or changed, with its time."""
    if len(line) > LINE or not DAY.search(line):
        return False
    rest = LEADS.sub(" ", line) if LEADS.match(line) else UPDATED.sub(" ", line)
    rest = _TIME.sub(" ", _WEEKDAY.sub(" ", DAY.sub(" ", rest)))
    words = re.findall(r"[^\W\d_]+", rest)
    led = bool(LEADS.match(line) or UPDATED.match(line))
    return {w.lower() for w in words} <= _ZONES or (led and len(words) <= 4 and "." not in rest.strip(" ."))


def _fields(text: str, spans: list[Span]) -> set[int]:
    """The lines of the heads of mails and memos: two fields at least, one after the other."""
    named = {i for i, span in enumerate(spans) if FIELD.match(span.of(text))}
    return {i for i in named if i - 1 in named or i + 1 in named}


def _mail(text: str, spans: list[Span], has_head: bool) -> set[int]:
    """What frames the text of a mail: greeting, closing with the names below it, signature, the head of an answer."""
    found: set[int] = set()
    for i, span in enumerate(spans):
        line = span.of(text)
        if CLOSING.match(line) and (has_head or i >= len(spans) - 8):
            found.update(_below(text, spans, i, 12))
        elif QUOTING.match(line) or (has_head and GREETING.match(line)):
            found.add(i)
        elif re.fullmatch(r"-{2,3}|_{3,}", line) and has_head:
            found.update(_below(text, spans, i, 14))
    return found


def _below(text: str, spans: list[Span], i: int, most: int) -> list[int]:
    """A paragraph with the lines below it that have no stop and at most so many words."""
    found = [i]
    for j in range(i + 1, min(i + 9, len(spans))):
        line = spans[j].of(text)
        if QUOTING.match(line) or lines.STOPS.search(line) or len(line.split()) > most:
            break
        found.append(j)
    return found
