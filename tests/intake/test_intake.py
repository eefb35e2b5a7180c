"""The ways in, through the library's four verbs."""

from __future__ import annotations

import pytest

import intake

TEXT = "The ministry fined Acme Ltd on 3 May 2024.\n\nThe company will appeal, its chief executive said."


def test_a_text_file_is_a_draft():
    [draft] = intake.take("fine.txt", TEXT.encode())
    assert isinstance(draft, intake.Draft)
    assert (draft.name, draft.text) == ("fine.txt", TEXT)
    assert intake.document(draft).id == "fine"


def test_an_empty_file_is_refused():
    assert intake.take("fine.txt", b"") == [intake.Refusal("fine.txt", "The file is empty.")]


def test_an_empty_paste_is_refused():
    with pytest.raises(intake.IntakeError, match="There is no text in it"):
        intake.paste(" \n")
