"""An article that lies in a folder: those shipped with the product, which are only read, and the user's own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .briefing import Briefing, take

JOURNAL = "corrections.jsonl"


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
        files = [*self.path.glob("*.csv"), *([self.journal] if self.journal and self.journal.exists() else [])]
        marks = [(found.stat().st_mtime_ns, found.stat().st_size) for found in files]
        return f"{max((when for when, _ in marks), default=0)}-{sum(size for _, size in marks)}"

    def take(self) -> Briefing:
        """Its tables. Raises PackageError when there is no text of the article."""
        return take(self.path)


def names(folder: Path) -> list[str]:
    """Folders under `folder` that hold a briefing, by name."""
    return sorted(path.parent.name for path in folder.glob("*/documents.csv") if not path.parent.name.startswith("."))


def shipped(folder: Path, journals: Path | None) -> dict[str, Folder]:
    """The articles that came with the product; their corrections go under `journals`."""
    return {name: Folder(folder / name, journals / name / JOURNAL if journals else None) for name in names(folder)}


def own(folder: Path) -> dict[str, Folder]:
    """The user's own articles."""
    return {name: Folder(folder / name, folder / name / JOURNAL, own=True) for name in names(folder)}
