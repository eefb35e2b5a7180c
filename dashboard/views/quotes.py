"""The quote explorer: what is said, by whom, in which words, and what in the quotation is not the speaker's."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

import components
import session
from charts.status import SIGNS
from facts import quoting, stance
from facts.card import lines_of
from facts.topic import Topic, topics
from facts.wording import QUOTE_KINDS, count, plain
from views import shares
from views.frame import told

IN_TEXT, IN_TIME, BESIDE = ORDERS = ("By text", "By time", "Side by side")
COLUMNS = 3  # speakers side by side
WORDS = {status: sign.word for status, sign in SIGNS.items()}


def narrow(facts: pd.DataFrame) -> None:
    """The filters of this page, and the quotes that they leave."""
    speakers = [desk.names[s] for s in facts["holder"].value_counts().index if s in desk.names]
    to = desk.kept(("addressees",), lambda: addressees(facts))
    addressed = sorted({desk.names[a] for a in to.values() if a in desk.names})
    kinds = list(QUOTE_KINDS.values())
    told({"speaker": speakers, "to": addressed, "kind": kinds, "order": list(ORDERS)})
    with st.container(horizontal=True, vertical_alignment="bottom"):
        order = st.segmented_control("Order", ORDERS, default=IN_TEXT, key="order", bind="query-params", required=True)
        speaker = st.multiselect(
            "Speaker", speakers, key="speaker", bind="query-params", placeholder="anybody", width=165
        )
        heard = st.multiselect("To whom", addressed, key="to", bind="query-params", placeholder="anybody", width=165)
        kind = st.multiselect("How quoted", kinds, key="kind", bind="query-params", placeholder="any way", width=165)
    on = None if order == IN_TEXT else topic(facts)
    facts = facts[facts["fact"].isin(on.quotes)] if on else facts
    facts = facts[facts["kind"].map(QUOTE_KINDS).isin(kind)] if kind else facts
    facts = facts[facts["fact"].map(to).map(desk.names).isin(heard)] if heard else facts
    shares.draw(desk, facts, speaker)
    if speaker:
        facts = facts[facts["holder"].map(desk.names).isin(speaker)]
    explorer(facts, order, speaker)


def addressees(facts: pd.DataFrame) -> dict[str, str]:
    """Quotes and whom each is addressed to."""
    quotes = desk.tables["quotes"]
    held = dict(zip(quotes["quote"], quotes["addressee"], strict=True))
    return {quote: held[quote] for quote in facts["fact"]}


def topic(facts: pd.DataFrame) -> Topic | None:
    """What the quotes are to be on: an event, words that speakers have in common, a sector; None for anything."""
    events = desk.everything[desk.everything["table"] == "events"]
    made = desk.kept(("topics",), lambda: topics(facts, session.matters(desk), session.phrases(desk), events))
    known = {each.label: each for each in made}
    told({"on": list(known)})
    if not known:
        return None
    chosen = st.selectbox("On", list(known), None, key="on", bind="query-params", placeholder="anything", width=560)
    on = known.get(chosen or "")
    if on and on.event:
        group = {"lines": lines_of(events[events["fact"] == on.event])}
        components.lines([group], key="topic", focus=desk.chosen.fact, act=session.show)
    return on


def cards(facts: pd.DataFrame, *, named: bool = True, compared: bool = False) -> list[dict]:
    """The cards of quotes; `named` with their speakers, `compared` with how the same was meant before."""
    made: list[dict] = desk.kept(
        ("cards", named, compared, *facts["fact"]), lambda: made_cards(facts, named=named, compared=compared)
    )
    return made


def made_cards(facts: pd.DataFrame, *, named: bool, compared: bool) -> list[dict]:
    quotes = desk.tables["quotes"].set_index("quote", drop=False).loc[facts["fact"].tolist()]
    about = [matter.quotes for matter in session.matters(desk)] if compared else []
    changed = stance.changes(facts, about, WORDS)
    return [
        quoting.card(
            quote, names=desk.names, search=desk.chosen.q, changed=changed.get(quote["quote"], ""),
            who=desk.titles.get(quote["speaker"], "Speaker not known") if named else "",
            when="" if compared else when,
        )
        for quote, when in zip(quotes.to_dict("records"), facts["when"], strict=True)
    ]  # fmt: skip


def explorer(facts: pd.DataFrame, order: str, speaker: list[str]) -> None:
    """The quotes in reading order, in order of time, or side by side by speaker."""
    if facts.empty:
        st.info("The filters leave no quote.")
    elif order == BESIDE:
        side_by_side(facts)
    elif order == IN_TIME:
        in_time(facts, speaker)
    else:
        show([{"heading": count(len(facts), "quote"), "lines": cards(facts), "shown": 30}])


def in_time(facts: pd.DataFrame, speaker: list[str]) -> None:
    """Quotes under their dates; of one speaker, what they hold as time goes on."""
    alone = len(speaker) == 1
    st.subheader(plain(f"{speaker[0]} in order of time" if alone else count(len(facts), "quote")), anchor=False)
    if alone:
        st.caption(plain(stance.summary(facts, WORDS)))
    show([
        {"heading": when, "level": 3, "shown": 30, "lines": cards(held, named=not alone, compared=True),
         "aside": "in the order of the text" if when == stance.UNDATED and len(held) > 1 else ""}
        for when, held in stance.by_date(facts)
    ])  # fmt: skip


def show(groups: list[dict[str, Any]]) -> None:
    components.lines(groups, key="quote_cards", focus=desk.chosen.fact, act=session.show, style="quotes")


def side_by_side(facts: pd.DataFrame) -> None:
    """What up to three speakers say, those who say most first; the speaker filter chooses others."""
    numbers = facts["holder"].value_counts()
    speakers = sorted(numbers.index, key=lambda who: who not in desk.names)  # nobody named comes last
    for column, speaker in zip(st.columns(min(COLUMNS, len(speakers)), gap="medium"), speakers, strict=False):
        own = facts[facts["holder"] == speaker]
        group = {"heading": desk.titles.get(speaker, "Speaker not known"), "aside": count(len(own), "quote"),
                 "lines": cards(own, named=False), "shown": 15}  # fmt: skip
        with column:
            components.lines([group], key=f"side_{speaker}", focus=desk.chosen.fact, act=session.show, style="quotes")
    if len(speakers) > COLUMNS:
        st.caption(f"{count(len(speakers) - COLUMNS, 'more speaker')}: choose whom to compare under Speaker.")


desk = session.desk()
quotes = desk.kept(("quotes",), lambda: desk.facts[desk.facts["table"] == "quotes"])
st.title("Quotes", anchor=False)
if quotes.empty:
    st.info("The filters leave no quote." if desk.chosen.filtered else "No quote was found in this article.")
else:
    narrow(quotes)
