"""The kind that the words beside a name tell: "the insurer Hallmann", "Zawadi, a brewer,", "Roe, who heads"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .. import geography
from . import given, known
from .title import is_title

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ..lexicon import Entry, Lexicon
    from .proper import Name

# Nouns for a person that as often mean a firm.
EITHER = frozenset(
    "investor trader broker contractor defendant plaintiff claimant developer owner partner rival".split()
)
CALLING = frozenset(("known", "called", "named", "dubbed", "nicknamed", "codenamed", "tracked"))
TOOLS = frozenset("malware virus worm ransomware tool software program app product drug operation flaw".split())
PARTIES = frozenset(
    "Labour Conservative Conservatives Democrat Republican Greens Green Liberal Ind Independent".split()
)
UNITS = frozenset("unit squad brigade battalion crew cell gang outfit team".split())
ELECTED = frozenset("MP MPs MEP MEPs MSP TD MLA Senator senator deputy member candidate lawmaker".split())
FOLK = frozenset("man woman men women people farmer farmers resident residents villager villagers student".split())
UNIONS = frozenset("association federation alliance coalition charity nonprofit union umbrella lobby network".split())
RUNNING = frozenset("director executive chairman chairwoman chair founder counsel spokesman spokeswoman".split())
PLACES = frozenset("camp camps region regions district districts province area valley border peninsula".split())
BEHIND = frozenset("party union newspaper daily broadcaster airline network".split())
DAILIES = frozenset(("daily", "weekly", "monthly"))
OWNING = frozenset("owner shareholder parent backer".split())
SELVES = {"it": "organization", "he": "person", "she": "person"}


def beside(parse: Doc, name: Name, lexicon: Lexicon) -> str:
    """The kind that the words beside a name tell: "the insurer Hallmann", "Zawadi, a brewer,", "Roe, who heads"."""
    if _employed(parse, name.start, lexicon) and name.kind in ("person", "other", "organization"):
        return "organization"
    if name.kind in ("organization", "other") and not name.sure and _of_party(parse, name, lexicon):
        return "person"
    if name.kind != "person" and (post := _post_behind(parse, name, lexicon)):
        return post
    if name.start > 1 and not parse[name.start].is_sent_start:
        comma = parse[name.start - 1].text == ","
        noun = parse[name.start - 2 if comma else name.start - 1]
        if comma and noun.pos_ == "PROPN" and name.size > 1 and not name.sure and _speaks_for(parse, noun.i, lexicon):
            return "person"
        if (kind := _noun_kind(noun, lexicon)) and not _relative(parse[name.end - 1], noun):
            if not comma or kind == "person":
                return kind
            beside = parse[name.end - 1].dep_ == "appos" and parse[name.end - 1].head == noun
            return _office_before(parse, name.start - 2, lexicon) or (kind if beside else "")
        if not comma and noun.lower_ in DAILIES and noun.dep_ in ("amod", "compound") and _guess(parse, name):
            return "organization"  # "the Belgian daily De Standaard"
        if not comma and noun.lower_ == "parent" and noun.pos_ == "NOUN" and _guess(parse, name):
            return "organization"  # "parent Lakecom called the fine unfounded"
        if comma and noun.lower_ in OWNING and _guess(parse, name):
            return "organization"
        if kind := _so_called(parse, name.start, lexicon):
            return kind
    if kind := _pronoun_kind(parse[name.end - 1]):
        text = parse[name.start : name.end].text
        if kind == "organization" and name.size > 1 and parse[name.start].text in given.names():
            return ""  # "Steve Reed said it was wrong"
        known = bool(geography.capital_of(text)) or (name.kind == "place" and geography.is_place(text))
        return "" if known or name.kind in ("country", "government") else kind
    placed = name.start > 0 and parse[name.start - 1].lower_ in ("in", "near", "from", "into")
    if name.end + 1 >= len(parse) or parse[name.end].text != "," or placed:
        return ""
    after = parse[name.end + 1]
    if after.lower_ == "who":
        return "person"
    if after.lower_ not in ("a", "an", "the", "its", "his", "her", "their", "one", "another"):
        return ""
    for token in parse[name.end + 2 : min(name.end + 9, len(parse))]:
        if token.text == "-" or token.lower_ == "based":
            continue
        if token.pos_ in ("VERB", "AUX", "PUNCT", "ADP"):
            return ""
        ends = token.i + 1 == len(parse) or parse[token.i + 1].pos_ not in ("NOUN", "PROPN", "ADJ", "PART")
        based = any(t.lower_.endswith("based") for t in parse[name.end : token.i])
        if token.lower_ in EITHER and ends and based and _guess(parse, name):
            return "organization"  # "Strand, a Utrecht-based contractor"
        if token.pos_ == "NOUN" and ends:
            return _noun_kind(token, lexicon)
    return ""


def called(parse: Doc, start: int, lexicon: Lexicon) -> bool:
    """Whether the noun for a body right before a name says what it is: "the miners' union [OS] Hornik"."""
    noun = parse[start - 1] if start > 1 and not parse[start].is_sent_start else None
    if noun is None or _noun_kind(noun, lexicon) != "organization":
        return False
    return parse[start - 2].tag_ in ("DT", "POS", "PRP$", "JJ", "NN") and noun.dep_ not in ("compound", "amod")


def run_by(parse: Doc, name: Name) -> bool:
    """Whether somebody is said to run what a guessed name names: "executive director of the Haki Centre"."""
    at = name.start - 1 - (name.start > 0 and parse[name.start - 1].lower_ == "the")
    post = parse[at - 1] if at > 0 and parse[at].lower_ in ("of", "at") else None
    return post is not None and post.lower_ in RUNNING and not name.sure and name.kind in ("place", "other")


def places(parse: Doc, name: Name) -> bool:
    """Whether a noun for a place stands right behind a name: "the Kakuma camps", "the Brava region"."""
    behind = parse[name.end] if name.end < len(parse) else None
    return behind is not None and behind.lower_ in PLACES and not name.sure


def partisan(parse: Doc, name: Name) -> bool:
    """Whether a noun for a body stands right behind a name that is no person's: "the opposition ANO party"."""
    behind = parse[name.end] if name.end < len(parse) else None
    bound = behind is not None and behind.lower_ in BEHIND and parse[name.end - 1].dep_ in ("compound", "amod", "nmod")
    return bound and parse[name.start].text not in given.names()


def _guess(parse: Doc, name: Name) -> bool:
    """Whether no given name says that a name is a person's."""
    return not name.sure and parse[name.start].text not in given.names()


def constituency(parse: Doc, name: Name) -> bool:
    """Whether a guessed person is where a member was elected or somebody is: "an MP for Lakeside", "in Lakeside"."""
    if name.size > 1 or name.start < 2 or parse[name.start].text in given.names():
        return False
    before, noun = parse[name.start - 1].lower_, parse[name.start - 2]
    placed = before in ("in", "near", "outside") and parse[name.start].dep_ in ("obl", "nmod")
    came = before == "from" and noun.lower_ in FOLK
    return placed or came or (before == "for" and noun.text in ELECTED)


def association(parse: Doc, name: Name) -> bool:
    """Whether a body is told to be one of members behind a comma: "the Council of Lakes, an association of towns"."""
    after = [t.lower_ for t in parse[name.end : name.end + 4]]
    return len(after) == 4 and after[:1] == [","] and after[1] in ("a", "an", "the") and bool(set(after[2:]) & UNIONS)


def speaks(parse: Doc, name: Name, lexicon: Lexicon) -> bool:
    """Whether a name says or denies something, as no place does: "Quillsoft acknowledged that"."""
    head = parse[name.end - 1]
    if head.dep_ != "nsubj" or head.head.i <= head.i:
        return False
    entry = lexicon.by("speech", "words").get(head.head.lemma_.lower())
    return entry is not None and entry["pos"] == "verb" and entry["strength"] == "always"


def _post_behind(parse: Doc, name: Name, lexicon: Lexicon) -> str:
    """ "person" where a bare post with what it is of stands behind: "Lena Ward, joint director of the fund, said"."""
    head, titles = parse[name.end - 1], lexicon.by("titles", "words")
    posts = (c for c in head.children if c.dep_ == "appos" and c.i > head.i and c.tag_ == "NN")
    return "person" if name.size > 1 and any(is_title(parse, c.i, titles) for c in posts) else ""


def articled(parse: Doc, name: Name) -> bool:
    """Whether "the" stands right before a single word, as it does before no person: "into the Exe"."""
    last = parse[name.end - 1]
    before = parse[name.start - 1].lower_ if name.start else ""
    after = parse[name.end] if name.end < len(parse) else None
    alone = after is None or after.text in (",", ".", ";") or after.pos_ in ("CCONJ", "ADP", "VERB", "AUX")
    return before == "the" and alone and last.dep_ != "compound" and not last.text.endswith("s")


def _employed(parse: Doc, start: int, lexicon: Lexicon) -> bool:
    """Whether people are said to be "at" a name, as they are at firms: "analysts at Jefferies"."""
    if start < 2 or parse[start - 1].lower_ != "at":
        return False
    noun = parse[start - 2]
    group = lexicon.by("collectives", "words").get(noun.lemma_.lower())
    return noun.pos_ == "NOUN" and (noun.lower_ in lexicon.by("titles", "words") or _of_people(group))


def _of_people(entry: Entry | None) -> bool:
    return entry is not None and entry["members"] == "person"


def _of_party(parse: Doc, name: Name, lexicon: Lexicon) -> bool:
    """Whether a bracket behind two or three words holds a party: "Supriya Sule (NCP-SP) said"; no initials of them."""
    end = next((i for i in range(name.end + 1, min(name.end + 5, len(parse))) if parse[i].text == ")"), 0)
    if not end or parse[name.end].text != "(" or not 2 <= name.size <= 3:
        return False
    inner = parse[name.end + 1 : end].text
    initials = "".join(t.text[0] for t in parse[name.start : name.end])
    party = lexicon.by("organizations", "words").get(inner.lower()) or known.government(inner, lexicon)
    capitals = re.fullmatch(r"[A-Z]{2,6}(?:[-(][A-Z]{1,4}\)?)?", inner) is not None and not inner.startswith(
        initials[:2]
    )
    plain = all(t.is_alpha or t.text == "-" for t in parse[name.start : name.end])
    verb = end + 1 < len(parse) and parse[end + 1].tag_ in ("VBD", "VBZ")
    return plain and verb and (party is not None or capitals or inner in PARTIES)


def _relative(head: Token, noun: Token) -> bool:
    """Whether a name is the subject of a clause about the noun before it: "the company Roe founded"."""
    return head.dep_ == "nsubj" and head.head.dep_ in ("acl:relcl", "acl") and head.head.head == noun


def _so_called(parse: Doc, start: int, lexicon: Lexicon) -> str:
    """The kind that the noun before "known as" tells: "a unit of the army known as Vesna"."""
    at = start - 1
    at -= parse[at].lower_ == "as"
    if at < 1 or parse[at].lower_ not in CALLING:
        return ""
    for token in reversed(parse[max(parse[at].sent.start, at - 8) : at]):
        if token.pos_ in ("PUNCT", "VERB", "AUX"):
            return ""
        if token.pos_ == "NOUN" and "of" not in (t.lower_ for t in parse[max(0, token.i - 2) : token.i]):
            if token.lower_ in TOOLS:
                return "other"
            return "organization" if token.lower_ in UNITS else _noun_kind(token, lexicon)
    return ""


def _office_before(parse: Doc, i: int, lexicon: Lexicon) -> str:
    """ "person" where the phrase that ends at `i` is an office: "a spokesman for the ministry, He Yadong"."""
    titles = lexicon.by("titles", "words")
    for at in range(i, max(i - 7, parse[i].sent.start - 1), -1):
        if parse[at].pos_ in ("VERB", "AUX", "PUNCT"):
            return ""
        if parse[at].lower_ in titles and parse[at].tag_ == "NN":
            return "person"
    return ""


def _speaks_for(parse: Doc, i: int, lexicon: Lexicon) -> bool:
    """Whether the phrase that ends at `i` is a post for a named body: "a spokesman for the Ministry of Trade, He"."""
    post = _office_before(parse, i, lexicon)
    words = [t.lower_ for t in parse[max(i - 7, parse[i].sent.start) : i]]
    return bool(post) and bool({"for", "at"} & {*words})


def _pronoun_kind(head: Token) -> str:
    """The kind that a pronoun in what a name says of itself tells: "Acme said it would", "Roe said she would"."""
    if head.dep_ != "nsubj" or head.head == head:
        return ""
    for clause_head in head.head.children:
        if clause_head.dep_ in ("ccomp", "advcl"):
            for child in clause_head.children:
                if child.dep_ in ("nsubj", "nsubj:pass") and child.i > head.i and child.lower_ in SELVES:
                    return SELVES[child.lower_]
    return ""


def _noun_kind(token: Token, lexicon: Lexicon) -> str:
    """The kind of actor that a common noun in the singular says, where it says only one."""
    if token.pos_ != "NOUN" or token.tag_ != "NN":
        return ""
    word = token.lower_
    if word in EITHER:
        return ""
    if word.endswith("maker") and word not in lexicon.by("collectives", "words"):
        return "organization"  # "the toymaker Lento"
    pointers, groups = (lexicon.by(name, "words") for name in ("descriptions", "collectives"))
    long = f"{token.nbor(-1).lower_} {word}" if token.i else ""  # "think tank"
    pointer, group = pointers.get(long) or pointers.get(word), groups.get(long) or groups.get(word)
    kinds = (
        pointer["kinds"]
        if pointer
        else group["members"]
        if group
        else "person"
        if word in lexicon.by("titles", "words")
        else ""
    )
    kinds = kinds.removesuffix(";collective").removesuffix(";government")  # "the Swiss group Novaris"
    return kinds if kinds in ("person", "organization", "government") else ""
