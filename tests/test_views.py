"""The pages, run without a browser on the shipped briefing."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from facts.card import card as make_card
from facts.table import collect
from shelf import take

ROOT = Path(__file__).parents[1]
APP = str(ROOT / "dashboard" / "app.py")
BRIEFINGS = ROOT / "data" / "briefings"
PAGES = ("briefing", "timeline", "actors", "quotes", "source", "review")


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped briefings that a test may spoil."""
    folder = tmp_path / "briefings"
    shutil.copytree(BRIEFINGS, folder)
    monkeypatch.setenv("BRIEFINGS", str(folder))
    return folder


def opened(page: str = "briefing", **asked: str) -> AppTest:
    """A page as a link opens it."""
    app = AppTest.from_file(APP, default_timeout=30)
    if page != "briefing":
        app.switch_page(f"views/{page}.py")
    for key, value in asked.items():
        app.query_params[key] = value
    return app.run()


def parts(app: AppTest) -> list[dict]:
    """What every component on the page was given."""
    return [json.loads(found.proto.json) for found in app.get("bidi_component") if found.proto.json]


def card(app: AppTest) -> dict | None:
    """The card in the evidence panel."""
    return next(part["card"] for part in parts(app) if "card" in part)


def lines(app: AppTest) -> list[dict]:
    """Every line of every list on the page."""
    return [line for part in parts(app) for group in part.get("groups", []) for line in group["lines"]]


def said(app: AppTest) -> str:
    return " ".join(str(found.value) for found in [*app.warning, *app.error, *app.info])


@pytest.mark.parametrize("view", PAGES)
def test_every_page_runs(shelf: Path, view: str) -> None:
    app = opened(view)
    assert not app.exception and not app.error and not app.warning
    assert len(app.title) == 1


@pytest.mark.parametrize("view", PAGES)
def test_every_page_shows_the_passage_of_the_fact_in_the_link(shelf: Path, view: str) -> None:
    fact = take(next(shelf.iterdir())).tables["events"]["event"].iloc[0]
    app = opened(view, fact=fact)
    shown = card(app)
    assert shown and shown["id"] == fact
    assert any(piece.get("r") for piece in shown["passage"])


@pytest.mark.parametrize("view", [view for view in PAGES if view not in ("source", "review")])
def test_every_line_of_a_page_opens_a_card(shelf: Path, view: str) -> None:
    briefing = take(next(shelf.iterdir()))
    facts = collect(briefing.tables)
    opens = {line["id"] for line in lines(opened(view)) if ":" in line["id"]}
    assert opens
    for row in opens:
        made = make_card(briefing.tables, facts, row)
        assert made and any(piece.get("r") for piece in made["passage"]), row


def test_an_unknown_fact_is_said(shelf: Path) -> None:
    app = opened(fact="nonsense")
    assert not app.exception and "“nonsense”" in said(app) and card(app) is None
    assert lines(app)


def test_an_unknown_filter_is_said_and_left_out(shelf: Path) -> None:
    app = opened(actor="Nobody At All")
    assert not app.exception and "“Nobody At All”" in said(app)
    assert lines(app)


@pytest.mark.parametrize(
    ("view", "key"),
    [("briefing", "sector"), ("briefing", "status"), ("briefing", "since"), ("briefing", "article"),
     ("timeline", "lanes"), ("actors", "view"), ("quotes", "speaker"), ("quotes", "order"), ("source", "layers")],
)  # fmt: skip
def test_whatever_a_link_asks_for_in_vain_is_said(shelf: Path, view: str, key: str) -> None:
    app = opened(view, **{key: "nothing of the kind"})
    assert not app.exception and not app.error and "“nothing of the kind”" in said(app)


def test_a_status_filters_every_page(shelf: Path) -> None:
    app = opened(status="planned")
    assert {line["status"] for line in lines(app)} <= {"planned", ""}
    assert any(button.key == "chip_status_planned" for button in app.button)


def test_a_chip_takes_its_filter_off(shelf: Path) -> None:
    app = opened(status="planned")
    app.button(key="chip_status_planned").click().run()
    assert not app.exception and app.session_state["status"] == []
    assert len({line["status"] for line in lines(app)}) > 2


def test_filters_that_leave_nothing_say_so(shelf: Path) -> None:
    app = opened(q="zzzzzz")
    for view in PAGES:
        app.switch_page(f"views/{view}.py").run()
        assert not app.exception and not app.error, view


@pytest.mark.parametrize(
    "table", ["events", "quotes", "relations", "sectors", "timexes", "actors", "evidence", "sentences"]
)
def test_a_missing_table_costs_one_sentence_on_every_page(shelf: Path, table: str) -> None:
    next(shelf.glob(f"*/{table}.csv")).unlink()
    app = opened()
    for view in PAGES:
        app.switch_page(f"views/{view}.py").run()
        assert not app.exception and not app.error, view
        assert f"{table}\\.csv" in said(app), view


def test_an_edited_table_is_said_with_its_line(shelf: Path) -> None:
    path = next(shelf.glob("*/events.csv"))
    table = pd.read_csv(path, dtype="str", keep_default_na=False)
    table.loc[0, "text"] = "words that are not there"
    table.to_csv(path, index=False)
    app = opened()
    assert not app.exception and "line 2" in said(app)


def test_a_table_cut_in_the_middle_is_said(shelf: Path) -> None:
    path = next(shelf.glob("*/events.csv"))
    path.write_bytes(path.read_bytes()[:-40])
    app = opened()
    assert not app.exception and "events\\.csv" in said(app)


def test_without_a_briefing_the_page_says_how_to_make_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFINGS", str(tmp_path))
    app = opened()
    assert not app.exception and "prepare.py" in said(app)


def test_a_lost_article_is_said(shelf: Path) -> None:
    next(shelf.glob("*/documents.csv")).write_text("nothing\n", "utf-8")
    app = opened()
    assert not app.exception and len(app.error) == 1


def test_a_filter_that_is_shut_is_drawn_once_it_holds_something(shelf: Path) -> None:
    app = opened()
    assert not app.multiselect and not app.date_input
    app.session_state["status"] = ["planned"]
    app.run()
    assert [drawn.key for drawn in app.multiselect] == ["status"]
    app.button(key="filters_button").click().run()
    assert {"actor", "sector", "status"} <= {drawn.key for drawn in app.multiselect}


def test_the_events_of_several_articles_share_a_timeline(shelf: Path) -> None:
    first = next(shelf.iterdir())
    other = Path(f"{first}-again")
    shutil.copytree(first, other)
    for path in other.glob("*.csv"):
        path.write_text(path.read_text("utf-8").replace(first.name, other.name), "utf-8")
    app = opened("timeline", lanes="By article")
    assert not app.exception and not app.warning
    ids = {line["id"].partition(":")[0] for line in lines(app)}
    assert ids == {first.name, other.name}
    assert any("22 facts" in found.value for found in app.caption), "eleven undated facts of each"


def test_quotes_are_narrowed_by_whom_they_are_told(shelf: Path) -> None:
    briefing = take(next(shelf.iterdir()))
    quotes, actors = briefing.tables["quotes"], briefing.tables["actors"].set_index("actor")["name"]
    told = quotes[quotes["addressee"] != ""]
    app = opened("quotes", to=actors[told["addressee"].iloc[0]])
    app.run()
    shown = {line["id"] for line in lines(app) if ":quote:" in line["id"]}
    assert shown == set(told[told["addressee"] == told["addressee"].iloc[0]]["quote"])


def test_the_map_shows_only_what_is_around_the_focus(shelf: Path) -> None:
    briefing = take(next(shelf.iterdir()))
    tie = briefing.tables["relations"].iloc[0]
    app = opened("actors", fact=tie["source"], view="Table")
    app.toggle(key="near").set_value(True).run()
    assert not app.exception
    ends = {*app.dataframe[0].value["From"], *app.dataframe[0].value["To"]}
    names = briefing.tables["actors"].set_index("actor")["name"]
    assert names[tie["source"]] in ends
    assert len(app.dataframe[0].value) < len(briefing.tables["relations"])


@pytest.mark.parametrize(("page", "table"), [("timeline", "events"), ("actors", "relations")])
def test_a_link_opens_the_table_in_place_of_the_chart_with_the_same_rows(shelf: Path, page: str, table: str) -> None:
    app = opened(page, view="Table")
    app.run()
    assert not app.exception and not said(app)
    assert app.segmented_control(key="view").value == "Table"
    assert len(app.dataframe[0].value) == len(take(next(shelf.iterdir())).tables[table])
    assert not app.get("vega_lite_chart") and not app.get("echarts_chart")


def test_the_key_turns_to_the_table_and_back_to_the_same_chart(shelf: Path) -> None:
    app = opened("actors")
    app.segmented_control(key="view").set_value("Matrix").run()
    key = app.button(key="twin_turn")
    assert key.proto.shortcut == "t"
    key.click().run()
    assert app.segmented_control(key="view").value == "Table" and len(app.dataframe) == 1
    app.button(key="twin_turn").click().run()
    assert app.segmented_control(key="view").value == "Matrix" and not app.dataframe


def test_the_table_of_the_timeline_says_which_lanes_an_event_stands_in(shelf: Path) -> None:
    names = set(take(next(shelf.iterdir())).tables["actors"]["name"])
    app = opened("timeline", view="Table", lanes="By actor")
    app.run()
    assert names & {name for held in app.dataframe[0].value["Who"] for name in held.split("; ")}
