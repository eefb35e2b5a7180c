"""Charts are functions of tables: what they say of dates, and that nothing they place covers anything else."""

import json
import random
import sys
from itertools import pairwise
from pathlib import Path
from subprocess import run

import numpy as np
import pandas as pd
import pytest

from briefing import package
from briefing.tables import STATUSES
from charts import actor_map, lettering, matrix, placement, timeline
from charts.actor_map import positions
from charts.axis import fit, in_words, span_in_words, ticks
from charts.clearing import crossed
from charts.interval import Interval, day_of, interval
from charts.lane import LINE
from charts.naming import named
from charts.placement import LABELLED, Place, overlaps
from charts.room import boxes
from charts.standing import foremost
from charts.status import SIGNS, sign
from charts.theme import DARK, LIGHT
from charts.tie import bends

SHIPPED = Path(__file__).parents[1] / "data" / "briefings" / "us-business-groups-letter"
WIDE, PHONE = 1280, 358
BLANK = ("holder", "edtf", "earliest", "latest", "precision", "said", "counted", "quote")
FACT = {"lane": "A", "status": "occurred", **dict.fromkeys(BLANK, "")}
ACTOR = {"kind": "person", "size": None, "country": "", "role": "", "mentions": 1}
TIE = {"kind": "meets", "label": "", "status": "occurred", "holder": "", "date": ""}
WORDS = (
    "regulator opens formal proceedings against the platform over access of researchers to data and asks for answers"
)


def facts(*rows):
    """Facts from dictionaries; what they leave out is empty."""
    return pd.DataFrame([{"event_id": f"e{n}", "label": f"fact {n}", **FACT, **row} for n, row in enumerate(rows)])


def ragged(number, lanes=5, seed=3):
    """Facts with dates of every precision: days, months, quarters, years, decades, intervals, open ends, none."""
    rnd, rows = random.Random(seed), []
    words = WORDS.split()
    for n in range(number):
        year, month, day = rnd.randint(2009, 2026), rnd.randint(1, 12), rnd.randint(1, 28)
        edtf = rnd.choice([
            f"{year}-{month:02}-{day:02}", f"{year}-{month:02}-{day:02}", f"{year}-{month:02}", f"{year}", "201X",
            f"{year}-{33 + month % 4}", f"{year}-{month:02}/{year + 2}", f"{year}/..", f"../{year}-{month:02}", "",
        ])  # fmt: skip
        start = rnd.randrange(len(words) - 3)
        rows.append({
            "event_id": f"e{n}", "label": " ".join(words[start : start + rnd.randint(2, 11)]), "edtf": edtf,
            "lane": f"Lane of actor number {rnd.randrange(lanes)}", "status": rnd.choice(STATUSES), "said": edtf,
            "quote": " ".join(rnd.choices(words, k=30)),
        })  # fmt: skip
    return facts(*rows)


def net(number, seed=5):
    """Actors of all kinds, tied at random with a few hubs; some stand alone."""
    rnd = random.Random(seed)
    actors = [
        {"actor": f"a{n}", **ACTOR, "name": f"{rnd.choice(['Ministry', 'Council'])} of {WORDS.split()[n % 15]} {n}",
         "kind": rnd.choice(list(actor_map.KINDS)), "mentions": rnd.randint(1, 9)}
        for n in range(number)
    ]  # fmt: skip
    for actor in actors:
        actor["size"] = 19 if actor["kind"] == "collective" else None
    pairs = [(n, rnd.randrange(max(1, n // 3))) for n in range(1, round(number * 0.85))]
    ties = [
        {"relation": f"r{n}", "source": f"a{a}", "target": f"a{b}", **TIE, "status": rnd.choice(STATUSES),
         "kind": rnd.choice(["urges", "meets", "owns"])}
        for n, (a, b) in enumerate(pairs)
    ]  # fmt: skip
    return pd.DataFrame(actors), pd.DataFrame(ties, columns=["relation", "source", "target", *TIE])


def day(text):
    return day_of(text)


# The signs


def luminance(colour):
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    return sum(
        weight * (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4)
        for weight, c in zip((0.2126, 0.7152, 0.0722), parts, strict=True)
    )


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_every_status_has_its_own_sign_word_and_dash():
    assert list(SIGNS) == list(STATUSES)
    for field in ("word", "text", "plotly", "dash"):
        assert len({getattr(look, field) for look in SIGNS.values()}) == len(STATUSES), field
    assert len({(look.vega, look.hollow) for look in SIGNS.values()}) == len(STATUSES)


@pytest.mark.parametrize("dark", [False, True])
def test_colours_stand_out_from_the_paper(dark):
    paper = (DARK if dark else LIGHT).paper
    for look in SIGNS.values():
        assert contrast(look.colour(dark), paper) >= 4.5, look.word
    for kind, look in actor_map.KINDS.items():
        assert contrast(look.dark if dark else look.light, paper) >= 4.5, kind
    assert contrast((DARK if dark else LIGHT).quiet, paper) >= 4.5


def test_a_status_is_told_with_its_holder():
    assert sign("attributed").says("Edward Snowden") == "said by Edward Snowden"
    assert sign("occurred").says("anybody") == "happened"
    assert sign("no such status") is SIGNS["possible"]


# Dates


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("2015-08-11", "2015-08-11", "2015-08-12"),
        ("2015-09", "2015-09-01", "2015-10-01"),
        ("2015-12~", "2015-12-01", "2016-01-01"),
        ("2013", "2013-01-01", "2014-01-01"),
        ("2013?", "2013-01-01", "2014-01-01"),
        ("201X", "2010-01-01", "2020-01-01"),
        ("2015-XX", "2015-01-01", "2016-01-01"),
        ("2015-21", "2015-03-01", "2015-06-01"),
        ("2015-34", "2015-04-01", "2015-07-01"),
        ("2015-41", "2015-07-01", "2016-01-01"),
        ("2012-02-29", "2012-02-29", "2012-03-01"),
    ],
)
def test_a_moment_is_as_long_as_its_doubt(edtf, start, end):
    found = interval(edtf)
    assert (found.outer_start, found.outer_end) == (day(start), day(end))
    assert found.moment and found.core_start == found.core_end
    assert found.exact == (day(end) - day(start) == 1)


@pytest.mark.parametrize("edtf", ["XXXX-06", "../XXXX-06", "XXXX-03-04", "XXXX-10/XXXX-04"])
def test_a_date_of_no_told_year_has_no_place_on_the_line(edtf):
    assert interval(edtf) is None


def test_an_interval_has_a_certain_core_between_doubtful_ends():
    assert interval("2018/2019-06") == Interval(
        day("2018-01-01"), day("2019-01-01"), day("2019-06-01"), day("2019-07-01"), moment=False
    )
    days = interval("2015-08-11/2015-08-14")
    assert (days.core_start, days.core_end) == (day("2015-08-11"), day("2015-08-15"))
    blurred = interval("2015/2015")
    assert blurred.core_start == blurred.core_end, "nothing is certain inside one year"


def test_an_open_end_is_open_and_never_made_up():
    since, until = interval("2013/..", "2013-01-01", ""), interval("../2013", "", "2014-01-01")
    assert since.right_open and not since.left_open and since.outer_start == day("2013-01-01")
    assert until.left_open and until.outer_end == day("2014-01-01")
    assert interval("[..2013]").left_open and interval("[2013..]").right_open
    assert interval("", "2013-05-04", "").right_open and interval("", "", "2013-05-04").left_open


@pytest.mark.parametrize("edtf", ["", "soon", "2015-13", "2015-02-30", "/", "../.."])
def test_what_says_no_date_has_none(edtf):
    assert interval(edtf) is None


def test_bounds_stand_in_for_what_cannot_be_read():
    week = interval("2015-W33", "2015-08-10", "2015-08-17")
    assert (week.outer_start, week.outer_end) == (day("2015-08-10"), day("2015-08-17"))


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2015-08-11", "11 Aug 2015"), ("2015-09", "Sep 2015"), ("2013", "2013"), ("201X", "2010–2019"),
        ("2013/..", "since 2013"), ("../2013", "up to 2013"), ("2018/2019-06", "2018 – Jun 2019"),
    ],
)  # fmt: skip
def test_a_date_in_words(edtf, words):
    assert span_in_words(interval(edtf)) == words


# The axis


def test_the_axis_shows_everything_with_room_at_its_edges():
    dates = [interval(text) for text in ("2013/..", "2015-08-11", "2015-09")]
    axis = fit(dates, 1000, day("2015-08-11"))
    for date in dates:
        assert axis.pixel(date.outer_start) >= 10 and axis.pixel(date.outer_end) <= 990


def test_one_fact_far_off_does_not_squash_the_rest():
    dates = [interval(text) for text in ("1949", "2015-08-11", "2015-09-01", "2015-10", "2015-11-12")]
    axis = fit(dates, 1000)
    assert axis.first > day("2015-01-01") and axis.pixel(day("2015-08-11")) > 60


def test_facts_far_off_on_both_sides_are_both_left_out():
    days = [f"2015-{month:02}-11" for month in range(1, 9)]
    axis = fit([interval(text) for text in ("1949", *days, "2060")], 1000)
    assert axis.first >= day("2014-12-01") and axis.last <= day("2015-10-01")


def test_facts_spread_evenly_are_all_to_scale():
    axis = fit([interval(str(year)) for year in range(1950, 2020, 10)], 1000)
    assert axis.first <= day("1950-01-01") and axis.last >= day("2011-01-01")


@pytest.mark.parametrize(
    ("start", "end", "some"),
    [
        ("2015-08-10", "2015-08-20", "11 Aug"), ("2015-01-01", "2015-12-31", "Apr"),
        ("1990-01-01", "2020-01-01", "2000"), ("0800-01-01", "2020-01-01", "1000"),
    ],
)  # fmt: skip
def test_ticks_suit_the_span_and_do_not_touch(start, end, some):
    axis = fit([Interval(day(start), day(start), day(start), day(end))], 1000)
    marks = ticks(axis)
    assert some in {label.split("\n")[0] for _, label in marks}
    spots = [axis.pixel(at / 86_400_000) for at, _ in marks]
    wide = [max(lettering.width(line, 12) for line in label.split("\n")) for _, label in marks]
    assert all(b - a > (u + v) / 2 for (a, u), (b, v) in pairwise(zip(spots, wide, strict=True)))
    assert all(u / 2 <= a <= 1000 - u / 2 for a, u in zip(spots, wide, strict=True))


def test_days_in_words():
    assert in_words(day("2015-08-11")) == "11 Aug 2015"
    assert in_words(day("0476-09-04")) == "4 Sep 476"


# The timeline


def of(spec, name):
    return spec["datasets"][name]


def drawn(spec):
    """Every label and mark as a box in pixels: what it is, left, top, right, bottom."""
    start, end = of(spec, "frame")[0]["start"], of(spec, "frame")[0]["end"]
    width = spec["vconcat"][0]["width"]

    def x(ms):
        return (ms - start) / (end - start) * width

    made = []
    for label in of(spec, "labels"):
        lines = label["text"].split("\n")
        wide = max(lettering.width(line, 13) for line in lines)
        left = x(label["x"]) - (wide if label["align"] == "right" else 0)
        made.append((label["text"], left, label["y"], left + wide, label["y"] + len(lines) * LINE - 1))
    for mark in of(spec, "marks"):
        if mark["kind"] == "sign":
            made.append(("sign", x(mark["at"]) - 6, mark["y"] - 6, x(mark["at"]) + 6, mark["y"] + 6))
        elif mark["kind"] == "band":
            left, right = mark["back"] or mark["left"], mark["on"] or mark["right"]
            made.append(("band", x(left), mark["top"], x(right), mark["bottom"]))
    for head in of(spec, "grid"):
        made.append((head["name"], 4, head["y"] - 7, 4 + lettering.width(head["name"], 13, bold=True), head["y"] + 7))
    return made


def covered(drawings):
    """Pairs of boxes of which one covers part of the other by more than a pixel."""
    return [
        (a[0], b[0])
        for n, a in enumerate(drawings)
        for b in drawings[:n]
        if min(a[3], b[3]) - max(a[1], b[1]) > 1 and min(a[4], b[4]) - max(a[2], b[2]) > 1
    ]


@pytest.mark.parametrize("width", [WIDE, PHONE])
@pytest.mark.parametrize("number", [1, 20, 100, 400])
def test_no_label_covers_another_or_a_mark(number, width):
    spec = timeline.spec(ragged(number), width=width, reference="2019-06-15")
    boxes_drawn = drawn(spec)
    assert covered(boxes_drawn) == []
    assert all(box[1] >= -0.5 and box[3] <= width + 0.5 for box in boxes_drawn)


def test_a_long_label_is_cut_between_words_and_whole_in_the_tooltip():
    label = " ".join([WORDS] * 3)
    spec = timeline.spec(facts({"label": label, "edtf": "2015"}), width=PHONE)
    text = of(spec, "labels")[0]["text"]
    assert text.endswith("…") and text.removesuffix("…").split()[-1] in label.split()
    assert of(spec, "marks")[0]["fact"] == label


def test_a_vague_date_is_a_band_and_a_day_a_sign():
    spec = timeline.spec(facts({"edtf": "2013"}, {"edtf": "2015-08-11"}), width=WIDE)
    year, exact = of(spec, "marks")
    assert (year["kind"], exact["kind"]) == ("band", "sign")
    assert year["left"] == pytest.approx(day("2013-01-01") * 86_400_000, abs=5e4)
    assert year["right"] == pytest.approx(day("2014-01-01") * 86_400_000, abs=5e4)
    assert exact["at"] == pytest.approx((day("2015-08-11") + 0.5) * 86_400_000, abs=5e4)


def test_an_open_end_reaches_the_edge():
    spec = timeline.spec(facts({"edtf": "2013/.."}, {"edtf": "../2012"}), width=1000)
    frame, (since, until) = of(spec, "frame")[0], of(spec, "marks")
    assert since["on"] > frame["end"] - 0.01 * (frame["end"] - frame["start"]) and since["back"] is None
    assert until["back"] < frame["start"] + 0.01 * (frame["end"] - frame["start"]) and until["on"] is None


def test_what_is_far_off_stands_at_the_edge_with_its_date():
    rows = [{"edtf": f"2015-0{n}-01"} for n in range(1, 7)]
    spec = timeline.spec(facts({"edtf": "1949", "label": "republic founded"}, *rows), width=WIDE)
    far = next(label for label in of(spec, "labels") if "republic" in label["text"])
    assert far["text"].startswith("1949")
    assert "◂ earlier" in {entry["text"] for entry in of(spec, "edges")}


def test_the_reference_date_is_named_and_what_follows_it_shaded():
    spec = timeline.spec(facts({"edtf": "2015-03-01"}, {"edtf": "2015-09"}), reference="2015-08-11")
    assert "article, 11 Aug 2015" in {entry["text"] for entry in of(spec, "edges")}
    assert of(spec, "frame")[0]["future"] == day("2015-08-12") * 86_400_000


def test_undated_facts_are_listed_not_drawn():
    rows = facts({"edtf": "2015"}, {}, {"edtf": "someday"})
    assert timeline.undated(rows)["event_id"].tolist() == ["e1", "e2"]
    spec = timeline.spec(rows)
    assert [mark["event_id"] for mark in of(spec, "marks")] == ["e0"]
    assert "2 facts without a date" in timeline.note(spec)


def test_a_window_zooms_to_days_and_says_what_it_cuts():
    rows = facts({"edtf": "2015-08-11"}, {"edtf": "2015"}, {"edtf": "2013"})
    spec = timeline.spec(rows, width=WIDE, window=("2015-08-08", "2015-08-20"))
    marks = {mark["event_id"]: mark for mark in of(spec, "marks")}
    assert set(marks) == {"e0", "e1"}
    assert marks["e1"]["cut_left"] is not None and marks["e1"]["cut_right"] is not None
    assert marks["e0"]["kind"] == "band", "a day wide enough to see is a box, not a point at noon"


def test_lanes_keep_the_order_asked_for_and_leave_out_the_empty():
    rows = facts({"edtf": "2015", "lane": "B"}, {"edtf": "2015", "lane": "A"})
    spec = timeline.spec(rows, lanes=["A", "none", "B"])
    assert [head["name"] for head in of(spec, "grid")] == ["A · 1", "B · 1"]


def test_a_fact_may_stand_in_two_lanes():
    twice = {"event_id": "e", "edtf": "2015"}
    spec = timeline.spec(facts({**twice, "lane": "A"}, {**twice, "lane": "B"}), focus="e")
    assert [mark["focused"] for mark in of(spec, "marks")] == [True, True]


def test_no_facts_and_facts_without_dates_make_a_chart():
    for rows in (facts({}).iloc[:0], facts({})):
        assert of(timeline.spec(rows), "marks") == []
    assert timeline.alt(facts({})) == "Timeline without a dated fact."


def test_the_alternative_text_counts_and_names_both_ends():
    rows = facts({"edtf": "2013", "label": "first"}, {"edtf": "2015-09", "label": "last", "status": "planned"}, {})
    said = timeline.alt(rows, "2015-08-11")
    assert "2 dated facts: 1 happened, 1 planned" in said
    assert "2013 (first)" in said and "Sep 2015 (last)" in said and "1 after the article" in said
    assert "1 fact without a date" in said


def test_two_thousand_facts_stay_small_and_what_has_no_room_is_said():
    rows = ragged(2000, lanes=8)
    last = timeline.dated(rows)[-1][0]["event_id"]
    spec = timeline.spec(rows, width=WIDE, reference="2019-06-15", focus=last)
    known = len(timeline.dated(rows))
    marks, note = of(spec, "marks"), timeline.note(spec)
    assert len(json.dumps(spec)) < 2_000_000 and spec["vconcat"][0]["height"] < 3000
    left_out = known - len(marks)
    assert left_out > 0 and f"{left_out:,} facts not drawn" in note
    assert any(mark["focused"] for mark in marks), "the focus is drawn whatever is left out"


def test_the_same_facts_make_the_same_specification():
    assert timeline.spec(ragged(30)) == timeline.spec(ragged(30))


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_stored_layers_are_those_that_altair_makes(name):
    from charts.drawing import LAYERS
    from charts.layers import template

    stored = json.loads(LAYERS.read_text(encoding="utf-8"))[name]
    assert stored == template(name == "dark"), "run python -m charts.layers in dashboard/"


@pytest.mark.parametrize("dark", [False, True])
def test_the_specification_is_valid(dark):
    import altair as alt

    spec = timeline.spec(ragged(20), dark=dark, reference="2019-06-15", focus="e3", window=("2012-01-01", "2014-01-01"))
    made = {key: value for key, value in spec.items() if key != "datasets"}
    alt.VConcatChart.from_dict(made)


def test_it_draws_without_warnings():
    convert = pytest.importorskip("vl_convert")
    svg = convert.vegalite_to_svg(timeline.spec(ragged(20), reference="2019-06-15"))
    assert "article, 15 Jun 2019" in svg and "NaN" not in svg


def test_clicks_and_spans_are_read_back():
    assert timeline.picked({"event": [{"event_id": "e6"}]}) == "e6"
    assert timeline.picked({"event": [{}]}) is None and timeline.picked({}) is None
    span = {"span": {"time": [1439251200000 + 3_600_000, 1439424000000 + 1]}}
    assert timeline.spanned(span) == ("2015-08-11", "2015-08-14")
    assert timeline.spanned({"span": {}}) is None


# The map


def test_positions_are_the_same_every_time():
    actors, ties = net(20)
    assert positions(actors, ties) == positions(actors.copy(), ties.copy())


@pytest.mark.parametrize("width", [1100, PHONE])
@pytest.mark.parametrize("number", [1, 2, 20, 45])
def test_no_sign_or_name_covers_another(number, width):
    actors, ties = net(number)
    size = width, actor_map.height_for(actors, width)
    where = positions(actors, ties, width=size[0], height=size[1])
    room = boxes(actors, [where[actor].side for actor in actors["actor"]])
    points = np.array([(where[actor].x, where[actor].y) for actor in actors["actor"]])
    assert overlaps(points, room) == 0
    assert (points >= 0).all() and (points[:, 0] <= size[0]).all() and (points[:, 1] <= size[1]).all()


def test_a_tie_across_a_name_is_found():
    actors, ties = people("Left", "Right", "Between"), ties_of({"source": "a0", "target": "a1"})
    row = {"a0": Place(100, 100), "a1": Place(500, 100), "a2": Place(300, 300)}
    assert crossed(actors, ties, row) == []
    assert crossed(actors, ties, row | {"a2": Place(300, 80)}) == [("r0", "a2")], "its name stands on the tie"
    assert crossed(actors, ties, row | {"a2": Place(300, 100)}) == [("r0", "a2")], "its sign does"
    assert crossed(actors, ties, row | {"a1": Place(500, 100, "left")}) == [("r0", "a1")]


@pytest.mark.parametrize("width", [1100, 820, 700, PHONE])
def test_no_tie_of_the_shipped_article_crosses_a_name(width):
    tables = package.load(SHIPPED)
    actors, ties = tables["actors"], tables["relations"]
    where = positions(actors, ties, width=width, height=actor_map.height_for(actors, width))
    assert len(ties) > 5 and crossed(actors, ties, where) == []


@pytest.mark.parametrize(("number", "most"), [(12, 1), (20, 5), (30, 17)])
def test_few_ties_cross_a_name(number, most):
    before = after = 0
    for seed, width in ((1, 1100), (2, 1100), (1, 700), (2, 700)):
        actors, ties = net(number, seed)
        size = {"width": width, "height": actor_map.height_for(actors, width)}
        before += len(crossed(actors, ties, placement.positions(actors, ties, **size)))
        after += len(crossed(actors, ties, positions(actors, ties, **size)))
    assert after <= most and before > 2 * after


def test_in_a_box_too_small_names_give_way():
    actors, ties = net(45)
    where = positions(actors, ties, width=PHONE, height=600)
    nodes = actor_map.option(actors, ties, places=where, width=PHONE, height=600)["series"][0]["data"]
    named = [
        node["id"] for node in nodes if node["label"]["show"] and "{size|" not in str(node["label"].get("formatter"))
    ]
    some = actors[actors["actor"].isin(named)]
    points = np.array([(where[actor].x, where[actor].y) for actor in some["actor"]])
    assert 3 < len(named) < 45
    assert overlaps(points, boxes(some, [where[actor].side for actor in some["actor"]])) == 0


def star(leaves: int):
    """One in the middle of many who are mentioned more often, all with long names."""
    actors = people(*(f"Council number {n} of the Commission" for n in range(leaves + 1)))
    actors["mentions"] = [1, *range(2, leaves + 2)]
    return actors, ties_of(*({"source": f"a{n}", "target": "a0"} for n in range(1, leaves + 1)))


def test_in_a_crowd_the_most_tied_are_named_before_the_most_mentioned():
    actors, ties = star(LABELLED + 15)
    nodes = actor_map.option(actors, ties, width=820, height=600)["series"][0]["data"]
    named = [node["id"] for node in nodes if node["label"]["show"]]
    assert "a0" in named and 5 < len(named) < len(actors)


def test_a_name_in_a_crowd_covers_no_other_name():
    actors, ties = net(LABELLED + 15)
    where = positions(actors, ties, width=820, height=600)
    sides = named(actors, where, foremost(actors, ties), (820, 600))
    some = actors[actors["actor"].isin(sides)]
    at = np.array([(where[actor].x, where[actor].y) for actor in some["actor"]])
    rects = np.tile(at, 2) + [box.words for box in boxes(some, [sides[actor] for actor in some["actor"]])]
    common = np.minimum(rects[:, None, 2:], rects[None, :, 2:]) - np.maximum(rects[:, None, :2], rects[None, :, :2])
    assert len(some) > 10 and not np.triu((common > 1).all(2), 1).any()


def test_many_without_a_tie_leave_the_map_to_the_others():
    actors, ties = people(*(f"Nobody {n}" for n in range(20))), ties_of({"source": "a0", "target": "a1"})
    assert set(positions(actors, ties)) == {"a0", "a1"}
    assert set(positions(actors.head(10), ties)) == set(actors["actor"].head(10)), "a few stand at the foot"
    assert len(positions(actors, ties.iloc[:0])) == 20, "nobody is left where nobody is tied"


def test_a_filter_moves_nobody():
    actors, ties = net(20)
    where = positions(actors, ties)
    few, some = actors.iloc[::2], ties.iloc[:5]
    nodes = actor_map.option(few, some, places=where)["series"][0]["data"]
    shown = {node["id"]: (node["x"], node["y"]) for node in nodes if not node["id"].startswith("@")}
    assert shown == {actor: (where[actor].x, where[actor].y) for actor in few["actor"]}


def test_selections_are_read_back_as_ids():
    actors, ties = net(6)
    option = actor_map.option(actors, ties)

    def select(kind, index):
        return {"selected": [{"series_index": 0, "data_type": kind, "data_indices": [index]}]}

    assert actor_map.picked(select("node", 2), option) == ("a2", None)
    assert actor_map.picked(select("edge", 1), option) == (None, "r1")
    assert actor_map.picked(select("node", len(actors)), option) == (None, None), "the corners are nobody"
    assert actor_map.picked(select("node", 999), option) == (None, None)
    assert actor_map.picked({}, option) == (None, None)


def ties_of(*rows):
    made = [{"relation": f"r{n}", **TIE, **row} for n, row in enumerate(rows)]
    return pd.DataFrame(made, columns=["relation", "source", "target", *TIE])


def people(*names):
    return pd.DataFrame([{"actor": f"a{n}", "name": name, **ACTOR} for n, name in enumerate(names)])


def test_ties_between_the_same_two_are_told_apart():
    both = ties_of({"source": "a0", "target": "a1"}, {"source": "a0", "target": "a1"}, {"source": "a1", "target": "a0"})
    bent = bends(both, positions(people("A", "B"), both))
    as_seen = [bent[0], bent[1], -bent[2]]
    assert len(set(as_seen)) == 3


def test_direction_dash_and_words_of_a_tie():
    ties = ties_of(
        {"source": "a0", "target": "a1", "kind": "urges", "status": "alleged", "date": "11 Aug 2015"},
        {"source": "a1", "target": "a2", "kind": "meets"},
    )
    urges, meets = actor_map.option(people("A", "B", "C"), ties, dates=True)["series"][0]["links"]
    assert urges["symbol"][1] == "arrow" and meets["symbol"][1] == "none"
    assert urges["lineStyle"]["type"] == list(SIGNS["alleged"].dash) and meets["lineStyle"]["type"] == "solid"
    assert urges["label"]["formatter"] == "urges, 11 Aug 2015"


def test_a_collective_shows_its_size():
    group = people("19 business groups").assign(kind="collective", size=19)
    node = actor_map.option(group, ties_of())["series"][0]["data"][0]
    assert "{size|19}" in node["label"]["formatter"]


def test_names_are_never_read_as_markup():
    actors = people("<img src=x onerror=alert(1)>", "{b}|{a|evil}")
    ties = ties_of({"source": "a0", "target": "a1", "label": "<b>x</b>{c}", "holder": "<i>"})
    series = actor_map.option(actors, ties)["series"][0]
    for item in [*series["data"][:2], *series["links"]]:
        inside = item["tooltip"]["formatter"].replace("<b>", "").replace("</b>", "").replace("<br>", "")
        assert "<" not in inside and "{" not in inside
        assert "{" not in item["label"]["formatter"]
    text = json.dumps(matrix.figure(actors, ties).to_plotly_json(), default=list)
    assert "<img" not in text and "&lt;img" in text


def test_a_crowd_is_cut_to_the_most_tied_and_it_says_so():
    actors, ties = net(500)
    few, between, said = actor_map.shown(actors, ties, limit=80)
    assert len(few) == 80 and set(between["source"]) | set(between["target"]) <= set(few["actor"])
    assert "80 of 500 actors" in said
    assert actor_map.shown(few, between, limit=80)[2] == ""


def test_the_focus_and_those_around_it_are_among_the_shown():
    actors, ties = net(500)
    loner = ties.iloc[-1]["source"]
    few, _, _ = actor_map.shown(actors, ties, limit=40, focus=loner)
    around = ties[(ties["source"] == loner) | (ties["target"] == loner)]
    assert {loner, *around["source"], *around["target"]} <= set(few["actor"])


def test_the_map_in_words():
    actors, ties = net(6)
    assert actor_map.alt(actors, ties).startswith("Map of 6 actors (")
    assert actor_map.alt(actors.iloc[:0], ties.iloc[:0]) == "Actor map without an actor."


def test_five_thousand_actors_open_on_the_top_ones():
    actors, ties = net(5000)
    few, between, said = actor_map.shown(actors, ties)
    option = actor_map.option(few, between)
    assert len(few) == actor_map.LIMIT and "of 5,000 actors" in said
    assert len(json.dumps(option)) < 300_000


# The matrix


def test_a_mark_is_as_large_as_its_ties_are_many_and_carries_the_first():
    rows = [{"source": "a0", "target": "a1", "kind": "urges"}] * 3
    figure = matrix.figure(people("A", "B"), ties_of(*rows, {"source": "a1", "target": "a0"}))
    sizes = dict(zip([ids[0] for ids in figure.data[0].customdata], figure.data[0].marker.size, strict=True))
    assert set(sizes) == {"r0", "r3"} and sizes["r0"] > sizes["r3"]


def test_statuses_in_one_cell_stand_side_by_side():
    rows = [{"source": "a0", "target": "a1", "status": status} for status in STATUSES]
    figure = matrix.figure(people("A", "B"), ties_of(*rows))
    assert len({trace.x[0] for trace in figure.data}) == len(STATUSES)
    assert [trace.marker.symbol for trace in figure.data] == [look.plotly for look in SIGNS.values()]


def test_what_the_matrix_has_no_room_for_is_said():
    actors, ties = net(300)
    assert matrix.left_out(*net(6)) == ""
    shown = sum(len(trace.x) for trace in matrix.figure(actors, ties, width=PHONE).data)
    assert 0 < shown < len(ties) and f"Shown: {shown:,} of {len(ties):,} ties" in matrix.left_out(actors, ties, PHONE)


# Lettering and the house


def test_text_is_cut_between_words_and_wrapped_to_lines_of_even_length():
    assert lettering.cut("short", 100, 13) == "short"
    assert lettering.cut("one two three four", 70, 13) == "one two…"
    assert lettering.width(lettering.cut("x" * 200, 50, 13), 13) <= 50
    lines = lettering.balanced("Office of Personnel Management", 132, 12, 3)
    assert " ".join(lines) == "Office of Personnel Management" and len(lines) == 2
    assert lettering.width("網絡安全法", 10) == pytest.approx(50)


def test_charts_know_neither_streamlit_nor_the_passes():
    code = (
        "import sys; from charts import actor_map, matrix, timeline\n"
        "passes = {f'briefing.{m}' for m in 'language mention actor sector timex event relation pipeline'.split()}\n"
        "assert not {'streamlit', 'spacy', 'altair', *passes} & set(sys.modules)"
    )
    path = {"PYTHONPATH": "dashboard"}
    made = run([sys.executable, "-c", code], env=path, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
