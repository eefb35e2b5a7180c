"""Pictures: whole, readable by another reader than their writer, and with title, source and date basis on them."""

import io
from xml.etree import ElementTree as tree

import pandas as pd
import pytest
from PIL import Image

from exports import picture
from exports.speakers import speakers
from facts.table import collect

SVG = "{http://www.w3.org/2000/svg}"


def words(made):
    """All the words on a picture."""
    return [" ".join(node.itertext()).strip() for node in tree.fromstring(made.svg).iter(f"{SVG}text")]


def test_a_timeline_travels_with_title_source_and_date_basis(tables):
    made = picture.timeline(tables)
    said = words(made)
    assert said[0] == "Timeline: U.S. business groups press President Obama on China's cybersecurity rules"
    assert "Source: Law-firm blog post, date of publication not known." in said
    assert "Relative dates are counted from 11 August 2015, the first full date in the text." in said
    assert "Barack Obama will meet Chinese President Xi Jinping" in said
    assert not any("drag over" in line for line in said), "the strip for choosing a span is no part of a picture"


def test_a_bare_timeline_leaves_title_and_source_to_the_document(tables):
    said = words(picture.timeline(tables, bare=True))
    assert not any(line.startswith(("Timeline:", "Source:")) for line in said)


def test_a_picture_is_the_same_every_time_and_sharp_as_png(tables):
    made, again = picture.timeline(tables), picture.timeline(tables)
    assert made == again
    image = Image.open(io.BytesIO(made.png()))
    assert image.size == (2 * made.width, 2 * made.height) and len(image.convert("L").getcolors()) > 20


def test_without_a_dated_event_there_is_no_timeline(tables):
    facts = collect(tables)
    assert picture.timeline(tables, facts[facts["edtf"] == ""]) is None


def test_the_map_shows_every_tie_and_says_how_it_is_meant(tables):
    made = picture.actor_map(tables)
    said = words(made)
    assert {"Barack Obama", "Xi Jinping", "letter to", "meets", "19", "asked for", "government body"} <= set(said)
    assert "Source: Law-firm blog post, date of publication not known." in said
    tips = [node.text for node in tree.fromstring(made.svg).iter(f"{SVG}title")]
    assert len(tips) == 1 + 12 + len(tables["relations"]), "one for the picture, each actor and each tie"


def test_the_matrix_has_a_sign_for_each_status_of_a_pair(tables):
    made = picture.matrix(tables)
    tips = [node.text for node in tree.fromstring(made.svg).iter(f"{SVG}title")]
    assert "Barack Obama → Xi Jinping: meets, urges" in tips
    assert "Rows are where ties start, columns where they lead." in words(made)


def test_only_the_ties_that_a_filter_leaves_are_drawn(tables):
    facts = collect(tables)
    few = facts[facts["kind"] == "member of"]
    assert "Xi Jinping" not in words(picture.actor_map(tables, few))
    assert picture.actor_map(tables, facts[:0]) is None and picture.matrix(tables, facts[:0]) is None


def crowd(tables, number):
    """The shipped article with `number` actors more, each tied to the first."""
    first = tables["actors"]["actor"].iloc[0]
    actor, tie = tables["actors"].iloc[[2]], tables["relations"].iloc[[0]]
    more = [actor.assign(actor=f"a{n}", name=f"Ministry number {n} of a long name") for n in range(number)]
    ties = [tie.assign(relation=f"r{n}", source=f"a{n}", target=first) for n in range(number)]
    return {**tables, "actors": pd.concat([tables["actors"], *more], ignore_index=True),
            "relations": pd.concat([tables["relations"], *ties], ignore_index=True)}  # fmt: skip


def test_a_crowded_map_grows_until_everybody_is_named(tables):
    many = crowd(tables, 30)
    made = picture.actor_map(many)
    assert made.height > picture.actor_map(tables).height
    assert sum(line.startswith("Ministry number") for line in words(made)) >= 30
    assert any(line.endswith("drawn without words for want of room.") for line in words(made))


def test_what_a_picture_has_no_room_for_is_said(tables):
    assert any(line.startswith("Shown: 60 of 8") for line in words(picture.actor_map(crowd(tables, 70))))
    events = pd.concat([tables["events"][:1].assign(event=f"e{n}") for n in range(400)], ignore_index=True)
    said = words(picture.timeline({**tables, "events": events}))
    assert any(line.endswith("for want of room.") and "not drawn" in line for line in said)


@pytest.mark.parametrize("odd", ["<script>alert(1)</script>", "a\x00b\x1b[31m", "‮evil‬", "]]>&amp;", "\ufffe"])
def test_odd_text_is_shown_and_obeyed_by_nobody(tables, odd):
    facts = collect(tables)
    facts["label"] = odd + " " + facts["label"]
    documents = tables["documents"].assign(title=odd, source=odd)
    made = picture.timeline({**tables, "documents": documents}, facts)
    root = tree.fromstring(made.svg)
    assert not [node for node in root.iter() if node.tag.endswith(("script", "foreignObject", "image"))]
    assert not any(mark in made.svg for mark in "\x00\x1b\u202e\u202c\ufffe")
    actors = tables["actors"].assign(name=odd + tables["actors"]["name"])
    for ties in (picture.actor_map, picture.matrix):
        svg = ties({**tables, "documents": documents, "actors": actors}).svg
        assert tree.fromstring(svg) is not None and not any(mark in svg for mark in "\x00\x1b\u202e\u202c\ufffe")
    shown = {"a\x00b\x1b[31m": "a␀b␛[31m", "‮evil‬": "⟨RLO⟩evil⟨PDF⟩", "\ufffe": "⟨U+FFFE⟩"}.get(odd, odd)
    assert words(made)[0] == f"Timeline: {shown}"


def test_who_says_how_much_travels_with_its_signs_and_what_has_no_bar(tables):
    made = speakers(tables)
    said = words(made)
    assert said[0].startswith("Who says how much: ") and "19 U.S. business groups" in said
    assert "☆ 3 asked for" in said and "Source: Law-firm blog post, date of publication not known." in said
    facts = collect(tables)
    quotes = facts[(facts["table"] == "quotes") & (facts["status"] == "attributed")]
    assert "Chosen: 5 of 8 quotes." in words(speakers(tables, quotes))
    assert speakers(tables, quotes[:1]) is None and speakers(tables, facts[:0]) is None
    assert Image.open(io.BytesIO(made.png())).size == (2 * made.width, 2 * made.height)
