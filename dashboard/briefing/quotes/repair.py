"""Mends reports where the tree joined what does not belong together: verbs, phrases, and words in quotation marks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .. import clause
from ..quotation import tokens_in
from ..span import of_token
from . import speaker
from .reporting import Report, by_sentence
from .speaker import Voice
from .stretch import cut, has_to

if TYPE_CHECKING:
    from spacy.tokens import Token

    from .adjacency import Cover
    from .speaker import Cast


def mended(reports: list[Report], quoted: Cover, cast: Cast) -> list[Report]:
    """The reports with speakers, contents and limits set right; `quoted` are the passages in quotation marks."""
    found = _regrafted(reports, cast)
    near = by_sentence(found)
    found = [_parted(report, near.get(report.cue.head.sent.start, [])) for report in found]
    return [_heard(report, quoted) for report in found]


def _regrafted(reports: list[Report], cast: Cast) -> list[Report]:
    """A verb of speech that the tree coordinates with what is said, given back to the one who speaks.

    "The groups warned that the rules would hurt and called on Brussels to wait": rules do not call on anybody.
    """
    by_head = {r.cue.head.i: at for at, r in enumerate(reports) if r.cue.is_verb}
    made = list(reports)
    for at, report in enumerate(reports):
        verb, above = report.cue.head, report.cue.head.head
        said = verb.dep_ == "conj" and (above.dep_ == "ccomp" or has_to(above))
        over = by_head.get(above.head.i) if said else None
        if over is None or report.cue.strength != "always" or _belongs(verb, above, reports[over].cue.head, cast):
            continue
        voice = replace(reports[over].voice, medium=None)
        made[at] = replace(report, voice=voice, status=report.cue.entry["status"])
        made[over] = _until(made[over], _conjunction(verb).idx)
    return made


def _belongs(verb: Token, above: Token, cue: Token, cast: Cast) -> bool:
    """Whether a verb goes with what is said: it has a subject, stands in that tense, and can share that subject."""
    if any(c.dep_.startswith("nsubj") for c in verb.children) or not _same_tense(cue, verb):
        return True
    if has_to(above):
        return verb.tag_ == "VB" or has_to(verb)
    own = clause.subjects(above)
    return _same_tense(above, verb) and (not own or cast.can_speak(own[0]))


def _same_tense(one: Token, other: Token) -> bool:
    """Whether two verbs stand in one tense, a bare participle taken as a past."""
    helped = any(c.dep_ in ("aux", "aux:pass", "cop") for c in one.children)
    past = ("VBD", "VBN")
    return not helped and (one.tag_ == other.tag_ or (one.tag_ in past and other.tag_ in past))


def _conjunction(verb: Token) -> Token:
    return next((c for c in verb.children if c.dep_ in ("cc", "punct") and c.i < verb.i), verb)


def _until(report: Report, end: int) -> Report:
    """The report with its contents up to a character, without a stop at the end."""
    parse = report.cue.head.doc
    inside = [tokens_in(parse, s.start, min(s.end, end)) for s in report.contents if s.start < end]
    return replace(report, contents=tuple(span for i in inside for span in cut(parse, range(i.start, i.end))))


def _parted(report: Report, near: list[Report]) -> Report:
    """Contents end before ", according to X", which reports them once more, and before another's report after ";"."""
    parse = report.cue.head.doc
    for other in near:
        before = parse[other.cue.start - 1].text if other.cue.start else ""
        if other.cue is report.cue or not any(s.contains(other.span) for s in report.contents):
            continue
        if other.is_phrase and before in (",", "–", "—"):
            report = _until(report, parse[other.cue.start - 1].idx)
        elif other.cue.is_verb and other.voice.speakers and (at := _semicolon(report, other)):
            report = _until(report, at)
    return report


def _semicolon(report: Report, other: Report) -> int:
    """Where a ";" parts a report's contents from another report with a subject of its own; 0 where none does."""
    parse, end = report.cue.head.doc, min(other.cue.start, other.voice.speakers[0].i)
    stops = [t.idx for t in parse[min(report.cue.end, end) : end] if t.text == ";"]
    return stops[-1] if stops else 0


def _heard(report: Report, quoted: Cover) -> Report:
    """The report without speakers out of the words quoted: “The plan,” said the minister."""
    around, voice, said_in = quoted.holding(report.span), report.voice, report.voice.medium
    if not report.cue.is_verb:
        return report
    speakers = [t for t in voice.speakers if quoted.holding(of_token(t)) == around]
    if said_in is not None and quoted.holding(of_token(said_in)) != around:
        said_in = None
    if len(speakers) == len(voice.speakers) and said_in is voice.medium:
        return report
    near = [t for t in speaker.before(report.cue.head) if quoted.holding(of_token(t)) == around]
    behind = [speaker.named(t) for t in speaker.inverted(report.cue.head)]
    return replace(report, voice=Voice(speakers or near or behind, said_in, voice.via))
