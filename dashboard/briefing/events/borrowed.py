"""Words that a verb has from the one before or above it, for labels that stand alone: auxiliaries, modals, "to"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import clause, modality

if TYPE_CHECKING:
    from spacy.tokens import Token

    from .trigger import Trigger

# Verbs whose clause with "that" has a bare verb.
DEMANDING = frozenset("demand insist recommend ask request propose require urge order suggest stipulate".split())


def shared_helpers(verb: Token) -> str:
    """The auxiliaries that a passive has from the verb before it: "[was] arrested and charged"; '' where it has own."""
    if verb.dep_ != "conj" or any(c.dep_ in ("aux", "aux:pass") for c in verb.children):
        return ""
    return "".join(f"{c.text} " for c in verb.head.children if c.dep_ in ("aux", "aux:pass") and c.i < verb.head.i)


def shares_to(trigger: Trigger) -> bool:
    """Whether an infinitive has its "to" from the one before it: "to clear or [block] the deal"."""
    verb, first = trigger.head, trigger.head.head
    bare = verb.dep_ == "conj" and verb.tag_ == "VB" and trigger.lost is None
    helped = clause.has_to(verb) or any(c.dep_ == "aux" for c in verb.children)
    return bare and first.tag_ == "VB" and clause.has_to(first) and not helped


def shared_modal(trigger: Trigger) -> str:
    """The modal that a verb has from the one before it: "should check and [report] it" means "should report it"."""
    verb = trigger.head
    modal = modality.mood(verb).modal
    own = any(c.dep_ in ("aux", "cop") for c in verb.children)
    return f"{modal} " if modal in modality.MODALS and not own and verb.dep_ == "conj" else ""


def subjunctive(trigger: Trigger) -> bool:
    """Whether a bare verb is what somebody demands: "demanded that Acme publish it" is told as "Acme to publish it"."""
    verb = trigger.head
    plain = verb.tag_ in ("VB", "VBP") and verb.lower_ == verb.lemma_.lower() and trigger.lost is None
    helped = any(c.dep_ in ("aux", "aux:pass", "cop") for c in verb.children)
    over = verb.head.lemma_.lower() in DEMANDING and verb.dep_ == "ccomp" and verb.i > verb.head.i
    return plain and over and not helped and not any(c.lower_ == "to" for c in verb.children)
