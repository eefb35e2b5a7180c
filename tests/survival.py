"""Corrections through a new run of the engine: which are kept, orphaned, needless, and whether any is lost.

Lost is a correction that is none of these, or one that changed another place than the words it was made on, as the
history of every single character tells. Run it for the figures: `python tests/survival.py 100`, or with `real` behind it for the project's own passes.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1] / "dashboard"))

from briefing.correction import Correction, CorrectionError, Outcome, Reference
from briefing.corrections import amendment, anchor, gathering, review, selector
from briefing.corrections.anchor import Lost
from briefing.span import Span
from briefing.tables import ACTOR_KINDS, KEYS, STATUSES, Tables
from rerun import Edited, rerun, unedited

FACTS = ("actors", "mentions", "sectors", "timexes", "events", "quotes", "relations")


def corrections(tables: Tables, chance: random.Random, wanted: int) -> list[Correction]:
    """Corrections of every kind, each made on the tables that the ones before have left."""
    made: list[Correction] = []
    while len(made) < wanted:
        try:
            each = chance.choice(_KINDS)(tables, chance)
        except (CorrectionError, IndexError):
            continue
        tables, outcome = amendment.one(tables, each)
        assert outcome.state == "applied", outcome
        made.append(each)
    return made


def _pick(tables: Tables, table: str, chance: random.Random) -> str:
    return str(chance.choice(tables[table][KEYS[table]].tolist()))


def _accepted(tables: Tables, chance: random.Random) -> Correction:
    table = chance.choice(FACTS)
    return review.accept(tables, table, _pick(tables, table, chance))


def _removed(tables: Tables, chance: random.Random) -> Correction:
    table = chance.choice(FACTS)
    return review.remove(tables, table, _pick(tables, table, chance))


def _changed(tables: Tables, chance: random.Random) -> Correction:
    table = chance.choice(FACTS)
    actor, other = _pick(tables, "actors", chance), _pick(tables, "actors", chance)
    values: dict[str, list[dict[str, Any]]] = {
        "actors": [{"kind": chance.choice(ACTOR_KINDS)}, {"name": f"Name {chance.randrange(99)}"}, {"size": 7}],
        "mentions": [{"actor": actor}, {"kind": "description"}],
        "sectors": [{"name": "insurance", "isic": "K65"}],
        "timexes": [{"edtf": f"{chance.randrange(1990, 2030)}"}],
        "events": [{"status": chance.choice(STATUSES)}, {"agent": [actor]}, {"recipient": [actor, other]},
                   {"holder": actor}, {"edtf": "2015-10"}, {"timex": _pick(tables, "timexes", chance)}],
        "quotes": [{"speaker": actor}, {"addressee": actor, "via": other}, {"kind": "indirect"}, {"speaker": ""}],
        "relations": [{"source": actor}, {"kind": "owns"}, {"status": chance.choice(STATUSES), "holder": actor}],
    }  # fmt: skip
    return review.change(tables, table, _pick(tables, table, chance), chance.choice(values[table]))


def _added(tables: Tables, chance: random.Random) -> Correction:
    words = [(m.start(), m.end()) for m in _words(anchor.text_of(tables))]
    first = chance.randrange(len(words) - 4)
    actor, other = _pick(tables, "actors", chance), _pick(tables, "actors", chance)
    values: dict[str, dict[str, Any]] = {
        "actors": {"kind": "organization"}, "mentions": {"actor": actor}, "sectors": {"name": "insurance"},
        "timexes": {"edtf": "2014-05"}, "quotes": {"speaker": actor},
        "events": {"status": "planned", "agent": [actor], "edtf": "2016"},
        "relations": {"kind": "owns", "source": actor, "target": other},
    }  # fmt: skip
    table = chance.choice(FACTS)
    return review.add(tables, table, words[first][0], words[first + chance.randrange(4)][1], values[table])


def _words(text: str) -> Iterable[Any]:
    import re

    return re.finditer(r"\w+", text)


def _merged(tables: Tables, chance: random.Random) -> Correction:
    return review.merge(tables, _pick(tables, "actors", chance), _pick(tables, "actors", chance))


def _split(tables: Tables, chance: random.Random) -> Correction:
    actor = _pick(tables, "actors", chance)
    own = tables["mentions"][tables["mentions"]["actor"] == actor]["mention"].tolist()
    if len(own) < 2:
        raise CorrectionError("no mention would be left")
    return review.split(tables, actor, chance.sample(own, chance.randrange(1, len(own))), {"name": "Somebody else"})


_KINDS: tuple[Callable[[Tables, random.Random], Correction], ...] = (
    _accepted, _removed, _changed, _changed, _changed, _added, _added, _merged, _split,
)  # fmt: skip


def edit(text: str, made: list[Correction], chance: random.Random, count: int) -> Edited:
    """The text after so many edits: words come and go, sentences are doubled and moved, look-alikes are put in."""
    new = unedited(text)
    for _ in range(count):
        new = chance.choice(_EDITS)(new, made, chance)
    return new


def _insert(new: Edited, made: list[Correction], chance: random.Random) -> Edited:
    words = chance.choice([" again", "x", "\n\nMore news.", " said Acme on Monday", ",", " China", " the letter"])
    return new.insert(chance.randrange(len(new.text)), words)


def _delete(new: Edited, made: list[Correction], chance: random.Random) -> Edited:
    start = chance.randrange(len(new.text) - 80)
    return new.delete(start, start + chance.choice([1, 1, 2, 5, 20, 60]))


def _sentence(new: Edited, chance: random.Random) -> tuple[int, int]:
    ends = [0, *(m + 2 for m in range(len(new.text)) if new.text.startswith(". ", m)), len(new.text)]
    which = chance.randrange(len(ends) - 1)
    return ends[which], ends[which + 1]


def _double(new: Edited, made: list[Correction], chance: random.Random) -> Edited:
    start, end = _sentence(new, chance)
    return new.copy(start, end, _sentence(new, chance)[0])


def _move(new: Edited, made: list[Correction], chance: random.Random) -> Edited:
    start, end = _sentence(new, chance)
    cut = new.delete(start, end)
    at = _sentence(cut, chance)[0]
    moved = Edited(new.text[start:end], new.origins[start:end])
    return Edited(cut.text[:at] + moved.text + cut.text[at:], cut.origins[:at] + moved.origins + cut.origins[at:])


def _look_alike(new: Edited, made: list[Correction], chance: random.Random) -> Edited:
    """The words of a correction once more, with some, or nearly all, of what tells them from others, typed by somebody.

    With all of it they would be the words themselves, moved: nothing in a text tells that apart, and `_move` tries it.
    So shorter words, typed again with all that stands around them, count as moved; those of the correction do not.
    """
    each = chance.choice(made)
    around = chance.choice([0, 3, 10, 20, 100])
    before, after = each.prefix[max(0, len(each.prefix) - around) :], each.suffix[:around]
    if before == each.prefix and after == each.suffix:
        before, after = (before[1:], after) if before else (before, after[:-1])
    first = each.start - len(before)
    origins = (-1, *range(first, each.start), -1, *range(each.start + 1, each.end + len(after)), -1)
    at = _sentence(new, chance)[0]
    typed = f"#{before}{each.exact}{after}#"
    return Edited(new.text[:at] + typed + new.text[at:], new.origins[:at] + origins + new.origins[at:])


def _swap(new: Edited, made: list[Correction], chance: random.Random) -> Edited:
    """The words of a correction go, and a look-alike comes."""
    each = chance.choice(made)
    place = next(new.places(each.start, each.end), None)
    gone = new if place is None else new.delete(place, place + len(each.exact))
    return _look_alike(gone, [each], chance)


_EDITS = (_insert, _insert, _delete, _delete, _double, _move, _look_alike, _swap)


def other_engine(tables: Tables, chance: random.Random) -> Tables:
    """The tables of an engine that finds less, finds otherwise, and numbers its actors anew."""
    new = dict(tables)
    for table in FACTS:
        for row in tables[table].to_dict("records"):
            if row[KEYS[table]] in set(new[table][KEYS[table]]) and chance.random() < 0.12:
                _otherwise(new, table, anchor.row(new, table, row[KEYS[table]]), chance)
    actors = {key: f"{key}#{chance.randrange(10**6)}" for key in new["actors"]["actor"]}
    for table, column in [("actors", "actor"), *gathering.LINKS]:
        new[table] = new[table].assign(**{column: new[table][column].replace(actors)})
    return new


def _otherwise(new: Tables, table: str, row: dict[str, Any], chance: random.Random) -> None:
    key, actors = row[KEYS[table]], new["actors"]["actor"].tolist()
    what = chance.choice(["gone", "else", "else"])
    if what == "gone":
        amendment.remove(new, table, key)
    elif table == "actors" and len(actors) > 2:
        other = chance.choice([a for a in actors if a != key])
        if chance.random() < 0.5:
            gathering.merge(new, key, other)
        else:
            gathering.change(new, table, key, {"name": "Other", "kind": chance.choice(ACTOR_KINDS)})
    elif table in ("events", "quotes", "relations"):
        gathering.change(new, table, key, {"status": chance.choice(STATUSES)})
        if table == "relations":
            gathering.change(new, table, key, {"source": row["target"], "target": row["source"]})


def fates(tables: Tables, new: Edited, made: list[Correction]) -> tuple[Counter[str], list[str]]:
    """How many corrections of the first text are applied, needless, orphans or lost, and why those are lost."""
    counts: Counter[str] = Counter()
    lost = []
    _, outcomes = amendment.apply(tables, made)
    for each, outcome in zip(made, outcomes, strict=True):
        before = tables
        tables, again = amendment.one(tables, each)
        wrong = _wrong(before, tables, new, each, again)
        if (again.state, again.row) != (outcome.state, outcome.row):
            wrong = wrong or f"{outcome} alone is {again}"
        counts["lost" if wrong else outcome.state] += 1
        lost += [f"{each.action} {each.table} “{each.exact}”: {wrong}"] if wrong else []
    return counts, lost


def _wrong(before: Tables, after: Tables, new: Edited, made: Correction, outcome: Outcome) -> str:
    """What is wrong with an outcome; '' where nothing is."""
    if outcome.state == "orphan":
        if any(before[name] is not after[name] for name in before):
            return "an orphan has changed something"
        return "" if outcome.why else "an orphan without a reason"
    if outcome.state not in ("applied", "needless"):
        return f"no state: {outcome.state}"
    places = selector.places(new.text, made.selector)
    if len(places) != 1 or not _tracked(new, places[0], made.start, made.end):
        return f"it went to another place: {places}"
    if wrong := _wrong_names(before, new, made):
        return wrong
    changed = _changed_rows(before, after, made.table)
    touched = _touched(before, after, made, places[0])
    return "" if changed <= touched else f"it changed other rows: {sorted(changed - touched)}"


def _tracked(new: Edited, place: Span, start: int, end: int) -> bool:
    return place.start in set(new.places(start, end))


def _wrong_names(tables: Tables, new: Edited, made: Correction) -> str:
    """Whether every row that a correction names is the one whose very words it was named by."""
    for value in made.set.values():
        for each in value if isinstance(value, tuple) else [value]:
            if isinstance(each, Reference):
                places = selector.places(new.text, each.words)
                if len(places) != 1 or not _tracked(new, places[0], each.words.start, each.words.end):
                    return f"it names what stands elsewhere: {each}"
                try:
                    key = anchor.refer(tables, each)
                except Lost:
                    if made.action in ("split", "merge"):
                        continue  # the engine has it so already
                    return f"it names what is not there: {each}"
                if key not in _owners(tables, each.table, places[0]):
                    return f"it names somebody else: {each}"
    return ""


def _owners(tables: Tables, table: str, place: Span) -> set[str]:
    rows = {row[KEYS[table]] for row in anchor.rows_on(tables, table, place)}
    if table == "actors":
        held = tables["mentions"]
        rows |= set(held[(held["start"] < place.end) & (held["end"] > place.start)]["actor"])
    return rows


def _changed_rows(before: Tables, after: Tables, table: str) -> set[str]:
    sides = []
    for side in (before, after):
        sides.append({row[KEYS[table]]: repr(row) for row in side[table].to_dict("records")})
    one, two = sides
    return {key for key in {*one, *two} if one.get(key) != two.get(key)}


def _touched(before: Tables, after: Tables, made: Correction, place: Span) -> set[str]:
    """The rows that a correction may change in its own table: those on its words, and those that it names."""
    rows = _owners(before, made.table, place) | _owners(after, made.table, place)
    for name in ("into",):
        if isinstance(made.set.get(name), Reference):
            rows.add(anchor.refer(before, made.set[name]))
    if made.action == "split":
        for mention in made.set["mentions"]:
            rows |= _owners(after, "actors", anchor.place(after, mention.words))
    return rows


Engine = Callable[[Tables, Edited, random.Random], Tables]


def cheap(tables: Tables, new: Edited, chance: random.Random) -> Tables:
    """Every other time an engine that finds less and finds otherwise."""
    again = rerun(tables, new)
    return other_engine(again, chance) if chance.random() < 0.5 else again


def real(tables: Tables, new: Edited, chance: random.Random) -> Tables:
    """The project's own passes."""
    from briefing import document, pipeline

    return pipeline.prepare(document.make(new.text, str(tables["documents"]["document"].iloc[0])))


def survive(
    tables: Tables, runs: int, seed: int = 0, wanted: int = 25, engine: Engine = cheap
) -> tuple[Counter[str], list[str]]:
    """So many runs, each with corrections of its own on the first tables, edits of the text, and a new extraction."""
    total: Counter[str] = Counter()
    lost: list[str] = []
    for number in range(runs):
        chance = random.Random(f"{seed}:{number}")
        made = corrections(tables, chance, wanted)
        new = edit(anchor.text_of(tables), made, chance, number % 8)
        counts, wrong = fates(engine(tables, new, chance), new, made)
        total += counts
        lost += [f"run {number}: {each}" for each in wrong]
    return total, lost


if __name__ == "__main__":
    from briefing.package import load

    found = load(next((Path(__file__).parents[1] / "data" / "briefings").iterdir()))
    counted, wrongs = survive(found, int(sys.argv[1]), engine=real if sys.argv[2:] else cheap)
    print(dict(counted), f"lost: {len(wrongs)}", *wrongs[:20], sep="\n")
