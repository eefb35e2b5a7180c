"""Words that name events: verbs and nouns of the lexicon, with light verbs and their nouns taken together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from . import clause, inflection

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from .lexicon import Entry, Lexicon

# Verbs that add little to the event noun they govern ("hold a meeting", "impose a fine"): a closed class of the grammar.
LIGHT = frozenset(
    "have hold make take give do send issue launch open start begin conduct carry impose reach sign file lodge "
    "stage bring mount pay undertake face receive deliver write open pursue initiate convene attend".split()
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
    "begin start use understand see hear feel look keep get go come let make do".split()
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """The word that names an event; `noun` is the event noun of a light verb; `entry` is None for a verb not listed."""

    head: Token
    entry: Entry | None
    noun: Token | None = None
    others: tuple[Token, ...] = ()  # the other words of a phrase: "declined to [comment]"

    @property
    def word(self) -> Token:
        """The token that carries the meaning: the event noun where there is one."""
        return self.noun if self.noun is not None else self.head

    @property
    def is_verb(self) -> bool:
        return clause.is_verb(self.head) and self.head.pos_ != "NOUN"


def find(parse: Doc, taken: set[int], lexicon: Lexicon) -> list[Trigger]:
    """The triggers of a document in order, each word in one; `taken` are tokens inside proper names."""
    verbs = phrases(lexicon, "verb")
    nouns = phrases(lexicon, "noun")
    reporting = frozenset((*lexicon.by("speech", "words"), *lexicon.by("modality", "words")))
    found, used = [], set(taken)
    for token in clause.verbs(list(parse)):
        if token.i in used:
            continue
        trigger = _verb(token, verbs, nouns, reporting)
        if trigger is not None and not (trigger.entry is None and trigger.head.i in used):
            used.update(t.i for t in (trigger.head, trigger.noun, *trigger.others) if t is not None)
            found.append(trigger)
    for token in parse:
        if token.i not in used and token.pos_ == "NOUN" and token.dep_ not in ("compound", "fixed"):
            if listed := match(token, nouns):
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
    """The lexicon's entry for a word with the other words of its phrase, the longest phrase first; None when none fits."""
    for rest, entry in listed.get(token.lower_, ()):
        others = [_near(word, token) for word in rest]
        if all(other is not None for other in others):
            return entry, [other for other in others if other is not None]
    return None


def _near(word: str, token: Token) -> Token | None:
    """The dependent of a word that completes its phrase."""
    near = [
        *token.children,
        *(g for c in token.children if c.dep_ in ("obl", "obj", "nmod", "advmod", "xcomp") for g in c.children),
    ]
    if token.pos_ == "NOUN" and token.i:
        near.append(token.nbor(-1))
    return next((t for t in near if word in (t.lower_, t.lemma_.lower())), None)


def _verb(token: Token, verbs: Listed, nouns: Listed, reporting: frozenset[str]) -> Trigger | None:
    own = match(token, verbs)
    if (subject := _happening(token, nouns)) is not None:
        return Trigger(token, subject[1], subject[0])
    noun = _event_object(token, nouns)
    if noun is not None and token.lemma_.lower() in LIGHT:
        whole = own is not None and bool(own[1])
        return Trigger(token, own[0] if whole and own is not None else noun[1], noun[0])
    if own is not None:
        return Trigger(token, own[0], None, tuple(own[1]))
    return Trigger(token, None) if token.lemma_.lower() not in STATIVE | reporting else None


def _event_object(verb: Token, nouns: Listed) -> tuple[Token, Entry] | None:
    """The event noun that a verb governs as its object, or as its subject in the passive."""
    wanted = "nsubj:pass" if clause.is_passive(verb) else "obj"
    return _listed_child(verb, wanted, nouns)


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
    return _listed_child(verb, "nsubj", nouns)
