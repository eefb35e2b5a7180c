"""The words of a label carried on to where its clause ends in the text, with lists, names and conditions kept whole."""

from __future__ import annotations

import re

AUX = frozenset(
    "is are was were be been am has have had do does did will would shall should can could may might must "
    "cannot".split()
)
JOINS = frozenset("that and but or because as after before when while if unless whether since although though".split())
_DATELINE = re.compile(r"^[A-Z][A-Z .,/]+(?:,? [A-Z][a-z]+ \d+)? [–—-] ")
_SAYS = re.compile(r"\b(?:said|says|told|added|wrote|warned|argued)\b")
_BREAK = re.compile(
    r",(?=[\s”\"])(?!\s(?:19|20)\d\d\b)|;|:(?=\s)|\sand\sthat\s|\s[–—-]+\s|[.!?…][”\"’')\]]*(?=\s|$)|\n"
)
_LIST = re.compile(r",\s(?:[\w’'$€£.-]+\s){0,4}[\w’'-]+(?:,\s(?:[\w’'-]+\s){0,3}[\w’'-]+)*,?\s(?:and|or)\s\S+")
_ITEM, _LAST_ITEM = re.compile(r",\s[\w’'-]+(?:\s[\w’'-]+)?$"), re.compile(r",\s(?:and|or)\s\S+")
_CONDITION = re.compile(r",\s(?:but only\s)?(?:if|unless|provided|except|as long as|on condition|subject to|once)\b")


def carried_on(text: str, label: str, start: int, end: int) -> str:
    """The label and what the sentence goes on with, up to a break; '' where its end is not found in the text."""
    cut = label.endswith(" …")
    tail = label.removesuffix(" …").rstrip()
    at = _place(text, tail, start, end)
    if at < 0:
        return "" if cut else tail
    stop = _stop(text, at, end)
    more = " ".join(text[at:stop].split())
    more = "" if more.split(" ")[0].lower() in AUX and not cut else f" {more}" if text[at : at + 1].isspace() else more
    return _DATELINE.sub("", _unhung(" ".join((tail + more).split()).rstrip(" ,;:")))


def _unhung(words: str) -> str:
    """Without a last clause that has no verb of its own: "…, as lawyers for one of the deputies"."""
    before, comma, last = words.rpartition(", ")
    told = last.lower().split(" ")
    hangs = comma and told[0] in JOINS - {"and", "or", "but"} and not any(w in AUX or w.endswith("ed") for w in told)
    return before if hangs else words


def _place(text: str, tail: str, start: int, end: int) -> int:
    """Where the last words of a label end in the text, after its trigger; -1 where they are not found."""
    words = tail.split(" ")
    for many in (6, 4, 3, 2, 1):
        if many <= len(words):
            found = re.compile(r"\s+".join(map(re.escape, words[-many:]))).search(text, max(0, start - 60), end)
            if found and found.end() > start:
                return found.end()
    return -1


def _stop(text: str, at: int, end: int) -> int:
    """The next break between clauses; commas inside a list, a number or a name are none."""
    while found := _BREAK.search(text, at, end):
        listed = _LIST.match(text, found.start(), end) if found[0] == "," else None
        if found[0] == "," and _ITEM.search(text, max(0, found.start() - 40), found.start()):
            listed = _LAST_ITEM.match(text, found.start(), end) or listed
        listed = None if listed and _SAYS.search(listed[0]) else listed
        if listed is None and not _within_name(text, found) and not _CONDITION.match(text, found.start()):
            return found.start()
        at = listed.end() if listed else found.end()
    return end


def _within_name(text: str, found: re.Match[str]) -> bool:
    """Whether a stop belongs to an abbreviation or initial: "U.S. business", "Harrow & Co. has"."""
    if not found[0].startswith("."):
        return False
    before, after = text[: found.start()], text[found.end() :].lstrip()
    return bool(re.search(r"(?:\b[A-Z]|\.[A-Za-z]|\b(?:Mr|Mrs|Ms|Dr|St|Co|Inc|Ltd|No))$", before[-6:])) and bool(after)


def balanced(words: str) -> bool:
    pairs = (("“", "”"), ("(", ")"), ("[", "]"))
    return all(words.count(a) == words.count(b) for a, b in pairs) and words.count('"') % 2 == 0
