"""Lemmas: spaCy's rule lemmatizer with its English tables, and exceptions counted from the treebanks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.lookups import Lookups, load_lookups
from spacy.tokens import Doc

CLOSED = ("AUX", "PRON", "DET", "PART")
OPEN = ("VERB", "NOUN", "ADJ", "ADV")
TABLES = ["lemma_rules", "lemma_exc", "lemma_index"]
AGREEMENT = 0.8


def add(nlp: Language, treebank: Iterable[Doc]) -> None:
    """Adds the lemmatizer at the end of a pipeline. Needs spacy-lookups-data; the saved pipeline does not."""
    lookups = load_lookups("en", TABLES)
    for pos in CLOSED:
        lookups.get_table("lemma_rules").setdefault(pos.lower(), [])
        lookups.get_table("lemma_index").setdefault(pos.lower(), [])
    _except(lookups, exceptions(treebank))
    nlp.add_pipe("lemmatizer", config={"mode": "rule"}).initialize(lookups=lookups)


def exceptions(treebank: Iterable[Doc]) -> Iterator[tuple[str, str, str]]:
    """Part of speech, form and lemma where the treebank agrees on the lemma of a form often enough."""
    for (form, pos), counts in _counted(treebank).items():
        lemma, often = counts.most_common(1)[0]
        total = counts.total()
        if total >= (2 if pos in CLOSED else 3) and often > AGREEMENT * total:
            yield pos.lower(), form, lemma


def _counted(treebank: Iterable[Doc]) -> dict[tuple[str, str], Counter[str]]:
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for doc in treebank:
        for token in doc:
            if token.pos_ in CLOSED + OPEN:
                counts[token.lower_, token.pos_][token.lemma_] += 1
    return counts


def _except(lookups: Lookups, found: Iterable[tuple[str, str, str]]) -> None:
    table = lookups.get_table("lemma_exc")
    for pos, form, lemma in found:
        table[pos] = {**table.get(pos, {}), form: [lemma]}
