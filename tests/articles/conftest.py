"""Where the articles of a test are kept, and an analysis that takes no time."""

from __future__ import annotations

from pathlib import Path

import pytest

import analysis
from articles_page import tables_of


@pytest.fixture
def hosted(own: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BRIEFINGS_MODE", "hosted")
    return own


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Analysis that takes no time: one sentence, one actor."""
    monkeypatch.setattr(analysis, "_tables", lambda work, document: tables_of(document))
