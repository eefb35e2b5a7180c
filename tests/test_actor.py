"""Who is who: names, short forms and descriptions that are one actor, and those that must stay apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing import actor, document, language, lexicon, pipeline
from briefing.tables import Tables
from steps import lines_run


def read(text: str) -> Tables:
    return pipeline.prepare(document.make(text, "x"), nlp=language.load())


def actors(text: str) -> dict[str, str]:
    found = read(text)["actors"]
    return dict(zip(found["name"], found["kind"], strict=True))


def meant(text: str, words: str) -> str:
    """The actor that the last mention with these words stands for; '' where it is open."""
    tables = read(text)
    names = dict(zip(tables["actors"]["actor"], tables["actors"]["name"], strict=True))
    ids = [m.actor for m in tables["mentions"].itertuples() if m.text.removeprefix("The ") == words]
    return names.get(ids[-1], "")


@pytest.mark.parametrize("start", [
    "LISBON, 3 May 2024 - ", "LISBON, May 3 (Reuters) - ", "LISBON, May 3, 2024 — ", "LISBON/MADRID, May 3 (Reuters) -- ",
    "LISBON (Reuters) – ", "Lisbon, 3 May 2024 – ", "LISBON, Portugal and MADRID, Spain – 3 May 2024 – ",
    "LISBON and MADRID, 3 May 2024 /PRNewswire/ -- ",
])  # fmt: skip
def test_the_place_of_a_report_does_nothing(start: str) -> None:
    tables = read(f"{start}The Portuguese Competition Authority on Friday fined the brewer Almar.")
    assert list(tables["actors"]["name"]) == ["Portuguese Competition Authority", "Almar"]
    names = dict(zip(tables["actors"]["actor"], tables["actors"]["name"], strict=True))
    assert [names[p.actor] for p in tables["participants"].itertuples() if p.role == "agent"] == [
        "Portuguese Competition Authority"
    ]


def test_a_dash_in_a_sentence_ends_no_dateline() -> None:
    assert "Kenya" in actors("Kenya - once a colony - signed the treaty with Uganda.")


@pytest.mark.parametrize(("text", "name"), [
    ("The Norwegian Medicines Agency spoke. The Agency fined Orbex.", "Norwegian Medicines Agency"),
    ("The Federal Maritime Commission met. The Commission's chairman left.", "Federal Maritime Commission"),
])  # fmt: skip
def test_a_body_is_called_by_its_noun(text: str, name: str) -> None:
    assert meant(text, "Agency" if "Agency" in name else "Commission") == name


@pytest.mark.parametrize(("text", "name"), [
    ("The drugmaker Nordal Pharma A/S objected.", "Nordal Pharma A/S"),
    ("The lender Nordal Invest K/S objected.", "Nordal Invest K/S"),
    ("Kepler Optics Pte. Ltd. objected.", "Kepler Optics Pte. Ltd."),
])  # fmt: skip
def test_a_legal_form_belongs_to_the_name(text: str, name: str) -> None:
    assert actors(text) == {name: "organization"}


def test_a_firm_with_a_legal_form_is_the_firm_without() -> None:
    text = "Nordal Pharma A/S objected. Nordal Pharma sued the state. Nordal's shares fell."
    assert actors(text) == {"Nordal Pharma A/S": "organization"}
    assert meant(text, "Nordal") == "Nordal Pharma A/S"


def test_an_abbreviation_between_commas_is_the_name_before() -> None:
    text = "The European Brewers Association, EBRA, welcomed the ruling. EBRA sued Almar."
    assert meant(text, "EBRA") == "European Brewers Association"


def test_an_office_with_its_field_is_one_role_and_its_holder_acts() -> None:
    tables = read("Under Secretary of Commerce Maria Olsen condemned the attack.")
    assert list(tables["actors"]["role"]) == ["Under Secretary of Commerce"]
    assert list(tables["participants"]["role"]) == ["agent"]


def test_who_is_fined_stands_before_the_amount() -> None:
    tables = read("The Norwegian Medicines Agency fined the Danish drugmaker Nordal Pharma A/S €12 million for delays.")
    names = dict(zip(tables["actors"]["actor"], tables["actors"]["name"], strict=True))
    roles = {p.role: names[p.actor] for p in tables["participants"].itertuples()}
    assert roles == {"agent": "Norwegian Medicines Agency", "recipient": "Nordal Pharma A/S"}


def test_a_trade_means_the_firm_that_is_given_it() -> None:
    text = "The drugmaker Nordal sued a German insurer, Rheinische Kasse. Nordal won. The insurer declined to comment."
    assert actors(text) == {"Nordal": "organization", "Rheinische Kasse": "organization"}
    assert meant(text, "insurer") == "Rheinische Kasse"


@pytest.mark.parametrize("text", [
    "The European Commission fined the drugmaker Nordal. The insurer declined to comment.",
    "The Norwegian Medicines Agency met. The company declined to comment.",
])  # fmt: skip
def test_no_firm_is_a_body_of_state_or_of_another_trade(text: str) -> None:
    assert meant(text, "insurer" if "insurer" in text else "company") == ""


@pytest.mark.parametrize(("text", "name"), [
    ("Rules hit the Swiss group Lovanis.", "Lovanis"),
    ("Germany's largest insurer, Rheinische Kasse, is considering a claim.", "Rheinische Kasse"),
    ("She said a unit of the army known as Vesna broke into the bank.", "Vesna"),
])  # fmt: skip
def test_a_noun_for_a_firm_or_unit_makes_an_organization(text: str, name: str) -> None:
    assert actors(text).get(name) == "organization"


def test_a_number_is_no_organization() -> None:
    assert actors("The rule creates a new Trade Control Classification Number.") == {}


@pytest.mark.parametrize(("text", "name"), [
    ("The attack hit civilians in winter.", "civilians"),
    ("The party wants the government to expel Russian diplomats.", "Russian diplomats"),
])  # fmt: skip
def test_a_group_takes_no_time_and_no_verb_into_its_name(text: str, name: str) -> None:
    assert name in actors(text)


def parts(text: str, act: str) -> set[tuple[str, str]]:
    """Role and name of those who take part in the events of an act."""
    tables = read(text)
    names = dict(zip(tables["actors"]["actor"], tables["actors"]["name"], strict=True))
    events = {e.event for e in tables["events"].itertuples() if e.act == act}
    return {(p.role, names[p.actor]) for p in tables["participants"].itertuples() if p.event in events}


def test_a_subject_is_found_over_a_relative_clause() -> None:
    text = (
        "Representative Anna Roth, who chairs the House Select Committee on Trade, called on the Maritime Agency to go "
        "further and to add Orvell Shipping Ltd to the list."
    )
    tables = read(text)
    names = dict(zip(tables["actors"]["actor"], tables["actors"]["name"], strict=True))
    assert {names.get(q) for q in tables["quotes"]["speaker"]} == {"Anna Roth"}
    assert "Anna Roth" not in {names[r.target] for r in tables["relations"].itertuples() if r.kind == "sanctioned by"}


def test_a_penalty_is_on_whom_it_is_imposed_on() -> None:
    text = "The Maritime Agency imposed a penalty of $9 million on Orvell Shipping Ltd for exports to two parties."
    assert parts(text, "fine") == {("agent", "Maritime Agency"), ("recipient", "Orvell Shipping Ltd")}


def test_inspectors_of_two_bodies_act() -> None:
    text = "Inspectors from the Commission and the Danish Competition and Consumer Authority raided Nordal in May."
    assert ("agent", "Inspectors from the Commission") in parts(text, "raid")


def test_the_speaker_is_named_behind_the_office() -> None:
    tables = read('"This is no deterrent," said EBRA\'s director general, Carlos Vega.')
    names = dict(zip(tables["actors"]["actor"], tables["actors"]["name"], strict=True))
    assert [names.get(q) for q in tables["quotes"]["speaker"]] == ["Carlos Vega"]


def test_a_country_before_a_noun_is_no_owner() -> None:
    text = "Orvell moved goods through a Singapore affiliate, Kepler Optics Pte. Ltd., to a plant."
    assert "part of" not in set(read(text)["relations"]["kind"])


def test_an_appeal_to_a_court_urges_nobody() -> None:
    assert "urges" not in set(read("Nordal said it would appeal to the General Court.")["relations"]["kind"])


def test_a_firm_named_like_a_town_is_the_firm() -> None:
    text = "The drugmaker Halden Pharma A/S objected. Halden denied it. VGZ sued Halden in May. Shares in Halden fell."
    assert actors(text) == {"Halden Pharma A/S": "organization", "VGZ": "organization"}


@pytest.mark.parametrize(("text", "found"), [
    ("A hacking group known as Fancy Bear attacked the ministry.", {"Fancy Bear": "organization"}),
    ("A malware called NotPetya spread.", {}),
    ("Airbus SE sued Orvell S.p.A. in May.", {"Airbus SE": "organization", "Orvell S.p.A.": "organization"}),
    ("The French bank Crédit Nord objected.", {"Crédit Nord": "organization"}),
])  # fmt: skip
def test_one_described_and_named_is_one(text: str, found: dict[str, str]) -> None:
    assert actors(text) == found


def test_an_office_with_its_field_goes_before_the_name() -> None:
    tables = read("Minister of Finance Olaf Berg met Secretary of State Antony Blinken in Oslo.")
    assert dict(zip(tables["actors"]["name"], tables["actors"]["role"], strict=True)) == {
        "Olaf Berg": "Minister of Finance", "Antony Blinken": "Secretary of State",
    }  # fmt: skip


def test_a_field_with_an_article_is_part_of_the_office() -> None:
    found = read("Secretary of the Treasury Janet Yellen said banks in London were safe.")["actors"]
    assert ("Janet Yellen", "Secretary of the Treasury") in set(zip(found["name"], found["role"], strict=True))


def test_of_two_commissions_named_together_neither_is_guessed() -> None:
    text = "The Federal Trade Commission and the European Commission agreed. The Commission will fine Meta."
    assert meant(text, "Commission") == ""


def test_a_capital_that_a_firm_is_named_after_is_not_the_firm() -> None:
    assert meant("Berlin Chemie AG objected. Berlin said it would act.", "Berlin") == "Germany"


def test_the_fined_is_found_before_a_second_verb() -> None:
    text = "The SEC fined Acme Corp. $5 million and ordered it to pay Orvell Ltd."
    assert ("recipient", "Acme Corp.") in parts(text, "fine")


def test_who_is_fined_did_what_the_fine_is_for() -> None:
    text = "The Norwegian Medicines Agency fined the Danish drugmaker Nordal Pharma A/S €12 million for paying a rival."
    assert ("agent", "Nordal Pharma A/S") in parts(text, "payment")


def test_a_listing_that_is_asked_for_ties_nobody() -> None:
    text = "Roth called on the Maritime Agency to add Orvell Shipping Ltd to the list."
    assert "sanctioned by" not in set(read(text)["relations"]["kind"])


def test_officials_of_two_bodies_do_not_meet_each_other() -> None:
    text = "Officials from the Treasury and the Federal Reserve met bankers in May."
    tables = read(text)
    names = dict(zip(tables["actors"]["actor"], tables["actors"]["name"], strict=True))
    ties = {(names[r.source], names[r.target]) for r in tables["relations"].itertuples() if r.kind == "meets"}
    assert ("Officials from the Treasury", "Federal Reserve") not in ties


@pytest.mark.parametrize(("text", "words", "name"), [
    ("The bank Crédit Nord fired 20 people. The bank declined to comment.", "bank", "Crédit Nord"),
    ("Amazon sued Perplexity AI Inc. in May. The airline declined to comment.", "airline", ""),
    ("The International Court of Justice ruled. The Court rejected the claim.", "Court", "International Court of Justice"),
])  # fmt: skip
def test_a_trade_or_seat_means_one_or_nobody(text: str, words: str, name: str) -> None:
    assert meant(text, words) == name


def test_a_body_called_by_its_noun_alone_is_no_person() -> None:
    text = "Canada's competition bureau sued Rogers Communications Inc. in May. The Bureau said it was right."
    assert actors(text).get("Bureau", "government") == "government"


def test_a_currency_is_no_part_of_a_name() -> None:
    assert "Nestlé S.A." in actors("The Norwegian Medicines Agency fined Nestlé S.A. CHF 3 million in May.")


def test_a_court_of_justice_is_no_justice() -> None:
    assert actors("The Court of Justice upheld the fine.") == {"Court of Justice": "government"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Germany, whose parliament voted to end coal power, is late.", "Germany's parliament"),
        ("Banks whose directors break the law will be fined by Malta.", "Banks' directors"),
        ("Acme Bank will close the plant. Its lawyers sued Malta.", "Acme Bank's lawyers"),
        ("Our clients should sue Malta.", "clients"),
    ],
)
def test_whose_somebody_is_is_spelled_out_where_it_is_known(nlp, text: str, name: str) -> None:
    tables = pipeline.prepare(document.make(text, "case"), nlp=nlp)
    assert name in list(tables["actors"]["name"])
    assert all(row.text in text for row in tables["actors"].itertuples())


@pytest.mark.parametrize(("text", "name", "kind"), [
    ("A person familiar with the matter said the bank would pay.", "person familiar with the matter", "person"),
    ("A source close to the company said that it would withdraw.", "source close to the company", "person"),
    ("Talks will resume, according to two people familiar with the negotiations.",
     "two people familiar with the negotiations", "collective"),
    ("A person at the tribunal said the judgment would be published.", "person at the tribunal", "person"),
    ("People with knowledge of the talks said they had stalled.", "People with knowledge of the talks", "collective"),
    ("Fishermen's groups along the lake say they were not asked.", "Fishermen's groups", "collective"),
    ("Farmer groups say they were not asked.", "Farmer groups", "collective"),
])  # fmt: skip
def test_an_unnamed_source_is_an_actor(text: str, name: str, kind: str) -> None:
    assert actors(text).get(name) == kind


@pytest.mark.parametrize("text", [
    "The person who fell was taken away.", "People are familiar with the taste.", "It is a source of pride.",
])  # fmt: skip
def test_who_knows_nothing_is_no_source(text: str) -> None:
    assert actors(text) == {}


def test_a_firm_is_called_by_the_first_two_words_of_its_name() -> None:
    text = "River Works International objected. Its lawyer told River Works that the claim had failed."
    assert meant(text, "River Works") == "River Works International"


def test_a_radio_is_no_telecom_company_and_no_exchange() -> None:
    text = "A lawyer told Radio Mitro so on Monday. The telecom company told the stock exchange that it would appeal."
    assert meant(text, "telecom company") == "" and meant(text, "the stock exchange") == ""


def test_a_body_is_one_with_the_name_it_is_known_by() -> None:
    text = "The Forum for the Environment, known as Walhi, sued. A lawyer told Walhi that the claim had failed."
    assert meant(text, "Walhi") == "Forum for the Environment"


def test_a_day_is_no_part_of_a_post() -> None:
    found = read("On Tuesday President Bola Tinubo laid the budget before parliament.")["actors"]
    assert list(found.loc[found["name"] == "Bola Tinubo", "role"]) == ["President"]


@pytest.mark.parametrize(("text", "name"), [
    ("The commission should stop arresting bloggers and look at contracts.", "bloggers"),
    ("A European diplomat said so.", "European diplomat"),
])  # fmt: skip
def test_what_is_done_to_people_does_not_name_them(text: str, name: str) -> None:
    assert name in actors(text) and "European" not in actors(text)


@pytest.mark.parametrize(("text", "words", "name"), [
    ("A coalition of eleven lakeside communities went to court. Its petition failed.", "Its",
     "eleven lakeside communities"),
    ("Vero Sampa, an MP for Lakeside, objected to it on Monday. The Patriotic Front lawmaker asked for papers.",
     "Patriotic Front lawmaker", "Vero Sampa"),
    ("They asked the Czech authority, the Licensing Administration, which replied to the European Commission. "
     "The authority stated that it was late.", "authority", "Licensing Administration"),
    ("In May, the Belgian daily De Standaart wrote about Invex. Its head, Ana Ruiz, told the newspaper so.",
     "the newspaper", "De Standaart"),
])  # fmt: skip
def test_who_is_told_by_one_noun_is_meant_by_it(text: str, words: str, name: str) -> None:
    assert meant(text, words) == name


def test_actors_cost_grows_with_length_not_with_its_square(nlp) -> None:
    article = next((Path(__file__).parents[1] / "seeds").glob("*.txt")).read_text(encoding="utf-8")

    def cost(times: int) -> int:
        made = document.make("\n\n".join([article] * times), "case")
        parse = language.parse(made.text, nlp)
        return lines_run(lambda: actor.resolve(made, parse, lexicon.load()))

    assert cost(12) < 6 * cost(3)
