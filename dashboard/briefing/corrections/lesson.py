"""What a correction says about words in general, as an entry of the word list that asks for it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .. import inflection
from ..correction import Correction, Reference
from ..lexicon import Lexicon
from ..tables import Tables
from . import anchor

BODIES = {"government": "a government body", "organization": "an organization"}
ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
LONGEST_TITLE = 3  # words
SMALL = frozenset(("of", "the", "for", "and", "in", "on", "de", "la", "&"))  # words of a name without a capital


@dataclass(frozen=True, slots=True)
class Lesson:
    """An entry for a list: its cells by column, and what it would do, in a sentence."""

    file: str
    cells: dict[str, str]
    says: str


def lessons(text: str, tables: Tables, correction: Correction, words: Lexicon) -> Iterator[Lesson]:
    """The entries that a correction could become; none for what says nothing about other texts."""
    made, table = correction, correction.table
    if table == "actors" and made.action in ("change", "add"):
        yield from _kind(made, _row(tables, "actors", made))
        yield from _aliases(made, _row(tables, "actors", made))
        yield from _title(made, _row(tables, "actors", made), words)
    elif table == "actors" and made.action == "merge":
        into = made.set.get("into")
        if isinstance(into, Reference):
            yield from _alias(_named(made.exact), _by_words(tables, into))
    elif table == "sectors" and made.action in ("change", "add"):
        yield from _sector(made, words)
    elif table == "events" and made.action in ("change", "add"):
        yield from _event(text, made, _row(tables, "events", made), words)


def _kind(made: Correction, actor: Mapping[str, Any]) -> Iterator[Lesson]:
    """A name that was taken for another kind of actor, or for none."""
    kind, name = str(made.set.get("kind", "")), _named(made.exact)
    if not name or not actor:
        return
    country = str(actor["country"])
    if kind in BODIES:
        yield _body(name, "", country, kind, f"“{name}” is known as {BODIES[kind]} in every article.")
    elif kind == "country" and country:
        cells = {"words": name, "country": country, "sense": "name", "examples": f"[{name}] objected."}
        yield Lesson("country_aliases", cells, f"“{name}” is known as a country ({country}) in every article.")


def _aliases(made: Correction, actor: Mapping[str, Any]) -> Iterator[Lesson]:
    known = str(made.was.get("aliases", "")).split("; ")
    for alias in str(made.set.get("aliases", "")).split("; "):
        if alias and alias not in known:
            yield from _alias(_named(alias), actor)


def _alias(name: str, actor: Mapping[str, Any]) -> Iterator[Lesson]:
    """Another name of a body or a country."""
    if not name or not actor or name == actor["name"]:
        return
    says = f"“{name}” is known as another name of “{actor['name']}” in every article."
    if actor["kind"] in BODIES:
        yield _body(name, str(actor["name"]), str(actor["country"]), str(actor["kind"]), says)
    elif actor["kind"] == "country" and actor["country"]:
        cells = {"words": name, "country": str(actor["country"]), "sense": "name", "examples": f"[{name}] objected."}
        yield Lesson("country_aliases", cells, says)


def _body(words: str, name: str, country: str, kind: str, says: str) -> Lesson:
    if kind == "organization":  # their list has no other names: each is known for itself
        known = {"words": words, "sense": "always", "examples": f"[{words}] objected."}
        return Lesson("organizations", known, f"“{words}” is known as {BODIES[kind]} in every article.")
    cells = {"words": words, "name": name, "country": country, "kind": kind, "sense": "always",
             "examples": f"The [{words}] objected."}  # fmt: skip
    return Lesson("governments", cells, says)


def _title(made: Correction, actor: Mapping[str, Any], words: Lexicon) -> Iterator[Lesson]:
    """A title or office that the list of them lacks: short, and without names in it."""
    role = str(made.set.get("role", ""))
    plain = role.lower()
    if not actor or actor["kind"] != "person" or not re.fullmatch(r"[a-z]+(?:[ -][a-z]+)*", plain):
        return
    if len(plain.split()) > LONGEST_TITLE or words.matches("titles", plain):
        return
    cells = {"words": plain, "kind": "office", "examples": f"[{plain.capitalize()}] Lee spoke."}
    yield Lesson("titles", cells, f"“{plain}” before a name is read as a person's office in every article.")


def _sector(made: Correction, words: Lexicon) -> Iterator[Lesson]:
    """Words that touch a sector, unless they are a name: those say who, and no line of business."""
    plain = " ".join(made.exact.split())
    common = plain if plain.isupper() else plain[:1].lower() + plain[1:]
    name = str(made.set.get("name") or made.was.get("name", ""))
    if not name or (common != common.lower() and not common.isupper()) or not re.search(r"\w$", common):
        return
    if any(m.end - m.start == len(common) for m in words.matches("sectors", common)):
        return
    isic = str(made.set.get("isic") or next((e["isic"] for e in words.entries("sectors") if e["name"] == name), ""))
    cells = {"words": common, "pos": "noun", "name": name, "isic": isic, "sense": "always",
             "examples": f"[{common[:1].upper()}{common[1:]}] changed last year."}  # fmt: skip
    yield Lesson("sectors", cells, f"“{common}” touches {name} in every article.")


def _event(text: str, made: Correction, event: Mapping[str, Any], words: Lexicon) -> Iterator[Lesson]:
    """A word that names an act the list of events lacks, with the class it was given."""
    if not event or not event["kind"] or not {"kind", "act", "tie"} & set(made.set):
        return
    word, pos = _dictionary_form(text, made, str(event["trigger"]), words)
    if not word or words.matches("events", str(event["trigger"]).lower()):
        return
    printed = str(event["trigger"]).lower()
    cells = {
        "words": word, "pos": pos, "plover": str(event["kind"]), "what": str(event["act"]) or word,
        "cameo": str(event["cameo"]) or _usual_root(words, str(event["kind"])), "relation": str(event["tie"]),
        "frame": "subject>object" if pos == "verb" else "by>of",
        "examples": f"The group [{printed}] the firm." if pos == "verb" else f"The [{printed}] was news.",
    }  # fmt: skip
    yield Lesson("events", cells, f"“{word}” is read as an act of the class {event['kind']} in every article.")


def _dictionary_form(text: str, made: Correction, trigger: str, words: Lexicon) -> tuple[str, str]:
    """The word of an event in its dictionary form and its part of speech, as the tagger has it; '' where unsure."""
    from .. import language

    at = made.exact.find(trigger)
    if not re.fullmatch(r"[A-Za-z]+(?:-[a-z]+)*", trigger) or at < 0 or not 0 <= made.start < len(text):
        return "", ""
    start = max(text.rfind("\n", 0, made.start), text.rfind(". ", 0, made.start)) + 1
    try:
        parse = language.parse(text[start : made.end + 200], language.load())
    except language.LanguageError:
        return "", ""
    span = parse.char_span(made.start + at - start, made.start + at - start + len(trigger))
    if span is None or len(span) != 1 or span[0].pos_ not in ("VERB", "NOUN"):
        return "", ""
    lemma, pos = span[0].lemma_.lower(), span[0].pos_.lower()
    fits = trigger.lower() in inflection.forms(lemma, pos, words.irregular)
    return (lemma, pos) if fits else ("", "")


def _usual_root(words: Lexicon, kind: str) -> str:
    """The CAMEO root that words of a class have most often."""
    roots = Counter(entry["cameo"] for entry in words.entries("events") if entry["plover"] == kind)
    return roots.most_common(1)[0][0] if roots else ""


def _row(tables: Tables, table: str, made: Correction) -> dict[str, Any]:
    """The row that a correction rests on, as it reads now; empty where it is not one."""
    try:
        _, key = anchor.target(tables, made) if made.action != "add" else (None, "")
        rows = [anchor.row(tables, table, key)] if key else anchor.rows_on(
            tables, table, anchor.place(tables, made.selector))  # fmt: skip
    except anchor.Lost:
        return {}
    return rows[0] if len(rows) == 1 else {}


def _by_words(tables: Tables, reference: Reference) -> dict[str, Any]:
    try:
        return anchor.row(tables, "actors", anchor.refer(tables, reference))
    except anchor.Lost:
        return {}


def _named(words: str) -> str:
    """A name as printed, without its article; '' where the words are no name."""
    name = ARTICLE.sub("", " ".join(words.split()))
    proper = name[:1].isupper() and all(w[:1].isupper() or w.lower() in SMALL or w[:1].isdigit() for w in name.split())
    return name if proper and re.fullmatch(r"[\w&.’'–-]+(?: [\w&.’'–-]+)*", name) else ""
