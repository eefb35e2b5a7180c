"""Lasting ties that nouns and verbs state: "Acme, a unit of Zenith", "Zenith owns Acme", "firms including Acme"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .. import clause, modality
from ..quotes import medium
from .tie import Scene, Tie, between, is_stated, listed

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..lexicon import Entry
    from ..tables import Mention

MEMBERS = frozenset(("including", "include", "such as", "like", "among them"))
LISTING = frozenset(("include", "comprise", "be"))
SHARES = frozenset(
    ("%", "percent", "cent", "stake", "share", "majority", "half", "third", "quarter", "shareholding", "all", "most")
)
LETTERS = frozenset(("letter", "e-mail", "email", "memo", "memorandum", "petition"))
# Groups of people who act for a body; whom they come from is whom they work for.
STAFF = frozenset(
    "official officer inspector investigator auditor agent lawyer prosecutor expert scientist researcher analyst "
    "economist engineer executive employee representative negotiator diplomat envoy adviser advisor aide staff team "
    "delegation mission".split()
)
ENDED = frozenset(("until", "before", "previously", "formerly", "once", "earlier"))


def find(scene: Scene) -> Iterator[Tie]:
    """The ties of memberships, nouns, verbs, staff and letters, in that order."""
    yield from _members(scene)
    yield from _nouns(scene)
    yield from _verbs(scene)
    yield from _staff(scene)
    yield from _letters(scene)


def _members(scene: Scene) -> Iterator[Tie]:
    """ "a group of 19 business groups, including A and B": A and B are members of the group."""
    for token in scene.parse:
        word = clause.preposition(token) if token.dep_ in ("nmod", "obl", "appos") else ""
        whole = _group(token.head, scene) if word in MEMBERS else None
        if (
            whole is None
            or whole.kind == "pronoun"
            or scene.kind(whole) not in ("collective", "organization", "government")
        ):
            continue
        cue = next(c for c in token.children if c.dep_ in ("case", "mark"))
        for member in scene.resolved(clause.conjuncts(token)):
            if scene.fits(member, whole, "member of"):
                yield between(member, whole, "member of", cue)


def _group(noun: Token, scene: Scene) -> Mention | None:
    """The mention of a noun or of what it contains ("a group of companies"), where it is resolved."""
    inner = next((c for c in noun.children if c.dep_ == "nmod" and clause.preposition(c) == "of"), None)
    found = scene.resolved([noun]) or (scene.resolved([inner]) if inner is not None else [])
    return found[0] if found else None


def _nouns(scene: Scene) -> Iterator[Tie]:
    """ "Acme, a unit of Zenith", "Zenith's parent is Acme", "its rival Bolt", "whose members include Acme"."""
    nouns = {word: entry for word, entry in scene.lexicon.by("ties", "words").items() if entry["pos"] == "noun"}
    for token in scene.parse:
        found = listed(token, nouns) if token.pos_ == "NOUN" else None
        if found is None:
            continue
        others = scene.resolved(_of_whom(token, found[0]["kind"]))
        others = [m for m in others if not _placed(m, token, found[0], scene)]
        for one in _so_called(token, found[2], scene) if others else []:
            for other in others:
                yield from _directed(
                    one, other, found[0], token, scene, " ".join(t.text for t in scene.parse[found[1] : found[2]])
                )


def _placed(whole: Mention, noun: Token, entry: Entry, scene: Scene) -> bool:
    """Whether a country before a noun only says where it is: "a Singapore affiliate"."""
    if scene.kind(whole) != "country" or entry["kind"].removeprefix("<") not in ("part of", "owns"):
        return False
    owned = any(c.dep_ == "nmod:poss" and scene.at.get(c.i) == whole for c in noun.children)
    return whole.end <= noun.idx and not owned


def _directed(one: Mention, other: Mention, entry: Entry, cue: Token, scene: Scene, label: str = "") -> Iterator[Tie]:
    kind = entry["kind"]
    source, target = (other, one) if kind.startswith("<") else (one, other)
    kind = kind.removeprefix("<")
    if scene.fits(source, target, kind):
        yield between(source, target, kind, cue, label)


def _so_called(noun: Token, end: int, scene: Scene) -> list[Mention]:
    """Who is called so: beside the noun, as subject of "is", behind "whose members include", before "and other"."""
    first = noun
    if noun.dep_ == "conj" and any(c.lower_ == "other" for c in noun.children):
        return scene.resolved([t for t in clause.conjuncts(noun.head) if t.i < noun.i])
    if noun.dep_ == "conj" and any(c.dep_ == "appos" and c.i < noun.i for c in noun.head.children):
        return scene.resolved([noun.head])  # "Acme, the largest brewer and a subsidiary of Zenith"
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head
    heads = [first.head] if first.dep_ == "appos" else []
    heads += [t for c in noun.children if c.dep_ == "appos" for t in clause.conjuncts(c)]
    if any(c.dep_ == "cop" for c in first.children) and is_stated(first):
        heads += clause.subjects(first)
    verb = noun.head
    if noun.dep_ == "nsubj" and verb.lemma_.lower() in LISTING and is_stated(verb):
        heads += clause.objects(verb)
    if noun.dep_ == "nsubj" and any(c.dep_ == "cop" for c in verb.children) and is_stated(verb):
        heads += clause.conjuncts(verb)
    heads += [t for c in noun.children if clause.preposition(c) in MEMBERS for t in clause.conjuncts(c)]
    found = scene.resolved(heads) or [m for m in [_right_behind(end, scene) or _across(noun, end, scene)] if m]
    own = scene.at.get(noun.i)  # "critics of Acme": who is called so has no other name
    return found or ([own] if own is not None and own.kind == "description" and own.actor in scene.known else [])


def _right_behind(end: int, scene: Scene) -> Mention | None:
    """The name that begins where the noun ends: "its larger rival Bolt"."""
    found = scene.at.get(end)
    begins = found is not None and end < len(scene.parse) and found.start == scene.parse[end].idx
    return found if begins and found is not None and found.kind == "name" and found.actor in scene.known else None


def _across(noun: Token, end: int, scene: Scene) -> Mention | None:
    """The name behind an owned noun and a comma: "its owner, the Greek businessman Nikos Laskaris"."""
    parse = scene.parse
    if end >= len(parse) or parse[end].text != "," or not any(c.dep_ == "nmod:poss" for c in noun.children):
        return None
    for token in parse[end + 1 : end + 8]:
        if (found := scene.at.get(token.i)) is not None and found.kind == "name" and token.dep_ != "amod":
            return found if found.actor in scene.known else None
        if token.pos_ not in ("DET", "ADJ", "NOUN", "PROPN"):
            return None
    return None


def _of_whom(noun: Token, kind: str) -> list[Token]:
    """Whose it is: the possessor, the "of" phrase, a name before it, or what "whose" stands for."""
    preps = ("of", "to", "for", "in") if kind == "member of" else ("of", "to", "for")
    heads: list[Token] = []
    for child in noun.children:
        if child.lower_ == "whose":
            heads += [a.head for a in noun.ancestors if a.dep_ in ("acl:relcl", "acl")][:1]
        elif child.dep_ in ("nmod:poss", "compound") or (child.dep_ == "nmod" and clause.preposition(child) in preps):
            heads += clause.conjuncts(child)
    return heads


def _verbs(scene: Scene) -> Iterator[Tie]:
    """ "Zenith owns 22 per cent of Acme", "Acme, which was sold to Zenith", "the coalition, which includes Acme"."""
    verbs = {word: entry for word, entry in scene.lexicon.by("ties", "words").items() if entry["pos"] == "verb"}
    for verb in clause.verbs(iter(scene.parse)):
        entry = verbs.get(verb.lemma_.lower())
        if entry is None or not is_stated(verb):
            continue
        kind = _in_time(verb, entry)
        if not kind:
            continue
        left, _, right = entry["frame"].partition(">")
        for one in _slot(verb, left, scene):
            for other in _slot(verb, right, scene):
                if scene.kind(one) in entry.words("source") or not entry["source"]:
                    yield from _directed(one, other, _as(entry, kind), verb, scene)


def _staff(scene: Scene) -> Iterator[Tie]:
    """ "inspectors from the Commission", "a team from the bank": they work for the body they come from."""
    for token in scene.parse:
        noun = token.head
        if token.dep_ != "nmod" or clause.preposition(token) != "from" or noun.lemma_.lower() not in STAFF:
            continue
        own = scene.at.get(noun.i)
        if own is None or own.kind != "description" or scene.kind(own) not in ("collective", "person"):
            continue
        for body in scene.resolved([token]):
            if scene.kind(body) in ("organization", "government") and scene.fits(own, body, "works for"):
                yield between(own, body, "works for", noun)


def _as(entry: Entry, kind: str) -> Entry:
    from dataclasses import replace

    return replace(entry, cells={**entry.cells, "kind": kind})


def _in_time(verb: Token, entry: Entry) -> str:
    """The tie a verb makes in its time: a state holds now, a deed is done, work that is over makes "worked for"."""
    time = modality.mood(verb).time
    bare = verb.tag_ == "VBN" and verb.dep_ == "acl" and not any(c.dep_.startswith("aux") for c in verb.children)
    kind = entry["kind"]
    if entry["tense"] == "past":
        return kind if time == "past" else ""
    if time == "present" or bare or (verb.tag_ == "VBG" and verb.dep_ == "acl"):
        return kind
    over = any(t.lower_ in ENDED for c in verb.children for t in (c, *c.children))
    return "worked for" if kind in ("works for", "head of") and (over or kind == "works for") and time == "past" else ""


def _slot(verb: Token, slot: str, scene: Scene) -> list[Mention]:
    if slot == "subject":
        return scene.resolved(clause.agents(verb)) or _right_before(verb, scene)
    if slot == "share":
        return scene.resolved([held for t in clause.objects(verb) for held in _held(t) if held is not t])
    if slot == "object":
        heads = [inner for t in clause.patients(verb) for inner in _held(t)]
        return scene.resolved(heads)
    return scene.resolved([t for prep, t in clause.obliques(verb) if prep in slot.split()])


def _right_before(verb: Token, scene: Scene) -> list[Mention]:
    """The name right before a finite verb that the tree gives no subject."""
    if verb.i == verb.sent.start or clause.is_passive(verb) or any(c.dep_.startswith("nsubj") for c in verb.children):
        return []
    found = scene.at.get(verb.i - 1)
    finite = verb.tag_ in ("VBZ", "VBP", "VBD") and found is not None and found.kind == "name"
    return [found] if finite and found is not None and found.actor in scene.known else []


def _held(noun: Token) -> list[Token]:
    """What is owned: the noun, or of a share what it is a share of: "22 per cent of Acme"."""
    words = {noun.lower_, *(c.lower_ for c in noun.children)}
    if words & SHARES:
        return [
            t
            for c in noun.children
            if c.dep_ == "nmod" and clause.preposition(c) in ("of", "in")
            for t in clause.conjuncts(c)
        ]
    return [noun]


def _letters(scene: Scene) -> Iterator[Tie]:
    """ "In a letter sent to the ministry, Acme argued": Acme wrote to the ministry."""
    media = medium.words(scene.lexicon)
    for token in scene.parse:
        if token.lemma_.lower() not in LETTERS or not medium.is_medium(token, media):
            continue
        to = scene.resolved(medium.recipients(token) or _sent_to(token))
        for source in (scene.resolved(medium.authors(token)) or _writers(token, scene)) if to else []:
            for target in to:
                if scene.fits(source, target, "letter to"):
                    yield between(source, target, "letter to", token)


def _sent_to(letter: Token) -> list[Token]:
    """ "a letter sent to X", "a letter addressed to X", also where the tree turns the two around."""
    sent = [c for c in letter.children if c.dep_ in ("acl", "acl:relcl") and c.lemma_.lower() in medium.WRITING]
    sent += [letter.head] if _is_sent(letter) else []
    return [t for verb in sent for prep, t in clause.obliques(verb) if prep == "to"]


def _is_sent(letter: Token) -> bool:
    """Whether the tree hangs a letter on the participle behind it: "in a letter sent to X, …"."""
    verb = letter.head
    return verb.tag_ == "VBN" and verb.lemma_.lower() in medium.WRITING and letter.i < verb.i and verb.dep_ == "advcl"


def _writers(letter: Token, scene: Scene) -> list[Mention]:
    """Who says something in the letter: "wrote in a letter", "in a letter to X, the group argued"."""
    verb = letter.head.head if _is_sent(letter) else letter.head
    if letter.dep_ != "obl" or clause.preposition(letter) not in ("in", "by", "with") or clause.is_passive(verb):
        return []
    return scene.resolved(clause.subjects(verb)) or _right_before(verb, scene)
