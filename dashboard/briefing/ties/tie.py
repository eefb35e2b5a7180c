"""A tie before it becomes a row, and what all passes over ties ask of a phrase: whom it means, what list it is on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .. import clause, mention, modality
from ..span import Span, cover

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ..lexicon import Entry, Lexicon
    from ..tables import Actor, Mention

LONGEST = 5  # words of the longest listed title or noun
BODIES = frozenset(("organization", "government", "country", "collective"))
# Who may stand at the far end of a tie that lasts; kinds not named here may lead to anybody.
ENDS = {
    "head of": BODIES, "member of": BODIES, "part of": BODIES, "owns": frozenset(("organization", "government")),
    "founded": frozenset(("organization", "government")), "related to": frozenset(("person",)),
    "succeeds": frozenset(("person",)),
}  # fmt: skip
# Said to join a phrase with a name that says who is meant: "the insurer Acme", "its owner, Jane Roe".
BESIDE = ("appos", "flat", "nmod:desc", "nmod:unmarked")


@dataclass(frozen=True, slots=True)
class Tie:
    """Two actor ids, the kind of tie, the characters it rests on (`span`) and the word that states it (`cue`)."""

    source: str
    target: str
    kind: str
    span: Span
    cue: Span
    label: str = ""
    event: str = ""
    status: str = "occurred"
    holder: str = ""
    ends: tuple[Span, ...] = ()  # the words for source and target


@dataclass(frozen=True, slots=True)
class Scene:
    """What ties are read from: the parse, the innermost mention at each token, the actors by id, the lexicon."""

    parse: Doc
    at: dict[int, Mention]
    known: dict[str, Actor]
    lexicon: Lexicon
    people: frozenset[str] = field(default=frozenset(("person", "collective")))

    def kind(self, one: Mention) -> str:
        """The kind of the actor that a mention stands for; '' where it is not resolved."""
        return self.known[one.actor].kind if one.actor in self.known else ""

    def meant(self, token: Token) -> Mention | None:
        """Whom a phrase means, by its head: its own mention, or the name beside it ("the insurer Acme")."""
        own = mention.of(token, self.at)
        if own is not None and (own.actor or own.kind == "name"):
            return (self._called(token) or own) if own.kind == "description" else own
        for child in token.children:
            if child.dep_ in BESIDE and child.i > token.i and (named := self.named(child)):
                return named
        return own

    def _called(self, token: Token) -> Mention | None:
        """The name right behind a description, which says who is meant: "the opposition National Bloc"."""
        found = self.at.get(token.i + 1) if token.i + 1 < len(self.parse) else None
        beside = any(c.dep_ in BESIDE and c.i > token.i for c in token.children)
        return found if beside and found is not None and found.kind == "name" and found.actor else None

    def named(self, token: Token) -> Mention | None:
        """The name at a token or beside it, resolved; None where there is none."""
        found = mention.of(token, self.at)
        if found is not None and found.kind == "name" and found.actor:
            return found
        inner = (self.named(c) for c in token.children if c.dep_ in BESIDE and c.i > token.i)
        return next((each for each in inner if each), None)

    def resolved(self, tokens: list[Token]) -> list[Mention]:
        """The mentions behind heads of phrases that stand for a known actor."""
        tokens = [t for t in tokens if not (len(tokens) > 1 and _is_stray(t))]
        return [m for t in tokens if (m := self.meant(t)) is not None and m.actor in self.known]

    def fits(self, source: Mention, target: Mention, kind: str) -> bool:
        """Whether two actors may have such a tie at all."""
        if source.actor == target.actor:
            return False
        if kind == "part of" and self.kind(source) not in BODIES:
            return False
        if kind in ("related to", "succeeds") and self.kind(source) != "person":
            return False
        if kind in ("works for", "worked for") and self.kind(source) in ("organization", "government", "country"):
            # a firm works for a client; a union that represents its members does not
            return self.kind(source) == "organization" and self.kind(target) in ("organization", "person")
        if kind == "regulates" and (self.kind(target) == "country" or source.start - target.end in (0, 1)):
            return False  # "Britain's water regulator Ofwat": whose it is, and what it is called
        return self.kind(target) in ENDS.get(kind, {self.kind(target)})


def _is_stray(token: Token) -> bool:
    """Whether a phrase is read as coordinated where no "and" stands: a name inside what is said of another."""
    return token.dep_ == "conj" and not any(c.dep_ == "cc" for t in clause.conjuncts(_first(token)) for c in t.children)


def _first(token: Token) -> Token:
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    return token


def between(
    source: Mention, target: Mention, kind: str, cue: Token, label: str = "", *, also: list[Span] | None = None
) -> Tie:
    """A tie between two mentions; its span covers both, its word and what else it rests on."""
    ends = (Span(source.start, source.end), Span(target.start, target.end))
    word = Span(_hyphenated(cue).idx, cue.idx + len(cue))
    return Tie(
        source.actor, target.actor, kind, cover([*ends, word, *(also or [])]), word, label or cue.text, ends=ends
    )


def _hyphenated(token: Token) -> Token:
    """The first part of a word written with hyphens, by its last: "sister-in-law"."""
    doc = token.doc
    while (
        token.i > 1 and doc[token.i - 1].text == "-" and not doc[token.i - 1].whitespace_ + doc[token.i - 2].whitespace_
    ):
        token = doc[token.i - 2]
    return token


def directed(one: Mention, other: Mention, entry: Entry, cue: Token, scene: Scene, label: str = "") -> Iterator[Tie]:
    """The tie of a word on the list between two mentions, in the direction its kind says, where they fit it."""
    kind = entry["kind"]
    source, target = (other, one) if kind.startswith("<") else (one, other)
    kind = kind.removeprefix("<")
    if scene.fits(source, target, kind):
        yield between(source, target, kind, cue, label)


def relative_wholes(noun: Token, preps: tuple[str, ...]) -> list[Token]:
    """What "of which" stands for in the clause of a noun: "the league, of which Acme is a member"."""
    inner = (c for c in noun.children if c.i < noun.i and c.lower_ in ("which", "whom"))
    return [noun.head] if noun.head.i < noun.i and any(clause.preposition(c) in preps for c in inner) else []


def closed_apposition(noun: Token, left: int, right: int, scene: Scene) -> Mention | None:
    """The name right before a phrase between commas, whatever the tree says: "buy Acme, its smaller rival, from".

    `left` is the first token of the phrase, `right` the one behind it.
    """
    parse, sentence = scene.parse, noun.sent
    if left - 2 < sentence.start or parse[left - 1].text != "," or noun.dep_ in ("nsubj", "nsubj:pass", "obj"):
        return None
    if not any(c.dep_ in ("nmod:poss", "det") for c in noun.children if c.i >= left):
        return None
    if right < sentence.end and parse[right].text not in (",", ".", ";", "?", "!", "–", "—", ")"):
        return None
    found = scene.at.get(left - 2)
    begins = parse[left - 2].idx + len(parse[left - 2])
    named = found is not None and found.kind == "name" and found.end == begins and found.actor in scene.known
    return found if named else None


def listed(
    token: Token, by: dict[str, Entry], plurals: dict[str, Entry] | None = None
) -> tuple[Entry, int, int] | None:
    """The list's line for a noun, longest form first ("chief executive" before "executive"), and its tokens."""
    describes = token.pos_ == "ADJ" and token.dep_ == "amod" and token.head.pos_ != "PROPN"  # "a major bank"
    if describes or token.pos_ not in ("NOUN", "PROPN", "ADJ"):
        return None
    for start, end, form in _forms(token):
        entry = by.get(form) or (plurals or {}).get(form)
        if entry is not None:
            return entry, start, end
    return None


def _forms(token: Token) -> Iterator[tuple[int, int, str]]:
    """Printed forms that a noun may be listed in, longest first, with the noun in the singular too."""
    doc, sentence = token.doc, token.sent
    for size in range(LONGEST, 1, -1):
        if token.i + size <= sentence.end:
            yield token.i, token.i + size, _joined(doc[token.i : token.i + size])
    singular = (token.lower_, token.lemma_.lower(), token.lower_.removesuffix("s"))
    for size in range(LONGEST, 0, -1):
        start = token.i - size + 1
        if start >= sentence.start:
            before = _joined(doc[start : token.i])
            for last in dict.fromkeys(singular):
                yield start, token.i + 1, (before + last if before.endswith("-") else f"{before} {last}").strip()


def _joined(tokens) -> str:  # type: ignore[no-untyped-def]  # a spaCy span
    return " ".join(t.lower_ for t in tokens).replace(" - ", "-").replace(" -", "-")


def is_stated(verb: Token) -> bool:
    """Whether a predicate is put as a fact: not denied, conditional, to be done, or with a modal verb."""
    mood = modality.mood(verb)
    return not (mood.negated or mood.conditional or mood.infinitive or mood.modal)
