"""What a name is told to be by what stands around it: posts, parties, articles, brackets, what it says."""

from __future__ import annotations

import pytest

from briefing import document, language, lexicon, pipeline
from briefing.names import name

LEXICON = lexicon.load()


def names(text: str) -> dict[str, str]:
    parse = language.parse(text, language.load())
    return {parse[n.start : n.end].text: n.kind for n in name.find(parse, LEXICON)}


@pytest.mark.parametrize(("text", "words", "kind"), [
    ("Analysts at Wrenhold said the amount was large.", "Wrenhold", "organization"),
    ("Moody's kept its rating unchanged.", "Moody's", "organization"),
    ("Nor is 3M part of the case.", "3M", "organization"),
    ("Supriya Sule (NCP-SP) urged him to publish it.", "Supriya Sule", "person"),
    ("Lena Ward, joint director of enforcement at the bank, objected.", "Lena Ward", "person"),
    ("Leader of the Opposition Rahul Gandhi objected.", "Rahul Gandhi", "person"),
    ("Steve Reed said it was wrong.", "Steve Reed", "person"),
    ("The fine was paid by a subsidiary of Wrenhold. Wrenhold objected.", "Wrenhold", "organization"),
    ("BusinessEurope has criticised the draft.", "BusinessEurope", "organization"),
    ("Rights and Resources Watch (RRW) interviewed residents.", "Rights and Resources Watch", "organization"),
    ("The Office of the U.S. Trade Representative did not respond.", "Office of the U.S. Trade Representative",
     "government"),
    ("Trade Minister Ahn Duk-soo objected.", "Ahn Duk-soo", "person"),
    ("The minister told the Commons that it was late.", "Commons", "government"),
    ("Ofgem said the utility was late.", "Ofgem", "government"),
])  # fmt: skip
def test_the_kind_of_a_name(text: str, words: str, kind: str) -> None:
    assert names(text).get(words) == kind


@pytest.mark.parametrize(("text", "words"), [
    ("Sewage flowed into the Exe and the Tamar.", "Exe"),
    ("Trade Minister Ahn Duk-soo objected.", "Trade"),
    ("The courts of the Member States agreed.", "States"),
    ("The courts of the Member States agreed.", "Member States"),
    ("The British Steel Pension Scheme (BSPS) was set up in 1950. The BSPS pays them.", "BSPS"),
    ('The national competent authorities ("NCAs") were told. It expects to be the NCA.', "NCA"),
])  # fmt: skip
def test_no_actor(text: str, words: str) -> None:
    assert names(text).get(words, "other") in ("other", "place")


@pytest.mark.parametrize(("text", "name"), [
    ("A spokesman for the ministry said talks went on.", "spokesman for the ministry"),
    ("A spokeswoman for the Department for Environment, Food and Rural Affairs said it would act.",
     "spokeswoman for the Department for Environment, Food and Rural Affairs"),
])  # fmt: skip
def test_one_who_speaks_for_a_body_is_called_by_it(text: str, name: str) -> None:
    tables = pipeline.prepare(document.Document(id="case", text=text), nlp=language.load())
    assert name in tables["actors"]["name"].tolist()
