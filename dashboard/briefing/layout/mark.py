"""Footnote marks in running text: "regulation.12", "the Board[3]", "May 2019.¹⁴", "2020.*"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..span import Span
from . import line as lines

RAISED = re.compile(r"(?<=[^\W\d_])[¹²³⁰⁴-⁹]{1,3}(?:[,–-][¹²³⁰⁴-⁹]{1,3})*|(?<=[.,;:!?”\"’')\]%\d])[⁰¹⁴-⁹²³]{1,3}")
PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
UNITS = re.compile(r"(?:\b(?:[kcmdµn]?m|km|ft|in|yd|mi|sec|s)|\d)$")  # "km²" is a unit, "10⁶" a power
BRACKETED = re.compile(
    r"(?<=\S)[^\S\n]?\[(?:\d{1,3}(?:\s?[,–-]\s?\d{1,3})*(?:,\s?(?:pp?|paras?|ch)\.?\s?\d+(?:[–-]\d+)?)?"
    r"|[a-z]|(?:note|nb|fn)\s?\d{1,3}|citation needed)\]"
)
# Author and year in brackets: "(Rid 2013; Healey et al., 2016, p. 4)".
_AUTHOR = r"(?:[A-ZÀ-Þ][\w’'-]+(?:,? (?:and|&) [A-ZÀ-Þ][\w’'-]+)*(?:,? et al\.?)?)"
_WORK = rf"{_AUTHOR},? (?:19|20)\d\d[a-z]?(?:(?:, pp?\. ?|: ?)\d+(?:[–-]\d+)?)?"
CITED = re.compile(rf" ?\((?:(?:see|cf\.|e\.g\.,?|see also) )?{_WORK}(?:; {_WORK})*\)")
_NO_AUTHOR = re.compile(rf"\((?:{'|'.join(lines.MONTHS)}|Spring|Summer|Autumn|Fall|Winter)\b")
# Behind a stop: a word, a bracket or a mark of quotation stands before it, white space and a sentence behind it.
BEHIND_STOP = re.compile(
    r"(?P<word>(?<![^\W\d_])[^\W\d_]{2,40}|\d{4}|[)\]”\"’%])(?P<stop>[.,;:!?]+[”\"’)]?)(?P<mark>\d{1,3}(?:,\d{1,3})*)(?=\s+(?P<next>\S)|\s*$)"
)
BEHIND_WORD = re.compile(r"(?<![^\W_])(?P<word>[^\W\d_]{4,40})(?P<mark>\d{1,3})(?=[\s.,;:)])")
SIGN = re.compile(r"(?<=[\w.,;:!?”\"’)])(?P<sign>\*{1,3}|†{1,2}|‡{1,2})(?=[\s.,;:)]|$)")

# Words that stand before a number of their own: "No.", "art.", "para."; months, where a space was lost.
_NUMBERED = frozenset(month.lower() for month in lines.MONTHS) | frozenset(
    "no nos art arts fig figs sec secs vol vols para paras app cap ref ver ex eq tab cl reg regs pt pts approx nr num "
    "pp bk ch chap cf ed eds est rev sch rule section article paragraph version chapter figure table".split()
)


def labels(text: str, notes: Iterable[Span]) -> frozenset[str]:
    """The numbers and signs that notes open with."""
    found = (lines.NOTE.match(text, note.start, note.end) for note in notes)
    return frozenset(plain(value) for match in found if match for value in match.groups() if value)


def plain(value: str) -> str:
    """A mark's number or sign without brackets, its raised figures as plain ones."""
    return value.strip(" []").translate(PLAIN)


def find(text: str, spans: Iterable[Span], noted: frozenset[str]) -> Iterator[Span]:
    """The marks within `spans` of a text; `noted` are the numbers and signs that the text's own notes open with."""
    spans = list(spans)
    marked = bool(noted) or any(
        m["stop"][0] in ".!?" and _closes(m, noted) for s in spans for m in BEHIND_STOP.finditer(text, s.start, s.end)
    )
    works = [m for s in spans for m in CITED.finditer(text, s.start, s.end) if not _NO_AUTHOR.search(m[0])]
    yield from (Span(*match.span()) for match in works if len(works) > 1)
    for span in spans:
        for match in RAISED.finditer(text, span.start, span.end):
            if not UNITS.search(text, max(span.start, match.start() - 4), match.start()) or _year(text, match.start()):
                yield Span(*match.span())
        for match in BRACKETED.finditer(text, span.start, span.end):
            yield Span(*match.span())
        yield from _behind(text, span, noted, marked)


def _behind(text: str, span: Span, noted: frozenset[str], marked: bool) -> Iterator[Span]:
    """Figures and signs behind a stop or word; behind a comma only where the text has other marks."""
    for match in BEHIND_STOP.finditer(text, span.start, span.end):
        if _closes(match, noted) and (marked or match["stop"][0] in ".!?"):
            yield Span(*match.span("mark"))
    for match in BEHIND_WORD.finditer(text, span.start, span.end):
        if match["mark"] in noted and match["word"].islower():
            yield Span(*match.span("mark"))
    for match in SIGN.finditer(text, span.start, span.end):
        if match["sign"] in noted:
            yield Span(*match.span("sign"))


def _year(text: str, at: int) -> bool:
    """Whether a year stands before a place: a raised figure behind it is no power."""
    return bool(re.search(r"\b(?:1[5-9]|20)\d\d$", text[max(0, at - 5) : at]))


def _closes(match: re.Match[str], noted: frozenset[str]) -> bool:
    """Whether figures behind a stop are a mark: no "No.12" or "p.12", and what follows is what the stop asks for."""
    word, stop, mark, following = match["word"], match["stop"], match["mark"], match["next"] or ""
    if word.isdigit() and not (1500 <= int(word) <= 2099 and stop[0] not in ",:"):
        return False  # "1,200" and "9.30" are numbers, "2019.14" is a year with a mark
    if word.lower() in _NUMBERED or (word.isalpha() and word.isupper() and len(word) < 5):
        return False
    if mark in noted or len(word) == 2:
        return mark in noted
    ends = stop[0] in ".!?"
    if ends:
        return not following or following.isupper() or following in "“\"‘'(["
    return len(mark) < 3
