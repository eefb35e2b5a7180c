"""Events told more than once: drafts of one event are folded into the first."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .. import clause
from . import role

if TYPE_CHECKING:
    from spacy.tokens import Span as Words
    from spacy.tokens import Token

    from ..span import Span
    from .dating import Calendar, Dating
    from .meant import Status
    from .role import Part
    from .trigger import Trigger

ALIKE = 50  # how many acts of one kind back an event may be told again


@dataclass(slots=True)
class Draft:
    """An event while its passages are gathered."""

    trigger: Trigger
    parts: list[Part]
    status: Status
    date: Dating
    place: Span | None
    also: list[Draft] = field(default_factory=list)
    lent: bool = False  # whether its doer stands in the clause above its list

    def actors(self, which: str) -> set[str]:
        return set(role.names(self.parts, which))

    @property
    def what(self) -> str:
        return self.trigger.entry["what"] if self.trigger.entry else ""


ANNOUNCED = frozenset("announced published made taken issued unveiled delivered handed reached signed imposed".split())


def pass_dates_back(drafts: list[Draft], calendar: Calendar) -> None:
    """Dates an event by the sentence after it: "X blocked the deal. The decision, announced on Friday, …"."""
    mains = [d for d in drafts if d.trigger.head.dep_ == "ROOT" and d.status.value == "occurred"]
    for draft in mains:
        after = draft.trigger.head.sent.end
        parse = draft.trigger.head.doc
        if not draft.date.edtf and after < len(parse) and (verb := _announced(parse[after].sent)) is not None:
            draft.date = calendar.below(verb)


def _announced(sentence: Words) -> Token | None:
    """The participle that says when what a sentence opens with was made known: "The decision, [announced] on …"."""
    noun = next((t for t in sentence[:4] if t.pos_ == "NOUN"), None)
    first = next((t for t in sentence if not t.is_space), None)
    if noun is None or first is None or first.lower_ not in ("the", "this", "that") or first.head.i != noun.i:
        return None
    below = [*noun.children, *([noun.head] if noun.dep_ == "nsubj:pass" else [])]
    return next((t for t in below if t.lower_ in ANNOUNCED and t.tag_ == "VBN" and t.dep_ in ("acl", "ROOT")), None)


def merged(drafts: list[Draft]) -> list[Draft]:
    """Drafts with those that tell the same event again folded into the first."""
    kept: list[Draft] = []
    by_act: dict[str, list[Draft]] = {}
    for draft in drafts:
        alike = by_act.setdefault(draft.what, [])
        same = [other for other in alike[-ALIKE:] if _same(draft, other)]
        same = same or [other for other in kept[-ALIKE:] if _part_of(draft, other)]
        if draft.what and (len(same) == 1 or (same and _points_back(draft))):
            _fold(same[-1], draft)
        else:
            kept.append(draft)
            alike.append(draft)
    return kept


def _same(later: Draft, earlier: Draft) -> bool:
    """Whether a later passage tells an earlier event: same kind of act, nobody and no date that speaks against it."""
    if not later.what or later.what != earlier.what:
        return False
    if (
        later.trigger.is_verb
        and earlier.trigger.is_verb
        and later.trigger.noun is None
        and earlier.trigger.noun is None
    ):
        return _twice(later, earlier)
    return _agree(later, earlier) and (_points_back(later) or bool(later.actors("agent") & earlier.actors("agent")))


def _part_of(later: Draft, earlier: Draft) -> bool:
    """ "The meeting is part of a summit": two nouns for one event, joined by "be"."""
    if later.trigger.is_verb or not later.trigger.entry or not earlier.trigger.entry:
        return False
    if later.trigger.entry["cameo"] != earlier.trigger.entry["cameo"]:
        return False
    at = later.trigger.head
    if at.dep_ == "nmod" and at.head.lower_ in ("part", "leg", "round"):
        at = at.head
    subjects = {s.i for s in clause.subjects(at)} if any(c.dep_ == "cop" for c in at.children) else set()
    return bool(subjects & {d.trigger.word.i for d in (earlier, *earlier.also)})


def _twice(later: Draft, earlier: Draft) -> bool:
    """Two verbs for one event: the same people in the same roles on the same known day."""
    return (
        bool(later.date.edtf)
        and later.date.edtf == earlier.date.edtf
        and bool(later.actors("agent"))
        and later.actors("agent") == earlier.actors("agent")
        and later.actors("recipient") == earlier.actors("recipient")
        and later.trigger.head.lemma_ == earlier.trigger.head.lemma_
    )


def _agree(later: Draft, earlier: Draft) -> bool:
    mine = later.actors("agent") | later.actors("recipient")
    theirs = earlier.actors("agent") | earlier.actors("recipient")
    if not mine <= theirs and not (theirs and theirs <= mine):
        return False
    return not later.date.edtf or not earlier.date.edtf or later.date.edtf == earlier.date.edtf


def _points_back(draft: Draft) -> bool:
    """A definite event noun: "the meeting", "this letter", "their talks"."""
    word = draft.trigger.word
    return not draft.trigger.is_verb and any(
        c.dep_ == "nmod:poss" or c.lower_ in ("the", "this", "that", "these", "those")
        for c in word.children
        if c.dep_ in ("det", "nmod:poss")
    )


def _fold(first: Draft, again: Draft) -> None:
    first.also.append(again)
    known = {(p.mention.actor, p.role) for p in first.parts} | {(p.mention.actor, "agent") for p in first.parts}
    first.parts += [p for p in again.parts if (p.mention.actor, p.role) not in known and not first.actors(p.role)]
    if not first.date.edtf:
        first.date = again.date
    first.place = first.place or again.place
