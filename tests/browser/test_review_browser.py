"""Correcting in a real browser: in place, by the table, by marking words; seen in two windows and after a reload."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from serving import running
from visit import ARTICLE, PHONE, SLOW, accessible, at_rest, evidence, no_wider_than_its_window

from briefing.corrections import journal

pytestmark = pytest.mark.browser

MEETING = f"{ARTICLE}:event:264-268"
LETTER = f"{ARTICLE}:quote:1479-1748"
BY_HAND = re.compile("accepted|changed by hand")


@pytest.fixture
def window(new_page: Any) -> Any:
    """Opens an address in a window of its own."""

    def opened(url: str, **look: Any) -> Any:
        page = new_page(**look)
        page.set_default_timeout(SLOW)
        page.goto(url)
        expect(evidence(page)).to_be_visible(timeout=SLOW)
        at_rest(page)
        return page

    return opened


def choose(page: Any, label: str, option: str) -> None:
    page.get_by_label(label, exact=True).first.click()
    page.get_by_role("option", name=option, exact=True).click()


def test_a_status_changed_in_place_is_seen_undone_and_still_right_after_a_reload(address: str, window: Any) -> None:
    page = window(f"{address}/?article={ARTICLE}&fact={MEETING}")
    evidence(page).get_by_role("button", name="Correct…").click()
    choose(page, "Meant as", "possible")
    page.get_by_role("button", name="Save").click()
    expect(evidence(page).get_by_text("Saved: changed the status")).to_be_visible(timeout=SLOW)
    line = page.locator(f"button.line[data-id='{MEETING}']").first
    expect(line).to_contain_text("✎ changed by hand")
    page.reload()
    expect(evidence(page).locator(".kind")).to_contain_text("possible", timeout=SLOW)
    evidence(page).get_by_role("button", name=re.compile("^Undo: changed")).click()
    expect(evidence(page).locator(".kind")).to_contain_text("planned", timeout=SLOW)
    page.reload()
    expect(evidence(page).locator(".kind")).to_contain_text("planned", timeout=SLOW)
    expect(line).not_to_contain_text("by hand")


def test_a_server_killed_in_the_middle_of_a_save_loses_nothing_it_said_was_saved(tmp_path: Path, window: Any) -> None:
    own, said = tmp_path / "own", set()
    pauses = {MEETING: 0, f"{ARTICLE}:event:137-143": 30, LETTER: 90}  # milliseconds between the click and the kill
    for fact, pause in pauses.items():
        with running(BRIEFINGS_OWN=str(own), BRIEFINGS_MODE="laptop") as (address, server):
            page = window(f"{address}/?fact={fact}")
            evidence(page).get_by_role("button", name="Accept", exact=True).click()
            expect(evidence(page).get_by_text(re.compile("^Saved: accepted"))).to_be_visible(timeout=SLOW)
            said.add(fact)
            evidence(page).get_by_role("button", name="Correct…").click()
            choose(page, "Meant as", "possible")
            page.get_by_role("button", name="Save").click(no_wait_after=True)
            page.wait_for_timeout(pause)
            server.kill()
            server.wait(10)
        (path,) = own.rglob(journal.FILE)
        held = journal.read(path)
        accepted = [act for act in held.standing() if act.correction and act.correction.action == "accept"]
        assert len(accepted) == len(said), "said to be saved, and not there"
    with running(BRIEFINGS_OWN=str(own), BRIEFINGS_MODE="laptop") as (address, _):
        for fact in said:
            expect(evidence(window(f"{address}/?fact={fact}")).locator(".kind")).to_contain_text(BY_HAND, timeout=SLOW)


def test_the_keys_go_from_row_to_row(address: str, window: Any) -> None:
    page = window(f"{address}/review?article={ARTICLE}")
    expect(page.get_by_test_id("stDataFrame")).to_be_visible(timeout=SLOW)
    page.keyboard.press("Alt+ArrowDown")
    page.wait_for_url("**fact=**")
    first = page.url
    at_rest(page)
    page.keyboard.press("Alt+Enter")
    expect(evidence(page).get_by_text(re.compile("^Saved: accepted"))).to_be_visible(timeout=SLOW)
    assert page.url != first
    expect(page.get_by_text(re.compile("1 of .* looked at")).first).to_be_visible()


def test_the_table_is_typed_in(address: str, window: Any) -> None:
    page = window(f"{address}/review?article={ARTICLE}&rows=Sectors")
    grid = page.get_by_test_id("stDataFrame")
    expect(grid).to_be_visible(timeout=SLOW)
    box = grid.locator("canvas").first.bounding_box()
    page.mouse.click(box["x"] + 95, box["y"] + 38 + 17)
    at_rest(page)
    page.keyboard.press("Enter")
    expect(page.get_by_role("option", name="accepted")).to_be_visible(timeout=SLOW)
    page.get_by_role("option", name="accepted").click()
    expect(evidence(page).get_by_text(re.compile("^Saved: accepted the sector"))).to_be_visible(timeout=SLOW)


def test_a_fact_is_added_by_keys_alone_and_seen_in_another_window(address: str, window: Any) -> None:
    page, other = window(f"{address}/source?article={ARTICLE}"), window(f"{address}/?article={ARTICLE}")
    page.get_by_role("button", name="Add a missed fact").click()
    text = page.get_by_role("group", name="The article, to mark words in")
    expect(text).to_be_visible(timeout=SLOW)
    text.focus()
    for key in ["ArrowRight", "ArrowRight", *["Shift+ArrowRight"] * 2, "Enter"]:
        page.keyboard.press(key)
    expect(evidence(page).get_by_role("heading", level=2)).to_have_text("“August 11,”", timeout=SLOW)
    choose(page, "What is it", "Sector")
    page.get_by_label("Sector", exact=True).fill("summer sales")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(evidence(page).get_by_text("Saved: added the sector")).to_be_visible(timeout=SLOW)
    other.get_by_role("button", name=re.compile("^planned")).first.click()
    other.get_by_role("button", name="Clear all").click()
    expect(other.get_by_text("Summer sales")).to_be_visible(timeout=SLOW)


def test_words_are_marked_by_mouse(address: str, window: Any) -> None:
    page = window(f"{address}/source?article={ARTICLE}")
    page.get_by_role("button", name="Add a missed fact").click()
    first = page.locator("span.word", has_text=re.compile("^President$")).first
    last = page.locator("span.word", has_text=re.compile("^Obama$")).first
    expect(first).to_be_visible(timeout=SLOW)
    a, z = first.bounding_box(), last.bounding_box()
    page.mouse.move(a["x"] + 4, a["y"] + 8)
    page.mouse.down()
    page.mouse.move(z["x"] + 8, z["y"] + 8, steps=5)
    page.mouse.up()
    page.get_by_role("button", name="Use these words").click()
    expect(evidence(page).get_by_role("heading", level=2)).to_have_text("“President Barack Obama”", timeout=SLOW)
    page.get_by_role("button", name="Cancel").first.click()
    expect(page.get_by_role("article", name="The article")).to_be_visible(timeout=SLOW)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_review_has_no_accessibility_fault(address: str, window: Any, scheme: str) -> None:
    page = window(f"{address}/review?article={ARTICLE}&fact={MEETING}", scheme=scheme)
    expect(page.get_by_test_id("stDataFrame")).to_be_visible(timeout=SLOW)
    for step in ("Correct…", "Cancel", "Add a missed fact"):
        accessible(page)
        page.get_by_role("button", name=step).first.click()
        expect(page.get_by_label("Why (may stay empty)")).to_have_count(1 if step == "Correct…" else 0, timeout=SLOW)
    expect(page.get_by_role("group", name="The article, to mark words in")).to_be_visible(timeout=SLOW)
    accessible(page)


def test_review_is_no_wider_than_a_phone(address: str, window: Any) -> None:
    page = window(f"{address}/review?article={ARTICLE}&fact={MEETING}", size=PHONE)
    expect(page.get_by_test_id("stDataFrame")).to_be_visible(timeout=SLOW)
    no_wider_than_its_window(page)
