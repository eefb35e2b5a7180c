"""The timeline: facts with their dates as honest as the text has them, in lanes, as a Vega-Lite specification.

A moment known to the day is a sign; a month or a year is a band as long as the doubt; an interval has a solid certain
core and light ends; an open end is an arrow to the edge. What lies too far off stands at the edge with its date in
words. All positions are worked out here, in pixels for `width`, so that labels cannot cover each other; the plot may be
drawn wider, not narrower. Show with `st.vega_lite_chart(spec, on_select=..., selection_mode=["event", "span"])`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from facts.wording import count

from . import axis as days
from . import lettering
from .axis import Axis
from .drawing import BAND, Drawing, chart
from .interval import DAY_MS, Interval, day_of, interval
from .lane import BULLET, LINE, Lane, Spot, pack
from .status import SIGNS, sign

TOP = 20  # pixels kept above the first lane for the names of the reference date and of what is far off
ARROW = 26  # length of an arrow where many facts share a lane
SMALLEST = 9  # a band is drawn at least this wide
DASHED = 24  # a narrower band is too short to show a dash
AHEAD = ("planned", "requested")  # statuses of what has not been done when it is told
ROOMY_DAY = 20  # from this many pixels a day on, a day is drawn as a box around its sign


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of facts with its date as an interval and its place on the axis."""

    row: Mapping[Any, Any]
    date: Interval
    far: str = ""

    @property
    def text(self) -> str:
        """The label as drawn, with the date in front of what is too far off."""
        label = str(self.row["label"])
        return f"{days.span_in_words(self.date)} · {label}" if self.far else label

    def signed(self, axis: Axis) -> bool:
        """Whether the mark is the sign of the status itself: a moment known to the day, or one too far off."""
        return bool(self.far) or (self.date.exact and axis.day_width < ROOMY_DAY)


def dated(facts: pd.DataFrame, now: int | None = None) -> list[tuple[Mapping[Any, Any], Interval]]:
    """Facts that have a date, each with its interval, in the order given.

    What is planned or asked for by a day ahead of `now`, the day of the article, can only lie between the two.
    """
    rows = facts.to_dict("records")
    read = [(row, interval(row["edtf"], row["earliest"], row["latest"])) for row in rows]
    return [(row, _from_now(row, date, now)) for row, date in read if date is not None]


def _from_now(row: Mapping[Any, Any], date: Interval, now: int | None) -> Interval:
    if now is None or not date.left_open or row["status"] not in AHEAD or date.outer_end <= now + 1:
        return date
    return replace(date, outer_start=now, core_start=now, core_end=now, left_open=False)


def undated(facts: pd.DataFrame) -> pd.DataFrame:
    """The facts that no date is known for: they are not in the chart and belong in a list beside it."""
    none = [interval(*row) is None for row in zip(facts["edtf"], facts["earliest"], facts["latest"], strict=True)]
    return facts[none]


def spec(
    facts: pd.DataFrame,
    *,
    lanes: Sequence[str] = (),
    width: int = 1100,
    dark: bool = False,
    focus: str = "",
    reference: str = "",
    window: tuple[str, str] | None = None,
) -> dict[str, Any]:
    """The Vega-Lite specification of a timeline `width` pixels wide.

    `facts` has the columns event_id, label, lane, status, holder, edtf, earliest, latest (exclusive), precision, said,
    counted and quote, and may have order; `lanes` orders the lanes, those not named follow. `reference` is the date of
    the article and `window` the chosen span (exclusive at its end), both YYYY-MM-DD. Selections are named `event` and
    `span`: read them with `picked` and `spanned`. What had no room is said by `note`.
    """
    now = day_of(reference)
    known = dated(facts, now)
    whole = days.fit([date for _, date in known], width, now)
    shown = _window(whole, window, width)
    seen = [Fact(row, date, _far(date, shown)) for row, date in known if _touches(date, shown, windowed=bool(window))]
    laid, height = _lay_out(seen, lanes, shown, focus)
    drawing = Drawing(shown, whole, height, dark, now, window is not None, len(known) > 1)
    data = {
        "grid": _grid(laid, shown),
        "marks": [
            mark for lane in laid for spot in lane.spots for mark in [_mark(seen[spot.item], spot, shown, focus)]
        ],
        "labels": [_label(seen[spot.item], spot, shown) for lane in laid for spot in lane.spots if spot.lines],
        "strip": [_strip(row, date, whole) for row, date in known],
        "edges": _edges(shown, now, seen),
    }
    made = chart(drawing, data)
    made["usermeta"] = {"note": _note(laid, facts, len(known))}
    return made


def note(made: Mapping[Any, Any]) -> str:
    """What the chart of this specification leaves out, in words; empty when it shows everything."""
    return str(made.get("usermeta", {}).get("note", ""))


def picked(selection: Mapping[Any, Any]) -> str | None:
    """The id of the fact that was clicked, from the `selection` that Streamlit returns."""
    hits = [hit.get("event_id") for hit in selection.get("event") or [] if isinstance(hit, Mapping)]
    return str(hits[0]) if hits and hits[0] else None


def spanned(selection: Mapping[Any, Any]) -> tuple[str, str] | None:
    """First day and the day after the last of the brushed span, YYYY-MM-DD; None when nothing is brushed."""
    ends = (selection.get("span") or {}).get("time") or []
    if len(ends) != 2 or ends[0] == ends[1]:
        return None
    first, last = int(min(ends) // DAY_MS), int(-(-max(ends) // DAY_MS))
    return _iso(first), _iso(max(last, first + 1))


def alt(facts: pd.DataFrame, reference: str = "") -> str:
    """One sentence or two that say what the timeline shows, for those who do not see it."""
    once = facts.drop_duplicates("event_id")
    known, now = dated(once), day_of(reference)
    if not known:
        return "Timeline without a dated fact."
    first = min(known, key=lambda pair: pair[1].outer_start)
    last = max(known, key=lambda pair: pair[1].outer_end)
    meant = Counter(str(row["status"]) for row, _ in known)
    kinds = ", ".join(f"{meant[status]} {SIGNS[status].word}" for status in SIGNS if meant[status])
    ahead = sum(now is not None and date.outer_start > now for _, date in known)
    said = f"Timeline of {count(len(known), 'dated fact')}: {kinds}."
    ends = [f"{days.span_in_words(date)} ({row['label']})" for row, date in (first, last)]
    said += f" From {ends[0]} to {ends[1]}." if len(known) > 1 else f" {ends[0]}."
    said += f" {ahead} after the article of {days.in_words(now)}." if ahead and now is not None else ""
    without = len(once) - len(known)
    return said + (f" {count(without, 'fact')} without a date listed apart." if without else "")


def _iso(day: int) -> str:
    year, month, date = days.parts(day)
    return f"{year:04d}-{month:02d}-{date:02d}"


def _window(whole: Axis, window: tuple[str, str] | None, width: int) -> Axis:
    """The axis of the chosen span, or the whole one."""
    start, end = (day_of(window[0]), day_of(window[1])) if window else (None, None)
    if start is None or end is None or end <= start:
        return whole
    per_pixel = (end - start) / max(width - 2 * days.EDGE, 40)
    return Axis(start - days.EDGE * per_pixel, end + days.EDGE * per_pixel, width, start, end)


def _touches(date: Interval, axis: Axis, *, windowed: bool) -> bool:
    """Whether a fact belongs in the plot: all do, unless a span is chosen."""
    before = date.outer_end <= axis.first and not date.right_open
    after = date.outer_start >= axis.last and not date.left_open
    return not windowed or not (before or after)


def _far(date: Interval, axis: Axis) -> str:
    """On which side a fact lies that is too far off to show to scale."""
    if date.outer_end <= axis.first and not date.right_open:
        return "earlier"
    return "later" if date.outer_start >= axis.last and not date.left_open else ""


def _lay_out(seen: Sequence[Fact], lanes: Sequence[str], axis: Axis, focus: str) -> tuple[list[Lane], float]:
    """Lanes in their order with every fact in its place, and the height they take."""
    by_lane: dict[str, list[Spot]] = {name: [] for name in lanes}
    for item, fact in enumerate(seen):
        left, right = _extent(fact, axis)
        by_lane.setdefault(str(fact.row["lane"]), []).append(
            Spot(item, left, right, fact.text, bullet=not fact.signed(axis), short=_short(fact, axis))
        )
    laid = [Lane(name, spots) for name, spots in by_lane.items() if spots]
    focused = {item for item, fact in enumerate(seen) if fact.row["event_id"] == focus}
    return laid, pack(laid, axis.width, TOP, focused)


def _extent(fact: Fact, axis: Axis) -> tuple[float, float]:
    """Left and right of a mark in pixels, with its arrows; a moment is its sign."""
    date = fact.date
    if fact.far:
        return (4.0, 18.0) if fact.far == "earlier" else (axis.width - 18, axis.width - 4)
    left, right = axis.pixel(date.outer_start), axis.pixel(date.outer_end)
    if fact.signed(axis):
        middle = (left + right) / 2
        return middle - 7, middle + 7
    left, right = _known(date, axis)
    return 2 if date.left_open else left, axis.width - 2 if date.right_open else right


def _short(fact: Fact, axis: Axis) -> tuple[float, float]:
    """The same with short arrows instead of arrows to the edge."""
    left, right = _extent(fact, axis)
    if not fact.signed(axis):
        known = _known(fact.date, axis)
        left, right = max(left, known[0] - ARROW), min(right, known[1] + ARROW)
    return left, right


def _mark(fact: Fact, spot: Spot, axis: Axis, focus: str) -> dict[str, Any]:
    """The numbers of one mark; places on the line of days in milliseconds, heights in pixels."""
    date, look = fact.date, sign(fact.row["status"])
    known_left, known_right = _known(date, axis)
    core = max(axis.pixel(date.core_start), 2), min(axis.pixel(date.core_end), axis.width - 2)
    certain = not fact.far and core[1] > core[0]
    left, right = spot.box
    return {
        "event_id": fact.row["event_id"],
        "status": fact.row["status"],
        "dashed": fact.row["status"] if known_right - known_left >= DASHED else "",
        "kind": "sign" if fact.signed(axis) else "band" if known_right > known_left else "",
        "y": spot.mark_y,
        "top": spot.mark_y - BAND / 2,
        "bottom": spot.mark_y + BAND / 2,
        "at": axis.ms((spot.left + spot.right) / 2),
        "left": axis.ms(known_left),
        "right": axis.ms(known_right),
        "core_left": axis.ms(core[0]) if certain else None,
        "core_right": axis.ms(core[1]) if certain else None,
        "back": axis.ms(spot.left) if date.left_open and not fact.far else None,
        "on": axis.ms(spot.right) if date.right_open and not fact.far else None,
        "cut_left": axis.ms(2) if not fact.far and axis.pixel(date.outer_start) < 0 else None,
        "cut_right": axis.ms(axis.width - 2) if not fact.far and axis.pixel(date.outer_end) > axis.width else None,
        "hit_left": axis.ms(max(left - 5, 0)),
        "hit_right": axis.ms(min(right + 5, axis.width)),
        "hit_top": spot.top + 1,
        "hit_bottom": spot.top + spot.height - 1,
        "focused": fact.row["event_id"] == focus,
        "fact": str(fact.row["label"]),
        "meant": f"{look.text} {look.says(str(fact.row['holder']))}",
        "printed": str(fact.row["said"]) or "–",
        "counted": _counted(fact.row) or "–",
        "passage": lettering.cut(" ".join(str(fact.row["quote"]).split()), 1900, 13),
    }


def _counted(row: Mapping[str, Any]) -> str:
    """How a date was counted, and where the text says besides that the event stands."""
    return "; the text says ".join(part for part in (str(row["counted"]), str(row.get("order", ""))) if part)


def _known(date: Interval, axis: Axis) -> tuple[float, float]:
    """Both ends of the band in pixels: where the known part of the date lies, never less than can be seen."""
    left, right = axis.pixel(date.outer_start), axis.pixel(date.outer_end)
    if right - left < SMALLEST:
        left, right = (left + right - SMALLEST) / 2, (left + right + SMALLEST) / 2
    left, right = max(left, 2), min(right, axis.width - 2)
    return (left, right) if left < right else (min(left, axis.width - 2),) * 2 if left > 2 else (2.0, 2.0)


def _label(fact: Fact, spot: Spot, axis: Axis) -> dict[str, Any]:
    """A label's text and anchor; a label before its mark ends at the mark, its bullet between the two."""
    left, right = spot.label_left, spot.label_left + spot.label_width
    bullet = (right - 6 if spot.before else left + 6) if spot.bullet else None
    indent = BULLET if spot.bullet else 0
    return {
        "event_id": fact.row["event_id"],
        "status": fact.row["status"],
        "text": "\n".join(spot.lines),
        "align": "right" if spot.before else "left",
        "x": axis.ms(right - indent if spot.before else left + indent),
        "y": spot.label_y + 1,
        "bullet": None if bullet is None else axis.ms(bullet),
        "bullet_y": spot.label_y + LINE / 2,
    }


def _strip(row: Mapping[Any, Any], date: Interval, whole: Axis) -> dict[str, Any]:
    """One fact on the strip: its known part, or a tick at the edge when it lies too far off."""
    if _far(date, whole):
        left = 4.0 if _far(date, whole) == "earlier" else whole.width - 7
        right = left + 3
    else:
        left, right = whole.pixel(date.outer_start), whole.pixel(date.outer_end)
        middle = (left + right) / 2
        left, right = min(left, middle - 1.5), max(right, middle + 1.5)
    left, right = min(max(left, 0), whole.width - 3), max(min(right, whole.width), 3)
    return {"time": whole.ms(left), "until": whole.ms(right), "event_id": row["event_id"]}


def _grid(laid: Sequence[Lane], axis: Axis) -> list[dict[str, Any]]:
    """The headings of the lanes and where each begins."""
    made = []
    for number, lane in enumerate(laid):
        drawn = len(lane.spots)
        count = f"{drawn:,} of {drawn + lane.left_out:,}" if lane.left_out else f"{drawn:,}"
        room = axis.width - 16 - lettering.width(f" · {count}", 13)
        name = lettering.cut(lane.name or "not given", room / 1.1, 13)
        made.append({"name": f"{name} · {count}", "y": lane.top + 15, "line": lane.top if number else None})
    return made


def _edges(axis: Axis, now: int | None, seen: Sequence[Fact]) -> list[dict[str, Any]]:
    """Words in the band above the lanes, by weight: the reference date, what is too far off, what comes after."""
    at = axis.pixel(now + 0.5) if now is not None and axis.start <= now <= axis.end else None
    wanted: list[tuple[str, float]] = []
    if at is not None and now is not None:
        text = f"article, {days.in_words(now)}"
        before = at - 7 - lettering.width(text, 12)
        wanted.append((text, before if before >= 4 else at + 7))
    far = {fact.far for fact in seen}
    wanted += [("◂ earlier", 4.0)] if "earlier" in far else []
    wanted += [("later ▸", axis.width - 4 - lettering.width("later ▸", 12))] if "later" in far else []
    wanted += [("after the article", at + 7)] if at is not None else []
    made: list[dict[str, Any]] = []
    taken: list[tuple[float, float]] = []
    for text, left in wanted:
        right = left + lettering.width(text, 12)
        if right <= axis.width - 2 and all(right + 6 < a or left > b + 6 for a, b in taken):
            taken.append((left, right))
            made.append({"text": text, "x": axis.ms(left), "y": 8})
    return made


def _note(laid: Sequence[Lane], facts: pd.DataFrame, known: int) -> str:
    parts = []
    bare, left_out = sum(lane.without_label for lane in laid), sum(lane.left_out for lane in laid)
    if bare:
        parts.append(f"{count(bare, 'fact')} drawn without a label for want of room: point at a sign to read it.")
    if left_out:
        parts.append(f"{count(left_out, 'fact')} not drawn: choose a shorter span, or see the table.")
    if known < len(facts):
        parts.append(f"{count(len(facts) - known, 'fact')} without a date listed apart.")
    return " ".join(parts)
