"""Patterns of calendar dates, whole and in part: days, months, years, decades, quarters, seasons, holidays."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from . import guard
from .cascade import Hit, Rule
from .meaning import Date, FiscalYear, Holiday, Impossible, Meaning, Named, Portion, Range, Season, Unit, Years
from .token import full_year

LED = re.compile(r"\b(?:on|of|by|from|after|before|since|until|following|within)\s+$", re.IGNORECASE)
DAY = "d=day/ord/spelt/ones/teens"
YEAR = "y=yyyy/shortyear"
WEEKDAY = "(w=weekday (comma/dash/bracket)?)?"


def _year(hit: Hit, name: str = "y") -> int | None:
    """A year by its item; two digits are read in their century."""
    value = hit[name]
    return full_year(value) if value is not None and "shortyear" in hit.item(name).kinds else value  # type: ignore[union-attr]


def _that_date(hit: Hit) -> Unit | None:
    """ "within 90 days of that date": the day told before, behind a preposition alone."""
    led = LED.search(guard.before(hit.text, hit.items[0].start))
    return Unit("day", 0, "told", "that") if led else None


def _date(hit: Hit) -> Meaning | None:
    year, month, day = _year(hit), hit["m"], hit["d"]
    if day is not None and not 1 <= day <= 31:
        return None
    if hit.items[0] is hit.item("d") and guard.priced(hit.text, hit.items[0].start):
        return None
    if day is not None:
        try:
            dt.date(year or 2000, month, day)
        except ValueError:
            return Impossible()
    return Date(year, month, day, None if year else hit["w"], order=_order(hit))


def _order(hit: Hit) -> str:
    """Whether the day stands before the month or after it, in words."""
    day, month = hit.item("d"), hit.item("m")
    return ("day word" if day.start < month.start else "month word") if day and month else ""


def _partial(hit: Hit) -> Meaning | None:
    """A day and a month without a year; a lower-case 'may' is the verb unless an ordinal follows."""
    month = hit.item("m")
    assert month is not None
    day_item = hit.item("d")
    assert day_item is not None
    spelled = not day_item.kinds & {"day", "ord"}
    after = guard.after(hit.text, day_item.end) if day_item.start > month.start else ""
    if "lowered" in month.kinds and not day_item.kinds & {"ord", "day"}:
        return None
    if spelled and hit["d"] < 20 and hit["m"] in (3, 5):
        return None
    if "ord" not in day_item.kinds and (
        guard.COUNTED.match(after) or after[:1] == "%" or after[:2].strip(".,:").isdigit()
    ):
        return None
    return _date(hit)


def _day_alone(hit: Hit) -> Date | None:
    """'on the 18th', 'Tuesday the 4th': a day of the month that context gives."""
    item = hit.item("d")
    assert item is not None
    counts = hit.item("w") is not None and guard.counts(hit.text, hit.items[-1].end)
    return Date(day=item.value) if "ord" in item.kinds and 1 <= item.value <= 31 and not counts else None


def _slash(hit: Hit) -> Date | None:
    """'on 5/17': a month and a day as the United States write them, where the words before lead a date in."""
    item, (month, day) = hit.items[0], hit["f"]
    if not guard.slash_date(hit.text, item.start, item.end):
        return None
    if month > 12 >= day:
        month, day = day, month
    return Date(month=month, day=day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _months(hit: Hit) -> Any:
    month = hit.item("m")
    assert month is not None
    return Date(_year(hit), hit["m"])


def _bare_month(hit: Hit) -> Date | None:
    item = hit.items[0]
    return Date(month=item.value) if guard.bare_month(hit.text, item.start, item.end, "lowered" in item.kinds) else None


def _bare_weekday(hit: Hit) -> Date | None:
    item = hit.items[-1]
    return (
        Date(weekday=item.value)
        if guard.bare_weekday(hit.text, item.start, item.end, "lowered" in item.kinds)
        else None
    )


def _bare_year(hit: Hit) -> Date | None:
    item = hit.items[-1]
    return Date(item.value) if guard.bare_year(hit.text, item.start, item.end, item.value) else None


def _three_digits(hit: Hit) -> Date | None:
    item = hit.items[0]
    return Date(item.value) if guard.short_year(hit.text, item.start, item.end) else None


def _era(hit: Hit) -> Date | None:
    count = hit["n"]
    if isinstance(count, float) and count != int(count):
        return None
    return Date(int(count) if hit["e"] > 0 else 1 - int(count)) if 0 < count < 10000 else None


def _old_year(hit: Hit) -> Date | None:
    return Date(int(hit["n"])) if 0 < hit["n"] < 2200 else None


def _century(hit: Hit) -> Years | None:
    number = hit["o"]
    if hit.item("e") and hit["e"] < 0:
        return Years(1 - 100 * number, 100)
    return Years(100 * (number - 1), 100) if 1 <= number <= 30 else None


def _centuries(hit: Hit) -> Range | None:
    first, last = hit["a"], hit["o"]
    return Range(Years(100 * (first - 1), 100), Years(100 * (last - 1), 100)) if 1 <= first < last <= 30 else None


def _decade(hit: Hit) -> Years:
    return Years(1900 + hit["x"], 10, short=True)


def _portion(hit: Hit) -> Portion | None:
    unit, number = (
        ("quarter", hit["o"]) if hit.item("o") else ("quarter" if hit["q"][0] == "q" else "half", hit["q"][1])
    )
    if hit.item("h"):
        unit = "half"
    if not 1 <= number <= (4 if unit == "quarter" else 2):
        return None
    fiscal = hit.item("f") is not None
    return Portion(unit, number, _year(hit), fiscal)


def _bare_quarter(hit: Hit) -> Portion | None:
    item = hit.items[0]
    led = hit["q"][0] == "q" and guard.bare_quarter(hit.text, item.start, item.end)
    return _portion(hit) if led else None


def _season(hit: Hit) -> Season | None:
    """A season with its year; '2012 Summer Games' has the year alone."""
    if hit.items[-1] is hit.item("s") and guard.NAMED.match(guard.after(hit.text, hit.items[-1].end)):
        return None
    return Season(hit["s"], _year(hit))


def _winter(hit: Hit) -> Season:
    return Season(hit["s"], hit["r"].first.year)


def _bare_season(hit: Hit) -> Season | None:
    item = hit.item("s")
    assert item is not None
    led = guard.before(hit.text, item.start).lower().rstrip()
    named = guard.NAMED.match(guard.after(hit.text, item.end))
    opens = bool(guard.OPENS.search(guard.before(hit.text, item.start))) and item.value != "autumn"
    plural = hit.word("s").endswith("s")
    if named or not (led.endswith(SEASON_LED) or opens or plural):
        return None
    return Season(item.value, usual=plural)


def _holiday(hit: Hit) -> Holiday | None:
    if not hit.item("y") and guard.in_name(hit.text, hit.items[0].start, hit.items[-1].end):
        return None
    return Holiday(hit.word("h"), hit["h"], _year(hit))


def _fiscal(hit: Hit) -> FiscalYear | None:
    if hit.item("r"):
        return FiscalYear(hit["r"].first.year, hit["r"].last.year)
    return FiscalYear(_year(hit) if hit.item("y") else full_year(hit["n"]))


def _days(hit: Hit) -> Meaning | None:
    """'5 to 9 May 2019', 'May 5-9', 'July 17 and 18': the month and year serve both days."""
    first, last = hit["a"], hit["d"]
    if hit["m"] is None or not (1 <= first <= 31 and 1 <= last <= 31):
        return None
    year, month = _year(hit), hit["m"]
    if first < last:
        return _range(Date(year, month, first), Date(year, month, last))
    return None


def _range(first: Date, last: Date) -> Meaning | None:
    for date in (first, last):
        try:
            dt.date(date.year or 2000, date.month or 1, date.day or 1)
        except ValueError:
            return None
    return Range(first, last)


SEASON_LED = (
    " in", "in the", "during the", " by", "until", "since", "throughout the", "over the", "early", "late", "mid",
    "last", "this", "next", "following", "past", "previous", "coming", "that",
)  # fmt: skip
A, B = "a=day/ord/spelt/ordinal/ones/teens", "d=day/ord/spelt/ordinal/ones/teens"
TO = "dash/'to'/'through'/'until'/'till'/'and'/'or'"
DAY_MONTH = f"{WEEKDAY} 'the'? {DAY} (dash/sign)? ('day'? 'of')? m=month"
CENTURY = "o=ord dash? 'century'/'centuries'"
FISCAL = "(?:'fiscal' 'year'?|'fy'|'financial' 'year')"
DATES = [
    Rule("'that'/'such' 'same'? 'date'", "when rel", _that_date),
    Rule(f"{WEEKDAY} m=month comma? 'the'? {DAY} close? comma? 'of'/'in'? {YEAR}", "when wday", _date),
    Rule(f"{DAY_MONTH} (dash/sign)? comma? 'of'/'in'? {YEAR}", "when wday", _date),
    Rule("'the'? d=day 'of'? m=month comma? y=yyy", "when wday", _date),
    Rule("m=month dash d=day dash y=yyyy", "when wday", _date),
    Rule("y=yyyy dash/sign m=month dash/sign d=day", "when wday", _date),
    Rule(f"{YEAR} comma? m=month d=day/ord", "when wday", _date),
    Rule(f"m=month (comma/'of'/'in'/dash/sign)? {YEAR}", "when wmonth", _months),
    Rule("m=month 'of' y=yyy", "when wmonth", _months),
    Rule("y=yyyy m=month", "when wmonth", _months),
    Rule(f"{WEEKDAY} m=month (dash/sign)? 'the'? {DAY} close?", "when wday wpartial", _partial),
    Rule(DAY_MONTH, "when wday wpartial", _partial),
    Rule("m=month", "when wmonth wpartial", _bare_month),
    Rule("'the'? w=weekday", "when wday wweekday wpartial", _bare_weekday),
    Rule("'the'? n=named", "when wyears", lambda hit: Named(hit["n"])),
    Rule("'the' 'year' y=yyyy", "when wyear", lambda hit: Date(hit["y"])),
    Rule("y=yyyy", "when wyear", _bare_year),
    Rule("y=yyy", "when wyear", _three_digits),
    Rule("(?<='in'/'since'/'of'/'by'/'until') y=shortyear", "when wyear", lambda hit: Date(_year(hit))),
    Rule("'the' 'year' n=num/yyy", "when wyear", _old_year),
    Rule("n=num/yyyy e=era", "when wyear", _era),
    Rule("e=era n=num/yyyy", "when wyear", _era),
    Rule(f"'the'? {CENTURY} (e=era)?", "when wyears", _century),
    Rule(f"'from'/'between'? 'the'? a=ord dash? 'century'? {TO} 'the'? {CENTURY}", "when wrange", _centuries),
    Rule("'the' x=wyears", "when wyears", lambda hit: hit["x"]),
    Rule("'the' x=decadeword", "when wyears", _decade),
    Rule("q=portion comma? 'of'? (f='fiscal'/'fy' 'year'?)? y=yyyy/shortyear", "when wmonths", _portion),
    Rule(f"'the'? o=ord dash? 'quarter' ('of' 'the'?)? (f='fiscal'/'fy' 'year'?)? {YEAR}", "when wmonths", _portion),
    Rule("y=yyyy dash? q=portion", "when wmonths", _portion),
    Rule("f='fy' y=yyyy/shortyear q=portion", "when wmonths", _portion),
    Rule(f"'the'? f='fiscal' o=ord dash? 'quarter' ('of'? {YEAR})?", "when wmonths wpartial", _portion),
    Rule("q=portion", "when wmonths wpartial", _bare_quarter),
    Rule("'the'? o=ord dash? 'quarter'", "when wmonths wpartial", _portion),
    Rule("'the'? s=season 'of'? y=yyyy/shortyear", "when wmonths", _season),
    Rule("'the'? s=season 'of'? r=wrange", "when wmonths", _winter),
    Rule("y=yyyy s=season", "when wmonths", _season),
    Rule("'the'? s=season", "when wmonths wpartial", _bare_season),
    Rule("h=holiday comma? 'of'? y=yyyy", "when wday", _holiday),
    Rule("h=holiday", "when wday wpartial", _holiday),
    Rule("(?<='on') 'the' d=digit", "when wday wpartial", _day_alone),
    Rule("w=weekday comma? 'the' d=ord", "when wday wpartial", _day_alone),
    Rule("f=slash", "when wday wpartial", _slash),
    Rule(f"'the'? {FISCAL} y=yyyy/shortyear", "when wyear", _fiscal),
    Rule(f"{FISCAL} n=day", "when wyear", _fiscal),
    Rule(f"'the'? {FISCAL} r=wrange", "when wyear", _fiscal),
    Rule(f"'from'/'between'? {WEEKDAY} m=month 'the'? {A} {TO} 'the'? {B} (comma? {YEAR})?", "when wrange", _days),
    Rule(f"'from'/'between'? 'the'? {A} {TO} 'the'? {B} 'of'? m=month (comma? {YEAR})?", "when wrange", _days),
]  # fmt: skip
