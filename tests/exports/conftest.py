"""The shipped article, for everything that leaves the dashboard."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.package import load
from briefing.tables import Tables

BRIEFINGS = Path(__file__).parents[2] / "data" / "briefings"


@pytest.fixture(scope="session")
def tables() -> Tables:
    """The tables of the shipped article. Nobody may change them."""
    return load(BRIEFINGS / "us-business-groups-letter")
