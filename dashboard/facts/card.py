"""The card of a row: what it says, how it is meant, since when, by whom, and the lines it leads to."""

from __future__ import annotations

from typing import Any

import pandas as pd

from briefing.tables import KEYS, STATUS_MEANINGS, Tables

from . import sequence
from . import table as fact_table
from .copied import attribution, copied
from .medium import sent
from .passage import fragment, passage, sendable
from .wording import ACTOR_KINDS, BASES, QUOTE_KINDS, by_hand, capital, count, cut, date_words, quoted

Line = dict[str, Any]
HOW = {"name": "by name", "description": "by description", "pronoun": "by a pronoun"}


def card(tables: Tables, facts: pd.DataFrame, row_id: str) -> dict[str, Any] | None:
    """Everything the evidence panel shows of a row, ready to send; None when no table has the id.

    `head` names the kind of thing, `title` what it says, `lines` are term, text and what the text opens,
    `groups` lists of facts under a heading, `passage` the pieces of text, `copy` the fact as plain text.
    """
    table = fact_table.table_of(tables, row_id)
    if not table:
        return None
    frame = tables[table]
    row = frame[frame[KEYS[table]] == row_id].iloc[0].to_dict()
    made = _MAKERS[table](tables, facts, row)
    made["holder"] = fact_table.names(tables).get(row.get("holder", "") or row.get("speaker", ""), "")
    made |= {"id": row_id, "passage": passage(tables, table, row), "by": by_hand(row.get("origin", ""))}
    document = tables["documents"].iloc[0]
    made["original"] = fragment(document["url"], row["text"])
    made["copy"] = copied(made, row, tables)
    return _clean(made)


def _event(tables: Tables, facts: pd.DataFrame, row: dict) -> dict:
    shown = fact_table.names(tables)
    lines = [_status_line(row), *_date_lines(tables, row)]
    stands = sequence.stands(tables).get(row["event"], ())
    lines += [_line("Order", capital(stand.words), stand.opens) for stand in stands]
    parts = tables["participants"][tables["participants"]["event"] == row["event"]]
    for role, term in (("agent", "Who"), ("recipient", "To whom"), ("location", "Where"), ("instrument", "By what")):
        lines += [_line(term, shown.get(a, ""), a) for a in dict.fromkeys(parts[parts["role"] == role]["actor"])]
    if row["place"]:
        lines.append(_line("Where", row["place"]))
    lines.append(_line("Kind of act", _act(row)))
    return {"head": "Event", "title": row["label"], "status": row["status"], "lines": _full(lines), "groups": []}


def _act(row: dict) -> str:
    """The plain word for an act, with its PLOVER class and CAMEO root."""
    classes = [f"PLOVER {row['kind']}" if row["kind"] else "", f"CAMEO {row['cameo']}" if row["cameo"] else ""]
    coded = ", ".join(part for part in classes if part)
    return f"{row['act']} ({coded})" if row["act"] and coded else row["act"] or coded


def _quote(tables: Tables, facts: pd.DataFrame, row: dict) -> dict:
    shown = fact_table.names(tables)
    own = facts[facts["fact"] == row["quote"]].iloc[0].to_dict()
    lines = [
        _line("Who", fact_table.titles(tables).get(row["speaker"], "not named in the text"), row["speaker"]),
        _line("To whom", shown.get(row["addressee"], ""), row["addressee"]),
        _line("Reported with", quoted(row["cue"]) if row["cue"] else ""),
        _line("Said in", row["medium"]),
        _line("Passed on by", shown.get(row["via"], ""), row["via"]),
        _line("How quoted", QUOTE_KINDS.get(row["kind"], row["kind"])),
        *[_line("Changed", change) for change in alterations(row["alterations"])],
        _status_line(row),
        *_date_lines(tables, own),
        *_sent_line(tables, facts, row, own),
    ]
    return {
        "head": "Quote",
        "title": cut(fact_table.said(row), 140),
        "full": fact_table.said(row) + attribution(row, fact_table.titles(tables), shown, own["when"]),
        "status": row["status"],
        "lines": _full(lines),
        "groups": [],
    }


def _sent_line(tables: Tables, facts: pd.DataFrame, row: dict, own: dict) -> list[Line]:
    """Where a quote has its date from what it was said in: the event that tells of that."""
    event = sent(tables).get(row["quote"], {})
    if not event or own["timex"] != event["timex"] or own["edtf"] != event["edtf"]:
        return []
    return [_line("Dated by", f"the {row['medium']}: {_label(facts, event['event'])}", event["event"])]


def _relation(tables: Tables, facts: pd.DataFrame, row: dict) -> dict:
    shown = fact_table.names(tables)
    own = facts[facts["fact"] == row["relation"]].iloc[0].to_dict()
    lines = [
        _line("From", shown.get(row["source"], "?"), row["source"]),
        _line("Tie", row["kind"] + (f" ({quoted(row['label'])})" if row["label"] else "")),
        _line("To", shown.get(row["target"], "?"), row["target"]),
        _status_line(row),
        *_date_lines(tables, own),
        _line("Event", _label(facts, row["event"]), row["event"]),
    ]
    return {"head": "Tie", "title": own["label"], "status": row["status"], "lines": _full(lines), "groups": []}


def _actor(tables: Tables, facts: pd.DataFrame, row: dict) -> dict:
    lines = [
        _line("Kind", ACTOR_KINDS.get(row["kind"], row["kind"])),
        _line("Role", row["role"], _names_role(tables, row)),
        _line("Country", _country(row["country"])),
        _line("Size", count(int(row["size"]), "member") if pd.notna(row["size"]) else ""),
        _line("Mentioned", count(int(row["mentions"]), "time")),
    ]
    groups = [_called(tables, row["actor"]), *_deeds(tables, facts, row["actor"])]
    title = fact_table.names(tables)[row["actor"]]
    return {"head": "Actor", "title": title, "status": "", "lines": _full(lines),
            "groups": [g for g in groups if g["lines"]]}  # fmt: skip


def _country(code: str) -> str:
    """The name of a country by its ISO code, with the code for those who filter or edit by it."""
    from briefing.geography import name_of

    name = name_of(code)
    return f"{name} ({code})" if name and name != code else code


def _names_role(tables: Tables, row: dict) -> str:
    """The mention of an actor that says its role; '' where another sentence says it."""
    mentions = tables["mentions"][tables["mentions"]["actor"] == row["actor"]]
    says = mentions["text"].str.casefold().str.contains(str(row["role"]).casefold(), regex=False)
    return str(mentions[says]["mention"].iloc[0]) if row["role"] and says.any() else ""


def _called(tables: Tables, actor: str) -> dict:
    mentions = tables["mentions"][tables["mentions"]["actor"] == actor]
    firsts = mentions.drop_duplicates("text").sort_values(
        "kind", key=lambda kinds: kinds.map(list(HOW).index), kind="stable"
    )
    times = mentions["text"].value_counts()
    return {
        "heading": "Called in the text",
        "lines": [
            {"id": m, "text": t, "note": f"{HOW[kind]} · {count(int(times[t]), 'time')}", "status": ""}
            for m, t, kind in zip(firsts["mention"], firsts["text"], firsts["kind"], strict=True)
        ],
    }


def _deeds(tables: Tables, facts: pd.DataFrame, actor: str) -> list[dict]:
    within = tables["participants"][tables["participants"]["actor"] == actor]
    quotes = tables["quotes"]
    said = quotes[quotes["speaker"] == actor]["quote"]
    ties = tables["relations"]
    own = ties[(ties["source"] == actor) | (ties["target"] == actor)]["relation"]
    return [
        {"heading": "What it does", "lines": _pick(facts, within[within["role"] == "agent"]["event"])},
        {"heading": "What is done to it", "lines": _pick(facts, within[within["role"] == "recipient"]["event"])},
        {"heading": "What it says", "lines": _pick(facts, said)},
        {"heading": "What it is told", "lines": _pick(facts, quotes[quotes["addressee"] == actor]["quote"])},
        {"heading": "What is said of it", "lines": _pick(facts, said_of(tables, actor))},
        {"heading": "Ties", "lines": _pick(facts, own)},
    ]


def said_of(tables: Tables, actor: str) -> list[str]:
    """Quotes of others whose words hold a mention of the actor."""
    mentions = tables["mentions"][tables["mentions"]["actor"] == actor]
    places = list(zip(mentions["start"], mentions["end"], strict=True))
    return [
        quote
        for quote, speaker, start, end in tables["quotes"][["quote", "speaker", "start", "end"]].itertuples(index=False)
        if speaker != actor and any(start <= a and b <= end for a, b in places)
    ]


def _mention(tables: Tables, facts: pd.DataFrame, row: dict) -> dict:
    shown = fact_table.names(tables)
    lines = [
        _line("Means", shown.get(row["actor"], "not settled: more than one reading is possible"), row["actor"]),
        _line("How", HOW[row["kind"]]),
    ]
    return {"head": "Mention", "title": row["text"], "status": "", "lines": lines, "groups": []}


def _sector(tables: Tables, facts: pd.DataFrame, row: dict) -> dict:
    lines = _full([_line("ISIC Rev. 4", row["isic"])])
    same = facts[facts["sectors"].map(lambda held: row["name"] in held)]["fact"]
    groups = [{"heading": "Facts in the same sentence", "lines": _pick(facts, same)}]
    return {"head": "Sector", "title": capital(row["name"]), "status": "", "lines": lines,
            "groups": [g for g in groups if g["lines"]]}  # fmt: skip


def _timex(tables: Tables, facts: pd.DataFrame, row: dict) -> dict:
    lines = [
        _line("As printed", quoted(row["text"])),
        _line("Reads as", date_words(row["edtf"]) or "not settled"),
        _line("Or as", date_words(row["other"])),
        _line("Counted from", anchor_words(tables, row["anchor"]), row["anchor"]),
        _line("How", row["rule"]),
    ]
    same = facts[facts["timex"] == row["timex"]]["fact"]
    groups = [{"heading": "Facts with this date", "lines": _pick(facts, same)}]
    title = capital(date_words(row["edtf"]) or row["text"])
    return {"head": "Date", "title": title, "status": "", "lines": _full(lines),
            "groups": [g for g in groups if g["lines"]]}  # fmt: skip


def _sentence(tables: Tables, facts: pd.DataFrame, row: dict) -> dict:
    own = facts[facts["sentence"] == row["number"]]["fact"]
    groups = [{"heading": "Facts in it", "lines": _pick(facts, own)}]
    lines = [] if len(own) else [_line("Facts", "nothing was found in it")]
    title = f"Sentence {row['number']}, paragraph {row['paragraph']}"
    return {"head": "Sentence", "title": title, "status": "", "lines": lines,
            "groups": [g for g in groups if g["lines"]]}  # fmt: skip


_MAKERS = {
    "events": _event, "quotes": _quote, "relations": _relation, "actors": _actor, "mentions": _mention,
    "sectors": _sector, "timexes": _timex, "sentences": _sentence,
}  # fmt: skip


def lines_of(facts: pd.DataFrame, note: str = "when") -> list[Line]:
    """Facts as lines of a list: what a click opens, the status, the words, and a note beside them."""
    columns = facts[["fact", "status", "label", note, "origin"]].itertuples(index=False, name=None)
    return [
        {"id": f, "status": s, "text": sendable(capital(text)), "note": sendable(n), "by": by_hand(origin)}
        for f, s, text, n, origin in columns
    ]


def _pick(facts: pd.DataFrame, wanted: Any) -> list[Line]:
    return lines_of(facts[facts["fact"].isin(list(wanted))])


def alterations(marks: str) -> list[str]:
    """What each editorial mark inside a quotation means."""
    return [f"{mark}: {_mark_words(mark)}" for mark in marks.split("; ") if mark]


def _mark_words(mark: str) -> str:
    if mark.strip("[]").lower() == "sic":
        return "the mistake is the speaker's"
    if mark.strip("[]. …") == "":
        return "words are left out here"
    if mark.startswith("["):
        return "put in by the writer; not the speaker's own letters"
    return "changed by the writer"


def anchor_words(tables: Tables, anchor: str) -> str:
    """What a date is counted from: the words of another date, or the reference date and why that one."""
    found = tables["timexes"][tables["timexes"]["timex"] == anchor]
    if len(found):
        return quoted(found.iloc[0]["text"])
    if not anchor:
        return ""
    reference = tables["documents"].iloc[0]["reference_date"]
    return f"{date_words(reference)}, {BASES.get(anchor, anchor)}" if reference else BASES.get(anchor, anchor)


def _date_lines(tables: Tables, row: dict) -> list[Line]:
    if not row["edtf"]:
        return [_line("When", "no date in the text")]
    lines = [_line("When", date_words(row["edtf"]), row["timex"])]
    if row.get("rule"):
        return [*lines, _line("Why that date", row["rule"])]
    reason = why_date(tables, row["timex"])
    dates = tables["timexes"].set_index("timex")["edtf"]
    if reason and row["edtf"] != dates.get(row["timex"], row["edtf"]):
        reason += "; told as done before that" if row["edtf"].startswith("../") else "; told as done then"
    return [*lines, _line("Why that date", reason)] if reason else lines


def why_date(tables: Tables, timex: str) -> str:
    """How a date was read: the words as printed, what they are counted from, and the rule; '' for an unknown id."""
    found = tables["timexes"][tables["timexes"]["timex"] == timex]
    if found.empty:
        return ""
    counted = anchor_words(tables, found.iloc[0]["anchor"])
    reason = f"printed {quoted(found.iloc[0]['text'])}" + (f", counted from {counted}" if counted else "")
    return reason + (f": {found.iloc[0]['rule']}" if found.iloc[0]["rule"] else "")


def _status_line(row: dict) -> Line:
    text = STATUS_MEANINGS.get(row["status"], row["status"])
    return _line("Meant as", capital(text))


def _line(term: str, text: str, opens: str = "") -> Line:
    return {"term": term, "text": text, "open": opens if text else ""}


def _full(lines: list[Line]) -> list[Line]:
    return [line for line in lines if line["text"]]


def _label(facts: pd.DataFrame, fact: str) -> str:
    found = facts[facts["fact"] == fact]
    return "" if found.empty else found.iloc[0]["label"]


def _clean(value: Any) -> Any:
    """The same value with every text sendable."""
    if isinstance(value, str):
        return sendable(value)
    if isinstance(value, dict):
        return {key: _clean(held) for key, held in value.items()}
    if isinstance(value, list):
        return [_clean(held) for held in value]
    return value
