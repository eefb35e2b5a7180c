"""Reads and checks the words that an analyst may change: the CSV lists under data/lexicons.

Each list opens with comment lines (`#`: what it is for, which pass reads it, what must not be in it),
then a header, then one entry a line. The columns `examples` and `counterexamples` hold marked-up
sentences separated by ' | '; a test runs them both ways.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

LEXICONS = Path(__file__).parents[2] / "data" / "lexicons"


class LexiconError(ValueError):
    """A broken list; the message names the file and the line."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list: its cells by column name, and where it stands."""

    cells: dict[str, str]
    file: str
    line: int

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def words(self, column: str = "words") -> list[str]:
        """The cell's parts, separated by ';'."""
        return [part.strip() for part in self[column].split(";") if part.strip()]

    def examples(self, column: str = "examples") -> list[str]:
        """The cell's marked-up sentences, separated by ' | '."""
        return [part.strip() for part in self[column].split(" | ") if part.strip()]


class Lexicon:
    """All lists of one folder, each read when it is first asked for."""

    def __init__(self, folder: Path = LEXICONS) -> None:
        self.folder = folder
        self._lists: dict[str, list[Entry]] = {}

    def entries(self, name: str) -> list[Entry]:
        """The entries of `<folder>/<name>.csv` in their order. Raises LexiconError."""
        if name not in self._lists:
            self._lists[name] = list(_read(self.folder / f"{name}.csv"))
        return self._lists[name]

    def by(self, name: str, column: str) -> dict[str, Entry]:
        """The entries of a list by each of the ';'-separated words of a column, lower-cased; the first one wins."""
        found: dict[str, Entry] = {}
        for entry in self.entries(name):
            for word in entry.words(column):
                found.setdefault(word.lower(), entry)
        return found

    @cached_property
    def names(self) -> list[str]:
        """The lists there are."""
        return sorted(path.stem for path in self.folder.glob("*.csv"))


@cache
def load(folder: Path = LEXICONS) -> Lexicon:
    """The lexicon of a folder; read once."""
    return Lexicon(folder)


def _read(path: Path) -> Iterator[Entry]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path.name}: the list cannot be read ({error}).") from error
    body = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if not body:
        raise LexiconError(f"{path.name}: the list is empty; it needs a header line at least.")
    header = next(csv.reader([body[0][1]]))
    for number, line in body[1:]:
        cells = next(csv.reader([line]))
        if len(cells) != len(header):
            raise LexiconError(f"{path.name}, line {number}: {len(cells)} cells where the header has {len(header)}.")
        if not cells[0].strip():
            raise LexiconError(f"{path.name}, line {number}: the first cell is empty.")
        yield Entry(dict(zip(header, (cell.strip() for cell in cells), strict=True)), path.name, number)
