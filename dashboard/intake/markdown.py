"""Reads Markdown: its text without the marks (markdown-it), with what a head of `key: value` lines says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from . import webpage
from .byline import iso
from .decoding import decode
from .draft import Draft, IntakeError, dated
from .wording import counted

if TYPE_CHECKING:
    from markdown_it.token import Token

HEAD = re.compile(r"\A\s*---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
ENTRY = re.compile(r"(?m)^([A-Za-z_-]{1,30})[ \t]*:[ \t]*(\S.*)$")


def read(name: str, data: bytes, charset: str = "") -> Draft:
    """A draft from Markdown. Raises IntakeError where it has no text."""
    text = decode(data, charset).replace("\r\n", "\n").replace("\r", "\n")
    known, text = _head(text)
    blocks, title, code = _blocks(text)
    if not blocks:
        raise IntakeError("There is no text in it.")
    notes = [f"{counted(code, 'block')} of code left out."] if code else []
    published = iso(known.get("date", "") or known.get("published", ""))
    if published:
        notes.append(dated("the one in the head of the file"))
    return Draft(
        name, "\n\n".join(blocks), known.get("title", "") or title, known.get("author", ""),
        known.get("source", "") or known.get("publisher", ""), published, known.get("url", ""), tuple(notes),
    )  # fmt: skip


def _head(text: str) -> tuple[dict[str, str], str]:
    """The entries of a head between lines of dashes, and the text below it."""
    match = HEAD.match(text[:20_000])
    if not match:
        return {}, text
    known = {key.lower(): value.strip().strip("\"'") for key, value in ENTRY.findall(match[1])}
    return known, text[match.end() :]


def _blocks(text: str) -> tuple[list[str], str, int]:
    """The blocks of text, the first heading of the first level, and how many blocks of code were left out."""
    from markdown_it import MarkdownIt

    blocks, title, code, row = [], "", 0, []
    within, sign, quoted = "", "", 0
    reader = MarkdownIt("commonmark").enable("table")
    # Only the words of a link are read, wherever it leads.
    reader.validateLink = lambda url: True  # type: ignore[method-assign]
    for token in reader.parse(text):
        if token.type in ("fence", "code_block"):
            code += 1
        elif token.type == "html_block":
            blocks += _markup(token.content)
        elif token.type == "inline":
            words = _inline(token)
            title = title or (words if within == "h1" else "")
            row.append(words)
        elif token.type == "list_item_open":
            sign = f"{token.info}. " if token.info else "• "
        elif token.type in ("blockquote_open", "blockquote_close"):
            quoted += token.nesting
        if token.nesting == 1 and token.type in ("heading_open", "paragraph_open", "tr_open"):
            row, within = [], token.tag
        elif token.nesting == -1 and token.type in ("heading_close", "paragraph_close", "tr_close"):
            led = sign or ("> " if quoted and token.type == "paragraph_close" else "")
            blocks.append(led + " | ".join(cell for cell in row if cell))
            row, sign = [], ""
    return [block for block in blocks if re.search(r"\w", webpage.SIGN.sub("", block, count=1))], title, code


def _inline(token: Token) -> str:
    """The words of a line: links as their text, pictures left out, markup of HTML left out with its scripts."""
    words, silent = [], 0
    for child in token.children or []:
        if child.type == "html_inline":
            silent += bool(re.match(r"(?i)<(?:script|style|svg)\b", child.content))
            silent -= bool(re.match(r"(?i)</(?:script|style|svg)\b", child.content)) and silent > 0
        elif child.type in ("text", "code_inline", "text_special") and not silent:
            words.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            words.append(" ")
    return " ".join("".join(words).split())


def _markup(html: str) -> list[str]:
    try:
        return webpage.visible(html)
    except IntakeError:
        return []
