"""What a list of articles says of each, and the passages of all of them that hold some words."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pandas as pd

from briefing.tables import UNREAD, Tables

from .selection import folded, parts
from .table import numbers
from .wording import capital, count, date_words

COUNTED = (("events", "event"), ("quotes", "quote"), ("relations", "tie"), ("actors", "actor"))


@dataclass(frozen=True)
class Entry:
    """An article in a list. `numbers` counts its facts by table, `gave` its sentences with at least one fact."""

    title: str
    source: str
    author: str
    published: str
    url: str
    sha256: str
    words: int
    sentences: int
    gave: int
    numbers: dict[str, int]

    @property
    def about(self) -> str:
        """Where it is from and of when, on one line."""
        date = f"published {date_words(self.published)}" if self.published else "date not known"
        return capital(" · ".join(part for part in (self.source, self.author, date) if part))

    @property
    def counts(self) -> str:
        """How much was found in it, on one line."""
        found = ", ".join(count(self.numbers[name], word) for name, word in COUNTED)
        return f"{count(self.words, 'word')}: {found}. {self.coverage}"

    @property
    def coverage(self) -> str:
        """The share of sentences that gave a fact, in words."""
        if not self.sentences:
            return "No sentence was read in it."
        share = round(100 * self.gave / self.sentences)
        return f"{self.gave} of {count(self.sentences, 'sentence')} ({share} %) gave a fact."


def entry(tables: Tables) -> Entry:
    """The entry of an article; `tables` must hold its document, its sentences and those of COUNTED."""
    row = tables["documents"].iloc[0]
    starts = pd.concat([tables[name]["start"] for name in ("events", "quotes", "relations")])
    gave = set(numbers(tables["sentences"], starts)) - {0}
    read = ~tables["sentences"]["form"].isin(UNREAD)
    return Entry(
        title=row["title"] or row["document"], source=row["source"], author=row["author"], published=row["published"],
        url=row["url"], sha256=row["sha256"], words=int(row["words"]), sentences=int(read.sum()),
        gave=len(gave), numbers={name: len(tables[name]) for name, _ in COUNTED},
    )  # fmt: skip


@dataclass(frozen=True)
class Hit:
    """A sentence that holds the words looked for: its id, and its own words around them."""

    sentence: str
    passage: str


def hits(sentences: list[tuple[str, str]], words: str) -> list[Hit]:
    """The sentences, as pairs of id and text, that hold every word; words in quotation marks as they stand together."""
    wanted = [re.compile(rf"(?<!\w){re.escape(part)}") for part in parts(words)]
    if not wanted:
        return []
    found = []
    for sentence, text in sentences:
        plain = folded(text)
        places = [match for match in (part.search(plain) for part in wanted) if match]
        if len(places) == len(wanted):
            found.append(Hit(sentence, around(text, min(place.start() for place in places))))
    return found


def around(text: str, at: int, width: int = 240) -> str:
    """At most `width` characters of a sentence around a place in it, cut at words."""
    start = max(0, min(at - width // 3, len(text) - width))
    piece = text[start : start + width]
    if start:
        piece = "…" + piece.partition(" ")[2]
    if start + width < len(text):
        piece = piece.rpartition(" ")[0] + "…"
    return " ".join(piece.split())
