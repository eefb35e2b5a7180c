"""Passages in quotation marks with the report that each belongs to, and the reports that stand without marks."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .. import quotation
from ..span import Span, cover
from . import adjacency
from .reporting import Report

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from .adjacency import Beside, Cover
    from .marks import Marked


# What a source asks of a reporter, which is nothing said to the world.
UNNAMED = re.compile(r"(?:not (?:to )?be|to remain|to stay) (?:named|identified|quoted|anonymous)(?: by name)?", re.I)


@dataclass(frozen=True, slots=True)
class Said:
    """What is said, in pieces: how it is quoted, the report it belongs to, or else whose words go on here."""

    pieces: tuple[Span, ...]
    kind: str
    report: Report | None
    speakers: tuple[Token, ...] = ()

    @property
    def span(self) -> Span:
        return cover(self.pieces)


def quoted(text: str, parse: Doc, reports: list[Report], marked: list[Marked]) -> list[Said]:
    """The quoted passages that somebody says: each with its report, interrupted ones in one, terms left out."""
    spoken = [each for each in marked if each.closed or adjacency.opened(parse, each)]
    beside = adjacency.Beside(parse, text, marked, reports)
    found: list[Said] = []
    for each in spoken:
        if quotation.is_term(text, parse, each):
            continue
        if found and each.depth == 0 and (joined := _joined(found[-1], each, beside)):
            found[-1] = joined
        elif (made := _passage(each, beside, found)) is not None and not _within_own(made, each, found):
            found.append(made)
    return found


def _within_own(made: Said, marked: Marked, found: list[Said]) -> bool:
    """Whether words marked inside a passage are the same speaker's, and part of that passage already."""
    holding = (f for f in found if any(piece.contains(made.span) for piece in f.pieces))
    return marked.depth > 0 and any(outer.report is made.report for outer in holding)


def _joined(before: Said, marked: Marked, beside: Beside) -> Said | None:
    """One passage of two when only the reporting clause stands between: “A,” she said, “B”."""
    if before.report is None or before.kind != "direct":
        return None
    gap = Span(before.span.end, max(before.span.end + 1, marked.span.start))
    if not gap.contains(before.report.span) or not beside.only_reports(gap, before.report):
        return None
    own = beside.after(marked)
    if own is not None and own is not before.report:
        return None
    return replace(before, pieces=(*before.pieces, *marked.pieces))


def _passage(marked: Marked, beside: Beside, found: list[Said]) -> Said | None:
    utterance = quotation.is_utterance(beside.text, beside.parse, marked)
    report = (beside.after(marked) or beside.before(marked)) if utterance else None
    report = report or _innermost(beside.around(marked), beside.above(marked))
    if report is None and not utterance:
        report = beside.nearest(marked)
    if report is not None:
        return Said(marked.pieces, "direct" if utterance else "partial", report)
    if not utterance or marked.depth or not beside.stands_alone(marked):
        return None
    last = found[-1] if found else None
    if last is not None and last.report is not None and beside.follows(last.span, marked):
        return Said(marked.pieces, "direct", None, tuple(last.report.voice.speakers))
    return Said(marked.pieces, "direct", None, tuple(beside.introduced(marked)))


def _innermost(around: Report | None, above: Report | None) -> Report | None:
    """Of a report whose contents hold a passage and one that governs it, the inner: "said Roe told her “no”"."""
    if around is None or above is None or above.status in ("planned", "possible"):
        return around or above
    return above if any(piece.contains(above.span) for piece in around.contents) else around


def unmarked(text: str, parse: Doc, reports: list[Report], passages: list[Said], inside: Cover) -> list[Said]:
    """The indirect reports: those with contents that are not just the words of a quoted passage."""
    direct: dict[int, list[Span]] = {}
    for each in passages:
        if each.kind == "direct" and each.report is not None:
            direct.setdefault(id(each.report), []).append(each.span)
    found: dict[Span, Said] = {}
    for report in reports:
        around = inside.holding(report.span)
        contents = tuple(_fitted(text, report.contents, inside, around))
        if not contents or any(a.overlaps(b) for a in contents for b in direct.get(id(report), ())):
            continue
        if _own_voice(report) if around is not None else not _unquoted_words(parse, contents, inside):
            continue
        if UNNAMED.fullmatch(text[contents[0].start : contents[-1].end]):
            continue
        made = Said(contents, "indirect", replace(report, contents=contents))
        found.setdefault(made.span, made)
    return list(found.values())


def _own_voice(report: Report) -> bool:
    """Inside a quotation "I think" is the speaker's own voice, already reported."""
    return bool(report.voice.speakers) and report.voice.speakers[0].lower_ in ("i", "we")


def _fitted(text: str, contents: tuple[Span, ...], inside: Cover, around: Span | None) -> list[Span]:
    """Contents that do not cut a quoted passage in two: widened to its end, or kept within the one they stand in."""
    fitted = []
    for span in contents:
        if around is not None:
            start, end = max(span.start, around.start + 1), min(span.end, around.end - 1)
        else:
            start, end = inside.widened(span)
        if start < end and any(c.isalnum() for c in text[start:end]):
            fitted.append(Span(start, end))
    return fitted


def _unquoted_words(parse: Doc, contents: tuple[Span, ...], inside: Cover) -> bool:
    """Whether some of the contents are the author's own words, two at least."""
    tokens = (t for span in contents for t in quotation.tokens_in(parse, span.start, span.end))
    return sum(1 for t in tokens if t.is_alpha and inside.holding(Span(t.idx, t.idx + len(t))) is None) > 1
