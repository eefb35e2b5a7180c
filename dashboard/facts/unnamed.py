"""Who says something where no actor is settled for it, in the article's words: "documents", "an audit"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .telling import Telling

_PRONOUN = re.compile(r"(?:he|she|it|they|we|i|you|who|which|that|this|these|those|one)$", re.I)
_LEADS = "the|an?|its|his|her|their|this|these|several|some|two|three|many"
_LED = re.compile(rf"(?:{_LEADS})\s", re.I)
_BEFORE = re.compile(rf"\b(?:{_LEADS})\s+(?:[a-z]+\s+)?$", re.I)


def source(telling: Telling, at: int) -> str:
    """The words for who says what stands at a character, with their article; '' where a pronoun says it, or nobody."""
    quotes = telling.tables["quotes"]
    around = quotes[(quotes["start"] <= at) & (at < quotes["end"]) & (quotes["speaker"] == "")]
    if around.empty:
        return ""
    inner = around.iloc[(around["end"] - around["start"]).argmin()]
    told = telling.evidence(inner["quote"], "speaker")
    words = str(told[0]["text"]) if told else ""
    if not words or _PRONOUN.match(words) or "\n" in words:
        return ""
    if _LED.match(words):
        return words[:1].lower() + words[1:]
    before = _BEFORE.search(telling.text[: told[0]["start"]])
    led = " ".join(before.group().split()).lower() + " " if before else ""
    plural = words.split()[-1].endswith("s")
    return f"{led}{words}" if led or plural or words[0].isupper() else ""
