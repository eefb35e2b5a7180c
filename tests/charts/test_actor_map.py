"""The map of actors and ties: whom it shows, how it tells ties apart, what a click on it means."""

import json

from charts import actor_map, matrix
from charts.actor_map import positions
from charts.status import SIGNS
from invented import net, people, ties_of


def test_a_filter_moves_nobody():
    actors, ties = net(20)
    where = positions(actors, ties)
    few, some = actors.iloc[::2], ties.iloc[:5]
    nodes = actor_map.option(few, some, places=where)["series"][0]["data"]
    shown = {node["id"]: (node["x"], node["y"]) for node in nodes if not node["id"].startswith("@")}
    assert shown == {actor: (where[actor].x, where[actor].y) for actor in few["actor"]}


def test_selections_are_read_back_as_ids():
    actors, ties = net(6)
    option = actor_map.option(actors, ties)

    def select(kind, index):
        return {"selected": [{"series_index": 0, "data_type": kind, "data_indices": [index]}]}

    assert actor_map.picked(select("node", 2), option) == ("a2", None)
    assert actor_map.picked(select("edge", 1), option) == (None, "r1")
    assert actor_map.picked(select("node", len(actors)), option) == (None, None), "the corners are nobody"
    assert actor_map.picked(select("node", 999), option) == (None, None)
    assert actor_map.picked({}, option) == (None, None)


def test_direction_dash_and_words_of_a_tie():
    ties = ties_of(
        {"source": "a0", "target": "a1", "kind": "urges", "status": "alleged", "date": "11 Aug 2015"},
        {"source": "a1", "target": "a2", "kind": "meets"},
    )
    urges, meets = actor_map.option(people("A", "B", "C"), ties, dates=True)["series"][0]["links"]
    assert urges["symbol"][1] == "arrow" and meets["symbol"][1] == "none"
    assert urges["lineStyle"]["type"] == list(SIGNS["alleged"].dash) and meets["lineStyle"]["type"] == "solid"
    assert urges["label"]["formatter"] == "urges, 11 Aug 2015"


def test_a_collective_shows_its_size():
    group = people("19 business groups").assign(kind="collective", size=19)
    node = actor_map.option(group, ties_of())["series"][0]["data"][0]
    assert "{size|19}" in node["label"]["formatter"]


def test_names_are_never_read_as_markup():
    actors = people("<img src=x onerror=alert(1)>", "{b}|{a|evil}")
    ties = ties_of({"source": "a0", "target": "a1", "label": "<b>x</b>{c}", "holder": "<i>"})
    series = actor_map.option(actors, ties)["series"][0]
    for item in [*series["data"][:2], *series["links"]]:
        inside = item["tooltip"]["formatter"].replace("<b>", "").replace("</b>", "").replace("<br>", "")
        assert "<" not in inside and "{" not in inside
        assert "{" not in item["label"]["formatter"]
    text = json.dumps(matrix.figure(actors, ties).to_plotly_json(), default=list)
    assert "<img" not in text and "&lt;img" in text


def test_a_crowd_is_cut_to_the_most_tied_and_it_says_so():
    actors, ties = net(500)
    few, between, said = actor_map.shown(actors, ties, limit=80)
    assert len(few) == 80 and set(between["source"]) | set(between["target"]) <= set(few["actor"])
    assert "80 of 500 actors" in said
    assert actor_map.shown(few, between, limit=80)[2] == ""


def test_the_focus_and_those_around_it_are_among_the_shown():
    actors, ties = net(500)
    loner = ties.iloc[-1]["source"]
    few, _, _ = actor_map.shown(actors, ties, limit=40, focus=loner)
    around = ties[(ties["source"] == loner) | (ties["target"] == loner)]
    assert {loner, *around["source"], *around["target"]} <= set(few["actor"])


def test_the_map_in_words():
    actors, ties = net(6)
    assert actor_map.alt(actors, ties).startswith("Map of 6 actors (")
    assert actor_map.alt(actors.iloc[:0], ties.iloc[:0]) == "Actor map without an actor."


def test_five_thousand_actors_open_on_the_top_ones():
    actors, ties = net(5000)
    few, between, said = actor_map.shown(actors, ties)
    option = actor_map.option(few, between)
    assert len(few) == actor_map.LIMIT and "of 5,000 actors" in said
    assert len(json.dumps(option)) < 300_000
