"""Every document of the hostile corpus is refused in one sentence or read without what it hides."""

from __future__ import annotations

import re
import time

import pytest

import hostile
import intake


def test_every_document_has_an_expectation():
    assert sorted(hostile.corpus()) == sorted(hostile.EXPECTED)


@pytest.mark.parametrize("name", hostile.EXPECTED)
def test_a_hostile_document_does_no_harm(name: str):
    since = time.monotonic()
    found = intake.take(name, hostile.corpus()[name])
    assert time.monotonic() - since < 10 * intake.limits.SECONDS  # a guard against hanging, not a measure of speed
    said = [line for result in found for line in sentences(result)]
    assert all(re.fullmatch(r"[^\n]{5,300}[.;!?…]", line) for line in said), said
    drafts = [result for result in found if isinstance(result, intake.Draft)]
    assert drafts or said
    for draft in drafts:
        assert hostile.SECRET not in draft.text + draft.title
        assert not re.search("[\x00-\x08\u202a-\u202e\U000e0000-\U000e007f]", draft.text)
        assert "chief executive said in a statement" in draft.text
        assert intake.document(draft).text == draft.text
    if hostile.EXPECTED[name]:
        assert any(hostile.EXPECTED[name] in line for line in said), (name, said)
    else:
        assert drafts


def sentences(result: intake.Draft | intake.Refusal) -> tuple[str, ...]:
    return result.notes if isinstance(result, intake.Draft) else (result.why,)


@pytest.mark.parametrize("name", ["scripts.html", "scripts.eml", "scripts.md", "a-page.txt"])
def test_nothing_that_a_script_says_is_text(name: str):
    [draft] = intake.take(name, hostile.corpus()[name])
    assert isinstance(draft, intake.Draft)
    assert "harmed" not in draft.text and "javascript" not in draft.text and hostile.HOST not in draft.text
    assert draft.url == ""


def test_a_text_that_looks_like_markup_stays_as_it_was_written():
    [draft] = intake.take("markup.txt", hostile.corpus()["markup.txt"])
    assert isinstance(draft, intake.Draft)
    assert f"<script>{hostile.JS}</script>" in draft.text and ":red[said]" in draft.text
