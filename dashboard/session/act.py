"""What a click does: call these from callbacks only, the widgets they set are drawn before the page."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import streamlit as st

from charts.status import SIGNS
from facts import selection

from .state import Act, state


def show(fact: str) -> None:
    """Puts a row in focus; '' closes the panel."""
    st.session_state["fact"] = fact
    st.session_state["shown"] = (fact, time.monotonic())


def turn_to() -> None:
    """Another article was chosen: what was chosen in the last one has no meaning in it."""
    st.session_state["fact"] = ""
    for key in ("actor", "sector"):
        st.session_state[key] = []


def choose_article() -> None:
    """Takes the article chosen by its title."""
    st.session_state["article"] = state("article_chosen")
    turn_to()


def toggle_status(status: str) -> None:
    """Adds a status to the filter, or takes it off."""
    _toggle("status", SIGNS[status].word)


def toggle_speaker(name: str) -> None:
    """Adds a speaker to those whose quotes are shown, or takes one off."""
    _toggle("speaker", name)


def _toggle(filter: str, value: str) -> None:
    held = state(filter, [])
    st.session_state[filter] = [one for one in held if one != value] if value in held else [*held, value]


def set_span(since: Any, until: Any) -> None:
    """Shows only facts that may lie between two days; None leaves a side open."""
    st.session_state["since"], st.session_state["until"] = since, until


def toggle_filters() -> None:
    """Shows or hides the row of filters."""
    st.session_state["filters_open"] = not state("filters_open")


def drop(chip: selection.Chip) -> None:
    """Takes one filter off."""
    if chip.filter in ("since", "until"):
        st.session_state[chip.filter] = None
    elif chip.filter == "q":
        st.session_state["q"] = ""
    else:
        st.session_state[chip.filter] = [value for value in state(chip.filter, []) if value != chip.label]


def clear() -> None:
    """Takes all filters off."""
    for key in ("actor", "sector", "status"):
        st.session_state[key] = []
    set_span(None, None)
    st.session_state["q"] = ""


def turn_view(charts: tuple[str, ...], table: str) -> None:
    """Turns from the chart that a page shows to its table, and from there to the chart that was shown before."""
    before = state("chart_before", charts[0])
    chart = before if before in charts else charts[0]
    st.session_state["view"] = chart if state("view", charts[0]) == table else table
    st.session_state["view_turned"] = state("view_turned", 0) + 1


def picked_row(key: str, ids: list[str], act: Act = show) -> Callable[[], None]:
    """A callback that hands on the id of the row picked in a table; by default it puts that in focus."""

    def pick() -> None:
        rows = st.session_state[key].selection.rows
        if rows and rows[0] < len(ids):
            act(ids[rows[0]])

    return pick
