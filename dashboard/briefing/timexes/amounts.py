"""Patterns of numbers, lengths of time and times of day."""

from __future__ import annotations

from typing import Any

from . import guard
from .cascade import Hit, Rule
from .meaning import Amount, Clock, Hours

COUNT = "num/ones/teens/tens/wnum"
PARTS = {"night": "NI"}
HOURS = "hour/ones/teens"


def _sum(hit: Hit) -> Any:
    return hit["t"] + hit["o"]


def _scaled(hit: Hit) -> Any:
    return (hit["n"] or 1) * int(hit["s"])


def _amount(hit: Hit) -> Amount | None:
    item = hit.item("n")
    if item and "yyyy" in item.kinds and 1900 <= item.value < 2100 and not hit.word("u").endswith("s"):
        return None
    count = hit["n"] if hit.item("n") else 1
    more = {"half": 0.5}.get(hit.word("half"), 0)
    unit = hit["u"]
    return Amount(((_whole(count + more if hit.item("n") or not more else more), unit),))


def _whole(number: float) -> float:
    return int(number) if number == int(number) else number


def _several(hit: Hit) -> Amount:
    return Amount(((2 if hit.word("few") == "couple" else 3, hit["u"]),), vague=hit.word("few") != "couple")


def _joined(hit: Hit) -> Amount | None:
    first, second = hit["a"], hit["b"]
    return Amount(first.parts + second.parts) if first.unit != second.unit and not first.vague else None


def _clock(hit: Hit) -> Clock | None:
    """An hour or a clock time with what says whether it is before or after noon."""
    clock = hit["c"] if isinstance(hit["c"], Clock) else Clock(hit["c"], half=1 <= hit["c"] <= 12)
    if not hit.item("p") or clock.hour is None:
        return clock
    afternoon = hit["p"] == "12" or hit["p"] in ("AF", "EV", "night")
    if clock.hour > 12 and hit["p"] in ("0", "12"):
        return clock if hit["p"] == "12" and clock.hour < 24 else None
    return Clock(clock.hour % 12 + 12 * afternoon if clock.hour <= 12 else clock.hour, clock.minute, clock.second)


def _noon(hit: Hit) -> Clock | None:
    item = hit.items[0]
    named = hit.text[item.start].isupper() and not guard.opens(hit.text, item.start)
    return None if named else Clock(int(hit["c"]))


def _glued(hit: Hit) -> Clock | None:
    """'1140 a.m.'"""
    hour, minute = divmod(hit["c"], 100)
    return Clock(hour % 12 + (12 if hit["p"] == "12" else 0), minute) if 1 <= hour <= 12 else None


def _past(hit: Hit) -> Clock:
    """'half past seven', 'ten to nine'."""
    minutes = {"half": 30, "quarter": 15}.get(hit.word("m"), hit["m"])
    hour: int = (hit["h"].hour or 12) if isinstance(hit["h"], Clock) else hit["h"]
    if hit.word("to") in ("to", "before"):
        hour, minutes = hour - 1 or 12, 60 - minutes
    return Clock(hour, minutes, half=True)


def _hours(hit: Hit) -> Hours | None:
    first, last = hit["a"], hit["b"]
    if not isinstance(first, Clock):
        first = Clock(first, half=True)
    if not isinstance(last, Clock):
        last = Clock(last, half=True)
    if first.hour is None or last.hour is None or first.hour > 24 or last.hour > 24:
        return None
    if (
        first.half
        and not last.half
        and first.hour < 12 <= last.hour
        and first.hour + 12 < last.hour + (last.minute or 0) / 60
    ):
        first = Clock(first.hour + 12, first.minute, first.second)
    return Hours(Clock(first.hour, first.minute, first.second), Clock(last.hour, last.minute, last.second))


def _fraction(hit: Hit) -> Any:
    over, under = hit["f"]
    return hit["n"] + over / under if 0 < over < under <= 4 else None


NUMBERS = [
    Rule("n=num f=slash", "wnum", _fraction),
    Rule("t=tens dash? o=ones", "wnum spelt", _sum),
    Rule("t=tens dash? o=ordinal", "ord", _sum),
    Rule(f"(n={COUNT}/'a')? s=scale", "wnum", _scaled),
    Rule("o=ordinal/ordinalteens", "ord", lambda hit: hit["o"]),
]
AMOUNTS = [
    Rule(f"n={COUNT} dash? u=unit", "amount", _amount),
    Rule(f"bracket n={COUNT} close u=unit", "amount", _amount),
    Rule(f"n={COUNT} 'and' ('a'/'one')? half='half' u=unit", "amount", _amount),
    Rule("half='half' ('a'/'an') u=unit", "amount", _amount),
    Rule("('a'/'an') u=unit", "single", _amount),
    Rule("'another' u=unit", "single", _amount),
    Rule("('a'/'an') u=unit 'and' 'a' half='half'", "amount", lambda hit: Amount(((1.5, hit["u"]),))),
    Rule("('a'/'the')? few='few'/'several'/'couple'/'some' 'of'? 'more'? u=unit", "some", _several),
]  # fmt: skip
SUMS = [
    Rule("a=amount/single comma? 'and'? b=amount", "amount", _joined),
]
CLOCKS = [
    Rule(f"c=clock/{HOURS} p=ampm zone?", "time", _clock),
    Rule(f"c=clock/{HOURS} oclock (('in' 'the') p=daypart)?", "time", _clock),
    Rule(f"c=clock/{HOURS} 'in' 'the' p=daypart", "time", _clock),
    Rule("c=clock zone?", "time", _clock),
    Rule("c=clock4 p=ampm", "time", _glued),
    Rule("hour? c=daytime", "time", _noon),
    Rule(f"m=digit/ones/teens/tens/'half'/'quarter' unit? to='past'/'to' h={HOURS} oclock", "time", _past),
    Rule("'in'/'during' 'the' c=daypart", "inpart", lambda hit: Clock(part=PARTS.get(hit["c"], hit["c"]))),
]
HOUR_RANGES = [
    Rule(f"('from'/'between')? a=time/{HOURS} ('to'/dash/'until'/'till'/'and'/'through') b=time", "hours", _hours),
]
