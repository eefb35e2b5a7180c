"""Text made harmless for the programs that open an export, and still readable.

Exact forms (the data package, JSON, Parquet, annotations) keep the text as it is: programs read them. What people open
(spreadsheets, calendars, graphs, pictures) shows unseen characters instead of obeying them.
"""

from __future__ import annotations

import html
import re

# Overrides and isolates of writing direction: one of them can make a sentence read as another.
_BIDI = {
    "\u061c": "ALM", "\u200e": "LRM", "\u200f": "RLM", "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF",
    "\u202d": "LRO", "\u202e": "RLO", "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI",
}  # fmt: skip
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufdd0-\ufdef"
                     "\ufffe\uffff\ud800-\udfff]")  # fmt: skip
# What a spreadsheet takes for a formula at the start of a cell, full-width signs among them (OWASP, CSV injection);
# after a semicolon or a line break too, as where the comma is the decimal sign, a file is cut there.
_FORMULA = re.compile(r"(?:^|(?<=[;\t\r\n]))(?=\s*[=+\-@＝＋－＠])|^(?=[\t\r\n])")


def visible(text: str) -> str:
    """The text with characters that cannot be seen, or turn the writing around, told by a sign or name.

    Line breaks and tabs stay. Control characters become their pictures ("␀"), direction marks their names ("⟨RLO⟩").
    The result is legal in XML 1.0.
    """
    return _UNSEEN.sub(_named, text)


def _named(found: re.Match[str]) -> str:
    character = found[0]
    code = ord(character)
    if character in _BIDI:
        return f"⟨{_BIDI[character]}⟩"
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"⟨U+{code:04X}⟩"


def flat(text: str) -> str:
    """The text on one line, made visible."""
    return " ".join(visible(text).split())


def cell(text: str) -> str:
    """A cell of a CSV file that people open in a spreadsheet: what would run as a formula gets an apostrophe before it.

    The apostrophe is how spreadsheets mark text. The data package never has it: it stays exact.
    """
    return _FORMULA.sub("'", visible(text))


def markup(text: str) -> str:
    """The text for a field that a page reads as HTML."""
    return html.escape(visible(text), quote=True)
