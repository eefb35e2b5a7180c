"""Finite verbs that the tree shows as a noun, an adjective or a participle, with the arguments it does not show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .. import clause

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class Lost:
    """The arguments of a finite verb that the tree does not show as one, by their heads."""

    subject: tuple[Token, ...]
    object: tuple[Token, ...]


def arguments(token: Token) -> Lost | None:
    """The arguments of a past tense that the tree hides; None where it hides none."""
    return _as_noun(token) or _after_have(token) or _after_comma(token) or _only_verb(token)


def is_past_form(token: Token) -> bool:
    return token.tag_ in ("VBD", "VBN") or (token.lower_.endswith("d") and token.tag_ in ("NN", "JJ"))


def _as_noun(token: Token) -> Lost | None:
    """A past tense read as a noun: it has a subject and an object, which no noun has."""
    if token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB"):
        return None
    subjects = [c for c in token.children if c.dep_ == "nsubj" and c.i < token.i]
    objects = [c for c in token.children if c.dep_ == "obj" and c.i > token.i]
    return Lost(tuple(together(subjects)), tuple(together(objects))) if subjects and objects else None


def _after_have(token: Token) -> Lost | None:
    """A perfect read as "have" with an object: "has [banned] imports"."""
    noun = token.head
    own = next((c for c in noun.children if c.dep_ == "aux" and c.lower_ in clause.PERFECT), None)
    have = noun.head if own is None and noun.dep_ == "obj" else own
    if token.dep_ != "amod" or have is None or have.lower_ not in clause.PERFECT or have.i > token.i:
        return None
    if any(t.pos_ not in ("ADV", "PART") for t in token.doc[have.i + 1 : token.i]):
        return None
    return Lost(tuple(clause.subjects(noun if have is own else have)), (noun,))


def _after_comma(token: Token) -> Lost | None:
    """The verb after an apposition, read as a participle: "Jane Roe, a spokeswoman, [accused] the firm"."""
    before = token.i - 1
    while before > token.sent.start and token.doc[before].pos_ == "ADV":
        before -= 1
    if token.dep_ not in ("amod", "acl") or token.doc[before].text != ",":
        return None
    if clause.is_verb(token.sent.root) and not _starts_phrase(token.i + 1, token.doc):
        return None
    subject = _before(before, token.sent.start, token.doc)
    if token.dep_ == "acl" and (clause.is_verb(token.sent.root) or subject is None):
        return None
    below = [c for c in token.children if c.dep_ in ("obj", "iobj")]
    return Lost((subject,), tuple(below) or ((token.head,) if token.head.i > token.i else ())) if subject else None


def _only_verb(token: Token) -> Lost | None:
    """The verb of a sentence read as one noun phrase: "The ministry [imposed] sanctions"."""
    if token.dep_ != "amod" or token.head.i < token.i or token.i == token.sent.start or clause.is_verb(token.sent.root):
        return None
    before = token.nbor(-1)
    if before.pos_ not in ("NOUN", "PROPN") or before.dep_ == "nmod:poss":
        return None
    return Lost((_phrase_head(before.i, token.sent.start, token.doc),), (token.head,))


def _starts_phrase(i: int, parse: Doc) -> bool:
    """Whether a noun phrase or preposition follows: a participle before a bare noun may be its modifier."""
    return i < len(parse) and (parse[i].pos_ in ("DET", "PROPN", "PRON", "ADP", "NUM") or parse[i].tag_ == "PRP$")


def _before(comma: int, first: int, parse: Doc) -> Token | None:
    """The subject that the apposition before a comma belongs to: what stands before it, or a name in apposition."""
    opens = next((i for i in range(comma - 1, first, -1) if parse[i].text == ","), None)
    inner = _phrase_head(comma - 1, first if opens is None else opens + 1, parse)
    if opens is None or inner.pos_ == "PROPN":
        return inner if inner.pos_ in ("PROPN", "NOUN", "PRON") else _root(parse[comma])
    return _phrase_head(opens - 1, first, parse)


def _phrase_head(last: int, first: int, parse: Doc) -> Token:
    """The head of the noun phrase that ends with a token, within bounds."""
    at = parse[last]
    while first <= at.head.i < at.i and at.dep_ in ("nmod", "compound", "flat", "conj", "appos", "nummod", "obl"):
        at = at.head
    return at


def _root(token: Token) -> Token | None:
    root = token.sent.root
    return root if root.pos_ in ("PROPN", "NOUN") and root.i < token.i else None


def together(heads: list[Token]) -> list[Token]:
    return [t for head in heads for t in clause.conjuncts(head)]
