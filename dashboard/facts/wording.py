"""The words the pages use for dates, statuses and kinds: one place, plain functions of plain values."""

from __future__ import annotations

import re
from collections.abc import Iterable

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
QUARTERS = {33: "first", 34: "second", 35: "third", 36: "fourth"}
BASES = {
    "published": "the day it was published",
    "byline": "the day that a line by the title or at the end states",
    "head": "the date in the head of the mail or memo",
    "dateline": "the dateline",
    "first full date": "the first full date in the text",
    "given": "the date given with it",
}
FORMS = {
    "byline": "byline or head",
    "note": "footnote or reference",
    "boilerplate": "boilerplate",
    "page": "head or foot of a page",
}
ACTOR_KINDS = {
    "person": "person",
    "organization": "organization",
    "government": "government body",
    "country": "country",
    "collective": "group",
}
QUOTE_KINDS = {
    "direct": "word for word",
    "partial": "some words quoted",
    "indirect": "reported, not quoted",
}
BY_HAND = {
    "accepted": "✓ accepted",
    "changed": "✎ changed by hand",
    "added": "✚ added by hand",
    "correction": "✎ changed by hand",
}
TABLES = {
    "events": "Event",
    "quotes": "Quote",
    "relations": "Tie",
    "actors": "Actor",
    "mentions": "Mention",
    "sectors": "Sector",
    "timexes": "Date",
    "sentences": "Sentence",
}
STATUS_WORDS = {
    "occurred": "happened",
    "attributed": "said",
    "alleged": "suspected",
    "planned": "planned",
    "requested": "asked for",
    "possible": "possible",
    "negated": "not so",
}
ROLES = {
    "trigger": "what",
    "agent": "who",
    "source": "who",
    "speaker": "who",
    "recipient": "to whom",
    "target": "to whom",
    "addressee": "to whom",
    "timex": "when",
    "cue": "reporting word",
    "content": "words",
    "place": "where",
    "location": "where",
    "instrument": "by what",
    "medium": "by what",
    "alias": "name",
    "also": "also",
    "order": "order",
}
_PART = re.compile(r"^(-?\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)$")
UNTOLD = " of a year not told"
_DOUBT = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}


def date_words(edtf: str) -> str:
    """An EDTF date in words: `2015-09` is "September 2015", `2013/..` is "since 2013"; '' stays ''.

    A value of a form not known here comes back unchanged, never guessed at.
    """
    if "/" not in edtf:
        return _part_words(edtf)
    first, _, last = edtf.partition("/")
    if first in ("", ".."):
        return "" if last in ("", "..") else f"by {_part_words(last)}"
    if last in ("", ".."):
        return f"since {_part_words(first)}"
    begin, end = _part_words(first), _part_words(last)
    if begin.endswith(UNTOLD) and end.endswith(UNTOLD):
        begin = begin.removesuffix(UNTOLD)
    day, _, month = begin.partition(" ")
    if day.isdigit() and len(day) < 3 and end.partition(" ")[2] == month:
        return f"{day} to {end}"
    return f"{begin} to {end}"


def _part_words(part: str) -> str:
    week = re.match(r"^(\d{4})-W(\d{2})$", part)
    if week:
        return f"week {int(week[2])} of {week[1]}"
    found = _PART.match(part)
    if not found:
        return part
    year, month, day, doubt = found.groups()
    return _DOUBT[doubt] + _calendar_words(year, month, day, part)


def _calendar_words(year: str, month: str | None, day: str | None, part: str) -> str:
    if year == "XXXX":
        told = _calendar_words("", month, day, "").strip() if month else ""
        return told + UNTOLD if told else part
    if year.endswith("XX"):
        return f"the {year[:2]}00s"
    if year.endswith("X"):
        return f"the {year[:3]}0s"
    if not month:
        return year
    number = int(month)
    if number in SEASONS:
        return f"{SEASONS[number]} {year}"
    if number in QUARTERS:
        return f"the {QUARTERS[number]} quarter" + (f" of {year}" if year else "")
    if not 1 <= number <= 12:
        return part
    return f"{int(day)} {MONTHS[number - 1]} {year}" if day else f"{MONTHS[number - 1]} {year}"


def basis_words(date: str, basis: str) -> str:
    """Why relative dates are counted from a date: "Dates are counted from 11 August 2015, the first full date …"."""
    if not date:
        return "There is no date to count relative dates from."
    return f"Relative dates are counted from {date_words(date)}, {BASES.get(basis, basis)}."


def by_hand(origin: str) -> str:
    """What a person did to a row, as a sign and words; '' for what only the engine says."""
    return BY_HAND.get(origin, "")


def hands(origins: Iterable[str]) -> dict[str, list[str]]:
    """A column of a table that says which rows a person had a hand in; no column where there are none."""
    said = [by_hand(origin) for origin in origins]
    return {"By hand": said} if any(said) else {}


def quoted(text: str) -> str:
    """Words in curly quotation marks, unless they have their own."""
    return text if text[:1] in "“\"'‘" else f"“{text}”"


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 fact", "2 facts"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def join(names: list[str], last: str = "and") -> str:
    """Names as a reader would list them: "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def cut(text: str, width: int) -> str:
    """At most `width` characters, cut at a word, with an ellipsis where something is gone; white space settled."""
    flat = " ".join(text.split())
    if len(flat) <= width:
        return flat
    return flat[: width - 1].rsplit(" ", 1)[0].rstrip(",;: ") + "…"


def capital(text: str) -> str:
    """The text with its first letter in upper case, the rest as it is; "eBay" stays what it is."""
    first = text.split(" ", 1)[0]
    return text[:1].upper() + text[1:] if first == first.lower() else text


def plain(text: str) -> str:
    """Text as Markdown that shows its characters: names may hold `*`, `_`, `$`, `:red[`, `<`, or a web address.

    Addresses are made links after all escapes are undone, so an unseen word joiner keeps them from being one.
    """
    unlinked = re.sub(r"(?i)(https?|www|ftp|mailto)(?=[:.])|(?=@)", "\\1\u2060", text)
    return re.sub(r"([\\`*_{}\[\]()#+\-.!|~$:<>&^=])", r"\\\1", unlinked)
