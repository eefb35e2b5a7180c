"""The dated events for TimelineJS (Knight Lab): JSON with dates as exact as the text has them, and no finer."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

from briefing.tables import Tables
from charts.axis import parts
from charts.interval import Interval, bounds, interval
from charts.status import SIGNS
from facts.card import why_date
from facts.table import collect, names
from facts.wording import basis_words, capital, count, date_words

from .inert import flat, markup
from .record import encoded

_EDTF = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def timeline(tables: Tables) -> bytes:
    """The JSON. TimelineJS reads texts as HTML, so every text is escaped; it makes no links of addresses in them."""
    document, facts = tables["documents"].iloc[0], collect(tables)
    events = facts[facts["table"] == "events"]
    shown = names(tables)
    made = [_slide(tables, row, shown.get(row["holder"], "")) for row in events.to_dict("records")]
    slides = [slide for slide in made if slide]
    return encoded({"scale": "human", "title": _title(document, len(events) - len(slides)), "events": slides})


def _title(document: pd.Series, undated: int) -> dict[str, Any]:
    said = [", ".join(part for part in (document["author"], document["source"], date_words(document["published"]))
                      if part),
            basis_words(document["reference_date"], document["reference_basis"]),
            f"{count(undated, 'event')} without a date not shown." if undated else ""]  # fmt: skip
    text = "".join(f"<p>{markup(line)}</p>" for line in said if line)
    return {"text": {"headline": markup(document["title"] or document["document"]), "text": text}, "autolink": False}


def _slide(tables: Tables, row: dict[Any, Any], holder: str) -> dict[str, Any] | None:
    """An event; None where it has no date, or one before the year 1, which TimelineJS has no room for."""
    date = interval(row["edtf"], row["earliest"], row["latest"])
    if date is None or parts(date.outer_start)[0] < 1:
        return None
    start, end = span(row["edtf"], date)
    words = capital(date_words(row["edtf"]))
    made: dict[str, Any] = {
        "unique_id": re.sub(r"[^A-Za-z0-9_-]+", "-", row["fact"]),
        "start_date": {**start, "display_date": markup(words)},
        "display_date": markup(words),
        "group": flat(capital(SIGNS[row["status"]].word)),
        "text": {"headline": markup(capital(row["label"])), "text": _text(tables, row, holder)},
        "autolink": False,
    }
    return made | ({"end_date": {**end, "display_date": markup(words)}} if end else {})


def _text(tables: Tables, row: dict[Any, Any], holder: str) -> str:
    """How it is meant and by whom, the passage, and why that date."""
    says = SIGNS[row["status"]].says(holder)
    reason = why_date(tables, row["timex"])
    said = [f"<p>{markup(capital(says))}.</p>", f"<blockquote>{markup(flat(row['text']))}</blockquote>"]
    return "".join([*said, f"<p>Date: {markup(reason)}.</p>" if reason else ""])


def span(edtf: str, date: Interval) -> tuple[dict[str, int], dict[str, int] | None]:
    """Start and end as TimelineJS counts them: year, year and month, or a day, whatever the text gives.

    A month or a year has no end and no day. A quarter, a season, a decade or an interval goes from its first month or
    year to its last. Of an open date only the known side is given; the words say which side is open.
    """
    values = [value for value in edtf.strip("[]{}").replace("..", "/").split("/") if _readable(value)]
    if not values:
        return _day(date.outer_start), _day(date.outer_end - 1) if date.outer_end - date.outer_start > 1 else None
    first, last = _ends(values[0]), _ends(values[-1])
    return first[0], last[1] if last[1] != first[0] else None


def _readable(value: str) -> bool:
    return bounds(value) is not None


def _ends(value: str) -> tuple[dict[str, int], dict[str, int]]:
    """The first and the last year, month or day of one EDTF date; the same twice where it is itself one of these."""
    exact = _EDTF.fullmatch(value.strip("~?%"))
    if exact and (not exact[2] or int(exact[2]) <= 12):
        made = {name: int(held) for name, held in zip(("year", "month", "day"), exact.groups(), strict=True) if held}
        return made, made
    known = bounds(value)
    assert known is not None
    (year, month, _), (until, last, _) = parts(known[0]), parts(known[1] - 1)
    if exact:
        return {"year": year, "month": month}, {"year": until, "month": last}
    return {"year": year}, {"year": until}


def _day(day: int) -> dict[str, int]:
    return dict(zip(("year", "month", "day"), parts(day), strict=True))
