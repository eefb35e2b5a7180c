"""The axis of the timeline: what it spans, what it leaves out, where its ticks stand."""

from itertools import pairwise

import pytest

from charts import lettering
from charts.axis import fit, in_words, ticks
from charts.interval import Interval, day_of, interval


def test_the_axis_shows_everything_with_room_at_its_edges():
    dates = [interval(text) for text in ("2013/..", "2015-08-11", "2015-09")]
    axis = fit(dates, 1000, day_of("2015-08-11"))
    for date in dates:
        assert axis.pixel(date.outer_start) >= 10 and axis.pixel(date.outer_end) <= 990


def test_one_fact_far_off_does_not_squash_the_rest():
    dates = [interval(text) for text in ("1949", "2015-08-11", "2015-09-01", "2015-10", "2015-11-12")]
    axis = fit(dates, 1000)
    assert axis.first > day_of("2015-01-01") and axis.pixel(day_of("2015-08-11")) > 60


def test_facts_far_off_on_both_sides_are_both_left_out():
    days = [f"2015-{month:02}-11" for month in range(1, 9)]
    axis = fit([interval(text) for text in ("1949", *days, "2060")], 1000)
    assert axis.first >= day_of("2014-12-01") and axis.last <= day_of("2015-10-01")


def test_facts_spread_evenly_are_all_to_scale():
    axis = fit([interval(str(year)) for year in range(1950, 2020, 10)], 1000)
    assert axis.first <= day_of("1950-01-01") and axis.last >= day_of("2011-01-01")


@pytest.mark.parametrize(
    ("start", "end", "some"),
    [
        ("2015-08-10", "2015-08-20", "11 Aug"), ("2015-01-01", "2015-12-31", "Apr"),
        ("1990-01-01", "2020-01-01", "2000"), ("0800-01-01", "2020-01-01", "1000"),
    ],
)  # fmt: skip
def test_ticks_suit_the_span_and_do_not_touch(start, end, some):
    axis = fit([Interval(day_of(start), day_of(start), day_of(start), day_of(end))], 1000)
    marks = ticks(axis)
    assert some in {label.split("\n")[0] for _, label in marks}
    spots = [axis.pixel(at / 86_400_000) for at, _ in marks]
    wide = [max(lettering.width(line, 12) for line in label.split("\n")) for _, label in marks]
    assert all(b - a > (u + v) / 2 for (a, u), (b, v) in pairwise(zip(spots, wide, strict=True)))
    assert all(u / 2 <= a <= 1000 - u / 2 for a, u in zip(spots, wide, strict=True))


def test_days_in_words():
    assert in_words(day_of("2015-08-11")) == "11 Aug 2015"
    assert in_words(day_of("0476-09-04")) == "4 Sep 476"
