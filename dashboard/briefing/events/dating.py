"""Which time expression dates an event, and what the event's own clause makes of it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .. import clause, modality
from . import scope

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from ..tables import Timex
    from .sequence import Cue
    from .trigger import Trigger

OPENING = 12  # characters from the start of a sentence within which a date opens it
WRITINGS = frozenset(
    "letter statement report filing complaint notice ruling decision order speech interview email memo post article "
    "paper study judgment judgement opinion release lawsuit petition submission announcement note".split()
)
ISSUED = frozenset(
    "dated published released issued sent filed posted adopted delivered made given signed handed submitted".split()
)
JOIN = re.compile(r"\s+and\s+(?:(?:on|in)\s+)?")
MARKS = ("advmod", "mark")


@dataclass(frozen=True, slots=True)
class Dating:
    """The date of an event as a timex row tells it, or bounded by it."""

    timex: str = ""
    edtf: str = ""
    earliest: str = ""
    latest: str = ""
    precision: str = ""
    rule: str = ""


class Calendar:
    """The time expressions of a document by the sentence and token they stand at; `nouns` name events."""

    def __init__(self, parse: Doc, timexes: list[Timex], today: str = "", order: Sequence[Cue] = ()) -> None:
        self.parse, self.today = parse, today
        self.order: dict[int, list[Cue]] = {}
        for cue in order:
            self.order.setdefault(cue.first.sent.start, []).append(cue)
        self.nouns: set[int] = set()
        self.heads: dict[int, Timex] = {}
        self.by_sentence: dict[int, list[tuple[Token, Timex]]] = {}
        for timex in timexes:
            span = parse.char_span(timex.start, timex.end, alignment_mode="expand")
            if span is None or not (timex.edtf or timex.earliest or timex.latest):
                continue
            if scope.compares(span) or scope.is_subject(span, timex):
                continue
            self.by_sentence.setdefault(span.root.sent.start, []).append((scope.head(span), timex))
            self.heads.update(dict.fromkeys(range(span.start, span.end), timex))

    def date(self, trigger: Trigger) -> Dating:
        """The event's date: its clause's own, one opening the sentence, or what a dated clause around it bounds."""
        whole = self.by_sentence.get(trigger.head.sent.start, [])
        if not whole:
            return Dating()
        here = [(token, timex) for token, timex in whole if not self._another(trigger, token)]
        if timex := self._own(trigger, here):
            return self._joined(timex, here)
        if around := self._when(trigger.head):
            return _point(around)
        if along := self._clause_date(trigger.head, whole) or self._by_medium(trigger.head, here):
            return along
        if around := self._when_above(trigger.head):
            return (
                _before(around)
                if _pluperfect(trigger.head)
                else _point(around)
                if _same_time(trigger.head)
                else Dating()
            )
        if here and (timex := self._opening(trigger, here)):
            return plain(timex)
        return Dating()

    def _joined(self, timex: Timex, here: list[tuple[Token, Timex]]) -> Dating:
        """A date, with the one right after it that goes on with it: "on Friday and Saturday", "in 2020 and 2021"."""
        text = clause.text(self.parse)
        for _, other in here:
            closed = "/" not in timex.edtf + other.edtf and other.precision == timex.precision
            if closed and other.earliest == timex.latest and JOIN.fullmatch(text, timex.end, other.start):
                edtf = f"{timex.edtf}/{other.edtf}"
                return replace(plain(timex), edtf=edtf, latest=other.latest, rule="two dates told together")
        return plain(timex)

    def _clause_date(self, verb: Token, here: list[tuple[Token, Timex]]) -> Dating | None:
        """The date of a clause with "when", at the same time, or with "since", from then on: "has lost since it …"."""
        for below in verb.children:
            mark = next((c.lower_ for c in below.children if c.lower_ in ("when", "since") and c.dep_ in MARKS), "")
            if below.dep_ != "advcl" or not mark:
                continue
            own = next((timex for token, timex in here if token.head.i == below.i), None)
            if own is None or not own.edtf or "/" in own.edtf:
                continue
            if mark == "when" and not _pluperfect(verb) and not _pluperfect(below):
                return replace(plain(own), rule="at the time that its clause with “when” tells")
            if mark == "since" and any(c.lower_ in ("has", "have") for c in verb.children if c.dep_ == "aux"):
                since = f"{own.edtf}/.."
                return Dating(
                    own.timex, since, own.earliest, "", "open", "from the time that its clause with “since” tells"
                )
        return None

    def _by_medium(self, verb: Token, here: list[tuple[Token, Timex]]) -> Dating | None:
        """The date of the writing that something is said in: "In a letter dated 3 May, it urged …"."""
        for noun in (*verb.children, *(g for c in verb.children if c.dep_ == "advcl" for g in c.children)):
            if (
                noun.dep_ != "obl"
                or noun.lower_ not in WRITINGS
                or clause.preposition(noun) not in ("in", "by", "with")
            ):
                continue
            made = {t.i for t in (*noun.children, noun.head) if t.lower_ in ISSUED and t.tag_ == "VBN"} | {noun.i}
            own = next((timex for token, timex in here if token.head.i in made and token.i > noun.i), None)
            if own is not None and "/" not in own.edtf:
                return replace(plain(own), rule=f"the date of the {noun.lower_} it is told in")
        return None

    def _another(self, trigger: Trigger, token: Token) -> bool:
        """Whether a date is that of what this stands before or after, or the reverse: "fined after a raid in May"."""
        cues = (cue for cue in self.order.get(trigger.head.sent.start, []) if cue.anchor and cue.way != "during")
        return any(cue.dates(token) != (cue.holds(trigger.word) or cue.holds(trigger.head)) for cue in cues)

    def silent(self, trigger: Trigger) -> bool:
        """Whether a sentence (or the clause of a perfect) says no date but of what is to come.

        A word of order that sets the event some time after another says one.
        """
        own = (cue for cue in self.order.get(trigger.head.sent.start, []) if cue.places(trigger.head))
        if any(cue.distance or cue.anchor is None for cue in own):
            return False
        whole = [timex for _, timex in self.by_sentence.get(trigger.head.sent.start, [])]
        perfect = trigger.head.tag_ == "VBN"  # news by its form, whatever clauses below it tell of other times
        return all(self._ahead(timex) for timex in (self.in_clause(trigger.head) if perfect else whole))

    def quiet(self, trigger: Trigger) -> bool:
        """Whether no date stands in the clause of an event, and no word of order with it.

        Dates of the clauses below or beside it say when something else was: "the plan, begun two years ago, failed".
        """
        order = self.order.get(trigger.head.sent.start, [])
        if any(cue.places(trigger.head) and cue.first.lower_ != "then" for cue in order):
            return False
        return not self.in_clause(trigger.head)

    def in_the_past(self, trigger: Trigger, day: dt.date) -> bool:
        """Whether the sentence of an event, or the one before it, tells a time more than a week before a day."""
        start = trigger.head.sent.start
        starts = {start, self.parse[start - 1].sent.start if start else start}
        bound = (day - dt.timedelta(days=7)).isoformat()
        return any("" < timex.latest < bound for at in starts for _, timex in self.by_sentence.get(at, []))

    def in_clause(self, verb: Token) -> list[Timex]:
        """The dates of a verb's own clause, or of the one it shares its subject with."""
        own = {verb.i}
        while verb.dep_ == "conj" and verb.head.i != verb.i and not any(c.dep_[:5] == "nsubj" for c in verb.children):
            verb = verb.head
            own.add(verb.i)
        return [timex for token, timex in self.by_sentence.get(verb.sent.start, []) if _clause_of(token) in own]

    def _ahead(self, timex: Timex) -> bool:
        """Whether a date reaches beyond the day after the reference date."""
        if not self.today or not timex.latest:
            return False
        return timex.earliest > self.today or (timex.precision != "day" and timex.latest > self.today)

    def _still_ahead(self, trigger: Trigger, token: Token, timex: Timex) -> bool:
        """Whether a date is that of a plan, not of its making: "announced job cuts over the next four years"."""
        if modality.mood(trigger.head).time != "past":
            return False
        running = timex.precision in ("month", "week") and timex.earliest <= self.today
        return (scope.of_noun(token) and self._ahead(timex) and not running) or (
            "/" in timex.edtf and self._beyond(timex)
        )

    def _beyond(self, timex: Timex) -> bool:
        """Whether the last day, month or year of an interval is none that holds the reference date."""
        last = timex.edtf.rsplit("/", 1)[-1]
        if timex.precision == "week":
            return bool(self.today) and timex.earliest > self.today
        return bool(self.today) and last > self.today[: len(last)] and last != ".."

    def _planned(self, trigger: Trigger, timex: Timex) -> bool:
        """Whether a date ahead is that of an infinitive under a verb of planning: "In 2025, it plans to [launch] …"."""
        plan = scope.plan(trigger.head)
        return plan is not None and scope.along(plan) and timex.latest > self.today > ""

    def _over(self, trigger: Trigger, timex: Timex) -> bool:
        """Whether a date is past for what is still going on: "is suing the utility over spills in 2023"."""
        verb = trigger.head
        going = verb.tag_ == "VBG" and any(c.lower_ in ("is", "are") for c in verb.children if c.dep_ == "aux")
        ended = timex.precision != "open" and bool(timex.latest) and timex.latest <= (self.today or timex.latest)
        return going and ended

    def below(self, verb: Token) -> Dating:
        """The first date that hangs on a verb."""
        here = self.by_sentence.get(verb.sent.start, [])
        return next((plain(timex) for token, timex in here if token.head.i == verb.i), Dating())

    def _own(self, trigger: Trigger, here: list[tuple[Token, Timex]]) -> Timex | None:
        """The timex nearest below the trigger: no other event word lies between them in the tree."""
        below = trigger.lost.object if trigger.lost else ()
        hosts = (trigger.head, trigger.noun, scope.schedule(trigger.word), scope.allowed(trigger.head), *below)
        words = {t.i for t in hosts if t is not None}
        if (moved := scope.put_off_by(trigger.word)) is not None:
            words = {moved.i}  # not the day that it was put off from
        if not trigger.is_verb:
            words |= {c.i for c in trigger.word.children if c.dep_ == "acl" and c.lower_ in ISSUED}
        plan = scope.plan(trigger.head)
        near: list[tuple[int, int, Timex]] = []
        for token, timex in here:
            if self._barred(trigger, token, timex, words):
                continue
            if plan is not None and token.head.i == plan.i and timex.latest > self.today > "":
                return timex
            steps, at = 0, clause.reported_on(token) or token
            if at is not token and at.i in words:
                return timex
            while at.i not in words and at.head != at and steps < 8 and not (steps and scope.stops(at)):
                at, steps = at.head, steps + 1
            if at.i in words:
                near.append((steps + 9 * scope.gapped(trigger.head, token), abs(token.i - trigger.head.i), timex))
        return _finest([timex for _, _, timex in sorted(near, key=lambda each: each[:2])])

    def _barred(self, trigger: Trigger, token: Token, timex: Timex, words: set[int]) -> bool:
        """Whether a date belongs to something else than the event of the `words`, though it hangs on them."""
        if self._still_ahead(trigger, token, timex) or self._over(trigger, timex):
            return True
        if scope.put_off(token.head, token) and scope.put_off_by(trigger.word) is None:
            return True
        if (named := scope.says_which(token, timex, self.today)) is not None and named.i not in words:
            return True
        noun = scope.of_subject(trigger.head, token, timex)
        if noun is not None and noun.i in self.nouns and noun.i not in words:
            return True
        return scope.of_gerund(trigger.head, token, timex) or scope.of_other(trigger.head, token, timex, words)

    def _when(self, verb: Token) -> Timex | None:
        """The timex that a "when" clause explains: "since 2013, when X revealed"."""
        if not any(c.lower_ == "when" and c.dep_ in ("advmod", "mark") for c in verb.children):
            return None
        first = clause.words(verb)[0]
        at = first.i - 1
        while at > first.sent.start and (self.parse[at].is_punct or self.parse[at].is_space):
            at -= 1
        return self.heads.get(at)

    def _when_above(self, verb: Token) -> Timex | None:
        at = verb
        while at.head != at and at.dep_ in ("ccomp", "xcomp", "advcl", "conj", "acl"):
            at = at.head
            if found := self._when(at):
                return found
        return None

    def _opening(self, trigger: Trigger, here: list[tuple[Token, Timex]]) -> Timex | None:
        """The date a sentence opens with, or its only one, for the main clause and what happens along with that."""
        token, timex = here[0]
        first = self.parse[trigger.head.sent.start]
        opens = timex.start - first.idx <= OPENING
        only = len(here) == 1 and scope.along(token)
        if (
            not (opens or only)
            or not (scope.along(trigger.head) or self._planned(trigger, timex))
            or _pluperfect(trigger.head)
        ):
            return None
        if scope.known(trigger.word) and not trigger.is_verb:
            return None
        barred = self._barred(trigger, token, timex, {trigger.head.i, trigger.word.i})
        return None if barred or scope.says_which(token, timex, self.today) is not None else timex


def _clause_of(token: Token) -> int:
    """The verb of the clause that a word stands in."""
    at = token
    while at.head.i != at.i and not clause.is_verb(at):
        at = at.head
    return at.i


def _pluperfect(verb: Token) -> bool:
    return any(c.lower_ == "had" and c.dep_ in ("aux", "aux:pass") for c in verb.children)


def _same_time(verb: Token) -> bool:
    return verb.dep_ in ("conj",)


def _finest(near: list[Timex]) -> Timex | None:
    """The nearest of several dates, or one inside of it: "raised rates in May for the third time this year"."""
    inside = (t for t in near[1:] if near[0].earliest <= t.earliest and "" < t.latest <= near[0].latest and t.earliest)
    return next(inside, near[0]) if near else None


def plain(timex: Timex) -> Dating:
    """The date that a time expression tells."""
    return Dating(timex.timex, timex.edtf, timex.earliest, timex.latest, timex.precision)


def _point(timex: Timex) -> Dating:
    """The date itself of an expression that opens or closes an interval: "2013" of "since 2013"."""
    base = timex.edtf.removesuffix("/..").removeprefix("../")
    if base == timex.edtf or not base or "/" in base:
        return plain(timex)
    earliest, latest, precision = _bounds(base)
    return Dating(timex.timex, base, earliest, latest, precision)


def _bounds(edtf: str) -> tuple[str, str, str]:
    """First day, day after the last, and precision of a plain EDTF day, month or year; empty for other values."""
    parts = edtf.split("-")
    if not all(part.isdigit() for part in parts) or len(parts) > 3:
        return "", "", ""
    first = dt.date(*map(int, [*parts, "01", "01"][:3]))
    if len(parts) == 3:
        return first.isoformat(), (first + dt.timedelta(days=1)).isoformat(), "day"
    after = (
        dt.date(first.year + 1, 1, 1) if len(parts) == 1 or first.month == 12 else first.replace(month=first.month + 1)
    )
    return first.isoformat(), after.isoformat(), "year" if len(parts) == 1 else "month"


def _before(timex: Timex) -> Dating:
    """Some time up to the date: what had happened by then."""
    point = _point(timex)
    return Dating(point.timex, f"../{point.edtf}", "", point.latest, "open") if "/" not in point.edtf else Dating()
