"""Corrections: each finds its row by its words, changes what it says and nothing else, and says when it cannot."""

from __future__ import annotations

import pytest

from briefing import correction
from briefing.correction import CorrectionError
from briefing.corrections import review
from briefing.dossier import Dossier
from briefing.tables import TABLES, Tables
from shipped import actor, differing, done, event, marked, mention, only, row


def test_an_accepted_row_says_so_and_nothing_else(tables: Tables) -> None:
    key = event(tables, "meet")
    new = done(tables, review.accept(tables, "events", key))
    assert row(new, "events", key)["origin"] == "accepted"
    assert differing(tables, new) == {"events"}


def test_an_accepted_event_may_be_put_otherwise(tables: Tables) -> None:
    made = review.accept(tables, "events", event(tables, "meet"))
    renamed = done(tables, review.change(tables, "actors", actor(tables, "Xi Jinping"), {"name": "Xi"}))
    assert only(renamed, made) == ("applied", "")


def test_what_was_changed_stays_changed_when_it_is_accepted(tables: Tables) -> None:
    key = event(tables, "meet")
    changed = done(tables, review.change(tables, "events", key, {"status": "possible"}))
    accepted = done(changed, review.accept(changed, "events", key))
    assert row(accepted, "events", key)["origin"] == "changed"


def test_an_actor_is_renamed_in_the_labels_of_its_events_too(tables: Tables) -> None:
    new = done(
        tables, review.change(tables, "actors", actor(tables, "Xi Jinping"), {"name": "Xi", "kind": "government"})
    )
    assert row(new, "actors", actor(new, "Xi"))["kind"] == "government"
    assert row(new, "events", event(new, "meet"))["label"] == "Barack Obama will meet Chinese President Xi"


def test_a_date_is_counted_anew_and_its_events_follow(tables: Tables) -> None:
    timex = row(tables, "events", event(tables, "meet"))["timex"]
    new = done(tables, review.change(tables, "timexes", timex, {"edtf": "2015-10-02"}))
    for table, key in (("timexes", timex), ("events", event(new, "meet"))):
        held = row(new, table, key)
        assert (held["edtf"], held["earliest"], held["latest"]) == ("2015-10-02", "2015-10-02", "2015-10-03")
        assert (held["precision"], held["origin"]) == ("day", "changed")


def test_an_event_with_a_date_of_its_own_does_not_follow(tables: Tables) -> None:
    key = event(tables, "meet")
    timex = row(tables, "events", key)["timex"]
    dated = done(tables, review.change(tables, "events", key, {"edtf": "2015-09-25"}))
    new = done(dated, review.change(dated, "timexes", timex, {"edtf": "2016"}))
    assert row(new, "events", key)["edtf"] == "2015-09-25"
    assert row(new, "events", key)["timex"] == ""


def test_an_event_told_along_with_an_open_date_follows_its_point(tables: Tables) -> None:
    key = event(tables, "revealed")
    held = row(tables, "events", key)
    assert (held["edtf"], row(tables, "timexes", held["timex"])["edtf"]) == ("2013", "2013/..")
    new = done(tables, review.change(tables, "timexes", held["timex"], {"edtf": "2012/.."}))
    assert (row(new, "events", key)["edtf"], row(new, "events", key)["latest"]) == ("2012", "2013-01-01")


def test_an_event_takes_over_another_date_of_the_text(tables: Tables) -> None:
    key, timex = event(tables, "urging"), row(tables, "events", event(tables, "sent"))["timex"]
    new = done(tables, review.change(tables, "events", key, {"timex": timex}))
    assert row(new, "events", key)["latest"] == "2015-08-12"
    evidence = new["evidence"]
    own = evidence[(evidence["row"] == key) & (evidence["role"] == "timex")]
    assert own["text"].tolist() == ["August 11, 2015"]


def test_participants_are_replaced_with_their_words(tables: Tables) -> None:
    key = event(tables, "meet")
    china = actor(tables, "China")
    new = done(tables, review.change(tables, "events", key, {"recipient": [china]}))
    parts = new["participants"][new["participants"]["event"] == key]
    assert [(p.role, p.actor) for p in parts.itertuples()] == [
        ("recipient", china), ("agent", actor(tables, "Barack Obama")),
    ]  # fmt: skip
    assert row(new, "events", key)["label"] == "Barack Obama will meet Chinese President China"
    words = new["evidence"][(new["evidence"]["row"] == key) & (new["evidence"]["role"] == "recipient")]
    assert set(words["text"]) <= {"China", "Chinese", "its"}


def test_a_speaker_is_changed_with_the_words_it_rests_on(tables: Tables) -> None:
    quote = tables["quotes"]["quote"].iloc[0]
    new = done(tables, review.change(tables, "quotes", quote, {"speaker": actor(tables, "Barack Obama")}))
    evidence = new["evidence"]
    assert evidence[(evidence["row"] == quote) & (evidence["role"] == "speaker")]["text"].tolist() == [
        "President Barack Obama"
    ]
    assert row(new, "quotes", quote)["speaker"] == actor(tables, "Barack Obama")


def test_a_speaker_is_taken_away(tables: Tables) -> None:
    quote = tables["quotes"]["quote"].iloc[0]
    new = done(tables, review.change(tables, "quotes", quote, {"speaker": ""}))
    evidence = new["evidence"]
    assert row(new, "quotes", quote)["speaker"] == ""
    assert evidence[(evidence["row"] == quote) & (evidence["role"] == "speaker")].empty


def test_merged_actors_share_everything(tables: Tables) -> None:
    goes, stays = actor(tables, "U.S. government"), actor(tables, "United States")
    counts = tables["actors"].set_index("actor")["mentions"]
    new = done(tables, review.merge(tables, goes, stays))
    held = row(new, "actors", stays)
    assert held["mentions"] == counts[goes] + counts[stays]
    assert held["aliases"] == "America; U.S. government"
    for table in TABLES:
        for column in new[table].columns:
            assert goes not in set(new[table][column]) or column in ("text",), (table, column)
    assert "Edward Snowden revealed that the United States" in row(new, "events", event(new, "revealed"))["label"]


def test_a_tie_between_merged_actors_goes(tables: Tables) -> None:
    chamber, groups = actor(tables, "U.S. Chamber of Commerce"), actor(tables, "19 U.S. business groups")
    new = done(tables, review.merge(tables, chamber, groups))
    assert len(new["relations"]) == len(tables["relations"]) - 1
    assert set(new["evidence"]["row"][new["evidence"]["table"] == "relations"]) <= set(new["relations"]["relation"])


def test_split_mentions_take_their_acts_along(tables: Tables) -> None:
    obama = actor(tables, "Barack Obama")
    chosen = [mention(tables, "President Obama", 0)]
    new = done(tables, review.split(tables, obama, chosen, {"name": "The other Obama"}))
    other = actor(new, "The other Obama")
    parts = new["participants"][new["participants"]["event"] == event(new, "meet")]
    assert other in set(parts["actor"]) and obama not in set(parts["actor"])
    assert row(new, "actors", obama)["mentions"] == row(tables, "actors", obama)["mentions"] - 1
    assert row(new, "events", event(new, "meet"))["label"].startswith("The other Obama will meet")
    ties = new["relations"][new["relations"]["kind"] == "meets"]
    assert ties["source"].tolist() == [other]


def test_the_best_mention_can_be_split_off(tables: Tables) -> None:
    obama = actor(tables, "Barack Obama")
    new = done(tables, review.split(tables, obama, [mention(tables, "President Barack Obama")]))
    assert (
        row(new, "actors", obama)["text"] == "Presidents Obama"
        or row(new, "actors", obama)["text"] == "President Obama"
    )
    assert actor(new, "President Barack Obama") == f"{obama}.2"


def test_not_all_mentions_are_split_off(tables: Tables) -> None:
    obama = actor(tables, "Barack Obama")
    own = tables["mentions"][tables["mentions"]["actor"] == obama]["mention"]
    with pytest.raises(CorrectionError, match="No mention of it would be left"):
        review.split(tables, obama, own)


def test_a_mention_that_means_another_takes_its_acts_along(tables: Tables) -> None:
    key = event(tables, "push")
    him = next(m.mention for m in tables["mentions"].itertuples() if m.text == "him")
    new = done(tables, review.change(tables, "mentions", him, {"actor": actor(tables, "Xi Jinping")}))
    parts = new["participants"][(new["participants"]["event"] == key) & (new["participants"]["role"] == "agent")]
    assert parts["actor"].tolist() == [actor(tables, "Xi Jinping")]


def test_marked_words_become_a_sector(tables: Tables) -> None:
    start, end = marked(tables, "source code")
    new = done(tables, review.add(tables, "sectors", start, end, {"name": "software and IT services", "isic": "J62"}))
    held = new["sectors"][new["sectors"]["text"] == "source code"].iloc[0]
    assert (held["isic"], held["origin"]) == ("J62", "added")
    assert new["sectors"]["start"].is_monotonic_increasing


def test_marked_words_become_an_actor_with_a_mention(tables: Tables) -> None:
    start, end = marked(tables, "bilateral summit")
    new = done(tables, review.add(tables, "actors", start, end, {"kind": "collective", "name": "The summit"}))
    key = actor(new, "The summit")
    assert new["mentions"][new["mentions"]["actor"] == key]["text"].tolist() == ["bilateral summit"]


def test_marked_words_become_an_event_with_parts_and_date(tables: Tables) -> None:
    start, end = marked(tables, "doing business within China")
    values = {"status": "occurred", "agent": [actor(tables, "China")], "edtf": "2014/.."}
    new = done(tables, review.add(tables, "events", start, end, values))
    held = new["events"][new["events"]["text"] == "doing business within China"].iloc[0]
    assert (held["earliest"], held["latest"], held["precision"], held["origin"]) == ("2014-01-01", "", "open", "added")
    assert new["participants"][new["participants"]["event"] == held["event"]]["text"].tolist() == ["China"]


def test_marked_words_become_a_quote_and_a_tie(tables: Tables) -> None:
    start, end = marked(tables, "(“ICT”)")
    said = done(tables, review.add(tables, "quotes", start + 1, end - 1, {"speaker": actor(tables, "China")}))
    start += 1
    quote = said["quotes"][said["quotes"]["start"] == start].iloc[0]
    assert (quote["kind"], quote["searchable"], quote["origin"]) == ("direct", "ICT", "added")
    ends = {"source": actor(tables, "China"), "target": actor(tables, "United States"), "kind": "at odds with"}
    start, end = marked(tables, "U.S.-China relations")
    tied = done(tables, review.add(tables, "relations", start, end, ends))
    assert tied["relations"][tied["relations"]["start"] == start]["label"].tolist() == ["U.S.-China relations"]


def test_a_rejected_actor_goes_with_its_names_and_ties(tables: Tables) -> None:
    key = actor(tables, "Edward Snowden")
    new = done(tables, review.remove(tables, "actors", key))
    assert key not in set(new["participants"]["actor"]) | set(new["mentions"]["actor"])
    assert key not in set(new["relations"]["source"])
    assert "Edward Snowden" not in set(new["mentions"]["text"])


def test_a_rejected_tie_leaves_its_like(tables: Tables) -> None:
    first = tables["relations"]["relation"].iloc[0]
    new = done(tables, review.remove(tables, "relations", first))
    assert len(new["relations"]) == len(tables["relations"]) - 1
    assert first not in set(new["evidence"]["row"])


WRONG = [
    ("actors", "China", {"kind": "firm"}, "The kind of an actor is one of person, organization"),
    ("actors", "China", {"name": " "}, "The name of an actor cannot be empty"),
    ("actors", "China", {"country": "XYZ"}, "no country code"),
    ("actors", "China", {"size": "many"}, "“many” is no whole number"),
    ("actors", "China", {"mentions": 3}, "'mentions' cannot be set"),
    ("actors", "China", {"name": "China"}, "reads so already"),
    ("events", "meet", {"status": "surely"}, "The status of an event is one of occurred"),
    ("events", "meet", {"edtf": "2015-13"}, "“2015-13” is no date that can be read"),
    ("events", "meet", {"edtf": "2016/2015"}, "ends before it starts"),
    ("events", "meet", {"holder": "nobody"}, "There is no such actor"),
    ("events", "meet", {"agent": ["nobody"]}, "There is no such actor"),
    ("events", "meet", {"cameo": "99"}, "CAMEO root from 01 to 20"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "which", "values", "says"), WRONG)
def test_a_wrong_value_is_said_and_changes_nothing(
    tables: Tables, table: str, which: str, values: dict[str, object], says: str
) -> None:
    key = actor(tables, which) if table == "actors" else event(tables, which)
    with pytest.raises(CorrectionError, match=says):
        review.change(tables, table, key, values)


def test_what_is_there_cannot_be_added_again(tables: Tables) -> None:
    with pytest.raises(CorrectionError, match="already"):
        review.add(tables, "sectors", *marked(tables, "banking"), {"name": "insurance"})
    with pytest.raises(CorrectionError, match=r"already|counted to"):
        review.add(tables, "actors", *marked(tables, "Edward Snowden"), {"kind": "country"})


def test_the_only_words_for_an_actor_stay(tables: Tables) -> None:
    with pytest.raises(CorrectionError, match="reject the actor instead"):
        review.remove(tables, "mentions", mention(tables, "Edward Snowden"))
    with pytest.raises(CorrectionError, match="merge the two actors instead"):
        review.change(tables, "mentions", mention(tables, "Edward Snowden"), {"actor": actor(tables, "China")})


def test_a_correction_is_read_back_as_it_was_written(tables: Tables) -> None:
    made = review.change(
        tables, "events", event(tables, "meet"), {"agent": [actor(tables, "China")], "holder": actor(tables, "China")}
    )
    assert correction.of(made.form()) == made


def test_no_corrections_cost_nothing(tables: Tables) -> None:
    assert Dossier(tables).tables is tables
