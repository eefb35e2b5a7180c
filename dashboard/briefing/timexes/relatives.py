"""Patterns of times told from another time: 'last month', 'three days later', 'the week after 5 May', 'every year'."""

from __future__ import annotations

from typing import Any

from . import guard
from .amounts import PARTS
from .cascade import Hit, Rule
from .meaning import (
    Amount,
    AtTime,
    Clock,
    Date,
    Directed,
    Holding,
    InUnit,
    Meaning,
    Nth,
    Often,
    Reach,
    Same,
    Shift,
    Then,
    Unit,
    Vague,
)

LONG = ("decade", "century")
AGO = "'ago'/'earlier'/'later'/'before'/'after'/'afterwards'/'afterward'/'previously'/'hence'/'back'/'prior'"


def part_of_day(value: str | Clock) -> Clock:
    """A time of day from the word of a part of the day."""
    if isinstance(value, Clock):
        return value
    return Clock(part=PARTS.get(value, value))


def _turned(hit: Hit) -> Meaning | None:
    """'last month', 'the past year', 'the following week', 'the next day'."""
    back, the, unit = hit.item("b") is not None, hit.item("the") is not None, hit["u"]
    word, base = (hit.word("b"), hit["b"]) if back else (hit.word("a"), hit["a"])
    if unit in ("hour", "minute", "second"):
        return None
    if hit.word("u").endswith("s"):
        return Vague(-1 if back else 1, unit)
    if word in ("past", "coming") or (word == "last" and (the or unit in LONG)):
        return Reach(Amount(((1, unit),)), -1 if back else 1, base)
    if the and word == "next" and unit != "day" and guard.lasts(hit.text, hit.items[0].start):
        return Reach(Amount(((1, unit),)), 1, base)
    if the and word == "next" and unit not in ("quarter", "century", "decade"):
        base = "narrative"
    return Unit(unit, -1 if back else 1, base, word)


def _reach(hit: Hit) -> Meaning | None:
    back = hit.item("b") is not None
    amount = hit["n"]
    if back and hit.word("b") == "last" and guard.last_is_verb(hit.text, hit.items[0].start):
        return None
    if amount.vague:
        return Vague(-1 if back else 1, amount.unit)
    return Reach(amount, -1 if back else 1, hit["b"] if back else hit["a"])


def _counted(hit: Hit) -> Meaning | None:
    """'the 5 upcoming years', 'two previous quarters'; not 'rose by 5,000 last year'."""
    if not hit.word("u").endswith("s"):
        return None
    back = hit.item("b") is not None
    return Reach(Amount(((hit["n"], hit["u"]),)), -1 if back else 1, hit["b"] if back else hit["a"])


def _vague(hit: Hit) -> Vague:
    return Vague(-1 if hit.item("b") or hit.word("w") == "recent" else 1, hit["u"])


def _this(hit: Hit) -> Meaning | None:
    word, unit = hit.word("w"), hit["u"]
    if unit in ("hour", "minute", "second"):
        return None
    base = "document" if word in ("this", "current", "present") else "told"
    word = hit.word("f") or word
    return Unit(unit, -1 if hit.item("b") else 0, base, word)


def _fiscal(hit: Hit) -> Unit:
    back = hit.item("b") is not None
    return Unit(hit["u"], -1 if back else 1, "document", hit.word("f"))


def _directed(hit: Hit) -> Directed | None:
    of = hit["x"]
    if hit.item("b"):
        return Directed(of, -1, hit["b"], hit.word("b") == "past") if hit.word("b") != "prior" else None
    if hit.item("a"):
        return Directed(of, 1, hit["a"], hit.word("a") in ("coming", "upcoming") or hit.words.startswith("the "))
    return Directed(of, 0)


def _ago(hit: Hit) -> Meaning | None:
    amount, word = hit["n"], hit.word("w")
    if amount.vague:
        return Vague(1 if word in ("later", "after", "afterwards", "hence") else -1, amount.unit)
    if word in ("ago", "back"):
        return Shift(amount, -1)
    if word == "hence":
        return Shift(amount, 1)
    if word in ("before", "after") and guard.goes_on(hit.text, hit.items[-1].end):
        return None
    return Shift(amount, 1 if word in ("later", "after", "afterwards", "afterward") else -1, "narrative")


def _long_ago(hit: Hit) -> Vague | None:
    """'years ago', 'weeks later': how many is not said."""
    later = hit.word("w") in ("later", "after", "afterwards", "hence")
    told = hit.word("w") in ("ago", "later", "earlier")
    return Vague(1 if later else -1, hit["u"]) if told and hit.word("u").endswith("s") else None


def _from_now(hit: Hit) -> Shift:
    return Shift(hit["n"], 1)


def _soon(hit: Hit) -> Shift | None:
    """'in two weeks'; not 'the first rise in three years'."""
    ranked = guard.ranked(hit.text, hit.items[0].start)
    return None if hit["n"].vague or ranked else Shift(hit["n"], 1, "soon")


def _shift_of(hit: Hit) -> Meaning | None:
    if hit["n"].vague:
        return None
    return Shift(hit["n"], -1 if hit.word("w") in ("before", "prior", "ahead") else 1, of=hit["x"])


def _same(hit: Hit) -> Same | None:
    """'the same quarter last year': a year alone must follow."""
    unit, of = hit["s"], hit["x"]
    if hit.item("s") and not (isinstance(unit, Unit) and unit.word == "same" and unit.unit in ("quarter", "month")):
        return None
    year = isinstance(of, Unit) and of.unit == "year" and of.word != "same"
    alone = isinstance(of, Date) and of.month is None and of.weekday is None
    return Same(of) if year or alone else None


def _ago_today(hit: Hit) -> Shift | None:
    """'three years ago tomorrow', 'five years ago this week': as exact as the day or week that it names."""
    shift, of = hit["s"], hit["d"].of if isinstance(hit["d"], AtTime) else hit["d"]
    counted = isinstance(shift, Shift) and shift.base == "document" and shift.amount.unit in ("week", "month", "year")
    if not counted or not isinstance(of, Unit) or of.unit not in ("day", "week", "month"):
        return None
    return Shift(shift.amount, shift.sign, of=of, like=True)


def _after_name(hit: Hit) -> Directed | None:
    """'on Tuesday last,', 'the 12th of October last': the direction after the name, at the end of a phrase."""
    if not guard.stops(hit.text, hit.items[-1].end):
        return None
    return Directed(hit["x"], -1 if hit.word("w") == "last" else 1)


def _unit_beside(hit: Hit) -> Shift | Unit:
    """'the day before', 'the week after 5 May'."""
    sign = -1 if hit.word("w") == "before" else 1
    if hit.item("x"):
        return Shift(Amount(((1, hit["u"]),)), sign, of=hit["x"])
    base = "event" if guard.goes_on(hit.text, hit.items[-1].end) else "narrative"
    return Unit(hit["u"], sign, base, hit.word("w"))


def _relday(hit: Hit) -> Meaning | None:
    item = hit.item("r")
    if item and hit.text[item.start].isupper() and not guard.opens(hit.text, hit.items[0].start):
        return None
    day: Meaning = Unit("day", hit["r"], word="relday")
    if hit.word("r") == "tonight":
        return AtTime(day, Clock(part="NI"))
    return AtTime(day, part_of_day(hit["p"])) if hit.item("p") else day


def _beyond(hit: Hit) -> Unit:
    return Unit("day", -2 if hit.word("w") == "before" else 2, word="relday")


def _day_part(hit: Hit) -> AtTime:
    """'this morning', 'last night', 'the following evening'."""
    back, ahead = hit.item("b"), hit.item("a")
    if back:
        day = Unit("day", -1, hit["b"])
    elif ahead:
        day = Unit("day", 1, "narrative")
    else:
        day = Unit("day", 0, "document" if hit.word("w") == "this" else "narrative")
    return AtTime(day, part_of_day(hit["p"]))


def _in_unit(hit: Hit) -> InUnit | None:
    if not isinstance(hit["y"], Unit) or hit["y"].unit == "day":
        return None
    return InUnit(hit["x"], hit["y"])


def _often(hit: Hit) -> Often | None:
    if hit.item("x"):
        return Often(of=hit["x"])
    if hit.item("p"):
        return Often(Amount(((1, "day"),)))
    count = hit["n"] if hit.item("n") else 2 if hit.item("other") else 1
    return Often(Amount(((count, hit["u"]),)))


def _adverb(hit: Hit) -> Often | None:
    """'annually', 'daily'; in front of a noun it says of what kind the noun is, not when."""
    item = hit.items[0]
    return Often(Amount(((1, item.value),))) if guard.adverb(hit.text, item.start, item.end) else None


def _nth(hit: Hit) -> Nth | None:
    """'the first week of July', 'the last day of X', 'the first Monday of September'."""
    number = -1 if hit.item("b") else hit["o"]
    if hit.item("k"):
        return Nth(number, "weekday", hit["x"], weekday=hit["k"].weekday) if isinstance(hit["k"], Date) else None
    return Nth(number, hit["u"], hit["x"])


def _first_few(hit: Hit) -> Nth | None:
    amount = hit["n"]
    count, unit = amount.parts[0]
    if amount.vague or len(amount.parts) > 1 or count != int(count) or hit["o"] != 1:
        return None
    return Nth(1, unit, hit["x"], count=int(count))


def _inside(hit: Hit) -> Nth | None:
    """'the last week of July', 'the last four months of 2021': counted back from the end of what follows."""
    last = hit["r"]
    if not hit.words.removeprefix("the ").startswith("last "):
        return None
    if isinstance(last, Unit):
        return Nth(-1, last.unit, hit["x"])
    if isinstance(last, Directed) and isinstance(last.of, Date) and last.of.weekday:
        return Nth(-1, "weekday", hit["x"], weekday=last.of.weekday)
    if isinstance(last, Reach) and len(last.amount.parts) == 1:
        count, unit = last.amount.parts[0]
        return Nth(-int(count), unit, hit["x"], count=int(count)) if count == int(count) else None
    return None


def _holding(hit: Hit) -> Holding:
    return Holding(hit["u"], hit["x"])


def _ended(hit: Hit) -> Reach | None:
    """'the year ended 31 December 2019', 'the three months ended June 30'."""
    amount = hit["n"] or Amount(((1, hit["u"]),))
    return None if amount.vague else Reach(amount, -1, "ended", hit["x"])


def _then(_: Hit) -> Any:
    return Then()


SOONER = "('earlier'/'later'/'early'/'late' 'on'? 'in'/'of'?)?"
KIND = "f='fiscal'/'financial'/'calendar'"
UNITS = [
    Rule("the='the'? b=back/'past' u=unit", "when rel", _turned),
    Rule("the='the'? a=ahead u=unit", "when rel", _turned),
    Rule("('the'/'this'/'these')? b=back n=amount/some", "when reach", _reach),
    Rule("('the'/'this'/'these')? a=ahead n=amount/some", "when reach", _reach),
    Rule("('the')? n=num/ones/teens/wnum b=back u=unit", "when reach", _counted),
    Rule("('the')? n=num/ones/teens/wnum a=ahead u=unit", "when reach", _counted),
    Rule("'the'? w='recent' u=unit", "when reach", _vague),
    Rule("'the' u=unit w='ahead'", "when reach", _vague),
    Rule(f"{SOONER} w='this' (b='past')? ({KIND})? u=unit", "when rel", _this),
    Rule(f"'the' w='current'/'present' ({KIND})? u=unit", "when rel", _this),
    Rule(f"'the'? b=back/'past' {KIND} u='year'/'quarter'", "when rel", _fiscal),
    Rule(f"'the'? a=ahead {KIND} u='year'/'quarter'", "when rel", _fiscal),
    Rule(f"{SOONER} w='that' ('same'/'very')? u=unit", "when rel", _this),
    Rule("'the' w='same' u=unit", "when rel", _this),
    Rule("'over'? 'the' 'weekend'", "when rel", lambda hit: Unit("weekend", 0, "document", "this")),
    Rule("'earlier'/'later' 'in' w='the' u=unit", "when rel", lambda hit: Unit(hit["u"], 0, "nearby", "the")),
    Rule("'at'? 'that' 'time'", "then", _then),
    Rule("'the'? 'time' 'of' 'writing'", "when wday rel", lambda _: Unit("day", 0, word="relday")),
    Rule("('earlier'/'later'/'late'/'early')? r=relday (p=daypart)?", "when wday rel", _relday),
    Rule("'the' u=unit 'after' 'next'", "when rel", lambda hit: Unit(hit["u"], 2)),
    Rule("'the' u=unit 'before' 'last'", "when rel", lambda hit: Unit(hit["u"], -2)),
    Rule("'the' 'day' w='before' 'yesterday'", "when wday rel", _beyond),
    Rule("'the' 'day' w='after' 'tomorrow'", "when wday rel", _beyond),
    Rule("w='this'/'that' p=daypart", "when wday rel", _day_part),
    Rule("b=back p=daypart", "when wday rel", _day_part),
    Rule("'the'? a='following'/'next' p=daypart", "when wday rel", _day_part),
    Rule("x=wweekday p=daypart", "when wday wweekday", lambda hit: AtTime(hit["x"], part_of_day(hit["p"]))),
    Rule("'the'? b=back x=wpartial", "when rel", _directed),
    Rule("('the'/'this')? a=ahead x=wpartial", "when rel", _directed),
    Rule("'this' x=wpartial", "when rel", _directed),
    Rule("'that' 'same'? x=wpartial", "when rel", lambda hit: Directed(hit["x"], 0, "told")),
    Rule("x=wpartial w='last'/'next'", "when rel", _after_name),
    Rule("'this' b='past' x=wpartial", "when rel", lambda hit: Directed(hit["x"], -1, nearest=True)),
    Rule("'every'/'each' other='other'? u=unit", "often", _often),
    Rule("'every'/'each' n=ord u=unit", "often", _often),
    Rule("'every'/'each' n=amount", "often", lambda hit: Often(hit["n"])),
    Rule("'every'/'each' x=wpartial", "often", _often),
    Rule("'every'/'each' p=daypart", "often", _often),
    Rule("'once'/'twice' 'per'/'each'/'every' u=unit", "often", _often),
    Rule("'once'/'twice' n=single", "often", lambda hit: Often(hit["n"])),
    Rule("num/ones 'times' 'per'/'each'/'every' u=unit", "often", _often),
    Rule("num/ones 'times' n=single", "often", lambda hit: Often(hit["n"])),
    Rule("adverb", "often", _adverb),
]  # fmt: skip
COUNTED = [
    Rule(f"n=amount/single/some w={AGO}", "when rel", _ago),
    Rule(f"u=unit w={AGO}", "when rel", _long_ago),
    Rule("'in'? n=amount/single/some 'from' 'now'/'today'", "when rel", _from_now),
    Rule("'in' n=amount/single", "when soon", _soon),
    Rule("'the' u=unit w='before'/'after'", "when rel beside", _unit_beside),
    Rule("x=wweekday (comma/'of'/'on')? y=rel", "when wday", _in_unit),
    Rule("y=rel (comma/'on')? x=wweekday", "when wday", _in_unit),
    Rule("x=wpartial (comma/'of'/'in')? y=rel", "when wday wmonth", _in_unit),
    Rule("'the' 'same' 'period' ('of'/'in')? x=when", "when", _same),
    Rule("s=rel ('of'/'in')? x=when", "when", _same),
    Rule("x=wpartial 'of' 'the' 'year'", "when", lambda hit: InUnit(hit["x"], Unit("year", 0, "nearby", "the"))),
    Rule(
        "'week' n=num",
        "when",
        lambda hit: Nth(int(hit["n"]), "isoweek", Unit("year", 0)) if 0 < hit["n"] < 54 else None,
    ),
]
BESIDE = [
    Rule("s=rel d=rel", "when wday", _ago_today),
    Rule("'the'? u=unit 'ended'/'ending' 'on'? x=wday", "when", _ended),
    Rule("'the'? n=amount 'ended'/'ending' 'on'? x=wday", "when", _ended),
    Rule("'the' n=amount 'to'/'through' x=wmonth/wday", "when", _ended),
    Rule("'the' ('fiscal'/'financial')? u='year' 'to' x=wmonth/wday", "when", _ended),
    Rule("'the'? ord/back wweekday/unit 'of'/'in' e=often", "often", lambda hit: hit["e"]),
    Rule("'the'? ord 'of' e=often", "often", lambda hit: hit["e"]),
    Rule("n=amount/single w='before'/'after'/'from'/'following' x=when", "when wday", _shift_of),
    Rule("n=amount/single w='prior'/'ahead' 'to'/'of' x=when", "when wday", _shift_of),
    Rule("'the' u=unit w='before'/'after' x=when", "when", _unit_beside),
    Rule("'the' u='week'/'weekend' 'of' x=wday", "when", _holding),
    Rule("'the'? o=ord u=unit 'of'/'in' x=when", "when", _nth),
    Rule("'the'? o=ord k=wweekday 'of'/'in' x=when", "when wday", _nth),
    Rule("'the'? b='last' k=wweekday 'of'/'in' x=when", "when wday", _nth),
    Rule("'the'? o=ord n=amount 'of'/'in' x=when", "when", _first_few),
    Rule("r=reach/rel 'of'/'in' x=when", "when", _inside),
    Rule("'week' n=num 'of'/comma x=when", "when", lambda hit: Nth(int(hit["n"]), "isoweek", hit["x"])),
]
