"""What the sections of a brief are made of, and what they are made from."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pandas as pd

from briefing.tables import Tables
from exports.plate import Picture
from facts import salience, saying, sequence, statement
from facts.salience import Lead
from facts.statement import Statement
from facts.table import collect
from facts.telling import Telling

from .choice import Choice
from .note import Notes

Fact = dict[Any, Any]  # a row of facts.table.collect
SAME = 0.8  # share of words from which two sentences about one passage say the same


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence. `opening` stands before it (a date, a name), `status` is how it is meant, '' for "it happened"."""

    text: str
    notes: tuple[int, ...] = ()
    status: str = ""
    opening: str = ""
    fact: str = ""


@dataclass(frozen=True, slots=True)
class Lines:
    """Sentences under a small heading; `numbered` where their order tells something."""

    lines: tuple[Line, ...]
    heading: str = ""
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table. A cell is a line with notes, or plain words."""

    head: tuple[str, ...]
    rows: tuple[tuple[Line | str, ...], ...]
    says: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with what it shows, and the line under it."""

    picture: Picture
    caption: str
    lines: tuple[Line, ...] = ()


Block = Lines | Table | Figure


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a brief."""

    key: str
    heading: str
    blocks: tuple[Block, ...]


@dataclass
class Material:
    """The article, the facts let in, and the notes made so far."""

    tables: Tables
    choice: Choice
    facts: pd.DataFrame
    telling: Telling
    notes: Notes
    told: dict[tuple[str, bool], Statement] = field(default_factory=dict)

    @classmethod
    def of(cls, tables: Tables, choice: Choice) -> Material:
        """The material of a brief."""
        return cls(tables, choice, choice.keep(collect(tables)), Telling(tables), Notes(tables))

    @property
    def document(self) -> pd.Series:
        """The row of the article."""
        return self.tables["documents"].iloc[0]

    @cached_property
    def quotes(self) -> dict[str, Fact]:
        """The quotes by id."""
        return {row["quote"]: row for row in self.tables["quotes"].to_dict("records")}

    @cached_property
    def ranking(self) -> list[Lead]:
        """Every event and quote let in, with its score."""
        return salience.ranking(self.telling, self.facts)

    @cached_property
    def placed(self) -> dict[str, str]:
        """The words that say what an event stands before or after, by event."""
        return sequence.printed(self.tables)

    def line(self, fact: Fact, *, dated: bool = True, opening: str = "") -> Line:
        """The sentence of an event or quote, with its footnote."""
        number = self.notes.add(fact["start"], fact["end"])
        status = "" if fact["status"] == "occurred" else fact["status"]
        return Line(self.statement(fact, dated).text, (number,), status, opening, fact["fact"])

    def statement(self, fact: Fact, dated: bool = True) -> Statement:
        """What an event or quote says in one sentence."""
        key = fact["fact"], dated
        if key not in self.told:
            self.told[key] = self._statement(fact, dated)
        return self.told[key]

    def _statement(self, fact: Fact, dated: bool) -> Statement:
        event = self.telling.events.get(fact["fact"])
        if event is None:
            return saying.of_quote(self.telling, self.quotes[fact["fact"]])
        return statement.of_event(self.telling, event, dated)

    def chosen(self, facts: pd.DataFrame, most: int, dated: bool = True) -> tuple[list[Fact], int]:
        """The weightiest facts in the order given, each said once, and how many are left out."""
        held = self._once(facts.to_dict("records"), dated)
        if len(held) <= most:
            return held, 0
        score = {lead.fact: lead.score for lead in self.ranking}
        best = {f["fact"] for f in sorted(held, key=lambda f: -score.get(f["fact"], 0.0))[:most]}
        return [fact for fact in held if fact["fact"] in best], len(held) - most

    def _once(self, facts: list[Fact], dated: bool) -> list[Fact]:
        """The facts without those that say what another says, or only quote a sentence that another tells."""
        told = {fact["fact"]: self.statement(fact, dated) for fact in facts}
        clear = {fact["sentence"] for fact in facts if told[fact["fact"]].built}
        kept: list[Fact] = []
        near: dict[int, list[tuple[str, str]]] = {}
        for fact in facts:
            own = told[fact["fact"]]
            same = near.setdefault(fact["sentence"], [])
            repeats = not own.built and (fact["sentence"] in clear or same)
            if repeats or any(when == fact["when"] and _same(own.text, text) for when, text in same):
                continue
            same.append((fact["when"], own.text))
            kept.append(fact)
        return kept


def _same(one: str, other: str) -> bool:
    """Whether two sentences about one passage say the same, up to a word or two."""
    return one.rstrip(".") in other or other.rstrip(".") in one or salience.alike(one, other, SAME)
