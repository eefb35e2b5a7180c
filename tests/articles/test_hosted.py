"""Whose machine it is, and what a hosted deploy keeps: one visitor's articles, in that session alone."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from starlette.formparsers import MultiPartParser
from streamlit.testing.v1 import AppTest

import shelf
from articles_page import (
    APP,
    ROOT,
    TEXT,
    brought,
    listed,
    page,
    paste,
    said,
)
from intake import limits
from session.home import loopback, on_laptop
from test_shelf import tables


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


def test_the_upload_limit_of_the_server_is_that_of_intake() -> None:
    settings = (ROOT / ".streamlit" / "config.toml").read_text("utf-8")
    assert f"maxUploadSize = {limits.FILE_BYTES // limits.MB}\n" in settings


def test_an_upload_on_its_way_is_not_put_on_a_disk(own: Path) -> None:
    page()
    assert MultiPartParser.spool_max_size > limits.FILE_BYTES
