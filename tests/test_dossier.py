"""An article with its journal: the corrected tables, what became of each correction, the record; and new runs."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.corrections import amendment, audit, journal, review
from briefing.corrections.journal import Journal
from briefing.dossier import Dossier
from briefing.package import load
from briefing.tables import Tables
from rerun import rerun, unedited
from survival import corrections, fates, real, survive

FOLDER = next((Path(__file__).parents[1] / "data" / "briefings").iterdir())
FOUND = load(FOLDER)


def actor(tables: Tables, name: str) -> str:
    return str(tables["actors"].set_index("name").at[name, "actor"])


def kind(dossier: Dossier, name: str) -> str:
    return str(dossier.tables["actors"].set_index("name").at[name, "kind"])


@pytest.fixture
def dossier() -> Dossier:
    return Dossier(FOUND, Journal())


def test_without_corrections_the_tables_are_those_found(dossier: Dossier) -> None:
    assert dossier.tables is FOUND and dossier.outcomes == [] and dossier.audit().empty


def test_tables_are_made_once_for_a_state_of_the_journal(dossier: Dossier) -> None:
    dossier.journal.do(review.change(dossier.tables, "actors", actor(FOUND, "China"), {"kind": "government"}))
    assert dossier.tables is dossier.tables
    assert dossier.tables["events"] is FOUND["events"], "what is not changed is not copied"


def test_undo_and_redo_change_the_tables(dossier: Dossier) -> None:
    key = actor(FOUND, "China")
    one = dossier.journal.do(review.change(dossier.tables, "actors", key, {"kind": "government"}))
    two = dossier.journal.do(review.change(dossier.tables, "actors", key, {"role": "the other side"}))
    assert kind(dossier, "China") == "government"
    dossier.journal.undo(one.id)
    assert kind(dossier, "China") == "country"
    assert dossier.tables["actors"].set_index("name").at["China", "role"] == "the other side"
    dossier.journal.redo(one.id)
    assert kind(dossier, "China") == "government"
    assert dossier.acts_on(key) == [one, two]


def test_what_is_gone_on_with_is_what_is_made_anew() -> None:
    held = Dossier(FOUND, Journal())
    for each in corrections(FOUND, random.Random(1), 5):
        held.journal.do(each)
        anew = Dossier(FOUND, held.journal)
        assert anew.outcomes == held.outcomes
        assert all(anew.tables[name].equals(held.tables[name]) for name in FOUND)


def test_an_undo_says_what_rested_on_it(dossier: Dossier) -> None:
    at = FOUND["documents"]["text"].iloc[0].index("bilateral summit")
    values = {"kind": "collective", "name": "The summit"}
    added = dossier.journal.do(review.add(dossier.tables, "actors", at, at + 16, values))
    quote = FOUND["quotes"]["quote"].iloc[0]
    named = {"speaker": actor(dossier.tables, "The summit")}
    dossier.journal.do(review.change(dossier.tables, "quotes", quote, named))
    dossier.journal.undo(added.id)
    assert [(o.state, o.why) for o in dossier.outcomes] == [
        ("orphan", "the actor “The summit” that it names is not there")
    ]
    assert dossier.tables is FOUND or dossier.tables["quotes"].equals(FOUND["quotes"])


def test_the_record_says_when_what_from_to_and_why(dossier: Dossier) -> None:
    key = FOUND["events"]["event"].iloc[4]
    change = review.change(
        dossier.tables, "events", key, {"status": "occurred", "agent": [actor(FOUND, "China")]}, "it took place"
    )
    act = dossier.journal.do(change, who="Ana")
    dossier.journal.undo(act.id, who="Ben")
    first, second = dossier.audit().to_dict("records")
    assert tuple(first) == audit.COLUMNS
    assert (first["when"], first["who"], first["what"], first["table"]) == (act.at, "Ana", "change", "events")
    assert (first["words"], first["why"], first["state"]) == ("meet", "it took place", "undone")
    assert first["from"] == "status: planned; agent: Barack Obama"
    assert first["to"] == "status: occurred; agent: China"
    assert (second["who"], second["what"], second["state"]) == ("Ben", "undo change", "undone")
    dossier.journal.redo(act.id)
    assert dossier.audit()["state"].tolist() == ["applied"] * 3


def test_a_correction_that_no_longer_fits_is_an_orphan(dossier: Dossier) -> None:
    """A hand-written line that no form would have let through."""
    line = b'{"id": "x", "at": "", "act": "do", "correction": {"table": "actors", "action": "change", "exact": '
    for change, says in [
        (b'"Edward Snowden", "set": {"kind": "spy"}', "one of person"),
        (b'"Edward Snowden", "set": {"nose": "long"}', "no column 'nose'"),
        (b'"Edward Snowden", "set": {"text": "somebody"}', "would not fit together"),
        (b'"Edward Snowden", "set": {"document": "other"}', "of this article"),
        (b'"Edward Snowden", "set": {"size": 1' + b"0" * 30 + b"}", "whole number"),
        (b'"", "set": {}', ""),
    ]:
        held = Dossier(FOUND, journal.parse(line + change + b"}}\n"))
        assert all(o.state == "orphan" and says in o.why for o in held.outcomes), held.outcomes
        assert all(held.tables[name].equals(FOUND[name]) for name in FOUND)


# New runs.


def test_all_is_kept_when_nothing_has_changed() -> None:
    text = FOUND["documents"]["text"].iloc[0]
    made = corrections(FOUND, random.Random(2), 12)
    counts, lost = fates(rerun(FOUND, unedited(text)), unedited(text), made)
    assert (counts, lost) == ({"applied": 12}, [])


@settings(max_examples=3, deadline=None)
@given(st.integers(0, 10**6))
def test_none_is_lost_whatever_changes(seed: int) -> None:
    """Edits, doubled and moved sentences, look-alikes put in on purpose, and engines that find otherwise."""
    counts, lost = survive(FOUND, 2, seed, wanted=8)
    assert lost == [] and sum(counts.values()) == 16


def test_none_is_lost_with_the_real_engine() -> None:
    counts, lost = survive(FOUND, 3, 7, wanted=8, engine=real)
    assert lost == [] and counts["applied"] > 8


def test_applied_again_and_again_is_the_same() -> None:
    made = corrections(FOUND, random.Random(4), 15)
    first, _ = amendment.apply(FOUND, made)
    second, _ = amendment.apply(FOUND, made)
    assert all(first[name].equals(second[name]) for name in FOUND)
