"""The words of time expressions, from data/lexicons/timex.csv, and what kinds of word each is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ..lexicon import Lexicon, LexiconError

LIST = "timex"
NUMBERS = (
    "month",
    "weekday",
    "ones",
    "teens",
    "tens",
    "scale",
    "ordinal",
    "ordinalteens",
    "relday",
    "decadeword",
    "era",
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words (lower case) with their kinds and worth; `phrases` by first word, longest first, each a tuple of words.

    `dotted` are the words that end in a full stop ('p.m.'), `stems` what stands before their first one.
    """

    words: dict[str, tuple[frozenset[str], Any]]
    phrases: dict[str, list[tuple[str, ...]]]
    dotted: frozenset[str]
    stems: frozenset[str]


def vocabulary(lexicon: Lexicon, literals: Iterable[str]) -> Vocabulary:
    """The vocabulary of the list `timex` and of the words that patterns name. Raises LexiconError."""
    kinds: dict[str, set[str]] = {}
    values: dict[str, Any] = {}
    for entry in lexicon.entries(LIST):
        value = _value(entry["kind"], entry["value"], f"{entry.file}, line {entry.line}")
        for word in {straight(word.lower()) for word in entry.words()}:
            kinds.setdefault(word, set()).add(entry["kind"])
            values.setdefault(word, value)
    for word in literals:
        kinds.setdefault(word, set()).add(f"={word}")
    known = {word: (frozenset(found), values.get(word)) for word, found in kinds.items()}
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for word in sorted(known, key=len, reverse=True):
        if " " in word:
            phrases.setdefault(word.split()[0].rstrip("'"), []).append(tuple(word.split()))
    dotted = frozenset(word for word in known if word.endswith("."))
    return Vocabulary(known, phrases, dotted, frozenset(word.split(".")[0] for word in dotted))


def straight(word: str) -> str:
    """A word with the straight apostrophe."""
    return word.replace("’", "'")


def _value(kind: str, value: str, where: str) -> Any:
    if kind not in NUMBERS:
        return value
    try:
        return int(value)
    except ValueError:
        raise LexiconError(f"{where}: the value of a {kind} is a whole number, not {value!r}.") from None
