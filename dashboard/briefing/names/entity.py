"""Names as the pipeline has them, with the words that it left out, and people with small words in their names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .. import geography
from ..reading import surname
from . import given, run
from .proper import Name
from .title import is_title

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from ..lexicon import Lexicon

LABELS = {"PERSON": "person", "PER": "person", "ORG": "organization", "LOC": "place", "GPE": "place", "FAC": "place"}


def find(parse: Doc, lexicon: Lexicon) -> Iterator[Name]:
    common = {t.text for t in parse if t.text.islower()}
    for ent in parse.ents:
        if ent.label_ == "NORP" or ent.text.lower() in run.NOT_NAMES or _common_word(ent, common):
            continue
        told = LABELS.get(ent.label_, "other")
        start = _with_given(parse, ent) if told == "person" else ent.start
        yield Name(start, _whole(parse, ent, lexicon) if told in ("person", "place") else ent.end, told)


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


def _common_word(ent: Span, common: set[str]) -> bool:
    """Whether a single word taken for a name is a common one: not tagged as a name, and in the text without capital."""
    word = ent[0]
    return len(ent) == 1 and word.tag_ not in ("NNP", "NNPS") and (word.lower_ in common or word.tag_[:2] == "VB")
