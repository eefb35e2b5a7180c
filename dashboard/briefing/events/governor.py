"""The word above an event that says how it is meant ("plans to", "suspected of"), and whose word that is."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from .. import clause

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..lexicon import Lexicon
    from .role import Roles
    from .trigger import Trigger

BINDING = ("requested", "planned", "alleged", "negated", "possible")
LENT = frozenset(("of", "for", "behind", "with", "to", "against"))  # prepositions under which a noun takes a status
# "have to", "need to": a duty that nobody in the sentence holds.
DUTY = frozenset(("have to", "need to"))
# What the text itself says of somebody who does not, or may yet, do a thing: no word of theirs.
OBSERVED = frozenset(
    ("fail to", "neglect to", "omit to", "refrain from", "short of", "avoid", "try to", "attempt to", "attempt",
     "bid to", "risk", "seem", "appear", "allow to", "permit to", "enable to", "entitle to", "empower to",
     "power", "right", "authority", "ability", "option", "evidence", "proof", "pressure")
)  # fmt: skip
# Verbs behind which an infinitive tells what came about: "managed to sell", "began to pay", "forced them to leave".
IMPLICATIVE = frozenset(
    "manage begin start continue proceed help force compel oblige lead cause get come go move rush dare happen have "
    "serve cease make let drive use work step hasten deign succeed bring".split()
)
MAKING = frozenset("announce unveil have disclose outline make issue give file drop abandon scrap shelve".split())
FINDING = frozenset("find see have uncover discover obtain produce".split())
# Verbs with somebody else's act as their object ("wants Greece to pay"): then it is asked for, not planned.
WANTING = frozenset(("want", "wish"))


def outermost(found: tuple[str, str], at: Token, lexicon: Lexicon) -> tuple[Token, str]:
    """The first to ask in a chain of demands: in "urged X to push Y to act" the act is not asked for by X yet."""
    form = found[1]
    while found[0] == "requested" and at.dep_ in ("xcomp", "advcl") and at.head.i != at.i and is_infinitive(at):
        outer = lent(at, at.head, lexicon)
        if outer is None or outer[0] != "requested":
            break
        at, form = at.head, outer[1]
    return at, form


def above(token: Token) -> Token:
    """The word over another; of "bars the firm from [selling]" the verb, though trees hang the gerund on the noun."""
    over = token.head
    kept = token.dep_ == "acl" and over.dep_ == "obj" and clause.preposition(token) == "from"
    return over.head if kept else over


def is_content(child: Token) -> bool:
    """Whether a dependent says what is planned, asked or said: a clause with "that" or "to", a gerund, an object."""
    if child.dep_ in ("obj", "nmod", "obl"):
        return child.dep_ == "obj" or clause.preposition(child) in LENT | {"in", "out"}
    if child.dep_ in ("advcl", "acl"):
        marked = clause.preposition(child) in LENT | {"from", "that", "into", "in"}
        return is_infinitive(child) or marked
    return True


def lent(child: Token, at: Token, lexicon: Lexicon) -> tuple[str, str] | None:
    """The status a governing word lends its dependent, and the words of the list that say so."""
    cues, speech = lexicon.by("modality", "words"), lexicon.by("speech", "words")
    spoken = child.dep_ == "obj" and child.lemma_.lower() in _spoken(lexicon)
    for form in _governing(child, at):
        entry = cues.get(form)
        if entry is None and child.dep_ in ("xcomp", "ccomp", "advcl", "acl", "obl"):
            entry = speech.get(form)
        if entry is not None and spoken and entry["status"] == "negated":
            return None  # an offer that is refused was made
        if entry is not None and entry["status"] in BINDING and not _object_of_speech(child, at):
            wants = form in WANTING and child.dep_ == "xcomp" and bool(clause.objects(at))
            return "requested" if wants else entry["status"], form
    return None


@lru_cache(maxsize=2)
def _spoken(lexicon: Lexicon) -> frozenset[str]:
    """Nouns that name an act of speech: "offer", "call", "warning"."""
    nouns = (entry for entry in lexicon.entries("speech") if entry["pos"] == "noun")
    return frozenset(word for entry in nouns for word in entry.words())


def _governing(child: Token, at: Token) -> list[str]:
    """The forms a governing word may be listed under, the longest first: "be linked to", "rule out", "plan"."""
    lemma = at.lemma_.lower()
    has_be = any(c.dep_ in ("cop", "aux:pass") for c in at.children) or (
        at.tag_ == "VBN" and at.dep_ in ("acl", "conj")
    )
    link = "to" if is_infinitive(child) else clause.preposition(child)
    found = [f"be {at.lower_} {link}", f"be {at.lower_} to"] if has_be and link else []
    found += [f"{lemma} {link}"] if link else []
    found += [f"{lemma} {c.lower_}" for c in at.children if c.dep_ == "compound:prt"]
    if is_infinitive(child):  # "called on both sides to pay"
        found += [f"{lemma} on" for c in at.children if clause.preposition(c) in ("on", "upon") and c.i < child.i]
    if child.dep_ in ("obl", "nmod") and at.pos_ == "VERB" and link not in ("of", "for"):
        return found
    return [*found, lemma]


def holder(trigger: Trigger, at: Token, form: str, roles: Roles) -> str:
    """Who plans, asks or doubts: the subject of the governing verb, the owner of the governing noun."""
    if form in OBSERVED:
        return _finder(at, roles)
    if form in DUTY or form.startswith("be "):
        heads = clause.agents(at) if clause.is_passive(at) else []
    else:
        heads = clause.agents(at) if clause.is_verb(at) else clause.owners(at) or clause.owners(trigger.word)
        heads = heads or _makers(at)
    return next((m.actor for m in roles.actors(heads, writers=True) if m.actor), "")


def _makers(noun: Token) -> list[Token]:
    """Whose plan, request or threat it is by the verb around: "announced plans to sue"."""
    verb = noun.head
    made = noun.dep_ == "obj" and verb.lemma_.lower() in MAKING and not clause.is_passive(verb)
    return clause.subjects(verb) if made else []


def _finder(at: Token, roles: Roles) -> str:
    """Who found the evidence that there is, or is not: "the ministry found no evidence that …"."""
    if at.lemma_.lower() not in ("evidence", "proof") or at.dep_ != "obj" or at.head.lemma_.lower() not in FINDING:
        return ""
    return next((m.actor for m in roles.actors(clause.subjects(at.head), writers=True) if m.actor), "")


def _object_of_speech(child: Token, at: Token) -> bool:
    return child.dep_ == "obj" and at.tag_ == "VBD" and at.lemma_.lower() in ("say", "tell", "announce")


def is_infinitive(token: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == "to" for c in token.children)
