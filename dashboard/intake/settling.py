"""The last steps every draft takes: harmless characters, a length that can be analysed, and English."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from . import limits
from .draft import Draft, IntakeError
from .wording import counted

if TYPE_CHECKING:
    from briefing import Document

LINE_ENDS = re.compile("\r\n|[\r\x0b\x85\u2028]")
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
# Soft hyphens and zero-width spaces only say where a line may break. Tags and direction marks change what a reader
# sees without being seen: they could make a page show other words than were analysed.
UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
STEERING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")
HALVES = re.compile("[\ud800-\udfff]")
NOT_ENGLISH = "It does not read as English, and is not analysed as if it were."


def finish(draft: Draft) -> Draft:
    """The draft with its text and facts cleaned. Raises IntakeError where it cannot be analysed."""
    if len(draft.text) > 4 * limits.ARTICLE_CHARACTERS:  # before anything walks through it
        raise IntakeError(too_long(len(draft.text)))
    text, notes = clean(draft.text)
    if not any(c.isalnum() for c in text):
        raise IntakeError("There is no text in it.")
    if len(text) > limits.ARTICLE_CHARACTERS:
        raise IntakeError(too_long(len(text)))
    if not _english(text):
        raise IntakeError(NOT_ENGLISH)
    facts = {field: one_line(getattr(draft, field)) for field in ("name", "title", "author", "source")}
    said = tuple(one_line(note) for note in (*draft.notes, *notes))
    url = one_line(draft.url, limits.ADDRESS_CHARACTERS)
    url = url if re.match(r"https?://[^\s/]", url) else ""
    return replace(draft, text=text, url=url, notes=said, **facts)


def clean(text: str) -> tuple[str, list[str]]:
    """The text with one kind of newline, one blank line at most, nothing unseen; and sentences on what was left out."""
    text = LINE_ENDS.sub("\n", text).replace("\u2029", "\n\n").replace("\f", "\n\n")
    text, controls = CONTROLS.subn("", text)
    text, steering = STEERING.subn("", UNSEEN.sub("", text))
    text = re.sub(r"[^\S\n]+\n", "\n", HALVES.sub("\ufffd", text) + "\n")
    notes = []
    if controls:
        notes.append(f"{counted(controls, 'control character')} left out.")
    if steering:
        notes.append(f"{counted(steering, 'unseen character')} that would change how the text is shown left out.")
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n"), notes


def one_line(text: str, most: int = limits.TITLE_CHARACTERS) -> str:
    """A title or name on one line, without unseen characters, cut at `most` characters."""
    line = " ".join(clean(text)[0].split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def too_long(characters: int) -> str:
    """The sentence on a text above the limit."""
    return (
        f"The text has {characters:,} characters; an article may have {limits.ARTICLE_CHARACTERS:,}. "
        "Bring the part you need."
    )


def _english(text: str) -> bool:
    from briefing.language import reads_as_english

    return reads_as_english(text)


def document(draft: Draft) -> Document:
    """See intake.document."""
    from briefing.document import DocumentError, make

    if len(draft.text) > limits.ARTICLE_CHARACTERS:
        raise IntakeError(too_long(len(draft.text)))
    known = {
        "title": draft.title, "source": draft.source, "author": draft.author, "published": draft.published,
    }  # fmt: skip
    try:
        return make(draft.text, stem(draft.name) or draft.title, url=draft.url, **known)
    except DocumentError as error:
        raise IntakeError(str(error)) from error


def stem(name: str) -> str:
    """A file's name without its folder and the extension of a kind that is read."""
    from . import EXTENSIONS

    plain = PurePath(name.replace("\\", "/")).name
    return re.sub(rf"(?i)\.({'|'.join(EXTENSIONS)})$", "", plain)
