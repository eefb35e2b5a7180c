"""Taking the brief: on the Briefing page, and from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import prepare
from exports.brief import SECTIONS

APP = str(Path(__file__).parents[2] / "dashboard" / "app.py")


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("BRIEFINGS_OWN", str(tmp_path))
    opened = AppTest.from_file(APP, default_timeout=60).run()
    return opened.button(key="brief_button").click().run()


def shown(app: AppTest) -> list[str]:
    return [each.value for each in app.markdown]


def leads(app: AppTest) -> list[str]:
    return [text for text in shown(app) if text[:2].rstrip("\\").isdigit() and text[1:3] == "\\."]


def test_the_brief_opens_with_its_sections_and_three_files(app: AppTest) -> None:
    assert not app.exception and not app.error
    assert [each.value for each in app.subheader] == [*SECTIONS.values(), "Notes"]
    assert [each.label for each in app.get("download_button")] == ["Word", "PDF", "Web page"]


def test_the_page_and_the_brief_lead_with_the_same_sentences(app: AppTest) -> None:
    parts = [json.loads(found.proto.json) for found in app.get("bidi_component") if found.proto.json]
    groups = [group for part in parts for group in part.get("groups", []) if group.get("heading") == "Bottom line"]
    page = [line["text"] for line in groups[0]["lines"]]
    assert [text.split(" ", 1)[1].replace("\\", "") for text in leads(app)] == page


def test_leads_are_moved_left_out_put_in_and_given_back(app: AppTest) -> None:
    first, second, *rest = [text.split(" ", 1)[1] for text in leads(app)]
    app.button(key="lead_Down_0").click().run()
    assert [text.split(" ", 1)[1] for text in leads(app)] == [second, first, *rest]
    app.button(key="lead_out_0").click().run()
    assert [text.split(" ", 1)[1] for text in leads(app)] == [first, *rest]
    app.selectbox(key="brief_add").select_index(0).run()
    assert len(leads(app)) == 5 and not app.exception
    app.button(key="brief_rule").click().run()
    assert [text.split(" ", 1)[1] for text in leads(app)] == [first, second, *rest]


def test_a_section_is_left_out_and_only_the_author_is_heard(app: AppTest) -> None:
    app.checkbox(key="brief_author").check().run()
    assert not app.exception and "According to Edward Snowden" not in " ".join(shown(app))
    app.checkbox(key="brief_accepted").check().run()
    assert not app.exception and "Nothing that was let in can lead" in " ".join(shown(app))


def test_the_command_line_writes_a_brief_beside_the_tables(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = tmp_path / "case.txt"
    article.write_text("The Ministry of Finance fined Acme Corporation on 3 March 2024.", "utf-8")
    assert prepare.main([str(article), "--out", str(tmp_path / "o"), "--brief", str(tmp_path / "one.html")]) == 0
    assert "The Ministry of Finance fined Acme Corporation" in (tmp_path / "one.html").read_text("utf-8")
    assert (
        prepare.main([str(tmp_path), "--out", str(tmp_path / "o"), "--brief", str(tmp_path / "b"), "--form", "pdf"])
        == 0
    )
    assert (tmp_path / "b" / "case.pdf").read_bytes().startswith(b"%PDF")
    assert prepare.main([str(article), "--out", str(tmp_path / "o"), "--brief", str(tmp_path / "one.odt")]) == 1
    assert "a brief is written as .docx, .pdf, .html" in capsys.readouterr().err
