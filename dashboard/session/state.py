"""What the widgets hold, and what the address asks of them."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import streamlit as st
from streamlit.errors import StreamlitAPIException

Act = Callable[[str], None]
WORDS = {"on": "topic", "to": "addressee", "kind": "way of quoting"}  # keys of the address that are no word of theirs
OVERTAKEN = 0.4  # seconds after a click in which another message may carry the old focus


def state(key: str, default: Any = "") -> Any:
    """What a widget holds; the default before it is drawn for the first time, or while it holds nothing."""
    return st.session_state.get(key) or default


def put(key: str, value: Any) -> None:
    """Sets what a widget holds; only before it is drawn."""
    st.session_state[key] = value


def drawn(keys: tuple[str, ...], *, page: str, all_of_them: bool = False) -> list[str]:
    """The keys of the bound widgets to draw on a page: all, or those that hold something or that the address names.

    A widget drawn for the first time does not tell the address what a callback gave it before, and one that the browser
    had no time to build does not carry it over to another page: `tell` does.
    """
    told, now = state("drawn", {}), [key for key in keys if all_of_them or state(key) or key in st.query_params]
    for key in now:
        if told.get(key) != page:
            tell(key)
    put("drawn", {key: seen for key, seen in told.items() if key not in keys} | dict.fromkeys(now, page))
    return now


def tell(key: str) -> None:
    """Tells the address what a bound widget holds, where it does not say anything of it."""
    held, asked = state(key), st.query_params
    if held and key not in asked:
        with suppress(StreamlitAPIException):  # its widget of the last run still has it
            asked[key] = [str(each) for each in held] if isinstance(held, list) else str(held)


def untell(key: str) -> None:
    """Takes out of the address what no widget holds."""
    with suppress(StreamlitAPIException):  # it was bound in the last run, and is let go at the end of this one
        st.query_params.pop(key, None)


def settle(options: dict[str, list[str]]) -> list[str]:
    """Sentences about what the address asks for and is not there. Call before the widgets that drop it are drawn."""
    said = []
    for key, known in options.items():
        unknown = [value for value in st.query_params.get_all(key) if value not in known]
        word = WORDS.get(key, key)
        said += [f"The link asks for the {word} “{value}”, which is not here; it is left out." for value in unknown]
        held = st.session_state.get(key)
        if isinstance(held, list) and not set(held) <= set(known):
            st.session_state[key] = [value for value in held if value in known]
        elif isinstance(held, str) and held not in known:
            del st.session_state[key]
    return said


def mend() -> None:
    """Puts the row just clicked in focus again where the browser has overtaken itself. Call before its widget is drawn.

    What a browser sends before it has heard of a click carries the old focus, and would undo the click.
    """
    fact, since = st.session_state.get("shown", ("", 0.0))
    if time.monotonic() - since < OVERTAKEN and st.session_state.get("fact") != fact:
        st.session_state["fact"] = fact


def odd_dates() -> list[str]:
    """Sentences about days in the address that are none. Call before the widgets that drop them are drawn."""
    said = []
    for key in ("since", "until"):
        for value in st.query_params.get_all(key):
            try:
                dt.date.fromisoformat(value)
            except ValueError:
                said.append(f"The link asks for the day “{value}”, which is none; it is left out.")
    return said


def sent(key: str, name: str, act: Act) -> Callable[[], None]:
    """A callback that hands on the id that a component sent."""

    def hand_on() -> None:
        value = getattr(st.session_state.get(key), name, None)
        if isinstance(value, str):
            act(value)

    return hand_on


def selected(key: str) -> Any:
    """What is selected in a chart."""
    return st.session_state[key].selection


def chart_key(name: str, gone: Callable[[Any], bool]) -> str:
    """The key to draw a chart under: a new one when what is picked in it is `gone` from what is chosen.

    A pick lives in the browser and cannot be taken back from here; a chart under a new key has none.
    """
    turns = st.session_state.setdefault("turns", {})
    drawn_before = st.session_state.get(f"{name}_{turns.get(name, 0)}")
    if drawn_before is not None and gone(drawn_before.selection):
        turns[name] = turns.get(name, 0) + 1
    return f"{name}_{turns.get(name, 0)}"


def news(key: str, part: str, value: Any) -> Any:
    """A part of a chart's selection when it has changed, else None: an old click must not undo a later choice."""
    seen = st.session_state.setdefault("selections_seen", {})
    if seen.get((key, part)) == value:
        return None
    seen[(key, part)] = value
    return value


def clicked(key: str, part: str, picked: set[str]) -> set[str]:
    """What was clicked in a chart where every click adds to what is picked in it, or takes from it.

    What is picked lives in the browser; only the change counts, whatever else was chosen since.
    """
    seen = st.session_state.setdefault("selections_seen", {})
    was: set[str] = seen.get((key, part), set())
    seen[(key, part)] = picked
    return was ^ picked


def unseen(key: str, part: str) -> None:
    """Forgets what was picked in a chart that is drawn anew. Call before it is drawn."""
    if key not in st.session_state:
        st.session_state.get("selections_seen", {}).pop((key, part), None)


def dark() -> bool:
    """Whether the reader's theme is dark (one run late after a switch)."""
    return st.context.theme.type == "dark"
