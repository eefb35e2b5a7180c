"""The browser of the browser tests, and the dashboard over the shipped briefing and a hostile one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import sync_playwright
from serving import DESK, ROOT, served
from unruly import hostile


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The dashboard over the shipped briefing and a hostile one."""
    folder = tmp_path_factory.mktemp("shelf")
    for path in (ROOT / "data" / "briefings").glob("*/documents.csv"):
        shutil.copytree(path.parent, folder / path.parent.name)
    hostile(folder)
    with served(BRIEFINGS=str(folder), BRIEFINGS_OWN=str(folder / "none")) as address:
        yield address


@pytest.fixture(scope="module")
def chromium(browser_executable: str) -> Iterator[Any]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_executable, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def new_context(chromium: Any) -> Iterator[Any]:
    """Makes browser windows of a size and a theme, and closes them after the test."""
    made = []

    def make_one(**look: Any) -> Any:
        made.append(chromium.new_context(**look))
        return made[-1]

    yield make_one
    for context in made:
        context.close()


@pytest.fixture
def page(new_context: Any) -> Any:
    return new_context(viewport=DESK).new_page()
