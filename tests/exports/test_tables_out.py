"""CSV, Excel, Parquet and JSON: each opened again by another reader than its writer, with nothing lost or obeyed."""

import csv
import datetime as dt
import io
import json

import duckdb
import jsonschema
import openpyxl
import pandas as pd
import pytest

from briefing.tables import TABLES, columns, dtype
from exports import columnar, record, sheet
from exports.inert import cell, cells, visible
from facts.table import collect

DANGEROUS = tuple("=+-@＝＋－＠\t\r\n")


def written(value):
    """A value as a person would write it; nothing for one that is missing."""
    return "" if pd.isna(value) else str(value)


def opened(data):
    return openpyxl.load_workbook(io.BytesIO(data))


@pytest.mark.parametrize("name", TABLES)
def test_csv_holds_every_cell_of_a_plain_table(tables, name):
    rows = list(csv.DictReader(io.StringIO(sheet.csv(tables[name]).decode("utf-8-sig"), newline="")))
    assert [row["start"] for row in rows] == [str(start) for start in tables[name]["start"]]
    assert [row["text"] for row in rows] == [cell(text) for text in tables[name]["text"]]


def test_a_table_without_a_formula_is_not_touched(tables):
    rows = list(csv.DictReader(io.StringIO(sheet.csv(tables["actors"]).decode("utf-8-sig"), newline="")))
    assert [row["name"] for row in rows] == tables["actors"]["name"].tolist()


def test_no_cell_of_a_csv_starts_a_formula(hostile):
    text = sheet.csv(hostile["events"]).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert len(rows) == 1 + len(hostile["events"]) > 1
    for row in rows:
        assert not any(held.startswith(DANGEROUS) for held in row)
    # Where a semicolon parts cells, the same file has other cells; none of those may start a formula either.
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=";"):
        assert not any(held.lstrip().startswith(("=", "+", "@")) for held in row)


@pytest.mark.parametrize(
    ("text", "shown"),
    [("=1+1", "'=1+1"), (" =1+1", "' =1+1"), ("-2", "'-2"), ("a-2", "a-2"), ("a;=1", "a;'=1"), ("a\n@b", "a\n'@b"),
     ("5 = 5", "5 = 5"), ("\tx", "'\tx"), ("", "")],
)  # fmt: skip
def test_an_apostrophe_stands_before_what_could_run(text, shown):
    assert cell(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a\x00b", "a␀b"), ("\u202eabc\u202c", "⟨RLO⟩abc⟨PDF⟩"), ("a\nb\tc", "a\nb\tc"), ("é “x” 漢 😀", "é “x” 漢 😀"),
     ("\ufffe", "⟨U+FFFE⟩"), ("\x7f", "␡"), ("שלום", "שלום"), ("\r", "␍")],
)  # fmt: skip
def test_unseen_characters_are_told_and_all_others_stay(text, shown):
    assert visible(text) == shown


def test_the_workbook_has_a_typed_filtered_sheet_for_each_table(tables):
    book = opened(sheet.workbook(tables))
    assert book.sheetnames == ["Facts", "About", *TABLES]
    events = book["events"]
    assert (
        events.freeze_panes == "A2"
        and events.auto_filter.ref
        == f"A1:{events.cell(1, len(columns('events'))).column_letter}{len(tables['events']) + 1}"
    )
    head = [held.value for held in events[1]]
    assert head == columns("events")
    first = dict(zip(head, (held.value for held in events[2]), strict=True))
    assert first["earliest"] == dt.datetime(2015, 8, 11) and first["start"] == 22 and first["cameo"] == "01"
    assert events["A1"].font.bold and events.column_dimensions["A"].width > 10


@pytest.mark.parametrize("name", TABLES)
def test_the_workbook_holds_every_cell(tables, name):
    rows = list(opened(sheet.workbook(tables, [name]))[name].iter_rows(min_row=2, values_only=True))
    assert len(rows) == len(tables[name])
    for row, held in zip(rows, tables[name].to_dict("records"), strict=True):
        for value, (column, expected) in zip(row, held.items(), strict=True):
            if isinstance(value, dt.datetime):
                value = value.date().isoformat()
            assert written(value) == written(expected), column


def test_no_cell_of_a_workbook_is_a_formula_or_a_link(hostile, odd):
    book = opened(sheet.workbook(hostile))
    for held in (held for page in book for row in page.iter_rows() for held in row):
        assert held.data_type != "f" and held.hyperlink is None
    # openpyxl turns _x000D_ back into a return; what is seen is told by name before it gets so far.
    assert book["events"]["C2"].value == visible(odd).replace("\r\n", "\n")


def test_a_text_too_long_for_a_cell_is_cut_and_says_so(tables):
    long = tables["documents"].assign(text="😀" * 40_000)
    value = opened(sheet.workbook({**tables, "documents": long}, ["documents"]))["documents"]["N2"].value
    assert len(value.encode("utf-16-le")) // 2 <= 32_767
    assert value.endswith("more characters; the data package has the whole text]")


@pytest.mark.parametrize("name", TABLES)
def test_parquet_comes_back_typed(tables, name, tmp_path):
    path = tmp_path / "table.parquet"
    path.write_bytes(columnar.parquet(name, tables[name]))
    found = duckdb.connect().execute(f"select * from read_parquet('{path}')")
    kinds = {column: str(kind) for column, kind, *_ in found.description}
    rows = found.fetchall()
    assert list(kinds) == columns(name)
    for column, kind in kinds.items():
        wanted = "BIGINT" if dtype(name, column) != "str" else "DATE" if column in sheet.DATES else "VARCHAR"
        assert wanted in kind or (wanted, kind) in {("BIGINT", "NUMBER"), ("VARCHAR", "STRING"), ("DATE", "Date")}
    for row, held in zip(rows, tables[name].to_dict("records"), strict=True):
        assert [written(value) for value in row] == [written(value) for value in held.values()]


def test_parquet_keeps_odd_text_exact(hostile, odd, tmp_path):
    path = tmp_path / "table.parquet"
    path.write_bytes(columnar.parquet("events", hostile["events"]))
    assert duckdb.connect().execute(f"select distinct label from read_parquet('{path}')").fetchall() == [(odd,)]


def test_json_keeps_to_its_schema_and_holds_every_row(tables):
    made = json.loads(record.whole(tables))
    jsonschema.validate(made, record.schema(), cls=jsonschema.Draft202012Validator)
    assert {name: len(rows) for name, rows in made["tables"].items()} == {name: len(tables[name]) for name in TABLES}
    assert made["tables"]["actors"][0]["size"] == 19 and made["tables"]["actors"][1]["size"] is None


def test_the_schema_of_the_json_refuses_what_is_no_table(tables):
    made = json.loads(record.whole(tables))
    made["tables"]["events"][0]["status"] = "perhaps"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(made, record.schema(), cls=jsonschema.Draft202012Validator)


def test_json_keeps_odd_text_exact(hostile, odd):
    assert {row["label"] for row in json.loads(record.whole(hostile))["tables"]["events"]} == {odd}


def test_the_same_tables_give_the_same_bytes(tables):
    assert sheet.workbook(tables) == sheet.workbook(tables)
    assert columnar.parquet("events", tables["events"]) == columnar.parquet("events", tables["events"])


def test_a_grid_on_a_page_holds_no_formula_and_keeps_its_numbers(hostile, odd):
    shown = cells(hostile["events"][["label", "start"]])
    assert not any(label.startswith(DANGEROUS) for label in shown["label"])
    assert shown["start"].tolist() == hostile["events"]["start"].tolist()


def test_the_first_sheet_has_every_fact_in_words(tables):
    rows = list(opened(sheet.workbook(tables))["Facts"].iter_rows(values_only=True))
    assert rows[0] == tuple(sheet.FACTS) and len(rows) == len(collect(tables)) + 1
    meeting = next(row for row in rows if row[0].startswith("Barack Obama will meet"))
    assert "Xi Jinping" in meeting[1] and meeting[2] == "planned" and meeting[4] == "September 2015"
    assert meeting[5] in tables["documents"].iloc[0]["text"].replace("\n", " ") and meeting[7] >= 1
