"""Which of two figures is the day: '04/03/2022' read as the rest of its text writes dates."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from .meaning import Date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .expression import Expression

FIGURES = re.compile(r"\d{1,2}[/-]\d{1,2}[/-]\d{2,4}")


def settled(text: str, found: list[Expression]) -> list[Expression]:
    """The expressions with the day before the month in figures, where other dates of the text show that order.

    A date in figures that can only be read one way ("25/11/2021") settles it; dates in words ("25 November") do so
    where all are of one kind, and the second reading is kept.
    """
    if not FIGURES.search(text):
        return found
    dates = [date for expression in found for date in _dates(expression.meaning)]
    orders = {date.order for date in dates}
    if not any(date.swapped for date in dates) or "month" in orders:
        return found
    sure = "day" in orders
    if not sure and not ("day word" in orders and "month word" not in orders):
        return found
    return [replace(each, meaning=_turned(each.meaning, sure)) for each in found]


def _dates(meaning: Any) -> Iterator[Date]:
    if isinstance(meaning, Date):
        yield meaning
    elif is_dataclass(meaning):
        for field in fields(meaning):
            yield from _dates(getattr(meaning, field.name))


def _turned(meaning: Any, sure: bool) -> Any:
    if isinstance(meaning, Date):
        if not meaning.swapped:
            return meaning
        return replace(meaning, month=meaning.day, day=meaning.month, swapped=not sure, order="day as elsewhere")
    if not is_dataclass(meaning) or isinstance(meaning, type):
        return meaning
    changed = {field.name: _turned(getattr(meaning, field.name), sure) for field in fields(meaning)}
    return replace(meaning, **changed)
