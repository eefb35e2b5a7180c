"""Time expressions in the notations of the development sets.

A set writes the same interval its own way: GUM marks the two ends of a range and what is inside 'since 2013', and
gives a season from the month it begins to the month it ends; the recognizers suite leaves open what the words leave
open (XXXX-05-03, XXXX-WXX-5) and writes a range as (first,last,length). Nothing here changes what is found or when.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from spacy.tokens import Doc

from briefing import lexicon, timex
from briefing.document import Document
from briefing.timexes import period as calendar
from briefing.timexes.counted import duration
from briefing.timexes.expression import Expression, expressions
from briefing.timexes.meaning import (
    Amount,
    AtTime,
    Clock,
    Date,
    Holiday,
    Hours,
    Meaning,
    Often,
    Open,
    Part,
    Range,
    Reach,
    Season,
    Shift,
    Then,
    Unit,
    Vague,
)
from briefing.timexes.period import Period
from briefing.timexes.reading import Context, Reading, Told, read
from briefing.timexes.resolve import readings

Value = tuple[int, int, str]
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "winter": "WI"}
MONTHS = {"21": ("03", "06"), "22": ("06", "09"), "23": ("09", "12"), "24": ("12", "03")}
ANY_SEASON = {name: f"--{first}/--{last}" for name, (first, last) in zip(SEASONS, MONTHS.values(), strict=True)}
SAME = {"week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX", "weekend": "XXXX-WXX-WE"}
LINK = re.compile(r"[-–—/]|\b(?:to|and|until|till|through|thru)\b")


def found(document: Document, parse: Doc | None) -> list[tuple[Expression, Reading]]:
    """The expressions of a document with their readings."""
    spans = expressions(document.text, lexicon.load())
    return list(zip(spans, readings(document.text, spans, *timex.reference(document), document.id, parse), strict=True))


def gum(document: Document, parse: Doc | None) -> Iterator[Value]:
    """Start, end and value as GUM writes them."""
    when, _ = timex.reference(document)
    for expression, reading in found(document, parse):
        ends = list(_ends(document.text, expression, reading))
        yield from ends or [(expression.start, expression.end, _gum_value(expression.meaning, reading, when))]


def _ends(text: str, expression: Expression, reading: Reading) -> Iterator[Value]:
    """The two ends of a range, where each stands as a date of its own."""
    if not isinstance(expression.meaning, Range) or not reading.period or "/" not in reading.period.edtf:
        return
    span = text[expression.start : expression.end]
    cut = min(LINK.finditer(span), key=lambda match: abs(match.start() - len(span) / 2), default=None)
    if cut and (span[cut.start() - 1] == " " or re.search(r"\d{3,4}$", span[: cut.start()])):
        first, last = reading.period.edtf.split("/")
        yield expression.start, expression.start + cut.start(), _plain(first)
        yield expression.start + cut.end(), expression.end, _plain(last)


def _gum_value(meaning: Meaning, reading: Reading, when: dt.date | None) -> str:
    if isinstance(meaning, Amount):
        return duration(meaning)
    if isinstance(meaning, Often):
        return duration(meaning.amount) if meaning.amount else ""
    if isinstance(meaning, Season) and reading.period is None:
        return ANY_SEASON[meaning.name]
    if isinstance(meaning, Vague) and when:
        to = f"{when:%Y-%m}" if meaning.unit == "month" else when.isoformat()
        return f"../{to}" if meaning.sign < 0 else "FUTURE_REF"
    period = reading.named or reading.period
    if period is None:
        return duration(meaning.amount) if isinstance(meaning, (Reach, Shift)) else ""
    return _plain(period.edtf)


def _plain(edtf: str) -> str:
    """An EDTF value with years for decades, months for seasons, -- for any year, and BC counted from 1."""
    first, _, last = edtf.partition("/")
    if ".." in (first, last):
        return _plain(last if first == ".." else first)
    if match := re.fullmatch(r"(\d+)(X+)", edtf):
        return f"{match[1]}{'0' * len(match[2])}/{match[1]}{'9' * len(match[2])}"
    if match := re.fullmatch(r"(\d{4})-(2[1-4])", edtf):
        begins, ends = MONTHS[match[2]]
        return f"{match[1]}-{begins}/{int(match[1]) + (ends < begins):04d}-{ends}"
    if re.fullmatch(r"-?\d{4}", edtf) and int(edtf) <= 0:
        return str(int(edtf) - 1)
    return edtf.replace("XXXX", "-", 1) if edtf.startswith("XXXX") else edtf


def recognizers(document: Document, parse: Doc | None) -> Iterator[Value]:
    """Start, end and value as the recognizers suite writes them."""
    when, _ = timex.reference(document)
    for expression, reading in found(document, parse):
        try:
            value = _bare(expression.meaning, reading, when)
        except (OverflowError, ValueError):
            value = ""
        yield expression.start, expression.end, value


def _bare(meaning: Meaning, reading: Reading, when: dt.date | None) -> str:
    """The value, underspecified where the words are."""
    match meaning:
        case Date(year=None, month=None, day=None):
            return f"XXXX-WXX-{meaning.weekday}"
        case Date(year=None, month=None):
            return f"XXXX-XX-{meaning.day:02d}"
        case Date(year=None):
            return f"XXXX-{meaning.month:02d}" + (f"-{meaning.day:02d}" if meaning.day else "")
        case Season():
            return f"{meaning.year}-{SEASONS[meaning.name]}" if meaning.year else SEASONS[meaning.name]
        case Holiday(year=None) if reading.period and re.fullmatch(r"\d\d-\d\d", meaning.rule):
            return "XXXX" + reading.period.edtf[4:]
        case Amount():
            return duration(meaning)
        case Often():
            return (
                duration(meaning.amount) if meaning.amount else _bare(meaning.of, reading, when) if meaning.of else ""
            )
        case Clock():
            return _clock(meaning)
        case Hours():
            return f"({_clock(meaning.first)},{_clock(meaning.last)},{_hours(meaning)})"
        case AtTime():
            return _at_time(meaning, _bare(meaning.of, reading, when))
        case Open() if meaning.of is not None and not isinstance(meaning.of, Then):
            return _bare(meaning.of, Reading(reading.named), when)
        case Part() if meaning.which not in ("half1", "half2"):
            return _bare(meaning.of, reading, when)
        case Unit(word="that" | "same"):
            return {"week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX", "weekend": "XXXX-WXX-WE"}.get(
                meaning.unit, ""
            )
        case Range():
            return _range(meaning, reading)
        case Reach() | Vague() | Shift() if when:
            return _stretch(meaning, reading, when)
    return _full(reading.named or reading.period)


def _full(period: Period | None) -> str:
    if period is None or period.start is None or period.end is None:
        return period.edtf if period else ""
    days = (period.end - period.start).days
    if period.precision == "week" and days in (2, 7):
        return "{}-W{:02d}".format(*period.start.isocalendar()[:2]) + ("-WE" if days == 2 else "")
    if period.precision == "quarter":
        return f"({period.start},{period.end},P{round(days / 30.4)}M)"
    if period.precision == "decade":
        return f"({period.start},{period.end},P{period.end.year - period.start.year}Y)"
    return period.edtf


def _clock(clock: Clock) -> str:
    parts = [part for part in (clock.hour, clock.minute, clock.second) if part is not None]
    return "T" + (clock.part or ":".join(f"{part:02d}" for part in parts))


def _hours(hours: Hours) -> str:
    first, last = ((clock.hour or 0) * 60 + (clock.minute or 0) for clock in (hours.first, hours.last))
    hour, minute = divmod((last - first) % 1440, 60)
    return "PT" + (f"{hour}H" if hour else "") + (f"{minute}M" if minute else "")


def _at_time(meaning: AtTime, day: str) -> str:
    if isinstance(meaning.clock, Hours):
        return f"({day}{_clock(meaning.clock.first)},{day}{_clock(meaning.clock.last)},{_hours(meaning.clock)})"
    return day + _clock(meaning.clock)


def _stretch(meaning: Reach | Vague | Shift, reading: Reading, when: dt.date) -> str:
    """'the next 3 days' from the day after, 'the past two quarters' in whole quarters, 'in 2 weeks' to the day."""
    amount = Amount(((3, meaning.unit),)) if isinstance(meaning, Vague) else meaning.amount
    if amount.unit in ("hour", "minute", "second"):
        return ""
    if isinstance(meaning, Shift):
        return _shifted(meaning, reading, when)
    if isinstance(meaning, Reach) and meaning.of is not None:
        return _full(reading.period)
    within = isinstance(meaning, Reach) and meaning.base == "within"
    start = when + calendar.DAY if meaning.sign > 0 and not within else when
    if amount.unit in ("quarter", "decade") and not within:
        start = (
            calendar.containing(when, amount.unit).end
            if meaning.sign > 0
            else calendar.containing(when, amount.unit).start
        )
    first, last = sorted((start, _moved(start, amount, meaning.sign)))
    return f"({first},{last},{duration(amount)})"


def _shifted(meaning: Shift, reading: Reading, when: dt.date) -> str:
    if meaning.base in ("document", "soon") and meaning.of is None:
        return _moved(when, meaning.amount, meaning.sign).isoformat()
    of = read(meaning.of, Context(Told(calendar.day(when), ""))).period if meaning.of else None
    return _moved(of.start, meaning.amount, meaning.sign).isoformat() if of and of.start else _full(reading.period)


def _moved(day: dt.date, amount: Amount, sign: int) -> dt.date:
    for count, unit in amount.parts:
        day = calendar.shift(day, sign * int(count), unit)
    return day


def _range(meaning: Range, reading: Reading) -> str:
    """(first,last,length), the last being the start of the last day, month or year named."""
    period = reading.period
    if period is None or period.start is None or period.last is None:
        return ""
    whole = period.precision in ("week", "month", "quarter", "year")
    last = calendar.containing(period.last, period.precision).start if whole else period.last
    length = f"P{(last - period.start).days}D"
    if period.precision in ("month", "year"):
        months = 12 * (last.year - period.start.year) + last.month - period.start.month
        length = f"P{months // 12}Y" if period.precision == "year" else f"P{months}M"
    return f"({_end(meaning.first, period.start)},{_end(meaning.last, last)},{length})"


def _end(meaning: Meaning, day: dt.date) -> str:
    if isinstance(meaning, Date) and meaning.year is None:
        return f"XXXX-{day:%m-%d}" if meaning.month else f"XXXX-WXX-{meaning.weekday}"
    return day.isoformat()
