"""Charts are functions of tables."""

import sys
from subprocess import run


def test_charts_know_neither_streamlit_nor_the_passes():
    code = (
        "import sys; from charts import actor_map, matrix, timeline\n"
        "passes = {f'briefing.{m}' for m in 'language mention actor sector timex event relation pipeline'.split()}\n"
        "assert not {'streamlit', 'spacy', 'altair', *passes} & set(sys.modules)"
    )
    path = {"PYTHONPATH": "dashboard"}
    made = run([sys.executable, "-c", code], env=path, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
