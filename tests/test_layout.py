"""How the form of a document is read, on marked-up texts.

Each line of a case is a paragraph; `{note}` before it is the form it must have. Footnote marks stand in ⟦ ⟧.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing import language, lexicon, pipeline, timex
from briefing.document import make
from briefing.layout import form
from briefing.paragraph import paragraphs
from steps import lines_run

LEXICON = lexicon.load()


def read(marked: str) -> tuple[str, list[str], list[str]]:
    """The text of a case, the forms its paragraphs must have, and the marks in it."""
    forms, plain = [], []
    for line in marked.strip().split("\n"):
        if line.strip():
            match = re.match(r"\s*(?:\{(\w*)\} ?)?", line)
            forms.append(match[1] or "")
            plain.append(line[match.end() :].replace("⏎", "\n"))
    text = "\n\n".join(plain)
    marks = re.findall(r"⟦(.*?)⟧", text)
    return re.sub("[⟦⟧]", "", text), forms, marks


def forms_of(text: str) -> list[str]:
    return [block.form for block in form.read(text).blocks]


PAGES = {
    "a news page": """
        {boilerplate} We use cookies to improve our service. By clicking Accept you agree.
        {boilerplate} Skip to main content
        {heading} Ministers reject plea for higher water bills
        {byline} By Laura Finch and Tom Adeyemi, Environment Correspondents
        {byline} Published 3 March 2016
        {byline} Last updated: 4 March 2016, 09:12 GMT
        {boilerplate} Share this article
        {boilerplate} Facebook Twitter Email
        The ministry rejected a request from Severn Water to raise bills.
        {boilerplate} Advertisement
        Facebook and Twitter sued the regulator over the rules on sharing.
        {boilerplate} Read more: Regulator sues second company over leaks
        Severn Water said it would appeal next month.
        {boilerplate} Sign up for our daily newsletter
        {boilerplate} Related articles
        {boilerplate} Drought forces ministers to ban hosepipes
        {boilerplate} About the author
        {boilerplate} Laura Finch is a correspondent. She joined in 2009.
        {boilerplate} © 2024 Teal Media Group. All rights reserved.""",
    "a press release": """
        {boilerplate} FOR IMMEDIATE RELEASE
        {heading} BRAMWELL TO ACQUIRE TIDEWORKS
        HALIFAX, March 3, 2016 – Bramwell Energy agreed on Tuesday to acquire Tideworks.
        {heading} Highlights of the deal
        {item} • Shareholders will receive $12.50 a share.
        {item} – The union opposes the deal
        The deal is to close in May.
        {boilerplate} About Bramwell Energy
        {boilerplate} Bramwell Energy was founded in 1987 and employs 2,100 people in Canada.
        {boilerplate} Forward-Looking Statements
        {boilerplate} Bramwell may fail to complete the deal, and regulators could block it.
        {boilerplate} Media Contact:
        {boilerplate} Sam Whitlock
        {boilerplate} media@bramwell.example
        {boilerplate} ###""",
    "a report": """
        {heading} 1. Background
        The Board fined Norvik.⟦12⟧ The company appealed to the tribunal,⟦13⟧ which met in May⟦[3]⟧ and June.
        It lost in 2019.⟦¹⁴⟧ Maria Olsen called it “a warning”.⟦15⟧
        {heading} II. Next steps
        The Board will publish guidance on the storage of chemicals in March.
        {note} References
        {note} 12. Regulation on the storage of dangerous goods, adopted on 4 May 2011.
        {note} [3] The Ministry sued the Board in 2015.
        {note} Larsen, K. (2016), Who watches the docks?, Lunde University Press""",
    "notes without a heading": """
        Kestrel sued Orbis on 2 March 2020.⟦*⟧ The court dismissed the claim.⟦²⟧
        {note} * Kestrel was acquired by Lannock in 2017.
        {note} ² Judgment of 9 September 2020.""",
    "a list with numbers is no list of notes": """
        The plan has two parts, and the board approved both.
        {item} 1. The port is closed in May.
        {item} 2. The yard is sold in June.""",
    "a table": """
        {row} Claimant | Amount | Status
        {row} Kestrel Holdings | $12 million | Dismissed
        The claims were filed in May, and two of them were settled in June.""",
    "a judgment": """
        {heading} IN THE COURT OF APPEAL
        {byline} Date: 14/05/2019
        {heading} JUDGMENT
        [1] This is an appeal against a fine of two million.
        [2] The tribunal upheld the fine (Norvik v Board [2018] UKT 44).⟦[1]⟧
        {item} 3. The Board denies that it acted unfairly.
        {note} [1] Skeleton argument, para 14.""",
    "a brief": """
        {heading} Insurance after the Lunde floods
        {byline} Authors: Karin Holm¹ and Peter Lund²
        {note} ¹ University of Lunde, ² Centre for Risk Policy
        {heading} KEY POINTS
        {item} • Insurers have paid €310 million.⟦1⟧ The state may pay more.⟦2⟧
        {item} – According to Munich Re,⟦3⟧ losses reached €1.2 billion.
        {heading} Table 1: Losses by region
        {row} Lunde North   2,100     640
        {boilerplate} Source: Insurance Association (2021)
        {note} 1 Insurance Association, press release, 3 September 2021.
        {note} 2 Finance Ministry, budget statement.
        {note} 3 Munich Re warned of such floods in 2015.
        {note} 4 It did so again in 2017.
        {boilerplate} The views expressed in this brief are those of the authors.""",
    "an answer to a mail": """
        {byline} -----Original Message-----
        {byline} From: Dana Whitfield
        {byline} Sent: Tuesday, March 3, 2020 9:12 AM
        {byline} Team,
        Customs told us yesterday what the ministry wrote:
        > We regret the decision. Vietnam will file a complaint⏎> this month.
        {byline} Best,
        {byline} Dana
        {byline} Dana Whitfield | Director, Trade | Whitfield & Partners LLP
        {boilerplate} CONFIDENTIALITY NOTICE: The contents are confidential.""",
    "demands": """
        {heading} Amal Watch condemns arrests in Tarova
        The police arrested four lawyers on 10 October, it said on Monday.
        Amal Watch calls on the government to:
        {item} 1. Release the lawyers;
        {item} 2. Drop all charges; and
        {item} 3. Allow observers into the court.
        {boilerplate} ENDS
        Notes to editors:
        {boilerplate} For further information, contact Sara Blom, press officer, on +31 20 555 0188.""",
    "a memo": """
        {byline} TO: Board of Directors
        {byline} FROM: General Counsel
        {byline} DATE: 12 October 2020
        Kestrel sued Orbis in March.
        {boilerplate} This memorandum is intended only for the addressee.""",
    "a mail": """
        {byline} From: Karin Holm
        {byline} Date: Mon, 11 Feb 2019 08:14:22 +0100
        {byline} Dear all,
        The Commission opened an investigation on Friday.
        {byline} Kind regards,
        {byline} Karin Holm
        {byline} Head of Trade Policy
        {boilerplate} If you have received this e-mail in error, please notify the sender.""",
    "articles that talk of such things": """
        Cookies track users, and the regulator fined Acme for them.
        By Friday the strike had ended.
        Sources said the bank had issued notes.
        About 200 people attended.
        The company updated its forecast on 3 May 2016.
        “All rights reserved” was printed on the cover, the court said.
        From: that word alone begins no mail.""",
}


@pytest.mark.parametrize("name", PAGES)
def test_forms(name: str) -> None:
    text, forms, marks = read(PAGES[name])
    found = form.read(text)
    assert [(block.form, block.span.of(text)[:30]) for block in found.blocks] == [
        (kind, span.of(text)[:30]) for kind, span in zip(forms, paragraphs(text), strict=True)
    ]
    assert sorted(mark.of(text) for mark in found.marks) == sorted(marks)


@pytest.mark.parametrize(
    "marked",
    [
        "The bank lost.⟦3⟧ It appealed,⟦4⟧ and won.⟦5⟧",
        "The court agreed.”⟦12⟧ The firm paid.",
        "The firm paid (in cash).⟦7⟧",
        "It covers 12 km² and cost 10⁶ dollars.",
        "See No.12 and Art.5 and para.14 of the law.",
        "It cost 1,200 dollars, at 9.30 on 3 May.",
        "The [new] board met [twice].",
        "The ruling⟦[3]⟧⟦[4]⟧ stands⟦[citation needed]⟧.",
        "The law of 2016⟦[12]⟧ binds both.",
        "The G20 met; COVID19 spread.",
        "It ended in May.⟦¹⟧",
        "It is common⟦ (Rid 2013; Healey et al., 2016, p. 4)⟧, but dear⟦ (Olsen & Berg 2014)⟧.",
        "They met twice (January 2016) and (March 2017).",
        "Washington blamed Pyongyang⟦ [3, pp. 4–5]⟧.",
    ],
)
def test_marks(marked: str) -> None:
    text, _, marks = read(marked)
    assert [mark.of(text) for mark in form.read(text).marks] == marks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One line\nand it goes\non here.\n\nAnother.", ["One line", "and it goes", "on here.", "Another."]),
        (
            "The European Commission opened an investigation into imports of\ncoated steel on Friday. The producers had "
            "filed a complaint in\nDecember, as the ministry said in a letter to the members of the\nparliament.\n"
            "- call the association\n- draft a note for the minister, who meets the\n  commissioner",
            ["The European Commission … parliament.", "- call the association", "- draft a note … commissioner"],
        ),
        (
            "The board fined the company for breaches that were found by the\ninspectors of the port in the spring.\n"
            "NEXT STEPS\nThe company may appeal against the fine, which the board did not\nmake public, until the end.",
            ["The board … spring.", "NEXT STEPS", "The company … end."],
        ),
    ],
)
def test_paragraphs_of_wrapped_and_unwrapped_lines(text: str, expected: list[str]) -> None:
    found = [" ".join(span.of(text).split()) for span in paragraphs(text)]
    assert len(found) == len(expected)
    for got, wanted in zip(found, expected, strict=True):
        first, _, last = wanted.partition(" … ")
        assert got == wanted or (got.startswith(first) and last and got.endswith(last))


def test_a_sentence_goes_on_behind_a_page_head() -> None:
    text = (
        "Port Board   Review 2019\n\nInspectors had found 41 tanks\n\nPort Board   Review 2019\n\nPage 4 of 31\n\n"
        "without a permit. The court agreed.\n\nPort Board   Review 2019\n\nPage 5 of 31"
    )
    assert forms_of(text).count("page") == 5
    sentences = [sent.text for sent in language.parse(text, language.load()).sents]
    assert [" ".join(s.split()) for s in sentences if s.strip()] == ["Inspectors had found 41 tanks without a permit.",
                                                        "The court agreed."]  # fmt: skip


TURNS = """
The committee met. Present: Senator Alice Hale; Mr. Robert Keane, chief executive of Lowland Bank.
CHAIRWOMAN HALE: Was the bank solvent?
MR. KEANE: It was. The supervisor changed the rules in April.
The board knew nothing.
[Recess]
SEN. OKORO. I want to ask about the bonuses.
CHAIRWOMAN HALE: Please do so.
MR. KEANE (by video): I will answer in writing."""


def test_turns() -> None:
    text = TURNS.strip().replace("\n", "\n\n")
    turns = form.read(text).turns
    assert [(t.name.of(text) if t.name else "", [p.of(text) for p in t.pieces]) for t in turns] == [
        ("CHAIRWOMAN HALE", ["Was the bank solvent?"]),
        ("MR. KEANE", ["It was. The supervisor changed the rules in April.", "The board knew nothing."]),
        ("SEN. OKORO", ["I want to ask about the bonuses."]),
        ("CHAIRWOMAN HALE", ["Please do so."]),
        ("MR. KEANE", ["I will answer in writing."]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Location: Oslo\n\nDate: 3 May 2016\n\nLocation: Bergen\n\nDate: 4 May 2016",
        "Background: the board met.\n\nFindings: it was late.\n\nConclusion: none.",
        "Group F — Sweden 1 – 0 Korea\n\nSweden won.\n\nGroup G — Belgium 3 – 0 Panama\n\nThey lost.\n\nGroup G — "
        "Tunisia 1 – 2 England\n\nEngland won.",
        "THE FIRST AMERICANS: A GUIDE\n\nA. THE OLMEC\n\nThey farmed.\n\nA. THE INCA\n\nThey built roads.",
        "The minister said: “We will act.”\n\nThe union said: “We will strike.”",
    ],
)
def test_no_turns(text: str) -> None:
    assert form.read(text).turns == ()


CALL = """
Acme Robotics Q3 2020 Earnings Call Transcript
Operator
Good afternoon, and welcome to the call.
Dana Ruiz -- Chief Executive Officer
We bought Boltworks in August.
Lee Brandt -- Northbank -- Analyst
When will the agency decide?
Dana Ruiz -- Chief Executive Officer
In January, we hope.
We would not rule out March."""
DEBATE = """
Water Bill
Jane Pryor (Oxford North) (Lab): The regulator fined Severn Water in January.
The Minister for Water (Mr Alan Reed): We will publish the letter.
Jane Pryor: When is that?
Mr Reed: Soon.
Sir Tom Hale (Leeds) (Con): Never at all."""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (CALL, [("", "Good"), ("Dana Ruiz", "We"), ("Lee Brandt", "When"), ("Dana Ruiz", "In")]),
        (DEBATE, [("Jane Pryor", "The"), ("Alan Reed", "We"), ("Jane Pryor", "When"), ("Tom Hale", "Never")]),
    ],
)
def test_labels_of_calls_and_debates(text: str, said: list[tuple[str, str]]) -> None:
    made = tables(text.strip().replace("\n", "\n\n"))
    names = dict(zip(made["actors"]["actor"], made["actors"]["name"], strict=True))
    assert [(names.get(q.speaker, ""), q.printed.split()[0]) for q in made["quotes"].itertuples()] == said


def tables(text: str) -> dict:
    return pipeline.prepare(make(text, "case"))


def test_turns_are_quotes_with_their_speaker() -> None:
    made = tables(TURNS.strip().replace("\n", "\n\n"))
    names = dict(zip(made["actors"]["actor"], made["actors"]["name"], strict=True))
    said = [(names.get(q.speaker, ""), q.printed.split()[0]) for q in made["quotes"].itertuples() if q.kind == "direct"]
    assert said == [("Alice Hale", "Was"), ("Robert Keane", "It"), ("Okoro", "I"), ("Alice Hale", "Please"),
                    ("Robert Keane", "I")]  # fmt: skip


def test_answers_are_of_the_one_person_who_is_interviewed() -> None:
    made = tables("An interview with Ines Moreau\n\nInes Moreau leads the agency.\n\nQ: Why did you fine Clickbay?\n\n"
                  "A: Clickbay sold the data of its users.")  # fmt: skip
    names = dict(zip(made["actors"]["actor"], made["actors"]["name"], strict=True))
    assert [names.get(q.speaker, "") for q in made["quotes"].itertuples()] == ["", "Ines Moreau"]


def test_questions_and_answers_that_nobody_speaks_are_no_quotes() -> None:
    made = tables("New battery rules\n\nQ. Does the ban cover imports?\n\nA. Yes. Importers must register.")
    assert made["quotes"].empty and list(made["events"]["label"]) == ["Importers must register"]


def test_block_quotations_have_the_speaker_of_the_clause_above() -> None:
    made = tables("Judge Rowan wrote:\n\n    The defendant concealed the charter.\n\nThe firm appealed in May.")
    names = dict(zip(made["actors"]["actor"], made["actors"]["name"], strict=True))
    assert [(names[q.speaker], q.text) for q in made["quotes"].itertuples()] == [
        ("Rowan", "The defendant concealed the charter.")
    ]


def test_marked_quotations_without_a_speaker_are_nobodys() -> None:
    made = tables("The regulator cleared the merger in May.\n\n> The regulator fined Acme.\n\nThe firms paid.")
    assert [(q.speaker, q.text) for q in made["quotes"].itertuples()] == [("", "The regulator fined Acme.")]
    assert [e.status for e in made["events"].itertuples() if e.trigger == "fined"] == ["attributed"]


def test_what_is_not_read_gives_no_facts_and_is_told() -> None:
    text, forms, _ = read(PAGES["a news page"])
    made = tables(text)
    unread = [b.span for b in form.read(text).hidden]
    for name in ("events", "quotes", "mentions", "relations", "sectors"):
        assert not [r for r in made[name].itertuples() if any(s.start <= r.start < s.end for s in unread)], name
    assert [f for f in made["sentences"]["form"] if f in ("boilerplate", "byline")] == [
        f for f in forms if f in ("boilerplate", "byline")
    ]


@pytest.mark.parametrize(
    ("text", "status", "label"),
    [
        ("The Port Board will:\n\n• publish guidance by March 2020;\n\n• close two yards", "planned",
         "Port Board to publish guidance"),
        ("The regulator said that Acme must:\n\n- publish guidance by May", "requested", "Acme to publish guidance"),
        ("Amal Watch calls on Acme to:\n\n1. Publish guidance by May; and\n\n2. Close two yards.", "requested",
         "Acme to publish guidance"),
        ("The Port Board urged Acme to:\n\n(a) publish guidance by May", "requested", "Acme to publish guidance"),
    ],
)  # fmt: skip
def test_lists_take_doer_and_status_from_the_clause_above(text: str, status: str, label: str) -> None:
    events = tables("The Port Board and Acme met on Monday.\n\n" + text)["events"]
    assert (label, status) in {(e.label, e.status) for e in events.itertuples()}


@pytest.mark.parametrize(
    "text",
    [
        "To do\n\n• call the steel association\n\n• fine the company",
        "Claim | Status\n\nKestrel Holdings | Settled in July 2020",
        "Talks on the merger\n\nThe firms make steel in Oslo.",
    ],
)
def test_orders_cells_and_headings_tell_no_event(text: str) -> None:
    assert list(tables(text)["events"]["label"]) == []


def test_a_title_that_is_a_sentence_tells_an_event() -> None:
    text = "Regulator fines Acme Corporation over late filings\n\nThe company makes steel in Oslo."
    assert list(tables(text)["events"]["trigger"]) == ["fines"]


@pytest.mark.parametrize(
    ("text", "day", "basis"),
    [
        ("Bank fined\n\nMarch 3, 2016\n\nThe bank was founded on 4 May 1990.", "2016-03-03", "byline"),
        ("The bank was founded on 4 May 1990.\n\nPublished 3 March 2016", "2016-03-03", "byline"),
        ("From: A\nDate: Mon, 11 Feb 2019 08:14:22 +0100\n\nThe law of 4 May 1990 holds.", "2019-02-11", "head"),
        ("The law of 4 May 1990\n\nOSLO, March 3, 2016 – The bank paid.", "2016-03-03", "dateline"),
        ("The bank was founded on 4 May 1990.", "1990-05-04", "first full date"),
        ("The bank paid.\n\nLast updated 3 May 2016\n\n© 2 May 2015 Acme. All rights reserved.", "", ""),
        ("The bank paid and then the court met.\n\nReferences\n\nLarsen, updated 9 May 2017.", "", ""),
    ],
)
def test_reference_date(text: str, day: str, basis: str) -> None:
    found, why = timex.reference(make(text, "case"))
    assert (found, why) == (dt.date.fromisoformat(day) if day else None, basis)


def test_capitals_are_read_as_the_text_prints_them() -> None:
    text = "ACME TO BUY NORTH SEA BANK\n\nAcme agreed on Monday to buy North Sea Bank for 3 million."
    assert form.seen(text).startswith("Acme to buy North Sea Bank\n")


@pytest.mark.parametrize("text", ["Source: Insurance Association fined Acme", "12", "feb 30 2019", "Share this article"])
def test_a_text_of_nothing_else_is_read(text: str) -> None:
    assert not form.read(text).hidden


@pytest.mark.parametrize(
    ("at", "marked"),
    [(e["at"], m) for e in LEXICON.entries("boilerplate") for m in e.examples()],
)
def test_boilerplate_examples(at: str, marked: str) -> None:
    line = re.sub(r"[\[\]]", "", marked)
    below = {"section": "\n\nSam Whitlock writes.\n\nHe lives in Oslo.", "line": "", "lead": "", "any": ""}.get(
        at, "\n\nSam Whitlock\n\nActing head"
    )
    text = "The bank paid a fine of two million in May.\n\nIt did not appeal against it.\n\n" + line + below
    wanted = ["note" if at == "notes" else "boilerplate"] * (3 if below else 1)
    assert forms_of(text)[2:] == wanted


@pytest.mark.parametrize("line", [c for e in LEXICON.entries("boilerplate") for c in e.examples("counterexamples")])
def test_boilerplate_counterexamples(line: str) -> None:
    assert forms_of(f"The bank paid a fine.\n\n{line}\n\nIt did not appeal.")[1] == ""


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="AaBb .:,;[]12¹*•-|\t\n>“”QA©", max_size=120))
def test_what_is_seen_has_the_length_of_the_text(text: str) -> None:
    found = form.read(text)
    assert len(found.seen) == len(found.parsed) == len(text)
    assert all(a.span.end <= b.span.start for a, b in zip(found.blocks, found.blocks[1:], strict=False))


def test_reading_the_form_is_linear() -> None:
    page = "\n\n".join((read(PAGES["a news page"])[0], read(PAGES["a report"])[0], TURNS.replace("\n", "\n\n"), ""))
    new = itertools.count()  # what was read once is kept
    once = lines_run(lambda: form.read(page * 4 + str(next(new))).seen)
    assert lines_run(lambda: form.read(page * 16 + str(next(new))).seen) < 5 * once
