"""The quote explorer: cards, marks and hits in their words, order of time, side by side, who says how much."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from facts import quoting, stance
from facts.copied import attribution
from facts.selection import Selection, keep
from facts.table import collect
from shelf import take
from test_views import BRIEFINGS, lines, opened, parts, said

GROUPS, SNOWDEN = "19 U.S. business groups", "Edward Snowden"
WORDS = {"attributed": "said", "requested": "asked for", "negated": "not so"}
QUOTE = {
    "quote": "q", "status": "attributed", "kind": "direct", "printed": "“[i]n particular, it’s fair”", "speaker": "a",
    "addressee": "b", "via": "c", "cue": "states", "medium": "letter", "alterations": "[i]", "origin": "engine",
}  # fmt: skip


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(BRIEFINGS, tmp_path / "briefings")
    monkeypatch.setenv("BRIEFINGS", str(tmp_path / "briefings"))
    return tmp_path / "briefings"


def marked(made: list[dict], name: str) -> list[str]:
    return [piece["t"] for piece in made if name in piece.get("m", "").split()]


@pytest.mark.parametrize(
    ("search", "hits"),
    [
        ("particular", ["particular"]),
        ("in particular", ["[i]", "n", "particular"]),
        ("it's", ["it’s"]),
        ('"particular, it\'s"', ["particular, it’s"]),
        ("PARTICULAR fair", ["particular", "fair"]),
        ("", []),
    ],
)
def test_hits_are_marked_as_the_search_finds_them(search: str, hits: list[str]) -> None:
    made = quoting.pieces(QUOTE["printed"], search, "[i]")
    assert marked(made, "hit") == hits
    assert marked(made, "edit") == ["[i]"]


@given(st.text(max_size=60), st.text(max_size=20), st.text(alphabet="[]x; …", max_size=8))
def test_pieces_are_the_text(text: str, search: str, marks: str) -> None:
    made = quoting.pieces(text, search, marks)
    assert all(piece["t"] for piece in made)
    assert len("".join(piece["t"] for piece in made)) == len(text)


def test_a_card_says_who_to_whom_by_whom_how_and_what_was_altered() -> None:
    made = quoting.card(QUOTE, when="May 2024", names={"a": "Ann", "b": "Tom", "c": "Eva"}, who="Ann, minister")
    assert made["over"] == [{"t": "Ann, minister → Tom, as Eva reports"}]
    assert made["under"] == (
        "Word for word · “states” · in: letter · May 2024 · [i]: put in by the writer; not the speaker's own letters"
    )


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({}, " (Ann, minister, letter to Tom, May 2024, as Eva reports)"),
        ({"kind": "indirect", "via": "", "medium": ""}, " (Ann, minister, to Tom, May 2024, reported, not quoted)"),
        ({"speaker": "", "addressee": "", "via": ""}, " (speaker not named in the text, letter, May 2024)"),
    ],
)
def test_a_quote_is_copied_with_who_said_it(change: dict, text: str) -> None:
    known = {"a": "Ann", "b": "Tom", "c": "Eva"}
    assert attribution(QUOTE | change, known | {"a": "Ann, minister"}, known, "May 2024") == text


def facts(*rows: tuple[str, str, str, str]) -> pd.DataFrame:
    made = pd.DataFrame(rows, columns=["fact", "holder", "status", "edtf"])
    return made.assign(earliest=made["edtf"], latest=made["edtf"], when=made["edtf"])


SAID = facts(
    ("late", "ann", "negated", "2024-05-09"),
    ("none", "ann", "attributed", ""),
    ("early", "ann", "attributed", "2024-05-02"),
    ("other", "tom", "attributed", "2024-05-02"),
)


def test_quotes_stand_under_their_dates_and_those_without_one_last() -> None:
    held = [(when, rows["fact"].tolist()) for when, rows in stance.by_date(SAID)]
    assert held == [("2024-05-02", ["early", "other"]), ("2024-05-09", ["late"]), (stance.UNDATED, ["none"])]


def test_what_a_speaker_meant_otherwise_before_is_said_of_one_thing_only() -> None:
    assert stance.changes(SAID, [["early", "late", "none"]], WORDS) == {"late": "before: said, 2024-05-02"}
    assert stance.changes(SAID, [["other", "late"], ["early"]], WORDS) == {}


def test_a_stance_is_summed_up() -> None:
    assert stance.summary(SAID, WORDS) == "4 quotes: 3 said, 1 not so. 1 quote without a date."


def test_a_phrase_in_quotation_marks_is_looked_for_as_it_stands(shelf: Path) -> None:
    held = collect(take(next(shelf.iterdir())).tables)
    assert len(keep(held, Selection(q='"source code"'))) > 0
    assert keep(held, Selection(q='"code source"')).empty and not keep(held, Selection(q="code source")).empty


def chart(app: AppTest) -> bool:
    return bool(app.get("vega_lite_chart") or app.get("arrow_vega_lite_chart"))


def test_who_says_how_much_is_a_chart_and_its_twin_a_list(shelf: Path) -> None:
    assert chart(opened("quotes"))
    app = opened("quotes", view="Table")
    assert not app.exception and not chart(app)
    shown = [line for line in lines(app) if "share" in line]
    assert [line["id"] for line in shown] == [GROUPS, SNOWDEN, "Chinese officials"]
    assert shown[0]["under"].startswith("2 said, 3 asked for") and shown[0]["pressed"] is False


def test_the_key_turns_the_chart_into_the_list_and_back(shelf: Path) -> None:
    app = opened("quotes")
    assert not chart(app.button(key="twin_turn").click().run())
    assert chart(app.button(key="twin_turn").click().run()) and not app.exception


def test_one_speaker_is_told_in_words_without_a_chart(shelf: Path) -> None:
    app = opened("quotes", q="source code")
    assert not app.exception and not chart(app)
    assert any("One speaker" in found.value for found in app.caption)


def test_the_search_stands_open_and_leaves_its_chip(shelf: Path) -> None:
    app = opened("quotes")
    app.text_input(key="q").set_value("back doors").run()
    shown = [line for line in lines(app) if ":quote:" in line["id"]]
    assert shown and all(marked(line["text"], "hit") for line in shown)
    assert any(button.key == "chip_q_" for button in app.button)
    app = app.switch_page("views/timeline.py").run()
    assert app.session_state["q"] == "back doors" and app.text_input(key="q").value == "back doors"


def test_one_speaker_by_time_is_a_stance(shelf: Path) -> None:
    app = opened("quotes", order="By time", speaker=GROUPS)
    headings = [group["heading"] for part in parts(app) for group in part.get("groups", [])]
    assert headings == ["11 August 2015", stance.UNDATED]
    assert any(GROUPS in found.value.replace("\\", "") for found in app.subheader)
    assert all(GROUPS not in str(line["over"]) for line in lines(app) if ":quote:" in line["id"])


def test_side_by_side_on_words_that_both_speakers_use(shelf: Path) -> None:
    topic = "The words “cybersecurity rules”"
    app = opened("quotes", order="Side by side", on=topic)
    assert not app.exception and not app.warning
    assert topic in app.selectbox(key="on").options
    headings = [group["heading"] for part in parts(app) for group in part.get("groups", [])]
    assert headings == [GROUPS, "Chinese officials"]


def test_a_topic_that_is_not_there_is_said_and_left_out(shelf: Path) -> None:
    app = opened("quotes", order="Side by side", on="nothing of the kind")
    assert not app.exception and "the topic “nothing of the kind”" in said(app)
    assert len([line for line in lines(app) if ":quote:" in line["id"]]) > 3


def test_an_event_is_a_topic_and_opens_its_passage(shelf: Path) -> None:
    """A second speaker tells the event too, once the words for it are among the evidence."""
    folder = next(shelf.iterdir())
    tables = take(folder).tables
    planted = tables["events"].set_index("trigger").loc["planted", "event"]
    officials = tables["quotes"].set_index("cue").loc["According to"]
    start = officials["start"] + officials["text"].index("required")
    evidence = pd.read_csv(folder / "evidence.csv", keep_default_na=False)
    again = {
        **evidence.iloc[0],
        "table": "events",
        "row": planted,
        "role": "also",
        "start": start,
        "end": start + 8,
        "text": "required",
    }
    pd.concat([evidence, pd.DataFrame([again])]).to_csv(folder / "evidence.csv", index=False)
    app = opened("quotes", order="Side by side")
    topic = app.selectbox(key="on").options[0]
    assert topic.startswith("Event: U.S. government had planted") and topic.endswith("· by 2013")
    app.selectbox(key="on").set_value(topic).run()
    assert any(line["id"] == planted for line in lines(app))
    headings = [group["heading"] for part in parts(app) for group in part.get("groups", []) if group.get("heading")]
    assert sorted(heading.partition(",")[0] for heading in headings) == ["Chinese officials", SNOWDEN]
