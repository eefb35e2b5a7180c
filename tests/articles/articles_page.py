"""What is done on the page Articles, run without a browser: paste, make the briefing, look at the list."""

from __future__ import annotations

import json
import time
from pathlib import Path

from streamlit.testing.v1 import AppTest

from test_shelf import tables

ROOT = Path(__file__).parents[2]
APP = str(ROOT / "dashboard" / "app.py")
TEXT = "The Ministry of Finance fined Acme Ltd. on 3 May 2019.\n\nThe company said that it would appeal next month."
GERMAN = "Der Bundestag hat am Mittwoch das neue Gesetz verabschiedet und die Regierung wird es bald umsetzen. " * 5


def tables_of(document):
    return tables(
        document.id, document.text, title=document.title, published=document.published, source=document.source
    )


def page() -> AppTest:
    return AppTest.from_file(APP, default_timeout=60).run().switch_page("views/articles.py").run()


def paste(app: AppTest, text: str = TEXT) -> AppTest:
    next(area for area in app.text_area if (area.key or "").startswith("pasted_")).set_value(text)
    return next(b for b in app.button if "Read it" in b.label).click().run()


def finished(app: AppTest) -> AppTest:
    """The page once nothing is being analysed."""
    for _ in range(600):
        if "work" not in app.session_state:
            return app
        time.sleep(0.05)
        app.run()
    raise TimeoutError("the analysis does not end")


def brought(app: AppTest, text: str = TEXT, title: str = "") -> AppTest:
    """The page after an article was pasted and its briefing made."""
    paste(app, text)
    if title:
        field(app, "title").set_value(title)
    return finished(next(b for b in app.button if b.label == "Make the briefing").click().run())


def field(app: AppTest, name: str):
    every = [*app.text_input, *app.text_area, *app.date_input]
    return next(one for one in every if (one.key or "").startswith("draft_") and one.key.endswith(f"_{name}"))


def said(app: AppTest) -> str:
    found = [*app.warning, *app.error, *app.info, *app.caption, *app.markdown, *app.success]
    ready = [button.label for button in app.button if (button.key or "").startswith("ready_")]
    return " ".join([*(str(one.value) for one in found), *ready]).replace("\\", "")


def keys(app: AppTest) -> list[str]:
    return [button.key for button in app.button if button.key]


def listed(app: AppTest) -> list[str]:
    return [
        b.label.removeprefix("**").removesuffix("**").replace("\\", "")
        for b in app.button
        if (b.key or "").startswith("open_")
    ]


def sentences(app: AppTest) -> list[dict]:
    groups = [json.loads(one.proto.json).get("groups", []) for one in app.get("bidi_component") if one.proto.json]
    return [line for every in groups for group in every for line in group["lines"]]


def deleted(app: AppTest, name: str) -> AppTest:
    app.session_state[f"more_{name}"] = True
    app.run()
    return app.button(key=f"delete_{name}").click().run()


def looked_for(app: AppTest, words: str) -> list[dict]:
    next(one for one in app.text_input if one.key == "everywhere").set_value(words).run()
    return sentences(app)
