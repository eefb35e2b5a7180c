"""Days that a text or file states as its own."""

from __future__ import annotations

import datetime as dt

EARLIEST = 1600


def day(year: int, month: int, number: int) -> str:
    """YYYY-MM-DD; empty where the calendar has no such day, or it lies after tomorrow."""
    try:
        when = dt.date(year, month, number)
    except ValueError:
        return ""
    return when.isoformat() if year >= EARLIEST and when <= dt.date.today() + dt.timedelta(days=1) else ""


def iso(text: str) -> str:
    """The day that an ISO date or date and time at the start of a text names; else empty."""
    try:
        when = dt.date.fromisoformat(text.strip()[:10])
    except ValueError:
        return ""
    return day(when.year, when.month, when.day)
