"""GEXF and GraphML, read with lxml and held to the rules of their schemas."""

import pandas as pd
import pytest
from lxml import etree

from exports import graph
from exports.inert import flat
from facts.table import names

GEXF, GRAPHML = "{http://www.gexf.net/1.2draft}", "{http://graphml.graphdrawing.org/xmlns}"
# The attributes and children that the schema of GEXF 1.2 allows for what is used of it.
RULES = {
    "gexf": ({"version"}, ["meta", "graph"]), "meta": (set(), ["creator", "description"]), "creator": (set(), []),
    "description": (set(), []), "graph": ({"defaultedgetype", "mode", "timeformat"}, ["attributes", "nodes", "edges"]),
    "attributes": ({"class", "mode"}, ["attribute"]), "attribute": ({"id", "title", "type"}, ["default"]),
    "nodes": (set(), ["node"]), "node": ({"id", "label"}, ["attvalues"]), "attvalues": (set(), ["attvalue"]),
    "attvalue": ({"for", "value"}, []), "edges": (set(), ["edge"]),
    "edge": ({"id", "source", "target", "type", "label", "weight"}, ["attvalues"]),
}  # fmt: skip


def gexf(data):
    """Nodes and edges by id, each with its values by title, from a file that keeps the rules."""
    root = etree.fromstring(data)
    for node in root.iter():
        allowed, children = RULES[etree.QName(node).localname]
        own = {name for name in node.attrib if not name.startswith("{http://www.w3.org/2001/XMLSchema-instance}")}
        assert etree.QName(node).namespace == GEXF[1:-1] and own <= allowed
        order = [children.index(etree.QName(child).localname) for child in node]
        assert order == sorted(order)
    titles = {kind: {held.get("id"): (held.get("title"), held.get("type")) for held in group}
              for group in root.iter(f"{GEXF}attributes") for kind in [group.get("class")]}  # fmt: skip
    assert {kind for group in titles.values() for _, kind in group.values()} <= {"string", "long", "integer"}
    made = {}
    for kind in ("node", "edge"):
        nodes = list(root.iter(f"{GEXF}{kind}"))
        assert len({node.get("id") for node in nodes}) == len(nodes)
        made[kind] = {node.get("id"): {**node.attrib, **{titles[kind][held.get("for")][0]: held.get("value")
                      for held in node.iter(f"{GEXF}attvalue")}} for node in nodes}  # fmt: skip
    return made["node"], made["edge"]


def graphml(data):
    """The same of a GraphML file."""
    root = etree.fromstring(data)
    keys = {key.get("id"): key for key in root.iter(f"{GRAPHML}key")}
    assert len(keys) == len(list(root.iter(f"{GRAPHML}key"))), "each id names one key"
    assert {key.get("attr.type") for key in keys.values()} <= {"string", "long", "int", "double", "boolean"}
    made = {}
    for kind in ("node", "edge"):
        nodes = list(root.iter(f"{GRAPHML}{kind}"))
        assert all(keys[held.get("key")].get("for") == kind for node in nodes for held in node)
        made[kind] = {node.get("id"): {**node.attrib, **{keys[held.get("key")].get("attr.name"): held.text
                      for held in node}} for node in nodes}  # fmt: skip
    return made["node"], made["edge"]


READERS = pytest.mark.parametrize(("write", "read"), [(graph.gexf, gexf), (graph.graphml, graphml)])


@READERS
def test_every_actor_and_every_tie_is_in_the_file(tables, write, read):
    nodes, edges = read(write(tables))
    actors, ties = tables["actors"], tables["relations"]
    assert {name: held["label"] for name, held in nodes.items()} == names(tables)
    for row in actors.to_dict("records"):
        held = nodes[row["actor"]]
        assert (held["kind"], held["mentions"], held.get("country", "")) == (
            row["kind"],
            str(row["mentions"]),
            row["country"],
        )
        assert held.get("size", "") == ("" if pd.isna(row["size"]) else str(row["size"]))
    assert sorted(edges) == sorted(ties["relation"])
    for row in ties.to_dict("records"):
        held = edges[row["relation"]]
        assert (held["source"], held["target"]) == (row["source"], row["target"])
        assert (held["kind"], held["status"], held["evidence"]) == (row["kind"], row["status"], flat(row["text"]))


def test_a_tie_names_the_parts_it_rests_on(tables):
    _, edges = gexf(graph.gexf(tables))
    tie = next(held for held in edges.values() if held["kind"] == "member of")
    assert "source: U.S. Chamber of Commerce" in tie["parts"]


@READERS
def test_the_same_tables_give_the_same_bytes(tables, write, read):
    assert write(tables) == write(tables) and b"lastmodified" not in write(tables)


@READERS
def test_odd_text_stays_text(hostile, odd, write, read):
    nodes, edges = read(write(hostile))
    assert next(iter(nodes.values()))["label"] == flat(odd)
    assert {held["words"] for held in edges.values()} == {flat(odd)}
