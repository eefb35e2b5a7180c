"""Abbreviations that stand for things and common words, and so for nobody: "information technology (“IT”)"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .kind import acronym
from .proper import Name, opens_bracket

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from ..lexicon import Lexicon

SCHEMES = frozenset("scheme programme program index strategy roadmap framework".split())


def for_things(parse: Doc, names: list[Name], lexicon: Lexicon) -> set[str]:
    """Abbreviations in brackets behind the name of a law or scheme: "British Steel Pension Scheme (BSPS)"."""
    heads = {word for e in lexicon.entries("things") if e["sense"] == "law" for word in e.words()} | SCHEMES
    ends = {n.end for n in names if n.kind == "other" and n.size > 1 and parse[n.end - 1].lower_ in heads}
    found = (parse[end + 1] for end in ends if end + 2 < len(parse) and parse[end].text == "(")
    return {token.text for token in found if acronym(token.text)}


def for_words(parse: Doc) -> set[str]:
    """Abbreviations set in brackets after the common words they stand for: "information technology (“IT”)"."""
    found = set()
    for token in parse:
        short = token.text.removesuffix("s")
        if acronym(short) and opens_bracket(parse, token.i):
            before = [t for t in parse[max(0, token.i - 12) : token.i] if t.is_alpha][-len(short) - 2 :]
            letters = [t for t in before if t.lower_ not in ("and", "of", "the", "for")][-len(short) :]
            spelled = "".join(t.text[0] for t in letters).upper() == short
            if spelled and not any(t.text[0].isupper() for t in letters):
                found.add(short)
    return found
