"""Which events are worth a row: a listed act with somebody in it or a date, or an unlisted one with enough told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import clause, modality
from . import condition, governor, scope, subject, trigger

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..tables import Quote
    from .retelling import Draft
    from .role import Part
    from .trigger import Trigger

BANNING = frozenset("bar ban prohibit forbid disqualify exclude stop block prevent restrain".split())
STOPS = frozenset('.!?…:;”"’)')
ASKING = frozenset("what how why when where who which".split())
TIMED = frozenset(("before", "after", "ahead of", "until", "at", "for", "during", "in", "by", "pending", "following"))
MERE = frozenset(("hesitate",))  # verbs that only say with what mind the act behind them is done
INTENDS = frozenset("intend plan aim hope want".split())
UNSURE = ("planned", "requested", "possible", "negated")


def has_row(draft: Draft, quotes: list[Quote]) -> bool:
    """Whether an event is worth a row: a listed act with somebody in it or a date, or an unlisted one with both."""
    entry, parts = draft.trigger.entry, [p for p in draft.parts if p.role != "location"]
    if _forbidden(draft) or _in_passing(draft):
        return False
    if entry is None and draft.status.cue is not None and draft.status.cue.lemma_.lower() in ("refrain", "avoid"):
        return False  # what is left undone has no row of its own where it is no public act
    if entry is None and _is_scheduled(draft):
        return True
    if draft.trigger.plain and _failed(draft):
        return True
    if draft.trigger.plain or (entry is None and _is_aim(draft)):
        return draft.trigger.plain and draft.status.value == "requested" and _duty(draft)
    if entry is None:
        if draft.trigger.head.lower_ == "due":
            return bool(draft.date.edtf)
        if _duty(draft):
            return True
        misread = draft.trigger.head.dep_ == "amod" or _disagrees(draft.trigger.head)
        return not misread and bool(parts) and _dense(draft, parts)
    if (
        entry["cameo"] == "01"
        and not entry["relation"]
        and draft.trigger.noun is None
        and _is_cue(draft.trigger, quotes)
    ):
        return False
    if any(p.mention.actor or p.mention.kind == "description" for p in parts):
        return True
    if draft.trigger.is_verb:
        if entry["plover"] and (any(p.role == "agent" for p in parts) or _main(draft.trigger)):
            return True  # by somebody whom a pronoun leaves open, or told as what a sentence is about
        if modality.mood(draft.trigger.head).conditional and not draft.date.edtf:
            return False  # "unless it was compensated"
        unsure = bool(draft.status.holder) or draft.status.value in UNSURE
        return bool(draft.date.edtf) or (unsure and (bool(parts) or _finite(draft.trigger)))
    cue = draft.status.cue
    asked = bool(draft.status.holder) and cue is not None and cue.i in (draft.trigger.head.head.i, draft.trigger.head.i)
    if draft.status.value == "planned" and draft.date.edtf and not _within(draft.trigger.head):
        return True  # "a ruling is expected in May"
    if draft.status.value != "negated" and draft.trigger.noun is None and _bare(draft.trigger.head) and not parts:
        return False  # "Ruling", "Warning": nobody could say which
    return bool(entry["plover"]) and (bool(draft.date.edtf) or asked)


def told_as_plan(draft: Draft, verbs: set[int]) -> bool:
    """Whether a verb of intention only says that the act behind it is planned, and that act has a row."""
    verb = draft.trigger.head
    plain = draft.trigger.is_verb and verb.lemma_.lower() in INTENDS
    return plain and any(c.i in verbs and c.dep_ == "xcomp" for c in verb.children)


def told_by_verb(draft: Draft, verbs: set[int]) -> bool:
    """Whether a noun without anybody in it is the subject or object of a verb with a row: "the amendments apply"."""
    noun = draft.trigger.head
    if draft.trigger.is_verb or draft.trigger.noun is not None or any(p.role != "location" for p in draft.parts):
        return False
    if any(c.dep_ == "acl" and c.tag_ == "VBN" and c.i in verbs for c in noun.children):
        return True  # "an investigation published today"
    cue = draft.status.cue if draft.status.value in ("negated", "possible") else None
    lent = cue is not None and cue.i == noun.head.i  # "ruled out any deal"
    if scope.put_off_by(noun) is not None:
        return False  # the verb tells that it was put off, the noun on which day it will be
    return noun.dep_ in ("nsubj", "nsubj:pass", "obj") and noun.head.i in verbs and not lent


def _bare(noun: Token) -> bool:
    """Whether nothing but its own word says which event a noun means: "the ruling", "an earlier hearing"."""
    told = ("nmod", "nmod:poss", "compound", "acl", "acl:relcl")
    return not any(c.dep_ in told and c.tag_ != "PRP$" for c in noun.children)


def _forbidden(draft: Draft) -> bool:
    """Whether an act is only what a ban is about, which has a row of its own: "is prohibited from opening branches"."""
    cue = draft.status.cue
    named = cue is not None and clause.is_verb(cue) and cue.lemma_.lower() in BANNING
    verb = draft.trigger.head
    under = verb.dep_ in ("advcl", "xcomp") or governor.above(verb).i != verb.head.i
    return named and draft.status.value == "negated" and under


def _in_passing(draft: Draft) -> bool:
    """Whether a word tells no event: in a heading or dateline, or of a kind of people and things.

    "What firms should do", "Press release, 4 May", "Published: 3 May", "firms that break the rules", "it is a crime to
    assist them".
    """
    word = draft.trigger.head
    if word.i + 1 < len(word.doc) and word.nbor().text == ":" and _opens_line(word):
        return True
    if condition.of_a_kind(word) or condition.defined(word) or _is_heading(word) or word.lemma_.lower() in MERE:
        return True
    nobody = not draft.actors("agent") and not draft.date.timex
    open_ = draft.status.value == "possible" and draft.status.cue is None
    return nobody and open_ and word.dep_ in ("xcomp", "advcl", "acl", "csubj") and clause.has_to(word)


def _opens_line(word: Token) -> bool:
    return all(t.is_space for t in word.sent if t.i < word.i)


def _is_heading(word: Token) -> bool:
    """Whether a line without a stop is a heading that asks, or a bare noun with a date; news has a verb or a stop."""
    words = [t for t in word.sent if not t.is_space]
    if words[-1].text in STOPS:
        return False
    if words[0].lower_ in ASKING:
        return True
    if word.pos_ == "NOUN" and word.dep_ == "nmod" and word.i == words[-1].i:  # "as talks with Acme collapse"
        return word.head.tag_ == "NNS" and any(c.dep_ == "compound" and c.pos_ == "PROPN" for c in word.children)
    bare = word.dep_ == "ROOT" and word.pos_ == "NOUN" and words[0].tag_.startswith("NN")
    return bare and any(c.pos_ == "NUM" and c.dep_ in ("appos", "dep", "nummod", "list") for c in word.children)


def _within(noun: Token) -> bool:
    """Whether a noun only goes along in a phrase of something else, whose date is not its own: "grid [tariffs]"."""
    if noun.dep_ == "nmod":
        return True
    return noun.dep_ == "obl" and clause.preposition(noun) not in TIMED and noun.lower_ not in scope.SCHEDULED


def _failed(draft: Draft) -> bool:
    """Whether somebody who is named failed to do a thing: "failed to answer 14 questions"."""
    cue = draft.status.cue
    failed = cue is not None and cue.lemma_.lower() in trigger.FAILING and draft.status.value == "negated"
    return failed and bool(draft.actors("agent")) and any(c.dep_ == "obj" for c in draft.trigger.head.children)


def _is_aim(draft: Draft) -> bool:
    """Whether an unlisted act is only what something else is done for: "used tear gas to disperse them"."""
    verb = draft.trigger.head
    own = draft.status.cue is None and draft.status.value in ("planned", "possible")
    first = verb.head if verb.dep_ == "conj" else verb
    return own and first.dep_ in ("advcl", "acl", "xcomp") and clause.has_to(verb)


def _is_scheduled(draft: Draft) -> bool:
    """Whether a sentence says of something that is named when it is to be: "The line is to open in 2031"."""
    verb, printed = draft.trigger.head, bool(draft.date.timex)
    if not printed or draft.status.value not in ("planned", "requested"):
        return False
    at = verb
    while at.dep_ in ("conj", "xcomp", "ccomp", "parataxis") and at.head.i != at.i:
        at = at.head
    who = draft.actors("agent") or any(s.pos_ in ("NOUN", "PROPN") for s in clause.subjects(verb))
    return at.dep_ == "ROOT" and clause.is_verb(at) and bool(who) and not _disagrees(verb)


def _duty(draft: Draft) -> bool:
    """Whether an unlisted act is what a sentence says that somebody must or should do: "Exporters should check …".

    Where it does not say who ("Comments must be filed by 3 May"), a deadline makes it worth telling.
    """
    cue, verb = draft.status.cue, draft.trigger.head
    if draft.status.value != "requested" or cue is None or cue.lower_ not in ("must", "should", "shall"):
        return False
    if clause.is_passive(verb):
        return bool(draft.date.edtf) and _main(draft.trigger)
    doers = [s for s in clause.subjects(verb) if s.pos_ in ("NOUN", "PROPN")]
    return bool(doers) and _main(draft.trigger)


def _disagrees(verb: Token) -> bool:
    """Whether a form in -s has a plural subject: then it is a noun that the tagger took for a verb."""
    subjects = clause.subjects(verb) if verb.tag_ == "VBZ" else []
    return len(subjects) > 1 or any(s.tag_ in ("NNS", "NNPS") for s in subjects)


def _main(found: Trigger) -> bool:
    """Whether a verb is what a sentence, or the words of a speaker, are about, with a subject of its own."""
    return _finite(found) and (
        found.head.dep_ == "ROOT" or (found.head.dep_ == "ccomp" and found.head.head.dep_ == "ROOT")
    )


def _finite(found: Trigger) -> bool:
    """Whether a verb has a subject of its own and no relative pronoun for it: somebody tells it for its own sake."""
    subjects = [c for c in found.head.children if c.dep_.startswith("nsubj")]
    if not subjects and found.head.dep_ == "conj" and any(c.dep_.startswith("aux") for c in found.head.children):
        shared = [s for s in clause.subjects(found.head) if s.pos_ in ("NOUN", "PROPN")]  # "and is to be renewed"
        subjects = [s for s in shared if not subject.between(s, found.head)]
    return any(s.tag_ not in ("WDT", "WP") for s in subjects) and found.head.dep_ != "acl:relcl"


def _dense(draft: Draft, parts: list[Part]) -> bool:
    """Whether an unlisted act has enough told of it: two roles, a date, or somebody else who asks for or says it."""
    agents = draft.actors("agent")
    told = draft.trigger.head.dep_ not in ("acl", "acl:relcl")  # "a hall operated by Acme" only says which
    said = told and bool(draft.status.holder) and bool(agents) and draft.status.holder not in agents
    if draft.status.cue is not None and draft.status.cue.lower_ == "yet":
        return bool(agents)  # "has yet to react"
    return said or bool(draft.date.edtf) or len({p.role for p in parts}) > 1


def _is_cue(found: Trigger, quotes: list[Quote]) -> bool:
    """Whether the word reports the contents of a quote, which has a row of its own."""
    sentence = found.head.sent
    start, end = sentence.start_char, sentence.end_char
    return any(q.cue and found.head.text in q.cue.split() and start <= q.start < end + 400 for q in quotes)
