"""What stands below the table of the Review page: rejections, corrections that hold nothing, word lists, the log."""

from __future__ import annotations

import pandas as pd
import streamlit as st

import components
import session
from briefing.corrections.journal import Act
from exports.inert import cells
from facts import hand
from facts.wording import capital, count, cut
from session import amend, learning
from session.amend import ATTACH, FIELDS

TEACH = (
    "Each would be one more line of a list in data/lexicons. Texts that are read from then on follow it; "
    "run dashboard/prepare.py to read those in seeds/ again."
)


def rejections(desk: session.Desk) -> int:
    """How many rows were rejected."""
    return len(_rejected(desk))


def rejected(desk: session.Desk) -> None:
    """What a person rejected; a click opens it with the way back."""
    if lines := _rejected(desk):
        group = {"heading": f"Rejected: {len(lines)}", "lines": lines, "shown": 8}
        components.lines([group], key="rejected", focus=desk.chosen.fact, act=session.show)


def _rejected(desk: session.Desk) -> list[dict]:
    return desk.kept(("rejections",), lambda: [
        {"id": row, "status": "", "text": cut(hand.name_of(act.correction), 160),
         "note": hand.kind_words(act.correction), "under": act.correction.reason}
        for row, act in amend.rejections(desk) if act.correction
    ])  # fmt: skip


def loose(desk: session.Desk) -> None:
    """Corrections that found no words, and those that are no longer needed, with why and what can be done."""
    for state, heading, says in (
        ("orphan", "Not attached", "These corrections are not in force: each lost its words, or would no longer fit."),
        ("needless", "No longer needed", "The engine says the same without these."),
    ):
        acts = [act for act in desk.dossier.journal.standing() if desk.dossier.by_act()[act.id].state == state]
        if not acts:
            continue
        st.subheader(f"{heading}: {len(acts)}", anchor=False)
        st.caption(says)
        for act in acts[:30]:
            _loose(desk, act, attach=state == "orphan")


def _loose(desk: session.Desk, act: Act, *, attach: bool) -> None:
    made, why = act.correction, desk.dossier.by_act()[act.id].why
    if made is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", key=f"loose_{act.id}"):
        reason = f" Reason given: {made.reason}." if made.reason else ""
        st.text(f"{capital(hand.in_full(made, FIELDS))} – {why}.{reason}", width="stretch")
        if attach:
            st.button("Attach to other words", key=f"attach_{act.id}", on_click=amend.begin, args=(ATTACH, "", act.id))
        st.button("Drop", key=f"drop_{act.id}", on_click=amend.press, args=(f"undo {act.id}",))


def csv(log: pd.DataFrame) -> bytes:
    """The log in UTF-8 with a mark that spreadsheets know; no cell is a formula to them."""
    return str(cells(log).to_csv(index=False, lineterminator="\r\n")).encode("utf-8-sig")


def record(desk: session.Desk) -> None:
    """The log of every act, to read and to take along."""
    acts = desk.dossier.journal.acts
    if not acts:
        return
    with st.expander(f"Log: {count(len(acts), 'act')}", key="review_log", on_change="rerun") as box:
        if not box.open:
            return
        log = desk.kept(("log",), lambda: hand.log(desk.dossier, FIELDS))
        st.dataframe(cells(log), hide_index=True, alt="Every correction: when, what, from, to, why, and its state")
        st.download_button("Download as CSV", lambda: csv(log), f"{desk.article}-corrections.csv", "text/csv",
                           on_click="ignore", key="review_csv")  # fmt: skip
        st.caption("Times are UTC.")


def offers(desk: session.Desk) -> None:
    """What the corrections could teach the word lists, as the change it would be; worked out when it is opened."""
    if not learning.could_teach(desk):
        return
    with st.expander("What these corrections could teach the word lists", key="offers", on_change="rerun") as box:
        if not box.open:
            return
        found = learning.offers(desk)
        if not found:
            st.text("Nothing here: these corrections say nothing about words in other texts.")
            return
        laptop = session.on_laptop()
        st.text(TEACH)
        for number, offer in enumerate(found):
            st.text(offer.says)
            st.code(offer.diff, language="diff", wrap_lines=True)
            if laptop:
                st.button(
                    f"Add to {offer.file}", key=f"teach_{number}_{offer.line}", on_click=learning.take, args=(offer,)
                )
        st.download_button("Download as a patch", lambda: learning.patch(found), "word-lists.patch", "text/plain",
                           on_click="ignore", key="offers_patch")  # fmt: skip
