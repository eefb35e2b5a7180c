"""Titles, offices and occupations beside a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import run

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from ..lexicon import Entry


def is_title(parse: Doc, i: int, titles: dict[str, Entry]) -> bool:
    word = parse[i].lower_
    return word in titles or word.rstrip(".") in titles or word.rstrip("s") in titles


def before(parse: Doc, start: int, titles: dict[str, Entry]) -> bool:
    """Whether a title stands right before a name: capitalised, or one of several words ("director general")."""
    if start == 0:
        return False
    long = start > 1 and f"{parse[start - 2].lower_} {parse[start - 1].lower_}" in titles
    return long or (run.capital(parse[start - 1]) and is_title(parse, start - 1, titles))
