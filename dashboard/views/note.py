"""How a fact is meant and by whom, beside its line, where that is more than "it happened"."""

import pandas as pd

import session
from charts.status import SIGNS
from facts.card import lines_of
from facts.passage import sendable


def meant(fact: dict) -> str:
    """How a fact is meant in one word, for a line whose sentence says by whom; '' where it happened."""
    return "" if fact["status"] == "occurred" else SIGNS[fact["status"]].word


def below(desk: session.Desk, facts: pd.DataFrame) -> list[dict]:
    """Lines with how the fact is meant, by whom, and without a date its order, under its words; the date at the end."""
    return [_with(desk, line, fact) for line, fact in zip(lines_of(facts), facts.to_dict("records"), strict=True)]


def _with(desk: session.Desk, line: dict, fact: dict) -> dict:
    says = "" if fact["status"] == "occurred" else SIGNS[fact["status"]].says(desk.names.get(fact["holder"], ""))
    order = sendable(fact["order"]) if not fact["edtf"] else ""
    under = " · ".join(part for part in (says, order, line.get("under", "")) if part)
    return line | {"under": under} if under else line
