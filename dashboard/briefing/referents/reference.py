"""Descriptions: what "the business groups", "the company" and "the President" stand for.

Each is tied to an actor only when exactly one fits; where two fit, it stays open.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..names.neighbour import CALLING
from .candidate import Candidate
from .pointer import pointed_at
from .standing import SINGULAR, holds, only, takes_part

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from ..actor import Draft

ONE_OF_A_COUNTRY = frozenset(
    "police military army navy parliament cabinet opposition judiciary treasury president premier chancellor king "
    "queen minister government".split()
)


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
            draft = pointed_at(each, drafts, owner, parse) or _only_one(each, drafts, parse)
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
    if each.noun not in ONE_OF_A_COUNTRY or each.country or not takes_part(parse[each.head]):
        return None
    named = [d for d in drafts if d.noun != each.noun and (holds(d, each.noun) or each.noun in d.name.lower().split())]
    if named:
        return None
    marks = each.marks | {each.noun}
    alike = [d for d in drafts if d.noun == each.noun and d.marks == marks]
    return only(alike) if alike else _new(replace(each, marks=marks), drafts)


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
    return pointed_at(each, drafts, owner, parse) if each.kind == "government" and told and not each.country else None


def _new(each: Candidate, drafts: list[Draft]) -> Draft | None:
    from ..actor import Draft

    if each.kind == "government" and not (each.country or each.marks or each.end > each.head + 1):
        return None
    made = Draft(each.kind, each.name, each.country, each.size, noun=each.noun, marks=each.marks)
    drafts.append(made)
    return made
