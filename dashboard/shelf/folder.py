"""An article that lies in a folder: those shipped with the product, which are only read, and the user's own."""

from __future__ import annotations

import contextlib
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from briefing.corrections.journal import FILE as JOURNAL
from briefing.tables import Tables

from .briefing import Briefing, glance, take
from .commit import MARK, NEW, ONE_AT_A_TIME, ShelfError, commit, settle, why
from .files import about, files, free, rekeyed, retitled

ASIDE = ".deleted"
UNFINISHED = 3600.0  # seconds after which what a stopped server left of an article never saved is taken away


@dataclass(frozen=True)
class Folder:
    """An article on disk: where its tables lie, where its corrections are kept, and whether it is the user's own.

    The journal of a shipped article lies in the user's own folder; where that is not to be used, `journal` is None.
    """

    path: Path
    journal: Path | None = None
    own: bool = False

    @property
    def id(self) -> str:
        return self.path.name

    @property
    def shared(self) -> bool:
        """Whether everybody may see it as it is: shipped, with no corrections of anybody's."""
        return not self.own and not (self.journal and self.journal.exists())

    def stamp(self) -> str:
        """Changes whenever a file of the article does."""
        found = [*self.path.glob("*.csv"), *([self.journal] if self.journal and self.journal.exists() else [])]
        marks = [(path.stat().st_mtime_ns, path.stat().st_size) for path in found]
        return f"{max((when for when, _ in marks), default=0)}-{sum(size for _, size in marks)}"

    def take(self) -> Briefing:
        """Its tables. Raises PackageError when there is no text of the article."""
        if not self.own:
            return take(self.path)
        with ONE_AT_A_TIME:
            return take(self.path)

    def glance(self) -> Tables:
        """What a list of articles needs of it. Raises PackageError when there is no text of the article."""
        return glance(self.path)

    def rename(self, facts: dict[str, str]) -> None:
        """Gives it another title, source, author or address. Raises ShelfError."""
        with ONE_AT_A_TIME:
            made = about(retitled(self.take().tables, facts))
            commit(self.path, {name: text.encode() for name, text in made.items()})

    def delete(self) -> str:
        """Moves it aside, from where `restore` brings it back under the name returned. Raises ShelfError."""
        aside = self.path.parent / ASIDE
        with ONE_AT_A_TIME:
            try:
                aside.mkdir(exist_ok=True)
                name = f"{self.id}~{time.time_ns()}"
                self.path.rename(aside / name)
            except OSError as error:
                raise ShelfError(why(error, self.path)) from error
        return name


def names(folder: Path) -> list[str]:
    """Folders under `folder` that hold a briefing, by name."""
    return sorted(path.parent.name for path in folder.glob("*/documents.csv") if not path.parent.name.startswith("."))


def shipped(folder: Path, journals: Path | None) -> dict[str, Folder]:
    """The articles that came with the product; their corrections go under `journals`."""
    return {name: Folder(folder / name, journals / name / JOURNAL if journals else None) for name in names(folder)}


def own(folder: Path) -> dict[str, Folder]:
    """The user's own articles; those whose saving was cut short are set right first."""
    for mark in folder.glob(f"*/{MARK}"):
        with contextlib.suppress(OSError):  # on a folder that has become read-only it is tried again later
            settle(mark.parent)
    return {name: Folder(folder / name, folder / name / JOURNAL, own=True) for name in names(folder)}


def keep(folder: Path, tables: Tables, journal: str = "") -> Folder:
    """Saves an article under `folder` by its document's id; one there is replaced, its corrections stay.

    `journal` is the text of corrections that come with it. Raises ShelfError, with nothing changed.
    """
    name = str(tables["documents"].iloc[0]["document"])
    brought = {JOURNAL: journal.encode()} if journal else {}
    commit(folder / name, files(tables) | brought)
    return Folder(folder / name, folder / name / JOURNAL, own=True)


def keep_new(folder: Path, tables: Tables, others: set[str], journal: str = "") -> Folder:
    """Saves an article that was not there before, under a number where its id or one of `others` is the same."""
    with ONE_AT_A_TIME:
        name = free(str(tables["documents"].iloc[0]["document"]), others | taken(folder))
        return keep(folder, rekeyed(tables, name), journal)


def taken(folder: Path) -> set[str]:
    """Ids that no new article may bear: of articles, of corrections, and of deleted articles that may come back."""
    with contextlib.suppress(OSError):
        here = {path.name for path in folder.iterdir() if not path.name.startswith(".")}
        return here | {name.partition("~")[0] for name in deleted(folder)}
    return set()


def deleted(folder: Path) -> list[str]:
    """The names under which deleted articles lie aside, the latest first."""
    there = [path.parent.name for path in (folder / ASIDE).glob("*/documents.csv")]
    return sorted(there, key=lambda name: name.rpartition("~")[2], reverse=True)


def aside(folder: Path, name: str) -> Folder:
    """A deleted article."""
    return Folder(folder / ASIDE / name, own=True)


def restore(folder: Path, name: str) -> str:
    """Brings a deleted article back; returns its id. Raises ShelfError."""
    home = folder / name.partition("~")[0]
    with ONE_AT_A_TIME:
        if home.exists():
            raise ShelfError(f"There is another article in {home} by now.")
        try:
            (folder / ASIDE / name).rename(home)
        except OSError as error:
            raise ShelfError(why(error, home)) from error
    return home.name


def remove(folder: Path, name: str) -> None:
    """Takes a deleted article off the disk for good. Raises ShelfError."""
    try:
        shutil.rmtree(folder / ASIDE / name)
    except OSError as error:
        raise ShelfError(why(error, folder / ASIDE)) from error


def sweep(folder: Path) -> None:
    """Takes away what a server stopped long ago has left of articles that were never saved."""
    for path in folder.glob(f"*/.*{NEW}"):
        with contextlib.suppress(OSError):
            if not (path.parent / MARK).exists() and time.time() - path.stat().st_mtime > UNFINISHED:
                path.unlink()
                if not any(path.parent.iterdir()):
                    path.parent.rmdir()
