"""What a visitor has brought and not yet analysed: drafts to look over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st
from starlette.formparsers import MultiPartParser

import intake
from briefing import Document
from facts.wording import date_words
from intake import Draft, IntakeError, Refusal, limits

from . import packing
from .home import longest, places
from .saying import Said, is_here, put_away, sayings

FIELDS = ("title", "source", "author", "published", "text")
# Streamlit's server puts an upload above this size into a file on its way; what is brought here stays in memory.
MultiPartParser.spool_max_size = 2 * limits.FILE_BYTES
Tell = Callable[[str, int, int], None]


def drafts() -> dict[int, Draft]:
    """The drafts to look over, by number."""
    return st.session_state.setdefault("drafts", {})


def round_number(of: str) -> int:
    """Part of the key of a widget that is emptied once it has been read."""
    return st.session_state.get(f"round_{of}", 0)


def next_round(of: str) -> None:
    """Empties a widget: what it held has been read, or is not to be read."""
    st.session_state[f"round_{of}"] = round_number(of) + 1


def bring_files(files: list[tuple[str, bytes]], tell: Tell) -> None:
    """Reads files, by name; nothing is kept of them when `tell` raises. Packed articles become articles at once."""
    read: list[Draft | Refusal] = []
    packed: list[tuple[str, bytes]] = []
    for number, (name, data) in enumerate(files, 1):
        tell(name, number, len(files))
        if packing.is_packed(name, data):
            packed.append((name, data))
        else:
            read += intake.take(name, data, _teller(name, number, len(files), tell))
    put_away()
    for one in read:
        _take_in(one)
    for name, data in packed:
        sayings().append(packing.open_packed(name, data))


def _teller(name: str, number: int, total: int, tell: Tell) -> Tell:
    """Tells of the files inside a file as of the file itself."""
    return lambda inner, at, among: tell(_within(name, inner, at, among), number, total)


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
    drafts()[_next_number()] = one
    return True


def known(document: Document, but: int = 0) -> Said | None:
    """The word on a text that is too long for here, or an article or a draft already, except the draft `but`."""
    if len(document.text) > longest():
        return Said("", f"The text has {len(document.text):,} characters; hosted, an article may have {longest():,}.")
    there = is_here(document.sha256)
    if there and there.article != replaces().get(but):
        return there
    for number, draft in drafts().items():
        if number != but and draft.text == document.text:
            return Said("", "This text was brought already; it is among those below.")
    return None


def again(article: str) -> None:
    """Brings the text of an article of one's own as a draft whose briefing takes the old one's place."""
    if article in replaces().values():
        return
    row = places()[article].take().tables["documents"].iloc[0]
    known_of_it = {name: str(row[name]) for name in ("title", "author", "source", "published", "url")}
    note = "Its briefing takes the place of the one there is; your corrections stay, and are applied again."
    number = _next_number()
    drafts()[number] = Draft("", str(row["text"]), **known_of_it, notes=(note,))
    replaces()[number] = article


def replaces() -> dict[int, str]:
    """The articles that drafts are to take the place of, by the number of the draft."""
    held = st.session_state.setdefault("replaces", {})
    there = places()
    for number in [n for n, article in held.items() if n not in drafts() or article not in there]:
        del held[number]
    return held


def _next_number() -> int:
    number = st.session_state["last_draft"] = st.session_state.get("last_draft", 0) + 1
    return number


def key(number: int, field: str) -> str:
    """The key of the widget that holds a field of a draft."""
    return f"draft_{number}_{field}"


def edited(number: int) -> Draft:
    """A draft with what a person has changed in its widgets."""
    draft = drafts()[number]
    held = {name: st.session_state[key(number, name)] for name in FIELDS if key(number, name) in st.session_state}
    plain: dict[str, Any] = {name: _plain(value) for name, value in held.items()}
    return replace(draft, **plain)


def date_doubt(number: int) -> str:
    """What is open about a draft's date of publication, as one sentence; '' where nothing is."""
    published = edited(number).published
    if not published:
        return "No date of publication is known."
    if dated_by_file(number):
        return f"The date of publication, {date_words(published)}, is only the day the file was made."
    return ""


def dated_by_file(number: int) -> bool:
    """Whether a draft's date of publication is only the day the file was made, and nobody has set another."""
    draft = drafts()[number]
    return draft.date_is_of_file and edited(number).published == draft.published


def notes(number: int) -> tuple[str, ...]:
    """What is said of how a draft was read; where its date came from goes once a person has set another."""
    draft = drafts()[number]
    return draft.notes if edited(number).published == draft.published else draft.without_date_note()


def _plain(value: Any) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value or "").strip()


def drop_draft(number: int) -> None:
    """Puts a draft away, with what was typed into it."""
    drafts().pop(number, None)
    for name in FIELDS:
        st.session_state.pop(key(number, name), None)


def day(published: str) -> dt.date | None:
    """A date of publication as the date widget wants it; None when there is none."""
    try:
        return dt.date.fromisoformat(published)
    except ValueError:
        return None
