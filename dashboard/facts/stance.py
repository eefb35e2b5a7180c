"""What is said in order of time: quotes under their dates, and where a speaker meant the same otherwise before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from .order import in_time
from .wording import capital, count

UNDATED = "No date in the text"


def by_date(facts: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    """The facts in order of time under the words of their dates; those without one last, as the text goes."""
    ordered = in_time(facts)
    found: dict[str, list[int]] = {}
    for at, when in zip(ordered.index, ordered["when"], strict=True):
        found.setdefault(capital(when) or UNDATED, []).append(at)
    last = found.pop(UNDATED, None)
    return [(when, ordered.loc[rows]) for when, rows in [*found.items(), *([(UNDATED, last)] if last else [])]]


def changes(facts: pd.DataFrame, about: Iterable[Iterable[str]], words: Mapping[str, str]) -> dict[str, str]:
    """Quotes in which a speaker means otherwise what they spoke of before, each with how they meant it then.

    `about` are groups of quotes on one thing, `words` the words of the statuses. Only quotes with a date are compared:
    without one, nothing is "before".
    """
    dated = in_time(facts[facts["edtf"] != ""])
    rows = {row["fact"]: row for row in dated[["fact", "holder", "status", "when", "edtf"]].to_dict("records")}
    made: dict[str, str] = {}
    for group in about:
        held = set(group)
        before: dict[str, dict] = {}
        for fact, row in rows.items():
            if fact not in held or not row["holder"]:
                continue
            last = before.get(row["holder"])
            if last and last["status"] != row["status"] and last["edtf"] != row["edtf"]:
                made[fact] = f"before: {words[last['status']]}, {last['when']}"
            before[row["holder"]] = row
    return made


def summary(facts: pd.DataFrame, words: Mapping[str, str]) -> str:
    """How much is said, how it is meant, what has no date: "2 quotes: 1 said, 1 asked for. 1 quote without a date"."""
    meant = facts["status"].value_counts()
    kinds = ", ".join(f"{int(meant[status])} {word}" for status, word in words.items() if status in meant)
    dated = int((facts["edtf"] != "").sum())
    without = "" if dated == len(facts) else f" {count(len(facts) - dated, 'quote')} without a date."
    return f"{count(len(facts), 'quote')}: {kinds}.{without}"
