"""Names that the pipeline passed over: well-known ones, short forms in brackets, capitals, and doers in a clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from .. import clause, geography
from ..reading import surname
from . import body, given, kind, neighbour, run
from .proper import Name, in_headline, opens_bracket
from .title import is_title

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ..lexicon import Lexicon

# Short forms that are not all capitals: "PvdA", "SDKPiL"; counted only in brackets behind the full name.
SHORT = re.compile(r"(?=[^a-z]*[A-Z])(?:[A-Z][a-z]{0,3}|[a-z]{1,2}(?=[A-Z])){2,6}|[A-Z]{2,7}|(?:[A-Z]\.){2,6}")

SMALL = frozenset("and of for the to in on de la du des del da do und für et y e".split())
CALLED = frozenset("as called dubbed named nicknamed styled titled known".split())


def well_known(parse: Doc, lexicon: Lexicon) -> Iterator[Name]:
    """Parties, groups and firms that are known by their names: "Hamas", "Google"."""
    for match in lexicon.matches("organizations", parse.text):
        span = parse.char_span(match.start, match.end)
        if span is not None and match.entry["sense"] == "always":
            yield Name(span.start, span.end, "organization", sure=True)
    for match in lexicon.matches("governments", parse.text):
        span = parse.char_span(match.start, match.end)
        if span is None or match.entry["sense"] != "always" or not run.capital(span[0]):
            continue
        joined = span.start > 0 and parse[span.start - 1].text == "-"  # "pro-Kremlin"
        if not joined and parse[span.end - 1].dep_ not in ("compound", "amod"):
            yield Name(span.start, span.end, str(match.entry["kind"]), sure=True)


def defined(parse: Doc, lexicon: Lexicon) -> Iterator[Name]:
    """Names whose first letters an abbreviation in brackets behind them spells: "Rights and Resources Watch (RRW)"."""
    common = lexicon.by("abbreviations", "words")
    for token in parse:
        if not kind.acronym(token.text) or not opens_bracket(parse, token.i) or token.lower_ in common:
            continue
        end = token.i - 1
        while end > 0 and parse[end].text != "(":
            end -= 1
        start = _spelled(parse, end, token.text)
        if start is not None and end - start > 1:
            ents = [e.label_ for e in parse.ents if e.start < end and e.end > start]
            typed = body.kind_of(parse, start, end, lexicon) or ("organization" if "ORG" in ents else "")
            if typed or _takes_part(parse[end - 1]) or clause.preposition(parse[end - 1]) in ("from", "by", "with"):
                yield Name(start, end, typed or "organization", sure=bool(typed))


def labels(parse: Doc, lexicon: Lexicon) -> Iterator[Name]:
    """People in speakers' labels of transcripts, told by a title or given name: "Mr. Hale:", "Dana Ruiz --"."""
    titles = lexicon.by("titles", "words")
    for label in parse.user_data.get("labels", ()):
        span = parse.char_span(label.start, label.end, alignment_mode="contract")
        if span is None:
            continue
        first = next((t.i for t in span if not is_title(parse, t.i, titles) and t.is_alpha), span.end)
        titled, words = first > span.start, span.end - first
        told = titled or (words > 1 and parse[first].text in given.names())
        if told and 0 < words < 5 and all(run.capital(t) or surname.small(t) for t in parse[first : span.end]):
            yield Name(first, span.end, "person", sure=True)


def _spelled(parse: Doc, end: int, letters: str) -> int | None:
    """Where the words before `end` begin whose capitals spell the letters, small words between left out."""
    at, left = end - 1, list(letters)
    while at >= 0 and left and not (at + 1 < end and parse[at + 1].is_sent_start):
        word = parse[at]
        if run.capital(word) and word.text[0] == left[-1]:
            left.pop()
            if not left:
                return int(at)
        elif word.lower_ not in SMALL and word.text not in ("-", "&", ","):
            return None
        at -= 1
    return None


def doers(parse: Doc, names: list[Name], lexicon: Lexicon) -> Iterator[Name]:
    """Capitalised words that nothing else names and that do something, as companies do: "Orrin Health said"."""
    taken = {i for n in names if n.kind != "other" or n.sure for i in range(n.start, n.end)}
    taken |= {i for e in parse.ents if e.label_ != "MISC" for i in range(e.start, e.end)}
    titles, bodies = (lexicon.by(name, "words") for name in ("titles", "bodies"))
    inside = {t.text for t in parse if not _opens_sentence(parse, t.i)}
    for start, end in run.runs(parse, lexicon):
        if _of_a_place(parse, start, end, lexicon):
            yield Name(start, end, "organization", sure=True)
            continue
        if not taken.isdisjoint(range(start, end)) or in_headline(parse[start]):
            continue
        alone = end - start == 1 and _opens_sentence(parse, start) and parse[start].lower_ not in bodies
        if alone and _may_be_common(parse[start], inside):
            continue
        if _known_otherwise(parse, start, end) or any(is_title(parse, i, titles) for i in range(start, end)):
            continue
        head = parse[end - 1]
        if end - start > 2 and head.text in surname.COUNSEL:
            yield Name(start, end - 1, "person", sure=True)
        elif head.tag_ in ("NNP", "NNPS") and (_takes_part(head) or neighbour.called(parse, start, lexicon)):
            yield Name(start, end, "organization")


def _of_a_place(parse: Doc, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether two capitalised words with a country behind "of" do something: "Flour Mills of Nigeria said"."""
    of = next((i for i in range(start, end) if parse[i].lower_ == "of"), start)
    if of - start != 2 or not geography.country_of(parse[of + 1 : end].text) or in_headline(parse[start]):
        return False
    head = parse[of - 1]
    told = any(
        t.lower_ in lexicon.by(name, "words") for t in parse[start:of] for name in ("titles", "things", "matters")
    )
    return head.dep_ == "nsubj" and head.tag_ in ("NNP", "NNPS") and not told and not head.is_sent_start


def acronyms(parse: Doc, names: list[Name], lexicon: Lexicon) -> Iterator[Name]:
    """Capitals that nothing else names and that are no usual abbreviation: "the FDP", "PAVN forces"."""
    taken = {i for n in names if n.kind != "other" or n.sure for i in range(n.start, n.end)}
    common = lexicon.by("abbreviations", "words")
    for token in parse:
        if (
            kind.acronym(token.text)
            and token.i not in taken
            and token.lower_ not in common
            and not token.is_stop
            and token.ent_type_ != "NORP"
            and not geography.is_place(token.text.title())
            and not _beside_capitals(token)
        ):
            joined = _joined(parse, token.i)
            yield Name(token.i, joined + 1, "organization")
            taken.update(range(token.i, joined + 1))


def _joined(parse: Doc, i: int) -> int:
    """The last of capitals that hyphens join to those at a token: "VNO-NCW"."""
    while i + 2 < len(parse) and parse[i + 1].text == "-" and not parse[i].whitespace_ and parse[i + 2].text.isupper():
        i += 2
    return i


def bracketed(parse: Doc, names: list[Name], lexicon: Lexicon) -> Iterator[Name]:
    """A short form in brackets behind the name of a body: "Free Democratic Party (FDP)", "Partij (PvdA)"."""
    ends = {n.end: n for n in names if n.size > 1 and n.kind in ("organization", "government")}
    common = lexicon.by("abbreviations", "words")
    for token in parse:
        if SHORT.fullmatch(token.text) and opens_bracket(parse, token.i) and token.lower_ not in common:
            at = token.i - 1
            while at and parse[at].text != "(":
                at -= 1
            if long := ends.get(at):
                yield Name(token.i, token.i + 1, long.kind, sure=True)


def _may_be_common(token: Token, inside: set[str]) -> bool:
    """Whether a word that opens a sentence is no subject, or never stands with its capital inside one."""
    if token.text[1:] != token.text[1:].lower() and not token.is_upper:
        return False  # "BusinessEurope"
    if token.tag_ == "NNP" and token.dep_ == "nsubj" and _told_who(token):
        return False
    return token.dep_ != "nsubj" or token.text not in inside


def _told_who(token: Token) -> bool:
    """Whether it is said behind a comma who or what a word is, as it is of names: "Nordkraft, the utility, said"."""
    behind = [t.lower_ for t in token.doc[token.i + 1 : token.i + 3]]
    return behind[:1] == [","] and behind[-1] in ("the", "a", "an", "its", "which", "who", "whose")


def _known_otherwise(parse: Doc, start: int, end: int) -> bool:
    return geography.is_place(parse[start:end].text) or any(geography.demonym_of(t.text) for t in parse[start:end])


def _beside_capitals(token: Token) -> bool:
    """Whether a word in capitals stands among others, as in a heading, or beside a number, as a model does."""
    parse, i = token.doc, token.i
    near = [parse[j] for j in (i - 1, i + 1) if 0 <= j < len(parse)]
    return any((t.is_upper and len(t) > 1 and t.is_alpha) or t.like_num for t in near) or in_headline(token)


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


def titles(parse: Doc) -> Iterator[Name]:
    """Works named in quotation marks, of two to seven words, capitalised but for small ones: "Anarchy in Tokyo"."""
    opened = -1
    for token in parse:
        if token.text in ('"', "“", "”") and token.text != "“" and opened >= 0:
            if _work(parse, opened, token.i):
                yield Name(opened, token.i, "other", sure=True)
            opened = -1
        elif token.text in ('"', "“"):
            opened = token.i + 1


def _work(parse: Doc, start: int, end: int) -> bool:
    words = [t for t in parse[start:end] if t.is_alpha]
    small = sum(t.text[0].islower() for t in words)
    closed = parse[end - 1].is_punct and parse[end - 1].text not in ("!", "?", ")")
    plain = all(t.pos_ in ("ADP", "DET", "CCONJ", "PART", "AUX") for t in words if t.text[0].islower())
    called = start > 1 and parse[start - 2].lower_ in CALLED
    return 2 <= end - start <= 7 and plain and not closed and not called and 2 * small < len(words)
