"""Lasting ties that nouns state: "Acme, a unit of Zenith", "his brother, Jan Roe", "firms including Acme"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .. import clause, modality
from .tie import Scene, Tie, between, closed_apposition, directed, is_stated, listed, relative_wholes

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..lexicon import Entry
    from ..tables import Mention

MEMBERS = frozenset(("including", "include", "such as", "like", "among them"))
FORMER = frozenset("former ex ex- erstwhile onetime one-time estranged then".split())
# States that may be over; who has founded or followed somebody once has done so for good.
LASTING = frozenset(("member of", "part of", "owns", "<owns", "regulates", "ally of", "works for"))
LISTING = frozenset(("include", "comprise", "be"))
# Groups of people who act for a body; whom they come from is whom they work for.
STAFF = frozenset(
    "official officer inspector investigator auditor agent lawyer prosecutor expert scientist researcher analyst "
    "economist engineer executive employee representative negotiator diplomat envoy adviser advisor aide staff team "
    "delegation mission".split()
)


def find(scene: Scene) -> Iterator[Tie]:
    """The ties of memberships, nouns and staff, in that order."""
    yield from _members(scene)
    yield from _nouns(scene)
    yield from _each_other(scene)
    yield from _staff(scene)


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
        own = scene.at.get(token.i)
        others = [m for m in others if m != own and not _placed(m, token, found[0], scene)]
        if _is_over(token, found[1], found[0]["kind"]):
            continue
        for one in _so_called(token, found[2], scene) if others else []:
            for other in others:
                yield from directed(one, other, found[0], token, scene, scene.parse[found[1] : found[2]].text)


def _placed(whole: Mention, noun: Token, entry: Entry, scene: Scene) -> bool:
    """Whether a country before a noun only says where it is: "a Singapore affiliate"."""
    if scene.kind(whole) != "country" or entry["kind"].removeprefix("<") not in ("part of", "owns"):
        return False
    owned = any(c.dep_ == "nmod:poss" and scene.at.get(c.i) == whole for c in noun.children)
    return whole.end <= noun.idx and not owned


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
    near = _right_behind(end, scene) or _across(noun, end, scene)
    near = near or closed_apposition(noun, *_edges(noun, end), scene)
    found = scene.resolved(heads) or [m for m in [near] if m]
    if near is not None and found == [near]:
        found += scene.resolved(_along(near, end, scene))
    own = scene.at.get(noun.i)  # "critics of Acme": who is called so has no other name
    return found or ([own] if own is not None and own.kind == "description" and own.actor in scene.known else [])


def _edges(noun: Token, end: int) -> tuple[int, int]:
    """First token of a noun's phrase, and the one behind its "of" phrase or behind the noun."""
    inner = [c for c in noun.children if c.dep_ == "nmod" and c.i > noun.i and clause.preposition(c) != "from"]
    last = max([end - 1, *(t.i for c in inner for t in clause.words(c, frozenset(("appos", "acl:relcl", "punct"))))])
    before = [t.i for c in noun.children if c.dep_ in ("nmod:poss", "det", "amod", "compound") for t in clause.words(c)]
    return min([noun.i, *before]), last + 1


def _is_over(noun: Token, start: int, kind: str) -> bool:
    """Whether a state is told of the past: "a former member of", "who was once a member of"; "said it was" is now."""
    before = [*noun.children, *(noun.doc[start - 1 : start] if start else ())]
    if any(c.lower_ in FORMER and c.i < noun.i for c in before):
        return True
    says = noun.head if noun.dep_ == "obj" and noun.head.lower_ == "once" else noun  # "was once a member"
    is_past = any(c.dep_ == "cop" for c in says.children) and modality.mood(says).time == "past"
    return is_past and kind in LASTING and noun.dep_ not in ("ccomp", "conj")


def _along(name: Mention, end: int, scene: Scene) -> list[Token]:
    """Names coordinated with the one behind a plural noun: "its rivals Acme and Bolt"."""
    heads = [t for t in scene.parse[end : end + 8] if t.idx >= name.start and t.idx < name.end]
    plural = scene.parse[end - 1].tag_ in ("NNS", "NNPS")
    return [t for h in heads for t in clause.conjuncts(h) if t.i != h.i and t.idx >= name.end] if plural else []


def _each_other(scene: Scene) -> Iterator[Tie]:
    """ "Acme and Zenith are rivals": two who are so to each other."""
    nouns = scene.lexicon.by("ties", "words")
    for token in scene.parse:
        entry = nouns.get(token.lemma_.lower()) if token.tag_ == "NNS" else None
        if entry is None or entry["pos"] != "noun" or entry["kind"] not in ("at odds with", "ally of"):
            continue
        present = modality.mood(token).time == "present" and is_stated(token)
        if not present or not any(c.dep_ == "cop" for c in token.children) or _of_whom(token, entry["kind"]):
            continue
        both = scene.resolved(clause.subjects(token))
        if len(both) == 2 and not any(c.dep_ == "nmod" for c in token.children):
            yield from directed(both[0], both[1], entry, token, scene)


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
    preps = ("of", "to", "for", "in") if kind in ("member of", "owns") else ("of", "to", "for")
    heads: list[Token] = []
    for child in noun.children:
        if child.lower_ == "whose":
            heads += [a.head for a in noun.ancestors if a.dep_ in ("acl:relcl", "acl")][:1]
        elif child.dep_ in ("nmod:poss", "compound") or (child.dep_ == "nmod" and clause.preposition(child) in preps):
            heads += clause.conjuncts(child)
    return heads or relative_wholes(noun, preps)


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
