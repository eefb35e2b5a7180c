"""Which articles there are and where they live: shipped with the product, in the user's own folder, or in a session."""

from .briefing import take
from .commit import ShelfError
from .files import free, rekeyed
from .folder import Folder, aside, deleted, keep, keep_new, own, remove, restore, shipped, sweep, taken
from .held import Held

Place = Folder | Held

__all__ = [
    "Folder",
    "Held",
    "Place",
    "ShelfError",
    "aside",
    "deleted",
    "free",
    "keep",
    "keep_new",
    "own",
    "rekeyed",
    "remove",
    "restore",
    "shipped",
    "sweep",
    "take",
    "taken",
]
