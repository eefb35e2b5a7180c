"""Words that name events: verbs and nouns of the lexicon, with light verbs and their nouns taken together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from .. import clause, inflection
from ..modality import mood
from ..reading import weekday
from . import hidden
from .hidden import Lost

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from ..lexicon import Entry, Lexicon

# Verbs that add little to the event noun they govern ("hold a meeting", "impose a fine"): a closed class.
LIGHT = frozenset(
    "have hold make take give do send issue launch open start begin conduct carry impose reach sign file lodge "
    "stage bring mount pay undertake face receive deliver write open pursue initiate convene attend express voice draw "
    "attract suffer undergo extend".split()
)
# Verbs that say of an event noun that it comes about or goes on ("tensions have risen", "talks began").
HAPPEN = frozenset(
    "rise grow escalate increase intensify ease begin start continue end occur happen take break erupt follow "
    "last resume fall fail collapse ensue persist flare worsen deepen stall conclude proceed".split()
)
# Verbs that say how things are, not that something happens.
STATIVE = frozenset(
    "be have seem appear include contain consist depend belong remain need know mean matter lack own exist "
    "resemble involve concern relate represent equal deserve tend become want like hope wish try seek continue "
    "begin start use understand see hear feel look keep get go come let make do date schedule".split()
)


# Verbs that say that what their object names is over or less, and the classes of acts that they undo.
ENDING = frozenset(
    "lift ease end remove waive relax scrap abolish revoke suspend drop withdraw repeal reverse overturn annul reduce "
    "soften loosen cancel".split()
)
# What is not shut when it closes: "the deal is expected to close in May", "shares closed lower".
CLOSING = frozenset(
    "deal transaction acquisition merger takeover purchase sale offer share stock index market bond round".split()
)
HOSTILE = frozenset(("SANCTION", "COERCE", "PROTEST", "MOBILIZE", "ASSAULT"))
FAILING = frozenset(("fail", "neglect", "omit"))
DAYS = weekday.WEEKDAYS | {"today", "yesterday"}
# Participles that serve as prepositions.
PREPOSITIONS = frozenset("compared following including concerning regarding according pending barring given".split())


@dataclass(frozen=True, slots=True)
class Trigger:
    """The word that names an event; `noun` is the event noun of a light verb; `entry` is None for a verb not listed."""

    head: Token
    entry: Entry | None
    noun: Token | None = None
    others: tuple[Token, ...] = ()  # the other words of a phrase: "declined to [comment]"
    lost: Lost | None = None
    plain: bool = False  # a verb of being, saying or going on, worth telling only for its date: "will end in June"

    @property
    def word(self) -> Token:
        """The token that carries the meaning: the event noun where there is one."""
        return self.noun if self.noun is not None else self.head

    @property
    def is_verb(self) -> bool:
        return self.lost is not None or (clause.is_verb(self.head) and self.head.pos_ != "NOUN")


def find(parse: Doc, taken: set[int], lexicon: Lexicon) -> list[Trigger]:
    """The triggers of a document in order, each word in one; `taken` are tokens inside proper names."""
    verbs = phrases(lexicon, "verb")
    nouns = phrases(lexicon, "noun")
    reporting = frozenset((*lexicon.by("speech", "words"), *lexicon.by("modality", "words")))
    found, used = [], set(taken)
    for token in clause.verbs(list(parse)):
        if token.i in used or token.dep_ in ("case", "mark") or token.lower_ in PREPOSITIONS:
            continue
        trigger = _verb(token, verbs, nouns, reporting)
        if trigger is not None and not (trigger.entry is None and trigger.head.i in used):
            used.update(t.i for t in (trigger.head, trigger.noun, *trigger.others) if t is not None)
            found.append(trigger)
    for trigger in _lost(parse, used, verbs, nouns):
        used.update(t.i for t in (trigger.head, trigger.noun, *trigger.others) if t is not None)
        found = [known for known in found if known.head.i != trigger.head.i] + [trigger]
    found = _sharing(found)
    used |= {noun.i for trigger in found for noun in _ended(trigger, nouns)}
    found += [Trigger(token, None, plain=True) for token in clause.verbs(list(parse)) if _to_come(token, used)]
    used |= {trigger.head.i for trigger in found if trigger.plain}
    found += [Trigger(token, None) for token in parse if _falls_due(token) and token.i not in used]
    for token in parse:
        plain = token.i not in used and token.pos_ == "NOUN" and token.dep_ not in ("compound", "fixed")
        if plain and (listed := match(token, nouns)):
            found.append(Trigger(token, listed[0]))
    return sorted(found, key=lambda t: t.head.i)


Listed = dict[str, list[tuple[tuple[str, ...], "Entry"]]]


@lru_cache(maxsize=8)
def phrases(lexicon: Lexicon, pos: str) -> Listed:
    """The event words of one part of speech by every printed form of their head, the longest phrase first.

    The head of a verb phrase is its first word, that of a noun phrase its last; what is kept is the rest.
    """
    found: Listed = {}
    for entry in lexicon.entries("events"):
        if entry["pos"] != pos:
            continue
        for words in entry.words():
            parts = tuple(words.lower().split())
            head, rest = (parts[0], parts[1:]) if pos == "verb" else (parts[-1], parts[:-1])
            for form in inflection.forms(head, pos, lexicon.irregular):
                found.setdefault(form, []).append((rest, entry))
    for options in found.values():
        options.sort(key=lambda option: -len(option[0]))
    return found


def match(token: Token, listed: Listed) -> tuple[Entry, list[Token]] | None:
    """The lexicon's entry for a word, the longest phrase first, with the phrase's other words; None when none fits."""
    for rest, entry in listed.get(token.lower_, ()):
        others = [_near(word, token) for word in rest]
        if all(other is not None for other in others) and not _past_of_another(token, entry):
            return entry, [other for other in others if other is not None]
    return None


def _past_of_another(token: Token, entry: Entry) -> bool:
    """Whether a past tense only looks like the verb that is listed: "found no evidence" founds nothing."""
    past = token.tag_ in ("VBD", "VBN") and token.lemma_.lower() != token.lower_
    return past and any(words.split()[0] == token.lower_ for words in entry.words())


def _near(word: str, token: Token) -> Token | None:
    """The dependent of a word that completes its phrase."""
    near = [
        *token.children,
        *(g for c in token.children if c.dep_ in ("obl", "obj", "nmod", "advmod", "xcomp") for g in c.children),
    ]
    near = [t for t in near if t.dep_ != "case" or t.head.lower_ not in DAYS]  # "called the bank on Monday"
    if token.pos_ == "NOUN" and token.i:
        near.append(token.nbor(-1))
    return next((t for t in near if word in (t.lower_, t.lemma_.lower())), None)


def _verb(token: Token, verbs: Listed, nouns: Listed, reporting: frozenset[str]) -> Trigger | None:
    own = match(token, verbs)
    if (subject := _happening(token, nouns)) is not None:
        return Trigger(token, subject[1], subject[0])
    noun = _event_object(token, nouns) or _event_before(token, nouns)
    if noun is not None and token.lemma_.lower() in LIGHT:
        whole = own is not None and bool(own[1])
        return Trigger(token, own[0] if whole and own is not None else noun[1], noun[0])
    if own is not None and _is_other_sense(token, own):
        if token.lemma_.lower() != "close":
            return None
        own = None
    if own is not None:
        return Trigger(token, own[0], None, tuple(own[1]))
    lemma = token.lemma_.lower()
    if lemma in FAILING and any(c.dep_ == "xcomp" and c.i > token.i for c in token.children):
        return None  # what was not done is told by the infinitive
    told = lemma in reporting and not _to_be_done(token)
    return Trigger(token, None) if lemma not in STATIVE and not told else None


def _to_be_done(verb: Token) -> bool:
    """Whether a verb of speech is what must be done with something: "comments must be [submitted]"."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "aux:pass")}
    return bool(helpers & {"must", "shall"}) and "be" in helpers


def _ended(trigger: Trigger, nouns: Listed) -> Iterator[Token]:
    """The hostile acts that a verb says are over: who lifted a ban has not banned anybody."""
    word = trigger.head.lower_  # a participle read as an adjective is its own lemma
    forms = {trigger.head.lemma_.lower(), word.removesuffix("ed"), word.removesuffix("d")}
    if not forms & ENDING or trigger.noun is not None:
        return
    heads = trigger.lost.object if trigger.lost else clause.patients(trigger.head)
    for noun in hidden.together(list(heads)):
        if (listed := match(noun, nouns)) and listed[0]["plover"] in HOSTILE:
            yield noun


def _is_other_sense(verb: Token, own: tuple[Entry, list[Token]]) -> bool:
    """ "calls the plan a mistake" is no call, "pushed the rebels back" no demand."""
    lemma, below = verb.lemma_.lower(), list(verb.children)
    if lemma in ("push", "press") and any(c.dep_ == "compound:prt" for c in below):
        return True  # "pushed up prices"
    if lemma == "call" and not own[1]:
        named = [c for c in below if c.dep_ in ("xcomp", "obl:unmarked", "obj") and c.i > verb.i and c.pos_ != "VERB"]
        quoted = any(c.dep_ == "obj" and _before_quote(c) for c in below)
        return quoted or (len(named) > 1 and not any(c.lower_ in DAYS for c in named))
    if lemma == "close" and not any(c.dep_ in ("obj", "aux:pass") for c in below):
        return any(t.lemma_.lower() in CLOSING for t in clause.subjects(verb))
    if lemma in ("push", "press") and not own[1] and any(c.dep_ == "obj" for c in below):
        asked = any(c.dep_ in ("xcomp", "advcl", "ccomp") for c in below)
        return not asked and not any(prep in ("for", "to", "on") for prep, _ in clause.obliques(verb))
    return False


def _before_quote(noun: Token) -> bool:
    """Whether a phrase is followed by words in quotation marks: "called the ruling “a turning point”"."""
    last = max(t.i for t in clause.words(noun, frozenset(("appos", "punct", "acl", "acl:relcl"))))
    return last + 1 < len(noun.doc) and noun.doc[last + 1].text in ("“", '"', "‘")


def _lost(parse: Doc, used: set[int], verbs: Listed, nouns: Listed) -> Iterator[Trigger]:
    """Listed verbs in the past that the tree shows as a noun or a participle."""
    for token in parse:
        if token.lower_ not in verbs or not hidden.is_past_form(token) or (token.i in used and token.dep_ != "acl"):
            continue
        own = match(token, verbs)
        if own is not None and (lost := hidden.arguments(token)):
            noun = lost.object[0] if lost.object and token.lemma_.lower() in LIGHT else None
            listed = match(noun, nouns) if noun is not None and noun.pos_ == "NOUN" else None
            yield Trigger(token, listed[0] if listed else own[0], noun if listed else None, tuple(own[1]), lost)


def _to_come(verb: Token, used: set[int]) -> bool:
    """Whether a verb that names no event by itself tells of what is to be: "will remain closed until Wednesday"."""
    if verb.i in used or verb.dep_ in ("case", "mark") or verb.lower_ in PREPOSITIONS:
        return False
    told = mood(verb)
    ruled = told.modal in ("will", "shall", "must", "should", "would") and not told.conditional
    under = told.infinitive and verb.dep_ in ("xcomp", "ROOT", "conj") and not told.conditional
    return ruled or under


def _falls_due(token: Token) -> bool:
    """ "Comments are due by 30 October": a deadline that no verb tells."""
    below = {c.dep_ for c in token.children}
    return token.lower_ == "due" and "cop" in below and bool(below & {"nsubj", "nsubj:pass"}) and "xcomp" not in below


def _sharing(found: list[Trigger]) -> list[Trigger]:
    """Verbs without a subject that follow a hidden one share its subject: "accused the firm and [urged] Malta"."""
    hidden = {t.head.sent.start: t.lost for t in found if t.lost is not None}
    shared = []
    for trigger in found:
        lost, head = hidden.get(trigger.head.sent.start), trigger.head
        alone = trigger.lost is None and head.tag_ == "VBD" and head.dep_ in ("ROOT", "conj")
        if lost is not None and alone and lost.subject[:1] and lost.subject[0].i < head.i and not clause.subjects(head):
            trigger = replace(trigger, lost=Lost(lost.subject, tuple(clause.objects(head))))
        shared.append(trigger)
    return shared


def _event_object(verb: Token, nouns: Listed) -> tuple[Token, Entry] | None:
    """The event noun that a verb governs as its object, or as its subject in the passive."""
    wanted = "nsubj:pass" if clause.is_passive(verb) else "obj"
    return _listed_child(verb, wanted, nouns)


def _event_before(verb: Token, nouns: Listed) -> tuple[Token, Entry] | None:
    """The event noun that a participle describes: "a complaint [filed] by the union"."""
    if verb.tag_ != "VBN" or not verb.i or (noun := verb.nbor(-1)).pos_ != "NOUN":
        return None
    described = (verb.dep_ == "acl" and verb.head.i == noun.i) or (noun.head.i == verb.i and noun.dep_ == "obl")
    return (noun, listed[0]) if described and (listed := match(noun, nouns)) else None


def _listed_child(verb: Token, dep: str, nouns: Listed) -> tuple[Token, Entry] | None:
    for child in verb.children:
        if child.dep_ == dep and child.pos_ == "NOUN" and (found := match(child, nouns)):
            return child, found[0]
    return None


def _happening(verb: Token, nouns: Listed) -> tuple[Token, Entry] | None:
    """The event noun that is the subject of a verb of coming about."""
    if verb.lemma_.lower() not in HAPPEN and verb.lower_ not in ("risen", "arisen", "begun", "grown"):
        return None
    if any(c.dep_ == "obj" and c.lower_ != "place" for c in verb.children):
        return None
    if found := _listed_child(verb, "nsubj", nouns):
        return found
    if verb.dep_ != "xcomp":
        return None
    subjects = [s for s in clause.subjects(verb) if s.pos_ == "NOUN" and s.head.i == verb.head.i]
    return next(((s, listed[0]) for s in subjects if (listed := match(s, nouns))), None)  # "is scheduled to begin"
