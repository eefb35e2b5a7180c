"""The article as a reference, for Zotero, EndNote, pandoc and every program that reads CSL-JSON."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from briefing.tables import Tables

from .record import encoded


def csl(tables: Tables) -> bytes:
    """The articles as a CSL-JSON list; what is not known is left out, never guessed."""
    return encoded([_item(row) for row in tables["documents"].to_dict("records")])


def _item(document: dict[Any, Any]) -> dict[str, Any]:
    online = urlsplit(document["url"]).scheme in ("http", "https")
    made: dict[str, Any] = {
        "id": document["document"],
        "type": "webpage" if online else "document",
        "title": document["title"] or document["document"],
    }
    if document["author"]:
        # A name as given: which part is the family's cannot be told from the outside.
        made["author"] = [{"literal": document["author"]}]
    if document["source"]:
        made["container-title"] = document["source"]
    if document["published"]:
        made["issued"] = {"date-parts": [[int(part) for part in document["published"].split("-")]]}
    if document["url"]:
        made["URL"] = document["url"]
    return made | {"custom": {"sha256": document["sha256"]}}
