"""A briefing as one file: a zip of the Frictionless data package with the article and the corrections; and back again.

What is packed comes back equal in every table and every act. The tables in the open are the corrected ones, for whoever
reads the package with other tools; where an analyst changed something, the engine's own lie under found/. Unpacking
writes nothing to disk and believes nothing: names, sizes, hashes, columns and spans are checked, and every refusal is
one sentence.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from pathlib import PurePosixPath
from typing import Any

from . import package
from .corrections.journal import FILE as CORRECTIONS
from .corrections.journal import JournalError, parse
from .document import slug
from .dossier import Dossier
from .package import DESCRIPTOR, PackageError
from .tables import LATER, TABLES, Tables, frame

ARTICLE, FOUND, FORMAT = "article.txt", "found", 2
MOST_BYTES, MOST_UNPACKED, MOST_FILES = 50_000_000, 250_000_000, 64
MOST_RATIO, SMALL = 200, 1_000_000  # how far a file may have been pressed together, once it is no small one
_MOMENT = (1980, 1, 1, 0, 0, 0)  # zips say when; the same dossier is to give the same bytes
_TABLES = {f"{name}.csv" for name in TABLES}
_KNOWN = {DESCRIPTOR, ARTICLE, CORRECTIONS, *_TABLES, *(f"{FOUND}/{name}" for name in _TABLES)}
_IGNORED = {".DS_Store", "Thumbs.db", "desktop.ini"}


def pack(dossier: Dossier) -> bytes:
    """The dossier as one zip; same dossier, same bytes."""
    files = _files(dossier)
    return zipped({DESCRIPTOR: _descriptor(dossier, files), **files})


def zipped(files: dict[str, bytes]) -> bytes:
    """Files by name as a zip; same files, same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            archive.writestr(entry, data)
    return buffer.getvalue()


def unpack(data: bytes) -> Dossier:
    """The dossier of such a zip, its journal in memory. Raises PackageError with what is wrong, in the user's words."""
    files = _read(data)
    _check_hashes(files, _described(files))
    try:
        journal = parse(files.get(CORRECTIONS, b""))
    except JournalError as error:
        raise PackageError(str(error)) from error
    if journal.problems:
        raise PackageError(journal.problems[0])
    where = f"{FOUND}/" if any(name.startswith(f"{FOUND}/") for name in files) else ""
    found = {name: _table(files, where, name) for name in TABLES}
    _check_article(found, files)
    package.check(found)
    return Dossier(found, journal)


def _files(dossier: Dossier) -> dict[str, bytes]:
    """Everything but the descriptor, by name."""
    text = str(dossier.found["documents"].iloc[0]["text"])
    made = {ARTICLE: text.encode(), **_csv(dossier.tables, "")}
    if dossier.journal.acts:
        made |= {CORRECTIONS: dossier.journal.text().encode(), **_csv(dossier.found, f"{FOUND}/")}
    return made


def _csv(tables: Tables, folder: str) -> dict[str, bytes]:
    return {f"{folder}{name}.csv": package.csv_of(tables[name]).encode() for name in TABLES}


def _descriptor(dossier: Dossier, files: dict[str, bytes]) -> bytes:
    """datapackage.json: what each file is, how long, and its hash."""
    made = package.descriptor(dossier.tables)
    first = dossier.found["documents"].iloc[0]
    tables = [dict(held) for held in made["resources"]]
    if dossier.journal.acts:
        tables += [
            {**held, "name": f"{FOUND}-{held['name']}", "path": f"{FOUND}/{held['path']}",
             "description": f"As the engine found it. {held['description']}"}
            for held in made["resources"]
        ]  # fmt: skip
    texts = [_text("article", ARTICLE, "The text of the article; every start and end counts its characters from 0.")]
    if CORRECTIONS in files:
        texts.append(_text("corrections", CORRECTIONS, "What the analyst did, one act in JSON a line, oldest first."))
    resources = [{**held, "bytes": len(files[held["path"]]), "hash": _hash(files[held["path"]])}
                 for held in [*tables, *texts]]  # fmt: skip
    source = {key: first[name] for key, name in (("title", "source"), ("path", "url")) if first[name]}
    made |= {"briefing": FORMAT, "resources": resources} | ({"sources": [source]} if source.get("title") else {})
    return (json.dumps(made, ensure_ascii=False, indent=2) + "\n").encode()


def _text(name: str, path: str, says: str) -> dict[str, Any]:
    """A file that is no table, as the descriptor has it."""
    return {"name": name, "path": path, "type": "file", "mediatype": "text/plain", "encoding": "utf-8",
            "description": says}  # fmt: skip


def _hash(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def _read(data: bytes) -> dict[str, bytes]:
    """The files of a package by name, each known and of a bearable size."""
    if len(data) > MOST_BYTES:
        raise PackageError(f"The package has more than {MOST_BYTES // 1_000_000} MB and is not opened.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = _entries(archive)
            return {name: _member(archive, entry) for name, entry in entries.items()}
    except PackageError:
        raise
    except Exception as error:  # zipfile lets the errors of its readers through, each of a kind of its own
        raise PackageError("This is no briefing package, or it is damaged: it cannot be unpacked.") from error


def _entries(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The files there are, under the names they have inside the package."""
    held = [entry for entry in archive.infolist() if not entry.is_dir() and not _litter(entry.filename)]
    if len(held) > MOST_FILES:
        raise PackageError(f"The package holds {len(held):,} files; a briefing has at most {MOST_FILES}.")
    whole = sum(entry.file_size for entry in held)
    if whole > MOST_UNPACKED:
        raise PackageError(f"Unpacked, the package would take more than {MOST_UNPACKED // 1_000_000} MB.")
    folder = _folder([entry.filename for entry in held])
    made: dict[str, zipfile.ZipInfo] = {}
    for entry in held:
        name = entry.filename.removeprefix(folder)
        if name not in _KNOWN:
            raise PackageError(f"'{_shown(name)}' does not belong in a briefing package.")
        if name in made:
            raise PackageError(f"The package holds '{name}' twice.")
        made[name] = entry
    return made


def _litter(name: str) -> bool:
    """Whether a file is what file managers leave in a zip."""
    return name.startswith("__MACOSX/") or PurePosixPath(name).name in _IGNORED


def _folder(names: list[str]) -> str:
    """The folder that all files lie in, where a package was unpacked and zipped again by hand; else ''."""
    tops = {name.partition("/")[0] for name in names}
    packed = len(tops) == 1 and all("/" in name for name in names) and tops.isdisjoint({"..", ".", "", FOUND})
    return f"{tops.pop()}/" if packed else ""


def _member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    if entry.flag_bits & 1:
        raise PackageError(f"'{_shown(entry.filename)}' is locked with a password.")
    if entry.external_attr >> 16 & 0o170000 == 0o120000:
        raise PackageError(f"'{_shown(entry.filename)}' is a link, not a file.")
    if entry.file_size > SMALL and entry.file_size > MOST_RATIO * max(entry.compress_size, 1):
        raise PackageError(f"'{_shown(entry.filename)}' is pressed together more than any text can be.")
    with archive.open(entry) as file:
        data = file.read(entry.file_size + 1)
    if len(data) != entry.file_size:
        raise PackageError(f"'{_shown(entry.filename)}' is not as long as the package says.")
    return data


def _shown(name: str) -> str:
    """A file name on one line, as far as it can be read."""
    return "".join(c if c.isprintable() else "?" for c in name)[:80]


def _described(files: dict[str, bytes]) -> dict[str, dict[str, Any]]:
    """What the descriptor says of each file, by path."""
    if DESCRIPTOR not in files:
        raise PackageError(f"This is no briefing package: {DESCRIPTOR} is missing.")
    try:
        said = json.loads(files[DESCRIPTOR].decode())
        resources = {held["path"]: held for held in said["resources"]}
        version = said.get("briefing", FORMAT)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise PackageError(f"{DESCRIPTOR} cannot be read as the description of a package.") from error
    if not isinstance(version, int) or version > FORMAT:
        raise PackageError("The package was made by a newer version of this program.")
    return resources


def _check_hashes(files: dict[str, bytes], described: dict[str, dict[str, Any]]) -> None:
    for name, data in files.items():
        if name == DESCRIPTOR:
            continue
        if name not in described:
            raise PackageError(f"{DESCRIPTOR} says nothing of '{name}'.")
        if described[name].get("hash") != _hash(data):
            raise PackageError(f"'{name}' was changed after the package was made; corrections are made on the pages.")
    missing = [name for name in described if name not in files]
    if missing:
        raise PackageError(f"'{_shown(str(missing[0]))}' is missing from the package.")


def _table(files: dict[str, bytes], folder: str, name: str) -> Any:
    path = f"{folder}{name}.csv"
    if path not in files and name in LATER:
        return frame(name, [])
    if path not in files:
        raise PackageError(f"'{path}' is missing from the package.")
    try:
        files[path].decode()
    except UnicodeDecodeError as error:
        raise PackageError(f"{path}: it is not written in UTF-8.") from error
    return package.parse_table(files[path], name, path)


def _check_article(found: Tables, files: dict[str, bytes]) -> None:
    """Whether the package holds one article, under a usable id, and the same text in both places."""
    if len(found["documents"]) != 1:
        raise PackageError(f"documents.csv: a package holds one article, this one has {len(found['documents'])}.")
    first = found["documents"].iloc[0]
    text = str(first["text"])
    if first["document"] != slug(first["document"]):
        raise PackageError(f"documents.csv: '{_shown(first['document'])}' cannot be the id of an article.")
    if files.get(ARTICLE) != text.encode() or hashlib.sha256(text.encode()).hexdigest() != first["sha256"]:
        raise PackageError(f"{ARTICLE} is not the text that the tables were made from.")
    if first["start"] != 0 or first["end"] != len(text) or first["characters"] != len(text):
        raise PackageError("documents.csv: the length of the article is not what it says.")
