"""Fiscal years and their quarters, where the text says in which month they end."""

from __future__ import annotations

import calendar as months
import re

from . import period as calendar
from .period import Period

NAMES = {name.lower(): number for number, name in enumerate(months.month_name) if name}
ENDS = re.compile(
    rf"\b(?:fiscal|financial)\s+year(?:\s+\d{{4}})?,?\s+(?:which\s+|that\s+)?(?:end(?:s|ed|ing)|to)\s+(?:on\s+|in\s+)?"
    rf"(?:the\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?)?({'|'.join(NAMES)})\b",
    re.IGNORECASE,
)


def last_month(text: str) -> int:
    """The month (1 to 12) in which the fiscal year of a text ends; 0 where it does not say, or says two."""
    found = {NAMES[match[1].lower()] for match in ENDS.finditer(text)}
    return found.pop() if len(found) == 1 else 0


def year(number: int, last: int) -> Period:
    """The fiscal year called by the calendar year it ends in."""
    if last == 12:
        return calendar.year(number)
    return calendar.months(number - 1, last + 1, 12)


def part(number: int, count: int, which: int, last: int) -> Period:
    """The piece `which` of a fiscal year cut into `count` pieces: quarters or halves."""
    length = 12 // count
    first = last % 12 + length * (which - 1)
    begins = number - (last < 12) + first // 12
    aligned = count == 2 or first % 3 == 0
    return calendar.months(
        begins, first % 12 + 1, length, precision="quarter" if aligned and first % length == 0 else "month"
    )


def rule(last: int) -> str:
    return f"the fiscal year ends in {months.month_name[last]}, as the text says"
