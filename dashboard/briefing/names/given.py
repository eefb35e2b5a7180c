"""Given names of people in many languages, from the Faker library: "Karl", "Ilona", "Muhammad"."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from .. import geography

LANGUAGES = (
    "en en_GB en_IE en_IN en_KE en_NG en_NZ en_PK cs_CZ da_DK de_DE de_CH es_ES es_MX et_EE fi_FI fr_FR fr_CH ga_IE "
    "hr_HR hu_HU id_ID it_IT lt_LT lv_LV nl_NL nl_BE no_NO pl_PL pt_BR pt_PT ro_RO sk_SK sl_SI sv_SE tr_TR"
).split()
COLUMNS = ("first_names", "first_names_male", "first_names_female")
# Given names that as often open the name of a firm, a place or a thing.
COMMON = frozenset(
    "al alliance america angel april asia august autumn baby blue brown cash century chance chase cherry "
    "christian city coral crystal dakota dawn day deal destiny diamond dream duke earl east eden emerald ever "
    "faith field fortune france freedom friend future genesis glory golden grace grand gray great green grey guy "
    "harbor harmony haven heath heaven hill holiday holy honor hope hunter indigo iris ivory ivy jade jewel "
    "journey joy jubilee judge june just justice king kingdom lady lake land law liberty life light lily lord "
    "love loyal loyalty lucky lux lyric magic majesty major marine may mercy merit messiah midnight miracle "
    "mission moon musa nation nature navy noble north nova novel ocean olive opal orchid orion pacific page "
    "paradise park patience peace pearl phoenix pilot praise precious price prime prince princess promise prosper "
    "prosperity providence queen rain rainbow raven reason red reign ridge river robin rock rocky rose royal "
    "royalty ruby sage sailor saint sapphire savior science sea serenity shadow shepherd silver sincere sky south "
    "star steel stone storm strong summer sun sunday sunny sunshine terra tiger titan treasure trinity true truth "
    "unique unity universe valley victor victory violet virtue west white will wind winter wolf wonder world "
    "young zion".split()
)


@cache
def names() -> frozenset[str]:
    """Given names as printed; those that are countries, places or common words are left out."""
    found: set[str] = set()
    for language in LANGUAGES:
        provider = import_module(f"faker.providers.person.{language}").Provider
        for column in COLUMNS:
            held = getattr(provider, column, ())
            found.update(held if not isinstance(held, property) else ())
    return frozenset(
        n for n in found if n.lower() not in COMMON and not geography.country_of(n) and not geography.is_place(n)
    )


@cache
def genders() -> dict[str, str]:
    """Given names that are only men's ("m") or only women's ("f") in all of the languages."""
    found: dict[str, set[str]] = {"m": set(), "f": set()}
    for language in LANGUAGES:
        provider = import_module(f"faker.providers.person.{language}").Provider
        for gender, column in (("m", "first_names_male"), ("f", "first_names_female")):
            held = getattr(provider, column, ())
            found[gender].update(held if not isinstance(held, property) else ())
    return {name: g for g, other in (("m", "f"), ("f", "m")) for name in found[g] - found[other]}
