"""Whom an act concerns beyond its frame: who is blamed, threatened, told of, or is to do what is demanded."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from .. import clause

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..lexicon import Entry
    from ..tables import Mention
    from .role import Roles

# Acts named by a noun whose possessor undergoes them: "demanded his release".
UNDERGONE = frozenset(
    "release arrest detention imprisonment dismissal ouster expulsion extradition deportation conviction acquittal "
    "prosecution indictment assassination murder killing kidnapping abduction".split()
)
SPEECH = ("ccomp", "xcomp", "advcl")
BLAMING = clause.HOLDING | {"accuse", "suspect"}


def owners(roles: Roles, heads: Iterable[Token]) -> list[Mention]:
    """Whose act or thing it is that somebody takes a stand on: "denounced Serbia's suppression of unrest"."""
    heads = list(heads)
    if roles.actors(heads):
        return []
    own = [c for h in heads for c in h.children if c.dep_ in ("nmod:poss", "amod") and c.tag_ != "PRP$"]
    return roles.actors(own) or roles.actors(
        t for h in heads for c in h.children if clause.preposition(c) in ("by", "from") for t in clause.conjuncts(c)
    )


def due_from(roles: Roles, verb: Token) -> list[Mention]:
    """Who is to do what is demanded: "demanded Serbia's withdrawal", "demanded an apology by the bank"."""
    heads = [h for h in clause.objects(verb) if h.i not in roles.at and h.lemma_.lower() not in UNDERGONE]
    heads = [] if clause.is_passive(verb) else heads
    return roles.actors(t for h in heads for t in clause.owners(h) if t.tag_ != "PRP$")


def undergo(noun: Token) -> list[Token]:
    """Whose release, arrest or dismissal it is: the possessor of such an act undergoes it."""
    if noun.lemma_.lower() not in UNDERGONE:
        return []
    return [c for c in noun.children if c.dep_ == "nmod:poss"]


def threatened(roles: Roles, verb: Token) -> list[Mention]:
    """Against whom the act would be that is threatened: "threatened to impose duties on Greece"."""
    for child in verb.children:
        if child.dep_ == "xcomp":
            against = [t for prep, t in clause.obliques(child) if prep in ("against", "on")]
            nouns = [c for t in clause.patients(child) for c in t.children if c.dep_ == "nmod"]
            against += [c for c in nouns if clause.preposition(c) in ("against", "on")]
            if found := roles.actors(against) or roles.actors(clause.patients(child)) or roles.of_origin(against):
                return found
    return []


def told_of(roles: Roles, verb: Token) -> list[Mention]:
    """Of whom a clause tells: the subject of what is revealed."""
    for child in verb.children:
        told = child.dep_ == "ccomp" or any(
            c.dep_ == "mark" and c.lower_ in ("that", "whether") for c in child.children
        )
        if told and (found := roles.actors(clause.subjects(child))):
            return found
    return []


def blamed(roles: Roles, verb: Token) -> list[Mention]:
    """Who is said to have done an infinitive or gerund: "is suspected of hacking"."""
    head = verb.head
    if verb.dep_ not in SPEECH or head == verb:
        return []
    if clause.is_passive(head):
        return roles.actors(clause.subjects(head))
    return roles.actors(clause.objects(head), deep=True) if blames(verb) else []


def tells_of(entry: Entry) -> bool:
    """Whether a verb's clause is about somebody: what is revealed of, held against, or asked of its subject."""
    return entry["relation"] in ("reveals about", "accuses") or entry["plover"] in ("ACCUSE", "REQUEST")


def blames(verb: Token) -> bool:
    """A gerund for which somebody is blamed: "accused him of ignoring the law"."""
    held = clause.holds(verb.head, BLAMING)
    return verb.tag_ == "VBG" and held and clause.preposition(verb) in ("of", "for", "with")
