"""The calendar, read by vobject: whole days, tentative, the passage in it, the same bytes every time."""

import datetime as dt

import pytest
import vobject

from exports import agenda
from exports.inert import visible


def entries(data):
    """The entries of a calendar whose lines keep to RFC 5545."""
    assert data.endswith(b"\r\n") and b"\n" not in data.replace(b"\r\n", b"")
    assert all(len(line) <= 75 and line.decode() is not None for line in data.split(b"\r\n"))
    return list(vobject.readOne(data.decode(), validate=True).contents.get("vevent", []))


def dated(tables, edtf, earliest, latest, status="planned"):
    """The shipped article with one event, dated so."""
    event = tables["events"][tables["events"]["status"] == "planned"].head(1)
    return {**tables, "events": event.assign(edtf=edtf, earliest=earliest, latest=latest, status=status)}


def test_a_month_ahead_is_a_tentative_entry_as_long_as_the_month(tables):
    (entry,) = entries(agenda.calendar(tables))
    assert entry.summary.value == "Barack Obama will meet Chinese President Xi Jinping (September 2015)"
    assert (entry.dtstart.value, entry.dtend.value) == (dt.date(2015, 9, 1), dt.date(2015, 10, 1))
    assert entry.status.value == "TENTATIVE" and entry.transp.value == "TRANSPARENT"
    assert "The article says: “President Obama will meet Chinese President Xi Jinping”" in entry.description.value
    assert "printed “Next month”" in entry.description.value and "Law-firm blog post" in entry.description.value


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest", "first", "after"),
    [
        ("2015-10-03", "2015-10-03", "2015-10-04", "2015-10-03", "2015-10-04"),
        ("2016", "2016-01-01", "2017-01-01", "2016-01-01", "2017-01-01"),
        ("../2015-09-30", "", "2015-10-01", "2015-09-30", "2015-10-01"),
        ("../2015-12", "", "2016-01-01", "2015-12-01", "2016-01-01"),
        ("2016-07/..", "2016-07-01", "", "2016-07-01", "2016-08-01"),
        ("2015-09-07/2015-09-13", "2015-09-07", "2015-09-14", "2015-09-07", "2015-09-14"),
    ],
)
def test_a_date_is_as_long_as_the_doubt_and_open_where_it_is_open(tables, edtf, earliest, latest, first, after):
    (entry,) = entries(agenda.calendar(dated(tables, edtf, earliest, latest)))
    assert (entry.dtstart.value.isoformat(), entry.dtend.value.isoformat()) == (first, after)


def test_what_is_over_undated_or_denied_is_not_ahead(tables):
    assert not entries(agenda.calendar(dated(tables, "2014", "2014-01-01", "2015-01-01")))
    assert not entries(agenda.calendar(dated(tables, "", "", "")))
    assert not entries(agenda.calendar(dated(tables, "2016", "2016-01-01", "2017-01-01", status="negated")))


def test_a_calendar_is_the_same_every_time(tables):
    first, again = agenda.calendar(tables), agenda.calendar(tables)
    assert first == again
    (entry,) = entries(first)
    assert entry.dtstamp.value == dt.datetime(2015, 8, 11, tzinfo=dt.UTC)
    assert entry.uid.value.startswith("us-business-groups-letter:event:264-268@")


def test_odd_text_adds_no_line_of_its_own(hostile, odd):
    data = agenda.calendar(hostile)
    (entry,) = entries(data)
    assert data.count(b"\r\nBEGIN:") == 1
    assert entry.summary.value.startswith(visible(odd).strip()[:1].upper())
    assert not any(mark in data.decode() for mark in "\x00\x07\x1b\u202e\u202c\ufffe")
