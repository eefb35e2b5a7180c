"""The timeline: dated events in lanes, those without a date in a list, and all of them as a table."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

import components
import session
from charts import timeline
from charts.drawing import packed
from charts.status import SIGNS
from facts import lane
from facts.order import in_time
from facts.sequence import in_order
from facts.wording import capital, hands, plain
from views import export, twin
from views.frame import told
from views.note import below

if TYPE_CHECKING:
    from exports.plate import Picture

WORDS = {status: sign.word for status, sign in SIGNS.items()}
COLUMNS = {"By actor": "Who", "By sector": "Sectors"}
USUAL = 700  # width of the page in pixels until the browser has told: that of a small laptop


def picked() -> None:
    selection = session.selected(key)
    fact = session.news(key, "fact", timeline.picked(selection))
    span = session.news(key, "span", timeline.spanned(selection))
    if fact:
        session.show(fact)
    if span:
        first, after = map(dt.date.fromisoformat, span)
        session.set_span(first, after - dt.timedelta(days=1))


def gone(selection: Any) -> bool:
    """Whether the fact or the span picked in the chart is no longer what is chosen."""
    fact, span = timeline.picked(selection), timeline.spanned(selection)
    return bool((fact and fact != desk.chosen.fact) or (span and not (desk.chosen.since or desk.chosen.until)))


def window(facts: pd.DataFrame) -> tuple[str, str] | None:
    """The chosen span as the chart wants it, exclusive at its end; a side left open ends with the facts."""
    since, until = desk.chosen.since, desk.chosen.until
    if not since and not until:
        return None
    bounds = sorted(day for day in [*facts["earliest"], *facts["latest"]] if day)
    first = since.isoformat() if since else bounds[0] if bounds else ""
    after = (until + dt.timedelta(days=1)).isoformat() if until else bounds[-1] if bounds else ""
    return (first, after) if first and first < after else None


def chart(events: pd.DataFrame, by: str) -> None:
    dates, dark, focus = {one.document["reference_date"] for one in across}, session.dark(), desk.chosen.fact
    reference = dates.pop() if len(dates) == 1 else ""  # articles of several days have no common one
    width = components.ruler(key="ruler", width=USUAL)
    shelf = tuple(each.stamp for each in across) if by == lane.ARTICLES else ()
    rows = desk.kept(("timeline rows", by, *shelf), lambda: laid(events, by))
    lanes = desk.kept(("lanes", by), lambda: lane.order(desk.tables, events, by, WORDS))
    made = desk.kept(
        ("timeline", by, width, dark, focus, *shelf),
        lambda: packed(
            timeline.spec(
                rows, lanes=lanes, width=width, dark=dark, focus=focus, reference=reference, window=window(events)
            )
        ),
    )
    alt = desk.kept(("timeline alt", by, *shelf), lambda: timeline.alt(rows, reference))
    st.vega_lite_chart(made, key=key, on_select=picked, selection_mode=["event", "span"], width="stretch", alt=alt)
    if timeline.note(made):
        st.caption(plain(timeline.note(made)))
    if by != lane.ARTICLES:
        picture(events, by)


def laid(events: pd.DataFrame, by: str) -> pd.DataFrame:
    """The events as the chart wants them, one row for each lane that one stands in."""
    if by != lane.ARTICLES:
        return lane.rows(desk.tables, events, by, WORDS)
    titles = Counter(one.document["title"] for one in across)
    each = [
        lane.rows(one.tables, dated_first(one.facts)[0], by, WORDS).assign(
            lane=one.document["title"] if titles[one.document["title"]] == 1 else one.article
        )
        for one in across
    ]
    return pd.concat(each, ignore_index=True)


def picture(events: pd.DataFrame, by: str) -> None:
    """The chart to take along, of the events that the filters leave."""
    tables, span = desk.tables, window(events)

    def draw() -> Picture | None:
        from exports import picture

        return picture.timeline(tables, events, by=by, window=span)

    export.picture(desk, "timeline", "timeline", draw)


def undated(without: pd.DataFrame) -> None:
    own = [(one, without[without["document"] == one.article]) for one in across]
    lines = [line for one, facts in own for line in below(one, in_order(one.tables, facts))]
    group = {"heading": f"Without a date: {len(without)}", "lines": lines, "shown": 12,
             "empty": "Every event here has a date."}  # fmt: skip
    components.lines([group], key="undated", focus=desk.chosen.fact, act=session.show)


def table(events: pd.DataFrame, by: str) -> None:
    """The same events, one a row, with the lanes that each stands in."""
    shown = pd.DataFrame({
        "When": events["when"].map(capital), "Meant as": events["status"].map(WORDS), "What": events["label"],
        **({"Order": events["order"].map(capital)} if events["order"].any() else {}),
        **lanes_of(events, by), "From": events["earliest"], "Before": events["latest"],
        "Sentence": events["sentence"], **hands(events["origin"]),
    })  # fmt: skip
    twin.table(shown, events["fact"].tolist(), key="timeline_table", alt="The events of the timeline, in order of time")


def lanes_of(events: pd.DataFrame, by: str) -> dict[str, list[str]]:
    """A column that says which lanes each event stands in; none where another column says it."""
    if by == lane.ARTICLES:
        titles = {one.article: one.document["title"] or one.article for one in across}
        return {"Article": events["document"].map(titles).tolist()}
    if by not in COLUMNS:
        return {}
    held = lane.rows(desk.tables, events, by, WORDS).groupby("fact", sort=False)["lane"].agg("; ".join)
    return {COLUMNS[by]: events["fact"].map(held).tolist()}


def dated_first(facts: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The events in order of time, and those of them without a date."""
    events = in_time(facts[facts["table"] == "events"])
    return events, timeline.undated(events)


desk = session.desk()
across = [desk]  # the desks whose events are shown
events, without = desk.kept(("events",), lambda: dated_first(desk.facts))
st.title("Timeline", anchor=False)
if events.empty:
    st.info("The filters leave no event." if desk.chosen.filtered else "No event was found in this article.")
else:
    options = [*lane.LANES, *([lane.ARTICLES] if len(session.articles()) > 1 else [])]
    told({"lanes": options})
    with st.container(horizontal=True, vertical_alignment="center"):
        by = st.segmented_control(
            "Lanes", options, default=lane.LANES[0], key="lanes", bind="query-params", required=True,
            label_visibility="collapsed",
        )  # fmt: skip
        view = twin.choice("Chart")
    if by == lane.ARTICLES:
        across = session.desks()
        events, without = dated_first(pd.concat([one.facts for one in across], ignore_index=True))
    key = session.chart_key("timeline", gone)
    if view == twin.TABLE:
        table(events, by)
    elif len(without) == len(events):
        st.info("None of these events has a date.")
        undated(without)
    else:
        chart(events, by)
        undated(without)
