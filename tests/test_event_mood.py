"""Conditions, bans, schedules, duties and refusals in single sentences; the marks are those of test_event."""

from __future__ import annotations

import pytest

import test_event
import test_event_status
from briefing import document, pipeline

CONDITIONS = """
possible: Should [recipient Vantor Bank] be [trigger fined], Malta will sue.
possible: Should Vantor Bank be fined, [agent Malta] will [trigger sue].
possible: If [agent Malta] does not [trigger pay] [recipient Greece], the talks will end.
possible: If [agent Vantor Bank] [trigger sues] [recipient Malta], the sale will fail.
possible: [agent Vantor Bank] will have to [trigger pay] [recipient Malta] if the sale fails.
planned: [agent Malta] will [trigger sue] [recipient Greece] if the talks fail.
negated: [agent Anna Weber] was to have [trigger met] [recipient Greece].
possible: [trigger Sanctions] on [recipient Greece] cannot be ruled out.
possible: The sale is subject to [trigger approval] by [agent Malta].
possible: [recipient Vantor Bank] [trigger faces] a fine of up to 4 percent of turnover.
occurred: [recipient Vantor Bank] [trigger faces] a lawsuit by [agent Malta].
"""
SCHEDULES = """
planned on 2024: The treaty with Greece [trigger expires] at the end of the year.
planned on 2024-12-31: The waiver [trigger ends] on 31 December 2024.
possible by Malta on 2024-11-03/..: [agent Malta] threatened to [trigger sue] [recipient Greece] from 3 November.
planned on 2025-21: Construction is planned to [trigger start] in the spring of 2025.
planned on ../2024-05-08: [agent Vantor Bank] will [trigger remain] closed until Wednesday.
requested on ../2024-10-01: [agent Vantor Bank] must [trigger submit] a plan by 1 October 2024.
requested: [agent Malta] must not [trigger approve] the sale.
requested by Malta: Malta demanded that [agent Greece] [trigger publish] the report.
requested by Malta: Malta called on [agent Greece] to [trigger pay] [recipient Vantor Bank].
occurred: [agent Malta] used tear gas to [trigger disperse] [recipient protesters].
planned: [agent Anna Weber] will travel to Greece to [trigger discuss] the sale.
requested: Malta must ensure that [agent Greece] [trigger pays] [recipient Vantor Bank].
planned: Malta sent inspectors to ensure that [agent Greece] [trigger pays] [recipient Vantor Bank].
occurred: Malta ensured that [agent Greece] [trigger paid] [recipient Vantor Bank].
"""
COORDINATED = """
occurred: [recipient Vantor Bank] has been fined and [trigger ordered] to pay Malta.
alleged: [agent Anna Weber] was arrested and charged with [trigger fraud].
occurred: [agent Greece], whose navy lost a ship in May, [trigger sued] [recipient Malta].
planned: [agent Malta], whose minister met Greece in May, will [trigger pay] [recipient Vantor Bank].
occurred: The miners' union [agent OS Hornik], which has 40 members, [trigger sued] [recipient Malta].
occurred: The opposition [agent ANO] party, which leads the polls, [trigger sued] [recipient Malta].
occurred: The case was [trigger brought] by [agent Malta].
requested: Firms should check their contracts, agree changes with suppliers, and [trigger notify] [recipient Vantor Bank].
possible: [agent Malta] may fine the bank and [trigger close] its branches.
possible by Malta: Malta said [agent it] would not hesitate to [trigger sue] [recipient Greece].
planned by Malta on ../2024-06-30: Malta said [agent it] would [trigger decide] by June 30 whether to block the sale.
"""
REFUSALS = """
occurred: [recipient Vantor Bank] [trigger fined]
planned by Vantor Bank: [agent Vantor Bank] intends to [trigger pay] [recipient Malta].
negated: [agent Greece] failed to [trigger answer] 14 questions.
negated: [agent Malta] has yet to [trigger follow] suit.
negated: [agent Greece] failed to [trigger inform] [recipient Malta] of the costs.
"""
NO_EVENTS = """
none: Vantor Bank [trigger intends] to pay Malta.
none: Anna Weber [trigger called] the ruling “a turning point”.
none: Students who have been [trigger awarded] a degree abroad may apply.
none: Vantor Bank is prohibited from [trigger opening] new branches.
none: Anna Weber was barred from [trigger leaving] Malta last week.
none: Malta used a loophole to [trigger simplify] the vote.
none: The law makes it a crime to [trigger assist] migrants.
none: Banks that [trigger violate] the law could face sanctions.
none: What companies should [trigger do]
none: Press [trigger release], 4 May 2024
none: [trigger Published]: 3 May 2024
none: The sale [trigger pushed] up prices in Malta.
none: Greece [trigger failed] to inform Malta of the costs.
none: [trigger Breach] of the embargo is an offence and carries a fine.
none: The regulation bars the firm from [trigger selling] chips.
none: The court stopped the firm from [trigger closing] the plant.
none: Malta will not [trigger hesitate] to sue Greece.
none: He said they would appeal unless it was [trigger compensated].
"""
CASES = [line for cases in (CONDITIONS, SCHEDULES, COORDINATED, REFUSALS) for line in test_event.lines(cases)]


@pytest.mark.parametrize("line", CASES)
def test_a_sentence_is_read_as_a_careful_reader_would(nlp, line: str) -> None:
    test_event_status.test_a_sentence_is_read_as_a_careful_reader_would(nlp, line)


@pytest.mark.parametrize("line", test_event.lines(NO_EVENTS))
def test_what_tells_no_event_has_no_row(nlp, line: str) -> None:
    test_event_status.test_what_is_over_or_meant_otherwise_has_no_row(nlp, line)


def test_a_list_of_conditions_tells_no_event(nlp) -> None:
    text = "A person commits an offence if\n\n(a) the person has been convicted in Malta;\n(b) the person supplied goods to Malta."
    tables = pipeline.prepare(document.make(text, "case", published=test_event.PUBLISHED), nlp=nlp)
    assert list(tables["events"]["label"]) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Please send comments on the new rules to Malta by 15 July 2024.", "requested"),
        ("“The council rejected the deal that the mayor signed,” the columnist Anna Weber wrote.", "attributed"),
    ],
)
def test_the_last_event_is_meant_so(nlp, text: str, status: str) -> None:
    tables = pipeline.prepare(document.make(text, "case", published=test_event.PUBLISHED), nlp=nlp)
    assert tables["events"].sort_values("start")["status"].iloc[-1] == status


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The concession expires in May and is to be renewed.", "The concession is to be renewed"),
        ("A judge in Malta is to hear arguments on 8 June.", "A judge in Malta is to hear arguments"),
        ("The plan adopted by the Government in 2023 failed.", "Plan adopted by the Government"),
        ("Anna Weber has so far declined to meet Greece.", "Anna Weber has so far declined to meet Greece"),
        ("Services will stop if Vantor Bank does not pay Malta.", "If Vantor Bank does not pay Malta"),
        ("The plan was adopted by Malta and published by Greece.", "The plan was published by Greece"),
        ("Britain has yet to follow suit.", "United Kingdom has yet to follow suit"),
        ("The regulation bars the firm from selling chips.", "The regulation bars the firm from selling chips"),
        (
            "If the petition succeeds, the department could be forced to pay Malta.",
            "The department could be forced to pay Malta",
        ),
        ("Anna Weber, whose firm sued Malta, met Greece.", "Anna Weber's firm sued Malta"),
        ("Germany, whose parliament met in 2020, paid Vantor Bank.", "Germany's parliament met in 2020"),
        ("Two unions filed a petition. The petition asks Malta to act.", "Two unions ask Malta to act"),
        ("Banks should check their contracts, and notify Malta.", "Banks should notify Malta"),
        ('"We paid because Malta asked us to," chief executive Anna Weber said in a note.', "Malta asked us to"),
        ("Malta demanded that Greece publish the report.", "Greece to publish the report"),
    ],
)
def test_a_label_has_its_subject_and_says_what_was_not_done(nlp, text: str, label: str) -> None:
    tables = pipeline.prepare(document.make(text, "case", published=test_event.PUBLISHED), nlp=nlp)
    assert label in list(tables["events"]["label"])


@pytest.mark.parametrize(
    ("text", "kind", "act"),
    [
        ("Nine workers were killed in an explosion at a plant.", "", "death"),
        ("Nine soldiers were killed in a bomb blast.", "ASSAULT", "killing"),
        ("Gunmen killed nine soldiers.", "ASSAULT", "killing"),
    ],
)
def test_a_death_in_an_accident_is_no_assault(nlp, text: str, kind: str, act: str) -> None:
    events = pipeline.prepare(document.make(text, "case", published=test_event.PUBLISHED), nlp=nlp)["events"]
    assert (kind, act) in set(zip(events["kind"], events["act"], strict=True))


def test_an_expiry_has_no_actor(nlp) -> None:
    text = "Malta extended the treaty with Greece, which will lapse in January."
    tables = pipeline.prepare(document.make(text, "case", published=test_event.PUBLISHED), nlp=nlp)
    lapse = tables["events"].set_index("trigger").at["lapse", "event"]
    assert lapse not in set(tables["participants"]["event"])


def test_a_date_stays_with_its_own_verb(nlp) -> None:
    text = "It was late.\n\nMalta suspended talks in October and has threatened to sue Greece."
    tables = pipeline.prepare(document.make(text, "case", published=test_event.PUBLISHED), nlp=nlp)
    dates = tables["events"].set_index("trigger")["edtf"]
    assert dates["suspended"] == "2023-10"
    assert dates["threatened"] != "2023-10"


def test_the_day_of_a_dateline_gives_way_to_the_day_of_the_sentence(nlp) -> None:
    text = "ROTTERDAM, 12 March 2026 - Malta fined Acme Port Corp 4.2 million euros on Wednesday for spying."
    events = pipeline.prepare(document.make(text, "case"), nlp=nlp)["events"]
    assert "2026-03-11" in set(events["edtf"]) and "2026-03-12" not in set(events["edtf"])
