"""Every fact as a W3C Web Annotation: its words by quotation and by position, the parts it rests on by their roles.

Web Annotation Data Model, W3C Recommendation 2017. Positions count Unicode characters of the text, as the model asks;
the text is named by its address where it has one, and always by its SHA-256 (RFC 6920). The context is named, never
fetched.
"""

from __future__ import annotations

import base64
from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

from briefing.tables import Tables
from charts.status import SIGNS
from facts.table import collect, names

from .record import encoded

CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {"role": "http://schema.org/roleName", "edtf": "http://id.loc.gov/datatypes/edtf"},
]
_AROUND = 32  # characters of prefix and suffix
_PURPOSES = {"events": "describing", "quotes": "highlighting", "relations": "linking"}


def collection(tables: Tables) -> bytes:
    """An annotation collection of one page, in JSON-LD: every event, quote and tie, and every actor named."""
    document = tables["documents"].iloc[0]
    base = f"urn:briefing:{quote(document['document'])}"
    items = [*_facts(tables), *_actors(tables)]
    return encoded({
        "@context": CONTEXT,
        "id": f"{base}:annotations",
        "type": "AnnotationCollection",
        "label": document["title"] or document["document"],
        "generator": {"id": "urn:briefing:engine", "type": "Software", "name": "Briefing"},
        "total": len(items),
        "first": {"id": f"{base}:annotations:1", "type": "AnnotationPage", "startIndex": 0, "items": items},
    })  # fmt: skip


def text_name(sha256: str) -> str:
    """The name of a text by its hash, as RFC 6920 writes it."""
    return "ni:///sha-256;" + base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip("=")


@dataclass(frozen=True, slots=True)
class Text:
    """What targets point into: the characters, and how the model names where they are."""

    characters: str
    source: dict[str, Any] | str


def _texts(tables: Tables) -> dict[str, Text]:
    return {row["document"]: Text(row["text"], _source(row)) for row in tables["documents"].to_dict("records")}


def _facts(tables: Tables) -> list[dict[str, Any]]:
    shown, rests, texts = names(tables), _evidence(tables), _texts(tables)
    made = []
    for fact in collect(tables).to_dict("records"):
        says = SIGNS[fact["status"]].says(shown.get(fact["holder"], ""))
        bodies = [_text(fact["label"], _PURPOSES[fact["table"]]), _text(fact["status"], "tagging"),
                  _text(says, "assessing")]  # fmt: skip
        bodies += [_text(fact["kind"], "classifying")] if fact["kind"] else []
        bodies += [_text(fact["when"], "describing") | {"edtf": fact["edtf"]}] if fact["edtf"] else []
        bodies += [_text(fact["order"], "describing")] if fact["order"] else []
        parts = [{"role": part["role"], **_target(texts, part)} for part in rests[fact["fact"]]]
        made.append(_annotation(fact["fact"], bodies, [_target(texts, fact), *parts]))
    return made


def _actors(tables: Tables) -> list[dict[str, Any]]:
    """An actor, with every place where the text names it or stands for it."""
    shown, texts, found = names(tables), _texts(tables), defaultdict(list)
    for mention in tables["mentions"].to_dict("records"):
        found[mention["actor"]].append(mention)
    return [
        _annotation(
            row["actor"],
            [_text(shown[row["actor"]], "identifying"), _text(row["kind"], "classifying")],
            [{"role": place["kind"], **_target(texts, place)} for place in found[row["actor"]]]
            or [_target(texts, row)],
        )
        for row in tables["actors"].to_dict("records")
    ]


def _evidence(tables: Tables) -> dict[str, list[dict[Any, Any]]]:
    found: dict[str, list[dict[Any, Any]]] = defaultdict(list)
    for part in tables["evidence"].to_dict("records"):
        found[part["row"]].append(part)
    return found


def _annotation(row: str, bodies: list[dict[str, Any]], targets: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": f"urn:briefing:{quote(row)}", "type": "Annotation",
        "motivation": list(dict.fromkeys(body["purpose"] for body in bodies)), "body": bodies, "target": targets,
    }  # fmt: skip


def _text(value: str, purpose: str) -> dict[str, Any]:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "language": "en", "purpose": purpose}


def _target(texts: dict[str, Text], row: dict[Any, Any]) -> dict[str, Any]:
    """The words of a row in the text, twice: as they read, with what stands around them, and where they stand."""
    held, start, end = texts[row["document"]], int(row["start"]), int(row["end"])
    text = held.characters
    return {
        "type": "SpecificResource",
        "source": held.source,
        "selector": [
            {"type": "TextQuoteSelector", "exact": text[start:end], "prefix": text[max(0, start - _AROUND) : start],
             "suffix": text[end : end + _AROUND]},
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
    }  # fmt: skip


def _source(document: dict[Any, Any]) -> dict[str, Any] | str:
    name = text_name(document["sha256"])
    address = urlsplit(document["url"]).scheme in ("http", "https")
    return {"id": document["url"], "type": "Text", "canonical": name} if address else name
