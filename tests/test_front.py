"""What the front page picks from the tables: what lies ahead, what lies behind, and in which order."""

import json
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from briefing import document, package, pipeline
from briefing.tables import Tables
from facts import brief
from facts.table import collect

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def tables() -> Tables:
    return package.load(ROOT / "data" / "briefings" / "us-business-groups-letter")


@pytest.fixture(scope="module")
def facts(tables: Tables) -> pd.DataFrame:
    return collect(tables)


def test_each_dated_event_lies_behind_or_ahead_and_the_latest_comes_first(tables: Tables, facts: pd.DataFrame) -> None:
    behind, ahead = brief.behind(tables, facts), brief.ahead(tables, facts)
    dated = facts[(facts["table"] == "events") & (facts["edtf"] != "")]
    assert set(behind["fact"]) == set(dated["fact"]) - set(ahead["fact"])
    assert behind.iloc[0]["when"] == "11 August 2015" and ahead.iloc[0]["when"] == "September 2015"
    assert behind["earliest"].iloc[-1] == "2013-01-01"


@pytest.mark.parametrize(
    ("label", "lies_ahead"),
    [("The dam may break", True), ("The dam was leaking", False), ("Inspectors may have known", False),
     ("They may have to pay", True), ("The province could hold an inquiry", True)],
)  # fmt: skip
def test_what_may_have_been_is_not_ahead(tables: Tables, facts: pd.DataFrame, label: str, lies_ahead: bool) -> None:
    one = facts[(facts["table"] == "events") & (facts["edtf"] == "")].head(1)
    one = one.assign(status="possible", label=label, text=label)
    assert bool(len(brief.ahead(tables, one))) is lies_ahead


def test_the_front_page_answers_first_and_quotes_after() -> None:
    app = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=30).run()
    sent = [json.loads(found.proto.json) for found in app.get("bidi_component") if found.proto.json]
    headings = [group.get("heading") for part in sent for group in part.get("groups", [])]
    assert headings[:4] == ["Bottom line", "Who wants what from whom", "Who", "When"]
    assert headings.index("Uncertain or disputed") < headings.index("19 U.S. business groups")
    assert "8 of 9 sentences gave a fact" in app.caption[0].value


def test_who_wants_what_comes_asker_by_asker_and_what_others_are_to_bring_about_with_those(
    tables: Tables, facts: pd.DataFrame
) -> None:
    wanted = brief.wants(tables, facts)
    asked = facts[(facts["status"] == "requested") & (facts["table"] == "events")]
    left_out = asked[~asked["fact"].isin(wanted["fact"])]
    assert wanted["holder"].tolist() == sorted(wanted["holder"], key=lambda held: held == ""), "nobody named comes last"
    told = " ".join(wanted["label"])
    assert all(label.split(" to ")[1][:30] in told for label in left_out["label"])
    alone = facts[facts["fact"].isin(left_out["fact"])]
    assert len(left_out) == 2 and len(brief.wants(tables, alone)) == 2, "what a filter leaves alone stands for itself"


def test_an_asker_stands_above_the_first_of_what_is_asked() -> None:
    app = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=30).run()
    sent = [json.loads(found.proto.json) for found in app.get("bidi_component") if found.proto.json]
    groups = {group.get("heading"): group["lines"] for part in sent for group in part.get("groups", [])}
    lines = groups["Who wants what from whom"]
    assert [line.get("lead") for line in lines if line.get("lead")] == ["19 U.S. business groups", "Asker not named"]
    assert not any(line.get("under") for line in lines)


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("The port union called on Malta to guarantee retraining.", ["Malta to guarantee retraining"]),
        ("Greece urged Malta to sue Vantor Bank.", ["Malta to sue Vantor Bank"]),
        ("Two unions asked Malta to halt the sale.", ["Malta to halt the sale"]),
    ],
)
def test_what_is_asked_for_is_told_once_be_it_an_event_or_a_quote_alone(nlp, text: str, labels: list[str]) -> None:
    made = pipeline.prepare(document.make(text, "case"), nlp=nlp)
    assert brief.wants(made, collect(made))["label"].tolist() == labels


def test_what_another_line_tells_with_is_not_told_twice(nlp) -> None:
    text = "If the petition succeeds, the Ministry of Trade could be forced to pay Vantor Bank. Malta may ban the firm."
    made = pipeline.prepare(document.make(text, "case"), nlp=nlp)
    facts = collect(made)
    lines = ["Ministry of Trade could be forced to pay Vantor Bank", "Malta may ban the firm"]
    assert brief.unsure(facts)["label"].tolist() == lines
    assert sorted(brief.ahead(made, facts)["label"]) == sorted(lines)
    assert len(facts[facts["table"] == "events"]) == 3
