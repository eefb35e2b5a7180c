"""What the form of a document shows to be said: the turns of transcripts and interviews, and block quotations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ..layout import turn
from ..names import name
from .passage import Said

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ..layout.form import Form
    from ..layout.turn import Turn
    from ..lexicon import Lexicon
    from ..span import Span
    from ..tables import Mention
    from .reporting import Report


FEWEST = 3  # words of a turn that says something
PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us)\b")


def turns(read: Form, parse: Doc, at: dict[int, Mention], lexicon: Lexicon) -> list[Said]:
    """A passage for each turn, said by who its label names; who answers is the one person named above, if any.

    Mentions are added to `at` where a label names somebody by surname alone.
    """
    answering = _answering(read, parse, at, lexicon)
    found = []
    if not answering and all(each.name is None for each in read.turns) and not _in_person(read):
        return []  # questions and answers that nobody speaks
    for each in read.turns:
        if sum(len(piece.of(read.text).split()) for piece in each.pieces) < FEWEST:
            continue  # "Thank you.", "Yes."
        if each.name is not None:
            speakers = _named(read.text, each.name, parse, at)
        else:
            speakers = answering if _label(read.text, each) in turn.ANSWERS else ()
        found.append(Said(each.pieces, "direct", None, speakers))
    return found


def blocks(read: Form, reports: Sequence[Report], found: Iterable[Said]) -> Iterator[Said]:
    """Block quotations: those that a clause with a speaker introduces ("The judge wrote:" over paragraphs set in), and
    those that are marked as such, whoever says them.
    """
    taken = [said.span for said in found]
    for lead, pieces in read.quoted:
        if any(p.overlaps(t) for p in pieces for t in taken):
            continue
        span = lead.span if lead else pieces[0]
        over = [r for r in reports if lead and span.start <= r.span.start < span.end and r.cue.is_verb]
        if over and over[-1].voice.speakers:
            yield Said(pieces, "direct", replace(over[-1], contents=pieces))
        elif read.text[max(0, pieces[0].start - 3) : pieces[0].start].rstrip().endswith(">"):
            yield Said(pieces, "direct", None)


def own_words(said: Said, read: Form) -> bool:
    """Whether an indirect report is only a turn's speaker on himself: "I think"."""
    speakers = said.report.voice.speakers if said.report is not None else []
    own = bool(speakers) and speakers[0].lower_ in ("i", "we", "you")
    return own and any(piece.overlaps(said.span) for each in read.turns for piece in each.pieces)


def _in_person(read: Form) -> bool:
    """Whether somebody answers in the first person."""
    answers = [e for e in read.turns if _label(read.text, e) in turn.ANSWERS]
    return any(PERSON.search(piece.of(read.text)) for each in answers for piece in each.pieces)


def _label(text: str, each: Turn) -> str:
    return each.label.of(text).strip(" :.*_").lower()


def _answering(read: Form, parse: Doc, at: dict[int, Mention], lexicon: Lexicon) -> tuple[Token, ...]:
    """The one person named in the headings above the first turn, or else in all that stands above it."""
    first = min((each.label.start for each in read.turns), default=0)
    people = [n for n in name.find(parse, lexicon) if n.kind == "person" and parse[n.start].idx < first]
    titles = read.headings()
    for near in ([n for n in people if any(t.start <= parse[n.start].idx < t.end for t in titles)], people):
        actors = {at[n.end - 1].actor: n for n in reversed(near) if n.end - 1 in at and at[n.end - 1].actor}
        if near:
            return (parse[next(iter(actors.values())).end - 1],) if len(actors) == 1 else ()
    return ()


def _named(text: str, span: Span, parse: Doc, at: dict[int, Mention]) -> tuple[Token, ...]:
    """The last word of a label's name with the actor it means; nobody's where no name of the text is meant."""
    tokens = parse.char_span(span.start, span.end, alignment_mode="expand")
    if tokens is None or not len(tokens):
        return ()
    known = [token for token in tokens if token.i in at and at[token.i].actor]
    if known:
        return (known[-1],)
    last = tokens[-1]
    words = [w for w in span.of(text).lower().split() if not w.endswith(".")]
    meant = {m.actor: m for m in at.values() if m.actor and m.kind == "name" and words and _ends(m.text, words)}
    if len(meant) == 1:
        mention = next(iter(meant.values()))
        end = last.idx + len(last)
        at[last.i] = replace(mention, start=last.idx, end=end, text=text[last.idx : end])
    return (last,)


def _ends(name: str, words: list[str]) -> bool:
    """Whether a name ends in the last of a label's words."""
    return name.lower().split()[-1:] == words[-1:]
