"""How an event is meant: happened, claimed, suspected, planned, asked for, possible or denied, and by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import clause, modality
from . import condition, governor, grammar, lending
from .meant import Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from ..lexicon import Lexicon
    from ..tables import Quote
    from .role import Roles
    from .trigger import Trigger

NONE = frozenset(("no", "neither", "nobody", "none", "nothing"))


def of(trigger: Trigger, quotes: Iterable[Quote], roles: Roles, lexicon: Lexicon, ahead: bool = False) -> Status:
    """The status of an event: its own form, then the speech it stands in; `ahead` when its date is still to come."""
    own = _own(trigger, roles, lexicon)
    quote = _inside(trigger, quotes)
    mood = modality.mood(trigger.head)
    dated = own.value == "occurred" or (own.value == "possible" and mood.modal == "would")
    if ahead and dated and mood.time != "past":
        own = Status("planned", own.holder, own.cue)
    if quote is None:
        return own
    value = own.value if own.value != "occurred" else quote.status
    if value == "requested" and own.value == "occurred" and _told_of_a_noun(trigger.head):
        value = "attributed"
    reported = quote.kind != "direct" and mood.modal == "would" and not grammar.perfect(trigger.head)
    if reported and not (mood.negated or condition.over(trigger.head) is not None):
        value = "planned"  # "said it would appeal" reports "we will appeal"
    elsewhere = own.value == "requested" and own.cue is not None and own.cue.pos_ == "VERB"
    if elsewhere and own.cue is not None and not own.holder and clause.subjects(own.cue):
        return Status(value, "", own.cue)  # "said the rules require firms to pay": nobody named asks for it
    return Status(value, own.holder or quote.speaker, own.cue)


def _told_of_a_noun(verb: Token) -> bool:
    """A relative clause that says how things are inside what is asked for: "to suspend a law that gives it control"."""
    return verb.dep_ == "acl:relcl" and not modality.mood(verb).modal and verb.tag_ in ("VBZ", "VBP", "VBD")


def _inside(trigger: Trigger, quotes: Iterable[Quote]) -> Quote | None:
    """The innermost quote whose contents hold the trigger."""
    start = trigger.word.idx
    around = [q for q in quotes if q.start <= start < q.end]
    return min(around, key=lambda q: q.end - q.start, default=None)


def _own(trigger: Trigger, roles: Roles, lexicon: Lexicon) -> Status:
    head = trigger.head
    if head.lower_ == "due" and trigger.entry is None:
        return Status("planned", cue=head)
    return (
        grammar.unreal(head)
        or _negated(trigger, roles, lexicon)
        or grammar.left_out(head)
        or grammar.asked(head)
        or grammar.bidden(head)
        or grammar.by_modal(head)
        or _by_adverb(head, lexicon)
        or lending.by_governor(trigger, roles, lexicon)
        or _by_adjective(trigger.word, lexicon)
        or _by_predicate(trigger.word, lexicon)
        or _by_condition(trigger)
        or grammar.subject_to(trigger.word)
        or grammar.faced(trigger)
        or grammar.left_open(head)
        or Status("occurred")
    )


def _negated(trigger: Trigger, roles: Roles, lexicon: Lexicon) -> Status | None:
    """ "did not pay", "imposed no fine", "no patient has died", "neither side has accepted"."""
    head = trigger.head
    told = modality.mood(head)
    if told.negated and told.modal in ("must", "should", "shall", "ought"):
        return Status("requested", cue=next(c for c in head.children if c.lower_ == told.modal))  # not to do it
    if told.negated and told.modal in ("can", "could") and head.lemma_.lower() == "rule" and clause.is_passive(head):
        return Status("possible", cue=head)  # "cannot be ruled out"
    if told.negated:
        asked = head.dep_ == "xcomp" and governor.is_infinitive(head)
        over = lending.by_governor(trigger, roles, lexicon) if asked else None
        if over is not None and over.value == "requested":
            return over  # "urged them not to sue": that they do not is what is asked for
        holder = over.holder if over is not None else ""  # "decided not to sue"
        return Status("negated", holder, next((c for c in head.children if c.lower_ in modality.NEGATIONS), None))
    nouns = [trigger.word] if not trigger.is_verb or trigger.noun is not None else []
    if trigger.is_verb:
        nouns += [c for c in head.children if c.dep_ in ("obj", "nsubj", "nsubj:pass")]
    for noun in nouns:
        if cue := _none(noun):
            return Status("negated", cue=cue)
    return None


def _none(noun: Token) -> Token | None:
    if noun.lower_ in NONE and noun.pos_ in ("PRON", "NOUN"):
        return noun
    return next(
        (c for c in noun.children if c.lower_ in NONE and c.dep_ in ("det", "advmod", "cc:preconj", "compound")),
        None,
    )


def _by_condition(trigger: Trigger) -> Status | None:
    """The subject or object of a conditional clause: "if the talks succeed"."""
    word = trigger.word
    if trigger.is_verb or word.dep_ not in ("nsubj", "nsubj:pass", "obj") or not clause.is_verb(word.head):
        return None
    return Status("possible") if modality.mood(word.head).conditional else None


def _by_adverb(head: Token, lexicon: Lexicon) -> Status | None:
    """ "allegedly", "reportedly": adverbs of the list that bear on a verb."""
    return _listed_child(head, "advmod", "adv", lexicon)


def _by_adjective(word: Token, lexicon: Lexicon) -> Status | None:
    """ "alleged", "upcoming", "no": adjectives and determiners of the list that bear on a noun."""
    return _listed_child(word, "amod", "adj", lexicon) or _listed_child(word, "det", "det", lexicon)


def _by_predicate(word: Token, lexicon: Lexicon) -> Status | None:
    """ "the vote is due in May", "a ruling is expected": what is said of the noun that names the event."""
    said = word.head
    if word.dep_ == "nsubj:pass" and said.lemma_.lower() == "rule" and any(c.lower_ == "out" for c in said.children):
        told = modality.mood(said)
        return Status("possible" if told.negated or told.modal else "negated", cue=said)
    be = next((c for c in said.children if c.dep_ == "cop" and c.i + 1 < len(c.doc)), None)
    if word.dep_ == "nsubj" and be is not None and be.nbor().lower_ == "due":
        return Status("planned", cue=be.nbor())  # whatever the tree makes of "is due on 12 May"
    if word.dep_ not in ("nsubj", "nsubj:pass") or any(c.dep_ in ("xcomp", "ccomp") for c in said.children):
        return None
    if not any(c.dep_ in ("cop", "aux:pass") for c in said.children):
        return None
    cues = lexicon.by("modality", "words")
    entry = cues.get(said.lower_) if said.tag_.startswith("JJ") else None
    entry = entry or cues.get(f"be {said.lower_} to")
    if entry is None or entry["pos"] == "adv" or entry["status"] not in governor.BINDING:
        return None
    return Status(entry["status"], cue=said)


def _listed_child(token: Token, dep: str, pos: str, lexicon: Lexicon) -> Status | None:
    cues = lexicon.by("modality", "words")
    for child in token.children:
        entry = cues.get(child.lower_)
        fits = entry is not None and entry["pos"] == pos and entry["status"] in governor.BINDING
        if entry is not None and fits and child.dep_ == dep and not modality.is_merely(child):
            return Status(entry["status"], cue=child)
    return None
