"""Clauses and phrases as stretches of characters: what is said, without the words that report it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from .. import clause
from ..span import Span
from .cue import Cue

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

EDGES = frozenset((",", ";", ":", ".", "–", "—", "-", "--", "..."))
LONGEST_SUBJECT = 12
DATELINE = 12  # tokens within which a dash ends the place and date of a report
WEIGHTY = frozenset(("NOUN", "PROPN", "PRON", "VERB", "AUX", "NUM"))


def pieces(complement: Token, cue: Cue) -> list[Span]:
    """The characters of a complement clause, without its "that", broken where the reporting clause stands inside."""
    tokens = {t.i for t in clause.words(complement)}
    for child in cue.head.children:  # "said it would pay and that it was sorry"
        torn = child.dep_ in ("parataxis", "dep") and child.tag_ in ("VBD", "VBN", "VBZ") and not has_subject(child)
        if child.i > max(tokens) and (torn or (child.dep_ == "conj" and opens_with_that(child))):
            tokens |= {t.i for t in clause.words(child)}
    skip = _reporting(cue) - tokens
    first = _open_clause(complement, cue, min(tokens))
    return cut(complement.doc, [i for i in range(first, max(tokens) + 1) if i not in skip])


def has_subject(verb: Token) -> bool:
    """Whether a verb has a subject of its own."""
    return any(c.dep_.startswith("nsubj") for c in verb.children)


def _open_clause(complement: Token, cue: Cue, first: int) -> int:
    """Where a clause begins of which the tree holds too little or too much: behind the "that" after the cue."""
    parse = complement.doc
    astray = first == cue.end and parse[first].pos_ == "ADP"  # "said in a letter that": the letter is no part of it
    lost = first > cue.end and not has_to(complement) and not has_subject(complement)
    if not (astray or lost) or complement.i < cue.end:
        return first
    for token in parse[cue.end : min(complement.i, max(first, cue.end + LONGEST_SUBJECT))]:
        if token.lower_ == "that" and token.dep_ != "det" and (astray or first - token.i < LONGEST_SUBJECT):
            return int(token.i)
        if astray and token.pos_ in ("VERB", "AUX", "PUNCT"):
            break
    return first


def around(head: Token, without: frozenset[int]) -> list[Span]:
    """The clause of `head` as one or two stretches, without the tokens that report it."""
    kept = [t.i for t in clause.words(head) if t.i not in without]
    if not kept:
        return []
    return cut(head.doc, [i for i in range(kept[0], kept[-1] + 1) if i not in without])


def _reporting(cue: Cue) -> frozenset[int]:
    """The tokens of the reporting clause itself: the verb, its subject and what goes with them."""
    found = set(range(cue.start, cue.end))
    for child in cue.head.children:
        if child.dep_ in ("nsubj", "nsubj:pass", "aux", "aux:pass", "iobj", "obl:agent", "expl"):
            found.update(t.i for t in clause.words(child))
    return frozenset(found)


def cut(parse: Doc, tokens: Iterable[int]) -> list[Span]:
    """Runs of neighbouring tokens as spans of characters, without stops at their edges and without a leading "that"."""
    runs: list[list[int]] = []
    for i in tokens:
        if runs and i == runs[-1][-1] + 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    found: list[Span] = []
    for run in runs:
        first, last = _behind_dateline(parse, run), run[-1]
        while first <= last and (edge(parse[first]) or (not found and _conjunction(parse[first]))):
            first += 1
        while first <= last and edge(parse[last]):
            last -= 1
        if first <= last and _says_something(parse[first : last + 1], alone=len(runs) == 1):
            found.append(Span(parse[first].idx, parse[last].idx + len(parse[last])))
    return found


def _behind_dateline(parse: Doc, run: list[int]) -> int:
    """Where a stretch begins behind the place and date that open a report: "SANTIAGO, Nov 17 - "."""
    opening = parse[run[0]]
    opens = opening.i == 0 or bool(opening.is_sent_start)
    if not (opens and opening.is_upper and len(opening) > 3):
        return run[0]
    dash = next((i for i in run[:DATELINE] if parse[i].text in ("-", "–", "—") and parse[i].whitespace_), None)
    return dash + 1 if dash is not None else run[0]


def _says_something(tokens: Tokens, alone: bool) -> bool:
    """Whether a stretch has words; one piece of several needs more than "However" or "and"."""
    return any(c.isalnum() for c in tokens.text) and (alone or any(t.pos_ in WEIGHTY for t in tokens))


def phrase(token: Token, leave_out: frozenset[str] = frozenset()) -> Span:
    """The characters of a phrase, without the branches whose label is in `leave_out` and without stops at its edges."""
    kept = clause.words(token, leave_out)
    found = cut(token.doc, range(kept[0].i, kept[-1].i + 1))
    return found[0] if found else Span(token.idx, token.idx + len(token))


def edge(token: Token) -> bool:
    """White space or a stop, which no stretch begins or ends with."""
    return bool(token.is_space) or token.text in EDGES


def _conjunction(token: Token) -> bool:
    """Whether a word only joins what is said to its cue: "that", but not in "that's the issue"; "accused of"."""
    if token.lower_ == "of":
        return True
    if token.lower_ != "that" or token.dep_ == "det" or token.i + 1 >= len(token.doc):
        return False
    own_part = token.dep_ == "nsubj" or token.nbor().pos_ in ("AUX", "VERB")
    return token.dep_ == "mark" or token.tag_ == "IN" or not own_part


def opens_with_that(child: Token) -> bool:
    """A clause that opens with the conjunction "that", not with a relative pronoun."""
    return any(c.lower_ == "that" and c.dep_ == "mark" and c.i < child.i for c in child.children)


def has_to(child: Token) -> bool:
    """Whether a verb is an infinitive with "to"."""
    dep = ("mark", "aux", "case") if child.tag_ == "VB" else ("mark", "aux")
    return any(c.lower_ == "to" and c.dep_ in dep and c.i < child.i for c in child.children)
