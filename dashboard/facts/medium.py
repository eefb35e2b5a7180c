"""When something was said that was said in a letter, a report, a speech: when that was sent, published or held."""

from __future__ import annotations

from briefing.tables import Tables


def sent(tables: Tables) -> dict[str, dict]:
    """Quotes and the dated event that tells of what each was said in: one of the speaker's own, and the only one.

    "The letter states …" was said when "the groups sent a letter to the president"; of two letters, of neither.
    """
    named = _named(tables)
    takes = tables["participants"]
    agents = takes[takes["role"] == "agent"].groupby("event")["actor"].agg(set).to_dict()
    heard = takes[takes["role"] == "recipient"].groupby("event")["actor"].agg(set).to_dict()
    events = {row["event"]: row for row in tables["events"].to_dict("records") if row["status"] == "occurred"}
    found = {}
    for quote in tables["quotes"].to_dict("records"):
        if not quote["medium"] or not quote["speaker"]:
            continue
        own = [
            event
            for event in named.get(_noun(quote["medium"]), ())
            if event in events
            and quote["speaker"] in agents.get(event, ())
            and (not quote["addressee"] or quote["addressee"] in heard.get(event, {quote["addressee"]}))
        ]
        if len(own) == 1 and events[own[0]]["edtf"]:
            found[quote["quote"]] = events[own[0]]
    return found


def _named(tables: Tables) -> dict[str, list[str]]:
    """Events by the last of the words that name each: a letter that is sent is named "sent" and "letter"."""
    parts = tables["evidence"]
    parts = parts[(parts["table"] == "events") & (parts["role"] == "trigger")]
    made: dict[str, list[str]] = {}
    for event, text in zip(parts["row"], parts["text"], strict=True):
        if event not in made.setdefault(_noun(text), []):
            made[_noun(text)].append(event)
    return made


def _noun(words: str) -> str:
    return words.casefold().split()[-1] if words.split() else ""
