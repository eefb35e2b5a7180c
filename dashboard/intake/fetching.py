"""From a web address to a draft."""

from __future__ import annotations

from .draft import Draft, IntakeError


def fetch(address: str) -> Draft:
    """See intake.fetch."""
    raise IntakeError("Web addresses are not read here.")
