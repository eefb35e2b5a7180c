"""From one article and page to another: what the visitor opened, and what an analysis has finished."""

from __future__ import annotations

import streamlit as st

from . import making
from .act import clear, turn_to
from .home import places
from .saying import sayings
from .state import state

BRIEFING, SOURCE = "views/briefing.py", "views/source.py"


def open_article(article: str) -> None:
    """Turns to the briefing of an article."""
    st.session_state["article"] = article
    turn_to()
    st.session_state["go"] = BRIEFING


def leave(article: str) -> None:
    """Turns away from an article that is about to go."""
    if state("fact").startswith(f"{article}:"):
        st.session_state["fact"] = ""
    if state("article") == article:
        del st.session_state["article"]


def open_passage(row: str) -> None:
    """Turns to a passage of any article: the id of a sentence or fact, which begins with the article's."""
    st.session_state["article"] = row.partition(":")[0]
    clear()
    st.session_state["fact"] = row
    st.session_state["go"] = SOURCE


def next_page(waited_for: bool) -> str:
    """Takes over what an analysis has finished. Returns the page to turn to, '' to stay. Call before any widget.

    Who waited for the one briefing that was made is taken to it; others hear of it (`news_of_articles`).
    """
    said = len(sayings())
    ready = making.collect()
    if waited_for and len(ready) == 1 and len(sayings()) == said:
        open_article(ready[0])
    elif ready:
        st.session_state["ready"] = [*st.session_state.get("ready", []), *ready]
    return str(st.session_state.pop("go", ""))


def news_of_articles() -> list[tuple[str, str]]:
    """Ids and titles of articles whose briefings became ready since it was last asked."""
    there = places()
    ready = [name for name in st.session_state.pop("ready", []) if name in there]
    return [(name, str(there[name].glance()["documents"].iloc[0]["title"]) or name) for name in ready]
