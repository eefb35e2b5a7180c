"""What several quotes are on: events, words that speakers have in common, sectors. One of them narrows the page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from .matter import Matter
from .wording import cut

LONGEST = 76  # characters of an event in the label of its topic


@dataclass(frozen=True, slots=True)
class Topic:
    """Something that quotes are on: how it is called, the event it is ('' for none), and the ids of the quotes."""

    label: str
    event: str
    quotes: tuple[str, ...]


def topics(facts: pd.DataFrame, matters: Iterable[Matter], phrases: dict[str, list[str]],
           events: pd.DataFrame) -> list[Topic]:  # fmt: skip
    """The topics of quotes: events first, then words in common, then sectors; of each what most speakers speak on.

    `facts` are the quotes and `events` the events of `facts.table.collect`. An event or words are a topic where two
    speakers speak on them, or one does twice; a sector is one where anybody does.
    """
    speakers = dict(zip(facts["fact"], facts["holder"], strict=True))
    told = {row["fact"]: row for row in events.to_dict("records")}
    on = [
        Topic(_event_label(told[matter.event]), matter.event, _here(matter.quotes, speakers))
        for matter in matters
        if matter.event in told
    ]
    words = [Topic(f"The words “{phrase}”", "", _here(quotes, speakers)) for phrase, quotes in phrases.items()]
    sectors = [Topic(name, "", said) for name, said in _by_sector(facts).items()]
    several = [[topic for topic in held if len(topic.quotes) > 1] for held in (on, words)]
    return _named([topic for held in (*several, sectors) for topic in _most_first(held, speakers)])


def _here(quotes: list[str], speakers: dict[str, str]) -> tuple[str, ...]:
    return tuple(quote for quote in quotes if quote in speakers)


def _event_label(row: dict) -> str:
    when = f" · {row['when']}" if row["when"] else ""
    return f"Event: {cut(row['label'], LONGEST)}{when}"


def _by_sector(facts: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for fact, sectors in zip(facts["fact"], facts["sectors"], strict=True):
        for name in sectors:
            found[name] = (*found.get(name, ()), fact)
    return dict(sorted(found.items()))


def _most_first(held: list[Topic], speakers: dict[str, str]) -> list[Topic]:
    def weight(topic: Topic) -> tuple[int, int]:
        return -len({speakers[quote] for quote in topic.quotes} - {""}), -len(topic.quotes)

    return sorted(held, key=weight)


def _named(held: list[Topic]) -> list[Topic]:
    """The topics, of those called the same the later ones with a number."""
    made: dict[str, Topic] = {}
    for topic in held:
        label, number = topic.label, 2
        while label in made:
            label, number = f"{topic.label} ({number})", number + 1
        made[label] = Topic(label, topic.event, topic.quotes)
    return list(made.values())
