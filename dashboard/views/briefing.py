"""The front page: what this is, the bottom line, who, when, who wants what, who says what, and what is not known."""

import streamlit as st

import components
import session
from facts import brief
from facts.card import lines_of
from facts.passage import sendable
from facts.table import said
from facts.wording import ACTOR_KINDS, FORMS, basis_words, by_hand, capital, count, cut, date_words, plain
from views import export, take
from views.note import below, by_holder, meant

SPEAKERS = 5  # who say most; a press brings the others
_SECTOR = ["sector", "name", "isic", "origin"]


def head(desk: session.Desk) -> None:
    document = desk.document
    st.title(plain(document["title"] or desk.article), anchor=False)
    published = date_words(document["published"])
    known = [
        document["source"], document["author"],
        f"published {published}" if published else "date of publication not known", covered(desk),
        basis_words(document["reference_date"], document["reference_basis"]),
    ]  # fmt: skip
    st.caption(plain(" · ".join(part for part in known if part)))


def covered(desk: session.Desk) -> str:
    """How much of the article the tables hold, and how much of it is not read for facts."""
    unread = len(brief.unread(desk.tables))
    total = len(desk.tables["sentences"]) - unread
    told = total - len(brief.silent(desk.tables, desk.everything))
    beside = f", {count(unread, 'part')} (notes, boilerplate and the like) not read for facts" if unread else ""
    return f"{told} of {count(total, 'sentence')} gave a fact{beside}"


def bottom_line(desk: session.Desk) -> dict:
    leads = brief.bottom_line(desk.tables, desk.facts)
    rows = desk.facts.set_index("fact", drop=False)
    lines = []
    for lead in leads:
        line = lines_of(rows.loc[[lead.fact]])[0]
        lines.append(line | {"text": sendable(lead.text), "note": meant(rows.loc[lead.fact].to_dict())})
    return {"heading": "Bottom line", "lines": lines, "empty": _empty(desk, "No event was found in this article.")}


def who(desk: session.Desk) -> dict:
    actors = brief.protagonists(desk.tables, desk.facts)
    actors = actors[actors["facts"] > 0] if desk.chosen.filtered else actors
    lines = [
        {"id": actor, "status": "", "text": capital(desk.titles[actor]), "note": _actor_note(kind, number),
         "by": by_hand(origin)}
        for actor, kind, number, origin in actors[["actor", "kind", "facts", "origin"]].itertuples(index=False)
    ]  # fmt: skip
    return {"heading": "Who", "lines": lines, "shown": 6, "empty": _empty(desk, "No actor was found in this article.")}


def _actor_note(kind: str, number: int) -> str:
    return f"{ACTOR_KINDS[kind]} · {count(number, 'fact')}"


def when(desk: session.Desk) -> dict:
    facts = brief.behind(desk.tables, desk.facts)
    order = "latest first" if len(facts) > 1 else ""
    return {"heading": "When", "lines": below(desk, facts), "aside": order, "shown": 5,
            "empty": _empty(desk, "No event up to now has a date.")}  # fmt: skip


def ahead(desk: session.Desk) -> dict:
    facts = brief.ahead(desk.tables, desk.facts)
    return {"heading": "What comes next", "lines": below(desk, facts), "shown": 4,
            "empty": _empty(desk, "The article states nothing planned or expected.")}  # fmt: skip


def wants(desk: session.Desk) -> dict:
    facts = brief.wants(desk.tables, desk.facts)
    return {"heading": "Who wants what from whom", "lines": by_holder(desk, facts), "shown": 5,
            "empty": _empty(desk, "Nobody asks for anything in this article.")}  # fmt: skip


def sectors(desk: session.Desk) -> dict:
    table = desk.tables["sectors"]
    if desk.chosen.filtered:
        table = table[table["name"].isin({name for held in desk.facts["sectors"] for name in held})]
    lines = [
        {"id": sector, "status": "", "text": capital(name), "note": f"ISIC {isic}" if isic else "",
         "by": by_hand(origin)}
        for sector, name, isic, origin in table.drop_duplicates("name")[_SECTOR].itertuples(index=False)
    ]  # fmt: skip
    return {
        "heading": "Sectors touched",
        "lines": lines,
        "shown": 6,
        "empty": _empty(desk, "The article names no sector."),
    }


def sayings(desk: session.Desk) -> list[dict]:
    quotes = desk.facts[desk.facts["table"] == "quotes"]
    rows = desk.tables["quotes"].set_index("quote").to_dict("index")
    groups, numbers = [], quotes["holder"].value_counts()
    for speaker in sorted(numbers.index, key=lambda who: (who not in desk.names, -numbers[who])):
        own = quotes[quotes["holder"] == speaker]
        words = [line | {"text": sendable(said(rows[line["id"]])), "note": ""} for line in lines_of(own)]
        name = desk.names.get(str(speaker), "Speaker not known")
        groups.append({"heading": name, "level": 3, "lines": words, "shown": 3})
    return groups


def doubts(desk: session.Desk) -> dict:
    facts = brief.unsure(desk.facts)
    return {"heading": "Uncertain or disputed", "lines": below(desk, facts), "shown": 4,
            "empty": _empty(desk, "Nothing is only said, suspected, possible or denied.")}  # fmt: skip


def not_so(desk: session.Desk) -> list[dict]:
    """What the author says is not so; no group where there is nothing."""
    facts = brief.not_so(desk.facts)
    return [{"heading": "Said not to be so", "lines": lines_of(facts), "shown": 6}] if len(facts) else []


def coverage(desk: session.Desk) -> dict:
    silent = brief.silent(desk.tables, desk.everything)
    lines = [
        {"id": sentence, "status": "", "text": cut(text, 160), "note": f"sentence {number}"}
        for sentence, number, text in silent[["sentence", "number", "text"]].itertuples(index=False)
    ]
    open_ = [f"{count(number, name)} not settled" for name, number in brief.unsettled(desk.tables).items() if number]
    return {"heading": "Sentences that gave nothing", "lines": lines, "aside": ", ".join(open_), "shown": 5,
            "empty": "Every sentence gave at least one fact."}  # fmt: skip


def unread(desk: session.Desk) -> list[dict]:
    """The parts that are shown, but not read for facts; no group where there are none."""
    lines = [
        {"id": sentence, "status": "", "text": cut(text, 160), "note": FORMS[form]}
        for sentence, form, text in brief.unread(desk.tables)[["sentence", "form", "text"]].itertuples(index=False)
    ]
    return [{"heading": "Not read for facts", "lines": lines, "shown": 3}] if lines else []


def _empty(desk: session.Desk, sentence: str) -> str:
    return "The filters leave nothing here." if desk.chosen.filtered else sentence


def draw(groups: dict[str, list[dict]], part: str, shown: int = 0, of: str = "") -> None:
    components.lines(groups[part], key=part, focus=desk.chosen.fact, act=session.show, shown=shown, of=of)


desk = session.desk()
groups = desk.kept(
    ("briefing",),
    lambda: {
        "bottom_line": [bottom_line(desk)],
        "who": [wants(desk), who(desk), when(desk)],
        "when": [ahead(desk), doubts(desk), sectors(desk)],
        "sayings": sayings(desk) or [{"lines": [], "empty": _empty(desk, "Nobody is quoted in this article.")}],
        "left": [*not_so(desk), coverage(desk), *unread(desk)],
    },
)
head(desk)
draw(groups, "bottom_line")
take.draw(desk)
left, right = st.columns(2, gap="large")
with left:
    draw(groups, "who")
with right:
    draw(groups, "when")
st.header("Who says what", anchor=False)
draw(groups, "sayings", SPEAKERS, "speakers")
draw(groups, "left")
export.draw(desk)
