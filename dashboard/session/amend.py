"""Correcting: what a person is about to change, and the acts that change it, each saved before it is said to be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from briefing.correction import Correction, CorrectionError
from briefing.corrections import review
from briefing.corrections.journal import Act, JournalError
from briefing.corrections.reattachment import moved, row_of
from briefing.tables import STATUSES, Tables
from charts.status import SIGNS
from facts import field, hand
from facts.table import table_of

from . import record
from .act import show
from .desk import Desk, desk
from .state import state

WORDS = {status: SIGNS[status].word for status in STATUSES}
FIELDS = field.fields(WORDS)
CHANGE, ADD, ATTACH = "change", "add", "attach"
VERBS = {"accept": review.accept, "reject": review.remove}


@dataclass(frozen=True)
class Amending:
    """What is being corrected: a row to `change`, marked words to `add` a fact on, or to `attach` an act to.

    `span` is the words marked, as first character and the one after the last; None until they are. `before` is what the
    row held when its form was opened: another window may change it since, and what was not typed here is not sent.
    """

    mode: str
    row: str = ""
    act: str = ""
    span: tuple[int, int] | None = None
    before: Mapping[str, Any] | None = None


def amending(desk: Desk) -> Amending | None:
    """What is being corrected in this article; None when nothing is, or another fact has come into focus."""
    now: Amending | None = state("amending", None)
    if now is None or state("amending_in") != desk.article:
        return None
    return None if now.mode == CHANGE and now.row != desk.chosen.fact else now


def begin(mode: str, row: str = "", act: str = "") -> None:
    """Opens a form. Call from callbacks, like all below."""
    here = desk()
    table = table_of(here.tables, row) if mode == CHANGE else ""
    before = field.standing(here.tables, table, row, FIELDS[table]) if table in FIELDS else None
    st.session_state["amending"] = Amending(mode, row, act, before=before)
    st.session_state["amending_in"] = here.article
    if mode != CHANGE:
        show("")
    say("")


def _begin_on(sentence: str) -> None:
    """Opens the form for a new fact on the words of a sentence; others can be marked in the text."""
    held = desk().tables["sentences"]
    row = held[held["sentence"] == sentence].iloc[0]
    begin(ADD)
    st.session_state["amending"] = Amending(ADD, span=(int(row["start"]), int(row["end"])))


def leave() -> None:
    """Closes the form without saving anything."""
    st.session_state["amending"] = None
    say("")


def mark(span: str) -> None:
    """Takes the words marked, as "start-end"."""
    now = amending(desk())
    first, _, last = span.partition("-")
    if now and first.isdigit() and last.isdigit():
        st.session_state["amending"] = replace(now, span=(int(first), int(last)))
        show("")


def said() -> tuple[str, bool]:
    """What became of the last act, and whether it failed; ('', False) where the focus has moved on since."""
    words, failed, of = st.session_state.get("amend_said", ("", False, ""))
    return (words, failed) if of == state("fact") else ("", False)


def press(verb: str) -> None:
    """Does to the fact in focus what a button of the panel says; undo and redo name their act behind a space."""
    row, (verb, _, act) = state("fact"), verb.partition(" ")
    if verb == "correct":
        begin(CHANGE, row)
    elif verb == "mark":
        _begin_on(row)
    elif verb in ("undo", "redo"):
        step(verb, act)
    elif verb == "restore":
        restore(row)
    elif verb in VERBS:
        judge(row, verb)


def judge(row: str, verb: str, reason: str = "") -> bool:
    """Accepts or rejects a row. Returns whether it is saved."""
    return save(lambda tables: VERBS[verb](tables, table_of(tables, row), row, reason))


def change(row: str, values: Mapping[str, Any], reason: str = "") -> bool:
    """Sets cells of a row: ids of actors, EDTF dates, texts. Returns whether it is saved."""
    return save(lambda tables: review.change(tables, table_of(tables, row), row, values, reason))


def add(table: str, span: tuple[int, int], values: Mapping[str, Any], reason: str = "") -> bool:
    """Adds a row that rests on the words of a span. Returns whether it is saved."""
    return save(lambda tables: review.add(tables, table, *span, values, reason))


def merge(goes: str, stays: str, reason: str = "") -> bool:
    """Makes one actor of two. Returns whether it is saved."""
    return save(lambda tables: review.merge(tables, goes, stays, reason))


def split(actor: str, mentions: list[str], values: Mapping[str, Any], reason: str = "") -> bool:
    """Makes some mentions of an actor one of their own. Returns whether it is saved."""
    return save(lambda tables: review.split(tables, actor, mentions, values, reason))


def save(make: Callable[[Tables], Correction]) -> bool:
    """Saves a correction of the tables as they stand; where that fails it says why and nothing has changed."""
    here = desk()
    try:
        act = record.journal(here.place).do(make(here.tables))
    except (JournalError, CorrectionError) as error:
        say(str(error), failed=True)
        return False
    st.session_state["amending"] = None
    _done(act, "Saved: ")
    return True


def step(verb: str, act: str = "") -> bool:
    """Undoes or does again the act of an id, else the last one. Returns whether it is saved."""
    journal, back = record.journal(desk().place), verb == "undo"
    latest = journal.last() if back else journal.next()
    about = next((a for a in journal.acts if a.id == act), None) if act else latest
    if about is None or about.correction is None:
        say("There is nothing to undo." if back else "There is nothing to do again.", failed=True)
        return False
    try:
        journal.undo(about.id) if back else journal.redo(about.id)
    except JournalError as error:
        say(str(error), failed=True)
        return False
    _done(about, "Undone: " if back else "Done again: ")
    return True


def restore(row: str) -> None:
    """Takes back the rejection of a row."""
    act = rejection(desk(), row)
    if act:
        step("undo", act.id)


def rejection(desk: Desk, row: str) -> Act | None:
    """The act that took a row of the engine's tables away; None where there is none."""
    return dict(rejections(desk)).get(row)


def rejections(desk: Desk) -> list[tuple[str, Act]]:
    """The rows that were rejected, by their ids among what the engine found, and the acts that did it."""
    found, outcomes = desk.dossier.found, desk.dossier.by_act()
    acts = [act for act in desk.dossier.journal.standing() if act.correction and act.correction.action == "remove"]
    return [
        (row_of(found, act.correction), act) for act in acts if act.correction and outcomes[act.id].state == "applied"
    ]


def reattach(act: str, span: tuple[int, int], reason: str = "") -> bool:
    """Brings a correction that lost its words to those of a span; the old one is taken back. Returns whether saved."""
    here = desk()
    old = next((a.correction for a in here.dossier.journal.standing() if a.id == act and a.correction), None)
    if old is None:
        say("That correction is undone already, perhaps in another window.", failed=True)
        return False
    done = save(lambda tables: moved(tables, old, *span, reason))
    if done:
        words = st.session_state["amend_said"]
        step("undo", act)
        st.session_state["amend_said"] = words
    return done


def say(words: str, *, failed: bool = False) -> None:
    """Says what became of an act, beside the fact in focus."""
    st.session_state["amend_said"] = (words, failed, state("fact"))


def _done(act: Act, verb: str) -> None:
    """Puts the row that an act bears on in focus, where it is there, and says what was done."""
    here = desk()
    outcome = here.dossier.by_act().get(act.id)
    if outcome and outcome.row:
        show(outcome.row)
    called = hand.called(here.tables, here.dossier, [act]).get(act.id, "")
    if act.correction:
        say(f"{verb}{hand.words(act.correction, FIELDS, called)}.")
