"""What is ahead of the article as a calendar (iCalendar, RFC 5545): whole days, tentative, never in anybody's way."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pandas as pd

from briefing.tables import Tables
from charts.interval import Interval, day_of, interval
from charts.status import SIGNS
from facts import brief
from facts.card import why_date
from facts.table import collect, names
from facts.wording import basis_words, capital, date_words, quoted

from .inert import flat, visible

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def calendar(tables: Tables) -> bytes:
    """Dated events after the reference date. A month is an entry as long as the month; a deadline lies on its last
    known day, month or year, and says that it is one. The same tables give the same bytes."""
    import icalendar

    document, shown = tables["documents"].iloc[0], names(tables)
    made = icalendar.Calendar()
    made.add("prodid", "-//Briefing//Dates ahead//EN")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", flat(f"Ahead: {document['title'] or document['document']}"))
    made.add("x-wr-caldesc", flat(basis_words(document["reference_date"], document["reference_basis"])))
    for row, date in ahead(tables):
        made.add_component(_entry(tables, document, row, date, shown.get(row["holder"], "")))
    return bytes(made.to_ical())


def ahead(tables: Tables) -> list[tuple[dict[Any, Any], Interval]]:
    """The dated events that may still come after the reference date, in order of time; not those said not to be so."""
    now = day_of(tables["documents"].iloc[0]["reference_date"])
    rows = brief.ahead(tables, collect(tables)).to_dict("records")
    dated = [(row, interval(row["edtf"], row["earliest"], row["latest"])) for row in rows if row["status"] != "negated"]
    return [(row, date) for row, date in dated if date and _counts(date) and (now is None or date.outer_end > now)]


def _counts(date: Interval) -> bool:
    """Whether a calendar can hold it: from the year 1 to 9998."""
    return _calendar_day(date.outer_start) is not None and _calendar_day(date.outer_end) is not None


def _calendar_day(day: int) -> dt.date | None:
    held = np.datetime64(day, "D").item()
    return held if isinstance(held, dt.date) else None


def _entry(tables: Tables, document: pd.Series, row: dict[Any, Any], date: Interval, holder: str) -> Any:
    import icalendar

    says = SIGNS[row["status"]].says(holder)
    when = date_words(row["edtf"])
    made = icalendar.Event()
    made.add("uid", flat(f"{row['fact']}@{document['sha256'][:16]}.briefing").replace(" ", "-"))
    made.add("dtstamp", _stamp(document))
    made.add("dtstart", _calendar_day(date.outer_start))
    made.add("dtend", _calendar_day(date.outer_end))
    made.add("summary", flat(capital(row["label"]) + ("" if date.exact else f" ({when})")))
    made.add("status", "CONFIRMED" if row["status"] == "occurred" else "TENTATIVE")
    made.add("transp", "TRANSPARENT")
    made.add("categories", [flat(capital(SIGNS[row["status"]].word))])
    made.add("description", _description(tables, document, row, says, when))
    if document["url"]:
        made.add("url", flat(document["url"]))
    return made


def _stamp(document: pd.Series) -> dt.datetime:
    """The day of the article; RFC 5545 wants a stamp, and the day of the export would make two of the same differ."""
    day = document["published"] or document["reference_date"]
    try:
        return dt.datetime.combine(dt.date.fromisoformat(day), dt.time(), dt.UTC)
    except ValueError:
        return _EPOCH


def _description(tables: Tables, document: pd.Series, row: dict[Any, Any], says: str, when: str) -> str:
    reason = why_date(tables, row["timex"])
    source = ", ".join(part for part in (document["title"], document["author"], document["source"]) if part)
    lines = [f"{capital(says)}. When: {when}.", f"Date: {reason}." if reason else "",
             f"The article says: {quoted(flat(row['text']))}", f"Source: {source}" if source else ""]  # fmt: skip
    return "\n".join(visible(line) for line in lines if line)
