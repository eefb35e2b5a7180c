"""Every form in which a briefing leaves the dashboard as data: one list for the page and for the command line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefing import archive
from briefing.dossier import Dossier
from briefing.tables import TABLES, Tables

from . import agenda, annotation, columnar, graph, picture, record, reference, sheet, speakers, timelinejs

HAND = "For other programs"


@dataclass(frozen=True, slots=True)
class Format:
    """One form. `key` is its name on the command line; `says` tells in a line who reads it and what is in it.

    `lacks` says why there is nothing of that form in an article; '' where there is something.
    """

    key: str
    name: str
    says: str
    ending: str
    kind: str
    make: Callable[[Dossier], bytes]
    group: str = "To work with"
    lacks: Callable[[Tables], str] = lambda tables: ""


def nothing_drawn(tables: Tables) -> str:
    """Why there is no picture of an article; '' where there is one."""
    dated = (tables["events"]["edtf"] != "").any()
    return "" if dated or len(tables["relations"]) else "The article has no dated event and no tie to draw."


def nothing_ahead(tables: Tables) -> str:
    """Why there is no calendar of an article; '' where there is one."""
    return "" if agenda.ahead(tables) else "Nothing that the article tells lies ahead on a date."


def nothing_dated(tables: Tables) -> str:
    """Why there is no timeline of an article; '' where there is one."""
    return "" if (tables["events"]["edtf"] != "").any() else "No event in the article has a date."


def every_csv(tables: Tables) -> bytes:
    """All tables as CSV for spreadsheets, in one zip."""
    return archive.zipped({f"{name}.csv": sheet.csv(tables[name]) for name in TABLES})


def every_parquet(tables: Tables) -> bytes:
    """All tables as Parquet, in one zip."""
    return archive.zipped({f"{name}.parquet": columnar.parquet(name, tables[name]) for name in TABLES})


def pictures(tables: Tables) -> bytes:
    """The timeline, the map of ties, their matrix and who says how much, each as SVG and PNG, in one zip."""
    drawn = {"timeline": picture.timeline(tables), "map": picture.actor_map(tables), "matrix": picture.matrix(tables),
             "speakers": speakers.speakers(tables)}  # fmt: skip
    files: dict[str, bytes] = {}
    for name, made in drawn.items():
        if made:
            files |= {f"{name}.svg": made.svg.encode(), f"{name}.png": made.png()}
    return archive.zipped(files)


FORMATS = (
    Format("xlsx", "Excel", "every table a sheet: typed, filtered, each column explained", "xlsx",
           "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", lambda d: sheet.workbook(d.tables)),
    Format("csv", "CSV for spreadsheets", "every table; what could run as a formula has an apostrophe before it",
           "csv.zip", "application/zip", lambda d: every_csv(d.tables)),
    Format("pictures", "Pictures", "timeline, map, matrix and speakers as SVG and PNG, with their source on them",
           "pictures.zip", "application/zip", lambda d: pictures(d.tables), lacks=nothing_drawn),
    Format("ics", "Calendar", "what lies ahead, tentative, as whole days; for Outlook and other calendars", "ics",
           "text/calendar", lambda d: agenda.calendar(d.tables), lacks=nothing_ahead),
    Format("csl", "Reference", "the article for Zotero, EndNote and pandoc (CSL-JSON)", "csl.json",
           "application/vnd.citationstyles.csl+json", lambda d: reference.csl(d.tables)),
    Format("package", "Data package", "all of it exact, with corrections and their record; opens again on Articles",
           "briefing.zip", "application/zip", archive.pack, HAND),
    Format("json", "JSON", "every table as rows of objects", "json", "application/json",
           lambda d: record.whole(d.tables), HAND),
    Format("parquet", "Parquet", "every table for Python, R and databases; days as dates", "parquet.zip",
           "application/zip", lambda d: every_parquet(d.tables), HAND),
    Format("gexf", "GEXF", "actors and ties for Gephi", "gexf", "application/gexf+xml", lambda d: graph.gexf(d.tables),
           HAND),
    Format("graphml", "GraphML", "actors and ties for yEd, Cytoscape and igraph", "graphml", "application/graphml+xml",
           lambda d: graph.graphml(d.tables), HAND),
    Format("timelinejs", "TimelineJS", "the dated events for a timeline on the web", "timelinejs.json",
           "application/json", lambda d: timelinejs.timeline(d.tables), HAND, nothing_dated),
    Format("annotations", "Web Annotations", "every fact with the words it rests on, as the W3C writes them",
           "annotations.jsonld", "application/ld+json", lambda d: annotation.collection(d.tables), HAND),
)  # fmt: skip
BY_KEY = {each.key: each for each in FORMATS}
ENDINGS = {"csv": "text/csv", "xlsx": BY_KEY["xlsx"].kind, "parquet": "application/vnd.apache.parquet",
           "json": "application/json"}  # fmt: skip


def one_table(tables: Tables, name: str, ending: str) -> bytes:
    """One table as one of `ENDINGS`."""
    if ending == "csv":
        return sheet.csv(tables[name])
    if ending == "xlsx":
        return sheet.workbook(tables, [name])
    return columnar.parquet(name, tables[name]) if ending == "parquet" else record.whole(tables, [name])


def file_name(dossier: Dossier, each: Format) -> str:
    """A name for the file: the id of the article and what it is."""
    return f"{dossier.found['documents'].iloc[0]['document']}.{each.ending}"
