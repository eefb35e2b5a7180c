"""Which time expression dates an event, and what the event's own clause makes of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .. import clause

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from ..tables import Timex
    from .trigger import Trigger

REACH = 5  # words within which a superlative before "since" makes a comparison of it
OPENING = 12  # characters from the start of a sentence within which a date opens it
# Predicates that put an event on the calendar.
SCHEDULED = frozenset("due scheduled expected planned slated likely anticipated set foreseen timed".split())
PLANS = frozenset("plan expect intend hope aim propose want mean prepare".split())
# Verbs that put what they govern on a later day: "set a hearing for June".
SETS = frozenset("set schedule call plan fix book convene order announce expect target".split())
TIMES = frozenset(
    "morning afternoon evening night day week weekend month year end start beginning middle half part".split()
)
CHANGES = frozenset(
    "increase decrease rise drop fall gain loss decline change jump growth up down higher lower points".split()
)
LEADS = frozenset("on in at during since by until before after from".split())
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
    """The time expressions of a document by the sentence and token they stand at."""

    def __init__(self, parse: Doc, timexes: list[Timex], today: str = "") -> None:
        self.parse, self.today = parse, today
        self.heads: dict[int, Timex] = {}
        self.by_sentence: dict[int, list[tuple[Token, Timex]]] = {}
        for timex in timexes:
            span = parse.char_span(timex.start, timex.end, alignment_mode="expand")
            if span is None or not (timex.edtf or timex.earliest or timex.latest):
                continue
            if _compares(span) or _is_subject(span, timex):
                continue
            self.by_sentence.setdefault(span.root.sent.start, []).append((span.root, timex))
            self.heads.update(dict.fromkeys(range(span.start, span.end), timex))

    def date(self, trigger: Trigger) -> Dating:
        """The event's date: its clause's own, one opening the sentence, or what a dated clause around it bounds."""
        here = self.by_sentence.get(trigger.head.sent.start, [])
        if not here:
            return Dating()
        if timex := self._own(trigger, here):
            return _plain(timex)
        if around := self._when(trigger.head):
            return _point(around)
        if along := self._clause_date(trigger.head, here):
            return along
        if around := self._when_above(trigger.head):
            return (
                _before(around)
                if _pluperfect(trigger.head)
                else _point(around)
                if _same_time(trigger.head)
                else Dating()
            )
        if timex := self._opening(trigger, here):
            return _plain(timex)
        return Dating()

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
                return replace(_plain(own), rule="at the time that its clause with “when” tells")
            if mark == "since" and any(c.lower_ in ("has", "have") for c in verb.children if c.dep_ == "aux"):
                since = f"{own.edtf}/.."
                return Dating(
                    own.timex, since, own.earliest, "", "open", "from the time that its clause with “since” tells"
                )
        return None

    def silent(self, trigger: Trigger) -> bool:
        """Whether the event's sentence says no date but of what is to come."""
        return all(self._ahead(timex) for _, timex in self.by_sentence.get(trigger.head.sent.start, []))

    def _ahead(self, timex: Timex) -> bool:
        """Whether a date reaches beyond the day after the reference date."""
        if not self.today or not timex.latest:
            return False
        return timex.earliest > self.today or (timex.precision != "day" and timex.latest > self.today)

    def _still_ahead(self, trigger: Trigger, token: Token, timex: Timex) -> bool:
        """Whether a date is that of a plan, not of its making: "announced job cuts over the next four years"."""
        if clause.mood(trigger.head).time != "past":
            return False
        return (_of_noun(token) and self._ahead(timex)) or ("/" in timex.edtf and self._beyond(timex))

    def _beyond(self, timex: Timex) -> bool:
        """Whether the last day, month or year of an interval is none that holds the reference date."""
        last = timex.edtf.rsplit("/", 1)[-1]
        if timex.precision == "week":
            return bool(self.today) and timex.earliest > self.today
        return bool(self.today) and last > self.today[: len(last)] and last != ".."

    def _over(self, trigger: Trigger, timex: Timex) -> bool:
        """Whether a date is past for what is still going on: "is suing the utility over spills in 2023"."""
        verb = trigger.head
        going = verb.tag_ == "VBG" and any(c.lower_ in ("is", "are") for c in verb.children if c.dep_ == "aux")
        ended = timex.precision != "open" and bool(timex.latest) and timex.latest <= (self.today or timex.latest)
        return going and ended

    def below(self, verb: Token) -> Dating:
        """The first date that hangs on a verb."""
        here = self.by_sentence.get(verb.sent.start, [])
        return next((_plain(timex) for token, timex in here if token.head.i == verb.i), Dating())

    def _own(self, trigger: Trigger, here: list[tuple[Token, Timex]]) -> Timex | None:
        """The timex nearest below the trigger: no other event word lies between them in the tree."""
        below = trigger.lost.object if trigger.lost else ()
        hosts = (trigger.head, trigger.noun, _schedule(trigger.word), _allowed(trigger.head), *below)
        words = {t.i for t in hosts if t is not None}
        plan = _plan(trigger.head)
        best: tuple[int, int, Timex] | None = None
        for token, timex in here:
            if self._still_ahead(trigger, token, timex) or self._over(trigger, timex):
                continue
            if (named := _says_which(token, timex)) is not None and named.i not in words:
                continue
            if plan is not None and token.head.i == plan.i and timex.latest > self.today > "":
                return timex
            steps, at = 0, clause.reported_on(token) or token
            if at is not token and at.i in words:
                return timex
            while at.i not in words and at.head != at and steps < 8 and not (steps and _stops(at)):
                at, steps = at.head, steps + 1
            if at.i in words and (best is None or (steps, abs(token.i - trigger.head.i)) < best[:2]):
                best = (steps, abs(token.i - trigger.head.i), timex)
        return best[2] if best else None

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
        only = len(here) == 1 and _along(token)
        if not (opens or only) or not _along(trigger.head) or _pluperfect(trigger.head):
            return None
        if _says_which(token, timex) is not None:
            return None
        if self._still_ahead(trigger, token, timex) or self._over(trigger, timex):
            return None
        return timex


def _is_subject(words: Span, timex: Timex) -> bool:
    """Whether a year or month is what a clause is about: "2009 was a good year"."""
    if timex.precision not in ("year", "quarter", "month", "decade") or words.end >= len(words.doc):
        return False
    before = words[0].nbor(-1) if words.start > words.sent.start else None
    opens = before is None or before.is_punct or before.pos_ in ("CCONJ", "SCONJ")
    plain = words[0].pos_ != "ADP" and not timex.text[0].islower()
    return opens and plain and words.doc[words.end].tag_ in ("VBD", "VBZ", "VBP", "MD")


def _says_which(token: Token, timex: Timex) -> Token | None:
    """The noun that a date tells apart from others of its kind: "accounts for 2019", "the 2010 spill"."""
    if token.dep_ == "conj" and token.head.pos_ in ("NUM", "PROPN"):
        return _says_which(token.head, timex)
    case = next((c for c in token.children if c.dep_ == "case" and c.i < token.i), None)
    if case is None:
        before = token.dep_ in ("compound", "nummod", "nmod:unmarked", "amod") and token.head.i > token.i
        return token.head if before and token.head.pos_ == "NOUN" and not _led(token, timex) else None
    noun = case.nbor(-1) if case.i > token.sent.start else None
    if noun is None or noun.pos_ not in ("NOUN", "PROPN") or noun.lower_ in TIMES:
        return None
    if case.lower_ == "for":
        sets = any(a.lemma_.lower() in SETS or a.lower_ in SCHEDULED for a in noun.ancestors)
        return noun if timex.precision != "day" and not sets else None
    return noun if case.lower_ == "of" else None


def _led(token: Token, timex: Timex) -> bool:
    """Whether a preposition of time stands right before a date, so that the noun after it is another phrase."""
    span = token.doc.char_span(timex.start, timex.end, alignment_mode="expand")
    return span is not None and span.start > 0 and span[0].nbor(-1).lower_ in LEADS


def _plan(verb: Token) -> Token | None:
    """The verb of planning that an infinitive hangs on: "this year it plans to [hire]"."""
    over = verb.head
    planned = verb.dep_ == "xcomp" and over.lemma_.lower() in PLANS and over.tag_ in ("VBZ", "VBP", "VBG")
    return over if planned else None


def _compares(words: Span) -> bool:
    """Whether a date is only what something is measured against: "the lowest since 1997", "up from March"."""
    first = words[0] if words[0].dep_ == "case" else next((c for c in words.root.children if c.dep_ == "case"), None)
    if first is None:
        return False
    if first.lower_ == "since":
        before = words.doc[max(words.sent.start, first.i - REACH) : first.i]
        return any(t.tag_ in ("JJS", "RBS") or t.lower_ in ("first", "last") for t in before)
    if first.lower_ == "from" and any(
        t.lower_ in CHANGES for t in words.doc[max(words.sent.start, first.i - 8) : first.i]
    ):
        return True
    compared = first.nbor(-1).lower_ if first.i else ""
    return first.lower_ in ("than", "versus") or (
        first.lower_ in ("to", "with") and compared in ("compared", "relative")
    )


def _along(token: Token) -> bool:
    """Whether a word belongs to the main clause of its sentence: no clause with a time of its own lies between."""
    at = token
    while at.head != at:
        if at.dep_ in ("ccomp", "xcomp", "acl:relcl", "parataxis", "csubj") or (
            at.dep_ in ("advcl", "acl") and at.tag_ != "VBG" and at.pos_ != "NOUN"
        ):
            return False
        if at.dep_ == "conj" and _reduced(at):
            return False
        if at.dep_ == "conj" and clause.is_verb(at) and any(c.dep_.startswith("nsubj") for c in at.children):
            return False
        at = at.head
    return True


def _reduced(verb: Token) -> bool:
    """Whether a participle behind a comma is a short relative clause: "a plan, [begun] two years ago, has failed"."""
    helped = any(c.dep_ in ("aux", "aux:pass", "cc") for c in verb.children)
    return verb.tag_ == "VBN" and not helped and verb.i > verb.sent.start and verb.nbor(-1).text == ","


def _allowed(verb: Token) -> Token | None:
    """The verb that gives the time for an act: "has until Friday to appeal"."""
    over = verb.head
    marked = any(c.lower_ == "to" and c.dep_ == "mark" for c in verb.children)
    gives = over.lemma_.lower() in ("have", "give") and verb.dep_ in ("xcomp", "advcl", "acl")
    return over if marked and gives else None


def _schedule(noun: Token) -> Token | None:
    """The predicate that says when what a noun names is to be: "a ruling is expected in May"."""
    subject = noun.dep_ in ("nsubj", "nsubj:pass") and noun.head.lower_ in SCHEDULED
    return noun.head if subject else None


def _of_noun(token: Token) -> bool:
    return token.dep_ in ("nmod", "nmod:unmarked") and token.head.pos_ in ("NOUN", "PROPN")


def _stops(token: Token) -> bool:
    return (token.pos_ == "VERB" and token.dep_ not in ("xcomp",)) or token.dep_ in ("ccomp", "acl:relcl", "advcl")


def _pluperfect(verb: Token) -> bool:
    return any(c.lower_ == "had" and c.dep_ in ("aux", "aux:pass") for c in verb.children)


def _same_time(verb: Token) -> bool:
    return verb.dep_ in ("conj",)


def _plain(timex: Timex) -> Dating:
    return Dating(timex.timex, timex.edtf, timex.earliest, timex.latest, timex.precision)


def _point(timex: Timex) -> Dating:
    """The date itself of an expression that opens or closes an interval: "2013" of "since 2013"."""
    base = timex.edtf.removesuffix("/..").removeprefix("../")
    if base == timex.edtf or not base or "/" in base:
        return _plain(timex)
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
