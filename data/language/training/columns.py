"""Reads names in columns: Universal NER (with the treebank's own spacing), CrossNER and WikiGold (spacing guessed)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

from spacy.tokens import Doc

from conllu import Sentence, Word
from documents import SENTENCES, VOCAB, Chunk, name, named
from names import UNKNOWN
from words import CALENDAR, DEMONYMS

Row = tuple[str, str]
Kind = Callable[[str], str]

UNIVERSAL = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}
CROSSNER = {
    **dict.fromkeys(("person", "politician", "scientist", "writer", "musicalartist", "researcher"), "PERSON"),
    **dict.fromkeys(("organisation", "politicalparty", "university", "band"), "ORG"),
    **dict.fromkeys(("country", "location"), "LOC"),
    **dict.fromkeys(("event", "election"), "EVENT"),
    **dict.fromkeys(("chemicalcompound", "chemicalelement", "protein", "enzyme", "algorithm"), UNKNOWN),
    **dict.fromkeys(("metrics", "task", "field", "programlang", "product"), UNKNOWN),
}
WIKIPEDIA_SENTENCES = 5

BEFORE_CLOSE = frozenset(("(", "[", "$", "``", "“", "‘", "£", "€"))
AFTER_OPEN = frozenset((*",.;:?!)]%”’'", "...", "''", "'s", "’s", "n't", "n’t", "'ve", "'re", "'ll", "'d", "'m"))


def universal(path: Path, treebank: Iterable[Sentence], mask: bool) -> Iterator[Doc]:
    """Universal NER's names on the sentences of its treebank, by eights.

    It has persons, organizations and places only: with `mask`, every other proper noun or people's name is unknown
    rather than none, so that training on it does not unlearn the types it lacks.
    """
    by_id = {sentence.id: sentence for sentence in treebank}
    chunk = Chunk()
    for opens, number, rows in _universal_sentences(path):
        if chunk.sentences and (opens or len(chunk.sentences) == SENTENCES):
            yield named(chunk)
            chunk = Chunk()
        sentence = by_id.get(number)
        if sentence and len(sentence.words) == len(rows):
            chunk.sentences.append(sentence)
            chunk.tags.append(_universal_tags(sentence.words, [label for _, label in rows], mask))
    if chunk.sentences:
        yield named(chunk)


def _universal_sentences(path: Path) -> Iterator[tuple[bool, str, list[Row]]]:
    """Whether a document begins, the sentence's id, its words with their labels."""
    opens, number, rows = False, "", []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        cells = line.split("\t")
        if line.startswith("# newdoc"):
            opens = True
        elif line.startswith("# sent_id"):
            number = line.split("=", 1)[1].strip()
        elif len(cells) > 2 and cells[0].isdigit():
            rows.append((cells[1], cells[2]))
        elif not line and rows:
            yield opens, number, rows
            opens, rows = False, []


def _universal_tags(words: list[Word], labels: list[str], mask: bool) -> list[str]:
    made = []
    for word, label in zip(words, labels, strict=True):
        kind = UNIVERSAL.get(label[2:])
        if kind:
            made.append(f"{label[:2]}{kind}")
        else:
            unknown = mask and (label != "O" or _perhaps_name(word))
            made.append(UNKNOWN if unknown else "O")
    return made


def _perhaps_name(word: Word) -> bool:
    return word.lower not in CALENDAR and (word.proper or word.lower in DEMONYMS)


def crossner(path: Path) -> Iterator[Doc]:
    """CrossNER's names, its own types brought to ours; a type without a counterpart is MISC or unknown."""
    return _wikipedia(path, lambda label: CROSSNER.get(label, "MISC"), inside_only=False)


def wikigold(path: Path) -> Iterator[Doc]:
    """WikiGold's names; it marks no beginnings, so neighbours of one type are one name."""
    return _wikipedia(path, lambda label: UNIVERSAL.get(label, "MISC"), inside_only=True)


def _wikipedia(path: Path, kind: Kind, inside_only: bool) -> Iterator[Doc]:
    sentences = _column_sentences(path)
    while some := list(islice(sentences, WIKIPEDIA_SENTENCES)):
        yield _column_doc(some, kind, inside_only)


def _column_sentences(path: Path) -> Iterator[list[Row]]:
    rows: list[Row] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        cells = line.split()
        if cells and cells[0] != "-DOCSTART-":
            rows.append((cells[0], cells[-1]))
        elif rows:
            yield rows
            rows = []


def _column_doc(sentences: list[list[Row]], kind: Kind, inside_only: bool) -> Doc:
    words = [word for rows in sentences for word, _ in rows]
    spaces = [space for rows in sentences for space in spacing([word for word, _ in rows])]
    starts = [number == 0 for rows in sentences for number in range(len(rows))]
    tags = [tag for rows in sentences for tag in _column_tags([label for _, label in rows], kind, inside_only)]
    doc = Doc(VOCAB, words=words, spaces=spaces, sent_starts=starts)
    return name(doc, _with_peoples(words, tags))


def _column_tags(labels: list[str], kind: Kind, inside_only: bool) -> list[str]:
    made: list[str] = []
    previous = ""
    for label in labels:
        ours = kind(label[2:]) if label != "O" else "O"
        if ours in ("O", UNKNOWN):
            made.append(ours)
            previous = ""
            continue
        begins = label[2:] != previous if inside_only else label[0] == "B" or not previous
        made.append(f"{'B' if begins else 'I'}-{ours}")
        previous = label[2:]
    return made


def _with_peoples(words: list[str], tags: list[str]) -> list[str]:
    """A people's name that is marked MISC is NORP; one that is not marked at all is unknown."""
    made = list(tags)
    for i, (word, tag) in enumerate(zip(words, tags, strict=True)):
        if word.lower() in DEMONYMS:
            if tag == "B-MISC" and tags[i + 1 : i + 2] != ["I-MISC"]:
                made[i] = "B-NORP"
            elif tag == "O" and word[:1].isupper():
                made[i] = UNKNOWN
    return made


def spacing(words: list[str]) -> list[bool]:
    """Whether a space follows each word of a sentence whose spacing is lost."""
    spaces, quoted = [], False
    for word, following in zip(words, [*words[1:], ""], strict=True):
        quoted = quoted != (word == '"')
        opens = word in BEFORE_CLOSE or (word == '"' and quoted)
        closes = following in AFTER_OPEN or (following == '"' and quoted)
        spaces.append(not opens and not closes)
    return spaces
