"""Articles made into briefings beside the pages: one at a time on this machine, with steps to show and a way to stop.

The language pipeline is loaded when the first article is analysed and stays; the shipped briefings never need it.
"""

from __future__ import annotations

import gc
import logging
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from briefing.tables import Row, Tables
from shelf import ShelfError

if TYPE_CHECKING:
    from briefing import Document

_ONE = threading.Lock()  # two at once would take twice the memory and no less time
_LOOK = 0.2  # seconds between two looks whether to stop, while another is at work
# By step, in order: what is told of it, and the share of an article's work that is behind when it begins, roughly.
STEPS = {
    "load": ("loading the language pipeline", 0.0), "parse": ("reading the sentences", 0.1),
    "find_actors": ("who is in it", 0.6), "find_sectors": ("sectors", 0.68), "find_timexes": ("dates", 0.7),
    "find_quotes": ("quotes", 0.75), "find_events": ("events", 0.82), "find_orders": ("what came before what", 0.89),
    "find_relations": ("ties", 0.9), "save": ("saving", 0.97),
}  # fmt: skip
BROKEN = "This article could not be analysed; the log says where it failed. Its text is kept here."

Keep = Callable[[Tables], str]


class _StoppedError(Exception):
    """Somebody asked to stop."""


@dataclass
class Analysis:
    """Documents on their way to briefings. `keep` saves the tables of one and returns the id it got.

    `made` maps the place of a document in `documents` to its id, `failed` to a sentence; the rest is what to show.
    """

    documents: list[Document]
    keep: list[Keep]
    number: int = 0
    step: str = "load"
    waiting: bool = True
    over: bool = False
    made: dict[int, str] = field(default_factory=dict)
    failed: dict[int, str] = field(default_factory=dict)
    stopped: threading.Event = field(default_factory=threading.Event)

    @property
    def share(self) -> float:
        """How much of the work is behind, from 0 to 1."""
        return min(1.0, (self.number + STEPS[self.step][1]) / len(self.documents))

    @property
    def words(self) -> str:
        """What is being done."""
        return "waiting for another article to be finished" if self.waiting else STEPS[self.step][0]


def start(documents: list[Document], keep: list[Keep]) -> Analysis:
    """Begins to analyse in a thread of its own. Which documents are English has been looked at before."""
    work = Analysis(documents, keep)
    threading.Thread(target=_run, args=(work,), name="analysis", daemon=True).start()
    return work


def _run(work: Analysis) -> None:
    try:
        for number in range(len(work.documents)):
            work.number, work.step = number, "load"
            _turn(work, number)
    except _StoppedError:
        pass
    finally:
        work.over = True


def _turn(work: Analysis, number: int) -> None:
    """One document, when no other is at work."""
    work.waiting = True
    while not _ONE.acquire(timeout=_LOOK):
        _look(work)
    try:
        work.waiting = False
        _one(work, number)
    finally:
        gc.collect()  # a parse refers to itself, and is most of the memory that an article takes
        _ONE.release()


def _one(work: Analysis, number: int) -> None:
    from briefing.language import LanguageError
    from briefing.lexicon import LexiconError

    try:
        tables = _tables(work, work.documents[number])
        _at(work, "save")
        work.made[number] = work.keep[number](tables)
    except _StoppedError:
        raise
    except (LanguageError, LexiconError, ShelfError) as error:
        work.failed[number] = str(error)
    except Exception:
        logging.getLogger(__name__).exception("an article could not be analysed")
        work.failed[number] = BROKEN


def _tables(work: Analysis, document: Document) -> Tables:
    from briefing import language, lexicon, pipeline

    _at(work, "load")
    nlp, words = language.load(), lexicon.load()
    _at(work, "parse")
    parse = language.parse(document.text, nlp)
    passes: dict[str, Any] = {name: _stepped(work, name, do) for name, do in pipeline.PASSES.items()}
    return pipeline.prepare(document, nlp=nlp, words=words, parse=parse, **passes)


def _stepped(work: Analysis, name: str, do: Callable[..., Iterable[Row]]) -> Callable[..., Iterable[Row]]:
    """A pass that tells when it begins, and does not begin once somebody has asked to stop."""

    def step(*rows: Any) -> Iterable[Row]:
        _at(work, name)
        return do(*rows)

    return step


def _at(work: Analysis, step: str) -> None:
    _look(work)
    work.step = step


def _look(work: Analysis) -> None:
    if work.stopped.is_set():
        raise _StoppedError
