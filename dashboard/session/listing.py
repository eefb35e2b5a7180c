"""The list of all articles, and the search over all of them."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from briefing import PackageError
from briefing.dossier import Dossier
from briefing.tables import Tables
from facts import article
from facts.article import Entry, Hit
from shelf import Folder, Place

from . import record
from .home import places


@dataclass(frozen=True)
class Listed:
    """An article in the list: where it lives, and what is said of it; None where it cannot be read, and why."""

    place: Place
    entry: Entry | None
    problem: str = ""

    @property
    def title(self) -> str:
        return self.entry.title if self.entry else self.place.id


@dataclass(frozen=True)
class Found:
    """An article in which words were found: whether its title holds them, and the sentences that do."""

    listed: Listed
    titled: bool
    hits: list[Hit]


def listed() -> list[Listed]:
    """All articles, the visitor's own first, the latest published first among each."""
    every = [_listed(place) for place in places().values()]
    every.sort(key=lambda line: line.title.casefold())
    every.sort(key=lambda line: line.entry.published if line.entry else "", reverse=True)
    return sorted(every, key=lambda line: not line.place.own)


def _listed(place: Place) -> Listed:
    try:
        return Listed(place, _remembered(place)[0])
    except PackageError as error:
        return Listed(place, None, str(error))


def article_titles() -> dict[str, str]:
    """Ids and titles of all articles; of those with one title the later ones bear their id."""
    made: dict[str, str] = {}
    for line in (_listed(place) for place in places().values()):
        title = line.title or line.place.id
        made[line.place.id] = f"{title} ({line.place.id})" if title in made.values() else title
    return made


def _tables(place: Place) -> Tables:
    """The columns that the list needs, as a person has corrected them."""
    journal = record.journal(place)
    return Dossier(place.take().tables, journal).tables if journal.acts else place.glance()


def search(words: str) -> list[Found]:
    """The articles that hold every word, in the order of the list."""
    found = []
    for line in listed():
        if not line.entry:
            continue
        titled = bool(article.hits([("", line.title)], words))
        hits = article.hits(_remembered(line.place)[1], words)
        if titled or hits:
            found.append(Found(line, titled, hits))
    return found


def _remembered(place: Place) -> tuple[Entry, list[tuple[str, str]]]:
    """The entry of an article and the ids and texts of its sentences, kept in this session for its latest state."""
    held = st.session_state.setdefault("listed", {})
    # An article of the same id may have lain elsewhere before.
    now = (str(place.path) if isinstance(place, Folder) else "", record.stamp(place))
    if held.get(place.id, (None,))[0] != now:
        tables = _tables(place)
        sentences = list(zip(tables["sentences"]["sentence"], tables["sentences"]["text"], strict=True))
        held[place.id] = (now, (article.entry(tables), sentences))
    return held[place.id][1]
