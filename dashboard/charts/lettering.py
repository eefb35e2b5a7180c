"""How wide text is, and text cut or wrapped to fit, without asking a browser.

Widths are Helvetica's (Adobe font metrics, thousandths of the font size): the faces that browsers
put in its place (Arial, Liberation Sans, Source Sans, Inter) come out no wider, so a label measured here fits.
"""

from __future__ import annotations

import unicodedata

_STRETCH = 1.0
_ELLIPSIS = "…"
_BY_WIDTH = {
    191: "'",
    222: "ijl‘’",
    260: "|",
    278: " !,./:;I[\\]ft·",
    333: "()-`r“”",
    355: '"',
    389: "*",
    469: "^",
    500: "Jckvsxyz–",
    556: "$#0123456789?L_abdeghnopqu",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "—…",
    1015: "@",
}
_WIDTHS = {letter: width for width, letters in _BY_WIDTH.items() for letter in letters}


def _letter(letter: str) -> int:
    known = _WIDTHS.get(letter)
    if known is None:
        plain = unicodedata.normalize("NFD", letter)[0]
        known = 0 if unicodedata.combining(letter) else _WIDTHS.get(plain)
    if known is None:
        known = 1000 if unicodedata.east_asian_width(letter) in "WF" else 640 if letter.isalpha() else 900
    _WIDTHS[letter] = known
    return known


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Width of one line of text in pixels at a font size in pixels."""
    return sum(map(_letter, text)) * size / 1000 * _STRETCH * (1.08 if bold else 1)


def cut(text: str, room: float, size: float) -> str:
    """The text if it fits `room` pixels, else its first words that do, and an ellipsis."""
    if width(text, size) <= room:
        return text
    words = text.split()
    while len(words) > 1:
        words.pop()
        shorter = " ".join(words).rstrip(",;:–-") + _ELLIPSIS
        if width(shorter, size) <= room:
            return shorter
    return _cut_word(words[0] if words else "", room, size)


def _cut_word(word: str, room: float, size: float) -> str:
    while word and width(word + _ELLIPSIS, size) > room:
        word = word[:-1]
    return word + _ELLIPSIS


def wrap(text: str, room: float, size: float, lines: int) -> list[str]:
    """The text in at most `lines` lines of `room` pixels, broken between words; the last is cut if it has to be."""
    words = text.split()
    made: list[str] = []
    while words and len(made) < lines - 1:
        taken = 1
        while taken < len(words) and width(" ".join(words[: taken + 1]), size) <= room:
            taken += 1
        made.append(cut(" ".join(words[:taken]), room, size))
        words = words[taken:]
    return [*made, cut(" ".join(words), room, size)] if words else made or [""]


def balanced(text: str, room: float, size: float, lines: int) -> list[str]:
    """Like `wrap`, with lines as even as the same number of lines allows."""
    made = wrap(text, room, size, lines)
    whole = " ".join(made)
    if len(made) < 2 or whole != " ".join(text.split()):
        return made
    narrow = room
    while narrow > 40:
        tried = wrap(text, narrow - 8, size, len(made))
        if " ".join(tried) != whole:
            break
        made, narrow = tried, narrow - 8
    return made
