"""From articles to briefings: `python dashboard/prepare.py [FILE or FOLDER ...]`.

Writes the tables of each article to data/briefings/<article>/ as CSV with a Frictionless data package; with --check it
writes nothing, rebuilds, and says which tables differ. --brief writes the brief of each article too,
--export other forms of it.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import chain
from multiprocessing import get_context
from pathlib import Path

import intake
from briefing import correction, language, package, pipeline
from briefing.corrections import amendment
from briefing.document import Document, DocumentError, known, make, read
from briefing.dossier import Dossier
from briefing.lexicon import LexiconError
from briefing.tables import Tables
from exports import batch

TOGETHER = 32  # articles that the language pipeline reads at once: memory is bounded by them
ROOT = Path(__file__).parents[1]
# What exports.catalogue can write; named here, since importing the writers takes a second that most calls do not need.
KEYS = ("xlsx", "csv", "pictures", "ics", "csl", "package", "json", "parquet", "gexf", "graphml", "timelinejs",
        "annotations")  # fmt: skip
SEEDS, BRIEFINGS, CORRECTIONS = ROOT / "seeds", ROOT / "data" / "briefings", ROOT / "data" / "corrections"


class Options(argparse.Namespace):
    """What the command line asks for; see `_options` for what each is."""

    articles: list[Path]
    out: Path
    pipeline: str
    processes: int
    check: bool
    brief: Path | None
    form: str
    export: str
    to: Path | None


def main(arguments: list[str] | None = None) -> int:
    """Runs the command line; returns 0, or 1 when something was wrong or --check found a difference."""
    options = _options(arguments)
    try:
        language.load(options.pipeline)
        files = list(_files(options.articles))
        _check_brief(options.brief, len(files))
        _check_export(options)
        wrong = [line for lines in _progress(_worked(files, options), len(files)) for line in lines]
    except (language.LanguageError, LexiconError, DocumentError) as error:
        wrong = [str(error)]
    for line in wrong:
        print(line, file=sys.stderr)
    if not wrong:
        print(f"{len(files)} article{'s' if len(files) != 1 else ''} {'as built' if options.check else 'prepared'}.")
    return 1 if wrong else 0


def _options(arguments: list[str] | None) -> Options:
    parser = argparse.ArgumentParser(description="Turns articles into briefings: tables under data/briefings.")
    parser.add_argument(
        "articles",
        nargs="*",
        type=Path,
        default=[SEEDS],
        help="texts, web pages, PDF, Word files, mails, .zip archives, or folders of them (default: seeds/); with "
        "--brief or --export also briefings that there are: their folders, or data packages",
    )
    parser.add_argument("--out", type=Path, default=BRIEFINGS, help="folder of the briefings")
    parser.add_argument(
        "--pipeline", default="", help="an installed spaCy pipeline to use instead of the project's own"
    )
    parser.add_argument("--processes", type=int, default=1, help="how many processes share the articles")
    parser.add_argument("--check", action="store_true", help="write nothing; say which tables differ from a new build")
    parser.add_argument(
        "--brief", type=Path, help="also write the brief: a .docx, .pdf or .html file, or a folder for one per article"
    )
    parser.add_argument(
        "--form", choices=batch.FORMS, default="docx", help="form of the briefs in a folder (default: docx)"
    )
    parser.add_argument("--export", default="", metavar="FORMS", help="also write, separated by commas, any of: "
                        f"{', '.join(KEYS)}; or all")  # fmt: skip
    parser.add_argument("--to", type=Path, metavar="FOLDER", help="where --export writes")
    return parser.parse_args(arguments, Options())


def _check_brief(brief: Path | None, articles: int) -> None:
    """Raises DocumentError when briefs cannot be written to the path given."""
    form = brief.suffix.removeprefix(".") if brief else ""
    if brief is None or brief.is_dir() or not form:
        return
    if form not in batch.FORMS:
        raise DocumentError(
            f"{brief}: a brief is written as .{', .'.join(batch.FORMS)}; a name without an ending is a folder."
        )
    if articles > 1:
        raise DocumentError(f"{brief}: {articles} articles do not go into one brief. Name a folder.")


def _files(given: list[Path]) -> Iterator[Path]:
    for path in given:
        if batch.kept(path):
            yield path
        elif path.is_dir():
            yield from sorted(folder for folder in path.iterdir() if batch.kept(folder) and folder.is_dir())
            yield from sorted(
                file for file in path.iterdir() if file.suffix.lower().removeprefix(".") in intake.EXTENSIONS
            )
        elif path.exists():
            yield path
        else:
            raise DocumentError(f"{path}: there is no such file or folder.")


def _worked(files: list[Path], options: Options) -> Iterator[list[str]]:
    """What was wrong with each file, in order; several processes share the files when asked to."""
    size = max(1, min(TOGETHER, -(-len(files) // max(1, options.processes))))
    batches = (files[i : i + size] for i in range(0, len(files), size))
    if options.processes < 2:
        yield from chain.from_iterable(_together(paths, options) for paths in batches)
        return
    with ProcessPoolExecutor(options.processes, mp_context=get_context("spawn")) as pool:
        yield from chain.from_iterable(pool.map(partial(_together, options=options), batches))


def _progress(results: Iterable[list[str]], total: int) -> Iterator[list[str]]:
    """The results, with a progress bar when there are several."""
    from tqdm import tqdm

    yield from tqdm(results, total=total, unit="article", disable=total < 2)


def _together(paths: list[Path], options: Options) -> list[list[str]]:
    """Prepares or checks the articles of some files, which the language pipeline reads at once."""
    taken = [_taken(path, options) for path in paths]
    documents = [document for found, _ in taken for document in found]
    made = pipeline.prepare_all(documents, nlp=language.load(options.pipeline)) if documents else iter(())
    return [wrong + [line for _ in found for line in _article(*next(made), options)] for found, wrong in taken]


def _taken(path: Path, options: Options) -> tuple[list[Document], list[str]]:
    """The English articles in a file, archive or mail, and what was wrong; a briefing is not read again."""
    if batch.kept(path):
        return [], _kept(path, options)
    try:
        documents, wrong = _documents(path)
    except DocumentError as error:
        return [], [str(error)]
    english = [document for document in documents if language.reads_as_english(document.text)]
    foreign = f"{path.name}: this does not read as English, and is not analysed as if it were."
    return english, wrong + [foreign] * (len(documents) - len(english))


def _documents(path: Path) -> tuple[list[Document], list[str]]:
    """The articles in a file, and sentences on what of it is not read; a plain text is taken as it stands."""
    if path.suffix.lower() == ".txt":
        return [read(path)], []
    try:
        found = intake.take(path.name, path.read_bytes())
    except OSError as error:
        raise DocumentError(f"{path.name}: the file cannot be read ({error.strerror}).") from error
    drafts = [draft for draft in found if isinstance(draft, intake.Draft)]
    refused = [refusal for refusal in found if isinstance(refusal, intake.Refusal)]
    for name, note in ((draft.name, note) for draft in drafts for note in draft.notes):
        print(f"{name}: {note}")
    documents = [intake.document(draft) for draft in drafts]
    if len(documents) == 1:
        documents = [_told(documents[0], path)]
    wrong = [f"{'' if r.name == path.name else f'{path.name}: '}{r.name}: {r.why}" for r in refused]
    twice = sorted(id for id, count in Counter(document.id for document in documents).items() if count > 1)
    wrong += [f"{path.name}: several articles in it are called '{id}'; the last one was kept." for id in twice]
    return documents, wrong


def _told(document: Document, path: Path) -> Document:
    """The document with what a .toml beside its file says of it. Raises DocumentError."""
    read_off = {field: getattr(document, field) for field in ("title", "published", "source", "author", "url")}
    return make(document.text, path.stem, **(read_off | known(path.with_suffix(".toml"))))


def _article(document: Document, found: Tables, options: Options) -> list[str]:
    """Keeps or checks the tables found in an article, with the committed corrections; returns what was wrong."""
    try:
        corrections = correction.read(CORRECTIONS / f"{document.id}.toml")
    except correction.CorrectionError as error:
        return [str(error)]
    tables, outcomes = amendment.apply(found, corrections)
    orphans = [
        f"{document.id}: a correction was left out, {o.why}: '{o.correction.exact}'"
        for o in outcomes
        if o.state == "orphan"
    ]
    folder = options.out / document.id
    if options.check:
        return orphans + _differences(document, tables, folder)
    package.save(tables, folder)
    return orphans + _files_of(Dossier(tables), options)


def _kept(path: Path, options: Options) -> list[str]:
    """The files of a briefing that there is, with its corrections; nothing is analysed. Returns what was wrong."""
    if not (options.brief or options.export):
        return [f"{path.name}: this is a briefing already; --brief and --export write it in other forms."]
    try:
        return _files_of(batch.opened(path), options)
    except package.PackageError as error:
        return [str(error)]


def _files_of(dossier: Dossier, options: Options) -> list[str]:
    """Writes the brief and the forms that are asked for; returns what was wrong."""
    wrong = batch.brief(dossier, options.brief, options.form) if options.brief else []
    return wrong + (batch.export(dossier, _keys(options.export), options.to) if options.export and options.to else [])


def _check_export(options: Options) -> None:
    """Raises DocumentError when what --export names cannot be written."""
    if options.export and options.to is None:
        raise DocumentError("--export: say with --to in which folder.")
    _keys(options.export)


def _keys(given: str) -> list[str]:
    """The forms that --export names. Raises DocumentError for one that there is not."""
    keys = [key.strip() for key in given.split(",") if key.strip()]
    unknown = [key for key in keys if key not in (*KEYS, "all")]
    if unknown:
        raise DocumentError(f"--export: there is no form '{unknown[0]}'; there are {', '.join(KEYS)} and all.")
    return list(KEYS) if "all" in keys else keys


def _differences(document: Document, tables: Tables, folder: Path) -> list[str]:
    found = []
    for name, table in tables.items():
        path = folder / f"{name}.csv"
        if not path.exists() or path.read_text(encoding="utf-8") != package.csv_of(table):
            found.append(f"{document.id}: {name}.csv is not what a new build makes.")
    return found


if __name__ == "__main__":
    sys.exit(main())
