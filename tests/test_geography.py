"""Countries by name, adjective and capital; places; the examples of the alias list; loading is lazy."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from briefing import geography, lexicon
from briefing.lexicon import Entry
from test_lexicons import unmark

ALIASES = [pytest.param(entry, id=f"{entry.line}") for entry in lexicon.load().entries("country_aliases")]
LOOK = {"name": geography.country_of, "demonym": geography.demonym_of, "capital": geography.capital_of}


@pytest.mark.parametrize("entry", ALIASES)
def test_aliases_hold_their_examples(entry: Entry) -> None:
    look = LOOK[entry["sense"]]
    assert {look(word) for word in entry.words()} == {entry["country"]}
    for example in entry.examples():
        text, marked = unmark(example)
        assert {look(text[start:end]) for start, end in marked} == {entry["country"]}, example
    for counterexample in entry.examples("counterexamples"):
        text, marked = unmark(counterexample)
        words = [text[start:end] for start, end in marked] or text.rstrip(".").split()
        assert not any(look(word) for word in words), counterexample


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("China", "CHN"), ("the U.S.", "USA"), ("US", "USA"), ("America’s", "USA"), ("Britain", "GBR"),
        ("RUSSIA", "RUS"), ("Russian Federation", "RUS"), ("Iran", "IRN"), ("South Korea", "KOR"),
        ("the Republic of Korea", "KOR"), ("Vietnam", "VNM"), ("Taiwan", "TWN"), ("The Netherlands", "NLD"),
        ("Niger", "NER"), ("Kosovo", "XKX"),
    ],
)  # fmt: skip
def test_names(word: str, code: str) -> None:
    assert geography.country_of(word) == code


@pytest.mark.parametrize(
    "word", ["us", "it", "IN", "EU", "turkey", "Korea", "Chinese", "Beijing", "", " ", "Acme", "’s", "the"]
)
def test_words_that_name_no_country(word: str) -> None:
    assert geography.country_of(word) == ""


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Chinese", "CHN"), ("Americans", "USA"), ("British", "GBR"), ("Danes", "DNK"), ("Swiss", "CHE"),
        ("Indian", "IND"), ("French", "FRA"), ("Polish", "POL"), ("polish", ""), ("Congolese", ""), ("European", ""),
        ("China", ""), ("U.S.", ""),
    ],
)  # fmt: skip
def test_demonyms(word: str, code: str) -> None:
    assert geography.demonym_of(word) == code


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Beijing", "CHN"), ("Washington", "USA"), ("Moscow’s", "RUS"), ("the Hague", "NLD"), ("Brussels", ""),
        ("Austin", ""), ("Victoria", ""), ("Mexico City", "MEX"),
    ],
)  # fmt: skip
def test_capitals(word: str, code: str) -> None:
    assert geography.capital_of(word) == code


@pytest.mark.parametrize(
    "name",
    [
        "Washington, D.C.", "Austin", "Austin, Texas", "Paris, France", "California", "Ontario", "Shanghai",
        "Silicon Valley", "Europe", "South China Sea", "London", "Frankfurt", "District of Columbia", "Bavaria",
        "the Middle East",
    ],
)  # fmt: skip
def test_places(name: str) -> None:
    assert geography.is_place(name)


@pytest.mark.parametrize(
    "name", ["Obama", "Congress", "West", "Centre", "China", "Reading", "Nice", "", "Smith, Jones", "texas"]
)
def test_no_places(name: str) -> None:
    assert not geography.is_place(name)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("US-China Business Council", ""), ("Chinese officials", "CHN"), ("the U.S. Chamber of Commerce", "USA"),
        ("South Korean firms", "KOR"), ("Bank of England", "GBR"), ("Ministry of Finance", ""), ("North Korea", "PRK"),
        ("former President of the United States", "USA"), ("", ""),
    ],
)  # fmt: skip
def test_the_one_country_in_a_phrase(words: str, code: str) -> None:
    assert geography.country_in(words) == code


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("USA", "United States"), ("RUS", "Russia"), ("KOR", "South Korea"), ("MMR", "Myanmar"), ("VNM", "Vietnam"),
        ("XKX", "Kosovo"), ("", ""), ("XXX", ""),
    ],
)  # fmt: skip
def test_usual_names(code: str, name: str) -> None:
    assert geography.name_of(code) == name


def test_every_country_is_found_by_its_usual_name() -> None:
    import pycountry

    lost = [c.alpha_3 for c in pycountry.countries if geography.country_of(geography.name_of(c.alpha_3)) != c.alpha_3]
    assert lost == []


def test_nothing_is_read_on_import() -> None:
    probe = "import sys; from briefing import geography; print({'countryinfo', 'pycountry'} & set(sys.modules))"
    folder = Path(geography.__file__).parents[1]
    done = subprocess.run([sys.executable, "-c", probe], cwd=folder, capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
