"""The date of an event that goes on with a dated one: none is said of it, and the grammar around it tells of one time.

A clause joined to a dated one ("raided the office on Monday, and the prosecutor charged …") and the next sentence of a
paragraph in the simple past go on from the date told before. How soon is not known, so such a date is approximate
(EDTF "~"), and its bounds reach a week to both sides, never beyond the day of publication.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .. import clause
from ..paragraph import paragraphs
from . import news
from .dating import Dating, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Span as Words
    from spacy.tokens import Token

    from .dating import Calendar
    from .retelling import Draft

JOINED = "no date is said: its clause is joined to one with a date, so about then"
NARRATED = "no date is said: told in the simple past right after what is dated, so about then"
SLACK = {"day": dt.timedelta(days=7), "week": dt.timedelta(days=7), "month": dt.timedelta(days=31)}
CURRENT = dt.timedelta(days=7)
COARSER = {"day": "month", "week": "month", "month": "quarter"}
# Adverbs and conjunctions with which a sentence leaves the time told before it.
LEAVES = frozenset("once formerly previously earlier originally initially historically traditionally already".split())


@dataclass(frozen=True, slots=True)
class Told:
    """The date of a sentence's main clause, the number of its paragraph, and the actors of its events."""

    date: Dating
    paragraph: int
    actors: frozenset[str]


def join(drafts: Iterable[Draft], calendar: Calendar) -> None:
    """Dates the drafts whose clause is joined to a dated one, in reading order."""
    by_verb: dict[int, Dating] = {}
    for draft in sorted(drafts, key=lambda draft: draft.trigger.head.i):
        verb = draft.trigger.head
        if not draft.date.edtf and _open(draft, calendar):
            draft.date = _joined(verb, by_verb, calendar)
        if draft.date.edtf and draft.status.value == "occurred" and clause.is_verb(verb):
            by_verb[verb.i] = draft.date


def pass_on(drafts: Iterable[Draft], calendar: Calendar) -> None:
    """Dates the drafts that the text tells right after a dated sentence, in reading order."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in sorted(drafts, key=lambda draft: draft.trigger.head.i):
        by_sentence.setdefault(draft.trigger.head.sent.start, []).append(draft)
    starts = [span.start for span in paragraphs(clause.text(calendar.parse))]
    told: Told | None = None
    for sentence in calendar.parse.sents:
        own = by_sentence.get(sentence.start, [])
        paragraph = bisect_right(starts, sentence.start_char)
        for draft in own:
            if told is not None and not draft.date.edtf and _open(draft, calendar):
                draft.date = _narrated(draft, told, paragraph, calendar.today)
        told = _told(sentence, own, paragraph, calendar) or (told if _only_says(sentence, calendar) else None)


def _told(sentence: Words, drafts: list[Draft], paragraph: int, calendar: Calendar) -> Told | None:
    """What a sentence gives the next one to go on from: the date of its last main clause that has one."""
    main = [d for d in drafts if d.status.value == "occurred" and clause.is_verb(d.trigger.head)]
    dates = [d.date for d in main if d.date.edtf and news.independent(d.trigger.head)]
    date = dates[-1] if dates else _own(sentence.root, calendar)
    actors = frozenset(part.mention.actor for draft in drafts for part in draft.parts if part.mention.actor)
    return Told(date, paragraph, actors) if date is not None else None


def _only_says(sentence: Words, calendar: Calendar) -> bool:
    """Whether a sentence only says who said something, so that the news runs on behind it: "…," the minister said."""
    root = sentence.root
    return root.lower_ == "said" and news.simple_past(root) and not calendar.by_sentence.get(sentence.start)


def _open(draft: Draft, calendar: Calendar) -> bool:
    """Whether a draft tells in the simple past what happened, and its sentence says no time of it."""
    verb = draft.trigger.head
    past = draft.status.value == "occurred" and draft.trigger.is_verb and news.simple_past(verb)
    return past and calendar.quiet(draft.trigger) and not news.qualified(verb) and not _leaves(verb)


def _leaves(verb: Token) -> bool:
    return any(c.lower_ in LEAVES for c in verb.children if c.dep_ == "advmod")


def _joined(verb: Token, by_verb: dict[int, Dating], calendar: Calendar) -> Dating:
    """The date of the clause that a verb is joined to, whether that tells an event of its own or not."""
    at = verb
    while at.head.i != at.i and (at.dep_ in ("conj", "parataxis") or _meanwhile(at)):
        at = at.head
        if (date := by_verb.get(at.i) or _own(at, calendar)) is not None:
            return about(date, JOINED, calendar.today)
    return Dating()


def _meanwhile(verb: Token) -> bool:
    return verb.dep_ == "advcl" and any(c.lower_ in ("while", "whereas") and c.dep_ == "mark" for c in verb.children)


def _own(verb: Token, calendar: Calendar) -> Dating | None:
    """The one date in the clause of a verb that tells of the past."""
    if not clause.is_verb(verb) or not (news.simple_past(verb) or news.perfect(verb)):
        return None
    found = calendar.in_clause(verb)
    return plain(found[0]) if len(found) == 1 and found[0].latest and found[0].earliest <= calendar.today else None


def _narrated(draft: Draft, told: Told, paragraph: int, today: str) -> Dating:
    """The date told by the sentence before, for a main clause.

    News runs on by itself, also over the end of a paragraph; what is told of another time goes on in its paragraph
    where it is still about the same actors.
    """
    goes_on = told.paragraph == paragraph and _of_the_same(draft, told)
    if not news.independent(draft.trigger.head) or not (goes_on or _current(told.date, today)):
        return Dating()
    return about(told.date, NARRATED, today)


def _of_the_same(draft: Draft, told: Told) -> bool:
    subjects = clause.subjects(draft.trigger.head)
    return any(s.pos_ == "PRON" for s in subjects) or bool(told.actors & draft.actors("agent"))


def _current(date: Dating, today: str) -> bool:
    """Whether a date is that of the news itself, which runs on through short paragraphs."""
    if not today or not date.latest:
        return False
    return dt.date.fromisoformat(date.latest) >= dt.date.fromisoformat(today) - CURRENT


def about(date: Dating, rule: str, today: str) -> Dating:
    """A date made approximate, with bounds to both sides; empty for one too wide to go on from."""
    if date.edtf.endswith("~"):
        return replace(date, timex="", rule=rule)
    if "/" in date.edtf or date.precision not in SLACK or not (date.earliest and date.latest):
        return Dating()
    slack = SLACK[date.precision]
    earliest = dt.date.fromisoformat(date.earliest) - slack
    told = dt.date.fromisoformat(date.latest)
    latest = told + slack
    if today:
        latest = min(latest, max(dt.date.fromisoformat(today) + dt.timedelta(days=1), told))
    return Dating("", f"{date.edtf}~", earliest.isoformat(), latest.isoformat(), COARSER[date.precision], rule)
