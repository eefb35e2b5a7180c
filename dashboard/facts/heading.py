"""Headings within an article: short lines of their own that name what follows and tell nothing."""

from __future__ import annotations

import re

import pandas as pd

LONGEST = 6  # words of a heading
_STOPS = re.compile(r"[.!?:;…,][”\"’')\]]*$|\d")


def headings(sentences: pd.DataFrame) -> set[int]:
    """The numbers of the sentences that are headings.

    A heading is alone in its paragraph, short, without a stop, a figure or a comma, and has whole sentences before and
    after it: lines without a stop in a row are a list.
    """
    paragraphs = dict(iter(sentences.groupby("paragraph", sort=True)))
    order = list(paragraphs)
    bare = [_bare(paragraphs[number]["text"].tolist()) for number in order]
    return {
        int(paragraphs[order[at]]["number"].iloc[0])
        for at in range(1, len(order) - 1)
        if bare[at] and not bare[at - 1] and not bare[at + 1]
    }


def _bare(texts: list[str]) -> bool:
    text = texts[0].strip()
    return len(texts) == 1 and len(text.split()) <= LONGEST and not _STOPS.search(text) and text[:1].isupper()
