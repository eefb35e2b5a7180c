"""The acts of this visitor on an article: in a file on a laptop, in the session alone on a hosted deploy."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from briefing.corrections import journal as journals
from briefing.corrections.journal import Journal, JournalError
from briefing.dossier import Dossier
from shelf import Folder, Place

KEPT = 4  # articles that a session keeps as read


def journal(place: Place) -> Journal:
    """The journal of an article as it is now, with what other windows have done; one that cannot be read says so."""
    if not isinstance(place, Folder) or place.journal is None:
        return _held().setdefault(place.id, Journal())
    try:
        return journals.read(place.journal)
    except JournalError as error:
        return Journal(place.journal, problems=[f"{error} The pages show the article without them."])


def dossier(place: Place) -> tuple[Dossier, list[str]]:
    """An article with what was done to it, and what is wrong with either. Raises PackageError when it cannot be read.

    The article is read again only when it has changed, and only what was done since is worked out.
    """
    acts, mark = journal(place), found_stamp(place)
    read: dict[str, tuple[str, Dossier, list[str]]] = st.session_state.setdefault("dossiers", {})
    if place.id not in read or read[place.id][0] != mark:
        taken = place.take()
        while len(read) >= KEPT:
            del read[next(iter(read))]
        read[place.id] = (mark, Dossier(taken.tables), taken.problems)
    _, before, problems = read[place.id]
    now = replace(before, journal=Journal(acts.path, list(acts.acts), acts.problems))
    now.tables  # noqa: B018  worked out here, so that the next one goes on from it
    read[place.id] = (mark, now, problems)
    return now, [*problems, *acts.problems]


def found_stamp(place: Place) -> str:
    """Changes whenever what the engine found does."""
    return replace(place, journal=None).stamp() if isinstance(place, Folder) else place.stamp()


def stamp(place: Place) -> str:
    """Changes whenever the article, or what was done to it, does."""
    acts = _held().get(place.id)
    return f"{place.stamp()}-{len(acts.acts)}" if acts else place.stamp()


def shared(place: Place) -> bool:
    """Whether everybody may see an article as it is: shipped, with no corrections of anybody's."""
    return isinstance(place, Folder) and place.shared and not (place.id in _held() and _held()[place.id].acts)


def take_over(article: str, journal: Journal) -> None:
    """Keeps the acts that came with an article of this session."""
    _held()[article] = journal


def forget(article: str) -> None:
    """Drops the acts on an article of this session that is gone for good."""
    _held().pop(article, None)


def _held() -> dict[str, Journal]:
    return st.session_state.setdefault("journals", {})
