"""Facts in order of time: about a day stands under that day, and a deadline under its end and from the article on."""

from __future__ import annotations

import pandas as pd

from charts import actor_map, timeline
from charts.interval import day_of
from facts.order import in_time, stand

COLUMNS = ["event_id", "status", "edtf", "earliest", "latest"]
ROWS = [
    ("deadline", "planned", "../2026-12-24", "", "2026-12-25"),
    ("about", "occurred", "2026-09-03~", "2026-08-03", "2026-09-04"),
    ("none", "occurred", "", "", ""),
    ("day", "occurred", "2026-08-31", "2026-08-31", "2026-09-01"),
    ("done by", "occurred", "../2013", "", "2014-01-01"),
]


def table() -> pd.DataFrame:
    return pd.DataFrame(ROWS, columns=COLUMNS)


def test_facts_stand_where_a_reader_looks_for_them() -> None:
    assert in_time(table())["event_id"].tolist() == ["done by", "day", "about", "deadline", "none"]
    assert stand("2026-09-03~", "2026-08-03", "2026-09-04") == "2026-09-03"


def test_a_deadline_ahead_begins_with_the_article_and_what_was_done_by_a_day_does_not() -> None:
    now = day_of("2026-10-14")
    drawn = {row["event_id"]: date for row, date in timeline.dated(table(), now)}
    assert drawn["deadline"].outer_start == now and not drawn["deadline"].left_open
    assert drawn["deadline"].outer_end == day_of("2026-12-25")
    assert drawn["done by"].left_open


def test_without_the_day_of_the_article_a_deadline_stays_open() -> None:
    drawn = {row["event_id"]: date for row, date in timeline.dated(table())}
    assert drawn["deadline"].left_open


def test_a_legend_of_several_lines_pushes_the_map_down() -> None:
    actors = pd.DataFrame({"kind": ["person", "organization", "government", "country", "collective"]})
    assert actor_map.legend_more(actors, 1100) == 0 < actor_map.legend_more(actors, 358)
