"""Ties that verbs state: "Zenith owns Acme", "Acme, which was sold to Zenith", "Roe succeeded Berg"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from .. import clause, modality
from .tie import Scene, Tie, directed, is_stated

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..lexicon import Entry
    from ..tables import Mention

SHARES = frozenset(
    ("%", "percent", "cent", "stake", "share", "majority", "half", "third", "quarter", "shareholding", "all", "most")
)
ENDED = frozenset(("until", "before", "previously", "formerly", "once", "earlier"))
CLAUSES = ("xcomp", "ccomp", "advcl")


def find(scene: Scene) -> Iterator[Tie]:
    """The ties of verbs on the list, as their frames say."""
    verbs = {word: entry for word, entry in scene.lexicon.by("ties", "words").items() if entry["pos"] == "verb"}
    for verb in clause.verbs(iter(scene.parse)):
        entry = verbs.get(_form(verb))
        if entry is None:
            continue
        status = _status(verb, entry)
        kind = _in_time(verb, entry) if status == "occurred" else entry["kind"]
        if kind and status and not _is_other(verb, kind):
            yield from _framed(verb, replace(entry, cells={**entry.cells, "kind": kind}), status, scene)


def _form(verb: Token) -> str:
    """The dictionary form with the verb's particle: "set up"."""
    particle = next((c.lower_ for c in verb.children if c.dep_ == "compound:prt"), "")
    return f"{verb.lemma_.lower()} {particle}".strip()


def _framed(verb: Token, entry: Entry, status: str, scene: Scene) -> Iterator[Tie]:
    """The ties of the first frame of a verb that both sides of are known."""
    for frame in entry.words("frame"):
        left, _, right = frame.partition(">")
        sources, targets = _slot(verb, left, scene), _slot(verb, right, scene)
        for one in sources:
            for other in targets if scene.kind(one) in entry.words("source") or not entry["source"] else ():
                yield from (replace(t, status=status) for t in directed(one, other, entry, verb, scene))
        if sources and targets:
            return


def _status(verb: Token, entry: Entry) -> str:
    """ "occurred" where the verb is put as a fact, "planned" where a deed is to come ("will succeed"), else ''."""
    if is_stated(verb):
        return "occurred"
    mood = modality.mood(verb)
    ahead = entry["tense"] == "past" and mood.modal in ("will", "shall", "'ll", "’ll")
    return "planned" if ahead and not (mood.negated or mood.conditional) else ""


def _is_other(verb: Token, kind: str) -> bool:
    """Whether a verb has another sense: "the bank advised Acme to wait", "replaced Roe with Berg", "succeeded in"."""
    if kind == "succeeds":
        behind = verb.nbor().lower_ if verb.i + 1 < len(verb.doc) else ""
        return behind == "in" or any(prep == "with" for prep, _ in clause.obliques(verb))
    if kind not in ("works for", "worked for"):
        return False
    told = any(c.dep_ in CLAUSES for c in verb.children) or any(p == "against" for p, _ in clause.obliques(verb))
    return verb.lemma_.lower() == "advise" and told


def _in_time(verb: Token, entry: Entry) -> str:
    """The tie a verb makes in its time: a state holds now, a deed is done, work that is over makes "worked for"."""
    time = modality.mood(verb).time
    bare = verb.tag_ == "VBN" and verb.dep_ == "acl" and not any(c.dep_.startswith("aux") for c in verb.children)
    kind = entry["kind"]
    if entry["tense"] == "past":
        return kind if time == "past" else ""
    holds = entry["tense"] == "any" or time == "present" or _lasts(verb)
    if holds or bare or (verb.tag_ == "VBG" and verb.dep_ == "acl"):
        return kind
    over = any(t.lower_ in ENDED for c in verb.children for t in (c, *c.children))
    return "worked for" if kind in ("works for", "head of") and (over or kind == "works for") and time == "past" else ""


def _lasts(verb: Token) -> bool:
    """Whether a state has held up to now: "has owned it since 2016", "has run it for two years"."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "aux:pass")}
    how_long = any(prep in ("since", "for") for prep, _ in clause.obliques(verb))
    return bool(helpers & {"has", "have", "'ve", "’ve"}) and how_long


def _slot(verb: Token, slot: str, scene: Scene) -> list[Mention]:
    if slot == "subject":
        return scene.resolved(clause.agents(verb)) or right_before(verb, scene)
    if slot == "share":
        return scene.resolved([held for t in clause.objects(verb) for held in _held(t) if held is not t])
    if slot == "object":
        heads = [inner for t in clause.patients(verb) for inner in _held(t)]
        return scene.resolved(heads)
    return scene.resolved([t for prep, t in clause.obliques(verb) if prep in slot.split()])


def right_before(verb: Token, scene: Scene) -> list[Mention]:
    """The name right before a finite verb that the tree gives no subject."""
    if verb.i == verb.sent.start or clause.is_passive(verb) or any(c.dep_.startswith("nsubj") for c in verb.children):
        return []
    found = scene.at.get(verb.i - 1)
    finite = verb.tag_ in ("VBZ", "VBP", "VBD") and found is not None and found.kind == "name"
    return [found] if finite and found is not None and found.actor in scene.known else []


def _held(noun: Token) -> list[Token]:
    """What is owned: the noun, or of a share what it is a share of: "22 per cent of Acme"."""
    words = {noun.lower_, *(c.lower_ for c in noun.children)}
    if words & SHARES:
        return [
            t
            for c in noun.children
            if c.dep_ == "nmod" and clause.preposition(c) in ("of", "in")
            for t in clause.conjuncts(c)
        ]
    return [noun]
