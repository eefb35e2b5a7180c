"""Finds the report that stands beside, around or above a passage in quotation marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from .. import clause, quotation
from ..paragraph import paragraphs
from ..span import Span
from .cue import finite
from .reporting import Report, by_sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from .marks import Marked

REACH = 30  # tokens between a passage and the verb that reports it
SHORT = 8  # tokens from a verb to the end of its sentence, when it reports what stands before the full stop
CLIMB = 5  # steps up the tree from quoted words to the word that reports them
QUOTING = frozenset(
    "say explain stress claim argue reply write announce warn ask describe report criticise praise demand request "
    "urge promise deny accuse inform complain object insist affirm cite propose recommend threaten admit apologise "
    "thank greet".split()
)
STOPS = frozenset((".", "!", "?"))


class Cover:
    """Spans that do not overlap, asked which one holds or cuts another; one bisection a question."""

    def __init__(self, spans: list[Span]) -> None:
        self.spans = sorted(spans)
        self.starts = [span.start for span in self.spans]

    def holding(self, span: Span) -> Span | None:
        """The span that contains all of `span`."""
        at = bisect_right(self.starts, span.start) - 1
        return self.spans[at] if at >= 0 and self.spans[at].contains(span) else None

    def widened(self, span: Span) -> tuple[int, int]:
        """`span` grown to take in whole the spans that it cuts at either edge."""
        start, end = span.start, span.end
        at = bisect_right(self.starts, start) - 1
        if at >= 0 and self.spans[at].start < start < self.spans[at].end - 1:
            start = self.spans[at].start
        at = bisect_left(self.starts, end) - 1
        if at >= 0 and self.spans[at].start < end <= self.spans[at].end:
            end = self.spans[at].end
        return start, end


def opened(parse: Doc, marked: Marked) -> bool:
    """Whether a passage without a closing mark is introduced as speech: a comma or colon stands before it."""
    i = _token(parse, marked.span.start) - 1
    return i >= 0 and parse[i].text in (",", ":")


def _token(parse: Doc, character: int) -> int:
    return int(quotation.tokens_in(parse, character, character + 1)[0].i)


class Beside:
    """The reports of a text by place, for questions about one passage."""

    def __init__(self, parse: Doc, text: str, marked: list[Marked], reports: list[Report]) -> None:
        self.parse = parse
        self.text = text
        self.paragraphs = paragraphs(text)
        self.begins = [p.start for p in self.paragraphs]
        self.opening = sorted(_token(parse, m.span.start) for m in marked)
        self.inside = Cover([m.span for m in marked if m.closed and m.depth == 0])
        self.by_token = {r.cue.head.i: r for r in reports if not r.is_phrase}
        self.by_sentence = by_sentence(reports)

    def paragraph(self, character: int) -> Span:
        return self.paragraphs[max(0, bisect_right(self.begins, character) - 1)]

    def after(self, marked: Marked) -> Report | None:
        """The clause right after a passage that ends with a stop: “…,” said X."""
        stop = quotation.ends_spoken(self.text, marked)
        if not stop:
            return None
        first, end = self._window(marked)
        report = self._first(first, end)
        if report is None:
            return self._according(first, end)
        if not _utters(report):
            return None
        goes_on = self.text[marked.span.end :].lstrip()[:1].islower()  # “…?” he said, drawing protests
        return report if goes_on or stop not in ".!?" or self._closes(report, marked) else None

    def _first(self, first: int, end: int) -> Report | None:
        """The report whose verb comes first, unless another finite verb comes before it."""
        relative = False
        for token in self.parse[first:end]:
            relative = relative or token.tag_ in ("WP", "WDT", "WP$")
            report = self.by_token.get(token.i)
            if report is not None and report.cue.is_verb and (_verbal(token) or not relative):
                return report
            if _verbal(token) and token.tag_ in ("VBD", "VBZ", "VBP"):
                return None
        return None

    def _window(self, marked: Marked) -> tuple[int, int]:
        """Tokens after a passage up to the next mark, stop or paragraph end."""
        first = quotation.tokens_in(self.parse, marked.span.start, marked.span.end)[-1].i + 1
        limit = min(len(self.parse), first + REACH)
        while first < limit and (self.parse[first].is_space or self.parse[first].text in (",", "–", "—", "-", "--")):
            first += 1
        at = bisect_left(self.opening, first)
        if at < len(self.opening):
            limit = min(limit, self.opening[at])
        last = self.paragraph(marked.span.end - 1).end
        for i in range(first, limit):
            if self.parse[i].text in (*STOPS, ";") or self.parse[i].idx >= last:
                return first, i
        return first, limit

    def _according(self, first: int, end: int) -> Report | None:
        for each in self.by_sentence.get(self.parse[first].sent.start, []) if first < end else ():
            if each.is_phrase and first <= each.cue.start <= first + 1:
                return each
        return None

    def _phrase(self, low: int, i: int) -> Report | None:
        """ "In the words of X, “…”": a phrase that fills the space before the passage."""
        for each in self.by_sentence.get(self.parse[low].sent.start, []):
            stands = each.is_phrase and low <= each.cue.start < i and self.parse[i].text in (",", ":")
            if stands and not any(_verbal(t) for t in self.parse[each.cue.end : i]):
                return each
        return None

    def _closes(self, report: Report, marked: Marked) -> bool:
        """After a full stop only a bare reporting clause belongs to the passage before it."""
        verb = report.cue.head
        short = verb.sent.end - verb.i <= SHORT
        return short and not any(span.start > marked.span.end for span in report.contents)

    def before(self, marked: Marked) -> Report | None:
        """The clause that introduces a passage: X said: “…”; the letter states that, “…”."""
        i = self._left(marked)
        if i < 0:
            return None
        mark = self.parse[i].text
        low = max(self.parse[i].sent.start, i - REACH, 0)
        opens = mark == ":" and marked.span.start == self.paragraph(marked.span.start).start  # a block quotation
        if self.parse[low].idx < self.paragraph(self.parse[i].idx if opens else marked.span.start).start:
            return None
        if (phrase := self._phrase(low, i)) is not None:
            return phrase
        noun: Report | None = None
        for token in reversed(self.parse[low : i + 1]):
            report = self.by_token.get(token.i)
            if report is not None and report.cue.is_verb:
                return report if _utters(report) and self._introduces(report, mark, i) else None
            if _verbal(token) and token.tag_ in ("VBD", "VBZ", "VBP") and mark != ":":
                return None
            noun = noun or report
        return noun if mark == ":" else None

    def _left(self, marked: Marked) -> int:
        i = _token(self.parse, marked.span.start) - 1
        while i >= 0 and self.parse[i].is_space:
            i -= 1
        return i

    def _introduces(self, report: Report, mark: str, i: int) -> bool:
        if mark in (":", ",", "that") or i < report.cue.end:
            return True
        return i - report.cue.end < 6 and report.cue.strength != "quote" and not STOPS & {self.parse[i].text}

    def around(self, marked: Marked) -> Report | None:
        """The report with the smallest contents that hold the passage, its cue outside."""
        span = marked.span
        sentence = self.parse[_token(self.parse, span.start)].sent.start
        holding = [r for r in self.by_sentence.get(sentence, []) if not r.span.overlaps(span)
                   and any(_holds(piece, span) for piece in r.contents)]  # fmt: skip
        holding = [r for r in holding if marked.depth or self.inside.holding(r.span) is None]
        return min(holding, key=lambda r: r.content.end - r.content.start, default=None)

    def above(self, marked: Marked) -> Report | None:
        """The cue that the quoted words depend on: called the plan “reckless”, spoke of a “new order”."""
        inside = quotation.tokens_in(self.parse, marked.span.start, marked.span.end)
        token = next((t for t in inside if not t.is_punct and not inside.start <= t.head.i < inside.end), None)
        for _ in range(CLIMB):
            if token is None or token.head.i == token.i:
                return None
            token = token.head
            report = self.by_token.get(token.i)
            if report is not None and report.span.end <= marked.span.start and report.voice.speakers:
                return report if _quotes(report) else None
            if _verbal(token) and any(c.dep_ in ("nsubj", "nsubj:pass") for c in token.children):
                return None
        return None

    def nearest(self, marked: Marked) -> Report | None:
        """For several quoted words: the one reporting verb of the sentence that stands outside the marks."""
        if len(marked.span.of(self.text).split()) < 3:
            return None
        sentence = self.parse[_token(self.parse, marked.span.start)].sent.start
        near = [r for r in self.by_sentence.get(sentence, []) if r.cue.is_verb and r.cue.strength == "always"
                and r.voice.speakers and self.inside.holding(r.span) is None]  # fmt: skip
        return near[0] if len(near) == 1 else None

    def stands_alone(self, marked: Marked) -> bool:
        """Whether a passage is a sentence of its own: nothing of the author's before or after it."""
        left, text = self._left(marked), self.text
        start = self.paragraph(marked.span.start).start
        free = left < 0 or self.parse[left].idx < start or self.parse[left].text in (*STOPS, ":", "”", '"', "’", "»")
        inner = marked.span.of(text).strip(quotation.EDGES)
        return free and inner[-1:] in ".!?…" and len(inner.split()) > 2

    def follows(self, last: Span, marked: Marked) -> bool:
        """Whether a passage goes on where the last one and its reporting clause stopped: no sentence between."""
        between = self.text[last.end : marked.span.start]
        here, there = self.paragraph(marked.span.start), self.paragraph(last.start)
        next_one = "\n" in between and here.start == marked.span.start
        return (here == there or next_one) and len(between) < 200 and sum(between.count(stop) for stop in ".!?") <= 1

    def introduced(self, marked: Marked) -> list[Token]:
        """The subject of the sentence before a passage that stands alone, when it is a name or pronoun."""
        i = self._left(marked)
        before = i >= 0 and self.parse[i].idx < self.paragraph(marked.span.start).start
        if i < 0 or (before and self.parse[i].text != ":"):
            return []
        if self.inside.holding(Span(self.parse[i].idx, self.parse[i].idx + 1)) is not None:
            return []
        root = self.parse[i].sent.root
        if self.inside.holding(Span(root.idx, root.idx + len(root))) is not None:
            return []
        first = clause.subjects(root)[:1]
        return [t for t in first if t.pos_ in ("PROPN", "PRON") and t.lower_ not in ("it", "this", "that")]

    def only_reports(self, gap: Span, report: Report) -> bool:
        """Whether nothing but the reporting clause stands in the gap between two passages."""
        text = gap.of(self.text)
        tokens = quotation.tokens_in(self.parse, gap.start, gap.end)
        inner = text.rstrip("“\"'‘«„ \n\u00a0\t")
        stops = sum(1 for t in tokens[:-1] if t.text in STOPS)
        others = [t for t in finite(self.parse, tokens.start, tokens.end) if t.i != report.cue.head.i]
        others = [t for t in others if not any(b.tag_ in ("WP", "WDT", "WP$") for b in self.parse[t.i - 3 : t.i])]
        same = self.paragraph(gap.start) == self.paragraph(gap.end)
        return same and len(tokens) <= REACH and not others and (inner[-1:] in ",.:;–—" or not inner) and stops <= 1


def _quotes(report: Report) -> bool:
    """Whether a cue takes words in quotation marks as its object: "called it “reckless”", not "expects a “surge”"."""
    return report.cue.entry["meaning"] in QUOTING


def _utters(report: Report) -> bool:
    """Whether a cue can stand beside a whole utterance; laws that "provide" and plans cannot."""
    deed = report.cue.entry["meaning"] in ("plan", "decide", "expect", "offer", "demand")
    return not deed or report.cue.strength == "always"


def _holds(piece: Span, span: Span) -> bool:
    """Whether contents hold a passage, marks at the edges left aside."""
    return piece.start <= span.start + 1 and span.end - 2 <= piece.end


def _verbal(token: Token) -> bool:
    if token.dep_ in ("aux", "aux:pass", "cop", "amod", "acl:relcl", "acl", "compound", "case", "mark"):
        return False
    return token.tag_.startswith("VB") and token.pos_ != "AUX"
