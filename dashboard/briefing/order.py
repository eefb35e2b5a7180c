"""The order of events that the text says without a date: what stands before, after or during what.

Only what grammar settles is kept: a cue of order, the event it places and what it is placed against, which is another
event, a date inside its words, or the words alone. An order that dates or another order speak against is none at all,
and no event takes a date from the one that it stands after.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import clause, inflection
from .events import sequence
from .events.trigger import match, phrases
from .span import Span
from .tables import Event, Evidence, Order, Timex

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from .document import Document
    from .events.sequence import Cue
    from .lexicon import Lexicon

# Verbs that say no more than that their subject comes about: "The raid came days after the vote".
COMING = frozenset("come happen occur begin start follow arrive".split())
DONE = ("occurred", "attributed", "alleged")
TOLD = ("trigger", "also")
DEFINITE = ("the", "this", "that", "these", "those")


def find(
    document: Document, parse: Doc, events: list[Event], evidence: list[Evidence], timexes: list[Timex],
    lexicon: Lexicon,
) -> list[Order | Evidence]:  # fmt: skip
    """The order of a document's events, one row a cue, with the cue's words as evidence of the event it places."""
    told = _told(parse, evidence)
    known = {event.event: event for event in events}
    made: dict[tuple[str, int], tuple[Order, Evidence]] = {}
    for cue in sequence.find(parse, lexicon):
        placed = _placed(cue, told)
        other = _other(cue, told, known, placed, lexicon) if placed else ""
        if placed and other != placed and (other or cue.end is not None) and _holds(known, placed, cue.way, other):
            order = _order(document, cue, placed, other, timexes)
            made.setdefault((placed, order.start), (order, _evidence(document, cue, placed)))
    wrong = circular([order for order, _ in made.values()])
    return [row for order, shown in made.values() if (order.event, order.other) not in wrong for row in (order, shown)]


def circular(orders: list[Order]) -> set[tuple[str, str]]:
    """The pairs of events (`event`, `other`) whose orders lead round in a circle: none of them is to be believed."""
    after: dict[str, set[str]] = {}
    pairs = [(pair, (order.event, order.other)) for order in orders if (pair := first_and_next(order))]
    for (first, later), _ in pairs:
        after.setdefault(first, set()).add(later)
    return {names for (first, later), names in pairs if _leads(after, later, first)}


def first_and_next(order: Order) -> tuple[str, str] | None:
    """The two events of an order as they follow each other; None where only one is an event, or they go together."""
    if not order.other or order.way == "during":
        return None
    return (order.event, order.other) if order.way in ("before", "until") else (order.other, order.event)


def _leads(after: dict[str, set[str]], start: str, goal: str) -> bool:
    seen, stack = set(), [start]
    while stack:
        at = stack.pop()
        if at == goal:
            return True
        if at not in seen:
            seen.add(at)
            stack += after.get(at, ())
    return False


def _told(parse: Doc, evidence: list[Evidence]) -> dict[int, str]:
    """The events by the tokens of the words that tell them."""
    found: dict[int, str] = {}
    for part in evidence:
        if part.table == "events" and part.role in TOLD:
            words = parse.char_span(part.start, part.end, alignment_mode="expand")
            for token in words or ():
                found.setdefault(token.i, part.row)
    return found


def _placed(cue: Cue, told: dict[int, str]) -> str:
    """The event that a cue places; '' where grammar does not settle it."""
    if cue.host is None:
        return _alone(cue, told)
    return _event_at(cue.host, told)


def _event_at(host: Token, told: dict[int, str]) -> str:
    """The event of a verb, of the verb over its object, or of a noun; in "the raid came after …" of the subject."""
    if clause.is_verb(host):
        if host.i in told:
            return told[host.i]
        subjects = clause.subjects(host) if host.lemma_.lower() in COMING else []
        return next((told[s.i] for s in subjects if s.i in told), "")
    over = host.head
    if host.dep_ in ("obj", "iobj", "obl", "xcomp") and over.i in told and clause.is_verb(over):
        return told[over.i]  # "fined Acme after the raid": said of the fine, not of Acme
    return told.get(host.i, "") if host.pos_ == "NOUN" else ""


def _alone(cue: Cue, told: dict[int, str]) -> str:
    """The one event behind a phrase that opens a sentence, where the tree has lost the main verb."""
    if cue.end is None or not sequence.opens(cue.first):
        return ""
    rest = cue.first.doc[cue.end.i + 1 : cue.first.sent.end]
    found = {told[t.i] for t in rest if t.i in told}
    return found.pop() if len(found) == 1 and rest[0].text == "," else ""


def _other(cue: Cue, told: dict[int, str], known: dict[str, Event], placed: str, lexicon: Lexicon) -> str:
    """The event that a cue places another against; '' where none in the table is meant, or more than one could be."""
    if cue.anchor is not None:
        return told.get(cue.anchor.i, "") or _told_before(cue.anchor, told, known, lexicon)
    assert cue.host is not None  # what looks back hangs on a verb
    verb = cue.host
    if verb.dep_ == "conj" and verb.head.i in told and clause.is_verb(verb.head):
        found = {told[verb.head.i]}
    else:
        found = {told[t.i] for t in _just_before(cue.first) if t.i in told} - {placed}
    other = found.pop() if len(found) == 1 else ""
    return other if other and _comparable(known[placed], known[other]) else ""


def _told_before(noun: Token, told: dict[int, str], known: dict[str, Event], lexicon: Lexicon) -> str:
    """The one event before that a bare definite noun takes up: "hackers breached it … after the [breach]"."""
    below = [c.lower_ for c in noun.children if c.dep_ not in ("case", "punct")]
    found = match(noun, phrases(lexicon, "noun"))
    if found is None or len(below) != 1 or below[0] not in DEFINITE:
        return ""
    kinds = {found[0]["what"]} - {""}
    one = noun.lemma_.lower()
    words = {noun.lower_, one, *inflection.verb_forms(one, lexicon.irregular)}
    earlier = ((noun.doc[i].lower_, row) for i, row in told.items() if i < noun.i)
    alike = {row for word, row in earlier if word in words or known[row].act in kinds}
    return alike.pop() if len(alike) == 1 else ""


def _just_before(token: Token) -> list[Token]:
    """The words before one in its sentence, and the sentence before it in the same paragraph."""
    parse, start = token.doc, token.sent.start
    first = parse[start - 1].sent.start if start else start
    gap = clause.text(parse)[parse[first].idx : parse[start].idx]
    return list(parse[start if "\n" in gap.strip("\n ") or gap.endswith("\n\n") else first : token.i])


def _comparable(event: Event, other: Event) -> bool:
    """Whether "later" can mean later than this event: it is told as done, or both are meant in the same way."""
    same = (event.status, event.holder) == (other.status, other.holder)
    return same or other.status == "occurred"


def _holds(known: dict[str, Event], placed: str, way: str, other: str) -> bool:
    """Whether nothing speaks against an order: no dates the other way round, nothing done after what is yet to come."""
    if not other:
        return True
    event, against = known[placed], known[other]
    if way in ("after", "since"):
        coming = against.status in ("planned", "requested", "possible") and event.status in DONE
        return not coming and not (event.latest and against.earliest and event.latest <= against.earliest)
    if way in ("before", "until"):
        return not (event.earliest and against.latest and event.earliest >= against.latest)
    apart = (event.latest and against.earliest and event.latest <= against.earliest) or (
        event.earliest and against.latest and event.earliest >= against.latest
    )
    return not apart


def _order(document: Document, cue: Cue, placed: str, other: str, timexes: list[Timex]) -> Order:
    last = cue.end if cue.end is not None else cue.last
    span = Span(cue.first.idx, last.idx + len(last))
    if cue.anchor is not None and not other:
        span = _with_date(document.text, span, timexes)
    inside = [t for t in timexes if span.start <= t.start and t.end <= span.end and t.edtf]
    return Order(
        **_at(document, span), event=placed, way=cue.way, other=other, distance=" ".join(cue.distance.split()),
        timex=inside[0].timex if len(inside) == 1 and not other else "",
    )  # fmt: skip


def _with_date(text: str, words: Span, timexes: list[Timex]) -> Span:
    """Words of order with the date right behind them, which says when the other event was: "after the raid in May"."""
    behind = (t for t in timexes if 0 < t.start - words.end < 8)
    date = next((t for t in behind if text[words.end : t.start].split() in (["in"], ["on"], ["of"])), None)
    return Span(words.start, date.end) if date is not None else words


def _evidence(document: Document, cue: Cue, placed: str) -> Evidence:
    span = Span(cue.first.idx, cue.last.idx + len(cue.last))
    return Evidence(**_at(document, span), table="events", row=placed, role="order")


def _at(document: Document, where: Span) -> dict[str, Any]:
    return {"document": document.id, "start": where.start, "end": where.end, "text": where.of(document.text)}
