"""Loads the language pipeline once and reads a text with it.

The project's own pipeline lies under data/language/pipeline. Any installed spaCy pipeline can take its place by
name; `scheme.py` turns its labels into Universal Dependencies, which every pass works with.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from .layout import form
from .reading import reduction

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

OWN = Path(__file__).parents[2] / "data" / "language" / "pipeline"
LONGEST = 4_000_000
WHEN = frozenset(("after", "before", "since", "until", "while", "although", "though", "because", "unless"))
FEW_WORDS, ENGLISH_SHARE = 30, 0.18


class LanguageError(RuntimeError):
    """The pipeline asked for is not there; the message says how to get it."""


@cache
def load(name: str = "") -> Language:
    """The project's own pipeline, or the installed spaCy pipeline (or folder) called `name`. Raises LanguageError."""
    import spacy

    from .reading import scheme

    try:
        nlp = spacy.load(name or OWN)
    except OSError as error:
        raise LanguageError(_missing(name)) from error
    nlp.max_length = LONGEST
    return scheme.adapt(nlp)


def reads_as_english(text: str) -> bool:
    """Whether enough of a text's words are English function words; a text of a few words is given the benefit.

    English prose has 40 to 50 % of them, other languages in Latin letters below 12 %.
    """
    from spacy.lang.en.stop_words import STOP_WORDS

    words = re.findall(r"[^\W\d_]+", text.lower())
    return len(words) < FEW_WORDS or sum(word in STOP_WORDS for word in words) >= ENGLISH_SHARE * len(words)


def shadow(text: str) -> str:
    """A copy of the same length that a tokenizer can read: odd spaces, NUL and lone surrogates made harmless.

    What is not read for facts is blank in it (`layout.form`).
    """
    plain = re.sub(r"[^\S\n]|[\x00-\x08\x0e-\x1f\x7f]", " ", form.read(text).parsed)
    return re.sub(r"[\ud800-\udfff]", "\ufffd", plain)


def parse(text: str, nlp: Language) -> Doc:
    """The text with tags, lemmas, dependencies and names; token offsets are offsets into `text`."""
    return _labelled(text, _bounded(reduction.parse(_tokens(text, nlp), nlp)))


def parse_all(texts: Iterable[str], nlp: Language, batch: int = 32) -> Iterator[Doc]:
    """Each text parsed, in batches of `batch` so that memory stays the same however many there are."""
    waiting = iter(texts)
    while held := list(islice(waiting, batch)):
        docs = reduction.parse_all([_tokens(text, nlp) for text in held], nlp)
        yield from map(_labelled, held, map(_bounded, docs))


def _labelled(text: str, doc: Doc) -> Doc:
    """The document with the characters of the names in its speakers' labels in `user_data`."""
    doc.user_data["labels"] = [turn.name for turn in form.read(text).turns if turn.name is not None]
    return doc


def _bounded(doc: Doc) -> Doc:
    """The document with a sentence for each token looked up, where spaCy walks the whole document every time."""
    sentences = list(doc.sents)
    starts = [sentence.start for sentence in sentences]
    _times_apart(doc)
    _due(doc)
    doc.user_token_hooks["sent"] = lambda token: sentences[bisect_right(starts, token.i) - 1]
    return doc


def _times_apart(doc: Doc) -> None:
    """A clause that tells when is no content of a verb: "said on Thursday, hours after the ministers met"."""
    for token in doc:
        if token.dep_ == "ccomp" and any(c.dep_ == "mark" and c.lower_ in WHEN for c in token.children):
            token.dep_ = "advcl"


def _due(doc: Doc) -> None:
    """ "Comments are due 15 October": the predicate is "due", which the parser reads as a preposition of its date."""
    for token in doc:
        date = token.head
        below = {child.dep_ for child in date.children}
        if token.lower_ != "due" or token.dep_ != "case" or not {"cop", "nsubj"} <= below or date.i < token.i:
            continue
        own = [child for child in date.children if child.i < token.i or child.dep_ == "punct"]
        token.head, token.dep_ = (token, "ROOT") if date.head.i == date.i else (date.head, date.dep_)
        for child in own:
            child.head = token
        date.head, date.dep_ = token, "obl"


def _tokens(text: str, nlp: Language) -> Doc:
    """The text cut into tokens, with the sentence starts that its layout shows."""
    doc = nlp.make_doc(shadow(text))
    starts = form.read(text).starts | _typed_gaps(text)
    for token in doc:
        if token.idx in starts:
            token.is_sent_start = True
    return doc


def _typed_gaps(text: str) -> set[int]:
    """Where a sentence begins after a full stop and two spaces, as typists mark it; parsers miss these most."""
    return {match.end() for match in re.finditer(r"[.?!][”’\"')\]]*[^\S\n]{2,}(?=[A-Z“‘\"'(\[])", text)}


def _missing(name: str) -> str:
    if name:
        return (
            f"The spaCy pipeline '{name}' is not installed. Install it with `python -m spacy download {name}`, "
            "or leave the setting empty to use the project's own."
        )
    return f"The project's own language pipeline is missing: there should be a folder {OWN.name} in data/language."
