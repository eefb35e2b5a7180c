"""The width of words, and words cut and wrapped to a width."""

import pytest

from charts import lettering


def test_text_is_cut_between_words_and_wrapped_to_lines_of_even_length():
    assert lettering.cut("short", 100, 13) == "short"
    assert lettering.cut("one two three four", 70, 13) == "one two…"
    assert lettering.width(lettering.cut("x" * 200, 50, 13), 13) <= 50
    lines = lettering.balanced("Office of Personnel Management", 132, 12, 3)
    assert " ".join(lines) == "Office of Personnel Management" and len(lines) == 2
    assert lettering.width("網絡安全法", 10) == pytest.approx(50)
