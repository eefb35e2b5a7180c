"""Who says how much: bars to click, and the same as a list that is read and pressed by key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

import components
import session
from charts import shares as bars
from charts.drawing import packed
from charts.shares import Share
from facts.passage import sendable
from facts.wording import count, plain
from views import export, twin

if TYPE_CHECKING:
    from exports.plate import Picture

CHART, NAME = "Chart", "shares"


def draw(desk: session.Desk, facts: pd.DataFrame, chosen: list[str]) -> None:
    """Who says how many of these quotes; a click shows one speaker's alone. `chosen` are the names chosen so far."""
    if facts.empty:
        return
    said = facts.assign(speaker=[desk.names.get(who, "") for who in facts["holder"]])
    held = desk.kept(("shares", *facts["fact"]), lambda: bars.shares(said))
    unknown = int((said["speaker"] == "").sum())
    if len(held) < 2:
        st.caption(plain(one(held, unknown)))
        return
    with st.container(horizontal=True, vertical_alignment="center", key="who_says"):
        st.subheader("Who says how much", anchor=False, width="content")
        shown = twin.choice(CHART)
    if shown == twin.TABLE:
        listed(held, chosen)
    else:
        chart(desk, held, unknown, chosen)
        picture(desk, facts)


def picture(desk: session.Desk, facts: pd.DataFrame) -> None:
    """The chart to take along, of the quotes that the filters leave."""
    tables = desk.tables

    def made() -> Picture | None:
        from exports.speakers import speakers

        return speakers(tables, facts)

    export.picture(desk, "shares", "speakers", made)


def one(held: Sequence[Share], unknown: int) -> str:
    """A sentence in place of bars that would compare nobody."""
    if not held:
        return "No speaker is named." if unknown else ""
    said = f"One speaker: {held[0].speaker}, {count(held[0].number, 'quote')} ({held[0].meant})."
    if not unknown:
        return said
    return f"Of {held[0].number + unknown:,} quotes {held[0].number:,} are by {held[0].speaker} ({held[0].meant}); " \
           f"who says the {'other' if unknown == 1 else 'others'} is not settled."  # fmt: skip


def chart(desk: session.Desk, held: Sequence[Share], unknown: int, chosen: list[str]) -> None:
    dark, words = session.dark(), ("bars", *chosen, unknown, *((share.speaker, share.meant) for share in held))
    made = desk.kept((*words, dark), lambda: packed(bars.spec(held, chosen=chosen, dark=dark)))
    key = session.chart_key(NAME, lambda picked: False)
    session.unseen(key, "speaker")

    def clicked() -> None:
        for name in session.clicked(key, "speaker", bars.picked(session.selected(key))):
            session.toggle_speaker(name)

    st.vega_lite_chart(
        made, key=key, on_select=clicked, selection_mode=["speaker"], width="stretch", alt=bars.alt(held, chosen)
    )
    if note := bars.rest(held, unknown, chosen):
        st.caption(plain(note))


def listed(held: Sequence[Share], chosen: list[str]) -> None:
    """The same as a list."""
    lines = [
        {"id": share.speaker, "status": "", "text": sendable(share.speaker), "under": f"{share.meant} · {share.quoted}",
         "note": count(share.number, "quote"), "pressed": share.speaker in chosen,
         "share": round(100 * share.number / held[0].number)}
        for share in held
    ]  # fmt: skip
    group = {"lines": lines, "shown": bars.MOST}
    components.lines([group], key="shares_list", focus="", act=session.toggle_speaker, style="bars")
