"""The same name again: one kind for the same words in a document, and later mentions that were passed over."""

from __future__ import annotations

import collections
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from .. import geography
from ..lexicon import load
from . import given, owned, run
from .kind import CONTINENTAL

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from .proper import Name


SHARED = CONTINENTAL | {"Korea", "Congo"}  # words for no single country that open many names
SHORT = 2  # words of a short form that a longer, other name may open with


def _goes_on(parse: Doc, end: int) -> bool:
    return end < len(parse) and run.capital(parse[end]) and parse[end].tag_ in ("NNP", "NNPS")


def _called_by_first_word(parse: Doc, names: list[Name]) -> set[str]:
    """Names of several words, guessed to be people's, that the text shortens to their first word, as with firms."""
    singles = {parse[n.start].text for n in names if n.size == 1}
    titled = {parse[n.start].text for n in names if n.size == 1 and n.start and run.capital(parse[n.start - 1])}
    guessed = [n for n in names if n.kind == "person" and n.size > 1 and not n.sure]
    guessed = [n for n in guessed if parse[n.start].text not in given.names()]
    return {
        parse[n.start : n.end].text
        for n in guessed
        if parse[n.start].text in singles - titled and parse[n.end - 1].text not in singles
    }


def lengthened(parse: Doc, names: list[Name]) -> list[Name]:
    """Names with the words before them that belong to them elsewhere in the document: "[Severn] Vale Water"."""
    texts = {parse[n.start : n.end].text for n in names}
    taken = {i for n in names for i in range(n.start, n.end)}
    grown = []
    for name in names:
        while name.start - 1 not in taken and name.start and parse[name.start - 1 : name.end].text in texts:
            name = replace(name, start=name.start - 1)
        grown.append(name)
    return grown


def consistent(parse: Doc, names: list[Name]) -> list[Name]:
    """The same words get one kind in the document; a surname follows its full name, a short form its long one."""
    votes: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for name in names:
        votes[parse[name.start : name.end].text][name.kind] += 20 if name.sure else 1 if name.kind == "other" else 2
    surnames = {parse[n.end - 1].text for n in names if n.kind == "person" and n.size > 1}
    surnames = {text for text in surnames if not geography.demonym_of(text)}
    firsts = {parse[n.start].text: n.kind for n in names if n.size > 1 and n.kind in ("organization", "government")}
    settled = []
    alone, openings = _firms_alone(parse, names), _openings(parse, names)
    firms = _called_by_first_word(parse, names) | (owned.firms(parse, names) - surnames - given.names())
    for name in names:
        text = parse[name.start : name.end].text
        kind = votes[text].most_common(1)[0][0]
        if (
            not name.sure
            and kind in ("person", "other")
            and (text in firms or (name.size == 1 and any(f.startswith(text + " ") for f in firms)))
        ):
            kind = "organization"
        if name.size == 1 and not name.sure and text in surnames:
            kind = "person"
        elif name.sure and name.kind == "other":
            kind = "other"  # "each Member State", beside a "State Security Service"
        elif name.size == 1 and _may_be_short(parse[name.start], kind) and text in firsts and text not in surnames:
            kind = firsts[text] if votes[text]["person"] == 0 or not name.sure else kind
        if (name.size == 1 and text in alone) or (text in openings and _gives_way(parse, name, kind)):
            kind = "organization"
        settled.append(replace(name, kind=kind))
    return settled


def _gives_way(parse: Doc, name: Name, kind: str) -> bool:
    """Whether a kind gives way to a firm's: a place only where "River" or the like told it."""
    return kind in ("other", "person") or (kind == "place" and parse[name.start].lower_ in ("river", "lake", "mount"))


def _openings(parse: Doc, names: list[Name]) -> set[str]:
    """The first two words of firms' names of three or more, where they may stand for the firm."""
    firms = ([t.text for t in parse[n.start : n.end]] for n in names if n.size > 2 and n.kind == "organization")
    return {" ".join(words[:2]) for words in firms if _own_words((words[0], words[1]))}


def _firms_alone(parse: Doc, names: list[Name]) -> set[str]:
    """First words of firms' names that are a town's too, where the text uses them alone for the firm.

    The word does something at least once, is no capital or country, and never stands behind "in", but for shares in it.
    """
    firsts = {parse[n.start].text for n in names if n.size > 1 and n.kind == "organization"}
    singles = [n.start for n in names if n.size == 1 and parse[n.start].text in firsts]
    placed = {parse[i].text for i in singles if _is_placed(parse, i)}
    acting = {parse[i].text for i in singles if parse[i].dep_ == "nsubj" and parse[i].head.i > i}
    return {w for w in acting - placed if not geography.capital_of(w) and not geography.country_of(w)}


def _is_placed(parse: Doc, i: int) -> bool:
    case = parse[i - 1].lower_ if i else ""
    held = i > 1 and parse[i - 2].lower_ in ("share", "shares", "stake", "investors", "investment", "confidence")
    return case in ("in", "near", "at", "outside") and not held


def _may_be_short(token: Token, kind: str) -> bool:
    """Whether a name of one word may be the short form of a body's: a place only where it acts and is not known."""
    if kind != "place":
        return kind in ("other", "person")
    told = token.dep_ == "nsubj" and token.head.tag_ in ("VBD", "VBZ", "VBP")
    undergoes = token.dep_ == "nsubj:pass" and token.head.tag_ == "VBN"
    return (told or undergoes) and not geography.is_place(token.text)


def echoes(parse: Doc, names: list[Name]) -> Iterator[tuple[int, int, str]]:
    """Later mentions of a name of this document that the pipeline passed over: same words, or a person's surname."""
    taken = {i for n in names for i in range(n.start, n.end)}
    forms = _forms(parse, names)
    full = {tuple(t.text for t in parse[n.start : n.end]) for n in names}
    longest = max((len(form) for form in forms), default=0)
    texts = [token.text for token in parse]
    openers = {form[0] for form in forms}
    i = 0
    while i < len(texts):
        found = 0
        if texts[i] in openers and parse[i].tag_ in ("NNP", "NNPS", "NN", "NNS", "JJ", "FW"):
            sizes = (n for n in range(min(longest, len(texts) - i), 0, -1) if tuple(texts[i : i + n]) in forms)
            sizes = (n for n in sizes if n != SHORT or tuple(texts[i : i + n]) in full or not _goes_on(parse, i + n))
            found = next((n for n in sizes if taken.isdisjoint(range(i, i + n))), 0)
        if found:
            kind = forms[tuple(texts[i : i + found])]
            again = i + found
            if kind == "person" and again not in taken and forms.get(tuple(texts[again : again + 1])) == kind:
                found += 1  # given name and surname of one who is also told in full: "Dewa Budjana"
            yield i, i + found, kind
        i += found or 1


def _forms(parse: Doc, names: list[Name]) -> dict[tuple[str, ...], str]:
    """The words a name of the document may be told by again, with its kind."""
    titled = _titled(parse)
    common = {t.text for t in parse if t.text.islower()}
    forms: dict[tuple[str, ...], str] = {}
    for name in names:
        if name.kind == "other":
            continue
        words = tuple(t.text for t in parse[name.start : name.end])
        forms.setdefault(words, name.kind)
        if name.kind == "person" and len(words) > 1 and len(words[-1]) > 1 and not geography.demonym_of(words[-1]):
            forms.setdefault(words[-1:], "person")
        if name.kind == "organization" and len(words) > 1 and _own_word(words[0], common):
            forms.setdefault(words[:1], name.kind)
        if name.kind == "organization" and len(words) > 2 and _own_words(words[:2]):
            forms.setdefault(words[:2], name.kind)
        if name.kind == "person" and len(words) == 2 and titled.get(words[0], set()) - {words[1]}:
            forms.setdefault(words[:1], "person")
    return forms


def _own_word(word: str, common: set[str]) -> bool:
    """Whether the first word of a firm's name is its own and may stand for the firm: no place, no common word."""
    told = geography.demonym_of(word) or geography.country_of(word) or geography.is_place(word) or word in SHARED
    return len(word) > 3 and word.isalpha() and word.lower() not in common and not told


def _own_words(words: tuple[str, ...]) -> bool:
    """Whether the first two words of a firm's name may stand for it: "River Works" for "River Works International".

    Not where they are a place, what bodies are about ("Human Rights"), or a country's adjective with a common word.
    """
    matters, first, both = load().by("matters", "words"), words[0], " ".join(words)
    told = geography.demonym_of(first) or geography.country_of(first) or geography.is_place(first)
    about = all(word.lower() in matters for word in words)
    named = all(word[:1].isupper() and word.isalpha() for word in words)
    told = told or geography.is_place(both) or geography.demonym_of(both)
    return named and not told and not about and first not in given.names()


def _titled(parse: Doc) -> dict[str, set[str]]:
    """Capitalised words behind another ("President Xi"), each with the words after it.

    Tells whether the text itself uses the first word of a name alone, as with Chinese or Hungarian names.
    """
    found: dict[str, set[str]] = collections.defaultdict(set)
    for token in parse[1 : len(parse) - 1]:
        if run.capital(token) and run.capital(parse[token.i - 1]):
            found[token.text].add(parse[token.i + 1].text)
    return found
