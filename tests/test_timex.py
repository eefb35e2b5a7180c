"""Time expressions as marked-up text, one case a line: what is marked, and the values of what is marked."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from briefing import lexicon, timex
from briefing.document import make
from briefing.tables import Timex, frame, schema
from steps import lines_run

WORDS = lexicon.load()
SEEN = "2015-08-11"

WRITTEN = """
It was sent on [August 11, 2015].                                | 2015-08-11
It was sent on [11 August 2015].                                 | 2015-08-11
It was signed on or about [April 2, 2014].                       | 2014-04-02~
It was founded in about [1990].                                  | 1990~
It was founded circa [1850].                                     | 1850~
It held talks about [2014].                                      | 2014
It was signed around [April 2, 2014].                            | 2014-04-02~
It was sent on [Tuesday, August 11, 2015].                       | 2015-08-11
It was sent on [the 11th of August, 2015].                       | 2015-08-11
It was sent on [2015-08-11].                                     | 2015-08-11
It was sent on [11.08.2015].                                     | 2015-08-11
It was sent on [Aug. 11, 2015].                                  | 2015-08-11
It was logged at [2015-08-11T10:15:00Z].                         | 2015-08-11
It met on [May 3rd, 2019 at 5 pm].                               | 2019-05-03
It met on [the first of May 2019].                               | 2019-05-01
It began in [September 2014].                                    | 2014-09
It began in [Sept 2014].                                         | 2014-09
It began in [November of 1976].                                  | 1976-11
It began in [2014].                                              | 2014
It began in [the 1990s].                                         | 199X
It began in [the 60s].                                           | 196X
It grew in [the 1920s] and [30s].                                | 192X; 193X
It began in [the nineties].                                      | 199X
It began in [the 19th century].                                  | 18XX
It began in [the twentieth century].                             | 19XX
It grew in [Q3 2024].                                            | 2024-07/2024-09
It grew in [the third quarter of 2024].                          | 2024-07/2024-09
It grew in [H1 2020].                                            | 2020-01/2020-06
It grew in [the first half of 2020].                             | 2020-01/2020-06
It grew in [fiscal 2023].                                        | 2023
It grew in [FY2023].                                             | 2023
It grew in [the fiscal third quarter of 2024].                   | 2024-07/2024-09
It grew in [the first six months of 2020].                       | 2020-01/2020-06
It began in ['08].                                               | 2008
It closed at [year-end 2020].                                    | 2020
It opened in [Spring 2012].                                      | 2012-21
It opened in [the winter of 2012].                               | 2012-24
It opened in [mid-2019].                                         | 2019
It opened in [early May 2019].                                   | 2019-05
It opened at [the end of June 2019].                             | 2019-06
It closes on [Christmas Day 2019].                               | 2019-12-25
It closes on [Thanksgiving 2019].                                | 2019-11-28
It closes on [Easter Monday 2019].                               | 2019-04-22
It met on [the first Monday of September 2019].                  | 2019-09-02
It met on [the last Friday of May 2019].                         | 2019-05-31
It rained in [the first week of July 2019].                      | 2019-07-01/2019-07-07
It fell in [the last four months of 2014].                       | 2014-09/2014-12
It rained in [the week of 10 April 2019].                        | 2019-04-08/2019-04-14
It fell in [44 BC].                                              | -0043
It goes back to [World War II].                                  | 1939-09-01/1945-09-02
It met on [31 February 2019].                                    |
It was sent on [Sep-23-2014] and on [2014-Sep-23].               | 2014-09-23; 2014-09-23
He was Joshua Norton (c. [1818 – January 8, 1880]).              | 1818/1880-01-08
It was printed at Aberdeen, Scotland, [1859].                    | 1859
"""
RANGES = """
It fell in [the 12 months to September 2023].                    | 2022-10-01/2023-09-30
It grew in [the year ended 31 December 2019].                    | 2019-01-01/2019-12-31
It grew in [the three months ended June 30, 2021].               | 2021-04-01/2021-06-30
It runs [from 5 to 9 May 2015].                                  | 2015-05-05/2015-05-09
It runs [5–9 May 2015].                                          | 2015-05-05/2015-05-09
It runs [May 5-9, 2015].                                         | 2015-05-05/2015-05-09
It runs [from May 30 to June 2, 2015].                           | 2015-05-30/2015-06-02
It runs [from December 2014 to March 2015].                      | 2014-12/2015-03
It runs [from March to August 2011].                             | 2011-03/2011-08
It runs [from November to February 2011].                        | 2010-11/2011-02
It ran [between 2013 and 2015].                                  | 2013/2015
It ran [from 2013 to 2015].                                      | 2013/2015
It ran in [2013-15].                                             | 2013/2015
It ran in [2013–2015].                                           | 2013/2015
It ran [from the 15th to the 19th century].                      | 14XX/18XX
It will run [from 28 December to 3 January].                     | 2015-12-28/2016-01-03
Sales fell in [the three months to 31 March 2015].               | 2015-01-01/2015-03-31
It fell in [the 12 months through June 2014].                    | 2013-07-01/2014-06-30
The vote was moved from [3 September 2015] to [7 October].       | 2015-09-03; 2015-10-07
The fiscal year ends on [June 30]. It grew in [fiscal 2014].     | 2016-06-30; 2013-07/2014-06
The fiscal year ends on [June 30]. It fell in [Q2 FY2014].       | 2016-06-30; 2013-10/2013-12
The fiscal year ends on [June 30]. It fell [last fiscal year].   | 2016-06-30; 2014-07/2015-06
In [the first quarter] it grew; in [the same period last year] it fell. | 2015-01/2015-03; 2014-01/2014-03
In [March] it fell, against a rise in [the same month of 2013].  | 2015-03; 2013-03
"""
OPEN = """
Duties apply [from July 2016] on imports.                        | 2016-07/..
Duties apply [from July 2016 on].                                | 2016-07/..
It ran [until at least June 2018].                               | ../2018-06
It was shut [after midnight on 5 May 2014].                      | 2014-05-05/..
It has grown [since 2013].                                       | 2013/..
It has grown [since May 5, 2014].                                | 2014-05-05/..
It is due [by 30 June 2016].                                     | ../2016-06-30
It is due [by the end of June 2016].                             | ../2016-06-30
It was sold [before 2012].                                       | ../2011
It was sold [before 5 May 2012].                                 | ../2012-05-04
It was sold [after 2012].                                        | 2013/..
It is shut [until May 2016].                                     | ../2016-05
It applies [from 1 July 2016 onwards].                           | 2016-07-01/..
Assets are frozen [from 1 July 2016].                            | 2016-07-01/..
It fell from [1 July 2016].                                      | 2016-07-01
It applies [as of 1 July 2016].                                  | 2016-07-01/..
It is due [no later than 1 July 2016].                           | ../2016-07-01
It is in force [effective 1 July 2016].                          | 2016-07-01/..
He played there ([2013 – present]).                              | 2013/..
It is shut [until further notice].                               |
The bank held $3m [as of 30 June 2015].                          | 2015-06-30
"""
COUNTED = """
It closes by [year's end]@[by year's end].                       | ../2015-12-31
It was sold [yesterday].                                         | 2015-08-10
It was sold [the day before yesterday].                          | 2015-08-09
It will meet [tomorrow].                                         | 2015-08-12
It met [last night].                                             | 2015-08-10
It met [this morning].                                           | 2015-08-11
It met [last week].                                              | 2015-08-03/2015-08-09
It met [last month].                                             | 2015-07
[Next month], it meets.                                          | 2015-09
It met [earlier this month].                                     | 2015-08
It will meet [later this year].                                  | 2015
It met [last year].                                              | 2014
It grew [last quarter].                                          | 2015-04/2015-06
It will grow [next quarter].                                     | 2015-10/2015-12
It met [last summer].                                            | 2014-22
It met [last March].                                             | 2015-03
It met [three days ago].                                         | 2015-08-08
It met [two months ago].                                         | 2015-06
It met [a year ago].                                             | 2014
It will meet [two weeks from now].                               | 2015-08-24/2015-08-30
It fell in [the past three years].                               | 2012/2015
It fell [over the last decade]@[the last decade].                | 2005/2015
It will rise in [the next two months].                           | 2015-08/2015-10
It met at [the end of the year].                                 | 2015
It met on [Friday next week].                                    | 2015-08-21
It will meet in [March next year].                               | 2016-03
It met [two days after 5 May 2015].                              | 2015-05-07
It met [the day before 5 May 2015].                              | 2015-05-04
It is due [within 30 days of 5 May 2015].                        | 2015-05-05/2015-06-04
It is due [within 30 days after 5 May 2015].                     | 2015-05-05/2015-06-04
It came on [5 May 2015] and is due [within 30 days of that date]. | 2015-05-05; 2015-05-05/2015-06-04
It fell in [this fiscal year].                                   | 2015
It met [three years ago tomorrow].                               | 2012-08-12
It was signed [five years ago this week].                        | 2010-08-09/2010-08-15
It met on [Friday last]. It met on [the 12th of October last].   | 2015-08-07; 2014-10-12
It will meet [next Thursday].                                    | 2015-08-20
It will meet [this coming Thursday].                             | 2015-08-13
It will meet [next Monday].                                      | 2015-08-17
It met [last Monday].                                            | 2015-08-03
It met [six and a half months ago].                              | 2015-01
It was small [half a century ago].                               | 196X
It will meet in [the week after next].                           | 2015-08-24/2015-08-30
It will close in [the second half of the year].                  | 2015-07/2015-12
At [the time of writing], it stood.                              | 2015-08-11
"""
TENSED = """
It told the firm to reply [by the end of August].                | ../2015-08-31
It has risen [since October].                                    | 2014-10/..
They struck [over the weekend].                                  | 2015-08-08/2015-08-09
It was sold before [next year]'s vote.                           | 2016
The talks begin on [Friday].                                     | 2015-08-14
It was held in [late September].                                 | 2014-09
It met on [May 3].                                               | 2015-05-03
It will meet on [May 3].                                         | 2016-05-03
It met in [October].                                             | 2014-10
It will meet in [October].                                       | 2015-10
It met on [Friday].                                              | 2015-08-07
It will meet on [Friday].                                        | 2015-08-14
It met on [Tuesday].                                             | 2015-08-11
It is to meet on [Friday].                                       | 2015-08-14
It was held [from March to May].                                 | 2015-03/2015-05
It is due [by the end of June], and will be sent.                | ../2016-06-30
It usually rains in [July].                                      | XXXX-07
In [May] it rose, and in [March] he left.                        | 2015-05; 2015-03
The vote, originally scheduled for [May 10], was held on [May 24]. | 2015-05-10; 2015-05-24
A hearing is scheduled for [June 10], the court said.            | 2016-06-10
It will report on [the year ended 30 June 2015] in [October].    | 2014-07-01/2015-06-30; 2015-10
"""
TOLD = """
They met on [Friday] and plan to return.                         | 2015-08-07
In [May 2014], it fell; [a week later], it rose.                 | 2014-05;
It ran [between January 2013 and March this year].               | 2013-01/2015-03
It was sold [eleven days] before the vote in [May 2014].         | ; 2014-05
They came on [May 3] and on [June 5, 2012].                      | 2012-05-03; 2012-06-05
It met on [5 May 2012] and again [three days later].             | 2012-05-05; 2012-05-08
It met on [5 May 2012]. [The following day] it voted.            | 2012-05-05; 2012-05-06
It met on [5 May 2012]; it was sold [the same day].              | 2012-05-05; 2012-05-05
It began in [1998]. [Two years later] it ended.                  | 1998; 2000
It began in [May 1998]. It ended [the following month].          | 1998-05; 1998-06
It was adopted on [5 May 2012] and applied from [25 May]@[from 25 May]. | 2012-05-05; 2012-05-25/..
It has fallen [since 2012], when he left. [Since that time], it has grown. | 2012/..; 2012/..
It was sold in [2012]. It was bought back later [that year]@[later that year]. | 2012; 2012
It warned us twice, on [5 April] and [19 July 2014], in [2015].  | 2014-04-05; 2014-07-19; 2015
It met on [25/11/2014] and [04/03/2015].                         | 2014-11-25; 2015-03-04
"""
UNDATED = """
It stays [90 days]. | a length of time (P90D)
It must reply [within 72 hours]. | a deadline of 72 hours (PT72H); what it is counted from is not said
It reports [every year]. | repeated, every 1 year
It reports [annually]. | repeated, every 1 year
It grew in [recent years]. | some years back; how many is not said
It left [years ago]. | some years back; how many is not said
It reports on [the second Friday of each month]. | repeated, every 1 month
It reports [every two years]. | repeated, every 2 years
It met at [5 pm]. | a time of day; the day is not said
It takes effect [90 days] after publication. | a length of time (P90D)
It was the first rise in [three years]. | a length of time (P3Y)
It lapsed [30 days later]. | what it is counted from is not dated
"""
NO_DATES = """
Section 2012 of the act applies.
It cost $2015 in all.
It may act, and Theresa May said so.
They march on Washington.
The Sun reported it.
He sat down for the second time.
Under 15 U.S.C. 1681 it may not.
About 2000 people came.
Call 555-2015 or 202-555-0147.
Version 10.4.2019.1 is out.
It ranks 1,990 firms.
She is 35 years old.
The ratio is 3/4.
He read First Corinthians 9:25.
I am here.
The fall of the dollar hurt; stocks fall.
The annual report is late.
"""


def cases(block: str) -> list[tuple[str, str]]:
    """Lines of 'marked-up text | value' as pairs."""
    pairs = (line.rpartition("|") for line in block.splitlines() if line.strip())
    return [(text.strip(), value.strip()) for text, _, value in pairs]


def unmark(marked: str) -> tuple[str, list[str]]:
    """The plain text and what is marked; '[a]@[b a]' marks more than its own words."""
    wanted = [after or inner for inner, after in re.findall(r"\[([^\]]*)\](?:@\[([^\]]*)\])?", marked)]
    return re.sub(r"\[([^\]]*)\](?:@\[[^\]]*\])?", r"\1", marked), wanted


def found(text: str, seen: str = SEEN) -> list[Timex]:
    document = make(text, "case", published=seen) if seen else make(text, "case")
    return timex.find(document, None, *timex.reference(document), WORDS)


@pytest.mark.parametrize(("marked", "value"), cases(WRITTEN + RANGES + OPEN + COUNTED + TENSED + TOLD))
def test_marked_words_have_their_value(marked: str, value: str) -> None:
    text, wanted = unmark(marked)
    rows = found(text)
    assert [row.text for row in rows] == wanted
    assert [row.edtf for row in rows] == [part.strip() for part in value.split(";")]


@pytest.mark.parametrize(("marked", "rule"), cases(UNDATED))
def test_what_has_no_date_says_why(marked: str, rule: str) -> None:
    text, wanted = unmark(marked)
    rows = found(text)
    assert [row.text for row in rows] == wanted
    assert [(row.edtf, row.earliest, row.rule) for row in rows] == [("", "", rule)]


@pytest.mark.parametrize("text", NO_DATES.strip().splitlines())
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert [row.text for row in found(text)] == []


@pytest.mark.parametrize(
    ("text", "edtf", "other"),
    [
        ("It met on 8/11/2015.", "2015-08-11", "2015-11-08"),
        ("It met on 8/23/2015.", "2015-08-23", ""),
        ("It met on 23/8/2015.", "2015-08-23", ""),
        ("It met on 08/11/15.", "2015-08-11", "2015-11-08"),
        ("On 1 May 2015 it met. It met on 08/11/15.", "2015-11-08", "2015-08-11"),
        ("Fiscal 2023 was good.", "2023", "2022-10/2023-09"),
        ("Talks in November.", "2015-11", "2014-11"),
        ("Talks on Friday.", "2015-08-07", "2015-08-14"),
    ],
)
def test_both_readings_are_kept_where_nothing_decides(text: str, edtf: str, other: str) -> None:
    row = found(text)[-1]
    assert (row.edtf, row.other) == (edtf, other)


@pytest.mark.parametrize("entry", WORDS.entries("timex"), ids=lambda entry: f"line {entry.line}")
def test_lexicon_examples_hold_both_ways(entry: lexicon.Entry) -> None:
    for marked in entry.examples():
        text, wanted = unmark(marked)
        assert [row.text for row in found(text)] == wanted
    for text in entry.examples("counterexamples"):
        assert [row.text for row in found(text)] == []


def test_bounds_reason_and_anchor_are_told() -> None:
    first, second = found("On August 11, 2015, it wrote. Next month, it meets.", seen="")
    assert (second.edtf, second.earliest, second.latest) == ("2015-09", "2015-09-01", "2015-10-01")
    assert (second.precision, second.anchor) == ("month", first.timex)
    assert second.rule == "the month after 11 August 2015"


def test_reference_is_what_is_given_then_published_then_the_first_full_date() -> None:
    text = "In May it wrote; on 11 August 2015 it met."
    assert timex.reference(make(text, "a", given="2020-01-01", published="2019-01-01")) == (
        dt.date(2020, 1, 1),
        "given",
    )
    assert timex.reference(make(text, "a", published="2019-01-01")) == (dt.date(2019, 1, 1), "published")
    assert timex.reference(make(text, "a")) == (dt.date(2015, 8, 11), "first full date")
    assert timex.reference(make("In May it wrote.", "a")) == (None, "")


def test_without_a_reference_a_relative_date_stays_open() -> None:
    (row,) = found("It met last month.", seen="")
    assert (row.edtf, row.rule) == ("", "no date to count from")


def test_in_a_history_a_partial_date_takes_the_year_told_before() -> None:
    life = (
        "He was born on 3 March 1831.",
        "He was jailed on 29 April 1832.",
        "On 30 May he fell.",
        "He died on 2 June 1832.",
    )
    rows = found("\n\n".join(life))
    assert [row.edtf for row in rows] == ["1831-03-03", "1832-04-29", "1832-05-30", "1832-06-02"]


def test_rows_fit_their_table() -> None:
    rows = found("On 5 May 2012 it met; since then, every year, within 30 days, in spring 2013 and the 1990s.")
    assert len(schema("timexes").validate(frame("timexes", rows))) == len(rows) == 6


def test_finding_is_linear_in_length() -> None:
    text = "On 5 May 2012 the board met, and three days later it fined two banks for what was done last year. " * 200

    few, many = (lines_run(lambda times=times: found(text * times)) for times in (1, 8))
    assert 0 < many < 9 * few
