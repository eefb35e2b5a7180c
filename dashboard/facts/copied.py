"""A fact as plain text for a note or a mail: who says it, how it is meant, what it rests on, and the source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefing.tables import STATUS_MEANINGS, Tables

from .table import numbers
from .unseen import visible
from .wording import date_words, quoted


def copied(made: dict[str, Any], row: dict, tables: Tables) -> str:
    """The text of a card that `facts.card` has made of a row."""
    document = tables["documents"].iloc[0]
    lines = [f"{line['term']}: {line['text']}" for line in made["lines"] if line["term"] != "Meant as"]
    if made["status"]:
        by = f" ({made['holder']})" if made["holder"] else ""
        lines.insert(0, f"Meant as: {STATUS_MEANINGS.get(made['status'], made['status'])}{by}")
    if made["head"] != "Quote":
        lines.append(f"Rests on: {quoted(' '.join(row['text'].split()))}")
    published = f"published {date_words(document['published'])}" if document["published"] else ""
    known = (document["title"], document["author"], document["source"], published, document["url"])
    source = ", ".join(part for part in known if part)
    lines.append(f"Source: {source}, {_where(tables, row)}" if source else f"Source: {_where(tables, row)}")
    return visible("\n".join([made.get("full") or f"{made['head']}: {made['title']}", *lines]))


def attribution(quote: Mapping[str, Any], titles: Mapping[str, str], names: Mapping[str, str], when: str) -> str:
    """What stands behind the words of a quote where they stand alone: " (Ann Lee, minister, letter to Tom, May 2024)".

    What is reported is said to be so, lest it be taken for the speaker's own words.
    """
    to = f"to {names[quote['addressee']]}" if quote["addressee"] in names else ""
    parts = [
        titles.get(quote["speaker"], "speaker not named in the text"),
        " ".join(part for part in (quote["medium"], to) if part), when,
        f"as {names[quote['via']]} reports" if quote["via"] in names else "",
        "reported, not quoted" if quote["kind"] == "indirect" else "",
    ]  # fmt: skip
    return f" ({', '.join(part for part in parts if part)})"


def _where(tables: Tables, row: dict) -> str:
    """The paragraph that a row lies in."""
    number = numbers(tables["sentences"], [row["start"]])[0]
    within = tables["sentences"][tables["sentences"]["number"] == number]
    return f"paragraph {within.iloc[0]['paragraph']}" if len(within) else "paragraph not known"
