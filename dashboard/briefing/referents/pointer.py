"""Whom a definite description points back at: "the company", "the President"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import clause
from . import trade
from .candidate import Candidate
from .standing import CORE, SINGULAR, holds, only, post_words, recent

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ..actor import Draft

# Nouns that say what kind of body is meant: they point at a body so called, never at another.
TYPED = frozenset(
    "ministry department bureau commission committee council court tribunal parliament senate house legislature "
    "cabinet embassy police army military navy treasury bank union university party newspaper daily tabloid fund "
    "government administration board panel office exchange".split()
)
# Nouns for firms and for those who watch over them, and words in names of bodies that are neither.
FIRMS = frozenset(
    "company firm business corporation start-up startup manufacturer automaker carmaker chipmaker drugmaker retailer "
    "supplier airline carrier insurer lender operator utility publisher broadcaster producer maker chain grocer".split()
)
NO_FIRMS = frozenset(
    "university college school institute association federation confederation union party foundation council "
    "committee court forum league chamber times post herald church commission authority ministry department bureau "
    "agency board parliament assembly congress senate tribunal administration treasury army navy police embassy watch "
    "network alliance society campaign rights charity radio tv television news".split()
)
WATCHDOGS = frozenset("regulator watchdog agency authority supervisor ombudsman".split())
NO_WATCHDOGS = frozenset(
    "court tribunal parliament assembly congress senate house army navy police embassy kremlin cabinet government "
    "administration commons lords sabha knesset duma bundestag sejm riksdag folketing storting diet".split()
)
GROUPS = frozenset("group gang coalition alliance bloc network".split())  # nouns that any collective may be told by
BACK = 3  # sentences that a description may look back


def pointed_at(each: Candidate, drafts: list[Draft], owner: dict[int, Draft], parse: Doc) -> Draft | None:
    """The one actor named before that "the company" or "the President" can mean."""
    if beside := _beside(each, owner, parse):
        return beside
    before = [d for d in drafts if any(m.start < each.start for m in d.mentions)]
    if each.country:
        before = [d for d in before if d.country == each.country]
    titled = [d for d in before if d.kind == "person" and holds(d, each.noun) and _same_post(parse[each.head], d)]
    if titled:
        return only(titled) or only([d for d in titled if not _foreign(d, each.noun)])
    token = parse[each.head]
    before = [d for d in before if d not in _partners(token, owner) and not _named_otherwise(token, each, d)]
    by_word = [d for d in before if d.kind in SINGULAR[:2] and each.noun in d.name.lower().split()]
    by_word = [d for d in by_word if each.marks <= _words_of(d) or each.country]
    if by_word:
        return only(by_word) or _salient(each, by_word, parse)
    kinds = each.kind.split(";")
    fitting = [d for d in before if d.kind in kinds and _may_be_called(each.noun, d)]
    if each.noun in FIRMS and each.noun not in trade.TRADES:
        fitting = [d for d in fitting if not trade.no_firm(d, parse)]
    if "collective" in kinds and len(kinds) > 1:
        fitting = [d for d in fitting if d.kind != "collective" or d.noun == each.noun or each.noun in GROUPS]
    if told := trade.so_called(each.noun, [d for d in before if d.kind in kinds], parse):
        return only(told) or _salient(each, told, parse)
    if each.noun in TYPED or "person" in kinds or (each.noun in trade.TRADES and len(fitting) > 1):
        return None
    fitting = [d for d in fitting if trade.may_be(each.noun, d, parse)]
    if each.noun in FIRMS:
        fitting = [d for d in fitting if any(parse[m.head].dep_ in CORE for m in d.mentions)] or fitting
    near = recent(each, fitting) or fitting
    return only(near) or (_salient(each, near, parse) if each.noun in FIRMS | WATCHDOGS else None)


def _words_of(draft: Draft) -> set[str]:
    """The words of an actor's names and role, in lower case: "the national court" is no Court of Justice."""
    return {word for form in (draft.name, *draft.forms, draft.role) for word in form.lower().split()}


def _beside(each: Candidate, owner: dict[int, Draft], parse: Doc) -> Draft | None:
    """Whose name a description stands beside behind a comma: "Acme, the Dutch maker of lenses"."""
    token = parse[each.head]
    if right := _right_behind(each, owner, parse) or _name_of(token, each.kind.split(";"), owner):
        return right
    if token.dep_ != "appos" or "," not in (t.text for t in parse[max(0, each.start - 2) : each.start]):
        return None
    drafts = dict.fromkeys(owner.values())
    found = [d for d in drafts if any(m.head == token.head.i and m.form == "name" for m in d.mentions)]
    return found[0] if found and found[0].kind in each.kind.split(";") else None


def _name_of(token: Token, kinds: list[str], owner: dict[int, Draft]) -> Draft | None:
    """Who is named in apposition: "the business secretary, Ana Ruiz, said", "the regulator, the Water Board, said"."""
    heads = {c.i for c in token.children if c.dep_ == "appos" and c.i > token.i}
    found = [d for d in dict.fromkeys(owner.values()) if d.kind in ("person", *kinds)]
    return only([d for d in found if any(m.head in heads and m.form == "name" for m in d.mentions)]) if heads else None


def _right_behind(each: Candidate, owner: dict[int, Draft], parse: Doc) -> Draft | None:
    """Whose name and comma stand right before a description that a mark closes: "of Acme, the grid operator."."""
    if (
        each.start < 2
        or parse[each.start - 1].text != ","
        or each.end >= len(parse)
        or parse[each.end].text not in ",.;"
    ):
        return None
    for draft in dict.fromkeys(owner.values()):
        if any(m.form == "name" and m.end == each.start - 1 for m in draft.mentions):
            return draft if draft.kind in each.kind.split(";") else None
    return None


def _named_otherwise(token: Token, each: Candidate, draft: Draft) -> bool:
    """Whether a description has a word with a capital that is none of the actor's: "the Korean company"."""
    told = _words_of(draft)
    own = [t for t in token.doc[each.start : each.head] if t.text[:1].isupper() and t.pos_ != "DET"]
    own = [t for t in own if not (t.nbor().text == "-" or t.text.endswith("-based"))]  # "the Cork-based company"
    return any(t.lower_ not in told for t in own) and not each.country


def _same_post(token: Token, draft: Draft) -> bool:
    """Whether the post of a description may be a person's: "the Minister of Health" is no foreign minister."""
    what = [c for c in token.children if c.dep_ == "nmod" and clause.preposition(c) in ("of", "for")]
    role = draft.role.lower()
    words = [t.lower_ for c in what for t in clause.words(c) if t.pos_ in ("NOUN", "PROPN")]
    return not words or any(word in role for word in words)


def _may_be_called(noun: str, draft: Draft) -> bool:
    """Whether a body may be meant by a noun: no firm is called a university, no court a regulator."""
    words = set(draft.name.lower().split())
    return not (noun in FIRMS and words & NO_FIRMS) and not (noun in WATCHDOGS and words & NO_WATCHDOGS)


def _partners(token: Token, owner: dict[int, Draft]) -> list[Draft]:
    """Who acts on a described one in the same clause, and so is somebody else: "Acme sued the company"."""
    if token.dep_ not in ("obj", "iobj", "obl", "obl:agent") or not clause.is_verb(token.head):
        return []
    heads = {s.i for s in clause.subjects(token.head)}
    return [d for d in dict.fromkeys(owner.values()) if any(m.head in heads for m in d.mentions)]


def _salient(each: Candidate, fitting: list[Draft], parse: Doc) -> Draft | None:
    """The one of several that the nearest sentence tells of: its subject, or the only one it names."""
    start, end = parse[each.head].sent.start, each.start
    for _ in range(BACK):
        here = [d for d in fitting if any(start <= m.head < end for m in d.mentions)]
        if here:
            subjects = [d for d in here if any(start <= m.head < end and _subject(parse[m.head]) for m in d.mentions)]
            core = [d for d in here if any(start <= m.head < end and parse[m.head].dep_ in CORE for m in d.mentions)]
            if core:
                return only(subjects) or only(core)
        if start == 0:
            return None
        end, start = start, parse[start - 1].sent.start
    return None


def _subject(token: Token) -> bool:
    if token.dep_ == "conj" and token.head.dep_ in ("nsubj", "nsubj:pass"):
        token = token.head
    return token.dep_ in ("nsubj", "nsubj:pass") and token.head.dep_ in ("root", "ROOT", "ccomp", "parataxis", "conj")


def _foreign(draft: Draft, office: str) -> bool:
    """Whether the office was given with a country ("Chinese President"): a bare title then means somebody else."""
    return any(m.country for m in draft.mentions if office in post_words(m))
