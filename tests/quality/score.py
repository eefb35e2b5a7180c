"""Scores the project on the development sets: `python tests/quality/score.py --sets FOLDER [--only gum,plover]`.

The sets and their scorers are not part of the repository. Where the folder is absent this says so and stops. With
--write the figures go to data/quality.csv, dated, beside those of other systems.
"""

from __future__ import annotations

import argparse
import datetime as dt
import importlib
import json
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import predict
from facts.measured import OWN, besides, by_table

if TYPE_CHECKING:
    import pandas as pd

ROOT = Path(__file__).parents[2]
FIGURES, README = ROOT / "data" / "quality.csv", ROOT / "README.md"
MARKS = ("<!-- quality: written by tests/quality/score.py -->", "<!-- end of quality -->")
# What other systems reach on sets of the same kinds: per cent, and whose. Not the same texts, so a mark and no contest.
OTHERS = {
    "partial dates (“in May”) read right": ("30", "timefhuman"),
    "relative dates (“next month”) read right": ("42", "recognizers-text"),
    "dates found in single sentences, F1": ("86.4", "recognizers-text, on news"),
    "names with their kind, F1": ("56.0", "a 6.7 MB network on open data, on newswire"),
    "day of an event right, of those found": ("59.8", "taking the document's date"),
}
# What is counted on the project's own articles, in the words of the page.
TABLES = {
    "actors": "Actors", "references": "Whom a pronoun or description means", "sectors": "Sectors",
    "timexes": "Dates and times", "events": "Events", "agents": "Who acts", "recipients": "To whom", "quotes": "Quotes",
    "relations": "Ties between actors",
}  # fmt: skip
ATTRIBUTES = {
    "actors.kind": "kind", "actors.size": "size of a group", "sectors.isic": "class", "timexes.value": "day, month or year",
    "events.status": "how it is meant", "events.date": "date", "events.holder": "whose word it is",
    "quotes.speaker": "speaker", "quotes.addressee": "addressee", "quotes.kind": "how quoted",
    "relations.status": "how it is meant",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Set:
    """A development set: its name and file, what is predicted, which scorer function reads it, the figures to keep."""

    name: str
    file: str
    predict: Callable[[dict], Iterable[dict]]
    scorer: str
    function: str
    figures: dict[str, str]
    options: tuple[Any, ...] = ()


SETS = {
    "gum dates": Set("GUM, edited prose", "gum.jsonl", predict.gum_dates, "score_timex", "score", {
        "dates read right": "right_of_gold", "partial dates (“in May”) read right": "form.partial.right_of_gold",
        "relative dates (“next month”) read right": "form.relative.right_of_gold"}, (None, True)),
    "recognizers": Set("Recognizers-Text, test cases", "recognizers_text.jsonl", predict.recognizers_dates, "score_timex", "score", {
        "dates found in single sentences, F1": "relaxed.f1", "spans of time right": "interval_accuracy"}),
    "gum quotes": Set("GUM, all genres", "gum.jsonl", predict.quotes, "score_quotes", "score", {
        "words of quotes, F1": "all.content_overlap.f1", "words of quotes in quotation marks, F1": "quoted_only.content_overlap.f1"}),
    "wikigold": Set("WikiGold, encyclopedia", "wikigold_dev.jsonl", predict.names, "score_entities", "score", {
        "names with their kind, F1": "strict.f1"}),
    "politics": Set("CrossNER, politics", "crossner_politics_dev.jsonl", predict.names, "score_entities", "score", {
        "names in politics with their kind, F1": "strict.f1"}),
    "plover": Set("PLOVER, annotated news", "plover_gsr.jsonl", predict.events, "score_events", "score_plover", {
        "class of an event right": "type_accuracy", "who acts, F1": "source.f1", "to whom, F1": "target.f1",
        "events with class and both sides right": "triple"}),
    "timeline": Set("SemEval-2015, timelines", "semeval15_timeline.jsonl", predict.events, "score_events", "score_timeline", {
        "dated events found": "found", "day of an event right, of those found": "date_full.right_of_found",
        "month of an event right, of those found": "date_month.right_of_found"}),
    "re3d": Set("re3d, defence reports", "re3d.jsonl", predict.relations, "score_relations", "score", {
        "pairs of actors tied, F1": "pair.f1", "pairs with the kind of tie, F1": "typed.f1"}),
}  # fmt: skip


def main() -> int:
    options = _options()
    if not options.sets.is_dir():
        print(f"There are no development sets in {options.sets.name}; nothing is scored.")
        return 0
    predict.PIPELINE = options.pipeline
    sys.path.insert(0, str(options.sets))
    rows = []
    for key, each in SETS.items():
        if not options.only or any(part in key for part in options.only.split(",")):
            result = score(each, options.sets, options.limit)
            if options.verbose:
                print(json.dumps(result, indent=1, default=str))
            for figure, path in each.figures.items():
                rows.append((figure, each.name, dig(result, path)))
                print(f"{figure:45} {each.file:30} {100 * rows[-1][2]:5.1f}")
    if options.write:
        write([*rows, *own_gold()])
    return 0


def score(each: Set, folder: Path, limit: int) -> dict:
    """The scorer's result for one set."""
    common, scorer = importlib.import_module("score_common"), importlib.import_module(each.scorer)
    gold = common.read_gold(str(folder / each.file))
    gold = gold[:: max(1, len(gold) // limit)] if limit else gold
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", delete=False, encoding="utf-8") as file:
        for record in gold:
            for line in each.predict(record):
                file.write(json.dumps(line) + "\n")
    return getattr(scorer, each.function)(gold, common.read_predictions(file.name), *each.options)


def dig(result: dict, path: str) -> float:
    """A figure inside a scorer's result by its dotted path."""
    found: Any = result
    for part in path.split("."):
        found = found.get(part) if isinstance(found, dict) else None
    return float(found or 0.0)


def write(rows: list[tuple[str, str, float]]) -> None:
    """The figures with today's date into data/quality.csv and the README, replacing those of the same name."""
    import pandas as pd

    today = dt.date.today().isoformat()
    new = pd.DataFrame(
        [
            {"figure": f, "set": s, "value": f"{100 * v:.1f}", "measured": today, "other": OTHERS.get(f, ("", ""))[0], "by": OTHERS.get(f, ("", ""))[1]}
            for f, s, v in rows
        ]
    )  # fmt: skip
    old = pd.read_csv(FIGURES, keep_default_na=False, dtype="str") if FIGURES.exists() else new.head(0)
    table = pd.concat([old[~old["figure"].isin(new["figure"])], new], ignore_index=True)
    table = table.sort_values("set", key=lambda held: held == OWN, kind="stable")
    table.to_csv(FIGURES, index=False, lineterminator="\n")
    text = README.read_text(encoding="utf-8")
    before, after = text.split(MARKS[0])[0], text.split(MARKS[1])[1]
    README.write_text(f"{before}{MARKS[0]}\n{markdown(table)}\n{MARKS[1]}{after}", encoding="utf-8")


def markdown(table: pd.DataFrame) -> str:
    """The figures as two Markdown tables: on the project's own articles, and on sets of others."""
    lines = ["| on thirteen articles of the project's own, % | found | right | of those found, right |", "|---|---|---|---|"]
    for what, figures in by_table(table).items():
        rest = ", ".join(f"{name} {value:.1f}" for name, value in besides(figures).items())
        lines.append(f"| {what} | {figures['found']:.1f} | {figures['right']:.1f} | {rest or '–'} |")
    lines += ["", "| on sets of others | set | here, % | measured | others, % | by |", "|---|---|---|---|---|---|"]
    for row in table[table["set"] != OWN].itertuples():
        lines.append(f"| {row.figure} | {row.set} | {row.value} | {row.measured} | {row.other or '–'} | {row.by or '–'} |")
    return "\n".join(lines)


def own_gold() -> list[tuple[str, str, float]]:
    """How much of the project's own articles each table finds, how much of it is right, and which attributes are."""
    import gold

    total = gold.total(gold.score(a, gold.pipeline.prepare(a.document)) for a in gold.layers.articles())
    rows = []
    for table, tally in total.rows.items():
        rows += [(f"{TABLES[table]}: found", OWN, tally.recall / 100), (f"{TABLES[table]}: right", OWN, tally.precision / 100)]
        held = {words: name for name, words in ATTRIBUTES.items() if name.startswith(f"{table}.") and name in total.shares}
        rows += [(f"{TABLES[table]}: {words}", OWN, total.shares[name].recall / 100) for words, name in held.items()]
    return rows


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Scores the project on the development sets.")
    parser.add_argument("--sets", type=Path, required=True, help="folder of the sets and their scorers")
    parser.add_argument("--only", default="", help="names of sets, or parts of them, separated by commas")
    parser.add_argument("--limit", type=int, default=0, help="about how many documents of each set to take")
    parser.add_argument("--pipeline", default="", help="another spaCy pipeline")
    parser.add_argument("--write", action="store_true", help="keep the figures in data/quality.csv")
    parser.add_argument("--verbose", action="store_true", help="print all that the scorers say")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
