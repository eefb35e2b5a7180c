"""The quote explorer: what is said, by whom, in which words, and what in the quotation is not the speaker's."""

import re

import pandas as pd
import streamlit as st

import components
import session
from facts.passage import sendable
from facts.wording import QUOTE_KINDS, count, plain, quoted

ALL = "all"


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


def card(quote: dict, fact: dict) -> dict:
    """A quote as a line of the list."""
    to = f" → {desk.names[quote['addressee']]}" if quote["addressee"] in desk.names else ""
    via = f", as {desk.names[quote['via']]} reports" if quote["via"] in desk.names else ""
    cue = f"“{quote['cue']}”" if quote["cue"] else ""
    below = [QUOTE_KINDS[quote["kind"]], cue, f"in: {quote['medium']}" if quote["medium"] else "", fact["when"]]
    return {
        "id": quote["quote"], "status": quote["status"], "text": words_of(quote, desk.chosen.q),
        "over": sendable(desk.titles.get(quote["speaker"], "Speaker not known") + to + via),
        "under": sendable(" · ".join(part for part in below if part)),
    }  # fmt: skip


def narrow(facts: pd.DataFrame) -> pd.DataFrame:
    """The quotes of the chosen speaker and kind."""
    speakers = [desk.names[s] for s in facts["holder"].value_counts().index if s in desk.names]
    for sentence in session.settle({"speaker": speakers, "kind": list(QUOTE_KINDS.values())}):
        st.warning(plain(sentence))
    with st.container(horizontal=True):
        speaker = st.multiselect("Speaker", speakers, key="speaker", bind="query-params", placeholder="anybody")
        kind = st.multiselect(
            "How quoted", list(QUOTE_KINDS.values()), key="kind", bind="query-params", placeholder="any way"
        )
    if speaker:
        facts = facts[facts["holder"].map(desk.names).isin(speaker)]
    return facts[facts["kind"].map(QUOTE_KINDS).isin(kind)] if kind else facts


def explorer(facts: pd.DataFrame) -> None:
    quotes = desk.tables["quotes"].set_index("quote", drop=False).loc[facts["fact"].tolist()]
    cards = [card(q, f) for q, f in zip(quotes.to_dict("records"), facts.to_dict("records"), strict=True)]
    group = {
        "heading": count(len(cards), "quote"),
        "lines": cards,
        "shown": 30,
        "empty": "No quote is left: take a filter off.",
    }
    components.lines([group], key="quote_cards", focus=desk.chosen.fact, act=session.show, style="quotes")


desk = session.desk()
quotes = desk.facts[desk.facts["table"] == "quotes"]
st.title("Quotes", anchor=False)
if quotes.empty:
    st.info("The filters leave no quote." if desk.chosen.filtered else "No quote was found in this article.")
else:
    explorer(narrow(quotes))
