"""What quotes are on: events by their words or by their noun, words that speakers have in common, sectors."""

from __future__ import annotations

from functools import cache

import pandas as pd
import pytest

from briefing import language, lexicon, pipeline
from briefing.document import make
from briefing.tables import Tables
from facts.matter import Matter, matters
from facts.medium import sent
from facts.phrase import phrases
from facts.table import collect
from facts.topic import topics

FINED = "The Privacy Authority fined Acme Corporation on Tuesday. "
SUED = "Acme Corporation sued Borduria Bank in March. "
CONTROLS = (
    "Ann Lee said the export controls would hurt chip makers. Tom Berg said that the export controls were needed. "
)
LETTER = "Acme Corporation sent a letter to the Ministry of Finance on {}. "


@cache
def prepared(text: str) -> Tables:
    return pipeline.prepare(make(text, "case", published="2024-05-14"), nlp=language.load())


def look(text: str) -> list[lexicon.Match]:
    return lexicon.load().matches("events", text)


def spoken_of(text: str) -> dict[str, list[str]]:
    """The word of each event that quotes are about, and the words of those quotes."""
    tables = prepared(text)
    words = tables["quotes"].set_index("quote")["printed"]
    triggers = tables["events"].set_index("event")["trigger"]
    return {triggers[each.event]: [words[quote] for quote in each.quotes] for each in matters(tables, look)}


@pytest.mark.parametrize(
    ("text", "event", "quotes"),
    [
        (FINED + "Acme Corporation said the fine was unfair.", "fined", ["the fine was unfair"]),
        (SUED + "Borduria Bank said the lawsuit was baseless.", "sued", ["the lawsuit was baseless"]),
        (SUED + "Tom Berg said the lawsuit against Borduria Bank would fail.", "sued",
         ["the lawsuit against Borduria Bank would fail"]),
        (FINED + "Ann Lee said that the Privacy Authority had fined Acme Corporation too late.", "fined",
         ["the Privacy Authority had fined Acme Corporation too late"]),
        ("The Senate approved the bill on Monday. The Senate said its approval was final.", "approved",
         ["its approval was final"]),
    ],
)  # fmt: skip
def test_a_quote_is_about_an_event_that_it_tells_or_calls_by_its_noun(text: str, event: str, quotes: list[str]) -> None:
    assert spoken_of(text).get(event) == quotes


@pytest.mark.parametrize(
    "text",
    [
        FINED + "Acme Corporation said another fine would close its shops.",
        SUED + "Ann Lee said that lawsuits were baseless.",
        SUED + "Ann Lee said that Syldavia regrets the invasion.",
        "The Privacy Authority investigated Acme Corporation in March. "
        "Tom Berg said that another investigation of Acme Corporation was needed.",
    ],
)
def test_a_quote_is_not_about_another_event_of_the_kind(text: str) -> None:
    assert not {"fined", "sued", "investigated"} & set(spoken_of(text))


def test_what_a_quote_inside_a_quote_says_is_not_the_words_of_the_outer_one() -> None:
    text = "Canada said that Borduria believes that Acme Corporation sued Borduria Bank."
    tables = prepared(text)
    inner = min(tables["quotes"].to_dict("records"), key=lambda row: row["end"] - row["start"])
    about = next(each for each in matters(tables, look) if each.act == "lawsuit")
    assert len(tables["quotes"]) == 2 and about.quotes == [inner["quote"]]


def test_words_in_common_are_found_with_what_points_at_them() -> None:
    tables = prepared(
        CONTROLS + "Eva Holm added that these controls came late. Kim Roe said the controls room was shut."
    )
    words = tables["quotes"].set_index("quote")["printed"]
    held = {phrase: [words[quote] for quote in quotes] for phrase, quotes in phrases(tables).items()}
    assert held == {
        "export controls": [
            "the export controls would hurt chip makers", "the export controls were needed", "these controls came late",
        ]
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee said the export controls would hurt. Ann Lee said that the export controls were needed.",
        "Ann Lee said the United States would pay. Tom Berg said that the United States had paid.",
        "Ann Lee said that it would be about the same. Tom Berg said that it would be about the same.",
    ],
)
def test_one_speakers_words_names_and_small_words_are_no_words_in_common(text: str) -> None:
    assert not phrases(prepared(text))


def test_a_quote_has_the_date_of_the_letter_it_was_said_in() -> None:
    tables = prepared(LETTER.format("3 May 2024") + "The letter states that the tax is too high.")
    assert collect(tables).set_index("table").loc["quotes", "when"] == "3 May 2024"


@pytest.mark.parametrize(
    "text",
    [
        LETTER.format("3 May 2024")
        + LETTER.format("9 June 2024").replace("Ministry of Finance", "Senate")
        + "The letter states that the tax is too high.",
        LETTER.format("3 May 2024") + "In a report, Borduria said the tax was fair.",
        LETTER.format("3 May 2024") + "In a letter, Borduria said the tax was fair.",
    ],
)
def test_of_two_letters_or_somebody_elses_it_has_none(text: str) -> None:
    tables = prepared(text)
    assert len(tables["quotes"]) == 1 and not sent(tables)


def table(rows: list[tuple[str, str, tuple[str, ...]]], kind: str) -> pd.DataFrame:
    made = pd.DataFrame(rows, columns=["fact", "holder", "sectors"])
    return made.assign(table=kind, label=made["fact"] + " happens", when=["2 May 2024", *[""] * (len(made) - 1)])


def test_topics_are_those_that_several_speak_on_the_most_spoken_on_first() -> None:
    quotes = table([("q1", "ann", ("banking",)), ("q2", "tom", ()), ("q3", "tom", ()), ("q4", "", ())], "quotes")
    events = table([(name, "", ()) for name in ("one", "two", "three", "four")], "events")
    about = {"one": ["q1"], "two": ["q2", "q3"], "three": ["q1", "q2"], "four": ["q1", "gone"]}
    known = [Matter(name, [name], "", set(), {}, "", "", quotes=held) for name, held in about.items()]
    made = topics(quotes, known, {"export controls": ["q1", "q3"]}, events)
    assert [each.label for each in made] == [
        "Event: three happens", "Event: two happens", "The words “export controls”", "banking"
    ]  # fmt: skip
    assert [each.quotes for each in made] == [("q1", "q2"), ("q2", "q3"), ("q1", "q3"), ("q1",)]
    assert [each.event for each in made] == ["three", "two", "", ""]


def test_a_topic_says_its_date_and_topics_called_the_same_are_told_apart() -> None:
    quotes = table([("q1", "ann", ()), ("q2", "tom", ())], "quotes")
    events = table([("a", "", ()), ("b", "", ())], "events").assign(label="Trial begins", when="May 2024")
    known = [Matter(name, [name], "", set(), {}, "", "", quotes=["q1", "q2"]) for name in ("a", "b")]
    labels = [each.label for each in topics(quotes, known, {}, events)]
    assert labels == ["Event: Trial begins · May 2024", "Event: Trial begins · May 2024 (2)"]
