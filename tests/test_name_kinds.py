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


@pytest.mark.parametrize(("text", "words", "kind"), [
    ("She wrote to the Committee on Foreign Affairs.", "Committee on Foreign Affairs", "government"),
    ("He asked the Committee on Energy, Water Development and Tourism to meet.",
     "Committee on Energy, Water Development and Tourism", "government"),
    ("The Senate's Committee on Systems, Media and Freedom of Expression met on Monday.",
     "Committee on Systems, Media and Freedom of Expression", "government"),
    ("The Working Party on Dual-Use Goods met on Monday.", "Working Party on Dual-Use Goods", "organization"),
    ("The Comptroller General's Office must audit them.", "Comptroller General's Office", "government"),
    ("The Prime Minister's Office declined to comment.", "Prime Minister's Office", "government"),
    ("Shares of Wex Turbine Co., Ltd. fell.", "Wex Turbine Co., Ltd.", "organization"),
    ("He joined the Fraternal Order of Eagles.", "Fraternal Order of Eagles", "organization"),
    ("The Bundeskartellamt cleared the deal.", "Bundeskartellamt", "government"),
    ("Rijkswaterstaat received notifications from both bidders.", "Rijkswaterstaat", "government"),
    ("The Ministerio de Hacienda rejected the offer.", "Ministerio de Hacienda", "government"),
])  # fmt: skip
def test_the_whole_name_of_a_body(text: str, words: str, kind: str) -> None:
    assert names(text).get(words) == kind


@pytest.mark.parametrize(("text", "expected"), [
    ("They wrote to the Council and the Commission.", ["Council", "Commission"]),
    ("Strand's lawyer, Femke de Vries of Brinkman Advocaten, said so.", ["Femke de Vries", "Brinkman Advocaten"]),
    ("The World Fund for Nature, Lake Conservation International and Riverwatch objected.", ["World Fund for Nature"]),
])  # fmt: skip
def test_two_names_are_not_one(text: str, expected: list[str]) -> None:
    assert set(expected) <= set(names(text))


@pytest.mark.parametrize(("text", "words"), [
    ("Forty years later the tankers are back.", "Forty"),
    ("Fishermen's groups say they were not asked.", "Fishermen"),
    ("See the reply to Question E-001874/2023.", "Question E-001874/2023"),
    ("It asked whether each Member State had replied.", "Member State"),
])  # fmt: skip
def test_what_opens_with_a_capital_is_not_always_a_name(text: str, words: str) -> None:
    assert names(text).get(words, "other") == "other"


@pytest.mark.parametrize(("text", "words", "kind"), [
    ("In a note, Standard Chartered analyst Rada Horn wrote that it was late.", "Standard Chartered", "organization"),
    ("Vero Sampa, an MP for Matelo, objected.", "Matelo", "place"),
    ("A woman from Kazarlan said it was late.", "Kazarlan", "place"),
    ("Its majority owner, Nava Bharal, declined to comment.", "Nava Bharal", "organization"),
    ("The court rejected a claim by Strukkon, a Utrecht-based contractor, on Monday.", "Strukkon", "organization"),
    ("Halvar was advised by Rothmann & Co and Hengel Muller.", "Hengel Muller", "organization"),
    ("The answer was given by Executive Vice-President Dombrowsky on Monday.", "Dombrowsky", "person"),
    ("It was asked by these:\n\nHanna Verst (Greens/EFA), Pál Szekeres (The Left)\n\nIn May, a paper wrote.",
     "Pál Szekeres", "person"),
    ("The Council of Lakeside Peoples, an association of eighteen towns, objected.", "Council of Lakeside Peoples",
     "organization"),
    ("Rita Moore of Queen's University Belfast told them so.", "Queen's University Belfast", "organization"),
    ("Agora Policy, a think tank, put the hole at four trillion.", "Agora Policy", "organization"),
    ("The case was brought by the Forum for the Environment, known as Walhi. A Walhi researcher spoke.", "Walhi",
     "organization"),
    ("The employers' body, known as VNO-NCV, objected.", "VNO-NCV", "organization"),
])  # fmt: skip
def test_the_kind_that_its_surroundings_tell(text: str, words: str, kind: str) -> None:
    assert names(text).get(words) == kind


@pytest.mark.parametrize("text", [
    "The case was brought by Wex Ltd and Maria Horn.", "Senator General Horn met the General Assembly.",
    "She quoted an owner, Maria Horn, on Monday.",
])  # fmt: skip
def test_a_given_name_outweighs_what_stands_beside(text: str) -> None:
    assert "Maria Horn" not in text or names(text).get("Maria Horn") == "person"
