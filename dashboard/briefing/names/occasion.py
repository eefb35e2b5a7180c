"""Names of votes, wars, treaties and cases, which do nothing themselves: "War in Kosovo", "Roe v Acme"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from ..reading.apposition import MONTHS
from . import run

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ..lexicon import Lexicon

VOTES = frozenset(
    "election elections referendum referendums plebiscite primary primaries by-election by-elections byelection runoff "
    "campaign".split()
)
# What stands in lower case between the country or party and the vote.
KINDS_OF_VOTE = frozenset(
    "general presidential federal provincial state local municipal legislative parliamentary regional special "
    "leadership mayoral gubernatorial senatorial congressional snap runoff run-off primary european assembly senate "
    "council city membership independence constitutional devolution by - – / and".split()
)
VERSUS = frozenset(("v", "v.", "vs", "vs.", "versus"))
ABOUT = frozenset(("on", "of", "for", "against"))  # behind the head of a law or treaty
LONGEST = 9


def find(parse: Doc, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Start and end (token indexes) of each name of a vote or case, and of each law, war or treaty, with its matter."""
    for token in parse:
        if token.lower_ in VOTES and (start := _dated(token)) is not None:
            yield start, _held_in(parse, start, token.i + 1)
    things, matters = (lexicon.by(name, "words") for name in ("things", "matters"))
    runs = list(run.runs(parse, lexicon))
    for (start, end), (other, last) in pairwise(runs):
        if other == end + 1 and parse[end].lower_ in VERSUS:
            yield start, last
    for start, end in runs:
        if parse[end - 1].lower_ in things and (at := _about(parse, end)):
            yield start, run.end_of(parse, at, matters)


def is_case(parse: Doc, start: int, end: int) -> bool:
    """Whether a name is that of a case: "Roe v Acme"."""
    return any(parse[i].lower_ in VERSUS for i in range(start + 1, end - 1))


def _dated(vote: Token) -> int | None:
    """Where the name of a vote begins: at its year, with a country or party before the kind of vote; or None."""
    parse, at, named = vote.doc, vote.i - 1, 0
    first = max(vote.sent.start, vote.i - LONGEST)
    while at >= first and parse[at].text in KINDS_OF_VOTE:
        at -= 1
    while at >= first and (run.capital(parse[at]) or (named and parse[at].text in ("of", "the", "-", "’s", "'s"))):
        named += parse[at].lower_ not in MONTHS
        at -= 1
    at = at if at >= first and _year(parse[at]) else at + 1
    if not named or not _year(parse[at]):
        return None
    return at - 1 if at > first and parse[at - 1].lower_ in MONTHS else at


def _year(token: Token) -> bool:
    return (
        token.text[:4].isdigit() and token.shape_ in ("dddd", "dddd-dd", "dddd–dd", "dddd/dd") and token.text < "2100"
    )


def _held_in(parse: Doc, start: int, end: int) -> int:
    """The end of a vote's name with the part of the country it was held in: "2008 US Senate election in Ohio"."""
    if end + 1 >= len(parse) or parse[end].text != "in" or not run.capital(parse[start + 1]):
        return end
    last = end + 1
    while last < len(parse) and run.capital(parse[last]) and parse[last].tag_ in ("NNP", "NNPS"):
        last += 1
    return last if last > end + 1 and parse[end - 1].lower_ in VOTES else end


def _about(parse: Doc, end: int) -> int:
    """Where the words begin that say what a law, war or treaty is about; 0 where none do."""
    if end + 1 >= len(parse):
        return 0
    joined = parse[end].lower_ in ABOUT or (parse[end - 1].lower_ == "war" and parse[end].lower_ == "in")
    at = end + 1 + (parse[end + 1].lower_ == "the")
    named = at < len(parse) and run.capital(parse[at]) and parse[at].tag_ in ("NNP", "NNPS", "JJ", "NN")
    return at if joined and named else 0
