"""Clauses over a Universal Dependencies tree: who does what to whom.

The questions passes ask of a verb, answered in one place, with the repairs that a small parser needs: subjects that
are shared by coordination, control and relative clauses, and infinitives read as adverbial clauses.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .span import Span, trim

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Verbs whose object is the subject of the infinitive that follows ("urge him to go"); a closed class of the grammar.
OBJECT_CONTROL = frozenset(
    "urge ask tell order command instruct require request force compel oblige push press pressure lobby persuade "
    "convince encourage advise warn remind invite allow permit enable help cause lead want expect forbid call "
    "appeal beg implore direct enjoin prompt commission hire get pay bribe tempt induce incite train".split()
)
# Verbs that never stand without an object in the active.
TRANSITIVE = frozenset(
    "injure wound kill hurt detain arrest charge fine jail sentence evacuate displace convict hospitalise hospitalize "
    "destroy damage indict extradite expel suspend".split()
)
SUMS = frozenset("euro dollar pound franc yen yuan rupee krona krone million billion m bn".split())
# Verbs whose object did what a gerund behind "for" says: "fined Acme for paying a rival".
HOLDING = frozenset(
    "fine sue criticise criticize condemn convict charge punish penalise penalize arrest jail blame sanction thank "
    "praise fire sack designate blacklist fault prosecute rebuke censure dismiss investigate".split()
)
# Verbs behind which a name is no object: "was renamed Zenith", "became Zenith".
NAMING = frozenset("become remain seem call name rename title elect appoint dub entitle be".split())
RELATIVES = frozenset(("who", "whom", "which", "that", "whose"))
PERFECT = frozenset(("has", "have", "had", "'ve", "’ve"))
# Verbs whose subject did, or did not do, what the charge in their object says: "faces accusations of bribing".
ANSWERING = frozenset("face deny reject dispute refute dismiss fight contest admit".split())
CHARGES = frozenset(
    "accusation allegation charge suspicion claim evidence proof risk possibility intention practice habit way "
    "history complaint report count purpose aim goal task job hope fear threat danger means method idea".split()
)
# What makes a noun the subject of the infinitive behind it: "the first bank to pay".
SINGLED_OUT = frozenset("first last second third only latest next".split())


def conjuncts(token: Token) -> list[Token]:
    """The token and those coordinated with it, in order."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj":
            found += conjuncts(child)
    return found


def is_verb(token: Token) -> bool:
    """A verb, or a predicate with a copula."""
    return token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB") or any(c.dep_ == "cop" for c in token.children)


def is_passive(verb: Token) -> bool:
    """A passive verb: with its auxiliary or subject, or a bare past participle after a noun."""
    below = {c.dep_ for c in verb.children}
    if "nsubj:pass" in below and not below & {"aux:pass", "obl:agent"} and _perfect_active(verb):
        return False  # a subject read as that of a passive: "it had not bribed them"
    if below & {"aux:pass", "nsubj:pass", "obl:agent", "csubj:pass"}:
        return True
    if any(c.dep_ == "aux" for c in verb.children):
        return False
    if verb.dep_ == "ROOT" and verb.tag_ in ("VBD", "VBN") and holds(verb, TRANSITIVE) and "nsubj" in below:
        told = [c for c in verb.children if c.dep_ == "obj"]
        sums = all(c.lower_.rstrip("s") in SUMS for c in told)  # the headlines "Railway fined", "Bank fined 3m euros"
        return sums and not below & {"iobj", "ccomp", "xcomp", "dep", "appos"}
    shared = verb.dep_ == "conj" and verb.head.tag_ == "VBN" and not below & {"obj", "ccomp"}
    if shared and (verb.tag_ == "VBN" or (verb.tag_ == "VBD" and _needs_object(verb))):
        return is_passive(verb.head)  # "was arrested and charged"
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl") and not any(c.dep_ == "obj" for c in verb.children)


def _needs_object(verb: Token) -> bool:
    """Whether a verb always has an object, so that without one it is a passive: "nine were killed and 34 [injured]"."""
    lemma = verb.lemma_.lower()
    told = lemma in OBJECT_CONTROL and any(c.dep_ in ("xcomp", "advcl") and has_to(c) for c in verb.children)
    return told or lemma in TRANSITIVE


def _perfect_active(verb: Token) -> bool:
    helpers = [c.lower_ for c in verb.children if c.dep_ == "aux"]
    return bool(PERFECT.intersection(helpers)) and "been" not in helpers


def subjects(verb: Token, depth: int = 0) -> list[Token]:
    """The grammatical subjects of a verb, its own or shared with another; empty when there is none to be found."""
    own = [c for c in verb.children if c.dep_ in ("nsubj", "nsubj:pass")]
    own = own or [c for c in verb.children if c.dep_ == "nsubj:outer"]  # "X is due to publish"
    own = [c for c in own if not _has_case(c)] or own  # "a period for contracts expires"
    if own:
        subject = own[-1] if own[-1].i < verb.i else own[0]
        return _antecedents(subject, verb) if _is_relative(subject) else conjuncts(subject)
    if depth > 8 or verb.head == verb:
        return []
    return _shared_subjects(verb, depth + 1)


def _shared_subjects(verb: Token, depth: int) -> list[Token]:
    head = verb.head
    if verb.dep_ == "advcl" and head.dep_ == "advmod" and is_verb(head.head):
        head = head.head  # "stopped short of accusing"
    if verb.dep_ == "conj" and is_verb(head):
        return subjects(head, depth)
    if verb.dep_ == "xcomp" or (verb.dep_ in ("advcl", "csubj", "ccomp") and has_to(verb)):
        return controllers(head, depth)
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and holds(head) and preposition(verb) == "for":
        return subjects(head, depth) if is_passive(head) else objects(head)
    if verb.dep_ == "advcl" and verb.tag_ in ("VBG", "VBN"):
        return subjects(head, depth)
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and preposition(verb) and head.lemma_.lower() in CHARGES:
        return owners(head) or _answering(head, depth)
    if verb.dep_ == "acl" and verb.tag_ in ("VBG", "VBN") and head.pos_ in ("NOUN", "PROPN", "PRON"):
        return [head]
    if verb.dep_ == "acl" and has_to(verb):
        if any(c.dep_ == "cop" and c.i < head.i and c.lower_ == "were" for c in head.children):
            return conjuncts(head)  # "Were the court to convict them"
        if (head.dep_ == "ROOT" and head.pos_ == "PROPN") or any(c.lower_ in SINGLED_OUT for c in head.children):
            return [head]  # the headline "Malta to sue Greece", "the first bank to pay"
        if head.dep_ == "obj" and head.head.lemma_.lower() in OBJECT_CONTROL and not owners(head):
            return conjuncts(head)  # "urged both sides to return", hung on the sides
        return owners(head) or (subjects(head.head, depth) if is_verb(head.head) else [])
    return []


def _answering(charge: Token, depth: int) -> list[Token]:
    """Who did what a charge says: who faces or denies it, or is cleared of it."""
    verb = charge.head
    if not is_verb(verb) or charge.dep_ not in ("obj", "obl"):
        return []
    if charge.dep_ == "obj" and not is_passive(verb):
        return subjects(verb, depth) if verb.lemma_.lower() in ANSWERING else []
    return subjects(verb, depth) if is_passive(verb) and charge.dep_ == "obl" else []


def holds(verb: Token, words: frozenset[str] = HOLDING) -> bool:
    """Whether a verb holds its object to account; lemmas lose an "e" at times ("fined" is read as "fin")."""
    lemma = verb.lemma_.lower()
    return lemma in words or lemma + "e" in words


def controllers(verb: Token, depth: int = 0) -> list[Token]:
    """Who is to do what an infinitive under `verb` says."""
    if verb.lemma_.lower() in OBJECT_CONTROL:
        if is_passive(verb):
            return subjects(verb, depth)
        if found := objects(verb):
            return found
        called = [t for prep, t in obliques(verb) if prep in ("on", "upon", "to")]
        if called:
            return called
    return subjects(verb, depth)


def owners(noun: Token) -> list[Token]:
    """Possessors of a noun: "China's plan", "their letter", "the letter from the groups", "a statement by X"."""
    found: list[Token] = []
    for child in noun.children:
        if child.dep_ == "nmod:poss" or (child.dep_ == "nmod" and preposition(child) in ("from", "by")):
            found += conjuncts(child)
    return found


def objects(verb: Token) -> list[Token]:
    """Direct and indirect objects of a verb in the active, with those coordinated."""
    found: list[Token] = []
    for child in verb.children:
        if child.dep_ in ("obj", "iobj"):
            found += _antecedents(child, verb) if _is_relative(child) else conjuncts(child)
    if not found:  # a name read as what the verb makes of its subject: "had bribed Greece"
        found = [t for c in verb.children if c.dep_ == "xcomp" and _is_plain_name(c, verb) for t in conjuncts(c)]
    if not found and verb.dep_ == "acl:relcl" and _object_gap(verb):
        return [verb.head]
    return found


def _is_plain_name(child: Token, verb: Token) -> bool:
    plain = child.pos_ == "PROPN" and child.i > verb.i and verb.lemma_.lower() not in NAMING
    return plain and verb.pos_ == "VERB" and not any(c.dep_ in ("case", "cop", "mark") for c in child.children)


def _object_gap(verb: Token) -> bool:
    own = [c for c in verb.children if c.dep_ == "nsubj"]
    return bool(own) and not _is_relative(own[0]) and not any(c.dep_.startswith("obl") for c in verb.children)


def agents(verb: Token) -> list[Token]:
    """Who does it: the subject of an active verb, the "by" phrase of a passive one."""
    if not is_passive(verb):
        return subjects(verb)
    found: list[Token] = []
    for child in verb.children:
        if child.dep_ == "obl:agent" or (child.dep_ == "obl" and preposition(child) == "by"):
            found += conjuncts(child)
    return found


def patients(verb: Token) -> list[Token]:
    """To whom it is done: the objects of an active verb, the subject of a passive one."""
    return subjects(verb) if is_passive(verb) else objects(verb)


def obliques(verb: Token) -> list[tuple[str, Token]]:
    """Prepositional phrases of a verb, and those a parser hangs on its object: (preposition, noun)."""
    found: list[tuple[str, Token]] = []
    hosts = [verb, *(c for c in verb.children if c.dep_ == "obj")]
    for host in hosts:
        for child in host.children:
            if child.dep_ in ("obl", "nmod") and (word := preposition(child)):
                found += [(word, each) for each in conjuncts(child)]
    return sorted(found, key=lambda pair: pair[1].i)


def preposition(noun: Token) -> str:
    """The preposition before a noun in lower case, several words joined ("because of"); '' when none."""
    for child in noun.children:
        if child.dep_ in ("case", "mark") and child.i < noun.i and child.tag_ != "POS":
            return " ".join([child.lower_, *(c.lower_ for c in child.children if c.dep_ == "fixed")])
    return preposition(noun.head) if noun.dep_ == "conj" else ""


def _has_case(noun: Token) -> bool:
    cases = (c for c in noun.children if c.dep_ == "case" and c.i < noun.i and c.tag_ == "IN")
    return any(c.lower_ not in ("after", "before", "since", "until", "till", "than", "as") for c in cases)


def has_to(verb: Token) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return any(c.dep_ in ("mark", "aux") and c.lower_ == "to" for c in verb.children)


def _is_relative(token: Token) -> bool:
    return token.lower_ in RELATIVES and token.tag_ in ("WP", "WDT", "DT", "IN", "WP$")


def _antecedents(pronoun: Token, verb: Token) -> list[Token]:
    """What a relative pronoun stands for: the noun its clause hangs on, else the noun just before it."""
    if verb.dep_ in ("acl:relcl", "acl") and verb.head.pos_ in ("NOUN", "PROPN", "PRON") and verb.head.i < pronoun.i:
        return [verb.head]
    sentence = pronoun.sent.start
    before = (pronoun.doc[i] for i in range(pronoun.i - 1, max(sentence, pronoun.i - 25) - 1, -1))
    noun = next((t for t in before if t.pos_ in ("NOUN", "PROPN")), None)
    while noun is not None and noun.dep_ in ("nmod", "nmod:unmarked", "compound", "flat") and noun.head.i < noun.i:
        noun = noun.head
    return [noun] if noun is not None else []


def words(token: Token, leave_out: frozenset[str] = frozenset()) -> list[Token]:
    """The tokens of a phrase in order, without the branches whose label is in `leave_out`."""
    found, stack = [], [token]
    while stack:
        at = stack.pop()
        found.append(at)
        stack += [c for c in at.children if c.dep_ not in leave_out]
    return sorted(found, key=lambda t: t.i)


def text(doc: Doc) -> str:
    """The text of a document, kept once it has been put together: spaCy joins all tokens every time it is asked."""
    if "text" not in doc.user_data:
        doc.user_data["text"] = doc.text
    return str(doc.user_data["text"])


def span(token: Token, leave_out: frozenset[str] = frozenset()) -> Span:
    """The characters of a phrase from its first to its last word, without punctuation at its edges."""
    kept = words(token, leave_out)
    start, end = kept[0].idx, kept[-1].idx + len(kept[-1])
    return trim(text(token.doc), start, end, " \t\n\r\u00a0,;:–—-.") or Span(token.idx, token.idx + len(token))


def verbs(tokens: Iterator[Token] | list[Token]) -> Iterator[Token]:
    """The predicates among tokens, auxiliaries left out."""
    for token in tokens:
        if token.dep_ in ("aux", "aux:pass", "cop", "amod", "case", "fixed", "compound"):
            continue
        if token.pos_ == "VERB" or (token.tag_.startswith("VB") and token.pos_ != "AUX"):
            yield token


def reported_on(token: Token) -> Token | None:
    """The verb of speech that a date before the reported subject belongs to: "said on Tuesday it would appeal"."""
    verb = token.head
    if verb.dep_ != "ccomp" or not verb.head.i < token.i < verb.i or token.i - verb.head.i > 3:
        return None
    between = [c for c in verb.children if c.dep_ in ("mark", "nsubj", "nsubj:pass") and c.i < token.i]
    return None if between else verb.head
