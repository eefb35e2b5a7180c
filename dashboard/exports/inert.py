"""Text made harmless for the programs that open an export, and still readable.

Exact forms (the data package, JSON, Parquet, annotations) keep the text as it is: programs read them. What people open
(spreadsheets, calendars, graphs, pictures) shows unseen characters instead of obeying them.
"""

from __future__ import annotations

import html
import re

import pandas as pd

from facts.unseen import visible

__all__ = ["cell", "cells", "flat", "markup", "visible"]

# What a spreadsheet takes for a formula at the start of a cell, full-width signs among them (OWASP, CSV injection);
# after a semicolon or a line break too, as where the comma is the decimal sign, a file is cut there.
_FORMULA = re.compile(r"(?:^|(?<=[;\t\r\n]))(?=\s*[=+\-@＝＋－＠])|^(?=[\t\r\n])")


def flat(text: str) -> str:
    """The text on one line, made visible."""
    return " ".join(visible(text).split())


def cell(text: str) -> str:
    """A cell of a CSV file that people open in a spreadsheet: what would run as a formula gets an apostrophe before it.

    The apostrophe is how spreadsheets mark text. The data package never has it: it stays exact.
    """
    return _FORMULA.sub("'", visible(text))


def cells(table: pd.DataFrame) -> pd.DataFrame:
    """A table for a grid on a page: its reader can take it along as CSV or copy it into a spreadsheet as it is."""
    return table.map(lambda value: cell(value) if isinstance(value, str) else value).rename(columns=cell)


def markup(text: str) -> str:
    """The text for a field that a page reads as HTML."""
    return html.escape(visible(text), quote=True)
