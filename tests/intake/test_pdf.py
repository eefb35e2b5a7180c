"""PDFs: what stands around the text goes, and lines become paragraphs again."""

from __future__ import annotations

import textwrap

import pytest
from fpdf import FPDF

import intake
import making
from intake import flow, hyphen
from intake.line import Line
from making import ARTICLE, SENTENCES

PARAGRAPHS = ARTICLE.replace("’", "'").split("\n\n")
# "|" marks where a word is broken at the end of a line.
BROKEN = (
    "The ministry fined the bank on 3 May 2024 because it had not kept the rules of the direc-|tive. The bank's long-|term plan is to appeal "
    "the ruling next month, its chief exec-|utive said in a state-|ment to the press. Analysts ask what the long-term plan is, and when U.S.-|China "
    "talks on the self-|imposed rules will end."
)


def read(data: bytes) -> intake.Draft:
    [found] = intake.take("a.pdf", data)
    assert isinstance(found, intake.Draft), found
    return found


def wrapped(paragraphs: list[str], width: int = 80, gap: bool = True) -> list[str]:
    """Lines as a typesetter breaks them; paragraphs told apart by an empty line."""
    lines: list[str] = []
    for paragraph in paragraphs:
        lines += textwrap.wrap(paragraph, width)
        lines += [""] if gap else []
    return lines


def test_headers_footers_and_numbers_go_and_a_paragraph_runs_over_a_page():
    lines = wrapped(PARAGRAPHS * 4)
    sheets = [lines[:28], lines[28:51], lines[51:]]
    assert sheets[0][-1] and not sheets[0][-1].endswith(".")  # the break is inside a paragraph

    def draw(made: FPDF) -> None:
        for number, sheet in enumerate(sheets, start=1):
            making.page(
                made, sheet, header="Example Institute           Annual report 2024", footer=f"Page {number} of 3"
            )

    draft = read(making.pdf(draw))
    assert draft.text.split("\n\n") == PARAGRAPHS * 4
    assert {"3 page headers left out.", "3 page numbers left out."} <= set(draft.notes)
    assert draft.published == "2024-05-14"


def test_headers_of_chapters_go_with_their_numbers():
    heads = [
        "Preface                              7",
        "8                               1. Of rules",
        "2. Of banks                             9",
    ]
    sheets = [PARAGRAPHS[:2], PARAGRAPHS[2:], PARAGRAPHS[1:3]]
    draft = read(
        making.pdf(lambda made: [making.page(made, wrapped(s), header=h) for s, h in zip(sheets, heads, strict=True)])
    )
    assert draft.text.split("\n\n") == [paragraph for sheet in sheets for paragraph in sheet]
    assert "3 page headers left out." in draft.notes


def test_words_broken_at_line_ends_are_put_together():
    lines = [part for piece in BROKEN.split("|") for part in textwrap.wrap(piece, 90, break_on_hyphens=False)]
    draft = read(making.pdf(lambda made: making.page(made, lines)))
    assert draft.text == (
        "The ministry fined the bank on 3 May 2024 because it had not kept the rules of the directive. The bank's long-term plan is to appeal "
        "the ruling next month, its chief executive said in a statement to the press. Analysts ask what the long-term plan is, and when U.S.-China "
        "talks on the self-imposed rules will end."
    )
    assert "3 words broken at the end of a line put together." in draft.notes


@pytest.mark.parametrize("across", [False, True], ids=["column by column", "line by line"])
def test_two_columns_are_read_one_after_the_other(across: bool):
    lines = wrapped([" ".join(SENTENCES).replace("’", "'")] * 4, 40)
    first, second = lines[: len(lines) // 2], lines[len(lines) // 2 :]

    def draw(made: FPDF) -> None:
        made.add_page()
        if not across:
            making.column(made, first, left=25)
            making.column(made, second, left=115)
            return
        for number, (left, right) in enumerate(zip(first, second, strict=False)):
            made.text(25, 30 + 5 * number, left)
            made.text(115, 30 + 5 * number, right)

    words = read(making.pdf(draw)).text.split()
    assert words == " ".join(lines).split()


def test_indented_paragraphs_without_gaps_are_told_apart():
    def draw(made: FPDF) -> None:
        made.add_page()
        down = 30.0
        for paragraph in PARAGRAPHS:
            for number, line in enumerate(textwrap.wrap(paragraph, 80)):
                made.text(25 if number else 31, down, line)
                down += 5

    assert read(making.pdf(draw)).text.split("\n\n") == PARAGRAPHS


def test_footnotes_stand_at_the_end_and_their_marks_go():
    def draw(made: FPDF) -> None:
        for lines in (wrapped(PARAGRAPHS[:2])[:-3], [*wrapped(PARAGRAPHS[:2])[-3:], "", *wrapped(PARAGRAPHS[2:])]):
            making.page(made, lines)
            made.set_font_size(8)
            made.text(25, 240, f"{made.page} See the register of the ministry, page {made.page}.")
            made.set_font_size(12)

    draft = read(making.pdf(draw))
    assert draft.text.split("\n\n") == [
        *PARAGRAPHS,
        "1 See the register of the ministry, page 1.",
        "2 See the register of the ministry, page 2.",
    ]


def test_headings_and_lists_are_paragraphs_of_their_own():
    def draw(made: FPDF) -> None:
        making.page(made, [])
        made.set_font_size(20)
        made.text(25, 25, "The bank and the rules")
        made.set_font_size(12)
        making.column(
            made, [*wrapped(PARAGRAPHS[:1]), "- A first point", "- A second point that is", "1. A numbered point.", ""]
        )

    draft = read(making.pdf(draw))
    assert draft.text.split("\n\n") == [
        "The bank and the rules",
        PARAGRAPHS[0],
        "- A first point",
        "- A second point that is",
        "1. A numbered point.",
    ]
    assert draft.title == "The bank and the rules"
    assert "The title is the largest line of the first page." in draft.notes


def test_a_turned_page_reads_as_a_straight_one():
    def draw(made: FPDF) -> None:
        made.add_page()
        with made.rotation(90, 105, 148):
            making.column(made, wrapped(PARAGRAPHS[:2], 70), left=0)

    assert read(making.pdf(draw)).text.split("\n\n") == PARAGRAPHS[:2]


def test_pages_without_text_are_said():
    draft = read(making.pdf(lambda made: [making.page(made, lines) for lines in (wrapped(PARAGRAPHS), [])]))
    assert "1 of 2 pages without text (pictures or scans) not read." in draft.notes


@pytest.mark.parametrize(
    ("title", "kept"),
    [("On rules", "On rules"), ("Microsoft Word - draft.docx", ""), ("untitled", ""), ("report_final.indd", "")],
)
def test_titles_that_programs_make_up_are_not_taken(title: str, kept: str):
    assert read(making.pdf(lambda made: making.page(made, wrapped(PARAGRAPHS)), title=title)).title == kept


def test_a_line_that_states_the_day_goes_before_the_day_of_the_file():
    draft = read(making.pdf(lambda made: making.page(made, ["Published 2 May 2023", "", *wrapped(PARAGRAPHS)])))
    assert draft.published == "2023-05-02"
    assert "The date of publication is from the line “Published 2 May 2023”." in draft.notes


@pytest.mark.parametrize(("first", "last", "whole"), [
    ("direc", "tive", True), ("self", "imposed", False), ("oil", "based", False), ("state", "ment", True), ("propo", "sal", True), ("co", "operate", True), ("mid", "term", False),
])  # fmt: skip
def test_halves_of_words(first: str, last: str, whole: bool):
    words = hyphen.Words(["We cooperate with them here.", "A mid-term election is near."])
    assert words.whole(first, last) is whole


def line(text: str, base: float, *, left: float = 70, right: float = 500, page: int = 0, size: float = 12) -> Line:
    return Line(page, text, left, right, base - size, base, size, 842, ((text, left, right),))


def test_a_line_at_the_foot_of_a_page_goes_on_on_the_next():
    pages = [
        [line("The bank had", 700), line("kept none of the", 715)],
        [line("rules, it said.", 70, page=1, right=200)],
    ]
    assert flow.paragraphs(pages)[0] == ["The bank had kept none of the rules, it said."]


def test_a_sentence_at_the_foot_of_a_page_ends_its_paragraph():
    pages = [[line("The bank had none.", 700, right=495)], [line("The rules, it said.", 70, page=1, right=200)]]
    assert flow.paragraphs(pages)[0] == ["The bank had none.", "The rules, it said."]
