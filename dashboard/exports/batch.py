"""Files of an article for the command line: the brief and every other form, of a new briefing or of one there is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from briefing import archive, package
from briefing.corrections import journal
from briefing.dossier import Dossier
from briefing.package import PackageError

PACKED = ".briefing.zip"
FORMS = ("docx", "pdf", "html")  # of a brief; named here, since importing what writes them takes a second


def kept(path: Path) -> bool:
    """Whether a path is a briefing already: a folder with its tables, or a data package."""
    return (path / "documents.csv").is_file() or path.name.endswith(PACKED)


def opened(path: Path) -> Dossier:
    """The briefing of such a path, with the corrections that lie beside its tables. Raises PackageError."""
    try:
        if path.is_dir():
            return Dossier(package.load(path), journal.read(path / journal.FILE))
        return archive.unpack(path.read_bytes())
    except (OSError, journal.JournalError, PackageError) as error:
        raise PackageError(f"{path.name}: {getattr(error, 'strerror', None) or error}") from error


def brief(dossier: Dossier, path: Path, form: str) -> list[str]:
    """Writes the brief to a file, or under its article's name into a folder; returns what was wrong."""
    from .brief.write import outline, write

    if path.is_dir() or not path.suffix:
        path = path / f"{dossier.found['documents'].iloc[0]['document']}.{form}"
    return _written(path, write(outline(dossier.tables), path.suffix.removeprefix(".")))


def export(dossier: Dossier, keys: Sequence[str], folder: Path) -> list[str]:
    """Writes the forms of those keys into a folder; returns what was wrong. What there is nothing of is only said."""
    from . import catalogue

    wrong: list[str] = []
    for each in (catalogue.BY_KEY[key] for key in keys):
        lacks = each.lacks(dossier.tables)
        if lacks:
            print(f"{dossier.found['documents'].iloc[0]['document']}: no {each.name.lower()}. {lacks}")
        else:
            wrong += _written(folder / catalogue.file_name(dossier, each), each.make(dossier))
    return wrong


def _written(path: Path, data: bytes) -> list[str]:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        return [f"{path}: it cannot be written ({error.strerror})."]
    return []
