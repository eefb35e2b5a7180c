"""Words that speakers have in common: two or three words in a row that quotes of several speakers hold.

A quote that says "these rules" has "cybersecurity rules" too, where others say so. Who is named is no such phrase: that
is what the filter of actors is for.
"""

from __future__ import annotations

import itertools
import re

from briefing.tables import Tables

from .matter import Said, own_words
from .place import Places

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
    text, mentions = str(tables["documents"].iloc[0]["text"]), tables["mentions"]
    named = mentions[mentions["kind"] == "name"]
    names = Places(zip(named["start"], named["end"], named["actor"], strict=True))
    atoms = {quote.id: _atoms(quote, text, names) for quote in single}
    found: dict[tuple[str, ...], list[str]] = {}
    printed: dict[tuple[str, ...], str] = {}
    for quote, words in atoms.items():
        for run in _runs(words):
            key = tuple(_folded(word) for word in run)
            printed.setdefault(key, " ".join(run))
            if quote not in found.setdefault(key, []):
                found[key].append(quote)
    speaker = {quote.id: quote.speaker for quote in single}
    pointing = _pointing(atoms)
    shared = {
        key: [quote for quote in atoms if quote in said or quote in pointing.get(key[-1], ())]
        for key, said in found.items()
        if len({speaker[quote] for quote in said} - {""}) > 1
    }
    longest = [key for key in shared if not any(_inside(key, other) and set(shared[key]) <= set(shared[other])
                                                for other in shared)]  # fmt: skip
    return {printed[key]: shared[key] for key in longest}


def _atoms(quote: Said, text: str, names: Places[str]) -> list[str]:
    """The words of a quote in order; '' where something stands that no phrase goes over: a mark, a name, another's."""
    made = []
    for first, last in quote.spans:
        taken = {at for start, end, _ in names.within(first, last) for at in range(start, end)}
        for word in _WORD.finditer(text, first, last):
            own = quote.has(*word.span()) and word.start() not in taken
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


def _pointing(atoms: dict[str, list[str]]) -> dict[str, set[str]]:
    """The quotes that point at something told by its last word, by that word: "these rules"."""
    found: dict[str, set[str]] = {}
    for quote, words in atoms.items():
        for first, second in itertools.pairwise(words):
            if first.casefold() in _POINTS:
                found.setdefault(_folded(second), set()).add(quote)
    return found


def _inside(key: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return len(key) < len(other) and any(other[at : at + len(key)] == key for at in range(len(other) - len(key) + 1))


def _folded(word: str) -> str:
    """A word as it is compared: in small letters, several as one."""
    low = word.casefold().replace("’", "'").removesuffix("'s")
    return low[:-1] if low.endswith("s") and not low.endswith("ss") and len(low) > 3 else low
