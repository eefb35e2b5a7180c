"""Taking the brief in a real browser: chosen on the page, downloaded, and inert where the article is hostile."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from visit import ARTICLE, DESK, PHONE, accessible, foreign, go, no_wider_than_its_window

pytestmark = pytest.mark.browser


def opened(page: Any, address: str, article: str = ARTICLE) -> Any:
    go(page, address, "briefing", f"article={article}")
    page.get_by_role("button", name="Take the brief").click()
    expect(page.get_by_text("How it will read")).to_be_visible()
    return page


def test_each_file_is_one_click_away(page: Any, address: str) -> None:
    asked = foreign(page, address)
    opened(page, address)
    for button, start in (("Word", b"PK"), ("PDF", b"%PDF"), ("Web page", b"<!doctype html>")):
        with page.expect_download() as download:
            page.get_by_role("button", name=button).click()
        assert Path(download.value.path()).read_bytes().startswith(start)
    assert not asked


def test_a_lead_is_moved_and_the_preview_follows(page: Any, address: str) -> None:
    opened(page, address)
    first = page.locator(".st-key-lead_row_0 p").first.inner_text()
    page.locator(".st-key-lead_Down_0 button").first.click()
    expect(page.locator(".st-key-lead_row_1 p").first).to_contain_text(first.split(" ", 1)[1][:40])
    expect(page.locator(".st-key-brief_preview ol li").nth(1)).to_contain_text(first.split(" ", 1)[1][:40])


@pytest.mark.parametrize(("size", "scheme"), [(DESK, "light"), (DESK, "dark"), (PHONE, "light")])
def test_the_open_brief_has_no_accessibility_fault(new_page: Any, address: str, size: Any, scheme: str) -> None:
    page = opened(new_page(size, scheme), address)
    accessible(page)
    no_wider_than_its_window(page)


def test_a_hostile_article_runs_nothing_in_page_or_file(page: Any, address: str, tmp_path: Path) -> None:
    opened(page, address, "hostile")
    assert page.locator(".st-key-brief img[src=x], .st-key-brief a[href*='example.org']").count() == 0
    with page.expect_download() as download:
        page.get_by_role("button", name="Web page").click()
    download.value.save_as(tmp_path / "brief.html")
    page.goto((tmp_path / "brief.html").as_uri())
    assert page.evaluate("window.hit") is None and page.locator("img[src=x]").count() == 0
    expect(page.locator("body")).to_contain_text("<img src=x onerror=window.hit=1>")
