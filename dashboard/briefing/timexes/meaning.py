"""What a time expression says, before anything is known of when it was said."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Amount:
    """A counted length of time: ((3, 'day'),) or ((2, 'year'), (6, 'month')). `vague` for 'some days'."""

    parts: tuple[tuple[float, str], ...]
    vague: bool = False

    @property
    def unit(self) -> str:
        """Its finest unit."""
        return self.parts[-1][1]


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, 24 hours; `part` names a part of the day (MO, AF, EV, NI). `half` when am or pm is not said."""

    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    part: str = ""
    half: bool = False


@dataclass(frozen=True, slots=True)
class Hours:
    """A run of hours in a day."""

    first: Clock
    last: Clock


@dataclass(frozen=True, slots=True)
class Date:
    """A calendar date, whole or with parts missing. Years count astronomically (1 BC is 0).

    `swapped` when the day and the month, in figures, could be the other way round; `order` is what the writing shows
    of the habit of its author: `day` or `month` first, in figures or (`day word`, `month word`) in words.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    swapped: bool = False
    order: str = ""


@dataclass(frozen=True, slots=True)
class Impossible:
    """A date that no calendar has, such as 31 February."""


@dataclass(frozen=True, slots=True)
class Years:
    """A decade or a century by its first year; `short` when the century is not said ('the nineties')."""

    first: int
    count: int
    short: bool = False


@dataclass(frozen=True, slots=True)
class Portion:
    """A quarter or half (of a calendar or fiscal year), with or without its year."""

    unit: str
    number: int
    year: int | None = None
    fiscal: bool = False


@dataclass(frozen=True, slots=True)
class Season:
    """A season, with or without its year; `usual` when it is the one of every year ('summers')."""

    name: str
    year: int | None = None
    usual: bool = False


@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday by its rule: '12-25', '11 thu 4' (the fourth Thursday of November), 'easter+1'."""

    name: str
    rule: str
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A time known by name, by its value in EDTF: World War II is '1939-09-01/1945-09-02'."""

    edtf: str


@dataclass(frozen=True, slots=True)
class FiscalYear:
    year: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """A calendar unit counted from a base: 'last month' is ('month', -1), 'that year' ('year', 0, 'narrative')."""

    unit: str
    offset: int
    base: str = "document"
    word: str = ""


@dataclass(frozen=True, slots=True)
class Directed:
    """A named day, month, season or holiday with a direction: 'last March', 'next Friday', 'this summer'.

    `nearest` where the words leave no other: 'the coming Friday', 'this past Tuesday'.
    """

    of: Meaning
    offset: int
    base: str = "document"
    nearest: bool = False


@dataclass(frozen=True, slots=True)
class InUnit:
    """A partial date inside a unit: 'Friday next week', 'March of this year'."""

    of: Meaning
    unit: Meaning


@dataclass(frozen=True, slots=True)
class Shift:
    """A point an amount before (-1) or after (+1) a base: 'three days ago', 'two weeks after 5 May'.

    `like` when it is as long as what it is counted from: 'three years ago tomorrow' is a day.
    """

    amount: Amount
    sign: int
    base: str = "document"
    of: Meaning | None = None
    like: bool = False


@dataclass(frozen=True, slots=True)
class Reach:
    """The stretch an amount before (-1) or after (+1) a base: 'the past three years', 'within 10 days of 5 May'."""

    amount: Amount
    sign: int
    base: str = "document"
    of: Meaning | None = None


@dataclass(frozen=True, slots=True)
class Same:
    """The time told before in another year: 'the same period last year', 'the same quarter of 2023'."""

    of: Meaning


@dataclass(frozen=True, slots=True)
class Holding:
    """The unit that holds a date: 'the week of 10 April'."""

    unit: str
    of: Meaning


@dataclass(frozen=True, slots=True)
class Part:
    """Some of a period: `early`, `mid`, `late`, `start`, `end`, or a whole half (`half1`, `half2`)."""

    which: str
    of: Meaning


@dataclass(frozen=True, slots=True)
class Nth:
    """The nth day, weekday, week … of a period; -1 is the last. `count` of them from there."""

    number: int
    unit: str
    of: Meaning
    weekday: int | None = None
    count: int = 1


@dataclass(frozen=True, slots=True)
class Range:
    first: Meaning
    last: Meaning


@dataclass(frozen=True, slots=True)
class Open:
    """A side left open: `since`, `until`, `before`, `after`. Without `of`, the end is not dated."""

    side: str
    of: Meaning | None


@dataclass(frozen=True, slots=True)
class Then:
    """'that time', 'then': the last dated time."""


@dataclass(frozen=True, slots=True)
class Often:
    """Something repeated: 'every year', 'each Monday', 'daily'."""

    amount: Amount | None = None
    weekday: int | None = None
    of: Meaning | None = None


@dataclass(frozen=True, slots=True)
class Vague:
    """A time that no calendar can place: 'recent years', 'the coming weeks'. `sign` is the direction."""

    sign: int
    unit: str


@dataclass(frozen=True, slots=True)
class AtTime:
    """A date with a time of day."""

    of: Meaning
    clock: Clock | Hours = field(default_factory=Clock)


Meaning = (
    Amount | Clock | Hours | Date | Impossible | Years | Portion | Season | Holiday | Named | FiscalYear
    | Unit | Directed | InUnit | Shift | Reach | Same | Holding | Part | Nth | Range | Open | Then | Often | Vague
    | AtTime
)  # fmt: skip
