"""Legal forms that close a firm's name: "Halden Pharma A/S", "Meridian Precision Pte. Ltd."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from .. import clause

if TYPE_CHECKING:
    from spacy.tokens import Doc

SLASHED = frozenset(("A/S", "S/A", "K/S", "I/S", "P/S", "ApS/S"))
FORMS = frozenset(
    "inc corp ltd llc plc co ag se sa nv gmbh llp asa oy oyj ab bv kg kgaa spa srl sarl sas pte pty pvt limited "
    "incorporated lp as aps".split()
)
EXACT = frozenset("SE SA NV AG AB AS ASA BV KG KGaA GmbH Oy Oyj SpA PLC plc Ltd Inc Corp LLC LLP".split())
DOTTED = re.compile(r"(?:S\.p\.A|S\.r\.l|N\.V|B\.V|S\.A(?:\.S)?|S\.L)\b\.?")
SUFFIX = re.compile(
    r"(?:,?\s+(?:Inc|Corp|Ltd|LLC|plc|PLC|Co|AG|SE|SA|NV|GmbH|LLP|N\.V|S\.A|S\.p\.A|A/S|S/A|K/S|I/S|P/S|ASA|AS|Oyj?|AB"
    r"|BV|B\.V|KG|KGaA|Pte|Pty|Pvt|Limited|ApS)\.?)+$"
)


def end(parse: Doc, at: int) -> int:
    """The end (exclusive) of a name with the legal forms behind it; `at` is where the name ends."""
    while (step := _slashed(parse, at) or _dotted(parse, at) or _plain(parse, at) or _listed(parse, at)) > at:
        at = step
    return at


def firms(parse: Doc) -> Iterator[tuple[int, int]]:
    """First token and end (exclusive) of each run of capitalised words that a slashed form closes."""
    for at in range(1, len(parse) - 2):
        if not _slashed(parse, at):
            continue
        start = at
        while start and parse[start - 1].text[:1].isupper() and not parse[start].is_sent_start:
            start -= 1
        start += start < at and parse[start].lower_ in ("the", "a", "an")
        if start < at:
            yield start, at + 3


def _slashed(parse: Doc, at: int) -> int:
    """Past "A/S", which tokenizers cut in three; 0 where none stands there."""
    spaced = at > 0 and bool(parse[at - 1].whitespace_)
    return at + 3 if spaced and at + 3 <= len(parse) and parse[at : at + 3].text in SLASHED else 0


def _dotted(parse: Doc, at: int) -> int:
    """Past "S.p.A.", however it is cut into tokens: the last of the name's own tokens may begin it; else 0."""
    for i in (at - 1, at):
        if 0 < i < len(parse) and (match := DOTTED.match(clause.text(parse), parse[i].idx)):
            span = parse.char_span(match.start(), match.end(), alignment_mode="expand")
            return span.end if span is not None and span.end > at else 0
    return 0


def closes(parse: Doc, start: int, end: int) -> bool:
    """Whether the last word of a name, as it is written, is a legal form: "Airbus SE", "Orvell S.p.A."."""
    return parse[end - 1].text in EXACT or bool(DOTTED.search(parse[start:end].text))


def _plain(parse: Doc, at: int) -> int:
    """Past a form behind another ("Pte. Ltd."): a name's own form is part of its run of capitals already."""
    stop = at < len(parse) and parse[at].text == "." and not parse[at - 1].whitespace_
    after = at + 1 if stop else at
    if not _form(parse, at - 1) or not _form(parse, after):
        return 0
    return after + 1


def _listed(parse: Doc, at: int) -> int:
    """Past a form behind a comma ("Wex Turbine Co., Ltd."), where no name goes on behind it; else 0."""
    if at + 1 >= len(parse) or parse[at].text != "," or not _form(parse, at + 1):
        return 0
    after = at + 2
    return 0 if after < len(parse) and parse[after].text[:1].isupper() and not parse[after].is_sent_start else after


def _form(parse: Doc, i: int) -> bool:
    word = parse[i].text if 0 <= i < len(parse) else ""
    return word[:1].isupper() and word.rstrip(".").lower() in FORMS
