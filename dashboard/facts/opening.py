"""What an article opens with: the acts its title tells, who is accused there, and who answers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from briefing.tables import Tables

from .telling import Telling

FIRST = 3  # sentences that open an article
HALF = 0.5  # share of the title's words from which a sentence tells what the title says
_WORD = re.compile(r"[^\W_]{3,}")
_SMALL = frozenset(
    "the and that for with from has have had was were are will would said says say its their his her".split()
)
_ENDING = re.compile(r"(?:ies|ied|ing|es|ed|[sdey])$")
_ACCUSES = re.compile(r"(?:accus|blam|alleg|charg|fin(?:e[sd]?|ing)$|sue[sd]?$|suspect|indict|convict|prosecut)", re.I)
_DENIES = re.compile(r"(?:den(?:y|ie|ial)|reject|refut|dismiss|disput|contest)", re.I)


@dataclass(frozen=True)
class Opening:
    """The title of an article, or its first sentence where it has none, and the sentences that open it."""

    telling: Telling

    def tells(self, fact: dict, text: str) -> bool:
        """Whether the title tells of a fact: most of its words are in it, or its act and an actor are in the title."""
        if self.answers(fact):
            return False
        if self._content and len(self._content & content_words(text)) / len(self._content) >= HALF:
            return True
        if any((fact["kind"], actor) in self._kinds for actor in fact["actors"]):
            return True
        return bool(self._actors & set(fact["actors"])) and stem(self._act(fact)) in self._words

    def answers(self, fact: dict) -> bool:
        """Whether a fact is a denial by who is accused in the opening, or of what they are accused of."""
        if not _DENIES.match(self._act(fact)) or not self._accused:
            return False
        named = self._mentioned(fact["start"], fact["end"])
        return bool(self._accused & (set(fact["actors"]) | named)) and not self._accusers & set(fact["actors"])

    def alone(self) -> bool:
        """Whether a first sentence that is the title has to tell what happened, as the one after it is not clear."""
        from .statement import of_event

        events = sorted(self.telling.events.values(), key=lambda event: event["start"])
        after = [event for event in events if event["start"] >= self._title_end]
        first = self.telling.sentence(after[0]["start"]) if after else (0, 0)
        return not any(of_event(self.telling, event).built for event in after if event["start"] < first[1])

    @cached_property
    def repeated(self) -> set[str]:
        """The facts of a first sentence that is the title which nothing below tells, where the next sentence is clear:
        the title says them already."""
        quotes = self.telling.tables["quotes"]
        starts = {row: int(event["start"]) for row, event in self.telling.events.items()}
        starts |= dict(zip(quotes["quote"], quotes["start"].astype("int"), strict=True))
        in_title = [row for row, start in starts.items() if start < self._title_end]
        return set() if self.alone() else {row for row in in_title if not self._below(row)}

    def _below(self, row: str) -> bool:
        """Whether the article tells of a fact of its title again: the two are one row then."""
        return any(
            part["role"] == "also" and part["start"] >= self._title_end for part in self.telling.rests.get(row, [])
        )

    @cached_property
    def _opening_events(self) -> list[dict]:
        last = self._sentence_end(FIRST + len(headline(self.telling.tables)))
        return [event for event in self.telling.events.values() if event["start"] < last]

    @cached_property
    def _kinds(self) -> set[tuple[str, str]]:
        """Class and agent of what a first sentence that is the title tells."""
        own = [event for event in self._opening_events if event["start"] < self._title_end and event["kind"]]
        return {(event["kind"], part["actor"]) for event in own
                for part in self.telling.parts.get(event["event"], []) if part["role"] == "agent"}  # fmt: skip

    @cached_property
    def _title(self) -> str:
        """The title, or the first sentence."""
        tables = self.telling.tables
        title = str(tables["documents"].iloc[0]["title"])
        return title or (str(tables["sentences"].iloc[0]["text"]) if len(tables["sentences"]) else "")

    @property
    def called(self) -> str:
        """What the opening is: the title, or where there is none the first sentence."""
        return "title" if self._content else "first sentence"

    @cached_property
    def _content(self) -> set[str]:
        return content_words(self._title) if self.telling.tables["documents"].iloc[0]["title"] else set()

    @cached_property
    def _words(self) -> set[str]:
        return {stem(word) for word in _WORD.findall(self._title)}

    @cached_property
    def _title_end(self) -> int:
        return self._sentence_end(max(headline(self.telling.tables), default=0))

    def _sentence_end(self, number: int) -> int:
        sentences = self.telling.tables["sentences"]
        held = sentences[sentences["number"] <= number]["end"]
        return int(held.max()) if len(held) else 0

    @cached_property
    def _actors(self) -> set[str]:
        """The actors that the title names, by a word of a name of theirs or where the text prints it."""
        rows = self.telling.tables["actors"]
        words = {word.casefold() for word in _WORD.findall(self._title)} - _SMALL
        named = {
            actor
            for actor, name, aliases in rows[["actor", "name", "aliases"]].itertuples(index=False, name=None)
            if words & {word.casefold() for word in _WORD.findall(f"{name} {aliases}")}
        }
        return named | self._mentioned(0, self._title_end)

    def _mentioned(self, start: int, end: int) -> set[str]:
        mentions = self.telling.tables["mentions"]
        held = mentions[(mentions["start"] >= start) & (mentions["end"] <= end)]["actor"]
        return set(held) - {""}

    @cached_property
    def _accusing(self) -> list[dict]:
        return [event for event in self._opening_events if _ACCUSES.match(event["trigger"])]

    @cached_property
    def _accusers(self) -> set[str]:
        parts = (part for event in self._accusing for part in self.telling.parts.get(event["event"], []))
        return {part["actor"] for part in parts if part["role"] == "agent"}

    @cached_property
    def _accused(self) -> set[str]:
        """Who is named in a sentence of the opening that tells of an accusation or a penalty, without who makes it."""
        found: set[str] = set()
        for event in self._accusing:
            found |= self._mentioned(*self.telling.sentence(event["start"]))
        return found - self._accusers

    def _act(self, fact: dict) -> str:
        """The word that names what is done: the trigger of an event, the reporting word of a quote."""
        event = self.telling.events.get(fact["fact"])
        if event:
            return str(event["trigger"])
        return next((str(cue["text"]) for cue in self.telling.evidence(fact["fact"], "cue")), "")


def headline(tables: Tables) -> set[int]:
    """The numbers of the sentences up to the one that only says the title again, where it is among the first.

    Before it may stand lines that tell nothing: "PRESS RELEASE".
    """
    title, sentences = content_words(tables["documents"].iloc[0]["title"]), tables["sentences"]
    for number, text, form in sentences[["number", "text", "form"]].head(FIRST).itertuples(index=False):
        said = content_words(text)
        if len(sentences) > number and title and said >= title and len(said) <= len(title) + 2:
            return set(range(1, number + 1))
        if not form:
            break
    return set()


def content_words(text: str) -> set[str]:
    """The words of a text that carry meaning, cut to their first letters so that "rules" and "ruled" meet."""
    return {word[:6] for word in _WORD.findall(text.casefold()) if word not in _SMALL}


def stem(word: str) -> str:
    """A word without its ending, so that "fines" and "fined", "denies" and "denied" meet."""
    return _ENDING.sub("", word.casefold())[:6]
