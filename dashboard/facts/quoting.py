"""A quote as a card of the list: its words in pieces, who says it to whom, and how it reached the article."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from .card import alterations
from .passage import sendable
from .selection import parts
from .table import said
from .wording import QUOTE_KINDS, by_hand, capital

Piece = dict[str, str]
_MARK = r"[\[\]]*"  # an editor's brackets may stand within and around a word that is looked for


def pieces(text: str, search: str, marks: str = "") -> list[Piece]:
    """Text in pieces: `m` is "hit" where the words of a search stand, "edit" where one of the editor's `marks` does."""
    kinds: list[set[str]] = [set() for _ in text]
    for name, pattern in (("hit", _looked_for(search)), ("edit", _any(marks.split("; ")))):
        for found in re.finditer(pattern, text, re.IGNORECASE) if pattern else ():
            for at in range(*found.span()):
                kinds[at].add(name)
    made: list[Piece] = []
    for letter, held in zip(text, kinds, strict=True):
        name = " ".join(sorted(held))
        if made and made[-1].get("m", "") == name:
            made[-1]["t"] += letter
        else:
            made.append({"t": letter, **({"m": name} if name else {})})
    return [{**piece, "t": sendable(piece["t"])} for piece in made]


def _looked_for(search: str) -> str:
    """A pattern for the words of a search, over the same differences that the search overlooks."""
    return "|".join(_MARK.join(["", *map(_alike, part), ""]) for part in sorted(parts(search), key=len, reverse=True))


def _alike(letter: str) -> str:
    return {"'": "['’]", '"': '["“”]', " ": "[ \u00a0]"}.get(letter, re.escape(letter))


def _any(marks: list[str]) -> str:
    return "|".join(re.escape(mark) for mark in marks if mark)


def card(
    quote: Mapping[Any, Any], *, when: str, names: Mapping[str, str], who: str, search: str = "", changed: str = ""
) -> dict[str, Any]:
    """A quote as a line of a list. `who` names its speaker ('' where it stands above the list), `names` all actors.

    `changed` says how its speaker meant the same before.
    """
    to = f" → {names[quote['addressee']]}" if quote["addressee"] in names else ""
    via = f", as {names[quote['via']]} reports" if quote["via"] in names else ""
    below = [
        capital(QUOTE_KINDS[quote["kind"]]), f"“{quote['cue']}”" if quote["cue"] else "",
        f"in: {quote['medium']}" if quote["medium"] else "", when, *alterations(quote["alterations"]), changed,
    ]  # fmt: skip
    return {
        "id": quote["quote"], "status": quote["status"],
        "text": pieces(said(dict(quote)), search, quote["alterations"]),
        "over": pieces(f"{who}{to}{via}".strip(" ,"), search),
        "under": sendable(" · ".join(part for part in below if part)), "by": by_hand(quote["origin"]),
    }  # fmt: skip
