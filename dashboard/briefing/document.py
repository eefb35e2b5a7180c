"""From a file, an upload or pasted text to a Document: decoded and settled once, before any offset exists."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import tomllib
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from .tables import DocumentRow


class DocumentError(ValueError):
    """A text that cannot be read as an article; the message is for the person who brought it."""


@dataclass(frozen=True, slots=True)
class Document:
    """One article. `text` never changes after reading; every span of every row counts in it."""

    id: str
    text: str
    title: str = ""
    published: str = ""
    source: str = ""
    author: str = ""
    url: str = ""
    given: str = ""

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()

    def row(self, reference_date: str, reference_basis: str) -> DocumentRow:
        """The document's row in the documents table."""
        return DocumentRow(
            document=self.id, start=0, end=len(self.text), text=self.text, title=self.title,
            published=self.published, source=self.source, author=self.author, url=self.url,
            sha256=self.sha256, characters=len(self.text), words=len(self.text.split()),
            reference_date=reference_date, reference_basis=reference_basis,
        )  # fmt: skip


def decode(data: bytes) -> str:
    """Bytes to text: UTF-8, UTF-16 where a byte-order mark says so, else Windows-1252."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def settle(text: str) -> str:
    """One kind of newline, no byte-order mark, no halves of characters; nothing else is touched, now or later."""
    whole = re.sub("[\ud800-\udfff]", "\ufffd", text.removeprefix("\ufeff"))
    return whole.replace("\r\n", "\n").replace("\r", "\n")


def slug(name: str) -> str:
    """A document id from a file name or title: lower-case ASCII letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].rstrip("-") or "article"


def make(text: str, name: str, **known: str) -> Document:
    """A Document from text in hand. Raises DocumentError when there is no word in it or a date is not one."""
    settled = settle(text)
    if not any(c.isalnum() for c in settled):
        raise DocumentError(f"{name}: there is no text in it.")
    for field in ("published", "given"):
        if known.get(field):
            _check_date(name, field, known[field])
    return Document(id=slug(name), text=settled, **known)


def read(path: Path | str) -> Document:
    """A Document from a text file, with what a .toml of the same name beside it says (title, published, source …).

    Raises DocumentError, naming the file, when either cannot be read.
    """
    path = Path(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DocumentError(f"{path.name}: the file cannot be read ({error.strerror}).") from error
    return make(decode(data), path.stem, **known(path.with_suffix(".toml")))


def known(path: Path) -> dict[str, str]:
    """What a .toml file says of an article; nothing when there is no such file. Raises DocumentError."""
    if not path.exists():
        return {}
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DocumentError(f"{path.name}: not a readable TOML file ({error}).") from error
    wanted = ("title", "published", "source", "author", "url", "given")
    return {key: str(entries[key]) for key in wanted if entries.get(key)}


def _check_date(name: str, field: str, value: str) -> None:
    try:
        dt.date.fromisoformat(value)
    except ValueError:
        raise DocumentError(f"{name}: '{field}' is {value!r}; a date is written YYYY-MM-DD.") from None
