"""Quotation marks: which ones belong together, what stands between them, how it reads."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing import language, quotation
from briefing.quotes import marks
from steps import lines_run

PAIRED = [
    ("He said “we go” and left.", ["“we go”"]),
    ('He said "we go" and left.', ['"we go"']),
    ("He said ‘we go’ and left.", ["‘we go’"]),
    ("He said 'we go' and left.", ["'we go'"]),
    ("Er sagte „wir gehen“ und »gut«. Il dit «oui».", ["„wir gehen“", "»gut«", "«oui»"]),
    ("“He said ‘no’ twice,” she wrote.", ["“He said ‘no’ twice,”", "‘no’"]),
    ('"He said "no" twice."', ['"He said "no" twice."', '"no"']),
    ("‘The groups’ letter isn’t ours,’ he said.", ["‘The groups’ letter isn’t ours,’"]),
    ("The groups’ letter and the boys' school in the ’90s.", []),
    ('A 5\'10" man on a 12" board said "no".', ['"no"']),
    ("The '80s were the firm's best years.", []),
    ("A stray ” here and a “good” one there.", ["“good”"]),
]


@pytest.mark.parametrize(("text", "expected"), PAIRED)
def test_marks_that_belong_together(text: str, expected: list[str]) -> None:
    assert [m.span.of(text) for m in marks.find(text) if m.closed] == expected


def test_a_mark_repeated_at_a_new_paragraph_goes_on() -> None:
    text = "He wrote: “One.\n\n“Two.\n\n“Three.” Then he left."
    (found,) = marks.find(text)
    assert [piece.of(text) for piece in found.pieces] == ["“One.", "“Two.", "“Three.”"]


def test_a_mark_that_closes_in_the_next_paragraph() -> None:
    text = 'She said, "It was a hard day.\n\nWe shall win." They left.'
    (found,) = marks.find(text)
    assert [piece.of(text) for piece in found.pieces] == ['"It was a hard day.', 'We shall win."']


def test_an_unclosed_mark_ends_at_its_paragraph_and_takes_nothing_with_it() -> None:
    text = "He said “we go.\n\nNobody “heard” him.\n\nThe “end” came."
    found = marks.find(text)
    assert [m.span.of(text) for m in found if m.closed] == ["“heard”", "“end”"]
    assert [m.span.of(text) for m in found if not m.closed] == ["“we go."]


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab \n“”‘’'\"«»„.,s5"), max_size=80))
def test_any_marks_pair_without_error_and_slice_back(text: str) -> None:
    for found in marks.find(text):
        for piece in found.pieces:
            assert 0 <= piece.start < piece.end <= len(text)
        assert text[found.span.start] == found.pieces[0].of(text)[0]


def test_work_grows_with_length_not_faster() -> None:
    unit = '‘He’s “not” here, the boys’ said "x". “Odd\n'
    few, many = (lines_run(lambda times=times: marks.find(unit * times)) for times in (50, 500))
    assert 0 < many < 11 * few


TERMS = [
    "Information technology (“ICT”) firms grew.",
    "Acme Ltd (the “Company”) filed the papers.",
    "They read the book “The Long Way Home” at night.",
    "Her novel “Dust” won a prize.",
    "The so-called “expert” left the room.",
    "The rebel, known as “Tiger”, fled.",
    "A unit called “Red Cell” broke the code.",
    "Police held Joe “Fingers” Malone on Friday.",
    "The word “tariff” is old.",
]
SPEECH = [
    "The envoy said the offer was “not serious”.",
    "“We will sign,” the envoy said.",
    "The envoy called the offer “a bad joke”.",
    "“No,” said the envoy.",
]


@pytest.mark.parametrize("text", TERMS)
def test_terms_titles_and_nicknames(text: str) -> None:
    parse = language.parse(text, language.load())
    assert all(quotation.is_term(text, parse, m) for m in marks.find(text))


@pytest.mark.parametrize("text", SPEECH)
def test_speech_is_no_term(text: str) -> None:
    parse = language.parse(text, language.load())
    assert not any(quotation.is_term(text, parse, m) for m in marks.find(text))


READS = [
    ("“[i]n particular, we agree.”", "in particular, we agree.", ["[i]"]),
    ("“We\u00a0will\n pay.”", "We will pay.", []),
    ("“It was … a very long day for us.”", "a very long day for us.", ["…"]),
    ("“We signed . . . and then we went home.”", "and then we went home.", [". . ."]),
    ("“The banks [of London] are closed on that day.”", "are closed on that day.", ["[of London]"]),
    ("“They was late [sic] again.”", "They was late", ["[sic]"]),
    ("“He said ‘no’.”", "He said ‘no’.", []),
]


@pytest.mark.parametrize(("printed", "searchable", "alterations"), READS)
def test_the_form_to_look_for(printed: str, searchable: str, alterations: list[str]) -> None:
    assert quotation.searchable(printed) == searchable
    assert quotation.alterations(printed) == alterations
