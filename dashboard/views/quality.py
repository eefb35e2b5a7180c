"""How sure is it: the measured figures of each table, dated, beside those of other systems."""

import pandas as pd
import streamlit as st

import session
from facts.wording import date_words, plain

HEADS = {"figure": "What", "value": "Here", "other": "Others", "by": "By", "set": "On", "measured": "Measured"}


def written(figures: pd.DataFrame, columns: list[str]) -> str:
    """The figures as a table in Markdown: it wraps where a grid would clip, and needs nothing loaded."""
    shown = figures.assign(value=figures["value"].map("{:.1f}".format))
    heads = [HEADS[column] for column in columns]
    rows = [[plain(cell) for cell in row] for row in shown[columns].itertuples(index=False)]
    rule = ["---:" if column in ("value", "other") else "---" for column in columns]
    return "\n".join(f"| {' | '.join(row)} |" for row in [heads, rule, *rows])


figures = session.quality()
st.title("How sure is it", anchor=False)
st.text(
    "Every fact is found by rules and a small language model; some are wrong, and some are missed. "
    "These figures were measured on openly licensed test sets and on thirteen articles of our own."
)
if figures.empty:
    st.info("No figures have been measured yet: data/quality.csv is not there.")
else:
    days = sorted(set(figures["measured"]))
    if len(days) == 1:
        st.text(f"All are in per cent, and were measured on {date_words(days[0])}.")
    else:
        st.text("All are in per cent.")
    st.container(key="figures").markdown(written(figures, [c for c in HEADS if c != "measured" or len(days) > 1]))
    st.text(
        "The articles of our own were also looked at while the rules were written: expect less of a new text. "
        "An empty speaker or actor means that two could be meant; it is not a guess."
    )
