"""Tables as JSON: rows as objects, the article beside them, and the JSON Schema they keep to."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import pandas as pd

from briefing.tables import TABLES, Tables, columns, describe, dtype


def rows(name: str, table: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table; a missing number is null, a missing text is empty, as in the tables themselves."""
    kinds = {column: dtype(name, column) for column in columns(name)}
    return [{column: _value(row[column], kind) for column, kind in kinds.items()} for row in table.to_dict("records")]


def _value(value: Any, kind: str) -> Any:
    if kind == "str":
        return value
    return None if pd.isna(value) else int(value)


def encoded(value: Any) -> bytes:
    """A value as JSON, indented, in UTF-8."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def whole(tables: Tables, names: Iterable[str] = ()) -> bytes:
    """All tables, or those named, in one JSON object: the article's id and title, then table by table."""
    first = tables["documents"].iloc[0]
    chosen = [name for name in TABLES if name in set(names or TABLES)]
    return encoded({
        "briefing": first["document"], "title": first["title"],
        "tables": {name: rows(name, tables[name]) for name in chosen},
    })  # fmt: skip


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of `whole`."""
    made = {name: {"type": "array", "items": _row(name)} for name in TABLES}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "properties": {
            "briefing": {"type": "string"}, "title": {"type": "string"},
            "tables": {"type": "object", "properties": made, "additionalProperties": False},
        },
        "required": ["briefing", "title", "tables"],
        "additionalProperties": False,
    }  # fmt: skip


def _row(name: str) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    for field in describe(name)["fields"]:
        kinds = ["string"] if field["type"] == "string" else ["integer", "null"]
        properties[field["name"]] = {"type": kinds, "description": field["description"]}
        if "enum" in field.get("constraints", {}):
            properties[field["name"]]["enum"] = [*field["constraints"]["enum"], ""]
    return {"type": "object", "properties": properties, "required": columns(name), "additionalProperties": False}
