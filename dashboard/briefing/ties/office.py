"""Offices and work: "Acme's chief executive, Jane Roe", "Chinese President Xi", "Roe, a former Acme employee"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from .. import clause, geography, modality
from ..span import Span
from ..tables import Mention
from .tie import Scene, Tie, between, is_stated, listed, relative_wholes

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ..lexicon import Entry

FORMER = frozenset("former ex retired onetime one-time then ousted previously formerly once late".split())
SECOND = frozenset("shadow deputy vice assistant associate junior under sub".split())
TAKES = frozenset("become appoint name elect hire choose pick install promote confirm".split())
SERVES = frozenset("serve work act remain continue double".split())
LEAVES = frozenset("resign quit retire oust sack fire dismiss remove replace step stand".split())
SENT = frozenset("ambassador envoy consul representative delegate emissary".split())
PHRASE = ("NOUN", "PROPN", "ADJ", "PART", "NUM", "DET", "ADV", "PRON")
# What follows a title without being part of its phrase.
OUTSIDE = frozenset("appos acl acl:relcl conj cc punct parataxis cop nsubj obl".split())
LOOSE = ("appos", "conj", "nmod", "parataxis", "dep", "list", "obl", "nmod:unmarked", "acl", "root", "ROOT")


def find(scene: Scene) -> Iterator[Tie]:
    """The ties of people to the bodies, countries or people they head, work for or belong to."""
    titles, plurals = (scene.lexicon.by("titles", column) for column in ("words", "plural"))
    for token in scene.parse:
        found = listed(token, titles, plurals)
        if found is None or not found[0]["relation"] or _goes_on(token, titles):
            continue
        entry, start, end = found
        office = Office(scene, token, entry, start, end)
        yield from office.ties()


def _goes_on(token: Token, titles: dict[str, Entry]) -> bool:
    """Whether a title is the first word of a longer one: "chief" in "chief executive"."""
    if token.i + 1 >= len(token.doc):
        return False
    later = listed(token.nbor(), titles)
    return later is not None and later[1] <= token.i


class Office:
    """One title in the text: who holds it, where, and what tie it makes."""

    def __init__(self, scene: Scene, token: Token, entry: Entry, start: int, end: int) -> None:
        self.scene, self.token, self.entry, self.start, self.end = scene, token, entry, start, end
        self.left = _left_edge(scene.parse[start])
        self.joined: list[Token] = []  # "joined Acme as its general counsel"
        self.ahead = False  # whether the clause says that the post will be taken up
        self.over = False  # whether the clause says that the post is given up

    def ties(self) -> Iterator[Tie]:
        holders = self._holders()
        if not holders:
            return
        for body, word in self._bodies():
            for holder in holders:
                kind = self._kind(body)
                if self.scene.fits(holder, body, kind):
                    words = Span(self.scene.parse[self.start].idx, self._end())
                    tie = between(holder, body, kind, self.token, self._label(kind), also=[words, word])
                    yield replace(tie, status="planned") if self.ahead else tie

    def _end(self) -> int:
        last = self.scene.parse[self.end - 1]
        return int(last.idx + len(last))

    def _label(self, kind: str) -> str:
        words = str(self.scene.parse[self.start : self.end].text)
        return f"former {words}" if kind == "worked for" and self._former() else words

    def _kind(self, body: Mention) -> str:
        relation = self.entry["relation"]
        if self.over or self._former():
            return "worked for"
        if self.scene.parse[self.start].lower_ == "minister" and self._is_right_before(body):
            return "works for"  # "Foreign Office Minister Jane Roe": one of its ministers
        if self.scene.kind(body) == "country" and self.entry["country"]:
            relation = self.entry["country"]
        return "works for" if relation == "head of" and self._is_narrowed(body) else relation

    def _is_right_before(self, body: Mention) -> bool:
        word = self.scene.parse[self.start].idx
        return self.scene.kind(body) != "country" and 0 <= word - body.end <= 1

    def _former(self) -> bool:
        heads = [self.token, *([self.token.head] if self.token.dep_ == "conj" else [])]
        left = self.scene.parse[self.left : self.start]
        near = [*left, *(c for h in heads for c in h.children if c.i < self.token.i)]
        return any(t.lower_ in FORMER for t in near)

    def _is_narrowed(self, body: Mention) -> bool:
        """Whether the title is of a part only: "deputy head", "head of research at Acme", "a director of Acme"."""
        parse = self.scene.parse
        before = [t for t in parse[self.left : self.start] if not body.start <= t.idx < body.end]
        if any(t.lower_ in SECOND or t.lower_ in ("a", "an") for t in before) or self.token.tag_ in ("NNS", "NNPS"):
            return True
        if any(t.pos_ == "NOUN" and t.i not in self.scene.at and not listed(t, self.scene.lexicon.by("titles", "words"))
               for t in before if t.dep_ == "compound"):  # fmt: skip
            return True
        rest = (
            c
            for c in self.token.children
            if c.dep_ == "nmod" and c.i >= self.end and clause.preposition(c) in ("of", "for")
        )
        return any(not (body.start <= c.idx < body.end) and not self.scene.resolved([c]) for c in rest)

    def _holders(self) -> list[Mention]:
        """Who holds the office: a name behind it or across a comma, its subject, or the description it is part of."""
        named = self._beside()
        if named is not None:
            return [named]
        found = self._predicated() or self._described()
        return [m for m in found if self.scene.kind(m) in self.scene.people]

    def _person(self, i: int) -> Mention | None:
        """The named person at a token index."""
        found = self.scene.at.get(i)
        return found if found is not None and found.kind == "name" and self.scene.kind(found) == "person" else None

    def _beside(self) -> Mention | None:
        parse, at = self.scene.parse, self.scene.at
        if (own := self._person(self.token.i)) and parse[self.end - 1].idx + len(parse[self.end - 1]) < own.end:
            return own
        if self.end < len(parse) and (after := self._person(self.end)) and not parse[self.end].is_sent_start:
            return after
        for near in (*_up(self.token), *(c for c in self.token.children if c.dep_ == "appos")):
            found = self.scene.named(near) or at.get(near.i)
            if found is not None and self.scene.kind(found) == "person" and found.kind == "name":
                return found
        return self._across() or self._equated()

    def _equated(self) -> Mention | None:
        """ "Its chief executive is Jane Roe"."""
        name, parts = self.token.head, list(self.token.head.children)
        cop = next((c for c in parts if c.dep_ == "cop"), None)
        if self.token.dep_ != "nsubj" or cop is None or cop.tag_ not in ("VBZ", "VBP") or not is_stated(name):
            return None
        return self._person(name.i)

    def _across(self) -> Mention | None:
        """The name beside the title and a comma: "its chief executive, Jane Roe", "Jane Roe, 61, head of Acme"."""
        parse = self.scene.parse
        i = self.left - 1
        if i > 1 and parse[i].text == "," and self.token.dep_ in LOOSE:
            i -= 1
            if parse[i].like_num and parse[i - 1].text == ",":
                i -= 2
            if before := self._person(i):
                return before
        own = [t.i for t in clause.words(self.token, OUTSIDE) if t.i < self.token.i + 9]
        last = max([self.end - 1, *own])
        if last + 2 < len(parse) and parse[last + 1].text == "," and not parse[last + 2].is_sent_start:
            owned = any(c.dep_ in ("nmod:poss", "det") for c in self.token.children)
            found = self._person(last + 2) if owned else None
            return None if found is not None and _is_possessor(found, parse, last + 2) else found
        return None

    def _described(self) -> list[Mention]:
        """The description whose head the title is: "a spokesman for Acme", "two former executives of Acme"."""
        own = self.scene.at.get(self.token.i)
        if own is None or own.kind != "description" or listed(self.token, self.scene.lexicon.by("ties", "words")):
            return []  # "Acme's partners" are tied to Acme, but do not work there
        return [own] if own.actor else []

    def _predicated(self) -> list[Mention]:
        token, verb = self.token, self.token.head
        if any(c.dep_ == "cop" for c in token.children):
            past = modality.mood(token).time == "past" and verb.dep_ != "ccomp" and token.dep_ != "ccomp"
            self.over = past
            return self.scene.resolved(clause.subjects(token)) if is_stated(token) else []
        if (read := _appointed(token)) is not None:
            verb = read
        lemma = verb.lemma_.lower()
        as_what = clause.preposition(token) == "as"
        fits = as_what or token.dep_ in ("xcomp", "obj") or read is not None
        if verb.pos_ != "VERB" or not fits or not (is_stated(verb) or self._is_to_come(verb)):
            return []
        self.ahead = not is_stated(verb)
        if lemma in LEAVES and as_what:
            self.over = True
            return self.scene.resolved(clause.patients(verb) or clause.subjects(verb))
        if lemma == "join" and as_what:
            self.joined = clause.objects(verb)
            return self.scene.resolved(clause.subjects(verb))
        if lemma in SERVES and as_what:
            self.over = modality.mood(verb).time == "past" and lemma in ("serve", "work", "act")
            return self.scene.resolved(clause.subjects(verb))
        if lemma == "become":
            return self.scene.resolved(clause.subjects(verb))
        if lemma in TAKES and (as_what or clause.is_passive(verb)):
            self.joined = [] if clause.is_passive(verb) else clause.subjects(verb)
            return self.scene.resolved(clause.patients(verb))
        return []

    def _is_to_come(self, verb: Token) -> bool:
        """Whether somebody will take the post: "will become chair", "will be appointed chair"."""
        mood = modality.mood(verb)
        plain = mood.modal in ("will", "shall", "'ll", "’ll") and not (mood.negated or mood.conditional)
        return plain and verb.lemma_.lower() in TAKES

    def _bodies(self) -> list[tuple[Mention, Span]]:
        """The bodies of the office, the first that are told: a possessor, a name before the title, an "of" phrase."""
        owners = _possessors(self.token)
        if self.token.dep_ in ("compound", "amod", "flat", "nmod:desc"):  # "his adviser Jane Roe" hung on the name
            owners += [t for t in _possessors(self.token.head) if t.i < self.start]
        if owners:  # of "the group's lawyer" nothing where the group is not known
            return [m for t in owners if (m := self._body(t))]
        if found := [m for t in self._before() if (m := self._body(t))]:
            return found[:1]
        for prep in ("of", "at", "for", "with", "in", "to"):
            if prep == "to" and self.token.lemma_.lower() in SENT:
                continue
            told = [c for c in self._phrases() if clause.preposition(c) == prep]
            heads = [t for c in told for t in clause.conjuncts(c) if t is c or not self._is_title(t)]
            found = [m for t in heads if (m := self._body(t) or self._inside(t))]
            if found := [each for each in found if prep != "in" or self.scene.kind(each[0]) != "country"]:
                return found
        if found := [m for t in relative_wholes(self.token, ("of", "at", "for")) if (m := self._body(t))]:
            return found
        return [m for t in self.joined if (m := self._body(t))]

    def _phrases(self) -> list[Token]:
        """The prepositional phrases of the title, also where the tree hangs them on a title coordinated with it."""
        for host in clause.conjuncts(self.token):
            if found := [c for c in host.children if c.dep_ in ("nmod", "obl") and c.i > host.i and c.i >= self.end]:
                return found
        return []

    def _is_title(self, token: Token) -> bool:
        return listed(token, self.scene.lexicon.by("titles", "words")) is not None

    def _before(self) -> list[Token]:
        """Words before the title in its phrase, nearest first: "Acme chief executive", "former Chilean ambassador"."""
        parse = self.scene.parse
        return [parse[i] for i in range(self.start - 1, self.left - 1, -1) if parse[i].pos_ in ("PROPN", "ADJ", "NOUN")]

    def _body(self, token: Token) -> tuple[Mention, Span] | None:
        found = self.scene.meant(token)
        if found is not None and found.actor in self.scene.known:
            own = self.scene.at.get(self.token.i)
            if own is None or own.actor != found.actor:
                return found, Span(found.start, found.end)
        if found is None and (code := geography.demonym_of(token.text) or geography.country_of(token.text)):
            for actor in self.scene.known.values():
                if actor.kind == "country" and actor.country == code:
                    return _stand_in(token, actor.actor), Span(token.idx, token.idx + len(token))
        return None

    def _inside(self, token: Token) -> tuple[Mention, Span] | None:
        """The body whose part the phrase is: "head of Acme's research arm", "head of research at Acme"."""
        if token.i in self.scene.at:
            return None
        placed = (c for c in token.children if c.dep_ == "nmod" and clause.preposition(c) in ("of", "at"))
        return next((m for t in (*_possessors(token), *placed) if (m := self._body(t))), None)


def _appointed(title: Token) -> Token | None:
    """The verb that a tree takes for a word before the title: "was [appointed] head of the agency"."""
    verbs = (c for c in title.children if c.dep_ == "amod" and c.tag_ == "VBN" and c.lemma_.lower() in TAKES)
    return next((v for v in verbs if any(c.dep_ == "nsubj:pass" for c in v.children)), None)


def _is_possessor(found: Mention, parse: Doc, i: int) -> bool:
    """Whether a name owns what follows: "the head of Acme, Roe's rival"."""
    behind = next((t for t in parse[i : i + 8] if t.idx >= found.end), None)
    return behind is not None and behind.tag_ == "POS"


def _possessors(noun: Token) -> list[Token]:
    """Whose a noun is, also where the tree hangs the possessor on the noun before it: "Acme's finance chief"."""
    hosts = [noun, *(c for c in noun.children if c.dep_ == "compound")]
    return [t for h in hosts for c in h.children if c.dep_ == "nmod:poss" for t in clause.conjuncts(c)]


def _stand_in(token: Token, actor: str) -> Mention:
    """A mention for an adjective of a country, which has none of its own: "Chinese" in "Chinese President Xi"."""
    return Mention(
        document="", start=token.idx, end=token.idx + len(token), text=token.text, mention="", actor=actor, kind="name"
    )


def _left_edge(token: Token) -> int:
    """Index of the first token of the words before a noun that belong to its phrase."""
    i, first = token.i, token.sent.start
    while (
        i > first
        and (token.doc[i - 1].pos_ in PHRASE or token.doc[i - 1].text in ("-", "’s", "'s", "&"))
        and token.i - i < 9
    ):
        if token.doc[i - 1].tag_ in ("WP", "WDT", "EX") or (token.doc[i - 1].dep_ in ("nsubj", "obj", "nsubj:pass")):
            break
        i -= 1
        if token.doc[i].dep_ == "det" and token.doc[i].head.i >= token.i:
            break
    return i


def _up(token: Token) -> list[Token]:
    """The noun that a title is apposed to, also where it is one of several: "Roe, an economist and head of Acme"."""
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
        if token.dep_ == "nmod" and token.head.dep_ == "appos":  # "a lawyer for Acme and an official", hung on Acme
            token = token.head
    return [token.head] if token.dep_ == "appos" else []
