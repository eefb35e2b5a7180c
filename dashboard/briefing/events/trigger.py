"""Words that name events: verbs and nouns of the lexicon, with light verbs and their nouns taken together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from .. import clause, inflection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from ..lexicon import Entry, Lexicon

# Verbs that add little to the event noun they govern ("hold a meeting", "impose a fine"): a closed class.
LIGHT = frozenset(
    "have hold make take give do send issue launch open start begin conduct carry impose reach sign file lodge "
    "stage bring mount pay undertake face receive deliver write open pursue initiate convene attend".split()
)
# Verbs that say of an event noun that it comes about or goes on ("tensions have risen", "talks began").
HAPPEN = frozenset(
    "rise grow escalate increase intensify ease begin start continue end occur happen take break erupt follow "
    "last resume fall fail collapse ensue persist flare worsen deepen stall conclude proceed".split()
)
# Verbs that say how things are, not that something happens.
STATIVE = frozenset(
    "be have seem appear include contain consist depend belong remain need know mean matter lack own exist "
    "resemble involve concern relate represent equal deserve tend become want like hope wish try seek continue "
    "begin start use understand see hear feel look keep get go come let make do date schedule".split()
)


HAVE = frozenset(("has", "have", "had"))
# Participles that serve as prepositions.
PREPOSITIONS = frozenset("following including concerning regarding according pending barring given".split())


@dataclass(frozen=True, slots=True)
class Lost:
    """The arguments of a finite verb that the tree does not show as one, by their heads."""

    subject: tuple[Token, ...]
    object: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Trigger:
    """The word that names an event; `noun` is the event noun of a light verb; `entry` is None for a verb not listed."""

    head: Token
    entry: Entry | None
    noun: Token | None = None
    others: tuple[Token, ...] = ()  # the other words of a phrase: "declined to [comment]"
    lost: Lost | None = None

    @property
    def word(self) -> Token:
        """The token that carries the meaning: the event noun where there is one."""
        return self.noun if self.noun is not None else self.head

    @property
    def is_verb(self) -> bool:
        return self.lost is not None or (clause.is_verb(self.head) and self.head.pos_ != "NOUN")


def find(parse: Doc, taken: set[int], lexicon: Lexicon) -> list[Trigger]:
    """The triggers of a document in order, each word in one; `taken` are tokens inside proper names."""
    verbs = phrases(lexicon, "verb")
    nouns = phrases(lexicon, "noun")
    reporting = frozenset((*lexicon.by("speech", "words"), *lexicon.by("modality", "words")))
    found, used = [], set(taken)
    for token in clause.verbs(list(parse)):
        if token.i in used or token.dep_ in ("case", "mark") or token.lower_ in PREPOSITIONS:
            continue
        trigger = _verb(token, verbs, nouns, reporting)
        if trigger is not None and not (trigger.entry is None and trigger.head.i in used):
            used.update(t.i for t in (trigger.head, trigger.noun, *trigger.others) if t is not None)
            found.append(trigger)
    for trigger in _lost(parse, used, verbs, nouns):
        used.update(t.i for t in (trigger.head, trigger.noun, *trigger.others) if t is not None)
        found = [known for known in found if known.head.i != trigger.head.i] + [trigger]
    found = _sharing(found)
    found += [Trigger(token, None) for token in parse if _falls_due(token) and token.i not in used]
    for token in parse:
        plain = token.i not in used and token.pos_ == "NOUN" and token.dep_ not in ("compound", "fixed")
        if plain and (listed := match(token, nouns)):
            found.append(Trigger(token, listed[0]))
    return sorted(found, key=lambda t: t.head.i)


Listed = dict[str, list[tuple[tuple[str, ...], "Entry"]]]


@lru_cache(maxsize=8)
def phrases(lexicon: Lexicon, pos: str) -> Listed:
    """The event words of one part of speech by every printed form of their head, the longest phrase first.

    The head of a verb phrase is its first word, that of a noun phrase its last; what is kept is the rest.
    """
    found: Listed = {}
    for entry in lexicon.entries("events"):
        if entry["pos"] != pos:
            continue
        for words in entry.words():
            parts = tuple(words.lower().split())
            head, rest = (parts[0], parts[1:]) if pos == "verb" else (parts[-1], parts[:-1])
            for form in inflection.forms(head, pos, lexicon.irregular):
                found.setdefault(form, []).append((rest, entry))
    for options in found.values():
        options.sort(key=lambda option: -len(option[0]))
    return found


def match(token: Token, listed: Listed) -> tuple[Entry, list[Token]] | None:
    """The lexicon's entry for a word, the longest phrase first, with the phrase's other words; None when none fits."""
    for rest, entry in listed.get(token.lower_, ()):
        others = [_near(word, token) for word in rest]
        if all(other is not None for other in others):
            return entry, [other for other in others if other is not None]
    return None


def _near(word: str, token: Token) -> Token | None:
    """The dependent of a word that completes its phrase."""
    near = [
        *token.children,
        *(g for c in token.children if c.dep_ in ("obl", "obj", "nmod", "advmod", "xcomp") for g in c.children),
    ]
    if token.pos_ == "NOUN" and token.i:
        near.append(token.nbor(-1))
    return next((t for t in near if word in (t.lower_, t.lemma_.lower())), None)


def _verb(token: Token, verbs: Listed, nouns: Listed, reporting: frozenset[str]) -> Trigger | None:
    own = match(token, verbs)
    if (subject := _happening(token, nouns)) is not None:
        return Trigger(token, subject[1], subject[0])
    noun = _event_object(token, nouns) or _event_before(token, nouns)
    if noun is not None and token.lemma_.lower() in LIGHT:
        whole = own is not None and bool(own[1])
        return Trigger(token, own[0] if whole and own is not None else noun[1], noun[0])
    if own is not None:
        return Trigger(token, own[0], None, tuple(own[1]))
    lemma = token.lemma_.lower()
    told = lemma in reporting and not _to_be_done(token)
    return Trigger(token, None) if lemma not in STATIVE and not told else None


def _to_be_done(verb: Token) -> bool:
    """Whether a verb of speech is what must be done with something: "comments must be [submitted]"."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "aux:pass")}
    return bool(helpers & {"must", "shall"}) and "be" in helpers


def _lost(parse: Doc, used: set[int], verbs: Listed, nouns: Listed) -> Iterator[Trigger]:
    """Listed verbs in the past that the tree shows as a noun or a participle."""
    for token in parse:
        if token.lower_ not in verbs or not _past_form(token) or (token.i in used and token.dep_ != "acl"):
            continue
        own = match(token, verbs)
        if own is not None and (
            lost := _as_noun(token) or _after_have(token) or _after_comma(token) or _only_verb(token)
        ):
            noun = lost.object[0] if lost.object and token.lemma_.lower() in LIGHT else None
            listed = match(noun, nouns) if noun is not None and noun.pos_ == "NOUN" else None
            yield Trigger(token, listed[0] if listed else own[0], noun if listed else None, tuple(own[1]), lost)


def _falls_due(token: Token) -> bool:
    """ "Comments are due by 30 October": a deadline that no verb tells."""
    below = {c.dep_ for c in token.children}
    return token.lower_ == "due" and "cop" in below and bool(below & {"nsubj", "nsubj:pass"}) and "xcomp" not in below


def _sharing(found: list[Trigger]) -> list[Trigger]:
    """Verbs without a subject that follow a hidden one share its subject: "accused the firm and [urged] Malta"."""
    hidden = {t.head.sent.start: t.lost for t in found if t.lost is not None}
    shared = []
    for trigger in found:
        lost, head = hidden.get(trigger.head.sent.start), trigger.head
        alone = trigger.lost is None and head.tag_ == "VBD" and head.dep_ in ("ROOT", "conj")
        if lost is not None and alone and lost.subject[:1] and lost.subject[0].i < head.i and not clause.subjects(head):
            trigger = replace(trigger, lost=Lost(lost.subject, tuple(clause.objects(head))))
        shared.append(trigger)
    return shared


def _past_form(token: Token) -> bool:
    return token.tag_ in ("VBD", "VBN") or (token.lower_.endswith("d") and token.tag_ in ("NN", "JJ"))


def _as_noun(token: Token) -> Lost | None:
    """A past tense read as a noun: it has a subject and an object, which no noun has."""
    if token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB"):
        return None
    subjects = [c for c in token.children if c.dep_ == "nsubj" and c.i < token.i]
    objects = [c for c in token.children if c.dep_ == "obj" and c.i > token.i]
    return Lost(tuple(_together(subjects)), tuple(_together(objects))) if subjects and objects else None


def _after_have(token: Token) -> Lost | None:
    """A perfect read as "have" with an object: "has [banned] imports"."""
    noun = token.head
    own = next((c for c in noun.children if c.dep_ == "aux" and c.lower_ in HAVE), None)
    have = noun.head if own is None and noun.dep_ == "obj" else own
    if token.dep_ != "amod" or have is None or have.lower_ not in HAVE or have.i > token.i:
        return None
    if any(t.pos_ not in ("ADV", "PART") for t in token.doc[have.i + 1 : token.i]):
        return None
    return Lost(tuple(clause.subjects(noun if have is own else have)), (noun,))


def _after_comma(token: Token) -> Lost | None:
    """The verb after an apposition, read as a participle: "Jane Roe, a spokeswoman, [accused] the firm"."""
    before = token.i - 1
    while before > token.sent.start and token.doc[before].pos_ == "ADV":
        before -= 1
    if token.dep_ not in ("amod", "acl") or token.doc[before].text != ",":
        return None
    if clause.is_verb(token.sent.root) and not _starts_phrase(token.i + 1, token.doc):
        return None
    subject = _before(before, token.sent.start, token.doc)
    if token.dep_ == "acl" and (clause.is_verb(token.sent.root) or subject is None):
        return None
    below = [c for c in token.children if c.dep_ in ("obj", "iobj")]
    return Lost((subject,), tuple(below) or ((token.head,) if token.head.i > token.i else ())) if subject else None


def _only_verb(token: Token) -> Lost | None:
    """The verb of a sentence read as one noun phrase: "The ministry [imposed] sanctions"."""
    if token.dep_ != "amod" or token.head.i < token.i or token.i == token.sent.start or clause.is_verb(token.sent.root):
        return None
    before = token.nbor(-1)
    if before.pos_ not in ("NOUN", "PROPN") or before.dep_ == "nmod:poss":
        return None
    return Lost((_phrase_head(before.i, token.sent.start, token.doc),), (token.head,))


def _starts_phrase(i: int, parse: Doc) -> bool:
    """Whether a noun phrase or preposition follows: a participle before a bare noun may be its modifier."""
    return i < len(parse) and (parse[i].pos_ in ("DET", "PROPN", "PRON", "ADP", "NUM") or parse[i].tag_ == "PRP$")


def _before(comma: int, first: int, parse: Doc) -> Token | None:
    """The subject that the apposition before a comma belongs to: what stands before it, or a name in apposition."""
    opens = next((i for i in range(comma - 1, first, -1) if parse[i].text == ","), None)
    inner = _phrase_head(comma - 1, first if opens is None else opens + 1, parse)
    if opens is None or inner.pos_ == "PROPN":
        return inner if inner.pos_ in ("PROPN", "NOUN", "PRON") else _root(parse[comma])
    return _phrase_head(opens - 1, first, parse)


def _phrase_head(last: int, first: int, parse: Doc) -> Token:
    """The head of the noun phrase that ends with a token, within bounds."""
    at = parse[last]
    while first <= at.head.i < at.i and at.dep_ in ("nmod", "compound", "flat", "conj", "appos", "nummod", "obl"):
        at = at.head
    return at


def _root(token: Token) -> Token | None:
    root = token.sent.root
    return root if root.pos_ in ("PROPN", "NOUN") and root.i < token.i else None


def _together(heads: list[Token]) -> list[Token]:
    return [t for head in heads for t in clause.conjuncts(head)]


def _event_object(verb: Token, nouns: Listed) -> tuple[Token, Entry] | None:
    """The event noun that a verb governs as its object, or as its subject in the passive."""
    wanted = "nsubj:pass" if clause.is_passive(verb) else "obj"
    return _listed_child(verb, wanted, nouns)


def _event_before(verb: Token, nouns: Listed) -> tuple[Token, Entry] | None:
    """The event noun that a participle describes: "a complaint [filed] by the union"."""
    if verb.tag_ != "VBN" or not verb.i or (noun := verb.nbor(-1)).pos_ != "NOUN":
        return None
    described = (verb.dep_ == "acl" and verb.head.i == noun.i) or (noun.head.i == verb.i and noun.dep_ == "obl")
    return (noun, listed[0]) if described and (listed := match(noun, nouns)) else None


def _listed_child(verb: Token, dep: str, nouns: Listed) -> tuple[Token, Entry] | None:
    for child in verb.children:
        if child.dep_ == dep and child.pos_ == "NOUN" and (found := match(child, nouns)):
            return child, found[0]
    return None


def _happening(verb: Token, nouns: Listed) -> tuple[Token, Entry] | None:
    """The event noun that is the subject of a verb of coming about."""
    if verb.lemma_.lower() not in HAPPEN and verb.lower_ not in ("risen", "arisen", "begun", "grown"):
        return None
    if any(c.dep_ == "obj" and c.lower_ != "place" for c in verb.children):
        return None
    if found := _listed_child(verb, "nsubj", nouns):
        return found
    if verb.dep_ != "xcomp":
        return None
    subjects = [s for s in clause.subjects(verb) if s.pos_ == "NOUN" and s.head.i == verb.head.i]
    return next(((s, listed[0]) for s in subjects if (listed := match(s, nouns))), None)  # "is scheduled to begin"
