"""What holds for any text and any day: spans slice back, bounds are in order, a date written out reads back."""

from __future__ import annotations

import datetime as dt

from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing import lexicon, timex
from briefing.document import Document
from briefing.tables import Timex
from briefing.timexes.expression import expressions

WORDS = lexicon.load()
UNHURRIED = settings(deadline=None)  # a shared core may pause any example
FORMATS = (
    "%Y-%m-%d", "%d.%m.%Y", "%B {day}, %Y", "{day} %B %Y", "%A, %B {day}, %Y", "%b {day}, %Y", "{day} %b %Y",
    "the {nth} of %B %Y", "%B {nth}, %Y", "%A {day} %B %Y", "%Y-%m-%dT10:30:00Z", "%B {day} %Y", "{day} %B, %Y",
)  # fmt: skip
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2059, 12, 31))
VOCABULARY = sorted({word for entry in WORDS.entries("timex") for word in entry.words()})
GLUE = [
    "in", "on", "of", "the", "a", "an", "this", "that", "first", "last", "next", "every", "half", "past", "at",
    "within", "to", "from", "between", "and", "since",
    "until", "by", "before", "after", "ago", "later", "earlier", "fiscal",
    "year's", "0", "5", "12", "31", "2015", "2,000", "1990s", "'08", "3rd", "5:30", "Q3", "8/11/2015", "2015-08-11",
    "9" * 20,     ",", ".", "-", "–", "/", "(", ")", "%", "\n\n", "\x00", "\ud800", "😀", "שלום",
]  # fmt: skip
MIXED = st.lists(st.sampled_from([*VOCABULARY, *GLUE]), min_size=1, max_size=14).map(" ".join)


def find(text: str, seen: dt.date | None = None) -> list[Timex]:
    document = Document(id="any", text=text)
    return timex.find(document, None, seen, "given" if seen else "", WORDS)


def nth(day: int) -> str:
    suffix = "th" if 10 <= day % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{suffix}"


@UNHURRIED
@given(DAYS, st.sampled_from(FORMATS))
def test_a_day_written_out_reads_back(day: dt.date, form: str) -> None:
    written = day.strftime(form.format(day=day.day, nth=nth(day.day)))
    (row,) = find(f"They met on {written} in Geneva.")
    assert (row.text, row.edtf) == (written, day.isoformat())
    assert (row.earliest, row.latest) == (day.isoformat(), (day + dt.timedelta(days=1)).isoformat())


@UNHURRIED
@given(st.integers(1, 12), st.integers(1900, 2059))
def test_a_month_written_out_reads_back(month: int, year: int) -> None:
    first = dt.date(year, month, 1)
    (row,) = find(f"They met in {first:%B %Y} in Geneva.")
    assert (row.text, row.edtf, row.earliest) == (f"{first:%B %Y}", f"{first:%Y-%m}", first.isoformat())


@UNHURRIED
@given(DAYS, DAYS)
def test_a_range_reads_back_in_order(one: dt.date, two: dt.date) -> None:
    first, last = sorted((one, two))
    rows = find(f"It ran from {first.day} {first:%B %Y} to {last.day} {last:%B %Y}.")
    value = f"{first.isoformat()}/{last.isoformat()}" if first != last else first.isoformat()
    assert [row.edtf for row in rows] == [value]


@UNHURRIED
@given(st.one_of(st.text(st.characters()), MIXED), DAYS)
def test_any_text_is_read_and_every_row_slices_back(text: str, seen: dt.date) -> None:
    end = 0
    for row in find(text, seen):
        assert text[row.start : row.end] == row.text
        assert row.start >= end
        assert not (row.earliest and row.latest) or row.earliest < row.latest
        assert row.rule
        end = row.end


@settings(UNHURRIED, max_examples=60)
@given(MIXED, DAYS)
def test_values_are_edtf_and_the_bounds_are_those_of_the_library(text: str, seen: dt.date) -> None:
    for row in find(text, seen):
        if not row.edtf:
            continue
        value = parse_edtf(row.edtf)
        if row.edtf.startswith(("-", "XXXX")) or "/-" in row.edtf or row.edtf[4:7] == "-24":
            continue  # no calendar date holds these, and the library ends a winter with the year
        if row.earliest:
            assert tuple(value.lower_strict())[:3] == dt.date.fromisoformat(row.earliest).timetuple()[:3]
        if row.latest:
            last = dt.date.fromisoformat(row.latest) - dt.timedelta(days=1)
            assert tuple(value.upper_strict())[:3] == last.timetuple()[:3]


@UNHURRIED
@given(MIXED)
def test_finding_in_a_string_does_not_depend_on_what_stands_after_a_blank_line(text: str) -> None:
    alone = [(e.start, e.end) for e in expressions(text, WORDS)]
    before = [(e.start, e.end) for e in expressions(f"{text}\n\nIt went on.", WORDS)]
    assert before == alone
