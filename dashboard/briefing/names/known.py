"""Bodies known by a name that does not type them: "Hamas", "the Kremlin"; and whether a name acts as a body does."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from ..lexicon import Entry, Lexicon
    from .proper import Name

# Prepositions that deal with somebody and place nothing.
DEALING = frozenset(("by", "with", "against", "between"))


def well_known(parse: Doc, name: Name, lexicon: Lexicon) -> bool:
    """Whether a name is that of a party, group or firm known by it: "Hamas", "Google"."""
    text = parse[name.start : name.end].text.replace("’", "'")
    entry = lexicon.by("organizations", "words").get(text.lower())
    if entry is None or text not in entry.words():
        return False
    articled = name.start > 0 and parse[name.start - 1].lower_ == "the"  # "the Amazon" is a river
    return entry["sense"] == "always" or (acts(parse, name) and not articled)


def government(text: str, lexicon: Lexicon) -> Entry | None:
    """The list's line for a body known by a name that does not type it: "the Kremlin"."""
    entry = lexicon.by("governments", "words").get(text.lower().removeprefix("the "))
    return entry if entry is not None and text.removeprefix("the ") in entry.words() else None


def acts(parse: Doc, name: Name) -> bool:
    """Whether a name is somebody in a clause, and nothing is placed there: "Beijing said", "ties with Beijing"."""
    head = parse[name.end - 1]
    cases = [c for c in head.children if c.dep_ == "case" and c.tag_ != "POS"]
    if head.dep_ == "conj" and not cases and head.head.dep_ == "nsubj":
        return all(c.dep_ != "case" for c in head.head.children)  # "Berlin and Paris said"
    if cases and all(c.lower_ in DEALING for c in cases):
        return head.dep_ in ("obl", "nmod", "obl:agent")
    return head.dep_ in ("nsubj", "obl:agent", "obj", "iobj") and head.head != head and not cases
