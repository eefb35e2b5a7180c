"""Names and their kinds: where a name begins and ends, and what kind of thing it names."""

from __future__ import annotations

import pytest

from briefing import document, geography, language, lexicon, pipeline
from briefing.names import given, name
from briefing.names.proper import Name
from briefing.names.series import rows

LEXICON = lexicon.load()


def names(text: str) -> dict[str, str]:
    parse = language.parse(text, language.load())
    return {parse[n.start : n.end].text: n.kind for n in name.find(parse, LEXICON)}


@pytest.mark.parametrize(("text", "words"), [
    ("She stood in the 2003 Ontario general election and lost.", "2003 Ontario general election"),
    ("He won the October 1974 United Kingdom general election.", "October 1974 United Kingdom general election"),
    ("She lost the 2008 United States Senate election in Oregon.", "2008 United States Senate election in Oregon"),
    ("The Treaty on the Prohibition of Land Mines was signed.", "Treaty on the Prohibition of Land Mines"),
    ("He fought in the Battle of Leipzig.", "Battle of Leipzig"),
    ("In Ndlovu v Vantor Water, an appeal was dismissed.", "Ndlovu v Vantor Water"),
])  # fmt: skip
def test_votes_wars_treaties_and_cases_are_no_actors(text: str, words: str) -> None:
    assert names(text) == {words: "other"}


def test_a_vote_without_a_year_leaves_the_country_alone() -> None:
    assert names("The general election in Kenya was held on Monday.") == {"Kenya": "country"}


@pytest.mark.parametrize(("text", "words", "kind"), [
    ("The Liberal Party of Canada objected.", "Liberal Party of Canada", "organization"),
    ("The Securities and Exchange Commission objected.", "Securities and Exchange Commission", "government"),
    ("The Ministry of Trade and Industry objected.", "Ministry of Trade and Industry", "government"),
    ("The Social Democratic and Labour Party objected.", "Social Democratic and Labour Party", "organization"),
    ("They crossed the Songhua River on Monday.", "Songhua River", "place"),
    ("Ships left the Strait of Hormuz on Monday.", "Strait of Hormuz", "place"),
    ("Talks with Hamas went on in Doha.", "Hamas", "organization"),
    ("Apple objected to the fine.", "Apple", "organization"),
    ("They met Grace Wanjiru, executive director of the Haki Centre.", "Haki Centre", "organization"),
    ("The Kakuma Residents' Association sued. It works in the Dadaab and Kakuma camps.", "Kakuma", "place"),
    ("A spokeswoman for China's Ministry of Commerce, Lin Qiaoyu, accused Malta.", "Lin Qiaoyu", "person"),
    ("Nordkraft, the utility, told parliament so.", "Nordkraft", "organization"),
    ("The miners' union OS Hornik, which has 40 members, called for talks.", "OS Hornik", "organization"),
    ("The opposition ANO party, which leads the polls, objected.", "ANO", "organization"),
    ("Ribera wrote to Prime Minister Petr Fiala on Monday.", "Petr Fiala", "person"),
])  # fmt: skip
def test_a_name_is_told_by_its_words(text: str, words: str, kind: str) -> None:
    assert names(text).get(words) == kind


def test_a_name_is_as_long_as_elsewhere_in_the_text() -> None:
    found = names("They opened a case into Severn Vale Water. Severn Vale Water, owned by a fund, rejected it.")
    assert found == {"Severn Vale Water": "organization"}


def test_and_joins_no_two_bodies() -> None:
    found = names("The Ministry of Finance and the Bank of England objected.")
    assert found == {"Ministry of Finance": "government", "Bank of England": "government"}


def test_a_person_is_told_by_the_given_name() -> None:
    assert names("The report was written by Ilona Grabowska.").get("Ilona Grabowska") == "person"


def test_what_a_person_stands_for_is_no_part_of_the_name() -> None:
    assert names("Democrat Franklin D. Roosevelt won the state.").get("Franklin D. Roosevelt") == "person"


@pytest.mark.parametrize("text", ["Several MPs objected.", "The CEO of the firm objected.", "GDP fell by 2 per cent."])
def test_common_abbreviations_are_no_names(text: str) -> None:
    assert names(text) == {}


def test_short_forms_in_brackets_are_of_the_kind_of_the_long_one() -> None:
    found = names("The Labour Party of Utopia (PvdA) objected. The PvdA lost.")
    assert found["PvdA"] == "organization"


def test_given_names_are_no_places_and_no_common_words() -> None:
    assert {"Karl", "Ilona", "Muhammad"} <= given.names()
    assert not {"Paris", "Georgia", "Hope", "Royal"} & given.names()
    assert not [n for n in given.names() if geography.country_of(n)]


def test_a_row_ends_where_something_else_stands_between() -> None:
    parse = language.parse("Acme, Bolt and Cord met Dash.", language.load())
    every = [Name(i, i + 1, "organization") for i in (0, 2, 4, 6)]
    assert [[n.start for n in row] for row in rows(parse, every)] == [[0, 2, 4]]


def meant(text: str) -> dict[str, str]:
    """Descriptions and pronouns of a text, each with the name of the actor it is tied to."""
    made = pipeline.prepare(document.make(text, "x"))
    who = {"": "", **dict(zip(made["actors"]["actor"], made["actors"]["name"], strict=True))}
    mentions = made["mentions"]
    return {m.text: who[m.actor] for m in mentions[mentions["kind"] != "name"].itertuples()}


def test_the_company_is_the_subject_of_the_sentence_before() -> None:
    text = "Orrin Health sold a unit to Tessera Holdings on Monday. The company said that it needed cash."
    assert meant(text)["The company"] == "Orrin Health"


def test_the_company_is_not_who_acts_on_it() -> None:
    text = "Orrin Health bought a mine. Tessera Holdings sued the company on Monday."
    assert meant(text)["the company"] == "Orrin Health"


def test_no_university_is_called_a_company() -> None:
    text = "Orrin Health met the University of Kent. The company objected."
    assert meant(text)["The company"] == "Orrin Health"


def test_a_pronoun_outside_quotation_marks_means_nothing_said_inside() -> None:
    text = "Orrin Health objected. “Regulators ruined our market,” its chief executive, Ana Ruiz, said."
    assert meant(text)["its"] == "Orrin Health"


def actors(text: str) -> dict[str, str]:
    found = pipeline.prepare(document.make(text, "x"))["actors"]
    return dict(zip(found["name"], found["kind"], strict=True))


@pytest.mark.parametrize(("text", "name", "kind"), [
    ("The prime minister rejected the plan.", "prime minister", "person"),
    ("The law, which parliament passed in March, stands.", "parliament", "government"),
    ("Brewers asked the ministry for more time.", "Brewers", "collective"),
    ("A student told the police about the leak.", "student", "person"),
    ("A court in Piraeus cleared him of the charge.", "court in Piraeus", "government"),
    ("Thousands of Kurds marched on Sunday.", "Kurds", "collective"),
    ("The raid killed at least 156 civilians.", "156 civilians", "collective"),
])  # fmt: skip
def test_actors_without_a_name(text: str, name: str, kind: str) -> None:
    assert actors(text).get(name) == kind


def test_the_same_post_is_one_actor() -> None:
    text = "The prime minister rejected the plan. The prime minister met union leaders on Monday."
    assert list(actors(text)).count("prime minister") == 1


@pytest.mark.parametrize(("text", "name"), [
    ("Canada imposed sanctions on nine companies.", "nine companies"),
    ("Regulators in Spain and Austria took similar steps.", "Regulators in Spain and Austria"),
])  # fmt: skip
def test_groups_are_told_whole(text: str, name: str) -> None:
    assert actors(text).get(name) == "collective"


def test_counted_premises_are_no_actors() -> None:
    assert "51 stores" not in actors("Acme offered to sell 51 stores to a rival.")


def test_a_firm_of_two_names_is_one_subject() -> None:
    assert meant("Harrow & Pell warned of closures. Its shares fell.")["Its"] == "Harrow & Pell"


def test_a_short_form_belongs_to_the_name_it_is_set_behind() -> None:
    made = actors("General Motors (GM) will shut a plant. General Mills will not. GM said so on Monday.")
    assert "GM" not in made and "General Motors" in made


@pytest.mark.parametrize(("text", "name", "kind"), [
    ("Norway cut its ties with Beijing on Monday.", "China", "country"),
    ("British forces shelled the town.", "British forces", "collective"),
])  # fmt: skip
def test_states_by_their_capitals_and_forces(text: str, name: str, kind: str) -> None:
    assert actors(text).get(name) == kind


def test_what_happens_in_a_capital_is_no_deed_of_its_state() -> None:
    assert "China" not in actors("The ministers met in Beijing on Monday.")
