"""Words that name events: verbs and nouns of the lexicon, with light verbs and their nouns taken together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from . import clause

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from .lexicon import Entry, Lexicon

# Verbs that add little to the event noun they govern ("hold a meeting", "impose a fine"): a closed class of the grammar.
LIGHT = frozenset(
    "have hold make take give do send issue launch open start begin conduct carry impose reach sign file lodge stage "
    "bring mount pay undertake face receive deliver write open pursue initiate convene attend".split()
)
# Verbs that say of an event noun that it comes about or goes on ("tensions have risen", "talks began").
HAPPEN = frozenset(
    "rise grow escalate increase intensify ease begin start continue end occur happen take break erupt follow last resume "
    "fall fail collapse ensue persist flare worsen deepen stall conclude proceed".split()
)
# Verbs that say how things are, not that something happens.
STATIVE = frozenset(
    "be have seem appear include contain consist depend belong remain need know mean matter lack own exist resemble "
    "involve concern relate represent equal deserve tend become want like hope wish try seek continue begin start use "
    "understand see hear feel look keep get go come let make do".split()
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """The word that names an event; `noun` is the event noun of a light verb; `entry` is None for a verb not listed."""

    head: Token
    entry: Entry | None
    noun: Token | None = None

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
    found, used = [], set(taken)
    for token in clause.verbs(list(parse)):
        if token.i in used:
            continue
        trigger = _verb(token, verbs, nouns)
        if trigger is not None:
            used.update(t.i for t in (trigger.head, trigger.noun) if t is not None)
            found.append(trigger)
    for token in parse:
        if token.i not in used and token.pos_ == "NOUN" and token.dep_ not in ("compound", "fixed"):
            entry = match(token, nouns)
            if entry is not None:
                found.append(Trigger(token, entry))
    return sorted(found, key=lambda t: t.head.i)


@lru_cache(maxsize=8)
def phrases(lexicon: Lexicon, pos: str) -> dict[str, list[tuple[tuple[str, ...], Entry]]]:
    """The event words of one part of speech by their first (verb) or last (noun) word, longest phrase first."""
    found: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for entry in lexicon.entries("events"):
        if entry["pos"] == pos:
            for words in entry.words():
                parts = tuple(words.lower().split())
                found.setdefault(parts[0] if pos == "verb" else parts[-1], []).append((parts, entry))
    for options in found.values():
        options.sort(key=lambda option: -len(option[0]))
    return found


def match(token: Token, listed: dict[str, list[tuple[tuple[str, ...], Entry]]]) -> Entry | None:
    """The lexicon's entry for a word, the longest phrase that its dependents complete; None when none fits."""
    for form in dict.fromkeys((token.lemma_.lower(), token.lower_)):
        for parts, entry in listed.get(form, ()):
            rest = parts[1:] if parts[0] == form else parts[:-1]
            if all(_present(word, token) for word in rest):
                return entry
    return None


def _present(word: str, token: Token) -> bool:
    near = [*token.children, *(g for c in token.children if c.dep_ in ("obl", "obj", "nmod", "advmod", "xcomp") for g in c.children)]
    if token.pos_ == "NOUN":
        near.append(token.nbor(-1) if token.i else token)
    return any(t.lemma_.lower() == word or t.lower_ == word for t in near)


def _verb(token: Token, verbs: dict, nouns: dict) -> Trigger | None:
    noun = _event_object(token, nouns)
    own = match(token, verbs)
    if (subject := _happening(token, nouns)) is not None:
        return Trigger(token, match(subject, nouns), subject)
    if noun is not None and token.lemma_.lower() in LIGHT:
        inner = match(noun, nouns)
        return Trigger(token, own if own is not None and " " in own.words()[0] else inner, noun)
    if own is not None:
        return Trigger(token, own)
    return Trigger(token, None) if token.lemma_.lower() not in STATIVE else None


def _event_object(verb: Token, nouns: dict) -> Token | None:
    """The event noun that a verb governs as its object, or as its subject in the passive."""
    passive = clause.is_passive(verb)
    for child in verb.children:
        if child.dep_ == ("nsubj:pass" if passive else "obj") and child.pos_ == "NOUN" and match(child, nouns):
            return child
    return None


def _happening(verb: Token, nouns: dict) -> Token | None:
    """The event noun that is the subject of a verb of coming about."""
    if verb.lemma_.lower() not in HAPPEN and not (verb.lower_ in ("risen", "arisen", "begun", "grown")):
        return None
    if any(c.dep_ == "obj" and c.lower_ != "place" for c in verb.children):
        return None
    return next((c for c in verb.children if c.dep_ == "nsubj" and c.pos_ == "NOUN" and match(c, nouns)), None)


def light_nouns(triggers: list[Trigger]) -> Iterator[Token]:
    """The nouns that light verbs govern."""
    for trigger in triggers:
        if trigger.noun is not None:
            yield trigger.noun
