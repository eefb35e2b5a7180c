"""Runs of capitalised words: what may be one name, joined by "of", "for", hyphens and plural owners."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ..lexicon import Entry, Lexicon

JOINERS = frozenset(("of", "for"))
# Nouns for bodies that take their matter behind "on": "Committee on Foreign Affairs".
ON = frozenset(
    "committee subcommittee commission council group party panel board forum rapporteur center centre "
    "institute".split()
)
OWNERS = frozenset("general minister commissioner governor president prosecutor attorney mayor director chief".split())
OWNED = frozenset("University College Commissioner Union Council Institute Party".split())
MATTER_WORDS = 3  # of one matter in a list of them
NOT_NAMES = frozenset(
    "i monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december mr. mrs. ms. dr. article section chapter annex paragraph figure table "
    "part title appendix schedule press release".split()
)


def runs(parse: Doc, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Longest runs of capitalised nouns, joined by "of", "for" and the article after them."""
    matters = lexicon.by("matters", "words")
    i = 0
    while i < len(parse):
        if not _name_word(parse[i]):
            i += 1
            continue
        end = end_of(parse, i, matters)
        yield i, end
        i = end


def end_of(parse: Doc, start: int, matters: dict[str, Entry]) -> int:
    """Where the run that begins with a capitalised word ends (exclusive)."""
    end = start + 1
    while end < len(parse) and not parse[end].is_sent_start:
        step = end + 1 if _name_word(parse[end]) else _joined(parse, end, matters)
        if not step:
            break
        end = step
    return end


def _joined(parse: Doc, i: int, matters: dict[str, Entry]) -> int:
    """The end of a run that goes on over a joining word at `i`, or 0."""
    at = i
    if parse[at].lower_ in JOINERS or (parse[at].lower_ == "on" and parse[at - 1].lower_ in ON):
        at += 1
        if at < len(parse) and parse[at].lower_ == "the":
            at += 1
    elif parse[at].text in ("-", "–", "&") and (parse[at].text == "&" or not parse[at - 1].whitespace_):
        at += 1
    elif parse[at].text in ("’", "'") and parse[at].tag_ == "POS" and parse[at - 1].text.endswith("s"):
        at += 1  # "Retail Workers’ Union"
    elif _owned_office(parse, at):
        at += 1  # "Comptroller General's Office"
    elif parse[at].text == "," and (end := _list_of_matters(parse, at, matters)):
        return end  # "Ministry of Economy, Trade and Industry"
    elif parse[at].lower_ == "and" and _two_views(parse, at):
        return at + 3  # "Social Democratic and Labour Party"
    elif parse[at].lower_ == "and" and _two_matters(parse, at, matters):
        return at + 2  # "Securities and Exchange Commission", "Ministry of Trade and Industry"
    else:
        return 0
    return at + 1 if at < len(parse) and _name_word(parse[at]) else 0


def _owned_office(parse: Doc, mark: int) -> bool:
    """Whether an owner's mark stands between a post and its office: "Prime Minister's Office"."""
    if parse[mark].text not in ("'s", "’s") or mark + 1 >= len(parse):
        return False
    if parse[mark - 1].text in ("Queen", "King", "Children", "Women", "People"):
        return parse[mark + 1].text in OWNED
    if parse[mark + 1].text != "Office":
        return False
    return parse[mark - 1].lower_ in OWNERS and capital(parse[mark - 1])


def _list_of_matters(parse: Doc, comma: int, matters: dict[str, Entry]) -> int:
    """Where a list of a body's matters ends (exclusive) that goes on behind a comma; 0 where there is none.

    "Ministry of Economy, Trade and Industry", "Committee on Energy, Water Development and Tourism".
    """
    start = comma
    while start > 1 and comma - start < MATTER_WORDS and capital(parse[start - 1]):
        start -= 1
    about = parse[start - 1].lower_
    on = about == "on" and parse[start - 2].lower_ in ON
    short = (start == comma - 1 and about in JOINERS) or on
    if not short and not (about in (*JOINERS, "on") and _is_matter(parse, start, comma, matters)):
        return 0
    at, last = comma, False
    while not last:
        at += 1 + (parse[at].text == "," and at + 1 < len(parse) and parse[at + 1].lower_ == "and")
        last = at < len(parse) and parse[at - 1].lower_ == "and"
        begin = at
        while at < len(parse) and at - begin < MATTER_WORDS and _name_word(parse[at]):
            at += 1
        short = short and (on or at == begin + 1)
        told = short or _is_matter(parse, begin, at, matters)
        goes_on = at < len(parse) and (last or parse[at].text == "," or parse[at].lower_ == "and")
        if begin == at or not told or not goes_on:
            return 0
    return at


def _is_matter(parse: Doc, start: int, end: int, matters: dict[str, Entry]) -> bool:
    return any(t.lower_ in matters for t in parse[start:end])


def _two_matters(parse: Doc, conjunction: int, matters: dict[str, Entry]) -> bool:
    """Whether "and" stands between two words for what bodies are about, or two plurals behind "of"."""
    if conjunction + 1 >= len(parse):
        return False
    before, after = parse[conjunction - 1], parse[conjunction + 1]
    if not (capital(before) and capital(after)):
        return False
    if before.lower_ in matters and after.lower_ in matters:
        return True
    joined = conjunction > 1 and parse[conjunction - 2].lower_ in JOINERS
    return joined and before.tag_ == after.tag_ == "NNPS"


def _two_views(parse: Doc, conjunction: int) -> bool:
    """Whether "and" joins what one party stands for: "the Conservative and Unionist Party"."""
    after = parse[conjunction + 1 : conjunction + 3]
    told = len(after) == 2 and capital(after[0]) and after[1].text in ("Party", "Union")
    at = conjunction - 1
    while at > 0 and capital(parse[at]):
        at -= 1
    return told and parse[at].lower_ in ("the", "a", ",") and parse[conjunction - 1].text not in ("Party", "Union")


def capital(token: Token) -> bool:
    return token.text[:1].isupper()


def _name_word(token: Token) -> bool:
    if not capital(token) or token.lower_ in NOT_NAMES:
        return False
    if token.text == "He" and token.i and token.nbor(-1).text == ",":
        return token.i + 1 < len(token.doc) and token.nbor(1).tag_ == "NNP"  # a Chinese surname
    if token.tag_ in ("NNP", "NNPS") or inner_participle(token):
        return True
    return token.pos_ in ("NOUN", "ADJ", "PROPN") and not token.is_sent_start and token.i > 0


def inner_participle(token: Token) -> bool:
    """Whether a capitalised participle stands behind a name's first word and before a common one: "Lake Chartered"."""
    inside = token.i > 0 and token.i + 1 < len(token.doc) and not token.is_sent_start
    if not (inside and capital(token) and token.tag_ in ("VBN", "VBG")):
        return False
    before, after = token.nbor(-1), token.nbor()
    return before.tag_ in ("NNP", "NNPS") and capital(before) and not capital(after) and bool(before.whitespace_)
