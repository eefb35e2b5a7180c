"""A date as an interval of days, as long as its doubt, and in words."""

import pytest

from charts.axis import span_in_words
from charts.interval import Interval, day_of, interval


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
    assert (found.outer_start, found.outer_end) == (day_of(start), day_of(end))
    assert found.moment and found.core_start == found.core_end
    assert found.exact == (day_of(end) - day_of(start) == 1)


@pytest.mark.parametrize("edtf", ["XXXX-06", "../XXXX-06", "XXXX-03-04", "XXXX-10/XXXX-04"])
def test_a_date_of_no_told_year_has_no_place_on_the_line(edtf):
    assert interval(edtf) is None


def test_an_interval_has_a_certain_core_between_doubtful_ends():
    assert interval("2018/2019-06") == Interval(
        day_of("2018-01-01"), day_of("2019-01-01"), day_of("2019-06-01"), day_of("2019-07-01"), moment=False
    )
    days = interval("2015-08-11/2015-08-14")
    assert (days.core_start, days.core_end) == (day_of("2015-08-11"), day_of("2015-08-15"))
    blurred = interval("2015/2015")
    assert blurred.core_start == blurred.core_end, "nothing is certain inside one year"


def test_an_open_end_is_open_and_never_made_up():
    since, until = interval("2013/..", "2013-01-01", ""), interval("../2013", "", "2014-01-01")
    assert since.right_open and not since.left_open and since.outer_start == day_of("2013-01-01")
    assert until.left_open and until.outer_end == day_of("2014-01-01")
    assert interval("[..2013]").left_open and interval("[2013..]").right_open
    assert interval("", "2013-05-04", "").right_open and interval("", "", "2013-05-04").left_open


@pytest.mark.parametrize("edtf", ["", "soon", "2015-13", "2015-02-30", "/", "../.."])
def test_what_says_no_date_has_none(edtf):
    assert interval(edtf) is None


def test_bounds_stand_in_for_what_cannot_be_read():
    week = interval("2015-W33", "2015-08-10", "2015-08-17")
    assert (week.outer_start, week.outer_end) == (day_of("2015-08-10"), day_of("2015-08-17"))


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2015-08-11", "11 Aug 2015"), ("2015-09", "Sep 2015"), ("2013", "2013"), ("201X", "2010–2019"),
        ("2013/..", "since 2013"), ("../2013", "up to 2013"), ("2018/2019-06", "2018 – Jun 2019"),
    ],
)  # fmt: skip
def test_a_date_in_words(edtf, words):
    assert span_in_words(interval(edtf)) == words
