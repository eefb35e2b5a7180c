"""Where a name begins and ends: articles, titles, posts and stray marks at its edges are no part of it."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from .. import geography
from ..reading import omission, surname
from . import legalform, run
from .proper import Name
from .title import is_title

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ..lexicon import Entry, Lexicon

ARTICLES = frozenset(("the", "a", "an"))
CURRENCIES = frozenset(
    "EUR USD GBP CHF JPY CNY SEK NOK DKK PLN CZK HUF INR AUD CAD NZD BRL ZAR RUB TRY KRW "
    "KES NGN GHS TZS UGX IDR PHP MYR THB VND SGD HKD AED SAR ILS COP CLP PEN ARS MXN PKR BDT LKR EGP MAD".split()
)


def trimmed(parse: Doc, name: Name, lexicon: Lexicon) -> Name | None:
    """The name without articles, titles and stray marks at its edges; None when nothing of a name is left."""
    start, end = name.start, name.end
    titles = lexicon.by("titles", "words")
    while start < end and _no_name_start(parse[start]):
        start += 1
    while end > start and _no_name_end(parse[end - 1]):
        if parse[start:end].text.replace("’", "'") in _owned(lexicon):
            break
        end -= 1
    if all(is_title(parse, i, titles) for i in range(start, end)):
        return None
    if (
        end < len(parse)
        and run.capital(parse[end])
        and is_title(parse, end, titles)
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
        start -= given_before and not is_title(parse, start - 1, titles)
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
    post = is_title(parse, end, titles)
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
            if words in titles or (size == 1 and is_title(parse, start, titles)):
                return size
    return 0
