"""Whatever the bytes, under whatever name: a draft that holds together, or one sentence; never anything else."""

from __future__ import annotations

import random
from functools import cache

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import hostile
import intake
import making
from intake import archive, kind, taking, worker
from intake.apart import Reader

calm = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
names = st.sampled_from(
    [f"a.{extension}" for extension in intake.EXTENSIONS]
    + ["a", "a.doc", ".txt", "a/b\\..", "é.txt", "\x00\u202e.html"]
)
starts = st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"From: a@b.example\nDate: x\n", b"\xff\xfe", b"\xef\xbb\xbf", b"---\n", b"<?xml?><svg>", b"MIME-Version: 1.0\n"])  # fmt: skip


class Inside(Reader):
    """Reads in this process, as the process apart does: a property test has no time to start one for each example."""

    def _ask(self, request, data):
        return worker.answer(request["kind"], request["name"], data, request["charset"]), False


@pytest.fixture(autouse=True)
def inside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "Reader", Inside)


def holds_together(name: str, data: bytes) -> None:
    found = intake.take(name, data)
    assert found
    for result in found:
        said = result.notes if isinstance(result, intake.Draft) else (result.why,)
        assert all(line and "\n" not in line and len(line) <= 320 for line in said)
        if isinstance(result, intake.Draft):
            assert intake.document(result).text == result.text
            assert not set(result.text) & set(map(chr, range(9))) and "\r" not in result.text


@calm
@given(names, starts, st.binary(max_size=400))
@example("a.txt", b"", b"\x00" * 8)
def test_any_bytes(name: str, start: bytes, data: bytes):
    holds_together(name, start + data)


@cache
def whole() -> dict[str, bytes]:
    lines = making.ARTICLE.split(". ")
    return {
        "a.pdf": making.pdf(lambda made: making.page(made, lines)),
        "a.docx": making.word(lambda made: [made.add_paragraph(line) for line in lines]),
        "a.eml": making.mail(making.ARTICLE, html=making.paragraphs(), attached={"b.txt": b"Some words."}),
        "a.zip": making.archive({"a.txt": making.ARTICLE.encode(), "b.html": making.webpage(making.paragraphs())}),
        "a.html": hostile.corpus()["hidden.html"],
        "a.md": hostile.corpus()["scripts.md"],
    }


@calm
@given(
    st.sampled_from(["a.pdf", "a.docx", "a.eml", "a.zip", "a.html", "a.md"]),
    st.integers(0, 2**32),
    st.integers(0, 40),
    st.floats(0.2, 1),
)
def test_spoilt_files(name: str, seed: int, spoilt: int, kept: float):
    chance = random.Random(seed)
    data = bytearray(whole()[name])
    for _ in range(spoilt):
        data[chance.randrange(len(data))] = chance.randrange(256)
    holds_together(name, bytes(data[: int(len(data) * kept)]))


@calm
@given(st.text(max_size=500))
def test_any_paste(text: str):
    try:
        draft = intake.paste(text)
    except intake.IntakeError as error:
        assert str(error)
        return
    assert intake.document(draft).text == draft.text


@calm
@given(st.text(max_size=60))
@example("http://[")
@example("http://a.b:99999/")
@example("http://\u2100.example/")
def test_any_address_is_parsed_or_refused(address: str):
    from intake.fetching import parsed

    for text in (address, f"http://{address}", f"https://{address}/x"):
        try:
            url = parsed(text)
        except intake.IntakeError as error:
            assert str(error)
        else:
            assert url.scheme in ("http", "https") and url.host


def test_the_reader_of_each_kind_is_there():
    assert set(worker.READERS) | {"text", "archive"} == set(kind.BY_NAME.values())
    assert callable(archive.members)
