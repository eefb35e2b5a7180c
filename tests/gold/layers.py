"""Reads an article of the gold: a text, and beside it a TOML file with one marked-up layer per table.

`<name>.txt` is the article as an analyst would bring it. `<name>.toml` has its `published` date and the layers; each is
text, one row a line. `#` opens a comment; a leading `?` marks a row that may be found but need not be; a/b are two
values that are both right.

    actors      kind [size] | name | other words for it; …
    references  excerpt with [is Actor|the company]: descriptions and pronouns, and whom they stand for
    sectors     excerpt with [K64 banks]
    timexes     excerpt with [2024-05 last month]; "-" where the words have no date
    events      status [by holder] [on date]: excerpt with [trigger fined] [agent Body] [recipient Acme|the company]
                [maybe Y] may take part and need not
    quotes      kind [by speaker] [to addressee] [as status]: excerpt with [content …] [cue said] [speaker X]
    relations   source -- kind -> target [as status]

`not_actors` is a list of names. In `not_references`, `not_sectors`, `not_timexes`, `not_events` and `not_quotes` the
words in `[x …]` must give no row; `not_relations` has ties that must not be there. An excerpt is the article's own
words and stands in it exactly once; `¶` stands for a break between paragraphs. What does not fit is a GoldError that
names the article and the line.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from briefing import document, tables

FOLDER = Path(__file__).parent
LAYERS = ("references", "sectors", "timexes", "events", "quotes")
ROLES = ("trigger", "agent", "recipient", "maybe", "content", "cue", "speaker", "addressee", "is", "x")
EVENT_HEAD = re.compile(r"(?P<status>[\w/]+)(?: by (?P<holder>.+?))?(?: on (?P<date>\S+))?$")
QUOTE_HEAD = re.compile(
    r"(?P<kind>[\w/]+)(?: by (?P<speaker>.+?))?(?: to (?P<addressee>.+?))?(?: as (?P<status>[\w/]+))?$"
)
TIE = re.compile(r"(?P<source>.+?) -- (?P<kind>.+?) -> (?P<target>.+?)(?: as (?P<status>[\w/]+))?$")


class GoldError(ValueError):
    """A layer that cannot be read, or that does not fit its article."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Marked words: what they are (`role`), the actor they stand for if said, and where they are in the article."""

    role: str
    actor: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor of the gold; `forms` are all words for it, made plain."""

    name: str
    kinds: tuple[str, ...]
    size: int | None
    forms: frozenset[str]
    optional: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a layer: what its head says, and its marks."""

    optional: bool
    said: dict[str, str]
    marks: tuple[Mark, ...]
    line: str

    def spans(self, role: str) -> list[Mark]:
        return [mark for mark in self.marks if mark.role == role]


@dataclass(slots=True)
class Article:
    """An article with its gold."""

    name: str
    document: document.Document
    style: str
    actors: list[Actor] = field(default_factory=list)
    layers: dict[str, list[Row]] = field(default_factory=dict)
    not_actors: frozenset[str] = frozenset()

    def actor(self, words: str) -> Actor | None:
        """The actor that these words name or describe."""
        form = plain(words)
        return next((a for a in self.actors if form in a.forms), None)


def articles(folder: Path = FOLDER) -> list[Article]:
    """All articles of the gold, by name."""
    return [read(path) for path in sorted(folder.glob("*.txt"))]


def read(path: Path) -> Article:
    """An article and its layers. Raises GoldError."""
    written = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
    article = Article(path.stem, document.read(path), written["style"])
    article.actors = [_actor(path, line) for line in _lines(written.get("actors", ""))]
    article.not_actors = frozenset(plain(name) for name in written.get("not_actors", ()))
    for layer in (*LAYERS, *(f"not_{layer}" for layer in LAYERS)):
        article.layers[layer] = [_row(article, layer, line) for line in _lines(written.get(layer, ""))]
    for layer in ("relations", "not_relations"):
        article.layers[layer] = [_tie(article, line) for line in _lines(written.get(layer, ""))]
    return article


def plain(words: str) -> str:
    """Words as they are compared: lower case, straight quotes, no article in front, no full stops."""
    text = words.casefold().replace("’", "'").replace(".", "")
    text = re.sub(r"'s$|(?<=s)'$", "", " ".join(text.split()))
    return re.sub(r"^(the|a|an) ", "", text).strip(" ,;:")


def _lines(layer: str) -> list[str]:
    found = (line.strip() for line in layer.splitlines())
    return [line for line in found if line and not line.startswith("#")]


def _optional(line: str) -> tuple[bool, str]:
    return line.startswith("?"), line.removeprefix("?").strip()


def _actor(path: Path, line: str) -> Actor:
    optional, rest = _optional(line)
    parts = [part.strip() for part in rest.split("|")]
    kind, _, size = parts[0].partition(" ")
    kinds = tuple(kind.split("/"))
    if not set(kinds) <= set(tables.ACTOR_KINDS) or len(parts) not in (2, 3):
        raise GoldError(f"{path.stem}: not an actor: {line}")
    others = parts[2].split(";") if len(parts) == 3 else []
    forms = frozenset(plain(words) for words in (parts[1], *others) if words.strip())
    return Actor(parts[1], kinds, int(size) if size else None, forms, optional)


def _row(article: Article, layer: str, line: str) -> Row:
    optional, rest = _optional(line)
    head, said = "", {}
    if layer in ("events", "quotes"):
        head, _, rest = rest.partition(": ")
        said = _head(article, layer, head.strip(), line)
    marks = tuple(_place(article, layer, rest.strip()))
    _check(article, layer, marks, line)
    return Row(optional, said, marks, line)


def _head(article: Article, layer: str, head: str, line: str) -> dict[str, str]:
    match = (EVENT_HEAD if layer == "events" else QUOTE_HEAD).match(head)
    said = {key: value for key, value in match.groupdict().items() if value} if match else {}
    statuses, kinds = (set(said.get(*pair).split("/")) for pair in (("status", "occurred"), ("kind", "direct")))
    known = statuses <= set(tables.STATUSES) and kinds <= set(tables.QUOTE_KINDS)
    if not match or not known:
        raise GoldError(f"{article.name}: not understood before the colon: {line}")
    for key in ("holder", "speaker", "addressee"):
        if key in said:
            said[key] = _known(article, said[key], line)
    return said


def _tie(article: Article, line: str) -> Row:
    optional, rest = _optional(line)
    match = TIE.match(rest)
    if not match or match["kind"] not in tables.RELATION_KINDS:
        raise GoldError(f"{article.name}: not a relation: {line}")
    said = {key: value for key, value in match.groupdict().items() if value}
    said |= {end: _known(article, said[end], line) for end in ("source", "target")}
    return Row(optional, said, (), line)


def _known(article: Article, words: str, line: str) -> str:
    actor = article.actor(words)
    if actor is None:
        raise GoldError(f"{article.name}: {words!r} is not among the actors: {line}")
    return actor.name


def _place(article: Article, layer: str, marked: str) -> list[Mark]:
    """The marks of an excerpt, with the places of their words in the article."""
    excerpt, marks = unmark(marked.replace(" ¶ ", "\n\n").replace("¶", "\n\n"), tagged=layer in ("sectors", "timexes"))
    times = article.document.text.count(excerpt)
    if times != 1:
        raise GoldError(f"{article.name}: stands {times} times in the article: {excerpt!r}")
    at = article.document.text.index(excerpt)
    return [Mark(m.role, m.actor, m.start + at, m.end + at) for m in marks]


def unmark(marked: str, *, tagged: bool) -> tuple[str, list[Mark]]:
    """The plain words and the marks in them; with `tagged` any word may be a role, else only those of ROLES."""
    role = r"[^\s\[\]]+" if tagged else "|".join(ROLES)
    opening = re.compile(rf"\[({role}) (?:([^\[\]|]+)\|)?")
    text, marks, opened, at = "", [], [], 0
    while at < len(marked):
        match = opening.match(marked, at)
        if match:
            opened.append((match[1], match[2] or "", len(text)))
            at = match.end()
            continue
        if marked[at] == "]" and opened:
            tag, actor, start = opened.pop()
            if tag:
                marks.append(Mark(tag, actor, start, len(text)))
            text += "" if tag else "]"
        else:
            if marked[at] == "[":
                opened.append(("", "", 0))
            text += marked[at]
        at += 1
    return text, sorted(marks, key=lambda m: (m.start, m.end))


def _check(article: Article, layer: str, marks: tuple[Mark, ...], line: str) -> None:
    wanted = {"events": "trigger", "quotes": "content", "references": "is"}
    needed = "x" if layer.startswith("not_") else wanted.get(layer, "")
    if not marks or (needed and not any(mark.role == needed for mark in marks)):
        raise GoldError(f"{article.name}: nothing is marked as {needed or 'found'}: {line}")
    for mark in marks:
        if mark.role in ("agent", "recipient", "maybe", "speaker", "addressee", "is"):
            whom(article, mark, line)


def whom(article: Article, mark: Mark, line: str = "") -> str:
    """The name of the actor that marked words stand for. Raises GoldError where the gold knows none."""
    return _known(article, mark.actor or article.document.text[mark.start : mark.end], line)
