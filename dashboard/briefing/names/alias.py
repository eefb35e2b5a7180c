"""A body's other name, told as such: "the Indonesian Forum for the Environment, known as Walhi"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from .proper import Name

BODIES = ("organization", "government")
LONGEST = 4  # tokens from one name to the other
TOLD = (("known", "as"), ("also", "known", "as"), ("better", "known", "as"), ("called",), ("locally", "known", "as"))


def between(parse: Doc, end: int, start: int) -> bool:
    """Whether the tokens from `end` to `start` say that what follows is another name of what stands before."""
    if not 0 < start - end <= LONGEST:
        return False  # most pairs of names are far apart
    words = tuple(t.lower_ for t in parse[end:start])
    return words[words[:1] == (",",) :] in TOLD


def alike(parse: Doc, names: list[Name]) -> list[Name]:
    """The names with those that are told to be a body's other name given its kind."""
    ends = {n.end: n for n in names if n.kind in BODIES and n.size > 1}
    found = []
    for name in names:
        longs = (ends[end] for end in range(max(name.start - LONGEST, 0), name.start) if end in ends)
        long = next((n for n in longs if between(parse, n.end, name.start)), None)
        found.append(replace(name, kind=long.kind, sure=True) if long is not None else name)
    return found
