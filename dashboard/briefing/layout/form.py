"""The form of a document in one reading: blocks, footnote marks, turns and block quotations, and what is seen of it.

This is the one home of what passes see. `seen` is a copy of the text of the same length for passes that search it:
what is not read for facts is blank there, and lines of capitals have their usual letters. `parsed` is what the language
pipeline reads: there the signs of lists and tables, speakers' labels and marks of quoted lines are blank as well. Every
offset into either is an offset into the text, which itself is never changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ..paragraph import paragraphs
from ..span import Span
from . import boilerplate, capitals, head, mark, page, turn
from . import line as lines
from .block import BYLINE, HEADING, ITEM, NOTE, PAGE, ROW, TEXT, TURN, Block
from .turn import Turn

DANGLES = re.compile(r"\b(?:to|must|should|shall|will|would|may|might|can|could):$")
DEEP = 4  # spaces by which block quotations are set in


@dataclass(frozen=True)
class Form:
    """What the form of a text says."""

    text: str
    blocks: tuple[Block, ...]
    marks: tuple[Span, ...]
    turns: tuple[Turn, ...]

    @cached_property
    def hidden(self) -> tuple[Block, ...]:
        """The blocks that are shown but not read for facts."""
        return tuple(block for block in self.blocks if block.hidden)

    @cached_property
    def quoted(self) -> tuple[tuple[Block | None, tuple[Span, ...]], ...]:
        """Block quotations: the block that introduces each with a colon, and the paragraphs set in or marked below.

        Paragraphs that are marked (">") are quoted also where nothing introduces them; the first of the pair is None.
        """
        found: list[tuple[Block | None, tuple[Span, ...]]] = []
        shown = [block for block in self.blocks if not block.hidden]
        at = 0
        while at < len(shown):
            end = at
            while end < len(shown) and shown[end].form == TEXT and _set_in(self.text, shown[end].span):
                end += 1
            lead = shown[at - 1] if at else None
            led = lead is not None and lead.span.of(self.text).endswith(":")
            if at < end < at + len(shown) and (led or self.text[shown[at].span.start] == ">"):
                pieces = tuple(piece for block in shown[at:end] for piece in _unmarked(self.text, block.span))
                found.append((lead if led else None, pieces))
            at = max(end, at + 1)
        return tuple(found)

    @cached_property
    def unmarked(self) -> str:
        """The text with blanks for its footnote marks alone."""
        made = list(self.text)
        for span in self.marks:
            _blank(made, span)
        return "".join(made)

    @cached_property
    def seen(self) -> str:
        """The text with blanks for what is not read for facts, and its capitals in usual letters."""
        made = list(self.text)
        shouted = [b.span for b in self.blocks if not b.hidden and _shouts(self.text, b)]
        shouted += [t.name for t in self.turns if t.name is not None and t.name.of(self.text).isupper()]
        if shouted:
            printed = capitals.Printed(self.text, shouted)
            for span in shouted:
                line = printed.recased(span.of(self.text), name=any(t.name == span for t in self.turns))
                made[span.start : span.end] = line if len(line) == span.end - span.start else span.of(self.text)
        for block in self.hidden:
            _blank(made, block.span, keep=_days(self.text, block))
        for span in self.marks:
            _blank(made, span)
        return "".join(made)

    @cached_property
    def parsed(self) -> str:
        """What is seen, with blanks for signs of lists, bars between cells, and marks of quoted lines."""
        made = list(self.seen)
        for block in self.blocks:
            if block.form in (TEXT, ITEM, HEADING) and (sign := _sign(self.text, block.span)):
                _blank(made, sign)
            if block.form == ROW:
                for match in re.finditer(r"\|", block.span.of(self.text)):
                    made[block.span.start + match.start()] = " "
        for at in self._continued:
            made[at] = made[at].lower() if len(made[at].lower()) == 1 else made[at]
        for match in re.finditer(r"(?m)^[^\S\n]*>[> ]*", self.text):
            _blank(made, Span(*match.span()))
        for each in self.turns:
            name = each.name or Span(each.label.end - 1, each.label.end)
            for at in range(each.label.start, each.label.end):
                shown = each.name and (name.start <= at < name.end or self.text[at] in ":.")
                made[at] = made[at] if shown or made[at] == "\n" else " "
        return "".join(made)

    @property
    def _continued(self) -> list[int]:
        """The first letters of entries that go on with the clause above their list: "calls on them to:", "must:"."""
        found, goes_on = [], False
        for block in self.blocks:
            if block.form == ITEM and goes_on:
                sign = _sign(self.text, block.span)
                found.append(sign.end if sign else block.span.start)
            elif block.form != ITEM and not block.hidden:
                goes_on = bool(DANGLES.search(block.span.of(self.text)))
        return found

    @cached_property
    def starts(self) -> frozenset[int]:
        """The characters at which a sentence begins whatever the words say."""
        found = {self._first(block.span) for block in self.blocks if not block.hidden}
        for block in self.blocks:
            if block.form == ROW:
                line = block.span.of(self.text)
                found |= {self._first(Span(block.span.start + a, block.span.start + b)) for a, b in lines.cells(line)}
        found |= {self._first(piece) for each in self.turns for piece in each.pieces}
        found |= {day.start for block in self.hidden for day in _days(self.text, block)}
        return frozenset(found - self._joins)

    @cached_property
    def _joins(self) -> frozenset[int]:
        """Where a sentence goes on behind a running head or page number that cuts it."""
        found = set()
        shown: Block | None = None
        cut = False
        for block in self.blocks:
            if block.form == PAGE:
                cut = True
            elif not block.hidden:
                goes_on = shown and not lines.ENDS.search(shown.span.of(self.text))
                if cut and goes_on and self.text[block.span.start].islower():
                    found.add(block.span.start)
                shown, cut = block, False
        return frozenset(found)

    def _first(self, span: Span) -> int:
        """The first character of a span that the language pipeline sees."""
        at = span.start
        while at < span.end and self.parsed[at].isspace():
            at += 1
        return at

    def headings(self) -> list[Span]:
        """The headings."""
        return [block.span for block in self.blocks if block.form == HEADING]


@lru_cache(maxsize=16)
def read(text: str) -> Form:
    """The form of a text; read once."""
    spans = paragraphs(text)
    pages = page.find(text, spans)
    forms = dict.fromkeys(pages, PAGE)
    forms |= dict.fromkeys(head.find(text, spans, pages), BYLINE)
    forms |= {i: form for i, form in boilerplate.find(text, spans, {*forms}).items() if i not in forms}
    noted = mark.labels(text, (s for i, s in enumerate(spans) if forms.get(i, NOTE) == NOTE))
    forms |= dict.fromkeys(_notes(text, spans, forms, noted), NOTE)
    top = next((i for i, s in enumerate(spans) if i not in forms and not lines.is_bare(s.of(text))), 0)
    if len(forms) == len(spans):
        forms = {}  # a text of nothing else is meant to be read
    plain = {i: _form(text, spans, i, forms, top) for i in range(len(spans)) if i not in forms}
    bare = {i for i, form in plain.items() if form == HEADING}
    turns = turn.find(text, spans, {*forms}, bare)
    labelled = {t.label.start for t in turns}
    forms |= plain | {i: TURN for i in plain if spans[i].start in labelled}
    notes = (s for i, s in enumerate(spans) if forms[i] == NOTE)
    shown = [s for i, s in enumerate(spans) if not Block(s, forms[i]).hidden]
    marks = tuple(mark.find(text, shown, mark.labels(text, notes)))
    return Form(text, tuple(Block(span, forms[i]) for i, span in enumerate(spans)), marks, tuple(turns))


def seen(text: str) -> str:
    """What passes that search a text see of it: same length, same offsets."""
    return read(text).seen


def _notes(text: str, spans: list[Span], forms: dict[int, str], noted: frozenset[str]) -> set[int]:
    """Paragraphs that open with the number or sign of a mark that stands in the text above them."""
    body = [s for i, s in enumerate(spans) if forms.get(i, BYLINE) == BYLINE]
    marked = {(span.start, mark.plain(span.of(text))) for span in mark.find(text, body, noted)}
    first: dict[str, int] = {}
    for start, value in sorted(marked):
        for label in re.split(r"\s?[,–-]\s?", value):
            first.setdefault(label, start)
    found = set()
    for i, span in enumerate(spans):
        match = lines.NOTE.match(text, span.start, span.end) if i not in forms else None
        numbered = match is not None and match["plain"] and lines.is_bare(span.of(text), 10)  # a heading
        label = mark.plain(next(filter(None, match.groups()), "")) if match and not numbered else ""
        follows = i - 1 in found and label.isdecimal() and str(int(label) - 1) in mark.labels(text, [spans[i - 1]])
        if label and (follows or first.get(label, len(text)) < span.start):
            found.add(i)
    return found


def _form(text: str, spans: list[Span], i: int, forms: dict[int, str], top: int) -> str:
    """The form of a paragraph that is read for facts; bare lines before paragraph `top` are titles."""
    line = spans[i].of(text)
    if "\n" not in line and lines.is_row(line):
        return ROW
    bare = "\n" not in line and lines.is_bare(line)
    heads = i < top or _numbered(line) or lines.in_capitals(line) or _over_text(text, spans, i, forms)
    if bare and heads and i + 1 < len(spans):
        return HEADING
    return ITEM if lines.is_entry(line) else TEXT


def _numbered(line: str) -> bool:
    """Whether a bare line is numbered as headings are: "2.1 Scope", "IV. Findings"; not "(a) appeal", "3) freeze"."""
    number = re.match(r"(?:\d{1,2}(?:\.\d{1,2})*\.?|[IVX]{1,4}\.|[A-H]\.)\s+[A-ZÀ-Þ]", line)
    return bool(number) and len(line.split()) <= 10


def _over_text(text: str, spans: list[Span], i: int, forms: dict[int, str]) -> bool:
    """Whether whole sentences stand below a bare line, and no other bare line beside it."""
    below = next((j for j in range(i + 1, len(spans)) if j not in forms), None)
    if below is None or lines.is_bare(spans[below].of(text)) or lines.is_row(spans[below].of(text)):
        return below is not None and lines.is_row(spans[below].of(text))
    above = spans[i - 1].of(text) if i > 0 and i - 1 not in forms else ""
    menu = len(above.split()) == 1 < len(spans[i].of(text).split()) - 1
    return menu or not lines.is_bare(above)


def _shouts(text: str, block: Block) -> bool:
    line = block.span.of(text)
    return "\n" not in line and lines.in_capitals(line)


def _sign(text: str, span: Span) -> Span | None:
    """The bullet or number that opens an entry of a list, a heading or a paragraph: "[12] The Court held"."""
    signs = (lines.PARAGRAPH, lines.BULLET, lines.NUMBERED)
    match = next((m for sign in signs if (m := sign.match(text, span.start, span.end))), None)
    return Span(*match.span()) if match and match.end() > match.start() else None


def _unmarked(text: str, span: Span) -> list[Span]:
    """A quoted paragraph; where its lines have marks, the lines without them."""
    if text[span.start] != ">":
        return [span]
    found = re.finditer(r"(?m)^(?:>[^\S\n]?)*(?P<said>[^\n]*\S)", span.of(text))
    return [Span(span.start + m.start("said"), span.start + m.end("said")) for m in found]


def _set_in(text: str, span: Span) -> bool:
    """Whether a paragraph is marked or set in as a quotation is."""
    start = text.rfind("\n", 0, span.start) + 1
    before = text[start : span.start].expandtabs(DEEP)
    return text[span.start] == ">" or (not before.strip() and len(before) >= DEEP)


def _days(text: str, block: Block) -> list[Span]:
    """The dates that stay seen in a line that says when a text was published."""
    line = block.span.of(text)
    if block.form != BYLINE or head.UPDATED.match(line):
        return []
    return [Span(block.span.start + m.start(), block.span.start + m.end()) for m in head.DAY.finditer(line)]


def _blank(made: list[str], span: Span, keep: Iterable[Span] = ()) -> None:
    """Blanks in place of characters; line breaks stay."""
    kept = {at for each in keep for at in range(each.start, each.end)}
    for at in range(span.start, span.end):
        if made[at] != "\n" and at not in kept:
            made[at] = " "
