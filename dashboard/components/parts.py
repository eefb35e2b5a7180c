"""The components, each a function of ready data and a callback that gets the id that was opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

import session
from briefing.tables import STATUS_MEANINGS
from charts.status import SIGNS

MOST = 300  # lines of a list that are sent; the filters reach the others
HERE = Path(__file__).parent


def _component(name: str) -> Any:
    read = {suffix: (HERE / f"{name}.{suffix}").read_text("utf-8") for suffix in ("js", "css")}
    ink, base = (HERE / "ink.js").read_text("utf-8"), (HERE / "base.css").read_text("utf-8")
    html = '<div class="root">\n</div>'
    return st.components.v2.component(
        f"briefing_{name}", html=html, js=f"{ink}\n{read['js']}", css=f"{base}\n{read['css']}"
    )


_FOCUS, _LEGEND, _LINES, _MARKER, _PANEL, _READER, _RULER = map(
    _component, ("focus", "legend", "lines", "marker", "panel", "reader", "ruler")
)


def signs() -> dict[str, dict[str, Any]]:
    """The sign of each status, ready to send."""
    return {
        status: {
            "text": s.text,
            "word": s.word,
            "meaning": STATUS_MEANINGS[status],
            "dash": list(s.dash),
            "light": s.light,
            "dark": s.dark,
        }
        for status, s in SIGNS.items()
    }


def lines(
    groups: list[dict[str, Any]], *, key: str, focus: str, act: session.Act, style: str = "facts", shown: int = 0,
    of: str = "",
) -> None:  # fmt: skip
    """Lists of facts under headings. A group: `lines`, and if wanted `heading`, `level`, `aside`, `shown`, `empty`.

    Of many groups the first `shown` are seen, and a button brings all, `of` what they are.
    """
    few = [{**group, "lines": group["lines"][:MOST], "more": max(0, len(group["lines"]) - MOST)} for group in groups]
    data = {"groups": few, "signs": signs(), "focus": focus, "style": style, "shown": shown, "of": of}
    _LINES(key=key, data=data, on_opened_change=session.sent(key, "opened", act))


def panel(
    card: dict[str, Any] | None, *, key: str, act: session.Act, empty: str, hand: dict[str, Any] | None = None,
    do: session.Act = lambda _: None,
) -> None:  # fmt: skip
    """The evidence panel: a card of `facts.card`, or the sentence `empty` where nothing is in focus.

    `hand` says what a person may do: `undo` and `redo` in words, `said` and whether it `failed`, and whether a form
    is `open` below the panel. What is pressed goes to `do`: a verb of the card's `may`, undo, or redo.
    """
    made = card and {**card, "says": SIGNS[card["status"]].says(card["holder"]) if card["status"] else ""}
    _PANEL(
        key=key,
        data={"card": made, "signs": signs(), "empty": empty, "hand": hand or {}},
        on_opened_change=session.sent(key, "opened", act),
        on_acted_change=session.sent(key, "acted", do),
    )


def reader(pieces: list[dict[str, Any]], *, key: str, version: str, focus: str, act: session.Act) -> None:
    """The whole article. A piece: its text `t`, its layers `l`, the rows that a click opens in turn `f`."""
    data = {"pieces": pieces, "version": version, "focus": focus}
    _READER(key=key, data=data, on_opened_change=session.sent(key, "opened", act))


def marker(pieces: list[str], *, key: str, version: str, how: str, act: session.Act, leave: Callable[[], None]) -> None:
    """The article to mark words in. `act` gets the span marked as "start-end", in Python characters."""
    data = {"pieces": pieces, "version": version, "how": how}
    _MARKER(key=key, data=data, on_marked_change=session.sent(key, "marked", act), on_left_change=leave)


def legend(numbers: dict[str, int], *, key: str, chosen: tuple[str, ...], act: session.Act) -> None:
    """The signs of the statuses with how many facts bear each; pressing one filters by it."""
    statuses = [
        {"status": s, "number": n, "on": s in chosen, "meaning": STATUS_MEANINGS[s]} for s, n in numbers.items()
    ]
    _LEGEND(key=key, data={"statuses": statuses, "signs": signs()}, on_toggled_change=session.sent(key, "toggled", act))


def ruler(*, key: str, width: int) -> int:
    """The width to lay a chart out for, in pixels; `width` until the browser has told that the page is another."""
    held = _RULER(key=key, data={"width": width}, default={"width": width}, on_width_change=lambda: None)
    return int(held.width or width)


def focus(*, key: str, turn: int, at: str) -> None:
    """Puts the keyboard's focus on what a CSS selector names, once for each new `turn`."""
    _FOCUS(key=key, data={"turn": turn, "at": at})
