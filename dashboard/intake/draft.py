"""What intake makes of what a person brings: a draft to look over, or a refusal in plain words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

_DATE, _HINT = "The date of publication is ", "; check it"


def dated(where: str, *, sure: bool = True) -> str:
    """The note on where the date of publication was read; not `sure` when that is only the day a file was made."""
    return f"{_DATE}{where}{'' if sure else _HINT}."


def undated(notes: Iterable[str]) -> list[str]:
    """Notes without the one on where the date was read."""
    return [note for note in notes if not note.startswith(_DATE)]


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as read, for a person to look over before anything is extracted.

    `name` is the file's own name, or a short name for a paste or page; `text` is settled and has blank lines between
    paragraphs wherever the file told them apart; `published` is YYYY-MM-DD or empty. Each of `notes` is a sentence on
    what was left out or cleaned, or on where the title or date was read.
    """

    name: str
    text: str
    title: str = ""
    author: str = ""
    source: str = ""
    published: str = ""
    url: str = ""
    notes: tuple[str, ...] = ()

    @property
    def date_is_of_file(self) -> bool:
        """Whether `published` is only the day the file was made, and so a hint."""
        return any(note.startswith(_DATE) and note.endswith(f"{_HINT}.") for note in self.notes)

    def without_date_note(self) -> tuple[str, ...]:
        """The notes but the one on where the date was read."""
        return tuple(undated(self.notes))


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that is not read: its name, and one sentence on why, for the person who brought it."""

    name: str
    why: str


class IntakeError(ValueError):
    """What was asked for is not read; the message is one sentence for the person who asked."""
