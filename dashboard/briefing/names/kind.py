"""What kind of thing a name names: told by its own words, by a title or noun beside it, or by a pronoun for it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from .. import geography
from . import given, legalform, occasion, run
from .run import JOINERS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ..lexicon import Entry, Lexicon
    from .proper import Name

# Small words inside a surname.
PARTICLES = frozenset("de del della der den van von la le di da dos du el al bin ben ibn y e".split())
# Nouns for a person that as often mean a firm.
EITHER = frozenset(
    "investor trader broker contractor defendant plaintiff claimant developer owner partner rival".split()
)
# Prepositions that deal with somebody and place nothing.
DEALING = frozenset(("by", "with", "against", "between"))
# Nouns for bodies that a text shortens their names to: "the Commission".
SEATS = frozenset(
    "commission court ministry department authority agency council committee tribunal bureau board".split()
)
CALLING = frozenset(("known", "called", "named", "dubbed", "nicknamed", "codenamed", "tracked"))
TOOLS = frozenset("malware virus worm ransomware tool software program app product drug operation flaw".split())
PARTIES = frozenset(
    "Labour Conservative Conservatives Democrat Republican Greens Green Liberal Ind Independent".split()
)
UNITS = frozenset("unit squad brigade battalion crew cell gang outfit team".split())
SELVES = {"it": "organization", "he": "person", "she": "person"}


def body_kind(parse: Doc, start: int, end: int, lexicon: Lexicon) -> str:
    """The kind of body that words name by their head ("Ministry of Finance"), or by a company suffix; else ''."""
    words = [t.lower_ for t in parse[start:end]]
    bodies = lexicon.by("bodies", "words")
    cut = next((i for i, w in enumerate(words) if w in JOINERS), len(words))
    for head in (" ".join(words[-2:]), words[cut - 1] if cut else "", words[-1], words[0] if cut > 1 else ""):
        entry = bodies.get(head)
        if entry is not None and _stands(head, words[:cut], entry["place"]):
            return str(entry["kind"])
    formed = words[-1].rstrip(".") in company_suffixes() or legalform.closes(parse, start, end)
    return "organization" if formed and len(words) > 1 else ""


def thing(parse: Doc, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the head of a name is a law, an event or a thing: "Clean Air Act", "Battle of Leipzig"."""
    words = [t.lower_ for t in parse[start:end]]
    cut = next((i for i, w in enumerate(words) if i and w in JOINERS), len(words))
    behind = parse[end] if end < len(parse) else None
    if behind is not None and behind.lower_ in ("number", "code", "list", "index") and run.capital(behind):
        return not behind.is_sent_start  # "Export Control Classification" of "… Classification Number"
    return words[cut - 1] in lexicon.by("things", "words")


def _stands(head: str, words: list[str], place: str) -> bool:
    """Whether a word stands where its list says it types a name: at the end, at the start, or anywhere."""
    if place == "end":
        return " ".join(words).endswith(head)
    return place != "start" or words[0] == head.split()[0]


@cache
def company_suffixes() -> frozenset[str]:
    """Endings of company names ("inc", "gmbh"), from cleanco."""
    from cleanco.termdata import terms_by_type

    return frozenset(
        t.strip().rstrip(".").lower() for terms in terms_by_type.values() for t in terms if " " not in t.strip()
    )


def is_title(parse: Doc, i: int, titles: dict[str, Entry]) -> bool:
    word = parse[i].lower_
    return word in titles or word.rstrip(".") in titles or word.rstrip("s") in titles


def typed(parse: Doc, name: Name, lexicon: Lexicon) -> Name:
    """The name with the kind that its own words, or a title before it, show."""
    text = parse[name.start : name.end].text
    if geography.demonym_of(text) and not geography.country_of(text):
        return replace(name, kind="other", sure=True)
    if text == "States" and name.start and run.capital(parse[name.start - 1]):
        return replace(name, kind="other", sure=True)  # "Member States"
    if well_known(parse, name, lexicon):
        return replace(name, kind="organization", sure=True)
    known = government(text, lexicon)
    if known is not None and (known["sense"] == "always" or acts(parse, name)):
        return replace(
            name, kind="country" if known["name"] and geography.country_of(known["name"]) else known["kind"], sure=True
        )
    if thing(parse, name.start, name.end, lexicon) or occasion.is_case(parse, name.start, name.end):
        return replace(name, kind="other", sure=True)
    if geography.country_of(text) and not geography.demonym_of(text):
        return replace(name, kind="country", sure=True)
    if _surname_alike(parse, name, lexicon):
        return replace(name, kind="person", sure=True)
    if name.size > 1 and (kind := body_kind(parse, name.start, name.end, lexicon)):
        return replace(name, kind=kind, sure=True)
    if text.lower() in SEATS:
        return replace(name, kind="government", sure=True)  # "the Bureau"
    titled = _titled_before(parse, name.start, lexicon.by("titles", "words"))
    if titled and not acronym(text):
        return replace(name, kind="person", sure=True)
    if kind := _told_beside(parse, name, lexicon):
        return replace(name, kind=kind, sure=True)
    if name.kind == "person" and name.size == 1 and not name.sure and _articled(parse, name):
        return replace(name, kind="organization" if acts(parse, name) else "other")
    if name.kind == "place" and not name.sure and team(parse, name, lexicon):
        return replace(name, kind="organization")
    if name.size > 1 and landform(parse, name, lexicon):
        return replace(name, kind="place", sure=True)
    if name.kind != "person" and not (name.kind == "other" and name.sure) and personal(parse, name, lexicon):
        return replace(name, kind="person")
    if geography.is_place(text) and not _acts_as_body(name) and not (name.size == 1 and text in given.names()):
        return replace(name, kind="place", sure=name.kind == "place")
    if name.kind in ("place", "other") and (acronym(text) or (not name.sure and _speaks(parse, name, lexicon))):
        return replace(name, kind="organization")
    return name


def _surname_alike(parse: Doc, name: Name, lexicon: Lexicon) -> bool:
    """Whether a given name stands before a surname that is the plural of a body: "Therese Chambers", "Ana Banks"."""
    last = parse[name.end - 1].lower_
    bodies = lexicon.by("bodies", "words")
    plural = last.endswith("s") and last[:-1] in bodies
    return name.size == 2 and plural and parse[name.start].text in given.names()


def personal(parse: Doc, name: Name, lexicon: Lexicon) -> bool:
    """Whether words are a given name and a surname, "Karl Emil Langdon", and nothing that a body or place is called."""
    words = [t.text for t in parse[name.start : name.end]]
    if len(words) == 1 and name.kind in ("organization", "other") and not acronym(words[0]):
        return words[0] in given.names()
    if not 2 <= len(words) <= 4 or words[0] not in given.names():
        return False
    rest = words[1:]
    return all(w[:1].isupper() or w.lower() in PARTICLES for w in rest) and not any(
        w.lower() in lexicon.by(one, "words") for w in rest for one in ("bodies", "things", "matters")
    )


def well_known(parse: Doc, name: Name, lexicon: Lexicon) -> bool:
    """Whether a name is that of a party, group or firm known by it: "Hamas", "Google"."""
    text = parse[name.start : name.end].text.replace("’", "'")
    entry = lexicon.by("organizations", "words").get(text.lower())
    if entry is None or text not in entry.words():
        return False
    articled = name.start > 0 and parse[name.start - 1].lower_ == "the"  # "the Amazon" is a river
    return entry["sense"] == "always" or (acts(parse, name) and not articled)


def landform(parse: Doc, name: Name, lexicon: Lexicon) -> bool:
    """Whether the head of a name is a kind of place: "Songhua River", "Strait of Hormuz", "Lake Geneva"."""
    words = [t.lower_ for t in parse[name.start : name.end]]
    cut = next((i for i, w in enumerate(words) if i and w in JOINERS), len(words))
    kinds = lexicon.by("landforms", "words")
    return words[cut - 1] in kinds or (words[0] in ("lake", "mount", "cape", "river") and len(words) == 2)


def team(parse: Doc, name: Name, lexicon: Lexicon) -> bool:
    """Whether a name is a place and a plural, as those of teams are: "Chicago Bears"; no "Falkland Islands"."""
    last = parse[name.end - 1]
    place = any(geography.is_place(parse[name.start : i].text) for i in range(name.start + 1, name.end))
    return place and last.text.endswith("s") and last.lower_ not in lexicon.by("landforms", "words")


def government(text: str, lexicon: Lexicon) -> Entry | None:
    """The list's line for a body known by a name that does not type it: "the Kremlin"."""
    entry = lexicon.by("governments", "words").get(text.lower().removeprefix("the "))
    return entry if entry is not None and text.removeprefix("the ") in entry.words() else None


def acts(parse: Doc, name: Name) -> bool:
    """Whether a name is somebody in a clause, and nothing is placed there: "Beijing said", "ties with Beijing"."""
    head = parse[name.end - 1]
    cases = [c for c in head.children if c.dep_ == "case" and c.tag_ != "POS"]
    if head.dep_ == "conj" and not cases and head.head.dep_ == "nsubj":
        return all(c.dep_ != "case" for c in head.head.children)  # "Berlin and Paris said"
    if cases and all(c.lower_ in DEALING for c in cases):
        return head.dep_ in ("obl", "nmod", "obl:agent")
    return head.dep_ in ("nsubj", "obl:agent", "obj", "iobj") and head.head != head and not cases


def _titled_before(parse: Doc, start: int, titles: dict[str, Entry]) -> bool:
    """Whether a title stands right before a name: capitalised, or one of several words ("director general")."""
    if start == 0:
        return False
    long = start > 1 and f"{parse[start - 2].lower_} {parse[start - 1].lower_}" in titles
    return long or (run.capital(parse[start - 1]) and is_title(parse, start - 1, titles))


def _told_beside(parse: Doc, name: Name, lexicon: Lexicon) -> str:
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
        if (kind := _noun_kind(noun, lexicon)) and not _relative(parse[name.end - 1], noun):
            if not comma or kind == "person":
                return kind
            beside = parse[name.end - 1].dep_ == "appos" and parse[name.end - 1].head == noun
            return _office_before(parse, name.start - 2, lexicon) or (kind if beside else "")
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
        if token.pos_ in ("VERB", "AUX", "PUNCT", "ADP"):
            return ""
        ends = token.i + 1 == len(parse) or parse[token.i + 1].pos_ not in ("NOUN", "PROPN", "ADJ", "PART")
        if token.pos_ == "NOUN" and ends:
            return _noun_kind(token, lexicon)
    return ""


def _speaks(parse: Doc, name: Name, lexicon: Lexicon) -> bool:
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


def _articled(parse: Doc, name: Name) -> bool:
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
    known = lexicon.by("organizations", "words").get(inner.lower()) or government(inner, lexicon)
    capitals = re.fullmatch(r"[A-Z]{2,6}(?:[-(][A-Z]{1,4}\)?)?", inner) is not None and not inner.startswith(
        initials[:2]
    )
    plain = all(t.is_alpha or t.text == "-" for t in parse[name.start : name.end])
    verb = end + 1 < len(parse) and parse[end + 1].tag_ in ("VBD", "VBZ")
    return plain and verb and (known is not None or capitals or inner in PARTIES)


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
    pointer, group = lexicon.by("descriptions", "words").get(word), lexicon.by("collectives", "words").get(word)
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


def _acts_as_body(name: Name) -> bool:
    return name.kind == "organization" and name.size > 1


def acronym(text: str) -> bool:
    return 2 <= len(text) <= 8 and text.isalpha() and text.isupper()
