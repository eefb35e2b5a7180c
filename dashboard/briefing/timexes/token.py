"""Text to tokens of known kinds: numbers and numeric dates by their form, words by the vocabulary."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from .cascade import Item
from .meaning import AtTime, Clock, Date, Impossible, Meaning, Range, Years
from .words import Vocabulary, straight

TOKEN = re.compile(
    r"""
    (?P<iso>(?<![\d.])(?:1\d|20)\d\d-(?:0[1-9]|1[0-2])-(?:[0-2]\d|3[01])
        (?:T(?P<isotime>\d\d(?::\d\d(?::\d\d)?)?)(?:\.\d+)?(?:Z\b|[+-]\d\d:?\d\d)?)?(?![\d]|-\d))
  | (?P<digits>(?<![\w.])20[0-3]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?![\w,.]\w))
  | (?P<numeric>(?<![\w.,/$€£])\d{1,4}(?P<separator>[/.-])\d{1,2}(?P=separator)\d{2,4}
        (?![\w/]|[.,]\d|-\d+(?![\d/])))
  | (?P<monthyear>(?<![\w.,/$€£-])(?:0?[1-9]|1[0-2])[/-](?:19|20)\d\d(?![\w/%]|[.,-]\d))
  | (?P<years>(?<![\w.,/$€£-])(?P<firstyear>1\d{3}|20\d\d)(?P<dash>[-–—/]|\s[-–—]\s(?=\d{4}|\d\d\)))
        (?P<lastyear>\d{4}|\d\d?)(?![\w/%]|[.,-]\d))
  | (?P<old>(?:(?<=[(])|(?<=\(c\.)|(?<=\(c\.\s))(?P<firstold>\d{3})\s?[-–—]\s?(?P<lastold>\d{3})(?=\)))
  | (?P<slash>(?<![\w.,/$€£-])\d{1,2}/\d{1,2}(?![\w/%]|[.,-]\d))
  | (?P<clock>(?<![\w.,:/])(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:]|[.,/]\d)
        |(?<![\w.,:/-])(?:1[0-2]|0?[1-9])\.[0-5]\d(?=\s?[ap]\.?m\b))
  | (?P<decade>(?<![\w.,$€£])(?P<decadeof>(?:1\d|20)\d0|['’‘]?\d0)['’]?\s?s(?!\w))
  | (?P<ordinal>(?<![\w.,$€£])\d{1,2}(?:st|nd|rd|th)(?![^\W_]))
  | (?P<portion>(?<!\w)(?:[QqHh][1-4]|[1-4][QqHh])(?!\w\w\w))
  | (?P<short>(?<!\w)['’‘]\d\d(?![\w]))
  | (?P<number>\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)
  | (?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)
  | (?P<mark>[^\s\w]|_)
    """,
    re.VERBOSE,
)
PAGES = re.compile(r"(?::|\bpp?\.?|\bpages?)\s*$")
DECADE_LED = re.compile(r"\b(?:the|early|mid|late|later)[\s-]+$", re.IGNORECASE)
DECADE_BEFORE = re.compile(r"\b(\d\d)\d0['’]?s,?\s+(?:and|or|to)\s+(?:the\s+)?$")
OTHER = frozenset({"other"})
KINDS = {
    name: frozenset(kinds.split())
    for name, kinds in {
        "date": "when wday", "month": "when wmonth", "range": "when wrange", "years": "when wyears", "slash": "slash",
        "clock": "clock", "ordinal": "ord digit", "portion": "portion", "short": "shortyear", "comma": "comma",
        "dash": "dash", "bracket": "bracket", "close": "close", "sign": "sign", "day12": "num digit day hour",
        "day24": "num digit day hour", "day31": "num digit day", "zero": "num digit hour", "num": "num digit",
        "year": "num digit yyyy", "hundreds": "num digit yyy", "clock4": "num digit yyyy clock4",
    }.items()
}  # fmt: skip
MARKS = {
    ",": "comma", "-": "dash", "–": "dash", "—": "dash", "‑": "dash", "‐": "dash", "−": "dash",
    "(": "bracket", "[": "bracket", ")": "close", "]": "close",
    "/": "sign", "$": "sign", "€": "sign", "£": "sign", "%": "sign", "§": "sign", "#": "sign",
}  # fmt: skip
CAPITAL_ONLY = {"may", "march", "mar", "sat", "sun", "wed", "mon", "dec", "jan", "thu", "fri", "august"}


def token_kinds(words: Vocabulary) -> set[frozenset[str]]:
    """Every set of kinds that a token can have."""
    lower = {kinds | {"lowered"} for word, (kinds, _) in words.words.items() if word.rstrip(".") in CAPITAL_ONLY}
    return {OTHER, *KINDS.values(), *(kinds for kinds, _ in words.words.values()), *lower}


def tokens(text: str, words: Vocabulary, breaks: list[int]) -> list[Item]:
    """The tokens of a text in order, without white space; at each of the places `breaks` stands an empty one."""
    breaks = [*reversed(breaks)]
    found: list[Item] = []
    pending = 0
    known = words.words
    for match in TOKEN.finditer(text):
        start, end = match.span()
        if start < pending:
            continue
        while breaks and breaks[-1] <= start:
            found.append(Item(breaks[-1], breaks.pop(), OTHER))
        group = match.lastgroup
        if group == "word":
            word = straight(match[0].lower())
            if word not in known and word not in words.phrases and word not in words.stems:
                stem = word[:-2] if word.endswith("'s") else word
                if stem not in known:
                    found.append(Item(start, end, OTHER))
                    continue
                word, end = stem, end - 2
            item = _word(text, start, end, word, words)
            found.append(item)
            pending = item.end
        elif group == "mark":
            found.append(Item(start, end, KINDS[MARKS[match[0]]] if match[0] in MARKS else OTHER))
        else:
            found.append(Item(start, end, *known[match[0]]) if match[0] in known else _numeric(match))
    return found


def _word(text: str, start: int, end: int, word: str, words: Vocabulary) -> Item:
    for phrase in words.phrases.get(word, ()):
        pattern = r"\s+".join(map(re.escape, phrase)).replace("'", "['’]") + r"(?!\w)"
        if match := re.compile(pattern, re.IGNORECASE).match(text, start):
            kinds, value = words.words[" ".join(phrase)]
            return Item(start, match.end(), kinds, value)
    if text[end : end + 1] == ".":
        for length in (5, 3, 1):
            longer = text[start : end + length].lower()
            if longer in words.dotted and not text[end + length : end + length + 1].isalnum():
                return Item(start, start + len(longer), *words.words[longer])
    if word not in words.words:
        return Item(start, end, OTHER)
    kinds, value = words.words[word]
    if text[start].islower() and word in CAPITAL_ONLY:
        kinds = kinds | {"lowered"}
    return Item(start, end, kinds, value)


def _numeric(match: re.Match[str]) -> Item:
    start, end = match.span()
    kind, value = _read(match)
    return Item(start, end, KINDS.get(kind, OTHER), value)


def _read(match: re.Match[str]) -> tuple[str, Any]:
    """The kind (a key of KINDS) and worth of a token with digits in it."""
    text = match[0]
    match match.lastgroup:
        case "iso":
            date = _date(int(text[:4]), int(text[5:7]), int(text[8:10]))
            clock = match["isotime"]
            return "date", AtTime(date, clock_of(clock)) if clock else date
        case "digits":
            return "date", _date(int(text[:4]), int(text[4:6]), int(text[6:]))
        case "numeric":
            return _numeric_date(text, match["separator"])
        case "years":
            return _years(match)
        case "monthyear":
            month, year = re.split(r"[/-]", text)
            return "month", Date(int(year), int(month))
        case "old":
            first, second = int(match["firstold"]), int(match["lastold"])
            return ("range", Range(Date(first), Date(second))) if first < second else ("other", None)
        case "slash":
            first, second = map(int, text.split("/"))
            return "slash", (first, second)
        case "clock":
            return "clock", clock_of(text.replace(".", ":"))
        case "decade":
            return _decade(match)
        case "ordinal":
            return "ordinal", int(text[:-2])
        case "portion":
            letter, digit = sorted(text.lower(), key=str.isdigit)
            return ("portion", (letter, int(digit))) if letter == "q" or digit in "12" else ("other", None)
        case "short":
            return "short", int(text[1:])
    return _number(text)


def _number(text: str) -> tuple[str, float]:
    if "," in text or "." in text or len(text) > 4:
        return "num", float(text.replace(",", "")) if len(text) < 16 else 0
    value = int(text)
    if len(text) == 4 and text[0] != "0":
        return ("clock4" if value < 2400 and value % 100 < 60 else "year"), value
    if len(text) == 3 and value >= 100:
        return "hundreds", value
    for limit, kind in ((0, "zero"), (12, "day12"), (24, "day24"), (31, "day31")):
        if value <= limit and len(text) <= 2:
            return kind, value
    return "num", value


def clock_of(text: str) -> Clock:
    """'17:30:05' as a time of day; without seconds or minutes they are None."""
    hour, minute, second = ([int(part) for part in text.split(":")] + [None, None])[:3]  # type: ignore[list-item]
    return Clock(hour, minute, second, half=hour is not None and 0 < hour <= 12 and len(text) < 8)


def _date(year: int, month: int, day: int, swapped: bool = False, order: str = "") -> Meaning:
    try:
        dt.date(year, month, day)
    except ValueError:
        return Impossible()
    return Date(year, month, day, swapped=swapped, order=order)


def full_year(two_digits: int) -> int:
    """A year of two digits as the person who writes it means it: 69 to 99 in the last century."""
    return two_digits + (1900 if two_digits > 68 else 2000)


def _numeric_date(text: str, separator: str) -> tuple[str, Any]:
    first, second, third = text.split(separator)
    if len(first) == 4:
        date = _date(int(first), int(second), int(third)) if len(third) <= 2 else Impossible()
        return ("date", date) if isinstance(date, Date) else ("other", None)
    if (
        len(first) > 2
        or len(third) == 3
        or (separator == "-" and len(third) == 2)
        or (separator == "." and len(third) == 2)
    ):
        return "other", None
    year = int(third) if len(third) == 4 else full_year(int(third))
    month, day = (int(second), int(first)) if separator == "." or int(first) > 12 else (int(first), int(second))
    order = "" if separator == "." or month == day or day <= 12 else "day" if int(first) > 12 else "month"
    date = _date(year, month, day, separator != "." and month != day and day <= 12, order)
    return ("date", date) if isinstance(date, Date) and year < 2200 else ("other", None)


def _years(match: re.Match[str]) -> tuple[str, Any]:
    first, last, dash = int(match["firstyear"]), match["lastyear"], match["dash"]
    if len(last) == 1 or (dash == "-" and len(last) == 2 and 1 <= int(last) <= 12 and " " not in match[0]):
        return ("month", Date(first, int(last))) if dash == "-" and int(last) > 0 else ("other", None)
    second = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    lead = match.string[max(0, match.start() - 6) : match.start()]
    if (first < 1400 and "(" not in lead) or PAGES.search(lead):
        return "other", None
    return ("range", Range(Date(first), Date(second))) if second > first else ("other", None)


def _decade(match: re.Match[str]) -> tuple[str, Any]:
    """'1990s' and 'the 90's'; "2030's" without an article is the year's own."""
    digits = match["decadeof"].lstrip("'’‘")
    led = DECADE_LED.search(match.string, max(0, match.start() - 12), match.start())
    if len(digits) == 2 and (after := DECADE_BEFORE.search(match.string, max(0, match.start() - 24), match.start())):
        return "years", Years(int(after[1]) * 100 + int(digits), 10)
    if len(digits) == 2:
        short = Years(int(digits) + (1900 if int(digits) >= 30 else 2000), 10, short=True)
        return ("years", short) if led or digits != match["decadeof"] else ("other", None)
    first = int(digits)
    if not led and re.search(r"['’]s", match[0]):
        return "year", first
    return "years", Years(first, 100 if first % 100 == 0 and first < 2000 else 10)
