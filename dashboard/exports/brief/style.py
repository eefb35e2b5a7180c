"""The look of the Word document: fonts every machine has, sober headings, page numbers, language, properties."""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from .footnotes import CALL, TEXT

SERIF, SANS = "Georgia", "Arial"
INK, GREY = RGBColor(0x1A, 0x1D, 0x21), RGBColor(0x4A, 0x50, 0x58)


def furnish(document: Any, title: str, language: str) -> None:
    """Page, styles, header, footer and properties of an empty document."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2.4), Cm(2.2)
    section.different_first_page_header_footer = True
    _styles(document.styles, language)
    _header(section.header.paragraphs[0], title)
    for footer in (section.footer, section.first_page_footer):
        _page_number(footer.paragraphs[0])
    _properties(document.core_properties, title, language)


def _properties(known: Any, title: str, language: str) -> None:
    """Title and language; the template's own author, comment and dates are taken out."""
    known.title, known.language, known.subject = title, language, "Brief of an article"
    for name in ("author", "comments", "last_modified_by", "keywords", "category"):
        setattr(known, name, "")
    for element in list(known._element):
        if element.tag in (qn("dcterms:created"), qn("dcterms:modified"), qn("cp:lastPrinted")):
            known._element.remove(element)


def _styles(styles: Any, language: str) -> None:
    normal = styles["Normal"]
    _font(normal, SERIF, 10.5, INK)
    normal.paragraph_format.space_after = Pt(4)
    normal.paragraph_format.line_spacing = 1.12
    for lang in styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), language)
    for name, size, before in (("Title", 20, 0), ("Heading 1", 14, 16), ("Heading 2", 11, 9)):
        style = styles[name]
        _font(style, SANS, size, INK, bold=True)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(4)
        style.paragraph_format.keep_with_next = True
    _unruled(styles["Title"])
    bullet = styles["List Bullet"].paragraph_format
    bullet.space_after, bullet.line_spacing = Pt(4), 1.12
    for spacing in styles["List Bullet"].element.iter(qn("w:contextualSpacing")):
        spacing.set(qn("w:val"), "0")
    small = styles.add_style("Small", WD_STYLE_TYPE.PARAGRAPH)
    small.base_style = normal
    _font(small, SANS, 8.5, GREY)
    numbered = styles.add_style("Numbered", WD_STYLE_TYPE.PARAGRAPH)
    numbered.base_style = normal
    numbered.paragraph_format.left_indent, numbered.paragraph_format.first_line_indent = Cm(0.7), Cm(-0.7)
    numbered.paragraph_format.tab_stops.add_tab_stop(Cm(0.7))
    _font(styles.add_style("Sign", WD_STYLE_TYPE.CHARACTER), SANS, 8, GREY)
    _footnote_styles(styles, normal)
    _ruled(styles)


def _footnote_styles(styles: Any, normal: Any) -> None:
    text = styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH)
    text.base_style = normal
    _font(text, SERIF, 8.5, INK)
    text.paragraph_format.space_after, text.paragraph_format.line_spacing = Pt(1), 1.0
    call = styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER)
    call.font.superscript = True
    link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.underline, link.font.color.rgb = True, RGBColor(0x0B, 0x4F, 0x94)
    text.element.set(qn("w:styleId"), TEXT)
    call.element.set(qn("w:styleId"), CALL)


def _ruled(styles: Any) -> None:
    """A table style with a thin line under each row."""
    ruled = styles.add_style("Ruled", WD_STYLE_TYPE.TABLE)
    ruled.base_style = styles["Normal Table"]
    ruled.font.size = Pt(9.5)
    properties = OxmlElement("w:tblPr")
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "B8BEC5")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    properties.append(borders)
    ruled.element.append(properties)


def _font(style: Any, name: str, size: float, colour: RGBColor, *, bold: bool | None = None) -> None:
    style.font.name, style.font.size, style.font.color.rgb, style.font.bold = name, Pt(size), colour, bold
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        if attribute.endswith("Theme"):
            del fonts.attrib[attribute]
    for slot in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{slot}"), name)


def _unruled(style: Any) -> None:
    borders = style.element.pPr.find(qn("w:pBdr")) if style.element.pPr is not None else None
    if borders is not None:
        style.element.pPr.remove(borders)


def _header(paragraph: Any, title: str) -> None:
    paragraph.style = "Header"
    run = paragraph.add_run(title)
    run.font.name, run.font.size, run.font.color.rgb = SANS, Pt(8), GREY


def _page_number(paragraph: Any) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for field, after in (("PAGE", " / "), ("NUMPAGES", "")):
        held = OxmlElement("w:fldSimple")
        held.set(qn("w:instr"), field)
        run, look, size, text = (OxmlElement(f"w:{name}") for name in ("r", "rPr", "sz", "t"))
        size.set(qn("w:val"), "16")
        look.append(size)
        text.text = "1"
        run.append(look)
        run.append(text)
        held.append(run)
        paragraph._p.append(held)
        paragraph.add_run(after).font.size = Pt(8)


def heads(row: Any) -> None:
    """Marks a row as the head of its table, repeated on every page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def whole(row: Any) -> None:
    """Keeps a row on one page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
