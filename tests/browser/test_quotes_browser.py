"""Quotes in a real browser: a click on a bar filters, a key turns the chart into its list, and neither has a fault."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect
from visit import ARTICLE, DESK, PHONE, accessible, evidence, go

pytestmark = pytest.mark.browser

GROUPS = "19 U.S. business groups"


def bars(page: Any) -> Any:
    return page.get_by_test_id("stVegaLiteChart").locator("svg").first


def click(page: Any, name: str) -> None:
    bars(page).locator("text").filter(has_text=name).first.click(force=True)


def test_a_click_on_a_bar_shows_one_speaker_and_another_click_takes_it_back(page: Any, address: str) -> None:
    go(page, address, "quotes")
    click(page, GROUPS)
    page.wait_for_url("**speaker=19*")
    expect(page.get_by_role("heading", name="5 quotes")).to_be_visible()
    expect(bars(page)).to_contain_text(f"✓ {GROUPS}")
    click(page, "Edward Snowden")
    expect(page.get_by_role("heading", name="7 quotes")).to_be_visible()
    click(page, GROUPS)
    expect(page.get_by_role("heading", name="2 quotes")).to_be_visible()
    page.locator("button.line[data-id*=':']").first.click()
    expect(evidence(page).locator(".passage mark").first).to_be_in_viewport()
    click(page, "Edward Snowden")
    page.wait_for_url(re.compile("^(?!.*speaker=)"))
    expect(page.get_by_role("heading", name="8 quotes")).to_be_visible()


def test_a_speaker_chosen_elsewhere_is_taken_back_by_a_click(page: Any, address: str) -> None:
    go(page, address, "quotes", f"article={ARTICLE}&speaker=Edward+Snowden")
    expect(bars(page)).to_contain_text("✓ Edward Snowden")
    click(page, "Edward Snowden")
    page.wait_for_url(re.compile("^(?!.*speaker=)"))
    click(page, "Edward Snowden")
    page.wait_for_url("**speaker=Edward*")


def test_the_key_turns_to_the_list_and_back_and_the_list_works_by_key(page: Any, address: str) -> None:
    go(page, address, "quotes")
    expect(bars(page)).to_be_visible()
    page.keyboard.press("t")
    line = page.get_by_role("button", name=re.compile(f"^{re.escape(GROUPS)}.*5 quotes"))
    expect(line).to_have_attribute("aria-pressed", "false")
    expect(page.get_by_test_id("stVegaLiteChart")).to_have_count(0)
    line.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**speaker=19*")
    expect(line).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("t")
    expect(bars(page)).to_contain_text(f"✓ {GROUPS}")
    click(page, GROUPS)
    page.wait_for_url(re.compile("^(?!.*speaker=)"))


def test_words_looked_for_go_along_to_another_page(page: Any, address: str) -> None:
    go(page, address, "quotes")
    box = page.get_by_role("searchbox", name="Words").or_(page.get_by_role("textbox", name="Words")).first
    box.fill("source code")
    box.press("Enter")
    expect(page.locator("mark.hit").first).to_be_visible()
    page.get_by_role("link", name="Timeline").click()
    expect(page.get_by_role("heading", name="Timeline", level=1)).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^“source code” · hides"))).to_be_visible()
    page.wait_for_url("**q=source*")
    page.get_by_role("link", name="Quotes").click()
    expect(page.locator("mark.hit").first).to_be_visible()
    expect(box).to_have_value("source code")


def test_no_vega_is_loaded_where_one_speaker_says_it_all(page: Any, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    go(page, address, "quotes", f"article={ARTICLE}&q=source+code")
    expect(page.get_by_text("One speaker: 19 U.S. business groups")).to_be_visible()
    assert not [url for url in asked if "vega" in url.lower()]


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_no_words_of_the_bars_cover_each_other(new_page: Any, address: str, size: dict[str, int]) -> None:
    page = new_page(size)
    go(page, address, "quotes")
    expect(bars(page)).to_contain_text(GROUPS)
    boxes = [text.bounding_box() for text in bars(page).locator("text").all() if (text.text_content() or "").strip()]
    assert len(boxes) >= 9
    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            apart = one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
            assert apart or one["y"] + one["height"] <= other["y"] + 2 or other["y"] + other["height"] <= one["y"] + 2
        assert one["x"] + one["width"] <= size["width"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["speaker=Edward+Snowden", "view=Table", "order=By+time&speaker=Edward+Snowden"])
def test_bars_and_list_have_no_accessibility_fault(new_page: Any, address: str, query: str, scheme: str) -> None:
    page = new_page(scheme=scheme)
    go(page, address, "quotes", f"article={ARTICLE}&{query}")
    accessible(page)
