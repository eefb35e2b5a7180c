"""The tense of the clause around a time expression, from tags where there are such, else from its words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

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
}


def tense(text: str, parse: Doc | None, start: int, end: int) -> str:
    """`past`, `future` or empty: the tense of the verb that the characters start to end belong to."""
    if parse is not None and parse.has_annotation("DEP") and (found := _by_parse(parse, start, end)):
        return found
    return by_words(text, start, end)


def _by_parse(parse: Doc, start: int, end: int) -> str:
    span = parse.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return ""
    token = span.root
    for _ in range(CLIMB):
        if token.pos_ in VERBS and not span.start <= token.i < span.end:
            described = token.lower_ in ("ended", "ending") and not any(c.dep_ == "nsubj" for c in token.children)
            found = "" if described else "future" if token.i < span.start and _foretold(token) else _of_verb(token)
            if found:
                return found
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
