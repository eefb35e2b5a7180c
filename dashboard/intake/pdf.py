"""Reads PDFs: lines with their places (PDFium), then paragraphs (`flow.py`)."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from . import flow, furniture, glyphs, limits
from .draft import Draft, IntakeError, dated
from .line import Line
from .wording import counted

PASSWORD = 4  # PDFium's code for a document that needs one
JUNK = re.compile(
    r"(?i)^(?:untitled|document\d*|title|print|slide \d+|.*\.(?:docx?|pdf|indd|qxd|rtf|tex|dvi|html?|p65))$"
)
MADE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
SCAN = (
    "There is next to no text in it: its pages are pictures, as a scanner makes them. Have their text recognised "
    "(OCR), then bring it again."
)


def read(name: str, data: bytes, charset: str = "") -> Draft:
    """A draft from a PDF. Raises IntakeError where it is protected, broken, too long, or holds no text."""
    pages, known = _pages(data)
    letters = [sum(c.isalnum() for line in page for c in line.text) for page in pages]
    if sum(letters) < 20:
        raise IntakeError(SCAN)
    if _unmapped(pages):
        raise IntakeError(
            "Its fonts do not say which letters they show, so its text cannot be read; have it recognised (OCR)."
        )
    body, notes, url = furniture.leave_out(pages)
    paragraphs, said = flow.paragraphs(body)
    if bare := sum(count == 0 for count in letters):
        notes.insert(0, f"{bare} of {counted(len(pages), 'page')} without text (pictures or scans) not read.")
    title, published = _title(known), _made(known)
    if not title and (title := flow.largest(pages[0])):
        said.append("The title is the largest line of the first page.")
    if published:
        said.append(dated("the day the PDF was made", sure=False))
    author = known.get("Author", "").strip()
    return Draft(name, "\n\n".join(paragraphs), title, author, "", published, url, (*notes, *said))


def _pages(data: bytes) -> tuple[list[list[Line]], dict[str, str]]:
    """The lines of each page, and the document's properties."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        number = len(document)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", 0) == PASSWORD or "password" in str(error).lower():
            raise IntakeError("It is protected by a password; save it without one.") from None
        raise IntakeError("It is a PDF, but broken, and cannot be read.") from None
    if number == 0:
        raise IntakeError("There is no page in it.")
    if number > limits.PDF_PAGES:
        raise IntakeError(f"It has {number:,} pages; {limits.PDF_PAGES} are read at most. Bring the part you need.")
    pages: list[list[Line]] = []
    characters, broken = 0, 0
    for index in range(number):
        page = _page(document, index)
        broken += page is None
        pages.append(page or [])
        characters += sum(len(line.text) for line in pages[-1])
        if characters > 2 * limits.ARTICLE_CHARACTERS:
            raise IntakeError(
                f"Its text has more than {limits.ARTICLE_CHARACTERS:,} characters. Bring the part you need."
            )
    if broken == number:
        raise IntakeError("It is a PDF, but broken, and cannot be read.")
    return pages, dict(document.get_metadata_dict())


def _page(document: Any, index: int) -> list[Line] | None:
    """The lines of a page; None for one that is broken."""
    import pypdfium2

    try:
        page = document[index]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return None
    return glyphs.lines(text.raw, index, _box(page))


def _box(page: Any) -> tuple[float, float, float, float]:
    """The edges of a page in its own measure, before it is turned: left, low, right, high."""
    width, height = page.get_size() if page.get_rotation() in (0, 180) else reversed(page.get_size())
    left, low, right, high = page.get_mediabox()
    # A box that is not the page's own is PDFium's stand-in for one that the page inherits.
    own = abs(right - left - width) < 1 and abs(high - low - height) < 1
    return (left, low, right, high) if own else (0.0, 0.0, width, height)


def _unmapped(pages: list[list[Line]]) -> bool:
    """Whether most of the characters are none that a reader knows."""
    kinds = Counter(
        "odd" if c == "\ufffd" or "\ue000" <= c <= "\uf8ff" or c < " " else "fine"
        for page in pages for line in page for c in line.text if not c.isspace()
    )  # fmt: skip
    return kinds["odd"] > 0.3 * kinds.total()


def _title(known: dict[str, str]) -> str:
    title = re.sub(r"^Microsoft (?:Word|PowerPoint) - ", "", known.get("Title", "")).strip()
    return "" if JUNK.match(title) or not re.search(r"[A-Za-z]{2}", title) else title


def _made(known: dict[str, str]) -> str:
    """The day the document was made, YYYY-MM-DD; empty when it does not say."""
    from .byline import day

    match = MADE.match(known.get("CreationDate", ""))
    return day(int(match[1]), int(match[2]), int(match[3])) if match else ""
