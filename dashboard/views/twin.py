"""A page's chart and its twin: a table of the same rows in the same place, one key press away."""

from __future__ import annotations

import pandas as pd
import streamlit as st

import components
import session
from exports.inert import cells
from views.frame import told

TABLE, KEY = "Table", "T"


def choice(*charts: str) -> str:
    """The choice between a page's charts, by name, and their table. Returns the name chosen, or `TABLE`.

    It is kept in the address as ?view=, and KEY turns to the table and back from anywhere but a field that is typed in.
    """
    shown = [*charts, TABLE]
    told({"view": shown})
    view: str = st.segmented_control(
        "Shown as", shown, default=charts[0], key="view", bind="query-params", required=True,
        label_visibility="collapsed",
    )  # fmt: skip
    if view in charts:
        session.put("chart_before", view)
    with st.container(key="twin_key", width="content"):  # unseen: the segment shows the key
        st.button(
            "The table, and back", key="twin_turn", shortcut=KEY, on_click=session.turn_view, args=(charts, TABLE)
        )
        if turned := session.state("view_turned", 0):
            chosen = f".st-key-view button:nth-of-type({shown.index(view) + 1})[aria-checked=true]"
            components.focus(key="twin_focus", turn=turned, at=chosen)
    return view


def table(rows: pd.DataFrame, ids: list[str], *, key: str, alt: str, act: session.Act = session.show) -> None:
    """The table in the chart's place; picking a row hands its id of `ids` to `act`."""
    st.dataframe(
        cells(rows), key=key, hide_index=True, selection_mode="single-row", alt=alt,
        on_select=session.picked_row(key, ids, act),
    )  # fmt: skip
    st.caption("Shift+Space picks the row under the cursor.")
