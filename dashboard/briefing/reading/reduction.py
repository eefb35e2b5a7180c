"""Parses a text with its names shortened, then puts the dropped words back.

A small parser reads "Obama will meet Jinping" better than "President Barack Obama will meet Chinese President
Xi Jinping", and loses the subject behind a date or a bracket. So names, hyphenated compounds, brackets, dates that
open a sentence and stray white space are left out of what the parser sees; each word left out is attached to the word
that stood for it. The document that comes back has every token of the text, at its own offset.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from . import apposition, attachment, coordination, homograph, participle, shortening, tail
from .omission import Dropped

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

STRUCTURE = ("parser", "ud_scheme")
NAMES = ("ner",)
FINITE = ("VBD", "VBZ", "VBP")
MENDS = (participle.mend, participle.mend_subjects, homograph.mend, attachment.mend, coordination.mend)


def parse(doc: Doc, nlp: Language) -> Doc:
    """A tokenised document (sentence starts set where known) with tags, lemmas, names and dependencies."""
    return parse_all([doc], nlp)[0]


def parse_all(docs: list[Doc], nlp: Language) -> list[Doc]:
    """Several documents at once, which the pipeline reads faster than one by one."""
    starts = [[bool(token.is_sent_start) for token in doc] for doc in docs]
    read = _run(docs, nlp, skip=STRUCTURE)
    drops = [list(shortening.find(doc)) for doc in read]
    tails = [list(tail.find(doc)) for doc in read]
    gone = [{i for drop in found for i in drop.tokens} for found in drops]
    kept = [outside(tokens, len(doc)) for doc, tokens in zip(read, gone, strict=True)]
    for begin, found in zip(starts, tails, strict=True):
        for each in found:
            begin[each.start] = True
    short = [_reduced(doc, keep, begin) for doc, keep, begin in zip(read, kept, starts, strict=True)]
    parsed = _run(short, nlp, skip=NAMES)
    return [_graft(*each) for each in zip(read, kept, drops, tails, parsed, strict=True)]


def outside(tokens: Iterable[int], size: int) -> list[int]:
    """The indexes below `size` that are not among `tokens`; all of them when that would leave none."""
    gone = set(tokens)
    return [i for i in range(size) if i not in gone] or list(range(size))


def _run(docs: list[Doc], nlp: Language, skip: tuple[str, ...]) -> list[Doc]:
    """Documents through the pipeline without some parts; it is shared between threads and stays as it is."""
    for name, part in nlp.pipeline:
        if name not in skip:
            docs = list(part.pipe(docs)) if hasattr(part, "pipe") else [part(doc) for doc in docs]
    return docs


def _reduced(full: Doc, kept: list[int], starts: list[bool]) -> Doc:
    """The document of the kept tokens alone; a sentence start moves to the first token kept after it."""
    from spacy.tokens import Doc

    reduced = Doc(full.vocab, words=[full[i].text for i in kept], spaces=[_spaced(full, i) for i in kept])
    last = -1
    for new, i in enumerate(kept):
        if any(starts[last + 1 : i + 1]):
            reduced[new].is_sent_start = True
        last = i
    return reduced


def _spaced(full: Doc, i: int) -> bool:
    return bool(full[i].whitespace_) or (i + 1 < len(full) and full[i + 1].is_space)


def _graft(full: Doc, kept: list[int], drops: list[Dropped], tails: list[tail.Tail], reduced: Doc) -> Doc:
    from spacy.tokens import Doc

    heads, deps = list(range(len(full))), ["dep"] * len(full)
    tags, pos = [t.tag_ for t in full], [t.pos_ for t in full]
    morphs, lemmas = [str(t.morph) for t in full], [t.lemma_ for t in full]
    kept_set = set(kept)
    for new, i in enumerate(kept):
        token = reduced[new]
        heads[i], deps[i] = kept[token.head.i], token.dep_
        tags[i], pos[i], morphs[i], lemmas[i] = token.tag_, token.pos_, str(token.morph), token.lemma_
    tail.join(tails, heads, deps)
    _mend_cuts(full, kept, reduced, heads, deps)
    for drop in drops:
        if drop.tokens[0] in kept_set:
            continue
        if drop.dep in ("compound", apposition.HOST) and full[drop.head].tag_ in ("NNP", "NNPS"):
            tags[drop.head], pos[drop.head] = full[drop.head].tag_, "PROPN"  # alone, a surname may be read as a noun
        over = heads[drop.head]
        if drop.dep in ("appos", apposition.HOST) and deps[drop.head] == "compound" and full[over].tag_ in FINITE:
            deps[drop.head], tags[over], pos[over] = "nsubj", full[over].tag_, "VERB"  # "Bauer disagreed", a noun alone
        head = _verb_over(drop.head, heads) if drop.dep in ("obl:unmarked", "discourse") else drop.head
        for i in drop.tokens:
            heads[i], deps[i] = head, "punct" if full[i].is_punct else drop.dep
    _swap(heads, deps)
    _cut_circles(heads, kept_set)
    tree = participle.Tree(heads, deps, tags, pos)
    for mend in MENDS:
        tree = _mended(full, tree, mend)
    heads, deps, tags, pos = tree.heads, tree.deps, tree.tags, tree.pos
    made = Doc(full.vocab, words=[t.text for t in full], spaces=[bool(t.whitespace_) for t in full], tags=tags, pos=pos,
               morphs=morphs, lemmas=lemmas, heads=heads, deps=deps)  # fmt: skip
    made.ents = full.ents
    return made


def _mended(full: Doc, tree: participle.Tree, mend: Callable[[Doc, participle.Tree], None]) -> participle.Tree:
    """The tree after a repair; as it was where the repair would leave words that hang on each other."""
    changed = participle.Tree([*tree.heads], [*tree.deps], [*tree.tags], [*tree.pos])
    mend(full, changed)
    return changed if _is_tree(changed.heads) else tree


def _is_tree(heads: list[int]) -> bool:
    """Whether every word hangs, over others, on a root."""
    rooted: set[int] = set()
    if heads and not 0 <= min(heads) <= max(heads) < len(heads):
        return False
    for i in range(len(heads)):
        path: list[int] = []
        seen = {i}
        while i not in rooted and heads[i] != i:
            path.append(i)
            i = heads[i]
            if i in seen:
                return False
            seen.add(i)
        rooted.update((*path, i))
    return True


def _swap(heads: list[int], deps: list[str]) -> None:
    """Puts a post before a name in the name's place, and the name in apposition to it."""
    for post, dep in enumerate(deps):
        if dep == apposition.HOST:
            name = heads[post]
            heads[post], deps[post] = (post if heads[name] == name else heads[name]), deps[name]
            if deps[post] in ("cc", "advmod", "discourse", "dep", "mark"):
                deps[post] = "nsubj"  # a name that the parser does not know for one
            heads[name], deps[name] = post, "appos"


def _mend_cuts(full: Doc, kept: list[int], reduced: Doc, heads: list[int], deps: list[str]) -> None:
    """Joins what the parser cut in the middle of a line: no sentence begins small behind a word without a stop."""
    for new, (before, i) in enumerate(pairwise(kept), 1):
        begins = reduced[new].is_sent_start and full[i].is_alpha and full[i].is_lower
        broken = full[before].is_punct or any("\n" in full[k].text for k in range(before + 1, i))
        if begins and not broken and (root := _verb_over(i, heads)) != _verb_over(before, heads):
            heads[root], deps[root] = before, "dep"


def _cut_circles(heads: list[int], kept: set[int]) -> None:
    """Hangs words that would hang on each other on the nearest word before that the parser saw."""
    for i in range(len(heads)):
        seen, at = {i}, heads[i]
        while at not in kept and at not in seen:
            seen.add(at)
            at = heads[at]
        if at in seen and at not in kept:
            heads[i] = next((k for k in range(i - 1, -1, -1) if k in kept), min(kept))


def _verb_over(i: int, heads: list[int]) -> int:
    """The root of the sentence that token `i` is in: what a date at its start belongs to."""
    while heads[i] != i:
        i = heads[i]
    return i
