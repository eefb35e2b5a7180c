"""An article's tables with what sentences look up in them, each looked up once."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from briefing.layout import form
from briefing.lexicon import load as lexicon
from briefing.tables import Tables

from .naming import Named, called


@dataclass(frozen=True)
class Telling:
    """An article's tables with what sentences look up in them."""

    tables: Tables

    @cached_property
    def text(self) -> str:
        """The article, with blanks for its footnote marks: sentences made of it have no notes of it."""
        return form.read(str(self.tables["documents"].iloc[0]["text"])).unmarked

    @cached_property
    def named(self) -> dict[str, Named]:
        """Every actor as a sentence names it."""
        return called(self.tables)

    @cached_property
    def events(self) -> dict[str, dict]:
        """The events by id."""
        return {row["event"]: row for row in self.tables["events"].to_dict("records")}

    @cached_property
    def parts(self) -> dict[str, list[dict]]:
        """The participants of each event."""
        return _by(self.tables["participants"].to_dict("records"), "event")

    @cached_property
    def rests(self) -> dict[str, list[dict]]:
        """The evidence of each row."""
        return _by(self.tables["evidence"].to_dict("records"), "row")

    @cached_property
    def triggers(self) -> dict[tuple[int, int], dict]:
        """The events by the place of the word that names them."""
        return {
            (part["start"], part["end"]): self.events[row]
            for row, parts in self.rests.items()
            for part in parts
            if part["role"] == "trigger" and row in self.events
        }

    @cached_property
    def denials(self) -> list[tuple[int, int]]:
        """The places of what somebody is reported to deny or doubt."""
        quotes = self.tables["quotes"]
        denied = quotes[quotes["status"] == "negated"]
        return list(zip(denied["start"], denied["end"], strict=True))

    @cached_property
    def past(self) -> frozenset[str]:
        """Verb forms that tell of the past and do not end in -ed: "sent", "met"."""
        held = lexicon().irregular
        return frozenset(
            form for (word, pos), forms in held.items() if pos == "verb" for form in forms
            if form != word and not form.endswith(("s", "ing")) and form.isalpha()
        )  # fmt: skip

    def evidence(self, row: str, role: str) -> list[dict]:
        """The parts of one role that a row rests on, in reading order."""
        return sorted((p for p in self.rests.get(row, []) if p["role"] == role), key=lambda p: p["start"])

    def sentence(self, start: int) -> tuple[int, int]:
        """The sentence that a character lies in."""
        spans = self._sentences
        at = bisect_right(spans, (start, len(self.text) + 1)) - 1
        return spans[at] if at >= 0 else (start, start)

    @cached_property
    def _sentences(self) -> list[tuple[int, int]]:
        found = self.tables["sentences"]
        return list(zip(found["start"].tolist(), found["end"].tolist(), strict=True))

    @cached_property
    def kinds(self) -> dict[tuple[int, int], str]:
        """How the words at a place refer: by name, description or pronoun."""
        mentions = self.tables["mentions"]
        return dict(zip(zip(mentions["start"], mentions["end"], strict=True), mentions["kind"], strict=True))

    @cached_property
    def aliases(self) -> dict[str, str]:
        """The other names of each actor."""
        actors = self.tables["actors"]
        return dict(zip(actors["actor"], actors["aliases"], strict=True))

    @cached_property
    def names(self) -> dict[str, str]:
        """The bare names of the actors, as labels have them."""
        actors = self.tables["actors"]
        return dict(zip(actors["actor"], actors["name"], strict=True))


def _by(rows: list[dict], key: str) -> dict[str, list[dict]]:
    made: dict[str, list[dict]] = {}
    for row in rows:
        made.setdefault(row[key], []).append(row)
    return made
