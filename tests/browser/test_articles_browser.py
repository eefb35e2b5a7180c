"""Articles in a real browser: from a file to its briefing, and documents made to do harm through every page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from playwright.sync_api import expect
from serving import served
from visit import DESK, PHONE, accessible, at_rest, evidence, foreign, no_wider_than_its_window

import hostile
import intake

pytestmark = pytest.mark.browser

VIEWS = ("Timeline", "Actors", "Quotes", "Source", "Review", "Briefing")
TEXT = "The Ministry of Finance fined Acme Ltd. on 3 May 2019.\n\nThe company said that it would appeal next month."


def go(page: Any, address: str) -> None:
    page.goto(f"{address}/articles")
    expect(page.get_by_role("heading", name="All articles")).to_be_visible()


def file(name: str, data: bytes) -> dict[str, Any]:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": data}


def upload(page: Any, files: dict[str, bytes]) -> None:
    page.locator("input[type=file]").first.set_input_files([file(name, data) for name, data in files.items()])


def unlike(own: Path) -> list[str]:
    """One of the articles in a folder for each text and for each title that tries to be more than text."""
    rows = [pd.read_csv(path, keep_default_na=False).iloc[0] for path in sorted(own.glob("*/documents.csv"))]
    return list({(row["sha256"], re.sub(r"^[\w\s.-]*$", "", row["title"])): row["document"] for row in rows}.values())


def test_from_a_file_to_its_briefing_and_back(page: Any, address: str) -> None:
    go(page, address)
    upload(page, {"fine.txt": TEXT.encode(), "empty.txt": b""})
    expect(page.get_by_role("heading", name="What was read")).to_be_visible()
    expect(page.get_by_text("The file is empty.")).to_be_visible()
    page.get_by_label("Title").fill("Acme fined")
    page.get_by_role("button", name="Make the briefing").click()
    expect(page.get_by_role("heading", name="Acme fined", level=1)).to_be_visible(timeout=60_000)
    page.wait_for_url("**article=acme-fined**")
    page.reload()
    expect(page.get_by_role("heading", name="Acme fined", level=1)).to_be_visible()

    page.get_by_role("link", name="Articles").click()
    page.get_by_role("searchbox", name="Search all articles").fill("appeal next")
    page.keyboard.press("Enter")
    page.locator("button.line").first.click()
    expect(evidence(page).locator(".passage")).to_contain_text("it would appeal")
    page.wait_for_url("**/source?**fact=**")

    go(page, address)
    page.get_by_role("button", name="More").first.click()
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="Acme fined")).to_be_visible()
    expect(page.get_by_role("button", name="Undo")).to_have_count(0)


@pytest.mark.parametrize(("look", "scheme"), [(DESK, "light"), (PHONE, "dark")])
def test_the_page_has_no_accessibility_fault_and_is_no_wider_than_its_screen(
    new_page: Any, address: str, look: dict[str, int], scheme: str
) -> None:
    page = new_page(look, scheme)
    go(page, address)
    upload(page, {"other.txt": (TEXT + " So be it.").encode(), "empty.txt": b""})
    expect(page.get_by_role("heading", name="What was read")).to_be_visible()
    no_wider_than_its_window(page)
    accessible(page)


def test_documents_made_to_do_harm_do_none_on_any_page(page: Any, address: str, own_folder: Path) -> None:
    asked, dialogs, failed = foreign(page, address), [], []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: failed.append(str(error)))

    def harmless() -> None:
        assert page.evaluate("window.harmed") is None and not dialogs and not failed
        assert not asked
        assert page.locator(f"[src*='{hostile.HOST}'], [href*='{hostile.HOST}'], [href^='javascript']").count() == 0

    files = {name: data for name, data in hostile.corpus().items() if name.rpartition(".")[2] in intake.EXTENSIONS}
    assert len(files) > 40
    go(page, address)
    upload(page, files)
    expect(page.get_by_role("heading", name="What was read")).to_be_visible(timeout=120_000)
    at_rest(page)
    harmless()
    page.get_by_role("button", name="Make all").click()
    expect(page.get_by_text("is ready").first).to_be_visible(timeout=120_000)
    at_rest(page)
    harmless()
    articles = unlike(own_folder)
    assert len(articles) > 5
    for article in articles:
        page.locator(f".st-key-open_{article} button").click()
        expect(page.get_by_role("heading", name="Bottom line")).to_be_visible()
        for view in VIEWS:
            page.get_by_role("link", name=view, exact=True).click()
            expect(page.get_by_test_id("stMain").get_by_role("heading", level=1)).to_be_visible()
            at_rest(page)
            harmless()
        page.locator("button.line[data-id*=':']").first.click()
        expect(evidence(page).locator(".passage")).to_be_visible()
        harmless()
        page.get_by_role("link", name="Articles").click()
        expect(page.get_by_role("heading", name="All articles")).to_be_visible()
        at_rest(page)


def test_a_hosted_article_goes_with_its_visitor_as_one_file(new_page: Any, tmp_path: Path) -> None:
    own = tmp_path / "own"
    with served(BRIEFINGS_OWN=str(own), BRIEFINGS_MODE="hosted") as address:
        page, other = new_page(), new_page()
        go(page, address)
        expect(page.get_by_role("tab", name="Web address")).to_have_count(0)
        upload(page, {"fine.txt": TEXT.encode()})
        page.get_by_role("button", name="Make the briefing").click()
        expect(page.get_by_role("heading", name="Bottom line")).to_be_visible(timeout=60_000)
        page.get_by_role("link", name="Articles").click()
        expect(page.get_by_text("In this session only")).to_be_visible()
        with page.expect_download() as packed:
            page.get_by_role("button", name="Download").first.click()
        data = Path(packed.value.path()).read_bytes()
        assert packed.value.suggested_filename == "fine.zip"

        go(other, address)
        expect(other.get_by_text("In this session only")).to_have_count(0)
        upload(other, {"fine.zip": data})
        other.get_by_role("button", name="Open it").click()
        expect(other.get_by_role("heading", name="Bottom line")).to_be_visible()
        expect(other.get_by_role("button", name="Ministry of Finance fined Acme").first).to_be_visible()
        page.reload()
        expect(page.get_by_role("heading", name="All articles")).to_be_visible()
        expect(page.get_by_text("In this session only")).to_have_count(0)
    assert not own.exists()
