"""Words that are a verb or something else by what stands around them, where a small parser takes the something else.

The infinitive in "the power to fine the bank", the present tense of a headline or short lead that has no other verb
("Malta plans to sue", "Malta fines Acme"), and the past tense of a verb that makes no participle of that kind ("The
union called for a strike").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .participle import over

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from .participle import Tree

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
DETERMINES = frozenset(("DT", "PRP$", "PRP", "NNP", "NNPS", "CD"))
# Verbs in -s that are plural nouns too, by what may follow them as verbs: an infinitive, or an object.
INTENDS = frozenset("plans vows offers pledges threatens aims seeks votes promises moves".split())
DOES = frozenset(
    "fines bans bars blocks sanctions probes raids arrests charges backs slams hits orders sues urges warns accuses "
    "visits attacks demands curbs quits weighs seeks eyes approves rejects targets".split()
)
# Past tenses that, with these prepositions, are no passive participles: nobody is called on for.
INTRANSITIVE = {
    "called": ("for", "on", "upon"), "appealed": ("to", "for", "against"), "agreed": ("to", "with", "on"),
    "met": ("with", "in", "on", "at"), "complained": ("to", "about", "that"), "objected": ("to",),
    "insisted": ("on", "that"), "voted": ("to", "for", "against"), "responded": ("to",), "apologised": ("to", "for"),
    "apologized": ("to", "for"), "withdrew": ("from",), "pledged": ("to",), "vowed": ("to",), "refused": ("to",),
    "pressed": ("for",), "pushed": ("for",),
}  # fmt: skip


def mend(doc: Doc, tree: Tree) -> None:
    """Sets the three kinds right, in this order."""
    for token in doc:
        if token.lower_ == "fine" and 0 < token.i < len(doc) - 1:
            _to_fine(doc, tree, token.i)
    for sentence in _sentences(tree):
        root = next(i for i in sentence if tree.heads[i] == i)
        if tree.pos[root] in ("NOUN", "PROPN"):
            finite = [i for i in sentence if tree.tags[i] in FINITE]
            (not finite and _present(doc, tree, sentence)) or _past(doc, tree, root, sentence, finite)


def _to_fine(doc: Doc, tree: Tree, i: int) -> None:
    """ "the power to fine Acme": an adjective does not stand between "to" and a name or a determiner."""
    noun = tree.heads[i]
    if doc[i - 1].lower_ != "to" or tree.tags[i + 1] not in DETERMINES or tree.pos[i] == "VERB" or noun <= i:
        return
    top = tree.heads[noun]
    if tree.heads[i - 1] not in (noun, i) or top in (noun, i):
        return
    _verb(tree, i, top, "acl" if tree.pos[top] in ("NOUN", "PROPN") else "xcomp", "VB")
    tree.heads[i - 1], tree.deps[i - 1] = i, "mark"
    tree.heads[noun], tree.deps[noun] = i, "obj"


def _sentences(tree: Tree) -> list[list[int]]:
    """The tokens of each tree, by its root."""
    found: dict[int, list[int]] = {}
    roots: dict[int, int] = {}
    for i in range(len(tree.heads)):
        path, at = [], i
        while at not in roots and tree.heads[at] != at:
            path.append(at)
            at = tree.heads[at]
        root = roots.get(at, at)
        roots.update(dict.fromkeys([*path, i], root))
        found.setdefault(root, []).append(i)
    return list(found.values())


def _present(doc: Doc, tree: Tree, sentence: list[int]) -> bool:
    """ "Malta plans to sue", "Malta fines Acme over a spill": the only verb of a sentence, read as a plural noun."""
    first, last = sentence[0], sentence[-1]
    for i in range(first + 1, last - 1):
        after = tree.tags[i + 1]
        intends = doc[i].lower_ in INTENDS and doc[i + 1].lower_ == "to" and tree.tags[i + 2] == "VB"
        does = doc[i].lower_ in DOES and after in DETERMINES
        if not (intends or does) or tree.tags[i] not in ("NNS", "NN", "NNP", "NNPS"):
            continue
        subject = i - 1 if tree.pos[i - 1] in ("PROPN", "NOUN") else first if doc[i - 1].text == "," else -1
        if subject < 0 or tree.pos[subject] not in ("PROPN", "NOUN") or tree.deps[subject] == "nmod:poss":
            continue
        _lead(tree, sentence, i, subject, "VBZ")
        return True
    return False


def _past(doc: Doc, tree: Tree, root: int, sentence: list[int], finite: list[int]) -> bool:
    """ "The union called for a strike": a participle under a noun that is the past tense of its sentence."""
    for i in sentence:
        if any(k != i and not over(tree, k, i) for k in finite):
            continue  # another verb leads the sentence
        if tree.tags[i] in ("VBN", "VBD") and i > root and _loyal_to(doc, tree, i):
            _lead(tree, sentence, i, root, "VBD")
            return True
        under = tree.heads[i] == root and tree.deps[i] == "acl" and tree.tags[i] in ("VBN", "VBD")
        if under and i + 1 < len(doc) and doc[i + 1].lower_ in INTRANSITIVE.get(doc[i].lower_, ()):
            _lead(tree, sentence, i, root, "VBD")
            return True
    return False


def _loyal_to(doc: Doc, tree: Tree, verb: int) -> bool:
    """ "Fighters loyal to Roe attacked the town": a "to" before a noun opens no infinitive in the past tense."""
    marks = (i for i in range(verb) if tree.heads[i] == verb and tree.deps[i] == "mark")
    to = next((i for i in marks if doc[i].lower_ == "to"), -1)
    noun = next((i for i in range(to + 1, verb) if tree.heads[i] == verb and tree.deps[i] == "nsubj"), -1)
    if to < 0 or noun < 0 or tree.heads[verb] >= to:
        return False
    tree.heads[to], tree.deps[to] = noun, "case"
    tree.heads[noun], tree.deps[noun] = tree.heads[verb], "obl"
    return True


def _lead(tree: Tree, sentence: list[int], verb: int, subject: int, tag: str) -> None:
    """Makes a word the verb of its sentence: its subject before it, what hung on the old root behind it."""
    old = next(i for i in sentence if tree.heads[i] == i)
    _verb(tree, verb, verb, "ROOT", tag)
    for i in sentence:
        if i < verb and tree.heads[i] in (verb, old) and i not in (subject, verb) and old != subject:
            tree.heads[i] = subject  # the words before the subject's last
        elif i > verb and tree.heads[i] == old and old != verb:
            tree.heads[i] = verb if i > old or old < verb else tree.heads[i]
    if old > verb:
        tree.heads[old], tree.deps[old] = verb, "obj"
    elif old != subject and old != verb:
        tree.heads[old] = subject
    tree.heads[subject], tree.deps[subject] = verb, "nsubj"
    for i in sentence:
        if tree.heads[i] == verb and tree.deps[i] in ("acl", "nmod") and i > verb:
            tree.deps[i] = "xcomp" if tree.tags[i] == "VB" else "obl"


def _verb(tree: Tree, i: int, head: int, dep: str, tag: str) -> None:
    tree.heads[i], tree.deps[i], tree.tags[i], tree.pos[i] = head, dep, tag, "VERB"
