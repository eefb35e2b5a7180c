"""Pages on paper, and pages for readers who want nothing to move, in a real browser."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect
from visit import PHONE, at_rest, evidence, go

pytestmark = pytest.mark.browser

# Ink and paper of whatever shows words of its own, shadow roots included.
WORDS = """() => {
  const found = [];
  const look = (node) => {
    for (const one of node.querySelectorAll('*')) {
      if (one.shadowRoot) look(one.shadowRoot);
      if (!one.checkVisibility({visibilityProperty: true}) || one.closest('svg, canvas')) continue;
      if (one.children.length || !one.textContent.trim()) continue;
      found.push([one.textContent.trim().slice(0, 40), getComputedStyle(one).color]);
    }
  };
  look(document.querySelector('.st-key-page'));
  return found;
}"""
# What of ours moves by itself: transitions and animations in our components, smooth scrolling anywhere.
MOVING = """() => {
  const found = [];
  const look = (node) => {
    for (const one of node.querySelectorAll('*')) {
      if (one.shadowRoot) look(one.shadowRoot);
      const style = getComputedStyle(one);
      if (style.scrollBehavior === 'smooth') found.push(one.className);
      if (node instanceof ShadowRoot && (style.animationName !== 'none' || parseFloat(style.transitionDuration) > 0)) {
        found.push(one.className);
      }
    }
  };
  look(document);
  return found;
}"""

COUNT = """window.smooth = 0;
  for (const name of ['scrollIntoView', 'scrollTo']) {
    const was = Element.prototype[name];
    Element.prototype[name] = function (how, ...rest) {
      if (how?.behavior === 'smooth') window.smooth += 1;
      return was.call(this, how, ...rest);
    };
  }"""


def brightness(colour: str) -> float:
    if colour.startswith("color(srgb"):
        red, green, blue = (255 * float(part) for part in re.findall(r"[\d.]+", colour)[:3])
    else:
        red, green, blue = map(float, re.findall(r"[\d.]+", colour)[:3])
    return 0.299 * red + 0.587 * green + 0.114 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", ["briefing", "quotes", "source"])
def test_a_page_is_printed_in_dark_ink_without_what_can_only_be_pressed(
    new_page: Any, address: str, view: str, scheme: str
) -> None:
    page = new_page(scheme=scheme)
    go(page, address, view)
    pressed = page.locator(".st-key-page").get_by_test_id(
        re.compile("stButtonGroup|stDownloadButton|stButton$|stExpander")
    )
    assert pressed.count() and evidence(page).is_visible()
    page.emulate_media(media="print", color_scheme=scheme)
    assert [each for each in pressed.all() if each.is_visible()] == []
    expect(evidence(page)).to_be_hidden()
    expect(page.get_by_role("button", name=re.compile("^Show all"))).to_have_count(0)
    written = page.evaluate(WORDS)
    assert len(written) > 5
    assert [words for words, colour in written if brightness(colour) > 150] == []
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_a_fact_in_focus_is_printed_with_its_passage(page: Any, address: str) -> None:
    go(page, address, "briefing")
    page.locator("button.line").first.click()
    page.wait_for_url("**fact=**")
    page.emulate_media(media="print")
    passage = evidence(page).locator(".passage")
    expect(passage).to_be_visible()
    assert passage.evaluate("e => e.scrollHeight <= e.clientHeight + 1"), "the whole passage is on the paper"
    expect(evidence(page).get_by_role("button", name="Copy link")).to_be_hidden()


@pytest.mark.parametrize("view", ["briefing", "timeline", "actors", "quotes"])
def test_nothing_of_ours_moves_for_who_wants_it_still(new_page: Any, address: str, view: str) -> None:
    page = new_page(PHONE, motion="reduce")
    page.add_init_script(COUNT)
    go(page, address, view)
    for line, (wish, moves) in enumerate((("reduce", 0), ("no-preference", 2))):
        page.emulate_media(reduced_motion=wish)
        page.locator("button.line[data-id*=':']").nth(line).click()
        expect(evidence(page).locator(".passage")).to_be_in_viewport()
        page.get_by_role("button", name="Back to the list").click()
        at_rest(page)
        assert page.evaluate("window.smooth") == moves
        assert page.evaluate(MOVING) == []
