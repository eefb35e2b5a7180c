"""Events: who does what to whom, how it is meant, who says so, and when; cases as marked-up text.

A case reads `status [by holder] [on date]: sentence` with `[trigger fined] [agent The ministry] [recipient Acme]`; the
holder and the actors are the words of one of their mentions. A status "none" says that the trigger names no event.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from briefing import document, pipeline
from briefing.tables import Tables

MARK = re.compile(r"\[(trigger|agent|recipient) ([^\]]+)\]")
HEAD = re.compile(r"(?P<status>\w+)(?: by (?P<holder>.+?))?(?: on (?P<date>\S+))?: ")
PUBLISHED = "2024-05-03"


@dataclass(frozen=True)
class Case:
    """A sentence without its marks, the head of the case, and the marked spans by role."""

    text: str
    status: str
    holder: str
    date: str
    spans: dict[str, list[tuple[int, int]]]


def read(line: str) -> Case:
    head = HEAD.match(line)
    assert head is not None, line
    text, spans, at, rest = "", {}, 0, line[head.end() :]
    for mark in MARK.finditer(rest):
        text += rest[at : mark.start()]
        spans.setdefault(mark[1], []).append((len(text), len(text) + len(mark[2])))
        text, at = text + mark[2], mark.end()
    return Case(text + rest[at:], head["status"], head["holder"] or "", head["date"] or "", spans)


def at(tables: Tables, span: tuple[int, int]) -> set[str]:
    """The actors whose mentions overlap a span."""
    found = tables["mentions"]
    return set(found[(found["start"] < span[1]) & (found["end"] > span[0])]["actor"]) - {""}


def called(tables: Tables, words: str) -> set[str]:
    found = tables["mentions"]
    return set(found[found["text"] == words]["actor"]) if words else {""}


def told(tables: Tables, case: Case) -> list[str]:
    """The events whose trigger is the marked one."""
    start, end = case.spans["trigger"][0]
    found = tables["evidence"]
    found = found[(found["table"] == "events") & (found["role"] == "trigger")]
    return list(dict.fromkeys(found[(found["start"] < end) & (found["end"] > start)]["row"]))


OCCURRED = """
occurred: [agent The Ministry of Trade] [trigger fined] [recipient Vantor Bank].
occurred on 2024-04-30: [agent Malta] [trigger sued] [recipient Vantor Bank] on Tuesday.
occurred: [recipient Vantor Bank] was [trigger fined] by [agent Malta].
occurred: [agent Malta] and [agent Greece] [trigger asked] for more time.
occurred: [agent Malta] and [agent Greece] [trigger met] in Paris.
occurred: [agent The Ministry of Trade] [trigger imposed] sanctions on [recipient Vantor Bank].
occurred: [agent Malta] [trigger asked] [recipient Greece] to cut the tax.
occurred: [agent Anna Weber], a spokeswoman for the Ministry of Trade, [trigger accused] [recipient Malta] of dumping.
occurred on 2008: [agent Malta], by contrast, [trigger banned] plastic bags as early as 2008.
occurred: [agent Vantor Bank] [trigger declined] to comment.
occurred: [agent Malta] [trigger wrote] to [recipient Greece] on the matter.
occurred on 2024-05-01: [agent The Port Authority] has [trigger blocked] the sale. The decision, announced on Wednesday, came late.
occurred on 2024-02: A complaint [trigger filed] by [agent Vantor Bank] in February led to the case.
occurred: [agent Anna Weber], a spokeswoman for the ministry, accused Malta of theft and [trigger urged] [recipient Greece] to act.
occurred on 2024-04-29: [agent Anna Weber] said in a [trigger speech] on Monday that the tax was low.
occurred: [recipient Vantor Bank] is under [trigger investigation].
occurred on 2023-05: The leak was [trigger discovered] in May 2023.
occurred: [agent The Ministry of Trade] [trigger ordered] [recipient Vantor Bank] to delete the files.
"""
STATUSES = """
occurred: Malta fined [agent Vantor Bank] for [trigger bribing] [recipient Greece].
requested: Exporters should [trigger screen] the goods.
requested by Malta: Malta urged Vantor Bank to push [agent Greece] to [trigger pay] the ministry.
occurred: [agent Malta] had to [trigger postpone] talks.
possible: The bill would oblige [agent Greece] to [trigger pay] [recipient Malta].
possible by Malta: Malta said [agent Vantor Bank] would otherwise have [trigger sued] [recipient Greece].
occurred: [agent Malta] [trigger demanded] that [recipient Greece] drop its plans.
occurred: [agent Malta] [trigger denounced] [recipient Greece]'s suppression of unrest in Crete.
occurred: [agent Malta] [trigger threatened] to impose duties on [recipient Greece].
occurred: Malta rejected an [trigger offer] from [agent Greece].
negated by Malta: Malta rejected [trigger talks] with [agent Greece].
occurred: [agent Malta] [trigger rejected] a [recipient Greek] proposal for talks.
occurred: A senior official [trigger praised] [recipient Greece]'s efforts to cut waste.
attributed by Vantor Bank: [agent Malta] [trigger sued] [recipient Greece] on Sunday, Vantor Bank said.
planned on 2024-09-01: The new rules [trigger enter] into force on 1 September 2024.
planned on 2024-06-01: The ban is to [trigger take] effect on 1 June 2024.
planned: [agent Malta] and [agent Greece] will [trigger meet] next month.
planned on 2025-01-08: The [trigger trial] is scheduled to begin on 8 January 2025.
negated: [agent Malta] [trigger imposed] no fine on [recipient Vantor Bank].
negated by Malta: [agent Malta] does not intend to [trigger regulate] [recipient Vantor Bank].
negated: [agent Greece] will not [trigger accept] the offer.
possible by Vantor Bank: [agent Vantor Bank] is considering a [trigger lawsuit] against [recipient Malta].
possible: If the [trigger talks] between [agent Malta] and [agent Greece] succeed, prices will fall.
possible: [agent Malta] could [trigger sue] [recipient Vantor Bank].
possible: [agent Vantor Bank] could have to [trigger pay] [recipient Malta].
requested by Malta: Malta urged [agent Greece] to [trigger sue] [recipient Vantor Bank].
alleged: [agent Vantor Bank] has been linked to [trigger attacks] on [recipient Malta].
planned by Malta: Malta said [agent it] would [trigger sue] [recipient Vantor Bank].
possible by Malta: [agent Malta] threatened to [trigger impose] sanctions on [recipient Greece].
requested by Malta: Malta demanded that the duties be [trigger suspended].
planned by Malta: Malta said on Tuesday [agent it] would [trigger impose] duties on [recipient Greece].
attributed by Greece: Greece said that [agent Malta] had [trigger listened] to its concerns.
negated by Malta: Malta said [agent it] had not [trigger fined] [recipient Vantor Bank].
requested by Greece: Greece said [agent Malta] must [trigger pay] [recipient Vantor Bank].
attributed by Malta: Malta asked Greece to suspend a law that [trigger bans] [recipient Vantor Bank].
requested: Vantor Bank lost an appeal against an order that it [trigger stop] lending.
possible: Vantor Bank will commit an offence if it continues to [trigger fine] [recipient Malta].
possible by Greece: Greece told parliament that [agent Malta] would file a complaint by June and may [trigger sue] [recipient Vantor Bank].
planned by Malta: Malta said that [agent Vantor Bank] would “[trigger review] every loan in the district” by June.
alleged: Greece accused [agent Malta] of [trigger fining] [recipient Vantor Bank].
possible by Malta: Prices fell after threats of a [trigger lawsuit] from [agent Malta].
possible by Vantor Bank: [agent Vantor Bank] is weighing an [trigger appeal].
"""
# The first paragraph is a lead of no interest; "-" says that the event has no date.
DATES = """
occurred on -: [agent Greece] is [trigger suing] [recipient Vantor Bank] over spills in 2023.
planned on ../2024-10-30: Comments are [trigger due] by 30 October.
requested on ../2024-12-24: [agent Malta] has until 24 December to [trigger sue] [recipient Greece].
occurred on 2024-05-03~: [agent Malta] has [trigger fined] [recipient Vantor Bank].
occurred on 2024-05-03~: [agent Greece] is [trigger investigating] [recipient Vantor Bank].
occurred on -: [agent Malta] has often [trigger fined] [recipient Vantor Bank].
occurred on -: [agent Malta] [trigger fined] [recipient Vantor Bank].
occurred on 2023: [agent Malta] [trigger fined] [recipient Vantor Bank] in 2023.
occurred on -: [agent Malta] [trigger fined] [recipient Vantor Bank] its largest sum since 2013.
occurred on 2024-05-03~: [agent Vantor Bank] has [trigger announced] job cuts over the next four years.
planned on 2024-06: The [trigger talks] between [agent Malta] and [agent Greece] are due in June.
planned on 2024-05-07: The [trigger vote] is scheduled for 7 May.
planned on ../2024-10: [trigger Deliveries] to [recipient Malta] are not due until October.
planned on 2024-12-12: [agent Malta] [trigger faces] a vote on 12 December.
planned on 2024-11-18: The court [trigger hears] the arguments in the case on November 18.
planned on 2024-12-04: [agent Malta] [trigger meets] [agent Greece] on 4 December, the bank said.
planned on 2024-10-15: Comments on the draft are [trigger due] October 15.
occurred on -: [agent Malta] [trigger gave] [recipient Vantor Bank] until Monday to reply.
occurred on -: [agent Malta] [trigger fined] [recipient Vantor Bank] in the last session.
planned on 2024-10-20: The [trigger hearing] was scheduled for last week but was postponed to 20 October.
planned on ../2024-10-31: [agent Malta] has until the end of October to [trigger sue] [recipient Greece].
requested on ../2025-02-28: [agent Malta], which joined in May, 2023, must [trigger pay] [recipient Greece] by February 28, 2025.
occurred on -: [agent Malta] [trigger postponed] its vote on Vantor Bank to October.
occurred on 2024-04-30: [agent Malta] [trigger suspended] [recipient Vantor Bank] on Tuesday until October.
occurred on 2022/2023: [agent Malta] [trigger fined] [recipient Vantor Bank] in the 2022-23 season.
occurred on 2024-04-29/2024-05-05: [agent Malta] [trigger opened] an inquiry in the week of 29 April.
"""
NOTHING = """
none: Following [trigger concerns] about the weather, Malta waited.
none: [trigger Following] the ruling, Malta sued Vantor Bank.
none: Greece, which had intervened in the [trigger appeal], fined Vantor Bank.
none: Malta [trigger found] no records of the bank.
none: The [trigger table] was long and the room was cold.
"""


def lines(cases: str) -> list[str]:
    return [line for line in cases.splitlines() if line]


@pytest.mark.parametrize("line", [*lines(OCCURRED), *lines(STATUSES)])
def test_an_event_is_told_as_it_is_meant(nlp, line: str):
    case = read(line)
    tables = pipeline.prepare(document.make(case.text, "case", published=PUBLISHED), nlp=nlp)
    rows = told(tables, case)
    assert len(rows) == 1
    event = tables["events"].set_index("event").loc[rows[0]]
    assert event["status"] == case.status
    if case.date:
        assert event["edtf"] == case.date
    if case.holder or case.status == "occurred":
        assert event["holder"] in called(tables, case.holder)
    parts = tables["participants"][tables["participants"]["event"] == rows[0]]
    for role in ("agent", "recipient"):
        wanted = set().union(*(at(tables, span) for span in case.spans.get(role, [])))
        given = set(parts[parts["role"] == role]["actor"])
        assert given == wanted, role
        assert bool(wanted) == (role in case.spans), f"no mention under the marked {role}"


@pytest.mark.parametrize("line", lines(DATES))
def test_an_event_is_dated_by_its_words_or_as_news(nlp, line: str):
    case = read(line)
    text = f"The report came late.\n\n{case.text}"
    tables = pipeline.prepare(document.make(text, "case", published=PUBLISHED), nlp=nlp)
    moved = Case(text, case.status, "", case.date, {r: [(s + 23, e + 23) for s, e in at] for r, at in case.spans.items()})
    event = tables["events"].set_index("event").loc[told(tables, moved)[0]]
    assert (event["status"], event["edtf"] or "-") == (case.status, case.date)
    assert bool(event["rule"]) == case.date.endswith("~")


def test_the_lead_of_a_report_is_its_news_but_only_where_its_day_is_known(nlp):
    text = "Malta fined Vantor Bank."
    for known, edtf in (({"published": PUBLISHED}, "2024-05-03~"), ({}, "")):
        events = pipeline.prepare(document.make(text, "case", **known), nlp=nlp)["events"]
        assert list(events["edtf"]) == [edtf]


def test_what_is_to_come_takes_no_year_from_the_past_it_follows(nlp):
    text = "Malta sued Greece in 2023.\n\nA hearing is due on 12 May."
    events = pipeline.prepare(document.make(text, "case"), nlp=nlp)["events"].set_index("trigger")
    assert tuple(events.loc["hearing", ["status", "edtf"]]) == ("planned", "XXXX-05-12")


@pytest.mark.parametrize("line", lines(NOTHING))
def test_no_event_where_none_is_told(nlp, line: str):
    case = read(line)
    assert told(pipeline.prepare(document.make(case.text, "case", published=PUBLISHED), nlp=nlp), case) == []


@pytest.mark.parametrize(("text", "trigger", "kind"), [
    ("Greece said Malta must pay Vantor Bank.", "pay", "REQUEST"),
    ("Malta threatened to impose sanctions on Greece.", "impose", "THREATEN"),
    ("Malta imposed sanctions on Greece.", "imposed", "SANCTION"),
    ("Malta will meet Greece.", "meet", "AGREE"),
    ("Malta will not meet Greece.", "meet", "REJECT"),
    ("Malta met Greece.", "met", "CONSULT"),
])  # fmt: skip
def test_the_class_is_that_of_the_act_as_meant(nlp, text: str, trigger: str, kind: str):
    events = pipeline.prepare(document.make(text, "case", published=PUBLISHED), nlp=nlp)["events"]
    assert list(events[events["trigger"] == trigger]["kind"]) == [kind]


def test_the_reader_of_cases():
    case = read("planned by Malta on 2024-06: [agent Malta] will [trigger sue] [recipient Acme].")
    assert case.text == "Malta will sue Acme."
    assert (case.status, case.holder, case.date) == ("planned", "Malta", "2024-06")
    assert [case.text[s:e] for spans in case.spans.values() for s, e in spans] == ["Malta", "sue", "Acme"]
