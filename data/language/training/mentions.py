"""The entity brackets in GUM's MISC column: who or what each stretch of words is, by sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from conllu import Sentence

FIELD = re.compile(r"(?:^|\|)Entity=([^|]*)")
BRACKET = re.compile(r"\(([^()]*)(\))?|([0-9]+)\)")
IDENTITY = 7


@dataclass(frozen=True, slots=True)
class Mention:
    """Words `start` to `last`, inclusive, of one sentence; `identity` is the encyclopedia title, if it has one."""

    start: int
    last: int
    kind: str
    identity: str


def mentions(sentences: list[Sentence]) -> list[list[Mention]]:
    """The mentions of each sentence in the order in which they close; those across sentences are left out."""
    found: list[list[Mention]] = [[] for _ in sentences]
    opened: dict[str, list[tuple[int, int, str, str]]] = defaultdict(list)
    for number, position, bracket in _brackets(sentences):
        opening, closes_at_once, closed = bracket.groups()
        if opening is not None:
            group, kind, identity = _described(opening)
            if closes_at_once:
                found[number].append(Mention(position, position, kind, identity))
            else:
                opened[group].append((number, position, kind, identity))
        elif opened[closed]:
            began, start, kind, identity = opened[closed].pop()
            if began == number:
                found[number].append(Mention(start, position, kind, identity))
    return found


def _brackets(sentences: list[Sentence]) -> Iterator[tuple[int, int, re.Match[str]]]:
    for number, sentence in enumerate(sentences):
        for position, word in enumerate(sentence.words):
            if field := FIELD.search(word.misc):
                for bracket in BRACKET.finditer(field.group(1)):
                    yield number, position, bracket


def _described(opening: str) -> tuple[str, str, str]:
    """Group, kind and identity from `12-person-new-...-coref-Identity`."""
    parts = opening.split("-", IDENTITY)
    kind = parts[1] if len(parts) > 1 else "abstract"
    return parts[0], kind, parts[IDENTITY] if len(parts) > IDENTITY else ""
