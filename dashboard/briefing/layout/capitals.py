"""Lines set in capitals, as the text prints their words elsewhere: "ACME TO ACQUIRE IT" as "Acme to acquire it"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from ..span import Span
from . import line as lines

WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
ROMAN = re.compile(r"[IVXLC]+")
ALWAYS = frozenset(w.lower() for w in lines.MONTHS if w not in ("May", "March")) | frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mr mrs ms dr sen rep gov prof".split()
)


class Printed:
    """How a text prints its words outside its lines of capitals."""

    def __init__(self, text: str, shouted: Iterable[Span]) -> None:
        self.words: dict[str, Counter[str]] = defaultdict(Counter)
        self.pairs: set[str] = set()
        plain = list(text)
        for span in shouted:
            plain[span.start : span.end] = " " * (span.end - span.start)
        before = None
        for match in WORD.finditer("".join(plain)):
            word, above = match.group(), text[max(0, match.start() - 4) : match.start()]
            opens = not above or re.search(r"(?:^|[.!?:“”\"\n])\s*$", above)
            self.words[word.lower()][word] += 1 if not opens or word.islower() else 0
            if before and before.group()[:1].isupper() and word[:1].isupper() and match.start() - before.end() == 1:
                self.pairs.add(f"{before.group()} {word}")
            before = match

    def recased(self, line: str, name: bool = False) -> str:
        """The line with each word as the text prints it elsewhere; unknown words small, or with a capital in names."""
        made: list[str] = []
        last, at = "", 0
        for match in WORD.finditer(line):
            word = match.group()
            if word.isupper() and not (ROMAN.fullmatch(word) and line[match.end() :][:1] in (".", ")")):
                dated = re.match(r"\s*\d", line[match.end() :]) or re.search(r"\d\s*$", line[: match.start()])
                word = self._word(word, last, name or bool(dated))
            first = not made or not any(c.isalnum() for c in "".join(made))
            word = word[:1].upper() + word[1:] if first else word
            made += [line[at : match.start()], word]
            last, at = word, match.end()
        return "".join([*made, line[at:]])

    def _word(self, word: str, last: str, name: bool) -> str:
        low = word.lower()
        if len(low) != len(word):
            return word
        capital = low[:1].upper() + low[1:]
        if f"{last} {capital}" in self.pairs or low in ALWAYS:
            return capital
        known = self.words.get(low)
        if known and sum(known.values()):
            return max(known, key=lambda form: (known[form], form))
        return capital if name else low
