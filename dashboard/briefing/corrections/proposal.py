"""What corrections could teach the word lists: the line that each would add, tried on a copy before it is offered.

An actor's kind and other names go to the lists of bodies and countries, words of a sector to the sectors, the word of
an event to the events, a person's title to the titles. Nothing else has a list to learn from. Examples are made up for
the list and hold no sentence of the article, which may be confidential. Nobody but who reads the change adds it.
"""

from __future__ import annotations

import csv
import difflib
import io
import os
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .. import lexicon
from ..correction import Correction
from ..lexicon import LEXICONS, Lexicon, LexiconError
from ..tables import Tables
from . import anchor, lesson
from .lesson import Lesson


@dataclass(frozen=True, slots=True)
class Proposal:
    """A line for a word list: the list, the line as it would stand, the change as a diff, and what it would do."""

    correction: Correction
    file: str
    line: str
    diff: str
    says: str


def proposals(tables: Tables, corrections: Iterable[Correction], folder: Path = LEXICONS) -> list[Proposal]:
    """The lines that corrections could add to the lists of a folder, each once, in the order of the corrections.

    `tables` are the corrected ones. A word that its list has already, and a line that the loader would not read or that
    would not find its own example, are not offered.
    """
    words, made = Lexicon(folder), {}
    for correction in corrections:
        for each in lesson.lessons(anchor.text_of(tables), tables, correction, words):
            line = _line(words, each)
            if line and (each.file, line) not in made and _holds(folder, each, line):
                made[each.file, line] = Proposal(
                    correction, f"{each.file}.csv", line, _diff(folder, each, line), each.says
                )
    return list(made.values())


def accept(proposal: Proposal, folder: Path = LEXICONS) -> None:
    """Adds a proposal's line to its list; new runs read it. Raises LexiconError, with the list as it was."""
    path = folder / proposal.file
    try:
        text = path.read_text(encoding="utf-8")
        if proposal.line in text.splitlines():
            raise LexiconError(f"{proposal.file}: the line is there already.")
        _replace(path, _with(text, proposal.line))
    except OSError as error:
        raise LexiconError(f"{proposal.file}: the line could not be added ({error.strerror}).") from error
    lexicon.load.cache_clear()


def _line(words: Lexicon, each: Lesson) -> str:
    """The entry as a line with the columns of its list; '' where the list has the word, or lacks a column."""
    try:
        entries = words.entries(each.file)
    except LexiconError:
        return ""
    columns = list(entries[0].cells) if entries else []
    if not set(each.cells) <= set(columns) or _known(words, each):
        return ""
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow([each.cells.get(column, "") for column in columns])
    return out.getvalue()


def _known(words: Lexicon, each: Lesson) -> bool:
    return each.cells["words"].lower() in words.by(each.file, "words")


def _holds(folder: Path, each: Lesson, line: str) -> bool:
    """Whether a copy of the list with the line is read, and its entry found in the example and nowhere else in it."""
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name)
        for file in {each.file, "irregular"}:
            if (folder / f"{file}.csv").exists():
                shutil.copy(folder / f"{file}.csv", copy / f"{file}.csv")
        path = copy / f"{each.file}.csv"
        path.write_text(_with(path.read_text(encoding="utf-8"), line), encoding="utf-8")
        try:
            tried = Lexicon(copy)
            entry = tried.entries(each.file)[-1]
            text, start, end = _unmarked(entry.examples()[0])
            found = [(m.start, m.end) for m in tried.matches(each.file, text) if m.entry is entry]
        except (LexiconError, IndexError):
            return False
    return found == [(start, end)]


def _unmarked(example: str) -> tuple[str, int, int]:
    """A sentence without its brackets, and where they stood."""
    before, rest = example.split("[", 1)
    inside, after = rest.split("]", 1)
    return before + inside + after, len(before), len(before) + len(inside)


def _with(text: str, line: str) -> str:
    return f"{text}{'' if text.endswith(chr(10)) else chr(10)}{line}\n"


def _diff(folder: Path, each: Lesson, line: str) -> str:
    """The change as a unified diff, as it would be seen in the repository."""
    text = (folder / f"{each.file}.csv").read_text(encoding="utf-8")
    sides = (text.splitlines(), _with(text, line).splitlines())
    path = f"data/lexicons/{each.file}.csv"
    return "\n".join(difflib.unified_diff(*sides, f"a/{path}", f"b/{path}", n=0, lineterm=""))


def _replace(path: Path, text: str) -> None:
    """Writes a file anew beside the old one first, so that a stop in the middle leaves the old one whole."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(path.stat().st_mode & 0o777)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
