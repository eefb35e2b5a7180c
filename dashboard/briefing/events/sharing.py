"""Which of two coordinated verbs a date belongs to: "suspended it in October and has threatened to leave"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import clause
from . import scope

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from .dating import Dating
    from .trigger import Trigger

HELPERS = ("aux", "aux:pass", "cop", "nsubj", "nsubj:pass", "nsubj:outer")
PAST = ("VBD", "VBN")


def is_anothers(found: Trigger, date: Dating, parse: Doc) -> bool:
    """Whether a date hangs on a verb coordinated with that of the event, each with a time of its own."""
    if not date.timex:
        return False
    start, end = map(int, date.timex.rsplit(":", 1)[1].split("-"))
    span = parse.char_span(start, end, alignment_mode="expand")
    here = scope.schedule(found.word) or _clause(found.head)
    if span is None or span.root.sent.start != here.sent.start:
        return False
    group = {t.i: t for t in _together(here)}
    at = span.root
    while at.i not in group and at.head.i != at.i:
        at = at.head
    if at.i == here.i or at.i not in group or span.start < here.i < at.i:
        return False
    later = max(here, at, key=lambda t: t.i)
    apart = any(c.dep_ in HELPERS for c in later.children)
    return apart or (here.tag_ in PAST) != (at.tag_ in PAST)


def _clause(token: Token) -> Token:
    """The predicate that a word belongs to: itself, or the one it is an object or infinitive of."""
    at = token
    while at.dep_ in ("obj", "obl", "nmod", "xcomp", "compound", "nsubj", "nsubj:pass") and at.head.i != at.i:
        at = at.head
    return at


def _together(verb: Token) -> list[Token]:
    """A predicate with those coordinated with it."""
    first = verb
    while first.dep_ == "conj" and first.head.i != first.i:
        first = first.head
    return clause.conjuncts(first)
