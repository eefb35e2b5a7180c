"""Who says how much: a bar for each speaker, most first, in parts by how the quotes are meant.

Show with `st.vega_lite_chart(spec, on_select=..., selection_mode=["speaker"])`; `picked` reads what is clicked. A part
bears the sign and the word of its status, or the sign alone where it is narrow; what is chosen has a ring and a tick.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from facts.wording import QUOTE_KINDS, capital, count, join

from .lettering import width
from .status import SIGNS

MOST = 8  # speakers with a bar
STORED = Path(__file__).with_name("bars.json")
ROW, LINE, BAR = 46, 24, 18  # heights in pixels: a speaker, the line above the bar, the bar


@dataclass(frozen=True, slots=True)
class Share:
    """What one speaker says: how many quotes, by status and by how they are quoted."""

    speaker: str
    number: int
    statuses: dict[str, int]
    kinds: dict[str, int]

    @property
    def meant(self) -> str:
        """The quotes by status, in words: "3 asked for, 2 said"."""
        return ", ".join(f"{number:,} {SIGNS[status].word}" for status, number in self.statuses.items())

    @property
    def quoted(self) -> str:
        """The quotes by how they are quoted, in words."""
        return ", ".join(f"{number:,} {QUOTE_KINDS[kind]}" for kind, number in self.kinds.items())


def shares(quotes: pd.DataFrame) -> list[Share]:
    """The shares of all named speakers, most first, of equals the first to speak.

    `quotes` has the columns speaker (a name; '' where not known), status and kind.
    """
    named = quotes[quotes["speaker"] != ""]
    numbers = named.groupby("speaker", sort=False).size().sort_values(ascending=False, kind="stable")
    made = []
    for speaker, number in numbers.items():
        own = named[named["speaker"] == speaker]
        made.append(
            Share(str(speaker), int(number), _by(own["status"], tuple(SIGNS)), _by(own["kind"], tuple(QUOTE_KINDS)))
        )
    return made


def _by(values: pd.Series, order: Sequence[str]) -> dict[str, int]:
    numbers = values.value_counts()
    return {value: int(numbers[value]) for value in order if value in numbers}


def spec(held: Sequence[Share], *, chosen: Collection[str] = (), dark: bool = False) -> dict[str, Any]:
    """The Vega-Lite specification of the bars, as wide as the page: of the first `MOST`, and of those chosen."""
    drawn = shown(held, chosen)
    most = max(share.number for share in drawn)
    rows = [_row(at, share, share.speaker in chosen) for at, share in enumerate(drawn)]
    parts = [part for at, share in enumerate(drawn) for part in _parts(at, share, most)]
    made: dict[str, Any] = json.loads(_layers()["dark" if dark else "light"])
    return {**made, "height": ROW * len(drawn), "datasets": {"rows": rows, "parts": parts}}


def shown(held: Sequence[Share], chosen: Collection[str] = ()) -> list[Share]:
    """The shares that have a bar: the first ones, and whoever is chosen."""
    return [share for at, share in enumerate(held) if at < MOST or share.speaker in chosen]


def picked(selection: Mapping[str, Any]) -> set[str]:
    """The speakers whose bars are picked, from the `selection` that Streamlit returns."""
    hits = selection.get("speaker") or []
    return {str(hit["speaker"]) for hit in hits if isinstance(hit, Mapping) and hit.get("speaker")}


def alt(held: Sequence[Share], chosen: Collection[str] = ()) -> str:
    """What the bars show, for those who do not see them."""
    drawn = shown(held, chosen)
    each = "; ".join(f"{share.speaker} {count(share.number, 'quote')} ({share.meant})" for share in drawn)
    said = f"Bars of who says how much, by how it is meant. {each}."
    ticked = [share.speaker for share in drawn if share.speaker in chosen]
    return said + (f" Chosen: {join(ticked)}." if ticked else "")


def rest(held: Sequence[Share], unknown: int, chosen: Collection[str] = (), where: str = "in the list") -> str:
    """What has no bar, in a sentence; '' where everything has one. `unknown` counts the quotes of nobody named."""
    drawn = shown(held, chosen)
    without, said = len(held) - len(drawn), sum(share.number for share in held) - sum(share.number for share in drawn)
    parts = []
    if without:
        parts.append(f"{count(without, 'more speaker')} with {count(said, 'quote')} {where}.")
    if unknown:
        parts.append(f"{count(unknown, 'quote')} by somebody the text does not settle.")
    return " ".join(parts)


def _row(at: int, share: Share, chosen: bool) -> dict[str, Any]:
    top = at * ROW
    name = capital(" ".join(share.speaker.split()))
    return {
        "speaker": share.speaker,
        "name": f"✓ {name}" if chosen else name,
        "number": count(share.number, "quote"),
        "meant": share.meant,
        "quoted": share.quoted,
        "does": "shows everybody's quotes again" if chosen else "shows these quotes alone",
        "described": f"{name}: {count(share.number, 'quote')}, {share.meant}" + (", chosen" if chosen else ""),
        "chosen": chosen,
        "top": top + 1,
        "line": top + LINE / 2 + 1,
        "bottom": top + ROW - 1,
    }


def _parts(at: int, share: Share, most: int) -> list[dict[str, Any]]:
    top, since, made = at * ROW + LINE, 0, []
    for status, number in share.statuses.items():
        sign = SIGNS[status]
        words = f"{sign.text} {number:,} {sign.word}"
        made.append({
            "speaker": share.speaker, "status": status, "since": since / most, "until": (since + number) / most,
            "above": top, "below": top + BAR, "middle": top + BAR / 2 + 1, "words": words,
            "short": f"{sign.text} {number:,}", "sign": sign.text, "room": width(words, 12) * 1.1,
        })  # fmt: skip
        since += number
    return made


@functools.lru_cache(maxsize=1)
def _layers() -> dict[str, str]:
    """The stored layers of each theme, as text: what is made of it belongs to who asked."""
    stored = json.loads(STORED.read_text(encoding="utf-8"))
    return {theme: json.dumps(layers) for theme, layers in stored.items()}
