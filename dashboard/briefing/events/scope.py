"""What a time expression belongs to in its clause: which words it dates, and which it only tells apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import clause, modality
from ..timexes.tense import DEFERS, GIVES

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from ..tables import Timex

REACH = 5  # words within which a superlative before "since" makes a comparison of it
# Predicates that put an event on the calendar.
SCHEDULED = frozenset("due scheduled expected planned slated likely anticipated set foreseen timed".split())
PLANS = frozenset("plan expect intend hope aim propose want mean prepare".split())
# Verbs that put what they govern on a later day: "set a hearing for June".
SETS = frozenset("set schedule call plan fix book convene order announce expect target".split())
TIMES = frozenset(
    "morning afternoon evening night day week weekend month year end start beginning middle half part".split()
)
TERMS = frozenset("season year quarter half semester term period decade era".split())
CHANGES = frozenset(
    "increase decrease rise drop fall gain loss decline change jump growth up down higher lower points".split()
)
DEFINITE = frozenset("the this that these those".split())
LEADS = frozenset("on in at during since by until before after from".split())


def says_which(token: Token, timex: Timex, today: str) -> Token | None:
    """The noun that a date tells apart from others of its kind: "accounts for 2019", "the 2010 spill"."""
    if token.dep_ == "conj" and token.head.pos_ in ("NUM", "PROPN"):
        return says_which(token.head, timex, today)
    case = next((c for c in token.children if c.dep_ == "case" and c.i < token.i), None)
    if case is None:
        before = token.dep_ in ("compound", "nummod", "nmod:unmarked", "amod") and token.head.i > token.i
        if before and token.head.lower_ in TERMS:
            return None  # "in the 2014-15 season": the noun is the time
        return token.head if before and token.head.pos_ == "NOUN" and not led(token, timex) else None
    noun = case.nbor(-1) if case.i > token.sent.start else None
    if case.lower_ == "due" and token.dep_ == "nmod":
        return token.head  # "the report, due in May, was delayed"
    if noun is None or noun.pos_ not in ("NOUN", "PROPN") or noun.lower_ in TIMES:
        return None
    if case.lower_ == "for":
        sets = any(a.lemma_.lower() in SETS or a.lower_ in SCHEDULED for a in noun.ancestors)
        return noun if timex.precision != "day" and not sets else None
    if case.lower_ == "from":
        return noun if "/" not in timex.edtf and "" < timex.latest <= today else None
    return noun if case.lower_ == "of" else None


def head(words: Span) -> Token:
    """The word by which a time expression hangs on its sentence; a year split off by a comma is not it."""
    outside = [t for t in words if not words.start <= t.head.i < words.end and t.pos_ not in ("PUNCT", "ADP", "SCONJ")]
    split = len(outside) > 1 and words.root.like_num and words.root.nbor(-1).text == ","
    return outside[0] if split else words.root


def is_subject(words: Span, timex: Timex) -> bool:
    """Whether a year or month is what a clause is about: "2009 was a good year"."""
    if timex.precision not in ("year", "quarter", "month", "decade") or words.end >= len(words.doc):
        return False
    before = words[0].nbor(-1) if words.start > words.sent.start else None
    opens = before is None or before.is_punct or before.pos_ in ("CCONJ", "SCONJ")
    plain = words[0].pos_ != "ADP" and not timex.text[0].islower()
    return opens and plain and words.doc[words.end].tag_ in ("VBD", "VBZ", "VBP", "MD")


def known(noun: Token) -> bool:
    """Whether a noun points at what is known, at a time of its own: "condemned [the] attack", "its refusal"."""
    return noun.dep_ == "obj" and any(c.lower_ in DEFINITE or c.dep_ == "nmod:poss" for c in noun.children)


def led(token: Token, timex: Timex) -> bool:
    """Whether a preposition of time stands right before a date, so that the noun after it is another phrase."""
    span = token.doc.char_span(timex.start, timex.end, alignment_mode="expand")
    return span is not None and span.start > 0 and span[0].nbor(-1).lower_ in LEADS


def of_gerund(verb: Token, token: Token, timex: Timex) -> bool:
    """Whether a longer time belongs to what somebody is held to account for: "fined it for [spying] in 2019".

    A day belongs to the holding to account: "fined it for [spying] on Tuesday".
    """
    if verb.tag_ == "VBG" and verb.dep_ == "advcl" and clause.holds(verb.head) and verb.i < token.i:
        return timex.precision == "day" and "/" not in timex.edtf
    if not clause.holds(verb) or (timex.precision == "day" and "/" not in timex.edtf):
        return False
    gerunds = [c for c in verb.subtree if c.tag_ == "VBG" and c.dep_ in ("advcl", "acl") and c.i > verb.i]
    return any(verb.i < c.i < token.i for c in gerunds)


def of_other(verb: Token, token: Token, timex: Timex, words: set[int]) -> bool:
    """Whether a time belongs to another verb: "upheld a fine [imposed] in 2018", "ordered it to [pay] by June"."""
    span = token.doc.char_span(timex.start, timex.end, alignment_mode="expand")
    at = span.start if span is not None else token.i
    before = token.doc[at - 1] if at else token
    if before.pos_ == "ADP" and before.i:
        before = before.nbor(-1)
    helped = before.dep_ == "conj" or any(c.dep_ in ("aux", "aux:pass") for c in before.children)
    if before.tag_ == "VBN" and not helped and before.i not in words and verb.i < before.i:
        return True
    return timex.edtf.startswith("../") and any(
        verb.i < c.i < token.i and c.i not in words and any(m.lower_ == "to" for m in c.children)
        for c in verb.subtree
        if c.tag_ == "VB"
    )


def put_off(verb: Token, token: Token) -> bool:
    """Whether a time is the one that something is put off to: "was postponed to [June]", "adjourned until [May]"."""
    led_by = {c.lower_ for c in token.children if c.dep_ == "case"}
    ends = led_by & {"to", "until", "till"} if verb.lemma_.lower() in DEFERS else set()
    ends |= led_by & {"until", "till"} if verb.lemma_.lower() in GIVES else set()
    return bool(ends) and modality.mood(verb).time == "past"


def gapped(verb: Token, token: Token) -> bool:
    """Whether a time stands behind a second object without a verb: "pay half by July and [the rest in 2026]"."""
    if token.i < verb.i:
        return False
    between = token.doc[verb.i + 1 : token.i]
    last = max((t.i for t in between if t.pos_ == "CCONJ"), default=-1)
    return last > 0 and any(t.pos_ in ("NOUN", "PROPN") for t in token.doc[last + 1 : token.i])


def of_subject(verb: Token, token: Token, timex: Timex) -> Token | None:
    """The noun right before a time that stands before the verb: "the [raid] on 2 May was condemned"."""
    span = token.doc.char_span(timex.start, timex.end, alignment_mode="expand")
    if span is None or span.start < 2 or not span.end <= verb.i:
        return None
    case = span[0] if span[0].pos_ == "ADP" else span[0].nbor(-1)
    return case.nbor(-1) if case.pos_ == "ADP" and case.i > case.sent.start else None


def plan(verb: Token) -> Token | None:
    """The verb of planning that an infinitive hangs on: "this year it plans to [hire]"."""
    over = verb.head
    planned = verb.dep_ == "xcomp" and over.lemma_.lower() in PLANS and over.tag_ in ("VBZ", "VBP", "VBG")
    return over if planned else None


def compares(words: Span) -> bool:
    """Whether a date is only what something is measured against: "the lowest since 1997", "up from March"."""
    first = words[0] if words[0].dep_ == "case" else next((c for c in words.root.children if c.dep_ == "case"), None)
    if any(t.lower_ == "compared" for t in words.doc[max(words.sent.start, words.start - 6) : words.start]):
        return True
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


def along(token: Token) -> bool:
    """Whether a word belongs to the main clause of its sentence: no clause with a time of its own lies between."""
    at = token
    while at.head != at:
        apart = at.dep_ in ("advcl", "acl") and at.tag_ != "VBG" and at.pos_ != "NOUN" and not _only_verb(at)
        if apart or at.dep_ in ("ccomp", "xcomp", "acl:relcl", "parataxis", "csubj"):
            return False
        if at.dep_ == "conj" and reduced(at):
            return False
        if at.dep_ == "advcl" and at.tag_ == "VBG" and clause.preposition(at) in ("of", "for", "from"):
            return False  # "accused him of ignoring a warning two years ago"
        if at.dep_ == "conj" and clause.is_verb(at) and any(c.dep_.startswith("nsubj") for c in at.children):
            return False
        at = at.head
    return True


def _only_verb(verb: Token) -> bool:
    """Whether a participle below a noun, the root, is the main verb misread: "A wall [collapsed] on Sunday"."""
    noun = verb.head
    lost = verb.dep_ == "acl" and verb.tag_ == "VBN" and noun.head.i == noun.i and noun.pos_ in ("NOUN", "PROPN")
    return lost and not any(c.dep_ in ("cop", "acl:relcl") for c in noun.children)


def reduced(verb: Token) -> bool:
    """Whether a participle behind a comma is a short relative clause: "a plan, [begun] two years ago, has failed"."""
    helped = any(c.dep_ in ("aux", "aux:pass", "cc") for c in verb.children)
    return verb.tag_ == "VBN" and not helped and verb.i > verb.sent.start and verb.nbor(-1).text == ","


def allowed(verb: Token) -> Token | None:
    """The verb that gives the time for an act: "has until Friday to appeal"."""
    timed = verb.head.pos_ in ("NUM", "PROPN") or verb.head.lower_ in TIMES
    over = verb.head.head if timed else verb.head  # "until 3 June to appeal", "until the end of June to appeal"
    marked = any(c.lower_ == "to" and c.dep_ == "mark" for c in verb.children)
    gives = over.lemma_.lower() in ("have", "give") and verb.dep_ in ("xcomp", "advcl", "acl")
    return over if marked and gives else None


def schedule(noun: Token) -> Token | None:
    """The predicate that says when what a noun names is to be: "a ruling is expected in May".

    What it is put off to comes before what it was put off from: "was expected in May but was [postponed] to June".
    """
    subject = noun.dep_ in ("nsubj", "nsubj:pass") and noun.head.lower_ in SCHEDULED
    return put_off_by(noun) or (noun.head if subject else None)


def put_off_by(noun: Token) -> Token | None:
    """The passive verb that puts its subject off to a day: "the hearing was [postponed] to 20 April"."""
    if noun.dep_ != "nsubj:pass":
        return None
    verbs = (v for v in (noun.head, *noun.head.children) if v.i == noun.head.i or v.dep_ == "conj")
    passive = (v for v in verbs if v.lemma_.lower() in DEFERS and any(c.dep_ == "aux:pass" for c in v.children))
    return next((v for v in passive if any(put_off(v, c) and clause.preposition(c) == "to" for c in v.children)), None)


def of_noun(token: Token) -> bool:
    return token.dep_ in ("nmod", "nmod:unmarked") and token.head.pos_ in ("NOUN", "PROPN")


def stops(token: Token) -> bool:
    return (token.pos_ == "VERB" and token.dep_ not in ("xcomp",)) or token.dep_ in ("ccomp", "acl:relcl", "advcl")
