"""The journal: what was said to be saved is there, whatever happened to the process, the disk or the other window."""

from __future__ import annotations

import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.correction import Correction, Reference
from briefing.corrections import journal
from briefing.corrections.journal import Act, Journal, JournalError
from briefing.corrections.selector import Selector

DASHBOARD = Path(__file__).parents[1] / "dashboard"
KILLS = int(os.environ.get("KILLS", "3"))
POSIX = pytest.mark.skipif(os.name != "posix", reason="signals and limits of POSIX")


def correction(words: str = "China") -> Correction:
    return Correction("actors", "change", words, "because", set={"kind": "country"}, was={"kind": "government"})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "article" / journal.FILE


def words(held: Journal) -> list[str]:
    return [act.correction.exact for act in held.standing() if act.correction]


def test_an_act_is_on_disk_when_it_is_done(path: Path) -> None:
    act = Journal(path).do(correction(), who="Ana")
    read = journal.read(path)
    assert read.acts == [act] and read.problems == []
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00", act.at)
    assert json.loads(path.read_text(encoding="utf-8"))["who"] == "Ana"


@pytest.mark.parametrize("where", ["disk", "memory"])
def test_undo_and_redo_are_acts_themselves(path: Path, where: str) -> None:
    held = Journal(path if where == "disk" else None)
    one, two, three = (held.do(correction(name)) for name in ("one", "two", "three"))
    held.undo(two.id)
    assert words(held) == ["one", "three"]
    assert held.last() == three and held.next() == two
    held.redo(two.id)
    assert words(held) == ["one", "two", "three"], "in its old place"
    assert held.last() == two and held.next() is None
    assert [act.act for act in held.acts] == ["do", "do", "do", "undo", "redo"]
    held.undo(three.id)
    held.undo(one.id)
    assert held.next() == one
    held.do(correction("four"))
    assert held.next() is None and words(held) == ["two", "four"]


@pytest.mark.parametrize("where", ["disk", "memory"])
def test_what_does_not_stand_cannot_be_undone(path: Path, where: str) -> None:
    held = Journal(path if where == "disk" else None)
    act = held.do(correction())
    with pytest.raises(JournalError, match="no such correction"):
        held.undo("nothing")
    with pytest.raises(JournalError, match="stands already"):
        held.redo(act.id)
    held.undo(act.id)
    with pytest.raises(JournalError, match="undone already"):
        held.undo(act.id)
    assert len(held.acts) == 2


def test_two_windows_see_each_other_when_they_save(path: Path) -> None:
    one, two = Journal(path), Journal(path)
    act = one.do(correction("one"))
    two.do(correction("two"))
    assert words(two) == ["one", "two"]
    one.undo(act.id)
    with pytest.raises(JournalError, match="in another window"):
        two.undo(act.id)
    assert words(journal.read(path)) == ["two"]


def test_a_line_cut_in_two_is_said_and_taken_off_with_the_next(path: Path) -> None:
    Journal(path).do(correction("one"))
    whole = path.read_bytes()
    with path.open("ab") as file:
        file.write(whole[: len(whole) // 2])
    held = journal.read(path)
    assert words(held) == ["one"]
    assert held.problems == [
        "corrections.jsonl, line 2: it was not written to its end and is left out; all others hold."
    ]
    held.do(correction("two"))
    assert words(journal.read(path)) == ["one", "two"]
    assert journal.read(path).problems == []


def test_a_file_cut_anywhere_keeps_its_whole_lines(path: Path) -> None:
    held = Journal(path)
    for name in ("one", "two", "three"):
        held.do(correction(name))
    data = path.read_bytes()
    for cut in range(0, len(data), 5):
        path.write_bytes(data[:cut])
        whole = words(held)[: data[: cut + 1].count(b"\n")]  # a line whole but for its newline counts
        assert words(journal.read(path)) == whole, cut
        Journal(path).do(correction("next"))
        assert (words(journal.read(path)), journal.read(path).problems) == ([*whole, "next"], []), cut


def test_a_last_line_without_its_newline_counts(path: Path) -> None:
    Journal(path).do(correction("one"))
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    held = journal.read(path)
    assert (words(held), held.problems) == (["one"], [])
    held.do(correction("two"))
    assert words(journal.read(path)) == ["one", "two"]


LINES = [
    (b"no json", "cannot be read"),
    (b"\xff\xfe", "cannot be read"),
    (b"[" * 50_000, "cannot be read"),
    (b"[]", "no act"),
    (b'{"id": "x", "at": "", "act": "buy"}', "no act"),
    (b'{"id": 1, "at": "", "act": "do"}', "no act"),
    (b'{"id": "x", "at": "", "act": "do"}', "a correction is a table"),
    (b'{"id": "x", "at": "", "act": "do", "correction": {"table": "files", "action": "add"}}', "no table 'files'"),
    (b'{"id": "x", "at": "", "act": "do", "correction": {"table": "actors", "action": "buy"}}', "not 'buy'"),
    (b'{"id": "x", "at": "", "act": "do", "correction": {"table": "actors", "action": "add"}}', "'exact'"),
    (b'{"id": "x", "at": "", "act": "undo", "of": "nothing"}', "not there"),
]


@pytest.mark.parametrize(("line", "says"), LINES)
def test_a_broken_line_is_named_and_the_others_hold(path: Path, line: bytes, says: str) -> None:
    Journal(path).do(correction("one"))
    with path.open("ab") as file:
        file.write(line + b"\n")
    Journal(path).do(correction("two"))
    held = journal.read(path)
    assert words(held) == ["one", "two"]
    assert len(held.problems) == 1 and "line 2" in held.problems[0] and says in held.problems[0]


def test_a_line_that_stands_twice_counts_once(path: Path) -> None:
    Journal(path).do(correction("one"))
    path.write_bytes(path.read_bytes() * 2)
    assert words(journal.read(path)) == ["one"] and len(journal.read(path).problems) == 1


def test_a_file_that_would_hold_up_the_page_is_refused() -> None:
    with pytest.raises(JournalError, match="more than 5,000 acts"):
        journal.parse(b"{}\n" * 5001)


@pytest.mark.parametrize("odd", ["\ud800", "x" * 300_000])
def test_what_could_not_be_read_back_is_not_saved(path: Path, odd: str) -> None:
    with pytest.raises(JournalError, match="Not saved: it cannot be written down"):
        Journal(path).do(correction(odd))
    assert not path.exists()
    assert Journal(path).do(correction(), who="Ana\n\ud800 " + "x" * 300).who.startswith("Ana ? xxx")


texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
selectors = st.builds(Selector, texts, texts, texts, st.integers(-1, 99), st.integers(-1, 99))
references = st.builds(Reference, st.just("actors"), selectors, texts)
values = st.one_of(texts, st.none(), st.integers(-9, 9), references, st.lists(references, max_size=3).map(tuple))
corrections = st.builds(
    Correction, st.sampled_from(["actors", "events"]), st.sampled_from(["change", "split"]), texts, texts, texts, texts,
    st.dictionaries(texts, values, max_size=3), st.just(3), st.just(5), st.dictionaries(texts, values, max_size=2),
    st.dictionaries(texts, values, max_size=2),
)  # fmt: skip


@given(st.lists(corrections, max_size=4))
def test_whatever_is_written_is_read_back(made: list[Correction]) -> None:
    held = Journal()
    for each in made:
        held.do(each)
    read = journal.parse(held.text().encode())
    assert read.acts == held.acts and read.problems == []


@given(st.lists(st.tuples(st.sampled_from(["do", "undo", "redo"]), st.integers(0, 5)), max_size=12))
def test_the_state_is_the_sum_of_the_lines(steps: list[tuple[str, int]]) -> None:
    held, stands = Journal(), {}
    for verb, which in steps:
        name = f"act {which}"
        if verb == "do":
            if name not in stands:
                held.append(Act(name, "", "do", correction(name)))
                stands[name] = True
        elif name in stands and stands[name] is (verb == "undo"):
            held.append(Act("x", "", verb, None, name))
            stands[name] = verb == "redo"
        else:
            with pytest.raises(JournalError):
                held.append(Act("x", "", verb, None, name))
    assert words(held) == [name for name, stand in stands.items() if stand]
    assert words(journal.parse(held.text().encode())) == words(held)


# Things that happen to files.

WRITER = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from briefing.correction import Correction
from briefing.corrections.journal import Journal
held = Journal(Path(sys.argv[2]))
for number in range(int(sys.argv[4])):
    act = held.do(Correction("actors", "change", f"{sys.argv[3]} {number} " + "x" * 300, set={"kind": "country"}))
    print(act.id, flush=True)
"""


def writer(path: Path, name: str, count: int, **options: object) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-c", WRITER, str(DASHBOARD), str(path), name, str(count)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
    return subprocess.Popen(arguments, text=True, **pipes)


def test_three_processes_at_once_lose_nothing(path: Path) -> None:
    writers = [writer(path, name, 40) for name in "abc"]
    saved = {line for each in writers for line in each.communicate()[0].split()}
    held = journal.read(path)
    assert len(saved) == 120 and saved == {act.id for act in held.acts} and held.problems == []


@POSIX
def test_a_kill_in_the_middle_loses_nothing_that_was_saved(path: Path) -> None:
    chance, said = random.Random(5), path.with_name("said.txt")
    path.parent.mkdir()
    said.touch()
    for round_ in range(KILLS):
        before = said.stat().st_size
        with said.open("a") as out:
            killed = writer(path, f"round {round_}", 100_000, stdout=out)
        while said.stat().st_size == before:
            time.sleep(0.001)
        time.sleep(chance.uniform(0, 0.1))
        killed.send_signal(signal.SIGKILL)
        killed.communicate()
    saved = {line for line in said.read_text().split("\n") if len(line) == 32}
    held = journal.read(path)
    there = {act.id for act in held.acts}
    assert saved <= there, "saved, and not there"
    assert len(there - saved) <= KILLS, "written, and killed before it could say so"
    Journal(path).do(correction("after"))
    assert journal.read(path).problems == [] and {act.id for act in journal.read(path).acts} >= saved


def limited() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))


@POSIX
def test_a_full_disk_loses_nothing_and_says_so(path: Path) -> None:
    full = writer(path, "full", 1000, preexec_fn=limited)
    out, errors = full.communicate()
    assert "Not saved: the disk is full (article/corrections.jsonl). Everything saved before is still there." in errors
    held = journal.read(path)
    assert [act.id for act in held.acts] == out.split() and held.problems == []
    assert path.stat().st_size <= 10_000
    held.do(correction("after"))
    assert len(journal.read(path).acts) == len(out.split()) + 1


@POSIX
def test_a_write_that_fails_later_is_taken_back(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = Journal(path)
    held.do(correction("one"))
    before = path.read_bytes()

    def fails(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fails)
        with pytest.raises(JournalError, match="the disk is full"):
            held.do(correction("two"))
    assert path.read_bytes() == before and words(held) == ["one"]


@POSIX
def test_a_read_only_folder_says_so() -> None:
    with tempfile.TemporaryDirectory() as name, somebody(Path(name)):
        path = Path(name) / "article" / journal.FILE
        held = Journal(path)
        held.do(correction("one"))
        path.chmod(0o444)
        path.parent.chmod(0o555)
        with pytest.raises(JournalError, match="Not saved: the folder is read-only"):
            held.do(correction("two"))
        with pytest.raises(JournalError, match="Not saved: the folder is read-only"):
            Journal(path.with_name("other.jsonl")).do(correction("two"))
        assert words(held) == words(journal.read(path)) == ["one"]
        path.parent.chmod(0o755)


@contextmanager
def somebody(folder: Path) -> Iterator[None]:
    """Works as a user with no rights but the ordinary ones: the administrator may write everywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.chown(folder, 65534, 65534)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_folder_that_cannot_be_says_so(tmp_path: Path) -> None:
    (tmp_path / "article").write_text("a file where the folder should be")
    with pytest.raises(JournalError, match="Not saved"):
        Journal(tmp_path / "article" / journal.FILE).do(correction())
    with pytest.raises(JournalError, match="cannot be read"):
        journal.read(tmp_path / "article" / journal.FILE)
