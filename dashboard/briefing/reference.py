"""Descriptions and pronouns: what "the business groups", "the company", "the President" and "they" stand for.

Each is tied to an actor only when exactly one fits; where two fit, it stays open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import clause
from .candidate import Candidate

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from .actor import Draft

AGREES = {
    "person": ("person",),
    "plural": ("collective",),
    "thing": ("organization", "government", "country"),
}
PARTIES = frozenset(("country", "nation", "side", "state", "government", "power", "neighbour", "neighbor"))
# Nouns that say what kind of body is meant: they point at a body so called, never at another.
TYPED = frozenset(
    "ministry department bureau commission committee council court tribunal parliament senate house legislature "
    "cabinet embassy police army military navy treasury bank union university party newspaper fund".split()
)
BACK = 3  # sentences that a "he" or "she" may look back
NEAR = 60  # tokens: two to three sentences
SINGULAR = ("organization", "government", "country", "person")


def describe(found: list[Candidate], drafts: list[Draft], owner: dict[int, Draft], parse: Doc) -> None:
    """Ties descriptions to drafts in reading order, and makes new drafts of collectives and governments."""
    for each in found:
        if each.makes:
            draft = _collective(each, drafts) or _known_body(each, drafts, owner, parse) or _new(each, drafts)
        else:
            draft = _pointed_at(each, drafts, owner, parse)
        if draft is not None:
            draft.add(each)
            owner[id(each)] = draft


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
    return (
        None
        if each.kind != "government" or not each.definite or each.country
        else _pointed_at(each, drafts, owner, parse)
    )


def _new(each: Candidate, drafts: list[Draft]) -> Draft | None:
    from .actor import Draft

    if each.kind == "government" and not each.country and not each.marks:
        return None
    made = Draft(each.kind, each.name, each.country, each.size, noun=each.noun, marks=each.marks)
    drafts.append(made)
    return made


def _pointed_at(each: Candidate, drafts: list[Draft], owner: dict[int, Draft], parse: Doc) -> Draft | None:
    """The one actor named before that "the company" or "the President" can mean."""
    before = [d for d in drafts if any(m.start < each.start for m in d.mentions)]
    if each.country:
        before = [d for d in before if d.country == each.country]
    titled = [d for d in before if d.kind == "person" and _holds(d, each.noun)]
    if titled:
        return _only(titled) or _only([d for d in titled if not _foreign(d, each.noun)])
    by_word = [d for d in before if d.kind in SINGULAR[:2] and each.noun in d.name.lower().split()]
    if by_word:
        return _only(by_word)
    if each.noun in TYPED:
        return None
    kinds = each.kind.split(";")
    fitting = [d for d in before if d.kind in kinds]
    if "person" in kinds:
        return None
    recent = _recent(each, fitting) or fitting
    return _only(recent) or _only([d for d in recent if d in _subjects_near(each, parse, owner)])


def _subjects_near(each: Candidate, parse: Doc, owner: dict[int, Draft]) -> list[Draft]:
    """The actors that are subjects of the sentence before, or of this one before the description."""
    token = parse[each.head]
    root = token.sent.root
    here = [s for s in clause.subjects(root) if s.i < each.start] if clause.is_verb(root) else []
    by_token = {i: d for d in dict.fromkeys(owner.values()) for m in d.mentions for i in range(m.start, m.end)}
    return [by_token[s.i] for s in (here or _subjects_before(token)) if s.i in by_token]


def _recent(each: Candidate, drafts: list[Draft]) -> list[Draft]:
    """Those mentioned a few sentences before at most."""
    return [d for d in drafts if any(each.start - NEAR < m.start < each.start for m in d.mentions)]


def _only(drafts: list[Draft]) -> Draft | None:
    return drafts[0] if len(drafts) == 1 else None


def _holds(draft: Draft, office: str) -> bool:
    """Whether a person is given an office anywhere: by a role, or by a title before the name."""
    return any(office in m.role.lower().split() for m in draft.mentions)


def _foreign(draft: Draft, office: str) -> bool:
    """Whether the office was given with a country ("Chinese President"): a bare title then means somebody else."""
    return any(m.country for m in draft.mentions if office in m.role.lower().split())


def together(everyone: list[Candidate], drafts: list[Draft], owner: dict[int, Draft]) -> dict[int, list[Draft]]:
    """ "The two countries", "both sides": the countries before that make up the number, when no other could be meant.

    The description's own draft is dissolved into them. Returns the drafts by candidate (its `id`).
    """
    found: dict[int, list[Draft]] = {}
    for each in everyone:
        if each.form != "description" or each.noun not in PARTIES or not (each.definite or each.size):
            continue
        size = each.size or (2 if each.noun == "side" else 0)
        before = [d for d in drafts if d.kind == "country" and any(m.start < each.start for m in d.mentions)]
        near = _recent(each, before)
        meant = near if len(near) == size else before if len(before) == size else []
        if size < 2 or not meant or each.marks - {"two", "both"}:
            continue
        found[id(each)] = meant
        _dissolve(each, drafts, owner)
    return found


def _dissolve(each: Candidate, drafts: list[Draft], owner: dict[int, Draft]) -> None:
    draft = owner.pop(id(each), None)
    if draft is not None:
        draft.mentions = [m for m in draft.mentions if m is not each]
        if not any(m.form == "description" for m in draft.mentions):
            for other in draft.mentions:
                owner.pop(id(other), None)
            draft.mentions = []


def stand_in(pronouns: list[Candidate], everyone: list[Candidate], owner: dict[int, Draft], parse: Doc) -> None:
    """Ties pronouns to the subject that grammar points at, else to the only agreeing actor near before.

    Grammar points at the subject of the clause for a possessive, at the speaker for the subject of what is said, and at
    the subject of the sentence before for a pronoun that opens a sentence.
    """
    heads = {i: c for c in everyone if c.form != "pronoun" for i in range(c.start, c.end)}
    for each in pronouns:
        token = parse[each.head]
        subjects = _binders(token)
        draft = _bound(each, subjects, heads, owner) if subjects else None
        if draft is None and not subjects:
            draft = _agreeing(each, _pointed(token), heads, owner) or _near(each, everyone, owner, parse)
        if draft is not None:
            draft.add(each)
            owner[id(each)] = draft
            heads[each.head] = each


def _pointed(token: Token) -> list[Token]:
    """The subjects that the place of a pronoun points at, the likeliest first."""
    verb = token.head if token.dep_ in ("nsubj", "nsubj:pass") else None
    if verb is not None and verb.dep_ in ("ccomp", "xcomp", "advcl") and verb.head != verb:
        above = [s for s in clause.subjects(verb.head) if s.i < token.i]
        if above and verb.dep_ == "ccomp":
            return above
    return _subjects_before(token) if _opens(token) else []


def _opens(token: Token) -> bool:
    """Whether a pronoun is the first noun of its sentence: "It said", "Its chairman", "In a statement, it said"."""
    doc, start = token.doc, token.sent.start
    return not any(doc[i].pos_ == "PROPN" or doc[i].dep_.startswith("nsubj") for i in range(start, token.i))


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
    found = [owner[id(heads[s.i])] for s in subjects if s.i in heads and id(heads[s.i]) in owner]
    fitting = [d for d in found if _fits(each, d)]
    return fitting[0] if len(fitting) == 1 and len(subjects) == 1 else None


def _binders(token: Token) -> list[Token]:
    """The subjects of the clause that a possessive pronoun stands in, where they come before it."""
    if token.tag_ != "PRP$":
        return []
    verb = token.head
    while verb.head != verb and not clause.is_verb(verb):
        verb = verb.head
    return [s for s in clause.subjects(verb) if s.i < token.i]


def _bound(
    each: Candidate, subjects: list[Token], heads: dict[int, Candidate], owner: dict[int, Draft]
) -> Draft | None:
    """For a possessive: the subject of its clause, when that is one actor that agrees."""
    if len(subjects) != 1 or subjects[0].i not in heads:
        return None
    draft = owner.get(id(heads[subjects[0].i]))
    return draft if draft is not None and _fits(each, draft) else None


def _fits(each: Candidate, draft: Draft) -> bool:
    return draft.kind in AGREES[each.kind]


def _near(each: Candidate, everyone: list[Candidate], owner: dict[int, Draft], parse: Doc) -> Draft | None:
    """The only agreeing actor among the nouns that could be meant: first in the sentence, then in the one before."""
    token = parse[each.head]
    sentence = token.sent
    rivals = _rivals(token, each.kind, sentence.start)
    here = _actors(each, everyone, owner, sentence.start, token.i)
    if here or rivals:
        return here[0] if len(here) == 1 and rivals <= _tokens(here[0], everyone, owner) else None
    opens = each.kind == "plural" and token.dep_.startswith("nsubj") and _opens(token)
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
