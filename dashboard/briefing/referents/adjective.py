"""Country adjectives that stand for the country whose act a noun names: "Israeli raids", "an Indian proposal"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from .. import geography
from .candidate import Candidate

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from ..lexicon import Lexicon


def find(parse: Doc, taken: set[int], lexicon: Lexicon) -> Iterator[Candidate]:
    """A candidate for each such adjective outside the tokens `taken` by names.

    Only before nouns of acts that states do to one another, or of what they say: a Chinese law is not China's act
    towards anybody, and a French visitor is not France.
    """
    acts = _acts(lexicon)
    for token in parse:
        if token.i in taken or token.dep_ != "amod" or not token.text[0].isupper() or token.head.i < token.i:
            continue
        if token.head.lemma_.lower() in acts and (code := geography.demonym_of(token.text)):
            yield Candidate(token.i, token.i + 1, token.i, "name", "country", token.text, country=code)


@lru_cache(maxsize=2)
def _acts(lexicon: Lexicon) -> frozenset[str]:
    """Nouns of one word that name an act of the event list with a class of its own, or an act of speech."""
    events = (e for e in lexicon.entries("events") if e["pos"] == "noun" and e["plover"])
    speech = (e for e in lexicon.entries("speech") if e["pos"] == "noun")
    return frozenset(word for entry in (*events, *speech) for word in entry.words() if " " not in word)
