"""Footnotes: each quotes the passage that a sentence rests on, with the number of its paragraph.

Where the address of the page is known, a link opens the page at those words.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from briefing.tables import Tables
from facts.passage import fragment
from facts.wording import cut

LONGEST = 900  # characters of a passage; of a longer one its beginning is quoted


@dataclass(frozen=True, slots=True)
class Note:
    """One footnote. `earlier` is the number of the note that quotes the whole passage, 0 where this one does."""

    number: int
    passage: str
    where: str
    link: str
    earlier: int = 0

    @property
    def text(self) -> str:
        """The footnote as plain text, without its link."""
        seen = f", whole in note {self.earlier}" if self.earlier else ""
        return f"“{self.passage}” ({self.where}{seen})"


@dataclass
class Notes:
    """The footnotes of a brief, numbered in the order in which sentences ask for them."""

    tables: Tables
    made: list[Note] = field(default_factory=list)
    _seen: dict[tuple[int, int], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        document, sentences = self.tables["documents"].iloc[0], self.tables["sentences"]
        self._text, self._url = str(document["text"]), str(document["url"])
        self._starts, self._ends = sentences["start"].tolist(), sentences["end"].tolist()
        self._paragraphs = sentences["paragraph"].tolist()

    def add(self, start: int, end: int) -> int:
        """A footnote for the characters from `start` to `end`: the sentences they stand in. Returns its number."""
        a, b, where = self._around(start, end)
        number = len(self.made) + 1
        earlier = self._seen.setdefault((a, b), number)
        own = self._text[start:end] if earlier != number else self._text[a:b]
        words = cut(own, LONGEST if earlier == number else 160)
        link = fragment(self._url, self._text[a:b])
        self.made.append(Note(number, words, where, link, 0 if earlier == number else earlier))
        return number

    def _around(self, start: int, end: int) -> tuple[int, int, str]:
        """The sentences over a stretch of text, and their paragraphs in words."""
        if not self._starts:
            return start, end, "the article"
        first = max(0, bisect_right(self._starts, start) - 1)
        last = max(first, bisect_right(self._starts, max(start, end - 1)) - 1)
        a, b = self._paragraphs[first], self._paragraphs[last]
        where = f"paragraph {a}" if a == b else f"paragraphs {a} to {b}"
        return min(start, self._starts[first]), max(end, self._ends[last]), where
