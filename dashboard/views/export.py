"""Take the data with you: every form in which an article leaves, made only when it is asked for; charts as pictures."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

import session
from briefing.dossier import Dossier
from facts.wording import plain

if TYPE_CHECKING:
    from exports.plate import Picture

# A table under the name that the pages give what is in it.
TABLES = {
    "Events": "events", "Who takes part in events": "participants", "Order of events": "orders",
    "Quotes": "quotes", "Ties": "relations", "Actors": "actors",
    "Mentions of actors": "mentions", "Dates": "timexes", "Sectors": "sectors",
    "Words that facts rest on": "evidence", "Sentences": "sentences", "The article": "documents",
}  # fmt: skip


def draw(desk: session.Desk) -> None:
    """The box with all forms and single tables. Shut, it costs nothing."""
    with st.expander("Take the data with you", key="export", on_change="rerun", icon=":material/download:") as box:
        if box.open:
            with st.container(gap="small"):
                _forms(desk)
                _one_table(desk)


def _forms(desk: session.Desk) -> None:
    """One line a form: the button that makes it, and what it is for."""
    from exports.catalogue import FORMATS, file_name

    if desk.chosen.filtered:
        st.caption("The whole article, whatever the filters leave.")
    held = desk.dossier
    lacks = desk.kept(("lacks",), lambda: {each.key: each.lacks(held.tables) for each in FORMATS})
    group = ""
    for each in FORMATS:
        if each.group != group:
            group = each.group
            st.markdown(f"**{group}**")
        row = st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key=f"export_row_{each.key}")
        row.download_button(
            each.name, _made(held, each.make), file_name(held, each), each.kind, key=f"export_{each.key}",
            on_click="ignore", disabled=bool(lacks[each.key]), width=210,
        )  # fmt: skip
        row.caption(plain(lacks[each.key] or each.says), width="stretch")


def _made(held: Dossier, make: Callable[[Dossier], bytes]) -> Callable[[], bytes]:
    """What makes the file once the button is pressed, of the article as it stands when the page is drawn."""
    return lambda: make(held)


def _one_table(desk: session.Desk) -> None:
    from exports.catalogue import ENDINGS, one_table

    st.markdown("**A single table**")
    row = st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="export_table_row")
    chosen = row.selectbox("Table", list(TABLES), key="export_table", width=240)
    ending = row.segmented_control("As", list(ENDINGS), default="csv", key="export_ending", required=True,
                                   format_func=str.upper)  # fmt: skip
    name = TABLES[chosen]
    tables = desk.tables
    row.download_button(
        "Download", lambda: one_table(tables, name, ending), f"{desk.article}.{name}.{ending}", ENDINGS[ending],
        key="export_one", on_click="ignore", disabled=tables[name].empty,
    )  # fmt: skip


def picture(desk: session.Desk, key: str, name: str, draw: Callable[[], Picture | None]) -> None:
    """Two buttons under a chart: the same as SVG and as PNG, with title, source and date basis on it.

    `draw` is asked only when a button is pressed, outside the run of the page: it reads nothing of the session.
    """
    row = st.container(horizontal=True, vertical_alignment="center", key=f"{key}_picture")
    forms: tuple[tuple[str, str, Callable[[Picture], bytes]], ...] = (
        ("SVG", "image/svg+xml", lambda drawn: drawn.svg.encode()), ("PNG", "image/png", lambda drawn: drawn.png()),
    )  # fmt: skip
    for form, kind, take in forms:
        row.download_button(
            f"Picture, {form}", _taken(draw, take), f"{desk.article}.{name}.{form.lower()}", kind,
            key=f"{key}_{form.lower()}", on_click="ignore", type="tertiary", icon=":material/image:",
            help="With its title, its source and what its dates are counted from",
        )  # fmt: skip


def _taken(draw: Callable[[], Picture | None], take: Callable[[Picture], bytes]) -> Callable[[], bytes]:
    def made() -> bytes:
        drawn = draw()
        return take(drawn) if drawn else b""

    return made
