"""Speakers' labels of transcripts and interviews, and the words that each turn holds."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from ..span import Span
from . import line as lines

ASKS, ANSWERS = frozenset(("q", "question")), frozenset(("a", "answer"))
FEWEST = 3  # labelled turns of a transcript
# Words before a colon that name no speaker.
FIELDS = frozenset(
    "note notes source sources date time place location venue background summary update contact example warning "
    "subject re from to cc tel phone email fax address website url isbn doi figure table key results result total "
    "abstract conclusion introduction method methods objective findings recommendation recommendations step steps "
    "photo image video watch read correction editor’s editor's highlights status price pros cons also headline "
    "published updated deadline agenda item items chapter section part annex appendix article case claim fact "
    "duration length topic topics title author authors attendees present absent".split()
)
STAGE = re.compile(r"^[(\[].*[)\]]\.?$", re.S)  # "[Recess]", "(Applause.)"


HOLDER = re.compile(r"^\s*\(((?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady)\.? [^()]+)\)")


@dataclass(frozen=True, slots=True)
class Turn:
    """A speaker's turn: the label's characters with its colon, the speaker's name in them (or None), the paragraphs."""

    label: Span
    name: Span | None
    pieces: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Label:
    span: Span
    words: Span
    own: bool  # on a line of its own

    def key(self, text: str) -> str:
        return " ".join(self.words.of(text).lower().strip(".").split())


def find(text: str, spans: list[Span], taken: set[int], ends: set[int]) -> list[Turn]:
    """The turns of a text that is a transcript; `ends` are paragraphs at which a turn ends (headings).

    It is one where two labels alternate: one of them comes again, three turns at least; or a question has an answer.
    """
    labels = {i: label for i, span in enumerate(spans) if i not in taken and (label := _label(text, span))}
    if not ASKS & {label.key(text) for label in labels.values()}:  # "A." alone numbers headings
        labels = {i: label for i, label in labels.items() if label.key(text) not in ANSWERS}
    keys = Counter(label.key(text) for label in labels.values())
    asked = bool(ASKS & {*keys}) and bool(ANSWERS & {*keys})
    spoken = {key for key in keys if asked or keys[key] > 1}
    if not asked and (sum(keys.values()) < FEWEST or len(keys) < 2 or not spoken):
        return []
    kept = {i: each for i, each in labels.items() if asked or each.key(text) in spoken or _alike(text, each, labels)}
    if len({label.key(text) for label in kept.values()}) < 2:
        return []
    return _turns(text, spans, kept, taken | ends)


def _label(text: str, span: Span) -> _Label | None:
    own = lines.OWN_LABEL.match(span.of(text))
    if own is not None:
        at = own.span("label" if own["label"] else "role")
        return _Label(span, Span(span.start + at[0], span.start + at[1]), True)
    match = lines.LABEL.match(text, span.start, span.end) or lines.STOPPED_LABEL.match(text, span.start, span.end)
    if match is None:
        return None
    words = Span(*match.span("label"))
    named = HOLDER.search(match["role"] or "") if "role" in match.groupdict() else None
    if named and words.of(text).startswith("The "):  # "The Minister for Water (Mr Alan Reed):"
        begin = match.start("role") + named.start(1)
        words = Span(begin, begin + len(named[1]))
    if any(w in FIELDS for w in re.findall(r"[\w’']+", words.of(text).lower())):
        return None
    start = match.start() + len(match.group()) - len(match.group().lstrip())
    return _Label(Span(start, match.end()), words, False)


def _alike(text: str, label: _Label, labels: dict[int, _Label]) -> bool:
    """Whether a label that stands once looks like those that come again: both set in capitals, or both a name."""
    keys = Counter(other.key(text) for other in labels.values())
    again = [other for other in labels.values() if keys[other.key(text)] > 1]
    words = label.words.of(text)
    alike = any(words.isupper() == other.words.of(text).isupper() for other in again)
    return label.own or (alike and len(words.split()) <= 5 and (words.isupper() or len(words.split()) > 1))


def _turns(text: str, spans: list[Span], labels: dict[int, _Label], stops: set[int]) -> list[Turn]:
    """Each label with its own paragraph and those below it up to the next label; the last turn is its paragraph."""
    made = []
    last = max(labels)
    for i, label in labels.items():
        pieces = [Span(start, spans[i].end)] if (start := _after(text, label, spans[i])) < spans[i].end else []
        j = i + 1
        while i < last and j not in labels and j not in stops and not STAGE.match(spans[j].of(text)):
            pieces.append(spans[j])
            j += 1
        if not pieces and i == last and i + 1 < len(spans) and i + 1 not in stops:
            pieces = [spans[i + 1]]  # a label on a line of its own
        if pieces:
            made.append(Turn(label.span, _name(text, label), tuple(pieces)))
    return made


def _after(text: str, label: _Label, span: Span) -> int:
    at = label.span.end
    while at < span.end and text[at].isspace():
        at += 1
    return at


def _name(text: str, label: _Label) -> Span | None:
    key = label.key(text)
    return None if key in ASKS or key in ANSWERS else label.words
