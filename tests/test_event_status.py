"""How events are meant, in single sentences by what shows it; the marks are those of test_event.

A case reads `status [by holder] [on date]: sentence`; a holder that is not written must not be there.
"""

from __future__ import annotations

import pytest

import test_event
from briefing import document, pipeline

NEGATED = """
negated: [agent Vantor Bank] failed to [trigger pay] [recipient Greece].
negated by Malta: [agent Malta] refused to [trigger meet] [recipient Greece].
negated: [agent Malta] stopped short of [trigger accusing] [recipient Greece] of fraud.
negated: There is no evidence that [agent Greece] [trigger bribed] [recipient Malta].
negated by Ministry of Trade: The Ministry of Trade found no evidence that [agent Vantor Bank] had [trigger misled] [recipient investors].
possible by Vantor Bank: Vantor Bank did not deny that [agent it] had [trigger bribed] [recipient Greece].
negated by Vantor Bank: [agent Vantor Bank] denied [trigger bribing] [recipient Greece].
negated by Vantor Bank: Vantor Bank denied that [agent it] had [trigger bribed] [recipient Greece].
negated: [agent Malta] never [trigger signed] the treaty.
negated: Neither [agent Malta] nor [agent Greece] has [trigger ratified] the treaty.
negated: No [trigger fine] was imposed on [recipient Vantor Bank].
occurred: [agent Malta] not only [trigger sued] [recipient Greece] but also expelled its envoy.
negated: [agent Malta] has yet to [trigger ratify] the treaty.
negated: [agent Greece] is no longer [trigger investigating] [recipient Vantor Bank].
negated: [agent The Court of Appeal] ruled without [trigger questioning] [recipient Vantor Bank].
negated: [agent Malta] dropped its plan to [trigger sue] [recipient Greece].
negated by Malta: [agent Malta] ruled out [trigger sanctions] against [recipient Greece].
negated by Malta: [agent Malta]'s refusal to [trigger pay] [recipient Greece] angered the court.
negated by Malta: [agent Malta] decided not to [trigger sue] [recipient Greece].
negated: [agent Malta] was unable to [trigger block] the sale.
negated: [agent Malta] has not yet [trigger approved] the sale.
negated by Malta: Malta said there had been no [trigger talks] with [agent Greece].
negated by Greece: [agent Greece] declined to [trigger extradite] [recipient Anna Weber].
"""
REPORTED = """
attributed by Vantor Bank: According to Vantor Bank, [agent Greece] [trigger expelled] [recipient two auditors].
attributed by Greece: [agent Malta] [trigger blocked] the sale, according to Greece.
planned by Malta: Malta told Greece that [agent it] would [trigger close] the border.
possible by Malta: Malta warned that [agent Greece] could [trigger sue] [recipient Vantor Bank].
occurred: [agent Malta] [trigger warned] [recipient Greece] that it could sue.
attributed by Anna Weber: [agent Malta] [trigger fined] [recipient Vantor Bank], Anna Weber told Greece.
alleged by Vantor Bank: Vantor Bank claims [agent Malta] [trigger seized] its ships.
negated by Vantor Bank: Vantor Bank insisted that [agent it] had not [trigger bribed] [recipient Greece].
planned by Greece: Greece announced that [agent it] will [trigger withdraw] from the treaty.
attributed by Greece: Greece confirmed that [agent Malta] had [trigger arrested] [recipient two managers].
attributed by Ministry of Trade: In its report, the Ministry of Trade concluded that [agent Vantor Bank] had [trigger misled] [recipient Malta].
attributed by Greece: Greece says [agent Anna Weber] [trigger hacked] into [recipient Vantor Bank].
attributed by Anna Weber: “[agent Malta] [trigger blocked] the sale,” Anna Weber said.
requested by Anna Weber: “[agent Malta] must [trigger release] [recipient the prisoners],” Anna Weber said.
"""
SUSPECTED = """
alleged: [agent Vantor Bank] allegedly [trigger bribed] [recipient Greece].
alleged: [agent Vantor Bank] is accused of [trigger defrauding] [recipient Malta].
alleged: [agent Greece] is believed to have [trigger hacked] [recipient Vantor Bank].
alleged: [agent Anna Weber] is charged with [trigger spying] on [recipient Malta].
alleged by Malta: Malta suspects [agent Greece] of [trigger hacking] [recipient Vantor Bank].
alleged: The alleged [trigger attack] on [recipient Vantor Bank] by [agent Greece] shocked Malta.
possible: Malta is investigating whether [agent Vantor Bank] [trigger bribed] [recipient Greece].
occurred: [agent Prosecutors] [trigger charged] [recipient Anna Weber] with fraud.
alleged: [agent Vantor Bank] reportedly [trigger approached] [recipient Greece].
alleged: [agent Anna Weber], who is suspected of [trigger spying] on [recipient Malta], has left.
alleged: The lawsuit alleges that [agent Vantor Bank] [trigger bribed] [recipient Greece].
alleged by Malta: Malta alleges that [agent Vantor Bank] [trigger bribed] [recipient Greece].
alleged: [agent Vantor Bank] faces accusations of [trigger bribing] [recipient Greece].
"""
PLANNED = """
planned on 2024-06: [agent The European Commission] is due to [trigger publish] the report in June.
planned by Malta: [agent Malta] plans to [trigger sue] [recipient Greece].
planned on 2024-05-06: [agent Malta] and [agent Greece] are scheduled to [trigger meet] on Monday.
planned by Greece: [agent Greece] is preparing to [trigger expel] [recipient two diplomats].
planned by Malta: [agent Malta] has agreed to [trigger pay] [recipient Greece].
planned on 2024-07: [agent Malta] is to [trigger host] [recipient Greece] in July.
planned by Ministry of Trade: [agent The Ministry of Trade]'s plan to [trigger fine] [recipient Vantor Bank] drew criticism.
planned by Malta: [agent Malta] vowed to [trigger punish] [recipient Greece].
planned: [agent Malta] to [trigger sue] [recipient Greece]
planned by Malta: [agent Malta] has decided to [trigger sue] [recipient Greece].
planned by Malta: [agent Malta] announced plans to [trigger sue] [recipient Greece].
planned: [recipient Vantor Bank] will be [trigger fined] by [agent Malta].
planned: [agent Malta] is set to [trigger ban] [recipient Vantor Bank].
planned: [agent Malta] is expected to [trigger appeal].
"""
DEMANDED = """
requested by Malta: Malta ordered [agent Vantor Bank] to [trigger repay] [recipient Greece].
requested by Malta: Malta wants [agent Greece] to [trigger ban] [recipient Vantor Bank].
requested by Greece: Greece called for [trigger sanctions] against [recipient Malta].
requested by Greece: Greece called on [agent Malta] to [trigger release] [recipient four prisoners].
requested: [agent Vantor Bank] must [trigger notify] [recipient customers] within 72 hours.
requested by Malta: [recipient Vantor Bank] should be [trigger fined], Malta said.
requested by Malta: Malta appealed to [agent Greece] to [trigger lift] the ban.
requested: [agent Vantor Bank] was ordered to [trigger pay] [recipient Malta].
requested by Malta: Malta recommended that [agent Greece] [trigger suspend] the licence.
requested: [agent Vantor Bank] is required to [trigger notify] [recipient customers].
requested by Anna Weber: Anna Weber said [agent Malta] should [trigger sue] [recipient Greece].
requested by Malta: Malta told [agent Greece] to [trigger pay] [recipient Vantor Bank].
requested: [agent Malta] is under pressure to [trigger ban] [recipient Vantor Bank].
requested by Court of Appeal: The Court of Appeal ordered the [trigger release] of [recipient Anna Weber].
"""
POSSIBLE = """
possible: Had it known, [agent Malta] would have [trigger sued] [recipient Greece].
possible: If [agent Greece] [trigger leaves] the union, Malta will follow.
planned: Unless Cyprus pays, [agent Malta] will [trigger sue] [recipient Greece].
planned: [agent Malta] will [trigger sue] [recipient Greece] if Cyprus does not pay.
possible: [agent Malta] may [trigger ban] [recipient Vantor Bank].
possible: [agent Malta] might have [trigger spied] on [recipient Greece].
possible by Malta: [agent Malta] is considering whether to [trigger sue] [recipient Greece].
possible: [recipient Vantor Bank] risks being [trigger fined] by [agent Malta].
possible: [recipient Vantor Bank] could be [trigger fined] by [agent Malta].
possible: [agent Malta] has the power to [trigger fine] [recipient Vantor Bank].
possible: The law allows [agent Malta] to [trigger fine] [recipient Vantor Bank].
occurred: [agent Malta] managed to [trigger block] the sale.
possible: [agent Malta] tried to [trigger block] the sale.
possible: [agent Greece] is likely to [trigger appeal].
possible: It is unclear whether [agent Malta] [trigger bribed] [recipient Greece].
possible: [agent Malta] would [trigger block] the sale if the talks failed.
"""
HEADLINES = """
occurred: [agent Malta] [trigger fines] [recipient Vantor Bank] over spill
occurred: [recipient Vantor Bank] [trigger fined] by [agent Malta] over spill
negated: No [trigger deal] between [agent Malta] and [agent Greece]
"""
SIDES = """
occurred: [agent China]'s [trigger sanctions] on [recipient Malta] hurt trade.
occurred: [agent Malta]'s [trigger fine] of [recipient Vantor Bank] drew criticism.
occurred: [agent Malta] [trigger held] talks with [recipient Greece].
occurred: [agent Malta], which [trigger sued] [recipient Greece] in March, welcomed the ruling.
occurred: [recipient Vantor Bank], which was [trigger fined] by [agent Malta] in March, lost money.
occurred: [agent Malta] [trigger launched] an attack against [recipient Greece].
occurred: [agent Malta] [trigger imposed] sanctions targeting [recipient Vantor Bank].
occurred: [agent Malta] and [agent Greece] [trigger signed] a treaty.
occurred: [agent Malta] [trigger signed] a treaty with [recipient Greece].
occurred: [agent Malta] [trigger granted] [recipient Vantor Bank] a licence.
occurred: [agent Malta] [trigger met] with [recipient Greece] and [recipient Cyprus].
occurred: [agent Malta] [trigger accused] [recipient Greece] and [recipient Cyprus] of dumping.
occurred: [agent Inspectors] from the European Commission [trigger raided] [recipient Vantor Bank].
occurred: [agent Malta] [trigger provided] aid to [recipient Greece].
occurred: [agent Malta] [trigger filed] a lawsuit against [recipient Vantor Bank].
occurred: The [trigger investigation] of [recipient Vantor Bank] by [agent Malta] has ended.
occurred: [agent Malta] [trigger arrested] the [recipient head of] Vantor Bank.
occurred: [agent Malta] [trigger gave] [recipient Greece] two ships.
occurred: [agent Malta] [trigger sent] aid to [recipient Greece].
occurred: [agent Malta] [trigger criticised] [recipient Greece]'s ban on imports.
occurred: [agent Malta] [trigger rejected] calls from [recipient Greece] to pay.
occurred: [recipient Vantor Bank] was [trigger raided].
occurred: [agent Malta] [trigger opened] an investigation into [recipient Vantor Bank].
occurred: [agent Malta] [trigger put] [recipient Vantor Bank] under investigation.
occurred: [agent Malta] [trigger reached] an agreement with [recipient Greece] on fish.
occurred: [agent Malta]'s [trigger invasion] of [recipient Greece] shocked the world.
occurred: The [trigger agreement] between [agent Malta] and [agent Greece] was signed in March.
"""
ACTED_ON = """
occurred: [agent Malta] [trigger called] [recipient Greece] on Monday.
occurred: [agent Fighters] loyal to Jonas Berg [trigger attacked] [recipient Vantor Bank].
occurred: [agent Malta] on Monday [trigger accused] [recipient Greece] of dumping.
occurred: [agent Malta] and [agent Greece] today [trigger signed] a treaty.
occurred: [agent Malta] [trigger fined] the owner of [recipient Vantor Bank] and [recipient Zenith Group].
occurred: [agent Malta] [trigger sent] [recipient Vantor Bank] a warning.
occurred: [agent Malta] [trigger awarded] a contract to [recipient Vantor Bank].
occurred: [agent Malta] [trigger lifted] sanctions on [recipient Greece].
occurred: [agent Malta] [trigger cleared] [recipient Vantor Bank] of fraud.
occurred: [agent Malta] [trigger took] [recipient Greece] to court.
occurred: [agent Malta] [trigger won] a lawsuit against [recipient Vantor Bank].
occurred: [agent Malta] [trigger struck] a deal with [recipient Greece].
occurred: [agent Malta] [trigger withdrew] its ambassador from [recipient Greece].
occurred: [agent Malta] [trigger handed] [recipient Vantor Bank] a fine of €3 million.
occurred: [agent Malta] [trigger lodged] a complaint with [recipient the European Commission].
occurred: [agent Malta] [trigger expressed] support for [recipient Greece].
occurred: [agent Malta] [trigger paid] [recipient Greece] €3 million.
occurred: [recipient Vantor Bank] was [trigger hit] with a fine by [agent Malta].
possible: [recipient Vantor Bank] [trigger faces] a fine from [agent Malta].
occurred: [agent Malta] [trigger sided] with [recipient Greece].
occurred: [agent Malta] [trigger ruled] against [recipient Vantor Bank].
occurred: [agent The Court of Appeal] [trigger ruled] in favour of [recipient Vantor Bank].
occurred: [agent Malta] [trigger blamed] the outage on [recipient Vantor Bank].
occurred: [agent Malta] [trigger stripped] [recipient Vantor Bank] of its licence.
occurred: [agent Malta] [trigger apologised] to [recipient Greece] for the delay.
occurred: [agent Malta] [trigger shared] files with [recipient Greece].
occurred: [recipient Vantor Bank] was [trigger acquired] by [agent Zenith Group].
occurred: [agent Vantor Bank] [trigger sold] its unit to [recipient Zenith Group].
occurred: [agent Malta] [trigger invited] [recipient Greece] to the talks.
occurred: [agent Malta] [trigger complained] to [recipient Greece] about the noise.
occurred: [agent Malta]'s [trigger attack] on [recipient Greece] drew criticism.
occurred: [agent Malta] [trigger stepped] up pressure on [recipient Greece].
occurred: [agent Malta] [trigger placed] [recipient Vantor Bank] on a blacklist.
occurred: [recipient Vantor Bank] [trigger received] a fine from [agent Malta].
occurred: The law [trigger drew] criticism from [agent Malta].
occurred: [recipient Malta] [trigger received] a letter from [agent Greece].
occurred: [agent Malta] [trigger announced] sanctions on Greece.
"""
JOINED = """
occurred: [agent Greece] told Cyprus that Malta would leave the union and [trigger criticised] [recipient Vantor Bank].
occurred: [agent The European Commission] has today [trigger fined] [recipient Vantor Bank].
occurred: The [trigger talks] between [agent Malta] and [agent Greece] collapsed.
requested by Malta: Malta urged [agent Greece] not to [trigger sign] the treaty.
requested by Malta: Malta condemned the attack and urged [agent Greece] to [trigger return] to [recipient Cyprus].
requested by Malta: Malta demanded [agent Greece]'s [trigger withdrawal].
requested by Malta: Malta demanded [recipient Anna Weber]'s [trigger release].
"""
ALL = (NEGATED, REPORTED, SUSPECTED, PLANNED, DEMANDED, POSSIBLE, HEADLINES, SIDES, ACTED_ON, JOINED)

# What is over is no act of its own, and "calls it a mistake" no call.
NO_EVENTS = """
none: Malta lifted [trigger sanctions] on Greece.
none: Malta has eased its [trigger ban] on imports from Greece.
none: Anna Weber [trigger calls] the plan a mistake.
none: The ministry [trigger pushed] Vantor Bank back.
none: The [trigger ruling] surprised Malta.
"""


@pytest.mark.parametrize("line", test_event.lines(NO_EVENTS))
def test_what_is_over_or_meant_otherwise_has_no_row(nlp, line: str):
    case = test_event.read(line)
    tables = pipeline.prepare(document.make(case.text, "case", published=test_event.PUBLISHED), nlp=nlp)
    assert test_event.told(tables, case) == []


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        ("Malta lodged a complaint with the European Commission.", []),
        ("Malta lodged a complaint against Vantor Bank.", ["accuses"]),
        ("Malta lifted sanctions on Greece.", []),
        ("Malta demanded Anna Weber's release.", []),
        ("Malta called Greece on Monday.", []),
        ("Inspectors from the European Commission left on Monday.", ["works for"]),
        ("Imports from Vantor Bank fell.", []),
    ],
)
def test_a_tie_is_what_the_act_says_of_the_two(nlp, text: str, ties: list[str]):
    tables = pipeline.prepare(document.make(text, "case", published=test_event.PUBLISHED), nlp=nlp)
    assert list(tables["relations"]["kind"]) == ties


def test_a_label_says_who_takes_part_in_what_a_noun_names(nlp):
    for text, label in (
        ("A hearing is scheduled for 4 June.", "Hearing is scheduled for 4 June"),
        ("Malta is weighing an appeal.", "Appeal by Malta"),
        ("The law, which Malta passed in March, is old.", "Malta passed the law"),
    ):
        tables = pipeline.prepare(document.make(text, "case", published=test_event.PUBLISHED), nlp=nlp)
        assert label in list(tables["events"]["label"])


@pytest.mark.parametrize("line", [line for cases in ALL for line in test_event.lines(cases)])
def test_a_sentence_is_read_as_a_careful_reader_would(nlp, line: str):
    case = test_event.read(line)
    tables = pipeline.prepare(document.make(case.text, "case", published=test_event.PUBLISHED), nlp=nlp)
    rows = test_event.told(tables, case)
    assert len(rows) == 1
    event = tables["events"].set_index("event").loc[rows[0]]
    assert event["status"] == case.status
    assert event["holder"] in test_event.called(tables, case.holder)
    assert not case.date or event["edtf"] == case.date
    parts = tables["participants"][tables["participants"]["event"] == rows[0]]
    for role in ("agent", "recipient"):
        wanted = set().union(*(test_event.at(tables, span) for span in case.spans.get(role, [])))
        assert set(parts[parts["role"] == role]["actor"]) == wanted, role
        assert bool(wanted) == (role in case.spans), f"no mention under the marked {role}"
