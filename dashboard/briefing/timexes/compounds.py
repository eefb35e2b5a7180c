"""Patterns that build on a dated part: 'early May', 'from 5 to 9 May', 'since 2013', 'by the end of June'."""

from __future__ import annotations

from . import guard
from .cascade import Hit, Rule
from .meaning import AtTime, Date, Directed, InUnit, Meaning, Open, Part, Portion, Range, Reach, Shift, Then, Unit
from .relatives import part_of_day

SIDES = {
    "since": "since", "from": "from", "until": "until", "till": "until", "through": "until", "by": "by",
    "before": "before", "after": "after",
}  # fmt: skip


def _timed(hit: Hit) -> AtTime | None:
    of, clock = hit["x"], hit["c"]
    if isinstance(clock, str):
        clock = part_of_day(clock)
    return AtTime(of.of if isinstance(of, AtTime) else of, clock)


def _part(hit: Hit) -> Meaning | None:
    which = hit["p"]
    if which is None:
        return None
    return Part(which, hit["x"])


def _half(hit: Hit) -> Part | None:
    return Part(f"half{hit['o']}", hit["x"]) if hit["o"] in (1, 2) else None


def _half_of_year(hit: Hit) -> Portion | None:
    """'the second half of the year': the one that the tense points at."""
    return Portion("half", hit["o"]) if hit["o"] in (1, 2) else None


def _latter(hit: Hit) -> Part:
    return Part("half2" if hit.word("w") in ("latter", "second") else "half1", hit["x"])


def _edge(hit: Hit) -> Part | None:
    """'the end of the year', 'year-end', 'the start of this month': the unit is the one of the document's date."""
    if hit["u"] in ("night", "hour", "minute", "second"):
        return None
    return Part(hit["p"], hit["x"] if hit.item("x") else Unit(hit["u"], 0, "document", "the"))


def _range(hit: Hit) -> Meaning | None:
    first, last = hit["a"], hit["b"]
    if guard.moves(hit.text, hit.items[0].start, hit.words.startswith("from")):
        return None
    if guard.on_until(hit.text, hit.items[0].start, hit.words):
        return None
    dated = isinstance(first, Date) and isinstance(last, Date) and first.month and last.month
    return Range(first, last) if not dated or (first.day is None) == (last.day is None) else None


def _month_to(hit: Hit) -> Range | None:
    """'March to August 2011': the first month stands outside of any other pattern."""
    last = hit["b"]
    return Range(Date(month=hit["m"]), last) if isinstance(last, Date) and last.month and last.day is None else None


def _to_month(hit: Hit) -> Range | None:
    """'March to May': after 'to' a bare 'May' stands outside of any other pattern."""
    first = hit["a"]
    if not (isinstance(first, Date) and first.month and first.day is None):
        return None
    if hit.words.split()[-2:-1] == ["and"] and not hit.words.startswith("between"):
        return None
    return Range(first, Date(month=hit["m"]))


def _to_now(hit: Hit) -> Open:
    return Open("since", hit["a"])


def _open(hit: Hit) -> Open | None:
    side = SIDES[hit.word("w")]
    of = Then() if hit.item("then") else hit["x"]
    if isinstance(of, (Open, Reach)) or guard.owns(hit.text, hit.items[-1].end):
        return None
    if hit.word("on") == "on" and not guard.stops(hit.text, hit.items[-1].end):
        return None
    if hit.word("w") == "from" and not hit.item("on"):
        counted = isinstance(of, (Unit, Directed, Shift))
        if counted or not guard.applies(hit.text, hit.items[0].start):
            return None
    return Open(side, of)


def _as_of(hit: Hit) -> Open | None:
    """'as of 30 June': a beginning for what applies or is still to come, else the day things stood so."""
    if isinstance(hit["x"], (Open, Reach)) or guard.owns(hit.text, hit.items[-1].end):
        return None
    return Open("from" if guard.takes_effect(hit.text, hit.items[0].start) else "as of", hit["x"])


def _within_after(hit: Hit) -> Reach | None:
    """ "within 90 days after 5 March": a stretch that ends on that day, not the day."""
    until = hit["x"]
    counted = isinstance(until, Shift) and until.sign > 0 and until.of is not None and not until.amount.vague
    return Reach(until.amount, 1, "within", until.of) if counted else None


def _within(hit: Hit) -> Reach | None:
    return None if hit["n"].vague else Reach(hit["n"], 1, "within", hit["x"])


ABOUT = "('at' 'least'|'about'/'around'/'roughly'/'approximately')?"
TIMES = [
    Rule(
        "x=when comma? ('at'/'on'/'from'/'between'/'around'/'by'/'for'/dash)? c=time/hours/daypart/inpart",
        "when wday",
        _timed,
    ),
    Rule("c=time/hours/inpart ('on'/comma/'of')? x=when", "when wday", _timed),
]
PARTS = [
    Rule("'the'? p=part dash? 'in'/'of'/'on'? x=when", "when", _part),
    Rule("'the'? p=edge 'of' 'the'? x=when", "when", _edge),
    Rule("'the'? p=edge 'of' 'the' u=unit", "when", _edge),
    Rule("p=edge dash? 'of' dash? u=unit", "when", _edge),
    Rule("'year' dash? p='end' x=wyear", "when", _edge),
    Rule("u='year'/'month'/'quarter' dash? p='end'", "when", _edge),
    Rule("'the'? o=ord dash? 'half' 'of' x=when", "when", _half),
    Rule("'the'? o=ord dash? 'half' 'of' 'the' u='year'", "when", _half_of_year),
    Rule("'the'? w='latter'/'former' 'half'/'part' 'of' x=when", "when", _latter),
    Rule("'the'? x=wpartial (comma/'of'/'in')? y=rel", "when", lambda hit: InUnit(hit["x"], hit["y"])),
]
RANGES = [
    Rule(f"'from' {ABOUT} a=when 'to'/'until'/'till'/'through'/'thru'/dash {ABOUT} b=when", "when wrange", _range),
    Rule("'from'? m=month 'to'/'until'/'till'/'through'/'thru'/dash b=when", "when wrange", _month_to),
    Rule("'between' m=month 'and' b=when", "when wrange", _month_to),
    Rule("'from'/'between'? a=wmonth 'to'/'until'/'till'/'through'/'and'/dash m=month", "when wrange", _to_month),
    Rule("'between' a=when 'and' 'now'/'present'", "open", _to_now),
    Rule("'between' a=when 'and' b=when", "when wrange", _range),
    Rule("a=when 'to'/'through'/'thru'/'until'/'till'/dash b=when", "when wrange", _range),
    Rule("'from'? a=when ('to'/'through'/'until'/'till'/dash) 'the'? 'now'/'present'/'date'", "open", _to_now),
]
OPENS = [
    Rule(f"'ever'? w='since' {ABOUT} x=when", "open", _open),
    Rule("'ever'? w='since' then=then/'then'", "open", _open),
    Rule(f"w='until'/'till'/'through'/'by'/'before'/'after' {ABOUT} x=when", "open", _open),
    Rule("w='until'/'by' then=then", "open", _open),
    Rule("'no' 'later' 'than' x=when", "open", lambda hit: Open("until", hit["x"])),
    Rule("'no' 'earlier' 'than' x=when", "open", lambda hit: Open("from", hit["x"])),
    Rule("'prior' 'to' x=when", "open", lambda hit: Open("before", hit["x"])),
    Rule("'as' 'of'/'at' x=when", "open", _as_of),
    Rule("'up'? 'to' x=when 'inclusive'", "open", lambda hit: Open("until", hit["x"])),
    Rule(
        "'on'? 'or' w='before'/'after' x=when",
        "open",
        lambda hit: Open("until" if hit.word("w") == "before" else "from", hit["x"]),
    ),
    Rule(f"w='from' {ABOUT} x=when", "open", _open),
    Rule("w='from' x=when on='on'/'onward'/'onwards'/'forward'", "open", _open),
    Rule("x=when 'onward'/'onwards'", "open", lambda hit: Open("from", hit["x"])),
    Rule("x=when 'or' 'later'/'after'", "open", lambda hit: Open("from", hit["x"])),
    Rule("x=when 'or' 'earlier'/'before'", "open", lambda hit: Open("until", hit["x"])),
    Rule(
        "'starting'/'beginning'/'effective'/'commencing' ('in'/'on'/'from')? x=when",
        "open",
        lambda hit: Open("from", hit["x"]),
    ),
    Rule("'effective' 'as' 'of' x=when", "open", lambda hit: Open("from", hit["x"])),
    Rule("'until' 'further' 'notice'", "open", lambda hit: Open("until", None)),
    Rule(
        "'within' 'the'? ('next'/'coming')? n=amount/single (('of'/'after'/'from'/'following') x=when)?",
        "when within",
        _within,
    ),
    Rule("'within' 'the'? x=when", "when within", _within_after),
]
