"""The list of forms: what the page offers and the command line names, made of any article without a word."""

import zipfile

import pandas as pd
import pytest

import prepare
from briefing import package
from briefing.correction import Correction
from briefing.corrections import journal
from briefing.dossier import Dossier
from briefing.tables import TABLES
from exports import catalogue
from exports.catalogue import BY_KEY, FORMATS


def test_the_command_line_names_every_form():
    assert tuple(BY_KEY) == prepare.KEYS and len({each.ending for each in FORMATS}) == len(FORMATS)


@pytest.mark.parametrize("key", BY_KEY)
def test_every_form_is_the_same_every_time(tables, key):
    held = Dossier(tables)
    assert BY_KEY[key].make(held) == BY_KEY[key].make(held) != b""


@pytest.mark.parametrize("key", BY_KEY)
def test_an_article_in_which_nothing_was_found_leaves_in_every_form(tables, key):
    none = {name: table if name in ("documents", "sentences") else table[:0] for name, table in tables.items()}
    assert BY_KEY[key].make(Dossier(none))
    assert bool(BY_KEY[key].lacks(none)) == (key in ("pictures", "ics", "timelinejs"))


@pytest.mark.parametrize("missing", [name for name in TABLES if name != "documents"])
def test_an_article_with_a_table_missing_leaves_in_every_form(tables, missing):
    """The pages go on without a table that cannot be read; so does what leaves."""
    held = Dossier({**tables, missing: tables[missing][:0]})
    for each in FORMATS:
        assert each.lacks(held.tables) or each.make(held)


def test_the_whole_as_csv_and_parquet_holds_every_table(tables, tmp_path):
    for key, ending in (("csv", "csv"), ("parquet", "parquet")):
        (tmp_path / key).write_bytes(BY_KEY[key].make(Dossier(tables)))
        assert zipfile.ZipFile(tmp_path / key).namelist() == [f"{name}.{ending}" for name in TABLES]


@pytest.mark.parametrize("ending", catalogue.ENDINGS)
def test_one_table_leaves_in_every_form(tables, ending):
    assert catalogue.one_table(tables, "events", ending) != catalogue.one_table(tables, "quotes", ending) != b""


def test_pictures_leave_as_svg_and_png(tables, tmp_path):
    (tmp_path / "pictures.zip").write_bytes(catalogue.pictures(tables))
    with zipfile.ZipFile(tmp_path / "pictures.zip") as held:
        assert held.namelist() == [
            f"{name}.{form}" for name in ("timeline", "map", "matrix", "speakers") for form in ("svg", "png")
        ]
        assert held.read("map.png").startswith(b"\x89PNG") and held.read("map.svg").startswith(b"<svg")


def run(tmp_path, *options):
    (tmp_path / "in").mkdir(exist_ok=True)
    for name in ("one", "two"):
        (tmp_path / "in" / f"{name}.txt").write_text("On 3 May 2024 the ministry fined Acme Ltd. It will appeal.")
    return prepare.main([str(tmp_path / "in"), "--out", str(tmp_path / "out"), *options])


def test_a_folder_is_written_in_the_forms_asked_for(tmp_path, capsys):
    assert run(tmp_path, "--export", "xlsx, gexf,ics", "--to", str(tmp_path / "to")) == 0
    assert sorted(path.name for path in (tmp_path / "to").iterdir()) == ["one.gexf", "one.xlsx", "two.gexf", "two.xlsx"]
    assert "one: no calendar. Nothing that the article tells lies ahead on a date." in capsys.readouterr().out
    assert pd.read_excel(tmp_path / "to" / "one.xlsx", "actors")["name"].tolist()


def test_a_form_that_there_is_not_is_said_before_anything_is_made(tmp_path, capsys):
    assert run(tmp_path, "--export", "xlsx,docm", "--to", str(tmp_path / "to")) == 1
    assert "there is no form 'docm'" in capsys.readouterr().err and not (tmp_path / "to").exists()
    assert run(tmp_path, "--export", "xlsx") == 1
    assert "say with --to in which folder" in capsys.readouterr().err and not (tmp_path / "out").exists()


def test_a_briefing_that_there_is_leaves_with_its_corrections(tables, tmp_path, capsys):
    package.save(tables, tmp_path / "kept" / "one")
    who = tables["actors"].iloc[2]
    change = Correction("actors", "change", who["text"], "its own name", start=int(who["start"]), end=int(who["end"]),
                        set={"name": "US Chamber"})  # fmt: skip
    journal.read(tmp_path / "kept" / "one" / journal.FILE).do(change)
    to = ["--export", "xlsx,package", "--to", str(tmp_path / "to")]
    assert prepare.main([str(tmp_path / "kept"), *to]) == 0
    made = tmp_path / "to" / "us-business-groups-letter.xlsx"
    assert "US Chamber" in pd.read_excel(made, "actors")["name"].tolist()
    made.unlink()
    packed = tmp_path / "to" / "us-business-groups-letter.briefing.zip"
    assert prepare.main([str(packed), *to]) == 0
    assert "US Chamber" in pd.read_excel(made, "actors")["name"].tolist()
    packed.write_bytes(b"PK")
    assert prepare.main([str(packed), *to]) == 1
    assert "us-business-groups-letter.briefing.zip: This is no briefing package" in capsys.readouterr().err


def test_a_briefing_is_not_analysed_again(tables, tmp_path, capsys):
    package.save(tables, tmp_path / "one")
    assert prepare.main([str(tmp_path / "one")]) == 1
    assert "this is a briefing already" in capsys.readouterr().err
