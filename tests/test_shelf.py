"""Where articles live: saved whole or not at all, moved aside and back, and never under two names."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import textwrap
from contextlib import contextmanager
from pathlib import Path

import pandas as pd
import pytest

import shelf
from briefing import package
from briefing.document import Document, make
from briefing.document import read as read_file
from briefing.tables import TABLES, Actor, Mention, Sentence, Tables, Timex, frame, schema

ROOT = Path(__file__).parents[1]


def tables(name: str = "first", text: str = "Ann met Bob.", **known: str) -> Tables:
    """A briefing of one sentence and one actor, by hand."""
    document = make(text, name, **known)
    return rows_of(document, text.split()[0])


def rows_of(document: Document, actor: str) -> Tables:
    span = {"document": document.id, "start": 0, "end": len(actor), "text": actor}
    whole = {"document": document.id, "start": 0, "end": len(document.text), "text": document.text}
    rows = {
        "documents": [document.row(document.given or document.published, "given" if document.given else "published")],
        "sentences": [Sentence(**whole, sentence=f"{document.id}:sentence:0", paragraph=1, number=1)],
        "actors": [Actor(**span, actor=f"{document.id}:actor:0", name=actor, kind="person", mentions=1)],
        "mentions": [Mention(**span, mention=f"{document.id}:m:0", actor=f"{document.id}:actor:0", kind="name")],
        "timexes": [Timex(**span, timex=f"{document.id}:t:0", anchor=f"{document.id}:t:0")],
    }
    return {name: frame(name, rows.get(name, [])) for name in TABLES}


def titles(folder: Path) -> dict[str, str]:
    return {name: place.take().tables["documents"].iloc[0]["title"] for name, place in shelf.own(folder).items()}


def test_an_article_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    made = tables(title='A "title" with \\ and\ttab', source="The Post", author="Ann", published="2015-08-11")
    place = shelf.keep(tmp_path, made)
    back = place.take()
    assert not back.problems
    for name, table in made.items():
        pd.testing.assert_frame_equal(back.tables[name], table)
    assert sorted(path.name for path in place.path.iterdir()) == sorted(
        [f"{name}.csv" for name in TABLES] + ["article.txt", "article.toml", "datapackage.json"]
    )


def test_what_is_known_is_written_so_that_a_file_of_the_same_text_reads_alike(tmp_path: Path) -> None:
    known = {
        "title": 'Quotes " and \\',
        "source": "S\x7f",
        "author": "A\nB",
        "url": "https://example.org/a",
        "given": "2015-08-11",
    }
    place = shelf.keep(tmp_path, tables(**known))
    read = read_file(place.path / "article.txt")
    assert {name: getattr(read, name) for name in known} == known and read.text == "Ann met Bob."


def test_tables_of_several_articles_concatenate(tmp_path: Path) -> None:
    """Ids carry the document: two articles about the same actor stay two rows, and every reference finds its row."""
    both = [shelf.keep(tmp_path, tables(name)).take().tables for name in ("first", "second")]
    joined = {name: pd.concat([one[name] for one in both], ignore_index=True) for name in TABLES}
    assert joined["actors"]["name"].tolist() == ["Ann", "Ann"] and joined["actors"]["actor"].is_unique
    package.check(joined)
    for name in TABLES:
        schema(name).validate(joined[name])


def test_an_article_under_another_id_holds_together() -> None:
    moved = shelf.rekeyed(tables("first"), "first-2")
    package.check(moved)
    ids = moved["mentions"].iloc[0]["actor"], moved["timexes"].iloc[0]["anchor"]
    assert ids == ("first-2:actor:0", "first-2:t:0")
    assert moved["documents"].iloc[0]["document"] == "first-2"


def test_a_new_title_changes_nothing_else(tmp_path: Path) -> None:
    place = shelf.keep(tmp_path, tables(title="Old", source="The Post"))
    (place.path / "corrections.jsonl").write_text("{}\n", "utf-8")
    before = place.stamp()
    place.rename({"title": "New"})
    document = place.take().tables["documents"].iloc[0]
    assert (document["title"], document["source"]) == ("New", "The Post") and place.stamp() != before
    assert 'title = "New"' in (place.path / "article.toml").read_text("utf-8")
    assert (place.path / "corrections.jsonl").read_text("utf-8") == "{}\n"


def test_a_second_analysis_leaves_the_corrections(tmp_path: Path) -> None:
    place = shelf.keep(tmp_path, tables(title="Old"), journal="{}\n")
    shelf.keep(tmp_path, tables(title="New"))
    assert titles(tmp_path) == {"first": "New"} and place.journal
    assert place.journal.read_text("utf-8") == "{}\n"


def test_deleted_and_brought_back(tmp_path: Path) -> None:
    place = shelf.keep(tmp_path, tables(title="Kept"))
    aside = place.delete()
    assert titles(tmp_path) == {} and shelf.deleted(tmp_path) == [aside] and shelf.taken(tmp_path) == {"first"}
    assert shelf.aside(tmp_path, aside).take().tables["documents"].iloc[0]["title"] == "Kept"
    assert shelf.restore(tmp_path, aside) == "first"
    assert titles(tmp_path) == {"first": "Kept"} and shelf.deleted(tmp_path) == []


def test_deleted_for_good(tmp_path: Path) -> None:
    aside = shelf.keep(tmp_path, tables()).delete()
    shelf.remove(tmp_path, aside)
    assert not list((tmp_path / ".deleted").iterdir())


def test_an_article_does_not_come_back_over_another(tmp_path: Path) -> None:
    aside = shelf.keep(tmp_path, tables(title="First")).delete()
    shelf.keep(tmp_path, tables(title="Second"))
    with pytest.raises(shelf.ShelfError, match="another article"):
        shelf.restore(tmp_path, aside)
    assert titles(tmp_path) == {"first": "Second"} and shelf.deleted(tmp_path) == [aside]


KILLED = """
    import os, sys
    from pathlib import Path
    sys.path[:0] = [{dashboard!r}, {tests!r}]
    import shelf.commit
    from test_shelf import tables
    left = [{steps}]

    def counted(do):
        def step(*args, **kwargs):
            if left[0] == 0:
                os._exit(9)
            left[0] -= 1
            return do(*args, **kwargs)
        return step

    os.fsync = counted(os.fsync)
    Path.replace = counted(Path.replace)
    Path.unlink = counted(Path.unlink)
    shelf.keep(Path({folder!r}), tables(title="New", text="Eve left."))
"""


def killed_after(steps: int, folder: Path) -> bool:
    """Saves an article in a process that ends, as by a kill, after so many steps to the disk; whether it was killed."""
    code = textwrap.dedent(KILLED).format(
        dashboard=str(ROOT / "dashboard"), tests=str(ROOT / "tests"), folder=str(folder), steps=steps
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode in (0, 9), done.stderr.decode()
    return done.returncode == 9


@pytest.mark.parametrize("there", [True, False], ids=["replacing", "new"])
def test_a_kill_at_any_step_leaves_the_old_or_the_new(tmp_path: Path, there: bool) -> None:
    seen = set()
    for steps in (3, 15, 22, 60):
        folder = tmp_path / str(steps)
        if there:
            shelf.keep(folder, tables(title="Old"))
        killed = killed_after(steps, folder)
        found = shelf.own(folder)
        taken = {name: place.take() for name, place in found.items()}
        assert not any(one.problems for one in taken.values()), steps
        held = {
            (one.tables["documents"].iloc[0]["title"], one.tables["actors"].iloc[0]["name"]) for one in taken.values()
        }
        assert held in ([{("Old", "Ann")}, {("New", "Eve")}] if there else [set(), {("New", "Eve")}]), steps
        seen.add((killed, frozenset(held)))
        shelf.keep(folder, tables(title="Next"))
        assert titles(folder) == {"first": "Next"}
        assert not list((folder / "first").glob(".*"))
    assert len(seen) == 3, "killed before it counted, killed after, and not killed at all"


def test_what_a_kill_left_of_a_new_article_is_swept_away_later(tmp_path: Path) -> None:
    assert killed_after(5, tmp_path)
    assert list(tmp_path.glob("first/.*"))
    shelf.sweep(tmp_path)
    assert list(tmp_path.glob("first/.*")), "another server may be at work"
    for path in tmp_path.glob("first/.*"):
        os.utime(path, (0, 0))
    shelf.sweep(tmp_path)
    assert not list(tmp_path.iterdir())


@contextmanager
def full():
    """A disk on which no file can grow beyond 200 bytes; only inside, as the tests' own report is a file too."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_is_said_and_loses_nothing(tmp_path: Path) -> None:
    place = shelf.keep(tmp_path, tables(title="Old"))
    before = {path.name: path.read_bytes() for path in place.path.iterdir()}
    for act in (lambda: shelf.keep(tmp_path, tables(title="New")), lambda: place.rename({"title": "New"}),
                lambda: shelf.keep(tmp_path, tables("second"))):  # fmt: skip
        with full(), pytest.raises(shelf.ShelfError, match=r"no room left .* lost\."):
            act()
    assert {path.name: path.read_bytes() for path in place.path.iterdir()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["first"]


def shut(*args: object, **kwargs: object) -> None:
    raise OSError(errno.EROFS, os.strerror(errno.EROFS))


@pytest.mark.parametrize("real", [True, False], ids=["by its rights", "by the system's word"])
def test_a_read_only_folder_is_said_and_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, real: bool
) -> None:
    place = shelf.keep(tmp_path, tables(title="Old"))
    folders = (place.path, tmp_path)
    if real:
        if os.name == "nt" or os.geteuid() == 0:
            pytest.skip("root may write anywhere")
        for path in folders:
            path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    else:
        for name in ("mkdir", "rename", "replace", "unlink"):
            monkeypatch.setattr(Path, name, shut)
        monkeypatch.setattr("shelf.commit._written", shut)
    try:
        for act in (lambda: shelf.keep(tmp_path, tables(title="New")), lambda: place.rename({"title": "New"}),
                    place.delete, lambda: shelf.keep(tmp_path, tables("second"))):  # fmt: skip
            with pytest.raises(shelf.ShelfError, match="cannot be written to"):
                act()
        assert titles(tmp_path) == {"first": "Old"}
    finally:
        monkeypatch.undo()
        for path in reversed(folders):
            path.chmod(stat.S_IRWXU)


def test_a_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "own").write_text("", "utf-8")
    with pytest.raises(shelf.ShelfError, match="cannot be used"):
        shelf.keep(tmp_path / "own", tables())
    assert shelf.own(tmp_path / "own") == {} and shelf.taken(tmp_path / "own") == set()


def test_an_article_in_a_session_keeps_the_same_verbs() -> None:
    place = shelf.Held("first", tables(title="Old"))
    before = place.stamp()
    place.rename({"title": "New"})
    assert place.take().tables["documents"].iloc[0]["title"] == "New" and place.stamp() != before
