"""Countries by name, adjective and capital, and other places: what pycountry and countryinfo know, and our aliases.

Every lookup takes words as an article prints them ("the U.S.", "Chinese", "Beijing’s") and answers with an ISO 3166-1
alpha-3 code, or the empty string where the words name no country or could name several. Nothing is read before the
first lookup; then each source is read once (about 0.15 s).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from . import lexicon

# How many times more people one of two countries with the same adjective or capital must have to be meant by it.
CLEARLY_LARGER = 20
# Kinds of first-level division whose names news prints as places; smaller ones are often common words ("Centre").
DIVISIONS = {
    "State", "Province", "Territory", "Republic", "Land", "Canton", "Country", "Nation", "Prefecture", "Voivodship",
    "Union territory", "District", "Autonomous region", "Autonomous community", "Autonomous republic",
    "Autonomous province", "Federal territory",
}  # fmt: skip
DIRECTIONS = {
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "centre", "center",
    "capital",
}  # fmt: skip


def country_of(word: str) -> str:
    """The country that the words name ("China", "the U.S.", "Britain"); adjectives and capitals do not."""
    return _look(names(), word)


def demonym_of(word: str) -> str:
    """The country whose adjective or people the word is: "Chinese", "Americans", "Briton"."""
    found = demonyms()
    plain = _plain(word)
    return found.get(plain) or (found.get(plain[:-1], "") if plain.endswith("s") else "")


def capital_of(word: str) -> str:
    """The country whose capital, or seat of government, the words name: "Beijing", "The Hague"."""
    return _look(capitals(), word)


def country_in(words: str) -> str:
    """The one country that is named anywhere in the words, as a name or an adjective; '' for none or several."""
    found = set()
    tokens = [t for t in re.split(r"[\s,/()–—-]+", words) if t]
    i = 0
    while i < len(tokens):
        size, code = next(((n, c) for n in (5, 4, 3, 2, 1) if (c := _either(" ".join(tokens[i : i + n])))), (1, ""))
        found.add(code)
        i += size
    found.discard("")
    return found.pop() if len(found) == 1 else ""


def name_of(code: str) -> str:
    """The usual English name of a country by its alpha-3 code ("RUS" -> "Russia"); '' for an unknown code."""
    import pycountry

    if not code:
        return ""
    country = pycountry.countries.get(alpha_3=code)
    official = str(getattr(country, "common_name", country.name)) if country else ""
    usual = [known["name"] for known in _known(code)]
    if not usual or official in usual:
        return official or next((word for word, held in names().items() if held == code), "")
    return str(usual[0])


def is_place(name: str) -> bool:
    """Whether the words name a place that is no country: a city, a state or province, a region, a sea."""
    plain = _plain(name)
    if plain in places():
        return True
    first, comma, last = plain.partition(", ")
    return bool(comma) and first in places() and (last in places() or bool(names().get(last)))


@cache
def names() -> dict[str, str]:
    """Country names and their other forms, as printed -> alpha-3."""
    found: dict[str, str] = {}
    for code, name in _library_names():
        found.setdefault(name, code)
    return _with_aliases(found, "name")


@cache
def demonyms() -> dict[str, str]:
    """Adjectives and peoples -> alpha-3."""
    return _with_aliases(_held("demonym"), "demonym")


@cache
def capitals() -> dict[str, str]:
    """Capitals -> alpha-3."""
    return _with_aliases(_held("capital"), "capital")


@cache
def places() -> frozenset[str]:
    """Names of cities, first-level divisions, regions and seas."""
    import pycountry

    divisions = {
        part.strip()
        for division in pycountry.subdivisions
        if division.type in DIVISIONS and division.parent_code is None
        for part in division.name.split("[")[0].split(",")[:1]
    }
    own = {word for entry in lexicon.load().entries("places") for word in entry.words()}
    return frozenset({d for d in divisions if d.lower() not in DIRECTIONS} | own | set(capitals()) - set(names()))


@cache
def _by_code() -> dict[str, list[dict[str, Any]]]:
    """What countryinfo holds of each country, by alpha-3; a renamed country has several entries."""
    from countryinfo._cache import load_countries

    found: dict[str, list[dict[str, Any]]] = {}
    for country in load_countries()["countries"].values():
        if code := (country.get("ISO") or {}).get("alpha3"):
            found.setdefault(code, []).append(country)
    return found


def _known(code: str) -> list[dict[str, Any]]:
    return _by_code().get(code, [])


def _held(column: str) -> dict[str, str]:
    """The words of one column of countryinfo -> alpha-3, where one country is clearly meant."""
    found: dict[str, list[tuple[int, str]]] = {}
    for code, entries in _by_code().items():
        people = max(entry.get("population") or 0 for entry in entries)
        words = {word for entry in entries for word in _words(entry.get(column))}
        for word in words:
            found.setdefault(word, []).append((people, code))
    return {word: code for word, held in found.items() if (code := _clear(held))}


def _words(cell: object) -> list[str]:
    return [word for word in cell.split(",") if word[:1].isupper()] if isinstance(cell, str) else []


def _library_names() -> Iterator[tuple[str, str]]:
    """(alpha-3, name) from both libraries; codes ("IN", "ITA") and names in other scripts are left out."""
    import pycountry

    for country in pycountry.countries:
        for form in (country.name, getattr(country, "common_name", ""), getattr(country, "official_name", "")):
            if form:
                yield country.alpha_3, form
    for code, entries in _by_code().items():
        for form in (form for known in entries for form in (known["name"], *known.get("altSpellings", ()))):
            if len(form) > 3 and form.isascii() and "," not in form and form[:1].isupper():
                yield code, form


def _with_aliases(found: dict[str, str], sense: str) -> dict[str, str]:
    """The words of the libraries with those of country_aliases.csv, which win; an empty code takes a word away."""
    for entry in lexicon.load().entries("country_aliases"):
        if entry["sense"] == sense:
            found.update((word, entry["country"]) for word in map(_plain, entry.words()))
    return found


def _clear(held: list[tuple[int, str]]) -> str:
    """The one country meant among several, when it is far the largest; else ''."""
    ranked = sorted(held, reverse=True)
    clear = len(ranked) == 1 or ranked[0][0] >= CLEARLY_LARGER * ranked[1][0] > 0
    return ranked[0][1] if clear else ""


def _look(found: dict[str, str], word: str) -> str:
    plain = _plain(word)
    if not plain[:1].isupper():
        return ""
    if plain.isupper() and len(plain) > 3 and "." not in plain:
        return found.get(plain) or found.get(plain.title(), "")
    return found.get(plain, "")


def _either(words: str) -> str:
    return country_of(words) or demonym_of(words)


def _plain(word: str) -> str:
    """The words without article, possessive and odd spaces: "the U.S.’s" -> "U.S."."""
    settled = re.sub(r"\s+", " ", word).strip().replace("’", "'")
    return re.sub(r"^[Tt]he (?=\S)", "", settled.removesuffix("'s").removesuffix("'"))
