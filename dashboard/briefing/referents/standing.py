"""Where an actor stands: what part it has in its clause, how near it is, which post it is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import clause
from .candidate import Candidate

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..actor import Draft

CORE = ("nsubj", "nsubj:pass", "obj", "iobj", "obl:agent", "nmod:poss", "conj", "appos", "flat")
# Posts that are one: who is "an MP" is "the lawmaker".
LAWMAKERS = frozenset("lawmaker legislator parliamentarian mp mep msp congressman congresswoman".split())
NEAR = 60  # tokens: two to three sentences
SINGULAR = ("organization", "government", "country", "person")


def takes_part(token: Token) -> bool:
    return token.dep_ in (*CORE[:5], "obl") and clause.is_verb(token.head)


def recent(each: Candidate, drafts: list[Draft]) -> list[Draft]:
    """Those mentioned a few sentences before at most."""
    return [d for d in drafts if any(each.start - NEAR < m.start < each.start for m in d.mentions)]


def only(drafts: list[Draft]) -> Draft | None:
    return drafts[0] if len(drafts) == 1 else None


def holds(draft: Draft, office: str) -> bool:
    """Whether a person is given an office anywhere: by a role, or by a title before the name."""
    offices = LAWMAKERS if office in LAWMAKERS else {office}
    return any(not offices.isdisjoint(post_words(m)) for m in draft.mentions)


def post_words(mention: Candidate) -> list[str]:
    """The words of a post itself, without what it is of: "adviser" of "adviser to the finance ministry"."""
    words = mention.role.lower().split()
    return words[: next((i for i, word in enumerate(words) if word in ("of", "to", "for", "at", "in")), len(words))]
