"""Facts in plain sentences: as they are meant, by whom, with the date, and quoted where no sentence can be built.

Each case is an article of one or two sentences, and a sentence that must, or must not, be told of it.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing import language, pipeline
from briefing.document import make, read
from facts import saying, statement
from facts.naming import bent, cased
from facts.telling import Telling
from facts.wording import date_words

TEMPLATE = set(
    "according to by its their own account a source that is not settled says say asks ask urges urge orders order "
    "requires require demands demand denies deny alleges allege accuses accuse accused suspected charged with or of "
    "plans plan is are that the it on in since from asked alleged".split()
)


def told(text: str, published: str = "2024-03-14") -> list[str]:
    """Every sentence told of an article: of its events, then of its quotes."""
    tables = pipeline.prepare(make(text, "case", published=published), nlp=language.load())
    telling = Telling(tables)
    made = [statement.of_event(telling, row) for row in tables["events"].to_dict("records")]
    made += [saying.of_quote(telling, row) for row in tables["quotes"].to_dict("records")]
    return [each.text for each in made]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("The Ministry of Finance fined Acme Corporation on 3 March 2024.",
         "The Ministry of Finance fined Acme Corporation on 3 March 2024."),
        ("The Ministry of Finance fined Acme Corporation on Tuesday.",
         "The Ministry of Finance fined Acme Corporation on Tuesday [12 March 2024]."),
        ("Acme Corporation will meet the Ministry of Finance next month.",
         "Acme Corporation will meet the Ministry of Finance next month [April 2024]."),
        ("The Ministry of Finance said that Acme Corporation had bribed officials.",
         "According to the Ministry of Finance, Acme Corporation had bribed officials."),
        ("The Ministry of Finance denied that Acme Corporation had bribed officials.",
         "The Ministry of Finance denies that Acme Corporation had bribed officials."),
        ("The Ministry of Finance urged Acme Corporation to publish the report.",
         "The Ministry of Finance urges Acme Corporation to publish the report."),
        ("Chinese officials urged Acme Corporation to publish the report.",
         "Chinese officials urge Acme Corporation to publish the report."),
        ("Acme Corporation must pay a fine of €3 million.", "Acme Corporation must pay a fine of €3 million."),
        ("Opposition lawmakers accused Ann Lee of ignoring a warning.",
         "Opposition lawmakers accuse Ann Lee of ignoring a warning."),
        ("“We will appeal,” said Ann Lee, the chief executive of Acme Corporation.", "Ann Lee says: “We will appeal”."),
    ],
)  # fmt: skip
def test_a_fact_is_told_as_it_is_meant(text: str, sentence: str) -> None:
    assert sentence in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Ministry of Finance said that Acme Corporation had bribed officials.",
        "The Ministry of Finance denied that Acme Corporation had bribed officials.",
        "Acme Corporation is suspected of having bribed officials.",
        "Analysts doubt that Acme Corporation will sue the ministry.",
        "The unions urged Ann Lee to push Acme Corporation to sell the bank.",
        "The Ministry of Finance warned that Acme Corporation could sue the bank.",
    ],
)
def test_a_claim_never_stands_alone(text: str) -> None:
    """No sentence states as a fact what somebody says, denies, doubts, suspects or asks for."""
    said = told(text)
    assert said
    for sentence in said:
        assert re.search(
            r"[Aa]ccording|den(?:y|ies|ied)|doubt|suspect|urge|warn|says|The article, on what|could|asks", sentence
        ), sentence


def test_a_demand_that_is_only_demanded_is_not_said_to_be_made() -> None:
    said = told("The unions urged Ann Lee to push Acme Corporation to sell the bank.")
    assert not any(sentence.startswith("Ann Lee") for sentence in said)


@pytest.mark.parametrize(
    "text",
    ["The ministry may still ask the Supreme Court to hear the case.", "Ann Lee will urge Acme Corporation to sell the bank.",
     "Ann Lee declined to say that the bank would be sold."],
)  # fmt: skip
def test_what_is_not_said_yet_is_not_told_as_said(text: str) -> None:
    said = told(text)
    assert said and not any(re.match(r"The ministry asks|Ann Lee (?:urges|says)", sentence) for sentence in said)


def test_what_a_rule_requires_is_not_a_demand_of_those_who_complain_of_it() -> None:
    text = "The business groups said that the rules are unfair, as they require foreign firms to surrender source code."
    said = told(text)
    assert said and not any(re.match(r"The business groups (?:require|ask|demand|urge)", s) for s in said)


def test_a_doubt_is_not_told_as_a_plan() -> None:
    said = told("Analysts doubt that the World Trade Organization would rule quickly.")
    assert said and not any(re.match(r"According to analysts|The World Trade Organization would", s) for s in said)


def test_a_pronoun_is_no_subject() -> None:
    said = told("They may agree on mining. It fined Acme.")
    assert said and not any(sentence.startswith(("They ", "It ")) for sentence in said)


def test_verbs_bend_for_several() -> None:
    assert [bent(verb, True) for verb in ("says", "urges", "denies", "is", "accuses", "wishes")] == [
        "say", "urge", "deny", "are", "accuse", "wish"
    ]  # fmt: skip
    assert bent("says", False) == "says"


def test_only_names_keep_their_capital_inside_a_sentence() -> None:
    text = "Patients trusted it. Chinese officials, and Acme, agreed."
    assert [cased(w, text) for w in ("Patients", "Chinese officials", "Acme", "U.S. groups", "19 groups")] == [
        "patients", "Chinese officials", "Acme", "U.S. groups", "19 groups"
    ]  # fmt: skip


def test_the_comma_of_the_reporting_sentence_is_not_the_speakers() -> None:
    said = told("“We only looked for known thieves,” Ann Lee said.")
    assert "Ann Lee says: “We only looked for known thieves”." in said


GOLD = sorted((Path(__file__).parent / "gold").glob("*.txt"))


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_whose_claim_it_is_stands_in_every_sentence(path: Path) -> None:
    """Of every event that somebody vouches for, and every quote of a known speaker, the sentence names them."""
    tables = pipeline.prepare(read(path), nlp=language.load())
    telling = Telling(tables)
    rows = [(row, row["holder"], statement.of_event(telling, row)) for row in tables["events"].to_dict("records")]
    rows += [(row, row["speaker"], saying.of_quote(telling, row)) for row in tables["quotes"].to_dict("records")]
    assert rows
    for row, holder, made in rows:
        assert (
            made.text.endswith((".", ".”", "”.", "”", '".', '."', '?"', "?”"))
            and made.text[:1] == made.text[:1].upper()
        ), made.text
        assert made.text.count("“") == made.text.count("”")
        if holder and not statement.nested(telling, row.get("event") or row.get("quote")):
            assert telling.names[holder].casefold() in made.text.casefold(), (row["status"], made.text)


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_the_words_of_a_built_sentence_are_the_articles(path: Path) -> None:
    """No content word is in a sentence that is neither in the article, nor a name, a date, or a word of the templates."""
    tables = pipeline.prepare(read(path), nlp=language.load())
    telling = Telling(tables)
    known = set(re.findall(r"\w+", " ".join([telling.text, *telling.names.values()]).casefold()))
    assert len(tables["events"])
    for row in tables["events"].to_dict("records"):
        made = statement.of_event(telling, row)
        bare = re.sub(r"\[[^\]]*\]$|\([^()]*\)", "", made.text) if row["edtf"] else made.text
        dates = set(re.findall(r"\w+", date_words(row["edtf"]).casefold()))
        new = set(re.findall(r"\w+", bare.casefold())) - known - dates - TEMPLATE
        assert not made.built or not new, (made.text, new)


@pytest.mark.parametrize(
    ("text", "torn"),
    [
        ("If the talks succeed, the ministers will sign a treaty in May.", r"^(?:In May|The ministers will sign)"),
        ("Check whether the ministry would deny a licence.", r"^The ministry would deny"),
        (
            "The ministry will fine Acme Corporation, unless the bank pays by May.",
            r"fine Acme Corporation(?!, unless)[^,]*$",
        ),
    ],
)
def test_a_condition_is_not_torn_off(text: str, torn: str) -> None:
    said = told(text)
    assert said and not any(re.search(torn, sentence) for sentence in said), said


def test_whom_a_description_is_read_to_mean_stands_in_brackets() -> None:
    said = told("Poland passed the law in May 2023. The country had signed the treaty on 17 December 2021.")
    assert any(sentence.startswith("The country [Poland] had signed the treaty") for sentence in said)


def test_what_a_person_has_put_into_words_stands_as_it_is() -> None:
    tables = pipeline.prepare(make("The ministry fined Acme Corporation in May 2023.", "case"), nlp=language.load())
    row = tables["events"].to_dict("records")[0] | {"label": "The ministry settled with Acme.", "timex": ""}
    made = [
        statement.of_event(Telling(tables), row | change).text
        for change in ({"origin": "changed"}, {"origin": "added", "event": "case:event:0-1"})
    ]
    assert made == ["The ministry settled with Acme."] * 2


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Brightway Bank was not fined because it helped. It would have faced a penalty, the Ministry of Finance said.",
         "The Ministry of Finance says that Brightway Bank would have faced a penalty."),
        ("The Ministry of Finance said that it would sue Acme Corporation.",
         "The Ministry of Finance says that it would sue Acme Corporation."),
        ("Hungary has signalled that it might block the move, two diplomats said.",
         "According to two diplomats, Hungary signals that it might block the move."),
    ],
)  # fmt: skip
def test_a_pronoun_in_a_report_means_whom_it_meant(text: str, sentence: str) -> None:
    assert sentence in told(text)


def test_a_possibility_that_somebody_signals_is_no_account_of_theirs() -> None:
    said = told("Hungary has signalled that it might block the move, two diplomats said.")
    assert not any("own account" in sentence or "passes on" in sentence for sentence in said)


def test_what_something_is_asked_for_is_not_said_to_be() -> None:
    said = told("The Ministry of Finance urged Acme Corporation to publish the report so that consumers can sue Acme.")
    assert not any(sentence.startswith("According to the Ministry of Finance, consumers") for sentence in said)


def test_who_somebody_else_tells_of_does_not_say_it() -> None:
    said = told("According to the rule, Acme Corporation diverted lenses through a plant in Leeds.")
    assert not any("own account" in sentence or "Corporation says" in sentence for sentence in said)


def test_bodies_are_told_with_their_article() -> None:
    text = "Kremlin spokesman Dmitry Peskov denied it. Progress Party leader Sylvi Listhaug works in Oslo. Nordea Bank sued."
    words = {each.words for each in Telling(pipeline.prepare(make(text, "case"), nlp=language.load())).named.values()}
    assert "Nordea Bank" in words and not {"Kremlin", "Progress Party"} & words


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("According to documents, Malta paid Vantor Bank in 2020.", "According to documents, Malta paid Vantor Bank"),
        ("An audit found that Malta had paid Vantor Bank.", "According to an audit, Malta had paid Vantor Bank"),
        ("He said that Malta had paid Vantor Bank.", "According to a source that is not settled, Malta had paid"),
    ],
)
def test_a_source_without_a_name_is_told_in_its_own_words(text: str, sentence: str) -> None:
    assert any(line.startswith(sentence) for line in told(text))
