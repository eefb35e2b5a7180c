"""Which facts lead the brief of an article, where the reader has put them in an order of their own."""

from __future__ import annotations

import streamlit as st

_KEY = "brief_leads"


def leads(article: str) -> tuple[str, ...] | None:
    """The reader's own order of lead facts; None while the rule decides."""
    held: tuple[str, ...] | None = st.session_state.get(_KEY, {}).get(article)
    return held


def set_leads(article: str, facts: list[str] | None) -> None:
    """Keeps an order of lead facts; None gives them back to the rule. Call from callbacks only."""
    kept = dict(st.session_state.get(_KEY, {}))
    kept.pop(article, None)
    if facts is not None:
        kept[article] = tuple(facts)
    st.session_state[_KEY] = kept


def move_lead(article: str, facts: list[str], at: int, by: int) -> None:
    """Moves one lead up (-1) or down (1)."""
    to = min(max(at + by, 0), len(facts) - 1)
    rest = [*facts[:at], *facts[at + 1 :]]
    set_leads(article, [*rest[:to], facts[at], *rest[to:]])


def toggle_brief() -> None:
    """Opens or shuts the part of the Briefing page that makes the brief."""
    st.session_state["brief_open"] = not st.session_state.get("brief_open", False)
