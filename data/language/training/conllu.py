"""Reads CoNLL-U: sentences of words with tags, lemmas, heads and what the MISC column adds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

NO_BREAK_SPACE = "\u00a0"
RENAMED = {
    "obl:npmod": "obl:unmarked",
    "obl:tmod": "obl:unmarked",
    "nmod:npmod": "nmod:unmarked",
    "nmod:tmod": "nmod:unmarked",
}


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word. `head` counts words of the sentence from 0 and is -1 at the root; `space` follows it."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    dep: str
    space: bool
    misc: str = ""

    @property
    def lower(self) -> str:
        return self.form.lower()

    @property
    def capital(self) -> bool:
        return self.form[:1].isupper()

    @property
    def proper(self) -> bool:
        return self.upos == "PROPN" or self.xpos.startswith("NNP")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, its id (empty where the file gives none), and whether a paragraph begins with it."""

    id: str
    words: list[Word]
    opens: bool


def read(path: Path) -> Iterator[Sentence]:
    """The sentences of a file in their order."""
    for block in _blocks(path.read_text(encoding="utf-8").split("\n")):
        comments = [line for line in block if line.startswith("#")]
        words = _words(line.split("\t") for line in block if not line.startswith("#"))
        if words:
            opens = any(line.startswith("# newpar") for line in comments)
            yield Sentence(_id(comments), words, opens)


def _blocks(lines: Iterable[str]) -> Iterator[list[str]]:
    block: list[str] = []
    for line in [*lines, ""]:
        if line:
            block.append(line)
        elif block:
            yield block
            block = []


def _id(comments: list[str]) -> str:
    found = (line.split("=", 1)[1].strip() for line in comments if line.startswith("# sent_id"))
    return next(found, "")


def _words(rows: Iterable[list[str]]) -> list[Word]:
    words: list[Word] = []
    space_after: dict[int, bool] = {}
    for row in rows:
        if "." in row[0]:
            continue
        if "-" in row[0]:
            space_after |= _contraction(row)
            continue
        words.append(_word(row, space_after.get(int(row[0]), _spaced(row))))
    return words


def _contraction(row: list[str]) -> dict[int, bool]:
    """The spaces inside and after a multi-word token: none inside it."""
    first, last = map(int, row[0].split("-"))
    return dict.fromkeys(range(first, last), False) | {last: _spaced(row)}


def _word(row: list[str], space: bool) -> Word:
    """A word; a space inside a form becomes a no-break space, as a tokenizer never yields one."""
    return Word(
        form=row[1].replace(" ", NO_BREAK_SPACE), lemma=row[2], upos=row[3], xpos=row[4],
        feats="" if row[5] == "_" else row[5], head=int(row[6]) - 1, dep=RENAMED.get(row[7], row[7]),
        space=space, misc=row[9],
    )  # fmt: skip


def _spaced(row: list[str]) -> bool:
    return "SpaceAfter=No" not in row[9]
