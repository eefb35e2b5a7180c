"""From a file or a paste to drafts."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace

from . import archive, kind, limits
from .apart import Reader
from .decoding import decode
from .draft import Draft, IntakeError, Refusal
from .settling import finish, one_line
from .stated import state
from .wording import counted, size

Tell = Callable[[str, int, int], None]
# Kinds whose own lines state title and day, whatever the file says of itself.
STATES = ("text", "markdown", "pdf", "word")


def take(name: str, data: bytes, tell: Tell | None = None) -> list[Draft | Refusal]:
    """See intake.take."""
    name = one_line(name) or "file"
    progress = Progress(tell)
    with Reader(progress.again) as reader:
        try:
            if _sniffed(name, data)[0] == "archive":
                return list(_archive(data, reader, progress))
        except IntakeError as error:
            return [Refusal(name, str(error))]
        progress.at(name, 1, 1)
        return list(_file(name, data, reader))


class Progress:
    """Tells which file is read: once before it is, and again while it is."""

    def __init__(self, tell: Tell | None) -> None:
        self._tell, self._at = tell, ("", 1, 1)

    def at(self, name: str, number: int, total: int) -> None:
        """A file is about to be read."""
        self._at = (name, number, total)
        self.again()

    def again(self) -> None:
        """It is still being read."""
        if self._tell:
            self._tell(*self._at)


def paste(text: str) -> Draft:
    """See intake.paste."""
    if kind.MARKUP.match(text[:1024].encode("utf-8", "replace")):
        return one("pasted page.html", text.encode("utf-8", "replace"), "utf-8")
    draft = finish(Draft("pasted text", text))
    return finish(state(draft))


def one(name: str, data: bytes, charset: str = "") -> Draft:
    """The draft of a single file that is neither an archive nor a mail. Raises IntakeError."""
    found, said = _sniffed(name, data)
    if found in ("archive", "mail"):
        raise IntakeError(f"It is {kind.CALLED[found]}; save it and bring it as a file.")
    with Reader() as reader:
        return _read(name, data, found, said, reader, charset)[0]


def _sniffed(name: str, data: bytes) -> tuple[str, str]:
    if len(data) > limits.FILE_BYTES:
        raise IntakeError(f"The file has {size(len(data))}; {size(limits.FILE_BYTES)} are read at most.")
    return kind.sniff(name, data)


def _archive(data: bytes, reader: Reader, progress: Progress) -> Iterator[Draft | Refusal]:
    """The drafts and refusals of an archive's files, in its order."""
    entries = archive.members(data)
    end = time.monotonic() + limits.ARCHIVE_SECONDS
    for number, entry in enumerate(entries, start=1):
        name = one_line(entry.filename) or f"file {number}"
        progress.at(name, number, len(entries))
        try:
            if time.monotonic() > end:
                raise IntakeError(f"Reading the archive took longer than {limits.ARCHIVE_SECONDS:.0f} seconds.")
            content = archive.unpack(data, entry)
        except IntakeError as error:
            yield Refusal(name, str(error))
            continue
        yield from _file(name, content, reader)


def _file(name: str, data: bytes, reader: Reader, depth: int = 0) -> Iterator[Draft | Refusal]:
    """The draft of a file, or why there is none; then what is attached to it."""
    attached: list[tuple[str, bytes]] = []
    try:
        found, said = _sniffed(name, data)
        if found == "archive":
            raise IntakeError("It is an archive in an archive or a mail; unpack it and bring what is in it.")
        if depth > limits.MAIL_DEPTH:
            raise IntakeError("It is attached to a mail in a mail in a mail; save it and bring it as a file.")
        draft, attached = _read(name, data, found, said, reader)
        yield draft
    except IntakeError as error:
        yield Refusal(name, str(error))
    for inner, content in attached:
        yield from _file(one_line(inner) or "attachment", content, reader, depth + 1)


def _read(
    name: str, data: bytes, found: str, said: str, reader: Reader, charset: str = ""
) -> tuple[Draft, list[tuple[str, bytes]]]:
    """The finished draft of a file of a kind, and its attachments. Raises IntakeError."""
    attached: list[tuple[str, bytes]] = []
    if found == "text":
        draft = Draft(name, _plain(data, charset))
    else:
        draft, attached = reader.read(found, name, data, charset)
    notes = [said] if said else []
    if attached:
        names = ", ".join(one_line(inner, 60) for inner, _ in attached[:5]) + (" …" if len(attached) > 5 else "")
        notes.append(f"{counted(len(attached), 'attachment')} brought as articles of their own: {names}.")
    draft = finish(replace(draft, notes=(*notes, *draft.notes)))
    states = found in STATES or (found == "webpage" and not draft.published)
    return (finish(state(draft)) if states else draft), attached


def _plain(data: bytes, charset: str) -> str:
    """The text of a plain file. Raises IntakeError for one so long that reading on is of no use."""
    if len(data) > 8 * limits.ARTICLE_CHARACTERS:
        raise IntakeError(
            f"The text has {size(len(data))}; an article may have {limits.ARTICLE_CHARACTERS:,} characters. "
            "Bring the part you need."
        )
    return decode(data, charset)
