"""How fast the project is, as ratios against spaCy's blank English tokenizer in the same run: `python tests/quality/speed.py`.

Prints the seconds to load the pipeline, the milliseconds of an article, words a second on one core, the share of each
pass, and how the time grows with 1, 10 and 100 times the article. Nothing is stored; figures differ from machine to machine.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")
ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "dashboard"))

import spacy  # noqa: E402

from briefing import document, language, pipeline  # noqa: E402


def main() -> None:
    started = time.perf_counter()
    nlp = language.load()
    print(f"loading the pipeline        {time.perf_counter() - started:8.2f} s (imports included)")
    article = document.read(ROOT / "seeds" / "us-business-groups-letter.txt")
    blank = spacy.blank("en")
    pipeline.prepare(article, nlp=nlp)
    words = len(article.text.split())
    token = median(lambda: blank(article.text), 15)
    whole = median(lambda: pipeline.prepare(article, nlp=nlp), 5)
    print(f"blank tokenizer, the article {1000 * token:7.1f} ms   {words / token:9.0f} words a second")
    print(
        f"prepare, the article         {1000 * whole:7.1f} ms   {words / whole:9.0f} words a second   {whole / token:6.0f} x the tokenizer"
    )
    shares(article, nlp)
    growth(article, nlp, blank)


def shares(article: document.Document, nlp: Any) -> None:
    """The time of the parse and of each pass on the article ten times over, and how it grows to a hundred times."""
    spent, longer = spending(article, nlp, 10), spending(article, nlp, 100)
    total = sum(spent.values())
    for name, seconds in spent.items():
        share = f"{100 * seconds / total:5.1f} %"
        print(
            f"  {name.removeprefix('find_'):10} {1000 * seconds:8.0f} ms   {share}   {longer[name] / seconds:5.1f} x for ten times the text"
        )
    print(f"  all passes together take {(total - spent['parse']) / spent['parse']:.2f} of the parse's time")


def spending(article: document.Document, nlp: Any, times: int) -> dict[str, float]:
    """The seconds of the parse, of each pass and of making the tables, on the article so many times over."""
    long = document.make("\n\n".join([article.text] * times), "long", given="2015-08-11")
    spent: dict[str, float] = {}

    def timed(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def run(*arguments: Any) -> Any:
            began = time.perf_counter()
            found = list(function(*arguments))
            spent[name] = time.perf_counter() - began
            return found

        return run

    began = time.perf_counter()
    parse = language.parse(long.text, nlp)
    spent["parse"] = time.perf_counter() - began
    began = time.perf_counter()
    pipeline.prepare(long, nlp=nlp, parse=parse, **{name: timed(name, function) for name, function in pipeline.PASSES.items()})
    spent["tables"] = time.perf_counter() - began - sum(v for k, v in spent.items() if k != "parse")
    return spent


def growth(article: document.Document, nlp: Any, blank: Any) -> None:
    """The time for 1, 10 and 100 times the article, each beside the tokenizer's."""
    for times in (1, 10, 100):
        text = "\n\n".join([article.text] * times)
        made = document.make(text, "long", given="2015-08-11")
        token = median(lambda text=text: blank(text), 1)
        whole = median(lambda made=made: pipeline.prepare(made, nlp=nlp), 1)
        print(
            f"{times:4} x the article  {whole:8.2f} s   {whole / times:7.3f} s an article   {whole / token:6.0f} x the tokenizer"
        )


def median(run: Callable[[], Any], times: int) -> float:
    """The median seconds of several runs."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        run()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


if __name__ == "__main__":
    main()
