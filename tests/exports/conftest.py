"""The shipped article, plain and with hostile words in it, for everything that leaves the dashboard."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.package import load
from briefing.tables import Tables

BRIEFINGS = Path(__file__).parents[2] / "data" / "briefings"
HOSTILE = (
    '=HYPERLINK("http://evil.example","x")', "+1+1", "-2", "@SUM(A1)", "\t=1", "＝1+1", "a;=1+1", "=1\n=2",
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "javascript:alert(1)", "]]>&amp;<!--",
    "nul\x00 bell\x07 esc\x1b[31m", "\u202eslevart\u202c", "x\ufffe\uffff", "END:VEVENT\r\nBEGIN:VALARM", "{{7*7}} ${x}",
)  # fmt: skip


@pytest.fixture(scope="session")
def tables() -> Tables:
    """The tables of the shipped article. Nobody may change them."""
    return load(BRIEFINGS / "us-business-groups-letter")


@pytest.fixture(params=HOSTILE, ids=[ascii(odd)[:20] for odd in HOSTILE])
def odd(request) -> str:
    return request.param


@pytest.fixture
def hostile(tables, odd) -> Tables:
    """The shipped article with odd words wherever words of an article may stand."""
    places = {
        "documents": ("title", "source", "author"), "actors": ("name", "role", "aliases", "text"),
        "events": ("label", "trigger", "place", "text"), "relations": ("label", "text"),
        "quotes": ("printed", "cue", "text"), "evidence": ("text",), "timexes": ("rule", "text"),
    }  # fmt: skip
    made = dict(tables)
    for name, columns in places.items():
        made[name] = tables[name].assign(**dict.fromkeys(columns, odd))
    return made
