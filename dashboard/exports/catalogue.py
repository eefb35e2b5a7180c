"""Every form in which a briefing leaves the dashboard as data: one list for the page and for the command line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefing import archive
from briefing.dossier import Dossier
from briefing.tables import TABLES, Tables

from . import agenda, annotation, columnar, graph, picture, record, reference, sheet, timelinejs


class NothingToExport(ValueError):
    """There is nothing of that kind in the article; the message says so."""


@dataclass(frozen=True, slots=True)
class Format:
    """One form. `key` is its name on the command line; `says` tells in a line who reads it and what is in it."""

    key: str
    name: str
    says: str
    ending: str
    kind: str
    make: Callable[[Dossier], bytes]


def every_csv(tables: Tables) -> bytes:
    """All tables as CSV for spreadsheets, in one zip."""
    return archive.zipped({f"{name}.csv": sheet.csv(tables[name]) for name in TABLES})


def every_parquet(tables: Tables) -> bytes:
    """All tables as Parquet, in one zip."""
    return archive.zipped({f"{name}.parquet": columnar.parquet(name, tables[name]) for name in TABLES})


def pictures(tables: Tables) -> bytes:
    """The timeline, the map of ties and their matrix, each as SVG and PNG, in one zip. Raises NothingToExport."""
    drawn = {"timeline": picture.timeline(tables), "map": picture.actor_map(tables), "matrix": picture.matrix(tables)}
    files: dict[str, bytes] = {}
    for name, made in drawn.items():
        if made:
            files |= {f"{name}.svg": made.svg.encode(), f"{name}.png": made.png()}
    if not files:
        raise NothingToExport("There is no dated event and no tie to draw.")
    return archive.zipped(files)


FORMATS = (
    Format("xlsx", "Excel", "every table a sheet: typed, filtered, each column explained", "xlsx",
           "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", lambda d: sheet.workbook(d.tables)),
    Format("csv", "CSV for spreadsheets", "every table; what could run as a formula has an apostrophe before it",
           "csv.zip", "application/zip", lambda d: every_csv(d.tables)),
    Format("package", "Data package", "everything exact, with your corrections: opens again under Articles",
           "briefing.zip", "application/zip", archive.pack),
    Format("json", "JSON", "every table as rows of objects, for programs", "json", "application/json",
           lambda d: record.whole(d.tables)),
    Format("parquet", "Parquet", "every table for Python, R and databases; days as dates", "parquet.zip",
           "application/zip", lambda d: every_parquet(d.tables)),
    Format("pictures", "Pictures", "timeline, map and matrix as SVG and PNG, with their source on them", "pictures.zip",
           "application/zip", lambda d: pictures(d.tables)),
    Format("ics", "Calendar", "what is ahead, tentative, as whole days; for Outlook and other calendars", "ics",
           "text/calendar", lambda d: agenda.calendar(d.tables)),
    Format("timelinejs", "TimelineJS", "the dated events for a timeline on the web", "timelinejs.json",
           "application/json", lambda d: timelinejs.timeline(d.tables)),
    Format("gexf", "GEXF", "actors and ties for Gephi", "gexf", "application/gexf+xml", lambda d: graph.gexf(d.tables)),
    Format("graphml", "GraphML", "actors and ties for yEd, Cytoscape and igraph", "graphml", "application/graphml+xml",
           lambda d: graph.graphml(d.tables)),
    Format("annotations", "Web Annotations", "every fact with the words it rests on, as the W3C writes them",
           "annotations.jsonld", "application/ld+json", lambda d: annotation.collection(d.tables)),
    Format("csl", "Reference", "the article for Zotero, EndNote and pandoc (CSL-JSON)", "csl.json",
           "application/vnd.citationstyles.csl+json", lambda d: reference.csl(d.tables)),
)  # fmt: skip
BY_KEY = {each.key: each for each in FORMATS}


def one_table(tables: Tables, name: str, ending: str) -> bytes:
    """One table as `csv`, `xlsx`, `parquet` or `json`."""
    if ending == "csv":
        return sheet.csv(tables[name])
    if ending == "xlsx":
        return sheet.workbook(tables, [name])
    return columnar.parquet(name, tables[name]) if ending == "parquet" else record.whole(tables, [name])


def file_name(dossier: Dossier, each: Format) -> str:
    """A name for the file: the id of the article and what it is."""
    return f"{dossier.found['documents'].iloc[0]['document']}.{each.ending}"
