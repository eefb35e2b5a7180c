"""The style sheets agree with the theme."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MARKS = {"actors": "yellow", "sectors": "violet", "dates": "green", "events": "blue", "quotes": "orange", "ties": "gray"}


@pytest.mark.parametrize(("sheet", "theme"), [("frame.css", "light"), ("dark.css", "dark")])
def test_layers_are_shown_in_the_colours_of_their_marks(sheet: str, theme: str) -> None:
    colours = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"][theme]
    style = (ROOT / "dashboard" / "views" / sheet).read_text(encoding="utf-8")
    shown = dict(re.findall(r"--(\w+): (#\w{6})", style))
    assert shown == {layer: colours[f"{colour}Color"] for layer, colour in MARKS.items()}
    marks = (ROOT / "dashboard" / "components" / "reader.css").read_text(encoding="utf-8")
    assert all(f"--st-{colour}-color" in marks for colour in MARKS.values())
