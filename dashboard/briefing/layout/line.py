"""Shapes of single lines: entries of lists, rows of tables, speakers' labels, capitals, bare lines."""

from __future__ import annotations

import re

MONTHS = (
    "January February March April May June July August September October November December "
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
).split()
_MONTH = "|".join(MONTHS)
BULLET = re.compile(
    r"[^\S\n]*(?:[•▪◦●○■□‣⁃➢➤✓✔·∙]+[^\S\n]*|(?:[*–—-]|o)[^\S\n]+(?=\S))(?=\w|[“\"‘'(\[$€£])"
)
# "1." is no number of an entry before a month ("3. May"), nor "A." before a name's second initial.
NUMBERED = re.compile(
    rf"[^\S\n]*(?:\(?(?:\d{{1,2}}|[ivx]{{1,4}}|[a-h])\)|\d{{1,2}}\.(?:\d{{1,2}}\.?)*|[ivx]{{1,4}}\.|[IVX]{{1,4}}\.)[^\S\n]+"
    rf"(?=[^\W\d_]|[“\"‘'(\[])(?!(?:{_MONTH})\b)"
)
PARAGRAPH = re.compile(r"(?:\[\d{1,3}\]|¶\s?\d{1,3}\.?|§\s?\d{1,3}\.)[^\S\n]+(?=[A-ZÀ-Þ“\"‘])")
CELLS = re.compile(r"[^\S\n]*\|[^\S\n]*|\t+|[^\S\n]{3,}")
ENDS = re.compile(r"[.!?:;…][\s”\"’')\]]*(?:\[\d{1,3}\]|[\d¹²³⁰⁴-⁹*†‡]{0,3})$")
STOPS = re.compile(r"[.!?…][\s”\"’')\]]*(?:\[\d{1,3}\]|[\d¹²³⁰⁴-⁹*†‡]{0,3})$")
# The number before the text of a footnote: "12. ", "[3] ", "14 ", "¹ ", or a sign.
NOTE = re.compile(
    r"[^\S\n]*(?:\[(?P<bracket>\d{1,3}|[a-z])\]|(?P<raised>[¹²³⁰⁴-⁹]{1,3})|(?P<plain>\d{1,3})[.)]?(?=\s|[“\"A-Z])"
    r"|(?P<sign>[*†‡§]{1,3}))[^\S\n]*(?=\S)"
)
QUOTED = re.compile(r"[^\S\n]*(?:>[^\S\n]?)+")
_WORD = r"[A-ZÀ-Þ][\w.’'&-]*"
LABEL = re.compile(
    rf"[^\S\n]*[*_]{{0,2}}(?P<label>{_WORD}(?:[^\S\n]+(?:{_WORD}|of|for|the|and|de|van|von|bin|al)){{0,7}}?)"
    rf"(?P<role>(?:[^\S\n]*\([^()\n]{{1,60}}\)){{1,2}}|,[^\S\n][^,:.\n]{{1,60}})?[*_]{{0,2}}:[*_]{{0,2}}(?=\s|$)"
)
# A line of its own over a turn: "Dana Ruiz -- Chief Executive Officer", "Operator".
OWN_LABEL = re.compile(
    rf"(?!.*\b[A-Z]\b(?!\.))(?P<label>(?:{_WORD}[^\S\n]+){{1,3}}{_WORD})(?:[^\S\n]+(?:--|[—–|])[^\S\n]+[^\n.:\d]{{2,60}}?){{1,2}}$|(?P<role>Operator|Moderator|Host)$"
)
STOPPED_LABEL = re.compile(r"[^\S\n]*(?P<label>(?:[A-Z]{2,5}\.[^\S\n]+)?[A-ZÀ-Þ’'-]{3,}|[QA])\.(?=[^\S\n]+\S)")


def is_entry(line: str) -> bool:
    """Whether a line opens an entry of a list."""
    return bool(BULLET.match(line) or NUMBERED.match(line))


def cells(line: str) -> list[tuple[int, int]]:
    """Where the cells of a row stand, from the line's start; fewer than two where the line is no row of a table."""
    found, start = [], 0
    gaps = [match for match in CELLS.finditer(line) if line[: match.start()].strip()]
    for end, after in [*((gap.start(), gap.end()) for gap in gaps), (len(line), len(line))]:
        if line[start:end].strip(" |\t"):
            found.append((start, end))
        start = after
    return found


def is_row(line: str) -> bool:
    """Whether a line is a row of a table: parted by bars or tabs, or by wide gaps between short cells."""
    found = cells(line)
    if len(found) < 2:
        return False
    if "|" in line or "\t" in line.strip():
        return "|" not in line or bool(re.search(r"[^\S\n]\|[^\S\n]", line))
    return all(end - start <= 40 for start, end in found)


def in_capitals(line: str) -> bool:
    """Whether a line is set in capitals: two words or one long one, none with a small letter."""
    words = [word for word in re.findall(r"[^\W\d_]{2,}", line) if word.isalpha()]
    return (len(words) > 1 or len("".join(words)) > 6) and not any(c.islower() for c in line)


def is_bare(line: str, most: int = 14) -> bool:
    """Whether a line is short, opens with a capital or figure and ends without a stop, as titles and headings do."""
    plain = line.strip()
    return (
        0 < len(plain.split()) <= most
        and bool(re.match(r"[“\"‘'(]?[A-ZÀ-Þ0-9]", plain))
        and bool(re.search(r"[^\W\d_]{2}", plain))
        and not ENDS.search(plain)
        and not plain.endswith((",", "-", "–", "—", " and", " or"))
    )
