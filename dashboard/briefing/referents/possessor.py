"""Whose somebody is, in words: "its owners" is told as "Acme's owners", "whose parliament" as "Malta's parliament"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc, Token

POSSESSIVES = frozenset("its their his her our my your whose".split())


def spelled_out(name: str, start: int, parse: Doc, named: Callable[[int], str]) -> str:
    """A description with its possessive pronoun spelled out, without it where nobody is known to be meant.

    `start` is the token that the description begins with, `named` gives the name of whom a token stands for, or ''.
    """
    first, _, rest = name.partition(" ")
    if first.lower() not in POSSESSIVES or not rest:
        return name
    meant = _antecedent(parse[start]) if first.lower() == "whose" else parse[start]
    owner = named(meant.i) if meant is not None else ""
    if not owner or owner.partition(" ")[0].lower() in POSSESSIVES:
        return rest
    mark = "'" if owner.endswith("s") else "'s"
    return f"{owner}{mark} {rest}"


def _antecedent(whose: Token) -> Token | None:
    """The noun that the clause of a "whose" belongs to."""
    clause = next((a for a in whose.ancestors if a.dep_ in ("acl:relcl", "acl")), None)
    return clause.head if clause is not None else None
