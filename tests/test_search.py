"""The search over all articles: every word in one sentence, phrases as they stand, passages around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.article import around, entry, hits
from test_shelf import tables

SENTENCES = [("a", "Banks use “back doors” in China’s networks."), ("b", "The back of the doors."), ("c", "A setback.")]


@pytest.mark.parametrize(
    ("words", "found"),
    [("back", "ab"), ("BACK doors", "ab"), ('"back doors"', "a"), ("“back doors”", "a"), ("china's", "a"),
     ("back zebra", ""), ("net", "a"), ("works", ""), ("", ""), ('""', ""), ("(", "")],
)  # fmt: skip
def test_which_sentences_hold_the_words(words: str, found: str) -> None:
    assert "".join(hit.sentence for hit in hits(SENTENCES, words)) == found


@given(st.text(alphabet="ab .", min_size=1, max_size=60), st.integers(0, 59), st.integers(10, 30))
def test_a_passage_is_short_and_of_the_sentence(text: str, at: int, width: int) -> None:
    passage = around(text, min(at, len(text) - 1), width)
    assert len(passage) <= width + 2
    assert passage.strip("…").strip() in " ".join(text.split())


def test_an_entry_counts_what_was_found() -> None:
    made = entry(tables(title="Met", source="The Post", published="2015-08-11"))
    assert (made.about, made.coverage) == ("The Post · published 11 August 2015", "0 of 1 sentence (0 %) gave a fact.")
    assert made.counts.startswith("3 words: 0 events, 0 quotes, 0 ties, 1 actor.")
