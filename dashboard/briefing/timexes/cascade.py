"""A cascade of patterns over kinds of items: each level joins runs of items into one item of a new kind.

Every set of kinds has its own letter, a text is a string of letters, and a pattern is a regular expression over
kinds. `d=day month comma? y=year/number 'ad'?` reads: an item of kind day, called d; a month; perhaps a comma; an
item of kind year or number, called y; perhaps the word 'ad'.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

ELEMENT = re.compile(r"(?:(\w+)=)?((?:'[^']+'|[A-Za-z_]\w*)(?:/(?:'[^']+'|[A-Za-z_]\w*))*)")


@dataclass(frozen=True, slots=True)
class Item:
    """A token or a joined run of tokens: its characters, its kinds and what it is worth."""

    start: int
    end: int
    kinds: frozenset[str]
    value: Any = None


class Hit:
    """The items a pattern ran over; `hit['name']` is the value of a named item, None when it is not there."""

    __slots__ = ("_found", "items", "text")

    def __init__(self, found: re.Match[str], items: list[Item], text: str) -> None:
        self._found, self.items, self.text = found, items[found.start() : found.end()], text

    def item(self, name: str) -> Item | None:
        at = self._found.start(name) if name in self._found.re.groupindex else -1
        return self.items[at - self._found.start()] if at >= 0 else None

    def __getitem__(self, name: str) -> Any:
        item = self.item(name)
        return item.value if item else None

    def word(self, name: str) -> str:
        """The characters of a named item in lower case; empty when it is not there."""
        item = self.item(name)
        return self.text[item.start : item.end].lower() if item else ""

    @property
    def words(self) -> str:
        """All the characters, in lower case."""
        return self.text[self.items[0].start : self.items[-1].end].lower()


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, the kinds of the item it makes, and how its value is built (None refuses the match).

    The item covers all the pattern ran over, or from the item named `from` to the one named `to` where there are such.
    """

    pattern: str
    kinds: str
    build: Callable[[Hit], Any]


def literals(rules: Iterable[Rule]) -> set[str]:
    """The words that patterns name in quotes."""
    return {word for rule in rules for word in re.findall(r"'([^']+)'", rule.pattern)}


class Cascade:
    """Levels of rules, compiled for the kinds that tokens can have."""

    def __init__(self, levels: list[list[Rule]], token_kinds: Iterable[frozenset[str]]) -> None:
        made = {frozenset(rule.kinds.split()) for rules in levels for rule in rules}
        self._letters = {kinds: chr(0x4E00 + n) for n, kinds in enumerate(sorted({*token_kinds, *made}, key=sorted))}
        self._levels = [[(rule, self._compile(rule.pattern)) for rule in rules] for rules in levels]

    def apply(self, items: list[Item], text: str) -> list[Item]:
        """The items after every level."""
        for rules in self._levels:
            items = self._level(rules, items, text)
        return items

    def _level(self, rules: list[tuple[Rule, re.Pattern[str]]], items: list[Item], text: str) -> list[Item]:
        letters = "".join([self._letters[item.kinds] for item in items])
        hits = [
            (found.start(), -found.end(), order, rule, found)
            for order, (rule, pattern) in enumerate(rules)
            for found in pattern.finditer(letters)
        ]
        hits.sort(key=lambda hit: hit[:3])
        out: list[Item] = []
        at = 0
        for start, negative_end, _, rule, found in hits:
            if start < at:
                continue
            hit = Hit(found, items, text)
            value = rule.build(hit)
            if value is None:
                continue
            out.extend(items[at:start])
            out.append(Item(hit.items[0].start, hit.items[-1].end, frozenset(rule.kinds.split()), value))
            at = -negative_end
        out.extend(items[at:])
        return out

    def _compile(self, pattern: str) -> re.Pattern[str]:
        return re.compile(ELEMENT.sub(self._element, pattern).replace(" ", ""))

    def _element(self, found: re.Match[str]) -> str:
        name, union = found.groups()
        wanted = {f"={part[1:-1]}" if part.startswith("'") else part for part in union.split("/")}
        letters = "".join(letter for kinds, letter in self._letters.items() if kinds & wanted)
        if not letters:
            raise ValueError(f"no item can be {union!r}")
        return f"(?P<{name}>[{letters}])" if name else f"[{letters}]"
