"""Finds words that touch an economic sector, with its class in ISIC Rev. 4.

Words count in their business sense only: some always do ("banking"), some only before a noun that makes a trade of them
("energy companies"), some only in the plural ("miners"). Words inside proper names name somebody, not a sector.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from . import clause
from .lexicon import Lexicon, Match
from .tables import SectorMention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

    from .document import Document

NEAR = 5  # words on either side in which a word of `unless` takes the sense away
REACH = 8  # words after a modifier in which its head noun must come: "energy, transport and banking companies"
APART = 2  # words between a modifier and its head, or the next comma
BETWEEN = {"NOUN", "PROPN", "ADJ", "CCONJ", "PUNCT", "NUM"}
STOPS = set(".;:!?")
ABBREVIATION = re.compile(r"\s*\(\s*[\"“”'‘]?(?P<short>[A-Z][A-Z0-9&-]{1,9})[\"“”'’]?\s*\)")


def find(document: Document, parse: Doc, lexicon: Lexicon) -> list[SectorMention]:
    """The sector mentions of a document in order; none overlaps another, and the longest wins.

    A term followed by its abbreviation in brackets is one mention; the abbreviation is known from there on.
    """
    text = clause.text(parse)
    trades = {match.start: match for match in lexicon.matches("trades", text)}
    matches = [m for m in lexicon.matches("sectors", text) if _business(m, parse, trades)]
    named = [_with_abbreviation(_with_trade(m, parse, trades), document.text) for m in matches]
    return [_row(document, match) for match in _apart([*named, *_abbreviated(named, document.text)])]


def _row(document: Document, match: Match) -> SectorMention:
    start, end = match.start, match.end
    return SectorMention(
        document=document.id, start=start, end=end, text=document.text[start:end],
        sector=f"{document.id}:sector:{start}-{end}", name=match.entry["name"], isic=match.entry["isic"],
    )  # fmt: skip


def _with_trade(match: Match, parse: Doc, trades: dict[int, Match]) -> Match:
    """The match with the trade noun right after it, when its words have their sense from that noun."""
    after = _tokens(match, parse).end
    if match.entry["sense"] == "with" and after < len(parse) and parse[after].idx in trades:
        return replace(match, end=trades[parse[after].idx].end)
    return match


def _business(match: Match, parse: Doc, trades: dict[int, Match]) -> bool:
    tokens, sense = _tokens(match, parse), match.entry["sense"]
    if in_name(tokens) or _cancelled(tokens, match):
        return False
    if sense == "with":
        return _modifies_trade(tokens, trades)
    if not _nominal(tokens[-1]):
        return False
    return sense != "plural" or tokens[-1].lower_.endswith(("s", "men"))


def in_name(tokens: Tokens) -> bool:
    """Whether the words are part of a proper name: inside a larger name, or capitalised beside a capitalised word."""
    doc, start, end = tokens.doc, tokens.start, tokens.end
    first_of, after = _name_around(doc, start)
    if end <= after and after - first_of > end - start and doc[first_of].text[:1].isupper():
        return True
    first = tokens[0]
    if not first.text[:1].isupper() or first.text.isupper():
        return False
    sides = [doc[start - 1] if start else None, doc[end] if end < len(doc) else None]
    if any(side is not None and _capitalised(side) for side in sides):
        return True
    return not (first.is_sent_start or start == 0 or doc[start - 1].is_punct)


def _name_around(doc: Doc, i: int) -> tuple[int, int]:
    """The tokens (end exclusive) of the name that token `i` is part of; none, from `i` on, when it is in no name."""
    if not doc[i].ent_type_:
        return i, i
    start, end = i, i + 1
    while start > 0 and doc[start].ent_iob_ == "I":
        start -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    return start, end


def _capitalised(token: Token) -> bool:
    """A capitalised word of a name; the word that opens a sentence has its capital from there."""
    return token.text[:1].isupper() and not token.is_sent_start and (token.pos_ == "PROPN" or token.is_title)


def _nominal(head: Token) -> bool:
    """Whether the word is used as a noun; an -ing word is unless it has a subject, an object or an auxiliary."""
    if head.pos_ not in ("VERB", "AUX"):
        return True
    if not head.lower_.endswith("ing") or (head.i > 0 and head.nbor(-1).lemma_ == "be"):
        return False
    return not any(child.dep_ in ("aux", "obj", "nsubj") for child in head.children)


def _cancelled(tokens: Tokens, match: Match) -> bool:
    unless = set(match.entry.words("unless"))
    near = tokens.doc[max(tokens.start - NEAR, 0) : tokens.end + NEAR]
    return any(token.lower_ in unless for token in near)


def _modifies_trade(tokens: Tokens, trades: dict[int, Match]) -> bool:
    """Whether a trade noun follows in the same noun phrase: behind a word or two, or across commas and "and"."""
    apart = 0
    for token in tokens.doc[tokens.end : tokens.end + REACH]:
        if token.idx in trades and (trades[token.idx].entry["reach"] == "far" or token.i == tokens.end):
            return True
        if token.pos_ not in BETWEEN or token.text in STOPS or token.is_sent_start:
            return False
        apart = 0 if token.pos_ in ("CCONJ", "PUNCT") else apart + 1
        if apart > APART:
            return False
    return False


def _tokens(match: Match, parse: Doc) -> Tokens:
    tokens = parse.char_span(match.start, match.end, alignment_mode="expand")
    assert tokens is not None  # the match was found in this very text
    return tokens


def _with_abbreviation(match: Match, text: str) -> Match:
    short = ABBREVIATION.match(text, match.end)
    if short is None or not _abbreviates(short["short"], text[match.start : match.end]):
        return match
    return replace(match, end=short.end())


def _abbreviates(short: str, words: str) -> bool:
    """Whether the letters begin words of the term, in their order: ICT, information and communications technology."""
    initials = iter(word[0].upper() for word in re.findall(r"\w+", words))
    return all(letter in initials for letter in short if letter.isalpha())


def _abbreviated(named: Iterable[Match], text: str) -> Iterator[Match]:
    """Later uses of the abbreviations that the document itself defines."""
    for match in named:
        short = re.search(r"\(\W*(\w[\w&-]+)\W*\)$", text[match.start : match.end])
        if short:
            for again in re.finditer(rf"(?<!\w){re.escape(short[1])}(?!\w)", text[match.end :]):
                yield Match(match.entry, match.end + again.start(), match.end + again.end())


def _apart(matches: Iterable[Match]) -> list[Match]:
    """Matches that do not overlap, the longest kept, in reading order."""
    kept: list[Match] = []
    taken: set[int] = set()
    for match in sorted(matches, key=lambda m: (m.start - m.end, m.start)):
        if taken.isdisjoint(range(match.start, match.end)):
            taken.update(range(match.start, match.end))
            kept.append(match)
    return sorted(kept, key=lambda m: m.start)
