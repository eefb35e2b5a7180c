"""EDTF as a person writes it: what the passes write is read back as it was meant, and what is no date is said."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.timexes import edtf
from briefing.timexes import period as calendar
from briefing.timexes.period import SEASONS, Period

DAYS = st.dates(dt.date(1700, 1, 1), dt.date(2300, 12, 31))
UNITS = ("day", "week", "weekend", "month", "quarter", "half", "year", "decade", "century")
WHOLE = st.builds(calendar.containing, DAYS, st.sampled_from(UNITS)) | st.builds(
    calendar.season, st.integers(1700, 2300), st.sampled_from(list(SEASONS))
)
PERIODS = WHOLE | st.builds(calendar.since, WHOLE) | st.builds(calendar.until, WHOLE)


@given(PERIODS)
def test_what_the_passes_write_is_read_back(period: Period) -> None:
    found = edtf.read(period.edtf)
    if period.edtf.endswith("/..") or period.edtf.startswith("../"):  # the passes keep no end of a longer time
        assert (found.precision, found.edtf) == ("open", period.edtf)
    else:
        assert found == period


@pytest.mark.parametrize(
    ("value", "start", "end", "precision"),
    [
        ("2015-08-11", "2015-08-11", "2015-08-12", "day"),
        ("2015-09", "2015-09-01", "2015-10-01", "month"),
        ("2016-02", "2016-02-01", "2016-03-01", "month"),
        ("2015", "2015-01-01", "2016-01-01", "year"),
        ("2015~", "2015-01-01", "2016-01-01", "year"),
        ("2015-21", "2015-03-01", "2015-06-01", "quarter"),
        ("2015-24", "2015-12-01", "2016-03-01", "quarter"),
        ("2015-34", "2015-04-01", "2015-07-01", "quarter"),
        ("201X", "2010-01-01", "2020-01-01", "decade"),
        ("19XX", "1900-01-01", "2000-01-01", "decade"),
        ("2013/..", "2013-01-01", None, "open"),
        ("../2013-05", None, "2013-06-01", "open"),
        ("2013/2015", "2013-01-01", "2016-01-01", "year"),
        ("2013-05-04/2013-06", "2013-05-04", "2013-07-01", "day"),
        ("2015-08-10/2015-08-16", "2015-08-10", "2015-08-17", "week"),
        ("2015-08-11/2015-08-16", "2015-08-11", "2015-08-17", "day"),
    ],
)
def test_values_and_their_bounds(value: str, start: str | None, end: str | None, precision: str) -> None:
    found = edtf.read(value)
    bounds = [side.isoformat() if side else None for side in (found.start, found.end)]
    assert ([*bounds, found.precision], found.edtf) == ([start, end, precision], value)


@pytest.mark.parametrize(
    "value",
    ["tomorrow", "2015-13", "2015-02-30", "2015-8-1", "11/08/2015", "2015-08-11T10:00", "../..", "/", "2015~~", "20155",
     "2015-00", "2015-40", " 2015", "2015/2016/2017"],
)  # fmt: skip
def test_what_is_no_date_is_said(value: str) -> None:
    with pytest.raises(ValueError, match="no date that can be read; write it as 2015-08-11"):
        edtf.read(value)


def test_an_interval_that_runs_back_is_said() -> None:
    with pytest.raises(ValueError, match="“2016/2015” ends before it starts"):
        edtf.read("2016/2015")
