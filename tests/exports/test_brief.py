"""The outline of a brief: every sentence has a note that quotes its passage, and choices are kept to."""

from __future__ import annotations

import pytest

from briefing.tables import TABLES, Tables, frame
from exports.brief import SECTIONS, Brief, Choice, outline
from exports.brief.note import Notes
from exports.brief.part import Figure, Line, Lines, Table
from facts.passage import fragment

PLAIN = ("sources",)  # the section that speaks about the brief itself


@pytest.fixture(scope="module")
def brief(tables: Tables) -> Brief:
    return outline(tables)


def lines(brief: Brief, key: str) -> list[Line]:
    section = next(section for section in brief.sections if section.key == key)
    return [line for block in section.blocks if isinstance(block, Lines) for line in block.lines]


def test_every_sentence_has_a_note_that_quotes_the_article(tables: Tables, brief: Brief) -> None:
    text = " ".join(tables["documents"].iloc[0]["text"].split())
    for section in brief.sections:
        if section.key in PLAIN:
            continue
        for block in section.blocks:
            held = [row[0] for row in block.rows] if isinstance(block, Table) else block.lines
            assert all(line.notes for line in held if isinstance(line, Line)), section.heading
    for note in brief.notes:
        assert note.passage.removesuffix("…").rstrip() in text, note
        assert note.where.startswith("paragraph")


def test_notes_are_numbered_in_reading_order_each_once(brief: Brief) -> None:
    calls = [number for line in brief.lines() for number in line.notes]
    assert calls == list(range(1, len(brief.notes) + 1))
    assert [note.number for note in brief.notes] == calls


def test_a_passage_quoted_before_is_quoted_short_and_says_where_the_whole_is(brief: Brief) -> None:
    again = [note for note in brief.notes if note.earlier]
    assert again
    for note in again:
        whole = brief.notes[note.earlier - 1]
        assert not whole.earlier and note.passage.removesuffix("…") in whole.passage
        assert f"whole in note {whole.number}" in note.text


def test_the_sections_of_the_shipped_article(brief: Brief) -> None:
    assert [section.key for section in brief.sections] == list(SECTIONS)
    assert lines(brief, "next")[0].opening == "September 2015"
    assert "Chinese officials say that these cybersecurity rules are required" in " ".join(
        line.text for line in lines(brief, "says")
    )
    assert any(
        line.text.startswith("Hackers in China are suspected of the massive data breach")
        for line in lines(brief, "unsure")
    )
    what = next(section for section in brief.sections if section.key == "what")
    assert isinstance(what.blocks[0], Figure) and "Timeline" in what.blocks[0].picture.alt


def test_who_says_it_stands_in_the_sentence_of_every_claim(tables: Tables, brief: Brief) -> None:
    rows = {row["event"]: row for row in tables["events"].to_dict("records")}
    names = dict(zip(tables["actors"]["actor"], tables["actors"]["name"], strict=True))
    claims = [line for line in brief.lines() if line.fact in rows and rows[line.fact]["holder"]]
    assert claims
    for line in claims:
        assert names[rows[line.fact]["holder"]].casefold() in line.text.casefold()


def test_sections_are_chosen(tables: Tables) -> None:
    made = outline(tables, Choice(sections=("sources", "bottom")))
    assert [section.key for section in made.sections] == ["bottom", "sources"]


def test_leads_are_put_in_order_and_left_out_by_hand(tables: Tables, brief: Brief) -> None:
    own = [line.fact for line in lines(brief, "bottom")]
    made = outline(tables, Choice(leads=(own[2], own[0], "gone:event:1-2")))
    assert [line.fact for line in lines(made, "bottom")] == [own[2], own[0]]
    assert [line.notes for line in lines(made, "bottom")] == [(1,), (2,)]


def test_only_what_the_author_states(tables: Tables) -> None:
    made = outline(tables, Choice(author=True))
    assert {line.status for line in made.lines()} == {""}
    assert "only what the author states" in " ".join(line.text for line in lines(made, "bottom"))
    assert "Edward Snowden, the U.S. government had planted" not in " ".join(line.text for line in made.lines())


def test_only_what_a_person_has_accepted(tables: Tables) -> None:
    assert not [line.fact for line in outline(tables, Choice(accepted=True)).lines() if line.fact]
    fact = tables["events"].iloc[4]["event"]
    origin = tables["events"]["origin"].where(tables["events"]["event"] != fact, "accepted")
    made = outline({**tables, "events": tables["events"].assign(origin=origin)}, Choice(accepted=True))
    assert {line.fact for line in made.lines() if ":event:" in line.fact} == {fact}


def test_a_known_address_gives_links_to_the_words(tables: Tables) -> None:
    made = outline({**tables, "documents": tables["documents"].assign(url="https://a.org/x")}, Choice(("bottom",)))
    assert all(note.link.startswith("https://a.org/x#:~:text=") for note in made.notes)
    assert made.notes[1].link == fragment("https://a.org/x", made.notes[1].passage)


def test_an_article_without_facts_says_so_in_each_section(tables: Tables) -> None:
    bare = {name: frame(name, []) for name in TABLES} | {key: tables[key] for key in ("documents", "sentences")}
    made = outline(bare)
    said = " ".join(line.text for line in made.lines())
    assert "Nothing that was let in can lead." in said and "The article states nothing planned or due." in said
    assert not made.notes


def test_a_passage_without_sentences_is_quoted_as_it_is(tables: Tables) -> None:
    notes = Notes({**tables, "sentences": tables["sentences"].head(0)})
    notes.add(3, 18)
    assert notes.made[0].passage == "August 11, 2015" and notes.made[0].where == "the article"
