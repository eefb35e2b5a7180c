"""Things one says something in (a letter, a report, an interview): found in a clause, and whose they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .. import clause

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ..lexicon import Lexicon
    from ..span import Span
    from ..tables import Mention
    from .cue import Cue

PLACES = frozenset(("in", "on", "at", "via", "through", "by", "during", "with", "from", "over"))
LONGEST_PHRASE = 14  # tokens from a document to the one it goes to
WRITING = frozenset(
    "send write publish issue release sign post file deliver submit address hand draft author tweet give make".split()
)


@dataclass(frozen=True, slots=True)
class Authored:
    """A document mentioned in the text: its noun, and those it is said to come from."""

    noun: Token
    authors: tuple[Token, ...]


def words(lexicon: Lexicon) -> frozenset[str]:
    """The nouns of the lexicon list `media`, in lower case."""
    return frozenset(lexicon.by("media", "words"))


def is_medium(token: Token, media: frozenset[str]) -> bool:
    return bool(name(token, media))


def name(token: Token, media: frozenset[str]) -> str:
    """The list's word for what a noun is, its longest form ("press conference" before "conference"), or ''."""
    if token.pos_ not in ("NOUN", "PROPN"):
        return ""
    words = [token.lemma_.lower() or token.lower_, token.lower_]
    before = f"{token.doc[token.i - 1].lower_} " if token.i else ""
    return next((form for form in (*(before + w for w in words), *words) if form in media), "")


def ledger(parse: Doc, media: frozenset[str]) -> list[Authored]:
    """The documents of the text with the authors that the words around them give, in order."""
    nouns = (t for t in parse if is_medium(t, media))
    return [Authored(t, tuple(found)) for t in nouns if (found := authors(t))]


def authors(noun: Token) -> list[Token]:
    """Whose a document is: its possessor, "from X", "by X", or who sends, writes or publishes it."""
    if found := clause.owners(noun):
        return found
    verb = noun.head
    if noun.dep_ in ("obj", "nsubj:pass") and verb.lemma_.lower() in WRITING:
        return clause.agents(verb)
    written = next((c for c in noun.children if c.dep_ in ("acl", "acl:relcl") and c.lemma_.lower() in WRITING), None)
    return clause.agents(written) if written is not None else []


def author(noun: Token, known: list[Authored], at: Mapping[int, Mention]) -> str:
    """The one actor that documents of this name come from, as far as the text has told up to here; '' when not one."""
    named = [each for each in known if each.noun.i < noun.i and each.noun.lemma_.lower() == noun.lemma_.lower()]
    actors = {at[t.i].actor for each in named for t in each.authors if t.i in at} - {""}
    return actors.pop() if len(actors) == 1 else ""


def recipients(noun: Token) -> list[Token]:
    """To whom a document goes: "the letter to X", "sent X a letter", "sent a letter to X"."""
    if own := _to(noun):
        return clause.conjuncts(own)
    verb = noun.head
    if noun.dep_ == "obj" and verb.lemma_.lower() in WRITING:
        given = [c for c in verb.children if c.dep_ == "iobj"]
        return given or [t for prep, t in clause.obliques(verb) if prep == "to"]
    return []


def _to(noun: Token) -> Token | None:
    """The noun behind "to" after a document, wherever the tree hangs it: "the letter from X to Y"."""
    parse = noun.doc
    for token in parse[noun.i + 1 : min(noun.sent.end, noun.i + LONGEST_PHRASE)]:
        stops = token.is_punct and not token.is_quote and token.text not in ("-", "–")
        if stops or token.pos_ == "VERB":
            break
        if token.lower_ == "to" and token.head.i > token.i and token.head.pos_ in ("NOUN", "PROPN", "PRON"):
            return token.head
    return None


def between(cue: Cue, said: Span, media: frozenset[str]) -> Token | None:
    """The medium named between a cue and what is said, whatever the tree makes of it: "said in a letter that"."""
    parse, led = cue.head.doc, False
    for token in parse[cue.end : cue.end + 10]:
        if token.idx >= said.start:
            break
        led = led or token.lower_ in PLACES
        compound = token.i + 1 < len(parse) and is_medium(token.nbor(), media)
        if led and is_medium(token, media) and not compound:
            return token
    return None


def of_clause(verb: Token, media: frozenset[str]) -> Token | None:
    """The medium that a reporting clause names: "said in a letter"; behind the verb rather than before it."""
    found = [n for prep, n in clause.obliques(verb) if is_medium(n, media) and prep.split()[0] in PLACES]
    behind = [n for n in found if n.i > verb.i]
    return next(iter(behind or found), None)
