"""What stands around every page: filters above, the evidence panel beside it, and a sentence where something fails."""

from __future__ import annotations

import datetime as dt
import logging
from pathlib import Path
from typing import Any

import streamlit as st

import components
import session
from briefing import PackageError
from briefing.tables import STATUSES
from charts.status import SIGNS
from facts import selection
from facts.wording import plain

_FIRST, _LAST = dt.date(1000, 1, 1), dt.date(2999, 12, 31)
_EMPTY = "Choose any line, mark or point: the words it rests on appear here, with the sentence before and after."


def draw(page: Any) -> None:
    """Draws a page with everything around it."""
    st.html(Path(__file__).with_name("frame.css"))
    there = session.articles()
    if not there:
        st.title("No briefing yet")
        st.info(f"There is none in `{session.folder()}`. `python dashboard/prepare.py` makes one from a text in seeds/.")
        return
    _article(there)
    try:
        desk = session.desk()
    except PackageError as error:
        st.error(f"{plain(str(error))} This article cannot be shown; the others can.")
        return
    for sentence in [*_filters(desk), *desk.problems]:
        st.warning(plain(sentence))
    desk = session.desk()
    _chips(desk)
    with st.container(key="desk"):
        with st.container(key="page"):
            _guarded(page)
        with st.container(key="evidence"):
            _evidence(desk)


def _article(there: list[str]) -> None:
    for sentence in session.settle({"article": there}):
        st.warning(plain(sentence))
    if len(there) > 1:
        if session.state("article") != session.article():
            session.put("article", session.article())
        st.selectbox("Article", there, key="article", bind="query-params", on_change=session.turn_to)


def _filters(desk: session.Desk) -> list[str]:
    """The row of filters. Returns sentences about what the address asks for and is not there."""
    sectors = sorted(set(desk.tables["sectors"]["name"]))
    words = [SIGNS[status].word for status in STATUSES]
    said = session.settle({"actor": list(desk.names.values()), "sector": sectors, "status": words})
    with st.container(horizontal=True, vertical_alignment="center", key="toolbar"):
        with st.popover("Filters", icon=":material/filter_list:", type="secondary"):
            st.text_input("Words", key="q", bind="query-params", type="search", placeholder="e.g. back doors")
            st.multiselect("Actors", sorted(desk.names.values()), key="actor", bind="query-params")
            st.multiselect("Sectors", sectors, key="sector", bind="query-params")
            st.multiselect("How facts are meant", words, key="status", bind="query-params")
            first, last = st.columns(2)
            first.date_input("From", None, _FIRST, _LAST, key="since", bind="query-params")
            last.date_input("Until", None, _FIRST, _LAST, key="until", bind="query-params")
            st.text_input("Reference of a fact", key="fact", bind="query-params", placeholder="as in a link to it")
        numbers = desk.everything["status"].value_counts()
        held = {s: int(numbers[s]) for s in STATUSES if s in numbers}
        components.legend(held, key="legend", chosen=session.desk().chosen.status, act=session.toggle_status)
    return said


def _chips(desk: session.Desk) -> None:
    if not desk.chosen.filtered:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="chips"):
        for chip in selection.chips(desk.everything, desk.chosen, chip_words(desk)):
            label = plain(chip.label) + (f" · hides {chip.hidden}" if chip.hidden else "")
            st.button(
                label, key=f"chip_{chip.filter}_{chip.value}", icon=":material/close:", on_click=session.drop, args=(chip,),
                help="Take this filter off",
            )  # fmt: skip
        st.button("Clear all", key="clear", type="tertiary", on_click=session.clear)
        st.caption(selection.hidden_words(desk.everything, desk.facts))


def chip_words(desk: session.Desk) -> dict[str, str]:
    """What a chip calls its value: the name of an actor, the word of a status."""
    return desk.names | {status: sign.word for status, sign in SIGNS.items()}


def _guarded(page: Any) -> None:
    try:
        page.run()
    except Exception:
        logging.getLogger(__name__).exception("the page %s failed", page.title)
        st.error(f"{page.title} cannot be drawn from these tables. The other pages go on; the log says where it failed.")


def _evidence(desk: session.Desk) -> None:
    card = desk.card()
    if desk.chosen.fact and card is None:
        st.warning(f"Nothing in this article has the reference “{plain(desk.chosen.fact)}”.")
    components.panel(card, key="panel", act=session.show, empty=_EMPTY)
