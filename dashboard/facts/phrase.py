"""Words that speakers have in common: two or three words in a row that quotes of several speakers hold.

A quote that says "these rules" has "cybersecurity rules" too, where others say so. Who is named is no such phrase: that
is what the filter of actors is for.
"""

from __future__ import annotations

import itertools
import re

from briefing.tables import Tables

from .matter import Said, own_words

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|\d+|[^\w\s]")
_SMALL = frozenset(
    "a about above after again against all also although am among an and any are as at be because been before being "
    "below between both but by can cannot could day days did do does doing down during each either else ever every "
    "few first for from further had has have having he her here hers herself him himself his how however i if in "
    "into is it its itself just last least less like lot many may me might mine month months more most much must my "
    "myself neither never new next no nor not now of off on once one only or other others our ours out over own "
    "part per rather said same say says second several shall she should since so some still such tell than that the "
    "their theirs them then there these they third this those though three through time to today told tomorrow too "
    "toward towards two under until up upon us very was way we week weeks were what when where whether which while "
    "who whom whose why will with within without would year years yesterday yet you your".split()
)
_POINTS = frozenset(("this", "these", "those", "such"))  # "the rules" may be any, "the rules committee" is none
LONGEST = 3


def phrases(tables: Tables) -> dict[str, list[str]]:
    """The phrases that at least two named speakers have in common, as first printed, with the quotes that hold each."""
    single = own_words(tables)
    atoms = {quote.id: _atoms(quote, tables) for quote in single}
    found: dict[tuple[str, ...], list[str]] = {}
    printed: dict[tuple[str, ...], str] = {}
    for quote, words in atoms.items():
        for run in _runs(words):
            key = tuple(_folded(word) for word in run)
            printed.setdefault(key, " ".join(run))
            if quote not in found.setdefault(key, []):
                found[key].append(quote)
    speaker = {quote.id: quote.speaker for quote in single}
    held = {key: _pointing(key, said, atoms) for key, said in found.items()}
    shared = {key: said for key, said in held.items() if len({speaker[q] for q in found[key]} - {""}) > 1}
    longest = [key for key in shared if not any(_inside(key, other) and set(shared[key]) <= set(shared[other])
                                                for other in shared)]  # fmt: skip
    return {printed[key]: shared[key] for key in longest}


def _atoms(quote: Said, tables: Tables) -> list[str]:
    """The words of a quote in order; '' where something stands that no phrase goes over: a mark, a name, another's."""
    mentions, text = tables["mentions"], str(tables["documents"].iloc[0]["text"])
    named = mentions[mentions["kind"] == "name"]
    names = list(zip(named["start"], named["end"], strict=True))
    made = []
    for first, last in quote.spans:
        for word in _WORD.finditer(text, first, last):
            own = quote.has(*word.span()) and not any(start <= word.start() < end for start, end in names)
            made.append(word[0] if own and word[0][0].isalpha() else "")
        made.append("")
    return made


def _runs(words: list[str]) -> list[list[str]]:
    """Every two and three words in a row that carry meaning."""
    made = []
    for size in range(2, LONGEST + 1):
        for at in range(len(words) - size + 1):
            run = words[at : at + size]
            if all(len(word) > 2 and word.casefold() not in _SMALL for word in run):
                made.append(run)
    return made


def _pointing(key: tuple[str, ...], said: list[str], atoms: dict[str, list[str]]) -> list[str]:
    """The quotes that hold a phrase, and those that point at it by its last word: "these rules"."""
    made = []
    for quote, words in atoms.items():
        points = any(
            first.casefold() in _POINTS and _folded(second) == key[-1] for first, second in itertools.pairwise(words)
        )
        if quote in said or points:
            made.append(quote)
    return made


def _inside(key: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return len(key) < len(other) and any(other[at : at + len(key)] == key for at in range(len(other) - len(key) + 1))


def _folded(word: str) -> str:
    """A word as it is compared: in small letters, several as one."""
    low = word.casefold().replace("’", "'").removesuffix("'s")
    return low[:-1] if low.endswith("s") and not low.endswith("ss") and len(low) > 3 else low
