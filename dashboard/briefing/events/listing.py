"""Events in headings, tables and lists: what a title or cell tells, and what the clause above a list lends its entries.

"The board will:" over "publish guidance by March" says who is to publish it, and that it is planned.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from .. import clause
from ..layout.block import HEADING, ITEM, ROW, TEXT
from .meant import Status
from .role import Part

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ..layout.block import Block
    from ..layout.form import Form
    from ..lexicon import Lexicon
    from .retelling import Draft
    from .role import Roles
    from .trigger import Trigger

BY_MODAL = {
    "must": "requested", "should": "requested", "shall": "requested", "will": "planned", "would": "planned",
    "may": "possible", "might": "possible", "can": "possible", "could": "possible",
}  # fmt: skip
BARE = ("VB", "VBP")
# Words that end the clause above a list of conditions: "A person commits an offence if" over "(a) he has sold …".
CONDITIONAL = frozenset("if unless where when whenever".split())


class Lists:
    """The headings, rows and lists of a document, with the clause that introduces each list."""

    def __init__(self, read: Form, parse: Doc, roles: Roles, lexicon: Lexicon) -> None:
        self._read, self._parse, self._roles, self._lexicon = read, parse, roles, lexicon
        self._said = sorted((piece.start, piece.end) for turn in read.turns for piece in turn.pieces)
        self._starts = [block.span.start for block in read.blocks]

    def tells(self, trigger: Trigger) -> bool:
        """Whether a word tells an event by its place: in headings and cells whole sentences do, in a list no order.

        A question in a transcript tells none. An entry in the imperative tells one where the clause above the list
        says whose act it is and how it is meant.
        """
        at = self._at(trigger)
        form = self._read.blocks[at].form if at >= 0 else TEXT
        if self._is_condition(at):
            return False
        if form in (HEADING, ROW):
            return _is_sentence(trigger.head, trigger.is_verb)
        if self._asked(trigger.head) or self._only_leads(trigger, at):
            return False
        return not self._is_order(trigger, at) or self._lead(at) is not None

    def settled(self, draft: Draft) -> Draft:
        """The draft with the doer and status that the clause above its list lends; as it was where there is none."""
        at = self._at(draft.trigger)
        lead = self._lead(at) if self._is_order(draft.trigger, at) else None
        if lead is None:
            return draft
        doers, status = lead
        agents = [Part(mention, "agent") for mention in self._roles.actors(doers)]
        own = draft.status.value in ("negated", "possible")
        parts = [*agents, *(part for part in draft.parts if part.role != "agent")]
        return replace(draft, parts=parts, status=draft.status if own else status, lent=bool(agents))

    def _only_leads(self, trigger: Trigger, at: int) -> bool:
        """Whether a verb only introduces a list: "Counsel advises the company to:"."""
        block = self._read.blocks[at].span if at >= 0 else None
        if block is None or not trigger.is_verb or not block.of(self._read.text).endswith(":"):
            return False
        last = block.of(self._read.text).rstrip(" :").rsplit(None, 1)[-1].lower()
        after = [t for t in trigger.head.sent if t.i > trigger.head.i and t.idx < block.end]
        return last == "to" and not any(t.tag_.startswith("VB") or t.text in ",;" for t in after)

    def _is_condition(self, at: int) -> bool:
        """Whether a passage leads up to a list of conditions or is one of them; neither tells what happened."""
        while at > 0 and (self._entry(self._read.blocks[at]) or self._read.blocks[at].hidden):
            at -= 1
        words = self._read.blocks[at].span.of(self._read.text).rstrip(" :—–-").rsplit(None, 1) if at >= 0 else []
        return len(words) > 1 and words[-1].lower() in CONDITIONAL

    def _asked(self, word: Token) -> bool:
        """Whether a word stands in a question of a speaker's turn."""
        last = next((t for t in reversed(word.sent) if not t.is_space), word)
        near = bisect_right(self._said, (word.idx, len(self._read.text))) - 1
        return last.text == "?" and near >= 0 and word.idx < self._said[near][1]

    def _at(self, trigger: Trigger) -> int:
        return bisect_right(self._starts, trigger.head.idx) - 1

    def _is_order(self, trigger: Trigger, at: int) -> bool:
        """Whether a verb opens an entry of a list without a subject, or goes along with one that does."""
        if at < 0 or not self._entry(self._read.blocks[at]) or not trigger.is_verb:
            return False
        verb = trigger.head
        while verb.dep_ == "conj" and verb.head.i != verb.i:
            verb = verb.head
        first = next((t for t in verb.sent if not t.is_space), None)
        root = verb.head.i == verb.i or (first is not None and verb.i == first.i)
        return root and verb.tag_ in BARE and not clause.subjects(verb) and not _helped(verb)

    def _entry(self, block: Block) -> bool:
        return block.form == ITEM or (block.form == TEXT and block.span.of(self._read.text)[:1].islower())

    def _lead(self, at: int) -> tuple[list[Token], Status] | None:
        """Whose acts a list tells and how they are meant, by the clause with a colon above it."""
        while at > 0 and (self._entry(self._read.blocks[at]) or self._read.blocks[at].hidden):
            at -= 1
        block = self._read.blocks[at]
        if block.hidden or not block.span.of(self._read.text).endswith(":"):
            return None
        words = self._parse.char_span(block.span.start, block.span.end, alignment_mode="contract")
        plain = [t for t in words or () if not t.is_space and t.text != ":"]
        if not plain:
            return None
        return self._by_modal(plain[-1]) or self._by_governor(plain[-1])

    def _by_modal(self, modal: Token) -> tuple[list[Token], Status] | None:
        """ "The regulator will:", "said that the company must:"."""
        value = BY_MODAL.get(modal.lower_)
        before = [t for t in modal.doc[modal.sent.start : modal.i] if t.dep_.startswith("nsubj")]
        noun = _noun_before(modal) or (before[-1] if before else None)  # without its verb a clause is read ill
        return ([noun], Status(value, cue=modal)) if value and noun is not None else None

    def _by_governor(self, to: Token) -> tuple[list[Token], Status] | None:
        """ "Counsel advises the company to:", "The ministers agreed to:"."""
        before = to.doc[to.sent.start : to.i]
        verbs = [t for t in before if t.pos_ == "VERB" or (t.tag_ == "NNS" and t.lemma_ in clause.OBJECT_CONTROL)]
        if to.lower_ != "to" or not verbs:
            return None
        verb = verbs[-1]  # without its clause "calls on X to" may be read as a noun
        lemma = verb.lemma_.lower()
        cues, speech = self._lexicon.by("modality", "words"), self._lexicon.by("speech", "words")
        entry = cues.get(f"{lemma} to") or cues.get(lemma) or speech.get(f"{lemma} on") or speech.get(lemma)
        if entry is None or entry["status"] not in ("requested", "planned"):
            return None
        near, over = _noun_before(to), _noun_before(verb)
        objects = [near] if near is not None and near.i > verb.i else clause.objects(verb)
        own = clause.subjects(verb) or ([over] if over is not None else [])
        asked = lemma in clause.OBJECT_CONTROL and bool(objects)
        holder = next((m.actor for m in self._roles.actors(own) if m.actor), "")
        return (objects if asked else own), Status("requested" if asked else entry["status"], holder, verb)


def _noun_before(token: Token) -> Token | None:
    return token.nbor(-1) if token.i > token.sent.start and token.nbor(-1).pos_ in ("NOUN", "PROPN", "PRON") else None


def _helped(verb: Token) -> bool:
    return any(c.dep_.startswith("aux") or (c.dep_ == "mark" and c.lower_ != "to") for c in verb.children)


def _is_sentence(word: Token, is_verb: bool) -> bool:
    """Whether a word tells an event in a line that is a sentence: its verb has a subject and a tense, or heads a title.

    A noun must be that verb's subject or object: no "Ministers act after talks: an interview".
    """
    root = word.sent.root
    if not is_verb and not (word.head.i == root.i and word.dep_.startswith(("nsubj", "obj"))):
        return False
    told = any(c.dep_.startswith("nsubj") or (c.dep_ == "compound" and root.tag_ == "VBZ") for c in root.children)
    return told and clause.is_verb(root) and root.tag_ != "VBG"
