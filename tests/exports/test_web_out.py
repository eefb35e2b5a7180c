"""TimelineJS, Web Annotations and CSL-JSON: read as JSON, held to the rules of their documentation or schema."""

import json

import jsonschema
import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from charts.interval import interval
from exports import annotation, reference, timelinejs
from exports.inert import markup
from facts.table import collect

DATE = {"type": "object", "required": ["year"], "additionalProperties": False, "properties": {
    "year": {"type": "integer"}, "month": {"type": "integer", "minimum": 1, "maximum": 12},
    "day": {"type": "integer", "minimum": 1, "maximum": 31}, "display_date": {"type": "string"}},
    "dependentRequired": {"day": ["month"]}}  # fmt: skip
TEXT = {"type": "object", "properties": {"headline": {"type": "string"}, "text": {"type": "string"}},
        "additionalProperties": False}  # fmt: skip
# What TimelineJS documents of its JSON, as far as it is used.
TIMELINE = {"type": "object", "required": ["events"], "additionalProperties": False, "properties": {
    "scale": {"enum": ["human", "cosmological"]},
    "title": {"type": "object", "properties": {"text": TEXT, "autolink": {"type": "boolean"}}, "required": ["text"],
              "additionalProperties": False},
    "events": {"type": "array", "items": {
        "type": "object", "required": ["start_date", "text"], "additionalProperties": False,
        "properties": {"start_date": DATE, "end_date": DATE, "text": TEXT, "group": {"type": "string"},
                       "display_date": {"type": "string"}, "autolink": {"const": False},
                       "unique_id": {"type": "string", "pattern": "^[A-Za-z][A-Za-z0-9_-]*$"}}}}}}  # fmt: skip


def slides(tables):
    made = json.loads(timelinejs.timeline(tables))
    jsonschema.validate(made, TIMELINE, cls=jsonschema.Draft202012Validator)
    return made["events"]


def test_every_dated_event_is_a_slide_with_its_passage(tables):
    found = slides(tables)
    facts = collect(tables)
    assert len(found) == ((facts["table"] == "events") & (facts["edtf"] != "")).sum()
    assert len({slide["unique_id"] for slide in found}) == len(found)
    meeting = next(slide for slide in found if "will meet" in slide["text"]["headline"])
    assert meeting["start_date"] == {"year": 2015, "month": 9, "display_date": "September 2015"}
    assert meeting["group"] == "Planned" and "end_date" not in meeting
    assert "<blockquote>President Obama will meet Chinese President Xi Jinping</blockquote>" in meeting["text"]["text"]


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("2015-08-11", {"year": 2015, "month": 8, "day": 11}, None),
        ("2015-09", {"year": 2015, "month": 9}, None),
        ("2013", {"year": 2013}, None),
        ("201X", {"year": 2010}, {"year": 2019}),
        ("2015-35", {"year": 2015, "month": 7}, {"year": 2015, "month": 9}),
        ("2014-22", {"year": 2014, "month": 6}, {"year": 2014, "month": 8}),
        ("2013/..", {"year": 2013}, None),
        ("../2015-08", {"year": 2015, "month": 8}, None),
        ("[..2016]", {"year": 2016}, None),
        ("2010-11/2011-02", {"year": 2010, "month": 11}, {"year": 2011, "month": 2}),
        ("2015-08-03/2015-08-09", {"year": 2015, "month": 8, "day": 3}, {"year": 2015, "month": 8, "day": 9}),
        ("2012~", {"year": 2012}, None),
    ],
)
def test_a_date_is_no_finer_than_the_text_has_it(edtf, start, end):
    assert timelinejs.span(edtf, interval(edtf)) == (start, end)


def test_hostile_text_is_escaped_where_the_timeline_reads_html(hostile, odd):
    made = json.loads(timelinejs.timeline(hostile))
    assert made["title"]["text"]["headline"] == markup(odd)
    for slide in slides(hostile):
        assert (
            "<script" not in slide["text"]["headline"] + slide["text"]["text"] and "<img" not in slide["text"]["text"]
        )


SELECTORS = [
    {"type": "object", "required": ["type", "exact"], "additionalProperties": False, "properties": {
        "type": {"const": "TextQuoteSelector"}, **{name: {"type": "string"} for name in ("exact", "prefix", "suffix")}}},
    {"type": "object", "required": ["type", "start", "end"], "additionalProperties": False, "properties": {
        "type": {"const": "TextPositionSelector"}, "start": {"type": "integer", "minimum": 0},
        "end": {"type": "integer", "minimum": 0}}},
]  # fmt: skip
IRI = {"type": "string", "pattern": '^[a-z][a-z0-9+.-]*:[^\\s<>"{}|\\\\^`]+$'}
MOTIVATIONS = {"enum": ["assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting",
                        "identifying", "linking", "moderating", "questioning", "replying", "tagging"]}  # fmt: skip
# What the Web Annotation Data Model says an annotation, a body, a target and a selector must have.
ANNOTATION = {"type": "object", "required": ["id", "type", "target"], "properties": {
    "id": IRI, "type": {"const": "Annotation"}, "motivation": {"type": "array", "items": MOTIVATIONS, "minItems": 1},
    "body": {"type": "array", "items": {
        "type": "object", "required": ["type", "value"],
        "properties": {"type": {"const": "TextualBody"}, "value": {"type": "string"}, "format": {"const": "text/plain"},
                       "language": {"const": "en"}, "purpose": MOTIVATIONS}}},
    "target": {"type": "array", "minItems": 1, "items": {
        "type": "object", "required": ["type", "source", "selector"],
        "properties": {"type": {"const": "SpecificResource"},
                       "source": {"anyOf": [IRI, {"type": "object", "required": ["id"], "properties": {"id": IRI}}]},
                       "selector": {"type": "array", "items": {"oneOf": SELECTORS}, "minItems": 1}}}}}}  # fmt: skip
COLLECTION = {"type": "object", "required": ["@context", "id", "type", "total", "first"], "properties": {
    "@context": {"type": "array", "contains": {"const": "http://www.w3.org/ns/anno.jsonld"}},
    "id": IRI, "type": {"const": "AnnotationCollection"}, "label": {"type": "string"},
    "total": {"type": "integer", "minimum": 0},
    "first": {"type": "object", "required": ["id", "type", "items"], "properties": {
        "id": IRI, "type": {"const": "AnnotationPage"}, "items": {"type": "array", "items": ANNOTATION}}}}}  # fmt: skip


def annotations(tables):
    made = json.loads(annotation.collection(tables))
    jsonschema.validate(made, COLLECTION, cls=jsonschema.Draft202012Validator)
    assert made["total"] == len(made["first"]["items"])
    return {held["id"]: held for held in made["first"]["items"]}


def test_every_fact_and_actor_is_an_annotation_whose_words_are_found_both_ways(tables):
    found = annotations(tables)
    assert len(found) == len(collect(tables)) + len(tables["actors"])
    text = tables["documents"].iloc[0]["text"]
    for target in (target for held in found.values() for target in held["target"]):
        quote, place = target["selector"]
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


def test_an_annotation_names_the_parts_by_role_and_how_the_fact_is_meant(tables):
    found = annotations(tables)
    event = tables["events"][tables["events"]["status"] == "planned"].iloc[0]
    held = found["urn:briefing:" + event["event"].replace(":", "%3A")]
    assert {(t.get("role"), t["selector"][0]["exact"]) for t in held["target"]} >= {
        ("timex", "Next month"), ("agent", "President Obama"), (None, event["text"]),
    }  # fmt: skip
    assert {(b["purpose"], b["value"]) for b in held["body"]} >= {
        ("tagging", "planned"),
        ("describing", event["label"]),
    }


def test_the_text_is_named_by_its_address_or_by_its_hash(tables):
    documents = tables["documents"].assign(url="https://example.org/a?b=1")
    for held in annotations({**tables, "documents": documents}).values():
        assert {target["source"]["id"] for target in held["target"]} == {"https://example.org/a?b=1"}
    scripted = tables["documents"].assign(url="javascript:alert(1)")
    for held in annotations({**tables, "documents": scripted}).values():
        assert all(target["source"].startswith("ni:///sha-256;") for target in held["target"])


def test_odd_text_stays_text_in_annotations(hostile, odd):
    made = json.loads(annotation.collection(hostile))
    jsonschema.validate(made, COLLECTION, cls=jsonschema.Draft202012Validator)
    assert made["label"] == odd


NAMES = {"type": "array", "items": {"type": "object", "additionalProperties": False, "properties": {
    "family": {"type": "string"}, "given": {"type": "string"}, "literal": {"type": "string"}}}}  # fmt: skip
# What the schema of CSL-JSON allows of what is used of it.
CSL = {"type": "array", "items": {"type": "object", "required": ["type", "id"], "additionalProperties": False, "properties": {
    "type": {"enum": ["article", "article-newspaper", "document", "report", "webpage"]}, "id": {"type": "string"},
    "title": {"type": "string"}, "container-title": {"type": "string"}, "URL": {"type": "string"}, "author": NAMES,
    "issued": {"type": "object", "additionalProperties": False, "required": ["date-parts"], "properties": {
        "date-parts": {"type": "array", "minItems": 1, "maxItems": 2, "items": {
            "type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}}}}},
    "custom": {"type": "object"}}}}  # fmt: skip


def references(tables):
    made = json.loads(reference.csl(tables))
    jsonschema.validate(made, CSL, cls=jsonschema.Draft202012Validator)
    return made


def test_a_reference_says_what_is_known_and_nothing_else(tables):
    (made,) = references(tables)
    assert "issued" not in made and "author" not in made and "URL" not in made
    assert made["title"].startswith("U.S. business groups press") and made["container-title"] == "Law-firm blog post"


def test_a_citation_processor_prints_the_reference(tables):
    known = {"published": "2015-08-12", "author": "A. Writer", "url": "https://example.org/a"}
    made = references({**tables, "documents": tables["documents"].assign(**known)})
    assert made[0]["issued"] == {"date-parts": [[2015, 8, 12]]} and made[0]["type"] == "webpage"
    for item in made:
        del item["custom"]  # allowed by the schema; this processor knows no such variable
    bibliography = CitationStylesBibliography(
        CitationStylesStyle("harvard-cite-them-right", validate=False), CiteProcJSON(made), formatter.plain
    )
    bibliography.register(Citation([CitationItem(made[0]["id"])]))
    (printed,) = map(str, bibliography.bibliography())
    assert "A. Writer" in printed and "2015" in printed and "U.S. business groups press President Obama" in printed


def test_odd_text_stays_text_in_a_reference(hostile, odd):
    assert references(hostile)[0]["title"] == odd
