"""From sentences to spaCy Docs: a few sentences a Doc, with or without blank lines between paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import spacy
from spacy.tokens import Doc, Span

from conllu import Sentence, Word
from names import UNKNOWN

VOCAB = spacy.blank("en").vocab
SENTENCES = 8
BREAK = Word("\n\n", "\n\n", "SPACE", "_SP", "", 0, "dep", space=False)


@dataclass(slots=True)
class Chunk:
    """Sentences that make one Doc, their name tags if known, and which of them (but the first) open a paragraph."""

    sentences: list[Sentence] = field(default_factory=list)
    tags: list[list[str]] = field(default_factory=list)

    @property
    def opening(self) -> set[int]:
        return {number for number, sentence in enumerate(self.sentences) if number and sentence.opens}


def chunks(sentences: list[Sentence], tags: list[list[str]] | None = None) -> Iterator[Chunk]:
    """The sentences of a document by eights, broken at a paragraph where one begins before the sixteenth."""
    chunk = Chunk()
    for number, sentence in enumerate(sentences):
        held = len(chunk.sentences)
        if held >= 2 * SENTENCES or (sentence.opens and held >= SENTENCES):
            yield chunk
            chunk = Chunk()
        chunk.sentences.append(sentence)
        chunk.tags.append(tags[number] if tags else ["O"] * len(sentence.words))
    if chunk.sentences:
        yield chunk


def parsed(chunk: Chunk, breaks: bool, names: bool) -> Doc:
    """A Doc with tags, lemmas and heads, and its names if asked for; `breaks` sets a blank line between paragraphs."""
    words, tags = _joined(chunk, chunk.opening if breaks else set())
    doc = Doc(
        VOCAB,
        words=[word.form for word in words], spaces=[word.space for word in words],
        tags=[word.xpos for word in words], pos=[word.upos for word in words],
        morphs=[word.feats for word in words], lemmas=[word.lemma for word in words],
        heads=[word.head for word in words], deps=[word.dep for word in words],
    )  # fmt: skip
    return name(doc, tags) if names else doc


def named(chunk: Chunk) -> Doc:
    """A Doc with sentence starts and names, nothing else."""
    words, tags = _joined(chunk, set())
    starts = [number == 0 for sentence in chunk.sentences for number in range(len(sentence.words))]
    doc = Doc(VOCAB, words=[w.form for w in words], spaces=[w.space for w in words], sent_starts=starts)
    return name(doc, tags)


def name(doc: Doc, tags: list[str]) -> Doc:
    """Sets the names of a Doc from tags; what is tagged as unknown is neither a name nor none to the trainer."""
    spans, i = [], 0
    while i < len(tags):
        end = i + 1
        if tags[i].startswith("B-"):
            while end < len(tags) and tags[end] == f"I-{tags[i][2:]}":
                end += 1
            spans.append(Span(doc, i, end, label=tags[i][2:]))
        i = end
    unknown = [Span(doc, i, i + 1) for i, tag in enumerate(tags) if tag == UNKNOWN]
    doc.set_ents(spans, missing=unknown, default="outside")
    return doc


def _joined(chunk: Chunk, breaks_before: set[int]) -> tuple[list[Word], list[str]]:
    """The words of all sentences with heads counted in the Doc, and their tags."""
    words: list[Word] = []
    tags: list[str] = []
    for number, (sentence, own) in enumerate(zip(chunk.sentences, chunk.tags, strict=True)):
        if number in breaks_before:
            words[-1] = replace(words[-1], space=False)
            words.append(replace(BREAK, head=len(words) - 1))
            tags.append("O")
        words += _counted(sentence.words, len(words))
        tags += own
    return words, tags


def _counted(words: list[Word], base: int) -> list[Word]:
    """The words of a sentence from word `base` on; a root is its own head, and a space ends the sentence."""
    made = []
    for i, word in enumerate(words):
        head, dep = (base + word.head, word.dep) if word.head >= 0 else (base + i, "ROOT")
        made.append(replace(word, head=head, dep=dep, space=word.space or i == len(words) - 1))
    return made
