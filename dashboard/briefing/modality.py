"""How a verb is put: its time, its modal verb, and whether it is denied, conditional or yet to be done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import clause

if TYPE_CHECKING:
    from spacy.tokens import Token

MODALS = frozenset(("may", "might", "can", "could", "would", "should", "must", "shall", "will", "ought"))
NEGATIONS = frozenset(("not", "n't", "n’t", "never", "no", "nor", "neither", "hardly"))
MERELY = frozenset(("only", "just", "merely", "simply", "least"))  # "not only" denies nothing


@dataclass(frozen=True, slots=True)
class Mood:
    """How a verb is put: its time, its modal verb (lower-case, '' when none), negation and condition."""

    time: str  # "past", "present", "future" or ""
    modal: str
    negated: bool
    conditional: bool
    infinitive: bool


def mood(verb: Token) -> Mood:
    """How the verb is put; auxiliaries shared by coordination count."""
    helpers = _auxiliaries(verb)
    words = [h.lower_ for h in helpers]
    modal = next((w for w in words if w in MODALS or w in ("’ll", "'ll")), "")
    negated = any(_negates(c) for c in verb.children if c.dep_ in ("advmod", "det", "cc:preconj", "neg"))
    conditional = any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether") for c in verb.children)
    infinitive = clause.has_to(verb) and not modal
    return Mood(_time(verb, helpers, modal), modal, negated, conditional, infinitive)


def _negates(word: Token) -> bool:
    """ "not", "never", "no longer"; but "not only" denies nothing."""
    if word.lower_ == "longer":
        return any(c.lower_ == "no" for c in word.children)
    return word.lower_ in NEGATIONS and not is_merely(word)


def is_merely(word: Token) -> bool:
    """Whether a "not" is that of "not only"."""
    return word.lower_ == "not" and word.i + 1 < len(word.doc) and word.nbor().lower_ in MERELY


def _auxiliaries(verb: Token) -> list[Token]:
    own = [c for c in verb.children if c.dep_ in ("aux", "aux:pass", "cop")]
    if not own and verb.dep_ == "conj" and _goes_on(verb) and clause.is_verb(verb.head):
        return _auxiliaries(verb.head)
    return own


def _goes_on(verb: Token) -> bool:
    """Whether a coordinated verb has the form that the auxiliaries of the first ask for: "should find it and [pay]".

    A bare form without a subject of its own is often taken for a present tense, behind another bare form it is none.
    """
    if verb.tag_ != "VBP":
        return verb.tag_ in ("VB", "VBN", "VBG")
    first = verb.head
    behind = first.tag_ == "VB" or (first.dep_ == "conj" and first.tag_ == "VBP" and _goes_on(first))
    return behind and not any(c.dep_.startswith("nsubj") for c in verb.children)


def _time(verb: Token, helpers: list[Token], modal: str) -> str:
    if modal in ("will", "shall", "’ll", "'ll"):
        return "future"
    first = helpers[0] if helpers else verb
    if first.tag_ == "VBD" or first.lower_ in ("was", "were", "had", "did"):
        return "past"
    if first.lower_ in ("has", "have", "’ve", "'ve") and verb.tag_ == "VBN":
        return "past"
    if verb.tag_ == "VBN" and not helpers:
        return "past"
    return "present" if first.tag_ in ("VBP", "VBZ") else ""
