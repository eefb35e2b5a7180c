"""Correcting on the pages: each act by the widgets a person has, on a copy of the shipped briefing."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from briefing import package
from briefing.corrections import journal, review
from briefing.corrections.journal import Journal
from briefing.dossier import Dossier
from exports.inert import cells
from facts import day, doubt, field, hand
from facts import review as rows
from facts.word import pieces
from session.amend import ADD, ATTACH, CHANGE, FIELDS, WORDS, Amending

ROOT = Path(__file__).parents[1]
APP = str(ROOT / "dashboard" / "app.py")
ARTICLE = "us-business-groups-letter"
MEETING = f"{ARTICLE}:event:264-268"
LETTER = f"{ARTICLE}:quote:1479-1748"
OBAMA, GROUPS = f"{ARTICLE}:actor:147-169", f"{ARTICLE}:actor:22-54"


@pytest.fixture(scope="module")
def tables() -> dict:
    return package.load(ROOT / "data" / "briefings" / ARTICLE)


def opened(view: str = "review", **asked: str) -> AppTest:
    app = AppTest.from_file(APP, default_timeout=30)
    for key, value in asked.items():
        app.query_params[key] = value
    app.run()
    return app.switch_page(f"views/{view}.py").run()


def amending(row: str, view: str = "review", *, what: Amending | None = None) -> AppTest:
    """A page with the form about a row open, as the panel's button opens it."""
    app = opened(view, **({"fact": row} if row else {}))
    app.session_state["amending"] = what or Amending(CHANGE, row)
    app.session_state["amending_in"] = ARTICLE
    return app.run()


def acts(own: Path) -> Journal:
    return journal.read(own / ARTICLE / journal.FILE)


def parts(app: AppTest) -> list[dict]:
    return [json.loads(found.proto.json) for found in app.get("bidi_component") if found.proto.json]


def panel(app: AppTest) -> dict:
    return next(part for part in parts(app) if "card" in part)


def lines(app: AppTest) -> dict[str, dict]:
    return {line["id"]: line for part in parts(app) for group in part.get("groups", []) for line in group["lines"]}


def fill(app: AppTest, row: str, **values: Any) -> None:
    """Types or chooses values in the widgets of a form, by column."""
    for widget in [*app.text_input, *app.selectbox, *app.multiselect]:
        name = str(widget.key).removeprefix(f"amend_{row}_")
        if name in values:
            widget.set_value(values[name])


def send(app: AppTest, row: str, button: str = "save") -> AppTest:
    return app.button(key=f"amend_{row}_{button}").click().run()


def right(app: AppTest) -> AppTest:
    assert not app.exception and not app.error, [e.value for e in app.error]
    return app


def test_the_least_certain_come_first_and_next_goes_to_them(own: Path) -> None:
    app = opened()
    app.button(key="review_next").click().run()
    first = app.session_state["fact"]
    assert first == f"{ARTICLE}:event:544-552"  # nobody takes part in it, and it is only said
    app.button(key="review_next").click().run()
    assert app.session_state["fact"] != first


def test_accepting_counts_goes_on_and_is_told_on_every_page(own: Path) -> None:
    app = opened(fact=MEETING)
    app.button(key="review_accept").click().run()
    right(app)
    assert app.session_state["fact"] not in ("", MEETING)
    assert [act.correction.action for act in acts(own).standing()] == ["accept"]
    assert "1 of " in app.get("progress")[0].proto.text
    assert lines(opened("briefing"))[MEETING]["by"] == "✓ accepted"


def test_rejecting_takes_a_fact_off_all_pages_and_review_has_the_way_back(own: Path) -> None:
    app = opened(fact=MEETING)
    app.button(key="review_reject").click().run()
    right(app)
    assert MEETING not in lines(opened("briefing")) and MEETING not in lines(opened("timeline"))
    app = opened(fact=MEETING)
    assert lines(app)[MEETING]["note"] == "event"
    shown = panel(app)["card"]
    assert shown["by"] == "✕ rejected by hand" and [each["verb"] for each in shown["may"]] == ["restore"]
    app.button(key="review_undo").click().run()
    assert MEETING in lines(opened("briefing"))


def test_changing_a_status_a_date_and_the_reason(own: Path) -> None:
    app = amending(MEETING)
    fill(app, MEETING, status="possible", edtf="October 2015", reason="the date slipped")
    right(send(app, MEETING))
    assert panel(app)["hand"]["said"].startswith("Saved: changed ")
    (act,) = acts(own).standing()
    assert (
        act.correction.set == {"status": "possible", "edtf": "2015-10"} and act.correction.reason == "the date slipped"
    )
    card = panel(opened("briefing", fact=MEETING))["card"]
    assert card["by"] == "✎ changed by hand" and card["status"] == "possible"
    assert "By hand: the date is “October 2015”, was “September 2015”." in card["changes"]
    assert "Why: the date slipped" in card["changes"]


def test_changing_a_speaker_and_who_takes_part(own: Path) -> None:
    app = amending(LETTER)
    fill(app, LETTER, speaker=OBAMA)
    right(send(app, LETTER))
    app = amending(MEETING)
    fill(app, MEETING, agent=[OBAMA, GROUPS])
    right(send(app, MEETING))
    made = Dossier(package.load(ROOT / "data" / "briefings" / ARTICLE), acts(own)).tables
    assert made["quotes"].set_index("quote").at[LETTER, "speaker"] == OBAMA
    within = made["participants"]
    assert set(within[(within["event"] == MEETING) & (within["role"] == "agent")]["actor"]) == {OBAMA, GROUPS}


def test_a_date_that_is_none_is_said_and_the_form_keeps_what_was_typed(own: Path) -> None:
    app = amending(MEETING)
    fill(app, MEETING, edtf="31 February", reason="typed")
    send(app, MEETING)
    assert "31 February" in app.error[0].value and not acts(own).acts
    assert app.text_input(key=f"amend_{MEETING}_edtf").value == "31 February"
    assert app.text_input(key=f"amend_{MEETING}_reason").value == "typed"


def test_merging_two_actors(own: Path) -> None:
    firms = f"{ARTICLE}:actor:433-451"
    app = amending(firms)
    app.button_group(key=f"amend_{firms}_way").set_value("Merge").run()
    fill(app, firms, into=f"{ARTICLE}:actor:495-512")
    right(send(app, firms))
    names = [line["text"] for line in lines(opened("actors")).values()]
    assert "Chinese officials" in names and "Chinese businesses" not in names


def test_splitting_mentions_off_an_actor(own: Path, tables: dict) -> None:
    mine = tables["mentions"][tables["mentions"]["actor"] == OBAMA]["mention"].tolist()
    app = amending(OBAMA)
    app.button_group(key=f"amend_{OBAMA}_way").set_value("Split off").run()
    fill(app, OBAMA, mentions=[mine[-1]], new_name="Another President")
    right(send(app, OBAMA))
    names = [line["text"] for line in lines(opened("actors")).values()]
    assert "Another President" in names


def test_adding_a_fact_on_marked_words(own: Path, tables: dict) -> None:
    text = tables["documents"].iloc[0]["text"]
    start = text.index("cybersecurity rules.")
    app = amending("", what=Amending(ADD, span=(start, start + len("cybersecurity rules"))))
    assert panel(app)["card"]["title"] == "“cybersecurity rules”"
    app.selectbox(key="amend_new_table").set_value("sectors").run()
    app.text_input(key="amend_new_sectors_name").set_value("computer security")
    right(send(app, "new"))
    (act,) = acts(own).standing()
    assert (act.correction.action, act.correction.table, act.correction.exact) == (
        "add",
        "sectors",
        "cybersecurity rules",
    )
    marks = [piece for part in parts(opened("source")) for piece in part.get("pieces", []) if "by" in piece]
    assert [(piece["t"], piece["by"]) for piece in marks] == [("cybersecurity rules", "✚ added by hand")]
    shown = lines(opened("briefing"))
    assert [line["by"] for line in shown.values() if line["text"] == "Computer security"] == ["✚ added by hand"]


def test_undo_and_redo(own: Path) -> None:
    app = amending(MEETING)
    fill(app, MEETING, status="occurred")
    send(app, MEETING)
    assert (
        panel(app)["hand"]["undo"]
        == "Undo: changed the status of “Barack Obama will meet Chinese President Xi Jinping”"
    )
    app.button(key="review_undo").click().run()
    assert panel(app)["card"]["status"] == "planned" and panel(app)["hand"]["redo"].startswith("Redo: changed")
    app.button(key="review_redo").click().run()
    assert panel(app)["card"]["status"] == "occurred"


def test_what_was_typed_into_the_table_is_saved_once(own: Path) -> None:
    script = AppTest.from_function(_edit, kwargs={"key": "grid", "rows": [MEETING]}, default_timeout=30).run()
    assert not script.exception
    assert [act.correction.set for act in acts(own).standing()] == [{"status": "possible"}]
    script.run()
    assert len(acts(own).acts) == 1


def _edit(key: str, rows: list[str]) -> None:
    import streamlit as st

    from session import reviewing

    st.session_state["article"] = "us-business-groups-letter"
    st.session_state[key] = {"edited_rows": {0: {"Meant as": "possible"}}}
    reviewing.edited(key, "events", rows)


def test_an_orphan_is_listed_and_can_be_dropped_or_attached(own: Path, tables: dict) -> None:
    made = review.change(tables, "events", MEETING, {"status": "possible"})
    gone = made.__class__(
        **{**{n: getattr(made, n) for n in made.__dataclass_fields__}, "exact": "words that are gone"}
    )
    act = Journal(own / ARTICLE / journal.FILE).do(gone)
    app = right(opened())
    assert "Not attached: 1" in [each.value for each in app.subheader]
    assert any("words are gone" in each.value for each in app.text)
    text = tables["documents"].iloc[0]["text"]
    start = text.index("meet Chinese")
    app = amending("", what=Amending(ATTACH, act=act.id, span=(start, start + 4)))
    right(send(app, "attach"))
    assert [each.correction.exact for each in acts(own).standing()] == ["meet"]
    assert not opened().subheader


def test_a_needless_correction_is_listed_and_dropped(own: Path, tables: dict) -> None:
    made = review.change(tables, "events", MEETING, {"status": "possible"})
    same = made.__class__(**{**{n: getattr(made, n) for n in made.__dataclass_fields__}, "set": {"status": "planned"}})
    act = Journal(own / ARTICLE / journal.FILE).do(same)
    app = right(opened())
    assert "No longer needed: 1" in [each.value for each in app.subheader]
    app.button(key=f"drop_{act.id}").click().run()
    assert not right(app).subheader and not acts(own).standing()


def test_another_window_is_taken_over_and_nothing_of_it_is_lost(own: Path) -> None:
    first, second = opened(fact=MEETING), opened(fact=LETTER)
    first.button(key="review_accept").click().run()
    second.button(key="review_accept").click().run()
    assert len(acts(own).standing()) == 2
    first.button(key="review_undo").click().run()  # what its button named, not what the other window did since
    assert [act.correction.table for act in acts(own).standing()] == ["quotes"]
    assert "1 of " in first.get("progress")[0].proto.text


def test_a_form_sends_only_what_was_typed_in_its_own_window(own: Path, tables: dict) -> None:
    before = field.standing(tables, "events", MEETING, FIELDS["events"])
    app = amending(MEETING, what=Amending(CHANGE, MEETING, before=before))
    Journal(own / ARTICLE / journal.FILE).do(review.change(tables, "events", MEETING, {"status": "possible"}))
    fill(app, MEETING, edtf="October 2015")
    right(send(app, MEETING))
    made = Dossier(tables, acts(own)).tables["events"].set_index("event")
    assert made.loc[MEETING, ["status", "edtf"]].tolist() == ["possible", "2015-10"]


def test_a_folder_that_takes_no_file_is_said_and_the_form_stays(own: Path) -> None:
    own.mkdir()
    (own / ARTICLE).write_text("a file where the folder should be")
    app = amending(MEETING)
    fill(app, MEETING, status="possible")
    send(app, MEETING)
    assert app.error and "Not saved" in app.error[0].value and not app.exception
    assert app.selectbox(key=f"amend_{MEETING}_status").value == "possible"


def test_on_a_hosted_deploy_corrections_stay_in_the_session(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFINGS_MODE", "hosted")
    app, other = opened(fact=MEETING), opened(fact=MEETING)
    app.button(key="review_reject").click().run()
    right(app)
    assert not own.exists()
    assert MEETING in lines(app) and other.run() and panel(other)["card"]["may"]
    assert MEETING in lines(opened("briefing"))


def test_the_log_says_when_what_from_to_and_why(tables: dict) -> None:
    held = Journal()
    act = held.do(review.change(tables, "events", MEETING, {"status": "possible"}, "=1+1"))
    held.undo(act.id)
    log = hand.log(Dossier(tables, held), FIELDS)
    assert log.columns.tolist() == list(hand.LOG) and len(log) == 2
    assert log.loc[1, ["From", "To", "Why", "State"]].tolist() == [
        "Meant as: planned",
        "Meant as: possible",
        "=1+1",
        "undone",
    ]
    assert log.loc[0, "What"].startswith("Undone: changed the status of")
    assert "'=1+1" in cells(log).to_csv()


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [("September 2015", "2015-09"), ("next month", "2015-09"), ("2013/..", "2013/.."), ("since 2013", "2013/.."),
     ("about 2015", "2015~"), ("by September 2015", "../2015-09"), ("", "")],
)  # fmt: skip
def test_a_date_is_read_as_typed(typed: str, edtf: str) -> None:
    assert day.read(typed, "2015-08-11") == edtf


@pytest.mark.parametrize("typed", ["soonish", "31 February 2015", "May 2015 and June 2016", "..."])
def test_what_is_no_date_is_said(typed: str) -> None:
    with pytest.raises(ValueError, match="no date"):
        day.read(typed, "2015-08-11")


def test_every_field_is_one_that_the_library_lets_a_person_set() -> None:
    from briefing.corrections.value import EDITABLE

    for table, own in FIELDS.items():
        assert {one.column for one in own} <= set(EDITABLE[table])


def test_a_form_left_as_it_is_changes_nothing(tables: dict) -> None:
    for table, own in FIELDS.items():
        for row in tables[table][rows.KEYS[table]]:
            before = field.standing(tables, table, row, own)
            typed = {
                o.column: o.shown(before[o.column], {}) if o.kind in ("date", "text") else before[o.column] for o in own
            }
            assert field.read(own, typed, before, "2015-08-11") == {}


def test_rows_keep_their_place_while_they_are_corrected(tables: dict) -> None:
    before = [item.row for item in rows.items(tables, tables, WORDS)["events"]]
    held = Journal()
    held.do(review.change(tables, "events", before[0], {"status": "occurred"}))
    after = [item.row for item in rows.items(Dossier(tables, held).tables, tables, WORDS)["events"]]
    assert after == before


def test_an_open_speaker_is_a_graver_doubt_than_a_reported_quote(tables: dict) -> None:
    opened_ = {**tables, "quotes": tables["quotes"].assign(speaker="")}
    held = doubt.doubts(opened_, WORDS)[LETTER]
    assert held[0][1] == "the speaker is not settled"
    assert doubt.weight(held) > doubt.weight(doubt.doubts(tables, WORDS).get(LETTER, []))


def test_the_words_to_mark_are_the_text(tables: dict) -> None:
    text = tables["documents"].iloc[0]["text"]
    assert "".join(pieces(text)) == text and "US-China" in pieces(text)


def test_a_correction_is_offered_as_a_line_for_a_list_and_added(
    own: Path, tables: dict, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lists = tmp_path / "lexicons"
    shutil.copytree(ROOT / "data" / "lexicons", lists)
    monkeypatch.setattr("session.learning.LEXICONS", lists)
    text = tables["documents"].iloc[0]["text"]
    start = text.index("data breach")
    held = Journal(own / ARTICLE / journal.FILE)
    held.do(review.add(tables, "sectors", start, start + 11, {"name": "computer security", "isic": "J62"}))
    app = opened()
    app.session_state["offers"] = True
    right(app.run())
    shown = next(code.value for code in app.code)
    assert "+++ b/data/lexicons/sectors.csv" in shown and "+data breach," in shown
    next(button for button in app.button if str(button.key).startswith("teach_")).click().run()
    right(app)
    assert "data breach" in (lists / "sectors.csv").read_text()
    assert not [code for code in app.code if "data breach" in code.value]


def test_a_sentence_that_gave_nothing_leads_to_the_form_for_a_fact(own: Path, tables: dict) -> None:
    row = tables["sentences"].iloc[-1]
    assert [each["verb"] for each in panel(opened("briefing", fact=row["sentence"]))["card"]["may"]] == ["mark"]
    script = AppTest.from_function(_press, kwargs={"row": row["sentence"], "verb": "mark"}, default_timeout=30).run()
    assert not script.exception
    assert script.session_state["amending"].span == (row["start"], row["end"]) and script.session_state["fact"] == ""


def _press(row: str, verb: str) -> None:
    import streamlit as st

    from session import amend

    st.session_state["fact"] = row
    amend.press(verb)
