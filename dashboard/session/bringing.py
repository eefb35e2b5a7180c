"""What a visitor has brought and not yet analysed: drafts to look over, and what was refused, in plain words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

import intake
from briefing import Document
from intake import Draft, IntakeError, Refusal

from .listing import listed

FIELDS = ("title", "source", "author", "published", "text")
Tell = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Said:
    """A sentence on something that was brought: its name, what is to be said, and the article that is meant."""

    name: str
    why: str
    article: str = ""


def drafts() -> dict[int, Draft]:
    """The drafts to look over, by number."""
    return st.session_state.setdefault("drafts", {})


def sayings() -> list[Said]:
    """What was refused or is here already, since it was last put away."""
    return st.session_state.setdefault("sayings", [])


def put_away() -> None:
    """Puts away what was refused."""
    st.session_state["sayings"] = []


def round_number(of: str) -> int:
    """Part of the key of a widget that is emptied once it has been read."""
    return st.session_state.get(f"round_{of}", 0)


def next_round(of: str) -> None:
    """Empties a widget: what it held has been read, or is not to be read."""
    st.session_state[f"round_{of}"] = round_number(of) + 1


def bring_files(files: list[tuple[str, bytes]], tell: Tell) -> None:
    """Reads files, by name; nothing is kept of them when `tell` raises."""
    read: list[Draft | Refusal] = []
    for number, (name, data) in enumerate(files, 1):
        tell(name, number, len(files))
        read += intake.take(
            name, data, lambda inner, a, b, name=name, n=number: tell(_within(name, inner, a, b), n, len(files))
        )
    put_away()
    for one in read:
        _take_in(one)


def _within(name: str, inner: str, number: int, total: int) -> str:
    return name if total < 2 else f"{name}: {inner} ({number} of {total})"


def bring_text(text: str) -> bool:
    """Reads pasted text; whether it became a draft."""
    return _asked("the pasted text", lambda: intake.paste(text))


def bring_address(address: str) -> bool:
    """Reads a web address; whether it became a draft."""
    return _asked(address, lambda: intake.fetch(address))


def _asked(name: str, read: Callable[[], Draft]) -> bool:
    put_away()
    try:
        return _take_in(read())
    except IntakeError as error:
        return _take_in(Refusal(name, str(error)))


def _take_in(one: Draft | Refusal) -> bool:
    """Puts a draft with the others, unless its text is here already. Whether it did."""
    if isinstance(one, Refusal):
        sayings().append(Said(one.name, one.why))
        return False
    try:
        there = known(intake.document(one))
    except IntakeError as error:
        there = Said(one.name, str(error))
    if there:
        sayings().append(replace(there, name=one.name))
        return False
    number = st.session_state["last_draft"] = st.session_state.get("last_draft", 0) + 1
    drafts()[number] = one
    return True


def known(document: Document, but: int = 0) -> Said | None:
    """The word on a text that is an article or a draft already, except the draft `but`; None for a new one."""
    for line in listed():
        if line.entry and line.entry.sha256 == document.sha256:
            return Said(document.id, f"This text is here already, as “{line.entry.title}”.", line.place.id)
    for number, draft in drafts().items():
        if number != but and draft.text == document.text:
            return Said(document.id, "This text was brought already; it is among those below.")
    return None


def key(number: int, field: str) -> str:
    """The key of the widget that holds a field of a draft."""
    return f"draft_{number}_{field}"


def edited(number: int) -> Draft:
    """A draft with what a person has changed in its widgets."""
    draft = drafts()[number]
    held = {name: st.session_state[key(number, name)] for name in FIELDS if key(number, name) in st.session_state}
    return replace(draft, **{name: _plain(value) for name, value in held.items()})


def _plain(value: Any) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value or "").strip()


def drop_draft(number: int) -> None:
    """Puts a draft away."""
    drafts().pop(number, None)


def day(published: str) -> dt.date | None:
    """A date of publication as the date widget wants it; None when there is none."""
    try:
        return dt.date.fromisoformat(published)
    except ValueError:
        return None
