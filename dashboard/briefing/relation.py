"""Ties between two actors that the text states: from events, roles, memberships and nouns that tie."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import clause, geography
from .mention import index, is_title
from .span import Span, cover
from .tables import Actor, Event, Evidence, Mention, Participant, Relation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from .document import Document
    from .lexicon import Entry, Lexicon

MEMBERS = frozenset(("including", "include", "such as", "like", "among them"))
FORMER = frozenset(("former", "ex", "retired", "onetime", "one-time", "then", "ousted"))
SYMMETRIC = frozenset(("meets", "deal with", "ally of"))


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie before it becomes a row: two actor ids, its kind, and the characters it rests on."""

    source: str
    target: str
    kind: str
    span: Span
    cue: Span
    label: str = ""
    event: str = ""
    status: str = "occurred"
    holder: str = ""


def find(
    document: Document, parse: Doc, mentions: list[Mention], actors: list[Actor], events: list[Event],
    participants: list[Participant], lexicon: Lexicon,
) -> list[Relation | Evidence]:  # fmt: skip
    """The ties of a document, each once; where it is stated again the later passage is evidence."""
    at = index(parse, mentions)
    known = {actor.actor: actor for actor in actors}
    ties = [
        *_from_events(events, participants),
        *_members(parse, at),
        *_roles(parse, mentions, known, at, lexicon),
        *_nouns(parse, at, lexicon),
    ]
    return _rows(document, [t for t in ties if t.source != t.target])


def _from_events(events: list[Event], participants: list[Participant]) -> Iterator[Tie]:
    """The tie that an act implies, from each agent to each recipient."""
    by_event: dict[str, list[Participant]] = {}
    for part in participants:
        by_event.setdefault(part.event, []).append(part)
    for event in events:
        for source, target in _pairs(by_event.get(event.event, [])) if event.tie else ():
            yield _event_tie(event, source, target)


def _pairs(parts: list[Participant]) -> Iterator[tuple[Participant, Participant]]:
    agents = [p for p in parts if p.role == "agent"]
    recipients = [p for p in parts if p.role == "recipient"]
    if not recipients and len(agents) == 2:
        yield agents[0], agents[1]
    for agent in agents:
        for recipient in recipients:
            yield agent, recipient


def _event_tie(event: Event, agent: Participant, recipient: Participant) -> Tie:
    source, target = (recipient, agent) if event.tie.endswith(" by") else (agent, recipient)
    return Tie(source.actor, target.actor, event.tie, Span(event.start, event.end), Span(event.start, event.end),
               event.trigger, event.event, event.status, event.holder)  # fmt: skip


def _members(parse: Doc, at: dict[int, Mention]) -> Iterator[Tie]:
    """ "a group of 19 business groups, including A and B": A and B are members of the group."""
    for token in parse:
        word = clause.preposition(token) if token.dep_ in ("nmod", "obl", "appos") else ""
        if word not in MEMBERS:
            continue
        whole = _mention_of(token.head, at)
        for part in clause.conjuncts(token):
            member = at.get(part.i)
            if whole is not None and member is not None and whole.actor and member.actor and whole.kind != "pronoun":
                cue = next(c for c in token.children if c.dep_ in ("case", "mark"))
                yield Tie(member.actor, whole.actor, "member of", _over(whole, member), _token(cue), cue.text)


def _mention_of(noun: Token, at: dict[int, Mention]) -> Mention | None:
    """The mention of a noun or of what it contains: "a group of companies"."""
    if noun.i in at:
        return at[noun.i]
    inner = next((c for c in noun.children if c.dep_ == "nmod" and clause.preposition(c) == "of" and c.i in at), None)
    return at[inner.i] if inner is not None else None


def _roles(
    parse: Doc, mentions: list[Mention], known: dict[str, Actor], at: dict[int, Mention], lexicon: Lexicon
) -> Iterator[Tie]:
    """Offices: "Chinese President Xi", "Acme's chief executive, Jane Roe", "Jane Roe, a director of Acme"."""
    titles = lexicon.by("titles", "words")
    for mention in mentions:
        if mention.kind != "name" or mention.actor not in known or known[mention.actor].kind != "person":
            continue
        for office in _offices(parse, mention, titles):
            entry = _entry(office, titles)
            kind = entry["relation"] if entry is not None else ""
            body = _body(office, mention, at, known) if kind else None
            if body is None:
                continue
            actor, span = body
            former = _is_former(office)
            kind = "worked for" if former or kind == "worked for" else kind
            cue = _token(office)
            yield Tie(mention.actor, actor, kind, cover([Span(mention.start, mention.end), span, cue]), cue,
                      f"former {office.text}" if former else office.text)  # fmt: skip


def _offices(parse: Doc, mention: Mention, titles: dict[str, Entry]) -> Iterator[Token]:
    """Title words beside a person's name: in the phrase before it, in an apposition after it, or in one it stands in."""
    span = parse.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None:
        return
    for i in range(span.end - 1, max(span.start - 9, span.sent.start) - 1, -1):
        token = parse[i]
        if (
            i < span.start
            and token.pos_ not in ("NOUN", "PROPN", "ADJ", "DET", "ADP", "PART")
            and token.text not in (",", "-", "’s", "'s")
        ):
            break
        if is_title(token, titles) and _entry(token, titles) is not None:
            yield token
            return
    root = span.root
    for near in (*(c for c in root.children if c.dep_ in ("appos", "nmod", "parataxis", "conj")), root.head):
        if near.pos_ == "NOUN" and (near.dep_ == "appos" or root.dep_ == "appos") and is_title(near, titles):
            yield near
            return


def _entry(token: Token, titles: dict[str, Entry]) -> Entry | None:
    before = token.nbor(-1).lower_ if token.i else ""
    for form in (f"{before} {token.lower_}", token.lower_, token.lemma_.lower(), token.lower_.removesuffix("s")):
        if form in titles:
            return titles[form]
    return None


def _body(office: Token, person: Mention, at: dict[int, Mention], known: dict[str, Actor]) -> tuple[str, Span] | None:
    """The body or country an office belongs to: before it as a name or adjective, or after it with "of", "at", "for"."""
    for token in _beside(office):
        mention = at.get(token.i)
        if mention is not None and not mention.actor and mention.kind != "name":
            return None
        if (
            mention is not None
            and mention.actor
            and mention.actor != person.actor
            and known[mention.actor].kind != "person"
        ):
            return mention.actor, Span(mention.start, mention.end)
        if code := geography.demonym_of(token.text) or geography.country_of(token.text):
            for actor in known.values():
                if actor.kind == "country" and actor.country == code:
                    return actor.actor, _token(token)
    return None


def _beside(office: Token) -> list[Token]:
    doc, found = office.doc, []
    for child in office.children:
        if child.dep_ in ("compound", "nmod:poss", "amod") or (
            child.dep_ == "nmod" and clause.preposition(child) in ("of", "at", "for", "in")
        ):
            found += clause.conjuncts(child)
    for i in range(office.i - 1, max(office.i - 7, office.sent.start) - 1, -1):
        if doc[i].pos_ not in ("PROPN", "ADJ", "NOUN", "PART", "PUNCT") or doc[i].text == ",":
            break
        found.append(doc[i])
    return found


def _is_former(office: Token) -> bool:
    near = office.doc[max(office.i - 7, office.sent.start) : office.i]
    return any(t.lower_ in FORMER for t in near if t.pos_ in ("ADJ", "NOUN", "ADV", "PROPN"))


def _nouns(parse: Doc, at: dict[int, Mention], lexicon: Lexicon) -> Iterator[Tie]:
    """ "Acme, a subsidiary of Zenith", "Acme is Zenith's rival"."""
    listed = lexicon.by("ties", "words")
    for token in parse:
        entry = listed.get(token.lemma_.lower()) if token.pos_ == "NOUN" else None
        if entry is None:
            continue
        ones, others = _so_called(token, at), _of_whom(token, at)
        for one in ones:
            for other in others:
                if one.actor and other.actor and one.actor != other.actor:
                    yield Tie(one.actor, other.actor, entry["kind"], _over(one, other), _token(token), token.text)


def _so_called(noun: Token, at: dict[int, Mention]) -> list[Mention]:
    heads = [noun.head] if noun.dep_ == "appos" else []
    heads += [c for c in noun.children if c.dep_ == "appos"]
    if any(c.dep_ == "cop" for c in noun.children):
        heads += clause.subjects(noun)
    return [at[h.i] for h in heads if h.i in at]


def _of_whom(noun: Token, at: dict[int, Mention]) -> list[Mention]:
    heads: list[Token] = []
    for child in noun.children:
        if child.dep_ in ("nmod:poss", "compound") or (
            child.dep_ == "nmod" and clause.preposition(child) in ("of", "to", "for", "in")
        ):
            heads += clause.conjuncts(child)
    return [at[h.i] for h in heads if h.i in at]


def _over(one: Mention, other: Mention) -> Span:
    return cover([Span(one.start, one.end), Span(other.start, other.end)])


def _token(token: Token) -> Span:
    return Span(token.idx, token.idx + len(token))


def _rows(document: Document, ties: list[Tie]) -> list[Relation | Evidence]:
    rows: list[Relation | Evidence] = []
    ids: dict[tuple[str, str, str], str] = {}
    used: set[str] = set()
    for tie in sorted(ties, key=lambda t: (t.span, t.kind)):
        ends = tuple(sorted((tie.source, tie.target))) if tie.kind in SYMMETRIC else (tie.source, tie.target)
        key = (*ends, tie.kind)
        span = {
            "document": document.id,
            "start": tie.span.start,
            "end": tie.span.end,
            "text": tie.span.of(document.text),
        }
        if key in ids:
            rows.append(Evidence(**span, table="relations", row=ids[key], role="also"))
            continue
        ids[key] = row_id = _id(document, tie, used)
        rows.append(Relation(**span, relation=row_id, source=tie.source, target=tie.target, kind=tie.kind, label=tie.label,
                             event=tie.event, status=tie.status, holder=tie.holder))  # fmt: skip
        cue = {"document": document.id, "start": tie.cue.start, "end": tie.cue.end, "text": tie.cue.of(document.text)}
        rows.append(Evidence(**cue, table="relations", row=row_id, role="trigger"))
    return rows


def _id(document: Document, tie: Tie, used: set[str]) -> str:
    """The row's id; ties that rest on the same characters are numbered."""
    base = f"{document.id}:relation:{tie.span.start}-{tie.span.end}"
    row_id = next(i for n in range(1, len(used) + 2) if (i := base if n == 1 else f"{base}.{n}") not in used)
    used.add(row_id)
    return row_id
