"""Who says what to whom: the rows of quotes and their evidence.

Two readings meet here. The tree gives, for each cue, its contents and speaker; the surface gives, for each passage in
quotation marks, the reporting clause beside it. A passage takes its speaker from the clause beside it, else from the
cue whose contents it stands in, else from the quotation before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import mention, quotation
from .layout import form
from .quotes import marks, medium, passage, repair, reporting, speaker, spoken, stretch
from .quotes.adjacency import Cover
from .quotes.frame import QUESTION_WORDS
from .quotes.passage import Said
from .quotes.reporting import Report
from .quotes.speaker import Voice
from .span import Span
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


def find(document: Document, parse: Doc, mentions: Iterable[Mention], lexicon: Lexicon) -> list[Quote | Evidence]:
    """The quotes of a document in order, each followed by its evidence; `mentions` carry actor ids or ''."""
    at = mention.index(parse, mentions)
    cast = speaker.cast(lexicon, at)
    text = Text(document, parse, at, cast.media, medium.ledger(parse, cast.media))
    said, carriers = _said(parse, form.read(document.text), lexicon, cast, at)
    rows: dict[str, list[Quote | Evidence]] = {}
    for each in sorted(said, key=lambda s: (s.span, s.kind)):
        quote = _row(text, each, carriers)
        if quote.quote not in rows:
            rows[quote.quote] = [quote, *_evidence(text, quote, each)]
    return [row for group in rows.values() for row in group]


def _said(
    parse: Doc, read: form.Form, lexicon: Lexicon, cast: speaker.Cast, at: dict[int, Mention]
) -> tuple[list[Said], Carriers]:
    """Everything that is said, in quotation marks or without, and what of it reports something else."""
    text = read.seen
    marked = marks.find(text)
    inside = Cover([m.span for m in marked if m.closed and m.depth == 0])
    mended = repair.mended(reporting.find(parse, lexicon, cast), inside, cast)
    reports = [reporting.plausible(report, cast) for report in mended]
    quoted = passage.quoted(text, parse, reports, marked)
    quoted += [*spoken.turns(read, parse, at, lexicon), *spoken.blocks(read, reports, quoted)]
    indirect = passage.unmarked(text, parse, reports, quoted, inside)
    indirect = [each for each in indirect if not spoken.own_words(each, read)]
    return [*quoted, *indirect], Carriers([each.report for each in indirect if each.report is not None])


class Carriers:
    """Which report stands inside the contents of another: "Reuters reported that X said"."""

    def __init__(self, reports: list[Report]) -> None:
        self.by_sentence = reporting.by_sentence(reports)

    def of(self, report: Report) -> Report | None:
        """The innermost report whose contents hold this one's cue."""
        near = self.by_sentence.get(report.cue.head.sent.start, [])
        holding = [r for r in near if r.cue.head.i != report.cue.head.i and r.voice.speakers
                   and any(piece.contains(report.span) for piece in r.contents)]  # fmt: skip
        return min(holding, key=lambda r: r.content.end - r.content.start, default=None)


def _row(text: Text, said: Said, carriers: Carriers) -> Quote:
    span, report, source = said.span, said.report, text.document.text
    voice = _voice(said)
    carrier = carriers.of(report) if report else None
    via = voice.via or (carrier.voice.speakers if carrier else [])
    pieces = [piece.of(source) for piece in said.pieces]
    marked = said.kind != "indirect"
    return Quote(
        document=text.document.id, start=span.start, end=span.end, text=span.of(source),
        quote=f"{text.document.id}:quote:{span.start}-{span.end}", kind=said.kind,
        speaker=_speaker(text, voice), cue=report.span.of(source) if report else "",
        addressee=_actor(text, _listeners(said)),
        medium=medium.name(voice.medium, text.media) if voice.medium is not None else "",
        printed=GAP.join(pieces),
        searchable=max(map(quotation.searchable, pieces), key=len) if marked else " ".join(" ".join(pieces).split()),
        alterations="; ".join(a for piece in pieces for a in quotation.alterations(piece)) if marked else "",
        status=_status(report, pieces) if report else "attributed", via=_actor(text, via),
    )  # fmt: skip


def _status(report: Report, pieces: list[str]) -> str:
    """How it is meant; who asks a question asks for nothing to be done: "Who pays?" she asked."""
    words = pieces[0].strip(quotation.EDGES).lower().split()
    question = pieces[-1].rstrip(quotation.EDGES).endswith("?") or words[:1] in ([w] for w in (*QUESTION_WORDS, "if"))
    asks = report.status == "requested" and report.cue.entry["meaning"] == "ask"
    return "attributed" if asks and question else report.status


def _voice(said: Said) -> Voice:
    return said.report.voice if said.report else Voice(list(said.speakers))


def _listeners(said: Said) -> list[Token]:
    """Those it is said to: by the verb, else those the letter goes to in which it is said."""
    if said.report is None:
        return []
    written = said.report.voice.medium
    if said.report.listeners or written is None:
        return list(said.report.listeners)
    return medium.recipients(written)


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
    found = (mention.of(token, text.at) for token in tokens)
    return next((each.actor for each in found if each is not None and each.actor), "")


def _evidence(text: Text, row: Quote, said: Said) -> Iterator[Evidence]:
    voice, report = _voice(said), said.report
    spans: list[tuple[str, Span]] = [("content", piece) for piece in said.pieces]
    if report is not None:
        spans.append(("cue", report.span))
    after = report.span.end if report is not None and report.is_phrase else 0
    heads = voice.speakers or ([voice.medium] if voice.medium is not None else [])
    spans += [("speaker", phrase(text, token, after)) for token in heads]
    spans += [("addressee", phrase(text, token)) for token in _listeners(said)]
    if voice.medium is not None:
        spans.append(("medium", Span(voice.medium.idx, voice.medium.idx + len(voice.medium))))
    for role, span in dict.fromkeys(spans):
        yield Evidence(document=row.document, start=span.start, end=span.end, text=span.of(text.document.text),
                       table="quotes", row=row.quote, role=role)  # fmt: skip


def phrase(text: Text, token: Token, after: int = 0) -> Span:
    """The words for an actor: its mention, else the noun phrase without clauses and appositions, from `after` on."""
    own = mention.of(token, text.at)
    if own is not None:
        return Span(own.start, own.end)
    span, source = stretch.phrase(token, speaker.PHRASE_ENDS), text.document.text
    start, last = max(span.start, min(after, token.idx)), token.idx + len(token)
    comma = source.find(",", last, span.end)
    return Span(start + (source[start : start + 1] == " "), comma if comma > 0 else span.end)
