"""Reports read off the tree (cue, contents, speaker), and passages in quotation marks with the report beside them."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from . import adjacency, clause, content, quotation, speaker
from .cue import Cue, imperative, passive, questions, real, support
from .cue import find as find_cues
from .cue import nouns as speech_nouns
from .span import Span, cover, trim
from .speaker import Voice

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from .lexicon import Lexicon
    from .marks import Marked

HELD = frozenset(("believe", "expect", "suspect", "hope", "fear", "estimate"))  # "does not think that" denies it
LONGEST_CUE = 6


@dataclass(frozen=True, slots=True)
class Report:
    """An act of speech: its cue and the cue's characters, what is said (in pieces), who speaks, how it is meant."""

    cue: Cue
    span: Span
    contents: tuple[Span, ...]
    voice: Voice
    listeners: tuple[Token, ...]
    status: str

    @property
    def content(self) -> Span:
        return cover(self.contents)


@dataclass(frozen=True, slots=True)
class Passage:
    """Quoted words: their pieces, how they are quoted, and the report they belong to where there is one."""

    pieces: tuple[Span, ...]
    kind: str
    report: Report | None
    speakers: tuple[Token, ...] = ()

    @property
    def span(self) -> Span:
        return cover(self.pieces)


def find(parse: Doc, lexicon: Lexicon, media: frozenset[str], marked: list[Marked], known: Container[int]) -> list[Report]:
    """The reports of a text in order of their cues; those without contents may still lend a speaker to quoted words."""
    cues, nouns = find_cues(parse, lexicon), speech_nouns(lexicon)
    by_head = {each.head.i: each for each in cues}
    joined: set[int] = set()
    found: list[Report] = []
    for each in cues:
        if each.is_verb and (made := _of_verb(each, by_head, joined, media, nouns)) is not None:
            found.append(made)
    for each in cues:
        if not each.is_verb and each.head.i not in joined:
            found.append(_of_other(each, media, nouns))
    found = _regrafted(found, people := speaker.people(lexicon), media, known)
    inside = adjacency.Cover([m.span for m in marked if m.closed and m.depth == 0])
    found = _cut_at_phrases(found)
    found = [_heard(r, inside) for r in found]
    return sorted((_plausible(r, people, media, known) for r in found), key=lambda r: r.cue.start)


def _regrafted(found: list[Report], people: frozenset[str], media: frozenset[str], known: Container[int]) -> list[Report]:
    """A verb of speech that the tree coordinates with what is said, given back to the one who speaks.

    "The groups warned that the rules would hurt and called on Brussels to wait": rules do not call on anybody.
    """
    by_head = {r.cue.head.i: at for at, r in enumerate(found) if r.cue.is_verb}
    made = list(found)
    for at, report in enumerate(found):
        verb = report.cue.head
        above = verb.head
        if verb.dep_ != "conj" or report.cue.strength != "always" or any(c.dep_.startswith("nsubj") for c in verb.children):
            continue
        over = by_head.get(above.head.i) if above.dep_ == "ccomp" else None
        if over is None or not _same_tense(found[over].cue.head, verb):
            continue
        own = clause.subjects(above)
        if _same_tense(above, verb) and (not own or speaker.able(own[0], people, media, known)):
            continue
        made[at] = replace(report, voice=replace(found[over].voice, medium=None), status=report.cue.entry["status"])
        made[over] = _until(made[over], _conjunction(verb).idx)
    return made


def _same_tense(one: Token, other: Token) -> bool:
    """Whether two verbs stand in one tense, a bare participle taken as a past."""
    helped = any(c.dep_ in ("aux", "aux:pass", "cop") for c in one.children)
    past = ("VBD", "VBN")
    return not helped and (one.tag_ == other.tag_ or (one.tag_ in past and other.tag_ in past))


def _conjunction(verb: Token) -> Token:
    return next((c for c in verb.children if c.dep_ in ("cc", "punct") and c.i < verb.i), verb)


def _until(report: Report, end: int) -> Report:
    """The report with its contents up to a character, without a stop at the end."""
    text = report.cue.head.doc.text
    cut = (trim(text, s.start, min(s.end, end), " \u00a0\n,;") for s in report.contents if s.start < end)
    return replace(report, contents=tuple(span for span in cut if span is not None))


def _cut_at_phrases(found: list[Report]) -> list[Report]:
    """Contents end before ", according to X", which reports them a second time, and before another's report after ";"."""
    phrases: dict[int, list[Report]] = {}
    for each in found:
        phrases.setdefault(each.cue.head.sent.start, []).append(each)
    return [_cut_at(each, phrases[each.cue.head.sent.start]) for each in found]


def _cut_at(report: Report, near: list[Report]) -> Report:
    parse = report.cue.head.doc
    for other in near:
        before = parse[other.cue.start - 1].text if other.cue.start else ""
        if other is report or not any(s.contains(other.span) for s in report.contents):
            continue
        if other.cue.entry["pos"] == "adposition" and before in (",", "–", "—"):
            report = _until(report, parse[other.cue.start - 1].idx)
        elif other.cue.is_verb and other.voice.speakers and (at := _semicolon(report, other)):
            report = _until(report, at)
    return report


def _semicolon(report: Report, other: Report) -> int:
    """Where a ";" parts a report's contents from another report with a subject of its own; 0 where none does."""
    parse, end = report.cue.head.doc, min(other.cue.start, other.voice.speakers[0].i)
    stops = [t.idx for t in parse[min(report.cue.end, end) : end] if t.text == ";"]
    return stops[-1] if stops else 0


def _heard(report: Report, inside: adjacency.Cover) -> Report:
    """The report without speakers out of the words quoted: “The plan,” said the minister."""
    around, voice = inside.holding(report.span), report.voice
    if not report.cue.is_verb:
        return report
    speakers = [t for t in voice.speakers if inside.holding(_characters(t)) == around]
    said_in = voice.medium if voice.medium is not None and inside.holding(_characters(voice.medium)) == around else None
    if len(speakers) == len(voice.speakers) and said_in is voice.medium:
        return report
    near = [t for t in speaker.before(report.cue.head) if inside.holding(_characters(t)) == around]
    return replace(report, voice=Voice(speakers or near or speaker.inverted(report.cue.head), said_in, voice.via))


def _characters(token: Token) -> Span:
    return Span(token.idx, token.idx + len(token))


def _plausible(report: Report, people: frozenset[str], media: frozenset[str], known: Container[int]) -> Report:
    """The report without contents where nobody can be meant to say them: things that ask, views that nobody holds."""
    cue, voice = report.cue, report.voice
    heads = voice.speakers or ([voice.medium] if voice.medium is not None else [])
    weak = report.status in ("requested", "planned") or cue.entry["meaning"] in ("threaten", "warn", "deny")
    if any(t.lower_ in ("you", "one") for t in heads[:1]):
        return replace(report, contents=())
    if heads:
        plausible = not weak or any(speaker.able(t, people, media, known) for t in heads)
    elif not cue.is_verb:
        plausible = report.status in ("alleged", "possible") or cue.entry["pos"] == "adposition"
    elif passive(cue.head):
        plausible = not weak or any(speaker.able(t, people, media, known) for t in report.listeners)
    else:
        plausible = cue.head.tag_ not in ("VB", "VBG")
    return report if plausible else replace(report, contents=())


def _of_verb(cue: Cue, by_head: dict[int, Cue], joined: set[int], media: frozenset[str], nouns: frozenset[str]) -> Report | None:
    how = real(cue.head)
    if not how or imperative(cue.head) or questions(cue.head):
        return None
    contents = content.of(cue, nouns)
    if how == "not":
        if cue.entry["meaning"] not in HELD:
            return None
        status = "negated"
    else:
        status = _status(cue, how)
    voice = speaker.of(cue, media)
    if contents and cue.entry["meaning"] == "suspect" and passive(cue.head) and not voice.speakers:
        contents = []  # suspicion that nobody voices is no speech
    span = cue.span
    for noun in content.objects(cue):
        other = by_head.get(noun.i)
        if other is not None and contents and (content.of(other, nouns) == contents or _next_to(noun, contents[0])):
            if content.foreign_owner(noun, voice.speakers):
                contents = [clause.span(noun)]
                break
            joined.add(noun.i)
            if other.end - cue.start <= LONGEST_CUE:
                span = cover((span, other.span))
    return Report(cue, span, tuple(contents), voice, tuple(content.listeners(cue)), status)


def _next_to(noun: Token, span: Span) -> bool:
    """Whether only "that" stands between a noun and a clause, wherever the tree hangs the clause."""
    between = noun.doc.text[noun.idx + len(noun) : span.start]
    return noun.idx < span.start and between.strip().lower() in ("", "that")


def _status(cue: Cue, how: str) -> str:
    status = cue.entry["status"] or "attributed"
    if status == "attributed" and how in ("coming", "possible"):
        return "planned" if how == "coming" else "possible"
    return status


def _of_other(cue: Cue, media: frozenset[str], nouns: frozenset[str]) -> Report:
    contents = tuple(content.of(cue, nouns))
    span, lending = cue.span, support(cue.head) if cue.entry["pos"] == "noun" else None
    if lending is not None and lending.i < cue.start and cue.end - lending.i <= LONGEST_CUE:
        span = Span(lending.idx, span.end)
    return Report(cue, span, contents, speaker.of(cue, media), (), cue.entry["status"] or "attributed")


def passages(parse: Doc, reports: list[Report], marked: list[Marked]) -> list[Passage]:
    """The quoted passages that somebody says: each with its report, interrupted ones in one, terms left out."""
    spoken = [each for each in marked if each.closed or adjacency.opened(parse, each)]
    spoken = [each for each in spoken if not quotation.is_term(parse, each)]
    beside = adjacency.Beside(parse, marked, reports)
    found: list[Passage] = []
    for each in spoken:
        if found and each.depth == 0 and (joined := _joined(parse, found[-1], each, beside)):
            found[-1] = joined
        elif (made := _passage(parse, each, beside, found)) is not None:
            found.append(made)
    return found


def _joined(parse: Doc, before: Passage, marked: Marked, beside: adjacency.Beside) -> Passage | None:
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


def _passage(parse: Doc, marked: Marked, beside: adjacency.Beside, found: list[Passage]) -> Passage | None:
    utterance = quotation.is_utterance(parse, marked)
    report = (beside.after(marked) or beside.before(marked)) if utterance else None
    report = report or beside.around(marked) or beside.above(marked)
    if report is None and not utterance:
        report = beside.nearest(marked)
    if report is not None:
        return Passage(marked.pieces, "direct" if utterance else "partial", report)
    if not utterance or marked.depth or not beside.stands_alone(marked):
        return None
    last = found[-1] if found else None
    if last is not None and last.report is not None and beside.follows(last.span, marked):
        return Passage(marked.pieces, "direct", None, tuple(last.report.voice.speakers))
    return Passage(marked.pieces, "direct", None, tuple(beside.introduced(marked)))


def unmarked(parse: Doc, reports: list[Report], quoted: list[Passage], marked: list[Marked]) -> list[Report]:
    """The indirect reports: those with contents that are not just the words of a quoted passage."""
    inside = adjacency.Cover([m.span for m in marked if m.closed and m.depth == 0])
    direct = {id(p.report) for p in quoted if p.kind == "direct" and p.report is not None}
    found: dict[tuple[int, int], Report] = {}
    for each in reports:
        if not each.contents:
            continue
        around = inside.holding(each.span)
        contents = tuple(_fitted(parse, each.contents, inside, around))
        if not contents or (id(each) in direct and _touches(contents, quoted, each)):
            continue
        if around is not None and (each.voice.speakers and each.voice.speakers[0].lower_ in ("i", "we")):
            continue  # inside a quotation "I think" is the speaker's own voice, already reported
        if around is None and not _unquoted_words(parse, contents, inside):
            continue
        made = replace(each, contents=contents)
        found.setdefault((made.content.start, made.content.end), made)
    return list(found.values())


def _touches(contents: tuple[Span, ...], quoted: list[Passage], report: Report) -> bool:
    own = [p.span for p in quoted if p.report is report]
    return any(a.overlaps(b) for a in contents for b in own)


def _fitted(parse: Doc, contents: tuple[Span, ...], inside: adjacency.Cover, around: Span | None) -> list[Span]:
    """Contents that do not cut a quoted passage in two: widened to its end, or kept within the one they stand in."""
    fitted = []
    for span in contents:
        if around is not None:
            start, end = max(span.start, around.start + 1), min(span.end, around.end - 1)
        else:
            start, end = inside.widened(span)
        if start < end and any(c.isalnum() for c in parse.text[start:end]):
            fitted.append(Span(start, end))
    return fitted


def _unquoted_words(parse: Doc, contents: tuple[Span, ...], inside: adjacency.Cover) -> bool:
    """Whether some of the contents are the author's own words, two at least."""
    tokens = (t for span in contents for t in quotation.tokens_in(parse, span.start, span.end))
    return sum(1 for t in tokens if t.is_alpha and inside.holding(Span(t.idx, t.idx + len(t))) is None) > 1
