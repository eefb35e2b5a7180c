"""Ink, paper and grid of the two themes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours of everything that is not a status: text, quiet text, background, lines, the ring around the focus."""

    ink: str
    quiet: str
    paper: str
    grid: str
    focus: str


LIGHT = Theme(ink="#1b1f24", quiet="#59616a", paper="#ffffff", grid="#e2e5e9", focus="#c2185b")
DARK = Theme(ink="#eceff2", quiet="#a9b1ba", paper="#14171c", grid="#343a43", focus="#ff7ab0")


def theme(dark: bool) -> Theme:
    """The colours for a dark or a light page."""
    return DARK if dark else LIGHT
