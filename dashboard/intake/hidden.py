"""Finds what a web page holds but does not show: scripts, and text hidden by its style."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Their content is no text of the page, or (form fields, menus) none of its article.
SILENT = (
    "script", "style", "noscript", "template", "svg", "math", "iframe", "frame", "object", "embed", "applet", "canvas",
    "audio", "video", "select", "datalist", "textarea", "input", "button", "head", "dialog", "map", "portal",
)  # fmt: skip
ZERO = r"0*\.?0+(?:px|pt|em|rem|%|vh|vw)?"
# Far off the page, cut away, of no size, or without colour: ways to hide text that a reader of the source still sees.
HIDES = [
    re.compile(pattern)
    for pattern in (
        r"display:none", r"visibility:(?:hidden|collapse)", rf"font-size:{ZERO}\b(?![.\d])", r"opacity:0*\.?0*(?:;|$)",
        r"text-indent:-\d{3,}", r"(?:left|top|right|bottom|margin-left|margin-top):-\d{4,}",
        r"(?:^|;)color:transparent(?:;|$)",
        r"clip-path:(?:inset\((?:50|100)%|circle\(0|polygon\(00)", r"clip:rect\((?:[01](?:px)?,?){4}\)",
        r"content-visibility:hidden", rf"transform:scale[xy]?\({ZERO}[,)]",
        rf"(?:max-)?height:{ZERO};(?:.*;)?overflow:hidden",
        rf"overflow:hidden;(?:.*;)?(?:max-)?height:{ZERO}(?:;|$)", rf"font:(?:[a-z]+)?{ZERO}(?:/|[a-z])",
    )
]  # fmt: skip
RULE = re.compile(r"([^{};@]{1,2000})\{([^{}]{0,5000})\}")
SELECTORS = 2_000  # rules of a page that are looked at


def remove_silent(root: HtmlElement) -> None:
    """Takes scripts, pictures, forms and the like out of a page, with comments; what follows each stays."""
    from lxml import etree

    etree.strip_elements(root, etree.Comment, etree.ProcessingInstruction, *SILENT, with_tail=False)


def remove_hidden(root: HtmlElement, sheets: str) -> int:
    """Takes what the page does not show out of it; returns how many words that were."""
    words = 0
    for element in list(_hidden(root, sheets)):
        if element.getparent() is not None and element.tag not in ("html", "body"):
            words += len(" ".join(element.itertext()).split())
            element.drop_tree()
    return words


def sheets(root: HtmlElement) -> str:
    """The style rules that a page carries in itself."""
    found = " ".join(element.text or "" for element in root.iter("style"))
    return re.sub(r"(?s)/\*.*?\*/", "", found[:1_000_000])


def hides(style: str) -> bool:
    """Whether declarations of a style hide what they are given to."""
    plain = re.sub(r"\\([0-9a-f]{1,6}) ?", _unescape, re.sub(r"(?s)/\*.*?\*/", "", style[:5_000].lower()))
    plain = re.sub(r"\s+|!important", "", plain)
    return any(pattern.search(plain) for pattern in HIDES)


def _unescape(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return chr(code) if 0 < code < 0x10FFFF else ""


def _hidden(root: HtmlElement, sheets: str) -> Iterator[HtmlElement]:
    """Elements hidden by an attribute, by a style of their own, or by a rule of the page.

    `aria-hidden` hides from screen readers only, and counts as shown here.
    """
    for element in root.iter():
        if isinstance(element.tag, str) and (
            (element.get("hidden") is not None and element.get("hidden") != "until-found")
            or hides(element.get("style") or "")
        ):
            yield element
    for selector, last_word in _hiding(sheets):
        for element in _matching(root, selector):
            if last_word or not _shown(element.get("style") or ""):
                yield element


def _hiding(sheets: str) -> list[tuple[str, bool]]:
    """The selectors of the rules that hide, and whether no style of an element's own can undo it.

    Rules for print and for narrow screens hide nothing on a desk.
    """
    screen = re.sub(r"(?s)@media[^{]*\b(?:print|max-width)[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", sheets)
    rules = [(match[1], match[2]) for match in RULE.finditer(screen)][:SELECTORS]
    hiding = [(selectors, "!important" in style.replace(" ", "")) for selectors, style in rules if hides(style)]
    return [(selector.strip(), last_word) for selectors, last_word in hiding for selector in selectors.split(",")]


def _shown(style: str) -> bool:
    """Whether an element's own style shows it, as scripts do once a page has loaded."""
    return not hides(style) and bool(re.search(r"(?i)\b(?:display|opacity|visibility)\s*:", style))


def _matching(root: HtmlElement, selector: str) -> list[HtmlElement]:
    from cssselect import SelectorError

    # What hides only in a state (":hover", "::before") hides nothing as the page lies there.
    if not selector or ":" in selector or len(selector) > 300:
        return []
    try:
        return list(root.cssselect(selector))
    except (SelectorError, ValueError):
        return []
