"""The status that an event's own form and clause show: modals, conditions, questions, what is left undone or open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import clause, modality
from ..timexes.tense import CALENDARED
from . import condition, governor
from .meant import Status

if TYPE_CHECKING:
    from spacy.tokens import Token

    from .trigger import Trigger

UNDER = ("xcomp", "ccomp", "advcl", "acl", "obl", "nmod", "obj", "conj")
IF = condition.IF | {"whether"}
LEFT_OUT = frozenset(("without", "instead of", "rather than"))  # "ruled without hearing the bank"


def is_calendared(verb: Token) -> bool:
    """Whether a plain present tells of a day to come: "the contract expires at the end of the year"."""
    helped = any(c.dep_ in ("aux", "aux:pass", "cop") for c in verb.children)
    return verb.tag_ in ("VBZ", "VBP") and not helped and verb.lemma_.lower() in CALENDARED


def unreal(head: Token) -> Status | None:
    """What is told under a condition: "if it does not pay", "Should talks fail, …", "firms that break the rules"."""
    cue = condition.inverted(head)
    if cue is not None:
        return Status("negated" if cue.lower_ == "had" else "possible", cue=cue)
    told = modality.mood(head)
    mark = next((c for c in head.children if c.lower_ in condition.IF and c.dep_ == "mark"), None)
    if mark is not None and told.negated:
        return Status("possible", cue=mark)
    if condition.of_a_kind(head):
        return Status("possible")
    meant = any(c.lower_ in ("was", "were") for c in head.children if c.dep_ in ("aux", "cop"))
    if meant and head.tag_ == "VBN" and is_to(head) and perfect(head):
        return Status("negated", cue=next(c for c in head.children if c.lower_ == "have"))
    return None


def subject_to(word: Token) -> Status | None:
    """ "subject to approval", "pending approval": what a thing still waits for."""
    awaited = word.dep_ in ("obl", "nmod", "obj") and (
        (clause.preposition(word) == "to" and word.head.lower_ == "subject")
        or clause.preposition(word) == "pending" or word.head.lower_ in ("pending", "awaiting")
    )  # fmt: skip
    return Status("possible", cue=word.head) if awaited else None


def faced(trigger: Trigger) -> Status | None:
    """ "faces a fine": a penalty that may come."""
    return Status("possible", cue=trigger.head) if condition.faced(trigger) else None


def left_open(head: Token) -> Status | None:
    """An infinitive of which nothing says that it came about: "makes it a crime to assist them"."""
    first = head
    while first.dep_ == "conj" and first.head.i != first.i and not first.tag_.startswith(("VBD", "VBZ", "VBP")):
        first = first.head
    if not governor.is_infinitive(head) or first.dep_ not in ("xcomp", "advcl", "acl", "csubj", "ccomp"):
        return None
    over = first.head
    if first.dep_ == "advcl" and over.tag_ in ("VBD", "VBN"):
        return None  # what something was done for
    if any(c.lower_ in ("first", "last", "only", "latest", "able") for c in (over, *over.children)):
        return None
    return None if over.lemma_.lower() in governor.IMPLICATIVE else Status("possible")


def left_out(head: Token) -> Status | None:
    """ "ruled without hearing the bank"; "has yet to ratify it"."""
    if head.tag_ == "VBG" and clause.preposition(head) in LEFT_OUT:
        return Status("negated", cue=next((c for c in head.children if c.dep_ in ("case", "mark")), None))
    yet = [c for c in (*head.head.children, *head.children) if c.lower_ == "yet" and c.i < head.i]
    if (
        yet
        and head.dep_ in ("xcomp", "conj")
        and governor.is_infinitive(head)
        and head.head.lemma_.lower() in ("have", "be")
    ):
        return Status("negated", cue=yet[0])
    return None


def asked(head: Token) -> Status | None:
    """ "Did the bank mislead them?": what is asked, unless the question takes it for granted ("Why did …?")."""
    sentence = head.sent
    last = next((t for t in reversed(list(sentence)) if t.text not in ("”", '"', "’", "'") and not t.is_space), head)
    first = next((t for t in sentence if t.is_alpha), head)
    opens = first.head.i == head.i and first.dep_ in ("aux", "aux:pass", "cop")
    return Status("possible", cue=first) if last.text == "?" and opens else None


def bidden(head: Token) -> Status | None:
    """ "Please send comments by Friday": who is addressed is asked to do it."""
    verb = head
    while verb.dep_ == "conj" and verb.head.i != verb.i and verb.tag_ == "VB":
        verb = verb.head
    polite = next((c for c in verb.children if c.lower_ == "please" and c.i < verb.i), None)
    helped = any(c.dep_.startswith(("nsubj", "aux", "cop")) for c in (*verb.children, *head.children))
    return Status("requested", cue=polite) if polite is not None and verb.tag_ in ("VB", "VBP") and not helped else None


def by_modal(head: Token) -> Status | None:
    mood = modality.mood(head)
    cue = next((c for c in head.children if c.lower_ == mood.modal), None) if mood.modal else None
    if mood.conditional and not (mood.infinitive and head.dep_ in UNDER):  # "is weighing whether to sue" is weighed
        return Status("possible", cue=next((c for c in head.children if c.lower_ in IF), None))
    mark = condition.over(head) if mood.modal in ("would", "will", "shall") else None
    if mark is not None and (mood.modal == "would" or mark.lower_ in condition.INVERTED):
        return Status("possible", cue=mark)
    if mood.time == "future" or is_to(head):
        return Status("planned", cue=cue)
    if mood.modal in ("may", "might", "can", "could", "would"):
        return Status("possible", cue=cue)
    if mood.modal in ("should", "must", "ought"):
        return Status("requested", cue=cue)
    return None


def is_to(head: Token) -> bool:
    """ "is to meet", "are due to meet", read as one predicate with a copula."""
    to = any(c.lower_ == "to" and c.dep_ == "mark" for c in head.children) or any(
        g.lower_ == "to" for c in head.children if c.dep_ == "case" and c.i < head.i for g in c.children
    )
    return to and any(c.dep_ in ("cop", "aux") and c.lemma_.lower() == "be" for c in head.children)


def perfect(verb: Token) -> bool:
    """ "would have paid": what did not come about."""
    return any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.children)
