"""Finds time expressions in a plain string: where they stand and what they say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ..lexicon import Lexicon
from ..paragraph import paragraphs
from . import amounts, compounds, dates, guard, order, relatives, token
from .cascade import Cascade, Item, Rule, literals
from .meaning import Meaning
from .words import Vocabulary, vocabulary

LEVELS: list[list[Rule]] = [
    amounts.NUMBERS, amounts.AMOUNTS, amounts.SUMS, amounts.SUMS, amounts.CLOCKS, amounts.HOUR_RANGES, dates.DATES,
    relatives.UNITS, relatives.BESIDE, relatives.COUNTED, compounds.TIMES, compounds.PARTS, relatives.BESIDE,
    compounds.RANGES, compounds.OPENS,
]  # fmt: skip
SHOWN = ("when", "open", "often", "amount", "single", "some", "time", "hours", "within", "inpart")
OLD = re.compile(r"[\s-]*(?:old\b|of\s+age\b)")
NAMED = re.compile(r"[\s–-][A-Z]")
BARE_CLOCK = re.compile(r"[\d:]+")
LASTS = re.compile(
    r"\b(?:for|over|within|lasted|lasting|takes?|took|about|nearly|almost|than|least)\s+(?:the\s+)?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression: its characters and what it says."""

    start: int
    end: int
    meaning: Meaning


@cache
def _machine(lexicon: Lexicon) -> tuple[Vocabulary, Cascade]:
    words = vocabulary(lexicon, {word for rules in LEVELS for word in literals(rules)})
    return words, Cascade(LEVELS, token.token_kinds(words))


def expressions(text: str, lexicon: Lexicon) -> list[Expression]:
    """The time expressions of a text in order, none overlapping. Linear in the length of the text."""
    words, cascade = _machine(lexicon)
    breaks = [span.start for span in paragraphs(text)]
    items = cascade.apply(token.tokens(text, words, breaks), text)
    return order.settled(
        text, [Expression(item.start, item.end, item.value) for item in items if _is_shown(item, text)]
    )


def _is_shown(item: Item, text: str) -> bool:
    kind = next((name for name in SHOWN if name in item.kinds), "")
    if not kind:
        return False
    if kind in ("single", "some"):
        return bool(LASTS.search(guard.before(text, item.start)))
    if kind == "time" and BARE_CLOCK.fullmatch(text, item.start, item.end):
        return guard.clock_led(text, item.start)
    if kind == "amount":
        return not OLD.match(guard.after(text, item.end)) and not NAMED.search(text, item.start, item.end)
    return True
