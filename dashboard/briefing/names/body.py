"""Names typed by their own words: a body by its noun or legal form, a thing, a place by its landform."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from .. import geography
from . import legalform, run
from .run import JOINERS

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from ..lexicon import Lexicon
    from .proper import Name


# One word for a body in Dutch, German and the Nordic languages: "Bundeskartellamt", "Finansministeriet".
COMPOUND = re.compile(
    r"\w{4,}(?:amt|ministerium|ministeriet|ministerie|gericht|behörde|rechnungshof|styrelsen?|verket|tilsynet"
    r"|inspektionen|direktoratet|domstolen|waterstaat|virasto)"
)


def kind_of(parse: Doc, start: int, end: int, lexicon: Lexicon) -> str:
    """The kind of body that words name by their head ("Ministry of Finance"), or by a company suffix; else ''."""
    words = [t.lower_ for t in parse[start:end]]
    bodies = lexicon.by("bodies", "words")
    cut = next((i for i, w in enumerate(words) if w in JOINERS or (i and _about(words, i))), len(words))
    owned = next((words[i + 1] for i, w in enumerate(words[:-1]) if w in ("'s", "’s")), "")
    for head in (" ".join(words[-2:]), words[cut - 1] if cut else "", words[-1], words[0] if cut > 1 else "", owned):
        entry = bodies.get(head)
        if entry is not None and _stands(head, words[:cut], entry["place"]):
            return str(entry["kind"])
    if COMPOUND.fullmatch(words[-1]):
        return "government"
    formed = words[-1].rstrip(".") in company_suffixes() or legalform.closes(parse, start, end)
    return "organization" if formed and len(words) > 1 else ""


def thing(parse: Doc, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the head of a name is a law, an event or a thing: "Clean Air Act", "Battle of Leipzig"."""
    words = [t.lower_ for t in parse[start:end]]
    cut = next((i for i, w in enumerate(words) if i and w in JOINERS), len(words))
    behind = parse[end] if end < len(parse) else None
    if behind is not None and behind.lower_ in ("number", "code", "list", "index") and run.capital(behind):
        return not behind.is_sent_start  # "Export Control Classification" of "… Classification Number"
    if words[cut - 1] == "order" and words[cut:] and words[cut] == "of" and words[cut + 1] != "the":
        return not words[-1].endswith("s")  # "Fraternal Order of Eagles" is a society
    return words[cut - 1] in lexicon.by("things", "words")


def _about(words: list[str], i: int) -> bool:
    """Whether a word opens the matter behind the head of a name: "Committee [on] Energy"."""
    return words[i] == "on" and words[i - 1] in run.ON


def _stands(head: str, words: list[str], place: str) -> bool:
    """Whether a word stands where its list says it types a name: at the end, at the start, or anywhere."""
    if place == "end":
        return " ".join(words).endswith(head)
    return place != "start" or words[0] == head.split()[0]


@cache
def company_suffixes() -> frozenset[str]:
    """Endings of company names ("inc", "gmbh"), from cleanco."""
    from cleanco.termdata import terms_by_type

    return frozenset(
        t.strip().rstrip(".").lower() for terms in terms_by_type.values() for t in terms if " " not in t.strip()
    )


def landform(parse: Doc, name: Name, lexicon: Lexicon) -> bool:
    """Whether the head of a name is a kind of place: "Songhua River", "Strait of Hormuz", "Lake Geneva"."""
    words = [t.lower_ for t in parse[name.start : name.end]]
    cut = next((i for i, w in enumerate(words) if i and w in JOINERS), len(words))
    kinds = lexicon.by("landforms", "words")
    return words[cut - 1] in kinds or (words[0] in ("lake", "mount", "cape", "river") and len(words) == 2)


def team(parse: Doc, name: Name, lexicon: Lexicon) -> bool:
    """Whether a name is a place and a plural, as those of teams are: "Chicago Bears"; no "Falkland Islands"."""
    last = parse[name.end - 1]
    place = any(geography.is_place(parse[name.start : i].text) for i in range(name.start + 1, name.end))
    return place and last.text.endswith("s") and last.lower_ not in lexicon.by("landforms", "words")
