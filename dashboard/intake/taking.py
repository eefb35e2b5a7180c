"""From a file or a paste to drafts."""

from __future__ import annotations

from collections.abc import Callable

from . import limits
from .draft import Draft, IntakeError, Refusal
from .settling import finish
from .wording import size

Tell = Callable[[str, int, int], None]


def take(name: str, data: bytes, tell: Tell | None = None) -> list[Draft | Refusal]:
    """See intake.take."""
    try:
        if tell:
            tell(name, 1, 1)
        return [_one(name, data)]
    except IntakeError as error:
        return [Refusal(name, str(error))]


def paste(text: str) -> Draft:
    """See intake.paste."""
    return finish(Draft("pasted text", text))


def _one(name: str, data: bytes) -> Draft:
    if not data:
        raise IntakeError("The file is empty.")
    if len(data) > limits.FILE_BYTES:
        raise IntakeError(f"The file has {size(len(data))}; {size(limits.FILE_BYTES)} are read at most.")
    if not name.lower().endswith(".txt"):
        raise IntakeError("Files of this kind are not read.")
    return finish(Draft(name, data.decode("utf-8-sig", "replace")))
