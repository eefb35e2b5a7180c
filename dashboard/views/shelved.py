"""The list of articles: open, rename, delete and bring back, and the search over all of them."""

from __future__ import annotations

from typing import Any

import streamlit as st

import components
import session
from facts.wording import count, plain
from session import bringing, keeping, listing, packing
from session.listing import Found, Listed
from shelf import Folder

SHOWN = 30  # articles drawn before all are asked for


def undo() -> None:
    """The way back for the article deleted last."""
    last = keeping.undo()
    if last:
        with st.container(horizontal=True, vertical_alignment="center", border=True, key="undo"):
            st.markdown(f"“{plain(last.title)}” is deleted.", width="content")
            st.button("Undo", key="undo_delete", icon=":material/undo:", on_click=keeping.restore, args=(last,))


def draw(lines: list[Listed]) -> None:
    """All articles, or those that hold the words looked for."""
    st.header("All articles", anchor=False)
    words = st.text_input(
        "Search all articles", key="everywhere", type="search", placeholder="words, or a “phrase in marks”",
        help="Finds sentences that hold every word; words in quotation marks as they stand together.",
    )  # fmt: skip
    if words.strip():
        _found(listing.search(words), words)
        return
    if not lines:
        st.info("There is no article yet.")
    for line in lines if session.state("all_listed") else lines[:SHOWN]:
        _article(line)
    if len(lines) > SHOWN and not session.state("all_listed"):
        st.button(f"Show all {len(lines)} articles", key="list_all", on_click=session.put, args=("all_listed", True))
    _deleted()


def _found(found: list[Found], words: str) -> None:
    total = sum(len(one.hits) for one in found)
    st.caption(
        f"{count(total, 'sentence')} in {count(len(found), 'article')}"
        if found
        else plain(f"No article holds “{words}”.")
    )
    for place, one in enumerate(found):
        _opener(one.listed, f"found_{place}")
        rows: list[dict[str, Any]] = [{"id": hit.sentence, "status": "", "text": hit.passage} for hit in one.hits]
        group = {"lines": rows, "shown": 5, "empty": "Its title holds the words."}
        components.lines([group], key=f"hits_{place}", focus="", act=session.open_passage)


def _article(line: Listed) -> None:
    name = line.place.id
    with st.container(border=True, key=f"article_{name}"), st.container(horizontal=True, vertical_alignment="top"):
        with st.container(width="stretch", gap="xxsmall", key=f"about_{name}"):
            _opener(line, f"open_{name}")
            if line.entry:
                st.caption(plain(f"{line.entry.about}. {line.entry.counts} {_where(line)}"))
            else:
                st.caption(plain(line.problem))
        if line.entry:
            st.download_button(
                "Download", packing.packer(line.place), f"{name}.zip", "application/zip", key=f"download_{name}",
                on_click="ignore", help="Article, tables and corrections in one file, which can be opened again",
            )  # fmt: skip
        if line.place.own:
            _more(line)


def _opener(line: Listed, key: str) -> None:
    """The title, which opens the briefing."""
    st.button(
        f"**{plain(line.title)}**", key=key, type="tertiary", on_click=session.open_article, args=(line.place.id,)
    )


def _where(line: Listed) -> str:
    if not line.place.own:
        return "Shipped with the product."
    return "In your folder." if isinstance(line.place, Folder) else "In this session only."


def _more(line: Listed) -> None:
    name = line.place.id
    more = st.popover("More", key=f"more_{name}", on_change="rerun")
    if not more.open:
        return
    with more:
        if line.entry:
            with st.form(f"rename_{name}", border=False):
                facts = {
                    "title": st.text_input("Title", line.entry.title, key=f"title_{name}"),
                    "source": st.text_input("Publisher or source", line.entry.source, key=f"source_{name}"),
                    "author": st.text_input("Author", line.entry.author, key=f"author_{name}"),
                }
                if st.form_submit_button("Save"):
                    keeping.rename(name, {field: value.strip() for field, value in facts.items()})
                    st.rerun()
            st.button("Analyse again", key=f"again_{name}", icon=":material/refresh:", on_click=bringing.again,
                      args=(name,), help="With another date or a mended text; your corrections stay")  # fmt: skip
        st.button("Delete", key=f"delete_{name}", icon=":material/delete:", on_click=keeping.delete, args=(name,))


def _deleted() -> None:
    gone = keeping.deleted()
    if not gone:
        return
    with st.expander(f"Deleted ({len(gone)})", key="deleted"):
        for one in gone:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(plain(one.title), width="stretch")
                st.button("Bring back", key=f"back_{one.name}", on_click=keeping.restore, args=(one,))
                st.button("Delete for good", key=f"gone_{one.name}", on_click=keeping.remove, args=(one,))
