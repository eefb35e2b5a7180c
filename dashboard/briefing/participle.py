"""Perfect tenses that a small parser takes for "have" with an object, mended where the participle leaves no doubt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Past participles that are no past tense, adjective or noun of their own: after "have" they make a perfect.
PARTICIPLES = frozenset(
    "arisen awoken been befallen begun beset bitten blown borne broken chosen come done drawn driven eaten fallen "
    "flown forbidden foregone forgotten forsaken frozen given gone grown hidden known lain overseen overtaken "
    "overthrown ridden risen rung seen shaken shown shrunk slain spoken stolen stricken striven sung sunk swollen "
    "sworn taken thrown torn undergone undertaken woken worn woven withdrawn written".split()
)


@dataclass(slots=True)
class Tree:
    """The parts of a parse that a repair may change, by token index."""

    heads: list[int]
    deps: list[str]
    tags: list[str]
    pos: list[str]


def mend(doc: Doc, tree: Tree) -> None:
    """ "have risen" read as "have" with an object: the participle becomes the verb, "have" its auxiliary."""
    for token in doc:
        if token.lower_ in ("have", "has", "had", "'ve", "’ve") and tree.pos[token.i] in ("VERB", "AUX"):
            participle = _after(token)
            if participle is not None and tree.heads[participle.i] == token.i and tree.deps[participle.i] != "aux":
                _raise(tree, token.i, participle.i)


def _after(token: Token) -> Token | None:
    """The participle right after "have", over adverbs and "not"."""
    for i in range(token.i + 1, min(token.i + 4, len(token.doc))):
        word = token.doc[i]
        if word.lower_ in PARTICIPLES:
            return word
        if word.pos_ not in ("ADV", "PART"):
            return None
    return None


def _raise(tree: Tree, have: int, verb: int) -> None:
    root = tree.heads[have] == have
    tree.heads[verb], tree.deps[verb] = (verb if root else tree.heads[have]), tree.deps[have]
    tree.tags[verb], tree.pos[verb] = "VBN", "VERB"
    for i, head in enumerate(tree.heads):
        if head == have and i != verb:
            tree.heads[i] = verb
    tree.heads[have], tree.deps[have], tree.pos[have] = verb, "aux", "AUX"
