"""The sections of a brief, each a function from the material to its blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import pandas as pd

from exports import picture
from facts import brief, opening, salience, saying, statement
from facts.dated import odd
from facts.order import in_time
from facts.standing import of_ties
from facts.statement import denied
from facts.wording import ACTOR_KINDS, basis_words, capital, count, date_words, join

from .part import Block, Fact, Figure, Line, Lines, Material, Table

DATED, UNDATED, NEXT, UNSURE, ACTORS, SPEAKERS, WORDS = 30, 10, 20, 15, 25, 15, 5  # the most of each
DRAWN = 40  # the most facts in the picture of a page
CALLS = 3  # the most notes behind one sentence


def bottom(material: Material) -> list[Block]:
    rows = {row["fact"]: row for row in material.facts.to_dict("records")}
    chosen = material.choice.leads
    if chosen is None:
        found = salience.leads(material.tables, material.facts, material.choice.most, material.ranking)
        chosen = tuple(lead.fact for lead in found)
    lines = [material.line(rows[fact]) for fact in chosen if fact in rows]
    said = [Line(words) for words in [material.choice.said()] if words]
    return [Lines(tuple(lines), numbered=True) if lines else _none("Nothing that was let in can lead."),
            *([Lines(tuple(said))] if said else [])]  # fmt: skip


def who(material: Material) -> list[Block]:
    actors = brief.protagonists(material.tables, material.facts)
    if material.choice.accepted or material.choice.author:
        own = actors["origin"] != "engine" if material.choice.accepted else False
        actors = actors[(actors["facts"] > 0) | own]
    shown = actors.head(ACTORS)
    rows = tuple(_actor(material, row) for row in shown.to_dict("records"))
    blocks: list[Block] = [Table(("Actor", "Kind", "Role", "Named"), rows, "The actors, the busiest first")]
    if len(actors) > len(shown):
        blocks.append(_none(f"{count(len(actors) - len(shown), 'actor')} named less often left out."))
    ties = material.facts[material.facts["table"] == "relations"]["fact"]
    lines = [Line(text, (material.notes.add(start, end),), status, "", fact)
             for fact, text, status, start, end in of_ties(material.telling, set(ties))][:ACTORS]  # fmt: skip
    return ([*blocks, Lines(tuple(lines), "How they stand to each other")] if lines else blocks) if rows else []


def _actor(material: Material, row: Fact) -> tuple[Line | str, ...]:
    note = material.notes.add(row["start"], row["end"])
    size: str = f"{int(row['size']):,} members" if pd.notna(row["size"]) else ""
    aliases = f"also “{'”, “'.join(row['aliases'].split('; '))}”" if row["aliases"] else ""
    role = "; ".join(part for part in (capital(row["role"]), size, aliases) if part)
    name = Line(capital(row["name"]), (note,), "", "", row["actor"])
    return name, capital(ACTOR_KINDS[row["kind"]]), role, _times(int(row["mentions"]))


def what(material: Material) -> list[Block]:
    events = material.facts[material.facts["table"] == "events"]
    events = events[~events["fact"].isin(opening.Opening(material.telling).repeated)]
    dated = in_time(events[(events["edtf"] != "") & (events["timex"] != "")])
    dated = dated[
        ~dated["fact"].isin(_coming(material)["fact"]) & ~dated["status"].isin(["requested", "possible", "alleged"])
    ]
    undated = events[(events["timex"] == "") & (events["status"] == "occurred")]
    undated = undated[~undated["fact"].map(lambda fact: _leans(material, fact)).astype("bool")]
    held, left = material.chosen(dated, DATED, dated=False)
    lines = [material.line(fact, dated=False, opening=capital(fact["when"])) for fact in held]
    blocks = [*_figure(material), *_lines(lines, "", left)]
    told = {line.text for line in lines}
    held, left = material.chosen(undated, UNDATED)
    sentences = {fact["sentence"] for fact in dated.to_dict("records")}
    rest = [fact for fact in held if (made := material.statement(fact)).text not in told
            and (made.built or fact["sentence"] not in sentences)]  # fmt: skip
    blocks += _lines([_placed(material, fact) for fact in rest], "Without a date of their own", left)
    held, left = material.chosen(brief.not_so(events), UNDATED)
    held = [fact for fact in held if material.statement(fact).text not in told]
    blocks += _lines([material.line(fact) for fact in held], "Said not to be so", left)
    return blocks or [_none("The article tells of nothing that happened.")]


def _placed(material: Material, fact: Fact) -> Line:
    """An undated fact behind the words that say what it stood before or after, where its sentence leaves them out."""
    made, words = material.statement(fact), material.placed.get(fact["fact"], "")
    missing = made.built and words and words.casefold() not in made.text.casefold()
    return material.line(fact, opening=capital(words) if missing else "")


def _figure(material: Material) -> list[Block]:
    events = material.facts[(material.facts["table"] == "events") & (material.facts["edtf"] != "")]
    shown, left = material.chosen(events, DRAWN) if len(events) > DRAWN else (events.to_dict("records"), 0)
    drawn = picture.timeline(material.tables, events[events["fact"].isin([f["fact"] for f in shown])], bare=True)
    if drawn is None:
        return []
    more = f" {count(left, 'fact')} of less weight left out." if left else ""
    basis = basis_words(material.document["reference_date"], material.document["reference_basis"])
    return [Figure(drawn, f"The dated facts in order of time.{more} {basis}")]


def says(material: Material) -> list[Block]:
    quotes = material.facts[material.facts["table"] == "quotes"]
    quotes = quotes[~quotes["fact"].isin(saying.within(material.tables["quotes"].to_dict("records")))]
    order = sorted(quotes.groupby("holder", sort=False), key=lambda each: (not each[0], -len(each[1])))
    blocks: list[Block] = []
    for speaker, own in order[:SPEAKERS]:
        held, left = material.chosen(own, WORDS)
        heading = capital(_titled(material, str(speaker))) if speaker else "Speaker not settled"
        blocks += _lines([material.line(fact) for fact in held], heading, left)
    if len(order) > SPEAKERS:
        blocks.append(_none(f"{count(len(order) - SPEAKERS, 'speaker')} with fewer words left out."))
    return blocks or [_none("Nobody is quoted in what was let in.")]


def _titled(material: Material, actor: str) -> str:
    rows = material.tables["actors"]
    row = rows[rows["actor"] == actor].iloc[0]
    return f"{row['name']}, {row['role']}" if row["role"] else str(row["name"])


def sectors(material: Material) -> list[Block]:
    table = material.tables["sectors"]
    if material.choice.accepted:
        table = table[table["origin"] != "engine"] if "origin" in table.columns else table.head(0)
    lines = []
    for (name, isic), own in table.groupby(["name", "isic"], sort=False):
        code = f" (ISIC Rev. 4, {isic})" if isic else ""
        words = join([f"“{word}”" for word in dict.fromkeys(" ".join(text.split()) for text in own["text"])][:4])
        places = list(zip(own["start"], own["end"], strict=True))[:CALLS]
        notes = tuple(material.notes.add(a, b) for a, b in places)
        lines.append(Line(f"{capital(str(name))}{code} is touched {_times(len(own))}: {words}.", notes))
    return _lines(lines, "", 0) or [_none("The article names no sector.")]


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def _leans(material: Material, fact: str) -> bool:
    """Whether the sentence of an event needs the one before it: "Bolivia denies this"."""
    return salience.leans(statement.of_event(material.telling, material.telling.events[fact]))


def _coming(material: Material) -> pd.DataFrame:
    found = brief.ahead(material.tables, material.facts)
    wanted = [_is_ahead(material, material.telling.events[fact]) for fact in found["fact"]]
    return found[pd.Series(wanted, index=found.index, dtype="bool")]


def _is_ahead(material: Material, event: Fact) -> bool:
    """Whether an event belongs to what comes next, not to what is only possible, suspected or denied."""
    reference = str(material.document["reference_date"])
    years = re.findall(r"\b(?:19|20)\d\d\b", event["label"] if not event["edtf"] else "")
    if reference and years and max(years) < reference[:4]:
        return False  # what was agreed years ago is not ahead, however it is told
    sure = event["status"] in ("planned", "requested", "occurred", "attributed")
    return (sure or (event["status"] == "possible" and event["edtf"] != "")) and not denied(material.telling, event)


def ahead(material: Material) -> list[Block]:
    coming = _coming(material)
    dated, open_ = in_time(coming[coming["edtf"] != ""]), coming[coming["edtf"] == ""]
    held, left = material.chosen(dated, NEXT, dated=False)
    lines = [material.line(fact, dated=False, opening=_due(material, fact)) for fact in held]
    blocks = _lines(lines, "", left)
    held, left = material.chosen(open_, NEXT)
    blocks += _lines([material.line(fact) for fact in held], "Without a date", left)
    return blocks or [_none("The article states nothing planned or due.")]


def _due(material: Material, fact: Fact) -> str:
    """When something is due; nothing where its date cannot be right."""
    return (
        ""
        if odd(material.telling, material.telling.events[fact["fact"]])
        else re.sub("^Since", "From", capital(fact["when"]))
    )


def unsure(material: Material) -> list[Block]:
    facts = brief.unsure(material.facts)
    facts = facts[
        facts["status"].isin(["alleged", "possible", "negated"]) & ~facts["fact"].isin(_coming(material)["fact"])
    ]
    blocks: list[Block] = []
    for statuses, heading in ((["alleged"], "Suspected, not established"), (["possible"], "Possible or conditional"),
                              (["negated"], "Denied, or said by somebody not to be so")):  # fmt: skip
        held, left = material.chosen(facts[facts["status"].isin(statuses)], UNSURE)
        blocks += _lines([material.line(fact) for fact in held], heading, left)
    blocks += _lines(list(_open(material)), "Not settled by this brief", 0)
    return blocks or [_none("Nothing in the article is suspected, possible or denied.")]


def _open(material: Material) -> Iterable[Line]:
    """Dates and speakers that could not be settled, each with its passage, and how many references were not."""
    timexes = material.tables["timexes"]
    unread = brief.undated(material.tables)
    unread = unread[~unread["text"].str.casefold().duplicated()]
    for row in unread.to_dict("records")[:UNSURE]:
        yield Line(
            f"The date of “{row['text']}” could not be settled.", (material.notes.add(row["start"], row["end"]),)
        )
    for row in timexes[timexes["other"] != ""].to_dict("records")[:UNSURE]:
        words = f"“{row['text']}” is read as {date_words(row['edtf'])}; it could also be {date_words(row['other'])}."
        yield Line(words, (material.notes.add(row["start"], row["end"]),))
    mentions = material.tables["mentions"]
    open_ = mentions[mentions["actor"] == ""].to_dict("records")
    if open_ and not material.choice.author:
        words = join([f"“{word}”" for word in dict.fromkeys(row["text"] for row in open_)][:5])
        notes = tuple(material.notes.add(row["start"], row["end"]) for row in open_[:CALLS])
        one = len(open_) == 1
        yield Line(f"{count(len(open_), 'reference')} ({words}) {'is' if one else 'are'} not tied to one actor.", notes)


def sources(material: Material) -> list[Block]:
    document = material.document
    rows = (
        ("Title", document["title"] or document["document"]), ("Author", document["author"]),
        ("Source", document["source"]), ("Published", date_words(document["published"]) or "not known"),
        ("Address", document["url"]), ("Length", count(int(document["words"]), "word")),
        ("Dates", basis_words(document["reference_date"], document["reference_basis"])),
        ("SHA-256 of the text", document["sha256"]),
    )  # fmt: skip
    how = (
        "A sentence that names no speaker is the article's own statement; whoever else says, plans, asks for or "
        "suspects something stands in the sentence.",
        "Sentences are built from the article's words by fixed rules; where those do not fit, the article is quoted. "
        "Nothing was written by a language model. Square brackets outside quotation marks are this brief's.",
        "Each footnote quotes the passage that its sentence rests on.",
    )
    return [Table(("", ""), tuple(row for row in rows if row[1]), "The article"),
            Lines(tuple(Line(words) for words in how), "How to read this brief")]  # fmt: skip


def _lines(lines: list[Line], heading: str, left: int) -> list[Block]:
    more = [Line(f"{count(left, 'more fact')} of less weight left out.")] if left else []
    return [Lines((*lines, *more), heading)] if lines else []


def _none(words: str) -> Lines:
    return Lines((Line(words),))


MAKERS: dict[str, Callable[[Material], list[Block]]] = {
    "bottom": bottom, "who": who, "what": what, "says": says, "sectors": sectors, "next": ahead, "unsure": unsure,
    "sources": sources,
}  # fmt: skip
