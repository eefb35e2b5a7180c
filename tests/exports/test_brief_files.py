"""Briefs as files: opened again by readers that did not write them, the same bytes each time, hostile text inert."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree as tree

import mammoth
import pypdf
import pytest
from docx2python import docx2python
from lxml import html as lxml_html

from briefing import language, pipeline
from briefing.document import make
from briefing.tables import Tables
from exports.brief import Brief, outline
from exports.brief.write import FORMS, write

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOSTILE = (
    "The Ministry of Finance fined <script>alert(1)</script> Acme Corporation on 3 March 2024.\n\n"
    'Ann Lee said: "We <b>will</b> not pay [1] \u202eevil\u202c #panic() *now* \\u{7} ]]> &amp; {{x}}."\x07\n\n'
    "The Ministry of Finance urged Acme Corporation to publish [^2] the report by 30 June 2024."
)


@pytest.fixture(scope="module")
def brief(tables: Tables) -> Brief:
    return outline({**tables, "documents": tables["documents"].assign(url="https://a.org/x?a=1&b=2")})


@pytest.fixture(scope="module")
def files(brief: Brief) -> dict[str, bytes]:
    """The brief in every form."""
    return {form: write(brief, form) for form in FORMS}


@pytest.fixture(scope="module")
def hostile() -> Brief:
    document = make(HOSTILE, "case", title="<script>1</script> #[x] \u202eback\x00 ]]>", published="2024-03-14",
                    url="https://a.org/?q=\"><script>")  # fmt: skip
    return outline(pipeline.prepare(document, nlp=language.load()))


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as held:
        return {name: held.read(name) for name in held.namelist()}


def text_of_pdf(data: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages).split())


@pytest.mark.parametrize("form", FORMS)
def test_the_same_brief_gives_the_same_bytes(brief: Brief, files: dict[str, bytes], form: str) -> None:
    assert write(brief, form) == files[form]


def test_word_has_real_footnotes_headings_and_a_table_for_another_reader(brief: Brief, files: dict[str, bytes]) -> None:
    data = files["docx"]
    read = docx2python(io.BytesIO(data))
    notes = [" ".join(str(cell) for cell in row) for row in read.footnotes_runs]
    said = " ".join(notes)
    assert all(note.passage[:40] in said for note in brief.notes[:5])
    page = lxml_html.fromstring(mammoth.convert_to_html(io.BytesIO(data)).value)
    assert [h.text_content() for h in page.iter("h1")][-8:] == [section.heading for section in brief.sections]
    assert len(
        [a for a in page.iter("a") if (a.get("href") or "").startswith("#footnote-") and "ref" not in a.get("href")]
    ) == len(brief.notes)
    assert len(list(page.iter("table"))) == 2
    assert next(page.iter("img")).get("alt").startswith("Timeline of 8 dated facts")


def test_the_footnotes_of_word_keep_the_rules_of_ooxml(brief: Brief, files: dict[str, bytes]) -> None:
    held = parts(files["docx"])
    notes = tree.fromstring(held["word/footnotes.xml"])
    ids = [note.get(f"{W}id") for note in notes]
    assert [note.get(f"{W}type") for note in notes[:2]] == ["separator", "continuationSeparator"]
    assert ids == ["-1", "0", *(str(note.number) for note in brief.notes)]
    body = tree.fromstring(held["word/document.xml"])
    assert [call.get(f"{W}id") for call in body.iter(f"{W}footnoteReference")] == ids[2:]
    assert all(len(list(note.iter(f"{W}footnoteRef"))) == 1 for note in notes[2:])
    assert (
        b"/word/footnotes.xml" in held["[Content_Types].xml"]
        and b"footnotes.xml" in held["word/_rels/document.xml.rels"]
    )
    declared = next(tree.fromstring(held["word/settings.xml"]).iter(f"{W}footnotePr"))
    assert [each.get(f"{W}id") for each in declared] == ["-1", "0"]
    links = {each.get("Id") for each in tree.fromstring(held["word/_rels/footnotes.xml.rels"])}
    used = {each.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
            for each in notes.iter(f"{W}hyperlink")}  # fmt: skip
    assert used == links
    styles = {each.get(f"{W}styleId") for each in tree.fromstring(held["word/styles.xml"]).iter(f"{W}style")}
    named = {
        each.get(f"{W}val")
        for part in (notes, body)
        for tag in ("pStyle", "rStyle", "tblStyle")
        for each in part.iter(W + tag)
    }
    assert named <= styles


def test_word_says_its_title_and_language_and_no_day_of_making(brief: Brief, files: dict[str, bytes]) -> None:
    held = parts(files["docx"])
    core = held["docProps/core.xml"].decode()
    assert f"{brief.title.replace('&', '&amp;')}</dc:title>" in core and "<dc:language>en-GB<" in core
    assert "created" not in core and "modified" not in core
    assert b'w:val="en-GB"' in held["word/styles.xml"]
    with zipfile.ZipFile(io.BytesIO(files["docx"])) as packed:
        assert {info.date_time[0] for info in packed.infolist()} == {1980}


def test_the_web_page_stands_alone_and_links_both_ways(brief: Brief, files: dict[str, bytes]) -> None:
    data = files["html"].decode()
    page = lxml_html.document_fromstring(data)
    assert page.get("lang") == "en-GB" and page.findtext(".//title") == brief.title
    assert not list(page.iter("script", "link", "iframe", "object", "base")) and "@import" not in data
    assert all(img.get("src").startswith("data:image/svg+xml;base64,") and img.get("alt") for img in page.iter("img"))
    ids = [each.get("id") for each in page.iter() if isinstance(each.tag, str) and each.get("id")]
    assert len(ids) == len(set(ids))
    inner = [a.get("href")[1:] for a in page.iter("a") if a.get("href").startswith("#")]
    assert set(inner) <= set(ids)
    for note in brief.notes:
        assert f"note-{note.number}" in inner and f"call-{note.number}" in inner
    outer = {a.get("href") for a in page.iter("a") if not a.get("href").startswith("#")}
    assert outer == {note.link for note in brief.notes}


def test_the_pdf_has_title_language_tags_and_notes(brief: Brief, files: dict[str, bytes]) -> None:
    data = files["pdf"]
    read = pypdf.PdfReader(io.BytesIO(data))
    assert read.metadata and read.metadata.title == brief.title
    assert str(read.trailer["/Root"]["/Lang"]).startswith("en")
    assert read.trailer["/Root"]["/MarkInfo"]["/Marked"]
    said = text_of_pdf(data)
    assert "Bottom line" in said and "whole in note 1" in said


def test_hostile_text_is_characters_in_word(hostile: Brief) -> None:
    held = parts(write(hostile, "docx"))
    for name, data in held.items():
        if name.endswith(".xml"):
            tree.fromstring(data)
    said = mammoth.extract_raw_text(io.BytesIO(write(hostile, "docx"))).value
    assert "<script>1</script> #[x] ⟨RLO⟩back␀ ]]>" in said
    assert "⟨RLO⟩evil⟨PDF⟩ #panic() *now*" in said and "\u202e" not in said


def test_hostile_text_is_characters_in_html(hostile: Brief) -> None:
    data = write(hostile, "html").decode()
    page = lxml_html.document_fromstring(data)
    assert not list(page.iter("script")) and "\u202e" not in data and "\x07" not in data
    assert "<script>alert(1)</script>" in page.text_content() and "[1] ⟨RLO⟩evil" in page.text_content()
    assert all(re.match(r"#|https://a\.org/", a.get("href")) for a in page.iter("a"))


def test_hostile_text_is_characters_in_pdf(hostile: Brief) -> None:
    said = text_of_pdf(write(hostile, "pdf"))
    assert "#panic() *now*" in said and "<script>alert(1)</script>" in said


def test_letters_that_the_fonts_lack_do_not_stop_the_pdf(tables: Tables) -> None:
    made = outline({**tables, "documents": tables["documents"].assign(title="習近平 ቅ 𐎠")})
    assert write(made, "pdf").startswith(b"%PDF")
