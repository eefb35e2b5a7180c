"""The files of an article of the user's own, and an article under another id."""

from __future__ import annotations

import json
from dataclasses import fields

import pandas as pd

from briefing import package
from briefing.tables import KEYS, TABLES, Tables

FACTS = ("title", "source", "author", "published", "url")


def files(tables: Tables) -> dict[str, bytes]:
    """Every file of an article but its corrections: text, what is known about it, tables, data package."""
    made = {f"{name}.csv": package.csv_of(tables[name]) for name in TABLES}
    made |= about(tables)
    made["article.txt"] = str(tables["documents"].iloc[0]["text"])
    return {name: text.encode() for name, text in made.items()}


def about(tables: Tables) -> dict[str, str]:
    """The files that hold the title and what else is known about an article."""
    row = tables["documents"].iloc[0]
    known = {name: str(row[name]) for name in FACTS}
    known["given"] = str(row["reference_date"]) if row["reference_basis"] == "given" else ""
    # A JSON string is a TOML string, but for the one control character that JSON lets through.
    lines = [f"{name} = {json.dumps(value, ensure_ascii=False)}\n" for name, value in known.items() if value]
    return {
        "article.toml": "".join(lines).replace("\x7f", "\\u007f"),
        "documents.csv": package.csv_of(tables["documents"]),
        package.DESCRIPTOR: json.dumps(package.descriptor(tables), ensure_ascii=False, indent=2) + "\n",
    }


def retitled(tables: Tables, facts: dict[str, str]) -> Tables:
    """The tables with another title, source, author or address; what was found in the text stays as it is."""
    documents = tables["documents"].copy()
    for name, value in facts.items():
        documents[name] = pd.Series([value] * len(documents), dtype="str")
    return {**tables, "documents": documents}


def rekeyed(tables: Tables, document: str) -> Tables:
    """The tables of one article with every id under another document's id."""
    old = str(tables["documents"].iloc[0]["document"])
    if old == document:
        return tables
    made = {}
    for name, table in tables.items():
        columns = {f.name for f in fields(TABLES[name]) if f.metadata["refers"]} | {KEYS.get(name, "document")}
        columns |= {"row"} if name == "evidence" else {"anchor"} if name == "timexes" else set()
        made[name] = table.assign(**{column: _moved(table[column], old, document) for column in sorted(columns)})
    return made


def _moved(ids: pd.Series, old: str, new: str) -> pd.Series:
    return ids.map(lambda i: new if i == old else new + i[len(old) :] if i.startswith(f"{old}:") else i).astype("str")


def free(name: str, taken: set[str]) -> str:
    """An id that nothing has yet: the name itself, or with a number behind it."""
    number, made = 1, name
    while made in taken:
        number += 1
        made = f"{name[: 79 - len(str(number))]}-{number}"
    return made
