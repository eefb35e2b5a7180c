"""How a fact is meant and by whom, beside its line, where that is more than "it happened"."""

import pandas as pd

import session
from charts.status import SIGNS
from facts.card import lines_of
from facts.passage import sendable
from facts.wording import capital


def meant(fact: dict) -> str:
    """How a fact is meant in one word, for a line whose sentence says by whom; '' where it happened."""
    return "" if fact["status"] == "occurred" else SIGNS[fact["status"]].word


def below(desk: session.Desk, facts: pd.DataFrame) -> list[dict]:
    """Lines with how the fact is meant, by whom, and without a date its order, under its words; the date at the end."""
    return [_with(desk, line, fact) for line, fact in zip(lines_of(facts), facts.to_dict("records"), strict=True)]


def by_holder(desk: session.Desk, facts: pd.DataFrame) -> list[dict]:
    """Lines of facts that come holder by holder, the holder's name above the first of each."""
    lines, last = [], None
    for line, fact in zip(lines_of(facts), facts.to_dict("records"), strict=True):
        if fact["holder"] != last:
            line["lead"] = sendable(capital(desk.names.get(fact["holder"], ""))) or "Asker not named"
        lines.append(line | _under(line, "", _order(fact)))
        last = fact["holder"]
    return lines


def _with(desk: session.Desk, line: dict, fact: dict) -> dict:
    says = "" if fact["status"] == "occurred" else SIGNS[fact["status"]].says(desk.names.get(fact["holder"], ""))
    return line | _under(line, says, _order(fact))


def _order(fact: dict) -> str:
    return "" if fact["edtf"] else sendable(fact["order"])


def _under(line: dict, *words: str) -> dict:
    under = " · ".join(part for part in (*words, line.get("under", "")) if part)
    return {"under": under} if under else {}
