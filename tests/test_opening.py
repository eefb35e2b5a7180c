"""What the title tells leads, the other side's answer comes with it, and what would have been never does."""

from __future__ import annotations

import pytest

from briefing import language, pipeline
from briefing.document import make
from facts import salience
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
