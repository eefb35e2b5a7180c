"""Who has to do with whom: the map of ties, the same ties as a matrix and as a table, and the actors as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

import components
import session
from charts.status import SIGNS
from facts import brief
from facts.wording import ACTOR_KINDS, by_hand, capital, count, hands, plain
from views import export, twin

if TYPE_CHECKING:
    from exports.plate import Picture

MAP, MATRIX = "Map", "Matrix"
USUAL, MARGIN = 700, 8  # pixels: width until the browser has told, room below the map


def named(ties: pd.DataFrame) -> pd.DataFrame:
    """The actors that the ties name, and every other actor where no filter is set."""
    actors = desk.tables["actors"].assign(name=desk.tables["actors"]["actor"].map(desk.names).map(capital))
    if not desk.chosen.filtered:
        return actors
    return actors[actors["actor"].isin({*ties["source"], *ties["target"], *desk.chosen.actor})]


def tied(ties: pd.DataFrame) -> pd.DataFrame:
    """The ties as the charts want them: who holds it by name, and the date in words."""
    when = dict(zip(desk.facts["fact"], desk.facts["when"], strict=True))
    return ties.assign(holder=ties["holder"].map(lambda a: desk.names.get(a, "")), date=ties["relation"].map(when))


def mapped(
    actors: pd.DataFrame, ties: pd.DataFrame, width: int, *, dark: bool, dates: bool
) -> tuple[dict, str, str, int]:
    """The map, what it shows in words, what it leaves out, and its height in pixels."""
    from charts import actor_map

    alone = actor_map.loners(desk.tables["actors"], desk.tables["relations"])
    tied = actors[~actors["actor"].isin(alone)]
    crowd = len(tied) > actor_map.LIMIT
    few, between, left_out = actor_map.shown(actors if crowd else tied, ties, focus=desk.chosen.fact)
    everybody = desk.tables["actors"][~desk.tables["actors"]["actor"].isin(alone)]
    height = actor_map.height_for(few if left_out else everybody, width)
    places = None if left_out else session.positions(desk, width, height)
    if (apart := len(actors) - len(tied)) and not crowd:
        left_out = f"{count(apart, 'actor')} without a tie {'is' if apart == 1 else 'are'} in the list below the map."
    option = actor_map.option(few, between, dark=dark, focus=desk.chosen.fact, dates=dates, places=places, width=width,
                              height=height)  # fmt: skip
    return option, actor_map.alt(few, between), left_out, height


def tie_map(actors: pd.DataFrame, ties: pd.DataFrame, *, dates: bool, near: bool) -> None:
    """The map. Everybody keeps the same place whatever the filters leave."""
    from charts import actor_map

    width = components.ruler(key="ruler", width=USUAL)
    dark, focus = session.dark(), desk.chosen.fact
    option, alt, left_out, height = desk.kept(
        ("map", width, dark, focus, dates, near), lambda: mapped(actors, ties, width, dark=dark, dates=dates)
    )

    def gone(selection: Any) -> bool:
        held = [found for found in actor_map.picked(selection, option) if found]
        return bool(held) and focus not in held

    key = session.chart_key("actor_map", gone)

    def picked() -> None:
        actor, tie = actor_map.picked(session.selected(key), option)
        if tie or actor:
            session.show(tie or actor or "")

    legend = option["series"][0]["top"]
    if left_out:
        st.caption(plain(left_out))
    st.echarts_chart(option, key=key, on_select=picked, height=legend + height + MARGIN, alt=alt)


def tie_matrix(actors: pd.DataFrame, ties: pd.DataFrame, *, near: bool) -> None:
    """The matrix: rows are where ties start."""
    from charts import matrix

    key = session.chart_key("matrix", lambda held: matrix.picked(held) not in ("", desk.chosen.fact))

    def picked() -> None:
        tie = matrix.picked(session.selected(key))
        if tie:
            session.show(tie)

    dark, width = session.dark(), components.ruler(key="ruler", width=USUAL)
    figure = desk.kept(
        ("matrix", dark, width, desk.chosen.fact if near else ""),
        lambda: matrix.figure(actors, ties, dark=dark, width=width),
    )
    if matrix.left_out(actors, ties, width):
        st.caption(plain(matrix.left_out(actors, ties, width)))
    st.plotly_chart(figure, key=key, on_select=picked, selection_mode="points", alt=matrix.alt(actors, ties),
                    config={"displayModeBar": False})  # fmt: skip


def picture(kind: str, name: str) -> None:
    """The chart to take along, of the ties that the filters leave."""
    tables, facts = desk.tables, desk.facts

    def draw() -> Picture | None:
        from exports import picture

        return picture.actor_map(tables, facts) if kind == "actor_map" else picture.matrix(tables, facts)

    export.picture(desk, kind, name, draw)


def table(ties: pd.DataFrame) -> None:
    """The same ties, one a row."""
    facts = desk.facts.set_index("fact").loc[ties["relation"].tolist()]
    shown = pd.DataFrame({
        "From": ties["source"].map(desk.names), "Tie": ties["kind"], "To": ties["target"].map(desk.names),
        "Meant as": ties["status"].map({status: sign.word for status, sign in SIGNS.items()}),
        "When": facts["when"].tolist(), "In the text": ties["label"], **hands(ties["origin"]),
    })  # fmt: skip
    twin.table(shown, ties["relation"].tolist(), key="ties_table", alt="The ties of the map and the matrix")


def roll(actors: pd.DataFrame) -> list[dict]:
    """Every actor with how many facts name it."""
    busy = brief.protagonists(desk.tables, desk.facts)
    busy = busy[busy["actor"].isin(actors["actor"])]
    return [
        {
            "id": actor,
            "status": "",
            "text": desk.titles[actor],
            "note": f"{ACTOR_KINDS[kind]} · {count(n, 'fact')}",
            "by": by_hand(origin),
        }
        for actor, kind, n, origin in zip(busy["actor"], busy["kind"], busy["facts"], busy["origin"], strict=True)
    ]


def on_the_desk() -> tuple[pd.DataFrame, pd.DataFrame, list[dict]]:
    """The actors, their ties as the charts want them, and the actors as lines."""
    ties = desk.tables["relations"]
    ties = ties[ties["relation"].isin(desk.facts["fact"])]
    actors = named(ties)
    return actors, tied(ties), roll(actors)


def ends_in_focus(ties: pd.DataFrame) -> set[str]:
    """The actor in focus, or both ends of the tie in focus; of those, the ones that have ties."""
    tie = ties[ties["relation"] == desk.chosen.fact]
    return {desk.chosen.fact, *tie["source"], *tie["target"]} & {*ties["source"], *ties["target"]}


def around(actors: pd.DataFrame, ties: pd.DataFrame, ends: set[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Some actors with those tied to them, and the ties between all of these."""
    own = ties[ties["source"].isin(ends) | ties["target"].isin(ends)]
    met = {*ends, *own["source"], *own["target"]}
    return actors[actors["actor"].isin(met)], ties[ties["source"].isin(met) & ties["target"].isin(met)]


desk = session.desk()
actors, ties, lines = desk.kept(("actors",), on_the_desk)
st.title("Actors", anchor=False)
if actors.empty:
    st.info("The filters leave no actor." if desk.chosen.filtered else "No actor was found in this article.")
else:
    with st.container(horizontal=True, vertical_alignment="center"):
        view = twin.choice(MAP, MATRIX)
        dates = view == MAP and st.toggle("Dates on ties", key="dates", bind="query-params")
        ends = ends_in_focus(ties)
        near = bool(ends) and st.toggle("Only around what is in focus", key="near", bind="query-params")
    if near:
        actors, ties = around(actors, ties, ends)
    if ties.empty:
        st.info(
            "No tie between two actors is left." if desk.chosen.filtered else "No tie between two actors is stated."
        )
    elif view == MAP:
        tie_map(actors, ties, dates=dates, near=near)
        picture("actor_map", "map")
    elif view == MATRIX:
        tie_matrix(actors, ties, near=near)
        picture("matrix", "matrix")
    else:
        table(ties)
    group = {"heading": count(len(lines), "actor"), "lines": lines, "shown": 15}
    components.lines([group], key="actor_roll", focus=desk.chosen.fact, act=session.show)
