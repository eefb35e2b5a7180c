"""Ties between two actors that the text states: from events, offices, memberships, nouns and verbs that tie."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from . import clause
from .mention import index
from .span import Span
from .tables import SYMMETRIC, Actor, Event, Evidence, Mention, Participant, Quote, Relation
from .ties import affinity, deed, letter, office
from .ties.tie import Scene, Tie

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from .document import Document
    from .lexicon import Lexicon

JOIN = " … "  # in the printed form of an interrupted quote; who said it stands between its pieces
# Acts of speech: where one is only possible, or denied, nobody has been urged or accused yet.
SAID = frozenset(("urges", "accuses", "letter to", "reveals about"))


def find(
    document: Document, parse: Doc, mentions: list[Mention], actors: list[Actor], events: list[Event],
    participants: list[Participant], lexicon: Lexicon, quotes: Sequence[Quote] = (),
) -> list[Relation | Evidence]:  # fmt: skip
    """The ties of a document, each once; where it is stated again the later passage is evidence.

    A tie that stands inside a quote is meant as the quote is, and its speaker holds it.
    """
    scene = Scene(parse, index(parse, mentions), {actor.actor: actor for actor in actors}, lexicon)
    events = [e if not _aims_beside(e, participants, scene) else replace(e, tie="") for e in events]
    lasting = (_as_quoted(tie, quotes) for part in (office, affinity, deed, letter) for tie in part.find(scene))
    ties = [*_from_events(events, participants), *lasting]
    return _rows(document, [t for t in ties if t.source != t.target and not _to_court(t, scene)])


def _aims_beside(event: Event, participants: list[Participant], scene: Scene) -> bool:
    """Whether an act against something only concerns who is named behind "of": "opposed a takeover of Acme"."""
    if event.tie != "at odds with":
        return False
    targets = {p.start for p in participants if p.event == event.event and p.role == "recipient"}
    heads = (t for t in scene.parse if t.idx in targets)
    return any(_is_beside(token) for token in heads)


def _is_beside(token: Token) -> bool:
    """Whether the phrase that begins at a token hangs on a noun by "of" or stands before it."""
    while token.dep_ in ("compound", "det", "amod", "flat") and token.head.i > token.i:
        token = token.head
    return token.dep_ == "nmod:poss" or (token.dep_ == "nmod" and clause.preposition(token) == "of")


def _to_court(tie: Tie, scene: Scene) -> bool:
    """Whether an appeal goes to a court, which is asked for a ruling and urged to nothing."""
    words = scene.known[tie.target].name.lower().split() if tie.target in scene.known else []
    return tie.kind == "urges" and tie.label.lower().startswith("appeal") and bool({"court", "tribunal"} & {*words})


def _as_quoted(tie: Tie, quotes: Sequence[Quote]) -> Tie:
    """The tie with the status and speaker of the shortest quote around its word and at least one of its ends."""
    around = [q for q in quotes if q.start <= tie.span.start and tie.span.end <= q.end]
    around = [q for q in around if q.printed.count(JOIN) <= q.text.count(JOIN)]
    if not around:
        return tie
    said = min(around, key=lambda q: q.end - q.start)
    return replace(tie, status=said.status, holder=said.speaker)


def _from_events(events: list[Event], participants: list[Participant]) -> Iterator[Tie]:
    """The tie that an act implies, from each agent to each recipient."""
    by_event: dict[str, list[Participant]] = {}
    for part in participants:
        by_event.setdefault(part.event, []).append(part)
    for event in events:
        asked = event.status == "requested" and event.tie.endswith(" by")  # "called on the bureau to list Acme"
        if event.tie and not asked and not (event.tie in SAID and event.status in ("possible", "negated")):
            for source, target in _pairs(by_event.get(event.event, []), event.tie):
                yield _event_tie(event, source, target)


def _pairs(parts: list[Participant], kind: str) -> Iterator[tuple[Participant, Participant]]:
    """Each agent with each recipient; two who do something with each other are a pair without one."""
    agents = [p for p in parts if p.role == "agent"]
    recipients = [p for p in parts if p.role == "recipient"]
    one_side = bool(agents) and " from " in agents[0].text  # "officials from A and B met bankers"
    if not recipients and len(agents) == 2 and kind in SYMMETRIC and not one_side:
        yield agents[0], agents[1]
    for agent in agents:
        for recipient in recipients:
            yield agent, recipient


def _event_tie(event: Event, agent: Participant, recipient: Participant) -> Tie:
    source, target = (recipient, agent) if event.tie.endswith(" by") else (agent, recipient)
    span = Span(event.start, event.end)
    ends = (Span(source.start, source.end), Span(target.start, target.end))
    said = {"event": event.event, "status": event.status, "holder": event.holder}
    return Tie(source.actor, target.actor, event.tie, span, span, event.trigger, **said, ends=ends)


def _rows(document: Document, ties: list[Tie]) -> list[Relation | Evidence]:
    """A row for each tie, its word and its ends; the passage with an event is the row, else the first one."""
    told: dict[tuple[str, ...], list[Tie]] = {}
    for tie in sorted(ties, key=lambda t: (not t.event, t.span, t.kind)):
        ends = sorted((tie.source, tie.target)) if tie.kind in SYMMETRIC else (tie.source, tie.target)
        told.setdefault((*ends, tie.kind), []).append(tie)
    rows: list[Relation | Evidence] = []
    used: set[str] = set()
    for first, *others in sorted(told.values(), key=lambda ties: (ties[0].span, ties[0].kind)):
        row_id = _id(document, first, used)
        rows.append(Relation(**_at(document, first.span), relation=row_id, source=first.source, target=first.target,
                             kind=first.kind, label=first.label, event=first.event, status=first.status,
                             holder=first.holder))  # fmt: skip
        parts = [("trigger", first.cue), *zip(("source", "target"), first.ends, strict=False)]
        parts += [("also", other.span) for other in others]
        rows += [
            Evidence(**_at(document, span), table="relations", row=row_id, role=role)
            for role, span in dict.fromkeys(parts)
        ]
    return rows


def _at(document: Document, span: Span) -> dict[str, Any]:
    return {"document": document.id, "start": span.start, "end": span.end, "text": span.of(document.text)}


def _id(document: Document, tie: Tie, used: set[str]) -> str:
    """The row's id; ties that rest on the same characters are numbered."""
    base = f"{document.id}:relation:{tie.span.start}-{tie.span.end}"
    row_id = next(i for n in range(1, len(used) + 2) if (i := base if n == 1 else f"{base}.{n}") not in used)
    used.add(row_id)
    return row_id
