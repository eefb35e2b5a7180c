"""Which sources make which corpus: what each part is trained on, chosen by and measured with."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Collection, Iterator
from pathlib import Path

from spacy.tokens import Doc, DocBin

import columns
import conllu
import names
import swaps
from documents import chunks, parsed

GENRES = ("academic", "bio", "court", "interview", "news", "speech", "textbook", "vlog", "voyage")
FIELDS = ("politics", "science", "literature", "music", "ai")
PARTS = ("train", "dev", "test")
OMISSIBLE = ("wikigold", "politics")


def write(raw: Path, out: Path, without: Collection[str] = ()) -> None:
    """Writes every corpus as `<out>/<name>.spacy`; `without` names sets that the names are not to be trained on."""
    out.mkdir(parents=True, exist_ok=True)
    gum_train = list(gum(raw, "train", breaks="even"))
    ewt_train = list(ewt(raw, "train", breaks="even"))
    _save(out, "parser1", _shuffled(gum_train + ewt_train, 1))
    more = [*gum(raw, "train", breaks="odd"), *ewt_train, *ewt(raw, "dev", breaks="even")]
    _save(out, "parser2", _shuffled(gum_train + more, 1))
    _save(out, "names", names_train(raw, gum_train, without))
    _save(out, "dev", gum(raw, "dev"))
    for name, docs in tests(raw):
        _save(out, name, docs)


def tests(raw: Path) -> Iterator[tuple[str, Iterator[Doc]]]:
    """The corpora that nothing is trained on, by name."""
    yield "gum_test", gum(raw, "test", breaks="all")
    yield "gum_test_without_breaks", gum(raw, "test")
    yield "gum_test_news", gum(raw, "test", breaks="all", genres=("news",))
    yield "ewt_test", ewt(raw, "test", breaks="even")
    yield "uner_test", _universal(raw, "test", mask=False)
    yield "politics_test", columns.crossner(raw / "crossner" / "politics" / "test.txt")
    yield "politics_dev", columns.crossner(raw / "crossner" / "politics" / "dev.txt")
    yield "wikigold", columns.wikigold(raw / "wikigold" / "wikigold.conll.txt")


def names_train(raw: Path, gum_train: list[Doc], without: Collection[str] = ()) -> list[Doc]:
    """What the names are trained on: GUM, Universal NER, CrossNER but the politics test, WikiGold; and swapped copies.

    CrossNER is not swapped: it has more names than sentences, of which few are the product's kind.
    """
    base = gum_train + list(_universal(raw, "dev", mask=True))
    more = list(_universal(raw, "train", mask=True))
    encyclopedia = [] if "wikigold" in without else list(columns.wikigold(raw / "wikigold" / "wikigold.conll.txt"))
    written = _shuffled(_shuffled(base, 2) + more + _crossner(raw, without) + encyclopedia, 4)
    return _shuffled(written + swaps.swapped(base + more + encyclopedia, 5), 6)


def _universal(raw: Path, part: str, mask: bool) -> Iterator[Doc]:
    treebank = (sentence for path in _ewt_files(raw, part) for sentence in conllu.read(path))
    return columns.universal(raw / "uner" / f"en_ewt-ud-{part}.iob2", treebank, mask)


def _crossner(raw: Path, without: Collection[str]) -> list[Doc]:
    kept = [(field, part) for field in FIELDS for part in PARTS if field not in without]
    kept = [pair for pair in kept if pair != ("politics", "test")]
    return [doc for field, part in kept for doc in columns.crossner(raw / "crossner" / field / f"{part}.txt")]


def gum(raw: Path, part: str, breaks: str = "none", genres: Collection[str] = GENRES) -> Iterator[Doc]:
    """GUM's documents of one part, with names; blank lines between paragraphs in all, even, odd or no Docs."""
    for title in _gum_titles(raw, part, genres):
        sentences = list(conllu.read(raw / "gum" / f"{title}.conllu"))
        for number, chunk in enumerate(chunks(sentences, names.tags(sentences))):
            yield parsed(chunk, _breaks(breaks, number), names=True)


def ewt(raw: Path, part: str, breaks: str = "none") -> Iterator[Doc]:
    """EWT's documents of one part, without names."""
    for path in _ewt_files(raw, part):
        for number, chunk in enumerate(chunks(list(conllu.read(path)))):
            yield parsed(chunk, _breaks(breaks, number), names=False)


def _breaks(breaks: str, number: int) -> bool:
    return {"all": True, "none": False, "even": number % 2 == 0, "odd": number % 2 == 1}[breaks]


def _gum_titles(raw: Path, part: str, genres: Collection[str]) -> list[str]:
    by_part = defaultdict(list)
    current = ""
    for line in (raw / "gum" / "splits.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            current = line[3:].strip()
        elif line.strip().startswith("* "):
            by_part[current].append(line.strip()[2:].strip())
    return [title for title in by_part[part] if title.split("_")[1] in genres]


def _ewt_files(raw: Path, part: str) -> list[Path]:
    listed = (raw / "ewt" / "file-lists" / f"files.{part}").read_text(encoding="utf-8").split()
    return [raw / "ewt" / "sources" / name for name in listed]


def _shuffled(docs: list[Doc], seed: int) -> list[Doc]:
    made = list(docs)
    random.Random(seed).shuffle(made)
    return made


def _save(out: Path, name: str, docs: Collection[Doc] | Iterator[Doc]) -> None:
    DocBin(docs=docs, store_user_data=False).to_disk(out / f"{name}.spacy")
