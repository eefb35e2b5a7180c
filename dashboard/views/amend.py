"""The evidence panel with what a person may do to the fact in it, and the form below it while one is open."""

from __future__ import annotations

from typing import Any

import streamlit as st

import components
import session
from briefing.corrections.journal import Act
from briefing.tables import KEYS, Tables
from facts import card as cards
from facts import field, hand
from facts.passage import passage
from facts.table import collect, table_of
from facts.wording import ACTOR_KINDS, TABLES, cut, plain, quoted
from session import amend, form
from session.amend import ADD, CHANGE, FIELDS, Amending

EMPTY = "Choose any line, mark or point: the words it rests on appear here, with the sentence before and after."
HOW = (
    "Drag over the words, or press the first and then the last of them. With the keyboard: the arrow keys go from word "
    "to word, Shift with them marks, Enter takes the words."
)
DATES = "As one would write it: September 2015, 3 May 2019, since 2013, next month; or in EDTF."
KINDS = ("events", "quotes", "actors", "relations", "timexes", "sectors", "mentions")


def evidence(desk: session.Desk, page: str) -> None:
    """The panel: the fact in focus, or the words just marked; below it the form, where one is open.

    `page` is the path of the page it stands beside.
    """
    now = amend.amending(desk)
    if now and now.mode != CHANGE and desk.chosen.fact:
        now = None  # another fact was opened meanwhile: it is shown, and the form waits until it is closed
    card = _marked(desk, now) if now and now.mode != CHANGE else _card(desk, now)
    if desk.chosen.fact and card is None:
        st.warning(f"Nothing in this article has the reference “{plain(desk.chosen.fact)}”.")
    said, failed = amend.said()
    told = {**desk.kept(("past",), lambda: past(desk)), "said": said, "failed": failed, "open": now is not None}
    components.panel(card, key="panel", act=session.show, empty=EMPTY, hand=told, do=amend.press)
    if now:
        with st.container(key="amend"):
            _form(desk, now, page)
            if failed:
                st.error(plain(said))


def past(desk: session.Desk) -> dict[str, str]:
    """What undo and redo would do, in words."""
    journal = desk.dossier.journal
    acts = [act for act in (journal.last(), journal.next()) if act]
    return hand.past(journal, FIELDS, hand.called(desk.tables, desk.dossier, acts))


def marker(desk: session.Desk) -> bool:
    """The article to mark words in, while words are wanted for a new fact or a correction. Returns whether it is."""
    now = amend.amending(desk)
    if now is None or now.mode == CHANGE:
        return False
    pieces = desk.kept(("words",), lambda: _words(desk.document["text"]))
    components.marker(
        pieces, key="marker", version=f"{desk.article} {desk.document['sha256']} {now.mode} {now.act}", how=HOW,
        act=amend.mark, leave=amend.leave,
    )  # fmt: skip
    return True


def _words(text: str) -> list[str]:
    from facts.word import pieces

    return pieces(text)


def _card(desk: session.Desk, now: Amending | None) -> dict[str, Any] | None:
    """The card of the row in focus with its verbs; one that was rejected as the engine found it, with the way back."""
    row = desk.chosen.fact
    if not row:
        return None
    made = desk.kept(("hand", row), lambda: _with_verbs(desk, row))
    return made | {"lines": [], "groups": [], "changes": []} if made and now else made


def _with_verbs(desk: session.Desk, row: str) -> dict[str, Any] | None:
    card = desk.card()
    if card is None:
        return _rejected(desk, row) if desk.dossier.journal.acts else None
    table = table_of(desk.tables, row)
    held = desk.tables[table]
    origin = str(held.loc[held[KEYS[table]] == row, "origin"].iloc[0]) if "origin" in held else ""
    return {
        **card, "may": hand.may(table, origin, gone=False), "changes": hand.changes(_in_force(desk, row), FIELDS),
    }  # fmt: skip


def _in_force(desk: session.Desk, row: str) -> list[Act]:
    """The acts that made a row what it is."""
    outcomes = desk.dossier.by_act()
    return [act for act in desk.dossier.acts_on(row) if outcomes[act.id].state == "applied"]


def _rejected(desk: session.Desk, row: str) -> dict[str, Any] | None:
    act = amend.rejection(desk, row)
    if act is None or act.correction is None:
        return None
    found = desk.dossier.found
    card = cards.card(found, collect(found), row)
    why = [f"Why: {act.correction.reason}"] if act.correction.reason else []
    return card and {
        **card, "by": "✕ rejected by hand", "groups": [], "may": hand.may("", "", gone=True),
        "changes": ["Rejected: it is on no page and in no export.", *why],
    }  # fmt: skip


def _marked(desk: session.Desk, now: Amending) -> dict[str, Any] | None:
    """A card of the words just marked; None until some are."""
    if now.span is None:
        return None
    start, end = now.span
    text = desk.document["text"][start:end]
    row = {"quote": "", "document": desk.document["document"], "start": start, "end": end, "text": text}
    head = "New fact" if now.mode == ADD else "Correction"
    return {"id": f"{start}-{end}", "head": head, "title": quoted(cut(text, 120)), "status": "", "holder": "",
            "lines": [], "groups": [], "original": "", "copy": text, "by": "",
            "passage": passage(desk.tables, "quotes", row)}  # fmt: skip


def _form(desk: session.Desk, now: Amending, page: str) -> None:
    if now.mode == CHANGE:
        _correct(desk, now.row)
    elif now.span is None:
        _wait(now, page)
    elif now.mode == ADD:
        _add(desk)
    else:
        _attach(desk, now)


def _wait(now: Amending, page: str) -> None:
    """Before any words are marked: what to do, and a way to the text from pages that do not show it."""
    st.text("Mark the words it rests on in the text." if now.mode == ADD else "Mark the words it belongs to now.")
    if page in ("source", "review"):
        return
    with st.container(horizontal=True):
        st.page_link("views/source.py", label="To the text")
        st.button("Cancel", key="amend_cancel", on_click=amend.leave)


def _correct(desk: session.Desk, row: str) -> None:
    """The form about a row; of an actor also merging and splitting."""
    table = table_of(desk.tables, row)
    way = form.WAYS[0]
    if table == "actors":
        way = st.segmented_control(
            "What is wrong", form.WAYS, default=way, key=form.key(row, "way"), required=True,
            label_visibility="collapsed",
        )  # fmt: skip
    with st.form(form.key(row, "form"), border=False):
        if way == form.WAYS[1]:
            _merge(desk, row)
        elif way == form.WAYS[2]:
            _split(desk, row)
        else:
            _fields(desk, table, row, field.standing(desk.tables, table, row, FIELDS[table]))
            _send(row, "Save", form.send_change, (row,), reject=True)


def _merge(desk: session.Desk, row: str) -> None:
    others = {actor: name for actor, name in desk.names.items() if actor != row}
    st.selectbox(
        "Is the same as", sorted(others, key=lambda a: others[a].casefold()), index=None,
        format_func=others.__getitem__, key=form.key(row, "into"), placeholder="choose an actor",
    )  # fmt: skip
    st.caption("All that it has becomes the other's, whose name and kind hold.")
    _send(row, "Merge", form.send_merge, (row,))


def _split(desk: session.Desk, row: str) -> None:
    mentions = _mentions(desk.tables, row)
    st.multiselect("Not this actor but another", list(mentions), format_func=mentions.__getitem__,
                   key=form.key(row, "mentions"), placeholder="choose mentions")  # fmt: skip
    st.text_input("Name of the other", key=form.key(row, "new_name"), placeholder="as the mention has it")
    st.selectbox("Kind", list(ACTOR_KINDS), index=None, format_func=ACTOR_KINDS.__getitem__,
                 key=form.key(row, "new_kind"), placeholder="the same")  # fmt: skip
    _send(row, "Split off", form.send_split, (row,))


def _mentions(tables: Tables, actor: str) -> dict[str, str]:
    """The mentions of an actor, each with its sentence."""
    from facts.table import numbers

    own = tables["mentions"][tables["mentions"]["actor"] == actor]
    where = numbers(tables["sentences"], own["start"])
    return {
        m: f"{quoted(cut(t, 40))}, sentence {n}" for m, t, n in zip(own["mention"], own["text"], where, strict=True)
    }


def _add(desk: session.Desk) -> None:
    """The form about marked words: the kind of fact, then its fields."""
    table = st.selectbox("What is it", KINDS, format_func=_kind_words, key=form.key("new", "table"))
    with st.form(form.key("new", "form"), border=False):
        now = amend.amending(desk)
        text = " ".join(desk.document["text"][slice(*now.span)].split()) if now and now.span else ""
        _fields(desk, table, f"new_{table}", _told(table, text))
        _send("new", "Add", form.send_add, ())


def _told(table: str, text: str) -> dict[str, Any]:
    """What marked words tell of a new row; the form begins with it."""
    told: dict[str, dict[str, Any]] = {
        "events": {"label": text, "status": "occurred"},
        "actors": {"name": text, "kind": "organization"},
        "quotes": {"status": "attributed", "kind": "direct" if text[:1] in "“\"‘'" else "indirect"},
        "relations": {"status": "occurred"},
        "sectors": {"name": text.lower()},
    }
    return told.get(table, {})


def _kind_words(table: str) -> str:
    return {"timexes": "Date", "mentions": "Words that stand for an actor"}.get(table, TABLES[table])


def _attach(desk: session.Desk, now: Amending) -> None:
    act = next((a for a in desk.dossier.journal.standing() if a.id == now.act), None)
    with st.form(form.key("attach", "form"), border=False):
        if act and act.correction:
            st.text(f"Attach to these words: {hand.in_full(act.correction, FIELDS)}.")
        _send("attach", "Attach", form.send_attach, ())


def _fields(desk: session.Desk, table: str, about: str, held: dict[str, Any]) -> None:
    """A widget for each field that may be changed, with what it holds now."""
    for one in FIELDS[table]:
        _ask(one, held.get(one.column, ""), desk.names, form.key(about, one.column))


def _ask(one: field.Field, held: Any, names: dict[str, str], key: str) -> None:
    options = one.options(names)
    if one.kind == "actors":
        st.multiselect(one.label, list(options), default=[a for a in held or () if a in options],
                       format_func=options.__getitem__, key=key, placeholder="nobody")  # fmt: skip
    elif options:
        at = list(options).index(held) if held in options else None if one.needed else 0
        st.selectbox(one.label, list(options), index=at, format_func=options.__getitem__, key=key, placeholder="choose")
    else:
        st.text_input(one.label, one.shown(held, names), key=key, help=DATES if one.kind == "date" else None)


def _send(about: str, label: str, act: Any, args: tuple, *, reject: bool = False) -> None:
    """The reason, and the buttons of a form."""
    st.text_input("Why (may stay empty)", key=form.key(about, "reason"))
    with st.container(horizontal=True):
        st.form_submit_button(label, on_click=act, args=args, key=form.key(about, "save"))
        if reject:
            st.form_submit_button("Reject", on_click=form.send_reject, args=args, key=form.key(about, "reject"))
        st.form_submit_button("Cancel", on_click=amend.leave, key=form.key(about, "leave"))
