"""The status that a governing word lends an event: "plans to", "suspected of", "refused to", "agreed to"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import clause, modality
from . import condition, governor, grammar
from .meant import Status

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..lexicon import Lexicon
    from .role import Roles
    from .trigger import Trigger

# Verbs whose clause is as real as they are: "must ensure that staff report it".
ENSURING = frozenset("ensure guarantee satisfy".split())
CONTENTS = clause.CHARGES | frozenset("notion suggestion view theory fact argument assertion belief report".split())
DROPPING = frozenset("drop abandon scrap shelve cancel reject refuse ditch withdraw".split())


def by_governor(trigger: Trigger, roles: Roles, lexicon: Lexicon) -> Status | None:
    """The status that a governing word lends: "plans to", "suspected of", "refused to", "agreed to"."""
    at, steps = trigger.head, 0
    while at.head != at and at.dep_ in grammar.UNDER and steps < 4:
        child, at, steps = at, governor.above(at), steps + 1
        if child.dep_ == "conj":
            if _finite(child):
                return None
            continue
        if _is_relative(child, at) and not governor.lent(child, at, lexicon):
            return under_mood(trigger.head)
        if not governor.is_content(child):
            apart = child.dep_ in ("advcl", "acl") and not governor.is_infinitive(child)
            return under_mood(trigger.head) or (None if apart else _purpose(trigger.head))
        if child.dep_ == "ccomp" and at.lemma_.lower() in ENSURING and (put := _ensured(at)) is not None:
            return put
        if found := governor.lent(child, at, lexicon):
            if found[1] in governor.DUTY and at.tag_ == "VBD":
                return None  # "had to postpone it": it was postponed
            asked, form = governor.outermost(found, at, lexicon)
            if (refused := _given_up(at, found)) is not None:
                return refused
            return _turned(found, at, governor.holder(trigger, asked, form, roles))
        if child.pos_ in ("NOUN", "PROPN") and clause.is_verb(at):
            return None  # what a plain verb does to an event has no bearing on whether it happened
    return under_mood(trigger.head) or _purpose(trigger.head)


def _is_relative(verb: Token, noun: Token) -> bool:
    """Whether a clause read as the content of a noun is told of it: "rejected the deal that the mayor signed"."""
    if verb.dep_ != "acl" or verb.tag_ not in ("VBD", "VBN", "VBZ", "VBP") or noun.lemma_.lower() in CONTENTS:
        return False
    below = {c.dep_ for c in verb.children}
    return "nsubj" in below and not below & {"obj", "ccomp", "xcomp", "cop", "aux:pass"}


def _ensured(verb: Token) -> Status | None:
    """How what a verb ensures is meant, where the verb says it: "must ensure that", "to ensure that"."""
    return grammar.by_modal(verb) or _purpose(verb)


def _given_up(noun: Token, found: tuple[str, str]) -> Status | None:
    """ "dropped its plan to sue", "did not find evidence of fraud": the noun that lends a status is itself denied."""
    verb = noun.head
    if noun.pos_ != "NOUN" or noun.dep_ != "obj" or not clause.is_verb(verb):
        return None
    if found[0] == "planned":
        return Status("negated", cue=verb) if verb.lemma_.lower() in DROPPING else None
    if found[1] in ("evidence", "proof") and modality.mood(verb).negated:
        return Status("negated", cue=verb)
    return None


def under_mood(verb: Token) -> Status | None:
    """An infinitive under a verb that is itself only possible or to come: "would oblige firms to report"."""
    return grammar.by_modal(verb.head) if verb.dep_ == "xcomp" and governor.is_infinitive(verb) else None


def _finite(verb: Token) -> bool:
    """Whether a coordinated verb has a tense of its own, so that nothing above its neighbour bears on it."""
    return clause.is_verb(verb) and (
        verb.tag_ in ("VBD", "VBZ", "VBP") or any(c.dep_.startswith(("nsubj", "aux")) for c in verb.children)
    )


def _turned(found: tuple[str, str], at: Token, holder: str) -> Status:
    """A lent status as the governing word's own mood leaves it: "does not intend to", "could have to"."""
    value, mood = found[0], modality.mood(at)
    if mood.negated:
        value = "possible" if value == "negated" else "negated"
    elif mood.conditional or mood.modal in ("may", "might", "could", "can") or _on_condition(at, mood.modal):
        value = "possible"
    return Status(value, holder, at)


def _on_condition(verb: Token, modal: str) -> bool:
    """ "will have to pay if it is blocked"."""
    group = [verb, *(c for c in verb.children if c.dep_ == "xcomp")]
    marks = [mark for v in group if (mark := condition.over(v)) is not None] if modal in ("will", "would") else []
    return any(mark.lower_ != "unless" for mark in marks)


def _purpose(head: Token) -> Status | None:
    if head.dep_ == "conj" and governor.is_infinitive(head) and head.head.i != head.i:
        return _purpose(head.head)  # "to meet her colleague and to discuss the border"
    if head.head.lemma_.lower() == "use" and head.head.tag_ in ("VBD", "VBN"):
        return None  # "used tear gas to disperse them"
    return Status("planned") if head.dep_ in ("advcl", "acl") and governor.is_infinitive(head) else None
