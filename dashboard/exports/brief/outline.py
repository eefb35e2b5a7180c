"""The outline of a brief: sections, sentences and footnotes as plain data, which Word, HTML, PDF and the page draw."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.tables import STATUS_MEANINGS, STATUSES, Tables
from charts.status import SIGNS
from facts.wording import date_words

from .choice import SECTIONS, Choice
from .note import Note
from .part import Block, Line, Material, Section, Table
from .section import MAKERS


@dataclass(frozen=True)
class Brief:
    """A whole brief. Everything in it is plain text; `notes` are in the order of their numbers."""

    title: str
    under: str
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    signs: tuple[tuple[str, str], ...]
    language: str = "en-GB"

    def meanings(self) -> str:
        """What the signs in it mean, as a line; empty where there are none."""
        told = "; ".join(f"{SIGNS[status].text} {SIGNS[status].word}: {says}" for status, says in self.signs)
        return f"How it is meant: {told}. No sign: the author says it happened." if told else ""

    def lines(self) -> list[Line]:
        """Every sentence with its notes, in reading order."""
        return [line for section in self.sections for block in section.blocks for line in _lines(block)]


def _lines(block: Block) -> list[Line]:
    return [row[0] for row in block.rows if isinstance(row[0], Line)] if isinstance(block, Table) else list(block.lines)


def outline(tables: Tables, choice: Choice | None = None) -> Brief:
    """The brief of an article. Sections that would be empty say so in one sentence, or are left out where none fits."""
    choice = choice or Choice()
    material = Material.of(tables, choice)
    sections = []
    for key in SECTIONS:
        if key in choice.sections and (blocks := MAKERS[key](material)):
            sections.append(Section(key, SECTIONS[key], tuple(blocks)))
    document = material.document
    published = date_words(document["published"])
    known = [document["source"], document["author"], f"published {published}" if published else ""]
    brief = Brief(
        document["title"] or document["document"], " · ".join(part for part in known if part), tuple(sections),
        tuple(material.notes.made), (),
    )  # fmt: skip
    used = {line.status for line in brief.lines()} - {""}
    signs = tuple((status, STATUS_MEANINGS[status]) for status in STATUSES if status in used)
    return Brief(brief.title, brief.under, brief.sections, brief.notes, signs)
