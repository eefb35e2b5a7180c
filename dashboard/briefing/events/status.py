"""How an event is meant: happened, claimed, suspected, planned, asked for, possible or denied, and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .. import clause, modality
from . import governor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from ..lexicon import Lexicon
    from ..tables import Quote
    from .role import Roles
    from .trigger import Trigger

BINDING = governor.BINDING
UNDER = ("xcomp", "ccomp", "advcl", "acl", "obl", "nmod", "obj", "conj")
NONE = frozenset(("no", "neither", "nobody", "none", "nothing"))
IF = frozenset(("if", "unless", "whether"))
DROPPING = frozenset("drop abandon scrap shelve cancel reject refuse ditch withdraw".split())
LEFT_OUT = frozenset(("without", "instead of", "rather than"))  # "ruled without hearing the bank"


@dataclass(frozen=True, slots=True)
class Status:
    """A status and the actor who holds it ('' for the author of the text), with the token that shows it."""

    value: str
    holder: str = ""
    cue: Token | None = None


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
    reported = quote.kind != "direct" and mood.modal == "would" and not _perfect(trigger.head)
    if reported and not (mood.negated or _with_condition(trigger.head)):
        value = "planned"  # "said it would appeal" reports "we will appeal"
    elsewhere = own.value == "requested" and own.cue is not None and own.cue.pos_ == "VERB"
    if elsewhere and own.cue is not None and not own.holder and clause.subjects(own.cue):
        return Status(value, "", own.cue)  # "said the rules require firms to pay": nobody named asks for it
    return Status(value, own.holder or quote.speaker, own.cue)


def _told_of_a_noun(verb: Token) -> bool:
    """A relative clause that says how things are inside what is asked for: "to suspend a law that gives it control"."""
    return verb.dep_ == "acl:relcl" and not modality.mood(verb).modal and verb.tag_ in ("VBZ", "VBP", "VBD")


def _perfect(verb: Token) -> bool:
    """ "would have paid": what did not come about."""
    return any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.children)


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
        _negated(trigger, roles, lexicon)
        or _left_out(head)
        or _asked(head)
        or _by_modal(head)
        or _by_adverb(head, lexicon)
        or _by_governor(trigger, roles, lexicon)
        or _by_adjective(trigger.word, lexicon)
        or _by_predicate(trigger.word, lexicon)
        or _by_condition(trigger)
        or Status("occurred")
    )


def _negated(trigger: Trigger, roles: Roles, lexicon: Lexicon) -> Status | None:
    """ "did not pay", "imposed no fine", "no patient has died", "neither side has accepted"."""
    head = trigger.head
    if modality.mood(head).negated:
        over = _by_governor(trigger, roles, lexicon) if head.dep_ == "xcomp" and governor.is_infinitive(head) else None
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


def _left_out(head: Token) -> Status | None:
    """ "ruled without hearing the bank"; "has yet to ratify it"."""
    if head.tag_ == "VBG" and clause.preposition(head) in LEFT_OUT:
        return Status("negated", cue=next((c for c in head.children if c.dep_ in ("case", "mark")), None))
    yet = [c for c in head.head.children if c.lower_ == "yet" and c.i < head.i]
    if yet and head.dep_ == "xcomp" and governor.is_infinitive(head) and head.head.lemma_.lower() in ("have", "be"):
        return Status("negated", cue=yet[0])
    return None


def _asked(head: Token) -> Status | None:
    """ "Did the bank mislead them?": what is asked, unless the question takes it for granted ("Why did …?")."""
    sentence = head.sent
    last = next((t for t in reversed(list(sentence)) if t.text not in ("”", '"', "’", "'") and not t.is_space), head)
    first = next((t for t in sentence if t.is_alpha), head)
    opens = first.head.i == head.i and first.dep_ in ("aux", "aux:pass", "cop")
    return Status("possible", cue=first) if last.text == "?" and opens else None


def _none(noun: Token) -> Token | None:
    if noun.lower_ in NONE and noun.pos_ in ("PRON", "NOUN"):
        return noun
    return next(
        (c for c in noun.children if c.lower_ in NONE and c.dep_ in ("det", "advmod", "cc:preconj", "compound")),
        None,
    )


def _by_modal(head: Token) -> Status | None:
    mood = modality.mood(head)
    cue = next((c for c in head.children if c.lower_ == mood.modal), None) if mood.modal else None
    if mood.conditional and not (mood.infinitive and head.dep_ in UNDER):  # "is weighing whether to sue" is weighed
        return Status("possible", cue=next((c for c in head.children if c.lower_ in IF), None))
    if mood.modal == "would" and (condition := _condition(head)) is not None:
        return Status("possible", cue=condition)
    if mood.time == "future" or _is_to(head):
        return Status("planned", cue=cue)
    if mood.modal in ("may", "might", "can", "could", "would"):
        return Status("possible", cue=cue)
    if mood.modal in ("should", "must", "ought"):
        return Status("requested", cue=cue)
    return None


def _is_to(head: Token) -> bool:
    """ "is to meet", "are due to meet", read as one predicate with a copula."""
    to = any(c.lower_ == "to" and c.dep_ == "mark" for c in head.children) or any(
        g.lower_ == "to" for c in head.children if c.dep_ == "case" and c.i < head.i for g in c.children
    )
    return to and any(c.dep_ in ("cop", "aux") and c.lemma_.lower() == "be" for c in head.children)


def _with_condition(verb: Token) -> bool:
    return _condition(verb) is not None


def _condition(verb: Token) -> Token | None:
    """The "if" that hangs on a verb or on one coordinated with it: "would close if the deal were blocked"."""
    group = [verb, *clause.conjuncts(verb), *([verb.head] if verb.dep_ == "conj" else [])]
    marks = (m for v in group for c in v.children if c.dep_ == "advcl" for m in c.children)
    return next((m for m in marks if m.lower_ in ("if", "unless")), None)


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
    if entry is None or entry["pos"] == "adv" or entry["status"] not in BINDING:
        return None
    return Status(entry["status"], cue=said)


def _listed_child(token: Token, dep: str, pos: str, lexicon: Lexicon) -> Status | None:
    cues = lexicon.by("modality", "words")
    for child in token.children:
        entry = cues.get(child.lower_)
        fits = entry is not None and entry["pos"] == pos and entry["status"] in BINDING
        if entry is not None and fits and child.dep_ == dep and not modality.is_merely(child):
            return Status(entry["status"], cue=child)
    return None


def _by_governor(trigger: Trigger, roles: Roles, lexicon: Lexicon) -> Status | None:
    """The status that a governing word lends: "plans to", "suspected of", "refused to", "agreed to"."""
    at, steps = trigger.head, 0
    while at.head != at and at.dep_ in UNDER and steps < 4:
        child, at, steps = at, at.head, steps + 1
        if child.dep_ == "conj":
            if _finite(child):
                return None
            continue
        if not governor.is_content(child):
            apart = child.dep_ in ("advcl", "acl") and not governor.is_infinitive(child)
            return _under_mood(trigger.head) or (None if apart else _purpose(trigger.head))
        if found := governor.lent(child, at, lexicon):
            if found[1] in governor.DUTY and at.tag_ == "VBD":
                return None  # "had to postpone it": it was postponed
            asked, form = governor.outermost(found, at, lexicon)
            if (refused := _given_up(at, found)) is not None:
                return refused
            return _turned(found, at, governor.holder(trigger, asked, form, roles))
        if child.pos_ in ("NOUN", "PROPN") and clause.is_verb(at):
            return None  # what a plain verb does to an event has no bearing on whether it happened
    return _under_mood(trigger.head) or _purpose(trigger.head)


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


def _under_mood(verb: Token) -> Status | None:
    """An infinitive under a verb that is itself only possible or to come: "would oblige firms to report"."""
    return _by_modal(verb.head) if verb.dep_ == "xcomp" and governor.is_infinitive(verb) else None


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
    elif mood.conditional or mood.modal in ("may", "might", "could", "can"):
        value = "possible"
    return Status(value, holder, at)


def _purpose(head: Token) -> Status | None:
    return Status("planned") if head.dep_ in ("advcl", "acl") and governor.is_infinitive(head) else None
