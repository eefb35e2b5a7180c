"""The clause that depends on a cue: finite, infinitive or gerund, on the verb itself or on its object."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import clause
from ..span import Span
from .cue import SUPPORT, Cue, passive
from .frame import set_in
from .stretch import has_subject, has_to, opens_with_that, pieces

if TYPE_CHECKING:
    from spacy.tokens import Token

NOUN_CLAUSES = frozenset(("acl", "ccomp", "acl:relcl", "advcl"))
FINITE_CLAUSES = frozenset(("ccomp", "csubj", "csubj:pass"))
BROKEN_CLAUSES = frozenset(("advcl", "acl", "acl:relcl", "parataxis", "dep", "obj", "xcomp", "obl"))
ASKING = frozenset("say explain report ask doubt reveal inform argue describe write testify".split())
DOING = frozenset(["deny", "recommend", "propose", "suggest", "admit"])  # meanings whose gerund is what is said
# Nouns that only lend a verb of speech its clause: "noted the fact that".
VOICING = frozenset(("express", "voice"))  # verbs that give any noun of feeling its clause
BEARERS = frozenset(["fact", "possibility", "danger", "risk", "need"])
# Verbs whose passive reports what is said of its subject: "is said to"; a closed class of the grammar.
RAISING = frozenset("say report allege claim believe think rumour rumor understand".split())
# Meanings whose infinitive is what is said.
COMMISSIVE = frozenset(["promise", "threaten", "offer", "propose", "claim"])
STRANDED = frozenset("on with from about for into upon".split())
GERUND_MARKS = frozenset(("of", "against", "to", "about", "for"))
MARKED_GERUND = frozenset("accuse warn suspect admit confess recommend insist".split())
TARGETED = frozenset(["accuse", "criticise", "praise", "describe"])  # meanings whose object is spoken of, not to


def of(cue: Cue) -> list[Span]:
    """The clause that depends on the verb: finite, infinitive or gerund."""
    for host in (*hosts(cue), *(c for c in cue.head.children if c.dep_ == "advmod" and c.i > cue.head.i)):
        for child in host.children:
            if _is_content(cue, child):
                return (_lost_subject(cue, child) and set_in(cue)) or pieces(child, cue)
    return []


def hosts(cue: Cue) -> list[Token]:
    """The head of a cue, and the words of its phrase that a clause or object may hang on: "made clear that"."""
    return [cue.head, *(t for t in cue.head.doc[cue.start : cue.end] if t.head.i == cue.head.i)]


def _lost_subject(cue: Cue, child: Token) -> bool:
    """Whether a clause's subject stands before the reporting clause, read as the cue's: "The rules, X said, were"."""
    before = [c for c in cue.head.children if c.i < cue.head.i and c.dep_ in ("nsubj", "obl:unmarked", "dislocated")]
    doubled = len(before) > 1 and before[-1].dep_ == "nsubj" and before[0].pos_ in ("NOUN", "PROPN", "PRON")
    return doubled and child.i > cue.head.i and not has_to(child) and not has_subject(child)


def _is_content(cue: Cue, child: Token) -> bool:
    if cue.strength == "quote" or child.i == cue.head.i or cue.start < child.i < cue.end:
        return False
    return _is_finite_content(cue, child) or _is_infinitive(cue, child) or _is_gerund(cue, child)


def _is_finite_content(cue: Cue, child: Token) -> bool:
    if not clause.is_verb(child) and child.dep_ not in FINITE_CLAUSES:
        return False
    if has_to(child) or (child.tag_ == "VBG" and not _helped(child)):
        return False
    if child.dep_ in FINITE_CLAUSES:
        return clause.is_verb(child) or has_subject(child) or any(c.dep_ == "mark" for c in child.children)
    mark = next((c for c in child.children if c.dep_ == "mark"), None)
    that = mark is not None and mark.lower_ == "that" and mark.i > cue.head.i and mark.nbor(-1).lower_ != "so"
    return (that and child.dep_ in BROKEN_CLAUSES) or _asks(cue, child)


def _asks(cue: Cue, child: Token) -> bool:
    """ "explained how it worked": an embedded question behind the verb, however the tree labels it."""
    if cue.entry["meaning"] not in ASKING or child.dep_ not in BROKEN_CLAUSES:
        return False
    first = clause.words(child)[0]
    asks = first.lower_ in ("how", "why", "whether", "what")
    return asks and first.i > cue.head.i and not child.doc[first.i - 1].is_punct


def _is_infinitive(cue: Cue, child: Token) -> bool:
    """Infinitives that are what was said: of requests, promises, claims, and of "is said to"."""
    if child.dep_ not in ("xcomp", "advcl", "ccomp", "acl", "obl") or not has_to(child) or child.i < cue.head.i:
        return False
    if _purpose(child):
        return False
    meaning, status = cue.entry["meaning"], cue.entry["status"]
    if status == "requested":
        return cue.strength == "always" or (meaning != "demand" and bool(listeners(cue)))
    if passive(cue.head):
        return cue.head.lemma_.lower() in RAISING
    return meaning in COMMISSIVE and (cue.strength == "always" or meaning == "offer")


def _is_gerund(cue: Cue, child: Token) -> bool:
    """ "denied stealing", "accused of stealing", "warned against buying", "suggested waiting"."""
    if child.tag_ != "VBG" or child.dep_ not in ("xcomp", "ccomp", "advcl", "obj", "obl") or child.i < cue.head.i:
        return False
    before = child.doc[min([child.i, *(c.i for c in child.children)]) - 1]
    if before.text in (",", ";"):
        return False
    marks = [c.lower_ for c in child.children if c.dep_ in ("mark", "case") and c.i < child.i]
    if marks:
        return marks[0] in GERUND_MARKS and cue.entry["meaning"] in MARKED_GERUND
    return child.dep_ not in ("advcl", "obl") and not _helped(child) and cue.entry["meaning"] in DOING


def through_object(cue: Cue, nouns: frozenset[str]) -> list[Span]:
    """Clauses that hang on a noun: "voiced fears that", "accused X of hiding", "it was announced by X that"."""
    for noun in objects(cue):
        bears = noun.lower_ in nouns or noun.lemma_.lower() in BEARERS or cue.head.lemma_.lower() in VOICING
        for child in clauses_of(noun) if bears else ():
            if says_that(child):
                return pieces(child, cue)
    for child in (c for noun in cue.head.children if noun.dep_ in ("obj", "iobj") for c in noun.children):
        if child.i > cue.head.i and (_marked_gerund(cue, child) or _charge(cue, child)):
            return pieces(child, cue)
    for child in cue.head.children:
        if child.i > cue.head.i and (_charge(cue, child) or _marked_gerund(cue, child)):
            return pieces(child, cue)
    spoken_to = [c for c in cue.head.children if c.dep_ in ("obl:agent", "obl", "iobj", "obj") and c.i > cue.head.i]
    for noun in spoken_to if cue.strength == "always" else ():
        for child in clauses_of(noun):
            if misread_that(child) or (noun.dep_ != "obj" and opens_with_that(child)):
                return pieces(child, cue)
    return []


# Verbs of a stand on what was said: "an allegation that the firm rejects" tells which allegation, not what it says.
# Verbs that never go without an object: "the advice that he had received" tells which advice.
HANDED = frozenset("receive obtain get seek commission order sign present submit provide send read adopt".split())
DISPUTE = frozenset("reject deny dispute dismiss contest refute repeat withdraw investigate".split())


def clauses_of(noun: Token) -> list[Token]:
    """The clauses that follow a noun and hang on it."""
    return [child for child in noun.children if child.i > noun.i and child.dep_ in NOUN_CLAUSES]


def says_that(child: Token) -> bool:
    """Whether a noun's clause tells what is said rather than which noun is meant."""
    return opens_with_that(child) or misread_that(child)


def tells_which(child: Token) -> bool:
    """Whether a clause has lost a preposition's noun to the one it hangs on: "the estimates that he sat on in May"."""
    words, parse = clause.words(child), child.doc
    definite = child.head.left_edge.lower_ in ("the", "those", "these")
    for token in words if definite else ():
        behind = parse[token.i + 1] if token.i + 1 < len(parse) else None
        stranded = behind is None or behind.is_punct or behind.pos_ in ("ADP", "SCONJ")
        if token.lower_ in STRANDED and token.i > child.i and stranded and token.dep_ != "compound:prt":
            return True
    return False


def _marked_gerund(cue: Cue, child: Token) -> bool:
    marked = any(c.dep_ == "mark" and c.lower_ in ("of", "against") for c in child.children)
    done = any(c.dep_ in ("aux", "aux:pass") and c.lower_ in ("having", "being") for c in child.children)
    return (child.tag_ == "VBG" or done) and marked and cue.entry["meaning"] in ("accuse", "warn", "suspect")


def _charge(cue: Cue, noun: Token) -> bool:
    """ "accused the bank of fraud": what somebody is accused of."""
    return cue.entry["meaning"] == "accuse" and noun.dep_ in ("nmod", "obl") and clause.preposition(noun) == "of"


def misread_that(child: Token) -> bool:
    """A clause with a subject of its own after "that", read as relative: "told the board that prices fell"."""
    first = clause.words(child)[0]
    own = any(c.dep_ in ("nsubj", "nsubj:pass") and c.lower_ != "that" for c in child.children)
    stance = child.lemma_.lower() in SUPPORT | DISPUTE | HANDED
    relative = stance and not any(c.dep_ in ("obj", "ccomp") and c.i > child.i for c in child.children)
    return own and first.lower_ == "that" and first.dep_ != "nsubj" and not relative


def objects(cue: Cue) -> list[Token]:
    """The nouns that a verb cue has as object, also those hung on a word of its phrase ("made clear their view")."""
    if cue.head.dep_ == "amod":
        return [cue.head.head]
    nouns = [c for host in hosts(cue) for c in host.children if c.dep_ in ("obj", "nsubj:pass")]
    return [noun for noun in nouns if noun.pos_ in ("NOUN", "PROPN")]


def foreign_owner(noun: Token, speakers: list[Token]) -> bool:
    """Whether a speech noun belongs to somebody other than the speakers: "denied Washington's claim that"."""
    mine = {t.i for t in speakers}
    return any(o.pos_ != "PRON" and o.i not in mine for o in clause.owners(noun))


def listeners(cue: Cue) -> list[Token]:
    """Those a verb says it to, by where the lexicon puts them: object, "to" or "on" phrase."""
    verb, place = cue.head, cue.entry["addressee"]
    if cue.entry["meaning"] in TARGETED or not cue.is_verb:
        return []
    if place == "obj":
        found = clause.subjects(verb) if passive(verb) else clause.objects(verb)
        extra = ("on", "upon", "with") if cue.end > cue.start + 1 else ()
        return found or [noun for prep, noun in clause.obliques(verb) if prep in extra]
    wanted = {"to": ("to",), "on": ("on", "upon")}.get(place, ())
    found = [noun for prep, noun in clause.obliques(verb) if prep in wanted]
    return [noun for noun in found if noun.pos_ in ("NOUN", "PROPN", "PRON")]


def _helped(child: Token) -> bool:
    return any(c.dep_ in ("aux", "cop", "aux:pass") and c.lower_ not in ("being", "having") for c in child.children)


def _purpose(child: Token) -> bool:
    mark = next((c for c in child.children if c.dep_ == "mark" and c.i < child.i), None)
    if mark is None:
        return False
    first = min(t.i for t in clause.words(child))
    before = child.doc[first - 1] if first else None
    return mark.lower_ == "in" or (before is not None and before.lower_ in (",", "order", "as"))
