"""What the front page says: the bottom line, who matters, what comes next, what is unsure, what gave nothing."""

from __future__ import annotations

import re
from collections import Counter

import pandas as pd

from briefing.tables import UNREAD, Tables

from . import salience
from .doubt import lasts
from .order import in_time, latest_first
from .salience import Lead
from .statement import counterfactual
from .table import names, said

_BEEN = re.compile(r"\b(?:was|were|had|did|(?:may|might|could|must) have(?! to\b))\b")
UNSURE = ("alleged", "possible", "negated", "attributed")


def bottom_line(tables: Tables, facts: pd.DataFrame, most: int = 5) -> list[Lead]:
    """Three to five facts that carry the article, the weightiest first, each with its sentence and its reasons."""
    return salience.leads(tables, facts, most)


def protagonists(tables: Tables, facts: pd.DataFrame) -> pd.DataFrame:
    """The actors with how many facts name them (`facts`), the busiest first; of equals the most mentioned."""
    counted = Counter(actor for held in facts["actors"] for actor in held)
    actors = tables["actors"].assign(facts=[counted[actor] for actor in tables["actors"]["actor"]])
    return actors.sort_values(["facts", "mentions"], ascending=False, kind="stable")


def ahead(tables: Tables, facts: pd.DataFrame) -> pd.DataFrame:
    """Events planned, possible or due after the reference date; dated ones first, in order of time.

    What was planned for a day that is over by then is not ahead, nor what would have been, nor what may have been.
    """
    reference = tables["documents"].iloc[0]["reference_date"]
    events = facts[facts["table"] == "events"]
    later = (events["earliest"] > reference) if reference else pd.Series(False, index=events.index)
    over = (events["latest"] != "") & (events["latest"] <= reference)
    due = (events["latest"] > reference) & events["status"].isin(["planned", "requested"]) if reference else later
    coming = events[(events["status"].isin(["planned", "possible"]) & ~over) | later | due]
    coming = coming[~coming["text"].map(counterfactual).astype("bool")]
    been = (coming["status"] == "possible") & coming["label"].map(_been).astype("bool") & ~later[coming.index]
    return in_time(_once(coming[~been]))


def _once(facts: pd.DataFrame) -> pd.DataFrame:
    """The facts without those that another of the same sentence and status tells with: "could be forced *to pay*"."""
    same = ["sentence", "status", "holder"]
    told: dict[tuple, list[str]] = {}
    for label, *key in facts[["label", *same]].itertuples(index=False, name=None):
        told.setdefault(tuple(key), []).append(label)
    again = []
    for label, date, *key in facts[["label", "edtf", *same]].itertuples(index=False, name=None):
        _, to, act = label.partition(" to ")
        others = [other for other in told[tuple(key)] if len(other) > len(label)]
        again.append(bool(to) and not date and any(f"{to}{act}" in other for other in others))
    return facts[~pd.Series(again, index=facts.index, dtype="bool")]


def _been(words: str) -> bool:
    """Whether words tell of what is over: "was leaking", "may have known"."""
    return _BEEN.search(words) is not None


def behind(tables: Tables, facts: pd.DataFrame) -> pd.DataFrame:
    """Dated events that are not ahead, the latest first."""
    events = facts[(facts["table"] == "events") & (facts["edtf"] != "")]
    return latest_first(events[~events["fact"].isin(ahead(tables, facts)["fact"])])


def unsure(facts: pd.DataFrame) -> pd.DataFrame:
    """Events that are suspected, possible, denied, or only somebody's word."""
    return _once(facts[facts["status"].isin(UNSURE) & (facts["table"] == "events") & ~_plain_no(facts)])


def not_so(facts: pd.DataFrame) -> pd.DataFrame:
    """Events that the author says did not happen; nobody else holds or denies them, so they are not in dispute."""
    return facts[_plain_no(facts) & (facts["table"] == "events")]


def _plain_no(facts: pd.DataFrame) -> pd.Series:
    return (facts["status"] == "negated") & (facts["holder"] == "")


def wants(tables: Tables, facts: pd.DataFrame) -> pd.DataFrame:
    """What somebody asks for, asker by asker in reading order, of nobody named last: events, and quotes without one.

    What is asked for only so that another may do it ("urged her to press them *to pay*") is told with that other. The
    label of a quote says of whom it is asked: "Malta to pay".
    """
    asked = facts[facts["status"] == "requested"]
    events = asked[(asked["table"] == "events") & ~asked["fact"].isin(_within(tables, asked))]
    told = [*zip(*(asked[asked["table"] == "events"][edge] for edge in ("start", "end")), strict=True)]
    spans = zip(asked["start"], asked["end"], strict=True)
    bare = [not any(start < last and first < end for first, last in told) for start, end in spans]
    quotes = asked[(asked["table"] == "quotes") & pd.Series(bare, index=asked.index, dtype="bool")]
    found = pd.concat([events, quotes.assign(label=quotes["fact"].map(_asked(tables)))])
    first = {holder: n for n, holder in enumerate(dict.fromkeys(found.sort_values("start")["holder"])) if holder}
    rank = found["holder"].map(first).fillna(len(first))
    return found.assign(rank=rank).sort_values(["rank", "start"], kind="stable").drop(columns="rank")


def _asked(tables: Tables) -> dict[str, str]:
    """The words of each quote, with the one who is asked before an infinitive."""
    shown = names(tables)
    made = {}
    for quote in tables["quotes"].to_dict("records"):
        asked = shown.get(quote["addressee"], "") if quote["printed"].startswith("to ") else ""
        made[quote["quote"]] = f"{asked} {said(quote)}".strip()
    return made


def _within(tables: Tables, asked: pd.DataFrame) -> set[str]:
    """Events whose cue is the trigger of another that the same one asks for."""
    parts = tables["evidence"]
    parts = parts[(parts["table"] == "events") & parts["row"].isin(asked["fact"])]
    parts = parts.assign(holder=parts["row"].map(dict(zip(asked["fact"], asked["holder"], strict=True))))
    cues, triggers = parts[parts["role"] == "cue"], parts[parts["role"] == "trigger"]
    return set(cues.merge(triggers, on=["start", "end", "holder"])["row_x"])


def silent(tables: Tables, facts: pd.DataFrame) -> pd.DataFrame:
    """The sentences that gave no fact; parts that are not read for facts are none."""
    sentences = tables["sentences"]
    return sentences[~sentences["number"].isin(set(facts["sentence"])) & ~sentences["form"].isin(UNREAD)]


def unread(tables: Tables) -> pd.DataFrame:
    """The parts that are shown, but not read for facts: bylines, notes, boilerplate, heads of pages."""
    return tables["sentences"][tables["sentences"]["form"].isin(UNREAD)]


def undated(tables: Tables) -> pd.DataFrame:
    """The time expressions whose date could not be settled; a length of time ("nine years") has none to settle."""
    timexes = tables["timexes"]
    return timexes[(timexes["edtf"] == "") & ~timexes["rule"].map(lasts).astype("bool")]


def unsettled(tables: Tables) -> dict[str, int]:
    """How many mentions, dates and speakers could not be settled."""
    quotes = tables["quotes"]
    return {
        "mention": int((tables["mentions"]["actor"] == "").sum()),
        "date": len(undated(tables)),
        "speaker": int((quotes["speaker"] == "").sum()),
    }
