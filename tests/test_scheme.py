"""ClearNLP trees to Universal Dependencies. A tree is written word/POS/label>head, the head by its form."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from briefing.reading import clearnlp, scheme

VOCAB = spacy.blank("en").vocab

CASES = {
    "a preposition hangs on its noun": (
        "groups/NOUN/nsubj>sent sent/VERB/ROOT letters/NOUN/dobj>sent to/ADP/prep>sent Beijing/PROPN/pobj>to",
        "groups/nsubj>sent sent/ROOT letters/obj>sent to/case>Beijing Beijing/obl>sent",
    ),
    "a noun's phrase is nmod": (
        "talks/NOUN/ROOT with/ADP/prep>talks China/PROPN/pobj>with",
        "talks/ROOT with/case>China China/nmod>talks",
    ),
    "the agent of a passive": (
        "letter/NOUN/nsubjpass>sent was/AUX/auxpass>sent sent/VERB/ROOT by/ADP/agent>sent groups/NOUN/pobj>by",
        "letter/nsubj:pass>sent was/aux:pass>sent sent/ROOT by/case>groups groups/obl:agent>sent",
    ),
    "two prepositions, one in the other": (
        "got/VERB/ROOT out/ADP/prep>got of/ADP/prep>out jail/NOUN/pobj>of",
        "got/ROOT out/case>jail of/case>jail jail/obl>got",
    ),
    "two prepositions side by side": (
        "flies/VERB/ROOT to/ADP/prep>flies and/CCONJ/cc>to from/ADP/conj>to Paris/PROPN/pobj>from",
        "flies/ROOT to/case>Paris and/cc>Paris from/case>Paris Paris/obl>flies",
    ),
    "a clause after a preposition": (
        "accused/VERB/ROOT him/PRON/dobj>accused of/ADP/prep>accused selling/VERB/pcomp>of chips/NOUN/dobj>selling",
        "accused/ROOT him/obj>accused of/mark>selling selling/advcl>accused chips/obj>selling",
    ),
    "such as": (
        "rivals/NOUN/ROOT such/ADJ/amod>as as/ADP/prep>rivals Huawei/PROPN/pobj>as",
        "rivals/ROOT such/fixed>as as/case>Huawei Huawei/nmod>rivals",
    ),
    "a preposition without its noun": (
        "talked/VERB/ROOT about/ADP/prep>talked",
        "talked/ROOT about/advmod>talked",
    ),
    "a copula hangs on its predicate": (
        "Google/PROPN/nsubj>is is/AUX/ROOT not/PART/neg>is a/DET/det>bank bank/NOUN/attr>is ./PUNCT/punct>is",
        "Google/nsubj>bank is/cop>bank not/advmod>bank a/det>bank bank/ROOT ./punct>bank",
    ),
    "a copula in a clause": (
        "says/VERB/ROOT that/SCONJ/mark>is talks/NOUN/nsubj>is is/AUX/ccomp>says hard/ADJ/acomp>is",
        "says/ROOT that/mark>hard talks/nsubj>hard is/cop>hard hard/ccomp>says",
    ),
    "a copula before a preposition": (
        "meeting/NOUN/nsubj>is is/AUX/ROOT on/ADP/prep>is Tuesday/PROPN/pobj>on",
        "meeting/nsubj>Tuesday is/cop>Tuesday on/case>Tuesday Tuesday/ROOT",
    ),
    "what there is": (
        "There/PRON/expl>were were/VERB/ROOT talks/NOUN/attr>were",
        "There/expl>were were/ROOT talks/nsubj>were",
    ),
    "a predicate of another verb": (
        "He/PRON/nsubj>became became/VERB/ROOT rich/ADJ/acomp>became",
        "He/nsubj>became became/ROOT rich/xcomp>became",
    ),
    "a chain of conjuncts": (
        "A/PROPN/ROOT ,/PUNCT/punct>A B/PROPN/conj>A and/CCONJ/cc>B C/PROPN/conj>B",
        "A/ROOT ,/punct>B B/conj>A and/cc>C C/conj>A",
    ),
    "conjoined phrases": (
        "met/VERB/ROOT in/ADP/prep>met Paris/PROPN/pobj>in and/CCONJ/cc>in near/ADP/conj>in Rome/PROPN/pobj>near",
        "met/ROOT in/case>Paris Paris/obl>met and/cc>Rome near/case>Rome Rome/conj>Paris",
    ),
    "who is to do it": (
        "wants/VERB/ROOT Xi/PROPN/nsubj>act to/PART/aux>act act/VERB/ccomp>wants",
        "wants/ROOT Xi/obj>wants to/mark>act act/xcomp>wants",
    ),
    "labels alone": (
        "China/PROPN/poss>rules 's/PART/case>China rules/NOUN/nsubj>hit hit/VERB/ROOT back/ADP/prt>hit "
        "us/PRON/dobj>hit last/ADJ/amod>year year/NOUN/npadvmod>hit",
        "China/nmod:poss>rules 's/case>China rules/nsubj>hit hit/ROOT back/compound:prt>hit "
        "us/obj>hit last/amod>year year/obl:unmarked>hit",
    ),
}


def tree(marked: str) -> Doc:
    """A Doc from word/POS/label>head; a root has no head."""
    cells = [word.split("/") for word in marked.split()]
    words = [cell[0] for cell in cells]
    labels, heads = zip(*([*cell[2].split(">"), cell[0]][:2] for cell in cells), strict=True)
    return Doc(VOCAB, words, pos=[c[1] for c in cells], deps=labels, heads=[words.index(head) for head in heads])


def marked(doc: Doc) -> str:
    return " ".join(f"{t.text}/{t.dep_}" + (f">{t.head.text}" if t.head is not t and t.head != t else "") for t in doc)


@pytest.mark.parametrize(("clear", "universal"), CASES.values(), ids=CASES)
def test_converts(clear: str, universal: str) -> None:
    assert marked(clearnlp.convert(tree(clear))) == universal


def test_sentences_keep_their_bounds() -> None:
    first, second = (tree(clear) for clear, _ in list(CASES.values())[8:10])
    doc = Doc.from_docs([first, second])
    before = [(s.start, s.end) for s in doc.sents]
    assert [(s.start, s.end) for s in clearnlp.convert(doc).sents] == before


@st.composite
def trees(draw: st.DrawFn) -> Doc:
    """Any tree over any words with any ClearNLP label."""
    size = draw(st.integers(1, 12))
    order = draw(st.permutations(range(size)))
    heads = [0] * size
    for place, i in enumerate(order):
        heads[i] = order[draw(st.integers(0, place - 1))] if place else i
    labels = [
        *clearnlp.RENAMED,
        "cc",
        "conj",
        "punct",
        "aux",
        "ccomp",
        "nsubj",
        "expl",
        "amod",
        "nmod",
        "npadvmod",
        "xyz",
    ]
    deps = ["ROOT" if heads[i] == i else draw(st.sampled_from(labels)) for i in range(size)]
    words = draw(st.lists(st.sampled_from(["is", "there", "to", "in", "and", ",", "x"]), min_size=size, max_size=size))
    pos = draw(st.lists(st.sampled_from(["VERB", "AUX", "NOUN", "ADP", "ADJ", "PUNCT"]), min_size=size, max_size=size))
    return Doc(VOCAB, words, pos=pos, heads=heads, deps=deps)


@settings(max_examples=150, deadline=None)
@given(trees())
def test_any_tree_stays_a_tree(doc: Doc) -> None:
    clearnlp.convert(doc)
    roots = [token for token in doc if token.head == token]
    assert len(roots) == 1 and len(list(roots[0].subtree)) == len(doc)
    assert not {token.dep_ for token in doc} & set(scheme.CLEARNLP)


def test_nothing_to_convert() -> None:
    for words in ([], ["one"], ["no", "tree", "here"]):
        doc = clearnlp.convert(Doc(VOCAB, words))
        assert [token.text for token in doc] == words and not any(token.is_sent_start for token in doc[1:])


def test_adapts_only_what_speaks_clearnlp() -> None:
    assert _adapted("parser", "nsubj", "obj", "obl") == ["parser"]
    assert _adapted("parser", "nsubj", "dobj", "pobj") == ["parser", "ud_scheme"]
    assert _adapted("parser", "SB", "OA") == ["parser"]
    assert _adapted("ner", "PERSON", "ORG", "LOC") == ["ner"]
    assert _adapted("ner", "PER", "LOC") == ["ner", "name_scheme"]
    assert scheme.adapt(spacy.blank("xx")).pipe_names == []


def _adapted(factory: str, *labels: str) -> list[str]:
    nlp = spacy.blank("en")
    pipe = nlp.add_pipe(factory)
    for label in labels:
        pipe.add_label(label)
    return scheme.adapt(scheme.adapt(nlp)).pipe_names


def test_types_of_names() -> None:
    doc = Doc(VOCAB, ["The", "EU", "'s", "Ms", "Li", "paid", "$", "5", "Paris", "Windows"])
    for i, tag in enumerate(["DT", "NNP", "POS", "NNP", "NNP", "VBD", "$", "CD", "NNP", "NNP"]):
        doc[i].tag_ = tag
    found = [(0, 3, "ORG"), (3, 5, "PERSON"), (6, 8, "MONEY"), (8, 9, "GPE"), (9, 10, "PRODUCT")]
    doc.ents = [Span(doc, start, end, label=label) for start, end, label in found]
    ours = [(name.text, name.label_) for name in scheme.names(doc).ents]
    assert ours == [("EU", "ORG"), ("Ms Li", "PERSON"), ("Paris", "LOC"), ("Windows", "MISC")]


def test_an_installed_pipeline() -> None:
    if not spacy.util.is_package("en_core_web_sm"):
        pytest.skip("en_core_web_sm is not installed; the hand-made trees above stand for it")
    nlp = scheme.adapt(spacy.load("en_core_web_sm"))
    doc = nlp("The letter was sent to Beijing by 19 groups. Talks are difficult.")
    labels = {token.text: token.dep_ for token in doc}
    assert (labels["letter"], labels["Beijing"], labels["groups"]) == ("nsubj:pass", "obl", "obl:agent")
    assert (labels["are"], labels["difficult"]) == ("cop", "ROOT")
