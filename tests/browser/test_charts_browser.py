"""Charts as a browser draws them: labels measured, clicks and spans read back, in another time zone."""

import re
import sys
from itertools import combinations
from pathlib import Path

import pytest
from serving import ROOT, served
from visit import at_rest

pytestmark = pytest.mark.browser

PAGE = f"""
import sys
sys.path[:0] = [{str(ROOT / "dashboard")!r}, {str(ROOT / "tests" / "charts")!r}]
import streamlit as st
from charts import actor_map, timeline
from invented import facts, net, ragged

st.set_page_config(layout="wide")
ask, dark = st.query_params, st.context.theme.type == "dark"
width, number = int(ask["width"]), int(ask.get("number", 20))
st.caption("A chart")
if ask["chart"] == "timeline":
    rows = ragged(number)
    if "evil" in ask:
        rows = facts({{"edtf": "2015", "label": "<img src=x onerror='window.hit=1'>", "quote": "<b onclick=x>"}})
    held = st.session_state.get("t", {{}}).get("selection", {{}})
    made = timeline.spec(rows, width=width, dark=dark, reference="2019-06-15", window=timeline.spanned(held))
    event = st.vega_lite_chart(
        made, key="t", on_select="rerun", selection_mode=["event", "span"], alt=timeline.alt(rows))
    st.text(f"picked {{timeline.picked(event.selection)}} {{timeline.spanned(event.selection)}}")
else:
    actors, ties = net(number)
    height = actor_map.height_for(actors, width)
    made = actor_map.option(actors, ties, dark=dark, width=width, height=height)
    event = st.echarts_chart(
        made, key="g", on_select="rerun", height=height + 52, renderer="svg", alt=actor_map.alt(actors, ties))
    st.text(f"picked {{actor_map.picked(event.selection, made)}}")
"""
TEXTS = """selector => [...document.querySelectorAll(selector)].filter(e => e.textContent.trim())
    .map(e => { const b = e.getBoundingClientRect();
        return {text: e.textContent, fill: getComputedStyle(e).fill, stroke: getComputedStyle(e).stroke,
                turned: /matrix|rotate/.test(e.getAttribute('transform') || ''),
                left: b.left, top: b.top, right: b.right, bottom: b.bottom}; })"""
SIZES = [(1440, 1280, "light"), (390, 358, "dark")]


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A page that draws the chart named in its address."""
    page = tmp_path_factory.mktemp("charts") / "page.py"
    page.write_text(PAGE, encoding="utf-8")
    streamlit = Path(sys.executable).with_name("streamlit")  # the test environment's: the page imports test data
    with served(page, streamlit) as address:
        yield f"{address}/"


@pytest.fixture(scope="module")
def far_away(chromium):
    """The browser of a reader in another time zone."""
    return chromium.new_context(timezone_id="America/Los_Angeles")


@pytest.fixture
def draw(server, far_away):
    """Open a chart; the console must stay silent."""
    said, pages = [], []

    def opened(query, width, scheme="light"):
        page = far_away.new_page()
        pages.append(page)
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
        page.goto(f"{server}?{query}")
        page.get_by_text("picked").wait_for(timeout=60_000)
        page.locator("[data-testid=stMain] svg text, [data-testid=stVegaLiteChart] canvas").first.wait_for()
        at_rest(page)
        return page

    yield opened
    for page in pages:
        page.close()
    assert [text for text in said if "vega" in text.lower() or "WARN" in text or "echarts" in text.lower()] == []


def apart(texts, slack):
    """Pairs of texts whose boxes overlap by more than `slack` pixels each way."""
    return [
        (a["text"], b["text"])
        for a, b in combinations(texts, 2)
        if min(a["right"], b["right"]) - max(a["left"], b["left"]) > slack
        and min(a["bottom"], b["bottom"]) - max(a["top"], b["top"]) > slack
    ]


@pytest.mark.parametrize(("screen", "width", "scheme"), SIZES)
@pytest.mark.parametrize("number", [1, 20, 60])
def test_no_two_words_of_the_timeline_overlap(draw, screen, width, scheme, number):
    page = draw(f"chart=timeline&width={width}&number={number}", screen, scheme)
    # The halo behind a label is the same text with a stroke.
    texts = [
        text for text in page.evaluate(TEXTS, "[data-testid=stVegaLiteChart] svg text") if text["stroke"] == "none"
    ]
    assert len(texts) > number * 0.8
    assert apart(texts, 2.5) == [], "line boxes may touch, letters may not"
    frame = page.locator("[data-testid=stVegaLiteChart] svg").first.bounding_box()
    assert all(text["left"] >= frame["x"] - 1 for text in texts)
    assert all(text["right"] <= frame["x"] + frame["width"] + 1 for text in texts)


@pytest.mark.parametrize(("screen", "width", "scheme"), SIZES)
def test_no_two_names_of_the_map_overlap(draw, screen, width, scheme):
    page = draw(f"chart=map&width={width}&number=20", screen, scheme)
    texts = [text for text in page.evaluate(TEXTS, "[data-testid=stEChartsChart] svg text") if not text["turned"]]
    assert len(texts) >= 20
    assert apart(texts, 2.5) == []


def test_a_click_on_a_label_returns_its_fact(draw):
    page = draw("chart=timeline&width=1280", 1440)
    label = page.locator("[data-testid=stVegaLiteChart] svg .mark-text text[font-size='13px']").last
    spot = label.bounding_box()
    page.mouse.click(spot["x"] + spot["width"] / 2, spot["y"] + spot["height"] / 2)
    page.get_by_text(re.compile(r"picked e\d+")).wait_for()


def test_a_brushed_span_is_the_same_in_every_time_zone(draw):
    page = draw("chart=timeline&width=1280", 1440)
    ticks = page.evaluate(TEXTS, "[data-testid=stVegaLiteChart] svg .role-axis-label text")
    middle = {text["text"]: (text["left"] + text["right"]) / 2 for text in ticks}
    frame = page.locator("[data-testid=stVegaLiteChart] svg").first.bounding_box()
    y = frame["y"] + frame["height"] - 45
    page.mouse.move(middle["2014"], y)
    page.mouse.down()
    page.mouse.move(middle["2016"] - 30, y, steps=4)
    page.mouse.move(middle["2016"], y)
    page.mouse.up()
    page.get_by_text(re.compile(r"picked None \('20")).wait_for()
    first, last = re.findall(r"\d{4}-\d\d-\d\d", page.get_by_text("picked").inner_text())
    assert first[:7] in ("2013-12", "2014-01") and last[:7] in ("2015-12", "2016-01")


def test_a_label_is_never_read_as_markup(draw):
    page = draw("chart=timeline&width=1280&evil=1", 1440)
    label = page.locator("[data-testid=stVegaLiteChart] svg .mark-text text[font-size='13px']").last
    spot = label.bounding_box()
    page.mouse.move(spot["x"] + 20, spot["y"] + 8)
    tip = page.locator("#vg-tooltip-element")
    tip.get_by_text("<img src=x").wait_for()
    assert page.evaluate("window.hit") is None and tip.locator("img, b[onclick]").count() == 0


def test_a_click_on_an_actor_returns_it(draw):
    page = draw("chart=map&width=1280&number=6", 1440)
    spot = page.locator("[data-testid=stEChartsChart] svg text", has_text=re.compile(r"regulator 0$")).bounding_box()
    page.mouse.click(spot["x"] + spot["width"] / 2, spot["y"] + spot["height"] / 2)
    page.get_by_text("picked ('a0', None)").wait_for()


def test_two_thousand_facts_are_drawn(draw):
    page = draw("chart=timeline&width=1280&number=2000", 1440)
    assert page.locator("[data-testid=stVegaLiteChart] canvas").count() == 1
