"""Who says how much, as bars: their order, their parts, their words, and what has no bar."""

from __future__ import annotations

import json
from itertools import pairwise

import pandas as pd
import pytest

from charts import shares
from charts.status import SIGNS


def said(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["speaker", "status", "kind"])


SOME = said(
    ("Tom", "attributed", "direct"),
    ("Ann", "requested", "indirect"),
    ("Ann", "attributed", "direct"),
    ("", "attributed", "direct"),
    ("Eva", "negated", "partial"),
    ("Ann", "requested", "indirect"),
)


def test_speakers_stand_by_how_much_they_say_and_equals_as_they_speak() -> None:
    made = shares.shares(SOME)
    assert [(each.speaker, each.number) for each in made] == [("Ann", 3), ("Tom", 1), ("Eva", 1)]
    assert made[0].meant == "1 said, 2 asked for"
    assert made[0].quoted == "1 word for word, 2 reported, not quoted"


def test_a_bar_is_cut_by_how_the_quotes_are_meant_and_the_longest_is_as_wide_as_the_page() -> None:
    parts = shares.spec(shares.shares(SOME))["datasets"]["parts"]
    cuts = [(p["speaker"], p["status"], round(p["since"], 3), round(p["until"], 3)) for p in parts]
    assert cuts == [
        ("Ann", "attributed", 0, 0.333), ("Ann", "requested", 0.333, 1),
        ("Tom", "attributed", 0, 0.333), ("Eva", "negated", 0, 0.333),
    ]  # fmt: skip
    assert parts[1]["words"] == f"{SIGNS['requested'].text} 2 asked for"


def test_bars_do_not_touch() -> None:
    spec = shares.spec(shares.shares(SOME))
    rows, parts = spec["datasets"]["rows"], spec["datasets"]["parts"]
    assert all(a["bottom"] < b["top"] for a, b in pairwise(rows))
    assert rows[-1]["bottom"] <= spec["height"]
    for part in parts:
        row = next(row for row in rows if row["speaker"] == part["speaker"])
        assert row["line"] + 6 < part["above"] < part["below"] < row["bottom"]


def test_a_chosen_speaker_is_marked_in_words_too() -> None:
    rows = shares.spec(shares.shares(SOME), chosen=["Tom"])["datasets"]["rows"]
    assert [row["chosen"] for row in rows] == [False, True, False]
    assert rows[1]["name"] == "✓ Tom" and rows[1]["described"].endswith("chosen")
    assert shares.alt(shares.shares(SOME), ["Tom"]).endswith("Chosen: Tom.")


def test_what_is_chosen_changes_nothing_but_the_data() -> None:
    one, other = (shares.spec(shares.shares(SOME), chosen=chosen) for chosen in ((), ("Eva",)))
    assert {**one, "datasets": 0} == {**other, "datasets": 0} and one != other


def test_many_speakers_are_told_in_words_and_a_chosen_one_has_a_bar() -> None:
    held = shares.shares(said(*[(f"Speaker {n}", "attributed", "direct") for n in range(20)]))
    assert len(shares.spec(held)["datasets"]["rows"]) == shares.MOST
    assert (
        shares.rest(held, 2)
        == "12 more speakers with 12 quotes in the list. 2 quotes by somebody the text does not settle."
    )
    assert "Speaker 19" in shares.alt(held, ["Speaker 19"]) and "11 more" in shares.rest(held, 0, ["Speaker 19"])
    assert shares.rest(held[:3], 0) == ""


def test_the_words_for_those_who_do_not_see_it_name_everybody() -> None:
    assert shares.alt(shares.shares(SOME)) == (
        "Bars of who says how much, by how it is meant. Ann 3 quotes (1 said, 2 asked for); Tom 1 quote (1 said); "
        "Eva 1 quote (1 not so)."
    )


@pytest.mark.parametrize(
    ("selection", "names"),
    [({}, set()), ({"speaker": []}, set()), ({"speaker": [{"speaker": "Ann"}, {"speaker": "Tom"}]}, {"Ann", "Tom"}),
     ({"speaker": [{}]}, set())],
)  # fmt: skip
def test_what_is_picked(selection: dict, names: set[str]) -> None:
    assert shares.picked(selection) == names


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_stored_layers_are_those_that_altair_makes(name: str) -> None:
    from charts.bars import template

    stored = json.loads(shares.STORED.read_text(encoding="utf-8"))[name]
    assert stored == template(name == "dark"), "run python -m charts.bars in dashboard/"


@pytest.mark.parametrize("dark", [False, True])
def test_the_specification_is_valid(dark: bool) -> None:
    import altair as alt

    spec = shares.spec(shares.shares(SOME), dark=dark, chosen=["Ann"])
    made = {key: value for key, value in spec.items() if key != "datasets"}
    alt.LayerChart.from_dict(made)
