"""What only firms have, as a sign that a name is a firm's: "a subsidiary of Wrenhold", "Wrenhold's shares"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from .proper import Name

HELD = frozenset(
    "shares stock subsidiary subsidiaries shareholders revenue revenues headquarters profit profits turnover investors "
    "customers plant plants factory factories stores branches executives employees subscribers ipo".split()
)
HOLDING = {
    "of": frozenset("unit subsidiary arm division shareholder shareholders affiliate parent customers".split()),
    "in": frozenset("stake share shares shareholder investor shareholding holding interest".split()),
}


def firms(parse: Doc, names: list[Name]) -> set[str]:
    """The texts of names of one word that have, somewhere in the document, what only firms have."""
    singles = [name for name in names if name.size == 1]
    return {parse[name.start].text for name in singles if _has(parse, name.end) or _is_held(parse, name.start)}


def _has(parse: Doc, i: int) -> bool:
    owner = i + 1 < len(parse) and parse[i].text in ("'s", "’s") and parse[i].tag_ == "POS"
    return owner and parse[i + 1].lower_ in HELD and parse[i + 1].tag_[:2] == "NN"


def _is_held(parse: Doc, i: int) -> bool:
    if i < 2:
        return False
    word, noun = parse[i - 1].lower_, parse[i - 2].lower_
    return noun in HOLDING.get(word, frozenset())
