"""What stands beside a name between commas, which the parser takes for the subject, or the subject for it.

"Acme, the largest maker of lenses in Ohio, said", "said Ana Ruiz, a farmer.", "its head, Ana Ruiz, said": the words
between the commas are left out of what the parser sees, and hang on the noun or name before them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .omission import Dropped

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST = 16  # tokens between the commas
HOST = "host"  # the label of a post that takes the place of the name behind it, which then stands in apposition to it
FINITE = ("VBD", "VBZ", "VBP", "MD")
NEVER = (*FINITE, "VB", "WDT", "WP", "WP$", "WRB", "PRP", "EX", "``", "''", ":", "-LRB-", "-RRB-", "HYPH")
NOUNS, NAMES, PLACING = ("NN", "NNS", "NNP", "NNPS"), ("NNP", "NNPS"), ("IN", "TO")
SAID = frozenset("said says added told wrote asked argued warned explained insisted".split())
MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul "
    "aug sep sept oct nov dec".split()
)
# Nouns for one who holds a post, before whose name a comma stands: "its lawyer, Ana Ruiz,".
HOLDERS = frozenset(
    "spokesman spokeswoman spokesperson head chief executive director president chairman chairwoman chair chairperson "
    "minister secretary governor mayor lawyer attorney counsel leader founder co-founder owner manager economist "
    "analyst ambassador envoy commissioner general officer adviser advisor partner editor rapporteur speaker "
    "ombudsman prosecutor judge deputy representative professor researcher author daughter son wife husband brother "
    "sister predecessor successor vice-president treasurer coach captain".split()
)


def find(doc: Doc) -> Iterator[Dropped]:
    """What is left out between commas, with the noun that each word hangs on."""
    for token in doc:
        if token.text == "," and 0 < token.i < len(doc) - 2:
            yield from _described(doc, token.i) or _named(doc, token.i)


def _described(doc: Doc, comma: int) -> list[Dropped]:
    """A name, a comma, a noun phrase, and a comma with the verb behind it; or the stop, where "said" stands before."""
    if not _name(doc[comma - 1]) or doc[comma - 1].lower_ in MONTHS:
        return []
    end = _end(doc, comma + 1)
    if not end or not _opens(doc, comma + 1, end):
        return []
    closed = doc[end].text == "," and _verb(doc, end + 1)
    if not closed and not (doc[end].text == "." and _said_before(doc, comma - 1)):
        return []
    head = _head(doc, comma + 1, end)
    if head is None:
        return []
    around = (comma, end) if closed else (comma,)
    return [Dropped((i,), comma - 1, "punct") for i in around] + list(_phrase(doc, comma + 1, end, head, comma - 1))


def _named(doc: Doc, comma: int) -> list[Dropped]:
    """A post, a comma, a name, and a comma with the verb behind it: the parser sees the name alone."""
    end = comma + 1
    while end < len(doc) and end - comma < LONGEST and _in_name(doc, end):
        end += 1
    if end - comma < 3 or end >= len(doc) or doc[end].text != "," or not _verb(doc, end + 1):
        return []
    post = _post(doc, comma - 1)
    if post is None:
        return []
    start, last = _phrase_start(doc, post), end - 1
    marks = [Dropped((comma,), last, "punct"), Dropped((end,), last, "punct")]
    inner = [Dropped(tuple(range(comma + 1, last)), last, "compound")] if last > comma + 1 else []
    return [*marks, *inner, *_phrase(doc, start, comma, post, last, HOST)]


def _phrase_start(doc: Doc, noun: int) -> int:
    """Where the phrase that a noun heads begins: at its article or owner, or the first of its words."""
    i = noun
    while i > 0 and not doc[i].is_sent_start and doc[i - 1].tag_ in (*NOUNS, "JJ", "JJR", "JJS", "CD", "POS", "HYPH"):
        i -= 1
    if i > 1 and doc[i - 1].tag_ in ("VBG", "VBN") and doc[i - 2].tag_ in ("DT", "PRP$"):
        return i - 2  # "its managing director", "the newly elected president"
    return i - 1 if i > 0 and not doc[i].is_sent_start and doc[i - 1].tag_ in ("DT", "PRP$") else i


def _in_name(doc: Doc, i: int) -> bool:
    """Whether a word goes on with a person's name: a capital, a hyphen between, or a small particle."""
    if doc[i].is_sent_start:
        return False
    if doc[i].text in ("-", "’", "'"):
        return not doc[i - 1].whitespace_ and not doc[i].whitespace_
    after_hyphen = doc[i - 1].text == "-" and doc[i].is_alpha
    return doc[i].text[:1].isupper() or after_hyphen or particle(doc, i) > i


def particle(doc: Doc, i: int) -> int:
    """The end (exclusive) of small words inside a name at `i` that a capital follows: "van der"; else `i`."""
    end = i
    while end < len(doc) and doc[end].lower_ in PARTICLES and doc[end].text[:1].islower() and end - i < 3:
        end += 1
    ends_in_name = end < len(doc) and doc[end].text[:1].isupper() and not doc[end].is_sent_start
    return end if end > i and ends_in_name else i


# Small words inside surnames; those that are English words too ("of", "and", "the") are not among them.
PARTICLES = frozenset(
    "van der den de ter ten del della dalla di da do dos das du la las los von zu zur af av ap ab ferch bin binti ibn "
    "ben bint al el e y le lo 't".split()
)


def _name(token: Token) -> bool:
    return token.tag_ in NAMES and token.text[:1].isupper()


def _end(doc: Doc, start: int) -> int:
    """The comma or stop that ends a phrase without a verb; 0 where something else comes first."""
    for i in range(start, min(start + LONGEST, len(doc))):
        if doc[i].text in (",", "."):
            return i if i > start else 0
        hyphen = doc[i].text == "-" and not doc[i].whitespace_
        if (doc[i].tag_ in NEVER and not hyphen) or doc[i].is_sent_start or doc[i].is_space:
            return 0
    return 0


def _opens(doc: Doc, start: int, end: int) -> bool:
    """Whether a phrase begins as an apposition does: an article, an owner, or a bare post with what it is of."""
    if doc[start].lower_ in ("a", "an", "the") or doc[start].tag_ == "PRP$":
        return True
    if any(t.tag_ == "POS" for t in doc[start : start + 4]) and doc[start].tag_ in NAMES:
        return True
    nouns = [t for t in doc[start:end] if t.lower_ in HOLDERS]
    return bool(nouns) and all(t.tag_ in ("JJ", "NN", "NNP", "VBG") for t in doc[start : nouns[0].i + 1])


def _verb(doc: Doc, i: int) -> bool:
    while i < len(doc) and doc[i].tag_ == "RB" and not doc[i].is_sent_start:
        i += 1
    return i < len(doc) and doc[i].tag_ in FINITE and not doc[i].is_sent_start


def _said_before(doc: Doc, last: int) -> bool:
    i = last
    while i > 0 and (_name(doc[i]) or doc[i].text == "-" or particle(doc, i) > i):
        i -= 1
    return doc[i].lower_ in SAID


def _head(doc: Doc, start: int, end: int) -> int | None:
    """The common noun that heads a phrase: the last before a preposition or participle."""
    last = next((i for i in range(start + 1, end) if doc[i].tag_ in (*PLACING, "VBN", "VBG", "CC")), end) - 1
    return last if last >= start and (doc[last].tag_ in ("NN", "NNS") or doc[last].lower_ in HOLDERS) else None


def _post(doc: Doc, last: int) -> int | None:
    """The post that ends at `last`, or that a phrase behind it tells more of: "a spokesman for Acme"."""
    if doc[last].lower_ in HOLDERS and doc[last].tag_ in NOUNS:
        return last
    i = last
    while i > 0 and last - i < 8 and (doc[i].tag_ in (*NOUNS, "DT", "JJ", "CC", "POS") or doc[i].text == "&"):
        i -= 1
    held = doc[i].lower_ in ("for", "of", "at") and doc[i - 1].lower_ in HOLDERS and doc[i - 1].tag_ == "NN"
    return i - 1 if 0 < i < last and held else None


def _phrase(doc: Doc, start: int, end: int, head: int, over: int, dep: str = "appos") -> Iterator[Dropped]:
    """The words of a noun phrase, each on its own noun; the phrase itself on `over`."""
    yield Dropped((head,), over, dep)
    owner = next((i for i in range(start, head) if doc[i].tag_ == "POS"), start)
    for i in range(start, head):
        if i < owner - 1:
            yield Dropped((i,), owner - 1, _before_noun(doc[i]))
        elif owner > start and i == owner - 1:
            yield Dropped((i,), head, "nmod:poss")
        elif owner > start and i == owner:
            yield Dropped((i,), owner - 1, "case")
        else:
            yield Dropped((i,), head, _before_noun(doc[i]))
    at, i = head, head + 1
    while i < end:
        stop = next((k for k in range(i + 1, end) if doc[k].tag_ in (*PLACING, "VBN", "VBG")), end)
        yield from _behind(doc, i, stop, at)
        at, i = (i if doc[i].tag_ in ("VBN", "VBG") else stop - 1), stop


def _behind(doc: Doc, start: int, stop: int, at: int) -> Iterator[Dropped]:
    """A participle, or a preposition with its noun, on the noun before."""
    if doc[start].tag_ in ("VBN", "VBG"):
        yield Dropped((start,), at, "acl")
        yield from (Dropped((i,), start, "dep") for i in range(start + 1, stop))
        return
    last = stop - 1
    if last == start:
        yield Dropped((start,), at, "dep")
        return
    joined = "conj" if doc[start].tag_ == "CC" else "nmod"
    yield Dropped((last,), at, "obl" if doc[at].tag_ in ("VBN", "VBG") else joined)
    for i in range(start, last):
        yield Dropped((i,), last, "case" if i == start and doc[i].tag_ in PLACING else _before_noun(doc[i]))


def _before_noun(token: Token) -> str:
    told = {"DT": "det", "PRP$": "nmod:poss", "JJ": "amod", "JJS": "amod", "JJR": "amod", "CD": "nummod", "CC": "cc"}
    return "punct" if token.is_punct else told.get(token.tag_, "compound")
