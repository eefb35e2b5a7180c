"""How a fact is meant and by whom, beside its line, where that is more than "it happened"."""

import pandas as pd

import session
from charts.status import SIGNS
from facts.card import lines_of


def beside(desk: session.Desk, facts: pd.DataFrame) -> list[dict]:
    """Lines whose note at the end says how the fact is meant, by whom, and its date."""
    return [_with(desk, line, fact, "note") for line, fact in _pairs(facts)]


def below(desk: session.Desk, facts: pd.DataFrame) -> list[dict]:
    """Lines with how the fact is meant, and by whom, under its words, and the date at the end."""
    return [_with(desk, line, fact, "under") for line, fact in _pairs(facts)]


def _pairs(facts: pd.DataFrame) -> list[tuple[dict, dict]]:
    return list(zip(lines_of(facts), facts.to_dict("records"), strict=True))


def _with(desk: session.Desk, line: dict, fact: dict, place: str) -> dict:
    if fact["status"] == "occurred":
        return line
    says = SIGNS[fact["status"]].says(desk.names.get(fact["holder"], ""))
    return line | {place: " · ".join(part for part in (says, line.get(place, "")) if part)}
