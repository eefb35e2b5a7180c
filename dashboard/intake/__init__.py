"""Turns files, uploads, pastes, archives, mails and web addresses into drafts of articles.

`take` reads a file (a .zip or a mail gives several drafts), `paste` a text, `fetch` an address; `document` makes the
Document that the passes read. What cannot be read is a Refusal, or an IntakeError where one thing was asked for: each
one sentence in the reader's words. Limits are in `limits.py`. Nothing here asks the network but `fetch`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from .draft import Draft, IntakeError, Refusal

if TYPE_CHECKING:
    from briefing import Document

__all__ = ["EXTENSIONS", "Draft", "IntakeError", "Refusal", "document", "fetch", "paste", "take"]

EXTENSIONS = (
    "txt",
    "md",
    "markdown",
    "html",
    "htm",
    "mhtml",
    "mht",
    "pdf",
    "docx",
    "docm",
    "eml",
    "zip",
)  # what `take` reads


def take(name: str, data: bytes, tell: Callable[[str, int, int], None] | None = None) -> list[Draft | Refusal]:
    """What is in a file called `name`: a draft or a refusal for each article in it, in order; never empty.

    `tell` is called with a file's name, its number from 1 and how many there are, before each is read and again and
    again while it is; an exception it raises ends the reading at once and is passed on. Nothing else is raised.
    """
    from .taking import take

    return take(name, data, tell)


def paste(text: str) -> Draft:
    """A draft from pasted text. Raises IntakeError."""
    from .taking import paste

    return paste(text)


def fetch(address: str) -> Draft:
    """A draft from a web address, asked for now over the network; http and https on public hosts only.

    Whether it may be called is for the page to decide. Raises IntakeError.
    """
    from .fetching import fetch

    return fetch(address)


def document(draft: Draft) -> Document:
    """The Document of a draft, as the passes read it.

    Raises IntakeError when there is no word in it, it is too long, or its date is none.
    """
    from .settling import document

    return document(draft)
