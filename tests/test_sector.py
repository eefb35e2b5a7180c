"""Sectors: the examples of the list both ways, abbreviations, proper names, and the shipped article."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing import document, language, lexicon, sector
from briefing.lexicon import Entry
from briefing.tables import SectorMention
from test_lexicons import unmark

LEXICON = lexicon.load()
ENTRIES = [pytest.param(entry, id=f"{entry.line}") for entry in LEXICON.entries("sectors")]
SEED = Path(__file__).parents[1] / "seeds" / "us-business-groups-letter.txt"


def found(text: str, nlp) -> list[SectorMention]:
    made = document.make(text, "case")
    return sector.find(made, language.parse(made.text, nlp), LEXICON)


def marked(text: str, nlp) -> str:
    """The sentence with the words of its sector mentions in brackets: "[isic words]"."""
    for row in reversed(found(text, nlp)):
        text = f"{text[: row.start]}[{row.isic} {row.text}]{text[row.end :]}"
    return text


@pytest.mark.parametrize("entry", ENTRIES)
def test_examples_both_ways(entry: Entry, nlp) -> None:
    for example in entry.examples():
        text, spans = unmark(example)
        assert [(r.start, r.end) for r in found(text, nlp) if r.name == entry["name"]] == spans, example
    for counterexample in entry.examples("counterexamples"):
        text, _ = unmark(counterexample)
        assert [r.text for r in found(text, nlp) if r.name == entry["name"]] == [], counterexample


@pytest.mark.parametrize(
    "expected",
    [
        "The rules hit [K banking] and [J information and communications technology (“ICT”)] firms.",
        "It covers [Q86 health care] (HC) and [J59 film companies].".replace(
            "[Q86 health care] (HC)", "[Q86 health care (HC)]"
        ),
        "The [B06 oil], gas and [B mining] companies left.".replace("[B06 oil], gas", "[B06 oil], [B06 gas]"),
        "The Senate Banking Committee met with the Department of Energy.",
        "The World Bank and Energy Transfer objected.",
        "They sat on the bank of the river.",
        "She put the phone in her cell, near an oil painting by Apple.",
        "Police seized illegal drugs; the party came to power.",
        "That mine was mine.",
        "She lost her property and local services; two [A01 rice], [C24 steel] and [J62 tech start-ups] left.",
        "The [K banks] raised rates, and [K65 insurers] followed.",
        "Cybersecurity rules bind foreign [J62 technology providers].",
    ],
)
def test_sentences(expected: str, nlp) -> None:
    plain = expected
    for code in ("J62 ", "A01 ", "C24 ", "J59 ", "B06 ", "K65 ", "Q86 ", "B ", "K ", "J "):
        plain = plain.replace("[" + code, "[")
    assert marked(unmark(plain)[0], nlp) == expected


def test_defined_abbreviation_counts_later(nlp) -> None:
    text = "Rules for information and communications technology (“ICT”) came late. Makers of ICT objected."
    assert marked(text, nlp) == (
        "Rules for [J information and communications technology (“ICT”)] came late. Makers of [J ICT] objected."
    )


def test_brackets_that_hold_no_abbreviation_stay_out(nlp) -> None:
    assert marked("The rules hit insurance (USA) hard.", nlp) == "The rules hit [K65 insurance] (USA) hard."


def test_shipped_article(nlp) -> None:
    read = document.read(SEED)
    rows = sector.find(read, language.parse(read.text, nlp), LEXICON)
    assert [(r.text, r.isic) for r in rows if r.isic in ("K", "J")] == [
        ("banking", "K"),
        ("information and communications technology (“ICT”)", "J"),
    ]
    assert {r.text for r in rows if r.isic == "J62"} <= {"technology providers", "software", "technology companies"}
    assert len(rows) <= 5


def test_rows_slice_back_and_ids_are_derived(nlp) -> None:
    read = document.read(SEED)
    rows = sector.find(read, language.parse(read.text, nlp), LEXICON)
    assert rows
    for row in rows:
        assert read.text[row.start : row.end] == row.text
        assert row.sector == f"{read.id}:sector:{row.start}-{row.end}"


@pytest.mark.parametrize(
    "text", ["x", "(", "bank", "🏦 banks 🏦", "ICT (ICT", "قطاع banking", "\x00banking\ud800", "a" * 5000]
)
def test_odd_texts(text: str, nlp) -> None:
    try:
        made = document.make(text, "odd")
    except document.DocumentError:
        return
    for row in sector.find(made, language.parse(made.text, nlp), LEXICON):
        assert made.text[row.start : row.end] == row.text


# Divisions of each section of ISIC Rev. 4 (United Nations, Statistical Papers M 4/Rev. 4).
DIVISIONS = {
    "A": (1, 3), "B": (5, 9), "C": (10, 33), "D": (35, 35), "E": (36, 39), "F": (41, 43), "G": (45, 47), "H": (49, 53),
    "I": (55, 56), "J": (58, 63), "K": (64, 66), "L": (68, 68), "M": (69, 75), "N": (77, 82), "O": (84, 84),
    "P": (85, 85), "Q": (86, 88), "R": (90, 93),
}  # fmt: skip


@pytest.mark.parametrize("entry", ENTRIES)
def test_codes_are_isic(entry: Entry) -> None:
    letter, division = entry["isic"][0], entry["isic"][1:]
    assert not division or DIVISIONS[letter][0] <= int(division) <= DIVISIONS[letter][1]
    assert entry["sense"] in ("always", "with", "plural")
    assert entry["pos"] in ("noun", "adj")
