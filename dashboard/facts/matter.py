"""What quotes are about: events that somebody speaks on, so that speakers can be set side by side on one of them.

A quote is about an event whose word lies in what is said ("the bureau had *withheld* evidence"), and about one that
what is said calls by its noun ("the *fine* is unfair"), where somebody who took part in it speaks or is named there.
Where two events are called so, nothing is settled, and the quote is about neither.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

import pandas as pd

from briefing.lexicon import Match
from briefing.tables import Tables

from .place import Places
from .saying import within

Look = Callable[[str], list[Match]]
Span = tuple[int, int]
# A noun that means what has been told: "the fine", "its proposed takeover", "the bank's appeal".
_KNOWN = re.compile(
    r"(?:\b(?:the|this|that|these|those|its|his|her|their|our|my|your|such)|\w[’']s|s[’'])\s+(?:[a-z-]+\s+){0,2}$", re.I
)
_OTHER = re.compile(r"\b(?:first|second|third|next|other|another|new|further|more|last|same|a|an|of|to|and|or)\s", re.I)
_WORD = re.compile(r"[^\W\d_]{4,}")
_PARTS = ("agent", "recipient")


@dataclass(slots=True)
class Matter:
    """One event, told once or several times. `event` is the row that tells most of it, `quotes` are about it.

    `again` says that its words are those of something already told: "the lawsuit".
    """

    event: str
    rows: list[str]
    act: str
    words: set[str]
    takes: dict[str, set[str]]
    since: str
    until: str
    again: bool = False
    quotes: list[str] = field(default_factory=list)

    @property
    def who(self) -> set[str]:
        """The actors that take part in it."""
        return set().union(*self.takes.values())


@dataclass(frozen=True, slots=True)
class Said:
    """What a quote says of its own: the characters of its contents, and those that another quote in it says."""

    id: str
    speaker: str
    addressee: str
    spans: list[Span]
    others: list[Span]

    def has(self, start: int, end: int) -> bool:
        """Whether these characters are among them."""
        return any(first <= start and end <= last for first, last in self.spans) and not any(
            first <= start and end <= last for first, last in self.others
        )


def matters(tables: Tables, look: Look) -> list[Matter]:
    """The events that quotes are about, in reading order, each with the ids of those quotes.

    `look` finds the words of the list `events` in a text (`Lexicon.matches`). A quotation that only repeats words of
    a longer one of the same speaker is about nothing of its own.
    """
    words = _event_words(tables)
    made = _told(tables, words, look)
    by_act: dict[str, list[Matter]] = {}
    for matter in made:
        by_act.setdefault(matter.act, []).append(matter)
    told = Places((*span, matter) for matter in made for row in matter.rows for span in words.get(row, []))
    mentions = tables["mentions"]
    named = Places(zip(mentions["start"], mentions["end"], mentions["actor"], strict=True))
    text = str(tables["documents"].iloc[0]["text"])
    for quote in own_words(tables):
        inside = [each for span in quote.spans for each in told.within(*span) if quote.has(*each[:2])]
        around = {actor for span in quote.spans for *_, actor in named.within(*span)}
        around |= {quote.speaker, quote.addressee} - {""}
        for matter in _spoken_of(quote, text, inside, around, by_act, look):
            matter.quotes.append(quote.id)
    return [matter for matter in made if matter.quotes]


def own_words(tables: Tables) -> list[Said]:
    """What each quote says of its own: without the words that report it, and without what another quote in it says."""
    parts = tables["evidence"]
    parts = parts[(parts["table"] == "quotes") & (parts["role"] == "content")]
    contents = _by_row(parts)
    quotes = tables["quotes"].to_dict("records")
    repeated = within(quotes)
    single = [quote for quote in quotes if quote["quote"] not in repeated]
    places = Places((quote["start"], quote["end"], quote["quote"]) for quote in single)
    made = []
    for quote in single:
        found = places.within(quote["start"], quote["end"])
        inner = [(start, end) for start, end, other in found if other != quote["quote"]]
        spans = contents.get(quote["quote"], [(quote["start"], quote["end"])])
        made.append(Said(quote["quote"], quote["speaker"], quote["addressee"], spans, inner))
    return made


def _by_row(parts: pd.DataFrame) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    for row, start, end in zip(parts["row"], parts["start"], parts["end"], strict=True):
        found.setdefault(row, []).append((int(start), int(end)))
    return found


def _event_words(tables: Tables) -> dict[str, list[Span]]:
    """The words that name each event, also where it is told again."""
    parts = tables["evidence"]
    return _by_row(parts[(parts["table"] == "events") & parts["role"].isin(["trigger", "also"])])


def _told(tables: Tables, words: dict[str, list[Span]], look: Look) -> list[Matter]:
    """Events as matters: rows of one act that tell the same are one."""
    takes: dict[str, dict[str, set[str]]] = {}
    for event, actor, role in tables["participants"][["event", "actor", "role"]].itertuples(index=False, name=None):
        if role in _PARTS:
            takes.setdefault(event, {}).setdefault(role, set()).add(actor)
    called, text = _called(tables), str(tables["documents"].iloc[0]["text"])
    made: list[Matter] = []
    by_actor: dict[tuple[str, str], list[Matter]] = {}
    for row in tables["events"].to_dict("records"):
        parts = takes.get(row["event"], {})
        names = _words(row["trigger"]).union(*(called.get(actor, set()) for held in parts.values() for actor in held))
        said = _words(f"{row['label']} {row['text']}") - names
        again = any(
            _is_known(text[:at]) and _is_noun(text[at:end], look) for at, end in words.get(row["event"], [])[:1]
        )
        one = Matter(row["event"], [row["event"]], row["act"], said, parts, row["earliest"], row["latest"], again)
        alike = {id(matter): matter for actor in one.who for matter in by_actor.get((one.act, actor), [])}
        same = [matter for matter in alike.values() if _same(matter, one)]
        matter = same[0] if len(same) == 1 else one
        if matter is one:
            made.append(one)
        else:
            _join(matter, one)
        for actor in one.who:
            by_actor.setdefault((one.act, actor), []).append(matter)
    return made


def _called(tables: Tables) -> dict[str, set[str]]:
    """The words of all names of each actor: two events do not tell the same because they share them."""
    found: dict[str, set[str]] = {}
    for held, words in ((tables["actors"], "name"), (tables["mentions"], "text")):
        for actor, text in zip(held["actor"], held[words], strict=True):
            found.setdefault(actor, set()).update(_words(text))
    return found


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _same(one: Matter, other: Matter) -> bool:
    """Whether two rows tell one event: the same act, nobody else in it, no other time, and two things in common."""
    if not one.act or one.act != other.act or _apart(one, other):
        return False
    for role in _PARTS:
        mine, theirs = one.takes.get(role, set()), other.takes.get(role, set())
        if mine and theirs and mine.isdisjoint(theirs):
            return False
    shared = len(one.who & other.who)
    if shared > 1:
        return True
    return shared == 1 and (not one.words.isdisjoint(other.words) or (other.again and other.who <= one.who))


def _apart(one: Matter, other: Matter) -> bool:
    """Whether their dates cannot be the same."""
    return bool(
        (one.until and other.since and one.until <= other.since)
        or (other.until and one.since and other.until <= one.since)
    )


def _join(matter: Matter, again: Matter) -> None:
    """Adds another telling; the one with a date, or else with more who take part, stands for the matter."""
    if (bool(again.since or again.until), len(again.who)) > (bool(matter.since or matter.until), len(matter.who)):
        matter.event = again.event
    matter.rows += again.rows
    matter.words |= again.words
    for role, actors in again.takes.items():
        matter.takes.setdefault(role, set()).update(actors)
    matter.since, matter.until = matter.since or again.since, matter.until or again.until


def _spoken_of(
    quote: Said, text: str, inside: list[tuple[int, int, Matter]], around: set[str], by_act: dict[str, list[Matter]],
    look: Look,
) -> list[Matter]:  # fmt: skip
    """The matters that one quote is about: those whose words are `inside` it, and those it calls by their noun."""
    found = [matter for *_, matter in inside]
    for first, last in quote.spans:
        content = text[first:last]
        for match in look(content):
            start, end = first + match.start, first + match.end
            if match.entry["pos"] != "noun" or not quote.has(start, end) or not _is_known(content[: match.start]):
                continue
            if any(start < last_of and first_of < end for first_of, last_of, _ in inside):
                continue
            fits = _fitting(by_act.get(match.entry["what"], []), around, _complement(content[match.end :]))
            found += fits if len(fits) == 1 else []
    return list({id(matter): matter for matter in found}.values())


def _fitting(alike: list[Matter], around: set[str], complement: set[str]) -> list[Matter]:
    """Of matters of one act, those that a noun may mean where these actors are `around` and it is told what of."""
    return [
        matter
        for matter in alike
        if not matter.who.isdisjoint(around) and (not complement or not matter.words.isdisjoint(complement))
    ]


def _complement(after: str) -> set[str]:
    """The words that say what the thing before them is of or for: "commitment *to open markets*"."""
    found = re.match(r"\s+(?:to|of|on|for|against|about|over|with|in)\s+([^.,;:”]+)", after)
    return set(_WORD.findall(found[1].casefold())[:4]) if found else set()


def _is_noun(word: str, look: Look) -> bool:
    return any(match.entry["pos"] == "noun" for match in look(word))


def _is_known(before: str) -> bool:
    """Whether the words before a noun say that it is one already told: "the", not "a", "another" or "a second"."""
    found = _KNOWN.search(before[-60:])
    return found is not None and not _OTHER.search(found[0])
