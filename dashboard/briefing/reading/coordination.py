"""What "and" joins, where a small parser joins the wrong words, and subjects that hang on an auxiliary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .participle import over
from .weekday import DAYS

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from .participle import Tree

REACH = 40  # words within which a verb's own words are looked for
CLIMB = 4
VERBAL = frozenset(("VBN", "VBG", "VB"))


def mend(doc: Doc, tree: Tree) -> None:
    """Sets the three kinds right."""
    for token in doc:
        i = token.i
        if tree.deps[i].startswith("aux") and token.lower_ in DAYS:
            tree.deps[i] = "obl:tmod"  # "has today fined"
        helped = tree.heads[tree.heads[i]]
        if tree.deps[i].startswith("nsubj") and tree.deps[tree.heads[i]] == "aux" and tree.tags[helped] in VERBAL:
            tree.heads[i] = helped  # "has today fined": the subject is the verb's
        if tree.tags[i] == "VBD" and tree.deps[i] == "conj":
            _in_the_past(tree, i)
        if token.lower_ == "between" and tree.deps[i] == "case":
            _between(doc, tree, tree.heads[i])


def _own(tree: Tree, top: int, start: int, end: int) -> list[int]:
    return [i for i in range(max(0, start), min(end, len(tree.heads))) if tree.heads[i] == top and i != top]


def _in_the_past(tree: Tree, verb: int) -> None:
    """ "said it would retake the city and ruled out talks": a past tense goes on with the one above the modal verb."""
    first = tree.heads[verb]
    if any(tree.deps[i].startswith(("nsubj", "aux")) for i in _own(tree, verb, verb - REACH, verb)):
        return
    if first > verb or not any(tree.tags[i] == "MD" for i in _own(tree, first, first - REACH, first)):
        return
    at = first
    for _ in range(CLIMB):
        at = tree.heads[at]
        if tree.tags[at] == "VBD" and at < first:
            tree.heads[verb] = at
            return


def _between(doc: Doc, tree: Tree, one: int) -> None:
    """ "talks between A and B collapsed": B is the other side of the talks, and no subject of its own."""
    noun = tree.heads[one]
    if noun >= one or any(tree.deps[i] == "conj" for i in _own(tree, one, one, one + REACH)):
        return
    link = next((i for i in range(one + 1, min(one + 8, len(doc))) if doc[i].lower_ == "and"), -1)
    between = list(range(one + 1, link))
    if link < 0 or any(tree.pos[i] in ("VERB", "AUX") or doc[i].text == "," for i in between):
        return
    other = next((i for i in range(link + 1, min(link + 8, len(doc))) if tree.deps[i].startswith("nsubj")), -1)
    verb = tree.heads[other]
    across = any(tree.pos[i] in ("VERB", "AUX") for i in range(link, other))
    if other < 0 or verb < other or across or over(tree, one, other):
        return
    tree.deps[other], subject = "conj", tree.deps[other]
    tree.heads[other], tree.heads[link] = one, other
    if noun != tree.heads[noun] and tree.deps[noun] not in ("obj",):
        _subject(tree, noun, verb, subject)


def _subject(tree: Tree, noun: int, verb: int, dep: str) -> None:
    """Gives a verb its subject, and the verb the subject's place; an "and" alone had joined it to the rest."""
    if over(tree, noun, verb):
        return
    if tree.heads[verb] != verb and tree.deps[verb] == "conj" and tree.heads[noun] != verb:
        tree.heads[verb], tree.deps[verb] = tree.heads[noun], "advcl"
    if tree.heads[noun] != verb:
        tree.heads[noun], tree.deps[noun] = verb, dep
