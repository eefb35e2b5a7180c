"""Proper names in a parsed text: where they begin and end, and what kind of thing each names.

Spans come from the pipeline's names and from runs of capitalised proper nouns; kinds come from what lexicons and
libraries say about their words, from titles before them, and from what the same words are called elsewhere in the
document. A kind that nothing supports stays what the pipeline says.
"""

from __future__ import annotations

import collections
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from . import geography

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from .lexicon import Entry, Lexicon

LABELS = {"PERSON": "person", "PER": "person", "ORG": "organization", "LOC": "place", "GPE": "place", "FAC": "place"}
JOINERS = frozenset(("of", "for"))
INNER = frozenset(
    ("of", "for", "and", "&", "the", "on", "de", "la", "du", "al", "bin", "van", "von", "der", "'s", "’s", "-", "–")
)
ARTICLES = frozenset(("the", "a", "an"))
NOT_NAMES = frozenset(
    "i monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december mr. mrs. ms. dr. article section chapter annex paragraph figure table "
    "part title appendix schedule".split()
)


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name: token indexes (end exclusive), and its kind: person, organization, government, country, place, other."""

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
    typed = [_typed(parse, name, lexicon) for name in (_trimmed(parse, n, lexicon) for n in spans) if name is not None]
    typed = [replace(n, kind="other", sure=True) if parse[n.start : n.end].text in terms else n for n in typed]
    known = _consistent(parse, typed)
    return sorted([*known, *_echoes(parse, known)], key=lambda n: n.start)


def _entities(parse: Doc) -> Iterator[Name]:
    for ent in parse.ents:
        if ent.label_ == "NORP" or ent.text.lower() in NOT_NAMES:
            continue
        yield Name(ent.start, ent.end, LABELS.get(ent.label_, "other"))


def _bodies(parse: Doc, lexicon: Lexicon) -> Iterator[Name]:
    """Runs of capitalised words that hold a noun for a body: "Office of Personnel Management"."""
    for start, end in _runs(parse):
        if end - start > 1 and (kind := body_kind(parse, start, end, lexicon)):
            yield Name(start, end, kind, sure=True)


def _places(parse: Doc) -> Iterator[Name]:
    """Countries by name, which the pipeline may have missed."""
    for token in parse:
        for size in (4, 3, 2, 1):
            end = token.i + size
            if end > len(parse) or not _capital(token) or not _capital(parse[end - 1]):
                continue
            text = parse[token.i : end].text
            if text.lower() not in NOT_NAMES and geography.country_of(text) and not geography.demonym_of(text):
                yield Name(token.i, end, "country", sure=True)
                break


def _runs(parse: Doc) -> Iterator[tuple[int, int]]:
    """Longest runs of capitalised nouns, joined by "of", "for" and the article after them."""
    i = 0
    while i < len(parse):
        if not _name_word(parse[i]):
            i += 1
            continue
        end = i + 1
        while end < len(parse):
            if _name_word(parse[end]) and not parse[end].is_sent_start:
                end += 1
            elif (step := _joined(parse, end)) and not parse[end].is_sent_start:
                end = step
            else:
                break
        yield i, end
        i = end


def _joined(parse: Doc, i: int) -> int:
    """The end of a run that goes on over a joining word at `i`, or 0."""
    at = i
    if parse[at].lower_ in JOINERS:
        at += 1
        if at < len(parse) and parse[at].lower_ == "the":
            at += 1
    elif parse[at].text in ("-", "–", "&") and (parse[at].text == "&" or not parse[at - 1].whitespace_):
        at += 1
    else:
        return 0
    return at + 1 if at < len(parse) and _name_word(parse[at]) else 0


def _capital(token: Token) -> bool:
    return token.text[:1].isupper()


def _name_word(token: Token) -> bool:
    if not _capital(token) or token.lower_ in NOT_NAMES:
        return False
    if token.tag_ in ("NNP", "NNPS"):
        return True
    return token.pos_ in ("NOUN", "ADJ", "PROPN") and not token.is_sent_start and token.i > 0


def body_kind(parse: Doc, start: int, end: int, lexicon: Lexicon) -> str:
    """The kind of body that a run of words names by its head ("Ministry of Finance"), or by a company suffix; else ''."""
    words = [t.lower_ for t in parse[start:end]]
    bodies = lexicon.by("bodies", "words")
    cut = next((i for i, w in enumerate(words) if w in JOINERS), len(words))
    for head in (" ".join(words[-2:]), words[cut - 1] if cut else "", words[-1], words[0] if cut > 1 else ""):
        entry = bodies.get(head)
        if entry is not None and _stands(head, words, entry["place"]):
            return str(entry["kind"])
    return "organization" if words[-1].rstrip(".") in company_suffixes() and len(words) > 1 else ""


def _stands(head: str, words: list[str], place: str) -> bool:
    """Whether a word stands where its list says it types a name: at the end, at the start, or anywhere."""
    if place == "end":
        return " ".join(words).endswith(head)
    return place != "start" or words[0] == head.split()[0]


@cache
def company_suffixes() -> frozenset[str]:
    """Endings of company names ("inc", "gmbh"), from cleanco."""
    from cleanco.termdata import terms_by_type

    return frozenset(
        t.strip().rstrip(".").lower() for terms in terms_by_type.values() for t in terms if " " not in t.strip()
    )


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
    while start < end and (parse[start].lower_ in ARTICLES or not any(c.isalnum() for c in parse[start].text)):
        start += 1
    while end > start and (
        parse[end - 1].lower_ in ("'s", "’s", "’", "'") or not any(c.isalnum() for c in parse[end - 1].text)
    ):
        end -= 1
    before_title = start
    while end - start > 1 and name.kind in ("person", "other") and _is_title(parse, start, titles):
        start += 1
    if start >= end or not any(_capital(t) or t.text[:1].isdigit() for t in parse[start:end]):
        return None
    kind = "person" if start > before_title and name.kind == "other" else name.kind
    if end - start == 1 and _is_title(parse, start, titles):
        return None
    return replace(name, start=start, end=end, kind=kind)


def _is_title(parse: Doc, i: int, titles: dict) -> bool:
    word = parse[i].lower_
    return word in titles or word.rstrip(".") in titles or word.rstrip("s") in titles


def _typed(parse: Doc, name: Name, lexicon: Lexicon) -> Name:
    """The name with the kind that its own words, or a title before it, show."""
    text = parse[name.start : name.end].text
    if geography.demonym_of(text) and not geography.country_of(text):
        return replace(name, kind="other", sure=True)
    known = government(text, lexicon)
    if known is not None and (known["sense"] == "always" or acts(parse, name)):
        return replace(
            name, kind="country" if known["name"] and geography.country_of(known["name"]) else known["kind"], sure=True
        )
    if geography.country_of(text) and not geography.demonym_of(text):
        return replace(name, kind="country", sure=True)
    if name.size > 1 and (kind := body_kind(parse, name.start, name.end, lexicon)):
        return replace(name, kind=kind, sure=True)
    if (
        name.start
        and _is_title(parse, name.start - 1, lexicon.by("titles", "words"))
        and _capital(parse[name.start - 1])
    ):
        if name.kind != "organization" or name.size == 1:
            return replace(name, kind="person", sure=True)
    if name.kind != "person" and geography.is_place(text) and not _acts_as_body(parse, name):
        return replace(name, kind="place", sure=name.kind == "place")
    if name.kind in ("place", "other") and _acronym(text):
        return replace(name, kind="organization")
    return name


def government(text: str, lexicon: Lexicon) -> Entry | None:
    """The list's line for a body known by a name that does not type it: "the Kremlin"."""
    entry = lexicon.by("governments", "words").get(text.lower().removeprefix("the "))
    return entry if entry is not None and text.removeprefix("the ") in entry.words() else None


def acts(parse: Doc, name: Name) -> bool:
    """Whether a name is the subject of a verb and no preposition places something there."""
    head = parse[name.end - 1]
    placed = any(c.dep_ == "case" and c.tag_ != "POS" for c in head.children)
    return head.dep_ in ("nsubj", "obl:agent", "obj", "iobj") and head.head != head and not placed


def _acts_as_body(parse: Doc, name: Name) -> bool:
    return name.kind == "organization" and name.size > 1


def _defined_terms(parse: Doc) -> set[str]:
    """Abbreviations set in brackets after the common words they stand for: "information technology (“IT”)"."""
    found = set()
    for token in parse:
        if _acronym(token.text) and _opens_bracket(parse, token.i):
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


def _acronym(text: str) -> bool:
    return 2 <= len(text) <= 6 and text.isalpha() and text.isupper()


def _consistent(parse: Doc, names: list[Name]) -> list[Name]:
    """The same words get one kind in the document; a surname follows its full name, a short form its long one."""
    votes: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for name in names:
        votes[parse[name.start : name.end].text][name.kind] += 3 if name.sure else 1
    surnames = {parse[n.end - 1].text for n in names if n.kind == "person" and n.size > 1}
    firsts = {parse[n.start].text: n.kind for n in names if n.size > 1 and n.kind in ("organization", "government")}
    settled = []
    for name in names:
        text = parse[name.start : name.end].text
        kind = votes[text].most_common(1)[0][0]
        if name.size == 1 and not name.sure and text in surnames:
            kind = "person"
        elif name.size == 1 and kind in ("other", "person") and text in firsts and text not in surnames:
            kind = firsts[text] if votes[text]["person"] == 0 or not name.sure else kind
        settled.append(replace(name, kind=kind))
    return settled


def _echoes(parse: Doc, names: list[Name]) -> Iterator[Name]:
    """Later mentions of a name of this document that the pipeline passed over: same words, or a person's surname."""
    taken = {i for n in names for i in range(n.start, n.end)}
    forms = _forms(parse, names)
    longest = max((len(form) for form in forms), default=0)
    texts = [token.text for token in parse]
    openers = {form[0] for form in forms}
    i = 0
    while i < len(texts):
        found = 0
        if texts[i] in openers and parse[i].tag_ in ("NNP", "NNPS", "NN", "NNS"):
            sizes = (n for n in range(longest, 0, -1) if tuple(texts[i : i + n]) in forms)
            found = next((n for n in sizes if taken.isdisjoint(range(i, i + n))), 0)
        if found:
            yield Name(i, i + found, forms[tuple(texts[i : i + found])])
        i += found or 1


def _forms(parse: Doc, names: list[Name]) -> dict[tuple[str, ...], str]:
    """The words a name of the document may be told by again, with its kind."""
    titled = _titled(parse)
    forms: dict[tuple[str, ...], str] = {}
    for name in names:
        if name.kind == "other":
            continue
        words = tuple(t.text for t in parse[name.start : name.end])
        forms.setdefault(words, name.kind)
        if name.kind == "person" and len(words) > 1 and len(words[-1]) > 1:
            forms.setdefault(words[-1:], "person")
        if name.kind == "person" and len(words) == 2 and titled.get(words[0], set()) - {words[1]}:
            forms.setdefault(words[:1], "person")
    return forms


def _titled(parse: Doc) -> dict[str, set[str]]:
    """Capitalised words behind another ("President Xi"), each with the words after it.

    Tells whether the text itself uses the first word of a name alone, as with Chinese or Hungarian names.
    """
    found: dict[str, set[str]] = collections.defaultdict(set)
    for token in parse[1 : len(parse) - 1]:
        if _capital(token) and _capital(parse[token.i - 1]):
            found[token.text].add(parse[token.i + 1].text)
    return found
