"""Words that name, describe or stand for an actor: the candidates that `actor` gathers into actors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import clause, geography, name
from .tables import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from .lexicon import Entry, Lexicon
    from .name import Name

PRONOUNS = {
    "he": "person", "him": "person", "his": "person", "himself": "person",
    "she": "person", "her": "person", "hers": "person", "herself": "person",
    "they": "plural", "them": "plural", "their": "plural", "theirs": "plural", "themselves": "plural",
    "it": "thing", "its": "thing", "itself": "thing",
}  # fmt: skip
DEFINITE = frozenset(("the", "this", "that", "these", "those", "both", "such"))
CONTAINERS = frozenset(
    "group coalition alliance consortium number dozen dozens hundred hundreds majority handful series bloc "
    "association pair team panel delegation".split()
)
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
FIRMS = frozenset(("company", "firm", "business", "corporation", "enterprise"))
STATE = frozenset(("government", "administration", "authority", "parliament", "regime"))
PLACED = frozenset(("in", "from", "of", "at", "within", "across", "based"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of tokens (end exclusive) that may stand for an actor, with what its own words tell."""

    start: int
    end: int
    head: int
    form: str  # "name", "description" or "pronoun"
    kind: str  # actor kind; for a pronoun "person", "plural" or "thing"; "" when the words do not tell
    name: str
    size: int | None = None
    country: str = ""
    role: str = ""
    noun: str = ""  # of a description: the head noun's family
    marks: frozenset[str] = frozenset()  # of a description: its modifiers, lower case
    definite: bool = False
    makes: bool = False  # of a description: whether it names a new actor when it points at none

    def characters(self, parse: Doc) -> tuple[int, int]:
        last = parse[self.end - 1]
        return parse[self.start].idx, last.idx + len(last)


def find(parse: Doc, lexicon: Lexicon) -> list[Candidate]:
    """The candidates of the document in order of their heads; names come first where two would overlap."""
    names = name.find(parse, lexicon)
    named = list(_named(parse, names, lexicon))
    taken = {i for n in names for i in range(n.start, n.end)}
    described = list(_described(parse, taken, lexicon))
    pronouns = [_pronoun(t) for t in parse if t.tag_ in ("PRP", "PRP$") and t.lower_ in PRONOUNS]
    return sorted([*named, *described, *pronouns], key=lambda c: (c.head, c.start))


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
        return at[token.i]
    near = [token.head] if token.dep_ == "flat" else []
    near += [c for c in token.children if c.dep_ == "flat"]
    return next((at[t.i] for t in near if t.i in at), None)


def _named(parse: Doc, names: list[Name], lexicon: Lexicon) -> Iterator[Candidate]:
    for found in names:
        if found.kind in ("other", "place"):
            if found.kind == "place" and _metonym(parse, found):
                yield _capital(parse, found)
            continue
        start = _with_title(parse, found, lexicon) if found.kind == "person" else found.start
        text, country = parse[found.start : found.end].text, ""
        role = role_before(parse, found) if found.kind == "person" else ""
        if known := name.government(text, lexicon):
            text, country = known["name"] or text, known["country"]
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
    return bool(geography.capital_of(parse[found.start : found.end].text)) and name.acts(parse, found)


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
    described = before.pos_ in ("ADJ", "NOUN", "PROPN") and not before.is_space and before.dep_ in INSIDE
    return found.start if described else i


def is_title(token: Token, titles: dict[str, Entry]) -> bool:
    """Whether a word is a title or office, in the singular or plural, with or without its full stop."""
    word = token.lower_
    return any(form in titles for form in (word, word.rstrip("."), word.removesuffix("s"), token.lemma_.lower()))


def role_before(parse: Doc, found: Name) -> str:
    """The words before a person's name that say what he or she is: "former National Security Agency contractor"."""
    i = found.start
    while i > 0 and not parse[i].is_sent_start and _role_word(parse[i - 1]):
        i -= 1
    while i < found.start and parse[i].pos_ in ("DET", "PUNCT", "PART", "PRON"):
        i += 1
    return str(parse[i : found.start].text).strip() if i < found.start else ""


def _role_word(token: Token) -> bool:
    if token.pos_ in ("NOUN", "PROPN", "ADJ") and not token.tag_.startswith("VB"):
        return True
    return token.lower_ in ("of", "'s", "’s", "-", "for") and token.dep_ in ("case", "punct")


def _pronoun(token: Token) -> Candidate:
    return Candidate(token.i, token.i + 1, token.i, "pronoun", PRONOUNS[token.lower_], token.text)


def _described(parse: Doc, taken: set[int], lexicon: Lexicon) -> Iterator[Candidate]:
    """Noun phrases for groups of people or bodies, for governments, and definite ones for something named before."""
    groups, pointers = lexicon.by("collectives", "words"), lexicon.by("descriptions", "words")
    titles = lexicon.by("titles", "words")
    claimed: set[int] = set()
    for token in parse:
        if token.i in taken or token.i in claimed or token.pos_ not in ("NOUN", "PROPN") or token.dep_ == "compound":
            continue
        made = (
            _container(token, groups)
            or _both(token)
            or _group(token, groups)
            or _people(token)
            or _people_counted(token)
            or _one(token, groups, pointers)
            or _office_holder(token, titles)
            or _government(token, pointers)
        )
        made = made or _pointer(token, pointers, titles)
        if made is not None:
            claimed.update(range(made.start, made.end))
            yield made


def _container(token: Token, groups: dict[str, Entry]) -> Candidate | None:
    """ "a group of 19 U.S. business groups": the members give the name, the number the size."""
    if token.lemma_.lower() not in CONTAINERS:
        return None
    inner = next((c for c in token.children if c.dep_ == "nmod" and clause.preposition(c) == "of"), None)
    if inner is None or inner.tag_ not in ("NNS", "NNPS") or _family(inner, groups) == "":
        return None
    start, end = _edges(inner)
    left = min([token.i, *(c.i for c in token.children if c.dep_ in ("amod", "compound", "nummod"))])
    return Candidate(
        left,
        end,
        token.i,
        "description",
        "collective",
        _text(token.doc, start, end),
        size=size_of(inner) or size_of(token),
        country=country_near(inner),
        noun=_family(inner, groups),
        marks=_marks(inner),
        definite=_definite(token),
        makes=True,
    )


def _group(token: Token, groups: dict[str, Entry]) -> Candidate | None:
    family = _family(token, groups)
    if not family or not _plural_enough(token, groups):
        return None
    start, end = _edges(token)
    marks = _marks(token)
    if not (marks or _definite(token) or end > token.i + 1 or _takes_part(token, groups)):
        return None
    return Candidate(
        start,
        end,
        token.i,
        "description",
        "collective",
        _text(token.doc, start, end),
        size=size_of(token),
        country=country_near(token),
        noun=family,
        marks=marks,
        definite=_definite(token),
        makes=True,
    )


def _takes_part(token: Token, groups: dict[str, Entry]) -> bool:
    """Whether a bare noun is somebody in what is told: people who do something, or whom a clause describes."""
    entry = _entry(token, groups)
    if clause.is_verb(token.head) and token.dep_ in ("nsubj", "nsubj:pass", "obl:agent"):
        return entry is None or entry["members"] != "organization"
    return any(c.dep_ in ("acl", "acl:relcl") for c in token.children)


def _acts(token: Token) -> bool:
    return clause.is_verb(token.head) and token.dep_ in ("nsubj", "nsubj:pass", "obl:agent", "obj", "iobj")


def _one(token: Token, groups: dict[str, Entry], pointers: dict[str, Entry]) -> Candidate | None:
    """ "a senior U.S. official", "a district court": one unnamed person or body, narrowed down, who takes part."""
    if (
        token.tag_ != "NN"
        or not any(c.lower_ in ("a", "an", "one", "another") for c in token.children)
        or not _acts(token)
    ):
        return None
    kind = _single_kind(token, groups, pointers)
    start, end = _edges(token)
    country = country_near(token)
    if not kind or not (country or any(c.dep_ == "compound" for c in token.children)):
        return None
    return Candidate(
        start,
        end,
        token.i,
        "description",
        kind,
        _text(token.doc, start, end),
        country=country,
        noun=token.lemma_.lower(),
        marks=_marks(token),
        makes=True,
    )


def _single_kind(token: Token, groups: dict[str, Entry], pointers: dict[str, Entry]) -> str:
    """The kind of actor that one of a kind of people or bodies is, '' when the noun does not say."""
    entry = _entry(token, groups)
    if entry is not None and entry["number"] == "plural" and entry["members"] in ("person", "organization"):
        return entry["members"]
    kinds = pointers[token.lemma_.lower()]["kinds"] if token.lemma_.lower() in pointers else ""
    return kinds if kinds in ("government", "organization", "person") else ""


def _office_holder(token: Token, titles: dict[str, Entry]) -> Candidate | None:
    """ "a spokesman for Acme", "its spokeswoman", "Roe's lawyer": a person told by whom he or she works for."""
    if (
        token.tag_ != "NN"
        or not is_title(token, titles)
        or not _acts(token)
        or _apposed(token)
        or any(c.dep_ in ("appos", "flat") for c in token.children)
    ):
        return None
    owned = any(c.dep_ == "nmod:poss" for c in token.children)
    served = next(
        (c for c in token.children if c.dep_ == "nmod" and clause.preposition(c) in ("for", "of", "at")), None
    )
    if not owned and served is None:
        return None
    start, end = _edges(token, right=False)
    if served is not None:
        end = max(end, clause.words(served, frozenset(("acl", "acl:relcl", "appos", "conj", "cc", "punct")))[-1].i + 1)
    return Candidate(
        start,
        end,
        token.i,
        "description",
        "person",
        _text(token.doc, start, end),
        noun=token.lemma_.lower(),
        marks=_marks(token),
        makes=True,
    )


def _apposed(token: Token) -> bool:
    """Whether a name stands beside the noun behind a comma: "its chief executive, Jane Roe", "Jane Roe, its head"."""
    doc, (start, _) = token.doc, _edges(token, right=False)
    after = doc[token.i + 1 : token.i + 3]
    before = doc[max(0, start - 2) : start]
    behind = len(after) == 2 and after[0].text == "," and after[1].pos_ == "PROPN"
    return behind or (len(before) == 2 and before[1].text == "," and before[0].pos_ == "PROPN")


def _people_counted(token: Token) -> Candidate | None:
    """ "two people familiar with the matter": people by their number, where they take part."""
    if (
        token.lower_ not in ("people", "persons", "sources", "men", "women")
        or size_of(token) is None
        or not _acts(token)
    ):
        return None
    start, end = _edges(token)
    return Candidate(
        start,
        end,
        token.i,
        "description",
        "collective",
        _text(token.doc, start, end),
        size=size_of(token),
        noun="people",
        marks=_marks(token),
        makes=True,
    )


def _plural_enough(token: Token, groups: dict[str, Entry]) -> bool:
    """A plural, or a noun that means a group in the singular too ("police"); some nouns only with their members."""
    number = groups_number(token, groups)
    if number == "of" and not _counted(token):
        return False
    return token.tag_ in ("NNS", "NNPS") or number == "any"


def groups_number(token: Token, groups: dict[str, Entry]) -> str:
    """When the noun means a group: `plural`, `any`, or `of` (only of members or counted)."""
    entry = _entry(token, groups)
    return entry["number"] if entry else ""


def _counted(token: Token) -> bool:
    return any(c.dep_ == "nummod" or (c.dep_ == "nmod" and clause.preposition(c) == "of") for c in token.children)


def _both(token: Token) -> Candidate | None:
    """ "both sides", "the two sides": parties that the text has named."""
    if (
        token.lemma_.lower() != "side"
        or token.tag_ != "NNS"
        or not any(c.lower_ in ("both", "two", "the") for c in token.children)
    ):
        return None
    start, end = _edges(token, right=False)
    return Candidate(
        start,
        end,
        token.i,
        "description",
        "collective",
        _text(token.doc, start, end),
        size=2,
        noun="side",
        marks=_marks(token),
        definite=True,
    )


def _people(token: Token) -> Candidate | None:
    """ "Palestinians", "Iraqi Kurds": a people by its name, in the plural."""
    singular = token.text[:-1]
    if not token.text.endswith("s") or not token.text[0].isupper() or not geography.demonym_of(singular):
        return None
    if geography.country_of(token.text) or token.dep_ in ("amod", "compound"):
        return None
    start, end = _edges(token)
    return Candidate(
        start,
        end,
        token.i,
        "description",
        "collective",
        _text(token.doc, start, end),
        size=size_of(token),
        country=geography.demonym_of(singular),
        noun=token.lower_,
        marks=_marks(token),
        makes=True,
    )


def _government(token: Token, pointers: dict[str, Entry]) -> Candidate | None:
    """ "the U.S. government", "the Chinese authorities", "Israel's cabinet": a body of a country, by description."""
    lemma = token.lemma_.lower()
    if lemma not in pointers or pointers[lemma]["kinds"] != "government":
        return None
    if (lemma == "authority" and token.tag_ != "NNS") or (lemma not in STATE and token.tag_ == "NNS"):
        return None
    start, end = _edges(token)
    country = country_near(token)
    told = _own_name(token) or (
        _definite(token) and (lemma in STATE or any(c.dep_ in ("compound", "amod") for c in token.children))
    )
    if not country and not told:
        return None
    return Candidate(
        start,
        end,
        token.i,
        "description",
        "government",
        _text(token.doc, start, end),
        country=country,
        noun=token.lemma_.lower(),
        marks=_marks(token),
        definite=_definite(token),
        makes=True,
    )


def _own_name(token: Token) -> bool:
    """Whether a body is told without an article, as parliaments are: "parliament passed the bill"."""
    return (
        token.lower_ in ("parliament", "congress", "police")
        and not any(c.dep_ == "det" for c in token.children)
        and _acts(token)
    )


def _pointer(token: Token, pointers: dict[str, Entry], titles: dict[str, Entry]) -> Candidate | None:
    """ "the company", "the President": a definite noun phrase that points back at something named."""
    lemma = token.lemma_.lower()
    if token.tag_ in ("NNS", "NNPS") or not any(
        c.lower_ in ("the", "this", "that") for c in token.children if c.dep_ == "det"
    ):
        return None
    office = is_title(token, titles)
    if lemma not in pointers and not office:
        return None
    start, end = _edges(token, right=False)
    kind = pointers[lemma]["kinds"] if lemma in pointers else "person"
    return Candidate(
        start,
        end,
        token.i,
        "description",
        kind,
        _text(token.doc, start, end),
        country=country_near(token),
        noun=lemma,
        marks=_marks(token),
        definite=True,
    )


def _entry(token: Token, groups: dict[str, Entry]) -> Entry | None:
    """The list's line for a noun, its compound first: "business groups" before "groups"."""
    lemma = token.lemma_.lower()
    before = token.nbor(-1).lower_ if token.i else ""
    return groups.get(f"{before} {lemma}") or groups.get(lemma) or groups.get(token.lower_)


def _family(token: Token, groups: dict[str, Entry]) -> str:
    """What a collective noun is called when descriptions are compared, one word for all firms; '' when not listed."""
    if _entry(token, groups) is None:
        return ""
    return "company" if token.lemma_.lower() in FIRMS else token.lemma_.lower()


def _edges(token: Token, right: bool = True) -> tuple[int, int]:
    """First and last token of a description: modifiers before the noun, short placing phrases after it."""
    left = token.i
    for child in sorted(token.lefts, key=lambda c: -c.i):
        if child.dep_ not in INSIDE or child.dep_ in ("punct", "case", "advmod"):
            break
        low = clause.words(child)[0].i
        left = min(left, low)
    while left < token.i and (token.doc[left].pos_ in ("PUNCT", "ADP") or token.doc[left].lower_ in ("a", "an")):
        left += 1
    end = token.i + 1
    for child in token.rights if right else ():
        if child.dep_ == "nmod" and clause.preposition(child) in PLACED and child.i - token.i <= 5:
            tokens = clause.words(child, frozenset(("acl", "acl:relcl", "appos", "conj", "cc", "punct", "nmod")))
            if tokens[0].i == end:
                end = tokens[-1].i + 1
    return left, end


def _text(parse: Doc, start: int, end: int) -> str:
    while start < end - 1 and parse[start].lower_ in ("the", "a", "an", "these", "those", "this", "that"):
        start += 1
    return str(parse[start:end].text)


def _definite(token: Token) -> bool:
    return any(c.dep_ in ("det", "nmod:poss", "det:predet") and c.lower_ in DEFINITE for c in token.children)


def _marks(token: Token) -> frozenset[str]:
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
        code = geography.country_of(child.text) or geography.demonym_of(child.text)
        if code and (placed or child.dep_ in ("compound", "amod", "nmod:poss")):
            return code
    return ""
