"""Tails that say who said so: found where a sentence ends with one, and put back as what governs it."""

from __future__ import annotations

import pytest

from briefing import language
from briefing.reading import tail

FOUND = """
Zambia returned the man on Sunday, [a senior official said].
Prices rose by a third, [the agency reported on Wednesday].
It will not pay, [Acme's lawyer said in a statement].
"""
NOT_FOUND = """
The minister, a former judge, said nothing.
Prices rose, and the agency said so.
On Monday, the agency said that prices had risen.
The firm, which the agency said had failed, was sold.
Wine, bread and salt, the host said, were free.
"""


def lines(cases: str) -> list[str]:
    return [line for line in cases.splitlines() if line]


@pytest.mark.parametrize("line", lines(FOUND))
def test_a_tail_governs_the_sentence_before_it(nlp, line: str):
    text, start = line.replace("[", "").replace("]", ""), line.index("[")
    parse = language.parse(text, nlp)
    (found,) = tail.find(parse)
    assert parse[found.start].idx == start
    assert len(list(parse.sents)) == 1
    assert parse[found.verb].dep_ == "ROOT"
    assert [t.dep_ for t in parse[found.verb].children if t.i < found.start - 1] == ["ccomp"]


@pytest.mark.parametrize("text", lines(NOT_FOUND))
def test_no_tail_where_a_sentence_goes_on(nlp, text: str):
    assert list(tail.find(language.parse(text, nlp))) == []
