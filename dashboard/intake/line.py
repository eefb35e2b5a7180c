"""A line of a printed page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its text and place in points, measured along the reading direction.

    `left` and `right` count from the page's left edge, `top` and `base` (of its letters) from its upper edge; `size` is
    the height of its letters, `height` that of the page. `parts` are the stretches between wide gaps, with the places
    where each starts and ends; a line without gaps has one.
    """

    page: int
    text: str
    left: float
    right: float
    top: float
    base: float
    size: float
    height: float
    parts: tuple[tuple[str, float, float], ...] = ()

    @property
    def place(self) -> float:
        """How far down the page it stands, from 0 to 1."""
        return self.base / self.height if self.height else 0.0

    @property
    def letter(self) -> float:
        """The mean width of its characters in points."""
        return (self.right - self.left) / max(1, len(self.text))
