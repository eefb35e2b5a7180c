"""Corrections in a TOML file that ships with an article."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing import correction
from briefing.correction import CorrectionError
from briefing.corrections import amendment
from briefing.tables import Tables


def test_a_file_of_corrections(tables: Tables, tmp_path: Path) -> None:
    path = tmp_path / "article.toml"
    path.write_text(
        '[[correction]]\ntable = "actors"\naction = "change"\nexact = "Edward Snowden"\nreason = "he said so"\n'
        'set = { role = "whistle-blower" }\n\n'
        '[[correction]]\ntable = "sectors"\naction = "remove"\nexact = "software"\nprefix = "doors” in "\n'
        'reason = "no sector"\n\n'
        '[[correction]]\ntable = "sectors"\naction = "add"\nexact = "source code"\nreason = "it is software"\n'
        'set = { name = "software and IT services", isic = "J62" }\n\n'
        '[[correction]]\ntable = "timexes"\naction = "change"\nexact = "no such words"\nreason = "none"\n',
        encoding="utf-8",
    )
    new, outcomes = amendment.apply(tables, correction.read(path))
    assert [o.state for o in outcomes] == ["applied"] * 3 + ["orphan"]
    assert new["actors"].set_index("name").at["Edward Snowden", "role"] == "whistle-blower"
    changed = set(new["sectors"]["text"]) ^ set(tables["sectors"]["text"])
    assert changed == {"software", "source code"}


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('table = "actors"', "correction 1: 'action' is missing"),
        ('table = "things"\naction = "change"\nexact = "x"\nreason = "y"', "no table 'things'"),
        ('table = "actors"\naction = "merge"\nexact = "x"\nreason = "y"', "not 'merge'"),
        ('table = "actors"\naction = "change"\nexact = "x"\nreason = "y"\nset = { nose = 1 }', "no column 'nose'"),
    ],
)
def test_a_broken_file_is_named(tmp_path: Path, line: str, says: str) -> None:
    path = tmp_path / "article.toml"
    path.write_text(f"[[correction]]\n{line}\n", encoding="utf-8")
    with pytest.raises(CorrectionError, match=says):
        correction.read(path)
