"""An article as it stands: the engine's tables, what the analyst made of them, and the record of it."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd

from .correction import Outcome
from .corrections import amendment, audit
from .corrections.journal import Act, Journal
from .tables import Tables


@dataclass
class Dossier:
    """The tables as found and the analyst's journal. Whatever shows or exports facts reads `tables`."""

    found: Tables
    journal: Journal = field(default_factory=Journal)
    _made: tuple[tuple[str, ...], Tables, list[Outcome]] | None = field(default=None, repr=False, compare=False)

    @property
    def tables(self) -> Tables:
        """The corrected tables; made once for a state of the journal. Nobody may change them."""
        return self._state()[0]

    @property
    def outcomes(self) -> list[Outcome]:
        """What became of each correction that stands, in the order of `journal.standing()`."""
        return self._state()[1]

    def by_act(self) -> dict[str, Outcome]:
        """The outcomes by the id of the act that did the correction."""
        return dict(zip((act.id for act in self.journal.standing()), self.outcomes, strict=True))

    def acts_on(self, row: str) -> list[Act]:
        """The acts that stand and bear on the row of an id in `tables`, the oldest first."""
        outcomes = self.by_act()
        return [act for act in self.journal.standing() if row and outcomes[act.id].row == row]

    def audit(self) -> pd.DataFrame:
        """The record: one row an act, in order, with the columns of `audit.COLUMNS`."""
        return audit.table(self.journal, self.by_act())

    def _state(self) -> tuple[Tables, list[Outcome]]:
        """The tables and outcomes of now. What was worked out before is gone on with where nothing in it was undone."""
        standing = self.journal.standing()
        ids = tuple(act.id for act in standing)
        known, tables, outcomes = self._made or ((), self.found, [])
        if known != ids[: len(known)]:
            known, tables, outcomes = (), self.found, []
        if len(known) < len(ids) or self._made is None or self._made[0] != ids:
            new = [act.correction for act in standing[len(known) :] if act.correction]
            made, more = amendment.apply(tables, new)
            self._made = ids, made, [*outcomes, *more]
        return self._made[1], self._made[2]
