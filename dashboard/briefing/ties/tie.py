"""A tie before it becomes a row, and what all passes over ties ask of a phrase: whom it means, what list it is on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .. import mention, modality
from ..span import Span, cover

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ..lexicon import Entry, Lexicon
    from ..tables import Actor, Mention

LONGEST = 4  # words of the longest listed title or noun
BODIES = frozenset(("organization", "government", "country", "collective"))
# Who may stand at the far end of a tie that lasts; kinds not named here may lead to anybody.
ENDS = {
    "head of": BODIES, "member of": BODIES, "part of": BODIES, "owns": frozenset(("organization", "government")),
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
            return own
        for child in token.children:
            if child.dep_ in BESIDE and child.i > token.i and (named := self.named(child)):
                return named
        return own

    def named(self, token: Token) -> Mention | None:
        """The name at a token or beside it, resolved; None where there is none."""
        found = mention.of(token, self.at)
        if found is not None and found.kind == "name" and found.actor:
            return found
        inner = (self.named(c) for c in token.children if c.dep_ in BESIDE and c.i > token.i)
        return next((each for each in inner if each), None)

    def resolved(self, tokens: list[Token]) -> list[Mention]:
        """The mentions behind heads of phrases that stand for a known actor."""
        return [m for t in tokens if (m := self.meant(t)) is not None and m.actor in self.known]

    def fits(self, source: Mention, target: Mention, kind: str) -> bool:
        """Whether two actors may have such a tie at all."""
        if source.actor == target.actor:
            return False
        if kind == "part of" and self.kind(source) not in BODIES:
            return False
        if kind == "regulates" and (self.kind(target) == "country" or source.start - target.end in (0, 1)):
            return False  # "Britain's water regulator Ofwat": whose it is, and what it is called
        return self.kind(target) in ENDS.get(kind, {self.kind(target)})


def between(
    source: Mention, target: Mention, kind: str, cue: Token, label: str = "", *, also: list[Span] | None = None
) -> Tie:
    """A tie between two mentions; its span covers both, its word and what else it rests on."""
    ends = (Span(source.start, source.end), Span(target.start, target.end))
    word = Span(cue.idx, cue.idx + len(cue))
    return Tie(
        source.actor, target.actor, kind, cover([*ends, word, *(also or [])]), word, label or cue.text, ends=ends
    )


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
