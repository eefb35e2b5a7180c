"""Words that set one event before or after another, found by the grammar: "after the raid", "until the panel decides".

What the words mean is in data/lexicons/order.csv. Here is only how they stand: what follows them (the anchor) and what
they hang on (the host). A place ("before the court"), a date ("since 2013") and a cause ("since the fine was too high")
are no order of events.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from .. import clause, inflection
from .trigger import match, phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from ..lexicon import Entry, Lexicon
    from .trigger import Listed

UNITS = frozenset("minute hour day week month year decade minutes hours days weeks months years decades".split())
SOON = frozenset("shortly soon immediately just right long well hours days weeks months years".split())
COUNTED = frozenset("a an the few several many some couple of than more less about nearly almost only just".split())
# Nouns that bound what a noun behind "of" names: "before the end of the talks".
BOUNDS = frozenset("end start beginning outcome conclusion result results opening close completion day eve".split())
LEFT_OUT = frozenset(("advcl", "acl:relcl", "parataxis", "conj", "punct"))
OTHER_TIMES = frozenset("this that next on in than last".split())
RELATIVES = frozenset(("that", "which", "who", "whose", "when", "where"))
LONGEST = 14  # words of what follows a cue that still read as one phrase


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of order where they stand.

    From `first` (with a distance: "[two days] after") to `last`; `anchor` is the head of what follows and `end` its
    last word, both None for "later"; `host` is what is placed, None where the tree leaves it open.
    """

    entry: Entry
    first: Token
    last: Token
    distance: str
    anchor: Token | None
    host: Token | None
    end: Token | None

    @property
    def way(self) -> str:
        """Where the host stands: before, after, during, until or since."""
        return self.entry["way"]

    def places(self, token: Token) -> bool:
        """Whether a word is what the cue places, as far as the tree tells."""
        return self.host is None or self.host.i == token.i

    def holds(self, token: Token) -> bool:
        """Whether a word belongs to the anchor."""
        return self.anchor is not None and (token.i == self.anchor.i or self.anchor.is_ancestor(token))

    def dates(self, token: Token) -> bool:
        """Whether a date tells when the anchor was: it stands in it or right behind: "after the raid in [May]"."""
        if self.way == "during" or self.anchor is None:
            return False
        words = clause.words(token)
        behind = self.end is not None and words[0].i == self.end.i + 1 and words[0].dep_ == "case"
        return self.holds(token) or behind


def find(parse: Doc, lexicon: Lexicon) -> list[Cue]:
    """The words of order in a document, in order of the text; looked for once a document."""
    key = f"order by {lexicon.folder}"
    if key not in parse.user_data:
        parse.user_data[key] = list(_find(parse, lexicon))
    found: list[Cue] = parse.user_data[key]
    return found


def _find(parse: Doc, lexicon: Lexicon) -> Iterator[Cue]:
    verbs, nouns = _verbs(lexicon), phrases(lexicon, "noun")
    ended = 0
    for each in lexicon.matches("order", clause.text(parse), parse):
        doubled, ended = clause.text(parse)[ended : each.start].isspace(), each.end
        if doubled:  # "until after the vote"
            continue
        words = parse.char_span(each.start, each.end, alignment_mode="contract")
        if words is None or words[0].pos_ == "PROPN" or (words[0].text[0].isupper() and not opens(words[0])):
            continue
        first, distance = _distance(words[0])
        last = words[-1]
        if each.entry["takes"] == "nothing":
            if _looks_back(words.root, words[0], last):
                yield Cue(each.entry, first, last, distance, None, words.root.head, None)
        elif each.entry["takes"] == "object":
            if (both := _joined(words.root, nouns)) is not None:
                yield Cue(each.entry, first, last, "", both[1], both[0], None)
        elif (anchor := _anchor(last, each.entry, verbs, nouns)) is not None:
            host = _host(first, last, anchor)
            if host is None or not _apart(host, each.entry):
                yield Cue(each.entry, first, last, distance, anchor, host, _end(last, anchor))


@lru_cache(maxsize=8)
def _verbs(lexicon: Lexicon) -> frozenset[str]:
    """All printed forms of verbs that the lists know."""
    entries = [e for name in ("events", "modality", "speech") for e in lexicon.entries(name) if e["pos"] == "verb"]
    firsts = {words.split()[0] for entry in entries for words in entry.words()} - {"be"}
    return frozenset(form for verb in firsts for form in inflection.forms(verb, "verb", lexicon.irregular))


def opens(token: Token) -> bool:
    """Whether a word opens its sentence, or what is said in quotation marks."""
    return all(t.is_punct or t.is_space for t in token.doc[token.sent.start : token.i])


def _distance(token: Token) -> tuple[Token, str]:
    """The first word of "two days", "shortly", "in the weeks" before a cue, and how far off they say it is."""
    parse, at, first = token.doc, token.i - 1, token.sent.start
    if at < first or not (parse[at].lower_ in UNITS or parse[at].lower_ in SOON):
        return token, ""
    if parse[at].lower_ in UNITS:
        while at > first and (parse[at - 1].like_num or parse[at - 1].lower_ in COUNTED):
            at -= 1
        if at > first and parse[at - 1].lower_ == "in" and parse[at].lower_ == "the":
            return parse[at - 1], ""
        if at > first and parse[at - 1].lower_ == "for":  # "fell for two years after": how long, not how far off
            return token, ""
    return parse[at], clause.text(parse)[parse[at].idx : token.idx].strip()


def _looks_back(word: Token, first: Token, last: Token) -> bool:
    """Whether "later", "then" or "the next day" sets a clause after what was told before it."""
    verb, timed = word.head, word.dep_ in ("advmod", "obl", "obl:unmarked")
    before = first.nbor(-1).lower_ if first.i else ""
    after = first.doc[last.i + 1].lower_ if last.i + 1 < len(first.doc) else ""
    if not timed or not clause.is_verb(verb) or after in OTHER_TIMES or after.isdigit():
        return False
    if before in ("no", "or", "and/or", "since", "until", "by", "just", "even", "much"):
        return False
    if first.lower_ != "then":
        return True
    conditional = any(t.lower_ in ("if", "unless", "were") for t in first.doc[first.sent.start : first.i])
    return not conditional and verb.tag_ != "VBG" and not any(c.dep_ == "cop" for c in verb.children)


def _anchor(last: Token, entry: Entry, verbs: frozenset[str], nouns: Listed) -> Token | None:
    """The head of what follows a cue, where that names something that happens."""
    at = last
    while at.dep_ == "fixed":
        at = at.head
    follows = [at.head] if at.dep_ in ("case", "mark") or (at.dep_ == "advmod" and at.head.dep_ == "advcl") else []
    if at.tag_ == "VBG" and at.dep_ != "case" and not any(c.dep_ in ("aux", "nsubj", "cop") for c in at.children):
        follows = [c for c in at.children if c.dep_ == "obj"]
    if at.dep_ == "case" or at.lower_ == "time":
        follows += _verb_behind(last)  # a conjunction read as a preposition
    takes = entry["takes"]
    for head in follows:
        if head.i < last.i or head.sent.start != last.sent.start:
            continue
        as_noun = takes != "clause" and _names_event(head, nouns)
        if as_noun or (takes != "noun" and _tells(head, entry, verbs)):
            return head
    return None


def _joined(verb: Token, nouns: Listed) -> tuple[Token, Token] | None:
    """The two events that "follow" and "precede" join: "the [raid] followed a [complaint]"."""
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    objects = [c for c in verb.children if c.dep_ == "obj"]
    if clause.is_passive(verb) or len(subjects) != 1 or len(objects) != 1:
        return None
    named = _names_event(subjects[0], nouns) and _names_event(objects[0], nouns)
    return (subjects[0], objects[0]) if named else None


def _verb_behind(last: Token) -> list[Token]:
    """The finite verb behind one noun phrase, below another verb: "after [Greece] fined", whatever hangs on what."""
    before: list[Token] = []
    for token in last.doc[last.i + 1 : min(last.i + LONGEST, last.sent.end)]:
        if token.pos_ in ("VERB", "AUX"):
            verb = token.head if token.dep_.startswith("aux") else token
            named = bool(before) and before[-1].pos_ in ("NOUN", "PROPN", "PRON")
            return [verb] if named and token.tag_ in ("VBD", "VBZ", "VBP", "MD") and verb.dep_ != "ROOT" else []
        loose = bool(before) and before[-1].pos_ == "NOUN" and token.pos_ in ("DET", "PROPN", "PRON")
        if loose or token.pos_ not in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM"):
            return []
        before.append(token)
    return []


def _names_event(noun: Token, nouns: Listed) -> bool:
    if noun.pos_ != "NOUN":
        return False
    if noun.lower_ in BOUNDS:
        of = (c for c in noun.children if c.dep_ == "compound" or (c.dep_ == "nmod" and clause.preposition(c) == "of"))
        return any(match(c, nouns) for c in of)
    return match(noun, nouns) is not None


def _tells(head: Token, entry: Entry, verbs: frozenset[str]) -> bool:
    """Whether a clause says that something happens; after "since" only where the tenses speak of time, not of cause."""
    if head.tag_ == "NNS" and head.i and head.nbor(-1).dep_ == "compound" and head.nbor(-1).tag_ == "NN":
        return head.lower_ in verbs  # "until the panel [decides]", read as a noun
    if not clause.is_verb(head) or head.dep_ not in ("advcl", "acl", "acl:relcl", "obl", "ccomp", "conj", "parataxis"):
        return False
    subject = any(c.dep_.startswith("nsubj") for c in head.children)
    doing = head.tag_ == "VBG" and any(c.dep_ == "obj" for c in head.children)
    if entry["way"] != "since" or doing:
        return subject or doing
    perfect = any(c.lower_ in ("has", "have", "'ve", "’ve") and c.dep_ == "aux" for c in head.head.children)
    return subject and perfect and head.tag_ in ("VBD", "VBN") and not any(c.dep_ == "cop" for c in head.children)


def _host(first: Token, last: Token, anchor: Token) -> Token | None:
    """What a phrase of order hangs on; None where the phrase is the root of a sentence read wrongly."""
    at, inside = anchor, range(first.i, last.i + 1)
    while at.head.i in inside and at.head.i != at.i:
        at = at.head
    if at.dep_ == "advcl" and at.head.lower_ == "soon":
        at = at.head
    return at.head if at.head.i != at.i else None


def _apart(host: Token, entry: Entry) -> bool:
    """Whether the cue means something else beside this verb: "named after", "appeared before"."""
    return host.lemma_.lower() in entry.words("apart")


def _end(last: Token, anchor: Token) -> Token | None:
    """The last word of the phrase that follows a cue without a break; None where it breaks off before its head."""
    inside = {t.i for t in clause.words(anchor, LEFT_OUT)}
    at = last
    while at.i + 1 < len(at.doc) and at.i + 1 in inside and not (at.i >= anchor.i and at.nbor(1).lower_ in RELATIVES):
        at = at.nbor(1)
    return at if anchor.i <= at.i <= last.i + LONGEST else None
