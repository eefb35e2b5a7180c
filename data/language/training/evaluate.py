"""Measures a pipeline on the test corpora: what it gets right, how fast it is, how much room it takes."""

from __future__ import annotations

import time
from collections.abc import Collection
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from spacy.training import Example

PARSE = ("tag_acc", "pos_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f")
TYPES = ("PERSON", "ORG", "LOC", "NORP", "EVENT", "MISC")
UNIVERSAL_TYPES = ("PERSON", "ORG", "LOC")
PARSE_SETS = ("dev", "gum_test", "gum_test_without_breaks", "gum_test_news", "ewt_test")
NAME_SETS = {
    "dev": TYPES, "gum_test": TYPES, "gum_test_news": TYPES, "uner_test": UNIVERSAL_TYPES, "politics_test": TYPES,
}  # fmt: skip
HELD_OUT_SETS = {"wikigold": TYPES, "politics_dev": TYPES}
SPEED_WORDS = 40_000

Figures = dict[str, Any]


def figures(nlp: Language, corpora: Path) -> Figures:
    """Percentages of each test set: tags, lemmas, attachment and sentences from raw text; names exactly right."""
    return {
        "parse": {name: parse_figures(nlp, corpora / f"{name}.spacy") for name in PARSE_SETS},
        "names": names_figures(nlp, corpora, NAME_SETS),
    }


def parse_figures(nlp: Language, corpus: Path) -> Figures:
    scores = nlp.evaluate(_examples(nlp, corpus))
    return {key: round(100 * scores[key], 1) for key in PARSE}


def names_figures(nlp: Language, corpora: Path, sets: dict[str, Collection[str]]) -> Figures:
    """Precision, recall and F of the names of each set, of the types that its gold has."""
    return {name: _names(nlp, corpora / f"{name}.spacy", types) for name, types in sets.items()}


def _names(nlp: Language, corpus: Path, types: Collection[str]) -> Figures:
    examples = _examples(nlp, corpus)
    for example, doc in zip(examples, nlp.pipe([example.predicted for example in examples]), strict=True):
        doc.ents = _of(doc, types)
        example.predicted = doc
    scores = spacy.scorer.get_ner_prf(examples)
    by_type = scores["ents_per_type"] or {}
    made = {key: round(100 * scores[f"ents_{key}"], 1) for key in "prf"}
    return made | {name: round(100 * by_type[name]["f"], 1) for name in types if name in by_type}


def _of(doc: Doc, types: Collection[str]) -> list[Span]:
    return [name for name in doc.ents if name.label_ in types]


def _examples(nlp: Language, corpus: Path) -> list[Example]:
    return [Example(nlp.make_doc(gold.text), gold) for gold in DocBin().from_disk(corpus).get_docs(nlp.vocab)]


def speed(nlp: Language, corpus: Path) -> Figures:
    """Words a second of the pipeline, and of spaCy's blank tokenizer, on the same texts, one after the other."""
    texts = [gold.text for gold in DocBin().from_disk(corpus).get_docs(nlp.vocab)]
    texts *= 1 + SPEED_WORDS // sum(len(text.split()) for text in texts)
    return {"pipeline": _words_a_second(nlp, texts), "blank": _words_a_second(spacy.blank("en"), texts)}


def _words_a_second(nlp: Language, texts: list[str]) -> int:
    list(nlp.pipe(texts[:20]))
    began = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(texts))
    return round(words / (time.process_time() - began))


def size(folder: Path) -> float:
    """Megabytes (a million bytes) of the files of a folder."""
    return round(sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6, 1)
