"""The list of articles, without a browser: rename, delete, search, download, analyse again, choose."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import shelf
from articles_page import (
    APP,
    TEXT,
    brought,
    deleted,
    field,
    finished,
    keys,
    listed,
    looked_for,
    page,
    said,
    sentences,
    tables_of,
)
from briefing import archive
from briefing.corrections import review
from briefing.corrections.journal import Journal, read
from briefing.document import make
from briefing.dossier import Dossier
from session import packing
from test_shelf import tables


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
