"""The post that a person is given beside the name: "its chief executive, Ana Ruiz,", "Ana Ruiz, a farmer,"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .candidate import is_title

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ..lexicon import Lexicon
    from ..names.proper import Name

LONGEST = 14  # tokens of a post with what it is of
LEFT_OUT = frozenset("a an the its his her their our my".split())


def beside(parse: Doc, found: Name, lexicon: Lexicon) -> str:
    """The words of a post before or behind a person's name, without an article or "its" before them; '' when none."""
    head = parse[found.end - 1]
    post, titles = head.head, lexicon.by("titles", "words")
    if head.dep_ == "appos" and post.i < found.start and post.pos_ == "NOUN" and is_title(post, titles):
        return _words(parse, min([post.i, *(t.i for t in post.lefts)]), found.start - 1)
    for child in head.children:
        if child.dep_ == "appos" and child.i > head.i and _post(child) and is_title(child, titles):
            comma = found.end < len(parse) and parse[found.end].text == ","
            return _words(parse, found.end + 1, _close(parse, child)) if comma else ""
    return ""


def _post(noun: Token) -> bool:
    """Whether a noun is told as a post is: a common one, or with an article before it ("an MP for Lakeside")."""
    return noun.pos_ == "NOUN" or (noun.pos_ == "PROPN" and any(c.dep_ == "det" for c in noun.children))


def _close(parse: Doc, noun: Token) -> int:
    """The mark that ends the phrase of a noun."""
    ends = (i for i in range(noun.i + 1, noun.sent.end) if parse[i].text in (",", ".", ";", ":", "“", '"', "”"))
    return next(ends, noun.sent.end)


def _words(parse: Doc, start: int, end: int) -> str:
    while start < end and (parse[start].lower_ in LEFT_OUT or parse[start].pos_ == "PUNCT"):
        start += 1
    words = parse[start:end]
    clean = 0 < len(words) <= LONGEST and not any(t.is_space or t.tag_ in ("VBD", "VBZ", "WP", "WDT") for t in words)
    return str(words.text).strip() if clean else ""
