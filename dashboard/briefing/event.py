"""Events: what happens, is planned, asked for or suspected, with who, to whom, when and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import clause, geography, timex
from .events import label, news, plover, retelling, role, sequence, status, trigger
from .events.dating import Calendar, Dating
from .events.retelling import Draft
from .mention import index
from .names import name
from .quotes import medium
from .span import Span, cover, of_token
from .tables import Actor, Event, Evidence, Mention, Participant, Quote, Timex

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from .document import Document
    from .events.role import Part
    from .events.trigger import Trigger
    from .lexicon import Lexicon


UNSURE = ("planned", "requested", "possible", "negated")


def find(
    document: Document, parse: Doc, mentions: list[Mention], timexes: list[Timex], quotes: list[Quote],
    actors: list[Actor], lexicon: Lexicon,
) -> list[Event | Participant | Evidence]:  # fmt: skip
    """The events of a document; the same event told twice is one, with the later passages as evidence."""
    at = index(parse, mentions)
    roles = role.Roles(at, _writers(parse, at, lexicon), mentions)
    places = _places(parse, lexicon)
    today = _today(document)
    calendar = Calendar(parse, timexes, today, sequence.find(parse, lexicon))
    taken = {i for i, m in at.items() if m.kind == "name"} | set(places) | _cues(parse, quotes)
    drafts: list[Draft] = []
    counted: set[int] = set()  # verbs of what is told as later than something without a date
    triggers = trigger.find(parse, taken, lexicon)
    calendar.nouns = {t.word.i for t in triggers if not t.is_verb}
    for found in triggers:
        date = calendar.date(found)
        ahead = bool(today) and date.earliest > today
        said = status.of(found, quotes, roles, lexicon, ahead=ahead)
        if ahead and said.value == "occurred" and document.published:
            date = Dating()  # "three weeks later" counted from the article, for want of what it is later than
            counted.add(found.head.i)
        drafts.append(Draft(found, roles.of(found), said, date, _place(found, places)))
    retelling.pass_dates_back(drafts, calendar)
    kept = retelling.merged(drafts)
    _date_news(document, parse, [draft for draft in kept if draft.trigger.head.i not in counted], calendar)
    kinds = {actor.actor: actor for actor in actors}
    rows: list[Event | Participant | Evidence] = []
    verbs = {draft.trigger.head.i for draft in kept if draft.trigger.is_verb}
    for draft in kept:
        if _reported(draft, quotes) and not _told_by_verb(draft, verbs):
            rows += _rows(document, parse, draft, kinds, mentions)
    return rows


def _today(document: Document) -> str:
    """The document's reference date as YYYY-MM-DD, '' when it has none."""
    date, _ = timex.reference(document)
    return date.isoformat() if date else ""


def _date_news(document: Document, parse: Doc, drafts: list[Draft], calendar: Calendar) -> None:
    """Dates what the article tells as its news, where its day is known and the sentence says none."""
    day = news.day(document)
    opening = news.opening(parse) if day else 0
    for draft in drafts:
        if day and not draft.date.edtf and draft.status.value == "occurred" and calendar.silent(draft.trigger):
            draft.date = news.date(draft.trigger, day, opening)


def _writers(parse: Doc, at: dict[int, Mention], lexicon: Lexicon) -> dict[str, Mention]:
    """The author's first mention by the noun of the document it wrote, where the text names one author only."""
    found: dict[str, dict[str, Mention]] = {}
    for each in medium.ledger(parse, medium.words(lexicon)):
        for token in each.authors:
            if (mention := at.get(token.i)) is not None and mention.actor:
                found.setdefault(each.noun.lemma_.lower(), {}).setdefault(mention.actor, mention)
    return {noun: next(iter(by.values())) for noun, by in found.items() if len(by) == 1}


def _reported(draft: Draft, quotes: list[Quote]) -> bool:
    """Whether an event is worth a row: a listed act with somebody in it or a date, or an unlisted one with both."""
    entry, parts = draft.trigger.entry, [p for p in draft.parts if p.role != "location"]
    if entry is None and draft.status.cue is not None and draft.status.cue.lemma_.lower() in ("refrain", "avoid"):
        return False  # what is left undone has no row of its own where it is no public act
    if entry is None:
        if draft.trigger.head.lower_ == "due":
            return bool(draft.date.edtf)
        if _duty(draft):
            return True
        misread = draft.trigger.head.dep_ == "amod" or _disagrees(draft.trigger.head)
        return not misread and bool(parts) and _dense(draft, parts)
    if (
        entry["cameo"] == "01"
        and not entry["relation"]
        and draft.trigger.noun is None
        and _is_cue(draft.trigger, quotes)
    ):
        return False
    if any(p.mention.actor or p.mention.kind == "description" for p in parts):
        return True
    if draft.trigger.is_verb:
        if entry["plover"] and (any(p.role == "agent" for p in parts) or _main(draft.trigger)):
            return True  # by somebody whom a pronoun leaves open, or told as what a sentence is about
        unsure = bool(draft.status.holder) or draft.status.value in UNSURE
        return bool(draft.date.edtf) or (unsure and (bool(parts) or _finite(draft.trigger)))
    cue = draft.status.cue
    asked = bool(draft.status.holder) and cue is not None and cue.i in (draft.trigger.head.head.i, draft.trigger.head.i)
    if draft.status.value == "planned" and draft.date.edtf:
        return True  # "a ruling is expected in May"
    if draft.status.value != "negated" and draft.trigger.noun is None and _bare(draft.trigger.head) and not parts:
        return False  # "Ruling", "Warning": nobody could say which
    return bool(entry["plover"]) and (bool(draft.date.edtf) or asked)


def _told_by_verb(draft: Draft, verbs: set[int]) -> bool:
    """Whether a noun without anybody in it is the subject or object of a verb with a row: "the amendments apply"."""
    noun = draft.trigger.head
    if draft.trigger.is_verb or draft.trigger.noun is not None or any(p.role != "location" for p in draft.parts):
        return False
    cue = draft.status.cue if draft.status.value in ("negated", "possible") else None
    lent = cue is not None and cue.i == noun.head.i  # "ruled out any deal"
    return noun.dep_ in ("nsubj", "nsubj:pass", "obj") and noun.head.i in verbs and not lent


def _tie(draft: Draft) -> str:
    """The tie that an act implies; a complaint lodged with a body accuses somebody else."""
    entry = draft.trigger.entry
    if entry is None or (entry["what"] == "complaint" and _is_addressed(draft)):
        return ""
    return entry["relation"]


def _is_addressed(draft: Draft) -> bool:
    """Whether the recipients of a complaint are those it goes to: "lodged a complaint with the agency"."""
    ends = {p.mention.end for p in draft.parts if p.role == "recipient"}
    heads = (t for t in draft.trigger.head.sent if t.idx + len(t) in ends)
    return any(clause.preposition(h) in ("with", "to", "before") for t in heads for h in (t, t.head))


def _bare(noun: Token) -> bool:
    """Whether nothing but its own word says which event a noun means: "the ruling", "an earlier hearing"."""
    told = ("nmod", "nmod:poss", "compound", "acl", "acl:relcl")
    return not any(c.dep_ in told and c.tag_ != "PRP$" for c in noun.children)


def _duty(draft: Draft) -> bool:
    """Whether an unlisted act is what a sentence says that somebody must or should do: "Exporters should check …".

    Where it does not say who ("Comments must be filed by 3 May"), a deadline makes it worth telling.
    """
    cue, verb = draft.status.cue, draft.trigger.head
    if draft.status.value != "requested" or cue is None or cue.lower_ not in ("must", "should", "shall"):
        return False
    if clause.is_passive(verb):
        return bool(draft.date.edtf) and _main(draft.trigger)
    doers = [s for s in clause.subjects(verb) if s.pos_ in ("NOUN", "PROPN")]
    return bool(doers) and _main(draft.trigger)


def _disagrees(verb: Token) -> bool:
    """Whether a form in -s has a plural subject: then it is a noun that the tagger took for a verb."""
    subjects = clause.subjects(verb) if verb.tag_ == "VBZ" else []
    return len(subjects) > 1 or any(s.tag_ in ("NNS", "NNPS") for s in subjects)


def _main(found: Trigger) -> bool:
    """Whether a verb is what a sentence, or the words of a speaker, are about, with a subject of its own."""
    return _finite(found) and (
        found.head.dep_ == "ROOT" or (found.head.dep_ == "ccomp" and found.head.head.dep_ == "ROOT")
    )


def _finite(found: Trigger) -> bool:
    """Whether a verb has a subject of its own and no relative pronoun for it: somebody tells it for its own sake."""
    subjects = [c for c in found.head.children if c.dep_.startswith("nsubj")]
    return any(s.tag_ not in ("WDT", "WP") for s in subjects) and found.head.dep_ != "acl:relcl"


def _dense(draft: Draft, parts: list[Part]) -> bool:
    """Whether an unlisted act has enough told of it: two roles, a date, or somebody else who asks for or says it."""
    agents = draft.actors("agent")
    said = bool(draft.status.holder) and bool(agents) and draft.status.holder not in agents
    return said or bool(draft.date.edtf) or len({p.role for p in parts}) > 1


def _cues(parse: Doc, quotes: list[Quote]) -> set[int]:
    """Tokens of cues of several words ("made clear"), which name no event by their parts."""
    found: set[int] = set()
    for quote in quotes:
        words = quote.cue.split()
        if len(words) > 1:
            near = parse.char_span(
                max(0, quote.start - 200), min(len(clause.text(parse)), quote.end + 200), alignment_mode="contract"
            )
            for token in near or ():
                if [t.text for t in parse[token.i : token.i + len(words)]] == words:
                    found.update(range(token.i, token.i + len(words)))
    return found


def _is_cue(found: Trigger, quotes: list[Quote]) -> bool:
    """Whether the word reports the contents of a quote, which has a row of its own."""
    sentence = found.head.sent
    start, end = sentence.start_char, sentence.end_char
    return any(q.cue and found.head.text in q.cue.split() and start <= q.start < end + 400 for q in quotes)


def _places(parse: Doc, lexicon: Lexicon) -> dict[int, Span]:
    """Tokens of place names and the characters of the whole place: "Washington, D.C."."""
    names = [n for n in name.find(parse, lexicon) if n.kind == "place"]
    spans: dict[int, Span] = {}
    for found in names:
        start, end = found.start, found.end
        if end + 1 < len(parse) and parse[end].text == "," and _region(parse[end + 1]):
            end += 2
        if start in spans:
            continue
        last = parse[end - 1]
        spans.update(dict.fromkeys(range(start, end), Span(parse[start].idx, last.idx + len(last))))
    return spans


def _region(token: Token) -> bool:
    """The state or province after a city: "Washington, D.C."."""
    short = token.text.replace(".", "")
    return geography.is_place(token.text) or (2 <= len(short) <= 3 and short.isupper() and "." in token.text)


def _place(found: Trigger, places: dict[int, Span]) -> Span | None:
    """The place that an "in", "at" or "near" phrase of the event names."""
    hosts = [found.head, *([found.noun] if found.noun is not None else [])]
    for host in hosts:
        for child in host.children:
            if child.dep_ in ("obl", "nmod") and clause.preposition(child) in ("in", "at", "near", "outside", "to"):
                for token in clause.words(child, frozenset(("acl", "acl:relcl", "advcl"))):
                    if token.i in places:
                        return places[token.i]
    return None


def _rows(
    document: Document, parse: Doc, draft: Draft, kinds: dict[str, Actor], mentions: list[Mention]
) -> list[Event | Participant | Evidence]:
    span = _passage(draft)
    named = _antecedents(draft, mentions)
    row_id = f"{document.id}:event:{draft.trigger.word.idx}-{draft.trigger.word.idx + len(draft.trigger.word)}"
    cue, date = draft.status.cue, draft.date
    kind, root = plover.coded(draft.trigger.entry, draft.status.value, cue.text if cue is not None else "")
    made = Event(
        document=document.id, start=span.start, end=span.end, text=span.of(document.text), event=row_id,
        label=label.label(draft.trigger, draft.parts, parse, kinds), kind=kind, cameo=root,
        act=draft.what, tie=_tie(draft),
        trigger=draft.trigger.word.text if draft.trigger.noun is None else draft.trigger.head.text,
        status=draft.status.value, holder=draft.status.holder, timex=date.timex, edtf=date.edtf, earliest=date.earliest,
        latest=date.latest, precision=date.precision, rule=date.rule,
        place=draft.place.of(document.text) if draft.place else "",
    )  # fmt: skip
    rows: list[Event | Participant | Evidence] = [made]
    for part in draft.parts:
        if part.mention.actor:
            rows.append(
                Participant(**_at(document, part.mention), event=row_id, actor=part.mention.actor, role=part.role)
            )
    return [*rows, *_evidence(document, draft, row_id, named)]


def _at(document: Document, where: Mention | Span) -> dict[str, Any]:
    return {
        "document": document.id,
        "start": where.start,
        "end": where.end,
        "text": document.text[where.start : where.end],
    }


def _antecedents(draft: Draft, mentions: list[Mention]) -> list[tuple[str, Mention]]:
    """For a pronoun: the name or description it stands for, where that stands before it in the same sentence."""
    sentence = draft.trigger.head.sent
    found = []
    for part in draft.parts:
        if part.mention.kind == "pronoun" and part.mention.actor:
            before = [m for m in mentions if m.actor == part.mention.actor and m.kind != "pronoun"
                      and sentence.start_char <= m.start < part.mention.start]  # fmt: skip
            found += [(part.role, before[-1])] if before else []
    return found


def _evidence(document: Document, draft: Draft, row_id: str, named: list[tuple[str, Mention]]) -> list[Evidence]:
    spans: list[tuple[str, Mention | Span]] = [("trigger", of_token(draft.trigger.head))]
    if draft.trigger.noun is not None:
        spans.append(("trigger", of_token(draft.trigger.noun)))
    spans += [*((part.role, part.mention) for part in draft.parts), *named]
    if draft.status.cue is not None:
        spans.append(("cue", of_token(draft.status.cue)))
    if draft.place is not None:
        spans.append(("place", draft.place))
    if draft.date.timex:
        start, end = map(int, draft.date.timex.rsplit(":", 1)[1].split("-"))
        spans.append(("timex", Span(start, end)))
    spans += [("also", of_token(again.trigger.word)) for again in draft.also]
    return [
        Evidence(**_at(document, span), table="events", row=row_id, role=part) for part, span in dict.fromkeys(spans)
    ]


def _passage(draft: Draft) -> Span:
    """The words that tell the event: from the first to the last of trigger and participants inside its sentence."""
    sentence = draft.trigger.head.sent
    spans = [label.tail(draft.trigger)]
    spans += [Span(p.mention.start, p.mention.end) for p in draft.parts
              if sentence.start_char <= p.mention.start and p.mention.end <= sentence.end_char]  # fmt: skip
    return cover(spans)
