"""Names as the pipeline has them, with the words that it left out, and people with small words in their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from .. import geography
from ..reading import surname
from . import given, run
from .kind import SEATS
from .proper import Name
from .title import is_title

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from ..lexicon import Lexicon

LABELS = {"PERSON": "person", "PER": "person", "ORG": "organization", "LOC": "place", "GPE": "place", "FAC": "place"}
# Titles that nothing but a person's name follows.
SURE_TITLES = frozenset(
    "Mr Mr. Mrs Mrs. Ms Ms. Dr Dr. President Minister Commissioner Senator Chancellor Ambassador Rapporteur "
    "Lord Lady Sir Dame Baroness".split()
)
_WORD = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'-]+"
MEMBER = re.compile(rf"({_WORD}(?: {_WORD}){{1,3}}) \([A-Z][\w&/ -]{{1,30}}\)")
MEMBERS = re.compile(rf"(?m)^(?:{MEMBER.pattern}(?:, | and |; |$)){{2,}}")


def find(parse: Doc, lexicon: Lexicon) -> Iterator[Name]:
    """The names of the pipeline, mended: words left out put back, two in one taken apart, common words left out."""
    common = {t.text for t in parse if t.text.islower()}
    for ent in parse.ents:
        if ent.label_ == "NORP" or ent.text.lower() in run.NOT_NAMES or _common_word(ent, common):
            continue
        if all(t.like_num and t.is_alpha for t in ent) or _plural(parse, ent, lexicon):
            continue
        told = LABELS.get(ent.label_, "other")
        if pieces := list(_apart(parse, ent)):
            yield from pieces
            continue
        start = _with_given(parse, ent) if told == "person" else ent.start
        if told == "organization" and ent.end < len(parse) and run.inner_participle(parse[ent.end]):
            yield Name(start, ent.end + 1, told)  # "Standard Chartered"
            continue
        yield Name(start, _whole(parse, ent, lexicon) if told in ("person", "place") else ent.end, told)


def _apart(parse: Doc, ent: Span) -> Iterator[Name]:
    """Two names that the pipeline took for one: "the Council and the Commission", "Ana de Vries of Brink Law"."""
    for token in ent[1 : len(ent) - 1]:
        left, after = parse[ent.start : token.i], token.i + 1
        joined = token.lower_ == "and" and parse[after].lower_ == "the" and after + 1 < ent.end
        if joined and run.capital(parse[after + 1]) and not any(t.lower_ in run.JOINERS for t in left):
            yield from (Name(ent.start, token.i, "other"), Name(after + 1, ent.end, "other"))
            return
        if token.lower_ == "of" and _full_name(left):
            end = run.end_of(parse, after, {}) if run.capital(parse[after]) else ent.end
            yield from (Name(ent.start, token.i, "person", sure=True), Name(after, max(end, ent.end), "organization"))
            return
        if token.tag_ == "POS" and left.text.lower() in SEATS and run.capital(parse[after]):
            yield from (Name(ent.start, token.i, "government"), Name(after, ent.end, "organization"))
            return  # "the Council's Working Party"


def _full_name(words: Span) -> bool:
    """Whether words are a given name and a surname: "Femke de Vries"; no king by his number."""
    last = words[-1].text
    surname_like = 1 < len(words) < 5 and last[:1].isupper() and not re.fullmatch(r"[IVX]+|[A-Z]", last)
    return surname_like and words[0].text in given.names() and words[0].ent_iob_ != "I"


def _plural(parse: Doc, ent: Span, lexicon: Lexicon) -> bool:
    """Whether a single word that opens a sentence is people by what they are: "Fishermen's groups said"."""
    word, groups = ent[0], lexicon.by("collectives", "words")
    if len(ent) > 1 or not word.is_sent_start or word.tag_ not in ("NNP", "NNPS", "NNS"):
        return False
    low = word.lower_
    single = low[:-3] + "man" if low.endswith("men") else low[:-1] if low.endswith("s") else ""
    entry = groups.get(single)
    alone = not any(t.text == word.text and not t.is_sent_start for t in parse)
    return alone and entry is not None and entry["members"] == "person"


def _with_given(parse: Doc, ent: Span) -> int:
    """The start of a person's name with the given name that the pipeline left out: "Rahul [Gandhi]"."""
    before = parse[ent.start - 1] if ent.start else None
    if before is None or before.ent_type_ or ent[0].is_sent_start or before.text not in given.names():
        return ent.start
    return (
        ent.start - 1 if before.head.i in (ent.start, ent.end - 1) and ent[0].text not in given.names() else ent.start
    )


def _whole(parse: Doc, ent: Span, lexicon: Lexicon) -> int:
    """The end of a person's name with the surname that the pipeline left out, behind a given name or a title."""
    end = ent.end
    titled = ent.start > 0 and is_title(parse, ent.start - 1, lexicon.by("titles", "words"))
    if not titled and ent[0].text not in given.names():
        return end
    typing = [lexicon.by(name, "words") for name in ("bodies", "things", "landforms", "matters")]
    while end < len(parse) and end - ent.start < 3 and _surname(parse[end]):
        if any(parse[end].lower_ in words for words in typing):
            return ent.end
        end += 1
    return end


def _surname(token: Token) -> bool:
    joined = token.dep_ == "flat" or token.nbor(-1).head == token
    return joined and token.tag_ == "NNP" and run.capital(token) and not token.ent_type_ and not token.is_sent_start


def people(parse: Doc, lexicon: Lexicon) -> Iterator[Name]:
    """People with small words in their names: "María de la Torre", told by a given name, a title or the pipeline."""
    titles, bodies = lexicon.by("titles", "words"), lexicon.by("bodies", "words")
    people = {i for e in parse.ents if e.label_ in ("PERSON", "PER") for i in range(e.start, e.end)}
    for first, last, _ in surname.spans(parse):
        while first < last and is_title(parse, first, titles):
            first += 1
        opens = next((i for i in range(first, last) if parse[i].text in given.names()), None)
        opens = first if opens is None and surname.small(parse[first]) else opens
        if opens is None and ((first and is_title(parse, first - 1, titles)) or first in people):
            opens = first
        words = parse[first : last + 1]
        if opens is None or geography.is_place(words.text) or any(t.lower_ in bodies for t in words):
            continue
        if parse[opens].text[:1].isupper() or surname.small(parse[opens]):
            yield Name(opens, last + 1, "person", sure=True)


def titled(parse: Doc, lexicon: Lexicon) -> Iterator[Name]:
    """A person that the pipeline passed over, right behind a title: "Executive Vice-President Dombrovskis"."""
    typing = [lexicon.by(name, "words") for name in ("bodies", "things", "landforms", "matters", "titles")]
    for token in parse[1:]:
        if token.nbor(-1).text not in SURE_TITLES or token.tag_ != "NNP" or token.is_sent_start or token.ent_type_:
            continue
        end = token.i + 1
        while end < len(parse) and end - token.i < 3 and parse[end].tag_ == "NNP" and run.capital(parse[end]):
            end += 1
        behind = parse[end] if end < len(parse) else None
        alone = behind is None or not (run.capital(behind) or behind.text in ("-", "/", "'s", "’s"))
        words = parse[token.i : end]
        named = all(run.capital(t) and len(t) > 2 and not t.is_upper and not t.ent_type_ for t in words)
        typed = any(t.lower_ in held or geography.demonym_of(t.text) for t in words for held in typing)
        if alone and named and not typed:
            yield Name(token.i, end, "person", sure=True)


def members(parse: Doc, lexicon: Lexicon) -> Iterator[Name]:
    """People in a line of names with their groups in brackets: "Ana Horn (Greens), Pál Szekeres (The Left)"."""
    typing = [lexicon.by(name, "words") for name in ("bodies", "things", "landforms")]
    for line in MEMBERS.finditer(parse.text):
        for match in MEMBER.finditer(parse.text, line.start(), line.end()):
            span = parse.char_span(match.start(1), match.end(1))
            if span is not None and not any(t.lower_ in words for t in span for words in typing):
                yield Name(span.start, span.end, "person", sure=True)


def _common_word(ent: Span, common: set[str]) -> bool:
    """Whether a single word taken for a name is a common one: not tagged as a name, and in the text without capital."""
    word = ent[0]
    return len(ent) == 1 and word.tag_ not in ("NNP", "NNPS") and (word.lower_ in common or word.tag_[:2] == "VB")
