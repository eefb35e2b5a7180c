"""Ties of letters: "In a letter sent to the ministry, Acme argued"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .. import clause
from ..quotes import medium
from .deed import right_before
from .tie import Scene, Tie, between

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..tables import Mention

LETTERS = frozenset(("letter", "e-mail", "email", "memo", "memorandum", "petition"))


def find(scene: Scene) -> Iterator[Tie]:
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
    return scene.resolved(clause.subjects(verb)) or right_before(verb, scene)
