"""What stands around every page: filters above, the evidence panel beside it, and a sentence where something fails."""

from __future__ import annotations

import datetime as dt
import logging
from pathlib import Path
from typing import Any, Literal

import streamlit as st

import components
import session
from briefing import PackageError
from briefing.tables import STATUSES
from charts.status import SIGNS
from facts import selection
from facts.wording import plain
from views import amend

_FIRST, _LAST = dt.date(1000, 1, 1), dt.date(2999, 12, 31)
# Shut filters that hold something stay in the browser's page, and with them their place in the address.
_SHUT = ":has(> .st-key-filters) { display: none; }"
# A page about all articles shows nothing of the one in hand; its widgets stay, so that the address keeps the choice.
_ALONE = (
    ":is(.st-key-toolbar, .st-key-filters, .st-key-chips), [data-testid=stColumn]:has(.st-key-evidence) "
    "{ display: none !important; } [data-testid=stColumn]:has(.st-key-page) { flex: 1 1 100%; width: 100%; }"
)
ALONE = ("articles",)
SEARCHED = ("quotes",)  # pages on which the search for words stands open
# Without a fact in focus the panel explains itself, which nobody needs on paper.
_BARE = "@media print { [data-testid=stColumn]:has(.st-key-evidence) { display: none !important; } }"


def draw(page: Any) -> None:
    """Draws a page with everything around it.

    The containers stand in the same order on every run, so that nothing on the page is built anew for a chip more.
    """
    session.hasten()
    alone = page.url_path in ALONE
    if target := session.next_page(alone):
        st.switch_page(target, query_params={})  # empty, as what is bound to widgets may not be cleared
    st.html(f"<style>{_style(alone)}</style>")
    if not alone:
        for _, title in session.news_of_articles():
            st.toast(plain(f"The briefing of “{title}” is ready."), icon=":material/check:")
    there = session.articles()
    if not there:
        _without(page, alone)
        return
    toolbar = st.container(horizontal=True, vertical_alignment="center", key="toolbar")
    filters = st.container(horizontal=True, vertical_alignment="bottom", key="filters")
    chips = st.container(horizontal=True, vertical_alignment="center", key="chips")
    notices = st.container(key="notices")
    own, evidence = st.container(key="desk").columns([19, 10], gap="medium")
    try:
        with toolbar:
            said = _article(there, page.url_path)
        with filters:
            said += _filters(session.desk(), page.url_path)
        with toolbar:
            if page.url_path in SEARCHED:
                session.drawn(("q",), page=page.url_path, all_of_them=True)
                _search("Search the words", "collapsed")
            desk = session.desk()
            _toolbar(desk)
    except PackageError as error:
        notices.error(f"{plain(str(error))} This article cannot be shown; the others can.")
        if alone:
            with own.container(key="page"):
                _guarded(page)
        return
    with notices:
        for sentence in [] if alone else [*said, *desk.problems]:
            st.warning(plain(sentence))
    with chips:
        _chips(desk)
    with evidence.container(key="evidence"):  # before the page, so that a click shows its passage at once
        amend.evidence(desk, page.url_path)
    with own.container(key="page"):
        _guarded(page)


def _style(alone: bool) -> str:
    """The style of the page as it stands: filters open or shut, a fact in focus or none, light or dark."""
    files = ["frame.css", *(["dark.css"] if session.dark() else [])]
    style = "".join(Path(__file__).with_name(name).read_text("utf-8") for name in files)
    shut, bare = "" if session.state("filters_open") else _SHUT, "" if session.state("fact") else _BARE
    return style + shut + bare + (_ALONE if alone else "")


def _without(page: Any, alone: bool) -> None:
    """A page where there is no briefing at all: how to get one."""
    if alone:
        _guarded(page)
        return
    st.title("No briefing yet")
    st.info(
        "Bring an article on the page Articles. "
        f"From the command line, `python dashboard/prepare.py` fills `{session.folder()}` from the texts in seeds/."
    )


def _article(there: list[str], page: str) -> list[str]:
    """The choice of article, by title, where there are several. Returns sentences on what the address asks in vain.

    The address holds the id, which stays when a title is changed: a widget that nobody sees holds it there.
    """
    said = session.settle({"article": there})
    if len(there) == 1:  # not drawn: it costs a tenth of a first load
        session.untell("article")
        return said
    session.put("article", session.article())
    if session.article() != there[0]:
        session.drawn(("article",), page=page)
    titles = session.article_titles()
    with st.container(key="no_choice", width="content"):
        st.selectbox("Reference of the article", there, key="article", bind="query-params", on_change=session.turn_to,
                     label_visibility="collapsed")  # fmt: skip
    session.put("article_chosen", session.article())  # known of a link only when the widget above is drawn
    with st.container(key="choice", width="content"):
        st.selectbox("Article", there, key="article_chosen", format_func=lambda name: titles.get(name, name),
                     on_change=session.choose_article, width=340, label_visibility="collapsed")  # fmt: skip
    return said


def _filters(desk: session.Desk, page: str) -> list[str]:
    """The row of filters. Returns sentences about what the address asks for and is not there."""
    names, sectors = sorted(desk.names.values()), sorted(set(desk.tables["sectors"]["name"]))
    words = [SIGNS[status].word for status in STATUSES]
    session.mend()
    said = [*session.settle({"actor": names, "sector": sectors, "status": words}), *session.odd_dates()]
    # What is shut and holds nothing is not drawn: it costs a fourth of a first load.
    keys = tuple(key for key in selection.FILTERS if key != "q" or page not in SEARCHED)
    drawn = session.drawn((*keys, "fact"), page=page, all_of_them=bool(session.state("filters_open")))
    if "q" in drawn:
        _search("any")
    for label, key, options in (
        ("Actors", "actor", names),
        ("Sectors", "sector", sectors),
        ("Meant as", "status", words),
    ):
        if key in drawn:
            st.multiselect(label, options, key=key, bind="query-params", placeholder="any", width=195)
    for label, key in (("From", "since"), ("Until", "until")):
        if key in drawn:
            st.date_input(label, None, _FIRST, _LAST, key=key, bind="query-params", width=138)
    if "fact" in drawn:
        st.text_input("Reference of a fact", key="fact", bind="query-params", placeholder="as in a link", width=160)
    return said


def _search(placeholder: str, label: Literal["visible", "collapsed"] = "visible") -> None:
    st.text_input("Words", key="q", bind="query-params", type="search", placeholder=placeholder, width=170,
                  label_visibility=label)  # fmt: skip


def _toolbar(desk: session.Desk) -> None:
    """The button that shows the filters, and the statuses, which filter too."""
    shown = session.state("filters_open")
    label, icon = ("Hide filters", ":material/expand_less:") if shown else ("Filters", ":material/filter_list:")
    st.button(label, icon=icon, key="filters_button", on_click=session.toggle_filters)
    numbers = desk.everything["status"].value_counts()
    held = {status: int(numbers[status]) for status in STATUSES if status in numbers}
    components.legend(held, key="legend", chosen=desk.chosen.status, act=session.toggle_status)


def _chips(desk: session.Desk) -> None:
    if not desk.chosen.filtered:
        return
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


def told(options: dict[str, list[str]]) -> None:
    """Says what the address asks of a page's own widgets that is not there. Call before they are drawn."""
    for sentence in session.settle(options):
        st.warning(plain(sentence))


def _guarded(page: Any) -> None:
    try:
        page.run()
    except Exception:
        logging.getLogger(__name__).exception("the page %s failed", page.title)
        st.error(
            f"{page.title} cannot be drawn from these tables. The other pages go on; the log says where it failed."
        )
