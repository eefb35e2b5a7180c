"""Who says what to whom: the rows of quotes and their evidence.

Two readings meet here. The tree gives, for each cue, its contents and speaker; the surface gives, for each passage in
quotation marks, the reporting clause beside it. A passage takes its speaker from the clause beside it, else from the
cue whose contents it stands in, else from the quotation before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import clause, marks, medium, mention, quotation, reporting, speaker
from .adjacency import Cover
from .reporting import Report
from .span import Span, cover
from .speaker import Voice
from .tables import Evidence, Mention, Quote

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from .document import Document
    from .lexicon import Lexicon

GAP = " … "


@dataclass(frozen=True, slots=True)
class Text:
    """One parsed document with what its rows are looked up in."""

    document: Document
    parse: Doc
    at: dict[int, Mention]
    media: frozenset[str]
    known: list[medium.Authored]


@dataclass(frozen=True, slots=True)
class Said:
    """What is said, in pieces, and by which report; speakers stand apart where the report is another passage's."""

    pieces: tuple[Span, ...]
    kind: str
    report: Report | None
    speakers: tuple[Token, ...] = ()


def find(document: Document, parse: Doc, mentions: Iterable[Mention], lexicon: Lexicon) -> list[Quote | Evidence]:
    """The quotes of a document in order, each followed by its evidence; `mentions` carry actor ids or ''."""
    media = medium.words(lexicon)
    text = Text(document, parse, mention.index(parse, mentions), media, medium.ledger(parse, media))
    marked = marks.find(document.text)
    reports = reporting.find(parse, lexicon, media, marked, text.at)
    quoted = reporting.passages(parse, reports, marked)
    indirect = reporting.unmarked(parse, reports, quoted, marked)
    said = [Said(p.pieces, p.kind, p.report, p.speakers) for p in quoted]
    said += [Said(r.contents, "indirect", r) for r in indirect]
    carriers = Carriers(indirect)
    rows: dict[str, list[Quote | Evidence]] = {}
    for each in sorted(said, key=lambda s: (cover(s.pieces), s.kind)):
        quote, *evidence = _rows(text, each, carriers)
        rows.setdefault(quote.quote, [quote, *evidence])
    return [row for group in rows.values() for row in group]


class Carriers:
    """Which report stands inside the contents of another: "Reuters reported that X said"."""

    def __init__(self, reports: list[Report]) -> None:
        self.by_sentence: dict[int, list[Report]] = {}
        for each in reports:
            self.by_sentence.setdefault(each.cue.head.sent.start, []).append(each)

    def of(self, report: Report) -> Report | None:
        """The innermost report whose contents hold this one's cue."""
        near = self.by_sentence.get(report.cue.head.sent.start, [])
        holding = [r for r in near if r.cue.head.i != report.cue.head.i and r.voice.speakers
                   and any(piece.contains(report.span) for piece in r.contents)]  # fmt: skip
        return min(holding, key=lambda r: r.content.end - r.content.start, default=None)


def _rows(text: Text, said: Said, carriers: Carriers) -> tuple[Quote, ...]:
    span, source = cover(said.pieces), text.document.text
    voice = said.report.voice if said.report else Voice(list(said.speakers))
    speakers = voice.speakers
    carrier = carriers.of(said.report) if said.report else None
    via = voice.via or (carrier.voice.speakers if carrier else [])
    listeners = list(said.report.listeners) if said.report else []
    if not listeners and voice.medium is not None and said.report and said.report.voice.medium.i != said.report.cue.head.i:
        listeners = medium.recipients(voice.medium)
    printed = GAP.join(piece.of(source) for piece in said.pieces)
    quoted = said.kind != "indirect"
    row = Quote(
        document=text.document.id, start=span.start, end=span.end, text=span.of(source),
        quote=f"{text.document.id}:quote:{span.start}-{span.end}", kind=said.kind,
        speaker=_speaker(text, voice), cue=said.report.span.of(source) if said.report else "",
        addressee=_actor(text, listeners), medium=medium.name(voice.medium, text.media) if voice.medium else "",
        printed=printed, searchable=max((quotation.searchable(p.of(source)) for p in said.pieces), key=len) if quoted else " ".join(printed.split()),
        alterations="; ".join(a for p in said.pieces for a in quotation.alterations(p.of(source))) if quoted else "",
        status=said.report.status if said.report else "attributed", via=_actor(text, via),
    )  # fmt: skip
    return (row, *_evidence(text, row, said, voice, speakers, listeners))


def _speaker(text: Text, voice: Voice) -> str:
    """The actor who speaks: the speakers' own mention, else the one author that the document is known to have."""
    if voice.speakers:
        return _actor(text, voice.speakers)
    if voice.medium is None:
        return ""
    own = text.at.get(voice.medium.i)
    return own.actor if own and own.actor else medium.author(voice.medium, text.known, text.at)


def _actor(text: Text, tokens: Iterable[Token]) -> str:
    """The first of the tokens' actors that is known."""
    return next((text.at[t.i].actor for t in tokens if t.i in text.at and text.at[t.i].actor), "")


def _evidence(text: Text, row: Quote, said: Said, voice: Voice, speakers: list[Token], listeners: list[Token]) -> Iterator[Evidence]:
    spans: list[tuple[str, Span]] = [("content", piece) for piece in said.pieces]
    if said.report is not None:
        spans.append(("cue", said.report.span))
    heads = speakers or ([voice.medium] if voice.medium is not None else [])
    after = said.report.span.end if said.report is not None and said.report.cue.entry["pos"] == "adposition" else 0
    spans += [("speaker", phrase(text, token, after)) for token in heads]
    spans += [("addressee", phrase(text, token)) for token in listeners]
    if voice.medium is not None:
        spans.append(("medium", Span(voice.medium.idx, voice.medium.idx + len(voice.medium))))
    for role, span in dict.fromkeys(spans):
        yield Evidence(document=row.document, start=span.start, end=span.end, text=span.of(text.document.text),
                       table="quotes", row=row.quote, role=role)  # fmt: skip


def phrase(text: Text, token: Token, after: int = 0) -> Span:
    """The words for an actor: its mention, else the noun phrase without clauses and appositions, from `after` on."""
    own = text.at.get(token.i)
    if own is not None:
        return Span(own.start, own.end)
    span = clause.span(token, speaker.PHRASE_ENDS)
    start = max(span.start, min(after, token.idx))
    return Span(start + (text.document.text[start : start + 1] == " "), span.end)
