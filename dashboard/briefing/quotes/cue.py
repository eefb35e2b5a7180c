"""Finds the words that report speech: verbs, nouns and phrases of the lexicon list `speech`, in a parsed text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from .. import clause, inflection, modality
from ..span import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ..lexicon import Entry, Lexicon

LONGEST_SENTENCE = 300  # tokens
FINITE = ("VBD", "VBZ", "VBP")
# Verbs that only lend a speech noun its subject: "issued a warning", "holds the view".
SUPPORT = frozenset(
    "make issue give have hold voice express raise repeat offer release publish file deliver send take share "
    "state reiterate form reach sign lodge level face draw defend".split()
)
# Verbs under which an infinitive reports what was in fact said: "went on to say", "came to acknowledge".
REAL = frozenset(
    "go continue come begin start proceed use rush hasten hurry return have happy glad pleased proud sorry sad".split()
)
COMING = frozenset("expect plan intend prepare schedule set due".split())
STATES = frozenset(("am", "is", "are", "was", "were", "be", "been", "'m", "’m", "'re", "’re", "'s", "’s"))
LINKS = frozenset(("it", "that", "clear", "plain"))


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase that reports speech: its tokens (end exclusive), the word that heads it, its lexicon entry."""

    head: Token
    start: int
    end: int
    entry: Entry

    @property
    def span(self) -> Span:
        last = self.head.doc[self.end - 1]
        return Span(self.head.doc[self.start].idx, last.idx + len(last))

    @property
    def strength(self) -> str:
        return self.entry["strength"]

    @property
    def is_state(self) -> bool:
        """A state of mind put with "be": its subject is the one who holds it, never a patient."""
        return self.head.doc[self.start].lower_ in STATES

    @property
    def is_verb(self) -> bool:
        return self.entry["pos"] == "verb"


def find(parse: Doc, lexicon: Lexicon) -> list[Cue]:
    """The cues of a text in order, the longest phrase at each place; whether they have contents is another question.

    What is longer than a sentence can be (a list, a text without full stops) has no tree worth reading and is left out.
    """
    verbs, nouns, phrases = _table(lexicon, "verb"), _table(lexicon, "noun"), _table(lexicon, "adposition")
    found: list[Cue] = []
    readable = (sentence for sentence in parse.sents if len(sentence) <= LONGEST_SENTENCE)
    for token in (token for sentence in readable for token in sentence):
        made = _phrase(token, phrases) or _state(token, verbs) or _verb(token, verbs) or _noun(token, nouns)
        if made is not None:
            found.append(made)
    return found


def nouns(lexicon: Lexicon) -> frozenset[str]:
    """The nouns that report speech, as they are printed."""
    return frozenset(_table(lexicon, "noun"))


@cache
def _table(lexicon: Lexicon, pos: str) -> dict[str, list[tuple[list[str], Entry]]]:
    """Printed form of a first word -> the phrases it opens, longest first; made once for a lexicon."""
    table: dict[str, list[tuple[list[str], Entry]]] = {}
    for entry in lexicon.entries("speech"):
        for phrase in entry.words() if entry["pos"] == pos else ():
            first, *rest = phrase.lower().split()
            for form in inflection.forms(first, pos, lexicon.irregular):
                table.setdefault(form, []).append((rest, entry))
    for phrases in table.values():
        phrases.sort(key=lambda each: -len(each[0]))
    return table


def _verb(token: Token, table: dict[str, list[tuple[list[str], Entry]]]) -> Cue | None:
    if not speaks(token):
        return None
    for rest, entry in table.get(token.lower_, []):
        if (end := _rest(token, rest)) is not None:
            return Cue(token, token.i, end, entry)
    return None


def _state(token: Token, table: dict[str, list[tuple[list[str], Entry]]]) -> Cue | None:
    """ "is sure", "were concerned": the word that follows "be" heads the clause."""
    copula = next((c for c in token.children if c.dep_ in ("cop", "aux:pass", "aux") and c.lower_ in STATES), None)
    if copula is None or copula.i > token.i:
        return None
    entry = next((entry for rest, entry in table.get("be", []) if rest == [token.lower_]), None)
    return Cue(token, copula.i, token.i + 1, entry) if entry is not None else None


def speaks(token: Token) -> bool:
    """Whether a token is a full verb, not one that serves as adjective, noun or auxiliary."""
    if token.dep_ in ("aux", "aux:pass", "cop", "compound", "case", "mark", "fixed"):
        return False
    if token.dep_ == "amod":  # with a subject before it, a past tense misread: "The firm rejected claims"
        return any(c.dep_ == "nsubj" for c in token.children)
    noun = token.tag_.startswith("NN") or (token.tag_ == "VBZ" and token.dep_ in ("obj", "obl", "nmod"))
    if noun:  # a noun by its tag can only be a verb by what hangs on it: subject and clause
        below = {c.dep_ for c in token.children}
        return "nsubj" in below and "ccomp" in below and "cop" not in below
    return token.pos_ == "VERB" or (token.tag_.startswith("VB") and token.pos_ != "AUX")


def _rest(token: Token, rest: list[str]) -> int | None:
    """The token after the phrase that begins at `token`; "make clear" may have its object between."""
    i = token.i + 1
    for word in rest:
        gap = 4 if word in LINKS or word == "known" else 1
        at = next((k for k in range(i, min(i + gap, len(token.doc))) if _is(token.doc[k], word)), None)
        if at is None:
            return None
        i = at + 1
    return i


def _is(token: Token, word: str) -> bool:
    return token.lower_ == word or token.lemma_.lower() == word


def _noun(token: Token, table: dict[str, list[tuple[list[str], Entry]]]) -> Cue | None:
    if token.pos_ != "NOUN" or token.dep_ in ("compound", "case"):
        return None
    for rest, entry in table.get(token.lower_, []):
        if not rest:
            return Cue(token, token.i, token.i + 1, entry)
    return None


def _phrase(token: Token, table: dict[str, list[tuple[list[str], Entry]]]) -> Cue | None:
    """ "according to X", "in the words of X"; the head is X."""
    for rest, entry in table.get(token.lower_, []):
        end = token.i + 1 + len(rest)
        if end < len(token.doc) and [t.lower_ for t in token.doc[token.i + 1 : end]] == rest:
            head = _governed(token.doc, token.i, end)
            if _worded(head, 1 + len(rest)) and head.i >= end:
                return Cue(head, token.i, end, entry)
    return None


def _governed(parse: Doc, start: int, end: int) -> Token:
    """The noun after a preposition: the head of the noun phrase there, by the tree, else its last noun in a row."""
    heads = [parse[start].head, *(t.head for t in parse[start:end])]
    by_tree = next((h for h in heads if end <= h.i < end + 12 and h.pos_ in ("NOUN", "PROPN", "PRON")), None)
    if by_tree is not None:
        return by_tree
    last = end
    for token in parse[end : end + 12]:
        if token.pos_ in ("NOUN", "PROPN"):
            last = token.i
        elif token.pos_ not in ("DET", "ADJ", "NUM", "PRON") or last > end:
            break
    return parse[last]


def _worded(head: Token, words: int) -> bool:
    """Whether a one-word preposition introduces somebody: "per the filing", not "per day" or "3 per cent"."""
    if words > 1:
        return True
    return head.pos_ == "PROPN" or any(c.dep_ in ("det", "nmod:poss") for c in head.children)


def real(verb: Token) -> str:
    """How an act of speech is put: "said", "coming" (planned), "possible", "not", or "" when nobody speaks at all."""
    mood = modality.mood(verb)
    if mood.conditional or (mood.infinitive and verb.dep_ == "acl"):
        return ""
    if mood.negated:
        return "not"
    if mood.infinitive:
        above = verb.head.lemma_.lower()
        return "said" if above in REAL else "coming" if above in COMING else ""
    if mood.modal in ("should", "ought", "must", "shall"):  # "I must stress that" does so, "he must say that" does not
        return "said" if any(c.lower_ in ("i", "we") for c in verb.children) else ""
    if mood.modal in ("may", "might", "could", "would"):
        return "possible"
    if mood.time == "future":
        return "coming"
    return "said"


def imperative(verb: Token) -> bool:
    """Whether the author tells the reader: a bare verb without subject at the head of its sentence ("Note that")."""
    bare = verb.tag_ in ("VB", "VBP") and verb.dep_ in ("ROOT", "conj", "parataxis")
    return bare and not clause.subjects(verb) and not any(c.dep_ in ("aux", "aux:pass") for c in verb.children)


def questions(verb: Token) -> bool:
    """Whether the author asks the reader: "Do you think that ...?"."""
    if verb.sent[-1].text != "?" and not any(t.text == "?" for t in verb.sent[-3:]):
        return False
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubj:pass")), None)
    helper = next((c for c in verb.children if c.dep_ in ("aux", "aux:pass")), None)
    return subject is not None and helper is not None and helper.i < subject.i


def passive(verb: Token) -> bool:
    """A passive verb; a participle that is its sentence's only verb ("The union called on X") is a misread past."""
    headless = verb.dep_ == "acl" and verb.head.dep_ == "ROOT" and not clause.is_verb(verb.head)
    return clause.is_passive(verb) and not (headless and verb.i > verb.head.i)


def support(noun: Token) -> Token | None:
    """The verb that lends a speech noun its subject, as in "issued a warning that", or None."""
    verb = noun.head
    if noun.dep_ in ("obj", "nsubj:pass") and verb.lemma_.lower() in SUPPORT and speaks(verb):
        return verb
    return None


def finite(parse: Doc, start: int, end: int) -> Iterator[Token]:
    """The finite verbs from token `start` up to `end`, those of relative clauses left out."""
    for token in parse[start:end]:
        if token.tag_ in FINITE and token.pos_ == "VERB" and token.dep_ not in ("acl:relcl", "acl", "amod"):
            yield token


def tensed(verb: Token) -> bool:
    """A past or present tense, "has said" included."""
    had = any(c.dep_ == "aux" and c.lemma_.lower() == "have" for c in verb.children)
    return verb.tag_ in ("VBD", "VBZ", "VBP") or (verb.tag_ == "VBN" and had)
