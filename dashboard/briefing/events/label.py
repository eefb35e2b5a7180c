"""What an event is called on the pages: who did what to whom, in the text's own words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .. import clause
from ..span import Span, trim
from . import borrowed, governor, role, subject
from .agreement import agreed
from .scope import SCHEDULED
from .subject import ARTICLE, TAIL_OUT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from ..tables import Actor
    from .role import Part
    from .trigger import Trigger

LABEL = 110
OBJECTS = frozenset(("him", "her", "it", "them", "he", "she", "they"))
# What an object is left or kept: "left the rate unchanged".
STATES = frozenset("unchanged steady open closed unlawful illegal unconstitutional invalid void null".split())
VERB_TAIL = frozenset(("obj", "iobj", "compound:prt", "obl:agent", "aux", "aux:pass", "cop"))


def tail(found: Trigger) -> Span:
    """The predicate with its auxiliaries and objects, or the event noun's phrase."""
    if not found.is_verb:
        own = clause.span(found.head, TAIL_OUT | {"case", "mark", "cop", "aux", "nsubj", "advmod", "obl"})
        pair = [t for c in found.head.children if clause.preposition(c) == "between" for t in clause.conjuncts(c)]
        return Span(own.start, max([own.end, *(clause.span(t, TAIL_OUT).end for t in pair)]))
    tokens = [found.head, *found.others]
    tokens += [t for other in found.others if other.dep_ == "mark" for t in clause.words(other.head, TAIL_OUT)]
    if found.noun is not None:
        lead = max((c.i for c in found.noun.children if c.dep_ == "case" and c.i < found.noun.i), default=-1)
        cases = {t.i for t in found.noun.subtree if t.i <= lead and found.noun.i < found.head.i}  # "hours after talks"
        tokens += [t for t in clause.words(found.noun, TAIL_OUT) if t.i not in cases]
    for child in found.head.children:
        if _belongs(child, found.head):
            tokens += clause.words(child, TAIL_OUT)
            tokens += [c for c in child.children if c.i == child.i + 1 and c.lower_ in STATES and child.dep_ == "obj"]
    if found.lost is not None:
        tokens += [t for other in found.lost.object for t in clause.words(other, TAIL_OUT)]
        tokens = [t for t in tokens if t.i >= found.head.i]  # the subject may hang inside the object
    cut = min((t.i for t in tokens if _afterthought(t)), default=len(found.head.doc))
    tokens = [t for t in tokens if t.i < cut] or [found.head]
    low, high = min(t.i for t in tokens), max(t.i for t in tokens)
    inside = {t.i for t in tokens}
    while high > found.head.i and found.head.doc[high].dep_ == "case" and found.head.doc[high].head.i not in inside:
        high -= 1  # a preposition whose noun is left out
    text = clause.text(found.head.doc)
    last = found.head.doc[high]
    end = last.idx + len(last)
    start = found.head.doc[low].idx
    if text[end : end + 1] in ("”", '"') and ("“" in text[start:end] or text[start:end].count('"') % 2):
        end += 1
    return trim(text, start, end, " ,;:\n\u00a0") or Span(found.head.idx, found.head.idx + len(found.head))


def _afterthought(token: Token) -> bool:
    """An adjective that follows its noun behind a comma: "a new airliner, capable of …"."""
    return token.dep_ == "amod" and token.i > token.head.i and token.nbor(-1).text == ","


def _belongs(child: Token, verb: Token) -> bool:
    """Whether a dependent is told with its verb: auxiliaries, objects, "to", what follows a verb without object."""
    if child.dep_ == "mark":
        return child.lower_ == "to"
    if child.i < verb.i and child.tag_ in ("WDT", "WP", "IN"):
        return False  # "an allegation that the firm rejects"
    if child.dep_ == "advmod":
        return child.i >= verb.i - 2
    if child.dep_ == "xcomp":
        return child.i == verb.i + 1 or not clause.is_verb(child)
    if child.dep_ == "obl":
        return 0 < child.i - verb.i < 4 and not any(c.dep_ in ("obj", "ccomp", "xcomp") for c in verb.children)
    return child.dep_ in VERB_TAIL


def conditional(words: str, cue: Token, text: str) -> str:
    """A label under the word of condition that its clause opens with: "If Acme does not deliver"."""
    first, space, rest = words.partition(" ")
    common = re.search(rf"\b{re.escape(first[:1].lower() + first[1:])}\b", text) is not None and first.lower() != first
    return _cut(f"{cue.text.capitalize()} {first[:1].lower() + first[1:] if common else first}{space}{rest}")


def label(
    trigger: Trigger, parts: Sequence[Part], parse: Doc, kinds: dict[str, Actor], refusal: Token | None = None
) -> str:
    """Who did what to whom, in the text's own words: the predicate as printed, with names for its pronouns.

    `refusal` is the verb that says that it was not done: "declined to intervene" is told with it.
    """
    agents = _named(parts, "agent", kinds)
    span = _from_refusal(refusal, trigger, _reach(trigger, parts, tail(trigger)))
    span = _in_marks(span, clause.text(parse))
    said = _spelled_out(parts, span, clause.text(parse), kinds)
    others = [
        _name(p, kinds) for p in parts if p.role == "recipient" and not (span.start <= p.mention.start < span.end)
    ]
    if not trigger.is_verb or (trigger.noun is not None and trigger.noun.i < trigger.head.i):
        bare = ARTICLE.sub("", said)
        bare = f"{bare[:1].upper()}{bare[1:]}{_when_due(trigger, span, parse)}"
        return _cut(bare + (_with_names(bare, agents, others, parts, trigger, span)))
    if not agents and (told := subject.of_relative(trigger, parse)):
        return _cut(f"{told} {said}" + (f" → {_joined(others)}" if others else ""))
    if trigger.lost is None and clause.is_passive(trigger.head):
        said = f"{borrowed.shared_helpers(trigger.head)}{said}"
    else:
        said = f"{borrowed.shared_modal(trigger)}{said}"
    whole = "" if others else subject.led(trigger, span, said, parse)
    if not agents and whole:
        return _cut(ARTICLE.sub("", whole) if trigger.head.dep_ == "acl" else whole + _gap(trigger, span, parse))
    if trigger.lost is None and clause.is_passive(trigger.head):
        by = f" by {_joined(agents)}" if agents and " by " not in said else ""
        whole = ARTICLE.sub("", whole) if trigger.head.dep_ == "acl" else whole
        return _cut((whole or f"{_joined(others)} {said}".strip()) + by)
    if trigger.noun is not None and role.is_undergone(trigger):
        return _cut(whole or f"{_joined(others)} {said}".strip())
    said = f"to {said}" if borrowed.subjunctive(trigger) or borrowed.shares_to(trigger) else said
    led = f"{_joined(agents)} {agreed(said, trigger, agents, kinds)}".strip()
    return _cut(led + (f" → {_joined(others)}" if others else _gap(trigger, span, parse)))


def _with_names(
    bare: str, agents: list[str], others: list[str], parts: Sequence[Part], trigger: Trigger, span: Span
) -> str:
    """Who takes part in what a noun names, where its phrase does not say so: "Appeal by Acme", "Talks between A and B".

    Whom a description inside the phrase means, and those who take part in a whole clause, stand in brackets.
    """
    about = [name for name in dict.fromkeys([*agents, *others]) if name not in bare]
    inside = any(span.start <= p.mention.start < span.end for p in parts)
    if not about or inside or trigger.is_verb or trigger.noun is not None:
        return f" ({_joined(about)})" if about else ""
    mutual = trigger.entry is not None and trigger.entry["frame"] == "between"
    if mutual and len(agents) > 1:
        return f" between {_joined(agents)}"
    done = f" {'with' if mutual else 'by'} {_joined(agents)}" if agents else ""
    return done + (f" → {_joined(others)}" if others else "")


def _when_due(trigger: Trigger, span: Span, parse: Doc) -> str:
    """What is said of when an event is to be, behind the noun that names it: "Hearing" is scheduled for 4 June."""
    noun = trigger.head
    said = noun.head
    if trigger.is_verb or noun.dep_ not in ("nsubj", "nsubj:pass") or said.lower_ not in SCHEDULED or said.i < noun.i:
        return ""
    last = clause.span(said, TAIL_OUT | {"nsubj", "nsubj:pass"}).end
    rest = clause.text(parse)[span.end : last]
    return re.sub(r"\s+", " ", rest).rstrip(" ,;") if 0 < len(rest) < LABEL // 2 else ""


def _dates(phrase: Token) -> bool:
    """Whether a phrase only says when: "in March", "on Monday"."""
    return phrase.dep_ == "obl" and phrase.pos_ in ("PROPN", "NUM") and clause.preposition(phrase) in ("in", "on")


def _gap(trigger: Trigger, span: Span, parse: Doc) -> str:
    """What a relative clause is about, where its verb has no object of its own: "Parliament passed" the law."""
    verb = trigger.head
    if (
        verb.dep_ != "acl:relcl"
        or verb.head.tag_ == "WP"
        or not trigger.is_verb
        or clause.is_passive(verb)
        or verb.head.i > verb.i
    ):
        return ""
    own = [c for c in verb.children if c.dep_ in ("nsubj", "obj", "ccomp", "xcomp", "obl")]
    left = [c for c in own if c.dep_ == "nsubj" and c.tag_ not in ("WDT", "WP")]
    object_is_pronoun = all(c.tag_ in ("WDT", "WP", "IN") for c in own if c.dep_ == "obj")
    if any(t.tag_ == "WP$" for c in left for t in c.subtree):
        return ""  # "whose parliament voted": nothing is left out
    if not left or not object_is_pronoun or any(c.dep_ != "nsubj" and c.dep_ != "obj" and not _dates(c) for c in own):
        return ""
    phrase = clause.span(verb.head, TAIL_OUT | {"case", "nsubj", "cop", "aux"})
    if phrase.start >= span.start:
        return ""
    said = re.sub(r"\s+", " ", phrase.of(clause.text(parse)))
    return " " + (said[:1].lower() + said[1:] if ARTICLE.match(said) else said)


def _from_refusal(refusal: Token | None, trigger: Trigger, span: Span) -> Span:
    """A predicate from the verb that says it was not done: "has so far declined to intervene"."""
    if refusal is not None and refusal.lower_ == "yet" and clause.is_verb(trigger.head.head):
        refusal = trigger.head.head  # "has yet to react"
    if refusal is None or not clause.is_verb(refusal) or not trigger.is_verb or refusal.i >= trigger.head.i:
        return span
    if trigger.head.dep_ not in ("xcomp", "conj") or trigger.head.head.i != refusal.i:
        return span
    helpers = (c for c in refusal.children if c.dep_ in ("aux", "aux:pass", "advmod") and c.i < refusal.i)
    own = [refusal, *(t for c in helpers for t in c.subtree)]
    start = min(own, key=lambda t: t.i).idx
    return Span(start, span.end) if start < span.start else span


def _in_marks(span: Span, text: str) -> Span:
    """A predicate up to the end of the quotation that it begins in; the words around that are not the speaker's."""
    before = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    open_ = [mark for first, mark in ("“”", '""') if _opened(before, first, mark)]
    ends = [end for mark in open_ if (end := text.find(mark, span.start, span.end)) > span.start]
    return Span(span.start, len(text[: min(ends)].rstrip(" ,.;:\n"))) if ends else span


def _opened(before: str, first: str, last: str) -> bool:
    return bool(before.count(first) % 2) if first == last else before.count(first) > before.count(last)


def _reach(trigger: Trigger, parts: Sequence[Part], span: Span) -> Span:
    """The predicate up to a recipient that follows it in the sentence, where that stays short enough to read."""
    sentence = trigger.head.sent
    ends = [
        p.mention.end
        for p in parts
        if p.role == "recipient" and span.end <= p.mention.start and p.mention.end <= sentence.end_char
    ]
    told = [clause.span(c).end for c in trigger.head.children if _said_with(c, trigger.head)]
    told += [clause.span(g).end for c in trigger.head.children for g in c.children if governor.above(g) == trigger.head]
    if trigger.is_verb and told and (not ends or max(ends) <= max(told)):
        return Span(span.start, max(*told, span.end))
    far = max(ends, default=span.end)
    return Span(span.start, far) if trigger.is_verb and far - span.start < LABEL - 20 else span


def _said_with(child: Token, verb: Token) -> bool:
    """Whether a clause completes what a verb says: "demanded that …", "push China to change …"."""
    if child.i < verb.i or child.dep_ not in ("ccomp", "xcomp", "advcl", "obl"):
        return False
    if child.dep_ == "obl":
        return clause.preposition(child) == "of"
    marks = [c.lower_ for c in child.children if c.dep_ == "mark"]
    if child.dep_ == "advcl" and verb.dep_ == "acl:relcl" and marks[:1] == ["that"]:
        return False  # behind a relative clause it goes on with what is around that
    return child.dep_ == "ccomp" or marks[:1] == ["to"] or (bool(marks) and marks[0] in ("that", "of", "from"))


def _spelled_out(parts: Sequence[Part], span: Span, text: str, kinds: dict[str, Actor]) -> str:
    """The words of a span on one line, with names for the pronouns that are parts of the event."""
    said, at = "", span.start
    for part in sorted(parts, key=lambda p: p.mention.start):
        mention = part.mention
        if (
            mention.kind == "pronoun"
            and mention.actor
            and at <= mention.start
            and mention.end <= span.end
            and mention.text.lower() in OBJECTS
        ):
            said += text[at : mention.start] + _name(part, kinds)
            at = mention.end
    return re.sub(r"\s+", " ", said + text[at : span.end])


def _name(part: Part, kinds: dict[str, Actor]) -> str:
    return kinds[part.mention.actor].name if part.mention.actor in kinds else part.mention.text


def _named(parts: Sequence[Part], which: str, kinds: dict[str, Actor]) -> list[str]:
    named = (p for p in parts if p.role == which and (p.mention.actor or p.mention.kind != "pronoun" or _opens(p)))
    return list(dict.fromkeys(_name(p, kinds) for p in named))


def _opens(part: Part) -> bool:
    """Whether a pronoun can stand as a subject: "they", not "their"."""
    return part.mention.text.lower() in OBJECTS | {"we", "i", "you", "who"}


def _joined(names: list[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1] if names else ""


def _cut(text: str) -> str:
    """A label that begins like a line of its own and stays short enough for one."""
    if text.count("“") > text.count("”"):
        text = "".join(text.rsplit("“", 1))  # a quotation that the label does not reach the end of
    first = text.split(" ", 1)[0]
    text = text[:1].upper() + text[1:] if first.islower() else text
    if len(text) <= LABEL:
        return text
    return text[:LABEL].rsplit(" ", 1)[0].rstrip(",;") + " …"
