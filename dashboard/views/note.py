"""How a fact is meant and by whom, beside its line, where that is more than "it happened"."""

import pandas as pd

import session
from charts.status import SIGNS
from facts.card import lines_of


def meant(fact: dict) -> str:
    """How a fact is meant in one word, for a line whose sentence says by whom; '' where it happened."""
    return "" if fact["status"] == "occurred" else SIGNS[fact["status"]].word


def below(desk: session.Desk, facts: pd.DataFrame) -> list[dict]:
    """Lines with how the fact is meant, and by whom, under its words, and the date at the end."""
    return [_with(desk, line, fact) for line, fact in zip(lines_of(facts), facts.to_dict("records"), strict=True)]


def _with(desk: session.Desk, line: dict, fact: dict) -> dict:
    if fact["status"] == "occurred":
        return line
    says = SIGNS[fact["status"]].says(desk.names.get(fact["holder"], ""))
    return line | {"under": " · ".join(part for part in (says, line.get("under", "")) if part)}
