"""Two names of one actor made one: no label names it twice, no tie stands twice, and the message keeps the old name."""

from __future__ import annotations

import pytest

from briefing import language, pipeline
from briefing.corrections import amendment, review
from briefing.document import make
from briefing.package import check
from briefing.tables import Tables
from facts import hand, statement
from facts.telling import Telling

TEXT = (
    "The European Consumer Organisation and BEUC welcomed the decision. "
    "The European Consumer Organisation and BEUC accused Acme Corporation of fraud."
)


@pytest.fixture(scope="module")
def found() -> Tables:
    return pipeline.prepare(make(TEXT, "case", published="2024-03-14"), nlp=language.load())


def ids(tables: Tables) -> tuple[str, str]:
    named = tables["actors"].set_index("name")["actor"]
    return str(named["BEUC"]), str(named["European Consumer Organisation"])


def test_labels_sentences_and_ties_name_a_merged_actor_once(found: Tables) -> None:
    goes, stays = ids(found)
    made, outcome = amendment.one(found, review.merge(found, goes, stays))
    assert outcome.state == "applied"
    check(made)
    telling = Telling(made)
    told = [statement.of_event(telling, row).text for row in made["events"].to_dict("records")]
    assert "The European Consumer Organisation welcomed the decision." in told
    for words in [*made["events"]["label"], *told]:
        assert words.count("European Consumer Organisation") <= 1 or words.startswith("The article")
    assert not made["relations"].duplicated(["source", "target", "kind", "status", "holder", "event"]).any()
    assert len(made["relations"]) < len(found["relations"])


def test_the_message_keeps_the_name_that_went(found: Tables) -> None:
    goes, stays = ids(found)
    made = review.merge(found, goes, stays)
    said = hand.words(made, {}, called="European Consumer Organisation")
    assert said == "merged “BEUC” into “European Consumer Organisation”"
