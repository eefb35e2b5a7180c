"""What every browser test does on a page: go there, wait until it is at rest, look at it, measure it."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest
from playwright.sync_api import expect

ARTICLE = "us-business-groups-letter"
DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
SLOW = 30_000  # milliseconds for what a busy machine takes its time for
expect.set_options(timeout=15_000)

# Whether the page is at rest: its script has run, nothing is being loaded or animated, and five looks in a row, at
# least 250 ms, found the same elements, shadow roots included, in the same places.
AT_REST = """asked => {
  let elements = 0, places = 0;
  const look = (root) => {
    for (const one of root.querySelectorAll('*')) {
      const box = one.getBoundingClientRect();
      elements += 1;
      places += box.x + 3 * box.y + 5 * box.width + 7 * box.height;
      if (one.shadowRoot) look(one.shadowRoot);
    }
  };
  look(document);
  const busy = document.querySelector('[data-testid=stApp]')?.dataset.testScriptState !== 'notRunning'
    || document.querySelector('[data-testid=stSkeleton], [data-testid=stAppSkeleton], [data-stale=true]')
    || document.getAnimations().some((one) => one.playState === 'running' && isFinite(one.effect.getComputedTiming().endTime));
  const seen = [asked, elements, places, document.title, location.href, performance.getEntriesByType('resource').length].join();
  if (busy || window.lastLook?.seen !== seen) {
    window.lastLook = {seen, since: performance.now(), looks: 1};
    return false;
  }
  window.lastLook.looks += 1;
  return window.lastLook.looks >= 5 && performance.now() - window.lastLook.since >= 250;
}"""
_asked = count()


def at_rest(page: Any) -> None:
    """Waits until the page is at rest. What a click sets off is waited for by what it shows; this is for the rest of it."""
    page.wait_for_function(AT_REST, arg=next(_asked), polling=50, timeout=SLOW)


def go(page: Any, address: str, view: str, query: str = f"article={ARTICLE}") -> None:
    """Opens a page of an article, and waits until it is at rest."""
    page.goto(f"{address}/{'' if view == 'briefing' else view}?{query}")
    expect(evidence(page)).to_be_visible(timeout=SLOW)
    at_rest(page)


def evidence(page: Any) -> Any:
    """The panel with the passage of the fact in focus."""
    return page.get_by_role("region", name="Evidence")


def accessible(page: Any) -> None:
    """Fails with axe's report when the page, once at rest, breaks a rule of WCAG 2.1 A or AA."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    at_rest(page)
    found = axe.Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]})
    assert not found.response["violations"], found.generate_report()


def no_wider_than_its_window(page: Any) -> None:
    """Fails when the page, once at rest, would have to be pushed sideways to be read."""
    at_rest(page)
    wide = page.evaluate(
        "Math.max(...[...document.querySelectorAll('html, [data-testid=stMain]')].map(e => e.scrollWidth))"
    )
    assert wide <= page.viewport_size["width"]


def foreign(page: Any, address: str) -> list[str]:
    """A list that fills with what the page asks of any other host than its own."""
    asked: list[str] = []
    own = (address, address.replace("http", "ws", 1), "data:", "blob:")
    page.on("request", lambda request: None if request.url.startswith(own) else asked.append(request.url))
    return asked
