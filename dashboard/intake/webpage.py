"""Reads web pages: the article without what stands around it, and what the page says of itself (trafilatura)."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from . import hidden
from .decoding import declared, decode
from .draft import Draft, IntakeError, dated
from .wording import counted

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SHORT = 250  # characters below which what was told apart as the article is not trusted to be all of it
BLOCKS = frozenset(
    "address article aside blockquote body caption dd details div dl dt fieldset figcaption figure footer form h1 h2 "
    "h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
HOUSE = re.compile(r"(?i)^(?:admin|administrator|editor|staff|webmaster|wordpress|user|author|unknown|none|null)$")


def read(name: str, data: bytes, charset: str = "") -> Draft:
    """A draft from a page's bytes; `charset` is what the server or mail said. Raises IntakeError."""
    return from_html(name, decode(data, charset or declared(data)))


def from_html(name: str, html: str) -> Draft:
    """A draft from a page's source. Raises IntakeError."""
    root = _parsed(html)
    known = _known(root)
    sheets = hidden.sheets(root)
    hidden.remove_silent(root)
    unseen = hidden.remove_hidden(root, sheets)
    paragraphs, whole = _paragraphs(root)
    if not paragraphs:
        raise IntakeError(
            "All the text of the page is hidden by its style." if unseen else
            "There is no text in the page itself; a browser may load it later. Print the page as PDF, or copy its text."
        )  # fmt: skip
    notes = [*known.pop("notes")]
    if unseen:
        notes.append(f"{counted(unseen, 'word')} that the page hides from its readers left out.")
    if whole:
        notes.append("No article could be told apart from the rest of the page; all its text was read.")
    url = known.pop("url") or _saved_from(html)
    return Draft(name, "\n\n".join(paragraphs), url=url, notes=tuple(notes), **known)


def _parsed(html: str) -> HtmlElement:
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    plain = re.sub(r"^\s*<\?xml[^>]*\?>", "", html.replace("\x00", ""))
    if not plain.strip():
        raise IntakeError("The page is empty.")
    # Text in bytes of a known encoding: a page's own declaration no longer counts.
    parser = HTMLParser(encoding="utf-8", no_network=True)
    try:
        root = document_fromstring(plain.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        raise IntakeError("It is no web page, or it is broken, and cannot be read.") from None
    if any("RESOURCE_LIMIT" in entry.type_name for entry in parser.error_log):
        raise IntakeError("Its parts are nested too deeply, as in pages made to do harm; it is not read.")
    return root


def _known(root: HtmlElement) -> dict[str, Any]:
    """What a page says of itself: title, author, source (the publisher), published, url; and notes on the date."""
    from trafilatura.metadata import extract_metadata

    # Without an extensive search the date is from the page's own data, its address or its time elements, not its text.
    dates = {"extensive_search": False, "original_date": True, "max_date": _tomorrow()}
    found = extract_metadata(deepcopy(root), date_config=dates, extensive=False)
    author = found.author or ""
    published = found.date or ""
    return {
        "title": found.title or "", "author": "" if HOUSE.match(author) else author,
        "source": found.sitename or found.hostname or "",
        "published": published, "url": found.url or "",
        "notes": [dated("the one the page gives")] if published else [],
    }  # fmt: skip


def _tomorrow() -> str:
    return (dt.date.today() + dt.timedelta(days=1)).isoformat()


def _paragraphs(root: HtmlElement) -> tuple[list[str], bool]:
    """The paragraphs of the article; and whether it is the whole page because none could be told apart."""
    from trafilatura import bare_extraction

    found = bare_extraction(deepcopy(root), include_comments=False, include_tables=True, with_metadata=False)
    body = getattr(found, "body", None)
    article = _blocks(body) if body is not None else []
    if sum(map(len, article)) >= SHORT:
        return article, False
    everything = _blocks(root)
    main = [block for element in root.iter("main", "article") for block in _blocks(element)]
    best = main or everything
    if sum(map(len, article)) >= 0.8 * sum(map(len, best)):
        return article, False
    return best, not main and len(everything) > len(article)


def _blocks(root: HtmlElement) -> list[str]:
    """The text of an element, a string for each block: paragraphs, headings, entries of lists, rows of tables."""
    blocks: list[list[str]] = [[]]
    _walk(root, blocks)
    texts = (" ".join("".join(block).split()) for block in blocks)
    return [text.strip(" |") for text in texts if re.search(r"\w", SIGN.sub("", text, count=1))]


# trafilatura's tree names blocks as TEI does: head, item, quote, row, cell, lb.
TEI = frozenset("head item quote row list table code comments".split())
CELLS = ("td", "th", "cell")


def _walk(root: HtmlElement, blocks: list[list[str]]) -> None:
    """Adds text to the last block and opens new ones, without recursion: pages may nest as deep as they like."""
    waiting: list[tuple[Any, bool]] = [(root, True)]
    quoted, numbers = 0, Counter[Any]()
    while waiting:
        element, opens = waiting.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        quoted += (1 if opens else -1) * _is_quotation(element, tag)
        if opens:
            _break(tag, blocks)
            if (sign := _sign(element, tag, quoted, numbers)) and not _only_sign(blocks[-1]):
                blocks[-1].append(sign)
            blocks[-1].append(element.text or "" if tag else "")
            waiting.append((element, False))
            waiting.extend((child, True) for child in reversed(element))
            continue
        _break(tag, blocks)
        if element is not root:
            blocks[-1].append(element.tail or "")


def _break(tag: str, blocks: list[list[str]]) -> None:
    if tag in CELLS:
        blocks[-1].append(" | " if "".join(blocks[-1]).strip() and not "".join(blocks[-1]).endswith(" | ") else "")
    elif tag in ("br", "lb"):
        blocks[-1].append(" ")
    elif (tag in BLOCKS or tag in TEI) and not _only_sign(blocks[-1]):
        blocks.append([])


SIGN = re.compile(r"(?:• |> |\d+\. )")
QUOTATIONS = ("blockquote", "quote")


def _is_quotation(element: Any, tag: str) -> bool:
    """Whether an element is a block quotation, and none within a line."""
    above = element.getparent()
    return tag in QUOTATIONS and (above is None or above.tag not in ("p", "q", "span", "li", "item", "cell", "td"))


def _sign(element: Any, tag: str, quoted: int, numbers: Counter[Any]) -> str:
    """What shows in plain text that a block is an entry of a list or a quotation; `numbers` counts entries by list."""
    if tag in ("li", "item"):
        above = element.getparent()
        if above is None or (above.tag != "ol" and above.get("rend") != "ol"):
            return "• "
        numbers[above] += 1
        return f"{numbers[above]}. "
    return "> " if quoted and tag in ("p", *QUOTATIONS) else ""


def _only_sign(block: list[str]) -> bool:
    """Whether a block holds nothing yet but its sign."""
    return 0 < len(block) < 9 and bool(SIGN.fullmatch("".join(block).lstrip()))


def _saved_from(html: str) -> str:
    """The address that a browser wrote into a page it saved."""
    match = re.search(r"<!--\s*saved from url=\(\d+\)(https?://\S+)\s*-->", html[:4096])
    return match[1] if match else ""


def visible(html: str) -> list[str]:
    """The blocks of text that a piece of HTML shows. Raises IntakeError where it is none."""
    root = _parsed(html)
    rules = hidden.sheets(root)
    hidden.remove_silent(root)
    hidden.remove_hidden(root, rules)
    return _blocks(root)
