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
from typing import Any

import predict

FIGURES = Path(__file__).parents[2] / "data" / "quality.csv"


@dataclass(frozen=True, slots=True)
class Set:
    """A development set: its file, what is predicted, which scorer function reads it, and the figures to keep."""

    file: str
    predict: Callable[[dict], Iterable[dict]]
    scorer: str
    function: str
    figures: dict[str, str]
    options: tuple[Any, ...] = ()


SETS = {
    "gum dates": Set("gum.jsonl", predict.dates, "score_timex", "score", {
        "dates right of gold, edited prose": "right_of_gold", "partial dates right of gold": "form.partial.right_of_gold",
        "relative dates right of gold": "form.relative.right_of_gold"}, (None, True)),
    "recognizers": Set("recognizers_text.jsonl", predict.dates, "score_timex", "score", {
        "dates relaxed F1, single sentences": "relaxed.f1", "dates interval accuracy": "interval_accuracy"}),
    "gum quotes": Set("gum.jsonl", predict.quotes, "score_quotes", "score", {
        "quotes content overlap F1": "content_overlap.f1", "quotes speaker accuracy": "speaker_accuracy",
        "quotes content and speaker F1": "attributed_f1.f1"}),
    "wikigold": Set("wikigold_dev.jsonl", predict.names, "score_entities", "score", {"names strict F1, encyclopedia": "strict.f1"}),
    "politics": Set("crossner_politics_dev.jsonl", predict.names, "score_entities", "score", {"names strict F1, politics": "strict.f1"}),
    "plover": Set("plover_gsr.jsonl", predict.events, "score_events", "score_plover", {
        "event class": "type_accuracy", "event source F1": "source.f1", "event target F1": "target.f1",
        "event trigger, source and target": "triple"}),
    "timeline": Set("semeval15_timeline.jsonl", predict.events, "score_events", "score_timeline", {
        "dated events found": "found", "event date to the day, of found": "date_full.right_of_found",
        "event date to the month, of found": "date_month.right_of_found"}),
    "re3d": Set("re3d.jsonl", predict.relations, "score_relations", "score", {"relations pair F1": "pair.f1", "relations typed F1": "typed.f1"}),
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
                rows.append((figure, each.file.removesuffix(".jsonl"), dig(result, path)))
                print(f"{figure:45} {each.file:30} {100 * rows[-1][2]:5.1f}")
    if options.write:
        write(rows)
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
    """The figures with today's date, replacing those of the same name."""
    import pandas as pd

    old = pd.read_csv(FIGURES, keep_default_na=False) if FIGURES.exists() else pd.DataFrame()
    new = pd.DataFrame(
        [
            {"figure": f, "set": s, "value": round(100 * v, 1), "measured": dt.date.today().isoformat()}
            for f, s, v in rows
        ]
    )
    kept = old[~old["figure"].isin(new["figure"])] if len(old) else old
    pd.concat([kept, new], ignore_index=True).to_csv(FIGURES, index=False, lineterminator="\n")


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
