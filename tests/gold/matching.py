"""Holds the engine's tables of an article against its gold, one function a table; rules in tests/quality/gold.py."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import pandas as pd

import layers
from briefing.tables import Tables
from layers import Article, Mark, Row, whom
from tally import Score, Tally

SHARED = 0.6
SYMMETRIC = ("meets", "deal with", "ally of", "at odds with")
Spans = list[tuple[int, int]]


@dataclass(slots=True)
class View:
    """An article's gold, the engine's tables for it, and which actor of the gold each of the engine's is."""

    gold: Article
    tables: Tables
    score: Score = field(default_factory=Score)
    names: dict[str, str] = field(default_factory=dict)

    def words(self, span: tuple[int, int]) -> str:
        return " ".join(self.gold.document.text[slice(*span)].split())

    def evidence(self, table: str, row: str, roles: Sequence[str]) -> Spans:
        rows = self.tables["evidence"]
        rows = rows[(rows["table"] == table) & (rows["row"] == row) & rows["role"].isin(roles)]
        return list(zip(rows["start"], rows["end"], strict=True))

    def known(self, actor: str) -> str:
        """The gold's name for an actor of the engine, the engine's own when the gold has none, '' for no actor."""
        return self.names.get(actor, "")


def score(article: Article, tables: Tables) -> Score:
    """The tables of an article against its gold."""
    view = View(article, tables)
    for table in (actors, references, sectors, timexes, events, quotes, relations, forbidden):
        table(view)
    return view.score


def actors(view: View) -> None:
    tally, taken = view.score.row("actors"), {}
    for row in view.tables["actors"].itertuples():
        match = _whose(view.gold, row)
        view.names[row.actor] = match.name if match else f"<{row.name}>"
        again = match is not None and match.name in taken
        allowed = match is not None and match.optional and not again
        right = match is not None and not match.optional and not again
        _given(view, tally, "actors", right, allowed, f"{row.name} ({row.kind}){' again' if again else ''}")
        if match and not again:
            taken[match.name] = row
    for actor in view.gold.actors:
        row = taken.get(actor.name)
        _wanted(view, tally, "actors", row is not None, actor.optional, f"{actor.name} ({'/'.join(actor.kinds)})")
        if row is not None and not actor.optional:
            _described(view, actor, row)


def _described(view: View, actor: layers.Actor, row: tuple) -> None:
    """The kind and size of an actor that was found."""
    note = f"{actor.name} is {'/'.join(actor.kinds)}, not {row.kind}"
    view.score.share("actors.kind", row.kind in actor.kinds, note)
    if actor.size:
        size = None if pd.isna(row.size) else int(row.size)
        view.score.share("actors.size", size == actor.size, f"{actor.name}: {size}")


def _whose(gold: Article, row: tuple) -> layers.Actor | None:
    """The gold's actor for a row of the engine: by its name, else the words it points at, else an alias."""
    return next((actor for words in _names(row) if (actor := gold.actor(words))), None)


def references(view: View) -> None:
    tally, mentions = view.score.row("references"), view.tables["mentions"]
    for row in view.gold.layers["references"]:
        for mark in row.spans("is"):
            over = mentions[(mentions["start"] < mark.end) & (mentions["end"] > mark.start) & (mentions["actor"] != "")]
            found = [view.known(actor) for actor in over["actor"]]
            wanted, right = whom(view.gold, mark), whom(view.gold, mark) in found
            words = f"{view.words((mark.start, mark.end))} … {row.line[:60]}"
            _wanted(view, tally, "references", right, row.optional, f"{wanted}: {words}")
            if found and not row.optional:
                tally.given += 1
                tally.right += right
                if not right:
                    view.score.notes.append(f"references: wrong: {found[0]} for {wanted}: {words}")


def sectors(view: View) -> None:
    for mark, row in _by_overlap(view, "sectors", lambda row: [(row.start, row.end)]):
        classes = mark.role.split("/")
        same = any(row.isic.startswith(each) or (row.isic and each.startswith(row.isic)) for each in classes)
        view.score.share("sectors.isic", same, f"{row.text!r} is {mark.role}, not {row.isic}")


def timexes(view: View) -> None:
    for mark, row in _by_overlap(view, "timexes", lambda row: [(row.start, row.end)]):
        value = "" if mark.role == "-" else mark.role
        note = f"{row.text!r} is {value or 'none'}, not {row.edtf or 'none'}"
        view.score.share("timexes.value", row.edtf == value, note)


def events(view: View) -> None:
    for line, row in _by_overlap(view, "events", lambda row: _triggers(view, row), "trigger"):
        said, what = line.said, f"{row.trigger!r} in {line.line[:70]}"
        view.score.share("events.status", row.status in said["status"].split("/"), f"{row.status}: {what}")
        if "holder" in said:
            holder = view.known(row.holder)
            view.score.share("events.holder", holder == said["holder"], f"{holder or 'nobody'}: {what}")
        if "date" in said:
            view.score.share("events.date", row.edtf == said["date"].removeprefix("-"), f"{row.edtf}: {what}")
        for role in ("agent", "recipient"):
            _participants(view, row, line, role)


def _triggers(view: View, row: tuple) -> Spans:
    return view.evidence("events", row.event, ("trigger", "also"))


def _participants(view: View, row: tuple, line: Row, role: str) -> None:
    parts = view.tables["participants"]
    found = {view.known(a) for a in parts[(parts["event"] == row.event) & (parts["role"] == role)]["actor"]}
    wanted = {whom(view.gold, mark) for mark in line.spans(role)}
    found -= {whom(view.gold, mark) for mark in line.spans("maybe")} - wanted
    tally = view.score.row(f"{role}s")
    tally += Tally(len(wanted), len(found & wanted), len(found), len(found & wanted))
    if found != wanted:
        view.score.notes.append(f"{role}s: {_listed(found)} for {_listed(wanted)}: {line.line[:90]}")


def quotes(view: View) -> None:
    tally, wanted = view.score.row("quotes"), view.gold.layers["quotes"]
    rows = [(row, _contents(view, row)) for row in view.tables["quotes"].itertuples()]
    matched = _paired(wanted, rows)
    taken = {row.quote: wanted[number] for number, row in matched.items()}
    for number, line in enumerate(wanted):
        row = matched.get(number)
        _wanted(view, tally, "quotes", row is not None, line.optional, line.line)
        if row is not None and not line.optional:
            _said(view, line, row)
    for row, _ in rows:
        line = taken.get(row.quote)
        right, allowed = line is not None and not line.optional, line is not None
        _given(view, tally, "quotes", right, allowed, _shown(view, row))


def _paired(wanted: list[Row], rows: list[tuple[tuple, Spans]]) -> dict[int, tuple]:
    """Each wanted line, by number, with a row of its own: same kind first, then what shares most characters."""
    pairs = []
    for number, line in enumerate(wanted):
        for at, (row, found) in enumerate(rows):
            shared = _dice(_places(line, "content"), found)
            if shared >= SHARED:
                pairs.append((row.kind in line.said["kind"].split("/"), not line.optional, shared, -number, -at))
    matched: dict[int, tuple] = {}
    used: set[int] = set()
    for *_, number, at in sorted(pairs, reverse=True):
        if -number not in matched and at not in used:
            matched[-number] = rows[-at][0]
            used.add(at)
    return matched


def _shown(view: View, row: tuple) -> str:
    return f"{row.kind} {view.known(row.speaker)} {row.cue}: {row.printed[:90]}"


def _said(view: View, line: Row, row: tuple) -> None:
    """What is known about a quote, apart from its contents."""
    share, said, tail = view.score.share, line.said, line.line[:90]
    share("quotes.kind", row.kind in said["kind"].split("/"), f"{row.kind}: {tail}")
    share("quotes.status", row.status in said.get("status", "attributed").split("/"), f"{row.status}: {tail}")
    for role in ("speaker", "addressee"):
        wanted = said.get(role) or next((whom(view.gold, mark) for mark in line.spans(role)), "")
        found = view.known(getattr(row, role))
        if role == "speaker" or wanted or found:
            share(f"quotes.{role}", found == wanted, f"{found or 'nobody'} for {wanted or 'nobody'}: {tail}")
    cue = _places(line, "cue")
    if cue:
        share("quotes.cue", _over(cue, view.evidence("quotes", row.quote, ("cue",))), f"{row.cue}: {tail}")


def _contents(view: View, row: tuple) -> Spans:
    return view.evidence("quotes", row.quote, ("content",)) or [(row.start, row.end)]


def relations(view: View) -> None:
    tally, table = view.score.row("relations"), view.tables["relations"]
    wanted = {ends(line.said): line for line in view.gold.layers["relations"]}
    found = {ends(_named(view, row)): row for row in table.itertuples()}
    for tie, row in found.items():
        right = tie in wanted and not wanted[tie].optional
        _given(view, tally, "relations", right, tie in wanted, f"{' | '.join(tie)} ({row.text[:80]!r})")
    for tie, line in wanted.items():
        _wanted(view, tally, "relations", tie in found, line.optional, line.line)
        if tie in found and not line.optional:
            status = found[tie].status
            right = status in line.said.get("status", "occurred").split("/")
            view.score.share("relations.status", right, f"{status}: {line.line}")


def _named(view: View, row: tuple) -> dict[str, str]:
    return {"source": view.known(row.source), "kind": row.kind, "target": view.known(row.target)}


def ends(said: dict[str, str]) -> tuple[str, str, str]:
    """Source, kind and target of a tie; the two actors in one order where the kind has no direction."""
    pair = (said["source"], said["target"])
    first, second = sorted(pair) if said["kind"] in SYMMETRIC else pair
    return first, said["kind"], second


def forbidden(view: View) -> None:
    """What must not be there, and is."""
    share, layer, tables = view.score.share, view.gold.layers, view.tables
    named = {layers.plain(words) for row in tables["actors"].itertuples() for words in _names(row)}
    for name in view.gold.not_actors:
        share("forbidden.actors", name not in named, name)
    ties = {ends(_named(view, row)) for row in tables["relations"].itertuples()}
    for line in layer["not_relations"]:
        share("forbidden.relations", ends(line.said) not in ties, line.line)
    resolved = tables["mentions"][tables["mentions"]["actor"] != ""]
    spans = {name: _spans(rows) for name, rows in (("references", resolved), *tables.items())}
    spans["events"] = [span for row in tables["events"].itertuples() for span in _triggers(view, row)]
    for table in ("references", "sectors", "timexes", "events"):
        for line in layer[f"not_{table}"]:
            share(f"forbidden.{table}", not _over(_places(line, "x"), spans[table]), line.line)
    contents = [_contents(view, row) for row in tables["quotes"].itertuples()]
    for line in layer["not_quotes"]:
        share("forbidden.quotes", all(_dice(_places(line, "x"), found) < SHARED for found in contents), line.line)


def _names(row: tuple) -> list[str]:
    return [words for words in (row.name, row.text, *row.aliases.split("; ")) if words]


def _spans(rows: pd.DataFrame) -> Spans:
    return list(zip(rows["start"], rows["end"], strict=True))


def _places(line: Row, role: str) -> Spans:
    return [(mark.start, mark.end) for mark in line.spans(role)]


def _by_overlap(
    view: View, table: str, spans: Callable[[tuple], Spans], role: str = ""
) -> Iterator[tuple[Row | Mark, tuple]]:
    """Counts a table by overlapping words; yields what is wanted (lines with a role, else marks) with the row found."""
    tally, rows = view.score.row(table), [(row, spans(row)) for row in view.tables[table].itertuples()]
    asked, allowed = [], []
    for line in view.gold.layers[table]:
        for here, thing in _things(line, role):
            # a row that is about these words comes before one that only says them again
            near = [row for row, found in rows if _over(here, found)]
            near.sort(key=lambda row: not _over(here, _own(row)))
            (allowed if line.optional else asked).append(here)
            _wanted(view, tally, table, bool(near), line.optional, line.line)
            if near and not line.optional:
                yield thing, near[0]
    for row, found in rows:
        right, may = (any(_over(here, found) for here in places) for places in (asked, allowed))
        _given(view, tally, table, right, may, getattr(row, "label", row.text)[:90])


def _things(line: Row, role: str) -> list[tuple[Spans, Row | Mark]]:
    """A line with all its words of a role, or each of its marks by itself."""
    return [(_places(line, role), line)] if role else [([(mark.start, mark.end)], mark) for mark in line.marks]


def _own(row: tuple) -> Spans:
    return [(row.start, row.end)]


def _given(view: View, tally: Tally, table: str, right: bool, allowed: bool, note: str) -> None:
    """Counts a row of the engine, unless it is one that the gold only allows."""
    if allowed and not right:
        return
    tally.given += 1
    tally.right += right
    if not right:
        view.score.notes.append(f"{table}: false: {note}")


def _wanted(view: View, tally: Tally, table: str, found: bool, optional: bool, note: str) -> None:
    if optional:
        return
    tally.wanted += 1
    tally.hit += found
    if not found:
        view.score.notes.append(f"{table}: missing: {note}")


def _over(one: Spans, other: Spans) -> bool:
    return any(a < d and c < b for a, b in one for c, d in other)


def _dice(one: Spans, other: Spans) -> float:
    """Share of characters that two lists of spans have in common, from 0 to 1."""
    first, second = ({i for a, b in spans for i in range(a, b)} for spans in (one, other))
    return 2 * len(first & second) / (len(first) + len(second)) if first or second else 0.0


def _listed(names: set[str]) -> str:
    return ", ".join(sorted(names)) or "nobody"
