"""Verb forms that a small parser misreads, mended where the words leave no doubt.

A perfect taken for "have" with an object ("tensions have risen"), and a past tense taken for a passive without its
auxiliary ("an official praised the plan").
"""

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

STEPS = 30
REACH = 60  # words within which a verb's subject and object are looked for


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
        elif tree.tags[token.i] == "VBN" and tree.deps[token.i] in ("ROOT", "ccomp", "parataxis"):
            _activate(doc, tree, token.i)


def mend_subjects(doc: Doc, tree: Tree) -> None:
    """Main verbs lost behind a relative clause, and two subjects that "and" joins."""
    for token in doc:
        above = tree.heads[token.i] == token.i or tree.deps[token.i] == "vocative"
        if above and tree.pos[token.i] in ("NOUN", "PROPN"):
            _found_behind(doc, tree, token.i)
    for token in doc:
        if tree.tags[token.i] == "VBG" and token.i and doc[token.i - 1].lower_ in ("of", "for"):
            _accused(tree, token.i)
        if tree.tags[token.i] in ("VBD", "VBZ", "VBP"):
            _joined(doc, tree, token.i)
            _released(doc, tree, token.i)


def _found_behind(doc: Doc, tree: Tree, noun: int) -> None:
    """ "Roe, who heads the panel, called on Acme": a name over the sentence becomes the subject of its verb.

    So does one before a relative clause that the tree takes for the main one: "Malta, whose navy lost, sued".
    """
    if noun + 2 >= len(doc) or doc[noun + 1].text != "," or doc[noun + 2].lower_ not in ("who", "which", "whose"):
        return
    over_all = tree.heads[noun] == noun
    near = range(noun + 3, min(noun + REACH, len(doc)))
    clause = next((i for i in near if tree.heads[i] == noun and tree.deps[i] == "acl:relcl"), 0)
    clause = clause if over_all else tree.heads[noun]
    for i in near:
        loose = tree.heads[i] in (noun, clause) and tree.deps[i] in ("advcl", "acl", "conj", "parataxis")
        if not (clause and i > clause and loose) or (first := _finite_after_comma(doc, tree, i)) < 0:
            continue
        if any(tree.heads[k] == i and tree.deps[k].startswith(("nsubj", "mark")) for k in range(noun, i)):
            return
        if not over_all:
            tree.heads[clause], tree.deps[clause] = noun, "acl:relcl"
        tree.heads[i], tree.deps[i], tree.pos[i] = i, "ROOT", "VERB"
        tree.tags[i] = "VBD" if first == i else tree.tags[i]
        tree.heads[noun], tree.deps[noun] = i, "nsubj"
        for k in range(i, min(i + REACH, len(doc))):  # what closes the sentence
            if tree.heads[k] in (noun, clause) and k > i:
                tree.heads[k] = i
        return


def _finite_after_comma(doc: Doc, tree: Tree, verb: int) -> int:
    """Where a past tense or a verb with auxiliaries begins, if a comma stands right before it; else -1."""
    first = verb
    while first and tree.heads[first - 1] == verb and tree.deps[first - 1] in ("aux", "aux:pass", "advmod"):
        first -= 1
    finite = first < verb or tree.tags[verb] in ("VBN", "VBD")
    return first if finite and first and doc[first - 1].text == "," else -1


def _accused(tree: Tree, gerund: int) -> None:
    """ "suspects Greece of hacking Acme": the first name is the verb's object, the second the gerund's."""
    first = tree.heads[gerund]
    if first >= gerund or tree.deps[gerund] not in ("acl", "nmod", "advcl"):
        return
    later, verb = tree.heads[first], tree.heads[tree.heads[first]]
    if tree.deps[first] == "obj":
        verb = tree.heads[first]
        near = range(gerund + 1, min(gerund + REACH, len(tree.heads)))
        later = next((i for i in near if tree.heads[i] == verb and tree.deps[i] == "obj"), -1)
    elif tree.deps[first] != "compound" or tree.deps[later] != "obj":
        return
    if verb < first < gerund < later and tree.tags[verb].startswith("VB"):
        tree.heads[first], tree.deps[first] = verb, "obj"
        tree.heads[gerund], tree.deps[gerund], tree.pos[gerund] = verb, "advcl", "VERB"
        tree.heads[later], tree.deps[later] = gerund, "obj"


def _joined(doc: Doc, tree: Tree, verb: int) -> None:
    """ "inspectors from A and the B raided": a second subject behind "and" is coordinated with the first."""
    before = [i for i in range(max(0, verb - REACH), verb) if tree.heads[i] == verb and tree.deps[i] == "nsubj"]
    if len(before) != 2:
        return
    first, second = before
    under = [i for i in range(first + 1, verb) if tree.heads[i] in (second, verb) or over(tree, i, second)]
    if tree.deps[second - 1] == "conj" and tree.heads[second - 1] == first:
        tree.heads[second], tree.deps[second] = second - 1, "appos"  # "the bank A and the insurer B merged"
        return
    ands = [i for i in range(first + 1, second) if doc[i].lower_ == "and" and i in under]
    if ands and not any(doc[i].text == "," for i in range(first, second)):
        tree.heads[second], tree.deps[second] = first, "conj"


def _released(doc: Doc, tree: Tree, verb: int) -> None:
    """ "The agency fined Acme and ordered …": a past tense with a subject, read as what Acme is, is the main verb."""
    noun = tree.heads[verb]
    later = tree.heads[noun]
    subject = any(tree.heads[i] == verb and tree.deps[i] == "nsubj" for i in range(max(0, verb - REACH), verb))
    if tree.deps[verb] != "amod" or not subject or tree.deps[noun] != "nsubj" or not verb < noun < later:
        return
    root = tree.heads[later] == later
    tree.heads[verb], tree.deps[verb] = (verb if root else tree.heads[later]), tree.deps[later]
    tree.pos[verb] = "VERB"
    tree.heads[noun], tree.deps[noun] = verb, "obj"
    joined = any(doc[i].lower_ in ("and", "but") for i in range(noun + 1, later))
    tree.heads[later], tree.deps[later] = verb, "conj" if joined else "parataxis"


def over(tree: Tree, i: int, top: int) -> bool:
    """Whether a word hangs below another, over some steps."""
    for _ in range(STEPS):
        i = tree.heads[i]
        if i == top:
            return True
    return False


def _activate(doc: Doc, tree: Tree, verb: int) -> None:
    """A participle with a subject before it, an object after it and no auxiliary is a past tense."""
    near = range(max(0, verb - REACH), min(verb + REACH, len(doc)))
    own = [i for i in near if tree.heads[i] == verb and i != verb]
    below = {tree.deps[i] for i in own}
    if below & {"aux", "aux:pass", "cop", "obl:agent"} or "obj" not in below:
        return
    subjects = [i for i in own if tree.deps[i] in ("nsubj", "nsubj:pass") and i < verb]
    if not subjects or not any(tree.deps[i] == "obj" and i > verb for i in own):
        return
    tree.tags[verb] = "VBD"
    for i in subjects:
        tree.deps[i] = "nsubj"


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
