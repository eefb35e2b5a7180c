"""A fact copied as text tells who says it, how it is meant, the words it rests on, and the source."""

import pytest

from facts.card import card
from facts.table import collect


def copied(tables, pick):
    facts = collect(tables)
    return card(tables, facts, pick(facts))["copy"].split("\n")


def first(facts, **wanted):
    for column, value in wanted.items():
        facts = facts[facts[column] == value]
    return facts["fact"].iloc[0]


def test_a_claim_is_copied_as_the_claim_of_whoever_makes_it(tables):
    lines = copied(tables, lambda facts: first(facts, table="events", status="attributed"))
    assert "Meant as: somebody in the text says so; the author does not vouch for it (Chinese officials)" in lines
    assert "Rests on: “are required”" in lines


def test_a_quote_is_copied_as_printed_with_its_speaker(tables):
    lines = copied(tables, lambda facts: first(facts, table="quotes", kind="partial"))
    assert lines[0] == "“back doors” (Edward Snowden, former National Security Agency contractor)"
    assert any(line.startswith("Who: Edward Snowden") for line in lines)


def test_the_source_is_all_that_is_known_of_it(tables):
    known = {"author": "A. Writer", "published": "2015-08-12", "url": "https://example.org/a"}
    told = {**tables, "documents": tables["documents"].assign(title="A title", **known)}
    lines = copied(told, lambda facts: first(facts, table="relations"))
    assert lines[-1] == (
        "Source: A title, A. Writer, Law-firm blog post, published 12 August 2015, https://example.org/a, paragraph 1"
    )


@pytest.mark.parametrize(("odd", "shown"), [("\u202eabc", "⟨RLO⟩abc"), ("a\x00b", "a␀b")])
def test_what_cannot_be_seen_is_told(tables, odd, shown):
    told = {**tables, "documents": tables["documents"].assign(title=odd)}
    assert f"Source: {shown}, " in copied(told, lambda facts: first(facts, table="events"))[-1]
