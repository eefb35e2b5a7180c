"""One dashboard and one browser for all browser tests: the shipped briefing, a hostile one, and a folder of one's own."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import sync_playwright
from serving import ROOT, served
from unruly import hostile
from visit import DESK


@pytest.fixture(scope="session")
def own_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the dashboard of `address` keeps what its user brings and corrects."""
    return tmp_path_factory.mktemp("own")


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory, own_folder: Path) -> Iterator[str]:
    """The dashboard as on a laptop: its mode is not set, and the browser is on the same machine."""
    folder = tmp_path_factory.mktemp("shelf")
    for path in (ROOT / "data" / "briefings").glob("*/documents.csv"):
        shutil.copytree(path.parent, folder / path.parent.name)
    hostile(folder)
    with served(BRIEFINGS=str(folder), BRIEFINGS_OWN=str(own_folder)) as address:
        yield address


@pytest.fixture(autouse=True)
def nothing_of_ones_own(own_folder: Path) -> Iterator[None]:
    """Every test finds the articles as they ship: what one brings or corrects is gone before the next."""
    yield
    for path in own_folder.iterdir():
        shutil.rmtree(path)


@pytest.fixture(scope="session")
def chromium(browser_executable: str) -> Iterator[Any]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_executable, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def visitor(chromium: Any) -> Any:
    """One reader's browser, whose cache spares every page but the first the scripts; it keeps nothing else."""
    return chromium.new_context(viewport=DESK)


@pytest.fixture
def new_page(visitor: Any) -> Iterator[Callable[..., Any]]:
    """Opens windows of a size, a theme and a wish about motion, and closes them after the test."""
    opened = []

    def open_one(size: dict[str, int] = DESK, scheme: str = "light", motion: str = "no-preference") -> Any:
        page = visitor.new_page()
        opened.append(page)
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme, reduced_motion=motion)
        return page

    yield open_one
    for page in opened:
        page.close()


@pytest.fixture
def page(new_page: Callable[..., Any]) -> Any:
    """A window on a desk."""
    return new_page()
