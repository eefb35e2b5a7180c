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


SELVES = {"it": "organization", "he": "person", "she": "person"}
# Last words of the names of laws, works and things, which do nothing themselves.
THINGS = frozenset(
    "act law laws treaty code regulation regulations directive bill agreement accord convention charter constitution "
    "prize award cup day war protocol amendment rule rules programme program plan initiative framework index".split()
)


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
    typed = [_typed(parse, name, lexicon) for name in (_trimmed(parse, n, lexicon) for n in spans) if name is not None]
    typed = [replace(n, kind="other", sure=True) if parse[n.start : n.end].text in terms else n for n in typed]
    told = [n for n in typed if not _only_in_headline(parse, n, typed)]
    heard = [*_actors_unheard_of(parse, told, lexicon), *_bracketed(parse, told)]
    known = _consistent(
        parse, _resolve_overlaps([*heard, *(n for n in told if n.kind != "other"), *_others(told, heard)])
    )
    return sorted([*known, *_echoes(parse, known)], key=lambda n: n.start)


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
    return len(words) > 2 and not closed and sum(_capital(t) for t in words) >= 0.75 * len(words)


def _called_by_first_word(parse: Doc, names: list[Name]) -> set[str]:
    """Names of several words, guessed to be people's, that the text shortens to their first word, as with firms."""
    singles = {parse[n.start].text for n in names if n.size == 1}
    titled = {parse[n.start].text for n in names if n.size == 1 and n.start and _capital(parse[n.start - 1])}
    guessed = [n for n in names if n.kind == "person" and n.size > 1 and not n.sure]
    return {
        parse[n.start : n.end].text
        for n in guessed
        if parse[n.start].text in singles - titled and parse[n.end - 1].text not in singles
    }


def _actors_unheard_of(parse: Doc, names: list[Name], lexicon: Lexicon) -> Iterator[Name]:
    """Capitalised words that the pipeline passed over and that do something, as companies do: "Orrin Health said"."""
    taken = {i for n in names if n.kind != "other" or n.sure for i in range(n.start, n.end)}
    taken |= {i for e in parse.ents if e.label_ != "MISC" for i in range(e.start, e.end)}
    titles = lexicon.by("titles", "words")
    common = {t.text for t in parse if t.text.islower()}
    for start, end in _runs(parse):
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
            or any(_is_title(parse, i, titles) for i in range(start, end))
            or not _takes_part(head)
        ):
            continue
        yield Name(start, end, "organization")


def _bracketed(parse: Doc, names: list[Name]) -> Iterator[Name]:
    """Capitals in brackets behind the name of a body: "Free Democratic Party (FDP)"."""
    ends = {n.end: n for n in names if n.size > 1 and n.kind in ("organization", "government")}
    for token in parse:
        if _acronym(token.text) and _opens_bracket(parse, token.i):
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
        if ent.label_ == "NORP" or ent.text.lower() in NOT_NAMES:
            continue
        yield Name(ent.start, ent.end, LABELS.get(ent.label_, "other"))


def _bodies(parse: Doc, lexicon: Lexicon) -> Iterator[Name]:
    """Runs of capitalised words that hold a noun for a body: "Office of Personnel Management"."""
    people = [(e.start, e.end) for e in parse.ents if e.label_ in ("PERSON", "PER")]
    for start, end in _runs(parse):
        end = next((s for s, e in people if start < s and e == end and e - s > 1), end)
        if end - start > 1 and (kind := body_kind(parse, start, end, lexicon)):
            yield Name(start, end, kind, sure=True)
        elif any(t.text == "&" for t in parse[start:end]):
            yield Name(start, end, "organization", sure=True)


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
    elif parse[at].text in ("’", "'") and parse[at].tag_ == "POS" and parse[at - 1].text.endswith("s"):
        at += 1  # "Retail Workers’ Union"
    elif parse[at].text == "," and _list_of_matters(parse, at):
        return at + 4  # "Ministry of Economy, Trade and Industry"
    else:
        return 0
    return at + 1 if at < len(parse) and _name_word(parse[at]) else 0


def _list_of_matters(parse: Doc, comma: int) -> bool:
    """Whether a comma goes on with the matters of a body: "of Economy, Trade and Industry"."""
    if comma < 2 or comma + 3 >= len(parse) or parse[comma - 2].lower_ not in JOINERS:
        return False
    return _name_word(parse[comma + 1]) and parse[comma + 2].lower_ == "and" and _name_word(parse[comma + 3])


def _capital(token: Token) -> bool:
    return token.text[:1].isupper()


def _name_word(token: Token) -> bool:
    if not _capital(token) or token.lower_ in NOT_NAMES:
        return False
    if token.tag_ in ("NNP", "NNPS"):
        return True
    return token.pos_ in ("NOUN", "ADJ", "PROPN") and not token.is_sent_start and token.i > 0


def body_kind(parse: Doc, start: int, end: int, lexicon: Lexicon) -> str:
    """The kind of body that words name by their head ("Ministry of Finance"), or by a company suffix; else ''."""
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
    while start < end and _no_name_start(parse[start]):
        start += 1
    while end > start and _no_name_end(parse[end - 1]):
        end -= 1
    if all(_is_title(parse, i, titles) for i in range(start, end)):
        return None
    if (
        end < len(parse)
        and _capital(parse[end])
        and _is_title(parse, end, titles)
        and geography.demonym_of(parse[start].text)
    ):
        return None  # "Chilean Foreign" of "Chilean Foreign Minister"
    before_title = start
    while end - start > 1 and name.kind in ("person", "other") and (size := _title_size(parse, start, end, titles)):
        start += size
    if not any(_capital(t) or t.text[:1].isdigit() for t in parse[start:end]):
        return None
    kind = "person" if start > before_title and name.kind == "other" else name.kind
    return replace(name, start=start, end=end, kind=kind)


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
            if words in titles or (size == 1 and _is_title(parse, start, titles)):
                return size
    return 0


def _is_title(parse: Doc, i: int, titles: dict[str, Entry]) -> bool:
    word = parse[i].lower_
    return word in titles or word.rstrip(".") in titles or word.rstrip("s") in titles


def _typed(parse: Doc, name: Name, lexicon: Lexicon) -> Name:
    """The name with the kind that its own words, or a title before it, show."""
    text = parse[name.start : name.end].text
    if geography.demonym_of(text) and not geography.country_of(text):
        return replace(name, kind="other", sure=True)
    if parse[name.end - 1].lower_ in THINGS:
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
    titled = _titled_before(parse, name.start, lexicon.by("titles", "words"))
    if titled and not _acronym(text):
        return replace(name, kind="person", sure=True)
    if kind := _told_beside(parse, name, lexicon):
        return replace(name, kind=kind, sure=True)
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


def _titled_before(parse: Doc, start: int, titles: dict[str, Entry]) -> bool:
    """Whether a title stands right before a name: capitalised, or one of several words ("director general")."""
    if start == 0:
        return False
    long = start > 1 and f"{parse[start - 2].lower_} {parse[start - 1].lower_}" in titles
    return long or (_capital(parse[start - 1]) and _is_title(parse, start - 1, titles))


def _told_beside(parse: Doc, name: Name, lexicon: Lexicon) -> str:
    """The kind that the words beside a name tell: "the insurer Hallmann", "Zawadi, a brewer,", "Roe, who heads"."""
    if name.start > 1 and not parse[name.start].is_sent_start:
        comma = parse[name.start - 1].text == ","
        if kind := _noun_kind(parse[name.start - 2 if comma else name.start - 1], lexicon):
            return kind if not comma or kind == "person" else ""
    if kind := _pronoun_kind(parse[name.end - 1]):
        return kind if name.kind in ("person", "organization", "other") else ""
    if name.end + 1 >= len(parse) or parse[name.end].text != ",":
        return ""
    after = parse[name.end + 1]
    if after.lower_ == "who":
        return "person"
    if after.lower_ not in ("a", "an", "the", "its", "his", "her", "their", "one", "another"):
        return ""
    for token in parse[name.end + 2 : min(name.end + 9, len(parse))]:
        if token.pos_ in ("VERB", "AUX", "PUNCT", "ADP"):
            return ""
        ends = token.i + 1 == len(parse) or parse[token.i + 1].pos_ not in ("NOUN", "PROPN", "ADJ", "PART")
        if token.pos_ == "NOUN" and ends:
            return _noun_kind(token, lexicon)
    return ""


def _pronoun_kind(head: Token) -> str:
    """The kind that a pronoun in what a name says of itself tells: "Acme said it would", "Roe said she would"."""
    if head.dep_ != "nsubj" or head.head == head:
        return ""
    for clause_head in head.head.children:
        if clause_head.dep_ in ("ccomp", "advcl"):
            for child in clause_head.children:
                if child.dep_ in ("nsubj", "nsubj:pass") and child.i > head.i and child.lower_ in SELVES:
                    return SELVES[child.lower_]
    return ""


def _noun_kind(token: Token, lexicon: Lexicon) -> str:
    """The kind of actor that a common noun in the singular says, where it says only one."""
    if token.pos_ != "NOUN" or token.tag_ != "NN":
        return ""
    word = token.lower_
    pointer, group = lexicon.by("descriptions", "words").get(word), lexicon.by("collectives", "words").get(word)
    kinds = (
        pointer["kinds"]
        if pointer
        else group["members"]
        if group
        else "person"
        if word in lexicon.by("titles", "words")
        else ""
    )
    return kinds if kinds in ("person", "organization", "government") else ""


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
        votes[parse[name.start : name.end].text][name.kind] += 6 if name.sure else 1 if name.kind == "other" else 2
    surnames = {parse[n.end - 1].text for n in names if n.kind == "person" and n.size > 1}
    firsts = {parse[n.start].text: n.kind for n in names if n.size > 1 and n.kind in ("organization", "government")}
    settled = []
    firms = _called_by_first_word(parse, names)
    for name in names:
        text = parse[name.start : name.end].text
        kind = votes[text].most_common(1)[0][0]
        if (
            not name.sure
            and kind == "person"
            and (text in firms or (name.size == 1 and any(f.startswith(text + " ") for f in firms)))
        ):
            kind = "organization"
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
            sizes = (n for n in range(min(longest, len(texts) - i), 0, -1) if tuple(texts[i : i + n]) in forms)
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
