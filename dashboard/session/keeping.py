"""What a visitor does with an article of their own: another title, deleted, brought back, deleted for good."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

import shelf
from briefing import PackageError
from shelf import Held, ShelfError

from . import record
from .home import aside, held, on_laptop, own_folder, places
from .saying import Said, sayings
from .turning import leave


@dataclass(frozen=True)
class Aside:
    """A deleted article: what brings it back, its title, and whether it lies on disk."""

    name: str
    title: str
    on_disk: bool


def rename(article: str, facts: dict[str, str]) -> None:
    """Gives an article of one's own another title, source, author or address."""
    place = places().get(article)
    if not place or not place.own:
        return
    try:
        place.rename(facts)
    except (ShelfError, PackageError) as error:
        sayings().append(Said(article, str(error)))


def delete(article: str) -> None:
    """Moves an article of one's own aside."""
    place = places().get(article)
    if not place or not place.own:
        return
    leave(article)
    if isinstance(place, Held):
        aside()[article] = held().pop(article)
        st.session_state["undo"] = article
    else:
        try:
            st.session_state["undo"] = place.delete()
        except ShelfError as error:
            sayings().append(Said(article, str(error)))


def undo() -> Aside | None:
    """The article deleted last, while it can be brought back."""
    name = st.session_state.get("undo", "")
    return next((one for one in deleted() if one.name == name), None)


def deleted() -> list[Aside]:
    """The deleted articles, the latest first."""
    made = [Aside(name, _title(place), False) for name, place in reversed(aside().items())]
    if on_laptop():
        made += [Aside(name, _title(shelf.aside(own_folder(), name)), True) for name in shelf.deleted(own_folder())]
    return made


def _title(place: shelf.Place) -> str:
    try:
        row = place.glance()["documents"].iloc[0]
    except PackageError:
        return place.id.partition("~")[0]
    return row["title"] or row["document"]


def restore(one: Aside) -> None:
    """Brings a deleted article back."""
    try:
        if one.on_disk:
            shelf.restore(own_folder(), one.name)
        elif one.name in aside():
            held()[one.name] = aside().pop(one.name)
    except ShelfError as error:
        sayings().append(Said(one.title, str(error)))


def remove(one: Aside) -> None:
    """Deletes an article for good."""
    try:
        if one.on_disk:
            shelf.remove(own_folder(), one.name)
        elif aside().pop(one.name, None):
            record.forget(one.name)
        _forget(one.name.partition("~")[0])
    except ShelfError as error:
        sayings().append(Said(one.title, str(error)))


def _forget(article: str) -> None:
    """Drops what was made of an article for the pages, once it is gone for good and no other bears its id."""
    if article in places():
        return
    st.session_state.get("listed", {}).pop(article, None)
    made = st.session_state.get("kept", {})
    for key in [key for key in made if key[0] == article]:
        del made[key]
