"""The timeline: nothing that it draws covers anything else, and what it does not draw is said."""

import json

import pytest

from charts import lettering, timeline
from charts.interval import day_of
from charts.lane import LINE
from invented import PHONE, WIDE, WORDS, facts, ragged


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
    assert year["left"] == pytest.approx(day_of("2013-01-01") * 86_400_000, abs=5e4)
    assert year["right"] == pytest.approx(day_of("2014-01-01") * 86_400_000, abs=5e4)
    assert exact["at"] == pytest.approx((day_of("2015-08-11") + 0.5) * 86_400_000, abs=5e4)


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
    assert of(spec, "frame")[0]["future"] == day_of("2015-08-12") * 86_400_000


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
