"""From drafts to briefings: the analysis under way, and its results put where this visitor's articles live."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import streamlit as st

import analysis
import intake
import shelf
from analysis import Analysis
from briefing import Document
from briefing.document import slug
from briefing.tables import Tables
from intake import IntakeError
from shelf import Folder, Held, Place, ShelfError

from .bringing import date_doubt, dated_by_file, drafts, drop_draft, edited, known, replaces
from .home import held, on_laptop, own_folder, places, taken_ids
from .saying import Said, put_away, sayings

MOST_HELD = 60  # articles that a session keeps in memory; a folder holds as many as the disk


@dataclass
class Work:
    """An analysis under way: the drafts it is made of, their titles, and what waits to be put into the session."""

    analysis: Analysis
    drafts: list[int]
    titles: list[str]
    waiting: dict[str, Tables]
    said: list[str]


def work() -> Work | None:
    """The analysis under way; None when there is none."""
    return st.session_state.get("work")


def drafts_under_way() -> list[int]:
    """The drafts whose briefings are being made."""
    under_way = work()
    return under_way.drafts if under_way else []


def start(numbers: list[int]) -> None:
    """Begins to make the briefings of drafts; those that cannot be analysed are said and stay."""
    if work():
        return
    put_away()
    put_numbers, documents, titles = [], [], []
    for number in numbers:
        document = _document(number)
        if document:
            put_numbers.append(number)
            documents.append(document)
            titles.append(document.title or drafts()[number].name)
            _warn_of_date(number, titles[-1])
    if documents:
        waiting: dict[str, Tables] = {}
        said: list[str] = []
        new = _keeper(waiting, said, own_folder() if on_laptop() else None, taken_ids())
        keep = [_replacer(places()[replaces()[n]], waiting) if n in replaces() else new for n in put_numbers]
        st.session_state["work"] = Work(analysis.start(documents, keep), put_numbers, titles, waiting, said)


def _warn_of_date(number: int, title: str) -> None:
    """Says, once for a draft, that what "next month" means may be wrong in its briefing."""
    warned: set[int] = st.session_state.setdefault("warned_of_date", set())
    doubt = date_doubt(number)
    if doubt and number not in warned:
        warned.add(number)
        how = (
            "“Next month” and the like are counted from it"
            if dated_by_file(number)
            else "Relative dates may not be settled"
        )
        sayings().append(Said(title, f"{doubt} {how}; with “More”, “Analyse again” you can set the right one."))


def _document(number: int) -> Document | None:
    """The document of a draft as edited; None, and a sentence said, where it cannot be analysed."""
    from briefing.language import reads_as_english

    draft = edited(number)
    try:
        document = intake.document(draft)
        document = _named(document, replaces().get(number, ""))
    except IntakeError as error:
        sayings().append(Said(draft.title or draft.name, str(error)))
        return None
    there = known(document, but=number)
    if not there and not reads_as_english(document.text):
        there = Said(document.id, "It does not read as English, and is not analysed as if it were.")
    if not there and number not in replaces() and not on_laptop() and len(held()) >= MOST_HELD:
        there = Said(document.id, f"A session holds {MOST_HELD} articles; download some and delete them first.")
    if there:
        sayings().append(Said(draft.title or draft.name, there.why, there.article))
        return None
    return document


def _named(document: Document, old: str) -> Document:
    """The document under the id of the article that it replaces, or one made of its title."""
    if not old:
        return replace(document, id=slug(document.title)) if document.title else document
    row = places()[old].take().tables["documents"].iloc[0]
    return replace(document, id=old, given=str(row["reference_date"]) if row["reference_basis"] == "given" else "")


def _replacer(place: Place, waiting: dict[str, Tables]) -> Callable[[Tables], str]:
    """Puts new tables in the place of an article's old ones; in the session when the visitor's page is next drawn."""

    def keep(tables: Tables) -> str:
        if isinstance(place, Folder):
            shelf.keep(place.path.parent, tables)
        else:
            waiting[place.id] = tables
        return place.id

    return keep


def _keeper(
    waiting: dict[str, Tables], said: list[str], folder: Path | None, others: set[str]
) -> Callable[[Tables], str]:
    """Saves into the folder from the thread itself, so that a closed window loses nothing; else hands to the session.

    What the folder does not take is handed to the session too, and said.
    """

    def keep(tables: Tables) -> str:
        if folder:
            try:
                return shelf.keep_new(folder, tables, others).id
            except ShelfError as error:
                said.append(f"{error} The new briefing is kept in this session only: download it before you close it.")
        name = shelf.free(str(tables["documents"].iloc[0]["document"]), others | set(waiting))
        waiting[name] = shelf.rekeyed(tables, name)
        return name

    return keep


def stop() -> None:
    """Stops the analysis; what was finished before stays, the other drafts too."""
    under_way = work()
    if under_way:
        under_way.analysis.stopped.set()


def collect() -> list[str]:
    """Takes over what an analysis has finished; the ids of new articles once it is over, else none."""
    under_way = work()
    if not under_way or not (under_way.analysis.over or under_way.analysis.stopped.is_set()):
        return []
    del st.session_state["work"]
    made = dict(under_way.analysis.made)
    for name, tables in under_way.waiting.items():
        if name in made.values():
            if name in held():
                held()[name].replace(tables)
            else:
                held()[name] = Held(name, tables)
    for place in made:
        drop_draft(under_way.drafts[place])
    for place, why in under_way.analysis.failed.items():
        sayings().append(Said(under_way.titles[place], why))
    sayings().extend(Said("", sentence) for sentence in under_way.said)
    return list(made.values())
