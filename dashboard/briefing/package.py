"""Saves the tables of an article as CSV with a Frictionless data package, and loads them checked."""

from __future__ import annotations

import io
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import pandas as pd

from .tables import ADDED, LATER, TABLES, Tables, columns, describe, dtype, frame, schema

DESCRIPTOR = "datapackage.json"


class PackageError(ValueError):
    """A briefing that cannot be loaded; the message says which file and what is wrong with it."""


def save(tables: Tables, folder: Path) -> list[Path]:
    """Writes every table and the descriptor into `folder`; same tables, same bytes. Returns the files written."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name in TABLES:
        written.append(_write(folder / f"{name}.csv", csv_of(tables[name])))
    written.append(_write(folder / DESCRIPTOR, json.dumps(descriptor(tables), ensure_ascii=False, indent=2) + "\n"))
    return written


def csv_of(table: pd.DataFrame) -> str:
    """A table as CSV text with newlines as \\n."""
    return str(table.to_csv(index=False, lineterminator="\n"))


def descriptor(tables: Tables) -> dict[str, Any]:
    """The Frictionless data package of one briefing."""
    first = tables["documents"].iloc[0]
    resources = [
        {
            "name": name, "path": f"{name}.csv", "type": "table", "format": "csv", "mediatype": "text/csv",
            "encoding": "utf-8", "description": " ".join((TABLES[name].__doc__ or "").split()),
            "schema": describe(name),
        }
        for name in TABLES
    ]  # fmt: skip
    return {"name": str(first["document"]), "title": str(first["title"]), "resources": resources}


def load(folder: Path) -> Tables:
    """The tables of a briefing, each typed and checked. Raises PackageError for the first that is missing or wrong."""
    tables = {name: load_table(folder, name) for name in TABLES}
    check(tables)
    return tables


def load_table(folder: Path, name: str) -> pd.DataFrame:
    """One table of a briefing, typed and checked against its declaration. Raises PackageError."""
    path = folder / f"{name}.csv"
    where = f"{path.name} in '{folder.name}'"
    try:
        return parse_table(path.read_bytes(), name, where)
    except FileNotFoundError:
        if name in LATER:
            return frame(name, [])
        raise PackageError(f"{path.name}: the table is missing from '{folder.name}'.") from None
    except OSError as error:
        raise PackageError(f"{where}: not a readable table ({error}).") from error


def parse_table(data: bytes, name: str, where: str) -> pd.DataFrame:
    """The table of that name from its CSV, typed and checked. Raises PackageError that begins with `where`."""
    try:
        raw = pd.read_csv(
            io.BytesIO(data),
            dtype="str",
            keep_default_na=False,
            index_col=False,
            encoding="utf-8",
            encoding_errors="surrogatepass",
            lineterminator="\n",
        )
    except ValueError as error:
        raise PackageError(f"{where}: not a readable table ({' '.join(str(error).split())}).") from error
    return checked(name, raw, where)


def checked(name: str, raw: pd.DataFrame, where: str) -> pd.DataFrame:
    """A table of strings, typed and held to its declaration. Raises PackageError that begins with `where`."""
    import pandera.errors

    raw = raw.assign(**{column: "" for column in ADDED.get(name, ()) if column not in raw.columns})
    lacking = [column for column in columns(name) if column not in raw.columns]
    if lacking:
        raise PackageError(f"{where}: the column '{lacking[0]}' is missing.")
    if raw.empty:
        return frame(name, [])
    for column in columns(name):
        if dtype(name, column) != "str":
            raw[column] = _numbers(raw[column], column, where)
    typed = raw[columns(name)].astype({column: dtype(name, column) for column in columns(name)})
    try:
        return schema(name).validate(typed)
    except pandera.errors.SchemaError as error:
        raise PackageError(f"{where}: {_reason(error)}") from error


def check(tables: Tables) -> None:
    """Whether the tables fit together: every span slices back to its text, every id is one. Raises PackageError."""
    texts = dict(zip(tables["documents"]["document"], tables["documents"]["text"], strict=True))
    for name, table in tables.items():
        check_spans(table, texts, f"{name}.csv")
    _check_references(tables)


def check_spans(table: pd.DataFrame, texts: Mapping[str, str], where: str) -> None:
    """Whether every row slices back to its text. `texts` are the articles by id.

    Raises PackageError that begins with `where`, the file; its lines are counted from 1, the header among them.
    """
    spans = (table[column] for column in ("document", "start", "end", "text"))
    for line, (document, start, end, text) in enumerate(zip(*spans, strict=True), start=2):
        if document not in texts:
            raise PackageError(f"{where}, line {line}: the document '{document}' is not in documents.csv.")
        if end > len(texts[document]) or texts[document][start:end] != text:
            raise PackageError(f"{where}, line {line}: the text at {start}-{end} of '{document}' is not '{text[:40]}'.")


def _check_references(tables: Tables) -> None:
    for name, row in TABLES.items():
        for field in fields(row):
            if not field.metadata["refers"]:
                continue
            table, column = field.metadata["refers"].split(".")
            unknown = set(tables[name][field.name]) - set(tables[table][column]) - {""}
            if unknown:
                raise PackageError(f"{name}.csv: '{min(unknown)}' in column '{field.name}' is not in {table}.csv.")


def _numbers(cells: pd.Series, column: str, where: str) -> pd.Series:
    numbers = pd.to_numeric(cells.where(cells != ""), errors="coerce")
    whole = (numbers % 1 == 0) & (numbers.abs() < 2**53)
    wrong = cells[(cells != "") & ~whole.fillna(False)]
    if len(wrong):
        line, cell = wrong.index[0] + 2, wrong.iloc[0]
        raise PackageError(f"{where}, line {line}: '{cell}' in column '{column}' is no whole number.")
    return numbers.astype("Int64")


def _reason(error: Any) -> str:
    cases = getattr(error, "failure_cases", None)
    column = getattr(getattr(error, "schema", None), "name", None)
    if isinstance(cases, pd.DataFrame) and len(cases) and "index" in cases and pd.notna(cases.iloc[0]["index"]):
        first = cases.iloc[0]
        return f"line {int(first['index']) + 2}: '{first['failure_case']}' is not allowed in column '{column}'."
    return f"column '{column}' does not hold what it should."


def _write(path: Path, text: str) -> Path:
    """Writes to a temporary file first, so that a stop in the middle leaves the old file whole. Raises OSError."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        Path(name).chmod(0o644)
        return Path(name).replace(path)
    except OSError:
        Path(name).unlink()
        raise
