"""The measured figures as the page and the README tell them."""

from pathlib import Path

import pandas as pd
from streamlit.testing.v1 import AppTest

from facts.measured import OWN, besides, by_table

ROOT = Path(__file__).parents[1]


def test_figures_are_held_by_what_they_count() -> None:
    rows = [("Events: found", OWN, "90.1"), ("Events: right", OWN, "80"), ("Events: date", OWN, "70"), ("x", "GUM", "5")]
    held = by_table(pd.DataFrame(rows, columns=["figure", "set", "value"]))
    assert held == {"Events": {"found": 90.1, "right": 80.0, "date": 70.0}}
    assert besides(held["Events"]) == {"date": 70.0}


def test_every_figure_on_the_page_is_one_of_the_file_and_of_the_readme() -> None:
    table = pd.read_csv(ROOT / "data" / "quality.csv", keep_default_na=False, dtype="str")
    app = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=30)
    app.switch_page("views/quality.py").run()
    page = " ".join(part.value.replace("\\", "") for part in app.markdown)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for what, held in by_table(table).items():
        assert f"| {what} | {held['found']:.0f} | {held['right']:.0f} |" in page
        assert f"| {what} | {held['found']:.1f} | {held['right']:.1f} |" in readme
    for row in table[table["set"] != OWN].itertuples():
        assert f"| {row.figure} | {row.set} | {row.value} | {row.measured} |" in readme
        assert f"| {float(row.value):.0f} |" in page
