"""The desk: all that a page draws from, made once for an article and what is chosen in it.

Only what is shipped and corrected by nobody enters caches that visitors share; all else stays in the visitor's session.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from briefing import PackageError
from briefing.dossier import Dossier
from briefing.tables import STATUSES, Tables
from charts.status import SIGNS
from facts import card, matter, phrase, selection, table
from facts.matter import Matter
from facts.selection import Selection
from shelf import Folder, Place

from . import record
from .home import ROOT, places
from .state import state

if TYPE_CHECKING:
    from charts.placement import Place as Spot

KEPT = 96  # things made for the pages that a session keeps, the oldest given up first


@dataclass(frozen=True)
class Desk:
    """All that a page draws from: an article's tables, all its facts, those the filters leave, and what is chosen."""

    place: Place
    stamp: str
    dossier: Dossier
    problems: list[str]
    everything: pd.DataFrame
    facts: pd.DataFrame
    names: dict[str, str]
    titles: dict[str, str]
    chosen: Selection

    @property
    def tables(self) -> Tables:
        """The tables as a person has corrected them."""
        return self.dossier.tables

    @property
    def article(self) -> str:
        """The id of the article."""
        return self.place.id

    @property
    def document(self) -> pd.Series:
        """The row of the article."""
        return self.tables["documents"].iloc[0]

    def card(self) -> dict[str, Any] | None:
        """The card of the row in focus; None when nothing is, or nothing has that id."""
        if not self.chosen.fact:
            return None
        fact = self.chosen.fact
        return kept(self.place, self.stamp, ("card", fact), lambda: card.card(self.tables, self.everything, fact))

    def kept(self, what: tuple[Hashable, ...], make: Callable[[], Any]) -> Any:
        """What `make` makes, made once for an article, its filters and `what`, which names it. Nobody may change it."""
        return kept(self.place, self.stamp, (replace(self.chosen, fact=""), *what), make)


def kept(place: Place, stamp: str, what: tuple[Hashable, ...], make: Callable[[], Any]) -> Any:
    """What `make` makes, made once for an article as it is now and `what`, which names it. Nobody may change it."""
    if isinstance(place, Folder) and record.shared(place):
        return _shared(str(place.path), stamp, what, make)
    mine = st.session_state.setdefault("kept", {})
    key = (place.id, stamp, what)
    if key not in mine:
        while len(mine) >= KEPT:
            del mine[next(iter(mine))]
        mine[key] = make()
    return mine[key]


@st.cache_resource(max_entries=256, show_spinner=False)
def _shared(path: str, stamp: str, what: tuple[Hashable, ...], _make: Callable[[], Any]) -> Any:
    return _make()


@dataclass(frozen=True)
class Opened:
    """An article as it was read: its dossier, what is wrong with it, and its facts and names as corrected."""

    dossier: Dossier
    problems: list[str]
    facts: pd.DataFrame
    names: dict[str, str]
    titles: dict[str, str]


def opened(place: Place) -> Opened:
    """An article with its facts and names; nobody may change it. Raises PackageError when it cannot be read."""

    def read() -> Opened:
        dossier, problems = record.dossier(place)
        made = dossier.tables
        return Opened(dossier, problems, table.collect(made), table.names(made), table.titles(made))

    return kept(place, record.stamp(place), ("opened",), read)


def positions(desk: Desk, width: int, height: int) -> dict[str, Spot]:
    """Where each actor stands on a map of this size, in pixels: the same for every filter."""

    def placed() -> dict[str, Spot]:
        from charts.actor_map import positions

        return positions(desk.tables["actors"], desk.tables["relations"], width=width, height=height)

    return kept(desk.place, desk.stamp, ("positions", width, height), placed)


def matters(desk: Desk) -> list[Matter]:
    """The events that quotes are about, whatever is chosen; none where the words for events cannot be read."""

    def found() -> list[Matter]:
        from briefing import lexicon

        try:
            return matter.matters(desk.tables, lambda text: lexicon.load().matches("events", text))
        except lexicon.LexiconError:
            return matter.matters(desk.tables, lambda text: [])

    return kept(desk.place, desk.stamp, ("matters",), found)


def phrases(desk: Desk) -> dict[str, list[str]]:
    """The words that speakers have in common, with the quotes that hold them, whatever is chosen."""
    return kept(desk.place, desk.stamp, ("phrases",), lambda: phrase.phrases(desk.tables))


@st.cache_data(max_entries=1, show_spinner=False)
def _measured(path: str, stamp: float) -> pd.DataFrame:
    table = pd.read_csv(path, keep_default_na=False, dtype="str")
    return table.assign(value=pd.to_numeric(table["value"]))


def quality() -> pd.DataFrame:
    """The measured figures of data/quality.csv; an empty table when there are none."""
    path = ROOT / "data" / "quality.csv"
    return _measured(str(path), path.stat().st_mtime) if path.exists() else pd.DataFrame()


def articles() -> list[str]:
    """The ids of the articles there are."""
    return list(places())


def article() -> str:
    """The article in hand: the one of the fact in focus, the one chosen, or the first."""
    there = articles()
    of_fact = state("fact").partition(":")[0]
    if of_fact in there:
        return of_fact
    chosen = state("article")
    return chosen if chosen in there else there[0]


def desk() -> Desk:
    """The desk of this run. Raises PackageError when the article in hand cannot be read."""
    return _laid_out(places()[article()])


def desks() -> list[Desk]:
    """The desks of every article that can be read, under the same filters; an actor is the same where its name is."""
    made = []
    for place in places().values():
        try:
            made.append(_laid_out(place))
        except PackageError:
            continue
    return made


def _laid_out(place: Place) -> Desk:
    held = opened(place)
    chosen = _chosen(held.names)
    facts = selection.keep(held.facts, chosen)
    if state("actor", []) and not chosen.actor:  # asked for are actors that this article has not
        facts = facts[:0]
    return Desk(place, record.stamp(place), held.dossier, held.problems, held.facts, facts, held.names, held.titles,
                chosen)  # fmt: skip


def _chosen(names: dict[str, str]) -> Selection:
    by_name = {name: actor for actor, name in names.items()}
    by_word = {SIGNS[status].word: status for status in STATUSES}
    return Selection(
        fact=state("fact"),
        actor=tuple(by_name[n] for n in state("actor", []) if n in by_name),
        sector=tuple(state("sector", [])),
        status=tuple(by_word[w] for w in state("status", []) if w in by_word),
        since=state("since", None), until=state("until", None), q=state("q"),
    )  # fmt: skip
