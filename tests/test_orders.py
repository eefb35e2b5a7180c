"""The order of events that the text says without a date; cases as marked-up text.

A case reads `way [distance]: text`, with the event that is placed as `[event fined]`, the words of order as
`[cue after]`, and what it stands against: another event as `[other raided]`, else the words that follow the cue as
`[words the vote]`.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from briefing import archive, document, lexicon, package, pipeline
from briefing.correction import Correction
from briefing.corrections import amendment, journal, parts
from briefing.dossier import Dossier
from briefing.order import circular, first_and_next
from briefing.tables import ORDERS, Order, Tables, frame
from facts import card, sequence, table

ROOT = Path(__file__).parents[1]
MARK = re.compile(r"\[(event|cue|other|words) ([^\]]+)\]")
PUBLISHED = "2024-05-03"

PLACED = """
after: [cue After] [words the breach], the agency [event suspended] Vantor Bank.
after: Hackers [other breached] the agency in April 2015. [cue After] the breach, the agency [event suspended] Vantor Bank.
before: Malta will [event sue] Greece [cue before] [words the ruling takes effect].
after: [cue Following] [words the vote], Malta [event fined] Vantor Bank.
before: Malta [event fined] Vantor Bank [cue prior to] [words the merger].
since: Malta has [event banned] imports [cue since] [words the attack].
since: [cue Since] [other joining] the union, Malta has [event sued] Greece.
after: [cue Once] Malta had [other signed] the deal, Greece [event withdrew] its complaint.
after: [cue In the wake of] [words the attack], the agency [event suspended] payments.
before: Malta [event met] Greece [cue ahead of] next week's [other summit].
until: Vantor Bank will not [event pay] the fine [cue until] [words the commission decides].
until: Malta [event suspended] the talks [cue pending] [words the outcome of the vote].
during: [cue During] [words the talks], Malta [event threatened] Greece.
after two days: [cue Two days after] [words the raid], Malta [event arrested] Anna Weber.
after two days: Malta's [event raid] on Vantor Bank came [cue two days after] Greece [other fined] the bank.
before shortly: [cue Shortly before] [words the vote], Anna Weber [event accused] Malta of fraud.
after: Malta [event arrested] Anna Weber [cue after] [other raiding] her office.
after: Malta [other sued] Greece and [cue later] [event withdrew] the lawsuit.
after: Malta [other sued] Greece. Greece [cue then] [event fined] Malta.
after three weeks: Malta [other sued] Greece. [cue Three weeks later], Malta [event fined] Greece.
after: Malta [other sued] Greece. [cue The next day], Malta [event fined] Greece.
until: Malta did not [event sue] Greece [cue until] [words after the vote].
after: The [event raid] on Vantor Bank [cue followed] an [other attack] by Greece on Malta.
after: Malta [event boycotted] Greece for two years [cue after] [words the raid].
after: The bank [event cut] jobs [cue in the months following] [words the merger].
"""
# No order is read from these: a place, a cause, a fixed phrase, a date, more than one candidate.
NONE = """
Anna Weber testified before an inquiry, and Malta fined Greece.
Vantor Bank sued Malta before the court.
After all, Malta sued Greece.
Since the fine was too high, Vantor Bank sued Malta.
Malta sued Greece since it feared a loss.
Malta named a ship after the raid.
Malta fined Vantor Bank its largest sum since 2013.
Malta is following the talks, and Greece sued Vantor Bank.
Malta sued Greece and Acme met Vantor Bank. Greece later fined Malta.
Malta sued Greece.\n\nGreece later fined Malta.
Malta sued Greece. If Greece pays, then Malta will accept the offer.
Malta sued Greece. Greece will fine Malta later this month.
Malta saw After the Attack, a film, and sued Greece.
Malta said it would sue Greece. Vantor Bank later accused Malta of fraud.
"""


@dataclass(frozen=True)
class Case:
    """A text without its marks, what is said of it, and the marked spans by role."""

    text: str
    way: str
    distance: str
    spans: dict[str, tuple[int, int]]


def read(line: str) -> Case:
    head, _, rest = line.partition(": ")
    way, _, distance = head.partition(" ")
    text, spans, at = "", {}, 0
    for mark in MARK.finditer(rest):
        text += rest[at : mark.start()]
        spans[mark[1]] = (len(text), len(text) + len(mark[2]))
        text, at = text + mark[2], mark.end()
    return Case(text + rest[at:], way, distance, spans)


def made(text: str, nlp: object, **known: str) -> Tables:
    return pipeline.prepare(document.make(text, "case", **({"published": PUBLISHED} | known)), nlp=nlp)


def told(tables: Tables, span: tuple[int, int]) -> str:
    """The event that a word tells."""
    parts = tables["evidence"]
    told = parts[(parts["table"] == "events") & parts["role"].isin(["trigger", "also"])]
    here = told[(told["start"] < span[1]) & (told["end"] > span[0])]
    assert len(set(here["row"])) == 1, span
    return str(here["row"].iloc[0])


def lines(cases: str) -> list[str]:
    return [line for line in cases.splitlines() if line]


@pytest.mark.parametrize("line", lines(PLACED))
def test_an_event_stands_where_the_text_says(nlp, line: str):
    case = read(line)
    tables = made(case.text, nlp)
    event = told(tables, case.spans["event"])
    own = tables["orders"][tables["orders"]["event"] == event]
    assert len(tables["orders"]) == len(own) == 1
    order = own.iloc[0]
    assert (order["way"], order["distance"].lower()) == (case.way, case.distance)
    assert order["other"] == (told(tables, case.spans["other"]) if "other" in case.spans else "")
    cue = tables["evidence"][tables["evidence"]["role"] == "order"].iloc[0]
    assert (cue["row"], cue["start"], cue["end"]) == (event, *case.spans["cue"])
    if "words" in case.spans:
        assert (order["start"], order["end"]) == (case.spans["cue"][0], case.spans["words"][1])


@pytest.mark.parametrize("line", lines(NONE))
def test_what_only_looks_like_order_is_none(nlp, line: str):
    text = line.replace("\\n", "\n")
    assert made(text, nlp)["orders"].empty


def test_cases_are_read_as_marked():
    case = read("after two days: [cue Two days after] [words the raid], Malta [event arrested] her.")
    assert (case.way, case.distance) == ("after", "two days")
    assert [case.text[s:e] for s, e in case.spans.values()] == ["Two days after", "the raid", "arrested"]


ENTRIES = lexicon.load().entries("order")


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["words"][:30])
def test_the_list_of_cues_holds_both_ways(nlp, entry):
    """Each example is placed by exactly the marked words; in no counter-example does a word of the entry place any."""
    for example in entry.examples():
        before, _, rest = example.partition("[")
        marked, _, after = rest.partition("]")
        parts = made(before + marked + after, nlp)["evidence"]
        assert parts[parts["role"] == "order"]["text"].tolist() == [marked], example
    for example in entry.examples("counterexamples"):
        tables = made(example, nlp)
        found = tables["evidence"][tables["evidence"]["role"] == "order"]["text"].str.lower()
        assert not [text for text in found if text.endswith(tuple(entry.words()))], example


def test_cells_of_the_list_hold_known_words():
    assert {entry["way"] for entry in ENTRIES} <= set(ORDERS)
    assert {entry["takes"] for entry in ENTRIES} <= {"noun", "clause", "both", "nothing", "object"}


@pytest.mark.parametrize(("text", "dates"), [
    ("The agency suspended Vantor Bank after the breach in April 2015.", {"suspended": ""}),
    ("After the breach in April 2015, the agency suspended Vantor Bank.", {"suspended": ""}),
    ("After a raid by Greece in April 2015, the agency suspended Vantor Bank.", {"suspended": "", "raid": "2015-04"}),
    ("Malta will hold talks with Greece ahead of a summit in June.", {"hold": ""}),
    ("Malta fined Vantor Bank in March after a raid in January.", {"fined": "2024-03"}),
    ("Malta sued Greece. Three weeks later, Greece fined Malta.", {"fined": ""}),
])  # fmt: skip
def test_an_event_takes_no_date_from_the_one_it_stands_after(nlp, text: str, dates: dict[str, str]):
    events = made(f"The report came late.\n\n{text}", nlp)["events"].set_index("trigger")
    assert {trigger: events.at[trigger, "edtf"] for trigger in dates} == dates


def test_the_date_of_what_has_no_row_stands_in_the_words(nlp):
    tables = made("The agency suspended Vantor Bank after the breach in April 2015.", nlp)
    (order,) = tables["orders"].to_dict("records")
    dates = tables["timexes"].set_index("timex")["edtf"]
    assert (order["text"], order["other"]) == ("after the breach in April 2015", "")
    assert dates[order["timex"]] == "2015-04"
    assert list(sequence.words(tables).values()) == ["after: the breach in April 2015"]


def test_an_order_that_dates_speak_against_is_none(nlp):
    for year, orders in (("2019", ["after"]), ("2021", [])):
        tables = made(f"Malta sued Greece in 2020 after Greece had fined Malta in {year}.", nlp)
        assert len(tables["events"]) == 2 and tables["orders"]["way"].tolist() == orders


PAIRS = st.lists(st.tuples(st.sampled_from("ABCDE"), st.sampled_from(ORDERS), st.sampled_from("ABCDE")), max_size=12)


@given(PAIRS)
def test_no_circle_is_shown_as_order(pairs: list[tuple[str, str, str]]):
    """After the circular ones are out, what is left can be written down in one line."""
    orders = [Order(document="d", start=0, end=5, text="after", event=a, way=w, other=b) for a, w, b in pairs if a != b]
    wrong = circular(orders)
    left = {pair for o in orders if (o.event, o.other) not in wrong and (pair := first_and_next(o))}
    placed: list[str] = []
    while free := [x for x in "ABCDE" if x not in placed and not any(b == x and a not in placed for a, b in left)]:
        placed += free
    assert sorted(placed) == list("ABCDE")


def test_two_orders_against_each_other_are_neither():
    pair = [("A", "before", "B"), ("B", "before", "A"), ("C", "after", "B")]
    orders = [Order(document="d", start=0, end=5, text="after", event=a, way=w, other=b) for a, w, b in pair]
    assert circular(orders) == {("A", "B"), ("B", "A")}


WORDS = st.sampled_from([
    "Malta", "Greece", "Vantor Bank", "sued", "fined", "raided", "after", "before", "since", "until", "later", "then", "the",
    "raid", "vote", "two days", "in May 2020", ",", ".", "once", "following", "\n\n", "“", "”", "é", "\u00a0", "ahead of",
])  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=40).map(lambda words: ["Malta", *words]))
def test_every_span_slices_back(nlp, words: list[str]):
    tables = made(" ".join(words), nlp)
    package.check(tables)
    for row in tables["orders"].to_dict("records"):
        assert row["other"] != row["event"]
        cues = tables["evidence"][(tables["evidence"]["role"] == "order") & (tables["evidence"]["row"] == row["event"])]
        assert (cues["start"] == row["start"]).any()


BREACH = "Hackers breached the agency in April 2015. After the breach, the agency suspended Vantor Bank."


def test_the_order_is_shown_in_words_and_opens_the_other_event(nlp):
    tables = made(f"The report came late.\n\n{BREACH}", nlp, published="")
    facts = table.collect(tables).set_index("text", drop=False)
    suspended = facts[facts["label"].str.contains("suspended")].iloc[0]
    breached = facts[facts["label"].str.contains("breached")].iloc[0]
    assert suspended["order"] == "after: Hackers breached the agency (April 2015)" and suspended["edtf"] == ""
    own = card.card(tables, facts, suspended["fact"])
    assert own is not None
    line = next(line for line in own["lines"] if line["term"] == "Order")
    assert (line["text"], line["open"]) == ("After: Hackers breached the agency (April 2015)", breached["fact"])
    cue = next(piece for piece in own["passage"] if "order" in piece.get("r", ()))
    assert (cue["t"], cue["i"]) == ("After", breached["fact"])
    other = card.card(tables, facts, breached["fact"])
    assert other is not None
    line = next(line for line in other["lines"] if line["term"] == "Order")
    assert (line["text"], line["open"]) == (f"Before: {suspended['label']}", suspended["fact"])


def test_what_a_dated_event_says_of_an_undated_one_stands_beside_it(nlp):
    tables = made("Malta sued Greece on 3 March 2020, days after Greece raided Vantor Bank.", nlp, published="")
    words = {
        tables["events"].set_index("event").at[event, "trigger"]: said for event, said in sequence.words(tables).items()
    }
    assert words == {
        "sued": "days after: Greece raided Vantor Bank", "raided": "days before: Malta sued Greece (3 March 2020)"
    }  # fmt: skip


def test_the_undated_stand_as_the_text_says(nlp):
    tables = made("Malta sued Greece after Greece raided Vantor Bank. Acme fined Malta.", nlp, published="")
    facts = table.collect(tables)
    first = [label.split()[1] for label in sequence.in_order(tables, facts[facts["table"] == "events"])["label"]]
    assert first == ["raided", "sued", "fined"]


def test_a_rejected_event_takes_its_links_along_but_not_the_words(nlp):
    tables = made(f"{BREACH} Vantor Bank then sued the agency.", nlp, published="")
    assert tables["orders"]["way"].tolist() == ["after", "after"]
    events = tables["events"].set_index("trigger")
    for trigger, left in (("breached", ["After the breach", "then"]), ("suspended", [])):
        gone = Correction("events", "remove", events.at[trigger, "text"], "no event")
        kept, outcomes = amendment.apply(tables, [gone])
        assert [outcome.state for outcome in outcomes] == ["applied"]
        assert kept["orders"]["text"].tolist() == left
        parts = kept["evidence"]
        assert sorted(parts[parts["role"] == "order"]["start"]) == sorted(kept["orders"]["start"])
        package.check(kept)


def test_a_briefing_from_before_there_were_orders_is_read(nlp, tmp_path):
    tables = made(BREACH, nlp)
    package.save(tables, tmp_path)
    assert package.load(tmp_path)["orders"].equals(tables["orders"])
    (tmp_path / "orders.csv").unlink()
    pd.testing.assert_frame_equal(package.load(tmp_path)["orders"], frame("orders", []))


def test_the_brief_says_the_order_where_its_sentence_leaves_it_out(nlp):
    from exports.brief import section
    from exports.brief.choice import Choice
    from exports.brief.part import Lines, Material

    text = "The report came late.\n\nMalta sued Greece. Two days after the raid, Malta fined Vantor Bank."
    blocks = section.what(Material.of(made(text, nlp, published=""), Choice()))
    said = [(line.opening, line.text) for block in blocks if isinstance(block, Lines) for line in block.lines]
    assert ("Two days after the raid", "Malta fined Vantor Bank.") in said
    assert ("", "Malta sued Greece.") in said


def test_the_timeline_lists_the_undated_with_their_order_and_the_panel_opens_the_other(nlp, tmp_path, monkeypatch):
    tables = made(f"The report came late.\n\n{BREACH}", nlp, published="")
    package.save(tables, tmp_path / "case")
    monkeypatch.setenv("BRIEFINGS", str(tmp_path))
    app = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=30)
    order = tables["orders"].iloc[0]
    app.query_params["fact"] = order["event"]
    app.run()
    app.switch_page("views/timeline.py").run()
    assert not app.exception
    parts = [json.loads(found.proto.json) for found in app.get("bidi_component") if found.proto.json]
    lines = [line for part in parts for group in part.get("groups", []) for line in group["lines"]]
    (line,) = [line for line in lines if line["id"] == order["event"]]
    assert line["under"] == "after: Hackers breached the agency (April 2015)"
    shown = next(part["card"] for part in parts if part.get("card"))
    assert [piece["i"] for piece in shown["passage"] if "order" in piece.get("r", ())] == [order["other"]]


def test_a_package_from_before_there_were_orders_is_unpacked(nlp):
    tables = made(BREACH, nlp)
    packed = archive.pack(Dossier(tables, journal.parse(b"")))
    assert archive.unpack(packed).found["orders"].equals(tables["orders"])
    with zipfile.ZipFile(io.BytesIO(packed)) as old:
        files = {name: old.read(name) for name in old.namelist() if name != "orders.csv"}
    about = json.loads(files["datapackage.json"])
    about["briefing"], about["resources"] = 1, [each for each in about["resources"] if each["name"] != "orders"]
    files["datapackage.json"] = json.dumps(about).encode()
    assert archive.unpack(archive.zipped(files)).found["orders"].empty


def test_a_table_of_evidence_without_a_row_keeps_its_columns() -> None:
    tables: Tables = {"orders": frame("orders", []), "evidence": frame("evidence", [])}
    parts.part_from(tables, "case:event:1-2")
    assert list(tables["evidence"].columns) == list(frame("evidence", []).columns)
