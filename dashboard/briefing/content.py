"""What a cue reports: the stretches of text that somebody is said to say, read off the tree, else off the surface."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from . import clause
from .cue import SUPPORT, Cue, passive, support
from .span import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

EDGES = frozenset((",", ";", ":", ".", "–", "—", "-", "--", "..."))
NOUN_CLAUSES = frozenset(("acl", "ccomp", "acl:relcl", "advcl"))
FINITE_CLAUSES = frozenset(("ccomp", "csubj", "csubj:pass"))
BROKEN_CLAUSES = frozenset(("advcl", "acl", "acl:relcl", "parataxis", "dep", "obj", "xcomp", "obl"))
# Meanings of verbs that stand in a reporting clause set into what it reports, those that need "that" elsewhere included.
SETTING = frozenset("say believe argue claim suggest reply write hope fear insist admit stress warn".split())
ASKING = frozenset("say explain report ask doubt reveal inform argue describe write testify".split())
DOING = frozenset("deny recommend propose suggest admit".split())  # meanings whose gerund is what is said
# Nouns that only lend a verb of speech its clause: "noted the fact that".
BEARERS = frozenset("fact possibility danger risk need".split())
LONGEST_SUBJECT = 12
LONGEST_FRAME = 16  # tokens of a reporting clause set into what it reports
QUESTION_WORDS = frozenset("whether why how what who which where when whom whose".split())
# Verbs whose passive reports what is said of its subject: "is said to", "is believed to"; a closed class of the grammar.
RAISING = frozenset("say report allege claim believe think rumour rumor understand".split())
COMMISSIVE = frozenset("promise threaten offer propose claim".split())  # meanings whose infinitive is what is said
INTENDING = frozenset("plan decide expect suspect".split())  # meanings whose infinitive is a deed, not words
GERUND_MARKS = frozenset(("", "of", "against", "to", "about", "for"))


def of(cue: Cue, nouns: frozenset[str]) -> list[Span]:
    """The contents of a cue, in order, or none; interrupted contents come in pieces. `nouns`: those that report speech."""
    if cue.entry["pos"] == "adposition":
        return _beside_phrase(cue)
    if not cue.is_verb:
        return _of_noun(cue)
    found = _complement(cue) or _through_object(cue, nouns) or _frame(cue)
    return found or _after_that(cue) or _bare_clause(cue)


def _complement(cue: Cue) -> list[Span]:
    """The clause that depends on the verb: finite, infinitive or gerund."""
    for host in hosts(cue):
        for child in host.children:
            if _is_content(cue, child):
                return (_lost_subject(cue, child) and _set_in(cue)) or pieces(child, cue)
    return []


def _lost_subject(cue: Cue, child: Token) -> bool:
    """Whether a clause's subject stands before the reporting clause, read as the cue's: "The rules, X said, were"."""
    doubled = sum(1 for c in cue.head.children if c.dep_ == "nsubj" and c.i < cue.head.i) > 1
    bare = child.i > cue.head.i and not _to(child) and not any(c.dep_.startswith("nsubj") for c in child.children)
    return doubled and bare


def hosts(cue: Cue) -> list[Token]:
    """The head of a cue, and the words of its phrase that a clause or object may hang on: "made clear that"."""
    return [cue.head, *(t for t in cue.head.doc[cue.start : cue.end] if t.head.i == cue.head.i)]


def _is_content(cue: Cue, child: Token) -> bool:
    if cue.strength == "quote" or child.i == cue.head.i or cue.start < child.i < cue.end:
        return False
    return _is_finite_content(cue, child) or _is_infinitive(cue, child) or _is_gerund(cue, child)


def _is_finite_content(cue: Cue, child: Token) -> bool:
    if not clause.is_verb(child) and child.dep_ not in FINITE_CLAUSES:
        return False
    if _to(child) or (child.tag_ == "VBG" and not _helped(child)):
        return False
    if child.dep_ in FINITE_CLAUSES:
        return clause.is_verb(child) or any(c.dep_.startswith("nsubj") or c.dep_ == "mark" for c in child.children)
    mark = next((c for c in child.children if c.dep_ == "mark"), None)
    if _asks(cue, child):
        return True
    that = mark is not None and mark.lower_ == "that" and mark.i > cue.head.i
    return that and child.dep_ in BROKEN_CLAUSES and mark is not None and child.doc[mark.i - 1].lower_ != "so"


def _asks(cue: Cue, child: Token) -> bool:
    """ "explained how it worked": an embedded question behind the verb, however the tree labels it."""
    first = clause.words(child)[0]
    if cue.entry["meaning"] not in ASKING or child.dep_ not in BROKEN_CLAUSES or first.lower_ not in ("how", "why", "whether", "what"):
        return False
    return first.i > cue.head.i and not child.doc[first.i - 1].is_punct


def _is_infinitive(cue: Cue, child: Token) -> bool:
    """Infinitives that are what was said: of requests, promises, claims, and of "is said to"."""
    if child.dep_ not in ("xcomp", "advcl", "ccomp", "acl", "obl") or not _to(child) or child.i < cue.head.i:
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
    marks = [c.lower_ for c in child.children if c.dep_ in ("mark", "case") and c.i < child.i]
    if _helped(child) and not marks:
        return False
    before = child.doc[min([child.i, *(c.i for c in child.children)]) - 1]
    if before.text in (",", ";") or cue.strength == "quote":
        return False
    if child.dep_ in ("advcl", "obl") and not marks:
        return False
    if marks and cue.entry["meaning"] not in ("accuse", "warn", "suspect", "admit", "confess", "recommend", "insist"):
        return False
    return marks[0] in GERUND_MARKS if marks else cue.entry["meaning"] in DOING


def _through_object(cue: Cue, nouns: frozenset[str]) -> list[Span]:
    """Clauses that hang on a noun: "voiced fears that", "accused X of hiding", "it was announced by X that"."""
    for noun in objects(cue):
        bears = noun.lower_ in nouns or noun.lemma_.lower() in BEARERS or cue.head.lemma_.lower() in ("express", "voice")
        for child in noun.children:
            if child.i <= noun.i or child.dep_ not in NOUN_CLAUSES:
                continue
            if (bears and (_that(child) or _misread_that(child))) or _marked_gerund(cue, child):
                return pieces(child, cue)
    spoken_to = [c for c in cue.head.children if c.dep_ in ("obl:agent", "obl", "iobj", "obj") and c.i > cue.head.i]
    for noun in spoken_to if cue.strength == "always" else ():
        for child in noun.children:
            said = child.dep_ in NOUN_CLAUSES and child.i > noun.i and (_that(child) or _misread_that(child))
            if said and noun.dep_ != "obj" or child.dep_ == "acl:relcl" and _misread_that(child):
                return pieces(child, cue)
    return []


def _marked_gerund(cue: Cue, child: Token) -> bool:
    marked = any(c.dep_ == "mark" and c.lower_ in ("of", "against") for c in child.children)
    return child.tag_ == "VBG" and marked and cue.entry["meaning"] in ("accuse", "warn", "suspect")


def _misread_that(child: Token) -> bool:
    """A clause with a subject of its own after "that", read as relative: "told the board that prices fell"."""
    first = clause.words(child)[0]
    own = any(c.dep_ in ("nsubj", "nsubj:pass") and c.lower_ != "that" for c in child.children)
    relative = child.lemma_.lower() in SUPPORT and not any(c.dep_ == "obj" and c.i > child.i for c in child.children)
    return own and first.lower_ == "that" and first.dep_ != "nsubj" and not relative


def objects(cue: Cue) -> list[Token]:
    """The nouns that a verb cue has as object, also those hung on a word of its phrase ("made clear their view")."""
    if cue.head.dep_ == "amod":
        return [cue.head.head]
    nouns = [c for host in hosts(cue) for c in host.children if c.dep_ in ("obj", "nsubj:pass")]
    return [noun for noun in nouns if noun.pos_ in ("NOUN", "PROPN")]


def _frame(cue: Cue) -> list[Span]:
    """A reporting clause set into or after what it reports: "The rules, she said, were unfair."."""
    if not _sets_in(cue) or _has_object(cue):
        return []
    return _set_in(cue)


def _set_in(cue: Cue) -> list[Span]:
    verb = cue.head
    if _as_said(verb):
        return around(verb.head, frozenset(t.i for t in clause.words(verb)))
    inner = _set_off(verb)
    if inner is None:
        return []
    if verb.dep_ in ("parataxis", "ccomp", "advcl") and clause.is_verb(verb.head):
        return around(verb.head, inner)
    rest = [i for i in range(verb.sent.start, verb.sent.end) if i not in inner]
    return _cut(verb.doc, rest) if any(clause.is_verb(verb.doc[i]) for i in rest) else []


def _sets_in(cue: Cue) -> bool:
    verb, meaning = cue.head, cue.entry["meaning"]
    active = verb.tag_ == "VBN" and any(c.dep_ == "nsubj" for c in verb.children)
    if not (_tensed(verb) or active) or cue.strength == "quote":
        return False
    if cue.strength == "always" and cue.entry["status"] != "requested":
        return meaning not in ("describe", "accuse", "criticise", "praise")
    return meaning in SETTING


def _as_said(verb: Token) -> bool:
    """ "As X told the paper, ...", "..., as X put it"."""
    marked = any(c.lower_ == "as" and c.i < verb.i and c.dep_ in ("mark", "advmod", "case") for c in verb.children)
    owned = any(c.dep_ in ("nsubj", "nsubj:pass") for c in verb.children)
    return marked and owned and verb.dep_ in ("advcl", "parataxis") and clause.is_verb(verb.head)


def _has_object(cue: Cue) -> bool:
    """Whether a verb has something of its own to say: an object that is not the one spoken to, or an infinitive."""
    spoken_to = cue.entry["addressee"] == "obj" and cue.entry["meaning"] in ("say", "inform", "promise", "ask", "warn", "explain")
    wanted = ("xcomp", "ccomp") if spoken_to else ("xcomp", "ccomp", "obj")
    return any(c.dep_ in wanted and c.i > cue.head.i and not c.is_punct for c in cue.head.children)


def _set_off(verb: Token) -> frozenset[int] | None:
    """The tokens of a short reporting clause that stands behind a comma and before another stop, or None."""
    near = [c for c in verb.children if c.dep_ in ("nsubj", "nsubj:pass") and abs(c.i - verb.i) < LONGEST_FRAME]
    subject = min(near, key=lambda c: abs(c.i - verb.i), default=None)
    if subject is None or subject.lower_ in QUESTION_WORDS or subject.lower_ in ("that", "there"):
        return None
    parse, sentence = verb.doc, verb.sent
    own = [t.i for t in clause.words(subject) if not t.is_punct]
    first, last = min(*own, verb.i), max(*own, verb.i)
    first = min([first, *(c.i for c in verb.children if c.i < verb.i and c.dep_ in ("aux", "advmod", "mark", "cc") and c.i >= first - 2)])
    while last + 1 < sentence.end and not _edge(parse[last + 1]) and last - verb.i < LONGEST_FRAME:
        last += 1
    if first == sentence.start or parse[first - 1].text not in (",", "–", "—", "--") or last - first > LONGEST_FRAME:
        return None
    ends = last + 1 >= sentence.end or _edge(parse[last + 1])
    finite = sum(1 for t in parse[first : last + 1] if t.tag_ in ("VBD", "VBZ", "VBP") and t.pos_ == "VERB")
    return frozenset(range(first, last + 1)) if ends and finite <= 1 else None


def _after_that(cue: Cue) -> list[Span]:
    """Where the tree has no clause: the words after "that" or "how" next to the verb, to the end of the sentence."""
    parse, i, end = cue.head.doc, cue.end, cue.head.sent.end
    opener = parse[i].lower_ if i < end else ""
    asked = opener in ("how", "why", "whether") and cue.entry["meaning"] in ASKING
    if cue.strength == "quote" or end - i < 3 or not (asked or (opener == "that" and parse[i].dep_ != "det")):
        return []
    return _cut(parse, range(i, end)) if any(clause.is_verb(t) for t in parse[i + 1 : end]) else []


def _bare_clause(cue: Cue) -> list[Span]:
    """Where the tree has no clause and there is no "that": a noun phrase and a finite verb behind the cue."""
    parse, i, end = cue.head.doc, cue.end, cue.head.sent.end
    if cue.strength != "always" and cue.entry["meaning"] != "write" or not _tensed(cue.head) or i + 2 >= end:
        return []
    if cue.entry["meaning"] in ("accuse", "criticise", "praise", "describe", "report") or cue.entry["addressee"] == "obj":
        return []
    i += 1 if parse[i].text in (",", ":") and parse[cue.start].head.i != i else 0
    if i >= end or parse[i].pos_ not in ("DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM") or parse[i].tag_.startswith("W"):
        return []
    for token in parse[i + 1 : min(end, i + LONGEST_SUBJECT)]:
        if token.is_punct or token.lower_ in ("and", "or", "but", "who", "which", "that", "to", "as"):
            return []
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD") and token.dep_ not in ("acl:relcl", "acl", "amod"):
            return _cut(parse, range(i, end))
    return []


def _tensed(verb: Token) -> bool:
    """A past or present tense, "has said" included."""
    had = any(c.dep_ == "aux" and c.lemma_.lower() == "have" for c in verb.children)
    return verb.tag_ in ("VBD", "VBZ", "VBP") or (verb.tag_ == "VBN" and had)


def _of_noun(cue: Cue) -> list[Span]:
    """The that-clause of a speech noun, an infinitive of a request or promise; "in X's view" takes its sentence."""
    noun, lending = cue.head, support(cue.head)
    if clause.preposition(noun) == "in" and clause.owners(noun) and cue.entry["meaning"] in ("believe", "report", "estimate"):
        verb = noun.head
        words = frozenset(t.i for t in clause.words(noun))
        if verb.i != noun.i and clause.is_verb(verb) and (min(words) == verb.sent.start or verb.doc[min(words) - 1].is_punct):
            return around(verb, words)
    if cue.strength == "quote":
        return []
    for child in noun.children:
        if child.i > noun.i and child.dep_ in NOUN_CLAUSES and (_that(child) or _misread_that(child)):
            return pieces(child, cue)
    for child in noun.children:
        wanted = cue.entry["status"] == "requested" or cue.entry["meaning"] in COMMISSIVE
        if lending is not None and child.i > noun.i and child.dep_ == "acl" and _to(child) and wanted and cue.entry["meaning"] not in INTENDING:
            return pieces(child, cue)
    return _is_that(noun)


def _is_that(noun: Token) -> list[Span]:
    """ "Its argument is that fees are unfair": the predicate clause of the noun."""
    head = noun.head
    if noun.dep_ == "nsubj" and clause.owners(noun) and any(c.dep_ == "cop" for c in head.children) and clause.is_verb(head):
        mark = next((c for c in head.children if c.dep_ == "mark" and c.lower_ == "that" and c.i > noun.i), None)
        if mark is not None:
            return _cut(noun.doc, range(mark.i, clause.words(head)[-1].i + 1))
    return []


def foreign_owner(noun: Token, speakers: list[Token]) -> bool:
    """Whether a speech noun belongs to somebody other than the speakers: "denied Washington's claim that"."""
    mine = {t.i for t in speakers}
    return any(o.pos_ != "PRON" and o.i not in mine for o in clause.owners(noun))


def _that(child: Token) -> bool:
    """A clause that opens with the conjunction "that", not with a relative pronoun."""
    return any(c.lower_ == "that" and c.dep_ == "mark" and c.i < child.i for c in child.children)


def _to(child: Token) -> bool:
    dep = ("mark", "aux", "case") if child.tag_ == "VB" else ("mark", "aux")
    return any(c.lower_ == "to" and c.dep_ in dep and c.i < child.i for c in child.children)


def _helped(child: Token) -> bool:
    return any(c.dep_ in ("aux", "cop", "aux:pass") and c.lower_ not in ("being", "having") for c in child.children)


def _purpose(child: Token) -> bool:
    mark = next((c for c in child.children if c.dep_ == "mark" and c.i < child.i), None)
    if mark is None:
        return False
    first = min(t.i for t in clause.words(child))
    before = child.doc[first - 1] if first else None
    return mark.lower_ == "in" or (before is not None and before.lower_ in (",", "order", "as"))


def listeners(cue: Cue) -> list[Token]:
    """Those a verb says it to, by where the lexicon puts them: object, "to" or "on" phrase."""
    verb, place = cue.head, cue.entry["addressee"]
    if cue.entry["meaning"] in ("accuse", "criticise", "praise", "describe") or not cue.is_verb:
        return []
    if place == "obj":
        found = clause.subjects(verb) if passive(verb) else clause.objects(verb)
        extra = ("on", "upon", "with") if cue.end > cue.start + 1 else ()
        return found or [noun for prep, noun in clause.obliques(verb) if prep in extra]
    wanted = {"to": ("to",), "on": ("on", "upon")}.get(place, ())
    return [noun for prep, noun in clause.obliques(verb) if prep in wanted and noun.pos_ in ("NOUN", "PROPN", "PRON")]


def pieces(complement: Token, cue: Cue) -> list[Span]:
    """The characters of a complement clause, without its "that", broken where the reporting clause stands inside."""
    tokens = {t.i for t in clause.words(complement)}
    for child in cue.head.children:  # "said it would pay and that it was sorry"
        torn = child.dep_ in ("parataxis", "dep") and child.tag_ in ("VBD", "VBN", "VBZ") and not _subject(child)
        if child.i > max(tokens) and (torn or (child.dep_ == "conj" and _that(child))):
            tokens |= {t.i for t in clause.words(child)}
    skip = _reporting(cue) - tokens
    first = _open_clause(complement, cue, min(tokens))
    return _cut(complement.doc, [i for i in range(first, max(tokens) + 1) if i not in skip])


def _subject(verb: Token) -> bool:
    return any(c.dep_.startswith("nsubj") for c in verb.children)


def _open_clause(complement: Token, cue: Cue, first: int) -> int:
    """Where a clause begins whose subject the tree has lost to a relative clause: behind "that"."""
    if first <= cue.end or _to(complement) or any(c.dep_.startswith("nsubj") for c in complement.children):
        return first
    for token in complement.doc[cue.end : first]:
        if token.lower_ == "that" and token.dep_ != "det" and first - token.i < LONGEST_SUBJECT:
            return int(token.i)
    return first


def around(head: Token, without: frozenset[int]) -> list[Span]:
    """The clause of `head` as one or two stretches, without the tokens that report it."""
    kept = [t.i for t in clause.words(head) if t.i not in without]
    if not kept:
        return []
    return _cut(head.doc, [i for i in range(kept[0], kept[-1] + 1) if i not in without])


def _clause_over(token: Token) -> Token:
    """The finite predicate that a phrase belongs to."""
    for _ in range(8):
        held = clause.is_verb(token) and token.dep_ not in ("nmod", "obl", "acl", "xcomp") and not _to(token)
        if token.head.i == token.i or held:
            break
        token = token.head
    return token


def _reporting(cue: Cue) -> frozenset[int]:
    """The tokens of the reporting clause itself: the verb, its subject and what goes with them."""
    found = set(range(cue.start, cue.end))
    for child in cue.head.children:
        if child.dep_ in ("nsubj", "nsubj:pass", "aux", "aux:pass", "iobj", "obl:agent", "expl"):
            found.update(t.i for t in clause.words(child))
    return frozenset(found)


def _beside_phrase(cue: Cue) -> list[Span]:
    """What "according to X" is said of: the clause it stands in, or the sentence where the tree has another idea."""
    if cue.entry["status"] == "requested":
        return []  # "at the request of X" tells why a thing was done, not what was said
    phrase, sentence, parse = _phrase_tokens(cue), cue.head.sent, cue.head.doc
    over = _clause_over(cue.head)
    after = max(phrase) + 1
    at_edge = cue.start - sentence.start < 3 or after >= sentence.end or _edge(parse[after]) and after + 2 >= sentence.end
    if clause.is_verb(over) and over.i not in phrase and not at_edge:
        return around(over, phrase)
    rest = [i for i in range(sentence.start, sentence.end) if i not in phrase]
    return _cut(parse, rest) if any(clause.is_verb(parse[i]) for i in rest) else []


def _phrase_tokens(cue: Cue) -> frozenset[int]:
    """The tokens of the phrase: its noun with what belongs to it, and appositions up to the comma that ends it."""
    parse, sentence = cue.head.doc, cue.head.sent
    held = clause.words(cue.head, frozenset(("parataxis", "advcl", "nsubj", "cop", "ccomp", "punct")))
    last = max([cue.head.i, *(t.i for t in held if t.i >= cue.start)])
    opens = cue.start == sentence.start or parse[cue.start - 1].text in (",", ";") and cue.start - sentence.start < 3
    stop = next((i for i in range(cue.head.i + 1, sentence.end) if parse[i].text in (",", ";", ".", "“", '"')), sentence.end)
    return frozenset(range(cue.start, (min(last + 1, stop) if opens else max(last + 1, cue.head.i + 1))))


def _cut(parse: Doc, tokens: Iterable[int]) -> list[Span]:
    """Runs of neighbouring tokens as spans of characters, without stops at their edges and without a leading "that"."""
    runs: list[list[int]] = []
    for i in tokens:
        if runs and i == runs[-1][-1] + 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    found: list[Span] = []
    for run in runs:
        while run and (_edge(parse[run[0]]) or (not found and _conjunction(parse[run[0]]))):
            run = run[1:]
        while run and _edge(parse[run[-1]]):
            run = run[:-1]
        bare = len(runs) > 1 and not any(t.pos_ in ("NOUN", "PROPN", "PRON", "VERB", "AUX", "NUM") for t in parse[run[0] : run[-1] + 1]) if run else True
        if run and not bare and any(c.isalnum() for c in parse[run[0] : run[-1] + 1].text):
            found.append(Span(parse[run[0]].idx, parse[run[-1]].idx + len(parse[run[-1]])))
    return found


def _edge(token: Token) -> bool:
    return bool(token.is_space) or token.text in EDGES


def _conjunction(token: Token) -> bool:
    """Whether "that" only opens the clause; in "that's the issue" it is part of what is said."""
    if token.lower_ != "that" or token.dep_ == "det" or token.i + 1 >= len(token.doc):
        return False
    return token.dep_ == "mark" or token.tag_ == "IN" or (token.dep_ != "nsubj" and token.nbor().pos_ not in ("AUX", "VERB"))
