"""What stands where in a text: things with their characters, found by characters without looking at all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Generic, TypeVar

T = TypeVar("T")


class Places(Generic[T]):
    """Things by the characters they stand at, in order of the text."""

    def __init__(self, held: Iterable[tuple[int, int, T]]) -> None:
        self._held = sorted(held, key=lambda each: each[:2])
        self._starts = [start for start, _, _ in self._held]

    def within(self, start: int, end: int) -> list[tuple[int, int, T]]:
        """The things that stand whole between two characters."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [each for each in self._held[first:last] if each[1] <= end]
