"""The tense of the clause around a time expression, from tags where there are such, else from its words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

FUTURE = re.compile(
    r"(?:\b(?:will|shall|won['’]t|wo n['’]t)|['’]ll)\b(?:\s+\w+){0,2}|"
    r"\b(?:going|set|due|expected|scheduled|planned|plans?|hopes?|aims?|intends?|likely|ready|about|is|are)"
    r"\s+to\s+(?:be\s+)?\w+|\bto be \w+|(?<!originally )(?<!initially )(?<!previously )"
    r"\b(?:due|planned|scheduled|slated|set)\s+(?:for|on|in|by)\b|"
    r"\b(?:would|must|should|may|might|could)(?:\s+not)?(?:\s+be)?(?:\s+\w+)?|"
    r"(?<!originally )(?<!initially )(?<!previously )\b(?:expected|anticipated|scheduled|planned|"
    r"upcoming|forthcoming|deadline|expires?)\b",
    re.IGNORECASE,
)  # fmt: skip
PAST = re.compile(
    r"\b(?:was|were|had|did|said|told|have been|has(?=\s+\w)(?!\s+(?:until|till|to|by|a|an|the|no|\d+)\b)|"
    r"went|came|left|met|took|gave|made|found|held|began|won|lost|sent|"
    r"wrote|saw|got|became|rose|fell|grew|led|brought|paid|ran|hit|spoke|struck|sought|sold|bought|shot|fled|kept|stood|drew|broke|chose|"
    r"(?!ended\s+(?:on\s+)?(?:\d|jan|feb|mar|apr|may\b|jun|jul|aug|sep|oct|nov|dec)|"
    r"need|speed|seed|feed|indeed|proceed|exceed|succeed|united|hundred|sacred)\w{2,}ed)\b",
    re.IGNORECASE,
)  # fmt: skip
HABIT = re.compile(
    r"\b(?:usually|typically|regularly|generally|often|always|normally|rarely|seldom|every year|each year|all year|"
    r"year.round|tends? to|can (?:be|get|become|also be)|occurs?|recommended|best time|season)\b",
    re.IGNORECASE,
)  # fmt: skip
SOON = re.compile(
    r"\b(?:begins?|starts?|opens?|closes?|ends?|expires?|resumes?|votes?|takes? (?:place|effect)|"
    r"(?:comes?|enters?) into (?:force|effect)|(?:is|are) (?:on|in|at)(?=\s*$))\b",
    re.IGNORECASE,
)  # fmt: skip
AND = re.compile(r",|\b(?:and|but)\b")
IS_SO = re.compile(r"\s+(?:is|are)\s+(?!(?:expected|due|set|scheduled|likely|also due|to)\b)")
CLAUSE = re.compile(r"[.;:!?\n](?=\s)|\n")
REACH = 160
CLIMB = 12
VERBS = ("VERB", "AUX")
HELPERS = ("aux", "aux:pass", "auxpass", "cop", "mark")
WILL = {"will", "'ll", "’ll", "shall", "wo", "ll"}
BEEN = {"had", "was", "were", "did", "has", "have", "'d", "’d", "'ve", "’ve"}
AT_FIRST = {"originally", "initially", "previously", "first", "once"}
SCHEDULED = {"scheduled", "expected", "slated", "planned", "anticipated", "due"}
PLANS = {
    "plan",
    "expect",
    "schedule",
    "intend",
    "hope",
    "aim",
    "agree",
    "set",
    "slate",
    "due",
    "propose",
    "want",
    "promise",
    "vow",
    "threaten",
    "pledge",
    "decide",
    "offer",
    "undertake",
    "commit",
    "order",
    "urge",
}

# Verbs that in the plain present set what is to come: "the board meets again on 9 June", as a calendar would say it.
CALENDARED = frozenset(
    "appear apply assemble auction begin celebrate close come commence conclude convene debate decide depart elect end "
    "enter expire face fall finish gather go head hear hold host kick lapse launch leave mature meet move open poll "
    "publish reconvene report resume retire return roll rule run sit start take terminate testify travel unveil visit "
    "vote".split()
)
# What puts something off to the day behind "to" or "until".
GIVES = frozenset("give grant allow leave".split())  # "gave the firm until Monday to reply"
DEFERS = frozenset("adjourn bring defer delay extend move postpone push put reschedule shift stay suspend".split())


def tense(text: str, parse: Doc | None, start: int, end: int) -> str:
    """`past`, `future` or empty: the tense of the verb that the characters start to end belong to."""
    if parse is None or not parse.has_annotation("DEP"):
        return by_words(text, start, end)
    span = parse.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return by_words(text, start, end)
    return _put_off(span) or _by_parse(span) or by_words(text, start, end) or _on_the_calendar(span)


def _put_off(span: Span) -> str:
    """`future` for the day that something is put off to, or due: "postponed to mid-June", "the vote, due in May"."""
    led = span[0].pos_ == "ADP" or span[0].lower_ == "due" or not span.start
    first = span[0] if led else span[0].nbor(-1)
    if first.i and "due" in (first.lower_, first.nbor(-1).lower_):
        be = {child.lower_ for child in span.root.children if child.dep_ == "cop"}
        noun = span.root.dep_ in ("nmod", "obl") and span.root.head.pos_ in ("NOUN", "PROPN")
        return "future" if be & {"is", "are"} or (noun and not be) else ""
    verb = _governor(span).lemma_.lower() if first.lower_ in ("to", "until", "till") else ""
    return "future" if verb in DEFERS or (verb in GIVES and first.lower_ != "to") else ""


def _governor(span: Span) -> Token:
    """The verb a time expression hangs on; its own root where there is none."""
    at = span.root
    for _ in range(CLIMB):
        if at.pos_ in VERBS and not span.start <= at.i < span.end:
            return at
        if at.head.i == at.i:
            break
        at = at.head
    return span.root


def _on_the_calendar(span: Span) -> str:
    """`future` for a plain present that reads as off a calendar, in a whole sentence (a headline has no full stop)."""
    verb, last = _governor(span), span.sent[-1]
    while last.is_space and last.i > span.sent.start:
        last = last.nbor(-1)
    whole = last.text in (".", "!", "?", "”", '"', "''")
    return "future" if whole and _plain_present(verb) and verb.lemma_.lower() in CALENDARED else ""


def _plain_present(verb: Token) -> bool:
    return verb.tag_ in ("VBZ", "VBP") and not any(child.dep_ in ("aux", "aux:pass", "cop") for child in verb.children)


def _by_parse(span: Span) -> str:
    token = span.root
    for _ in range(CLIMB):
        if token.pos_ in VERBS and not span.start <= token.i < span.end:
            described = token.lower_ in ("ended", "ending") and not any(c.dep_ == "nsubj" for c in token.children)
            found = "" if described else "future" if token.i < span.start and _foretold(token) else _of_verb(token)
            if found:
                return found
            under = token.dep_ in ("acl:relcl", "ccomp")
            if under and _plain_present(token) and token.lemma_.lower() in CALENDARED:
                return "future"  # "the firm, which reports on 28 April, declined to comment": not the past above
        if token.lower_.endswith("ing") and any(child.lower_ == "after" for child in token.lefts):
            return "past"
        if token.lower_ == "due" and not span.start <= token.i < span.end:
            return "past" if any(child.lower_ in ("was", "were") for child in token.children) else "future"
        if token.head == token:
            return ""
        token = token.head
    return ""


def _of_verb(verb: Token) -> str:
    """The tense of a verb with its helpers; empty for a plain present or an infinitive: the verb above may tell."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in HELPERS}
    if verb.i > 1 and verb.nbor(-1).lower_ == "to" and verb.nbor(-2).lower_ in ("due", "set", "slated", "scheduled"):
        return "future" if not helpers & BEEN else "past"
    if verb.lower_ in SCHEDULED and not helpers & BEEN:
        return "" if any(child.lower_ in AT_FIRST for child in verb.children) else "future"
    if helpers & WILL or ("to" in helpers and helpers & {"is", "are", "be"}):
        return "future"
    if helpers & BEEN or verb.tag_ == "VBD":
        return "past"
    if helpers & {"is", "are", "'s", "'re"} and verb.tag_ == "VBG":
        return "future"
    if "to" in helpers and verb.head != verb and verb.head.lemma_ in PLANS:
        return "future"
    return ""


def _foretold(verb: Token) -> bool:
    """Whether "would" reports what was said to come: "India said it would impose duties from 1 April"."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in HELPERS}
    return "would" in helpers and "have" not in helpers and verb.dep_ in ("ccomp", "conj") and verb.head != verb


def by_words(text: str, start: int, end: int) -> str:
    """The tense by the nearest word that tells one, in the same sentence; `habit` for what is usual."""
    left = text[max(0, start - REACH) : start]
    breaks = [match.end() for match in CLAUSE.finditer(left)]
    left, right = left[breaks[-1] :] if breaks else left, _ahead(text, end)
    return by_words_of(left.rsplit(",", 1)[-1], AND.split(right, maxsplit=1)[0]) or by_words_of(left, right)


def _ahead(text: str, end: int) -> str:
    right = text[end : end + REACH]
    found = CLAUSE.search(right)
    return right[: found.start()] if found else right


def by_words_of(left: str, right: str) -> str:
    """The tense told by the words nearest before or after."""
    if not left.strip() and IS_SO.match(right):
        return "habit"
    marks = []
    for name, pattern in (("future", FUTURE), ("past", PAST)):
        before = [match.end() for match in pattern.finditer(left)]
        after = pattern.search(right)
        if before:
            marks.append((len(left) - before[-1], name))
        if after:
            marks.append((after.start() + 10, name))
    if not marks and (SOON.search(left) or SOON.search(right)):
        return "future"
    if not marks and (HABIT.search(left) or HABIT.search(right)):
        return "habit"
    return min(marks)[1] if marks else ""
