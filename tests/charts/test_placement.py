"""Where the map puts its actors: no sign, name or tie covers another."""

from pathlib import Path

import numpy as np
import pytest

from briefing import package
from charts import actor_map, placement
from charts.actor_map import positions
from charts.clearing import crossed
from charts.naming import named
from charts.placement import LABELLED, Place, overlaps
from charts.room import boxes
from charts.standing import foremost
from charts.tie import bends
from invented import PHONE, net, people, star, ties_of

SHIPPED = Path(__file__).parents[2] / "data" / "briefings" / "us-business-groups-letter"


def test_positions_are_the_same_every_time():
    actors, ties = net(20)
    assert positions(actors, ties) == positions(actors.copy(), ties.copy())


@pytest.mark.parametrize("width", [1100, PHONE])
@pytest.mark.parametrize("number", [1, 2, 20, 45])
def test_no_sign_or_name_covers_another(number, width):
    actors, ties = net(number)
    size = width, actor_map.height_for(actors, width)
    where = positions(actors, ties, width=size[0], height=size[1])
    room = boxes(actors, [where[actor].side for actor in actors["actor"]])
    points = np.array([(where[actor].x, where[actor].y) for actor in actors["actor"]])
    assert overlaps(points, room) == 0
    assert (points >= 0).all() and (points[:, 0] <= size[0]).all() and (points[:, 1] <= size[1]).all()


def test_a_tie_across_a_name_is_found():
    actors, ties = people("Left", "Right", "Between"), ties_of({"source": "a0", "target": "a1"})
    row = {"a0": Place(100, 100), "a1": Place(500, 100), "a2": Place(300, 300)}
    assert crossed(actors, ties, row) == []
    assert crossed(actors, ties, row | {"a2": Place(300, 80)}) == [("r0", "a2")], "its name stands on the tie"
    assert crossed(actors, ties, row | {"a2": Place(300, 100)}) == [("r0", "a2")], "its sign does"
    assert crossed(actors, ties, row | {"a1": Place(500, 100, "left")}) == [("r0", "a1")]


@pytest.mark.parametrize("width", [1100, 820, 700, PHONE])
def test_no_tie_of_the_shipped_article_crosses_a_name(width):
    tables = package.load(SHIPPED)
    actors, ties = tables["actors"], tables["relations"]
    where = positions(actors, ties, width=width, height=actor_map.height_for(actors, width))
    assert len(ties) > 5 and crossed(actors, ties, where) == []


@pytest.mark.parametrize(("number", "most"), [(12, 1), (20, 5), (30, 17)])
def test_few_ties_cross_a_name(number, most):
    before = after = 0
    for seed, width in ((1, 1100), (2, 1100), (1, 700), (2, 700)):
        actors, ties = net(number, seed)
        size = {"width": width, "height": actor_map.height_for(actors, width)}
        before += len(crossed(actors, ties, placement.positions(actors, ties, **size)))
        after += len(crossed(actors, ties, positions(actors, ties, **size)))
    assert after <= most and before > 2 * after


def test_in_a_box_too_small_names_give_way():
    actors, ties = net(45)
    where = positions(actors, ties, width=PHONE, height=600)
    nodes = actor_map.option(actors, ties, places=where, width=PHONE, height=600)["series"][0]["data"]
    named = [
        node["id"] for node in nodes if node["label"]["show"] and "{size|" not in str(node["label"].get("formatter"))
    ]
    some = actors[actors["actor"].isin(named)]
    points = np.array([(where[actor].x, where[actor].y) for actor in some["actor"]])
    assert 3 < len(named) < 45
    assert overlaps(points, boxes(some, [where[actor].side for actor in some["actor"]])) == 0


def test_in_a_crowd_the_most_tied_are_named_before_the_most_mentioned():
    actors, ties = star(LABELLED + 15)
    nodes = actor_map.option(actors, ties, width=820, height=600)["series"][0]["data"]
    named = [node["id"] for node in nodes if node["label"]["show"]]
    assert "a0" in named and 5 < len(named) < len(actors)


def test_a_name_in_a_crowd_covers_no_other_name():
    actors, ties = net(LABELLED + 15)
    where = positions(actors, ties, width=820, height=600)
    sides = named(actors, where, foremost(actors, ties), (820, 600))
    some = actors[actors["actor"].isin(sides)]
    at = np.array([(where[actor].x, where[actor].y) for actor in some["actor"]])
    rects = np.tile(at, 2) + [box.words for box in boxes(some, [sides[actor] for actor in some["actor"]])]
    common = np.minimum(rects[:, None, 2:], rects[None, :, 2:]) - np.maximum(rects[:, None, :2], rects[None, :, :2])
    assert len(some) > 10 and not np.triu((common > 1).all(2), 1).any()


def test_many_without_a_tie_leave_the_map_to_the_others():
    actors, ties = people(*(f"Nobody {n}" for n in range(20))), ties_of({"source": "a0", "target": "a1"})
    assert set(positions(actors, ties)) == {"a0", "a1"}
    assert set(positions(actors.head(10), ties)) == set(actors["actor"].head(10)), "a few stand at the foot"
    assert len(positions(actors, ties.iloc[:0])) == 20, "nobody is left where nobody is tied"


def test_ties_between_the_same_two_are_told_apart():
    both = ties_of({"source": "a0", "target": "a1"}, {"source": "a0", "target": "a1"}, {"source": "a1", "target": "a0"})
    bent = bends(both, positions(people("A", "B"), both))
    as_seen = [bent[0], bent[1], -bent[2]]
    assert len(set(as_seen)) == 3
