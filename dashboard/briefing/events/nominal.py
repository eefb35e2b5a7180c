"""Who does an act that a noun names, and to whom: "China's visit", "talks between A and B", "a fine on Acme"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import clause
from . import concerned

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..tables import Mention
    from .role import Roles

# Verbs whose object is an act of their own subject, begun or only thought of.
INTENDING = frozenset(
    "consider weigh mull contemplate plan prepare threaten pursue begin start resume drop rule".split()  # "rule out"
)
# Participles that say whom an act is meant for: "sanctions targeting the bank", "a strike aimed at the capital".
AIMING = frozenset("target hit affect cover aim direct".split())
TYING = frozenset(("linked", "tied", "connected"))  # "was linked to the attacks"
MEDIA = frozenset("letter speech filing complaint petition appeal lawsuit".split())
BLAME = ("of", "for", "with", "behind", "over")


def parts(roles: Roles, noun: Token, frame: str) -> tuple[list[Mention], list[Mention]]:
    """Agents and recipients of an act that a noun names, by its frame: "China's fine on Acme"."""
    left, _, right = frame.partition(">")
    near = [(clause.preposition(c), c) for c in noun.children if c.dep_ in ("nmod", "obl")]
    if not any(prep == "by" for prep, _ in near):  # "the attack on Acme by Zenith", hung on Acme
        near += [("by", c) for _, n in near for c in n.children if c.dep_ == "nmod" and clause.preposition(c) == "by"]
    if left == "between" or any(prep == "between" for prep, _ in near):
        pair = [t for prep, c in near if prep in ("between", "of", "with", "by") for t in clause.conjuncts(c)]
        return roles.actors([*pair, *_before(noun)]), []
    agents = roles.actors([*(t for p, c in near if p in ("by", "from") for t in clause.conjuncts(c)), *_before(noun)])
    agents = agents or _perpetrators(roles, noun) or _intending(roles, noun) or beside(roles, noun)
    recipients = _undergoing(roles, noun)
    for option in right.split("/") if right else []:
        heads = [t for prep, c in near if prep in option.split() for t in clause.conjuncts(c)]
        recipients = recipients or [m for m in roles.actors(heads, deep=True) if m not in agents]
        if not recipients and {"on", "against"} & {*option.split()}:
            recipients = [m for m in roles.of_origin(heads) if m not in agents]
    undergone = concerned.undergo(noun) if not any(p == "of" for p, _ in near) else []
    if undergone and not recipients:
        return [m for m in agents if m not in roles.actors(undergone)], roles.actors(undergone)
    aimed = [t for c in noun.children if c.dep_ == "acl" for t in _aimed_at(c)]
    owned = [t for prep, c in near if prep == "of" for t in clause.conjuncts(c)] if right and _before(noun) else []
    recipients = recipients or [m for m in roles.actors([*aimed, *owned]) if m not in agents]
    return agents, recipients


def _intending(roles: Roles, noun: Token) -> list[Mention]:
    """Whose act it is that a verb of intention governs: "is weighing an appeal"."""
    verb = noun.head
    if noun.dep_ != "obj" or verb.lemma_.lower() not in INTENDING or clause.is_passive(verb):
        return []
    return roles.actors(clause.subjects(verb))


def beside(roles: Roles, noun: Token) -> list[Mention]:
    """Whose act it is by the clause around: "said in a speech", "blocked the sale by X" with "by" on the verb."""
    verb = noun.head
    if clause.preposition(noun) == "in" and verb.tag_ == "VBN" and verb.dep_ == "advcl":
        verb = verb.head  # "In a letter sent on Monday, X argued"
    if not clause.is_verb(verb) or clause.is_passive(verb):
        return []
    known = any(c.lower_ == "the" for c in noun.children)  # "intervened in the appeal", which others brought
    if clause.preposition(noun) == "in" and noun.dep_ == "obl" and noun.lemma_.lower() in MEDIA and not known:
        return roles.actors(clause.subjects(verb))
    by = [c for c in verb.children if c.dep_ == "obl" and clause.preposition(c) == "by" and c.i > noun.i]
    return roles.actors(t for c in by for t in clause.conjuncts(c)) if noun.dep_ == "obj" else []


def _undergoing(roles: Roles, noun: Token) -> list[Mention]:
    """Who an act is under way against: "two executives are under investigation"."""
    if clause.preposition(noun) != "under":
        return []
    host = noun if any(c.dep_ in ("cop", "nsubj") for c in noun.children) else noun.head
    return roles.actors([host] if host.pos_ in ("NOUN", "PROPN") and host is not noun else clause.subjects(host))


def _perpetrators(roles: Roles, noun: Token) -> list[Mention]:
    """Who is behind an act named by a noun: "X is behind the breach", "X was suspected of the attack"."""
    if clause.preposition(noun) not in BLAME and noun.dep_ not in ("obl", "obj"):
        return []
    if _copular_behind(noun):
        return roles.actors(clause.subjects(noun) or clause.subjects(noun.head))
    head = noun.head
    tied = head.lower_ in TYING and clause.preposition(noun) == "to"
    if not clause.is_verb(head) or not (tied or clause.preposition(noun) in ("of", "for", "behind", "with")):
        return []
    if clause.is_passive(head):
        return roles.actors(clause.subjects(head))
    return roles.actors(clause.objects(head)) if clause.preposition(noun) in ("of", "for") else []


def _aimed_at(participle: Token) -> list[Token]:
    """Whom a participle behind an act names as its mark: "targeting Acme", "aimed at Acme"."""
    if participle.lemma_.lower() not in AIMING:
        return []
    return clause.objects(participle) or [t for prep, t in clause.obliques(participle) if prep in ("at", "against")]


def _before(noun: Token) -> list[Token]:
    """Possessors and named modifiers of a noun: "China's visit", "the Google lawsuit"."""
    return [t for c in noun.children if c.dep_ in ("nmod:poss", "compound") for t in clause.conjuncts(c)]


def _copular_behind(noun: Token) -> bool:
    words = {c.lower_ for c in noun.children if c.dep_ in ("case", "mark", "cop")} | {
        g.lower_ for c in noun.children for g in c.children if c.dep_ in ("case", "amod")
    }
    return "behind" in words or any(c.lower_ == "behind" for c in noun.lefts)
