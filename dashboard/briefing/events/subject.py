"""The subject that a label begins with where no actor is known for it: "A judge is to hear arguments"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .. import clause
from ..reading.apposition import MONTHS
from ..reading.weekday import WEEKDAYS
from ..span import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from .trigger import Trigger

ARTICLE = re.compile(r"^(?:(?:in|by|with|after|from) )?(?:the|a|an|this|these|that|their|his|her|its) ", re.I)
TAIL_OUT = frozenset(("acl:relcl", "appos", "parataxis", "advcl", "conj", "cc", "punct", "acl", "ccomp"))
PHRASE = TAIL_OUT | {"case", "nsubj", "nsubj:pass", "cop", "aux", "mark", "obl"}
SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
RELATIVE = ("WDT", "WP")
TENSED = ("VBZ", "VBP", "VBD", "VBN", "VBG", "VB")


def led(trigger: Trigger, span: Span, said: str, parse: Doc) -> str:
    """The predicate `said`, which stands at `span`, with its subject before it; '' where there is none to be found."""
    if (whole := _beside(trigger, span)) is not None:
        return _owned(re.sub(r"\s+", " ", whole.of(clause.text(parse))), trigger, parse)
    verb = trigger.head
    gerund = verb.dep_ == "xcomp" and verb.tag_ == "VBG"
    if trigger.noun is not None or trigger.lost is not None or verb.tag_ not in TENSED or verb.dep_ == "acl" or gerund:
        return ""
    shared = [t for t in clause.subjects(verb) if t.pos_ in ("NOUN", "PROPN", "NUM") and t.i < verb.i]
    if not shared or shared[0].i == trigger.word.i or between(shared[0], verb):
        return ""
    phrase = clause.span(shared[0], PHRASE)
    if phrase.end > span.start or any(c.tag_ == "WP$" for c in shared[0].children):
        return ""
    return f"{' '.join(phrase.of(clause.text(parse)).split())} {said}"


def _owned(words: str, trigger: Trigger, parse: Doc) -> str:
    """A predicate whose subject opens with "whose", with the owner in its place: "Anna Roe's firm sued Malta"."""
    first, _, rest = words.partition(" ")
    if first.lower() != "whose":
        return words
    owner = trigger.head.head if trigger.head.dep_ == "acl:relcl" else None
    name = _phrase(owner, parse) if owner is not None else ""
    mark = "'" if name.endswith("s") else "'s"
    return f"{name}{mark} {rest}" if name else rest[:1].upper() + rest[1:]


def _phrase(noun: Token, parse: Doc) -> str:
    """A noun with what stands before it, without article."""
    phrase = clause.span(noun, PHRASE)
    return ARTICLE.sub("", " ".join(phrase.of(clause.text(parse)).split()))


def between(subject: Token, verb: Token) -> bool:
    """Whether another subject or a relative clause stands between a shared subject and its verb: it may be that one."""
    words = verb.doc[subject.i + 1 : verb.i]
    return any(t.dep_ in SUBJECTS or t.tag_ in RELATIVE for t in words)


def _beside(trigger: Trigger, span: Span) -> Span | None:
    """A predicate with the subject that is printed before it, for an act by and to nobody that is known."""
    verb = trigger.head
    own = [c for c in verb.children if c.dep_ in SUBJECTS and c.i < verb.i]
    if not own and verb.dep_ == "acl" and verb.tag_ == "VBN" and trigger.noun is None:
        own = [verb.head] if verb.head.i < verb.i else []  # "the decision, announced on Friday"
    if not own and verb.tag_ in ("VBZ", "VBD"):  # a headline's subject, read as part of its verb
        own = [c for c in verb.children if c.dep_ == "compound" and c.i == verb.i - 1]
    if not own or own[0].tag_ in RELATIVE or own[0].i == trigger.word.i:
        return None
    start = clause.span(own[0], TAIL_OUT | {"case"}).start
    return Span(start, span.end) if start < span.start else None


def of_relative(trigger: Trigger, parse: Doc) -> str:
    """What a relative clause is told of, as its subject: "a contract that expires in 2030"; '' where it is not."""
    verb = trigger.head
    relative = [c for c in verb.children if c.dep_ == "nsubj" and c.tag_ in ("WDT", "WP")]
    told = _not_a_date(verb.head)
    if verb.dep_ != "acl:relcl" or not relative or told.i > verb.i or told.pos_ not in ("NOUN", "PROPN"):
        return ""
    phrase = clause.span(told, TAIL_OUT | {"case", "nsubj", "cop", "aux", "nmod"})
    return ARTICLE.sub("", re.sub(r"\s+", " ", phrase.of(clause.text(parse))))


def _not_a_date(noun: Token) -> Token:
    """What a relative clause behind a date is told of: "issued a licence on 10 March, which permits …"."""
    at = noun
    while at.dep_ in ("nmod:unmarked", "nummod", "nmod") and at.head.pos_ == "NUM":
        at = at.head
    dates = at.pos_ == "NUM" or noun.lower_ in MONTHS or noun.lower_ in WEEKDAYS
    objects = [c for c in at.head.children if c.dep_ in ("obj", "nsubj:pass")] if dates else []
    return objects[0] if objects else noun
