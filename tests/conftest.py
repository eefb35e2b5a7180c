"""What several tests share: the language pipeline, a laptop of one's own, and where the browser is."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from spacy.language import Language

ROOT = Path(__file__).parents[1]
BROWSERS = ("/usr/bin/chromium", "chromium", "chromium-browser", "google-chrome")

# No property is timed: a busy machine is no fault of the code.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


def browser_path() -> str | None:
    """The browser of the browser tests: $CHROMIUM, else the first of BROWSERS that there is."""
    return os.environ.get("CHROMIUM") or next((found for name in BROWSERS if (found := shutil.which(name))), None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts browser tests last, since the others tell sooner what is wrong, and skips them where there is no browser.

    With BROWSER_NEEDED set they fail for want of one.
    """
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)
    wanting = [item for item in items if item.get_closest_marker("browser")]
    if not wanting or browser_path():
        return
    if os.environ.get("BROWSER_NEEDED"):
        raise pytest.UsageError("BROWSER_NEEDED is set, and there is no Chromium on this machine.")
    for item in wanting:
        item.add_marker(pytest.mark.skip(reason="no Chromium on this machine"))


@pytest.fixture(scope="session")
def browser_executable() -> str | None:
    """The path of the browser, for tests that start it."""
    return browser_path()


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The project's own language pipeline."""
    from briefing import language

    return language.load()


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A laptop with the shipped briefings and an empty folder for one's own, which is returned."""
    shutil.copytree(ROOT / "data" / "briefings", tmp_path / "briefings")
    monkeypatch.setenv("BRIEFINGS", str(tmp_path / "briefings"))
    monkeypatch.setenv("BRIEFINGS_OWN", str(tmp_path / "own"))
    monkeypatch.setenv("BRIEFINGS_MODE", "laptop")
    return tmp_path / "own"
