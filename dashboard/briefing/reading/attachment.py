"""Clauses that a small parser hangs on the verb where they belong to a word nearer by.

The content of a noun behind another object ("dismissed an appeal against an order that it stop"), what somebody is told
read as told of the listener ("told the press that it would appeal"), a second verb of what is said ("and may sue"), and
a subject behind which something is told between commas ("Roe, writing for the court, held").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .participle import REACH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from .participle import Tree

# Nouns whose content is told by a clause with "that".
TOLD = frozenset(
    "order claim allegation accusation ruling finding condition requirement rule demand proposal suggestion warning "
    "fear concern belief report argument assertion decision promise pledge threat complaint assumption theory".split()
)
TELLING = frozenset("tell inform assure remind notify convince persuade warn".split())
# Prepositions under which such a noun is no document to say something in: "said in a ruling that …".
BEARING = frozenset(("against", "over", "about", "of", "to", "on"))


def mend(doc: Doc, tree: Tree) -> None:
    """Hangs each where it belongs."""
    for i in range(len(doc)):
        if tree.deps[i] in ("acl", "acl:relcl"):
            _to_a_listener(doc, tree, i)
        if tree.tags[i] == "VBG" and tree.heads[i] > i:
            _between_commas(doc, tree, i)
    for i in range(len(doc)):
        if tree.deps[i] == "ccomp":
            _behind_noun(doc, tree, i)
        elif tree.deps[i] == "conj" and tree.tags[i] == "VB":
            _in_what_is_said(tree, i)


def _behind_noun(doc: Doc, tree: Tree, i: int) -> None:
    that = next((k for k in _below(tree, i) if tree.deps[k] == "mark" and doc[k].lower_ == "that" and k < i), 0)
    noun, verb = that - 1, tree.heads[i]
    if noun <= verb or doc[noun].lower_.removesuffix("s") not in TOLD or tree.deps[noun] not in ("obl", "nmod"):
        return
    led = any(tree.deps[k] == "case" and doc[k].lower_ in BEARING for k in _below(tree, noun))
    if led and any(tree.deps[k] == "obj" and k < noun for k in _below(tree, verb)):
        tree.heads[i], tree.deps[i] = noun, "acl"


def _to_a_listener(doc: Doc, tree: Tree, i: int) -> None:
    listener = tree.heads[i]
    verb, first = tree.heads[listener], min(_below(tree, i), default=i)
    told = tree.deps[listener] in ("iobj", "obj") and doc[verb].lemma_.lower() in TELLING
    own = any(tree.deps[k] in ("nsubj", "nsubj:pass", "expl") for k in _below(tree, i))
    if told and own and doc[first].lower_ == "that" and tree.deps[first] == "mark":
        tree.heads[i], tree.deps[i] = verb, "ccomp"
        for k in [k for k in _below(tree, verb) if k > i and tree.deps[k] == "ccomp"]:
            tree.heads[k] = i  # "that he was not persuaded the step was needed"


def _between_commas(doc: Doc, tree: Tree, i: int) -> None:
    subject, verb = i - 2, tree.heads[i]
    told = subject >= 0 and doc[i - 1].text == "," and doc[verb - 1].text == "," and tree.heads[subject] == i
    finite = tree.tags[verb] in ("VBD", "VBZ", "VBP") and tree.heads[verb] == verb
    alone = not any(tree.deps[k].startswith(("nsubj", "expl")) for k in _below(tree, verb))
    if told and finite and alone and tree.pos[subject] in ("NOUN", "PROPN"):
        tree.heads[subject], tree.deps[subject] = verb, "nsubj"
        tree.heads[i], tree.deps[i] = subject, "acl"


def _in_what_is_said(tree: Tree, i: int) -> None:
    verb = tree.heads[i]
    said = next((k for k in _below(tree, verb) if tree.deps[k] == "ccomp" and verb < k < i), 0)
    alone = not any(tree.deps[k].startswith("nsubj") for k in _below(tree, i))
    if said and alone and tree.tags[verb] == "VBD" and _modal(tree, i) and _modal(tree, said):
        tree.heads[i] = said


def _modal(tree: Tree, i: int) -> bool:
    return any(tree.tags[k] == "MD" for k in _below(tree, i))


def _below(tree: Tree, head: int) -> Iterator[int]:
    near = range(max(0, head - REACH), min(head + REACH, len(tree.heads)))
    return (k for k in near if tree.heads[k] == head and k != head)
