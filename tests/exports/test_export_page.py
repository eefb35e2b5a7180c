"""The box with all forms on the Briefing page, and the pictures under the charts, run without a browser."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from exports.catalogue import BY_KEY

APP = str(Path(__file__).parents[2] / "dashboard" / "app.py")


def keys(app):
    """The keys of the download buttons on the page."""
    return {button.key for button in app.get("download_button")}


def opened(**held):
    app = AppTest.from_file(APP, default_timeout=60)
    for key, value in held.items():
        app.session_state[key] = value
    app.run()
    assert not app.exception
    return app


def test_every_form_is_offered_with_what_it_is_for():
    app = opened(export=True)
    assert keys(app) >= {f"export_{key}" for key in (*BY_KEY, "one")}
    said = " ".join(caption.value for caption in app.caption)
    assert "as the W3C writes them" in said and "their record" in said


def test_a_shut_box_costs_nothing():
    assert not any(key.startswith("export_") for key in keys(opened()))


@pytest.mark.parametrize(("page", "name"), [("timeline", "timeline"), ("actors", "actor_map")])
def test_a_chart_leaves_as_svg_and_png(page, name):
    app = opened().switch_page(f"views/{page}.py").run()
    assert not app.exception and {f"{name}_svg", f"{name}_png"} <= keys(app)
