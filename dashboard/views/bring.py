"""The ways in: paste, files, an address; what was read, to be looked over; the analysis as it goes on."""

from __future__ import annotations

import datetime as dt

import streamlit as st

import intake
import session
from facts.wording import count, date_words, plain
from intake import Draft, limits
from session import bringing, making, saying
from session.bringing import key
from session.saying import Said

_FIRST, _LAST = dt.date(1000, 1, 1), dt.date(2999, 12, 31)
_LOOK = 0.7  # seconds between two looks at an analysis
WHY_DATE = "“Next month” is counted from this day. Without it, from the day the text states, or its first full date."
KINDS = "Text, Markdown, web page, PDF, Word, mail, a .zip of them, or an article downloaded here"


def ways_in() -> None:
    """Upload, paste, and on a laptop a web address."""
    names = ["Upload files", "Paste text", *(["Web address"] if session.on_laptop() else [])]
    tabs = st.tabs(names, key="ways_in")
    with tabs[0]:
        _upload()
    with tabs[1]:
        _paste()
    if len(tabs) > 2:
        with tabs[2]:
            _address()


def _upload() -> None:
    most = limits.FILE_BYTES // limits.MB
    files = st.file_uploader(
        f"{KINDS}; at most {session.longest():,} characters an article",
        type=list(intake.EXTENSIONS), accept_multiple_files=True, max_upload_size=most,
        key=f"files_{bringing.round_number('files')}",
    )  # fmt: skip
    if not files:
        return
    bar = st.progress(0.0, "Reading")
    st.button("Cancel", key="cancel_reading", on_click=bringing.next_round, args=("files",))

    def tell(name: str, number: int, total: int) -> None:
        bar.progress((number - 1) / total, plain(f"Reading {name} ({number} of {total})"))

    bringing.bring_files([(file.name, file.getvalue()) for file in files], tell)
    bringing.next_round("files")
    st.rerun()


def _paste() -> None:
    with st.form(f"paste_{bringing.round_number('paste')}", border=False):
        text = st.text_area(
            "The article’s own words, with a blank line between paragraphs", height=170,
            key=f"pasted_{bringing.round_number('paste')}", max_chars=session.longest(),
        )  # fmt: skip
        if st.form_submit_button("Read it"):
            if text.strip() and bringing.bring_text(text):
                bringing.next_round("paste")
            st.rerun()


def _address() -> None:
    with st.form(f"address_{bringing.round_number('address')}", border=False):
        address = st.text_input(
            "Address of a page or file; this machine asks its server for it, once, when you press the button",
            key=f"asked_{bringing.round_number('address')}", placeholder="https://",
            max_chars=limits.ADDRESS_CHARACTERS,
        )  # fmt: skip
        if st.form_submit_button("Fetch it") and address.strip():
            with st.spinner("Asking for the page"):
                good = bringing.bring_address(address.strip())
            if good:
                bringing.next_round("address")
            st.rerun()


def ready(articles: list[tuple[str, str]]) -> None:
    """The articles whose briefings have just been made, each to be opened."""
    if not articles:
        return
    with st.container(border=True, key="ready"):
        for name, title in articles:
            st.button(f"The briefing of “{plain(title)}” is ready", key=f"ready_{name}", type="tertiary",
                      icon=":material/check:", on_click=session.open_article, args=(name,))  # fmt: skip


def said(sayings: list[Said]) -> None:
    """What was refused, or is here already."""
    if not sayings:
        return
    with st.container(border=True, key="said"):
        for place, one in enumerate(sayings):
            with st.container(horizontal=True, vertical_alignment="center"):
                name = f"**{plain(one.name)}** — " if one.name else ""
                st.markdown(name + plain(one.why), width="stretch")
                if one.article:
                    st.button("Open it", key=f"said_{place}", on_click=session.open_article, args=(one.article,))
        st.button("Put away", key="put_away", type="tertiary", on_click=saying.put_away)


@st.fragment(run_every=_LOOK)
def progress() -> None:
    """How far the analysis is, and a way to stop it; the page is drawn anew when it is over."""
    work = making.work()
    if not work or work.analysis.over:
        st.rerun()
        return
    at = work.analysis
    title = plain(work.titles[at.number])
    which = f" ({at.number + 1} of {len(work.titles)})" if len(work.titles) > 1 else ""
    st.progress(at.share, f"Making the briefing of “{title}”{which}: {at.words}")
    if st.button("Cancel", key="cancel_making"):
        making.stop()
        st.rerun()


def drafts(brought: dict[int, Draft]) -> None:
    """What was read of each article, to be looked over before anything is extracted."""
    under_way = making.drafts_under_way()
    if not brought:
        return
    st.header("What was read", anchor=False)
    for number, draft in brought.items():
        with st.expander(
            f"**{plain(draft.title or draft.name)}** · {_dated(number)}",
            expanded=len(brought) < 3,
            key=f"draft_{number}",
        ):
            _draft(number, draft, busy=bool(under_way))
            if under_way == [number]:
                progress()
    if len(under_way) > 1:
        progress()
    elif len(brought) > 1:
        st.button(
            f"Make all {len(brought)} briefings", key="make_all", type="primary", disabled=bool(under_way),
            on_click=making.start, args=(list(brought),),
        )  # fmt: skip


def _dated(number: int) -> str:
    """The date of a draft on its folded line, and whether it wants checking."""
    published = date_words(bringing.edited(number).published)
    if not published:
        return "no date: set it"
    return f"{published}, check it" if bringing.date_doubt(number) else published


def _draft(number: int, draft: Draft, *, busy: bool) -> None:
    for note in ([f"Read from {draft.name}."] if draft.name and draft.title else []) + [*bringing.notes(number)]:
        st.caption(plain(note))
    st.text_input("Title", draft.title, key=key(number, "title"), persist_state="session", disabled=busy)
    source, author, date = st.columns([3, 3, 2])
    source.text_input(
        "Publisher or source", draft.source, key=key(number, "source"), persist_state="session", disabled=busy
    )
    author.text_input("Author", draft.author, key=key(number, "author"), persist_state="session", disabled=busy)
    published = date.date_input(
        "Published", bringing.day(draft.published), _FIRST, _LAST, key=key(number, "published"), format="YYYY-MM-DD",
        persist_state="session", disabled=busy,
    )  # fmt: skip
    st.caption(WHY_DATE if published else f"When was it published? {WHY_DATE}")
    st.text_area(
        f"The text as it will be analysed ({count(len(draft.text.split()), 'word')}); mend it where it was misread",
        draft.text, height=260, key=key(number, "text"), persist_state="session", disabled=busy,
    )  # fmt: skip
    with st.container(horizontal=True):
        st.button("Make the briefing", key=f"make_{number}", type="primary", disabled=busy,
                  on_click=making.start, args=([number],))  # fmt: skip
        st.button("Put away", key=f"drop_{number}", disabled=busy, on_click=bringing.drop_draft, args=(number,))
