"""The pages in a real browser: from a fact to its passage, by mouse, by key, by link, on a desk and on a phone."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect
from unruly import EVIL
from visit import ARTICLE, PHONE, SLOW, accessible, at_rest, evidence, foreign, go, no_wider_than_its_window

pytestmark = pytest.mark.browser

ZOOMED = {"width": 720, "height": 450}  # a desk of 1440 by 900 at 200 %
PAGES = ("briefing", "timeline", "actors", "quotes", "source", "review", "quality")


def test_a_click_in_the_timeline_opens_its_fact_and_a_span_filters_until_it_is_taken_off(
    page: Any, address: str
) -> None:
    go(page, address, "timeline")
    chart = page.get_by_test_id("stVegaLiteChart").locator("svg").first
    chart.locator("text").filter(has_text="meet").first.click(force=True)
    page.wait_for_url("**fact=**")
    expect(evidence(page).locator(".passage mark").first).to_be_in_viewport()
    at_rest(page)
    box = chart.bounding_box()
    strip = box["y"] + box["height"] - 50
    page.mouse.move(box["x"] + 400, strip)
    page.mouse.down()
    page.mouse.move(box["x"] + 600, strip, steps=8)
    page.mouse.up()
    page.wait_for_url("**since=**")
    expect(page.get_by_role("button", name=re.compile("^from .* · hides"))).to_be_visible()
    brush = page.locator(".span_brush path").first
    expect(brush).not_to_have_attribute("d", "M0,0h0v0h0Z")
    page.get_by_role("button", name="Clear all").click()
    page.wait_for_url(re.compile("^(?!.*since=)"))
    expect(brush).to_have_attribute("d", "M0,0h0v0h0Z")


def test_a_mark_in_the_source_opens_its_row(page: Any, address: str) -> None:
    go(page, address, "source")
    page.get_by_role("article").locator("mark.dates").first.click()
    expect(evidence(page).get_by_text("As printed")).to_be_visible()
    expect(page.get_by_role("article").locator("mark.on").first).to_be_visible()


def test_the_keyboard_goes_all_the_way(page: Any, address: str) -> None:
    go(page, address, "briefing")
    page.locator("button.line").first.focus()
    page.keyboard.press("Enter")
    mark = evidence(page).locator(".passage mark[data-open]").first
    mark.focus()
    page.keyboard.press("Space")
    expect(evidence(page).locator(".kind")).to_have_text(re.compile("Actor|Date"))


def test_a_link_survives_pages_and_the_way_back(page: Any, address: str) -> None:
    go(page, address, "briefing")
    page.locator("button.line").first.click()
    page.wait_for_url("**fact=**")
    title = evidence(page).get_by_role("heading", level=2)
    expect(title).not_to_have_text("The words behind a fact")
    shown = title.inner_text()
    page.get_by_role("link", name="Quotes").click()
    expect(page.get_by_role("heading", name="Quotes", level=1)).to_be_visible()
    expect(title).to_have_text(shown)
    page.wait_for_url("**fact=**")
    page.go_back()
    expect(page.get_by_role("heading", name="Quotes", level=1)).not_to_be_visible()
    expect(title).to_have_text(shown)
    page.go_back()
    expect(title).to_have_text("The words behind a fact")


def test_a_page_turned_before_the_widget_of_the_focus_is_built_keeps_the_link(page: Any, address: str) -> None:
    held: list[Any] = []
    page.route("**/TextInput*.js", lambda route: held.append(route))
    go(page, address, "briefing")
    page.locator("button.line").first.click()
    page.wait_for_url("**fact=**")
    page.get_by_role("link", name="Quotes").click()
    page.wait_for_url(re.compile("quotes.*fact="))
    assert held, "the widget had not been built when the page was turned"


def test_the_front_page_is_found_under_its_name_too(page: Any, address: str) -> None:
    page.goto(f"{address}/briefing?article=us-business-groups-letter&status=planned")
    expect(page.get_by_role("heading", name="Bottom line")).to_be_visible()
    expect(page.get_by_role("button", name="planned · hides")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("link", name="Quotes").click()
    page.get_by_role("link", name="Briefing").click()
    page.wait_for_url(re.compile(f"^{address}/(\\?|$)"))


def test_a_filter_taken_off_stays_off(page: Any, address: str) -> None:
    go(page, address, "briefing")
    page.get_by_role("button", name=re.compile("^planned")).first.click()
    page.wait_for_url("**status=planned**")
    page.get_by_role("button", name="planned · hides").click()
    page.wait_for_url(re.compile("^(?!.*status=)"))
    page.locator("button.line").first.click()
    page.wait_for_url("**fact=**")
    assert "status=" not in page.url


def test_on_a_phone_the_passage_comes_into_view_and_there_is_a_way_back(new_page: Any, address: str) -> None:
    page = new_page(PHONE)
    go(page, address, "briefing")
    line = page.locator("button.line").first
    line.click()
    expect(evidence(page).locator(".passage")).to_be_in_viewport()
    page.get_by_role("button", name="Back to the list").click()
    expect(line).to_be_in_viewport()


@pytest.mark.parametrize("view", PAGES)
def test_a_page_is_no_wider_than_a_phone_or_a_zoomed_desk(new_page: Any, address: str, view: str) -> None:
    page = new_page(PHONE)
    go(page, address, view)
    no_wider_than_its_window(page)
    page.set_viewport_size(ZOOMED)
    no_wider_than_its_window(page)


@pytest.mark.parametrize("view", PAGES)
def test_no_word_of_an_article_runs_or_is_read_as_markup(page: Any, address: str, view: str) -> None:
    asked, failed = foreign(page, address), []
    page.on("pageerror", lambda error: failed.append(str(error)))
    go(page, address, view, "article=hostile&fact=hostile:event:1")
    assert page.evaluate("window.hit") is None
    assert not asked
    assert not failed
    assert page.locator("a[href*='example.org']").count() == 0
    expect(evidence(page).locator(".passage")).to_contain_text(EVIL)


def test_no_word_of_an_article_runs_while_it_is_corrected(page: Any, address: str) -> None:
    for row, button in (("event:1", "Correct…"), ("actor:1", "Correct…"), ("actor:1", "Add a missed fact")):
        go(page, address, "review", f"article=hostile&fact=hostile:{row}")
        page.get_by_role("button", name=button).first.click()
        asked = page.get_by_label("Why (may stay empty)") if button == "Correct…" else page.get_by_label("Mark words")
        expect(asked.first).to_be_visible(timeout=SLOW)
        at_rest(page)
        assert page.evaluate("window.hit") is None
        assert page.locator("a[href*='example.org'], img[src='x']").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", PAGES)
def test_a_page_with_a_fact_opened_by_a_click_has_no_accessibility_fault(
    new_page: Any, address: str, view: str, scheme: str
) -> None:
    page = new_page(scheme=scheme)
    go(page, address, view)
    if view not in ("quality", "review"):  # there is no line to open on them
        page.locator("mark" if view == "source" else "button.line[data-id*=':']").last.click()
        expect(evidence(page).locator(".passage mark").first).to_be_in_viewport()
        page.wait_for_url("**fact=**")
    accessible(page)


@pytest.mark.parametrize(
    ("view", "query"),
    [("actors", "view=Matrix"), ("actors", "view=Table&near=true"), ("timeline", "view=Table"), ("timeline", "lanes=By article"),
     ("quotes", "order=Side by side&q=source"), ("briefing", "status=planned&since=2015-01-01")],
)  # fmt: skip
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_a_page_shows_on_demand_has_no_accessibility_fault(
    new_page: Any, address: str, view: str, query: str, scheme: str
) -> None:
    page = new_page(scheme=scheme)
    go(page, address, view, f"article={ARTICLE}&{query}")
    page.get_by_role("button", name="Filters").click()
    page.get_by_role("button", name="Hide filters").wait_for()
    accessible(page)
