"""An article that lives in one visitor's session: never on disk, never seen by another, gone with the session."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing.tables import Tables

from .briefing import Briefing
from .files import retitled


@dataclass
class Held:
    """An article in memory. `edition` grows with every change."""

    id: str
    tables: Tables
    edition: int = 0
    problems: list[str] = field(default_factory=list)

    own = True
    shared = False

    def stamp(self) -> str:
        """Changes whenever the article does."""
        return f"held-{self.edition}"

    def take(self) -> Briefing:
        """Its tables."""
        return Briefing(self.id, self.tables, list(self.problems))

    def glance(self) -> Tables:
        """What a list of articles needs of it."""
        return self.tables

    def rename(self, facts: dict[str, str]) -> None:
        """Gives it another title, source, author or address."""
        self.tables, self.edition = retitled(self.tables, facts), self.edition + 1

    def replace(self, tables: Tables) -> None:
        """Takes the tables of a new analysis; the corrections stay."""
        self.tables, self.edition = tables, self.edition + 1
