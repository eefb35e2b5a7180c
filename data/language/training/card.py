"""The figures of a pipeline as the tables of its card."""

from __future__ import annotations

import re

from evaluate import PARSE, TYPES, Figures

BEGIN, END = "<!-- figures: written by train.py -->", "<!-- end of figures -->"
SETS = {
    "dev": "GUM dev (chosen by)",
    "gum_test": "GUM test, paragraph breaks kept",
    "gum_test_without_breaks": "GUM test, paragraphs run together",
    "gum_test_news": "GUM test, news only",
    "ewt_test": "EWT test",
    "uner_test": "Universal NER test (three types)",
    "politics_test": "CrossNER politics test",
    "wikigold": "WikiGold",
    "politics_dev": "CrossNER politics dev",
}
HEADINGS = ("tag", "pos", "lemma", "UAS", "LAS", "sentence F")


def filled(card: str, figures: Figures) -> str:
    """The card with the tables between its marks replaced."""
    return re.sub(f"(?s){BEGIN}.*{END}", lambda _: f"{BEGIN}\n{table(figures)}\n{END}", card)


def table(figures: Figures) -> str:
    """Two tables and a line: what the parser gets right, what the names get right, speed and size."""
    parts = [_parse(figures["parse"]), _names(figures["names"] | figures.get("held out", {})), _room(figures)]
    return "\n\n".join(parts)


def _parse(by_set: Figures) -> str:
    rows = [[SETS[name], *(f"{scores[key]:.1f}" for key in PARSE)] for name, scores in by_set.items()]
    return _markdown(["raw text in, %", *HEADINGS], rows)


def _names(by_set: Figures) -> str:
    rows = [
        [SETS[name], *(f"{scores[key]:.1f}" if key in scores else "" for key in (*"prf", *TYPES))]
        for name, scores in by_set.items()
    ]
    return _markdown(["names, exact span and type, %", "P", "R", "F", *(f"{name} F" for name in TYPES)], rows)


def _room(figures: Figures) -> str:
    speed = figures["speed"]
    return (
        f"{speed['pipeline']:,} words a second on one core (spaCy's blank tokenizer in the same run: "
        f"{speed['blank']:,}); {figures['size']:.1f} MB on disk."
    )


def _markdown(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
