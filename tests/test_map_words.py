"""Words on the ties of a map: on a small map all of them have room."""

from pathlib import Path

import pandas as pd
import pytest

from briefing import package
from charts import actor_map

SHIPPED = Path(__file__).parents[1] / "data" / "briefings" / "us-business-groups-letter"
PHONE = 358


def unread(actors: pd.DataFrame, ties: pd.DataFrame, width: int) -> list[str]:
    """Ties without their words on a map of this width."""
    size = {"width": width, "height": actor_map.height_for(actors, width)}
    drawn = actor_map.option(actors, ties.assign(date=""), places=actor_map.positions(actors, ties, **size), **size)
    return [tie["id"] for tie in drawn["series"][0]["links"] if not tie["label"]["show"]]


@pytest.mark.parametrize("width", [1100, 820, 700, PHONE])
def test_every_tie_of_the_shipped_article_can_be_read(width):
    tables = package.load(SHIPPED)
    assert len(tables["relations"]) > 5 and unread(tables["actors"], tables["relations"], width) == []


@pytest.mark.parametrize("kind", ["head of", "subsidiary of", "spoke on behalf of"])
@pytest.mark.parametrize("width", [820, PHONE])
def test_ties_are_as_long_as_their_words_need(kind, width):
    names = ["Ministry of Trade", "Harbour Union", "Anna Kovacs", "European Commission", "Belmar Shipping"]
    ids = [f"a{n}" for n in range(len(names))]
    actors = pd.DataFrame({"actor": ids, "name": names, "kind": "organization", "size": None, "country": "", "role": "",
                           "mentions": [4, 1, 3, 1, 2]})  # fmt: skip
    ends = pd.DataFrame({"source": ["a1", "a2", "a3", "a4", "a2"], "target": ["a0", "a0", "a2", "a2", "a1"]})
    ties = ends.assign(relation=[f"r{n}" for n in range(len(ends))], kind=kind, label="", status="occurred", holder="")
    assert unread(actors, ties, width) == []
