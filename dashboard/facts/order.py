"""Facts in order of time, as a reader would list them."""

from __future__ import annotations

import pandas as pd


def stand(edtf: str, earliest: str, latest: str) -> str:
    """The day that a fact is listed under: the one it is said to be about, else its first, else its last; '' for none.

    "About 3 September" may lie in August, yet stands under the 3rd; "by 24 December" stands under its end.
    """
    about = edtf[:-1] if edtf[-1:] in ("~", "?", "%") and "/" not in edtf else ""
    return about or earliest or latest


def in_time(facts: pd.DataFrame) -> pd.DataFrame:
    """The facts in order of time, those without a date last; of equals the one that is over first."""
    ordered = _dated(facts)
    ordered["_none"] = ordered["_day"] == ""
    return ordered.sort_values(["_none", "_day", "latest"], kind="stable")[list(facts.columns)]


def latest_first(facts: pd.DataFrame) -> pd.DataFrame:
    """The facts from the latest back; of equals the one whose day is known comes before those told about then."""
    ordered = _dated(facts)
    ordered["_about"] = ordered["edtf"].str.endswith("~")
    return ordered.sort_values(["_day", "_about"], ascending=[False, True], kind="stable")[list(facts.columns)]


def _dated(facts: pd.DataFrame) -> pd.DataFrame:
    days = [stand(*row) for row in zip(facts["edtf"], facts["earliest"], facts["latest"], strict=True)]
    return facts.assign(_day=pd.Series(days, index=facts.index, dtype="str"))
