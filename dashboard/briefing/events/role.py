"""Who does an event and to whom: the frame of its lexicon entry, read off the clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .. import clause
from ..mention import of as mentioned
from . import concerned, nominal

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..lexicon import Entry
    from ..tables import Mention
    from .trigger import Trigger

INNER = ("of", "from", "in", "against", "on", "at", "by", "for", "with", "between", "to")
MUTUAL = ("with", "between")
ANY = "by>into/against/on/of/at/to"
# Verbs by which an act befalls their subject; it is done by whom a "from" or "by" phrase names.
UNDERGOING = frozenset("face receive draw attract suffer undergo".split())
# CAMEO roots of what one does in writing: says, appeals, meets with praise, demands, rejects, warns of.
OF_THINGS = frozenset(("expiry", "entry into force"))  # what no actor does: a contract expires, a law enters into force
WRITTEN = frozenset(("01", "02", "05", "09", "10", "11", "12", "13"))
# Classes of acts that take a stand on what somebody does or has.
STANCES = frozenset(("ACCUSE", "REJECT"))


@dataclass(frozen=True, slots=True)
class Part:
    """An actor's words in an event and the role they play."""

    mention: Mention
    role: str


class Roles:
    """Finds the parts of a trigger among the mentions of a document (by token)."""

    def __init__(self, at: dict[int, Mention], authors: dict[str, Mention], mentions: Iterable[Mention] = ()) -> None:
        self.at = at
        self.together: dict[tuple[int, int], list[Mention]] = {}  # mentions of one span: "the two countries"
        for mention in mentions:
            self.together.setdefault((mention.start, mention.end), []).append(mention)
        self.authors = authors  # author's mention by the lemma of a document noun: "letter" -> the groups

    def of(self, trigger: Trigger) -> list[Part]:
        """The parts of an event in the order agent, recipient, location; each actor once in a role."""
        if trigger.entry is not None and trigger.entry["what"] in OF_THINGS:
            return []
        frame = trigger.entry["frame"] if trigger.entry else "subject>object"
        if trigger.noun is not None and trigger.noun.i < trigger.head.i and not clause.is_passive(trigger.head):
            agents, recipients = nominal.parts(self, trigger.noun, frame)  # "talks between X and Y have begun"
        else:
            agents, recipients = (
                self._verb(trigger, frame) if trigger.is_verb else nominal.parts(self, trigger.head, frame)
            )
        if not recipients and trigger.noun is not None:
            doers, recipients = nominal.parts(self, trigger.noun, ANY)
            agents = agents or doers
            recipients = [m for m in recipients if m not in agents]
        if _mutual(frame) and trigger.noun is None and not recipients and len(agents) > 1:
            return _once([Part(m, "agent") for m in agents])
        parts = [Part(m, "agent") for m in agents] + [Part(m, "recipient") for m in recipients]
        return _once([*parts, *(Part(m, "location") for m in self.places(trigger))])

    def actors(self, heads: Iterable[Token], deep: bool = False, writers: bool = False) -> list[Mention]:
        """The mentions behind heads of phrases; with `writers`, the author of a document ("the letter urged")."""
        found = []
        for head in heads:
            if mention := mentioned(head, self.at):
                found += self.together.get((mention.start, mention.end), [mention])
            elif named := [self.at[c.i] for c in head.children if _beside(c) and c.i in self.at]:
                found += named[:1]  # "the hospital group Acme"
            elif writers and (author := self._author(head)):
                found += author
            elif deep:
                found += self._inside(head)
        return found

    def _author(self, noun: Token) -> list[Mention]:
        lemma = noun.lemma_.lower()
        if lemma not in self.authors:
            return []
        own = [self.at[t.i] for t in clause.owners(noun) if t.i in self.at]
        return own or [self.authors[lemma]]

    def _inside(self, noun: Token, depth: int = 0) -> list[Mention]:
        """The nearest mention inside a phrase, its owner last: "software from the biggest companies"."""
        for child in sorted(noun.children, key=lambda c: c.dep_ == "nmod:poss"):
            if child.tag_ == "PRP$" or (child.dep_ == "appos" and noun.pos_ == "PROPN"):
                continue  # behind the comma of a place stands where it is: "near Palmyra, Syria"
            if child.dep_ in ("nmod", "nmod:poss", "obl", "conj", "compound", "appos") and (
                child.dep_ != "nmod" or clause.preposition(child) in INNER
            ):
                if mention := self.at.get(child.i):
                    joined = [self.at[t.i] for t in clause.conjuncts(child)[1:] if t.i in self.at]
                    return [mention, *(joined if child.dep_ == "nmod" else [])]
                if depth < 3 and (found := self._inside(child, depth + 1)):
                    return found
        return []

    def _verb(self, trigger: Trigger, frame: str) -> tuple[list[Mention], list[Mention]]:
        verb = trigger.head
        left, _, right = frame.partition(">")
        if "<" in frame:
            right, _, left = frame.partition("<")
        if trigger.noun is not None and left in ("by", "between"):
            left, right = "subject", f"{right}/to/on/against/with"
        lost = trigger.lost
        if is_undergone(trigger):
            return self._undergone(trigger, frame)
        agents = (
            self._slot(verb, left)
            if left != "subject"
            else self.actors(lost.subject if lost else clause.agents(verb), writers=_by_writing(trigger.entry))
        )
        if not agents and trigger.noun is not None and clause.is_passive(verb):
            agents = self._author(trigger.noun) or nominal.beside(self, trigger.noun)  # "in a letter sent on Monday"
        blamed = concerned.blamed(self, verb) if not agents or concerned.blames(verb) else []
        agents = blamed or agents
        recipients: list[Mention] = []
        if trigger.noun is not None:  # "sent the bank a warning"
            recipients = [m for m in self.actors(c for c in verb.children if c.dep_ == "iobj") if m not in agents]
        if trigger.entry is not None and trigger.entry["plover"] in STANCES:
            recipients = [m for m in concerned.owners(self, clause.patients(verb)) if m not in agents]
        if trigger.entry is not None and trigger.entry["plover"] == "REQUEST":
            recipients = [m for m in concerned.due_from(self, verb) if m not in agents]
        if any(t.lemma_.lower() in concerned.UNDERGONE for t in clause.objects(verb)):
            right = right.replace("/of", "")  # whose release is demanded is not who is to release
        for option in right.split("/") if right else []:
            if lost and option == "object":
                below = [c for noun in lost.object for c in noun.children if c.dep_ == "nmod"]
                recipients = recipients or [m for m in self.actors(lost.object, deep=True) if m not in agents]
                recipients = recipients or [m for m in self.actors(below) if m not in agents]
            recipients = recipients or [m for m in self._slot(verb, option) if m not in agents]
        if not recipients and trigger.entry is not None and concerned.tells_of(trigger.entry):
            recipients = [m for m in concerned.told_of(self, verb) if m not in agents]
        if not recipients and trigger.entry is not None and trigger.entry["plover"] == "THREATEN":
            recipients = [m for m in concerned.threatened(self, verb) if m not in agents]
        return agents, recipients

    def _undergone(self, trigger: Trigger, frame: str) -> tuple[list[Mention], list[Mention]]:
        """ "received a fine from the agency", "the law drew criticism from Malta": the act is done to the subject."""
        noun, verb = trigger.word, trigger.head
        agents, _ = nominal.parts(self, noun, frame)
        source = [t for prep, t in clause.obliques(verb) if prep in ("from", "by")]
        agents = agents or self.actors(source)
        return agents, [m for m in self.actors(clause.subjects(verb), deep=True) if m not in agents]

    def _slot(self, verb: Token, slot: str) -> list[Mention]:
        if slot == "object":
            return self.actors(clause.patients(verb), deep=True)
        if slot == "by":
            return self.actors(clause.agents(verb))
        preps = slot.split()
        heads = [t for prep, t in clause.obliques(verb) if prep in preps]
        return self.actors(heads, deep=True) or (self.of_origin(heads) if {"on", "against"} & {*preps} else [])

    def of_origin(self, heads: Iterable[Token]) -> list[Mention]:
        """The country whose goods or people a phrase names: "duties on German goods"."""
        return [self.at[c.i] for t in heads for c in t.children if c.dep_ == "amod" and c.i in self.at]

    def places(self, trigger: Trigger) -> list[Mention]:
        """Countries that an "in" or "at" phrase of the event names."""
        heads = [t for prep, t in clause.obliques(trigger.head) if prep in ("in", "within", "across")]
        if not trigger.is_verb:
            heads += [
                c for c in trigger.head.children if c.dep_ == "nmod" and clause.preposition(c) in ("in", "within")
            ]
        return [self.at[t.i] for t in heads if t.i in self.at]


def _beside(child: Token) -> bool:
    """Whether a word behind a noun may be its name: "the hospital group Acme", "the drugmaker Acme Pharma"."""
    named = child.dep_ in ("flat", "compound") and child.i > child.head.i and child.pos_ == "PROPN"
    return child.dep_ == "appos" or named


def is_undergone(trigger: Trigger) -> bool:
    """Whether the act befalls the subject of its verb: "received a fine", not "was received"."""
    active = trigger.noun is not None and trigger.lost is None and not clause.is_passive(trigger.head)
    return active and trigger.head.lemma_.lower() in UNDERGOING


def _by_writing(entry: Entry | None) -> bool:
    """Whether the author of a text does what it says that the text does: rules protect nobody by their author."""
    return entry is not None and entry["cameo"] in WRITTEN


def _mutual(frame: str) -> bool:
    return frame.split(">")[0] == "between" or frame.split(">")[-1] in MUTUAL


def _once(parts: list[Part]) -> list[Part]:
    seen: set[tuple[str, str]] = set()
    kept = []
    for part in parts:
        key = (part.mention.actor or part.mention.mention, part.role)
        taken = {(k, r) for k, r in seen if k == key[0]}
        if not taken:
            seen.add(key)
            kept.append(part)
    return kept


def names(parts: list[Part], role: str) -> Iterator[str]:
    """The actor ids that play a role, resolved ones only."""
    for part in parts:
        if part.role == role and part.mention.actor:
            yield part.mention.actor
