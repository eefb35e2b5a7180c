"""Dates passed on to what goes on with a dated event.

`{2024-04-30~ word}` is an event's word and its date, `-` is none, and " / " ends a paragraph.
"""

from __future__ import annotations

import re

import pytest

from briefing import document, pipeline

PUBLISHED = "2024-05-03"
MARK = re.compile(r"\{(\S+) ([^}]+)\}")

GOES_ON = """
Malta {2024-04-30 sued} Greece on Tuesday, and Vantor Bank {2024-04-30~ fired} its auditor.
Malta {2023-03-07 sued} Greece on 7 March 2023. It {2023-03-07~ fined} Vantor Bank.
On Tuesday Malta {2024-04-30 fined} Vantor Bank. Greece {2024-04-30~ sued} Malta.
Malta {2024-04-30 fined} Vantor Bank on Tuesday. / Greece {2024-04-30~ sued} Malta.
Malta {2024-04-30 fined} Vantor Bank on Tuesday. / The case is old. / Greece {2024-05-03~ denied} any part in it.
Malta {2024-04-30 fined} Vantor Bank on Tuesday. / The case is old. / The minister {2024-05-03~ warns} that prices will rise.
Malta {2024-04-30 fined} Vantor Bank on Tuesday. Greece then {2024-04-30~ sued} Malta.
Malta {2024-04-30 fined} Vantor Bank on Tuesday. “We will pay,” its chairman said. Greece {2024-04-30~ sued} Malta.
Malta {2024-04-30 fined} Vantor Bank on Tuesday. The bank {2024-04-30~ accepted} the fine and {2024-04-30~ sued} Greece.
Malta {2024-04-30 fined} Vantor Bank on Tuesday, while Greece {2024-04-30~ sued} its auditor.
Vantor Bank has {2024-05-03~ announced} a merger that was first {2022 discussed} two years ago.
"""
# What stands apart from the date told before: another time of its own, other actors long ago, habits, what may be.
APART = """
Malta {2023-03-07 sued} Greece on 7 March 2023. Vantor Bank {- fined} its auditor.
Malta {2023-03-07 sued} Greece on 7 March 2023. It had {- fined} Vantor Bank.
Malta {2023-03-07 sued} Greece on 7 March 2023. / Malta {- fined} Vantor Bank.
Malta {2023 sued} Greece in 2023. It {- fined} Vantor Bank.
Malta {2024-04-30 fined} Vantor Bank on Tuesday. Greece previously {- sued} Malta.
Malta {2024-04-30 fined} Vantor Bank on Tuesday. Malta often {- sued} Greece.
Malta {2024-04-30 fined} Vantor Bank on Tuesday. The bank is old and rich. Greece {- sued} Malta.
Malta {2024-04-30 fined} Vantor Bank on Tuesday. Greece {2019 sued} Malta in 2019. The court {- denied} the request.
Malta {2024-04-30 fined} Vantor Bank on Tuesday. / The case is old. / The law {- requires} banks to pay.
"""


def dated(nlp, line: str) -> tuple[dict[str, str], dict[str, tuple[str, str]]]:
    """The dates that a line marks by word, and those found, with their rule."""
    marked = f"The report came late.\n\n{line}".replace(" / ", "\n\n")
    text = MARK.sub(lambda found: found[2], marked)
    events = pipeline.prepare(document.make(text, "case", published=PUBLISHED), nlp=nlp)["events"]
    found = {event.trigger: (event.edtf, event.rule) for event in events.itertuples()}
    return {word: "" if date == "-" else date for date, word in MARK.findall(marked)}, found


@pytest.mark.parametrize("line", [line for line in (GOES_ON + APART).splitlines() if line])
def test_a_date_is_passed_on_only_to_what_goes_on_with_it(nlp, line: str):
    wanted, found = dated(nlp, line)
    assert {word: found.get(word, ("", ""))[0] for word in wanted} == wanted
    assert all(bool(found[word][1]) == date.endswith("~") for word, date in wanted.items() if date)


def test_a_date_passed_on_has_bounds_to_both_sides_but_not_beyond_the_article(nlp):
    text = "The report came late.\n\nMalta fined Vantor Bank on Tuesday. Greece sued Malta."
    events = pipeline.prepare(document.make(text, "case", published=PUBLISHED), nlp=nlp)["events"].set_index("trigger")
    assert tuple(events.loc["sued", ["earliest", "latest", "precision"]]) == ("2024-04-23", "2024-05-04", "month")
