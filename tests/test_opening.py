"""What the title tells leads, the other side's answer comes with it, and what would have been never does."""

from __future__ import annotations

import pandas as pd
import pytest

from briefing import language, pipeline
from briefing.document import make
from facts import brief, salience
from facts.heading import headings
from facts.opening import Opening, stem
from facts.salience import Lead
from facts.statement import counterfactual
from facts.table import collect
from facts.telling import Telling

FINE = """\
Regulator fines Acme Corporation over late filings

The Ministry of Finance said on Tuesday that it had looked at the books of several firms in the capital for years.

The Ministry of Finance met Brightway Bank in March 2023. Brightway Bank would otherwise have faced a penalty of €5 \
million, the Ministry of Finance said.

On Tuesday the Ministry of Finance fined Acme Corporation €3 million. Acme Corporation denied any wrongdoing and said \
it would appeal.
"""


def leads(text: str, title: str) -> list[Lead]:
    tables = pipeline.prepare(make(text, "case", published="2024-03-14", title=title), nlp=language.load())
    return salience.leads(tables, collect(tables))


def test_what_the_title_tells_leads_and_the_answer_of_the_accused_follows() -> None:
    found = leads(FINE, "Regulator fines Acme Corporation over late filings")
    assert "fine" in found[0].text and "Acme Corporation" in found[0].text
    assert "the title tells it" in found[0].why
    answers = [lead for lead in found if "the other side's answer" in lead.why]
    assert answers and "Acme Corporation denie" in answers[0].text


def test_what_would_have_been_does_not_lead_as_a_plan() -> None:
    told = {lead.text: lead for lead in leads(FINE, "Regulator fines Acme Corporation over late filings")}
    unreal = [lead for text, lead in told.items() if "otherwise" in text]
    assert all("planned" not in lead.why and lead is not next(iter(told.values())) for lead in unreal)


@pytest.mark.parametrize(
    ("words", "unreal"),
    [
        ("would otherwise have faced a penalty", True),
        ("could have entered the market", True),
        ("would not have been sold", True),
        ("would have to pay a penalty", False),
        ("will face a penalty", False),
    ],
)
def test_what_would_have_been_is_known_by_its_words(words: str, unreal: bool) -> None:
    assert counterfactual(words) is unreal


def test_forms_of_one_verb_meet_and_others_do_not() -> None:
    assert stem("fines") == stem("fined") and stem("denies") == stem("denied")
    assert stem("fined") != stem("finds")


def test_a_denial_answers_only_where_the_opening_accuses() -> None:
    text = "Acme Corporation opened a plant in Leeds on Monday.\n\nThe council welcomed it. Acme Corporation denied a rumour."
    tables = pipeline.prepare(make(text, "case", published="2024-03-14"), nlp=language.load())
    opening = Opening(Telling(tables))
    assert not any(opening.answers(fact) for fact in collect(tables).to_dict("records"))


def facts_of(text: str) -> pd.DataFrame:
    return collect(pipeline.prepare(make(text, "case", published="2024-03-14"), nlp=language.load()))


def test_a_plain_no_of_the_author_is_not_in_dispute() -> None:
    facts = facts_of("Acme Corporation was not fined. Brightway Bank denied that it had bribed officials.")
    plain, disputed = brief.not_so(facts), brief.unsure(facts)
    assert plain["label"].tolist() == ["Acme Corporation was not fined"]
    assert "Acme Corporation was not fined" not in disputed["label"].tolist()


def test_a_length_of_time_is_no_date_that_could_not_be_settled() -> None:
    text = "Acme Corporation paid a rival for nine years. The ministry has said nothing since the affair."
    tables = pipeline.prepare(make(text, "case", published="2024-03-14"), nlp=language.load())
    assert "nine years" in tables["timexes"]["text"].tolist()
    assert "nine years" not in brief.undated(tables)["text"].tolist()


def test_a_heading_tells_no_fact_and_a_list_may() -> None:
    body = "Acme Corporation sued the bank in Leeds."
    assert "What has changed" not in facts_of(f"{body}\n\nWhat has changed\n\n{body}")["text"].tolist()
    numbered = pd.DataFrame(
        [
            (1, 1, body),
            (2, 2, "Acme sued"),
            (3, 3, "Brightway paid"),
            (4, 4, body),
            (5, 5, "Why Acme sued"),
            (6, 6, body),
        ],
        columns=["number", "paragraph", "text"],
    )
    assert headings(numbered) == {5}


def test_a_title_that_the_article_tells_again_is_among_what_happened() -> None:
    text = f"{FINE.splitlines()[0]}\n\nLEEDS, 14 March 2024 - The Ministry of Finance on Tuesday fined Acme Corporation €3 million."
    title = FINE.splitlines()[0]
    tables = pipeline.prepare(make(text, "case", published="2024-03-14", title=title), nlp=language.load())
    left = set(tables["events"]["event"]) - Opening(Telling(tables)).repeated
    assert "fine" in set(tables["events"].set_index("event").loc[list(left), "act"])
