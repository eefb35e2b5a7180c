"""What holds only under a condition: "if" and "unless", an inverted "should", and what is told of a kind of people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import clause
from ..modality import mood

if TYPE_CHECKING:
    from spacy.tokens import Token

    from .trigger import Trigger

IF = frozenset(("if", "unless"))
INVERTED = frozenset(("should", "were", "had"))  # "Should talks fail", "Were it to sue", "Had it paid"
MARKS = frozenset("“”\"'‘’")
# Words before a noun of many that make one kind of it: "any firm that breaks the rules".
ANY = frozenset(("any", "every", "each", "those", "all"))
# Penalties that somebody who "faces" them does not have yet; a lawsuit or an investigation that is faced is there.
TO_COME = frozenset("COERCE SANCTION ASSAULT".split())


def over(verb: Token) -> Token | None:
    """The word of condition that hangs on a verb or on one coordinated with it: "would close [if] it were blocked"."""
    group = [verb, *clause.conjuncts(verb), *([verb.head] if verb.dep_ == "conj" else [])]
    clauses = [c for v in group for c in v.children if c.dep_ in ("advcl", "dep")]
    mark = next((m for c in clauses for m in c.children if m.lower_ in IF), None)
    return mark or next((m for c in clauses if (m := inverted(c)) is not None), None) or _led(verb)


def inverted(verb: Token) -> Token | None:
    """The auxiliary before the subject that makes a condition of a clause: "[Should] the talks fail, …"."""
    first = _first(verb)
    if first is not None and (comma := _comma(first)) is not None and verb.i < comma.i:
        return first
    helpers = [c for c in verb.children if c.dep_ in ("aux", "aux:pass") and c.lower_ in INVERTED]
    before = [t for t in clause.words(verb) if t.i < verb.i and t.dep_ not in ("punct", "cc")]
    if verb.dep_ != "advcl" or not helpers or not before or before[0].i != helpers[0].i:
        return None
    return helpers[0] if helpers[0].i < verb.i - 1 else None  # a subject stands between


def _led(verb: Token) -> Token | None:
    """The inverted auxiliary that opens the sentence, for a verb behind the comma: "Should talks fail, X will sue"."""
    first = _first(verb)
    comma = _comma(first) if first is not None else None
    return first if comma is not None and comma.i < verb.i and not _after_semicolon(comma, verb) else None


def _after_semicolon(comma: Token, verb: Token) -> bool:
    return any(t.text == ";" for t in comma.doc[comma.i : verb.i])


def _first(verb: Token) -> Token | None:
    """The word of inversion that a sentence opens with, where the sentence is no question and no "Had it not been"."""
    words = [t for t in verb.sent if not t.is_space and t.text not in MARKS]
    if len(words) < 4 or words[0].lower_ not in INVERTED or words[-1].text == "?":
        return None
    return words[0] if words[1].tag_ in ("DT", "PRP", "PRP$", "NN", "NNS", "NNP", "NNPS", "JJ", "CD") else None


def _comma(first: Token) -> Token | None:
    """The comma that ends the inverted clause: the last of it before a verb with a modal, else the first."""
    return next((t for t in first.sent if t.text == "," and t.i > first.i), None)


def of_a_kind(verb: Token) -> bool:
    """Whether a relative clause in the present only says which kind is meant: "firms that [break] the rules face …"."""
    told = mood(verb)
    kind = verb.head
    above = mood(kind.head) if clause.is_verb(kind.head) else None
    lately = any(c.dep_ == "aux" and c.lower_ in ("has", "have") for c in verb.children)
    if lately and (above is None or not above.modal):
        return False  # "students who have studied abroad may apply"
    present = told.time == "present" and verb.tag_ in ("VBP", "VBZ", "VB")
    if verb.dep_ != "acl:relcl" or told.modal or not (present or lately):
        return False
    if not any(c.dep_ in ("nsubj", "nsubj:pass") and c.lower_ in ("who", "that", "which") for c in verb.children):
        return False
    if kind.pos_ not in ("NOUN", "PRON") or any(c.dep_ in ("nummod", "nmod:poss") for c in kind.children):
        return False
    if verb.i > 0 and any(t.text == "," for t in verb.doc[kind.i : verb.i]):
        return False  # told besides, of those who are known
    given = {c.lower_ for c in kind.children if c.dep_ == "det"}
    plural = kind.tag_ == "NNS" and not given
    if not (plural or given & ANY or kind.lower_ in ("those", "anyone", "anybody", "whoever")):
        return False
    return above is not None and (above.modal != "" or above.time in ("present", "future"))


def defined(noun: Token) -> bool:
    """Whether a bare noun is only told what it counts as: "[Breach] of the order is an offence"."""
    said = noun.head
    be = next((c for c in said.children if c.dep_ == "cop"), None)
    bare = not any(c.dep_ in ("det", "nmod:poss", "nummod") for c in noun.children)
    one = said.tag_ == "NN" and any(c.lower_ in ("a", "an") for c in said.children if c.dep_ == "det")
    return noun.dep_ == "nsubj" and bare and one and be is not None and be.tag_ in ("VBZ", "VBP")


def faced(trigger: Trigger) -> bool:
    """Whether a penalty is only faced, and not yet there: "faces a fine of up to 4 percent"."""
    noun, verb, entry = trigger.noun, trigger.head, trigger.entry
    if noun is None or entry is None or verb.lemma_.lower() != "face" or clause.is_passive(verb):
        return False
    singular = noun.tag_ == "NN" or entry["what"] in ("fine", "conviction", "eviction", "closure")
    return entry["plover"] in TO_COME and singular
