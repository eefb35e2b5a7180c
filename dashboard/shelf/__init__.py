"""Which articles there are and where they live: shipped with the product, in the user's own folder, or in a session."""

from .briefing import Briefing, fitting, take
from .folder import Folder, names, own, shipped
from .held import Held

Place = Folder | Held

__all__ = ["Briefing", "Folder", "Held", "Place", "fitting", "names", "own", "shipped", "take"]
