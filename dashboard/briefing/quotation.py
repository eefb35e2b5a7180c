"""What a passage in quotation marks is (speech, quoted words, a title, a term), and how it reads.

Scare quotes are not told apart here: they are quoted words that nobody in the text is said to have said.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .quotes.marks import Marked

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

WORKS = frozenset(
    "album article book chapter column documentary drama editorial episode essay exhibition film game headline "
    "magazine memoir movie novel painting paper play poem programme program radio report section series show "
    "single song story study track video volume".split()
)
NAMING = frozenset(
    "call name title entitle term dub nickname label codename code-name define hereinafter hereafter abbreviate".split()
)
NAME_NOUNS = frozenset("term word phrase name nickname title acronym abbreviation expression label moniker".split())
ELLIPSIS = r"(?:\[?(?:…|\.\s?\.\s?\.(?:\s?\.)?)\]?)"
CHANGES = re.compile(rf"\[[^\]\n]{{1,80}}\]|{ELLIPSIS}")
INSERTED = re.compile(r"\[[^\]\n]{2,80}\]")
EDGES = "“”„«»‹›‚‘’\"'「」 \t\n\r\u00a0"
SPOKEN_ENDS = ".,!?…—"


def tokens_in(parse: Doc, start: int, end: int) -> Tokens:
    """The tokens that touch the characters from `start` to `end`."""
    found = parse.char_span(start, end, alignment_mode="expand")
    return found if found is not None else parse[0:0]


def is_term(text: str, parse: Doc, marked: Marked) -> bool:
    """A defined abbreviation, a nickname, the name or title of a thing: marked, but not said by anybody."""
    span = marked.span
    inner = span.of(text).strip(EDGES)
    if not any(c.isalnum() for c in inner):
        return True
    return (
        _bracketed(text, span.start, span.end, inner)
        or _nickname(text, span.start, span.end, inner)
        or _title(parse, marked, inner)
        or _named(parse, marked)
    )


def _bracketed(text: str, start: int, end: int, inner: str) -> bool:
    """(“ICT”), (the “Act”), (hereinafter “the Bank”): a short bracket that ends with the marked words."""
    if end >= len(text) or text[end] not in ")]" or inner[-1:] in ".!?":
        return False
    before = re.search(r"[(\[](?:the|or|a|an|hereinafter|hereafter|collectively|together|formerly|,|\s)*$",
                       text[max(0, start - 60) : start], re.IGNORECASE)  # fmt: skip
    return before is not None


def _nickname(text: str, start: int, end: int, inner: str) -> bool:
    """Joe “Sloppy” Smith: capitalised words on both sides and inside."""
    before, after = text[max(0, start - 30) : start], text[end : end + 30]
    named = re.search(r"[A-Z][\w.’'-]*[ \u00a0]$", before) and re.match(r"[ \u00a0][A-Z][\w’'-]+", after)
    return bool(named and len(inner.split()) <= 3 and inner[:1].isupper() and inner[-1:] not in SPOKEN_ENDS)


def _title(parse: Doc, marked: Marked, inner: str) -> bool:
    """Words in title case, or a work's name after the noun for it; an utterance ends with a stop."""
    words = re.findall(r"[^\W\d_][\w’'-]*", inner)
    if not words or inner[-1:] in "?!…" or len(words) > 20:
        return False
    long = [w for w in words if len(w) > 3]
    cased = bool(long) and all(w[:1].isupper() for w in long) and words[0][:1].isupper()
    before = _word_before(parse, marked)
    work = before is not None and before.lemma_.lower() in WORKS
    stopped = len(words) < 3 and inner[-1:] in ".," and before is not None and before.text in (",", ":")
    if len(words) == 1:
        return work or (before is not None and before.lower_ in ("the", "a", "an") and cased)
    return cased and not stopped and (len(long) > 1 or work)


def _named(parse: Doc, marked: Marked) -> bool:
    """The words after "known as", "a plan called", "the term", "so-called"."""
    before = _word_before(parse, marked)
    if before is None:
        return False
    if before.lemma_.lower() in NAME_NOUNS or before.lower_ in ("so-called", "aka", "a.k.a."):
        return True
    if before.lower_ == "called" and before.i and parse[before.i - 1].text == "-":
        return True
    if before.lower_ == "as" and before.i and parse[before.i - 1].lower_ in ("known", "to"):
        return parse[before.i - 1].lower_ == "known" or (before.i > 1 and parse[before.i - 2].lower_ == "referred")
    if before.lemma_.lower() in NAMING and before.tag_ == "VBN":
        return True
    inside = tokens_in(parse, marked.span.start, marked.span.end)
    names = [t for t in inside if t.is_alpha]
    near = parse[max(before.sent.start, before.i - 4) : before.i + 1]
    return len(names) < 4 and all(t.text[:1].isupper() for t in names) and any(t.lemma_.lower() in NAMING for t in near)


def _word_before(parse: Doc, marked: Marked) -> Token | None:
    i = tokens_in(parse, marked.span.start, marked.span.start + 1)[0].i - 1
    while i >= 0 and parse[i].is_space:
        i -= 1
    return parse[i] if i >= 0 else None


def is_utterance(text: str, parse: Doc, marked: Marked) -> bool:
    """Whether the marked words are a whole statement rather than words taken out of one."""
    span = marked.span
    inner = span.of(text).strip(EDGES)
    if len(marked.pieces) > 1 or re.search(r"[.!?]\s+\S", inner):
        return True
    if _continues(parse, marked, inner):
        return False
    inside = tokens_in(parse, span.start, span.end)
    finite = any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") and t.pos_ in ("VERB", "AUX") for t in inside)
    before = _word_before(parse, marked)
    opens = before is None or before.is_punct or before.is_sent_end or before.lower_ in ("that", "as")
    opens = opens or bool(inside[0].is_sent_start) or (before is not None and before.pos_ == "VERB")
    return bool(opens and (finite or inner[-1:] in SPOKEN_ENDS))


def _continues(parse: Doc, marked: Marked, inner: str) -> bool:
    """Whether the words go on the author's own clause: said that “every month means more waste”."""
    before = _word_before(parse, marked)
    led = before is not None and (before.lower_ == "that" or before.pos_ in ("VERB", "AUX"))
    return led and inner[:1].islower()


def ends_spoken(text: str, marked: Marked) -> str:
    """The stop with which the marked words end, inside the marks or a comma just after; '' when none."""
    end = marked.span.end
    inner = marked.span.of(text).rstrip(EDGES)
    if inner[-1:] in SPOKEN_ENDS:
        return inner[-1:]
    return "," if text[end : end + 1] in (",", "–", "—") or text[end : end + 2] in (" –", " —") else ""


def alterations(printed: str) -> list[str]:
    """The editorial marks in a quotation, in order: brackets and ellipses."""
    return [match.group() for match in CHANGES.finditer(printed)]


def searchable(printed: str) -> str:
    """The words to look for in the original: without the marks around them, "[i]n" as "in", white space plain.

    Where words were left out or put in, the original reads on differently, so the longest unbroken stretch is given.
    """
    bare = printed.strip(EDGES)
    pieces = re.split(rf"{INSERTED.pattern}|{ELLIPSIS}", bare)
    plain = [" ".join(re.sub(r"[\[\]]", "", piece).split()).strip(EDGES) for piece in pieces]
    return max(plain, key=len, default="")
