"""Descriptions of actors: groups, unnamed people and bodies, and definite ones for something named before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from .. import clause, geography
from . import holder, phrase, source
from .candidate import Candidate, is_title

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ..lexicon import Entry, Lexicon

CONTAINERS = frozenset(
    "group coalition alliance consortium number dozen dozens hundred hundreds thousand thousands million millions "
    "score scores ten tens majority minority handful series bloc association pair team panel delegation crowd half "
    "third most many several".split()
)
# Verbs whose subject is always somebody.
SPEAKING = frozenset(
    "say ask demand urge call warn tell complain argue claim deny accuse protest vow threaten refuse insist announce "
    "promise agree lobby petition welcome criticise criticize condemn object reject sue appeal strike plan fear hope "
    "want".split()
)
FIRMS = frozenset(("company", "firm", "business", "corporation", "enterprise"))
# What a country's armed forces are told by, where the country is named: "British forces", "Israeli helicopters".
ARMS = frozenset("force warship warplane helicopter jet aircraft gunboat tank bulldozer vessel bomber".split())
PREMISES = frozenset("hospital clinic school shop store supermarket restaurant hotel farm factory outlet".split())
STATE = frozenset(("government", "administration", "authority", "parliament", "regime"))


def find(parse: Doc, taken: set[int], lexicon: Lexicon) -> Iterator[Candidate]:
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
            or source.find(token)
            or _whole(holder.office_holder(token, titles), taken, parse)
            or _one(token, groups, pointers)
            or _government(token, pointers)
        )
        if made is None and token.i + 1 not in taken:  # "the grocer Acme" is the name's
            made = _pointer(token, pointers, titles)
        if made is not None:
            claimed.update(range(made.start, made.end))
            yield made


def _whole(made: Candidate | None, taken: set[int], parse: Doc) -> Candidate | None:
    """The description with all of the name that it ends in: "aide at the Office for Food, Fish and Farms"."""
    if made is None or made.end - 1 not in taken or made.end not in taken:
        return made
    end = next(i for i in range(made.end, len(parse) + 1) if i not in taken)
    return replace(made, end=end, name=phrase.text(parse, made.start, end))


def _container(token: Token, groups: dict[str, Entry]) -> Candidate | None:
    """ "a group of 19 U.S. business groups", "thousands of Kurds": the members give the name, the number the size."""
    inner = _contained(token)
    if inner is None or inner.tag_ not in ("NNS", "NNPS"):
        return None
    people = _people(inner)
    if people is None and _family(inner, groups) == "":
        return None
    start, end = phrase.edges(inner)
    near = (c for c in token.lefts if c.dep_ in ("amod", "compound", "nummod") and c.tag_ not in ("VBD", "VBZ", "VBP"))
    left = min([token.i, *(c.i for c in near)])
    members = people or phrase.told(inner, (start, end), "collective", noun=_family(inner, groups))
    size, definite = phrase.size_of(inner) or phrase.size_of(token), phrase.definite(token)
    container = token.lemma_.lower() if token.tag_ == "NN" else ""
    return replace(members, start=left, head=token.i, size=size, definite=definite, container=container)


def _contained(token: Token) -> Token | None:
    """The noun behind "of", "tens of thousands of" followed to its end."""
    inner: Token | None = None
    held: Token | None = token
    while held is not None and held.lemma_.lower() in CONTAINERS:
        held = next((c for c in held.children if c.dep_ == "nmod" and clause.preposition(c) == "of"), None)
        inner = held or inner
    return inner


def _group(token: Token, groups: dict[str, Entry]) -> Candidate | None:
    family = _family(token, groups)
    if not family or not _plural_enough(token, groups) or _called(token):
        return None
    start, end = phrase.edges(token)
    marks = phrase.marks(token)
    size = phrase.size_of(token)
    counted = size is not None and token.dep_ != "nmod:poss" and token.lemma_.lower() not in PREMISES
    if not (marks or counted or phrase.definite(token) or end > token.i + 1 or _takes_part(token, groups)):
        return None
    return phrase.told(
        token,
        (start, end),
        "collective",
        size=size,
        noun=family,
        marks=marks,
        definite=phrase.definite(token),
    )


def _called(token: Token) -> bool:
    """Whether a plural with a capital closes a name: "BGC Partners"."""
    before = token.nbor(-1) if token.i else token
    return token.tag_ == "NNPS" and before.dep_ == "compound" and before.tag_ == "NNP" and before.head == token


def _takes_part(token: Token, groups: dict[str, Entry]) -> bool:
    """Whether a bare noun is somebody in what is told: people in a clause, speakers, or whom a clause describes."""
    entry = _entry(token, groups)
    if clause.is_verb(token.head) and token.dep_ in phrase.DOERS:
        return entry is None or entry["members"] != "organization" or token.head.lemma_.lower() in SPEAKING
    if clause.is_verb(token.head) and token.dep_ in ("obj", "iobj") and entry is not None:
        return entry["members"] == "person"
    return any(c.dep_ in ("acl", "acl:relcl") for c in token.children)


def _one(token: Token, groups: dict[str, Entry], pointers: dict[str, Entry]) -> Candidate | None:
    """ "a senior U.S. official", "a district court": one unnamed person or body, narrowed down, who takes part."""
    if (
        token.tag_ != "NN"
        or not any(c.lower_ in ("a", "an", "one", "another") for c in token.children)
        or not phrase.acts(token)
    ):
        return None
    kind = _single_kind(token, groups, pointers)
    start, end = phrase.edges(token)
    country = phrase.country_near(token)
    narrowed = country or end > token.i + 1 or any(c.dep_ in ("compound", "acl", "acl:relcl") for c in token.children)
    if not kind or not (narrowed or (kind == "person" and token.dep_ in phrase.DOERS)):
        return None
    return phrase.told(token, (start, end), kind, country=country)


def _single_kind(token: Token, groups: dict[str, Entry], pointers: dict[str, Entry]) -> str:
    """The kind of actor that one of a kind of people or bodies is, '' when the noun does not say."""
    entry = _entry(token, groups)
    if entry is not None and entry["number"] == "plural" and entry["members"] in ("person", "organization"):
        return entry["members"]
    kinds = pointers[token.lemma_.lower()]["kinds"] if token.lemma_.lower() in pointers else ""
    return kinds if kinds in ("government", "organization", "person") else ""


def _plural_enough(token: Token, groups: dict[str, Entry]) -> bool:
    """A plural, or a noun that means a group in the singular too ("police"); some nouns only with their members."""
    number = groups_number(token, groups)
    if number == "of" and not (_counted(token) or _of_people(token, groups)):
        return False
    return token.tag_ in ("NNS", "NNPS") or number == "any" or _opening_plural(token)


def _opening_plural(token: Token) -> bool:
    """Whether a plural is taken for a name because it opens its sentence: "Dockworkers in Ghana rejected"."""
    return token.tag_ == "NNP" and bool(token.is_sent_start) and token.lower_.endswith("s") and not token.ent_type_


def groups_number(token: Token, groups: dict[str, Entry]) -> str:
    """When the noun means a group: `plural`, `any`, or `of` (only of members or counted)."""
    entry = _entry(token, groups)
    return entry["number"] if entry else ""


def _counted(token: Token) -> bool:
    return any(c.dep_ == "nummod" or (c.dep_ == "nmod" and clause.preposition(c) == "of") for c in token.children)


def _of_people(token: Token, groups: dict[str, Entry]) -> bool:
    """Whether several groups are told by the people in them: "fishermen's groups", "farmer groups"."""
    owners = (c for c in token.children if c.dep_ in ("nmod:poss", "compound") and c.pos_ != "PRON")
    told = (_entry(c, groups) for c in owners)
    return token.tag_ == "NNS" and any(entry is not None and entry["members"] == "person" for entry in told)


def _both(token: Token) -> Candidate | None:
    """ "both sides", "the two sides": parties that the text has named."""
    if (
        token.lemma_.lower() != "side"
        or token.tag_ != "NNS"
        or not any(c.lower_ in ("both", "two", "the") for c in token.children)
    ):
        return None
    start, end = phrase.edges(token, right=False)
    return phrase.told(token, (start, end), "collective", size=2, country="", noun="side", definite=True, makes=False)


def _people(token: Token) -> Candidate | None:
    """ "Palestinians", "Iraqi Kurds": a people by its name, in the plural."""
    singular = token.text[:-1]
    if not token.text.endswith("s") or not token.text[0].isupper() or not geography.demonym_of(singular):
        return None
    if geography.country_of(token.text) or token.dep_ in ("amod", "compound"):
        return None
    start, end = phrase.edges(token)
    return phrase.told(
        token,
        (start, end),
        "collective",
        size=phrase.size_of(token),
        country=geography.demonym_of(singular),
        noun=token.lower_,
    )


def _government(token: Token, pointers: dict[str, Entry]) -> Candidate | None:
    """ "the U.S. government", "the Chinese authorities", "Israel's cabinet": a body of a country, by description."""
    lemma = token.lemma_.lower()
    if lemma not in pointers or pointers[lemma]["kinds"] != "government":
        return None
    if (lemma == "authority" and token.tag_ != "NNS") or (lemma not in STATE and token.tag_ == "NNS"):
        return None
    start, end = phrase.edges(token)
    country = phrase.country_near(token)
    told = _own_name(token) or (
        phrase.definite(token) and (lemma in STATE or any(c.dep_ in ("compound", "amod") for c in token.children))
    )
    if not country and not told:
        return None
    return phrase.told(token, (start, end), "government", country=country, definite=phrase.definite(token))


def _own_name(token: Token) -> bool:
    """Whether a body is told without an article, as parliaments are: "parliament passed the bill"."""
    return (
        token.lower_ in ("parliament", "congress", "police")
        and not any(c.dep_ == "det" for c in token.children)
        and phrase.acts(token)
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
    start, end = phrase.edges(token, right=False)
    kind = pointers[lemma]["kinds"] if lemma in pointers else "person"
    return phrase.told(token, (start, end), kind, noun=lemma, definite=True, makes=False)


def _entry(token: Token, groups: dict[str, Entry]) -> Entry | None:
    """The list's line for a noun, its compound first: "business groups" before "groups"."""
    lemma = token.lemma_.lower()
    before = token.nbor(-1).lower_ if token.i else ""
    if lemma in ARMS and token.tag_ == "NNS" and phrase.country_near(token):
        return groups.get("troop")
    return (
        groups.get(f"{before} {lemma}")
        or groups.get(lemma)
        or groups.get(token.lower_)
        or (groups.get(token.lower_.removesuffix("s")) if token.tag_ == "NNPS" or _opening_plural(token) else None)
        or (groups.get(token.lower_.removesuffix("men") + "man") if token.lower_.endswith("men") else None)
    )


def _family(token: Token, groups: dict[str, Entry]) -> str:
    """What a collective noun is called when descriptions are compared, one word for all firms; '' when not listed."""
    if _entry(token, groups) is None:
        return ""
    return "company" if token.lemma_.lower() in FIRMS else token.lemma_.lower()
