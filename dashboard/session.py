"""The selection and the URL: the only module that touches session state and caches.

The fact in focus and every filter live in widgets of the entrypoint that are bound to the URL; whatever is clicked
anywhere calls one of the functions under "Acts", from a callback, so that a page is drawn once with the new choice.
"""

from __future__ import annotations

import datetime as dt
import os
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

import shelf
from briefing.tables import STATUSES, Tables
from charts.status import SIGNS
from facts import card, selection, table
from facts.selection import Selection

Act = Callable[[str], None]
OVERTAKEN = 0.4  # seconds after a click in which another message may carry the old focus
ROOT = Path(__file__).resolve().parents[1]


def folder() -> Path:
    """Where the briefings lie: data/briefings, or what the variable BRIEFINGS names."""
    return Path(os.environ.get("BRIEFINGS") or ROOT / "data" / "briefings")


@dataclass(frozen=True)
class Desk:
    """All that a page draws from: an article's tables, all its facts, those the filters leave, and what is chosen."""

    article: str
    stamp: float
    tables: Tables
    problems: list[str]
    everything: pd.DataFrame
    facts: pd.DataFrame
    names: dict[str, str]
    titles: dict[str, str]
    chosen: Selection

    @property
    def document(self) -> pd.Series:
        """The row of the article."""
        return self.tables["documents"].iloc[0]

    def card(self) -> dict[str, Any] | None:
        """The card of the row in focus; None when nothing is, or nothing has that id."""
        if not self.chosen.fact:
            return None
        return _card(self.article, self.stamp, self.chosen.fact, self)

    def kept(self, what: tuple[Hashable, ...], make: Callable[[], Any]) -> Any:
        """What `make` makes, made once for an article, its filters and `what`, which names it. Nobody may change it."""
        return _kept(self.article, self.stamp, replace(self.chosen, fact=""), what, make)


@st.cache_resource(max_entries=128, show_spinner=False)
def _kept(article: str, stamp: float, chosen: Selection, what: tuple[Hashable, ...], _make: Callable[[], Any]) -> Any:
    return _make()


@st.cache_resource(max_entries=128, show_spinner=False)
def _card(article: str, stamp: float, fact: str, _desk: Desk) -> dict[str, Any] | None:
    return card.card(_desk.tables, _desk.everything, fact)


@st.cache_resource(max_entries=16, show_spinner=False)
def _opened(path: str, stamp: float) -> tuple[shelf.Briefing, pd.DataFrame, dict[str, str], dict[str, str]]:
    """A briefing with its facts and names. Shared by all visitors: nobody may change it."""
    taken = shelf.take(Path(path))
    return taken, table.collect(taken.tables), table.names(taken.tables), table.titles(taken.tables)


@st.cache_resource(max_entries=16, show_spinner=False)
def _placed(path: str, stamp: float, width: int, height: int) -> dict[str, tuple[float, float]]:
    from charts.placement import positions

    tables = _opened(path, stamp)[0].tables
    return positions(tables["actors"], tables["relations"], width=width, height=height)


def places(desk: Desk, width: int, height: int) -> dict[str, tuple[float, float]]:
    """Where each actor stands on a map of this size, in pixels: the same for every filter."""
    return _placed(str(folder() / desk.article), desk.stamp, width, height)


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
    return shelf.names(folder())


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
    path = folder() / article()
    stamp = shelf.stamp(path)
    taken, everything, names, titles = _opened(str(path), stamp)
    chosen = _chosen(names)
    facts = selection.keep(everything, chosen)
    return Desk(path.name, stamp, taken.tables, taken.problems, everything, facts, names, titles, chosen)


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


def state(key: str, default: Any = "") -> Any:
    """What a widget holds; the default before it is drawn for the first time, or while it holds nothing."""
    return st.session_state.get(key) or default


def settle(options: dict[str, list[str]]) -> list[str]:
    """Sentences about what the address asks for and is not there. Call before the widgets that drop it are drawn."""
    said = []
    for key, known in options.items():
        unknown = [value for value in st.query_params.get_all(key) if value not in known]
        said += [f"The link asks for the {key} “{value}”, which is not here; it is left out." for value in unknown]
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


# Acts: call them from callbacks only, the widgets they set are drawn before the page.


def show(fact: str) -> None:
    """Puts a row in focus; '' closes the panel."""
    st.session_state["fact"] = fact
    st.session_state["shown"] = (fact, time.monotonic())


def turn_to() -> None:
    """Another article was chosen: what was chosen in the last one has no meaning in it."""
    st.session_state["fact"] = ""
    for key in ("actor", "sector"):
        st.session_state[key] = []


def toggle_status(status: str) -> None:
    """Adds a status to the filter, or takes it off."""
    word, held = SIGNS[status].word, state("status", [])
    st.session_state["status"] = [w for w in held if w != word] if word in held else [*held, word]


def filter_actor(actor: str) -> None:
    """Shows only the facts of one actor."""
    st.session_state["actor"] = [desk().names[actor]]


def toggle_speaker(name: str) -> None:
    """Adds a speaker to those whose quotes are shown, or takes one off."""
    held = state("speaker", [])
    st.session_state["speaker"] = [n for n in held if n != name] if name in held else [*held, name]


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


def sent(key: str, name: str, act: Act) -> Callable[[], None]:
    """A callback that hands on the id that a component sent."""

    def hand_on() -> None:
        value = getattr(st.session_state.get(key), name, None)
        if isinstance(value, str):
            act(value)

    return hand_on


def picked_row(key: str, ids: list[str]) -> Callable[[], None]:
    """A callback that puts the row picked in a table in focus."""

    def pick() -> None:
        rows = st.session_state[key].selection.rows
        if rows and rows[0] < len(ids):
            show(ids[rows[0]])

    return pick


def selected(key: str) -> Any:
    """What is selected in a chart."""
    return st.session_state[key].selection


def news(key: str, part: str, value: Any) -> Any:
    """A part of a chart's selection when it has changed, else None: an old click must not undo a later choice."""
    seen = st.session_state.setdefault("selections_seen", {})
    if seen.get((key, part)) == value:
        return None
    seen[(key, part)] = value
    return value


def dark() -> bool:
    """Whether the reader's theme is dark (one run late after a switch)."""
    return st.context.theme.type == "dark"


def put(key: str, value: Any) -> None:
    """Sets what a widget holds; only before it is drawn."""
    st.session_state[key] = value
