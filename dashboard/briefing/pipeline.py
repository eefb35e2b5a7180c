"""The order of the passes: from a document to its tables. Any pass is swapped by a keyword argument."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from inspect import signature
from itertools import tee
from typing import TYPE_CHECKING, Any, TypeVar

from . import actor, attribution, event, language, lexicon, order, relation, sector, sentence, timex
from .document import Document
from .tables import TABLES, Actor, Event, Evidence, Mention, Participant, Quote, Row, Tables, Timex, frame, name_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

R = TypeVar("R", bound=Row)
Pass = Callable[..., Iterable[Row]]


def prepare(
    document: Document,
    *,
    nlp: Language | None = None,
    words: lexicon.Lexicon | None = None,
    parse: Doc | None = None,
    find_actors: Pass = actor.resolve,
    find_sectors: Pass = sector.find,
    find_timexes: Pass = timex.find,
    find_quotes: Pass = attribution.find,
    find_events: Pass = event.find,
    find_orders: Pass = order.find,
    find_relations: Pass = relation.find,
) -> Tables:
    """The tables of a document. Without `nlp` the project's own pipeline is loaded; without `words`, data/lexicons.

    Raises LanguageError when the pipeline is not there and LexiconError when a word list is broken.
    """
    words = words or lexicon.load()
    if parse is None:
        parse = language.parse(document.text, nlp or language.load())
    date, basis = timex.reference(document)
    rows: list[Row] = [document.row(date.isoformat() if date else "", basis), *sentence.find(document, parse)]
    rows += find_actors(document, parse, words)
    rows += find_sectors(document, parse, words)
    rows += find_timexes(document, parse, date, basis, words)
    mentions = _of(rows, Mention)
    rows += find_quotes(document, parse, mentions, words)
    actors, timexes, quotes = _of(rows, Actor), _of(rows, Timex), _of(rows, Quote)
    rows += find_events(document, parse, mentions, timexes, quotes, actors, words)
    rows += find_orders(document, parse, _of(rows, Event), _of(rows, Evidence), timexes, words)
    rows += find_relations(document, parse, mentions, actors, _of(rows, Event), _of(rows, Participant), words, quotes)
    return tables_of(rows)


# The passes in their order, by the keyword that swaps each.
PASSES: dict[str, Pass] = {
    name: keyword.default for name, keyword in signature(prepare).parameters.items() if name.startswith("find_")
}


def prepare_all(documents: Iterable[Document], *, nlp: Language | None = None) -> Iterator[tuple[Document, Tables]]:
    """Each document with its tables; documents are parsed in batches, and memory does not grow with their number."""
    nlp = nlp or language.load()
    for_parse, held = tee(documents)
    for parse, document in zip(language.parse_all((d.text for d in for_parse), nlp), held, strict=False):
        yield document, prepare(document, nlp=nlp, parse=parse)


def tables_of(rows: Iterable[Row]) -> Tables:
    """Rows of any tables, sorted into their tables in document order."""
    by_table: dict[str, list[Row]] = {name: [] for name in TABLES}
    for row in rows:
        by_table[name_of(type(row))].append(row)
    return {name: frame(name, sorted(found, key=_order)) for name, found in by_table.items()}


def _order(row: Row) -> tuple[Any, ...]:
    return (row.document, row.start, row.end, repr(row))


def _of(rows: list[Row], kind: type[R]) -> list[R]:
    return [row for row in rows if isinstance(row, kind)]
