"""Who speaks: the tokens a cue gives as speaker, the document they speak in, those who pass it on."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .. import clause
from . import medium
from .cue import Cue, passive, support

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..lexicon import Lexicon

NOBODY = frozenset("it there what which that who whom this one today yesterday tomorrow".split())
# Where the words for a speaker end.
PHRASE_ENDS = frozenset(
    ("case", "mark", "punct", "acl", "acl:relcl", "appos", "parataxis", "conj", "cc", "advcl", "ccomp", "list", "dep",
     "cop")
)
PERSONAL = frozenset(
    "i we you he she they who him her them everyone everybody someone somebody anyone nobody one us".split()
)
DOERS = ("ers", "ors", "ists", "ians", "men", "women", "ees")  # plurals that mean people or bodies, mostly
LISTS = ("titles", "collectives", "descriptions", "bodies")
LONGEST_SUBJECT = 12


@dataclass(frozen=True, slots=True)
class Voice:
    """Speakers (heads of their phrases), the document that speaks or is spoken in, and who reports the speakers."""

    speakers: list[Token] = field(default_factory=list)
    medium: Token | None = None
    via: list[Token] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Cast:
    """What can speak: nouns for persons and bodies, nouns for documents, the tokens of known actors."""

    people: frozenset[str]
    media: frozenset[str]
    known: Container[int]

    def can_speak(self, token: Token) -> bool:
        """Whether a subject can ask, order or promise: a name, a person or body, a known actor, a document."""
        if token.i in self.known or token.pos_ == "PROPN" or token.lower_ in PERSONAL:
            return True
        before = f"{token.doc[token.i - 1].lower_} " if token.i else ""
        if token.tag_ == "NNS" and token.lower_.endswith(DOERS):
            return True
        forms = (token.lemma_.lower(), token.lower_, before + token.lemma_.lower())
        return any(form in self.people or form in self.media for form in forms)


def cast(lexicon: Lexicon, known: Container[int]) -> Cast:
    """Those who can speak in a text: the lexicon's nouns, and the tokens of the text that stand for actors."""
    people = frozenset(word for name in LISTS for word in lexicon.by(name, "words"))
    return Cast(people, medium.words(lexicon), known)


def of(cue: Cue, cast: Cast) -> Voice:
    """The voice of a cue; without speakers when the words name none."""
    media = cast.media
    if cue.entry["pos"] == "adposition":
        joined = any(c.dep_ == "cc" for t in clause.conjuncts(cue.head) for c in t.children)
        return _behind(clause.conjuncts(cue.head) if joined else [cue.head], media, None)
    if not cue.is_verb:
        return _of_noun(cue, media)
    verb = cue.head
    said_in = medium.of_clause(verb, media)
    if (quoting := _quoting(verb)) is not None:
        return Voice(clause.patients(quoting), said_in, clause.agents(quoting))
    holders = clause.subjects(verb) if cue.is_state else agents(verb)
    found = [t for t in holders if not _empty(t, verb)] or beside(verb)
    if not found and said_in is not None:
        found = clause.owners(said_in)
    return _behind(found, media, said_in)


def agents(verb: Token) -> list[Token]:
    """Who speaks, by the tree; the noun before a past tense misread as a participle."""
    if clause.is_passive(verb) and not passive(verb):
        return [verb.head]
    return clause.agents(verb)


def _behind(found: list[Token], media: frozenset[str], said_in: Token | None) -> Voice:
    """A document as subject speaks for its owners; a description for the name beside it."""
    found = [named(token) for token in found]
    if found and medium.is_medium(found[0], media):
        return Voice(medium.authors(found[0]), found[0])
    return Voice(found, said_in)


def named(token: Token) -> Token:
    """The name in apposition to a description ("the group's chief executive, Ana Ruiz, said"), else the word itself."""
    parse, last = token.doc, token.i
    if token.dep_ == "appos" and token.pos_ == "NOUN" and token.head.pos_ == "PROPN" and token.head.i < token.i:
        return token.head  # "Sipho Ndlovu, a farmer who alleges that"
    beside = _set_beside(token) or _right_behind_the_verb(token)
    if beside is not None:
        return beside
    while last + 1 < len(parse) and parse[last + 1].dep_ == "flat" and parse[last + 1].head == token:
        last += 1  # "director general"
    i = last + 2
    if token.pos_ != "NOUN" or i >= len(parse) or parse[i - 1].text != "," or parse[i].tag_ != "NNP":
        return token
    while i + 1 < len(parse) and (parse[i + 1].tag_ == "NNP" or _hyphened(parse[i + 1])):
        i += 1
    after = parse[i + 1] if i + 1 < len(parse) else None
    led = any(c.lower_ in ("to", "according") for c in token.children if c.dep_ == "case")
    # After "according to the rule," a name before a verb is the subject of what is said.
    closes = after is not None and (after.text in ",.;" or (after.tag_.startswith("VB") and not led))
    return parse[i] if closes else token


def _set_beside(token: Token) -> Token | None:
    """The name between commas behind a post, however long the post: "a spokesman for the ministry, Lin Jian,"."""
    if token.pos_ not in ("NOUN", "PROPN") or (token.pos_ == "PROPN" and not _told_of(token)):
        return None
    for child in token.children:
        marked = child.dep_ == "appos" and child.pos_ == "PROPN" and child.i > token.i
        first = min((t.i for t in child.subtree if t.pos_ == "PROPN"), default=0)
        joined = first == token.i + 1 and token.pos_ == "NOUN"  # "the pension fund Lakefund"
        if marked and first and (joined or token.doc[first - 1].text == ","):
            return child
    return None


def _right_behind_the_verb(token: Token) -> Token | None:
    """The name between a verb and the post that was taken for its subject: "said Park Ji-won, Chief Officer of X"."""
    doc, first = token.doc, min([token.i, *(t.i for t in token.lefts if t.dep_ in ("compound", "amod"))])
    if token.dep_ != "nsubj" or token.head.i >= first or first < 3 or doc[first - 1].text != ",":
        return None
    start = first - 1
    while start > 0 and (doc[start - 1].pos_ == "PROPN" or _hyphened(doc[start - 1])):
        start -= 1
    return doc[first - 2] if start < first - 1 and start - 1 == token.head.i else None


def _hyphened(token: Token) -> bool:
    """Whether a word is a hyphen inside a name, or what stands behind one: "Ji-won"."""
    hyphen = token.text == "-" and token.i > 0 and token.nbor(-1).tag_ == "NNP"
    return hyphen or (token.i > 1 and token.nbor(-1).text == "-" and token.nbor(-2).tag_ == "NNP")


def _told_of(token: Token) -> bool:
    """Whether a post with a capital is told with an article or owner: "the ministry's Secretary-General, Ana Ruiz,"."""
    return any(c.dep_ in ("det", "nmod:poss") for c in token.children)


def _of_noun(cue: Cue, media: frozenset[str]) -> Voice:
    noun = cue.head
    lending = support(noun)
    found = clause.owners(noun)
    if not found and lending is not None:
        found = [t for t in clause.agents(lending) if not _empty(t, lending)]
    return _behind(found, media, medium.of_clause(lending, media) if lending is not None else None)


def _quoting(verb: Token) -> Token | None:
    """The verb "quote" or "cite" above "as saying"."""
    above = verb.head
    marked = any(c.lower_ == "as" for c in verb.children if c.i < verb.i)
    return above if marked and verb.tag_ == "VBG" and above.lemma_.lower() in ("quote", "cite") else None


def _empty(token: Token, verb: Token) -> bool:
    """Subjects that are nobody: "it was announced", a relative without antecedent."""
    if token.lower_ == "it":
        return token.dep_ == "expl" or passive(verb)
    return token.lower_ in NOBODY or token.i == verb.i


def beside(verb: Token) -> list[Token]:
    """A subject that the tree has lost: the noun or pronoun before the verb, or "said X" behind it."""
    if passive(verb) or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return []
    return before(verb) or inverted(verb)


def before(verb: Token) -> list[Token]:
    """The noun or pronoun just before a verb, or before the apposition or relative clause that stands between."""
    comma = False
    for token in reversed(verb.doc[max(verb.sent.start, verb.i - 4) : verb.i]):
        if token.pos_ in ("PROPN", "NOUN", "PRON"):
            if (host := _host(token)) is not token:
                return clause.subjects(host) if clause.is_verb(host) else [host]
            outer = _outer(token)
            paired = any(t.text == "," for t in verb.doc[max(verb.sent.start, verb.i - 20) : token.i])
            return [] if outer.lower_ in NOBODY or (comma and outer.i == token.i and not paired) else [outer]
        if token.text not in (",",) and token.pos_ not in ("ADV", "AUX"):
            return []
        comma = comma or token.text == ","
    return []


def _host(token: Token) -> Token:
    """What a noun with a preposition belongs to, as it is no subject itself: "People briefed on the matter told"."""
    at = token
    for _ in range(4):
        led = any(c.dep_ == "case" and c.tag_ != "POS" for c in at.children)
        if at.head.i >= at.i or clause.is_verb(at) or not led:
            break
        at = at.head
    return at


def _outer(token: Token) -> Token:
    """The noun that a relative clause or apposition hangs on, for a token inside it; else the token."""
    found = at = token
    for _ in range(8):
        if at.head.i == at.i or at.head.i > token.i:
            break
        if at.dep_ in ("acl:relcl", "acl", "appos"):
            found = at.head
        at = at.head
    return found


def inverted(verb: Token) -> list[Token]:
    """The subject behind its verb: "said the minister"."""
    parse, sentence = verb.doc, verb.sent
    if verb.lemma_.lower() == "tell":  # "told X" has its listener there
        return []
    for token in parse[verb.i + 1 : min(sentence.end, verb.i + LONGEST_SUBJECT)]:
        if token.pos_ in ("PROPN", "NOUN", "PRON"):
            top = _top(token, verb)
            return [] if top.dep_ in ("nsubj", "nsubj:pass", "nmod:poss") and top.head.i > top.i else [top]
        if token.pos_ not in ("DET", "ADJ", "NUM", "ADV"):
            break
    return []


def _top(token: Token, verb: Token) -> Token:
    while token.dep_ in ("compound", "nmod:poss", "amod", "flat") and token.head.i > verb.i:
        token = token.head
    return token
