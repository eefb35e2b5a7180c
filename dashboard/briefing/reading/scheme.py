"""Brings the labels of any spaCy pipeline to Universal Dependencies and our types of names, in this one place.

The passes read Universal Dependencies, which the project's own pipeline speaks. spaCy's English pipelines speak
ClearNLP, whose trees also have other heads: a preposition governs its noun there, and the copula its predicate.
Labels of a third kind are left as they are.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from . import clearnlp

CLEARNLP = frozenset(("dobj", "pobj", "nsubjpass", "auxpass"))
TYPES = ("PERSON", "ORG", "LOC", "NORP", "EVENT", "MISC")
ALIASES = {"PER": "PERSON", "GPE": "LOC", "FAC": "LOC", "LOCATION": "LOC", "ORGANIZATION": "ORG"}
QUANTITIES = frozenset(("DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"))
NO_PART_OF_NAME = ("DT", "POS")


def adapt(nlp: Language) -> Language:
    """The pipeline, with a component at its end for each kind of label (dependencies, names) that is not ours."""
    if not CLEARNLP.isdisjoint(_labels(nlp, "token.dep")):
        _append(nlp, "ud_scheme")
    if set(_labels(nlp, "doc.ents")) - set(TYPES):
        _append(nlp, "name_scheme")
    return nlp


@Language.component("ud_scheme", assigns=["token.dep", "token.head"])
def dependencies(doc: Doc) -> Doc:
    """Translates the trees of a text from ClearNLP in place."""
    return clearnlp.convert(doc)


@Language.component("name_scheme", assigns=["doc.ents"])
def names(doc: Doc) -> Doc:
    """Gives the names of a text our types, in place."""
    doc.set_ents([ours for name in doc.ents if (ours := _ours(name))])
    return doc


def _append(nlp: Language, component: str) -> None:
    if component not in nlp.pipe_names:
        nlp.add_pipe(component, last=True)


def _labels(nlp: Language, assigned: str) -> list[str]:
    """The labels of the pipes that assign an attribute."""
    names = [name for name in nlp.pipe_names if assigned in nlp.get_pipe_meta(name).assigns]
    return [label for name in names for label in getattr(nlp.get_pipe(name), "labels", ())]


def _ours(name: Span) -> Span | None:
    """A name with our type, without the article and the possessive sign that OntoNotes counts in; None for a number."""
    if name.label_ in QUANTITIES:
        return None
    start, end = name.start, name.end
    while start < end - 1 and name.doc[start].tag_ in NO_PART_OF_NAME:
        start += 1
    while end - 1 > start and name.doc[end - 1].tag_ in NO_PART_OF_NAME:
        end -= 1
    label = ALIASES.get(name.label_, name.label_)
    return Span(name.doc, start, end, label=label if label in TYPES else "MISC")
