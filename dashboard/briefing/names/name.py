"""Proper names in a parsed text: where they begin and end, and what kind of thing each names.

Spans come from the pipeline's names and from runs of capitalised proper nouns; kinds come from what lexicons and
libraries say about their words, from titles before them, and from what the same words are called elsewhere in the
document. A kind that nothing supports stays what the pipeline says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from .. import geography
from ..reading import dateline, omission
from . import alias, body, echo, edge, entity, heard, kind, legalform, occasion, run, series, term
from .proper import Name, in_headline

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from ..lexicon import Lexicon


def find(parse: Doc, lexicon: Lexicon) -> list[Name]:
    """The names of the document in order; none overlaps another. Found once for each parse, several passes ask."""
    if "names" not in parse.user_data:
        parse.user_data["names"] = _find(parse, lexicon)
    return list(parse.user_data["names"])


def _find(parse: Doc, lexicon: Lexicon) -> list[Name]:
    told = [Name(start, end, "other", sure=True) for start, end in occasion.find(parse, lexicon)]
    known = [*heard.well_known(parse, lexicon), *heard.titles(parse), *heard.defined(parse, lexicon)]
    known += heard.labels(parse, lexicon)
    written = {i for start, end in dateline.find(parse) for i in range(start, end)}
    found = [*entity.find(parse, lexicon), *_bodies(parse, lexicon), *_places(parse), *known, *told, *_firms(parse)]
    found += [*entity.titled(parse, lexicon), *entity.members(parse, lexicon)]
    found = _apart(parse, [*found, *entity.people(parse, lexicon)], list(omission.behind_field(parse)))
    spans = _resolve_overlaps(n for n in found if written.isdisjoint(range(n.start, n.end)))
    terms = term.for_words(parse)
    trimmed = (edge.trimmed(parse, n, lexicon) for n in spans)
    typed = [kind.typed(parse, name, lexicon) for name in trimmed if name is not None]
    terms |= term.for_things(parse, typed, lexicon)
    typed = [replace(n, kind="other", sure=True) if parse[n.start : n.end].text in terms else n for n in typed]
    typed = alias.alike(parse, typed)
    typed = series.alike(parse, [n for n in typed if not _people(parse, n, lexicon)], lexicon)
    told = [n for n in typed if not _only_in_headline(parse, n, typed)]
    more = [
        *(kind.typed(parse, n, lexicon) for n in heard.doers(parse, told, lexicon)),
        *heard.bracketed(parse, told, lexicon),
    ]
    more += heard.acronyms(parse, [*told, *more], lexicon)
    more = [n for n in more if written.isdisjoint(range(n.start, n.end)) and parse[n.start : n.end].text not in terms]
    known = _resolve_overlaps([*more, *(n for n in told if n.kind != "other"), *_others(told, more)])
    known = echo.consistent(parse, echo.lengthened(parse, known))
    again = [Name(*each) for each in echo.echoes(parse, known) if each[0] not in written]
    return sorted([*known, *again], key=lambda n: n.start)


def _people(parse: Doc, name: Name, lexicon: Lexicon) -> bool:
    """Whether a word is a people or the followers of a creed, which descriptions tell: "Kurds", "Muslims"."""
    word = parse[name.end - 1]
    if name.size > 2 or (name.sure and name.kind != "other"):
        return False
    groups = lexicon.by("collectives", "words")
    if not word.text.endswith("s"):
        return False
    group = groups.get(word.lower_[:-1])
    return bool(geography.demonym_of(word.text[:-1])) or (group is not None and group["members"] == "person")


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


def _bodies(parse: Doc, lexicon: Lexicon) -> Iterator[Name]:
    """Runs of capitalised words that hold a noun for a body: "Office of Personnel Management"."""
    people = [(e.start, e.end) for e in parse.ents if e.label_ in ("PERSON", "PER")]
    for start, end in run.runs(parse, lexicon):
        end = next((s for s, e in people if start < s and e == end and e - s > 1), end)
        start = next((e + 1 for s, e in people if start <= s and e < end and parse[e].lower_ == "of"), start)
        if end - start > 1 and (typed := body.kind_of(parse, start, end, lexicon)):
            yield Name(start, end, typed, sure=True)
        elif any(t.text == "&" for t in parse[start:end]):
            yield Name(start, end, "organization", sure=True)


def _apart(parse: Doc, found: list[Name], people: list[tuple[int, int]]) -> list[Name]:
    """The names without those that run over a person's name behind an office's field, and the people themselves."""
    held = {i for start, end in people for i in range(omission.office(parse, start), end)}
    kept = [n for n in found if held.isdisjoint(range(n.start, n.end))]
    return [*kept, *(Name(start, end, "person", sure=True) for start, end in people)]


def _firms(parse: Doc) -> Iterator[Name]:
    return (Name(start, end, "organization", sure=True) for start, end in legalform.firms(parse))


def _places(parse: Doc) -> Iterator[Name]:
    """Countries by name, which the pipeline may have missed."""
    for token in parse:
        for size in (4, 3, 2, 1):
            end = token.i + size
            if end > len(parse) or not run.capital(token) or not run.capital(parse[end - 1]):
                continue
            text = parse[token.i : end].text
            if text == "States" and token.i and run.capital(parse[token.i - 1]):
                continue  # "Member States"
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
