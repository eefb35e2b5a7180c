"""Proper names in a parsed text: where they begin and end, and what kind of thing each names.

Spans come from the pipeline's names and from runs of capitalised proper nouns; kinds come from what lexicons and
libraries say about their words, from titles before them, and from what the same words are called elsewhere in the
document. A kind that nothing supports stays what the pipeline says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from . import echo, geography, kind, run

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from .lexicon import Entry, Lexicon

LABELS = {"PERSON": "person", "PER": "person", "ORG": "organization", "LOC": "place", "GPE": "place", "FAC": "place"}
ARTICLES = frozenset(("the", "a", "an"))


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name: token indexes (end exclusive) and kind: an actor kind, place, or other."""

    start: int
    end: int
    kind: str
    sure: bool = False

    @property
    def size(self) -> int:
        return self.end - self.start


def find(parse: Doc, lexicon: Lexicon) -> list[Name]:
    """The names of the document in order; none overlaps another. Found once for each parse, several passes ask."""
    if "names" not in parse.user_data:
        parse.user_data["names"] = _find(parse, lexicon)
    return list(parse.user_data["names"])


def _find(parse: Doc, lexicon: Lexicon) -> list[Name]:
    spans = _resolve_overlaps([*_entities(parse), *_bodies(parse, lexicon), *_places(parse)])
    terms = _defined_terms(parse)
    typed = [
        kind.typed(parse, name, lexicon) for name in (_trimmed(parse, n, lexicon) for n in spans) if name is not None
    ]
    typed = [replace(n, kind="other", sure=True) if parse[n.start : n.end].text in terms else n for n in typed]
    told = [n for n in typed if not _only_in_headline(parse, n, typed)]
    heard = [*_actors_unheard_of(parse, told, lexicon), *_bracketed(parse, told)]
    known = echo.consistent(
        parse, _resolve_overlaps([*heard, *(n for n in told if n.kind != "other"), *_others(told, heard)])
    )
    return sorted([*known, *(Name(*again) for again in echo.echoes(parse, known))], key=lambda n: n.start)


def _others(names: list[Name], heard: list[Name]) -> list[Name]:
    """Names of things, works and events that no newly heard actor overlaps."""
    taken = {i for n in heard for i in range(n.start, n.end)}
    return [n for n in names if n.kind == "other" and taken.isdisjoint(range(n.start, n.end))]


def _only_in_headline(parse: Doc, name: Name, names: list[Name]) -> bool:
    """Whether a guessed name stands in a line set in capitals, and nowhere in the text proper."""
    if name.sure or not in_headline(parse[name.start]):
        return False
    text = parse[name.start : name.end].text
    return not any(parse[n.start : n.end].text == text and not in_headline(parse[n.start]) for n in names)


def in_headline(token: Token) -> bool:
    """Whether a word stands in a sentence without a full stop whose long words are nearly all capitalised."""
    sentence = token.sent
    words = [t for t in sentence if t.is_alpha and len(t) > 3]
    closed = any(t.text in (".", "?", "!", "”", '"') for t in sentence[-3:])
    return len(words) > 2 and not closed and sum(run.capital(t) for t in words) >= 0.75 * len(words)


def _actors_unheard_of(parse: Doc, names: list[Name], lexicon: Lexicon) -> Iterator[Name]:
    """Capitalised words that the pipeline passed over and that do something, as companies do: "Orrin Health said"."""
    taken = {i for n in names if n.kind != "other" or n.sure for i in range(n.start, n.end)}
    taken |= {i for e in parse.ents if e.label_ != "MISC" for i in range(e.start, e.end)}
    titles = lexicon.by("titles", "words")
    common = {t.text for t in parse if t.text.islower()}
    for start, end in run.runs(parse):
        if not taken.isdisjoint(range(start, end)) or in_headline(parse[start]):
            continue
        if (
            _opens_sentence(parse, start)
            and end - start == 1
            and (parse[start].lower_ in common or parse[start].dep_ != "nsubj")
        ):
            continue
        text, head = parse[start:end].text, parse[end - 1]
        known = any(geography.demonym_of(t.text) for t in parse[start:end]) or geography.is_place(text)
        if (
            known
            or head.tag_ not in ("NNP", "NNPS")
            or any(kind.is_title(parse, i, titles) for i in range(start, end))
            or not _takes_part(head)
        ):
            continue
        yield Name(start, end, "organization")


def _bracketed(parse: Doc, names: list[Name]) -> Iterator[Name]:
    """Capitals in brackets behind the name of a body: "Free Democratic Party (FDP)"."""
    ends = {n.end: n for n in names if n.size > 1 and n.kind in ("organization", "government")}
    for token in parse:
        if kind.acronym(token.text) and _opens_bracket(parse, token.i):
            at = token.i - 1
            while at and parse[at].text != "(":
                at -= 1
            if body := ends.get(at):
                yield Name(token.i, token.i + 1, body.kind, sure=True)


def _opens_sentence(parse: Doc, i: int) -> bool:
    return i == 0 or bool(parse[i].is_sent_start) or parse[i - 1].text in ("“", '"', "‘", "(", "•", "-", "—")


def _takes_part(head: Token) -> bool:
    """Whether a name is somebody in a clause: a subject, one acted on, an owner, or in apposition to such."""
    if head.dep_ in ("appos", "conj", "flat"):
        return (
            head.head != head
            and head.head.pos_ in ("NOUN", "PROPN")
            and head.head.dep_ not in ("compound", "obl", "nmod")
        )
    return head.dep_ in ("nsubj", "nsubj:pass", "obl:agent", "obj", "iobj", "nmod:poss")


def _entities(parse: Doc) -> Iterator[Name]:
    for ent in parse.ents:
        if ent.label_ == "NORP" or ent.text.lower() in run.NOT_NAMES:
            continue
        yield Name(ent.start, ent.end, LABELS.get(ent.label_, "other"))


def _bodies(parse: Doc, lexicon: Lexicon) -> Iterator[Name]:
    """Runs of capitalised words that hold a noun for a body: "Office of Personnel Management"."""
    people = [(e.start, e.end) for e in parse.ents if e.label_ in ("PERSON", "PER")]
    for start, end in run.runs(parse):
        end = next((s for s, e in people if start < s and e == end and e - s > 1), end)
        if end - start > 1 and (body := kind.body_kind(parse, start, end, lexicon)):
            yield Name(start, end, body, sure=True)
        elif any(t.text == "&" for t in parse[start:end]):
            yield Name(start, end, "organization", sure=True)


def _places(parse: Doc) -> Iterator[Name]:
    """Countries by name, which the pipeline may have missed."""
    for token in parse:
        for size in (4, 3, 2, 1):
            end = token.i + size
            if end > len(parse) or not run.capital(token) or not run.capital(parse[end - 1]):
                continue
            text = parse[token.i : end].text
            if text.lower() not in run.NOT_NAMES and geography.country_of(text) and not geography.demonym_of(text):
                yield Name(token.i, end, "country", sure=True)
                break


def _resolve_overlaps(names: Iterable[Name]) -> list[Name]:
    """One name where several overlap: the longest, a sure one before a guessed one of the same length."""
    taken: set[int] = set()
    kept = []
    for name in sorted(names, key=lambda n: (-n.size, not n.sure, n.start)):
        if taken.isdisjoint(range(name.start, name.end)):
            taken.update(range(name.start, name.end))
            kept.append(name)
    return sorted(kept, key=lambda n: n.start)


def _trimmed(parse: Doc, name: Name, lexicon: Lexicon) -> Name | None:
    """The name without articles, titles and stray marks at its edges; None when nothing of a name is left."""
    start, end = name.start, name.end
    titles = lexicon.by("titles", "words")
    while start < end and _no_name_start(parse[start]):
        start += 1
    while end > start and _no_name_end(parse[end - 1]):
        end -= 1
    if all(kind.is_title(parse, i, titles) for i in range(start, end)):
        return None
    if (
        end < len(parse)
        and run.capital(parse[end])
        and kind.is_title(parse, end, titles)
        and geography.demonym_of(parse[start].text)
    ):
        return None  # "Chilean Foreign" of "Chilean Foreign Minister"
    before_title = start
    while end - start > 1 and name.kind in ("person", "other") and (size := _title_size(parse, start, end, titles)):
        start += size
    if not any(run.capital(t) or t.text[:1].isdigit() for t in parse[start:end]):
        return None
    told = "person" if start > before_title and name.kind == "other" else name.kind
    return replace(name, start=start, end=end, kind=told)


def _no_name_start(token: Token) -> bool:
    """An article or stray mark, or a function word that is capitalised only because it opens a sentence."""
    if token.lower_ in ARTICLES or not any(c.isalnum() for c in token.text):
        return True
    return bool(token.is_sent_start) and token.pos_ in ("SCONJ", "ADP", "ADV", "CCONJ", "PRON", "DET")


def _no_name_end(token: Token) -> bool:
    if token.lower_ in ("'s", "’s", "’", "'") or not any(c.isalnum() for c in token.text):
        return True
    return token.pos_ in ("ADP", "CCONJ", "DET", "SCONJ") and token.text.islower()


def _title_size(parse: Doc, start: int, end: int, titles: dict[str, Entry]) -> int:
    """How many words of a name at `start` are a title ("Deputy Leader"), leaving at least one for the name."""
    for size in (3, 2, 1):
        if start + size < end:
            words = " ".join(t.lower_ for t in parse[start : start + size])
            if words in titles or (size == 1 and kind.is_title(parse, start, titles)):
                return size
    return 0


def _defined_terms(parse: Doc) -> set[str]:
    """Abbreviations set in brackets after the common words they stand for: "information technology (“IT”)"."""
    found = set()
    for token in parse:
        if kind.acronym(token.text) and _opens_bracket(parse, token.i):
            before = [t for t in parse[max(0, token.i - 12) : token.i] if t.is_alpha][-len(token.text) - 2 :]
            letters = [t for t in before if t.lower_ not in ("and", "of", "the", "for")][-len(token.text) :]
            spelled = "".join(t.text[0] for t in letters).upper() == token.text
            if spelled and not any(t.text[0].isupper() for t in letters):
                found.add(token.text)
    return found


def _opens_bracket(parse: Doc, i: int) -> bool:
    at = i - 1
    while at >= 0 and parse[at].text in ("“", '"', "‘", "'", "the"):
        at -= 1
    return at >= 0 and parse[at].text == "("
