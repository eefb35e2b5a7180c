"""The note at the end of a line: how a fact is meant, where that is more than "it happened", and its date."""

import pandas as pd

from charts.status import SIGNS


def meant_when(lines: list[dict], facts: pd.DataFrame) -> list[dict]:
    """Lines with the word of their status before their date."""
    made = []
    for line, status in zip(lines, facts["status"], strict=True):
        word = "" if status == "occurred" else SIGNS[status].word
        made.append(line | {"note": " · ".join(part for part in (word, line["note"]) if part)})
    return made
