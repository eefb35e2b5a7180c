"""What is chosen on the pages, and what it leaves of the facts."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

import pandas as pd

from .wording import count

FILTERS = ("actor", "sector", "status", "since", "until", "q")


@dataclass(frozen=True)
class Selection:
    """The fact in focus and the filters. Actors are ids, sectors names, statuses of `briefing.tables.STATUSES`."""

    fact: str = ""
    actor: tuple[str, ...] = ()
    sector: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    q: str = ""

    @property
    def filtered(self) -> bool:
        """Whether any filter is set."""
        return any(getattr(self, name) for name in FILTERS)


@dataclass(frozen=True)
class Chip:
    """One filter that can be taken off again: what it says, and how many facts would come back (0 where not told)."""

    filter: str
    value: str
    label: str
    hidden: int


def keep(facts: pd.DataFrame, chosen: Selection) -> pd.DataFrame:
    """The facts that every filter lets through; values of one filter are alternatives."""
    held = pd.Series(True, index=facts.index)
    if chosen.actor:
        held &= _any_of(facts["actors"], chosen.actor)
    if chosen.sector:
        held &= _any_of(facts["sectors"], chosen.sector)
    if chosen.status:
        held &= facts["status"].isin(chosen.status)
    if chosen.since or chosen.until:
        held &= _within(facts, chosen.since, chosen.until)
    if chosen.q.strip():
        held &= _says(facts, chosen.q)
    return facts[held]


def chips(facts: pd.DataFrame, chosen: Selection, shown: dict[str, str]) -> list[Chip]:
    """A chip for each value of each filter. `shown` gives the names of actors."""
    made = []
    for name in ("actor", "sector", "status"):
        values: tuple[str, ...] = getattr(chosen, name)
        hidden = _hides(facts, chosen, name) if len(values) == 1 else 0
        made += [Chip(name, value, shown.get(value, value), hidden) for value in values]
    for name, word in (("since", "from"), ("until", "until")):
        if getattr(chosen, name):
            made.append(Chip(name, "", f"{word} {getattr(chosen, name):%-d %B %Y}", _hides(facts, chosen, name)))
    if chosen.q.strip():
        made.append(Chip("q", "", f"“{chosen.q.strip()}”", _hides(facts, chosen, "q")))
    return made


def hidden_words(facts: pd.DataFrame, kept: pd.DataFrame) -> str:
    """How much the filters leave out, in words."""
    return f"{count(len(kept), 'fact')} of {len(facts):,} shown; the filters leave out {len(facts) - len(kept):,}."


def _hides(facts: pd.DataFrame, chosen: Selection, name: str) -> int:
    """How many facts would come back without this filter."""
    without = replace(chosen, **{name: getattr(Selection(), name)})
    return len(keep(facts, without)) - len(keep(facts, chosen))


def _any_of(cells: pd.Series, values: tuple[str, ...]) -> pd.Series:
    wanted = set(values)
    return cells.map(lambda held: not wanted.isdisjoint(held)).astype(bool)


def _within(facts: pd.DataFrame, since: dt.date | None, until: dt.date | None) -> pd.Series:
    """Facts whose date may lie in the span; a fact without a date never does."""
    dated = (facts["earliest"] != "") | (facts["latest"] != "")
    if since:
        dated &= (facts["latest"] == "") | (facts["latest"] > since.isoformat())
    if until:
        dated &= (facts["earliest"] == "") | (facts["earliest"] <= until.isoformat())
    return dated


def _says(facts: pd.DataFrame, words: str) -> pd.Series:
    """Facts whose label, own characters or searchable form hold every word, and phrase in quotation marks."""
    where = (facts["label"] + " " + facts["text"] + " " + facts["searchable"]).map(folded)
    held = pd.Series(True, index=facts.index)
    for word in parts(words):
        held &= where.str.contains(word, regex=False)
    return held


def parts(words: str) -> list[str]:
    """What to look for: words, and phrases in quotation marks."""
    return [(phrase or word).strip() for phrase, word in re.findall(r'"([^"]+)"|([^\s"]+)', folded(words))]


def folded(text: str) -> str:
    """Text as it is searched: small letters, one kind of space and of quotation marks."""
    settled = text.replace("\u00a0", " ").replace("’", "'").replace("“", '"').replace("”", '"')
    return settled.casefold()
