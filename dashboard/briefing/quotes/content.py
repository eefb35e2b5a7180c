"""What a cue reports: the stretches of text that somebody is said to say, read off the tree, else off the surface."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import clause
from ..span import Span
from . import complement, frame
from .complement import ASKING, COMMISSIVE, clauses_of, says_that, tells_which
from .cue import Cue, support, tensed
from .speaker import named
from .stretch import LONGEST_SUBJECT, around, cut, edge, has_to, pieces

if TYPE_CHECKING:
    from spacy.tokens import Token

OBJECT_TAKING = frozenset(["accuse", "criticise", "praise", "describe", "report"])
OPINION = frozenset(["believe", "report", "estimate"])  # meanings of nouns in "in X's view"


def of(cue: Cue, nouns: frozenset[str]) -> list[Span]:
    """The contents of a cue in order, in pieces where interrupted, or none. `nouns` are those that report speech."""
    return _after_day(cue, _from_that(cue, _found(cue, nouns)))


def _from_that(cue: Cue, spans: list[Span]) -> list[Span]:
    """All that follows "that" behind a cue, where the tree found only a later clause of it.

    Half of it may say the opposite: "told them that he was not persuaded the step was needed".
    """
    parse = cue.head.doc
    if not cue.is_verb or not spans or spans[0].start < parse[cue.end - 1].idx:
        return spans
    between = [t for t in parse[cue.end : cue.head.sent.end] if t.idx + len(t) <= spans[0].start]
    that = next((t for t in between if t.lower_ == "that" and t.dep_ == "mark"), None)
    if that is None or not any(tensed(t) for t in between if t.i > that.i):
        return spans
    return [Span(parse[that.i + 1].idx, spans[0].end), *spans[1:]]


def _after_day(cue: Cue, spans: list[Span]) -> list[Span]:
    """Without the day of the saying, which the tree may take for part of it: "said on Tuesday it had opened"."""
    parse = cue.head.doc
    near = parse[cue.end : cue.end + 3]
    days = [t for t in near if t.dep_.startswith("obl") and clause.reported_on(t)] if cue.is_verb and spans else []
    if not days or days[-1].i + 1 >= cue.head.sent.end or spans[0].start > days[-1].idx:
        return spans
    return [Span(parse[days[-1].i + 1].idx, spans[0].end), *spans[1:]]


def _found(cue: Cue, nouns: frozenset[str]) -> list[Span]:
    if cue.entry["pos"] == "adposition":
        return _beside_phrase(cue)
    if not cue.is_verb:
        return _of_noun(cue)
    found = complement.of(cue) or complement.through_object(cue, nouns) or frame.of(cue)
    return found or _after_that(cue) or _to_do(cue) or _thing_demanded(cue) or _bare_clause(cue)


def _after_that(cue: Cue) -> list[Span]:
    """Where the tree has no clause: the words after "that" or "how" next to the verb, to the end of the sentence."""
    parse, i, end = cue.head.doc, cue.end, cue.head.sent.end
    opener = parse[i].lower_ if i < end else ""
    asked = opener in ("how", "why", "whether") and cue.entry["meaning"] in ASKING
    if cue.strength == "quote" or end - i < 3 or not (asked or (opener == "that" and parse[i].dep_ != "det")):
        return []
    return cut(parse, range(i, end)) if any(clause.is_verb(t) for t in parse[i + 1 : end]) else []


def _to_do(cue: Cue) -> list[Span]:
    """Where the tree has lost the infinitive of a request or promise: "called on Brussels to wait"."""
    if cue.strength != "always" or not (cue.entry["status"] == "requested" or cue.entry["meaning"] in COMMISSIVE):
        return []
    parse, end = cue.head.doc, cue.head.sent.end
    for token in parse[cue.end : min(end, cue.end + LONGEST_SUBJECT)]:
        if token.lower_ == "to" and token.i + 1 < end and token.tag_ == "TO":
            verb = next((t for t in parse[token.i + 1 : min(end, token.i + 4)] if t.tag_ == "VB"), None)
            return cut(parse, range(token.i, clause.words(verb)[-1].i + 1)) if verb is not None else []
        if token.pos_ not in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "PART", "CCONJ"):
            break
    return []


def _thing_demanded(cue: Cue) -> list[Span]:
    """ "called for fines on firms", "demanded an apology": what is demanded, where it is no clause."""
    if cue.entry["meaning"] != "demand" or cue.strength != "always":
        return []
    if cue.end > cue.start + 1:
        found = [noun for prep, noun in clause.obliques(cue.head) if prep == cue.head.doc[cue.end - 1].lower_]
    else:
        found = [c for c in cue.head.children if c.dep_ == "obj"]
    behind = [noun for noun in found if noun.i >= cue.end and noun.pos_ in ("NOUN", "PROPN")]
    return cut(cue.head.doc, range(cue.end, max(t.i for n in behind for t in clause.words(n)) + 1)) if behind else []


def _bare_clause(cue: Cue) -> list[Span]:
    """Where the tree has no clause and there is no "that": a noun phrase and a finite verb behind the cue."""
    parse, i, end = cue.head.doc, cue.end, cue.head.sent.end
    meaning = cue.entry["meaning"]
    if (cue.strength != "always" and meaning not in ("write", "believe")) or not tensed(cue.head) or i + 2 >= end:
        return []
    if meaning in OBJECT_TAKING or cue.entry["addressee"] == "obj":
        return []
    i += parse[i].text in (",", ":")
    if parse[i].pos_ not in ("DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM") or parse[i].tag_.startswith("W"):
        return []
    for token in parse[i + 1 : min(end, i + LONGEST_SUBJECT)]:
        if token.is_punct or token.lower_ in ("and", "or", "but", "who", "which", "that", "to", "as"):
            return []
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD") and token.dep_ not in ("acl:relcl", "acl", "amod"):
            return cut(parse, range(i, end))
    return []


def _of_noun(cue: Cue) -> list[Span]:
    """The that-clause of a speech noun, an infinitive of a request or promise; "in X's view" takes its sentence."""
    noun, lending = cue.head, support(cue.head)
    if cue.entry["meaning"] in OPINION and (found := _in_the_view(noun)):
        return found
    if cue.strength == "quote":
        return []
    commits = cue.entry["status"] == "requested" or cue.entry["meaning"] in COMMISSIVE
    for child in clauses_of(noun):
        if tells_which(child):
            continue
        if says_that(child) or (lending is not None and commits and child.dep_ == "acl" and has_to(child)):
            return pieces(child, cue)
    return _is_that(noun)


def _in_the_view(noun: Token) -> list[Span]:
    """ "In its view, fees are unfair": the clause that the phrase stands in."""
    verb = noun.head
    if clause.preposition(noun) != "in" or not clause.owners(noun) or verb.i == noun.i or not clause.is_verb(verb):
        return []
    words = frozenset(t.i for t in clause.words(noun))
    opens = min(words) == verb.sent.start or verb.doc[min(words) - 1].is_punct
    return around(verb, words) if opens else []


def _is_that(noun: Token) -> list[Span]:
    """ "Its argument is that fees are unfair": the predicate clause of the noun."""
    head = noun.head
    if noun.dep_ == "nsubj" and clause.owners(noun) and any(c.dep_ == "cop" for c in head.children):
        mark = next((c for c in head.children if c.dep_ == "mark" and c.lower_ == "that" and c.i > noun.i), None)
        if mark is not None:
            return cut(noun.doc, range(mark.i, clause.words(head)[-1].i + 1))
    return []


def _beside_phrase(cue: Cue) -> list[Span]:
    """What "according to X" is said of: the clause it stands in, or the sentence where the tree has another idea."""
    if cue.entry["status"] == "requested":
        return []  # "at the request of X" tells why a thing was done, not what was said
    phrase, sentence, parse = _phrase_tokens(cue), cue.head.sent, cue.head.doc
    over = _clause_over(cue.head)
    after = max(phrase) + 1
    closes = after >= sentence.end or (edge(parse[after]) and after + 2 >= sentence.end)
    if clause.is_verb(over) and over.i not in phrase and not closes and cue.start - sentence.start > 2:
        return around(over, phrase)
    rest = [i for i in range(sentence.start, sentence.end) if i not in phrase]
    return cut(parse, rest) if any(clause.is_verb(parse[i]) for i in rest) else []


def _phrase_tokens(cue: Cue) -> frozenset[int]:
    """The tokens of the phrase: its noun with what belongs to it, and appositions up to the comma that ends it."""
    parse, sentence = cue.head.doc, cue.head.sent
    held = clause.words(cue.head, frozenset(("parataxis", "advcl", "nsubj", "cop", "ccomp", "punct")))
    last = max([cue.head.i, *(t.i for t in held if t.i >= cue.start)])
    last += last + 1 < sentence.end and parse[last + 1].text in (")", "]")
    if cue.start - sentence.start < 3:
        head = named(cue.head)  # "according to its chief executive, Ana Ruiz, …"
        stops = (i for i in range(head.i + 1, max(last, head.i) + 1) if parse[i].text in (",", ";", ".", "“", '"'))
        last = next(stops, max(last, head.i) + 1) - 1
    return frozenset(range(cue.start, last + 1))


def _clause_over(token: Token) -> Token:
    """The finite predicate that a phrase belongs to."""
    for _ in range(8):
        held = clause.is_verb(token) and token.dep_ not in ("nmod", "obl", "acl", "xcomp") and not has_to(token)
        if token.head.i == token.i or held:
            break
        token = token.head
    return token
