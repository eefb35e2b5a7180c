"""The acts of this visitor on an article: in a file on a laptop, in the session alone on a hosted deploy."""

from __future__ import annotations

import streamlit as st

from briefing import journal as journals
from briefing.journal import Journal, JournalError
from shelf import Folder, Place


def journal(place: Place) -> Journal:
    """The journal of an article as it is now, with what other windows have done; one that cannot be read says so."""
    if not isinstance(place, Folder) or place.journal is None:
        return _held().setdefault(place.id, Journal())
    try:
        return journals.read(place.journal)
    except JournalError as error:
        return Journal(place.journal, problems=[f"{error} The pages show the article without them."])


def stamp(place: Place) -> str:
    """Changes whenever the article, or what was done to it, does."""
    acts = _held().get(place.id)
    return f"{place.stamp()}-{len(acts.acts)}" if acts else place.stamp()


def shared(place: Place) -> bool:
    """Whether everybody may see an article as it is: shipped, with no corrections of anybody's."""
    return isinstance(place, Folder) and place.shared and not (place.id in _held() and _held()[place.id].acts)


def _held() -> dict[str, Journal]:
    return st.session_state.setdefault("journals", {})
