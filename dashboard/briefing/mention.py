"""Words that name, describe or stand for an actor: the candidates that `actor` gathers into actors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from . import geography
from .lexicon import load
from .names import known, name, neighbour
from .referents import adjective, description, office, phrase
from .referents.candidate import Candidate, is_title
from .tables import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from .lexicon import Entry, Lexicon
    from .names.proper import Name

DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday".split())
PRONOUNS = {
    "he": "person", "him": "person", "his": "person", "himself": "person",
    "she": "person", "her": "person", "hers": "person", "herself": "person",
    "they": "plural", "them": "plural", "their": "plural", "theirs": "plural", "themselves": "plural",
    "it": "thing", "its": "thing", "itself": "thing",
}  # fmt: skip


def find(parse: Doc, lexicon: Lexicon) -> list[Candidate]:
    """The candidates of the document in order of their heads; names come first where two would overlap."""
    names = name.find(parse, lexicon)
    named = list(_named(parse, names, lexicon))
    taken = {i for n in names for i in range(n.start, n.end)}
    described = list(description.find(parse, taken, lexicon))
    inside = {i for found in described for i in range(found.start, found.end)}
    adjectives = adjective.find(parse, taken | inside, lexicon)
    words = (t for t in parse if t.tag_ in ("PRP", "PRP$") and t.i not in taken)
    pronouns = [_pronoun(t) for t in words if t.lower_ in PRONOUNS]
    return sorted([*named, *described, *adjectives, *pronouns], key=lambda c: (c.head, c.start))


def index(parse: Doc, mentions: Iterable[Mention]) -> dict[int, Mention]:
    """The innermost mention at each token (by token index); tokens outside every mention are left out."""
    found: dict[int, Mention] = {}
    for mention in sorted(mentions, key=lambda m: m.start - m.end):
        span = parse.char_span(mention.start, mention.end, alignment_mode="expand")
        if span is not None:
            found.update(dict.fromkeys(range(span.start, span.end), mention))
    return found


def of(token: Token, at: dict[int, Mention]) -> Mention | None:
    """The mention that a head of a phrase belongs to, also where the parser took another word of the name for it."""
    if token.i in at:
        found = at[token.i]
        return found if found.actor or found.kind != "description" else _beside(token, at) or found
    near = [token.head] if token.dep_ == "flat" else []
    near += [c for c in token.children if c.dep_ == "flat"]
    return next((at[t.i] for t in near if t.i in at), None) or _beside(token, at)


def _beside(noun: Token, at: dict[int, Mention]) -> Mention | None:
    """The name that stands right at the noun for what it names: "the union OS Hornik", "the ANO party"."""
    parse, i = noun.doc, noun.i
    if noun.pos_ != "NOUN":
        return None
    behind = at.get(i + 1)
    if behind is not None and behind.kind == "name" and behind.start == parse[i + 1].idx:
        words = [t for t in noun.children if t.i > i and behind.start <= t.idx < behind.end]
        if any(t.dep_ in ("nmod", "appos", "flat", "compound") for t in words) and noun.tag_ == "NN":
            return behind
    before = at.get(i - 1) if i and noun.lower_ in neighbour.BEHIND else None
    bound = before is not None and before.kind == "name" and parse[i - 1].head.i == i
    return before if bound else None


def _named(parse: Doc, names: list[Name], lexicon: Lexicon) -> Iterator[Candidate]:
    for found in names:
        if found.kind in ("other", "place"):
            if found.kind == "place" and _metonym(parse, found):
                yield _capital(parse, found)
            continue
        start = _with_title(parse, found, lexicon) if found.kind == "person" else found.start
        text, country = parse[found.start : found.end].text, ""
        role = (role_before(parse, found) or office.beside(parse, found, lexicon)) if found.kind == "person" else ""
        if told := known.government(text, lexicon):
            text, country = told["name"] or text, told["country"]
        yield Candidate(
            start,
            found.end,
            found.end - 1,
            "name",
            found.kind,
            text,
            country=country or _country(text, found.kind, role),
            role=role,
        )


def _country(text: str, kind: str, role: str) -> str:
    if kind == "country":
        return geography.country_of(text)
    return next(filter(None, map(geography.country_in, (role if kind == "person" else text,))), "")


def _metonym(parse: Doc, found: Name) -> bool:
    """Whether a capital stands for its government: it acts, and no preposition places something there."""
    return bool(geography.capital_of(parse[found.start : found.end].text)) and known.acts(parse, found)


def _capital(parse: Doc, found: Name) -> Candidate:
    text = parse[found.start : found.end].text
    return Candidate(found.start, found.end, found.end - 1, "name", "country", text, country=geography.capital_of(text))


def _with_title(parse: Doc, found: Name, lexicon: Lexicon) -> int:
    """Where a person's mention starts: with the title before the name, unless the title is itself described."""
    i = found.start
    titles = lexicon.by("titles", "words")
    while i > 0 and is_title(parse[i - 1], titles) and parse[i - 1].text[:1].isupper() and not parse[i].is_sent_start:
        i -= 1
    if i == found.start or i == 0 or parse[i].is_sent_start:
        return i
    before = parse[i - 1]
    described = before.pos_ in ("ADJ", "NOUN", "PROPN") and not before.is_space and before.dep_ in phrase.INSIDE
    return found.start if described else i


def role_before(parse: Doc, found: Name) -> str:
    """The words before a person's name that say what he or she is: "former National Security Agency contractor"."""
    i = found.start
    while i > 0 and not parse[i].is_sent_start and _role_word(parse[i - 1]):
        i -= 1
    while i < found.start and parse[i].pos_ in ("DET", "PUNCT", "PART", "PRON"):
        i += 1
    i = _behind_of(parse, i, found.start)
    return str(parse[i : found.start].text).strip() if i < found.start else ""


def _behind_of(parse: Doc, start: int, end: int) -> int:
    """Where a role begins when what stands before "of" is no title: "critics of President Trump"."""
    titles = load().by("titles", "words")
    ofs = (i for i in range(end - 1, start, -1) if parse[i].lower_ == "of")
    return next((i + 1 for i in ofs if not _title(parse, i, titles)), start)


def _title(parse: Doc, of: int, titles: dict[str, Entry]) -> bool:
    return is_title(parse[of - 1], titles) or f"{parse[of - 2].lower_} {parse[of - 1].lower_}" in titles


def _role_word(token: Token) -> bool:
    if token.lower_ in DAYS:
        return False  # "on Tuesday President Lee"
    if token.pos_ in ("NOUN", "PROPN", "ADJ") and not token.tag_.startswith("VB"):
        return True
    if token.text in ("Under", "the") and token.dep_ == "compound":  # "Under Secretary of the Treasury"
        return True
    return token.lower_ in ("of", "'s", "’s", "-", "for") and token.dep_ in ("case", "punct")


def _pronoun(token: Token) -> Candidate:
    return Candidate(token.i, token.i + 1, token.i, "pronoun", PRONOUNS[token.lower_], token.text)
