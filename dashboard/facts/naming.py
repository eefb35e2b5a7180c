"""How an actor is called inside a sentence: with "the" where the text says so, and as one or as several."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from briefing.tables import Tables

from .table import names
from .wording import capital, join

_ARTICLE = re.compile(r"(?:^|(?<=[\s(“\"‘]))(the|an?)\s+$", re.I)
_OWNER = re.compile(r"(?:[’']s?|\b(?:its|his|her|their|our|my|your))\s+$", re.I)
# A body named after its owner ("Britain's Office for …") has "the" when the owner is left out.
_BODY = re.compile(
    r"\b(?:agency|authority|board|bureau|cabinet|centre|center|commission|committee|council|court|department|"
    r"directorate|embassy|forum|fund|government|inspectorate|league|ministry|office|parliament|party|police|"
    r"senate|service|tribunal|union)\b",
    re.I,
)
_ENDS_AS_BODY = re.compile(  # an organization of such a name is a body too; a "union" or "fund" may be a firm
    r"\b(?:agency|authority|bureau|centre|center|commission|committee|council|court|department|embassy|government|"
    r"inspectorate|ministry|parliament|party|tribunal)$",
    re.I,
)
_THE = frozenset((  # names of countries, unions and seats of power that are told with "the"
    "United States", "United Kingdom", "Netherlands", "Philippines", "European Union", "United Arab Emirates",
    "United Nations", "Bahamas", "Gambia", "Maldives", "Marshall Islands", "Solomon Islands", "Czech Republic",
    "Dominican Republic", "Central African Republic",
    "Kremlin", "White House", "Pentagon", "Vatican", "Bundestag", "Bundesrat", "Knesset", "Élysée", "Elysee",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Named:
    """An actor, or several, as a sentence names them. `own` is the word for what is theirs."""

    words: str
    plural: bool = False
    own: str = "its"
    actors: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words)

    def does(self, one: str) -> str:
        """The actor at the start of a sentence with a verb of the present: "The ministry says", "Officials say"."""
        return f"{capital(self.words)} {bent(one, self.plural)}"


def bent(verb: str, plural: bool) -> str:
    """A verb given in its form for one ("says", "is", "has"), in the form for several where there are several."""
    if not plural:
        return verb
    known = {"is": "are", "has": "have", "was": "were", "does": "do"}
    if verb in known:
        return known[verb]
    if re.search(r"(?:sh|ch|ss|x|z)es$", verb):
        return verb[:-2]
    return verb[:-3] + "y" if verb.endswith("ies") else verb.removesuffix("s")


def called(tables: Tables) -> dict[str, Named]:
    """Every actor as a sentence names it. The article is the one that the text itself puts before the name."""
    text = tables["documents"].iloc[0]["text"]
    shown = names(tables)
    found = _articles(tables, text)
    made = {}
    for actor, name, kind in tables["actors"][["actor", "name", "kind"]].itertuples(index=False, name=None):
        body = _is_body(name) and (kind == "government" or (kind == "organization" and _ENDS_AS_BODY.search(name)))
        article = found.get(actor, "") or ("the" if name in _THE or body else "")
        words = (
            f"{article} {shown[actor]}" if article and not (kind == "person" and name[:1].isupper()) else shown[actor]
        )
        words = cased(words, text) if kind == "collective" else words
        own = "their" if kind in ("person", "collective") else "its"
        made[actor] = Named(words, kind == "collective", own, (actor,))
    return made


def _articles(tables: Tables, text: str) -> dict[str, str]:
    """The article of each actor: what stands before most of the places where the text prints its name."""
    plain_names = dict(zip(tables["actors"]["actor"], tables["actors"]["name"], strict=True))
    votes: dict[str, Counter[str]] = {}
    mentions = tables["mentions"]
    for actor, printed, start in zip(mentions["actor"], mentions["text"], mentions["start"], strict=True):
        name = plain_names.get(actor, "")
        own, bare = _split(printed)
        if bare.casefold() == _split(name)[1].casefold() and name == _split(name)[1]:
            votes.setdefault(actor, Counter())[own or _before(text, start, name)] += 1
    return {actor: held.most_common(1)[0][0] for actor, held in votes.items()}


def _is_body(name: str) -> bool:
    """Whether a name is that of a body, which is told with "the" even where the text happens to print it without."""
    return " " in name and bool(_BODY.search(name)) and not re.search(r"[’']s?\b|^(?:the|an?)\b", name, re.I)


def _split(name: str) -> tuple[str, str]:
    """A name without its own article, and that article."""
    found = re.match(r"(the|an?)\s+", name, re.I)
    return (found[1].lower(), name[found.end() :]) if found else ("", name)


def _before(text: str, start: int, name: str) -> str:
    left = text[max(0, start - 24) : start]
    if found := _ARTICLE.search(left):
        return found[1].lower()
    return "the" if _OWNER.search(left) and _BODY.search(name) else ""


def cased(words: str, text: str) -> str:
    """Words that open a sentence of the text, as they are written inside one; names and demonyms keep their capital."""
    first = words.split(" ")[0]
    if not first[:1].isupper() or first[1:] != first[1:].lower() or _proper(first, text):
        return words
    return words[:1].lower() + words[1:]


def _proper(word: str, text: str) -> bool:
    """Whether a word is a name: of a country or its people, or written with a capital inside a sentence of the text."""
    from briefing.geography import country_of, demonym_of

    inside = re.search(r"[a-z,;]\s" + re.escape(word) + r"\b", text)
    return inside is not None or bool(demonym_of(word) or country_of(word))


def together(named: list[Named]) -> Named:
    """Several actors as one subject: "Chile and Bolivia"."""
    if len(named) < 2:
        return named[0] if named else Named("")
    actors = tuple(dict.fromkeys(actor for each in named for actor in each.actors))
    return Named(join([each.words for each in named]), True, "their", actors)
