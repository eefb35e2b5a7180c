"""Every event, quote and tie of an article in one table, so that one filter and one list serve them all."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable

import pandas as pd

from briefing.tables import KEYS, Tables

from . import sequence
from .heading import headings
from .medium import sent
from .wording import capital, date_words, quoted

COLUMNS = [
    "fact", "table", "document", "label", "kind", "status", "holder", "actors", "sectors", "timex", "edtf", "earliest",
    "latest", "precision", "when", "order", "sentence", "origin", "start", "end", "text", "searchable",
]  # fmt: skip


def collect(tables: Tables) -> pd.DataFrame:
    """One row a fact in reading order, with the columns of `COLUMNS`; what a heading seems to tell is no fact.

    `actors` is a tuple of actor ids, `sectors` a tuple of sector names (those its sentence touches), `sentence` the
    number of its sentence (0 where none), `when` its date in words, `origin` who says so: the engine or a person,
    `searchable` the words of a quote as a reader would look for them in the original, `order` where the text says in
    words that an event stands ("after: the vote").
    """
    rows = [*_events(tables), *_quotes(tables), *_relations(tables)]
    facts = pd.DataFrame(rows, columns=[c for c in COLUMNS if c not in ("sectors", "when", "sentence", "order")])
    facts["searchable"] = facts["searchable"].astype("object").fillna("")
    facts["sentence"] = numbers(tables["sentences"], facts["start"])
    facts = facts[~(facts["sentence"].isin(headings(tables["sentences"])) & (facts["origin"] == "engine"))]
    touched = by_sentence(tables)
    facts["sectors"] = [touched.get(number, ()) for number in facts["sentence"]]
    facts["when"] = [date_words(edtf) for edtf in facts["edtf"]]
    said = sequence.words(tables)
    facts["order"] = pd.Series([said.get(fact, "") for fact in facts["fact"]], index=facts.index, dtype="object")
    order = {"events": 0, "quotes": 1, "relations": 2}
    facts = facts[COLUMNS].assign(_order=facts["table"].map(order))
    return (
        facts.sort_values(["sentence", "_order", "start"], kind="stable").drop(columns="_order").reset_index(drop=True)
    )


def numbers(sentences: pd.DataFrame, starts: Iterable[int]) -> list[int]:
    """The number of the sentence that each character lies in; 0 before the first."""
    firsts = sentences["start"].tolist()
    known = [0, *sentences["number"].tolist()]
    return [int(known[bisect_right(firsts, start)]) for start in starts]


def by_sentence(tables: Tables) -> dict[int, tuple[str, ...]]:
    """The names of the sectors that each sentence touches."""
    sectors = tables["sectors"]
    found: dict[int, tuple[str, ...]] = {}
    for number, name in zip(numbers(tables["sentences"], sectors["start"]), sectors["name"], strict=True):
        found[number] = tuple(dict.fromkeys((*found.get(number, ()), name)))
    return found


def table_of(tables: Tables, row: str) -> str:
    """The table that an id belongs to; '' when no table has it."""
    return next((name for name, key in KEYS.items() if (tables[name][key] == row).any()), "")


def names(tables: Tables) -> dict[str, str]:
    """Actor ids and the names shown for them; of actors with one name the later ones bear their kind or a number."""
    actors = tables["actors"]
    made: dict[str, str] = {}
    used: set[str] = set()
    met: Counter[str] = Counter()
    for actor, name, kind in zip(actors["actor"], actors["name"], actors["kind"], strict=True):
        met[name] += 1
        shown = name if met[name] == 1 else f"{name} ({kind})"
        while shown in used:
            shown = f"{name} ({met[name]})"
            met[name] += 1
        used.add(shown)
        made[actor] = shown
    return made


def titles(tables: Tables) -> dict[str, str]:
    """Actor ids and names with their roles: "Edward Snowden, former contractor"."""
    shown = names(tables)
    roles = zip(tables["actors"]["actor"], tables["actors"]["role"], strict=True)
    return {actor: capital(f"{shown[actor]}, {role}" if role else shown[actor]) for actor, role in roles}


def _span(row: dict) -> dict:
    return {key: row[key] for key in ("document", "start", "end", "text", "origin")}


def _actors(*ids: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(i for i in ids if i))


_DATE = ("timex", "edtf", "earliest", "latest", "precision")
_NO_DATE = dict.fromkeys(_DATE, "")


def _events(tables: Tables) -> list[dict]:
    within = tables["participants"].groupby("event", sort=False)["actor"].agg(list).to_dict()
    return [
        {
            **_span(row), **{key: row[key] for key in _DATE}, "fact": row["event"], "table": "events",
            "label": row["label"], "kind": row["kind"], "status": row["status"], "holder": row["holder"],
            "actors": _actors(*within.get(row["event"], []), row["holder"]),
        }
        for row in tables["events"].to_dict("records")
    ]  # fmt: skip


def _quotes(tables: Tables) -> list[dict]:
    shown = names(tables)
    dates = _quote_dates(tables)
    return [
        {
            **_span(row), **dates.get(row["quote"], _NO_DATE), "fact": row["quote"], "table": "quotes",
            "label": f"{shown.get(row['speaker'], 'Speaker not known')}: {said(row)}",
            "kind": row["kind"], "status": row["status"], "holder": row["speaker"], "searchable": row["searchable"],
            "actors": _actors(row["speaker"], row["addressee"], row["via"]),
        }
        for row in tables["quotes"].to_dict("records")
    ]  # fmt: skip


def said(quote: dict) -> str:
    """The words of a quote; in quotation marks only where they are the speaker's own."""
    return quote["printed"] if quote["kind"] == "indirect" else quoted(quote["printed"])


def _quote_dates(tables: Tables) -> dict[str, dict]:
    """A quote has the date of the event that its reporting word names, of its own time expression, or of its letter."""
    parts = tables["evidence"][tables["evidence"]["table"] == "quotes"]
    dated = {(e["start"], e["end"]): e for e in tables["events"].to_dict("records") if e["edtf"]}
    spoken = {(t["start"], t["end"]): t for t in tables["timexes"].to_dict("records")}
    found = {quote: {key: event[key] for key in _DATE} for quote, event in sent(tables).items()}
    for part in parts.to_dict("records"):
        source = (spoken if part["role"] == "timex" else dated if part["role"] == "cue" else {}).get(
            (part["start"], part["end"])
        )
        if source:
            found[part["row"]] = {key: source[key] for key in _DATE}
    return found


def _relations(tables: Tables) -> list[dict]:
    shown = names(tables)
    events = {e["event"]: e for e in tables["events"].to_dict("records")}
    rows = []
    for row in tables["relations"].to_dict("records"):
        date = events.get(row["event"], _NO_DATE)
        source, target = (shown.get(row[end], "?") for end in ("source", "target"))
        rows.append({
            **_span(row), **{key: date[key] for key in _DATE}, "fact": row["relation"], "table": "relations",
            "label": tie_words(source, row["kind"], target), "kind": row["kind"], "status": row["status"],
            "holder": row["holder"], "actors": _actors(row["source"], row["target"], row["holder"]),
        })  # fmt: skip
    return rows


def tie_words(source: str, kind: str, target: str) -> str:
    """A tie on one line, direction kept: "Xi Jinping — head of → China"."""
    return f"{source} — {kind} → {target}"
