"""From ClearNLP dependencies to Universal Dependencies: other labels and, where the two differ, other heads.

    the letter [case to] [obl Beijing]     "to" governs "Beijing" in ClearNLP, and is governed by it in UD
    talks [cop were] [ROOT difficult]      the predicate is the head, its copula hangs on it
    A, B [cc and] [conj C]                 all conjuncts hang on the first, the conjunction on the one it introduces

Names stay compounds (UD would call some of them flat). Sentences keep their bounds, and every tree stays one.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy
from spacy.attrs import DEP, HEAD
from spacy.tokens import Doc, Token

RENAMED = {
    "dobj": "obj", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass", "poss": "nmod:poss",
    "relcl": "acl:relcl", "prt": "compound:prt", "neg": "advmod", "predet": "det:predet", "preconj": "cc:preconj",
    "quantmod": "advmod", "intj": "discourse", "meta": "dep", "dative": "iobj", "oprd": "xcomp", "acomp": "xcomp",
    "attr": "xcomp", "prep": "advmod", "agent": "advmod", "pobj": "obl", "pcomp": "advcl",
    "nn": "compound", "num": "nummod", "number": "compound", "possessive": "case", "rcmod": "acl:relcl",
    "partmod": "acl", "infmod": "acl", "complm": "mark",
}  # fmt: skip

PREPOSITIONS = ("prep", "agent")
OBJECTS = ("pobj", "pcomp")
PREDICATES = ("attr", "acomp")
COMPLEMENTS = ("ccomp", "xcomp", "oprd", "advmod")
NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "SYM")
CLAUSAL = ("VERB", "AUX")
BE = ("be", "is", "are", "was", "were", "been", "being", "am", "'s", "’s", "'re", "’re", "'m", "’m")


@dataclass(slots=True)
class Tree:
    """The heads and labels of a text while they change; `kids` are the dependents of each token, in no order."""

    tokens: list[Token]
    heads: list[int]
    deps: list[str]
    kids: dict[int, set[int]]

    def of(self, head: int, *deps: str) -> list[int]:
        """The dependents of a token with one of some labels, from left to right."""
        return sorted(kid for kid in self.kids[head] if self.deps[kid] in deps)

    def attach(self, i: int, head: int, dep: str) -> None:
        """Hangs a token, with all below it, on another one."""
        self.kids[self.heads[i]].discard(i)
        self.heads[i], self.deps[i] = head, dep
        if head != i:
            self.kids[head].add(i)

    def promote(self, i: int, over: int, dep: str) -> None:
        """Puts a dependent where its head stands; the head hangs on it as `dep`, its other dependents move over."""
        above, label = self.heads[over], self.deps[over]
        self.attach(i, i if above == over else above, label)
        for kid in sorted(self.kids[over]):
            self.attach(kid, i, self.deps[kid])
        self.attach(over, i, dep)

    def upwards(self) -> list[int]:
        """All tokens, each after everything below it."""
        order = [i for i, head in enumerate(self.heads) if head == i]
        for i in order:
            order.extend(sorted(self.kids[i]))
        return order[::-1]


def convert(doc: Doc) -> Doc:
    """Converts the trees of a text in place; a text without trees stays as it is."""
    if not doc.has_annotation("DEP"):
        return doc
    tree = _tree(doc)
    for step in (_prepositions, _existence, _copulas, _controlled, _coordination, _labels):
        step(tree)
    offsets = numpy.array([head - i for i, head in enumerate(tree.heads)], dtype="int64").astype("uint64")
    labels = numpy.array([doc.vocab.strings.add(dep) if dep else 0 for dep in tree.deps], dtype="uint64")
    doc.from_array([HEAD, DEP], numpy.column_stack([offsets, labels]))  # type: ignore[arg-type]
    return doc


def _tree(doc: Doc) -> Tree:
    heads = [token.head.i for token in doc]
    kids: dict[int, set[int]] = defaultdict(set)
    for i, head in enumerate(heads):
        if head != i:
            kids[head].add(i)
    return Tree(list(doc), heads, [token.dep_ for token in doc], kids)


def _prepositions(tree: Tree) -> None:
    """The object of a preposition takes its place, from the innermost ("out of the country") outwards."""
    for i in tree.upwards():
        if objects := _objects(tree, i):
            _lift(tree, i, objects[0])


def _objects(tree: Tree, i: int) -> list[int]:
    """The objects of a preposition: its own, else one that a preposition beside it has ("to and from Paris")."""
    preposition = tree.deps[i] in PREPOSITIONS or tree.tokens[i].pos_ == "ADP"
    if not preposition and tree.tokens[i].pos_ in CLAUSAL:
        return []
    if own := tree.of(i, "pobj") or [k for k in tree.of(i, "pcomp") if tree.tokens[k].pos_ != "ADP"]:
        return own
    return [k for k in tree.of(i, "conj") if tree.of(k, "case")] if preposition else []


def _lift(tree: Tree, i: int, thing: int) -> None:
    """Puts the object of a preposition where the preposition stands; "such" and the like stay with the latter."""
    clause = tree.deps[thing] == "pcomp" and tree.tokens[thing].pos_ in CLAUSAL
    label = _lifted_label(tree, i, clause)
    parts = tree.of(i, "amod", "pcomp")
    tree.promote(thing, i, "mark" if clause else "case")
    tree.deps[thing] = label
    for part in parts:
        if part != thing:
            tree.attach(part, i, "fixed")


def _lifted_label(tree: Tree, i: int, clause: bool) -> str:
    head, label = tree.heads[i], tree.deps[i]
    if label in OBJECTS or (label == "prep" and tree.deps[head] in PREPOSITIONS and not tree.of(head, "pobj")):
        return "pcomp" if clause else "pobj"
    if label not in (*PREPOSITIONS, "dative"):
        return label
    nominal = tree.tokens[head].pos_ in NOMINAL
    if clause:
        return "acl" if nominal else "advcl"
    if label == "agent":
        return "obl:agent"
    return "nmod" if nominal else "obl"


def _existence(tree: Tree) -> None:
    """What there is, is the subject."""
    for i, token in enumerate(tree.tokens):
        if tree.deps[i] == "expl" and token.lower_ == "there":
            for kid in tree.of(tree.heads[i], "attr"):
                tree.deps[kid] = "nsubj"


def _copulas(tree: Tree) -> None:
    for i in tree.upwards():
        if _is_copula(tree, i) and (found := _predicate(tree, i)) is not None:
            tree.promote(found, i, "cop")


def _is_copula(tree: Tree, i: int) -> bool:
    token = tree.tokens[i]
    return token.lower_ in BE and token.pos_ in CLAUSAL and tree.deps[i] not in ("aux", "auxpass", "cop")


def _predicate(tree: Tree, i: int) -> int | None:
    """What is said with the copula: a noun or adjective, else a phrase with a preposition that stands there alone."""
    for kid in tree.of(i, *PREDICATES):
        return None if tree.of(kid, "nsubj", "nsubjpass") else kid
    if tree.of(i, *COMPLEMENTS, "expl") or not tree.of(i, "nsubj"):
        return None
    return next((kid for kid in tree.of(i, "obl") if kid > i and tree.of(kid, "case")), None)


def _controlled(tree: Tree) -> None:
    """Who is told or made to do something is the object of the telling: "wanted [obj him] to [xcomp go]"."""
    for i, dep in enumerate(tree.deps):
        verb = tree.heads[i]
        subjects = tree.of(i, "nsubj", "nsubjpass")
        if dep != "ccomp" or len(subjects) != 1 or not verb < subjects[0] < i or tree.of(i, "mark"):
            continue
        if _is_infinitive(tree, i) and not tree.of(verb, "dobj"):
            tree.attach(subjects[0], verb, "dobj")
            tree.deps[i] = "xcomp"


def _is_infinitive(tree: Tree, i: int) -> bool:
    helpers = [tree.tokens[k].lower_ for k in tree.of(i, "aux")]
    return "to" in helpers or (not helpers and tree.tokens[i].tag_ == "VB")


def _coordination(tree: Tree) -> None:
    """Conjunctions and commas to the conjunct after them, then all conjuncts to the first."""
    for i, dep in enumerate(tree.deps):
        if dep == "cc":
            following = [k for k in tree.of(tree.heads[i], "conj") if k > i]
            if following:
                tree.attach(i, following[0], "cc")
    for i, dep in enumerate(tree.deps):
        if dep == "conj":
            comma = _left_edge(tree, i) - 1
            if comma > tree.heads[i] == tree.heads[comma] and tree.deps[comma] == "punct":
                tree.attach(comma, i, "punct")
    for i in tree.upwards()[::-1]:
        if tree.deps[i] == "conj" and tree.deps[tree.heads[i]] == "conj":
            tree.attach(i, tree.heads[tree.heads[i]], "conj")


def _left_edge(tree: Tree, i: int) -> int:
    edge, below = i, [i]
    while below:
        at = below.pop()
        edge = min(edge, at)
        below.extend(tree.kids[at])
    return edge


def _labels(tree: Tree) -> None:
    tree.deps = [_label(tree, i) for i in range(len(tree.deps))]


def _label(tree: Tree, i: int) -> str:
    label, token, head = tree.deps[i], tree.tokens[i], tree.tokens[tree.heads[i]]
    if label == "aux" and token.lower_ == "to":
        return "mark"
    if label == "npadvmod":
        return "nmod:unmarked" if head.pos_ in NOMINAL else "obl:unmarked"
    if label == "nmod":
        return "compound" if token.i < head.i and not tree.of(token.i, "case") else "nmod"
    if label == "dative" and token.pos_ == "ADP":
        return "advmod"
    return RENAMED.get(label, label)
