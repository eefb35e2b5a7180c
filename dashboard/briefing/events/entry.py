"""The rows of an event: itself, its participants, and the words it rests on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from .. import clause
from ..span import Span, cover, of_token
from ..tables import Actor, Event, Evidence, Mention, Participant
from . import condition, label, plover
from .accident import is_accident

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from ..document import Document
    from .retelling import Draft


def _tie(draft: Draft) -> str:
    """The tie that an act implies; a complaint lodged with a body accuses somebody else."""
    entry = draft.trigger.entry
    if entry is None or (entry["what"] == "complaint" and _is_addressed(draft)):
        return ""
    return entry["relation"]


def _is_addressed(draft: Draft) -> bool:
    """Whether the recipients of a complaint are those it goes to: "lodged a complaint with the agency"."""
    ends = {p.mention.end for p in draft.parts if p.role == "recipient"}
    heads = (t for t in draft.trigger.head.sent if t.idx + len(t) in ends)
    return any(clause.preposition(h) in ("with", "to", "before") for t in heads for h in (t, t.head))


def rows(
    document: Document, parse: Doc, draft: Draft, kinds: dict[str, Actor], mentions: list[Mention]
) -> list[Event | Participant | Evidence]:
    span = _passage(draft)
    named = _antecedents(draft, mentions)
    row_id = f"{document.id}:event:{draft.trigger.word.idx}-{draft.trigger.word.idx + len(draft.trigger.word)}"
    cue, date = draft.status.cue, draft.date
    accident = is_accident(draft)
    kind, root = (
        ("", "")
        if accident
        else plover.coded(draft.trigger.entry, draft.status.value, cue.text if cue is not None else "")
    )
    words = label.label(draft.trigger, draft.parts, parse, kinds, cue if draft.status.value == "negated" else None)
    if draft.lent:  # "the board" over "publish guidance"
        verb = draft.trigger.head.text
        words = re.sub(rf" {re.escape(verb)}\b", f" to {verb[:1].lower()}{verb[1:]}", words, count=1)
    if cue is not None and _is_condition(draft):
        words = label.conditional(words, cue, draft.trigger.head.sent.text)
    made = Event(
        document=document.id, start=span.start, end=span.end, text=span.of(document.text), event=row_id,
        label=words, kind=kind, cameo=root,
        act="death" if accident and draft.what == "killing" else draft.what, tie=_tie(draft),
        trigger=draft.trigger.word.text if draft.trigger.noun is None else draft.trigger.head.text,
        status=draft.status.value, holder=draft.status.holder, timex=date.timex, edtf=date.edtf, earliest=date.earliest,
        latest=date.latest, precision=date.precision, rule=date.rule,
        place=draft.place.of(document.text) if draft.place else "",
    )  # fmt: skip
    rows: list[Event | Participant | Evidence] = [made]
    for part in draft.parts:
        if part.mention.actor:
            rows.append(
                Participant(**_at(document, part.mention), event=row_id, actor=part.mention.actor, role=part.role)
            )
    return [*rows, *_evidence(document, draft, row_id, named)]


def _is_condition(draft: Draft) -> bool:
    """Whether an event is told behind an "if" or "unless" of its own clause."""
    cue, verb = draft.status.cue, draft.trigger.head
    marks = cue is not None and cue.lower_ in condition.IF and cue.dep_ == "mark"
    if not marks or cue is None or cue.head.i != verb.i or draft.status.value != "possible":
        return False
    subjects = [c for c in verb.children if c.dep_.startswith("nsubj") and c.i < verb.i]
    last = subjects[-1].left_edge.i if subjects else cue.i
    return not any(t.text == "," for t in verb.doc[cue.i : last])  # "If it succeeds, [the office] could …", misread


def _at(document: Document, where: Mention | Span) -> dict[str, Any]:
    return {
        "document": document.id,
        "start": where.start,
        "end": where.end,
        "text": document.text[where.start : where.end],
    }


def _antecedents(draft: Draft, mentions: list[Mention]) -> list[tuple[str, Mention]]:
    """For a pronoun: the name or description it stands for, where that stands before it in the same sentence."""
    sentence = draft.trigger.head.sent
    found = []
    for part in draft.parts:
        if part.mention.kind == "pronoun" and part.mention.actor:
            before = [m for m in mentions if m.actor == part.mention.actor and m.kind != "pronoun"
                      and sentence.start_char <= m.start < part.mention.start]  # fmt: skip
            found += [(part.role, before[-1])] if before else []
    return found


def _evidence(document: Document, draft: Draft, row_id: str, named: list[tuple[str, Mention]]) -> list[Evidence]:
    spans: list[tuple[str, Mention | Span]] = [("trigger", of_token(draft.trigger.head))]
    if draft.trigger.noun is not None:
        spans.append(("trigger", of_token(draft.trigger.noun)))
    spans += [*((part.role, part.mention) for part in draft.parts), *named]
    if draft.status.cue is not None:
        spans.append(("cue", of_token(draft.status.cue)))
    if draft.place is not None:
        spans.append(("place", draft.place))
    if draft.date.timex:
        start, end = map(int, draft.date.timex.rsplit(":", 1)[1].split("-"))
        spans.append(("timex", Span(start, end)))
    spans += [("also", of_token(again.trigger.word)) for again in draft.also]
    return [
        Evidence(**_at(document, span), table="events", row=row_id, role=part) for part, span in dict.fromkeys(spans)
    ]


def _passage(draft: Draft) -> Span:
    """The words that tell the event: from the first to the last of trigger and participants inside its sentence."""
    sentence = draft.trigger.head.sent
    spans = [label.tail(draft.trigger)]
    spans += [Span(p.mention.start, p.mention.end) for p in draft.parts
              if sentence.start_char <= p.mention.start and p.mention.end <= sentence.end_char]  # fmt: skip
    return cover(spans)
