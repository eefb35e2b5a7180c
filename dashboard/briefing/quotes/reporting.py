"""Reports read off the tree: for each cue what is said, who speaks, to whom, and how it is meant."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..span import Span, cover
from . import complement, content, medium, speaker, stretch
from . import cue as cues
from .cue import Cue, imperative, passive, questions, real, support

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ..lexicon import Lexicon
    from .speaker import Cast, Voice

HELD = frozenset(("believe", "expect", "suspect", "hope", "fear", "estimate"))  # "does not think that" denies it
LONGEST_CUE = 6
CROWDED = 80  # more reports than a sentence holds: a text without full stops, where nearness means nothing


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

    @property
    def is_phrase(self) -> bool:
        """Reported by a preposition: "according to X"."""
        return self.cue.entry["pos"] == "adposition"


def find(parse: Doc, lexicon: Lexicon, cast: Cast) -> list[Report]:
    """The reports of a text by place; those without contents may still lend a speaker to quoted words."""
    found, nouns = cues.find(parse, lexicon), cues.nouns(lexicon)
    by_head = {each.head.i: each for each in found}
    joined: set[int] = set()
    made = [_of_verb(each, by_head, joined, cast, nouns) for each in found if each.is_verb]
    made += [_of_other(each, cast, nouns) for each in found if not each.is_verb and each.head.i not in joined]
    return sorted((report for report in made if report is not None), key=lambda r: r.cue.start)


def by_sentence(reports: list[Report]) -> dict[int, list[Report]]:
    """Reports by the first token of their sentence."""
    groups: dict[int, list[Report]] = {}
    for each in reports:
        groups.setdefault(each.cue.head.sent.start, []).append(each)
    return {start: group for start, group in groups.items() if len(group) <= CROWDED}


def _of_verb(
    cue: Cue, by_head: dict[int, Cue], joined: set[int], cast: Cast, nouns: frozenset[str]
) -> Report | None:
    how = real(cue.head)
    if not how or imperative(cue.head) or questions(cue.head) or (how == "not" and cue.entry["meaning"] not in HELD):
        return None
    contents, voice = content.of(cue, nouns), speaker.of(cue, cast)
    if cue.entry["meaning"] == "suspect" and passive(cue.head) and not voice.speakers:
        contents = []  # suspicion that nobody voices is no speech
    if any(_inside(t, contents) for t in voice.speakers):  # "Fees, said the mayor, are high": fees do not speak
        behind = (speaker.named(t) for t in speaker.inverted(cue.head))
        voice = replace(voice, speakers=[t for t in behind if not _inside(t, contents)])
    if contents and voice.medium is None:
        voice = replace(voice, medium=medium.between(cue, contents[0], cast.media))
    span = cue.span
    for noun in complement.objects(cue) if contents else ():
        other = by_head.get(noun.i)
        if other is None or not (content.of(other, nouns) == contents or _next_to(noun, contents[0])):
            continue
        if complement.foreign_owner(noun, voice.speakers):
            contents = [stretch.phrase(noun)]
            break
        joined.add(noun.i)
        if other.end - cue.start <= LONGEST_CUE:
            span = cover((span, other.span))
    return Report(cue, span, tuple(contents), voice, tuple(complement.listeners(cue)), _status(cue, how))


def _inside(token: Token, contents: list[Span]) -> bool:
    return any(span.start <= token.idx < span.end for span in contents)


def _next_to(noun: Token, span: Span) -> bool:
    """Whether only "that" stands between a noun and a clause, wherever the tree hangs the clause."""
    following = noun.doc[noun.i + 1 : noun.i + 4]
    between = [t.lower_ for t in following if t.idx < span.start and not t.is_space]
    near = any(t.idx == span.start for t in following)
    return near and between in ([], ["that"])


def _status(cue: Cue, how: str) -> str:
    status = cue.entry["status"] or "attributed"
    if how == "not":
        return "negated"
    if status == "attributed" and how in ("coming", "possible"):
        return "planned" if how == "coming" else "possible"
    return status


def _of_other(cue: Cue, cast: Cast, nouns: frozenset[str]) -> Report:
    contents = tuple(content.of(cue, nouns))
    span, lending = cue.span, support(cue.head) if cue.entry["pos"] == "noun" else None
    if lending is not None and lending.i < cue.start and cue.end - lending.i <= LONGEST_CUE:
        span = Span(lending.idx, span.end)
    return Report(cue, span, contents, speaker.of(cue, cast), (), cue.entry["status"] or "attributed")


def plausible(report: Report, cast: Cast) -> Report:
    """The report without contents where nobody can be meant to say them: things that ask, views that nobody holds."""
    return report if _plausible(report, cast) else replace(report, contents=())


def _plausible(report: Report, cast: Cast) -> bool:
    cue, voice = report.cue, report.voice
    heads = voice.speakers or ([voice.medium] if voice.medium is not None else [])
    weak = report.status in ("requested", "planned") or cue.entry["meaning"] in ("threaten", "warn", "deny")
    if heads:
        generic = heads[0].lower_ in ("you", "one")
        return not generic and (not weak or any(cast.can_speak(t) for t in heads))
    if not cue.is_verb:
        return report.is_phrase or report.status in ("alleged", "possible")
    if passive(cue.head):
        if cue.head.dep_ == "acl" and cue.entry["meaning"] == "accuse":
            return False  # "a network accused of fraud" only tells which network is meant
        return not weak or any(cast.can_speak(t) for t in report.listeners)
    return cue.head.tag_ not in ("VB", "VBG") and cue.start != cue.head.sent.start
