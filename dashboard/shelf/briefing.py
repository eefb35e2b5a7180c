"""A briefing read from its folder, with what is wrong with it, so that a page can go on."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from briefing import PackageError
from briefing.package import check_spans, load_table
from briefing.tables import ADDED, TABLES, Tables, frame


@dataclass(frozen=True)
class Briefing:
    """The tables of one article. `problems` says, in the reader's words, which could not be used."""

    name: str
    tables: Tables
    problems: list[str] = field(default_factory=list)


def take(folder: Path) -> Briefing:
    """A briefing from its folder; a table that is missing or wrong is empty and its problem said.

    Raises PackageError only when there is no text of the article.
    """
    made: Tables = {"documents": load_table(folder, "documents")}
    if made["documents"].empty:
        raise PackageError(f"documents.csv in '{folder.name}': there is no article in it.")
    texts = dict(zip(made["documents"]["document"], made["documents"]["text"], strict=True))
    problems = []
    for name in TABLES:
        if name in made:
            continue
        try:
            made[name] = load_table(folder, name)
            check_spans(made[name], texts, f"{name}.csv in '{folder.name}'")
        except PackageError as error:
            made[name] = frame(name, [])
            problems.append(f"{error} The pages go on without it.")
        except (TypeError, ValueError):
            made[name] = frame(name, [])
            problems.append(f"{name}.csv in '{folder.name}' cannot be read as a table. The pages go on without it.")
    return Briefing(folder.name, made, problems)


_GLANCED = {
    "documents": dict.fromkeys(("document", "title", "source", "author", "published", "url", "sha256"), "str")
    | {"words": "int64", "reference_date": "str", "reference_basis": "str"},
    "sentences": {"sentence": "str", "number": "int64", "start": "int64", "text": "str", "form": "str"},
    **{name: {"start": "int64"} for name in ("events", "quotes", "relations", "actors")},
}


def glance(folder: Path) -> Tables:
    """The few columns that a list of articles needs, unchecked: ten articles are listed while one is opened.

    A table that cannot be read is empty. Raises PackageError when there is no article.
    """
    made = {name: _glanced(folder, name) for name in _GLANCED}
    if not made["documents"].empty:
        return made
    made["documents"] = load_table(folder, "documents")  # says what is wrong with it
    if made["documents"].empty:
        raise PackageError(f"documents.csv in '{folder.name}': there is no article in it.")
    return made


def _glanced(folder: Path, name: str) -> pd.DataFrame:
    dtypes = _GLANCED[name]
    try:
        made = pd.read_csv(
            folder / f"{name}.csv", usecols=lambda column: column in dtypes, dtype=dtypes, keep_default_na=False,
            encoding_errors="surrogatepass", lineterminator="\n",
        )  # fmt: skip
        missing = {column: "" for column in ADDED.get(name, ()) if column not in made.columns}
        return made.assign(**missing)[list(dtypes)]
    except (OSError, ValueError, KeyError):
        return pd.DataFrame({column: pd.Series(dtype=dtype) for column, dtype in dtypes.items()})
