"""The Articles page, run without a browser: from a paste to a briefing, and what becomes of articles afterwards."""

from __future__ import annotations

import datetime as dt
import json
import pickle
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from starlette.formparsers import MultiPartParser
from streamlit.testing.v1 import AppTest

import analysis
import shelf
from briefing import archive
from briefing.corrections import review
from briefing.corrections.journal import Journal, read
from briefing.document import make
from briefing.dossier import Dossier
from intake import limits
from session import packing
from session.home import loopback, on_laptop
from test_shelf import tables

ROOT = Path(__file__).parents[1]
APP = str(ROOT / "dashboard" / "app.py")
TEXT = "The Ministry of Finance fined Acme Ltd. on 3 May 2019.\n\nThe company said that it would appeal next month."
GERMAN = "Der Bundestag hat am Mittwoch das neue Gesetz verabschiedet und die Regierung wird es bald umsetzen. " * 5


@pytest.fixture
def hosted(own: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BRIEFINGS_MODE", "hosted")
    return own


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Analysis that takes no time: one sentence, one actor."""
    monkeypatch.setattr(analysis, "_tables", lambda work, document: tables_of(document))


def tables_of(document):
    return tables(
        document.id, document.text, title=document.title, published=document.published, source=document.source
    )


def page() -> AppTest:
    return AppTest.from_file(APP, default_timeout=60).run().switch_page("views/articles.py").run()


def paste(app: AppTest, text: str = TEXT) -> AppTest:
    next(area for area in app.text_area if (area.key or "").startswith("pasted_")).set_value(text)
    return next(b for b in app.button if "Read it" in b.label).click().run()


def finished(app: AppTest) -> AppTest:
    """The page once nothing is being analysed."""
    for _ in range(600):
        if "work" not in app.session_state:
            return app
        time.sleep(0.05)
        app.run()
    raise TimeoutError("the analysis does not end")


def brought(app: AppTest, text: str = TEXT, title: str = "") -> AppTest:
    """The page after an article was pasted and its briefing made."""
    paste(app, text)
    if title:
        field(app, "title").set_value(title)
    return finished(next(b for b in app.button if b.label == "Make the briefing").click().run())


def field(app: AppTest, name: str):
    every = [*app.text_input, *app.text_area, *app.date_input]
    return next(one for one in every if (one.key or "").startswith("draft_") and one.key.endswith(f"_{name}"))


def said(app: AppTest) -> str:
    found = [*app.warning, *app.error, *app.info, *app.caption, *app.markdown, *app.success]
    ready = [button.label for button in app.button if (button.key or "").startswith("ready_")]
    return " ".join([*(str(one.value) for one in found), *ready]).replace("\\", "")


def keys(app: AppTest) -> list[str]:
    return [button.key for button in app.button if button.key]


def listed(app: AppTest) -> list[str]:
    return [
        b.label.removeprefix("**").removesuffix("**").replace("\\", "")
        for b in app.button
        if (b.key or "").startswith("open_")
    ]


def sentences(app: AppTest) -> list[dict]:
    groups = [json.loads(one.proto.json).get("groups", []) for one in app.get("bidi_component") if one.proto.json]
    return [line for every in groups for group in every for line in group["lines"]]


def test_from_a_paste_to_its_briefing(own: Path) -> None:
    """With the language pipeline itself: the date given decides what "next month" is."""
    app = paste(page())
    assert field(app, "text").value == TEXT and "When was it published?" in said(app)
    field(app, "title").set_value("Acme *fined*")
    field(app, "published").set_value("2019-05-04")
    app = finished(next(b for b in app.button if b.label == "Make the briefing").click().run())
    assert not app.exception and app.title[0].value == r"Acme \*fined\*"
    assert "published 4 May 2019" in said(app)
    assert {line["note"] for line in sentences(app) if "appeal" in line["text"]} & {"June 2019"}
    document = shelf.own(own)["acme-fined"].take().tables["documents"].iloc[0]
    assert (document["published"], document["reference_basis"]) == ("2019-05-04", "published")


def test_the_text_is_analysed_as_mended(own: Path, quick: None) -> None:
    app = paste(page())
    field(app, "text").set_value("Eve left.")
    finished(next(b for b in app.button if b.label == "Make the briefing").click().run())
    assert [place.take().tables["documents"].iloc[0]["text"] for place in shelf.own(own).values()] == ["Eve left."]


def test_what_was_changed_in_a_draft_survives_another_page(own: Path) -> None:
    app = paste(page())
    field(app, "title").set_value("Mine").run()
    app.switch_page("views/quotes.py").run()
    app.switch_page("views/articles.py").run()
    assert field(app, "title").value == "Mine"


@pytest.mark.parametrize(("text", "word"), [(GERMAN, "does not read as English"), ("- - -", "no text")])
def test_a_refusal_is_one_sentence_and_keeps_the_paste(own: Path, text: str, word: str) -> None:
    app = paste(page(), text)
    assert not app.exception and word in said(app) and not app.session_state["drafts"]
    assert next(area for area in app.text_area if area.key.startswith("pasted_")).value == text
    app.button(key="put_away").click().run()
    assert word not in said(app)


def test_a_text_that_was_mended_into_another_language_is_not_analysed(own: Path) -> None:
    app = paste(page())
    field(app, "text").set_value(GERMAN)
    next(b for b in app.button if b.label == "Make the briefing").click().run()
    assert "does not read as English" in said(app) and app.session_state["drafts"] and not shelf.own(own)


def test_files_bring_drafts_beside_refusals(own: Path) -> None:
    app = page()
    app.file_uploader[0].upload("good.txt", TEXT.encode()).upload("bad.txt", b"").run()
    assert not app.exception and len(app.session_state["drafts"]) == 1
    assert "bad.txt" in said(app) and "empty" in said(app)


def test_a_text_that_is_here_already_is_said_and_not_doubled(own: Path, quick: None) -> None:
    app = brought(page(), title="Fined").switch_page("views/articles.py").run()
    paste(app)
    assert "is here already, as “Fined”" in said(app) and not app.session_state["drafts"]
    app.button(key="said_0").click().run()
    assert app.title[0].value == "Fined"


def test_a_text_that_is_among_the_drafts_is_not_doubled(own: Path) -> None:
    app = paste(paste(page()))
    assert "was brought already" in said(app) and len(app.session_state["drafts"]) == 1


def test_articles_of_one_name_get_a_number(own: Path, quick: None) -> None:
    app = brought(page(), title="Fined").switch_page("views/articles.py").run()
    brought(app, TEXT + " So be it.", title="Fined")
    assert sorted(shelf.own(own)) == ["fined", "fined-2"]
    assert app.session_state["article"] == "fined-2"


def test_several_drafts_become_several_briefings(own: Path, quick: None) -> None:
    app = paste(paste(page()), "Eve left for good.")
    app = finished(app.button(key="make_all").click().run())
    assert app.title[0].value == "Articles" and said(app).count("is ready") == 2 and len(listed(app)) == 3
    assert len(shelf.own(own)) == 2 and not app.session_state["drafts"]


def test_cancel_leaves_the_draft(own: Path) -> None:
    with analysis._ONE:  # another article is being analysed
        app = paste(page())
        next(b for b in app.button if b.label == "Make the briefing").click().run()
        assert "waiting for another article" in app.get("progress")[-1].proto.text
        app.button(key="cancel_making").click().run()
        app.run()
    assert "work" not in app.session_state and field(app, "text").value == TEXT
    for thread in [each for each in threading.enumerate() if each.name == "analysis"]:
        thread.join(60)
        assert not thread.is_alive()
    assert not shelf.own(own)


def test_an_analysis_goes_on_while_other_pages_are_read(own: Path, quick: None) -> None:
    with analysis._ONE:
        app = paste(page())
        next(b for b in app.button if b.label == "Make the briefing").click().run()
        app.switch_page("views/quotes.py").run()
        assert app.title[0].value == "Quotes" and not app.exception
    app = finished(app)
    assert any("is ready" in toast.value for toast in app.toast) and len(shelf.own(own)) == 1


def test_an_analysis_that_fails_is_said_and_keeps_the_draft(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analysis, "_tables", lambda work, document: 1 / 0)
    app = brought(page())
    assert not app.exception and "could not be analysed" in said(app) and field(app, "text").value == TEXT


def test_a_folder_that_cannot_be_written_costs_nothing(own: Path, quick: None) -> None:
    own.write_text("a file where the folder should be", "utf-8")
    app = brought(page(), title="Fined")
    assert not app.exception and "kept in this session only" in said(app)
    assert "Fined" in listed(app) and "In this session only" in said(app)


def test_rename(own: Path, quick: None) -> None:
    app = brought(page(), title="Old").switch_page("views/articles.py").run()
    app.session_state["more_old"] = True
    app.run()
    next(one for one in app.text_input if one.key == "title_old").set_value("New *title*")
    next(b for b in app.button if b.label == "Save").click().run()
    assert "New *title*" in listed(app) and not app.exception
    assert shelf.own(own)["old"].take().tables["documents"].iloc[0]["title"] == "New *title*"


def texts(app: AppTest) -> dict[str, str]:
    """What the session holds in plain words."""
    held = app.session_state._state.filtered_state
    return {key: value for key, value in held.items() if isinstance(value, str)}


def deleted(app: AppTest, name: str) -> AppTest:
    app.session_state[f"more_{name}"] = True
    app.run()
    return app.button(key=f"delete_{name}").click().run()


@pytest.mark.parametrize("mode", ["laptop", "hosted"])
def test_delete_and_undo(own: Path, quick: None, monkeypatch: pytest.MonkeyPatch, mode: str) -> None:
    monkeypatch.setenv("BRIEFINGS_MODE", mode)
    app = brought(page(), title="Fined").switch_page("views/articles.py").run()
    app = deleted(app, "fined")
    assert not app.exception and "Fined" not in listed(app) and "“Fined” is deleted" in said(app)
    assert not app.warning, "the article was in hand, and leaves no word about a link"
    app.button(key="undo_delete").click().run()
    assert "Fined" in listed(app) and "undo_delete" not in keys(app)
    app = deleted(app, "fined")
    next(b for b in app.button if b.label == "Delete for good").click().run()
    assert "Fined" not in listed(app) and "undo_delete" not in keys(app)
    left = {name: app.session_state[name] for name in ("drafts", "listed", "kept", "held", "aside", "journals")
            if name in app.session_state}  # fmt: skip
    assert b"Acme" not in pickle.dumps(left) and not [key for key in texts(app) if "Acme" in texts(app)[key]]
    assert mode == "hosted" or not list((own / ".deleted").iterdir())


def test_search_over_all_articles_opens_the_passage(own: Path, quick: None) -> None:
    app = brought(page(), "Eve left the harbour at dawn.", title="Harbour").switch_page("views/articles.py").run()
    (hit,) = looked_for(app, 'the "harbour at dawn"')
    assert "harbour" in hit["text"] and hit["id"].startswith("harbour:")
    assert {hit["id"].partition(":")[0] for hit in looked_for(app, "back doors")} == {"us-business-groups-letter"}
    assert not looked_for(app, "zebra") and "No article holds “zebra”" in said(app)


def looked_for(app: AppTest, words: str) -> list[dict]:
    next(one for one in app.text_input if one.key == "everywhere").set_value(words).run()
    return sentences(app)


def test_hosted_articles_are_in_one_session_and_nowhere_else(hosted: Path, quick: None) -> None:
    first, second = brought(page(), title="Secret"), page()
    assert first.title[0].value == "Secret" and "Secret" not in listed(second) and not hosted.exists()
    asked = AppTest.from_file(APP, default_timeout=60)
    asked.query_params["article"] = "secret"
    asked.run()
    assert "“secret”, which is not here" in said(asked) and "Acme" not in asked.title[0].value
    assert asked.title[0].value != "Secret"
    paste(second)
    assert "here already" not in said(second), "that somebody has a text is not told to others"


def test_nothing_of_an_own_article_enters_a_cache_that_visitors_share(hosted: Path, quick: None, monkeypatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(
        sys.modules["session.desk"], "_shared", lambda path, stamp, what, make: asked.append(path) or make()
    )
    app = brought(page(), title="Secret")
    for view in ("briefing", "timeline", "actors", "quotes", "source"):
        asked.clear()
        app.switch_page(f"views/{view}.py").run()
        assert not app.exception and app.session_state["article"] == "secret" and not asked
    app.session_state["kept"].clear()
    page()
    assert asked, "the shipped article does"


def test_a_hosted_article_is_shorter(hosted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("session.home.HOSTED_CHARACTERS", 100)
    app = page()
    app.file_uploader[0].upload("long.txt", TEXT.encode()).run()
    assert "hosted, an article may have 100" in said(app) and not app.session_state["drafts"]


def test_a_hosted_page_offers_no_web_address(hosted: Path) -> None:
    assert [tab.label for tab in page().tabs] == ["Upload files", "Paste text"]


def test_who_cannot_be_told_to_sit_here_is_taken_for_a_visitor(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BRIEFINGS_MODE")
    shelf.keep(own, tables("mine", title="Mine"))
    app = page()
    assert "Mine" not in listed(app) and "stay in this session" in said(app)


@pytest.mark.parametrize(
    ("host", "here"),
    [("localhost", True), ("127.0.0.1", True), ("127.8.9.1", True), ("::1", True), ("::ffff:127.0.0.1", True),
     ("::ffff:10.0.0.1", False), ("localhost.evil.org", False),
     ("10.0.0.1", False), ("", False), ("example.org", False), ("0.0.0.0", False)],
)  # fmt: skip
def test_which_hosts_are_this_machine(host: str, here: bool) -> None:
    assert loopback(host) is here


@pytest.mark.parametrize(
    ("url", "host", "number", "headers", "laptop"),
    [("http://localhost:8501/", "localhost:8501", None, {}, True),
     ("http://[::1]:8501/articles", "[::1]:8501", None, {}, True),
     ("http://127.0.0.1:8501", "127.0.0.1:8501", "::ffff:127.0.0.1", {}, True),
     ("https://demo.example/", "127.0.0.1:8501", None, {}, False),
     ("http://localhost:8501", "demo.example", None, {}, False),
     ("http://localhost:8501", "localhost:8501", "10.0.0.7", {}, False),
     ("http://localhost:8501", "localhost:8501", None, {"X-Forwarded-For": "10.0.0.7"}, False),
     ("http://localhost:8501", "localhost:8501", None, {"Forwarded": "for=10.0.0.7"}, False),
     (None, "", None, {}, False)],
)  # fmt: skip
def test_articles_are_kept_on_disk_only_where_all_speaks_for_it(
    monkeypatch: pytest.MonkeyPatch, url: str | None, host: str, number: str | None, headers: dict, laptop: bool
) -> None:
    monkeypatch.delenv("BRIEFINGS_MODE", raising=False)
    context = SimpleNamespace(url=url, ip_address=number, headers={"Host": host, **headers})
    monkeypatch.setattr("session.home.st.context", context)
    assert on_laptop() is laptop


def test_two_analyses_wait_for_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    at_work, most = [], []
    go = threading.Event()

    def slow(work, document):
        at_work.append(document)
        most.append(len(at_work))
        go.wait(5)
        at_work.remove(document)
        return

    monkeypatch.setattr(analysis, "_tables", slow)
    both = [analysis.start([name], [lambda made: "id"]) for name in ("one", "two")]
    time.sleep(0.1)
    assert sum(work.waiting for work in both) == 1
    go.set()
    for _ in range(100):
        if all(work.over for work in both):
            break
        time.sleep(0.05)
    assert [work.made for work in both] == [{0: "id"}, {0: "id"}] and max(most) == 1


def test_the_upload_limit_of_the_server_is_that_of_intake() -> None:
    settings = (ROOT / ".streamlit" / "config.toml").read_text("utf-8")
    assert f"maxUploadSize = {limits.FILE_BYTES // limits.MB}\n" in settings


@pytest.mark.parametrize("mode", ["laptop", "hosted"])
def test_an_article_is_downloaded_with_its_corrections_and_opened_again(
    own: Path, quick: None, monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    """Downloaded from one session, deleted there, opened in another: text, tables and corrections are the same."""
    monkeypatch.setenv("BRIEFINGS_MODE", mode)
    packers, of = {}, packing.packer
    monkeypatch.setattr(packing, "packer", lambda place: packers.update({place.id: of(place)}) or packers[place.id])
    app = brought(page(), title="Fined")
    change = review.change(
        tables_of(make(TEXT, "fined", title="Fined")), "actors", "fined:actor:0", {"name": "Ministry"}
    )
    place = shelf.own(own)["fined"] if mode == "laptop" else app.session_state["held"]["fined"]
    journal = read(place.journal) if mode == "laptop" else app.session_state["journals"].setdefault("fined", Journal())
    journal.do(change)
    app.switch_page("views/articles.py").run()
    assert len(app.get("download_button")) == len(packers) == 2, "one for each article"
    packed = packers["fined"]()
    if mode == "laptop":
        shelf.remove(own, place.delete())
    app = page()
    assert "Fined" not in listed(app)
    app.file_uploader[0].upload("anything.zip", packed).run()
    assert not app.exception and "is among your articles now" in said(app) and "Fined" in listed(app)
    app.button(key="said_0").click().run()
    assert app.title[0].value == "Fined"
    app.switch_page("views/actors.py").run()
    assert "Ministry" in json.dumps(sentences(app))
    app.switch_page("views/articles.py").run()
    app.file_uploader[0].upload("anything.zip", packed).run()
    assert "is here already" in said(app) and listed(app).count("Fined") == 1


def test_a_packed_article_that_was_tampered_with_is_refused(own: Path) -> None:
    data = archive.pack(Dossier(tables("first")))
    app = page()
    app.file_uploader[0].upload("broken.zip", data[:-40] + data[-22:]).upload("cut.zip", data[:100]).run()
    assert not app.exception and "broken.zip" in said(app) and "cut.zip" in said(app) and not shelf.own(own)


@pytest.mark.parametrize("mode", ["laptop", "hosted"])
def test_an_article_is_analysed_again_in_its_place(
    own: Path, quick: None, monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    monkeypatch.setenv("BRIEFINGS_MODE", mode)
    app = brought(page(), title="Fined").switch_page("views/articles.py").run()
    app.session_state["more_fined"] = True
    app.run()
    app.button(key="again_fined").click().run()
    app.button(key="again_fined").click().run()
    assert len(app.session_state["drafts"]) == 1 and field(app, "text").value == TEXT
    field(app, "published").set_value("2019-05-04")
    app = finished(next(b for b in app.button if b.label == "Make the briefing").click().run())
    assert not app.exception and app.title[0].value == "Fined" and "published 4 May 2019" in said(app)
    app.switch_page("views/articles.py").run()
    assert listed(app).count("Fined") == 1 and len(listed(app)) == 2 and not app.session_state["drafts"]


def test_an_upload_on_its_way_is_not_put_on_a_disk(own: Path) -> None:
    page()
    assert MultiPartParser.spool_max_size > limits.FILE_BYTES


def test_an_article_that_cannot_be_read_is_listed_with_the_reason(own: Path) -> None:
    place = shelf.keep(own, tables("mine", title="Mine"))
    (place.path / "documents.csv").write_text("nothing\n", "utf-8")
    app = page()
    assert not app.exception and "documents.csv in 'mine'" in said(app) and len(listed(app)) == 2
    deleted(app, "mine")
    assert not app.exception and len(listed(app)) == 1


def test_many_articles_are_listed_when_asked_for(own: Path) -> None:
    for number in range(31):
        shelf.keep(own, tables(f"letter-{number}"))
    app = page()
    assert len(listed(app)) == 30
    app.button(key="list_all").click().run()
    assert len(listed(app)) == 32


def test_a_date_that_is_only_of_the_file_is_a_hint_until_it_is_set(own: Path, quick: None) -> None:
    app = paste(page())
    number, draft = 99, app.session_state["drafts"].popitem()[1]
    note = "The date of publication is the day the PDF was made; check it."
    app.session_state["drafts"][number] = replace(draft, published="2026-11-24", notes=(note,))
    app.run()
    label = next(each.label for each in app.expander if "24 November 2026" in each.label)
    assert label.endswith("check it") and note in said(app).replace("\\", "")
    app.date_input(key=f"draft_{number}_published").set_value(dt.date(2026, 10, 14)).run()
    label = next(each.label for each in app.expander if "14 October 2026" in each.label)
    assert not label.endswith("check it") and note not in said(app).replace("\\", "")


def test_a_briefing_without_a_date_is_made_with_one_warning(own: Path, quick: None) -> None:
    app = brought(page(), title="Fined").switch_page("views/articles.py").run()
    assert said(app).count("No date of publication is known") == 1 and "fined" in shelf.own(own)


def test_articles_are_chosen_by_title_and_the_address_keeps_the_id(own: Path, quick: None) -> None:
    assert not any(box.key == "article_chosen" for box in page().selectbox), "one article leaves nothing to choose"
    app = brought(page(), title="Acme is fined")
    chooser = app.selectbox(key="article_chosen")
    assert "Acme is fined" in chooser.options and app.session_state["article"] == "acme-is-fined"
    app = chooser.select("us-business-groups-letter").run()
    assert not app.exception and app.session_state["article"] == "us-business-groups-letter"
    assert app.switch_page("views/briefing.py").run().title[0].value.startswith("U\\.S\\. business groups")


def test_a_link_shows_the_title_of_its_article_at_once(own: Path, quick: None) -> None:
    brought(page(), title="Zebra is fined")
    for article in ("zebra-is-fined", "us-business-groups-letter"):
        app = AppTest.from_file(APP, default_timeout=30)
        app.query_params["article"] = article
        assert app.run().selectbox(key="article_chosen").value == article
