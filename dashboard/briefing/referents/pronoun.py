"""Pronouns: whom "he", "its" and "they" stand for, tied to an actor only when one is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import clause
from ..names import given
from ..quotes import marks
from .candidate import Candidate

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ..actor import Draft

AGREES = {
    "person": ("person",),
    "plural": ("collective",),
    "thing": ("organization", "government", "country"),
}
TITLES = {
    "mr": "m",
    "sir": "m",
    "lord": "m",
    "king": "m",
    "mrs": "f",
    "ms": "f",
    "lady": "f",
    "dame": "f",
    "queen": "f",
}
# A collective told by one noun: "a coalition of eleven towns" is "it" as well as "they".
ONE_BODY = frozenset("group coalition alliance consortium bloc network association panel team delegation".split())
HERS = frozenset(("she", "her", "hers", "herself"))
# Verbs whose object "it" is what is said: "says it every week".
SAYING = frozenset("say know deny admit believe doubt repeat mean put prove".split())
BACK = 3  # sentences that a "he" or "she" may look back


def stand_in(pronouns: list[Candidate], everyone: list[Candidate], owner: dict[int, Draft], parse: Doc) -> None:
    """Ties pronouns to the subject that grammar points at, else to the only agreeing actor near before.

    Grammar points at the subject of the clause for a possessive, at the speaker for the subject of what is said, and at
    the subject of the sentence before for a pronoun that opens a sentence.
    """
    heads = {i: c for c in everyone if c.form != "pronoun" for i in range(c.start, c.end)}
    said = _said(parse)
    for each in pronouns:
        token = parse[each.head]
        if token.lower_ == "it" and token.dep_ == "obj" and token.head.lemma_.lower() in SAYING:
            continue
        unheard = said if each.head not in said else frozenset()
        subjects = _binders(token) or _ahead(token, each, heads, owner)
        draft = _agreeing(each, subjects, heads, owner) if subjects else None
        if draft is None and not subjects:
            draft = _agreeing(each, _pointed(token, unheard), heads, owner)
            draft = draft or _near(each, [c for c in everyone if c.head not in unheard], owner, parse, unheard)
        if draft is not None:
            draft.add(each)
            owner[id(each)] = draft
            heads[each.head] = each


def _said(parse: Doc) -> frozenset[int]:
    """The tokens inside quotation marks; a pronoun outside them means nothing that is only said there."""
    spans = (
        parse.char_span(p.start, p.end, alignment_mode="contract") for m in marks.find(parse.text) for p in m.pieces
    )
    return frozenset(i for span in spans if span is not None for i in range(span.start, span.end))


def _pointed(token: Token, unheard: frozenset[int]) -> list[Token]:
    """The subjects that the place of a pronoun points at, the likeliest first."""
    verb = token.head if token.dep_ in ("nsubj", "nsubj:pass") else None
    if verb is not None and verb.dep_ in ("ccomp", "xcomp", "advcl") and verb.head != verb:
        above = [s for s in clause.subjects(verb.head) if s.i < token.i]
        if above and verb.dep_ == "ccomp":
            return above
    return _subjects_before(token) if _opens(token, unheard) else []


def _opens(token: Token, unheard: frozenset[int]) -> bool:
    """Whether a pronoun is the first noun of its sentence: "It said", "Its chairman", "In a statement, it said"."""
    doc, start = token.doc, token.sent.start
    return not any(
        doc[i].pos_ == "PROPN" or doc[i].dep_.startswith("nsubj") for i in range(start, token.i) if i not in unheard
    )


def _subjects_before(token: Token) -> list[Token]:
    """The subjects of the main clause of the sentence before."""
    start = token.sent.start
    if start == 0:
        return []
    root = token.doc[start - 1].sent.root
    return clause.subjects(root) if clause.is_verb(root) else []


def _agreeing(
    each: Candidate, subjects: list[Token], heads: dict[int, Candidate], owner: dict[int, Draft]
) -> Draft | None:
    """The one actor among subjects that agrees with a pronoun."""
    one = _one_of(subjects, heads, owner)
    return one if one is not None and _fits(each, one) else None


def _one_of(subjects: list[Token], heads: dict[int, Candidate], owner: dict[int, Draft]) -> Draft | None:
    """The one actor that all subjects are words of: "Harrow & Pell" is two words and one firm."""
    found = [owner.get(id(heads[s.i])) if s.i in heads else None for s in subjects]
    return found[0] if found and all(draft is found[0] for draft in found) else None


def _binders(token: Token) -> list[Token]:
    """The subjects of the clause that a possessive pronoun stands in, where they come before it."""
    if token.tag_ != "PRP$":
        return []
    verb = token.head
    while verb.head != verb and not clause.is_verb(verb):
        verb = verb.head
    beside = _told_by(token)
    return [s for s in clause.subjects(verb) if s.i < token.i and s.i not in beside]


def _told_by(token: Token) -> frozenset[int]:
    """The nouns that a pronoun's own apposition tells more of: in "Tianqi, its largest owner," it is not Tianqi."""
    told = set()
    while token.head != token and not clause.is_verb(token):
        if token.dep_ == "appos":
            told.add(token.head.i)
        token = token.head
    return frozenset(told)


def _ahead(token: Token, each: Candidate, heads: dict[int, Candidate], owner: dict[int, Draft]) -> list[Token]:
    """The subject behind a phrase that opens its sentence, where it agrees: "In its judgment, the Court holds"."""
    if token.tag_ != "PRP$":
        return []
    noun = token.head
    while noun.dep_ in ("nmod", "nmod:poss", "compound") and noun.head.i != noun.i:
        noun = noun.head
    verb = noun.head
    if verb.tag_ == "VBN" and verb.dep_ in ("advcl", "acl") and verb.i < verb.head.i:
        verb = verb.head  # "In its judgment delivered today, the Court holds"
    fronted = noun.dep_ in ("obl", "nsubj") and noun.i < verb.i and verb.dep_ in ("ROOT", "root")
    if not fronted or not _opens_sentence(noun) or clause.preposition(noun) == "":
        return []
    subjects = [s for s in clause.subjects(verb) if s.i > token.i]
    return subjects if subjects and _agreeing(each, subjects, heads, owner) is not None else []


def _opens_sentence(noun: Token) -> bool:
    return bool(noun.left_edge.is_sent_start)


def _fits(each: Candidate, draft: Draft) -> bool:
    one_of_many = each.kind == "thing" and any(m.container in ONE_BODY for m in draft.mentions)
    if draft.kind not in AGREES[each.kind] and not one_of_many:
        return False
    if each.kind != "person":
        return True
    told = _gender(draft)
    return not told or told == ("f" if each.name.lower() in HERS else "m")


def _gender(draft: Draft) -> str:
    """Whether a person is a man or a woman by title, a pronoun before or a given name; or ''."""
    for one in draft.mentions:
        if one.form == "pronoun" and one.kind == "person":
            return "f" if one.name.lower() in HERS else "m"
        title = one.role.lower().split()[:1]
        if title and (told := TITLES.get(title[0].rstrip("."))):
            return told
    return given.genders().get(draft.name.split()[0], "")


def _near(
    each: Candidate, everyone: list[Candidate], owner: dict[int, Draft], parse: Doc, unheard: frozenset[int]
) -> Draft | None:
    """The only agreeing actor among the nouns that could be meant: first in the sentence, then in the one before."""
    token = parse[each.head]
    sentence = token.sent
    rivals = _rivals(token, each.kind, sentence.start) - unheard
    beside = _told_by(token)
    told = {id(owner[id(c)]) for c in everyone if id(c) in owner and any(c.start <= i < c.end for i in beside)}
    here = [a for a in _actors(each, everyone, owner, sentence.start, token.i) if id(a) not in told]
    if here or rivals:
        return here[0] if len(here) == 1 and rivals <= _tokens(here[0], everyone, owner) else None
    opens = each.kind == "plural" and token.dep_.startswith("nsubj") and _opens(token, unheard)
    return _before(each, everyone, owner, parse, sentence.start) if opens or each.kind == "person" else None


def _before(
    each: Candidate, everyone: list[Candidate], owner: dict[int, Draft], parse: Doc, start: int
) -> Draft | None:
    """The one agreeing actor of the nearest sentence before that has any; people are followed over a quotation."""
    for _ in range(BACK if each.kind == "person" else 1):
        if start == 0:
            return None
        end, start = start, parse[start - 1].sent.start
        earlier = _actors(each, everyone, owner, start, end)
        if earlier:
            return earlier[0] if len(earlier) == 1 else None
    return None


def _actors(each: Candidate, everyone: list[Candidate], owner: dict[int, Draft], start: int, end: int) -> list[Draft]:
    found: list[Draft] = []
    for other in everyone:
        if start <= other.head < end and id(other) in owner:
            draft = owner[id(other)]
            if _fits(each, draft) and draft not in found:
                found.append(draft)
    return found


def _tokens(draft: Draft, everyone: list[Candidate], owner: dict[int, Draft]) -> set[int]:
    return {i for c in everyone if owner.get(id(c)) is draft for i in range(c.start, c.end)}


def _rivals(token: Token, kind: str, start: int) -> set[int]:
    """Nouns before the pronoun that agree in number, actors or not; people have no rivals among things."""
    if kind == "person":
        return set()
    wanted = ("NNS", "NNPS") if kind == "plural" else ("NN", "NNP")
    nouns = (token.doc[i] for i in range(start, token.i))
    return {
        n.i
        for n in nouns
        if n.tag_ in wanted and n.dep_ in ("nsubj", "nsubj:pass", "obj", "obl", "nmod", "conj", "iobj", "obl:agent")
    }
