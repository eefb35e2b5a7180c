"""Every row in a table to type in, the least certain first; what was rejected, what lost its words, and the log."""

from __future__ import annotations

import streamlit as st

import session
from exports.inert import cell, cells
from facts import review
from facts.field import Field
from facts.review import ACCEPTED, KINDS, NEW, PASSAGE, REJECTED, RESTS, VERDICT, WHAT, WHY, Item
from facts.wording import plain
from session import amend, reviewing
from session.amend import ADD, FIELDS
from views import amend as panel
from views import records
from views.frame import told


def head(desk: session.Desk, held: dict[str, list[Item]], rejected: int) -> None:
    """How far one is, and the buttons that go on from row to row."""
    done, of = review.progress((item for items in held.values() for item in items), rejected)
    st.progress(done / of if of else 1.0, text=review.progress_words(done, of))
    focus = next((i for items in held.values() for i in items if i.row == desk.chosen.fact), None)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Next to look at", key="review_next", shortcut="Alt+Down",
                  on_click=reviewing.following, disabled=done == of)  # fmt: skip
        st.button("Accept, then next", key="review_accept", shortcut="Alt+Enter", on_click=reviewing.judge,
                  args=("accept",), disabled=focus is None or focus.looked_at)  # fmt: skip
        st.button("Reject, then next", key="review_reject", on_click=reviewing.judge, args=("reject",),
                  disabled=focus is None)  # fmt: skip
        st.button("Add a missed fact", key="review_add", on_click=amend.begin, args=(ADD,))
        past = desk.kept(("past",), lambda: panel.past(desk))
        for verb, icon in (("undo", ":material/undo:"), ("redo", ":material/redo:")):
            st.button(
                verb.capitalize(), key=f"review_{verb}", icon=icon, type="tertiary", on_click=amend.press,
                args=(f"{verb} {past[f'{verb}_of']}",), disabled=not past[verb], help=plain(past[verb]) or None,
            )  # fmt: skip
    said, failed = amend.said()
    if failed and amend.amending(desk) is None:
        st.error(plain(said))


def table(desk: session.Desk, held: dict[str, list[Item]]) -> None:
    """The rows of one kind, to be typed in."""
    told({reviewing.KIND: list(KINDS.values())})
    with st.container(horizontal=True, vertical_alignment="center"):
        first = None if session.state(reviewing.KIND) else "Events"
        st.segmented_control("Kind", list(KINDS.values()), default=first, key=reviewing.KIND, bind="query-params",
                             required=True, label_visibility="collapsed")  # fmt: skip
        fresh = st.toggle("Only what nobody has looked at", key="fresh", bind="query-params")
    kind = reviewing.kind()
    done, of = review.progress(held[kind])
    items = [item for item in held[kind] if not (fresh and item.looked_at)]
    if not items:
        st.info(f"{KINDS[kind]}: " + ("every one has been looked at." if of else "there are none here."))
        return
    rows, key = [item.row for item in items], reviewing.grid_key(desk, kind)
    own = [field for field in FIELDS[kind] if field.kind != "actors"]
    shown = desk.kept(("grid", kind, fresh), lambda: cells(review.grid(items, desk.tables, FIELDS[kind])))
    st.data_editor(
        shown, key=key, hide_index=True, num_rows="fixed", disabled=[PASSAGE, WHY, WHAT, RESTS],
        on_change=reviewing.edited, args=(key, kind, rows), column_config=columns(desk, own, rows),
        alt=f"{KINDS[kind]} to look at, the least certain first", height=min(560, 38 + 35 * len(items)),
    )  # fmt: skip
    st.caption(
        f"{KINDS[kind]}: {review.progress_words(done, of)}; the least certain first. Type or choose in any cell of the "
        "verdict and of what a row says; it is saved at once. Who takes part is changed beside the passage."
    )


def columns(desk: session.Desk, own: list[Field], rows: list[str]) -> dict:
    """How each column is shown and filled in."""

    def open_() -> None:
        clicked = session.state("passage_of", None)
        if clicked is not None and clicked["row"] < len(rows):
            session.show(rows[clicked["row"]])

    made: dict = {
        PASSAGE: st.column_config.ButtonColumn(" ", type="tertiary", width=56, key="passage_of", on_click=open_),
        VERDICT: st.column_config.SelectboxColumn(
            options=[NEW, ACCEPTED, REJECTED, "changed", "added"], required=True, width=92
        ),
        WHY: st.column_config.TextColumn(width=230),
        WHAT: st.column_config.TextColumn(width=280),
        RESTS: st.column_config.TextColumn(width=280),
    }
    for field in own:
        words = [cell(word) for word in field.options(desk.names).values()]
        width = 300 if field.column == "label" else 150
        made[field.label] = (
            st.column_config.SelectboxColumn(options=words, required=field.needed, width=width)
            if words
            else st.column_config.TextColumn(width=width, required=field.needed)
        )
    return made


desk = session.desk()
st.title("Review", anchor=False)
if not panel.marker(desk):
    held = reviewing.items(desk)
    head(desk, held, records.rejections(desk))
    records.loose(desk)
    table(desk, held)
    records.rejected(desk)
    records.offers(desk)
    records.record(desk)
