"""What the pages know about facts: words for dates, filters, passages cut at every border."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pandas as pd
import pytest

from briefing.tables import KEYS
from facts.card import alterations, card
from facts.layer import LAYERS, marked
from facts.passage import Part, context, fragment, pieces, sendable
from facts.selection import Selection, chips, keep
from facts.table import collect, names
from facts.wording import cut, date_words, join, plain
from shelf import take

BRIEFING = next((Path(__file__).parents[1] / "data" / "briefings").iterdir())


@pytest.fixture(scope="module")
def tables() -> dict[str, pd.DataFrame]:
    return take(BRIEFING).tables


@pytest.fixture(scope="module")
def facts(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    return collect(tables)


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("", ""),
        ("2015-08-11", "11 August 2015"),
        ("2015-09", "September 2015"),
        ("2015", "2015"),
        ("2013/..", "since 2013"),
        ("../2013", "by 2013"),
        ("2013-05/2015", "May 2013 to 2015"),
        ("2022-11-21/2022-11-27", "21 to 27 November 2022"),
        ("2022-11-21/2022-12-02", "21 November 2022 to 2 December 2022"),
        ("2015-34", "the second quarter of 2015"),
        ("2015-21", "spring 2015"),
        ("201X", "the 2010s"),
        ("19XX", "the 1900s"),
        ("2015~", "about 2015"),
        ("2015-W07", "week 7 of 2015"),
        ("[2014,2015]", "[2014,2015]"),
        ("2015-99", "2015-99"),
        ("../XXXX-06", "by June of a year not told"),
        ("XXXX-10/XXXX-04", "October to April of a year not told"),
    ],
)
def test_dates_in_words(edtf: str, words: str) -> None:
    assert date_words(edtf) == words


def test_markdown_shows_the_characters_of_a_name() -> None:
    shown = plain("*a* _b_ $c$ :red[d] <e> http://f.org")
    assert re.sub(r"\\(.)|\u2060", r"\1", shown) == "*a* _b_ $c$ :red[d] <e> http://f.org"
    assert "http://" not in shown.replace("\\", "")


def test_lists_and_cuts_read_as_a_person_writes() -> None:
    assert join(["A", "B", "C"]) == "A, B and C"
    assert cut("one two\u00a0three four", 12) == "one two…"
    assert cut("short", 12) == "short"


def bracketed(text: str, found: list[Part]) -> str:
    """Pieces as marked-up text: `[who|what Acme]`."""
    made = pieces(text, found, 0, len(text), (0, len(text)))
    return "".join(f"[{'|'.join(piece['r'])} {piece['t']}]" if piece["r"] else piece["t"] for piece in made)


def test_overlapping_parts_are_cut_at_every_border() -> None:
    text = "Acme fined Bolt"
    found = [Part(0, 10, "who"), Part(5, 15, "what")]
    assert bracketed(text, found) == "[who Acme ][who|what fined][what  Bolt]"


def test_the_innermost_part_comes_first() -> None:
    assert bracketed("a b c", [Part(0, 5, "words"), Part(2, 3, "who")]) == "[words a ][who|words b][words  c]"


def test_the_pieces_are_the_text_again() -> None:
    text = "x" * 40
    found = [Part(3, 9, "who"), Part(5, 30, "what"), Part(5, 9, "when")]
    assert "".join(piece["t"] for piece in pieces(text, found, 2, 38, (4, 20))) == text[2:38]


def test_a_passage_has_the_sentence_before_and_after_and_skips_to_far_parts() -> None:
    starts = list(range(0, 100, 10))
    sentences = pd.DataFrame({"start": starts, "end": [s + 9 for s in starts]})
    assert context("x" * 100, sentences, [], (32, 35)) == [(20, 49)]
    assert context("x" * 100, sentences, [Part(91, 93, "who")], (32, 35)) == [(20, 49), (90, 99)]


def test_a_fragment_only_where_there_is_a_web_address() -> None:
    assert (
        fragment("https://a.org/x#old", "some well-known words")
        == "https://a.org/x#:~:text=some%20well%2Dknown%20words"
    )
    assert fragment("javascript:alert(1)", "words") == "" and fragment("", "words") == ""


def test_a_lone_surrogate_can_be_sent() -> None:
    sendable("a\ud800b").encode("utf-8")


def test_each_editorial_mark_is_explained() -> None:
    said = alterations("[i]; […]; [sic]")
    assert ["[i]" in said[0], "left out" in said[1], "mistake" in said[2]] == [True] * 3


def test_filters_keep_and_chips_count_what_they_hide(facts: pd.DataFrame) -> None:
    chosen = Selection(status=("planned",), q="obama")
    kept = keep(facts, chosen)
    assert len(kept) and set(kept["status"]) == {"planned"}
    by_filter = {chip.filter: chip for chip in chips(facts, chosen, {})}
    assert by_filter["status"].hidden == len(keep(facts, Selection(q="obama"))) - len(kept)
    assert len(keep(facts, Selection())) == len(facts)


def test_a_fact_without_a_date_is_in_no_span(facts: pd.DataFrame) -> None:
    kept = keep(facts, Selection(since=dt.date(2015, 9, 30), until=dt.date(2015, 12, 31)))
    assert len(kept) and (kept["edtf"] != "").all()
    assert "2015-08-11" not in set(kept["edtf"])


def test_every_row_has_a_card_whose_passage_holds_its_words(
    tables: dict[str, pd.DataFrame], facts: pd.DataFrame
) -> None:
    for table, key in KEYS.items():
        if table == "documents":
            continue
        for row, text in zip(tables[table][key], tables[table]["text"], strict=True):
            made = card(tables, facts, row)
            assert made and text in "".join(piece.get("t", "") for piece in made["passage"]), row


def test_the_source_is_the_text_again(tables: dict[str, pd.DataFrame], facts: pd.DataFrame) -> None:
    whole = "".join(piece["t"] for piece in marked(tables, facts, list(LAYERS)))
    assert whole == tables["documents"].at[0, "text"]


def test_actors_of_one_name_are_told_apart(tables: dict[str, pd.DataFrame]) -> None:
    twice = pd.concat([tables["actors"].head(2).assign(name="Springfield", kind="government")] * 2, ignore_index=True)
    twice["actor"] = [f"a{number}" for number in range(4)]
    assert len(set(names({**tables, "actors": twice}).values())) == 4


def test_a_quote_is_found_by_the_words_it_alters(tables: dict[str, pd.DataFrame], facts: pd.DataFrame) -> None:
    altered = tables["quotes"][tables["quotes"]["alterations"] != ""].iloc[0]
    plain_words = altered["searchable"]
    assert plain_words not in altered["printed"], "the case needs a quote whose marks break up its words"
    assert altered["quote"] in keep(facts, Selection(q=plain_words))["fact"].tolist()


def test_the_role_of_an_actor_opens_the_words_that_say_it(tables: dict[str, pd.DataFrame], facts: pd.DataFrame) -> None:
    actor = tables["actors"].set_index("name").at["Barack Obama", "actor"]
    made = card(tables, facts, actor)
    role = next(line for line in made["lines"] if line["term"] == "Role")
    words = tables["mentions"].set_index("mention").at[role["open"], "text"]
    assert words == "President Barack Obama"
    how = [line["note"].partition(" · ")[0] for line in made["groups"][0]["lines"]]
    assert how == sorted(how, key=["by name", "by description", "by a pronoun"].index)


def test_a_country_is_told_by_name_and_code(tables: dict[str, pd.DataFrame], facts: pd.DataFrame) -> None:
    group = next(a for a, kind in zip(tables["actors"]["actor"], tables["actors"]["kind"], strict=True) if kind == "country")
    made = card(tables, facts, group)
    assert made and any(line["term"] == "Country" and "(" in str(line["text"]) for line in made["lines"])
