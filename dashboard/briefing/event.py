"""Events: what happens, is planned, asked for or suspected, with who, to whom, when and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import clause, geography, timex
from .events import entry, grammar, listing, news, retelling, role, sequel, sequence, sharing, status, trigger, worth
from .events.dating import Calendar, Dating
from .events.retelling import Draft
from .layout import form
from .mention import index
from .names import name
from .quotes import medium
from .reading import dateline
from .span import Span
from .tables import Actor, Event, Evidence, Mention, Participant, Quote, Timex

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from .document import Document
    from .events.trigger import Trigger
    from .lexicon import Lexicon


def find(
    document: Document, parse: Doc, mentions: list[Mention], timexes: list[Timex], quotes: list[Quote],
    actors: list[Actor], lexicon: Lexicon,
) -> list[Event | Participant | Evidence]:  # fmt: skip
    """The events of a document; the same event told twice is one, with the later passages as evidence."""
    at = index(parse, mentions)
    roles = role.Roles(at, _writers(parse, at, lexicon), mentions)
    places = _places(parse, lexicon)
    today = _today(document)
    calendar = Calendar(parse, _without_dateline(parse, timexes), today, sequence.find(parse, lexicon))
    taken = {i for i, m in at.items() if m.kind == "name"} | set(places) | _cues(parse, quotes, lexicon)
    lists = listing.Lists(form.read(document.text), parse, roles, lexicon)
    drafts: list[Draft] = []
    counted: set[int] = set()  # verbs of what is told as later than something without a date
    triggers = trigger.find(parse, taken, lexicon)
    calendar.nouns = {t.word.i for t in triggers if not t.is_verb}
    for found in triggers:
        if _is_actor(found, at) or not lists.tells(found):
            continue
        date = calendar.date(found)
        if sharing.is_anothers(found, date, parse):
            date = Dating()
        ahead = bool(today) and (date.earliest > today or (date.latest > today and grammar.is_calendared(found.head)))
        said = status.of(found, quotes, roles, lexicon, ahead=ahead)
        if ahead and said.value == "occurred" and document.published:
            date = Dating()  # "three weeks later" counted from the article, for want of what it is later than
            counted.add(found.head.i)
        drafts.append(lists.settled(Draft(found, roles.of(found), said, date, _place(found, places))))
    retelling.pass_dates_back(drafts, calendar)
    kept = retelling.merged(drafts)
    free = [draft for draft in kept if draft.trigger.head.i not in counted]
    sequel.join(free, calendar)
    sequel.pass_on(free, calendar)
    _date_news(document, parse, free, calendar)
    sequel.pass_on(free, calendar)
    _date_statements(document, free, calendar, lexicon)
    kinds = {actor.actor: actor for actor in actors}
    rows: list[Event | Participant | Evidence] = []
    verbs = {draft.trigger.head.i for draft in kept if draft.trigger.is_verb}
    for draft in kept:
        told = worth.told_by_verb(draft, verbs) or worth.told_as_plan(draft, verbs)
        if worth.has_row(draft, quotes) and not told:
            rows += entry.rows(document, parse, draft, kinds, mentions)
    return rows


def _without_dateline(parse: Doc, timexes: list[Timex]) -> list[Timex]:
    """The timexes but the day of a dateline before a sentence with another: "ROME, 12 March - X sued on Monday"."""
    written = {i for start, end in dateline.find(parse) for i in range(start, end)}
    days: dict[int, list[tuple[Timex, bool]]] = {}
    for each in timexes:
        span = parse.char_span(each.start, each.end, alignment_mode="expand")
        if span is not None and each.precision == "day" and "/" not in each.edtf:
            days.setdefault(span.sent.start, []).append((each, span.start in written))
    drop = {each.timex for held in days.values() if not all(in_ for _, in_ in held) for each, in_ in held if in_}
    return [each for each in timexes if each.timex not in drop]


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


def _date_statements(document: Document, drafts: list[Draft], calendar: Calendar, lexicon: Lexicon) -> None:
    """Dates the statements that an article reports without a day, where it tells what is new by its days."""
    day = news.day(document)
    if day is None or not news.has_news([draft.date for draft in drafts], day):
        return
    voiced = news.voiced(lexicon)
    for draft in drafts:
        plain = not draft.date.edtf and draft.status.value == "occurred"
        if plain and calendar.quiet(draft.trigger) and not calendar.in_the_past(draft.trigger, day):
            draft.date = news.statement(draft.trigger, day, voiced)


def _writers(parse: Doc, at: dict[int, Mention], lexicon: Lexicon) -> dict[str, Mention]:
    """The author's first mention by the noun of the document it wrote, where the text names one author only."""
    found: dict[str, dict[str, Mention]] = {}
    for each in medium.ledger(parse, medium.words(lexicon)):
        for token in each.authors:
            if (mention := at.get(token.i)) is not None and mention.actor:
                found.setdefault(each.noun.lemma_.lower(), {}).setdefault(mention.actor, mention)
    return {noun: next(iter(by.values())) for noun, by in found.items() if len(by) == 1}


def _cues(parse: Doc, quotes: list[Quote], lexicon: Lexicon) -> set[int]:
    """Tokens of cues of several words ("made clear"), which name no event by their parts unless the whole is one."""
    found: set[int] = set()
    for quote in quotes:
        words = quote.cue.split()
        if len(words) > 1:
            near = parse.char_span(
                max(0, quote.start - 200), min(len(clause.text(parse)), quote.end + 200), alignment_mode="contract"
            )
            for token in near or ():
                if [t.text for t in parse[token.i : token.i + len(words)]] == words and not _is_act(token, lexicon):
                    found.update(range(token.i, token.i + len(words)))
    return found


def _is_actor(found: trigger.Trigger, at: dict[int, Mention]) -> bool:
    """Whether a noun that could name an event describes somebody here: "the opposition [alliance] rejects it"."""
    mention = at.get(found.word.i) if not found.is_verb else None
    return mention is not None and mention.kind == "description" and found.head.dep_ in ("nsubj", "nsubj:pass", "appos")


def _is_act(token: Token, lexicon: Lexicon) -> bool:
    """Whether a phrase is a listed act with somebody it is aimed at: "called on the bank to pay"."""
    listed = trigger.match(token, trigger.phrases(lexicon, "verb"))
    return listed is not None and bool(listed[1]) and bool(listed[0]["relation"])


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
