"""Counts and what follows from them: recall, precision, F1, and shares of right attributes, all in per cent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """Counts of one figure: rows of the gold, those found, rows of the engine, those right."""

    wanted: int = 0
    hit: int = 0
    given: int = 0
    right: int = 0

    def __iadd__(self, other: Tally) -> Tally:
        self.wanted += other.wanted
        self.hit += other.hit
        self.given += other.given
        self.right += other.right
        return self

    @property
    def recall(self) -> float:
        return 100 * self.hit / self.wanted if self.wanted else 100.0

    @property
    def precision(self) -> float:
        return 100 * self.right / self.given if self.given else 100.0

    @property
    def f1(self) -> float:
        total = self.recall + self.precision
        return 2 * self.recall * self.precision / total if total else 0.0


@dataclass(slots=True)
class Score:
    """The tallies of an article or of all: lists of rows by table, shares of right attributes by `table.attribute`."""

    rows: dict[str, Tally] = field(default_factory=dict)
    shares: dict[str, Tally] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def row(self, table: str) -> Tally:
        return self.rows.setdefault(table, Tally())

    def share(self, name: str, right: bool, note: str = "") -> None:
        tally = self.shares.setdefault(name, Tally())
        tally.wanted += 1
        tally.hit += right
        if not right and note:
            self.notes.append(f"{name}: {note}")

    def __iadd__(self, other: Score) -> Score:
        for mine, theirs in ((self.rows, other.rows), (self.shares, other.shares)):
            for key, tally in theirs.items():
                mine[key] = mine.get(key, Tally())
                mine[key] += tally
        self.notes += other.notes
        return self

    def figures(self) -> dict[str, float]:
        """All figures in per cent, by name."""
        made = {}
        for table, tally in self.rows.items():
            made |= {f"{table}.recall": tally.recall, f"{table}.precision": tally.precision, f"{table}.f1": tally.f1}
        return made | {name: tally.recall for name, tally in self.shares.items()}


def total(scores: Iterable[Score]) -> Score:
    """All articles together."""
    made = Score()
    for each in scores:
        made += each
    return made
