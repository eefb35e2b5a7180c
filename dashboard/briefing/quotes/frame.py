"""Reporting clauses set into or after what they report: "The rules, she said, were unfair."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import clause
from ..span import Span
from .cue import Cue, tensed
from .stretch import around, cut, edge

if TYPE_CHECKING:
    from spacy.tokens import Token

# Meanings of verbs that stand in such a clause, those that need "that" elsewhere included.
SETTING = frozenset("say believe argue claim suggest reply write hope fear insist admit stress warn".split())
TOLD = frozenset(["say", "inform", "promise", "ask", "warn", "explain"])  # meanings whose object is the one spoken to
LONGEST_FRAME = 16  # tokens of a reporting clause
WHEN = frozenset("when while after before once since because although though".split())
QUESTION_WORDS = frozenset("whether why how what who which where when whom whose".split())


def of(cue: Cue) -> list[Span]:
    """A reporting clause set into or after what it reports: "The rules, she said, were unfair."."""
    if not _sets_in(cue) or _has_object(cue):
        return []
    return set_in(cue)


def set_in(cue: Cue) -> list[Span]:
    """What stands around the reporting clause of a verb, when commas set that clause off."""
    verb = cue.head
    if _as_said(verb):
        return around(verb.head, frozenset(t.i for t in clause.words(verb)))
    inner = _set_off(verb)
    if inner is None:
        return []
    inner |= _when(verb)
    if verb.dep_ in ("parataxis", "ccomp", "advcl") and clause.is_verb(verb.head):
        return around(verb.head, inner)
    rest = [i for i in range(verb.sent.start, verb.sent.end) if i not in inner]
    told = [verb.doc[i] for i in rest if clause.is_verb(verb.doc[i])]
    return cut(verb.doc, rest) if any(not _only_when(t, verb) for t in told) else []


def _only_when(other: Token, verb: Token) -> bool:
    """Whether a verb stands in a clause that only tells when or why the saying was: "When he spoke, he promised …"."""
    while other.i != verb.i and other.head.i not in (verb.i, other.i):
        other = other.head
    return other.dep_ == "advcl" and other.head.i == verb.i and clause.words(other)[0].lower_ in WHEN


def _when(verb: Token) -> frozenset[int]:
    """The clause that tells when something was said: "said on Thursday, hours after the ministers met"."""
    after = [c for c in verb.children if c.dep_ == "advcl" and c.i > verb.i]
    told = [c for c in after if any(m.dep_ == "mark" and m.lower_ in ("after", "before") for m in c.children)]
    return frozenset(t.i for c in told for t in clause.words(c))


def _sets_in(cue: Cue) -> bool:
    verb, meaning = cue.head, cue.entry["meaning"]
    active = verb.tag_ == "VBN" and any(c.dep_ == "nsubj" for c in verb.children)
    if not (tensed(verb) or active) or cue.strength == "quote":
        return False
    if cue.strength == "always" and cue.entry["status"] != "requested":
        return meaning not in ("describe", "accuse", "criticise", "praise")
    return meaning in SETTING


def _as_said(verb: Token) -> bool:
    """ "As X told the paper, ...", "..., as X put it"."""
    marked = any(c.lower_ == "as" and c.i < verb.i and c.dep_ in ("mark", "advmod", "case") for c in verb.children)
    owned = any(c.dep_ in ("nsubj", "nsubj:pass") for c in verb.children)
    return marked and owned and verb.dep_ in ("advcl", "parataxis") and clause.is_verb(verb.head)


def _has_object(cue: Cue) -> bool:
    """Whether a verb has something of its own to say: an object that is not the one spoken to, or an infinitive."""
    spoken_to = cue.entry["addressee"] == "obj" and cue.entry["meaning"] in TOLD
    wanted = ("xcomp", "ccomp") if spoken_to else ("xcomp", "ccomp", "obj")
    after = [c for c in cue.head.children if c.i > cue.head.i and not c.is_punct]
    promised = cue.entry["meaning"] == "promise" and any(c.dep_ == "obj" and c.pos_ == "NOUN" for c in after)
    return promised or any(c.dep_ in wanted for c in after)


def _set_off(verb: Token) -> frozenset[int] | None:
    """The tokens of a short reporting clause that stands behind a comma and before another stop, or None."""
    near = [c for c in verb.children if c.dep_ in ("nsubj", "nsubj:pass") and abs(c.i - verb.i) < LONGEST_FRAME]
    subject = min(near, key=lambda c: abs(c.i - verb.i), default=None)
    if subject is None or subject.lower_ in QUESTION_WORDS or subject.lower_ in ("that", "there"):
        return None
    parse, sentence = verb.doc, verb.sent
    own = [verb.i, *(t.i for t in clause.words(subject) if not t.is_punct)]
    first, last = min(own), max(own)
    openers = [c.i for c in verb.children if c.dep_ in ("aux", "advmod", "mark", "cc") and first - 2 <= c.i < first]
    first = min([first, *openers])
    while first > sentence.start and parse[first - 1].pos_ in ("DET", "ADJ", "NUM") and min(own) - first < 4:
        first -= 1
    while last + 1 < sentence.end and not edge(parse[last + 1]) and last - verb.i < LONGEST_FRAME:
        last += 1
    if first == sentence.start or parse[first - 1].text not in (",", "–", "—", "--") or last - first > LONGEST_FRAME:
        return None
    ends = last + 1 >= sentence.end or edge(parse[last + 1])
    finite = sum(1 for t in parse[first : last + 1] if t.tag_ in ("VBD", "VBZ", "VBP") and t.pos_ == "VERB")
    return frozenset(range(first, last + 1)) if ends and finite <= 1 else None
