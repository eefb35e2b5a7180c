"""Days that stand between a subject and its verb, or right behind it: "The bank on Sunday [called] for aid".

News tells the day there, and a small parser loses the subject behind it. So the day is left out of what it sees, and
hung on the verb beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .omission import Dropped

if TYPE_CHECKING:
    from spacy.tokens import Doc

WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
DAYS = WEEKDAYS | {"today", "yesterday", "tonight"}
BETWEEN = frozenset("again also once".split())  # adverbs that may follow the day: "on Friday again rejected"


def find(doc: Doc) -> Iterator[Dropped]:
    """The day, hung on its verb, and the "on" before it, hung on the day."""
    for token in doc[1:]:
        if token.lower_ not in DAYS or token.i + 1 >= len(doc):
            continue
        on = doc[token.i - 1].lower_ == "on"
        verb = _before_verb(doc, token.i - on, token.i)
        if verb is None and not on and token.lower_ in WEEKDAYS:
            verb = _behind_verb(doc, token.i)
        if verb is not None:
            yield Dropped((token.i,), verb, "obl:tmod")
            if on:
                yield Dropped((token.i - 1,), token.i, "case")


def _before_verb(doc: Doc, start: int, day: int) -> int | None:
    """The past tense that follows a day behind a noun."""
    if start < 1 or doc[start - 1].pos_ not in ("NOUN", "PROPN") or doc[start - 1].lower_ in DAYS:
        return None
    verb = day + 1 + (doc[day + 1].lower_ in BETWEEN)
    past = verb < len(doc) and (doc[verb].tag_ == "VBD" or (doc[verb].tag_ == "VBN" and not _passive(doc, verb)))
    return verb if past else None


def _passive(doc: Doc, verb: int) -> bool:
    return verb + 1 >= len(doc) or doc[verb + 1].lower_ in ("by", ",", ".", "and")


def _behind_verb(doc: Doc, day: int) -> int | None:
    """The past tense right before a day that nothing is named after: not "attended Sunday schools"."""
    before, after = doc[day - 1], doc[day + 1]
    return before.i if before.tag_ == "VBD" and after.tag_ not in ("NN", "NNS", "NNP", "POS", "CD") else None
