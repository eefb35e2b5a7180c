"""Ties as marked-up text: who is tied to whom by which word, and what must tie nobody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing import document, pipeline, relation
from briefing.span import Span
from briefing.tables import RELATION_KINDS, Quote, Tables
from briefing.ties.tie import Tie
from facts import standing
from facts.telling import Telling

ROLES = {"source": "s", "target": "t", "trigger": "w"}


def made(text: str, nlp) -> Tables:
    return pipeline.prepare(document.make(text, "case"), nlp=nlp)


def marked(text: str, tables: Tables) -> list[str]:
    """Each tie as "kind: sentence" with its source [s …], its target [t …] and its word [w …]."""
    found = []
    for tie in tables["relations"].itertuples():
        parts = tables["evidence"].query("table == 'relations' and row == @tie.relation and role in @ROLES")
        shown = text
        for part in parts.sort_values("start", ascending=False).itertuples():
            shown = f"{shown[: part.start]}[{ROLES[part.role]} {part.text}]{shown[part.end :]}"
        found.append(f"{tie.kind}: {shown}")
    return found


@pytest.mark.parametrize(
    "expected",
    [
        "works for: [t Stefan Ruiz]'s [w lawyer], [s Ana Diaz], said the verdict was fair.",
        "works for: [t Acme Corp]'s [w spokeswoman], [s Jane Roe], declined to comment.",
        "works for: [s Max Bauer], an [w adviser] to [t the finance ministry], disagreed.",
        "works for: [s Max Bauer], deputy prime [w minister] of [t Norway], objected.",
        "worked for: [s Max Bauer] resigned as [w chairman] of [t Acme Corp] in May.",
        "head of: [s Max Bauer] was appointed [w chairman] of [t Acme Corp] in May.",
        "owns: [s Nikos Laskaris], [w owner] of [t Acme Corp], objected.",
        "owns: [t Acme Corp], which is [w owned] by [s Zenith Group], closed.",
        "owns: [s Zenith Group] [w owns] 22 per cent of [t Acme Corp].",
        "owns: [s Zenith Group] [w holds] a 30 per cent stake in [t Acme Corp].",
        "worked for: [s Max Bauer], who previously [w worked] at [t Acme Corp], objected.",
        "works for: [s Max Bauer], 61, chief [w economist] at [t Deutsche Bank], objected.",
        "works for: [s Max Bauer], [w head] of [t Deutsche Bank]'s research arm, objected.",
        "worked for: [t Deutsche Bank]'s former chief risk [w officer], [s Max Bauer], objected.",
        "owns: [t Acme Corp]'s [w parent], [s Zenith Group], objected.",
        "owns: [t Acme Corp] was [w sold] to [s Bolt Industries] in 2020.",
        "part of: [s Acme Corp], a [w subsidiary] of [t Zenith Group], closed.",
        "member of: [s Acme Corp], a [w member] of the [t Digital Trade League], objected.",
        "regulates: [t Acme Corp]'s [w regulator], the [s Financial Conduct Authority], objected.",
        "at odds with: [s Acme Corp] is a [w rival] of [t Zenith Group].",
        "at odds with: The Harbour Union named [s Acme Corp], [t its] [w rival], in a report.",
        "owns: [s Zenith Group], which has [w owned] [t Acme Corp] since 2016, objected.",
        "head of: [s Max Bauer], who has [w run] [t Acme Corp] for two years, objected.",
        "head of: The [w president] of [t Acme Corp] is [s Jane Roe].",
        "member of: The [t Digital Trade League], of which [s Acme Corp] is a [w member], objected.",
        "founded: [t Acme Corp] was [w set] up in 1998 by [s Max Bauer], a retired engineer.",
        "founded: [s Jane Roe] [w founded] [t Acme Corp] in 1998.",
        "founded: [t Acme Corp]'s [w founder], [s Max Bauer], objected.",
        "funded by: [s Acme Corp] is [w financed] by the [t Finance Ministry].",
        "related to: [s Ana Diaz] is [w married] to [t Max Bauer].",
        "related to: [t Max Bauer]'s [w sister], [s Ana Diaz], objected.",
        "related to: [s Ana Diaz], the [w widow] of [t Max Bauer], objected.",
        "related to: [s Ana Diaz] is a [w sister-in-law] of [t Max Bauer].",
        "succeeds: [s Ana Diaz] [w succeeded] [t Max Bauer] in May.",
        "succeeds: [t Max Bauer] was [w replaced] by [s Ana Diaz].",
        "worked for: [t Acme Corp] was [w advised] by [s Zenith Capital].",
        "ally of: The [s Harbour Union] [w backs] [t Max Bauer].",
        "owns: [s Ana Diaz], a [w shareholder] in [t Acme Corp], objected.",
        "head of: [s Ana Diaz] was appointed [w head] of the [t Privacy Authority] in May.",
        "head of: [t Acme Corp] has appointed [s Ana Diaz] as chief [w executive].",
        "worked for: [s Ana Diaz] [w resigned] from [t Acme Corp] in May.",
        "worked for: [t Acme Corp] [w fired] [s Ana Diaz] in May.",
        "at odds with: [s Acme Corp] and [t Zenith Group] are [w rivals].",
        "letter to: In a [w letter] to the [t European Commission], [s Acme Corp] asked for more time.",
    ],
)
def test_one_tie(expected: str, nlp) -> None:
    text = expected.partition(": ")[2]
    plain = text.replace("[s ", "").replace("[t ", "").replace("[w ", "").replace("]", "")
    shown = [each.replace("Acme Corp.]", "Acme Corp].") for each in marked(plain, made(plain, nlp))]
    assert expected in shown
    assert len(shown) == 1


def test_members_of_a_group_each_have_a_row(nlp) -> None:
    text = "The Digital Trade League, which includes Acme Corp and Zenith Group, objected."
    assert marked(text, made(text, nlp)) == [
        "member of: The [t Digital Trade League], which [w includes] [s Acme Corp] and Zenith Group, objected.",
        "member of: The [t Digital Trade League], which [w includes] Acme Corp and [s Zenith Group], objected.",
    ]


def test_a_post_in_one_body_and_one_given_up_in_another(nlp) -> None:
    text = "Max Bauer, a lawyer for the Sierra Club and a former official at the Environmental Protection Agency, objected."
    assert [each.partition(": ")[0] for each in marked(text, made(text, nlp))] == ["works for", "worked for"]


@pytest.mark.parametrize(
    "text",
    [
        "Malta and Greece asked for more time.",
        "Max Bauer is not the chairman of Acme Corp.",
        "Zenith Group may buy Acme Corp.",
        "Jane Roe is Norway's biggest investor.",
        "Acme Corp no longer has a rival in Norway.",
        "Max Bauer, a farmer in Norway, objected.",
        "Acme Corp was a member of the Digital Trade League.",
        "Acme Corp, a former member of the Digital Trade League, objected.",
        "Max Bauer's former wife left.",
        "The ministry advised Acme Corp to wait.",
        "Acme Corp replaced Max Bauer with a robot.",
        "Max Bauer succeeded in May.",
        "Max Bauer opposed a takeover of Acme Corp.",
        "Acme Corp represents 40,000 workers.",
        "Trade with Norway, including Acme Corp, grew.",
        "Oslo is the capital of Norway.",
        "The company's lawyer, Ana Diaz, spoke to Radio Nord.",
    ],
)
def test_no_tie(text: str, nlp) -> None:
    assert marked(text, made(text, nlp)) == []


def test_rows_rest_on_their_ends_and_their_word(nlp) -> None:
    text = "Jane Roe, an analyst at Acme Corp, and Max Bauer, an adviser to the finance ministry, met in Oslo."
    tables = made(text, nlp)
    assert len(tables["relations"])
    for tie in tables["relations"].itertuples():
        own = tables["evidence"].query("table == 'relations' and row == @tie.relation and role in @ROLES")
        assert set(own["role"]) == set(ROLES)
        assert (tie.start, tie.end) == (own["start"].min(), own["end"].max())
        assert tie.kind in RELATION_KINDS and tie.text == text[tie.start : tie.end]


def quote(text: str, words: str, **said: str) -> Quote:
    at = text.index(words)
    return Quote(document="d", start=at, end=at + len(words), text=words, quote="q", kind="direct", printed=words,
                 searchable=words, **said)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ana Diaz will succeed Max Bauer in May. She may replace Jan Berg.", "succeeds"),
        ("Ana Diaz will become chief executive of Acme Corp in May.", "head of"),
    ],
)
def test_a_tie_to_come_is_planned(text: str, kind: str, nlp) -> None:
    assert made(text, nlp)["relations"][["kind", "status"]].values.tolist() == [[kind, "planned"]]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Ana Diaz, the widow of Max Bauer, objected.", "Ana Diaz is the widow of Max Bauer."),
        ("Ana Diaz is married to Max Bauer.", "Ana Diaz is married to Max Bauer."),
        ("Ana Diaz will succeed Max Bauer in May.", "It is planned that Ana Diaz succeeds Max Bauer."),
        ("Acme Corp was advised by Zenith Capital.", "Zenith Capital worked for Acme Corp."),
    ],
)
def test_a_tie_reads_as_a_true_sentence(text: str, sentence: str, nlp) -> None:
    tables = made(text, nlp)
    told = standing.of_ties(Telling(tables), set(tables["relations"]["relation"]))
    assert [words for _, words, *_ in told] == [sentence]


def test_a_tie_inside_a_quote_is_held_by_its_speaker() -> None:
    text = "“Zenith owns Acme,” Roe said."
    tie = Tie("zenith", "acme", "owns", Span(1, 17), Span(8, 12))
    said = quote(text, "Zenith owns Acme,", speaker="roe")
    assert relation._as_quoted(tie, [said]) == replace(tie, status="attributed", holder="roe")
    assert relation._as_quoted(tie, [quote(text, "Acme", speaker="roe")]) == tie
