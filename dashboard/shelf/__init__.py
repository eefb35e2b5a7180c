"""Which articles there are and where they live: shipped with the product, in the user's own folder, or in a session."""

from .briefing import Briefing, fitting, take
from .commit import ShelfError
from .files import files, free, rekeyed
from .folder import Folder, aside, deleted, keep, keep_new, names, own, remove, restore, shipped, sweep, taken
from .held import Held

Place = Folder | Held

__all__ = [
    "Briefing",
    "Folder",
    "Held",
    "Place",
    "ShelfError",
    "aside",
    "deleted",
    "files",
    "fitting",
    "free",
    "keep",
    "keep_new",
    "names",
    "own",
    "rekeyed",
    "remove",
    "restore",
    "shipped",
    "sweep",
    "take",
    "taken",
]
