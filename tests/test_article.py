"""The shipped article: what a careful reader finds in it is found, and what is not there is not."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import briefing
from briefing import correction, pipeline
from briefing.corrections import amendment

ROOT = Path(__file__).parents[1]
ARTICLE = "us-business-groups-letter"
Tables = dict[str, pd.DataFrame]
GROUPS = "19 U.S. business groups"


@pytest.fixture(scope="module")
def tables() -> Tables:
    document = briefing.read(ROOT / "seeds" / f"{ARTICLE}.txt")
    made, outcomes = amendment.apply(
        pipeline.prepare(document), correction.read(ROOT / "data" / "corrections" / f"{ARTICLE}.toml")
    )
    assert not [o for o in outcomes if o.state == "orphan"]
    return made


@pytest.fixture(scope="module")
def names(tables: Tables) -> dict[str, str]:
    return {"": "", **dict(zip(tables["actors"]["actor"], tables["actors"]["name"], strict=True))}


def test_committed_tables_are_what_a_build_makes(tables: Tables):
    shipped = briefing.load(ROOT / "data" / "briefings" / ARTICLE)
    for name, table in tables.items():
        pd.testing.assert_frame_equal(table.reset_index(drop=True), shipped[name], obj=name)


@pytest.mark.parametrize(("name", "kind"), [
    ("Barack Obama", "person"), ("Xi Jinping", "person"), ("Edward Snowden", "person"),
    ("U.S. Chamber of Commerce", "organization"), ("US-China Business Council", "organization"),
    ("National Security Agency", "government"), ("U.S. Office of Personnel Management", "government"),
    ("U.S. government", "government"), ("China", "country"), ("United States", "country"), (GROUPS, "collective"),
    ("Chinese officials", "collective"), ("foreign technology providers", "collective"), ("hackers in China", "collective"),
])  # fmt: skip
def test_actors(tables: Tables, name: str, kind: str):
    found = tables["actors"]
    assert list(found[found["name"] == name]["kind"]) == [kind]


def test_no_actor_that_is_none(tables: Tables):
    found = set(tables["actors"]["name"]) | set(tables["mentions"]["text"])
    assert not found & {"ICT", "Next", "However", "Tensions", "August", "President", "In", "Presidents"}


@pytest.mark.parametrize(("words", "name"), [
    ("President Barack Obama", "Barack Obama"), ("President Obama", "Barack Obama"), ("Presidents Obama", "Barack Obama"),
    ("the President", "Barack Obama"), ("Xi Jinping", "Xi Jinping"), ("President Xi", "Xi Jinping"),
    ("group of 19 U.S. business groups", GROUPS), ("the business groups", GROUPS), ("the U.S. business groups", GROUPS),
    ("the U.S. government", "U.S. government"), ("him", "Barack Obama"),
])  # fmt: skip
def test_mentions(tables: Tables, names: dict[str, str], words: str, name: str):
    found = tables["mentions"]
    assert {names[actor] for actor in found[found["text"] == words]["actor"]} == {name}


def test_the_collective_has_its_size(tables: Tables):
    found = tables["actors"].set_index("name")
    assert found.loc[GROUPS, "size"] == 19


@pytest.mark.parametrize(("words", "edtf"), [
    ("August 11, 2015", "2015-08-11"), ("Next month", "2015-09"), ("since 2013", "2013/.."), ("Since that time", "2013/.."),
])  # fmt: skip
def test_timexes(tables: Tables, words: str, edtf: str):
    found = tables["timexes"].set_index("text")
    assert found.loc[words, "edtf"] == edtf
    assert len(found) == 4


def test_sectors(tables: Tables):
    found = set(zip(tables["sectors"]["text"], tables["sectors"]["isic"], strict=True))
    assert {("banking", "K"), ("information and communications technology (“ICT”)", "J")} <= found


@pytest.mark.parametrize(("trigger", "status", "holder", "edtf", "agents", "recipients"), [
    ("sent", "occurred", "", "2015-08-11", {GROUPS}, {"Barack Obama"}),
    ("meet", "planned", "", "2015-09", {"Barack Obama", "Xi Jinping"}, set()),
    ("risen", "occurred", "", "2013/..", {"United States", "China"}, set()),
    ("revealed", "occurred", "", "2013", {"Edward Snowden"}, {"U.S. government"}),
    ("planted", "attributed", "Edward Snowden", "../2013", {"U.S. government"}, {"America’s biggest technology companies"}),
    ("breach", "alleged", "", "2013/..", {"hackers in China"}, {"U.S. Office of Personnel Management"}),
])  # fmt: skip
def test_events(
    tables: Tables,
    names: dict[str, str],
    trigger: str,
    status: str,
    holder: str,
    edtf: str,
    agents: set[str],
    recipients: set[str],
):
    events = tables["events"]
    found = events[events["trigger"] == trigger]
    assert len(found) == 1
    event = found.iloc[0]
    assert (event["status"], names[event["holder"]], event["edtf"]) == (status, holder, edtf)
    parts = tables["participants"][tables["participants"]["event"] == event["event"]]
    by_role = {role: {names[a] for a in part["actor"]} for role, part in parts.groupby("role")}
    assert by_role.get("agent", set()) | by_role.get("recipient", set()) == agents | recipients
    assert recipients <= by_role.get("recipient", set())


@pytest.mark.parametrize(("kind", "contains", "speaker", "cue", "addressee", "medium"), [
    ("direct", "both sides should commit to refrain", GROUPS, "states", "", "letter"),
    ("partial", "“back doors”", "Edward Snowden", "revealed", "", ""),
    ("indirect", "push China to change its cybersecurity rules", GROUPS, "urging", "Barack Obama", ""),
    ("indirect", "lobby President Xi to curtail the use", GROUPS, "urged", "Barack Obama", "letter"),
    ("indirect", "these cybersecurity rules are required to ensure", "Chinese officials", "According to", "", ""),
    ("indirect", "these rules are anti-competitive", GROUPS, "made clear", "Barack Obama", "letter"),
    ("indirect", "the U.S. and China each broadly reaffirm", GROUPS, "demanded", "Barack Obama", "letter"),
    ("indirect", "the U.S. government had planted", "Edward Snowden", "revealed", "", ""),
])  # fmt: skip
def test_quotes(
    tables: Tables, names: dict[str, str], kind: str, contains: str, speaker: str, cue: str, addressee: str, medium: str
):
    quotes = tables["quotes"]
    found = quotes[(quotes["kind"] == kind) & quotes["text"].str.contains(contains, regex=False)]
    assert len(found) == 1
    quote = found.iloc[0]
    assert (names[quote["speaker"]], names[quote["addressee"]], quote["medium"]) == (speaker, addressee, medium)
    assert cue in quote["cue"]


def test_the_altered_quotation_can_be_searched_for(tables: Tables):
    quote = tables["quotes"].set_index("kind").loc["direct"]
    assert quote["alterations"] == "[i]"
    assert quote["searchable"].startswith("in particular, both sides")


def test_a_defined_abbreviation_is_no_quote(tables: Tables):
    assert (
        not tables["quotes"]["text"]
        .str.contains("ICT”)", regex=False)
        .where(tables["quotes"]["kind"] != "indirect", False)
        .any()
    )


@pytest.mark.parametrize(("source", "kind", "target", "status"), [
    ("U.S. Chamber of Commerce", "member of", GROUPS, "occurred"), ("US-China Business Council", "member of", GROUPS, "occurred"),
    (GROUPS, "letter to", "Barack Obama", "occurred"), (GROUPS, "urges", "Barack Obama", "occurred"),
    ("Barack Obama", "meets", "Xi Jinping", "planned"), ("Xi Jinping", "head of", "China", "occurred"),
    ("Edward Snowden", "worked for", "National Security Agency", "occurred"),
    ("Edward Snowden", "reveals about", "U.S. government", "occurred"),
    ("U.S. Office of Personnel Management", "attacked by", "hackers in China", "alleged"),
])  # fmt: skip
def test_relations(tables: Tables, names: dict[str, str], source: str, kind: str, target: str, status: str):
    found = tables["relations"]
    rows = {(names[r.source], r.kind, names[r.target], r.status) for r in found.itertuples()}
    assert (source, kind, target, status) in rows


def test_the_reference_date_is_the_first_full_date(tables: Tables):
    document = tables["documents"].iloc[0]
    assert (document["reference_date"], document["reference_basis"]) == ("2015-08-11", "first full date")


def test_the_meeting_has_its_place(tables: Tables):
    assert tables["events"].set_index("trigger").loc["meet", "place"] == "Washington, D.C."
