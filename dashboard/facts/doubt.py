"""What makes a row uncertain, in the reader's words, so that the least certain are looked at first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from briefing.tables import KEYS, Tables

from .table import names, numbers
from .wording import cut, date_words, join, quoted

Doubt = tuple[int, str]
OPEN, READ, WEAK = 4, 2, 1  # nothing settles it; read from other words than a name or a date; worth a look
LONG = 25  # words of a sentence from which one fact is little
_PARTS = ("agent", "recipient", "speaker", "addressee", "source", "target")
_FACTS = ("events", "quotes", "relations")


@dataclass(frozen=True)
class _Ground:
    """What the doubts are read from: looked up once for a whole article."""

    words: Mapping[str, str]
    names: dict[str, str]
    cues: dict[str, str]
    taken_part: set[str]
    called: dict[str, list[dict]]


def doubts(tables: Tables, words: Mapping[str, str]) -> dict[str, list[Doubt]]:
    """The doubts about each row of the tables that are reviewed, the gravest first; rows without any are not there.

    `words` are those that the pages use for statuses. A doubt is its weight (`OPEN`, `READ` or `WEAK`) and a clause.
    """
    found: dict[str, list[Doubt]] = defaultdict(list)
    ground = _ground(tables, words)
    for table, of in _OF.items():
        for row in tables[table].to_dict("records"):
            found[row[KEYS[table]]] += of(row, ground)
    for row_id, clause in _stand_ins(tables, ground):
        found[row_id].append((READ, clause))
    for row_id, doubt in _thin(tables):
        found[row_id].append(doubt)
    return {row: sorted(held, key=lambda doubt: -doubt[0]) for row, held in found.items() if held}


def _ground(tables: Tables, words: Mapping[str, str]) -> _Ground:
    parts = tables["evidence"]
    cues = parts[(parts["table"] == "events") & (parts["role"] == "cue")]
    called: dict[str, list[dict]] = defaultdict(list)
    for mention in tables["mentions"].to_dict("records"):
        called[mention["actor"]].append(mention)
    return _Ground(words, names(tables), dict(zip(cues["row"], cues["text"], strict=True)),
                   set(tables["participants"]["event"]), called)  # fmt: skip


def weight(held: list[Doubt]) -> int:
    """How uncertain a row is: the sum of its doubts."""
    return sum(grave for grave, _ in held)


def clauses(held: list[Doubt], most: int = 2) -> str:
    """The gravest doubts on one line."""
    return "; ".join(clause for _, clause in held[:most])


def _event(row: dict, ground: _Ground) -> Iterator[Doubt]:
    if row["status"] != "occurred":
        cue, reading = ground.cues.get(row["event"], ""), quoted(ground.words[row["status"]])
        yield READ, f"{quoted(cue)} is read as {reading}" if cue else f"read as {reading}"
    if row["event"] not in ground.taken_part:
        yield OPEN, "nobody is settled as taking part"
    if row["edtf"].startswith("../") or row["edtf"].endswith("/.."):
        yield WEAK, "its date is open on one side"
    if not row["kind"] and not row["cameo"]:
        yield WEAK, "no class of events fits"


def _quote(row: dict, ground: _Ground) -> Iterator[Doubt]:
    if not row["speaker"]:
        yield OPEN, "the speaker is not settled"
    if row["status"] != "attributed":
        yield WEAK, f"its contents are read as {quoted(ground.words[row['status']])}"
    if row["kind"] == "indirect":
        yield WEAK, "reported, not quoted: where it ends is read from grammar"


def _relation(row: dict, ground: _Ground) -> Iterator[Doubt]:
    if row["status"] != "occurred":
        yield WEAK, f"read as {quoted(ground.words[row['status']])}"
    if not row["event"]:
        yield WEAK, f"read from {quoted(row['label'])}" if row["label"] else "no event states it"


def _actor(row: dict, ground: _Ground) -> Iterator[Doubt]:
    own = ground.called.get(row["actor"], [])
    described = sum(_by_other_words(mention, row["name"]) for mention in own)
    if row["kind"] == "person" and " " not in row["name"] and not row["role"]:
        yield READ, "a bare name: a person, a firm or a place"
    if described:
        yield WEAK, f"in {described} of {len(own)} places other words stand for it"
    if row["kind"] == "collective":
        yield WEAK, "a group without a name of its own"


def lasts(rule: str) -> bool:
    """Whether a time expression was read as a length, a deadline counted from nothing said, or something repeated."""
    return rule.startswith(("a length of time", "a deadline of", "repeated"))


def _timex(row: dict, ground: _Ground) -> Iterator[Doubt]:
    if not row["edtf"] and not lasts(row["rule"]):
        yield OPEN, "the date is not settled"
    if row["other"]:
        yield OPEN, f"could also be {date_words(row['other'])}"
    if row["anchor"]:
        yield WEAK, row["rule"] or "counted from another date"


def _mention(row: dict, ground: _Ground) -> Iterator[Doubt]:
    if not row["actor"]:
        yield OPEN, "who is meant is not settled"
    elif _by_other_words(row, ground.names.get(row["actor"], "?")):
        yield READ, f"a {row['kind']}"


_OF: dict[str, Callable[[dict, _Ground], Iterator[Doubt]]] = {
    "events": _event, "quotes": _quote, "relations": _relation, "actors": _actor, "timexes": _timex,
    "mentions": _mention,
}  # fmt: skip


def _by_other_words(mention: dict, name: str) -> bool:
    """Whether a mention is a description or pronoun that does not hold the name it is read as."""
    return mention["kind"] != "name" and name.casefold() not in mention["text"].casefold()


def _stand_ins(tables: Tables, ground: _Ground) -> Iterator[tuple[str, str]]:
    """Facts and the descriptions and pronouns in them that are read as somebody."""
    means: dict[tuple[int, int], list[str]] = defaultdict(list)
    for actor, mentions in ground.called.items():
        name = ground.names.get(actor, "")
        for mention in mentions:
            if name and _by_other_words(mention, name):
                means[mention["start"], mention["end"]].append(cut(name, 40))
    parts = tables["evidence"]
    parts = parts[parts["role"].isin(_PARTS) & parts["table"].isin(_FACTS)].drop_duplicates(["row", "start", "end"])
    for row, start, end, text in parts[["row", "start", "end", "text"]].itertuples(index=False):
        if (start, end) in means:
            yield row, f"{quoted(cut(text, 40))} is read as {join(means[start, end])}"


def _thin(tables: Tables) -> Iterator[tuple[str, Doubt]]:
    """Rows that are the only fact of a long sentence: more may have been missed there."""
    rows = [(key, start) for table in _FACTS for key, start in _starts(tables, table)]
    where = numbers(tables["sentences"], [start for _, start in rows])
    held = Counter(where)
    size = dict(
        zip(tables["sentences"]["number"], tables["sentences"]["text"].map(lambda t: len(t.split())), strict=True)
    )
    for (row, _), number in zip(rows, where, strict=True):
        if held[number] == 1 and size.get(number, 0) >= LONG:
            yield row, (WEAK, "the only fact of a long sentence")


def _starts(tables: Tables, table: str) -> list[tuple[str, int]]:
    return list(zip(tables[table][KEYS[table]], tables[table]["start"], strict=True))
