"""Which facts lead: each mark only rises with its cause, the reasons are the score, and the shipped article's leads."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.tables import STATUSES, Tables
from facts import salience
from facts.opening import Opening
from facts.salience import WEIGHTS, Reason
from facts.statement import Statement
from facts.table import collect
from facts.telling import Telling
from shelf import take

README = Path(__file__).parents[1] / "README.md"
BRIEFING = Path(__file__).parents[1] / "data" / "briefings" / "us-business-groups-letter"
NAMES = ("a", "b", "c", "d")


@pytest.fixture(scope="module")
def tables() -> Tables:
    return take(BRIEFING).tables


def test_the_readme_names_every_weight() -> None:
    table = README.read_text("utf-8").partition("| mark | weight |")[2].partition("\n\n")[0]
    told = re.findall(r"^\| (\w+) \| ([\d.]+) \|", table, re.M)
    assert {name: float(weight) for name, weight in told} == WEIGHTS


@example(3, 4, 11)
@example(3, 4, 100)
@given(st.integers(1, 400), st.integers(1, 400), st.integers(1, 400))
def test_what_is_told_earlier_never_weighs_less(first: int, second: int, total: int) -> None:
    early, late = sorted((first, second))
    assert 0 <= salience.position(late, total).mark <= salience.position(early, total).mark <= 1


@given(st.lists(st.integers(0, 90), min_size=4, max_size=4), st.integers(0, 3), st.integers(0, 40))
def test_more_mentions_of_an_actor_never_weigh_less(times: list[int], which: int, more: int) -> None:
    held = dict(zip(NAMES, times, strict=True)) | {"busiest": 200}
    risen = held | {NAMES[which]: held[NAMES[which]] + more}
    names = dict.fromkeys(held, "x")
    assert salience.repetition(NAMES, held, names).mark <= salience.repetition(NAMES, risen, names).mark <= 1


@given(st.integers(0, 30), st.integers(0, 30))
def test_more_actors_never_weigh_less(one: int, other: int) -> None:
    few, many = sorted((one, other))
    assert 0 <= salience.actors(few).mark <= salience.actors(many).mark <= 1


@given(st.sets(st.sampled_from("letter rules china summit obama court".split())), st.sampled_from(("letter", "court")))
def test_more_of_the_title_never_weighs_less(said: set[str], word: str) -> None:
    title = salience.content_words("Court letter on China rules")
    less, more = " ".join(sorted(said)), " ".join(sorted(said | {word}))
    assert salience.title(less, title).mark <= salience.title(more, title).mark <= 1


def test_a_date_ahead_weighs_more_than_a_plan_without_one_and_that_more_than_none() -> None:
    fact = {"earliest": "2015-09-01", "edtf": "2015-09", "status": "planned"}
    marks = [
        salience.ahead(case, "2015-08-11").mark
        for case in (fact, fact | {"earliest": "", "edtf": ""}, fact | {"earliest": "2015-01-01"})
    ]
    assert marks == [1.0, 0.5, 0.0]
    assert salience.ahead(fact, "2015-08-11").why == "dated ahead (September 2015)"


def test_a_sentence_that_leans_on_the_one_before_is_less_clear() -> None:
    said = [
        "A district court acquitted them in May.",
        "The court acquitted the three executives in May.",
        "The bank won.",
    ]
    assert [salience.clear(Statement(text, True)).mark for text in said] == [0.5, 1.0, 0.5]
    assert salience.clear(Statement(said[1], False)).mark == 0


def test_every_status_has_a_mark_and_claims_weigh_less_than_what_the_author_says() -> None:
    assert set(salience.STATUS) == set(STATUSES)
    assert max(salience.STATUS, key=lambda s: salience.STATUS[s]) == "occurred"
    assert salience.STATUS["attributed"] < salience.STATUS["occurred"]


def test_the_reasons_are_the_score(tables: Tables) -> None:
    for lead in salience.ranking(Telling(tables), collect(tables)):
        assert {reason.name for reason in lead.reasons} == set(WEIGHTS)
        assert all(0 <= reason.mark <= 1 for reason in lead.reasons)
        assert lead.score == pytest.approx(sum(reason.points for reason in lead.reasons), abs=1e-3)
        assert list(lead.reasons) == sorted(lead.reasons, key=lambda r: -r.points)


def test_the_reasons_are_told_in_words() -> None:
    told = (Reason("position", 1.0, "told first"), Reason("dated", 1.0, ""), Reason("actors", 1.0, "three actors"))
    assert salience.Lead("f", "x", 1.0, told).why == "Leads because: told first, three actors."


def test_what_leads_the_shipped_article(tables: Tables) -> None:
    leads = salience.leads(tables, collect(tables))
    assert [lead.text for lead in leads[:2]] == [
        "On 11 August 2015, 19 U.S. business groups sent a letter to President Barack Obama urging him to push China "
        "to change its cybersecurity rules.",
        "In September 2015, Barack Obama will meet Chinese President Xi Jinping.",
    ]
    assert len(leads) == 5
    assert not any(salience.alike(a.text, b.text) for a in leads for b in leads if a is not b)


def test_a_headline_does_not_lead_since_the_title_says_it(tables: Tables) -> None:
    documents = tables["documents"].assign(title=tables["sentences"].iloc[0]["text"])
    made = {**tables, "documents": documents}
    repeated = Opening(Telling(made)).repeated
    assert repeated and not repeated & {lead.fact for lead in salience.leads(made, collect(made))}


def test_an_article_without_facts_has_no_leads(tables: Tables) -> None:
    assert salience.leads(tables, collect(tables).head(0)) == []
