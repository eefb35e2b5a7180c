"""Dates that the text itself says are not exact: "on or about 2 April 2014", "around 1990", "circa 1850".

Such a date is approximate (EDTF "~"); what counts from it counts from the date as written.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from . import guard
from .expression import Expression
from .meaning import Date
from .period import Period
from .reading import Reading

WORDS = re.compile(r"\b(?:about|around|circa|ca\.|c\.|approximately|roughly)\s+(?:the\s+)?$", re.IGNORECASE)
# "talks about 2 April", "a row around May": what is talked of, not how near the date is.
LEADS = "or|in|on|at|from|since|until|by|to|of|between|before|after"
LED = re.compile(rf"\b(?:{LEADS})\s+\w+\.?\s+(?:the\s+)?$", re.IGNORECASE)
ALONE = re.compile(r"\b(?:circa|ca\.|c\.|approximately)\s+$", re.IGNORECASE)
NEAR = re.compile(r"\baround\s+$", re.IGNORECASE)  # before a day, no preposition need lead it
SLACK = {"day": dt.timedelta(days=7), "month": dt.timedelta(days=31), "year": dt.timedelta(days=366)}
COARSER = {"day": "month", "month": "quarter", "year": "year"}
RULE = "the text says that it is not exact"


def approximate(text: str, expression: Expression, reading: Reading) -> Reading:
    """The reading made approximate where the words before the date say so; else as it is."""
    period = reading.period
    if not isinstance(expression.meaning, Date) or period is None or not period.bounded or "/" in period.edtf:
        return reading
    before = guard.before(text, expression.start)
    near = expression.meaning.day is not None and NEAR.search(before)
    said = WORDS.search(before) and (near or LED.search(before) or ALONE.search(before))
    if not said or period.precision not in SLACK:
        return reading
    assert period.start is not None and period.end is not None
    slack = SLACK[period.precision]
    wide = Period(period.start - slack, period.end + slack, f"{period.edtf}~", COARSER[period.precision])
    return replace(reading, period=wide, rule=f"{reading.rule}; {RULE}")
