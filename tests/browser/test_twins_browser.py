"""A chart and its table, one key press apart, in a real browser."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect
from visit import ARTICLE, at_rest, go

pytestmark = pytest.mark.browser

CHARTS = {"Chart": "stVegaLiteChart", "Map": "stEChartsChart", "Matrix": "stPlotlyChart"}


@pytest.mark.parametrize(("view", "chart"), [("timeline", "Chart"), ("actors", "Map"), ("actors", "Matrix")])
def test_a_key_turns_a_chart_into_its_table_and_back(page: Any, address: str, view: str, chart: str) -> None:
    go(page, address, view, f"article={ARTICLE}&view={chart}")
    expect(page.get_by_test_id(CHARTS[chart])).to_be_visible()
    segment = page.get_by_role("radiogroup", name="Shown as").get_by_role("radio", name="Table")
    page.keyboard.press("t")
    expect(page.get_by_test_id("stDataFrame")).to_be_visible()
    expect(page.get_by_test_id(CHARTS[chart])).to_have_count(0)
    page.wait_for_url("**view=Table**")
    expect(segment).to_be_focused()
    page.get_by_test_id("stDataFrame").locator("canvas").first.focus()
    page.keyboard.press("t")
    expect(page.get_by_test_id(CHARTS[chart])).to_be_visible()
    expect(page.get_by_test_id("stDataFrame")).to_have_count(0)
    page.wait_for_url(re.compile("^(?!.*view=Table)"))
    expect(page.get_by_role("radio", name=chart, exact=True)).to_be_focused()


def test_a_row_of_the_table_opens_its_passage_by_keys_alone(page: Any, address: str) -> None:
    go(page, address, "timeline")
    page.keyboard.press("t")
    grid = page.get_by_test_id("stDataFrame").locator("canvas").first
    grid.wait_for()
    at_rest(page)
    grid.focus()
    for key in ("ArrowDown", "ArrowDown", "Shift+Space"):
        page.keyboard.press(key)
    page.wait_for_url("**fact=**")


def test_a_t_that_is_typed_stays_a_letter(page: Any, address: str) -> None:
    go(page, address, "timeline")
    page.get_by_role("button", name="Filters").click()
    words = page.get_by_label("Words")
    words.focus()
    page.keyboard.press("t")
    at_rest(page)
    expect(words).to_have_value("t")
    assert "view=" not in page.url
