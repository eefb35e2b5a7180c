"""Noun phrases: where they begin and end, what narrows them down, how many they count, which country they name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .. import clause, geography
from .candidate import Candidate

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

DEFINITE = frozenset(("the", "this", "that", "these", "those", "both", "such"))
INSIDE = frozenset(
    (
        "compound",
        "amod",
        "nummod",
        "nmod:poss",
        "det",
        "advmod",
        "punct",
        "case",
        "flat",
        "nmod:desc",
        "nmod:unmarked",
        "det:predet",
        "goeswith",
        "fixed",
        "cc:preconj",
    )
)
UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split()
)
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBERS = {w: n for n, w in enumerate(UNITS)} | {w: 10 * n for n, w in enumerate(TENS, 2)} | {"both": 2, "dozen": 12}
ROUGHLY = frozenset("a an least most up more than about around nearly almost over under some roughly record".split())
DOERS = ("nsubj", "nsubj:pass", "obl:agent")
BEFORE_GERUND = frozenset("stop start keep avoid begin continue deny resume quit".split())
TIMES = frozenset(
    "winter summer spring autumn morning afternoon evening night wartime peacetime january february march april may "
    "june july august september october november december year month week day days weeks months years decade century "
    "time times recent".split()
)
PLACED = frozenset(("in", "from", "of", "at", "within", "across", "based"))


def edges(token: Token, right: bool = True) -> tuple[int, int]:
    """First and last token of a description: modifiers before the noun, short placing phrases after it."""
    left = token.i
    for child in sorted(token.lefts, key=lambda c: -c.i):
        if child.dep_ not in INSIDE or child.dep_ in ("punct", "case", "advmod"):
            break
        low = clause.words(child)[0].i
        left = min(left, low)
    while left < token.i and _outside(token.doc[left]):
        left += 1
    end = token.i + 1
    for child in token.rights if right else ():
        if child.dep_ == "nmod" and clause.preposition(child) in PLACED and child.i - token.i <= 7:
            tokens = clause.words(child, frozenset(("acl", "acl:relcl", "appos", "conj", "cc", "punct", "nmod")))
            if tokens[0].i == end and not _when(child):
                end = _second_place(child) or tokens[-1].i + 1
    return left, end


def _when(token: Token) -> bool:
    """Whether a phrase tells a time and no place: "civilians in winter", "workers in 2024"."""
    return token.lower_ in TIMES or token.tag_ == "CD" or token.ent_type_ in ("DATE", "TIME")


def _second_place(place: Token) -> int:
    """The end of "Spain and Austria", where two names stand behind one preposition; else 0."""
    last = clause.conjuncts(place)[-1]
    names = place.pos_ == last.pos_ == "PROPN" and last.i == place.i + 2 and place.nbor().lower_ == "and"
    return last.i + 1 if names else 0


def _outside(token: Token) -> bool:
    """Words before a noun that do not help to name it: "at least 156 people", "up to nine firms"."""
    behind = token.i > 0 and token.nbor(-1).lemma_.lower() in BEFORE_GERUND
    gerund = behind and token.lower_.endswith("ing") and token.pos_ != "NOUN"
    infinitive = token.i > 0 and token.nbor(-1).tag_ == "TO"  # "to expel Russian diplomats", misread
    return (
        infinitive
        or gerund  # "stop arresting bloggers"
        or token.pos_ in ("PUNCT", "ADP", "AUX")
        or token.tag_ in ("VBD", "VBZ", "VBP", "PRP", "WP", "WDT", "WRB")
        or token.lower_ in ROUGHLY
    )


def text(parse: Doc, start: int, end: int) -> str:
    while start < end - 1 and parse[start].lower_ in ("the", "a", "an", "these", "those", "this", "that"):
        start += 1
    return str(parse[start:end].text)


def definite(token: Token) -> bool:
    return any(c.dep_ in ("det", "nmod:poss", "det:predet") and c.lower_ in DEFINITE for c in token.children)


def marks(token: Token) -> frozenset[str]:
    """The words that narrow a noun down: adjectives, compounds, possessors; not articles and numbers."""
    found: set[str] = set()
    for child in token.children:
        if child.dep_ in ("compound", "amod", "nmod:poss") and child.pos_ != "PRON":
            found.update(t.lower_ for t in clause.words(child) if t.pos_ in ("NOUN", "PROPN", "ADJ"))
    return frozenset(found)


def size_of(token: Token) -> int | None:
    """The number before a noun ("19 groups", "forty-three charities", "two dozen firms"), or None."""
    left = [t for c in token.lefts if c.dep_ in INSIDE for t in clause.words(c)]
    numbers = [n for t in left if (n := _number(t)) is not None]
    if len(numbers) == 2 and numbers[0] in range(20, 100, 10) and numbers[1] < 10:
        return sum(numbers)
    return numbers[0] if numbers else None


def _number(token: Token) -> int | None:
    digits = token.text.replace(",", "")
    if digits.isascii() and digits.isdigit() and len(digits) < 10 and token.tag_ == "CD":
        return int(digits)
    return NUMBERS.get(token.lower_)


def country_near(token: Token) -> str:
    """The country that a noun's modifiers or placing phrase name: "Chinese firms", "hackers in China"."""
    for child in token.children:
        placed = child.dep_ == "nmod" and clause.preposition(child) in PLACED
        if child.text == "States":
            continue  # "the courts of the Member States"
        code = geography.country_of(child.text) or geography.demonym_of(child.text)
        if code and (placed or child.dep_ in ("compound", "amod", "nmod:poss")):
            return code
    return ""


def told(token: Token, ends: tuple[int, int], kind: str, **more: Any) -> Candidate:
    """A description headed by `token`, with what its own words tell; `more` says what is told otherwise."""
    known: dict[str, Any] = {"country": country_near(token), "noun": token.lemma_.lower(), "makes": True}
    known["marks"] = marks(token)
    return Candidate(*ends, token.i, "description", kind, text(token.doc, *ends), **known | more)


def acts(token: Token) -> bool:
    """Whether a noun does something in a clause, or something is done to it."""
    return clause.is_verb(token.head) and token.dep_ in (*DOERS, "obj", "iobj")
