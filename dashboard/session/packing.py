"""An article as one file, with its tables and corrections: to be downloaded, and opened again anywhere."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import PurePosixPath

import shelf
from briefing import PackageError
from briefing.archive import pack, unpack
from briefing.dossier import Dossier
from briefing.package import DESCRIPTOR
from shelf import Held, Place, ShelfError

from . import record
from .home import held, on_laptop, own_folder, taken_ids
from .saying import Said, is_here


def packer(place: Place) -> Callable[[], bytes]:
    """Makes the file of an article when it is asked for."""
    journal = record.journal(place)  # now: where the file is made there is no session
    return lambda: pack(Dossier(place.take().tables, journal))


def is_packed(name: str, data: bytes) -> bool:
    """Whether a file looks like a packed article, by the names inside."""
    if not name.lower().endswith(".zip"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return any(PurePosixPath(inner).name == DESCRIPTOR for inner in archive.namelist())
    except Exception:  # zipfile lets errors of many kinds through; the ways in say what is wrong with the file
        return False


def open_packed(name: str, data: bytes) -> Said:
    """Puts a packed article with this visitor's own; the word on it, also where it is refused."""
    try:
        dossier = unpack(data)
        row = dossier.found["documents"].iloc[0]
        there = is_here(str(row["sha256"]))
        if there:
            return Said(name, f"{there.why} Delete that one first to open the file in its place.", there.article)
        article = _kept(dossier)
    except (PackageError, ShelfError) as error:
        return Said(name, str(error))
    return Said(name, f"“{row['title'] or article}” is among your articles now, with its corrections.", article)


def _kept(dossier: Dossier) -> str:
    """Keeps an unpacked article where this visitor's articles live; returns the id it got. Raises ShelfError."""
    if on_laptop():
        return shelf.keep_new(own_folder(), dossier.found, taken_ids(), dossier.journal.text()).id
    article = shelf.free(str(dossier.found["documents"].iloc[0]["document"]), taken_ids())
    held()[article] = Held(article, shelf.rekeyed(dossier.found, article))
    record.take_over(article, dossier.journal)
    return article
