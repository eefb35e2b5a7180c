"""Descriptions: what "the business groups", "the company" and "the President" stand for.

Each is tied to an actor only when exactly one fits; where two fit, it stays open.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .. import clause
from ..names.kind import CALLING
from . import trade
from .candidate import Candidate

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ..actor import Draft

PARTIES = frozenset(("country", "nation", "side", "state", "government", "power", "neighbour", "neighbor"))
# Nouns that say what kind of body is meant: they point at a body so called, never at another.
TYPED = frozenset(
    "ministry department bureau commission committee council court tribunal parliament senate house legislature "
    "cabinet embassy police army military navy treasury bank union university party newspaper fund government "
    "administration board panel office".split()
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
    "network alliance society campaign rights charity".split()
)
WATCHDOGS = frozenset("regulator watchdog agency authority supervisor ombudsman".split())
NO_WATCHDOGS = frozenset(
    "court tribunal parliament assembly congress senate house army navy police embassy kremlin cabinet government "
    "administration commons lords sabha knesset duma bundestag sejm riksdag folketing storting diet".split()
)
ONE_OF_A_COUNTRY = frozenset(
    "police military army navy parliament cabinet opposition judiciary treasury president premier chancellor king "
    "queen minister government".split()
)
CORE = ("nsubj", "nsubj:pass", "obj", "iobj", "obl:agent", "nmod:poss", "conj", "appos", "flat")
GROUPS = frozenset("group gang coalition alliance bloc network".split())  # nouns that any collective may be told by
BACK = 3  # sentences that a description may look back
NEAR = 60  # tokens: two to three sentences
SINGULAR = ("organization", "government", "country", "person")


def describe(found: list[Candidate], drafts: list[Draft], owner: dict[int, Draft], parse: Doc) -> None:
    """Ties descriptions to drafts in reading order, and makes new drafts of collectives and governments."""
    for each in found:
        if each.makes:
            draft = (
                _named_behind(each, owner, parse)
                or _named_before(each, owner, parse)
                or _collective(each, drafts)
                or _known_body(each, drafts, owner, parse)
            )
            draft = draft or _only_one(each, drafts, parse) or _new(each, drafts)
        elif each.noun == "side":
            draft = None  # both sides are told together, or not at all
        else:
            draft = _pointed_at(each, drafts, owner, parse) or _only_one(each, drafts, parse)
        if draft is not None:
            draft.add(each)
            owner[id(each)] = draft


def _named_behind(each: Candidate, owner: dict[int, Draft], parse: Doc) -> Draft | None:
    """Who is named right behind one described: "a German insurer, Acme", "a gang known as Vesna"."""
    if each.kind == "collective" or each.end + 2 >= len(parse):
        return None
    start, comma = each.end + 1, parse[each.end].text == ","
    start += parse[start].lower_ == ("the" if comma else "as")
    if not comma and parse[each.end].lower_ not in CALLING:
        return None
    for draft in dict.fromkeys(owner.values()):
        for one in draft.mentions:
            bodies = {draft.kind, each.kind} <= set(SINGULAR[:2])
            if one.form != "name" or one.start != start or not (bodies or draft.kind == each.kind):
                continue
            beside = parse[one.head].dep_ == "appos" and parse[one.head].head.i == each.head
            if beside or not comma:
                return draft
    return None


def _named_before(each: Candidate, owner: dict[int, Draft], parse: Doc) -> Draft | None:
    """Whose name stands right before one described behind a comma: "The FNV, a trade union which joined the case"."""
    start = each.start - (each.start > 0 and parse[each.start - 1].pos_ == "DET")
    if each.kind not in SINGULAR or start < 2 or parse[start - 1].text != ",":
        return None
    head = parse[each.head]
    for draft in dict.fromkeys(owner.values()):
        bodies = {draft.kind, each.kind} <= set(SINGULAR[:2])
        for one in draft.mentions:
            beside = head.dep_ == "appos" and head.head.i == one.head
            if one.form == "name" and one.end == start - 1 and beside and (bodies or draft.kind == each.kind):
                return draft
    return None


def _only_one(each: Candidate, drafts: list[Draft], parse: Doc) -> Draft | None:
    """A post or body that a country has one of ("the prime minister", "the police"), where no name is given for it.

    Where several have it, or somebody of the text may hold it, the description stays open.
    """
    if each.noun not in ONE_OF_A_COUNTRY or each.country or not _takes_part(parse[each.head]):
        return None
    named = [d for d in drafts if d.noun != each.noun and (_holds(d, each.noun) or each.noun in d.name.lower().split())]
    if named:
        return None
    marks = each.marks | {each.noun}
    alike = [d for d in drafts if d.noun == each.noun and d.marks == marks]
    return _only(alike) if alike else _new(replace(each, marks=marks), drafts)


def _takes_part(token: Token) -> bool:
    return token.dep_ in (*CORE[:5], "obl") and clause.is_verb(token.head)


def _collective(each: Candidate, drafts: list[Draft]) -> Draft | None:
    """The collective or body described before with the same noun, whose description this one repeats or shortens."""
    alike = [d for d in drafts if d.noun == each.noun and d.kind == each.kind and _agree(each, d)]
    same = [d for d in alike if d.marks == each.marks and (d.size == each.size or each.size is None)]
    if same:
        return same[-1] if len(same) == 1 else None
    shorter = [d for d in alike if each.marks <= d.marks] if each.definite else []
    return shorter[0] if len(shorter) == 1 else None


def _agree(each: Candidate, draft: Draft) -> bool:
    if each.country and draft.country and each.country != draft.country:
        return False
    if each.kind == "government" and each.country != draft.country and each.country:
        return False
    return each.size is None or draft.size is None or each.size == draft.size


def _known_body(each: Candidate, drafts: list[Draft], owner: dict[int, Draft], parse: Doc) -> Draft | None:
    told = each.definite or each.noun in ONE_OF_A_COUNTRY
    return _pointed_at(each, drafts, owner, parse) if each.kind == "government" and told and not each.country else None


def _new(each: Candidate, drafts: list[Draft]) -> Draft | None:
    from ..actor import Draft

    if each.kind == "government" and not (each.country or each.marks or each.end > each.head + 1):
        return None
    made = Draft(each.kind, each.name, each.country, each.size, noun=each.noun, marks=each.marks)
    drafts.append(made)
    return made


def _pointed_at(each: Candidate, drafts: list[Draft], owner: dict[int, Draft], parse: Doc) -> Draft | None:
    """The one actor named before that "the company" or "the President" can mean."""
    if beside := _beside(each, owner, parse):
        return beside
    before = [d for d in drafts if any(m.start < each.start for m in d.mentions)]
    if each.country:
        before = [d for d in before if d.country == each.country]
    titled = [d for d in before if d.kind == "person" and _holds(d, each.noun) and _same_post(parse[each.head], d)]
    if titled:
        return _only(titled) or _only([d for d in titled if not _foreign(d, each.noun)])
    token = parse[each.head]
    before = [d for d in before if d not in _partners(token, owner) and not _named_otherwise(token, each, d)]
    by_word = [d for d in before if d.kind in SINGULAR[:2] and each.noun in d.name.lower().split()]
    by_word = [d for d in by_word if each.marks <= _words_of(d) or each.country]
    if by_word:
        return _only(by_word) or _salient(each, by_word, parse)
    kinds = each.kind.split(";")
    fitting = [d for d in before if d.kind in kinds and _may_be_called(each.noun, d)]
    if each.noun in FIRMS and each.noun not in trade.TRADES:
        fitting = [d for d in fitting if not trade.no_firm(d, parse)]
    if "collective" in kinds and len(kinds) > 1:
        fitting = [d for d in fitting if d.kind != "collective" or d.noun == each.noun or each.noun in GROUPS]
    if told := trade.so_called(each.noun, fitting, parse):
        return _only(told) or _salient(each, told, parse)
    if each.noun in TYPED or "person" in kinds or (each.noun in trade.TRADES and len(fitting) > 1):
        return None
    fitting = [d for d in fitting if trade.may_be(each.noun, d, parse)]
    if each.noun in FIRMS:
        fitting = [d for d in fitting if any(parse[m.head].dep_ in CORE for m in d.mentions)] or fitting
    recent = _recent(each, fitting) or fitting
    return _only(recent) or (_salient(each, recent, parse) if each.noun in FIRMS | WATCHDOGS else None)


def _words_of(draft: Draft) -> set[str]:
    """The words of an actor's names and role, in lower case: "the national court" is no Court of Justice."""
    return {word for form in (draft.name, *draft.forms, draft.role) for word in form.lower().split()}


def _beside(each: Candidate, owner: dict[int, Draft], parse: Doc) -> Draft | None:
    """Whose name a description stands beside behind a comma: "Acme, the Dutch maker of lenses"."""
    token = parse[each.head]
    if right := _right_behind(each, owner, parse) or _name_of(token, owner):
        return right
    if token.dep_ != "appos" or "," not in (t.text for t in parse[max(0, each.start - 2) : each.start]):
        return None
    drafts = dict.fromkeys(owner.values())
    found = [d for d in drafts if any(m.head == token.head.i and m.form == "name" for m in d.mentions)]
    return found[0] if found and found[0].kind in each.kind.split(";") else None


def _name_of(token: Token, owner: dict[int, Draft]) -> Draft | None:
    """The person named in apposition to a post: "the business secretary, Ana Ruiz, said"."""
    heads = {c.i for c in token.children if c.dep_ == "appos" and c.i > token.i}
    found = [d for d in dict.fromkeys(owner.values()) if d.kind == "person"]
    return _only([d for d in found if any(m.head in heads and m.form == "name" for m in d.mentions)]) if heads else None


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
                return _only(subjects) or _only(core)
        if start == 0:
            return None
        end, start = start, parse[start - 1].sent.start
    return None


def _subject(token: Token) -> bool:
    if token.dep_ == "conj" and token.head.dep_ in ("nsubj", "nsubj:pass"):
        token = token.head
    return token.dep_ in ("nsubj", "nsubj:pass") and token.head.dep_ in ("root", "ROOT", "ccomp", "parataxis", "conj")


def _recent(each: Candidate, drafts: list[Draft]) -> list[Draft]:
    """Those mentioned a few sentences before at most."""
    return [d for d in drafts if any(each.start - NEAR < m.start < each.start for m in d.mentions)]


def _only(drafts: list[Draft]) -> Draft | None:
    return drafts[0] if len(drafts) == 1 else None


def _holds(draft: Draft, office: str) -> bool:
    """Whether a person is given an office anywhere: by a role, or by a title before the name."""
    return any(office in _post_words(m) for m in draft.mentions)


def _post_words(mention: Candidate) -> list[str]:
    """The words of a post itself, without what it is of: "adviser" of "adviser to the finance ministry"."""
    words = mention.role.lower().split()
    return words[: next((i for i, word in enumerate(words) if word in ("of", "to", "for", "at", "in")), len(words))]


def _foreign(draft: Draft, office: str) -> bool:
    """Whether the office was given with a country ("Chinese President"): a bare title then means somebody else."""
    return any(m.country for m in draft.mentions if office in _post_words(m))


def together(
    everyone: list[Candidate], drafts: list[Draft], owner: dict[int, Draft], parse: Doc
) -> dict[int, list[Draft]]:
    """ "The two countries", "both sides": the countries before that make up the number, when no other could be meant.

    The description's own draft is dissolved into them. Returns the drafts by candidate (its `id`).
    """
    found: dict[int, list[Draft]] = {}
    for each in everyone:
        if each.form != "description" or each.noun not in PARTIES or not (each.definite or each.size):
            continue
        size = each.size or (2 if each.noun == "side" else 0)
        before = [d for d in drafts if d.kind == "country" and any(m.start < each.start for m in d.mentions)]
        if each.noun == "side":
            before = [d for d in before if not all(_only_a_place(parse[m.head]) for m in d.mentions)]
        near = _recent(each, before)
        meant = near if len(near) == size else before if len(before) == size else []
        acting = any(_takes_part(parse[m.head]) for d in meant for m in d.mentions)
        if each.noun == "side" and not acting:
            continue  # the sides of a quarrel within a country
        if size < 2 or not meant or each.marks - {"two", "both"}:
            continue
        found[id(each)] = meant
        _dissolve(each, owner)
    return found


def _only_a_place(token: Token) -> bool:
    """Whether a country only says where something is: "Tema in Ghana", "Denmark's Maersk"."""
    if token.dep_ == "nmod:poss":
        return token.head.pos_ == "PROPN"
    return clause.preposition(token) in ("in", "from", "at", "near")


def _dissolve(each: Candidate, owner: dict[int, Draft]) -> None:
    draft = owner.pop(id(each), None)
    if draft is not None:
        draft.mentions = [m for m in draft.mentions if m is not each]
        if not any(m.form == "description" for m in draft.mentions):
            for other in draft.mentions:
                owner.pop(id(other), None)
            draft.mentions = []
