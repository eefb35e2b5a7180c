"""How sure is it: the measured figures of each table, dated, beside those of other systems."""

import streamlit as st

import session

figures = session.quality()
st.title("How sure is it")
st.text(
    "Every fact is found by rules and a small language model; some are wrong, and some are missed. "
    "These figures were measured on openly licensed test sets and on twelve articles of our own."
)
if figures.empty:
    st.info("No figures have been measured yet: data/quality.csv is not there.")
else:
    st.dataframe(
        figures,
        hide_index=True,
        alt="What was measured, on which texts, with what result, when, and what other systems reach",
        column_config={
            "figure": st.column_config.TextColumn("What", width=290),
            "value": st.column_config.NumberColumn("Here, %", format="%.1f", width=60),
            "other": st.column_config.TextColumn("Others, %", width=60),
            "by": st.column_config.TextColumn("By", width=180),
            "set": st.column_config.TextColumn("On", width=120),
            "measured": st.column_config.TextColumn("Measured", width=80),
        },
        column_order=["value", "figure", "other", "by", "set", "measured"],
        height="content",
    )
    st.text(
        "The articles of our own were also looked at while the rules were written: expect less of a new text. "
        "An empty speaker or actor means that two could be meant; it is not a guess."
    )
