"""How an event is meant: happened, claimed, suspected, planned, asked for, possible or denied, and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import clause

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from .lexicon import Lexicon
    from .role import Roles
    from .tables import Quote
    from .trigger import Trigger

BINDING = ("requested", "planned", "alleged", "negated", "possible")
UNDER = ("xcomp", "ccomp", "advcl", "acl", "obl", "nmod", "obj", "conj")


@dataclass(frozen=True, slots=True)
class Status:
    """A status and the actor who holds it ('' for the author of the text), with the token that shows it."""

    value: str
    holder: str = ""
    cue: Token | None = None


def of(trigger: Trigger, quotes: Iterable[Quote], roles: Roles, lexicon: Lexicon) -> Status:
    """The status of an event: its own form first, then the speech it stands in."""
    own = _own(trigger, roles, lexicon)
    quote = _inside(trigger, quotes)
    if quote is not None:
        value = own.value if own.value != "occurred" else quote.status
        if quote.kind == "indirect" and clause.mood(trigger.head).modal == "would":
            value = "planned"  # "said it would appeal" reports "we will appeal"
        return Status(value, own.holder or quote.speaker, own.cue)
    return own


def _inside(trigger: Trigger, quotes: Iterable[Quote]) -> Quote | None:
    """The innermost quote whose contents hold the trigger."""
    start = trigger.word.idx
    around = [q for q in quotes if q.start <= start < q.end]
    return min(around, key=lambda q: q.end - q.start, default=None)


def _own(trigger: Trigger, roles: Roles, lexicon: Lexicon) -> Status:
    head = trigger.head
    return (
        _negated(head, trigger)
        or _by_modal(head)
        or _by_adverb(head, lexicon)
        or _by_governor(head, roles, lexicon)
        or _by_adjective(trigger.word, lexicon)
        or Status("occurred")
    )


def _negated(head: Token, trigger: Trigger) -> Status | None:
    if clause.mood(head).negated:
        return Status("negated", cue=next((c for c in head.children if c.lower_ in clause.NEGATIONS), None))
    noun = trigger.noun
    if noun is not None and any(c.lower_ == "no" for c in noun.children if c.dep_ == "det"):
        return Status("negated")
    return None


def _by_modal(head: Token) -> Status | None:
    mood = clause.mood(head)
    cue = next((c for c in head.children if c.lower_ == mood.modal), None) if mood.modal else None
    if mood.conditional:
        return Status("possible")
    if mood.time == "future":
        return Status("planned", cue=cue)
    if mood.modal in ("may", "might", "can", "could", "would"):
        return Status("possible", cue=cue)
    if mood.modal in ("should", "must", "ought"):
        return Status("requested", cue=cue)
    return None


def _by_adverb(head: Token, lexicon: Lexicon) -> Status | None:
    """ "allegedly", "reportedly": adverbs of the list that bear on a verb."""
    return _listed_child(head, "advmod", "adv", lexicon)


def _by_adjective(word: Token, lexicon: Lexicon) -> Status | None:
    """ "alleged", "upcoming", "no": adjectives and determiners of the list that bear on a noun."""
    return _listed_child(word, "amod", "adj", lexicon) or _listed_child(word, "det", "det", lexicon)


def _listed_child(token: Token, dep: str, pos: str, lexicon: Lexicon) -> Status | None:
    cues = lexicon.by("modality", "words")
    for child in token.children:
        entry = cues.get(child.lower_)
        if child.dep_ == dep and entry is not None and entry["pos"] == pos and entry["status"] in BINDING:
            return Status(entry["status"], cue=child)
    return None


def _by_governor(head: Token, roles: Roles, lexicon: Lexicon) -> Status | None:
    """The status that a governing word lends: "plans to", "suspected of", "refused to", "agreed to"."""
    at, steps = head, 0
    cues = lexicon.by("modality", "words")
    speech = lexicon.by("speech", "words")
    while at.head != at and at.dep_ in UNDER and steps < 4:
        child, at, steps = at, at.head, steps + 1
        if child.dep_ in ("obj", "nmod", "obl") and not _lends(child, at):
            continue
        for form in ((_governing(at),) if _infinitive(child) else ()) + (at.lemma_.lower(),):
            entry = cues.get(form)
            if entry is None and child.dep_ in ("xcomp", "ccomp", "advcl", "acl", "obl"):
                entry = speech.get(form) if form else None
            if entry is not None and entry["status"] in BINDING and not _object_of_speech(child, at):
                holder = next((m.actor for m in roles.actors(_holders(at)) if m.actor), "")
                return Status(entry["status"], holder, at)
        if child.dep_ in ("advcl", "acl") and not _infinitive(child):
            return None
    return _purpose(head)


def _holders(at: Token) -> list[Token]:
    return clause.agents(at) if clause.is_verb(at) else clause.owners(at)


def _governing(at: Token) -> str:
    """A governing word with its adjective or particle: "be set to", "fail to"."""
    has_be = any(c.dep_ in ("cop", "aux:pass") for c in at.children)
    return f"be {at.lower_} to" if has_be else f"{at.lemma_.lower()} to"


def _lends(child: Token, at: Token) -> bool:
    """Whether a noun takes the status of what governs it: the object of a plan, the matter of a suspicion."""
    return at.pos_ in ("VERB", "NOUN", "ADJ") and (
        child.dep_ == "obj" or clause.preposition(child) in ("of", "for", "behind", "with", "to", "against")
    )


def _object_of_speech(child: Token, at: Token) -> bool:
    return child.dep_ == "obj" and at.tag_ == "VBD" and at.lemma_.lower() in ("say", "tell", "announce")


def _infinitive(token: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == "to" for c in token.children)


def _purpose(head: Token) -> Status | None:
    return Status("planned") if head.dep_ in ("advcl", "acl") and _infinitive(head) else None
