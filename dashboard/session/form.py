"""The form of a correction: the keys of its widgets, what they hold, and what becomes of it when it is sent.

A form that could not be saved stays open with all that was typed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from facts import field
from facts.table import table_of

from . import amend
from .desk import desk
from .state import state

WAYS = ("Change", "Merge", "Split off")


def key(about: str, name: str) -> str:
    """The key of a widget: what it is about (a row, or "new") and its column."""
    return f"amend_{about}_{name}"


def send_change(row: str) -> None:
    """Saves what the form about a row says. Call from callbacks, like all below."""
    here = desk()
    now, table = amend.amending(here), table_of(here.tables, row)
    before = now.before if now else None
    values = _read(table, row, before or field.standing(here.tables, table, row, amend.FIELDS[table]))
    if values is not None:
        amend.change(row, values, _reason(row))


def send_reject(row: str) -> None:
    """Rejects the row, with the reason given in its form."""
    amend.judge(row, "reject", _reason(row))


def send_merge(row: str) -> None:
    """Makes the actor of a row one with the one chosen."""
    other = state(key(row, "into"), None)
    if other:
        amend.merge(row, other, _reason(row))
    else:
        amend.say("Choose the actor that it is the same as.", failed=True)


def send_split(row: str) -> None:
    """Makes the mentions chosen an actor of their own."""
    new = {name: state(key(row, f"new_{name}")) for name in ("name", "kind")}
    amend.split(row, state(key(row, "mentions"), []), {n: v for n, v in new.items() if v}, _reason(row))


def send_add() -> None:
    """Adds the fact that the form about marked words describes."""
    now = amend.amending(desk())
    table = state(key("new", "table"), "events")
    values = _read(table, "new", {})
    if now and now.span and values is not None:
        amend.add(table, now.span, {name: held for name, held in values.items() if held}, _reason("new"))


def send_attach() -> None:
    """Brings a correction to the words marked for it."""
    now = amend.amending(desk())
    if now and now.span:
        amend.reattach(now.act, now.span, _reason("attach"))


def _read(table: str, about: str, before: Mapping[str, Any]) -> dict[str, Any] | None:
    """What the form holds; None, and a word why, where a date cannot be read."""
    own = amend.FIELDS[table]
    typed = {one.column: state(key(about if before else f"new_{table}", one.column), None) for one in own}
    try:
        return field.read(own, typed, before, desk().document["reference_date"])
    except ValueError as error:
        amend.say(str(error), failed=True)
        return None


def _reason(about: str) -> str:
    return str(state(key(about, "reason")))
