"""Pronouns in what somebody is reported to say: who is meant is said where the words alone would mean the speaker."""

from __future__ import annotations

import re

from .naming import Named
from .telling import Telling

_OWNING = frozenset(("its", "his", "their"))
_FIRST = re.compile(r"(?:it|he|she|they)\b", re.I)
_EMPTY = re.compile(  # "it" that stands for nobody: "it is clear that", "it would take years"
    r"it\s+(?:is|was|has been|had been|would be|will be|may be|might be|could be)\s+(?:\w+ly\s+)?"
    r"(?:clear|likely|unlikely|possible|impossible|necessary|important|too\b|not\b|time\b|up to\b"
    r"|\w+ (?:that|to|for)\b)"
    r"|it\s+(?:would|will|could|might|may)?\s*(?:takes?|seems?|appears?)\b",
    re.I,
)


def filled(telling: Telling, start: int, end: int, printed: str, speaker: Named) -> str:
    """A report with names for pronouns that mean another than the speaker and nobody named in it before.

    '' where that cannot be said: who is meant by its first word is not settled, or a pronoun stands inside quotation
    marks, which keep their words.
    """
    text, made, shift = telling.text, printed, 0
    if _FIRST.match(printed) and not _EMPTY.match(printed) and start not in _settled(telling):
        return ""
    for at, word, actor in _pronouns(telling, start, end):
        named = telling.named.get(actor)
        if not named or actor in speaker.actors or _named_before(telling, actor, start, at):
            continue
        place = len(" ".join(text[start:at].split())) + (at > start and text[at - 1].isspace()) + shift
        if made[place : place + len(word)] != word or made[:place].count("“") > made[:place].count("”"):
            return ""
        if made[:place].count('"') % 2:
            return ""
        words = _in_place(named, word, made[place + len(word) :])
        made = made[:place] + words + made[place + len(word) :]
        shift += len(words) - len(word)
    return made


def _in_place(named: Named, word: str, after: str) -> str:
    """The name in the form of the pronoun that it stands for."""
    owning = word.lower() in _OWNING or (word.lower() == "her" and re.match(r"\s+[a-z]", after) is not None)
    if not owning:
        return named.words
    return f"{named.words}’" if named.words.endswith("s") and named.plural else f"{named.words}’s"


def _pronouns(telling: Telling, start: int, end: int) -> list[tuple[int, str, str]]:
    """Place, word and actor of the pronouns in a stretch that mean one actor, in reading order."""
    mentions = telling.tables["mentions"]
    held = mentions[
        (mentions["kind"] == "pronoun") & (mentions["start"] >= start) & (mentions["end"] <= end)
        & (mentions["actor"] != "") & ~mentions.duplicated(["start", "end"], keep=False)
    ].sort_values("start")  # fmt: skip
    return list(zip(held["start"].astype("int").tolist(), held["text"], held["actor"], strict=True))


def _settled(telling: Telling) -> set[int]:
    """Where the mentions begin that stand for somebody."""
    mentions = telling.tables["mentions"]
    return set(mentions[mentions["actor"] != ""]["start"].astype("int"))


def _named_before(telling: Telling, actor: str, start: int, at: int) -> bool:
    """Whether an actor is named in a stretch before a place: then its pronoun is plain."""
    mentions = telling.tables["mentions"]
    own = mentions[(mentions["actor"] == actor) & (mentions["kind"] != "pronoun")]
    return bool(((own["start"] >= start) & (own["end"] <= at)).any())
