"""From the text of an article to tidy tables whose every row points at the characters it rests on.

`read` makes a Document from a file, `prepare` makes its tables, `save` and `load` keep them as a data package.
"""

from .document import Document, DocumentError, read
from .package import PackageError, load, save
from .pipeline import prepare

__all__ = ["Document", "DocumentError", "PackageError", "load", "prepare", "read", "save"]
