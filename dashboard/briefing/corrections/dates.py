"""Dates that a person sets: their bounds, counted from the EDTF value, and the events that hang on them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..tables import Tables
from ..timexes import edtf
from ..timexes import period as calendar
from ..timexes.period import Period
from . import anchor, gathering

DERIVED = ("edtf", "earliest", "latest", "precision")
RULE = "set by a person"


def cells(value: str) -> dict[str, str]:
    """The four cells of a date from its EDTF value; all empty for ''. Raises ValueError for what is no date."""
    return _cells(edtf.read(value)) if value else dict.fromkeys(DERIVED, "")


def complete(tables: Tables, table: str, key: str, wanted: Mapping[str, Any]) -> dict[str, Any]:
    """New values with what follows from a date among them: its bounds; of an event that takes one over, all of it."""
    new = dict(wanted)
    if table == "events" and "edtf" not in new and "timex" in new:
        source = anchor.row(tables, "timexes", new["timex"]) if new["timex"] else dict.fromkeys(DERIVED, "")
        return new | {name: str(source[name]) for name in DERIVED if name not in new}
    if table not in ("events", "timexes") or "edtf" not in new:
        return new
    new = cells(str(new["edtf"])) | new
    if table == "events":
        return {"timex": _said(tables, key, str(new["edtf"]))} | new
    return {"rule": RULE, "other": "", "anchor": ""} | new


def follow(tables: Tables, before: Mapping[str, Any], timex: str) -> None:
    """Dates the events that hang on a time expression as it now reads; those that a person dated hang on none."""
    held = tables["events"]
    new = str(anchor.row(tables, "timexes", timex)["edtf"])
    for event, was in zip(held["event"], held["edtf"], strict=True):
        if held.loc[held["event"] == event, "timex"].iloc[0] == timex:
            values = _followed(str(before["edtf"]), str(was), new)
            if values is not None and values["edtf"] != was:
                gathering.change(tables, "events", event, {**values, "origin": _origin(tables, event)})


def _origin(tables: Tables, event: str) -> str:
    origin = str(anchor.row(tables, "events", event)["origin"])
    return "added" if origin == "added" else "changed"


def _followed(old: str, event: str, new: str) -> dict[str, str] | None:
    """An event's date after its time expression has changed; None where it was read from it in another way."""
    if event == old or not new:
        return cells(new)
    if event == _point(old):
        return cells(_point(new))
    if event == f"../{_point(old)}":
        return _cells(calendar.until(edtf.read(_point(new))))
    return None


def _point(value: str) -> str:
    """The date that an open interval is open from or to: "2013" of "2013/..", as for events told along with it."""
    return value.removesuffix("/..").removeprefix("../")


def _said(tables: Tables, event: str, value: str) -> str:
    """The time expression that an event keeps with a date of its own: the one it has, where that says the same."""
    timex = str(anchor.row(tables, "events", event)["timex"])
    return timex if timex and str(anchor.row(tables, "timexes", timex)["edtf"]) == value else ""


def _cells(period: Period) -> dict[str, str]:
    return {
        "edtf": period.edtf,
        "earliest": period.start.isoformat() if period.start else "",
        "latest": period.end.isoformat() if period.end else "",
        "precision": period.precision,
    }
