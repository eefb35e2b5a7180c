"""The date of an event that an article tells as its news: none is said, and the tense points at the article's own day.

English tells what is new in the present perfect ("the agency has fined X"), what is under way in the present
progressive, and opens a report with what it reports. Such an event lies shortly before the day of publication; how
shortly is not known, so its date is approximate (EDTF "~") and its bounds are the month before that day.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from .. import clause
from ..paragraph import paragraphs
from .dating import Dating

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ..document import Document
    from ..lexicon import Lexicon
    from .trigger import Trigger

SAID = "no date is said: one of the statements that the article reports, so shortly before its own date"
RULE = "no date is said: told as news, so shortly before the article's own date"
RECENT = dt.timedelta(days=31)
# Adverbs that take the perfect out of the news: how often, how long, or at some time in a life.
NOT_NEW = frozenset(
    "ever never always often already long previously repeatedly historically traditionally once twice sometimes "
    "frequently usually generally typically consistently since still yet before increasingly regularly".split()
)
EARLIER = frozenset("last previous earlier prior former past".split())
WAS = frozenset(("was", "were"))
# What statements do; an article that has news reports them as part of it. Meanings of the list `speech`.
VOICED = frozenset(
    "say announce explain stress affirm claim argue insist deny admit confirm disagree urge warn criticise praise "
    "thank apologise complain reply object".split()
)
PLAINLY = frozenset("deny criticise praise thank apologise warn urge".split())  # without a clause: "denied any fault"
HAVE, BE = frozenset(("has", "have", "'s", "'ve", "’s", "’ve")), frozenset(("is", "are", "'s", "'re", "’s", "’re"))


def day(document: Document) -> dt.date | None:
    """The day an article is of, where it is known and not only read off its text."""
    known = document.published or document.given
    return dt.date.fromisoformat(known) if known else None


def date(trigger: Trigger, of: dt.date, opening: int) -> Dating:
    """The date of an event told as the news of the day `of`; empty when it is not told so.

    `opening` is the character at which the first paragraph that holds a whole sentence ends.
    """
    verb = trigger.head
    if not clause.is_verb(verb) or not independent(verb) or qualified(verb):
        return Dating()
    opens = verb.idx < opening and (simple_past(verb) or _headline(verb))
    return _shortly_before(of, RULE) if opens or perfect(verb) or _progressive(verb) else Dating()


def statement(trigger: Trigger, of: dt.date, voiced: dict[str, str]) -> Dating:
    """The date of a statement ("denied it", "says that") in an article that has news of the day `of`; or empty.

    `voiced` are the verbs of statements, in the dictionary form, with their meaning.
    """
    verb = trigger.head
    means = voiced.get(verb.lemma_.lower(), "")
    if not means or not clause.is_verb(verb) or clause.is_passive(verb) or not independent(verb) or qualified(verb):
        return Dating()
    clausal = any(c.dep_ == "ccomp" for c in verb.children)
    said = (simple_past(verb) and (clausal or means in PLAINLY)) or (_present(verb) and clausal)
    return _shortly_before(of, SAID) if said else Dating()


def _shortly_before(of: dt.date, rule: str) -> Dating:
    earliest, latest = of - RECENT, of + dt.timedelta(days=1)
    return Dating("", f"{of.isoformat()}~", earliest.isoformat(), latest.isoformat(), "month", rule)


def has_news(dates: list[Dating], of: dt.date) -> bool:
    """Whether one of the dates is a day shortly before the day `of`, by words of the text."""
    first, last = (of - RECENT).isoformat(), of.isoformat()
    return any(date.timex and date.precision == "day" and first <= date.earliest <= last for date in dates)


def voiced(lexicon: Lexicon) -> dict[str, str]:
    """The verbs of statements that the list `speech` knows, in the dictionary form, with their meaning."""
    entries = (e for e in lexicon.entries("speech") if e["pos"] == "verb" and e["meaning"] in VOICED)
    return {word: entry["meaning"] for entry in entries for word in entry.words() if " " not in word}


def opening(parse: Doc) -> int:
    """Where the first paragraph with a whole sentence ends: what stands before it is a headline or a dateline."""
    text = clause.text(parse)
    return next((p.end for p in paragraphs(text) if text[: p.end].rstrip("”\"'’)").endswith((".", "!", "?"))), 0)


def independent(verb: Token) -> bool:
    """Whether a verb stands in a main clause, or along with one."""
    at = verb
    while at.dep_ == "conj" and at.head.i != at.i:
        at = at.head
    return at.head.i == at.i


def _auxiliaries(verb: Token) -> set[str]:
    own = {c.lower_ for c in verb.children if c.dep_ in ("aux", "aux:pass")}
    if not own and verb.dep_ == "conj":
        return _auxiliaries(verb.head)
    return own


def simple_past(verb: Token) -> bool:
    """Whether a verb tells in the simple past, active or passive: "fined", "was fined"."""
    if verb.tag_ != "VBN":
        return verb.tag_ == "VBD"
    helpers = _auxiliaries(verb)
    misread = not helpers and verb.dep_ == "conj" and verb.head.i < verb.i and verb.head.tag_ == "VBD"
    return misread or (bool(helpers) and helpers <= WAS)


def perfect(verb: Token) -> bool:
    return verb.tag_ == "VBN" and bool(_auxiliaries(verb) & HAVE)


def _progressive(verb: Token) -> bool:
    return verb.tag_ == "VBG" and bool(_auxiliaries(verb) & BE)


def _present(verb: Token) -> bool:
    return verb.tag_ in ("VBZ", "VBP") and not _auxiliaries(verb)


def _headline(verb: Token) -> bool:
    """Whether a verb is that of a headline: in the present or a bare participle, and no stop ends it."""
    last = verb.sent[-1]
    while last.is_space and last.i > verb.i:
        last = last.nbor(-1)
    bare = verb.tag_ == "VBN" and not _auxiliaries(verb) and any(c.dep_[:5] == "nsubj" for c in verb.children)
    return (bare or verb.tag_ in ("VBZ", "VBP")) and verb.dep_ == "ROOT" and last.text not in ".!?:;"


def qualified(verb: Token) -> bool:
    """Whether an adverb or phrase of the clause says how often, how long, since when, or in which earlier time."""
    below = [c for c in verb.children if c.dep_ in ("advmod", "mark", "obl")]
    return any(c.lower_ in NOT_NEW or (c.dep_ == "obl" and _earlier(c)) for c in below)


def _earlier(noun: Token) -> bool:
    """ "in the last session", "during its previous term": a time that no calendar tells."""
    said = any(c.lower_ in EARLIER for c in noun.children if c.dep_ == "amod")
    return said and clause.preposition(noun) in ("in", "during", "at", "under")
