"""The quote explorer: what is said, by whom, in which words, and what in the quotation is not the speaker's."""

import re

import pandas as pd
import streamlit as st

import components
import session
from facts.order import in_time
from facts.passage import sendable
from facts.wording import QUOTE_KINDS, by_hand, count, quoted
from views.frame import told

ORDERS = ("By text", "By time", "Side by side")


def words_of(quote: dict, search: str) -> list[dict]:
    """The words of a quote in pieces: hits of the search and editorial marks told apart."""
    text = quote["printed"] if quote["kind"] == "indirect" else quoted(quote["printed"])
    marks = [re.escape(mark) for mark in quote["alterations"].split("; ") if mark]
    hits = [re.escape(word) for word in search.split()]
    if not marks and not hits:
        return [{"t": sendable(text)}]
    made, at = [], 0
    for found in re.finditer("|".join([f"(?P<edit>{'|'.join(marks)})"] * bool(marks) + hits), text, re.IGNORECASE):
        made += [{"t": text[at : found.start()]}, {"t": found[0], "m": "edit" if marks and found["edit"] else "hit"}]
        at = found.end()
    return [{**piece, "t": sendable(piece["t"])} for piece in [*made, {"t": text[at:]}] if piece["t"]]


def card(quote: dict, fact: dict, *, named: bool = True) -> dict:
    """A quote as a line of the list; not `named` where its speaker stands above the list."""
    who = desk.titles.get(quote["speaker"], "Speaker not known") if named else ""
    to = f" → {desk.names[quote['addressee']]}" if quote["addressee"] in desk.names else ""
    via = f", as {desk.names[quote['via']]} reports" if quote["via"] in desk.names else ""
    cue = f"“{quote['cue']}”" if quote["cue"] else ""
    below = [QUOTE_KINDS[quote["kind"]], cue, f"in: {quote['medium']}" if quote["medium"] else "", fact["when"]]
    return {
        "id": quote["quote"], "status": quote["status"], "text": words_of(quote, desk.chosen.q),
        "over": sendable(f"{who}{to}{via}".strip(" ,")),
        "under": sendable(" · ".join(part for part in below if part)), "by": by_hand(quote["origin"]),
    }  # fmt: skip


def narrow(facts: pd.DataFrame) -> None:
    """The filters of this page, and the quotes of the chosen speakers, quoted in the chosen ways."""
    speakers = [desk.names[s] for s in facts["holder"].value_counts().index if s in desk.names]
    to = desk.kept(("addressees",), lambda: addressees(facts))
    addressed = sorted({desk.names[a] for a in to.values() if a in desk.names})
    topics = sorted({topic for held in facts["sectors"] for topic in held})
    told({"speaker": speakers, "to": addressed, "kind": list(QUOTE_KINDS.values()), "order": list(ORDERS),
          "on": topics})  # fmt: skip
    with st.container(horizontal=True, vertical_alignment="bottom"):
        order = st.segmented_control(
            "Order", ORDERS, default=ORDERS[0], key="order", bind="query-params", required=True
        )
        speaker = st.multiselect(
            "Speaker", speakers, key="speaker", bind="query-params", placeholder="anybody", width=180
        )
        heard = st.multiselect("To whom", addressed, key="to", bind="query-params", placeholder="anybody", width=180)
        kinds = list(QUOTE_KINDS.values())
        kind = st.multiselect("How quoted", kinds, key="kind", bind="query-params", placeholder="any way", width=180)
        if order == ORDERS[2] and topics:
            on = st.selectbox("On", topics, None, key="on", bind="query-params", placeholder="anything", width=180)
            facts = facts[facts["sectors"].map(lambda held: on in held)] if on else facts
    shares(facts, speaker)
    if speaker:
        facts = facts[facts["holder"].map(desk.names).isin(speaker)]
    facts = facts[facts["kind"].map(QUOTE_KINDS).isin(kind)] if kind else facts
    facts = facts[facts["fact"].map(to).map(desk.names).isin(heard)] if heard else facts
    explorer(facts, order)


def addressees(facts: pd.DataFrame) -> dict[str, str]:
    """Quotes and whom each is addressed to."""
    quotes = desk.tables["quotes"]
    held = dict(zip(quotes["quote"], quotes["addressee"], strict=True))
    return {quote: held[quote] for quote in facts["fact"]}


def shares(facts: pd.DataFrame, chosen: list[str]) -> None:
    """Who says how much; a click shows one speaker's quotes."""
    numbers = facts["holder"].map(desk.names).value_counts()
    lines = [
        {"id": name, "status": "", "text": sendable(name), "note": count(int(n), "quote"), "pressed": name in chosen,
         "share": round(100 * n / numbers.max())}
        for name, n in numbers.items()
    ]  # fmt: skip
    group = {"heading": "Who says how much", "lines": lines, "shown": 5, "empty": "No speaker is named."}
    components.lines([group], key="shares", focus="", act=session.toggle_speaker, style="bars")


def cards(facts: pd.DataFrame, *, named: bool = True) -> list[dict]:
    return desk.kept(("cards", named, *facts["fact"]), lambda: made_cards(facts, named=named))


def made_cards(facts: pd.DataFrame, *, named: bool) -> list[dict]:
    quotes = desk.tables["quotes"].set_index("quote", drop=False).loc[facts["fact"].tolist()]
    return [card(q, f, named=named) for q, f in zip(quotes.to_dict("records"), facts.to_dict("records"), strict=True)]


def explorer(facts: pd.DataFrame, order: str) -> None:
    """The quotes in reading order, in order of time, or side by side by speaker."""
    if order == "Side by side":
        side_by_side(facts)
        return
    if order == "By time":
        facts = in_time(facts)
    group = {"heading": count(len(facts), "quote"), "lines": cards(facts), "shown": 30, "empty": "No quote is left."}
    components.lines([group], key="quote_cards", focus=desk.chosen.fact, act=session.show, style="quotes")


def side_by_side(facts: pd.DataFrame) -> None:
    """What up to three speakers say, those who say most first; the speaker filter chooses others."""
    speakers = facts["holder"].value_counts().index[:3]
    for column, speaker in zip(st.columns(max(1, len(speakers)), gap="medium"), speakers, strict=False):
        own = facts[facts["holder"] == speaker]
        group = {"heading": desk.names.get(speaker, "Speaker not known"), "aside": count(len(own), "quote"),
                 "lines": cards(own, named=False), "shown": 15}  # fmt: skip
        with column:
            components.lines([group], key=f"side_{speaker}", focus=desk.chosen.fact, act=session.show, style="quotes")


desk = session.desk()
quotes = desk.kept(("quotes",), lambda: desk.facts[desk.facts["table"] == "quotes"])
st.title("Quotes", anchor=False)
if quotes.empty:
    st.info("The filters leave no quote." if desk.chosen.filtered else "No quote was found in this article.")
else:
    narrow(quotes)
