"""The tables that corrections are made to."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.package import load
from briefing.tables import Tables

FOLDER = next((Path(__file__).parents[2] / "data" / "briefings").iterdir())


@pytest.fixture(scope="session")
def tables() -> Tables:
    """The tables of the shipped article; no correction changes them."""
    return load(FOLDER)
