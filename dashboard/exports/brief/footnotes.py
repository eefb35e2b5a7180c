"""Footnotes for python-docx, which has none (1.2): the part, its separators, and a call in a paragraph.

After ECMA-376, part 1, 11.3.7 and 17.11. Everything is built as elements, so that no text is ever read as XML.
"""

from __future__ import annotations

from typing import Any

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

TEXT, CALL = "FootnoteText", "FootnoteReference"  # ids of the styles Word itself uses


class Footnotes:
    """The footnotes of one document. Numbers are those of the brief; Word counts the same way."""

    def __init__(self, document: Any) -> None:
        root = parse_xml(f"<w:footnotes {nsdecls('w', 'r')}/>")
        name = PackURI("/word/footnotes.xml")
        self.part = XmlPart(name, CT.WML_FOOTNOTES, root, document.part.package)
        document.part.relate_to(self.part, RT.FOOTNOTES)
        for number, kind in ((-1, "separator"), (0, "continuationSeparator")):
            note = _child(root, "w:footnote", type=kind, id=str(number))
            _child(_child(_child(note, "w:p"), "w:r"), f"w:{kind}")
        _declare(document.settings.element)

    def add(self, number: int, text: str, link: str = "") -> None:
        """A footnote with its text and, where there is an address, a link behind it."""
        note = _child(self.part.element, "w:footnote", id=str(number))
        paragraph = _child(note, "w:p")
        _child(_child(paragraph, "w:pPr"), "w:pStyle", val=TEXT)
        _child(_styled_run(paragraph, CALL), "w:footnoteRef")
        _words(_child(paragraph, "w:r"), f" {text}")
        if link:
            _words(_child(paragraph, "w:r"), " ")
            self._link(paragraph, link)

    def _link(self, paragraph: Any, link: str) -> None:
        relation = self.part.relate_to(link, RT.HYPERLINK, is_external=True)
        held = _child(paragraph, "w:hyperlink")
        held.set(qn("r:id"), relation)
        _words(_styled_run(held, "Hyperlink"), "In the original")


def call(paragraph: Any, number: int) -> None:
    """The number of a footnote at the end of a paragraph of python-docx."""
    _child(_styled_run(paragraph._p, CALL), "w:footnoteReference", id=str(number))


def _declare(settings: Any) -> None:
    """The separators in settings.xml, where Word looks for them, at the place that the schema gives them."""
    held = OxmlElement("w:footnotePr")
    for number in (-1, 0):
        _child(held, "w:footnote", id=str(number))
    after = settings.find(qn("w:compat"))
    if after is None:
        settings.append(held)
    else:
        after.addprevious(held)


def _child(parent: Any, tag: str, **values: str) -> Any:
    made = OxmlElement(tag)
    for name, value in values.items():
        made.set(qn(f"w:{name}"), value)
    parent.append(made)
    return made


def _styled_run(parent: Any, style: str) -> Any:
    run = _child(parent, "w:r")
    _child(_child(run, "w:rPr"), "w:rStyle", val=style)
    return run


def _words(run: Any, text: str) -> None:
    held = _child(run, "w:t")
    held.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    held.text = text
