"""Printed forms of English dictionary forms: "fine" -> fined, "ally" -> allies, "head of state" -> heads of state.

Spelling rules only; what they cannot give comes in as `irregular`. Where a rule cannot know (travelled, traveled) both
spellings are made: a form nobody prints does no harm, one that is missing does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

Irregular = Mapping[tuple[str, str], tuple[str, ...]]
HISSING = ("s", "x", "z", "ch", "sh")
# Words that end a verb phrase without being its noun: they have no plural ("agree to", "step down").
PARTICLES = {
    "to", "on", "for", "with", "in", "into", "out", "up", "off", "down", "over", "upon", "by", "of", "from", "at",
    "away", "back", "it", "clear", "plain", "know",
}  # fmt: skip
LINKS = (" of ", " for ", " on ", " to ", " at ", " in ", " into ", " against ")


def forms(phrase: str, pos: str, irregular: Irregular) -> set[str]:
    """All printed forms of a word or phrase in lower case: a verb phrase bends its first word, a noun its head."""
    if pos == "verb":
        first, space, rest = phrase.partition(" ")
        rests = {rest, *_object_plural(rest)}
        return {first_form + space + rest_form for first_form in verb_forms(first, irregular) for rest_form in rests}
    return {phrase, *plurals(phrase, irregular)} if pos == "noun" else {phrase}


def plurals(phrase: str, irregular: Irregular) -> set[str]:
    """The plural of a noun phrase; its head stands last, or before a preposition."""
    if known := irregular.get((phrase, "noun")):
        return set(known)
    cut = min((at for link in LINKS if (at := phrase.find(link)) > 0), default=len(phrase))
    before, space, noun = phrase[:cut].rpartition(" ")
    return {before + space + plural + phrase[cut:] for plural in _plural(noun, irregular)}


def verb_forms(verb: str, irregular: Irregular) -> set[str]:
    """Dictionary form, -s, past, participles."""
    if known := irregular.get((verb, "verb")):
        return {verb, *known}
    stems = {verb + verb[-1]} if _short(verb) else {verb}
    if re.search(r"[^aeiou][aeiou][bdfglmnprtvz]$", verb):
        stems.add(verb + verb[-1])
    made = {verb, _with_s(verb)}
    for stem in stems:
        made |= {_past(stem), _ing(stem)}
    return made


def _short(verb: str) -> bool:
    """Whether it is one syllable with a short vowel before one consonant: only the doubled form is right ("banned")."""
    return bool(re.fullmatch(r"[^aeiou]*(qu)?[aeiou][bdfglmnprtz]", verb))


def _past(stem: str) -> str:
    if stem.endswith("e"):
        return stem + "d"
    return stem[:-1] + "ied" if _consonant_y(stem) else stem + "ed"


def _ing(stem: str) -> str:
    if stem.endswith("ie"):
        return stem[:-2] + "ying"
    return stem[:-1] + "ing" if stem.endswith("e") and not stem.endswith(("ee", "oe", "ye")) else stem + "ing"


def _with_s(word: str) -> str:
    if _consonant_y(word):
        return word[:-1] + "ies"
    return word + "es" if word.endswith((*HISSING, "o")) else word + "s"


def _consonant_y(word: str) -> bool:
    return bool(re.search(r"[^aeiou]y$", word))


def _plural(noun: str, irregular: Irregular) -> set[str]:
    if known := irregular.get((noun, "noun")):
        return set(known)
    if noun.endswith("man"):
        return {noun[:-2] + "en", noun + "s"}
    return {_with_s(noun), noun + "s"} if noun.endswith("o") else {_with_s(noun)}


def _object_plural(rest: str) -> set[str]:
    """The plural of the noun that ends a verb phrase ("hold talk" -> "hold talks")."""
    last = rest.rpartition(" ")[2]
    return {rest[: len(rest) - len(last)] + _with_s(last)} if last and last not in PARTICLES else set()
