"""The date in a sentence: in brackets behind a date that is printed in other words, else first or last."""

from __future__ import annotations

import datetime as dt
import re

from .telling import Telling
from .wording import UNTOLD, capital, date_words

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def with_date(telling: Telling, event: dict, words: str) -> str:
    """The words with the date: in brackets behind a date that is printed in other words, else first or last."""
    when = date_words(event["edtf"])
    if not when or not event["timex"] or odd(telling, event):
        return words  # a date that only the article's own day gives is not the article's word
    printed = next((p["text"] for p in telling.evidence(event["event"], "timex")), "")
    printed = " ".join(printed.split())
    if printed and (at := words.find(printed)) >= 0:
        end, more = at + len(printed), _missing(printed, when)
        return f"{words[:end]} [{more}]{words[end:]}" if more else words
    if (day := _weekday(event["edtf"])) and (named := re.search(rf"\bon {day}\b(?! \d)", words)):
        return f"{words[: named.end()]} [{when}]{words[named.end() :]}"
    last = re.match(r"(?:according|by) |.*\b(?:has|have|is|are) ", words) and not event["edtf"].endswith("/..")
    if last or event["status"] == "alleged" or event["edtf"].startswith("../"):
        return f"{words} ({when})"
    return f"{_when(event['edtf'], when)}, {words}"


def _weekday(edtf: str) -> str:
    """The name of the weekday of a date that is one day; '' for others."""
    return _DAYS[dt.date.fromisoformat(edtf).weekday()] if re.fullmatch(r"\d{4}-\d{2}-\d{2}", edtf) else ""


def odd(telling: Telling, event: dict) -> bool:
    """Whether the date of a plan lies before the article that announces it: then it is left to the printed words."""
    reference = telling.tables["documents"].iloc[0]["reference_date"]
    told = event["status"] == "planned" and bool(re.search(r"\b(?:will|would)\b", event["text"] + event["label"]))
    last = event["latest"] or event["earliest"]
    return told and bool(reference and last) and last <= reference


def _missing(printed: str, when: str) -> str:
    """What a printed date leaves open: "[2024]" behind "in December", "[10 October 2023]" behind "on Tuesday"."""
    if re.search(r"\d{4}", printed) or when.endswith(UNTOLD):
        return ""
    bare = re.sub(r"^(?:by|since) ", "", when)
    day, year = bare.rpartition(" ")[::2]
    return year if day and all(word in printed.split() for word in day.split()) else bare


def _when(edtf: str, when: str) -> str:
    """A date that opens a sentence: "On 11 August 2015", "In September 2015", "Since 2013"."""
    if edtf.endswith(("/..", "/")) or edtf.startswith(("../", "/")):
        return capital(when)
    if "/" in edtf:
        return f"From {when}"
    return f"On {when}" if re.fullmatch(r"\d{4}-\d{2}-\d{2}[~?%]?", edtf) and when[0].isdigit() else f"In {when}"
