"""Sentences on what a visitor has brought or asked for: what was refused, and what is here already."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from .listing import listed


@dataclass(frozen=True)
class Said:
    """A sentence on something that was brought: its name, what is to be said, and the article that is meant."""

    name: str
    why: str
    article: str = ""


def sayings() -> list[Said]:
    """What was refused or is here already, since it was last put away."""
    # Not "sayings": a list on the Briefing page has that key, and would empty this one.
    return st.session_state.setdefault("said_of_brought", [])


def put_away() -> None:
    """Puts away what was said."""
    st.session_state["said_of_brought"] = []


def is_here(sha256: str) -> Said | None:
    """The word on a text that is an article already; None for a new one."""
    for line in listed():
        if line.entry and line.entry.sha256 == sha256:
            return Said("", f"This text is here already, as “{line.entry.title}”.", line.place.id)
    return None
