"""How sure is it: the measured figures of each table, dated, beside those of other systems."""

import pandas as pd
import streamlit as st

import session
from facts.measured import OWN, besides, by_table
from facts.wording import capital, date_words, join, plain

HEADS = {"figure": "What", "value": "Here", "other": "Others", "by": "By", "set": "On"}


def written(heads: list[str], rows: list[list[str]]) -> str:
    """A table in Markdown, which wraps where a grid would clip; its second and third column are figures."""
    rule = ["---:" if n in (1, 2) else "---" for n in range(len(heads))]
    shown = [[plain(cell) for cell in row] for row in rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in [heads, rule, *shown])


def own(figures: pd.DataFrame) -> str:
    """What was measured on the project's own articles, a row for each thing that is counted."""
    rows = [
        [what, f"{held['found']:.0f}", f"{held['right']:.0f}",
         ", ".join(f"{name} {value:.0f}" for name, value in besides(held).items())]
        for what, held in by_table(figures).items()
    ]  # fmt: skip
    return written(["What", "Found", "Right", "Right of what was found"], rows)


def others(figures: pd.DataFrame) -> str:
    """What was measured on sets of others, beside what other systems reach."""
    shown = figures.assign(
        figure=figures["figure"].map(capital),
        value=figures["value"].map("{:.0f}".format),
        other=figures["other"].map(lambda mark: f"{float(mark):.0f}" if mark else ""),
    )[list(HEADS)]
    return written(list(HEADS.values()), [list(map(str, row)) for row in shown.itertuples(index=False)])


figures = session.quality()
st.title("How sure is it", anchor=False)
st.text(
    "Every fact is found by rules and a small language model on this machine; some are wrong, and some are missed. "
    "So each one opens the words it rests on."
)
if figures.empty:
    st.info("No figures have been measured yet: data/quality.csv is not there.")
else:
    mine = figures["set"] == OWN
    st.header("On thirteen articles of our own", anchor=False)
    st.text(
        "Found: of a hundred rows that a careful reader marks, how many the tables hold. Right: of a hundred rows in "
        "the tables, how many are so. These articles were looked at while the rules were written: expect less of a new "
        "text. An empty speaker or actor means that two could be meant; it is not a guess."
    )
    st.container(key="figures").markdown(own(figures[mine]))
    st.header("On openly licensed sets of others", anchor=False)
    st.text(
        "In per cent. What others reach is on sets of the same kinds, not on the same texts. "
        "F1 weighs what is found and what is right alike."
    )
    st.container(key="sets").markdown(others(figures[~mine]))
    st.caption(f"Measured on {join([date_words(day) for day in sorted(set(figures['measured']))])}.")
