"""Files taken from the pages in a real browser: they arrive, open again, and a hostile article harms nobody in them."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import expect
from unruly import EVIL
from visit import SLOW, go

from briefing.archive import unpack

pytestmark = pytest.mark.browser


def taken(page: Any, key: str) -> bytes:
    """What the button of that key downloads."""
    with page.expect_download(timeout=SLOW) as download:
        page.locator(f".st-key-{key} button").first.click()
    return Path(download.value.path()).read_bytes()


def test_data_leaves_from_the_briefing_page_and_opens_again(page: Any, address: str) -> None:
    go(page, address, "briefing")
    page.locator(".st-key-export summary").click()
    expect(page.get_by_text("For other programs")).to_be_visible()
    book = openpyxl.load_workbook(io.BytesIO(taken(page, "export_xlsx")))
    assert book["events"].max_row > 15 and book["events"].freeze_panes == "A2"
    back = unpack(taken(page, "export_package"))
    assert back.tables["documents"].iloc[0]["title"].startswith("U.S. business groups press")
    assert b"Next month" in taken(page, "export_ics") and taken(page, "export_one").startswith(b"\xef\xbb\xbf")


def test_a_chart_leaves_as_a_picture_with_its_source(page: Any, address: str) -> None:
    go(page, address, "timeline")
    assert b"Source: Law-firm blog post" in taken(page, "timeline_svg")
    go(page, address, "actors")
    assert taken(page, "actor_map_png").startswith(b"\x89PNG")


def test_a_hostile_article_stays_text_in_what_leaves(page: Any, address: str, tmp_path: Path) -> None:
    asked: list[str] = []
    go(page, address, "timeline", "article=hostile")
    (tmp_path / "timeline.svg").write_bytes(taken(page, "timeline_svg"))
    go(page, address, "briefing", "article=hostile")
    page.locator(".st-key-export summary").click()
    slides = json.loads(taken(page, "export_timelinejs"))
    said = "".join(slide["text"]["headline"] + slide["text"]["text"] for slide in slides["events"])
    (tmp_path / "slides.html").write_text(f"<meta charset=utf-8><body>{said}", encoding="utf-8")
    page.on("request", lambda request: asked.append(request.url))
    for name in ("timeline.svg", "slides.html"):
        page.goto((tmp_path / name).as_uri())
        assert page.evaluate("window.hit") is None
    assert EVIL in page.inner_text("body") and all(url.startswith("file:") for url in asked)
