"""The actor map for programs that draw and measure networks: GEXF (Gephi) and GraphML (yEd, igraph, Cytoscape)."""

from __future__ import annotations

import io
from collections import defaultdict
from typing import TYPE_CHECKING
from xml.etree import ElementTree as tree

import pandas as pd

from briefing.tables import Tables
from facts.table import names

from .inert import flat

if TYPE_CHECKING:
    import networkx as nx

GEXF = "http://www.gexf.net/1.2draft"


def network(tables: Tables) -> nx.MultiDiGraph:
    """Actors as nodes, relations as edges between them; texts on one line, without unseen characters."""
    import networkx as nx

    document = tables["documents"].iloc[0]
    made = nx.MultiDiGraph(name=flat(document["title"] or document["document"]))
    shown, rests = names(tables), _evidence(tables)
    for row in tables["actors"].to_dict("records"):
        made.add_node(
            row["actor"], label=flat(shown[row["actor"]]), kind=row["kind"], role=flat(row["role"]),
            country=row["country"], size=None if pd.isna(row["size"]) else int(row["size"]),
            aliases=flat(row["aliases"]), mentions=int(row["mentions"]), origin=row["origin"],
        )  # fmt: skip
    for row in tables["relations"].to_dict("records"):
        made.add_edge(
            row["source"], row["target"], key=row["relation"], label=row["kind"], kind=row["kind"],
            words=flat(row["label"]), status=row["status"], holder=flat(shown.get(row["holder"], "")),
            evidence=flat(row["text"]), parts=rests[row["relation"]], origin=row["origin"],
            first_character=int(row["start"]), last_character=int(row["end"]) - 1,
        )  # fmt: skip
    return made


def _evidence(tables: Tables) -> dict[str, str]:
    """The parts that each relation rests on: "source: Xi Jinping; target: China"."""
    found: dict[str, list[str]] = defaultdict(list)
    parts = tables["evidence"][tables["evidence"]["table"] == "relations"]
    for row, role, text in zip(parts["row"], parts["role"], parts["text"], strict=True):
        found[row].append(f"{role}: {flat(text)}")
    return defaultdict(str, {row: "; ".join(said) for row, said in found.items()})


def gexf(tables: Tables) -> bytes:
    """GEXF 1.2 of `network`, the same bytes for the same tables."""
    import networkx as nx

    made = _identified(network(tables))
    title = made.graph.pop("name")
    buffer = io.BytesIO()
    nx.write_gexf(made, buffer)
    return _settled(buffer.getvalue(), title)


def graphml(tables: Tables) -> bytes:
    """GraphML of `network`."""
    import networkx as nx

    buffer = io.BytesIO()
    nx.write_graphml_xml(_identified(network(tables)), buffer, edge_id_from_attribute="id")
    return buffer.getvalue() + b"\n"


def _identified(made: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """The network with ids on its edges, as the writers want them, and without what is not known."""
    for _, held in made.nodes(data=True):
        for name in [name for name, value in held.items() if value in ("", None)]:
            del held[name]
    for _, _, key, held in made.edges(keys=True, data=True):
        held["id"] = key
    return made


def _settled(data: bytes, title: str) -> bytes:
    """GEXF without the day of writing and the writer's own keys, and with the article's title."""
    root = tree.fromstring(data)
    for node in root.iter():
        node.tag = node.tag.rpartition("}")[2]
    root.set("xmlns", GEXF)
    for meta in root.iter("meta"):
        meta.clear()
        for name, text in (("creator", "Briefing"), ("description", title)):
            tree.SubElement(meta, name).text = text
    for graph in root.iter("graph"):
        graph.attrib.pop("name", None)
    keys = {held.get("id") for held in root.iter("attribute") if held.get("title") == "networkx_key"}
    for parent in root.iter():
        for child in list(parent):
            if child.get("title") == "networkx_key" or child.get("for") in keys:
                parent.remove(child)
    tree.indent(root)
    return bytes(tree.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"
