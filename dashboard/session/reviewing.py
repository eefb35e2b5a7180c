"""The Review page's acts: the next row to look at, the verdict on it, and what was typed into the table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from exports.inert import cell
from facts import day, review
from facts.field import Field
from facts.review import Item
from facts.table import table_of

from . import amend, record
from .act import show
from .desk import Desk, desk
from .state import state

KIND = "rows"


def items(desk: Desk) -> dict[str, list[Item]]:
    """The rows to look at that the filters leave, by kind, the least certain first."""

    def made() -> dict[str, list[Item]]:
        every = review.items(desk.tables, desk.dossier.found, amend.WORDS)
        return review.kept(every, desk.tables, desk.facts, desk.chosen.filtered)

    return desk.kept(("review",), made)


def kind() -> str:
    """The kind of row on show: a table."""
    chosen = {word: table for table, word in review.KINDS.items()}
    return chosen.get(state(KIND), "events")


def following() -> None:
    """Puts the next row that nobody has looked at in focus. Call from callbacks, like all below."""
    here = desk()
    table = table_of(here.tables, here.chosen.fact)
    found = review.following(items(here), table if table in review.KINDS else kind(), here.chosen.fact)
    if found is None:
        amend.say("Every row here has been looked at.")
        return
    st.session_state[KIND] = review.KINDS[found.table]
    show(found.row)


def judge(verb: str) -> None:
    """Accepts or rejects the row in focus and goes on to the next."""
    here = desk()
    row = here.chosen.fact
    table = table_of(here.tables, row)
    after = review.following(items(here), table if table in review.KINDS else kind(), row)
    if not amend.judge(row, verb) or after is None:
        return
    said = st.session_state["amend_said"]
    st.session_state[KIND] = review.KINDS[after.table]
    show(after.row)
    amend.say(said[0])


def edited(key: str, table: str, rows: Sequence[str]) -> None:
    """Saves what was typed into the table of that key; its lines are the rows given. What fails is tried again."""
    seen: dict[tuple[int, str], Any] = st.session_state.setdefault(f"{key}_seen", {})
    for line, cells in sorted(st.session_state[key]["edited_rows"].items()):
        for label, value in cells.items():
            if seen.get((line, label)) != value and _set(table, rows[line], label, value):
                seen[line, label] = value
    st.session_state["grid_stamp"] = record.stamp(desk().place)


def grid_key(desk: Desk, table: str) -> str:
    """The key of the table of a kind: a new one, with nothing typed, once the article has changed by other ways."""
    number = st.session_state.setdefault("grid_number", 0)
    if st.session_state.get("grid_stamp") != desk.stamp:
        number = st.session_state["grid_number"] = number + 1
        st.session_state["grid_stamp"] = desk.stamp
    return f"grid_{table}_{number}"


def _set(table: str, row: str, label: str, value: Any) -> bool:
    """Saves one cell. Returns whether it is saved."""
    here = desk()
    if label == review.VERDICT:
        return _judged(here, row, str(value))
    field = next(one for one in amend.FIELDS[table] if one.label == label)
    try:
        return amend.change(row, {field.column: _value(here, field, value)})
    except ValueError as error:
        amend.say(str(error), failed=True)
        return False


def _judged(here: Desk, row: str, verdict: str) -> bool:
    if verdict == review.ACCEPTED:
        return amend.judge(row, "accept")
    if verdict == review.REJECTED:
        return amend.judge(row, "reject")
    acts = here.dossier.acts_on(row)
    return not acts or amend.step("undo", acts[-1].id)


def _value(here: Desk, field: Field, value: Any) -> Any:
    """A cell as the library takes it. Raises ValueError for what is no date."""
    text = _bare(str(value or ""))
    if field.kind == "date":
        return day.read(text, here.document["reference_date"])
    by_word = {cell(word): known for known, word in field.options(here.names).items()}
    return by_word.get(str(value or ""), text) if by_word else text


def _bare(text: str) -> str:
    """The text of a cell without the apostrophe that keeps spreadsheets from running it."""
    return text[1:] if text.startswith("'") and cell(text[1:]) == text else text
