"""What corrections would add to the word lists: offered where a list asks for it, and read by the engine once added."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefing import document, language, lexicon, pipeline
from briefing.correction import Correction
from briefing.corrections import amendment, proposal, review
from briefing.lexicon import LEXICONS, Lexicon, LexiconError
from briefing.tables import Tables

TEXT = (
    "On 4 May 2021 Ana Ruiz, a retired astronomer, met the Karsk Directorate in Oslo. The Directorate of Karsk and "
    "Norway said algae farms would be mothballed. KD officials defenestrated the plan."
)


@pytest.fixture(scope="module")
def tables() -> Tables:
    if not language.OWN.exists():
        pytest.skip("the language pipeline has not been trained")
    return pipeline.prepare(document.make(TEXT, "karsk"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(LEXICONS, tmp_path / "lexicons"))


def marked(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def bare(tables: Tables) -> Tables:
    """The article with nothing found in it but its sentences."""
    return {n: t if n in ("documents", "sentences") else t.iloc[:0] for n, t in tables.items()}


def offered(tables: Tables, *made: Correction) -> list[proposal.Proposal]:
    new, outcomes = amendment.apply(tables, made)
    assert [o.state for o in outcomes] == ["applied"] * len(made)
    return proposal.proposals(new, made)


def test_the_kind_of_a_name(tables: Tables) -> None:
    words = marked("Karsk Directorate")
    made = review.add(bare(tables), "actors", *words, {"kind": "government", "country": "NOR"})
    (found,) = offered(bare(tables), made)
    assert (found.file, found.line) == (
        "governments.csv",
        "Karsk Directorate,,NOR,government,always,The [Karsk Directorate] objected.,",
    )
    assert found.diff.splitlines()[0] == "--- a/data/lexicons/governments.csv"
    assert found.diff.splitlines()[-1] == "+" + found.line
    assert found.says == "“Karsk Directorate” is known as a government body in every article."
    assert "Ana Ruiz" not in found.diff


def test_the_kind_of_a_firm(tables: Tables) -> None:
    made = review.add(bare(tables), "actors", *marked("Karsk Directorate"), {"kind": "organization"})
    (found,) = offered(bare(tables), made)
    assert (found.file, found.line) == ("organizations.csv", "Karsk Directorate,always,[Karsk Directorate] objected.,")


def test_another_name_of_a_body(tables: Tables) -> None:
    start = bare(tables)
    one = review.add(start, "actors", *marked("Karsk Directorate"), {"kind": "government"})
    start, _ = amendment.apply(start, [one])
    two = review.add(start, "actors", *marked("KD"), {"kind": "government"})
    start, _ = amendment.apply(start, [two])
    goes, stays = (start["actors"].set_index("text").at[words, "actor"] for words in ("KD", "Karsk Directorate"))
    made = review.merge(start, goes, stays)
    (found,) = offered(start, made)
    assert found.line == "KD,Karsk Directorate,,government,always,The [KD] objected.,"


def test_a_word_of_a_sector_takes_its_class_from_the_list(tables: Tables) -> None:
    made = review.add(bare(tables), "sectors", *marked("algae farms"), {"name": "fishing"})
    (found,) = offered(bare(tables), made)
    assert found.line == "algae farms,noun,fishing,A03,always,,[Algae farms] changed last year.,"


def test_a_word_for_an_event(tables: Tables) -> None:
    words = marked("mothballed")
    made = review.add(bare(tables), "events", *words, {"status": "planned", "kind": "COERCE", "act": "closure"})
    (found,) = offered(bare(tables), made)
    assert found.line.startswith("mothball,verb,COERCE,17,closure,subject>object,")
    assert found.line.endswith(",The group [mothballed] the firm.,")


def test_a_title(tables: Tables) -> None:
    start = bare(tables)
    made = review.add(start, "actors", *marked("Ana Ruiz"), {"kind": "person", "role": "Stargazer"})
    (found,) = offered(start, made)
    assert found.line == "stargazer,office,,,,[Stargazer] Lee spoke.,"


@pytest.mark.parametrize(
    ("table", "words", "values"),
    [
        ("actors", "Ana Ruiz", {"kind": "person"}),  # no list of people
        ("actors", "KD officials", {"kind": "government"}),  # no name
        ("actors", "Ana Ruiz", {"kind": "person", "role": "president"}),  # the list has it
        ("sectors", "Karsk Directorate", {"name": "mining"}),  # a name is no line of business
        ("events", "met", {"status": "occurred", "kind": "CONSULT"}),  # the list has it
        ("events", "a retired astronomer", {"status": "occurred", "kind": "CONSULT"}),  # several words
        ("timexes", "4 May 2021", {"edtf": "2021-05-04"}),  # nothing about words
    ],
)
def test_what_says_nothing_about_other_texts_is_not_offered(
    tables: Tables, table: str, words: str, values: dict[str, str]
) -> None:
    assert offered(bare(tables), review.add(bare(tables), table, *marked(words), values)) == []


def test_an_accepted_line_is_read_by_the_next_run(tables: Tables, folder: Path) -> None:
    made = review.add(bare(tables), "sectors", *marked("algae farms"), {"name": "fishing"})
    new, _ = amendment.apply(bare(tables), [made])
    (found,) = proposal.proposals(new, [made], folder)
    proposal.accept(found, folder)
    words = Lexicon(folder)
    assert words.entries("sectors")[-1]["words"] == "algae farms"
    again = pipeline.prepare(document.make(TEXT, "karsk"), words=words)
    assert "fishing" in again["sectors"].set_index("text").loc["algae farms", "name"]
    assert proposal.proposals(new, [made], folder) == [], "offered once"
    with pytest.raises(LexiconError, match="there already"):
        proposal.accept(found, folder)


def test_a_list_that_cannot_be_written_says_so(tables: Tables, folder: Path) -> None:
    made = review.add(bare(tables), "sectors", *marked("algae farms"), {"name": "fishing"})
    (found,) = offered(bare(tables), made)
    with pytest.raises(LexiconError, match=r"sectors\.csv: the line could not be added"):
        proposal.accept(found, folder / "nowhere")


def test_lists_are_as_they_were(tables: Tables) -> None:
    assert lexicon.load().entries("sectors")[-1]["words"] != "algae farms"
