"""Gathers mentions into actors: one actor for each person, body, country or collective of the document.

Full names first, then their short forms, acronyms and surnames, then descriptions, then pronouns; each is resolved
only when exactly one candidate is left, and stays unresolved otherwise.
"""

from __future__ import annotations

import collections
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from . import geography
from .lexicon import load
from .mention import find
from .names import alias, family, legalform
from .names.kind import SEATS
from .referents import party, possessor, pronoun, reference
from .referents.candidate import Candidate
from .tables import Actor, Evidence, Mention

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    from .document import Document
    from .lexicon import Lexicon

BODIES = ("organization", "government")


@dataclass(slots=True, eq=False)
class Draft:
    """An actor while its mentions are being gathered."""

    kind: str
    name: str
    country: str = ""
    size: int | None = None
    role: str = ""
    noun: str = ""
    marks: frozenset[str] = frozenset()
    forms: set[str] = field(default_factory=set)
    mentions: list[Candidate] = field(default_factory=list)

    def add(self, found: Candidate) -> None:
        self.mentions.append(found)
        if found.form == "name":
            self.forms.add(found.name)
        self.size = self.size or found.size
        self.country = self.country or found.country
        self.role = self.role or found.role


def resolve(document: Document, parse: Doc, lexicon: Lexicon) -> list[Actor | Mention | Evidence]:
    """The actors of a document with their mentions, and the evidence of every other name an actor goes by."""
    candidates = find(parse, lexicon)
    drafts = _named([c for c in candidates if c.form == "name"], parse)
    owner = {id(c): d for d in drafts for c in d.mentions}
    reference.describe([c for c in candidates if c.form == "description"], drafts, owner, parse)
    pronoun.stand_in([c for c in candidates if c.form == "pronoun"], candidates, owner, parse)
    for found in candidates:
        if id(found) in owner and found not in owner[id(found)].mentions:
            owner[id(found)].add(found)
    groups = party.together(candidates, drafts, owner, parse)
    return _rows(document, parse, candidates, drafts, owner, groups)


def _named(names: list[Candidate], parse: Doc) -> list[Draft]:
    """Drafts from names, the longest first, so that short forms find the long one they belong to."""
    drafts: list[Draft] = []
    for found in sorted(names, key=lambda c: (-len(c.name.split()), c.start)):
        fitting = [d for d in drafts if _same(found, d, parse)]
        if len(fitting) == 1:
            fitting[0].add(found)
        elif not fitting:
            drafts.append(Draft(found.kind, found.name, found.country))
            drafts[-1].add(found)
        elif exact := [d for d in fitting if found.name in d.forms] or _set_beside(found, fitting, parse):
            exact[0].add(found)
        elif len(opened := [d for d in fitting if _opened_by(found, d)]) == 1:
            opened[0].add(found)
    return drafts


def _opened_by(found: Candidate, draft: Draft) -> bool:
    """Whether a short form opens a body's name: "the Court" for "Court of Justice", not a district court's."""
    return found.kind != "person" and any(_plain(form).startswith(f"{_plain(found.name)} ") for form in draft.forms)


def _set_beside(found: Candidate, fitting: list[Draft], parse: Doc) -> list[Draft]:
    """Of several that a short form fits, those it is set in brackets behind anywhere: "General Motors (GM)"."""
    return [
        d
        for d in fitting
        if any(parse[m.end : m.end + 2].text.replace("(", "").strip() == found.name for m in d.mentions)
    ]


def _same(found: Candidate, draft: Draft, parse: Doc) -> bool:
    """Whether a name can be another form of a draft's names."""
    if found.kind == "country" or draft.kind == "country":
        return (
            found.kind == draft.kind and found.country == draft.country and bool(found.country)
        ) or found.name in draft.forms
    plain = _plain(found.name)
    if any(plain == _plain(form) for form in draft.forms):
        return True
    if (found.kind == "person") != (draft.kind == "person"):
        return False
    if found.kind == "person":
        return _same_person(found, draft)
    if any(alias.between(parse, m.end, found.start) for m in draft.mentions if m.form == "name"):
        return True  # "the Forum for the Environment, known as Walhi"
    if found.name.lower() in load().by("organizations", "words") and any(
        f.endswith(f" {found.name}") for f in draft.forms
    ):
        return True  # "Airtel" for "Bharti Airtel"
    return any(_short_of(plain, _plain(form)) for form in draft.forms) or _acronym_of(found, draft, parse)


def _same_person(found: Candidate, draft: Draft) -> bool:
    words = found.name.casefold().split()
    return any(_shortens(words, form, found) for form in draft.forms)


def _shortens(words: list[str], form: str, found: Candidate) -> bool:
    """Whether words are another form of a person's name: the surname, a first family name, initials, fewer surnames."""
    full = form.casefold().split()
    if words == full[-len(words) :]:
        return True
    if words == full[: len(words)] and len(words) < len(full):
        titled = len(full) == 2 and found.start < found.end - len(words)
        return titled or len(words) > 1 or family.first(form.split())
    if len(full) > 2 and any(words == full[i : i + len(words)] for i in range(1, len(full) - len(words))):
        return not words[0].endswith(".")  # the first of two surnames: "Queiroz" for "Luciana Queiroz da Silva"
    return len(words) > 1 and len(full) > 1 and words[-1] == full[-1] and _initials_fit(words[:-1], full[:-1])


def _initials_fit(some: list[str], others: list[str]) -> bool:
    """Whether given names agree as far as they go: "J." with "John", "John" with "John F."."""
    return all(
        a.rstrip(".").startswith(b.rstrip(".")) or b.rstrip(".").startswith(a.rstrip("."))
        for a, b in zip(some, others, strict=False)
    )


def _plain(name: str) -> str:
    words = re.sub(r"[\s\u00a0]+", " ", name).removeprefix("the ").removeprefix("The ").removeprefix("PT ")
    return legalform.SUFFIX.sub("", words).replace("’", "'").casefold()


def _short_of(short: str, full: str) -> bool:
    """Whether a body's name is a shorter form of another: its first words, or its last without the country before."""
    if (
        len(short) < 3
        or not short
        or short in ("the", "national", "federal", "european", "united", "first", "american", "korea", "congo")
    ):
        return False
    if full.startswith(short + " ") and len(short.split()) * 3 >= len(full.split()):
        return True
    if (short, full) == ("union", "european union"):
        return True
    rest = full.removesuffix(" " + short)
    if short in SEATS and short in full.split():
        return True  # "the Commission" for "European Commission", where no other body of the text is a commission
    short_for = geography.country_of(rest.upper()) if len(rest) < 5 else ""  # "UK Financial Conduct Authority"
    return rest != full and bool(geography.country_of(rest) or geography.demonym_of(rest) or short_for)


def _acronym_of(found: Candidate, draft: Draft, parse: Doc) -> bool:
    """Whether capitals stand for a body's name: set in brackets after it, or spelled by its initials."""
    letters = found.name.replace(".", "")
    if not (2 <= len(letters) <= 9 and letters.isupper()):
        return False
    if any(_bracketed(found, m, parse) for m in draft.mentions):
        return True
    told = [form for form in draft.forms if len(form.split()) > 1]
    return any(letters == _initials(form) or found.name in form.split()[1:] for form in told)


def _bracketed(found: Candidate, long: Candidate, parse: Doc) -> bool:
    between = parse[long.end : found.start].text.strip() if long.end <= found.start <= long.end + 3 else ""
    if between == "," and found.end + 1 < len(parse) and parse[found.end].text == ",":
        return parse[found.end + 1].pos_ in ("VERB", "AUX")  # "The Consumer Organisation, BEUC, welcomed"
    return between in ("(", "(“", '("', "(the “", "(‘")


def _initials(name: str) -> str:
    return "".join(w[0] for w in re.split(r"[\s-]+", name) if w and w[0].isupper())


def _rows(
    document: Document, parse: Doc, candidates: list[Candidate], drafts: list[Draft], owner: dict[int, Draft],
    groups: dict[int, list[Draft]],
) -> list[Actor | Mention | Evidence]:  # fmt: skip
    ids = {id(d): f"{document.id}:actor:{s}-{e}" for d in drafts if d.mentions for s, e in [_best(d).characters(parse)]}
    named = _namer(candidates, owner)
    rows: list[Actor | Mention | Evidence] = [_actor(document, parse, d, ids[id(d)], named) for d in _ordered(drafts)]
    for found in candidates:
        start, end = found.characters(parse)
        meant: list[Draft | None] = [*groups.get(id(found), [])] or [owner.get(id(found))]
        for number, draft in enumerate(meant, 1):
            rows.append(Mention(
                document=document.id, start=start, end=end, text=document.text[start:end], kind=found.form,
                mention=f"{document.id}:mention:{start}-{end}" + (f".{number}" if number > 1 else ""),
                actor=ids[id(draft)] if draft else "",
            ))  # fmt: skip
    for draft in _ordered(drafts):
        rows += _aliases(document, parse, draft, ids[id(draft)])
    return rows


def _namer(candidates: list[Candidate], owner: dict[int, Draft]) -> Callable[[int], str]:
    """The name of whom a token stands for, by the shortest mention around it that was settled; '' where none was."""
    by_token: dict[int, Draft] = {}
    for found in sorted(candidates, key=lambda c: c.start - c.end):
        draft = owner.get(id(found))
        by_token |= dict.fromkeys(range(found.start, found.end), draft) if draft is not None else {}
    return lambda token: _display(by_token[token]) if token in by_token else ""


def _ordered(drafts: list[Draft]) -> list[Draft]:
    return sorted((d for d in drafts if d.mentions), key=lambda d: min(m.start for m in d.mentions))


def _best(draft: Draft) -> Candidate:
    """The mention that names the actor best: the longest name, else the first description."""
    names = [m for m in draft.mentions if m.form == "name"]
    if names:
        return max(names, key=lambda m: (m.name == draft.name, len(m.name), -m.start))
    described = [m for m in draft.mentions if m.form == "description"]
    return next((m for m in described if m.name == draft.name), described[0] if described else draft.mentions[0])


def _actor(document: Document, parse: Doc, draft: Draft, row_id: str, named: Callable[[int], str]) -> Actor:
    best = _best(draft)
    start, end = best.characters(parse)
    name = possessor.spelled_out(_display(draft), best.start, parse, named)
    others = collections.Counter(form for form in draft.forms if form != draft.name)
    return Actor(
        document=document.id, start=start, end=end, text=document.text[start:end], actor=row_id, name=name,
        kind=draft.kind, role=_role(draft), country=draft.country, size=draft.size,
        aliases="; ".join(sorted(others)), mentions=len(draft.mentions),
    )  # fmt: skip


def _display(draft: Draft) -> str:
    name = re.sub(r"[\s\u00a0]+", " ", draft.name)
    return geography.name_of(draft.country) or name if draft.kind == "country" and draft.country else name


def _role(draft: Draft) -> str:
    """The fullest description a person is given; a plural title shared with others only when there is no other."""
    roles = collections.Counter(re.sub(r"[\s\u00a0]+", " ", m.role) for m in draft.mentions if m.role)
    return max(roles, key=lambda r: (len(r.split()), roles[r]), default="")


def _aliases(document: Document, parse: Doc, draft: Draft, row_id: str) -> list[Evidence]:
    seen = {draft.name}
    rows = []
    for found in draft.mentions:
        if found.form == "name" and found.name not in seen:
            seen.add(found.name)
            start, end = found.characters(parse)
            rows.append(Evidence(document=document.id, start=start, end=end, text=document.text[start:end],
                                 table="actors", row=row_id, role="alias"))  # fmt: skip
    return rows
