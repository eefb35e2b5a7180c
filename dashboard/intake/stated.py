"""What the first lines of a text state of it: its headline, its author, its day. Never guessed from running text."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from briefing.layout import dated as dated_lines
from briefing.layout import form
from briefing.layout.block import HEADING, Block
from briefing.layout.head import BY, FOOT, HEAD, LEADS, LINE

from .byline import day
from .draft import Draft, dated, undated

NAME = r"[A-ZÀ-Þ][\w.’'-]*"
AUTHOR = re.compile(
    rf"^(?:[Ww]ritten )?(?:By|BY|by)\s+({NAME}(?:\s+(?:{NAME}|de|van|von|der|la|bin|al|and)){{1,6}})\s*(?:$|[,|·•–—(-])"
)
FILLER = re.compile(
    r"(?i)\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:mon|tue|wed|thu|fri|sat|sun)\b|\bat\b|\b\d{1,2}[:.]\d\d(?::\d\d)?\b|"
    r"\b(?:am|pm|a\.m\.|p\.m\.|gmt|utc|bst|cet|cest|edt|est|et|pt|pdt|pst)\b|\bon\b|\b\d+ min(?:ute)?s? read\b|[^\w]"
)

SUBJECT, SENT = re.compile(r"(?im)^(?:from|to|date|sent):.*\n(?:.+\n){0,6}?subject:[^\S\n]*(\S.*)$"), 2_000


def state(draft: Draft) -> Draft:
    """The draft with the title, author and date of publication that its own lines state, and notes on where from.

    A line that states the day goes before the day a file says it was made.
    """
    lines = [line.strip() for line in draft.text.splitlines() if line.strip()]
    notes, known = list(draft.notes), {"title": draft.title, "author": draft.author, "published": draft.published}
    when, line = published(lines)
    if when:
        notes = [*undated(notes), dated(f"from the line “{line}”")]
        known["published"] = when
    elif line:
        notes.append(f"The date in the line “{line}” can be read in two ways and was not taken; set it if you know.")
    if not draft.title and (title := headline(draft.text)):
        notes.append("The title is the first line of the text.")
        known["title"] = title
    if not draft.author:
        known["author"] = next((match[1] for line in lines[:HEAD] if (match := AUTHOR.match(line))), "")
    return replace(draft, notes=tuple(notes), **known)


def headline(text: str) -> str:
    """The first line of a text that is no head of a mail or button, where it reads as a headline: short, without a full
    stop, with longer text below it.
    """
    if sent := SUBJECT.search(text[:SENT]):
        return " ".join(sent[1].split())
    blocks = form.read(text).blocks
    shown = [block for block in blocks if not block.hidden]
    menus = len(shown) > 1 and len(shown[0].span.of(text).split()) < 2
    above = [block for block in blocks[:HEAD] if _is_title(block, text)] if menus else []
    begin = (above or shown)[0].span.start if shown else 0
    first, _, rest = text[begin:].strip().partition("\n")
    first = " ".join(first.split()).lstrip("# ")
    following = rest.strip().split("\n\n", 1)[0]
    words = first.split()
    if not 2 <= len(words) <= 25 or len(first) > LINE or len(rest.split()) < 2 * len(words):
        return ""
    if (
        re.search(r"[.,;:…-]$", first)
        or not re.match(r"[“\"‘'(]?[A-Z0-9À-Þ]", first)
        or _day(first)[0]
        or BY.match(first)
    ):
        return ""
    # A text wrapped by hand goes on with a small letter; a sentence without a stop is no headline above a list of such.
    return "" if re.match(r"[a-z]", following) else first


def _is_title(block: Block, text: str) -> bool:
    """Whether a heading has words enough for a title below a menu."""
    return block.form == HEADING and len(block.span.of(text).split()) > 2


def published(lines: list[str]) -> tuple[str, str]:
    """The day that a line of the text states, YYYY-MM-DD, and the line.

    The day is empty where none does, or where its numbers can be read in two ways (then the line is told).
    """
    for line in [*lines[:HEAD], *lines[-FOOT:]]:
        if len(line) > LINE or not re.search(r"\d", line):
            continue
        led = LEADS.match(line)
        text = line[led.end() :] if led else line
        when, rest = _day(text)
        if not when or not ((led and rest[0] < 4) or _alone(text, rest) or _in_byline(text, rest)):
            continue
        return ("", line) if dated_lines.two_ways(text[slice(*rest)]) else (when, line)
    return "", ""


def _day(text: str) -> tuple[str, tuple[int, int]]:
    """The first full date in a line, as the project's grammar of dates reads it, and its characters."""
    from briefing import lexicon
    from briefing.timexes.expression import expressions
    from briefing.timexes.resolve import full_date

    for expression in expressions(text, lexicon.load()):
        when = full_date(expression.meaning)
        if isinstance(when, dt.date) and (found := day(when.year, when.month, when.day)):
            return found, (expression.start, expression.end)
    return "", (0, 0)


def _alone(text: str, at: tuple[int, int]) -> bool:
    """Whether a line says nothing but the date, its weekday and time."""
    return not FILLER.sub("", text[: at[0]] + " " + text[at[1] :]).strip()


def _in_byline(text: str, at: tuple[int, int]) -> bool:
    """Whether a date stands beside a name, as in 'By Jane Roe, 12 May 2024' or 'Example News | 12 May 2024'."""
    before, after = text[: at[0]], text[at[1] :]
    if re.search(r"[.!?]\s", before) or len(text) > 120:
        return False
    beside = re.search(r"[|·•]\s*$", before) or re.match(r"\s*[|·•]", after)
    return bool(beside or (BY.match(text) and _alone(after, (0, 0))))

