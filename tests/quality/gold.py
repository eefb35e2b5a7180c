"""Scores the tables on the project's own gold: `python tests/quality/gold.py [ARTICLE …] [--verbose] [--raise]`.

How rows are matched; everything is counted over all articles together, and `?` rows of the gold count neither way:

    actors      by name or any alias, without case, articles and possessives; a second row for the same actor is false
    references  the marked description or pronoun is a mention of the right actor; recall over all that are marked,
                precision over those that were resolved at all
    sectors     words overlap; the ISIC class is counted apart
    timexes     words overlap; the value is right when the EDTF is the same, empty where the gold has none
    events      trigger words overlap, of the first passage or a later one; status, holder, date, agents and recipients
                are counted apart, on the events that the gold asks for and that were found
    quotes      contents share at least 60 % of their characters (Dice), each row for one quote; kind, speaker, cue,
                addressee and status are counted apart
    relations   same two actors and same kind, in either order where the kind has no direction; status counted apart
    forbidden   share of what the gold says must not be there that is not

All layers of the gold are complete, so a row that matches nothing in it is false. --verbose lists what is missing,
false, or right with a wrong attribute. --raise lifts the floors in tests/gold/floors.toml to two points below today's
figures; it never lowers one. Floors start anew only when the gold itself changes.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "dashboard"), str(ROOT / "tests" / "gold")]

import layers  # noqa: E402  (after the path is set)
from briefing import pipeline  # noqa: E402
from matching import score  # noqa: E402
from tally import Score, total  # noqa: E402

FLOORS = ROOT / "tests" / "gold" / "floors.toml"
MARGIN = 2.0


def read_floors() -> dict[str, float]:
    """The floors by name of figure, in per cent."""
    written = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    return {f"{table}.{name}": value for table, values in written.items() for name, value in values.items()}


def allowed(figure: float) -> float:
    """The floor that a figure allows: a margin below it, for one row lost where two are won; to half a point."""
    return max(int(2 * (figure - MARGIN)) / 2, 0.0)


def raise_floors(figures: dict[str, float]) -> dict[str, float]:
    """Lifts floors to what the figures allow, lowers and drops none; returns those lifted."""
    old = read_floors()
    now = {name: max(allowed(value), old.get(name, 0.0)) for name, value in figures.items()}
    merged, lines = old | now, [HEADER]
    for table in sorted({name.partition(".")[0] for name in merged}):
        own = {name: value for name, value in sorted(merged.items()) if name.startswith(f"{table}.")}
        lines += ["", f"[{table}]", *(f"{name.partition('.')[2]} = {value}" for name, value in own.items())]
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return {name: value for name, value in now.items() if value > old.get(name, 0.0)}


HEADER = """# The least that each figure on the gold may be, in per cent. A test fails below a floor; none is lowered.
# Lifted with: python tests/quality/gold.py --raise"""


def main() -> int:
    options = _options()
    chosen = [a for a in layers.articles() if not options.articles or a.name in options.articles]
    scores = {article.name: score(article, pipeline.prepare(article.document)) for article in chosen}
    for name, each in scores.items():
        print(f"\n{name}")
        _show(each, brief=True)
        if options.verbose:
            print("\n".join(f"    {note}" for note in each.notes))
    print("\nAll articles")
    _show(total(scores.values()))
    if options.lift:
        if options.articles:
            print("Floors are lifted only when all articles are scored.")
            return 1
        for name, value in raise_floors(total(scores.values()).figures()).items():
            print(f"floor of {name} is now {value}")
    return 0


def _show(score: Score, brief: bool = False) -> None:
    print(f"    {'':12}{'gold':>6}{'rows':>6}{'recall':>8}{'prec.':>8}{'F1':>8}")
    for table, tally in score.rows.items():
        figures = "".join(f"{value:8.1f}" for value in (tally.recall, tally.precision, tally.f1))
        print(f"    {table:12}{tally.wanted:6}{tally.given:6}{figures}")
    if not brief:
        for name, tally in score.shares.items():
            print(f"    {name:24}{tally.hit:4} of{tally.wanted:4}{tally.recall:8.1f}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Scores the tables on the project's own gold.")
    parser.add_argument("articles", nargs="*", help="names of articles; all when left out")
    parser.add_argument("--verbose", action="store_true", help="list what is missing, false, or wrong in an attribute")
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors to these figures")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
