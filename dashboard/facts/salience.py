"""Which facts lead: a rule of named weights, each of whose reasons can be shown.

The score of a fact is the sum of its marks (0 to 1 each) times the weights below. A mark never falls when its cause
grows: told earlier, named more often, more actors, a date ahead. Then the best are taken one by one, passing over what
a fact already taken says too. Nothing is learned and nothing is random: the same tables give the same leads.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import pandas as pd

from briefing.tables import Tables

from . import saying, statement
from .opening import FIRST, HALF, Opening, content_words, headline
from .statement import counterfactual
from .telling import Telling
from .wording import count, date_words

WEIGHTS = {
    "position": 2.5,  # how early it stands: an article says first what it is about
    "repetition": 2.0,  # how often the article comes back to its actors
    "title": 1.5,  # how much of the title it tells
    "status": 1.5,  # how it is meant: what happened, is planned or demanded before what is only said
    "kind": 1.5,  # what kind of act it is: a fine or a ruling before a remark
    "actors": 1.5,  # how many actors are in it, doer and done-to both known
    "ahead": 1.5,  # whether its date lies ahead of the reference date
    "dated": 0.5,  # whether it has a date at all
    "clear": 3.0,  # whether it can be said in one plain sentence of its own
    "told": 5.0,  # whether the title, or without one the first sentence, tells of that act; only the first that it does
    "answer": 4.0,  # whether it is the answer of who is accused in the title or in the first sentences; only the first
}
STATUS = {
    "occurred": 1.0, "planned": 1.0, "requested": 0.9, "alleged": 0.8, "negated": 0.5, "attributed": 0.5,
    "possible": 0.4,
}  # fmt: skip
KIND = {  # by PLOVER class; an act of no class, a quote among them, has OTHER
    "COERCE": 1.0, "SANCTION": 1.0, "ASSAULT": 1.0, "AGREE": 0.9, "THREATEN": 0.9, "PROTEST": 0.8, "MOBILIZE": 0.8,
    "REQUEST": 0.8, "ACCUSE": 0.8, "SUPPORT": 0.7, "CONCEDE": 0.7, "RETREAT": 0.7, "AID": 0.7, "COOPERATE": 0.7,
    "CONSULT": 0.6, "REJECT": 0.6,
}  # fmt: skip
OTHER, TIE, REMARK = 0.4, 0.7, 0.0  # TIE: it ties two actors. REMARK: somebody declined to say something
SAME_ACTORS, SAME_STATUS = 2.0, 0.6  # points off for each fact before it that has the same actors, or status
ALIKE = 0.55  # share of words two facts have in common from which they say the same
_LEANS = re.compile(
    r"(?:^|\s)(?:it|them|him|they|he|she|this|these|those|her|both)[.,]?(?:\s(?!own\b)|$)"
    r"|(?:^|,\s)that\s(?!the\b|an?\b)",  # "That trial is scheduled", "According to Acme, that trial is scheduled"
    re.I,
)
SHORT, LONG = 6, 12  # words: a shorter sentence says little; in a longer one a pronoun has its noun beside it


@dataclass(frozen=True, slots=True)
class Reason:
    """One mark of a fact: which weight it counts with, from 0 to 1, and why in words ('' for none worth showing)."""

    name: str
    mark: float
    why: str

    @property
    def points(self) -> float:
        """What it adds to the score."""
        return WEIGHTS[self.name] * self.mark


@dataclass(frozen=True, slots=True)
class Lead:
    """A fact that leads: its id, its sentence, its score, and the reasons for it, the strongest first."""

    fact: str
    text: str
    score: float
    reasons: tuple[Reason, ...]

    @property
    def why(self) -> str:
        """The reasons in words: "leads because: among the first sentences, three actors, dated ahead"."""
        told = [reason.why for reason in self.reasons if reason.why]
        return (
            f"Leads because: {', '.join(told)}." if told else "Leads because: nothing in the article stands out more."
        )


def leads(tables: Tables, facts: pd.DataFrame, most: int = 5, ranked: list[Lead] | None = None) -> list[Lead]:
    """Up to `most` facts that carry the article, the first first; at most two from one sentence.

    Each fact taken lowers those of the same actors and the same status, so that every side comes to word.
    """
    ranked = ranking(Telling(tables), facts) if ranked is None else ranked
    rows = {row["fact"]: row for row in facts.to_dict("records")}
    taken: list[Lead] = []
    while ranked and len(taken) < most:
        best = max(ranked, key=lambda lead: lead.score - _again(rows, lead, taken))
        taken.append(best)
        ranked = [lead for lead in ranked if _adds(rows, lead, taken)]
    return _answered(taken)


def _answered(leads: list[Lead]) -> list[Lead]:
    """The facts with an answer behind what it answers: nobody understands a denial that comes first."""
    answers = [any(reason.name == "answer" and reason.mark for reason in lead.reasons) for lead in leads]
    if not answers or not answers[0] or all(answers):
        return leads
    first = answers.index(False)
    return [leads[first], *leads[:first], *leads[first + 1 :]]


def _again(rows: dict[str, dict], lead: Lead, taken: list[Lead]) -> float:
    """How much of a fact's actors and status has been told."""
    own, status = set(rows[lead.fact]["actors"]), rows[lead.fact]["status"]
    points = 0.0
    for other in taken:
        held = set(rows[other.fact]["actors"])
        points += SAME_ACTORS * len(own & held) / max(len(own | held), 1)
        points += SAME_STATUS * (rows[other.fact]["status"] == status)
    return points + _told_once(lead, taken)


def _told_once(lead: Lead, taken: list[Lead]) -> float:
    """What a fact has for what the title tells, and for the other side's answer, where one before it has that."""
    before = {reason.name for other in taken for reason in other.reasons if reason.mark}
    return sum(reason.points for reason in lead.reasons if reason.name in ("told", "answer") and reason.name in before)


def _adds(rows: dict[str, dict], lead: Lead, taken: list[Lead]) -> bool:
    """Whether a fact says something that the one taken last does not, and is not the third of a sentence."""
    sentences = [rows[other.fact]["sentence"] for other in taken]
    return sentences.count(rows[lead.fact]["sentence"]) < 2 and not alike(lead.text, taken[-1].text)


def ranking(telling: Telling, facts: pd.DataFrame) -> list[Lead]:
    """Every event and quote with its score, the highest first; of equals the one told first."""
    by = _measure(telling)
    repeats = saying.within(telling.tables["quotes"].to_dict("records"))
    made = []
    quotes = {row["quote"]: row for row in telling.tables["quotes"].to_dict("records")}
    for fact in facts.to_dict("records"):
        if fact["table"] == "relations" or fact["fact"] in repeats:
            continue
        event = telling.events.get(fact["fact"])
        told = statement.of_event(telling, event) if event else saying.of_quote(telling, quotes[fact["fact"]])
        if fact["fact"] in by.opening.repeated or (fact["sentence"] in by.headline and not told.built):
            continue
        reasons = _reasons(telling, fact, told, by)
        made.append(Lead(fact["fact"], told.text, round(sum(r.points for r in reasons), 4), reasons))
    return sorted(made, key=lambda lead: -lead.score)


@dataclass(frozen=True, slots=True)
class _Measure:
    """What marks are measured against: the article's length, its title and opening, its actors, its reference date."""

    sentences: int
    title: set[str]
    headline: set[int]
    opening: Opening
    mentions: dict[str, int]
    names: dict[str, str]
    reference: str


def _measure(telling: Telling) -> _Measure:
    tables = telling.tables
    document, actors = tables["documents"].iloc[0], tables["actors"]
    return _Measure(
        len(tables["sentences"]), content_words(document["title"]), headline(tables), Opening(telling),
        dict(zip(actors["actor"], actors["mentions"], strict=True)),
        dict(zip(actors["actor"], actors["name"], strict=True)), str(document["reference_date"]),
    )  # fmt: skip


def _reasons(telling: Telling, fact: dict, told: statement.Statement, by: _Measure) -> tuple[Reason, ...]:
    before = len(by.headline)
    unreal = counterfactual(fact["text"]) or counterfactual(told.text)
    made = [
        position(fact["sentence"] - before, by.sentences - before),
        repetition(fact["actors"], by.mentions, by.names),
        title(told.text, by.title),
        Reason("status", 0.0 if unreal else STATUS[fact["status"]], ""),
        kind({"kind": ""} if unreal else fact, {} if unreal else telling.events.get(fact["fact"], {})),
        actors(len(fact["actors"])),
        Reason("ahead", 0.0, "") if unreal else ahead(fact, by.reference),
        Reason("dated", float(bool(fact["edtf"] and fact["timex"])), ""),
        Reason("clear", 0.0, "") if unreal else clear(told),
        told_first("" if unreal or not by.opening.tells(fact, told.text) else by.opening.called, told.built),
        answer(by.opening.answers(fact)),
    ]
    return tuple(sorted(made, key=lambda reason: -reason.points))


def position(sentence: int, total: int) -> Reason:
    """1 for the first sentence, little less for those after it that open the article, then down to 0."""
    if sentence <= FIRST:
        early = "among the first sentences" if sentence > 1 else "told first"
        return Reason("position", round(1 - 0.15 * (max(sentence, 1) - 1), 4), early)
    return Reason("position", max(0.0, 0.7 * (1 - (sentence - FIRST) / max(total - FIRST, 1))), "")


def repetition(held: tuple[str, ...], mentions: dict[str, int], names: dict[str, str]) -> Reason:
    """How often the article names the two of its actors that it names most, against its busiest actor."""
    most = max(mentions.values(), default=0)
    times = sorted(((mentions.get(actor, 0), actor) for actor in held), reverse=True)[:2]
    if not times or not most:
        return Reason("repetition", 0.0, "")
    mark = sum(number for number, _ in times) / (2 * most)
    top, actor = times[0]
    return Reason("repetition", mark, f"names {names.get(actor, '?')} ({count(top, 'time')} in all)" if top > 2 else "")


def title(text: str, words: set[str]) -> Reason:
    """The share of the title's words that it tells."""
    shared = len(words & content_words(text)) / len(words) if words else 0.0
    return Reason("title", shared, "tells what the title says" if shared >= HALF else "")


def told_first(teller: str, built: bool) -> Reason:
    """1 for what the title tells, in a sentence of its own; half of that where only the article can be quoted."""
    return Reason("told", (1.0 if built else 0.5) if teller else 0.0, f"the {teller} tells it" if teller else "")


def answer(answers: bool) -> Reason:
    """1 for the answer of who is accused."""
    return Reason("answer", float(answers), "the other side's answer" if answers else "")


def kind(fact: dict, event: dict) -> Reason:
    """What kind of act it is."""
    if event.get("act") in ("declined comment", "comment", "response"):
        return Reason("kind", REMARK, "")
    mark = max(KIND.get(fact["kind"], OTHER), TIE if event.get("tie") else 0.0)
    return Reason("kind", mark, f"an act of weight ({event['act']})" if mark >= 0.9 and event.get("act") else "")


def actors(number: int) -> Reason:
    """1 for three actors or more."""
    return Reason("actors", min(number, 3) / 3, f"{_NUMBERS[min(number, 4)]} actors" if number > 1 else "")


_NUMBERS = ("no", "one", "two", "three", "four or more")


def ahead(fact: dict, reference: str) -> Reason:
    """1 when all of its date lies after the reference date, half of that for a plan whose date is not known."""
    if reference and fact["earliest"] > reference:
        return Reason("ahead", 1.0, f"dated ahead ({date_words(fact['edtf'])})")
    if not fact["edtf"] and fact["status"] == "planned":
        return Reason("ahead", 0.5, "planned")
    return Reason("ahead", 0.0, "")


def clear(told: statement.Statement) -> Reason:
    """1 for a sentence of its own, half of that where it is very short or leans on a word from before, else 0."""
    whole = len(told.text.split()) > SHORT and not leans(told)
    return Reason("clear", (1.0 if whole else 0.5) if told.built else 0.0, "")


def leans(told: statement.Statement) -> bool:
    """Whether a sentence built needs the one before it: a pronoun near its beginning, or anywhere in a short one."""
    words = told.text.split()
    near = _LEANS.search(told.text if len(words) < LONG else " ".join(words[:5]))
    return told.built and (near is not None or bool({"its", "their"} & set(words[:3])))


def alike(one: str, other: str, share: float = ALIKE) -> bool:
    """Whether two sentences say much the same: most words of the shorter are in the longer."""
    a, b = content_words(one), content_words(other)
    return bool(a and b) and len(a & b) / min(len(a), len(b)) >= share
