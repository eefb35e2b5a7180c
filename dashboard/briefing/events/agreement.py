"""A predicate agrees with the names put before it: "the petition asks" is told as "four groups ask"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..tables import Actor
    from .trigger import Trigger

PLURAL = {"has": "have", "is": "are", "was": "were", "does": "do", "’s": "are", "'s": "are"}


def agreed(said: str, trigger: Trigger, agents: list[str], kinds: dict[str, Actor]) -> str:
    """The predicate with its first verb in the plural, where the subject printed is singular and its actors are many.

    `agents` are the names that stand before it.
    """
    verb = trigger.head
    first, space, rest = said.partition(" ")
    many = len(agents) > 1 or any(a.name in agents and _many(a) for a in kinds.values())
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubj:pass") and c.i < verb.i), None)
    if not many or not trigger.is_verb or subject is None or subject.tag_ not in ("NN", "NNP") or _joined(subject):
        return said
    finite = next((t for t in (*verb.lefts, verb) if t.text == first and t.tag_ in ("VBZ", "VBD")), None)
    if finite is None:
        return said
    plural = PLURAL.get(first.lower()) or (finite.lemma_ if finite.tag_ == "VBZ" else first)
    return f"{plural}{space}{rest}"


def _many(actor: Actor) -> bool:
    return actor.kind == "collective" and actor.name.endswith("s")


def _joined(subject: Token) -> bool:
    return any(c.dep_ == "conj" for c in subject.children)
