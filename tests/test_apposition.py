"""What stands beside a name between commas: the name acts and speaks, and the words beside it are its post."""

from __future__ import annotations

import pytest

from briefing import document, language, pipeline
from briefing.tables import Tables


def tables(text: str) -> Tables:
    return pipeline.prepare(document.Document(id="case", text=text), nlp=language.load())


def speakers(text: str) -> list[str]:
    found = tables(text)
    names = dict(zip(found["actors"]["actor"], found["actors"]["name"], strict=True))
    return [names.get(actor, "") for actor in found["quotes"]["speaker"]]


@pytest.mark.parametrize(("text", "speaker"), [
    ("Orvell Glass, the largest maker of lenses in Ohio, said it would close.", "Orvell Glass"),
    ('"They took the river," said Beatrice Mwansa, a 54-year-old farmer.', "Beatrice Mwansa"),
    ("A spokesman for Orvell Glass, Terrence O'Dowd, said the centre would close.", "Terrence O'Dowd"),
    ("In Oslo, a fisheries ministry spokesperson, Lin Jian, said China would object.", "Lin Jian"),
    ('"We regret it," its chief executive, Lukas Brandt, told reporters in Cork.', "Lukas Brandt"),
    ('"We regret it," said its general secretary, Patrick ten Brink.', "Patrick ten Brink"),
    ('Therese Chambers, joint executive director of enforcement at the bank, said: "It is over."', "Therese Chambers"),
])  # fmt: skip
def test_who_is_described_speaks(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(("text", "name", "role"), [
    ("Its former compliance officer, Rhian ap Gwilym, has settled.", "Rhian ap Gwilym", "former compliance officer"),
    ("Ana Ruiz, a lawyer for the union, objected.", "Ana Ruiz", "lawyer for the union"),
    ("Harbour's finance minister, María de la Torre, objected.", "María de la Torre", "Harbour's finance minister"),
])  # fmt: skip
def test_the_post_beside_a_name_is_its_role(text: str, name: str, role: str) -> None:
    actors = tables(text)["actors"]
    assert actors.loc[actors["name"] == name, "role"].tolist() == [role]


def test_a_post_with_its_name_points_at_nobody_else() -> None:
    found = tables("Ana Ruiz, the interior secretary, resigned. The business secretary, Eva Lund, stayed.")
    mentions = found["mentions"]
    names = dict(zip(found["actors"]["actor"], found["actors"]["name"], strict=True))
    meant = mentions.loc[mentions["text"] == "The business secretary", "actor"].map(names).tolist()
    assert meant == ["Eva Lund"]


@pytest.mark.parametrize(("text", "name", "alias"), [
    ("Rogelio van der Linde resigned. Van der Linde gave no reason.", "Rogelio van der Linde", "Van der Linde"),
    ("Ines van den Broek KC resigned in Brussels. Ms van den Broek gave no reason.", "Ines van den Broek",
     "van den Broek"),
    ("Luciana Queiroz da Silva resigned. Luciana Queiroz gave no reason.", "Luciana Queiroz da Silva",
     "Luciana Queiroz"),
    ("Kim Hye-jin resigned. Kim gave no reason.", "Kim Hye-jin", "Kim"),
])  # fmt: skip
def test_names_of_many_forms_are_one_person(text: str, name: str, alias: str) -> None:
    actors = tables(text)["actors"]
    assert actors[["name", "kind", "aliases"]].to_numpy().tolist() == [[name, "person", alias]]


@pytest.mark.parametrize(("text", "speaker", "words"), [
    ('Eva Lund asked why. "Who wrote it? The firms?" he said, drawing protests from members of her party.', "",
     '"Who wrote it? The firms?"'),
    ('Eva Lund asked why. "Who wrote it? The firms?" she said, drawing protests from members of her party.', "Eva Lund",
     '"Who wrote it? The firms?"'),
    ('Ana Ruiz, director of the fund, said:\n\n"He earned fees.\n\n"We will act."\n\nShe left.', "Ana Ruiz",
     '"He earned fees. … "We will act."'),
    ('Ana Ruiz told the board that the minister had told her "not to worry".', "minister", '"not to worry"'),
    ("According to Ana Ruiz (Labour), the plan will fail in the end.", "Ana Ruiz", "the plan will fail in the end"),
])  # fmt: skip
def test_who_says_these_words(text: str, speaker: str, words: str) -> None:
    found = tables(text)
    names = dict(zip(found["actors"]["actor"], found["actors"]["name"], strict=True))
    said = found["quotes"].assign(printed=found["quotes"]["printed"].str.replace("\n\n", " … "))
    assert said.loc[said["printed"] == words, "speaker"].map(lambda actor: names.get(actor, "")).tolist() == [speaker]


@pytest.mark.parametrize(("text", "words"), [
    ("Ana Ruiz urged the minister to publish the advice that he had received.", "he had received"),
    ("Two officials, who asked not to be named, said it was late.", "not to be named"),
    ("“It is a ‘political’ fine,” said Ana Ruiz.", "‘political’"),
])  # fmt: skip
def test_nobody_says_these_words_apart(text: str, words: str) -> None:
    assert words not in tables(text)["quotes"]["printed"].tolist()


@pytest.mark.parametrize(("text", "words", "name"), [
    ("Orvell sued. In its judgment, the Court of Justice holds that Orvell is right.", "its", "Court of Justice"),
    ("Eva Lund met Carl Berg. She left on Monday.", "She", "Eva Lund"),
    ("Speaker Carl Berg expunged some of her remarks.", "her", ""),
    ("Orvell says it every week.", "it", ""),
    ("The Court of Justice met. The district court agreed.", "The district court", "district court"),
])  # fmt: skip
def test_whom_a_word_stands_for(text: str, words: str, name: str) -> None:
    found = tables(text)
    names = dict(zip(found["actors"]["actor"], found["actors"]["name"], strict=True))
    meant = found["mentions"].loc[found["mentions"]["text"] == words, "actor"]
    assert meant.map(lambda actor: names.get(actor, "")).tolist() == [name]


@pytest.mark.parametrize(("text", "status"), [
    ('"Who pays for it in the end?" Ana Ruiz asked.', "attributed"),
    ("Ana Ruiz asked why the draft had not been sent.", "attributed"),
    ("Ana Ruiz asked the court to close the case.", "requested"),
])  # fmt: skip
def test_who_asks_a_question_asks_for_nothing_to_be_done(text: str, status: str) -> None:
    assert tables(text)["quotes"]["status"].tolist() == [status]


def test_the_sides_of_a_quarrel_are_no_countries_that_only_say_where() -> None:
    text = "Orvell sent ships to Tema in Ghana. The union rejected Denmark's Maersk. The mayor will meet both sides."
    mentions = tables(text)["mentions"]
    assert mentions.loc[mentions["text"] == "both sides", "actor"].tolist() == [""]
