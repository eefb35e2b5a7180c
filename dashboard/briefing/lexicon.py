"""Reads and checks the words that an analyst may change: the CSV lists under data/lexicons.

Each list opens with comment lines (`#`: what it is for, which pass reads it, what must not be in it),
then a header, then one entry a line. The columns `examples` and `counterexamples` hold marked-up
sentences separated by ' | '; a test runs them both ways.

A dictionary form stands for all its printed forms ("fine" for "fined"), made by the spelling rules of `inflection.py`
and the list `irregular`; a word that is written with a capital is compared as printed.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from . import inflection

if TYPE_CHECKING:
    from spacy.tokens import Doc

LEXICONS = Path(__file__).parents[2] / "data" / "lexicons"
# Tags (Universal Dependencies) that a word of a part of speech may get; parts of speech not named here are not checked.
TAGS = {
    "verb": {"VERB", "AUX"},
    "aux": {"AUX", "VERB", "PART"},
    "noun": {"NOUN", "PROPN", "PRON"},
    "adj": {"ADJ", "VERB", "NOUN"},
    "adv": {"ADV", "PART", "ADJ", "CCONJ", "DET"},
}
# Words and marks, with "n't" as a word of its own as tokenizers have it.
ATOM = re.compile(r"\w+?(?=n['’]t\b)|n(?=['’]t\b)|\w+|[^\w\s]")


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


@dataclass(frozen=True, slots=True)
class Match:
    """An entry found in a text, and the characters where it stands."""

    entry: Entry
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Form:
    """One printed form of an entry: its atoms, whether case counts, the part of speech and atom that decide."""

    atoms: tuple[str, ...]
    cased: bool
    entry: Entry
    pos: str
    head: int


class Lexicon:
    """All lists of one folder, each read when it is first asked for."""

    def __init__(self, folder: Path = LEXICONS) -> None:
        self.folder = folder
        self._lists: dict[str, list[Entry]] = {}
        self._by: dict[tuple[str, str], dict[str, Entry]] = {}
        self._forms: dict[str, dict[str, list[_Form]]] = {}

    def entries(self, name: str) -> list[Entry]:
        """The entries of `<folder>/<name>.csv` in their order. Raises LexiconError."""
        if name not in self._lists:
            self._lists[name] = list(_read(self.folder / f"{name}.csv"))
        return self._lists[name]

    def by(self, name: str, column: str) -> dict[str, Entry]:
        """The entries of a list by each of the ';'-separated words of a column, lower-cased; the first one wins."""
        if (name, column) not in self._by:
            found: dict[str, Entry] = {}
            for entry in self.entries(name):
                for word in entry.words(column):
                    found.setdefault(word.lower(), entry)
            self._by[name, column] = found
        return self._by[name, column]

    def matches(self, name: str, text: str, parse: Doc | None = None) -> list[Match]:
        """The entries of a list in a text, in order; the longest at each place, several where they are equally long.

        Any printed form counts. With `parse` (of the same text) a form counts only where its tag fits the entry.
        """
        index = self._index(name)
        atoms = [(m.group().replace("’", "'"), m.start(), m.end()) for m in ATOM.finditer(text)]
        found: list[Match] = []
        i = 0
        while i < len(atoms):
            fits = [f for f in index.get(atoms[i][0].lower(), ()) if _fits(f, atoms, i, parse)]
            longest = max((len(f.atoms) for f in fits), default=0)
            end = atoms[i + longest - 1][2] if longest else 0
            best = {id(f.entry): f.entry for f in fits if len(f.atoms) == longest}
            found += [Match(entry, atoms[i][1], end) for entry in best.values()]
            i += longest or 1
        return found

    def _index(self, name: str) -> dict[str, list[_Form]]:
        """The printed forms of a list by their first atom in lower case."""
        if name not in self._forms:
            index: dict[str, list[_Form]] = {}
            for entry in self.entries(name):
                for word in entry.words():
                    for form in _forms(entry, word, self.irregular):
                        index.setdefault(form.atoms[0].lower(), []).append(form)
            self._forms[name] = index
        return self._forms[name]

    @cached_property
    def irregular(self) -> inflection.Irregular:
        """Forms that no rule gives, by word and part of speech; empty in a folder without that list."""
        if not (self.folder / "irregular.csv").exists():
            return {}
        return {(e["words"], e["pos"]): tuple(e.words("forms")) for e in self.entries("irregular")}

    @cached_property
    def names(self) -> list[str]:
        """The lists there are."""
        return sorted(path.stem for path in self.folder.glob("*.csv"))


@cache
def load(folder: Path = LEXICONS) -> Lexicon:
    """The lexicon of a folder; read once."""
    return Lexicon(folder)


def _forms(entry: Entry, word: str, irregular: inflection.Irregular) -> Iterator[_Form]:
    pos = entry.cells.get("pos", "noun")
    cased = word != word.lower()
    made = {word} if cased else inflection.forms(word, pos, irregular)
    if entry["number"] == "plural":
        made = inflection.plurals(word, irregular)
    for printed in made:
        atoms = tuple(m.group().replace("’", "'") for m in ATOM.finditer(printed))
        yield _Form(atoms, cased, entry, pos, _head(printed, pos, len(atoms)))


def _head(printed: str, pos: str, size: int) -> int:
    """The atom whose tag decides: the first of a verb phrase, the head of a noun phrase."""
    if pos != "noun":
        return 0
    cut = min((at for link in inflection.LINKS if (at := printed.find(link)) > 0), default=-1)
    return size - 1 if cut < 0 else len(ATOM.findall(printed[:cut])) - 1


def _fits(form: _Form, atoms: list[tuple[str, int, int]], i: int, parse: Doc | None) -> bool:
    here = atoms[i : i + len(form.atoms)]
    if len(here) < len(form.atoms):
        return False
    if any((a[0] if form.cased else a[0].lower()) != f for a, f in zip(here, form.atoms, strict=True)):
        return False
    if parse is None or form.pos not in TAGS:
        return True
    span = parse.char_span(here[form.head][1], here[form.head][2], alignment_mode="expand")
    return span is not None and any(token.pos_ in TAGS[form.pos] for token in span)


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
