"""Tables as Parquet: typed, with the meaning of each column in the file."""

from __future__ import annotations

import datetime as dt
import io
import json
from typing import Any

import pandas as pd

from briefing.tables import columns, describe, dtype

from .sheet import DATES


def parquet(name: str, table: pd.DataFrame) -> bytes:
    """The table of that name. Missing is null; days are days, where the calendar has them; the rest is exact."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    said = {field["name"]: field["description"] for field in describe(name)["fields"]}
    fields, arrays = [], []
    for column in columns(name):
        kind = pa.int64() if dtype(name, column) != "str" else pa.date32() if column in DATES else pa.string()
        values = [_value(value, column) for value in table[column].tolist()]
        arrays.append(pa.array(values, type=kind))
        fields.append(pa.field(column, kind, metadata={"description": said[column]}))
    about = {"table": name, "schema": json.dumps(describe(name), ensure_ascii=False)}
    buffer = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, schema=pa.schema(fields, metadata=about)), buffer, compression="zstd")
    return buffer.getvalue()


def _value(value: Any, column: str) -> Any:
    if pd.isna(value) or value == "":
        return None
    if column not in DATES:
        return value if isinstance(value, str) else int(value)
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        return None
