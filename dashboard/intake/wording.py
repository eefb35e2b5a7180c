"""Words that several notes share."""

from __future__ import annotations


def counted(number: int, thing: str, things: str = "") -> str:
    """'1 table was', '3 tables were' without the verb: the number with its noun."""
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"


def size(number: int) -> str:
    """A number of bytes as a reader says it: '1.5 MB'."""
    if number < 1_000:
        return counted(number, "byte")
    if number < 1_000_000:
        return f"{number / 1_000:.0f} kB"
    return f"{number / 1_000_000:.1f}".removesuffix(".0") + " MB"
