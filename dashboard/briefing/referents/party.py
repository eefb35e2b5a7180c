"""Parties told together: whom "the two countries" and "both sides" stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import clause
from .candidate import Candidate
from .standing import recent, takes_part

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ..actor import Draft

PARTIES = frozenset(("country", "nation", "side", "state", "government", "power", "neighbour", "neighbor"))


def together(
    everyone: list[Candidate], drafts: list[Draft], owner: dict[int, Draft], parse: Doc
) -> dict[int, list[Draft]]:
    """ "The two countries", "both sides": the countries before that make up the number, when no other could be meant.

    The description's own draft is dissolved into them. Returns the drafts by candidate (its `id`).
    """
    found: dict[int, list[Draft]] = {}
    for each in everyone:
        if each.form != "description" or each.noun not in PARTIES or not (each.definite or each.size):
            continue
        size = each.size or (2 if each.noun == "side" else 0)
        before = [d for d in drafts if d.kind == "country" and any(m.start < each.start for m in d.mentions)]
        if each.noun == "side":
            before = [d for d in before if not all(_only_a_place(parse[m.head]) for m in d.mentions)]
        near = recent(each, before)
        meant = near if len(near) == size else before if len(before) == size else []
        acting = any(takes_part(parse[m.head]) for d in meant for m in d.mentions)
        if each.noun == "side" and not acting:
            continue  # the sides of a quarrel within a country
        if size < 2 or not meant or each.marks - {"two", "both"}:
            continue
        found[id(each)] = meant
        _dissolve(each, owner)
    return found


def _only_a_place(token: Token) -> bool:
    """Whether a country only says where something is: "Tema in Ghana", "Denmark's Maersk"."""
    if token.dep_ == "nmod:poss":
        return token.head.pos_ == "PROPN"
    return clause.preposition(token) in ("in", "from", "at", "near")


def _dissolve(each: Candidate, owner: dict[int, Draft]) -> None:
    draft = owner.pop(id(each), None)
    if draft is not None:
        draft.mentions = [m for m in draft.mentions if m is not each]
        if not any(m.form == "description" for m in draft.mentions):
            for other in draft.mentions:
                owner.pop(id(other), None)
            draft.mentions = []
