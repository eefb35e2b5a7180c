"""Corrections after a new run, in which the engine or the text has changed: followed, orphaned or needless."""

from __future__ import annotations

import pytest

from briefing.correction import Correction
from briefing.corrections import amendment, review
from briefing.tables import Tables
from rerun import rerun, unedited
from shipped import actor, done, event, marked, mention, only, text


@pytest.fixture(scope="module")
def snowden(tables: Tables) -> Correction:
    return review.change(tables, "actors", actor(tables, "Edward Snowden"), {"role": "whistle-blower"})


def test_words_that_are_gone_make_an_orphan(tables: Tables, snowden: Correction) -> None:
    start, end = marked(tables, "Snowden")
    new = rerun(tables, unedited(text(tables)).delete(start, end))
    assert only(new, snowden) == ("orphan", "its words are gone")


def test_words_that_stand_twice_make_an_orphan(tables: Tables, snowden: Correction) -> None:
    size = len(text(tables))
    new = rerun(tables, unedited(text(tables)).insert(size, "\n\n").copy(0, size, size + 2))
    assert only(new, snowden) == ("orphan", "its words stand more than once")


def test_words_that_move_are_followed(tables: Tables, snowden: Correction) -> None:
    new, outcomes = amendment.apply(rerun(tables, unedited(text(tables)).insert(0, "A new opening.\n\n")), [snowden])
    assert outcomes[0].state == "applied"
    assert new["actors"].set_index("name").at["Edward Snowden", "role"] == "whistle-blower"


def test_a_look_alike_is_left_alone(tables: Tables, snowden: Correction) -> None:
    start, end = marked(tables, "contractor Edward Snowden")
    new = unedited(text(tables)).delete(start, end).insert(0, "Then Edward Snowden spoke.\n\n")
    assert only(rerun(tables, new), snowden) == ("orphan", "its words are gone")


def test_what_the_engine_says_itself_is_needless(tables: Tables) -> None:
    key = event(tables, "meet")
    made = review.change(tables, "events", key, {"status": "possible"})
    better = done(tables, made)
    assert only(better, made) == ("needless", "it reads so without it")


def test_an_accepted_row_that_reads_otherwise_is_an_orphan(tables: Tables) -> None:
    key = event(tables, "meet")
    made = review.accept(tables, "events", key)
    other = done(tables, review.change(tables, "events", key, {"status": "possible"}))
    assert only(other, made) == ("orphan", "it reads otherwise now than when it was accepted")


def test_another_tie_on_the_same_words_is_left_alone(tables: Tables) -> None:
    tie = tables["relations"]["relation"].iloc[2]
    made = review.change(tables, "relations", tie, {"status": "negated"})
    other = done(tables, review.change(tables, "relations", tie, {"kind": "accuses"}))
    state, why = only(other, made)
    assert state == "orphan" and "no tie" in why


def test_words_counted_to_somebody_else_are_left_alone(tables: Tables) -> None:
    made = review.change(tables, "actors", actor(tables, "U.S. government"), {"kind": "organization"})
    other = done(tables, review.merge(tables, actor(tables, "U.S. government"), actor(tables, "China")))
    assert only(other, made) == ("orphan", "its words are now counted to “China”")


def test_an_actor_whose_name_is_read_with_more_words_is_found(tables: Tables, snowden: Correction) -> None:
    key, start = actor(tables, "Edward Snowden"), marked(tables, "contractor Edward Snowden")[0]
    longer = {"start": start, "text": "contractor Edward Snowden"}
    actors, mentions = (tables[n].copy() for n in ("actors", "mentions"))
    for held in (actors, mentions):
        own = (held["actor"] == key) & (held["text"] == "Edward Snowden")
        for name, value in longer.items():
            held.loc[own, name] = value
    new = {**tables, "actors": actors, "mentions": mentions}
    assert only(new, snowden) == ("applied", "")
    actors.loc[actors["actor"] == key, "name"] = "Ed Snow"
    assert only(new, snowden) == ("orphan", "no actor rests on its words now")


def test_a_rejected_row_that_is_no_longer_found_is_needless(tables: Tables) -> None:
    made = review.remove(tables, "relations", tables["relations"]["relation"].iloc[0])
    better = done(tables, made)
    assert only(better, made)[0] == "needless"


def test_actors_that_the_engine_merges_itself_need_no_merging(tables: Tables) -> None:
    made = review.merge(tables, actor(tables, "U.S. government"), actor(tables, "United States"))
    assert only(done(tables, made), made) == ("needless", "both are one actor without it")


def test_actors_that_the_engine_splits_itself_need_no_splitting(tables: Tables) -> None:
    made = review.split(tables, actor(tables, "Barack Obama"), [mention(tables, "President Obama")])
    assert only(done(tables, made), made)[0] == "needless"


def test_a_row_that_the_engine_finds_now_keeps_what_was_said_of_it(tables: Tables) -> None:
    start, end = marked(tables, "source code")
    made = review.add(tables, "sectors", start, end, {"name": "software and IT services", "isic": "J62"})
    better = done(tables, made)
    assert only(better, made)[0] == "needless"
    other = done(
        better,
        review.change(
            better, "sectors", better["sectors"].set_index("text").at["source code", "sector"], {"isic": "J"}
        ),
    )
    new, outcomes = amendment.apply(other, [made])
    assert outcomes[0].state == "applied" and "reads otherwise" in outcomes[0].why
    assert new["sectors"].set_index("text").at["source code", "isic"] == "J62"


def test_a_broken_table_does_not_make_orphans_of_all(tables: Tables) -> None:
    made = review.change(tables, "events", event(tables, "meet"), {"status": "possible"})
    assert only({**tables, "actors": tables["actors"].iloc[:0]}, made) == ("applied", "")


def test_a_missing_speaker_is_named(tables: Tables) -> None:
    made = review.change(
        tables, "quotes", tables["quotes"]["quote"].iloc[0], {"speaker": actor(tables, "Edward Snowden")}
    )
    gone = done(tables, review.remove(tables, "actors", actor(tables, "Edward Snowden")))
    state, why = only(gone, made)
    assert state == "orphan" and "the actor “Edward Snowden” that it names" in why
