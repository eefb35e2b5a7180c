"""Tables for people who work in spreadsheets: CSV made safe to open, and an Excel workbook with a sheet a table."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable
from typing import Any

import pandas as pd

from briefing.tables import TABLES, Tables, columns, describe, dtype
from charts.status import SIGNS
from facts.table import collect
from facts.table import names as names_of
from facts.wording import TABLES as KINDS
from facts.wording import basis_words, capital, join

from .inert import cells, visible

DATES = ("published", "reference_date", "earliest", "latest")
LONGEST = 32_000  # UTF-16 units in a cell; Excel takes 32,767
_FIRST = dt.date(1900, 3, 1)  # before that day Excel counts wrongly, or not at all
FACTS = {  # the columns of the sheet of facts and their widths in characters
    "Fact": 60, "Who": 30, "Meant as": 12, "Says who": 24, "When": 20, "Passage": 70, "Kind": 8, "Paragraph": 10,
}  # fmt: skip
_MADE = dt.datetime(2000, 1, 1)  # a workbook says when it was made; the same tables are to give the same bytes


def csv(table: pd.DataFrame) -> bytes:
    """A table as CSV that a spreadsheet opens well: UTF-8 with its mark, every cell quoted, no cell a formula."""
    text = cells(table).to_csv(index=False, lineterminator="\r\n", quoting=1)
    return str(text).encode("utf-8-sig", "replace")


def workbook(tables: Tables, names: Iterable[str] = ()) -> bytes:
    """The tables (all, or those named) as one Excel file: what it is and what each column means, then the data.

    With all of them the first sheet has every fact in words, for who reads and does not count.

    Numbers are numbers, days are days, everything else is text and never a formula or a link.
    """
    import xlsxwriter

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
                                        "strings_to_numbers": False, "nan_inf_to_errors": True})  # fmt: skip
    book.set_properties({"title": visible(tables["documents"].iloc[0]["title"]), "created": _MADE})
    looks = {
        "head": book.add_format({"bold": True, "bg_color": "#E7EDF5", "bottom": 1, "valign": "top"}),
        "text": book.add_format({"valign": "top", "num_format": "@"}),
        "wrap": book.add_format({"valign": "top", "num_format": "@", "text_wrap": True}),
        "number": book.add_format({"valign": "top", "num_format": "0"}),
        "day": book.add_format({"valign": "top", "num_format": "yyyy-mm-dd", "align": "left"}),
    }
    chosen = [name for name in TABLES if name in set(names or TABLES)]
    if not names:
        _facts(book.add_worksheet("Facts"), tables, looks)
    _about(book.add_worksheet("About"), tables, chosen, looks)
    for name in chosen:
        _sheet(book.add_worksheet(name), name, tables[name], looks)
    book.close()
    return buffer.getvalue()


def _facts(sheet: Any, tables: Tables, looks: dict[str, Any]) -> None:
    """Every fact in words: what, who, how it is meant and by whom, when, and the passage it rests on."""
    shown, facts = names_of(tables), collect(tables)
    paragraphs = dict(zip(tables["sentences"]["number"], tables["sentences"]["paragraph"], strict=True))
    for at, (head, width) in enumerate(FACTS.items()):
        sheet.write_string(0, at, head, looks["head"])
        sheet.set_column(at, at, width)
    for row, fact in enumerate(facts.to_dict("records"), 1):
        who = join([shown.get(actor, "?") for actor in fact["actors"]])
        said = (capital(fact["label"]), who, SIGNS[fact["status"]].word, shown.get(fact["holder"], ""),
                fact["when"] or fact["order"], " ".join(fact["text"].split()), KINDS[fact["table"]])  # fmt: skip
        for at, value in enumerate(said):
            sheet.write_string(row, at, fitting(value), looks["wrap"])
        sheet.write_number(row, len(said), int(paragraphs.get(fact["sentence"], 0)), looks["number"])
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(facts), 1), len(FACTS) - 1)


def _sheet(sheet: Any, name: str, table: pd.DataFrame, looks: dict[str, Any]) -> None:
    """One table: header frozen and filtered, columns as wide as what they hold."""
    held = columns(name)
    for at, column in enumerate(held):
        kind = "number" if dtype(name, column) != "str" else "day" if column in DATES else "text"
        sheet.write_string(0, at, column, looks["head"])
        values = table[column].tolist()
        for row, value in enumerate(values, 1):
            _write(sheet, row, at, value, kind, looks)
        sheet.set_column(at, at, _width(column, values))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(table), 1), len(held) - 1)


def _write(sheet: Any, row: int, at: int, value: Any, kind: str, looks: dict[str, Any]) -> None:
    if pd.isna(value) or value == "":
        return
    day = _day(value) if kind == "day" else None
    if kind == "number":
        sheet.write_number(row, at, int(value), looks["number"])
    elif day:
        sheet.write_datetime(row, at, dt.datetime.combine(day, dt.time()), looks["day"])
    else:
        sheet.write_string(row, at, fitting(str(value)), looks["text"])


def _day(value: str) -> dt.date | None:
    """A day that Excel can count; None leaves it a text."""
    try:
        day = dt.date.fromisoformat(value)
    except ValueError:
        return None
    return day if day >= _FIRST else None


def fitting(text: str) -> str:
    """The text as a cell can hold it: visible, and cut with a word about the rest where it is too long."""
    shown = visible(text)
    if len(shown.encode("utf-16-le")) // 2 <= LONGEST:
        return shown
    kept = shown.encode("utf-16-le")[: 2 * (LONGEST - 100)].decode("utf-16-le", "ignore")
    return f"{kept}… [cut: {len(text) - len(kept):,} more characters; the data package has the whole text]"


def _width(column: str, values: list[Any]) -> int:
    """Width in characters: room for most of what is there, within bounds that keep a sheet readable."""
    longest = sorted(len(str(value)) for value in values)
    usual = longest[len(longest) * 9 // 10] if longest else 0
    return min(max(len(column) + 4, usual + 1), 60)


def _about(sheet: Any, tables: Tables, chosen: list[str], looks: dict[str, Any]) -> None:
    """What the workbook is: the article, the date basis, and every column with its meaning."""
    document = tables["documents"].iloc[0]
    known = [("Article", document["title"] or document["document"]), ("Author", document["author"]),
             ("Source", document["source"]), ("Address", document["url"]), ("Published", document["published"]),
             ("Dates", basis_words(document["reference_date"], document["reference_basis"])),
             ("Text", f"SHA-256 {document['sha256']}")]  # fmt: skip
    row = 0
    for term, value in known:
        if value:
            sheet.write_string(row, 0, term, looks["head"])
            sheet.write_string(row, 1, fitting(value), looks["text"])
            row += 1
    row += 1
    for at, head in enumerate(("Sheet", "Column", "Type", "Meaning")):
        sheet.write_string(row, at, head, looks["head"])
    for name in chosen:
        for field in describe(name)["fields"]:
            row += 1
            kind = "date" if field["name"] in DATES else field["type"]
            for at, value in enumerate((name, field["name"], kind, field["description"])):
                sheet.write_string(row, at, value, looks["wrap"])
    for at, width in enumerate((16, 22, 10, 80)):
        sheet.set_column(at, at, width)
