"""Runs of capitalised words: what may be one name, joined by "of", "for", hyphens and plural owners."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

JOINERS = frozenset(("of", "for"))
NOT_NAMES = frozenset(
    "i monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december mr. mrs. ms. dr. article section chapter annex paragraph figure table "
    "part title appendix schedule".split()
)


def runs(parse: Doc) -> Iterator[tuple[int, int]]:
    """Longest runs of capitalised nouns, joined by "of", "for" and the article after them."""
    i = 0
    while i < len(parse):
        if not _name_word(parse[i]):
            i += 1
            continue
        end = i + 1
        while end < len(parse):
            if _name_word(parse[end]) and not parse[end].is_sent_start:
                end += 1
            elif (step := _joined(parse, end)) and not parse[end].is_sent_start:
                end = step
            else:
                break
        yield i, end
        i = end


def _joined(parse: Doc, i: int) -> int:
    """The end of a run that goes on over a joining word at `i`, or 0."""
    at = i
    if parse[at].lower_ in JOINERS:
        at += 1
        if at < len(parse) and parse[at].lower_ == "the":
            at += 1
    elif parse[at].text in ("-", "–", "&") and (parse[at].text == "&" or not parse[at - 1].whitespace_):
        at += 1
    elif parse[at].text in ("’", "'") and parse[at].tag_ == "POS" and parse[at - 1].text.endswith("s"):
        at += 1  # "Retail Workers’ Union"
    elif parse[at].text == "," and _list_of_matters(parse, at):
        return at + 4  # "Ministry of Economy, Trade and Industry"
    else:
        return 0
    return at + 1 if at < len(parse) and _name_word(parse[at]) else 0


def _list_of_matters(parse: Doc, comma: int) -> bool:
    """Whether a comma goes on with the matters of a body: "of Economy, Trade and Industry"."""
    if comma < 2 or comma + 3 >= len(parse) or parse[comma - 2].lower_ not in JOINERS:
        return False
    return _name_word(parse[comma + 1]) and parse[comma + 2].lower_ == "and" and _name_word(parse[comma + 3])


def capital(token: Token) -> bool:
    return token.text[:1].isupper()


def _name_word(token: Token) -> bool:
    if not capital(token) or token.lower_ in NOT_NAMES:
        return False
    if token.text == "He" and token.i and token.nbor(-1).text == ",":
        return token.i + 1 < len(token.doc) and token.nbor(1).tag_ == "NNP"  # a Chinese surname
    if token.tag_ in ("NNP", "NNPS"):
        return True
    return token.pos_ in ("NOUN", "ADJ", "PROPN") and not token.is_sent_start and token.i > 0
