"""From the text of an article to tidy tables whose every row points at the characters it rests on.

`read` makes a Document from a file, `prepare` makes its tables, `save` and `load` keep them as a data package.
"""

from typing import TYPE_CHECKING, Any

from .document import Document, DocumentError, read
from .package import PackageError, load, save

if TYPE_CHECKING:
    from .pipeline import prepare

__all__ = ["Document", "DocumentError", "PackageError", "load", "prepare", "read", "save"]


def __getattr__(name: str) -> Any:
    # The passes load only when they are asked for: who opens a briefing that is made needs none of them.
    if name == "prepare":
        from .pipeline import prepare

        return prepare
    raise AttributeError(f"module 'briefing' has no attribute {name!r}")
