"""A date as a person types it, read into EDTF by the engine's own grammar: what an article may say may be typed."""

from __future__ import annotations

import datetime as dt

_DOUBTS = (("perhaps about ", "%"), ("about ", "~"), ("perhaps ", "?"))
_SMALL = frozenset(("in", "on", "at", "the", "of", "from", "around"))
EXAMPLES = "September 2015, 3 May 2019, since 2013, next month"


def read(words: str, reference: str) -> str:
    """The EDTF value of a date in words or in EDTF; '' for nothing.

    `reference` is the day that relative dates count from, YYYY-MM-DD or ''. Raises ValueError, in words for the person
    who typed it, when it is no date or more than one.
    """
    from briefing.timexes import edtf

    typed = " ".join(words.split())
    if not typed:
        return ""
    try:
        return edtf.read(typed).edtf
    except ValueError:
        pass
    for words_of_doubt, sign in _DOUBTS:
        if typed.lower().startswith(words_of_doubt):
            value = _by_grammar(typed[len(words_of_doubt) :], reference)
            return value if "/" in value else f"{value}{sign}"
    return _by_grammar(typed, reference)


def _by_grammar(typed: str, reference: str) -> str:
    from briefing import document, lexicon, timex

    day = dt.date.fromisoformat(reference) if reference else None
    found = []
    if any(letter.isalnum() for letter in typed):
        found = timex.find(document.make(typed, "date"), None, day, "given", lexicon.load())
    rest = typed[: found[0].start] + typed[found[0].end :] if len(found) == 1 else typed
    if len(found) != 1 or not found[0].edtf or not set(rest.lower().split()) <= _SMALL:
        raise ValueError(f"“{typed[:60]}” is no date that can be read. Write it as in a text: {EXAMPLES}.")
    return found[0].edtf
