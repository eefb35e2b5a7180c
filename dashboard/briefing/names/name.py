"""Proper names in a parsed text: where they begin and end, and what kind of thing each names.

Spans come from the pipeline's names and from runs of capitalised proper nouns; kinds come from what lexicons and
libraries say about their words, from titles before them, and from what the same words are called elsewhere in the
document. A kind that nothing supports stays what the pipeline says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from .. import geography
from ..reading import dateline, omission, surname
from . import echo, given, heard, kind, legalform, occasion, run, series
from .proper import Name, in_headline, opens_bracket

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from ..lexicon import Entry, Lexicon

LABELS = {"PERSON": "person", "PER": "person", "ORG": "organization", "LOC": "place", "GPE": "place", "FAC": "place"}
CURRENCIES = frozenset("EUR USD GBP CHF JPY CNY SEK NOK DKK PLN CZK HUF INR AUD CAD NZD BRL ZAR RUB TRY KRW".split())
SCHEMES = frozenset("scheme programme program index strategy roadmap framework".split())
ARTICLES = frozenset(("the", "a", "an"))


def find(parse: Doc, lexicon: Lexicon) -> list[Name]:
    """The names of the document in order; none overlaps another. Found once for each parse, several passes ask."""
    if "names" not in parse.user_data:
        parse.user_data["names"] = _find(parse, lexicon)
    return list(parse.user_data["names"])


def _find(parse: Doc, lexicon: Lexicon) -> list[Name]:
    told = [Name(start, end, "other", sure=True) for start, end in occasion.find(parse, lexicon)]
    known = [*heard.well_known(parse, lexicon), *heard.titles(parse), *heard.defined(parse, lexicon)]
    written = {i for start, end in dateline.find(parse) for i in range(start, end)}
    found = [*_entities(parse, lexicon), *_bodies(parse, lexicon), *_places(parse), *known, *told, *_firms(parse)]
    found = _apart(parse, [*found, *_surnames(parse, lexicon)], list(omission.behind_field(parse)))
    spans = _resolve_overlaps(n for n in found if written.isdisjoint(range(n.start, n.end)))
    terms = _defined_terms(parse)
    typed = [
        kind.typed(parse, name, lexicon) for name in (_trimmed(parse, n, lexicon) for n in spans) if name is not None
    ]
    terms |= _short_for_things(parse, typed, lexicon)
    typed = [replace(n, kind="other", sure=True) if parse[n.start : n.end].text in terms else n for n in typed]
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


def _entities(parse: Doc, lexicon: Lexicon) -> Iterator[Name]:
    common = {t.text for t in parse if t.text.islower()}
    for ent in parse.ents:
        if ent.label_ == "NORP" or ent.text.lower() in run.NOT_NAMES or _common_word(ent, common):
            continue
        told = LABELS.get(ent.label_, "other")
        start = _with_given(parse, ent) if told == "person" else ent.start
        yield Name(start, _whole(parse, ent, lexicon) if told in ("person", "place") else ent.end, told)


def _with_given(parse: Doc, ent: Span) -> int:
    """The start of a person's name with the given name that the pipeline left out: "Rahul [Gandhi]"."""
    before = parse[ent.start - 1] if ent.start else None
    if before is None or before.ent_type_ or ent[0].is_sent_start or before.text not in given.names():
        return ent.start
    return (
        ent.start - 1 if before.head.i in (ent.start, ent.end - 1) and ent[0].text not in given.names() else ent.start
    )


def _whole(parse: Doc, ent: Span, lexicon: Lexicon) -> int:
    """The end of a person's name with the surname that the pipeline left out, behind a given name or a title."""
    end = ent.end
    titled = ent.start > 0 and kind.is_title(parse, ent.start - 1, lexicon.by("titles", "words"))
    if not titled and ent[0].text not in given.names():
        return end
    typing = [lexicon.by(name, "words") for name in ("bodies", "things", "landforms", "matters")]
    while end < len(parse) and end - ent.start < 3 and _surname(parse[end]):
        if any(parse[end].lower_ in words for words in typing):
            return ent.end
        end += 1
    return end


def _surname(token: Token) -> bool:
    joined = token.dep_ == "flat" or token.nbor(-1).head == token
    return joined and token.tag_ == "NNP" and run.capital(token) and not token.ent_type_ and not token.is_sent_start


def _surnames(parse: Doc, lexicon: Lexicon) -> Iterator[Name]:
    """People with small words in their names: "María de la Torre", told by a given name, a title or the pipeline."""
    titles, bodies = lexicon.by("titles", "words"), lexicon.by("bodies", "words")
    people = {i for e in parse.ents if e.label_ in ("PERSON", "PER") for i in range(e.start, e.end)}
    for first, last, _ in surname.spans(parse):
        while first < last and kind.is_title(parse, first, titles):
            first += 1
        opens = next((i for i in range(first, last) if parse[i].text in given.names()), None)
        opens = first if opens is None and surname.small(parse[first]) else opens
        if opens is None and ((first and kind.is_title(parse, first - 1, titles)) or first in people):
            opens = first
        words = parse[first : last + 1]
        if opens is None or geography.is_place(words.text) or any(t.lower_ in bodies for t in words):
            continue
        if parse[opens].text[:1].isupper() or surname.small(parse[opens]):
            yield Name(opens, last + 1, "person", sure=True)


def _common_word(ent: Span, common: set[str]) -> bool:
    """Whether a single word taken for a name is a common one: not tagged as a name, and in the text without capital."""
    word = ent[0]
    return len(ent) == 1 and word.tag_ not in ("NNP", "NNPS") and (word.lower_ in common or word.tag_[:2] == "VB")


def _bodies(parse: Doc, lexicon: Lexicon) -> Iterator[Name]:
    """Runs of capitalised words that hold a noun for a body: "Office of Personnel Management"."""
    people = [(e.start, e.end) for e in parse.ents if e.label_ in ("PERSON", "PER")]
    for start, end in run.runs(parse, lexicon):
        end = next((s for s, e in people if start < s and e == end and e - s > 1), end)
        if end - start > 1 and (body := kind.body_kind(parse, start, end, lexicon)):
            yield Name(start, end, body, sure=True)
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


def _trimmed(parse: Doc, name: Name, lexicon: Lexicon) -> Name | None:
    """The name without articles, titles and stray marks at its edges; None when nothing of a name is left."""
    start, end = name.start, name.end
    titles = lexicon.by("titles", "words")
    while start < end and _no_name_start(parse[start]):
        start += 1
    while end > start and _no_name_end(parse[end - 1]):
        if parse[start:end].text.replace("’", "'") in _owned(lexicon):
            break
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
    if end - start == 1 and _half_office(parse, end, lexicon):
        return None  # "Trade" of "Trade Minister"
    end = next((i for i in range(start + 2, end) if _past(parse[i])), end)
    before_title = start
    while end - start > 1 and name.kind in ("person", "other") and (size := _title_size(parse, start, end, titles)):
        start += size
    if name.kind == "person" and end - start > 2 and _adherent(parse[start], lexicon):
        start += 1
    while name.kind in ("organization", "government") and end - start > 1 and _post(parse[end - 1], lexicon):
        if parse[end - 2].lower_ in run.JOINERS:
            break  # "Court of Justice"
        if parse[start].lower_ == "office" and parse[start + 1].lower_ == "of":
            break  # "Office of the Trade Representative"
        end -= 1
    if end - start > 1 and parse[end - 1].text in surname.COUNSEL:
        given_before = start > 0 and run.capital(parse[start - 1]) and parse[start - 1].tag_ == "NNP"
        start -= given_before and not kind.is_title(parse, start - 1, titles)
        return replace(name, start=start, end=end - 1, kind="person")  # "Femi Falana SAN"
    if name.kind not in ("place", "country") and (formed := legalform.end(parse, end)) > end:
        return Name(start, formed, "organization", sure=True)
    if not any(run.capital(t) or t.text[:1].isdigit() for t in parse[start:end]):
        return None
    told = "person" if start > before_title and name.kind == "other" else name.kind
    return replace(name, start=start, end=end, kind=told)


def _half_office(parse: Doc, end: int, lexicon: Lexicon) -> bool:
    """Whether a word that ends at `end` is the field of the post behind it: "Trade Minister", "Home Secretary"."""
    if end >= len(parse) or not run.capital(parse[end]):
        return False
    field, titles = parse[end - 1].lower_, lexicon.by("titles", "words")
    post = kind.is_title(parse, end, titles)
    rules = parse[end].text in omission.OFFICES and field in lexicon.by("matters", "words")
    return post and (rules or f"{field} {parse[end].lower_}" in titles)


def _past(token: Token) -> bool:
    """Whether a word inside a name is a verb that the name has run over: "Council of the Union adopted Regulation"."""
    return token.tag_ in ("VBD", "VBN") and token.is_lower and token.text.endswith("ed") and token.nbor(-1).text != "-"


@lru_cache(maxsize=2)
def _owned(lexicon: Lexicon) -> frozenset[str]:
    """Well-known names that close with an owner's mark: "Moody's"."""
    words = (word for entry in lexicon.entries("organizations") for word in entry.words())
    return frozenset(word for word in words if word.endswith("'s"))


def _no_name_start(token: Token) -> bool:
    """An article or stray mark, or a function word that is capitalised only because it opens a sentence."""
    if token.lower_ in ARTICLES or not any(c.isalnum() for c in token.text):
        return True
    return bool(token.is_sent_start) and token.pos_ in ("SCONJ", "ADP", "ADV", "CCONJ", "PRON", "DET")


def _no_name_end(token: Token) -> bool:
    if token.text in CURRENCIES and token.i + 1 < len(token.doc) and token.nbor().tag_ == "CD":
        return True  # "fined Acme CHF 3 million"
    if token.lower_ in ("'s", "’s", "’", "'") or not any(c.isalnum() for c in token.text):
        return True
    return token.pos_ in ("ADP", "CCONJ", "DET", "SCONJ") and token.text.islower()


def _adherent(token: Token, lexicon: Lexicon) -> bool:
    """Whether a capitalised word before a name says what the person is: "Democrat Ted Kennedy"."""
    entry = lexicon.by("collectives", "words").get(token.lower_)
    return entry is not None and entry["members"] == "person"


def _post(token: Token, lexicon: Lexicon) -> bool:
    """Whether the last word of a body's name is the post of the one named next: "State Department Spokesman"."""
    entry = lexicon.by("titles", "words").get(token.lower_)
    return entry is not None and entry["kind"] == "office" and token.lower_ not in lexicon.by("bodies", "words")


def _title_size(parse: Doc, start: int, end: int, titles: dict[str, Entry]) -> int:
    """How many words of a name at `start` are a title ("Deputy Leader"), leaving at least one for the name."""
    for size in (3, 2, 1):
        if start + size < end:
            words = " ".join(t.lower_ for t in parse[start : start + size])
            if words in titles or (size == 1 and kind.is_title(parse, start, titles)):
                return size
    return 0


def _short_for_things(parse: Doc, names: list[Name], lexicon: Lexicon) -> set[str]:
    """Abbreviations in brackets behind the name of a law or scheme: "British Steel Pension Scheme (BSPS)"."""
    heads = {word for e in lexicon.entries("things") if e["sense"] == "law" for word in e.words()} | SCHEMES
    ends = {n.end for n in names if n.kind == "other" and n.size > 1 and parse[n.end - 1].lower_ in heads}
    found = (parse[end + 1] for end in ends if end + 2 < len(parse) and parse[end].text == "(")
    return {token.text for token in found if kind.acronym(token.text)}


def _defined_terms(parse: Doc) -> set[str]:
    """Abbreviations set in brackets after the common words they stand for: "information technology (“IT”)"."""
    found = set()
    for token in parse:
        short = token.text.removesuffix("s")
        if kind.acronym(short) and opens_bracket(parse, token.i):
            before = [t for t in parse[max(0, token.i - 12) : token.i] if t.is_alpha][-len(short) - 2 :]
            letters = [t for t in before if t.lower_ not in ("and", "of", "the", "for")][-len(short) :]
            spelled = "".join(t.text[0] for t in letters).upper() == short
            if spelled and not any(t.text[0].isupper() for t in letters):
                found.add(short)
    return found
