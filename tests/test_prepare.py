"""From text to tables: every row slices back, odd texts do no harm, saved tables come back the same."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import briefing
import prepare
from briefing import document, language, package, pipeline
from briefing.tables import TABLES, describe, frame, schema

ROOT = Path(__file__).parents[1]
SHIPPED = ROOT / "data" / "briefings" / "us-business-groups-letter"
FACT = 'On 3 May 2024 the European Commission fined Acme Ltd. "We will appeal," said Jane Roe, its chief executive.'
GERMAN = "Das Ministerium hat am Dienstag eine Strafe gegen die Bank verhängt, weil sie die Regeln nicht eingehalten hat. " * 3
FRENCH = "Le ministère a infligé mardi une amende à la banque parce que les règles de la directive ne sont pas respectées. " * 3
ODD = {
    "one word": "Fined",
    "no full stop": "The ministry fined Acme on Tuesday",
    "unbalanced marks": "“The ministry said it would act. Acme \"denied that. ‘No one knows.",
    "no-break spaces": FACT.replace(" ", "\u00a0"),
    "emoji": "The ministry 🏛️ fined Acme 💶 on Tuesday 👩‍⚖️. “Fine,” said Jane Roe 😀.",
    "right to left": "قال الوزير إن القواعد غير عادلة. The ministry fined Acme. \u202eسلام\u202c",
    "NUL": "The ministry\x00 fined Acme\x00Ltd on 3 May 2024.",
    "lone surrogate": "The ministry \ud800 fined Acme \udfff on 3 May 2024. “Yes,” she said.",
    "CRLF": FACT.replace(". ", ".\r\n\r\n"),
    "byte-order mark": "\ufeff" + FACT,
    "brackets": "((((([[[[ The ministry (the “Ministry”, (including A, B, and C), fined Acme ]]]]",
    "only marks": "“” \"\" ‘’ (a) ...",
    "tabs and lines": "\tThe ministry\n\tfined\tAcme\n\n\n\n\n- on 3 May 2024\n",
}  # fmt: skip


def check(*texts: str) -> None:
    """Every row of every table of texts slices back, refers to what is there, and is as declared."""
    made = [document.make(text, f"text-{n}") for n, text in enumerate(texts)]
    found = [tables for _, tables in pipeline.prepare_all(made)]
    assert len(found) == len(texts)
    for tables in found:
        package.check(tables)
    for name in TABLES:
        schema(name).validate(pd.concat([tables[name] for tables in found], ignore_index=True))


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_odd_texts_slice_back(text: str):
    check(text)


def test_a_table_that_cannot_be_written_leaves_nothing_half_written(tmp_path: Path) -> None:
    (tmp_path / "documents.csv").mkdir()
    with pytest.raises(OSError):
        package.save(package.load(SHIPPED), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["documents.csv"]


def test_two_hundred_thousand_characters_on_one_line():
    text = " ".join([FACT] * 40 + ["x" * 80] * 2_500)[:200_000]
    made = document.make(text, "long")
    sentences = pipeline.sentence.find(made, language.parse(made.text, language.load()))
    assert all(row.text == made.text[row.start : row.end] for row in sentences)


class InProcess:
    """Stands for a pool of processes: what goes to one and comes back is pickled, but none is started."""

    def __init__(self, processes: int, mp_context: BaseContext) -> None:
        assert processes > 1 and mp_context.get_start_method() == "spawn"

    def __enter__(self) -> InProcess:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def map(self, work: Callable[[Any], Any], batches: Iterable[Any]) -> Iterator[Any]:
        for batch in batches:
            work_there, batch_there = pickle.loads(pickle.dumps((work, batch)))
            yield pickle.loads(pickle.dumps(work_there(batch_there)))


def word(text: str) -> bool:
    """Whether there is anything to read in a text: one without is refused."""
    return any(character.isalnum() for character in text)


words = st.sampled_from(
    ["The ministry", "Acme Ltd", "said", "“", "”", '"', "fined", "on 3 May", "2024", "(", ")", ",", ".", "\n\n", "U.S.", "group of 19 firms",
     "including", "Jane Roe", "will meet", "next month", "\u00a0", "’s", "according to", "that", "he", "they", "🏛", "…", "[i]n", "letter"]
)  # fmt: skip


# Tables are checked for several texts at once: checking them takes longer than making them.
several = settings(max_examples=6, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@several
@given(st.lists(st.lists(words, min_size=1, max_size=40).map(" ".join).filter(word), min_size=6, max_size=12))
def test_generated_texts_slice_back(texts: list[str]):
    check(*texts)


@several
@given(st.lists(st.text(min_size=1, max_size=200).filter(word), min_size=4, max_size=12))
def test_any_text_slices_back(texts: list[str]):
    check(*texts)


@pytest.mark.parametrize("text", ["", " \n\u00a0", "…!?", "\ufeff"])
def test_a_text_without_a_word_is_said_to_be_empty(text: str):
    with pytest.raises(briefing.DocumentError, match="no text"):
        document.make(text, "empty")


def test_latin_1_bytes_are_read():
    assert document.decode("Société générale “x”".encode("cp1252")) == "Société générale “x”"
    assert document.decode("Zürich".encode("utf-16")) == "Zürich"


def test_same_text_same_bytes(tmp_path: Path):
    made = document.make(FACT, "fact")
    first = package.save(pipeline.prepare(made), tmp_path / "one")
    second = package.save(pipeline.prepare(made), tmp_path / "two")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


@pytest.mark.parametrize("key", ["no-break spaces", "lone surrogate", "NUL", "CRLF", "emoji"])
def test_saved_tables_come_back_the_same(tmp_path: Path, key: str):
    tables = pipeline.prepare(document.make(ODD[key], key))
    package.save(tables, tmp_path / "x")
    for name, table in package.load(tmp_path / "x").items():
        pd.testing.assert_frame_equal(table, tables[name].reset_index(drop=True), obj=name)


def test_the_descriptor_is_valid_frictionless():
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.validate(str(SHIPPED / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldNumber", "type", "message"])[:5]


def test_schemas_derive_from_the_declaration():
    for name in TABLES:
        assert [field["name"] for field in describe(name)["fields"]] == list(frame(name, []).columns)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = tmp_path / SHIPPED.name
    package.save(briefing.load(SHIPPED), folder)
    return folder


def test_a_missing_table_is_named(copy: Path):
    (copy / "quotes.csv").unlink()
    with pytest.raises(briefing.PackageError, match=r"quotes\.csv: the table is missing"):
        briefing.load(copy)


@pytest.mark.parametrize(("old", "new", "says"), [
    (",occurred,", ",happened,", "'happened' is not allowed in column 'status'"),
    ("sent a letter to", "mailed a letter to", "is not"),
    ("document,event,", "document,evnt,", "the column 'event' is missing"),
])  # fmt: skip
def test_an_edited_table_is_refused_with_its_place(copy: Path, old: str, new: str, says: str):
    path = copy / "events.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(briefing.PackageError, match=says):
        briefing.load(copy)


def test_an_unknown_pipeline_says_how_to_get_it():
    with pytest.raises(language.LanguageError, match="python -m spacy download no_such_pipeline"):
        language.load("no_such_pipeline")


def test_the_command_line_prepares_and_checks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(prepare, "ProcessPoolExecutor", InProcess)
    source = tmp_path / "seeds"
    source.mkdir()
    (source / "one.txt").write_text(FACT, encoding="utf-8")
    (source / "two.txt").write_text("The bank closed.", encoding="utf-8")
    out = ["--out", str(tmp_path / "out")]
    assert prepare.main([str(source), *out]) == 0
    assert prepare.main([str(source), *out, "--check", "--processes", "2"]) == 0
    (tmp_path / "out" / "one" / "events.csv").write_text("spoilt", encoding="utf-8")
    assert prepare.main([str(source), *out, "--check"]) == 1
    assert "one: events.csv is not what a new build makes." in capsys.readouterr().err


def test_the_command_line_reads_other_files_than_texts(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    page = f"<html><head><title>A fine</title></head><body><p>{FACT}</p><p hidden>{FACT}</p></body></html>"
    (tmp_path / "fine.html").write_text(page, encoding="utf-8")
    (tmp_path / "fine.toml").write_text('published = "2024-05-12"\nsource = "Example News"\n', encoding="utf-8")
    (tmp_path / "broken.pdf").write_bytes(b"not one")
    assert prepare.main([str(tmp_path), "--out", str(tmp_path / "out")]) == 1
    said = capsys.readouterr()
    assert "broken.pdf: The name ends in .pdf, but it is not a PDF, or it is broken." in said.err
    assert "fine.html: 19 words that the page hides from its readers left out." in said.out
    row = package.load(tmp_path / "out" / "fine")["documents"].iloc[0]
    assert (row["text"], row["title"], row["source"], row["published"]) == (FACT, "A fine", "Example News", "2024-05-12")


@pytest.mark.parametrize(("name", "text", "says"), [
    ("empty.txt", " ", "empty: there is no text in it."),
    ("german.txt", GERMAN, "german.txt: this does not read as English"),
    ("french.txt", FRENCH, "french.txt: this does not read as English"),
    ("gone.txt", None, "there is no such file or folder"),
])  # fmt: skip
def test_the_command_line_says_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, text: str | None, says: str):
    if text is not None:
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert prepare.main([str(tmp_path / name), "--out", str(tmp_path / "out")]) == 1
    assert says in capsys.readouterr().err


def test_the_library_knows_no_pages():
    code = "import sys, briefing, briefing.pipeline; print([m for m in ('streamlit', 'altair', 'plotly') if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT / "dashboard", capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_opening_tables_loads_no_language_pipeline():
    code = (
        "import sys, briefing; from pathlib import Path;"
        f"briefing.load(Path({json.dumps(str(SHIPPED))})); print('spacy' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT / "dashboard", capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


def test_many_documents_read_at_once_give_what_each_gives_alone() -> None:
    nlp = language.load()
    made = [document.make(text, f"text-{n}") for n, text in enumerate((FACT, ODD["CRLF"], "The ministry fined Acme."))]
    together = list(pipeline.prepare_all(made, nlp=nlp))
    assert [each.id for each, _ in together] == ["text-0", "text-1", "text-2"]
    for each, found in together:
        alone = pipeline.prepare(each, nlp=nlp)
        assert len(found["events"]) and all(found[name].equals(alone[name]) for name in TABLES)
