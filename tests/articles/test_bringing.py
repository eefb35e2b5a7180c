"""From a paste or a file to a briefing, without a browser: what is read, mended, refused and analysed."""

from __future__ import annotations

import datetime as dt
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

import analysis
import shelf
from articles_page import (
    GERMAN,
    TEXT,
    brought,
    field,
    finished,
    listed,
    page,
    paste,
    said,
    sentences,
)


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
