"""The trade a firm is given beside its name, by which "the insurer" means one and not another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from ..actor import Draft

# Nouns for firms of one trade, alike ones together: who is called by one is not meant by one of another row.
ALIKE = (
    "retailer grocer supermarket wholesaler distributor", "bank lender", "airline carrier", "brewer brewery",
    "automaker carmaker", "shipbuilder shipyard", "steelmaker foundry refiner",
    "publisher broadcaster newspaper daily tabloid broadsheet paper",
    "insurer", "drugmaker", "chipmaker", "shipowner", "toolmaker", "consultancy", "bookmaker", "studio",
    "utility railway", "hospital charity", "university",
)  # fmt: skip
TRADES = {noun: row.split()[0] for row in ALIKE for noun in row.split()}
# Nouns that a body is told by beside its name, of which it may have others as well.
BODIES = "authority agency regulator watchdog ministry".split()
CALLED = {**TRADES, "group": "group", **{noun: noun for noun in BODIES}}
NO_FIRMS = frozenset("newspaper daily weekly magazine website agency".split())
REACH = 8  # tokens of an apposition


def of(draft: Draft, parse: Doc) -> set[str]:
    """The trades told beside a name: "the drugmaker Acme", "an insurer, Acme,", "Acme, the largest insurer"."""
    found: set[str] = set()
    for one in draft.mentions:
        if one.form == "name":
            found.update(_before(parse, one.start), _behind(parse, one.end), _beside(parse, one.start, one.end))
    return found


def so_called(noun: str, drafts: list[Draft], parse: Doc) -> list[Draft]:
    """Those of several that the text gives the trade of a description."""
    return [d for d in drafts if CALLED[noun] in of(d, parse)] if noun in CALLED else []


def may_be(noun: str, draft: Draft, parse: Doc) -> bool:
    """Whether nothing beside a name gives it another trade than the description's."""
    return noun not in TRADES or not of(draft, parse) - {TRADES[noun], "group"}


def no_firm(draft: Draft, parse: Doc) -> bool:
    """Whether the text gives a name to a newspaper, hospital or university, none of which is "the company"."""
    nouns = {parse[m.start - 1].lower_ for m in draft.mentions if m.form == "name" and m.start}
    return bool(nouns & NO_FIRMS) or bool(of(draft, parse) & {"hospital", "university"})


def _before(parse: Doc, start: int) -> set[str]:
    at = start - 2 if start > 1 and parse[start - 1].text == "," else start - 1
    word = parse[at].lemma_.lower() if at >= 0 else ""
    return {CALLED[word]} if word in CALLED and not parse[start].is_sent_start else set()


def _beside(parse: Doc, start: int, end: int) -> set[str]:
    """The noun before a comma and "the" where a mark closes the name: "the Czech authority, the Licence Board,"."""
    if start < 3 or parse[start - 1].lower_ != "the" or parse[start - 2].text != "," or end + 1 >= len(parse):
        return set()
    word, after = parse[start - 3].lemma_.lower(), parse[end + 1].lower_
    closed = parse[end].text == "." or (parse[end].text == "," and after not in ("and", "or", "the", "a", "an"))
    return {CALLED[word]} if closed and word in CALLED else set()


def _behind(parse: Doc, end: int) -> set[str]:
    """The last noun of ", a German insurer": what stands behind the comma up to a verb, preposition or mark."""
    if end + 1 >= len(parse) or parse[end].text != "," or parse[end + 1].pos_ not in ("DET", "PRON", "ADJ"):
        return set()
    word = ""
    for token in parse[end + 1 : end + 1 + REACH]:
        if token.pos_ in ("VERB", "AUX", "ADP", "PUNCT", "SCONJ"):
            break
        word = token.lemma_.lower()
    return {CALLED[word]} if word in CALLED else set()
