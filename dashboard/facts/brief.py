"""What the front page says: the bottom line, who matters, what comes next, what is unsure, what gave nothing."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from briefing.tables import Tables

WEIGHTS = {
    "planned": 2.0, "requested": 2.0, "alleged": 1.5, "occurred": 1.5, "attributed": 1.0, "possible": 0.5,
    "negated": 1.0,
}  # fmt: skip
UNSURE = ("alleged", "possible", "negated", "attributed")


def bottom_line(tables: Tables, facts: pd.DataFrame, most: int = 5) -> pd.DataFrame:
    """Three to five events that carry the article, in reading order, at most two from a sentence and two of a status.

    An event weighs more when it is dated, has both a doer and one it is done to, names actors that the article names
    often, and is planned or demanded. Where there are fewer events than `most`, quotes fill up.
    """
    events = facts[facts["table"] == "events"]
    quotes = facts[facts["table"] == "quotes"]
    weights = _weights(tables, events)
    taken: list[int] = []
    met: Counter[object] = Counter()
    for index in [*weights.sort_values(ascending=False, kind="stable").index, *quotes.index]:
        sentence, status = facts.at[index, "sentence"], facts.at[index, "status"]
        if len(taken) == most or met[sentence] == 2 or met[status] == 2:
            continue
        taken.append(index)
        met.update([sentence, status])
    return facts.loc[sorted(taken)]


def _weights(tables: Tables, events: pd.DataFrame) -> pd.Series:
    roles = tables["participants"].groupby("event")["role"].agg(set).to_dict()
    mentions = dict(zip(tables["actors"]["actor"], tables["actors"]["mentions"], strict=True))
    most = max(mentions.values(), default=1)
    made = {}
    for index, fact, status, actors, edtf in events[["fact", "status", "actors", "edtf"]].itertuples(name=None):
        both = {"agent", "recipient"} <= roles.get(fact, set())
        named = sum(mentions.get(actor, 0) for actor in actors) / most
        made[index] = WEIGHTS[status] + bool(edtf) + both + named
    return pd.Series(made, dtype="float64")


def protagonists(tables: Tables, facts: pd.DataFrame) -> pd.DataFrame:
    """The actors with how many facts name them (`facts`), the busiest first; of equals the most mentioned."""
    counted = Counter(actor for held in facts["actors"] for actor in held)
    actors = tables["actors"].assign(facts=[counted[actor] for actor in tables["actors"]["actor"]])
    return actors.sort_values(["facts", "mentions"], ascending=False, kind="stable")


def ahead(tables: Tables, facts: pd.DataFrame) -> pd.DataFrame:
    """Events that are planned, or may still come after the reference date; dated ones first, in order of time."""
    reference = tables["documents"].iloc[0]["reference_date"]
    events = facts[facts["table"] == "events"]
    later = (events["earliest"] > reference) if reference else pd.Series(False, index=events.index)
    coming = events[events["status"].isin(["planned", "possible"]) | later]
    return coming.assign(_last=coming["earliest"] == "").sort_values(["_last", "earliest"], kind="stable")


def dates(facts: pd.DataFrame) -> pd.DataFrame:
    """Dated events, in order of time."""
    events = facts[(facts["table"] == "events") & (facts["edtf"] != "")]
    return events.sort_values(["earliest", "latest"], kind="stable")


def unsure(facts: pd.DataFrame) -> pd.DataFrame:
    """Events and ties that are suspected, possible, denied, or only somebody's word."""
    return facts[facts["status"].isin(UNSURE) & (facts["table"] == "events")]


def wants(facts: pd.DataFrame) -> pd.DataFrame:
    """Events and ties that somebody asks for."""
    return facts[(facts["status"] == "requested") & (facts["table"] == "events")]


def silent(tables: Tables, facts: pd.DataFrame) -> pd.DataFrame:
    """The sentences that gave no fact."""
    return tables["sentences"][~tables["sentences"]["number"].isin(set(facts["sentence"]))]


def unsettled(tables: Tables) -> dict[str, int]:
    """How many mentions, dates and speakers could not be settled."""
    quotes = tables["quotes"]
    return {
        "mention": int((tables["mentions"]["actor"] == "").sum()),
        "date": int((tables["timexes"]["edtf"] == "").sum()),
        "speaker": int((quotes["speaker"] == "").sum()),
    }
