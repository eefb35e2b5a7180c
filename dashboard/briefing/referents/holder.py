"""People told by a post and whom they serve: "a spokesman for Acme", "its spokeswoman", "Roe's lawyer"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import clause
from . import phrase
from .candidate import Candidate, is_title

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ..lexicon import Entry


def office_holder(token: Token, titles: dict[str, Entry]) -> Candidate | None:
    """ "a spokesman for Acme", "its spokeswoman", "Roe's lawyer": a person told by whom he or she works for."""
    if (
        token.tag_ != "NN"
        or not is_title(token, titles)
        or not phrase.acts(token)
        or _apposed(token)
        or any(c.dep_ in ("appos", "flat") for c in token.children)
    ):
        return None
    owned = any(c.dep_ == "nmod:poss" for c in token.children)
    served = next(
        (c for c in token.children if c.dep_ == "nmod" and clause.preposition(c) in ("for", "of", "at")), None
    )
    if not owned and served is None:
        return None
    start, end = phrase.edges(token, right=False)
    if served is not None:
        end = max(end, clause.words(served, frozenset(("acl", "acl:relcl", "appos", "conj", "cc", "punct")))[-1].i + 1)
    end = next((i for i in range(token.i + 1, end) if token.doc[i].is_punct and token.doc[i].text != "-"), end)
    if _named_behind(token.doc, end):
        return None
    return phrase.told(token, (start, end), "person", country="")


def _apposed(token: Token) -> bool:
    """Whether a name stands beside the noun behind a comma: "its chief executive, Jane Roe", "Jane Roe, its head"."""
    doc, (start, _) = token.doc, phrase.edges(token, right=False)
    after = doc[token.i + 1 : token.i + 3]
    before = doc[max(0, start - 2) : start]
    behind = len(after) == 2 and after[0].text == "," and after[1].pos_ == "PROPN"
    return behind or (len(before) == 2 and before[1].text == "," and before[0].pos_ == "PROPN")


def _named_behind(doc: Doc, end: int) -> bool:
    """Whether a comma and a name follow: "a spokesman for the ministry, He Yadong,"."""
    after = doc[end : end + 3]
    return len(after) > 1 and after[0].text == "," and (after[1].pos_ == "PROPN" or after[-1].tag_ == "NNP")
