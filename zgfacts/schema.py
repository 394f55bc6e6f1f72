"""The JSON Schema of a fact as output, and of a store's file."""

from __future__ import annotations

from typing import Any, Final

from zgfacts.helptexts import field_text
from zgfacts.model import BASES, BOUNDS, KINDS, STATUSES
from zgfacts.parse import CITATION_FIELDS, EVENT_FIELDS, FIELDS, NAME_FIELDS, TEXT_FIELDS

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_PERIOD: Final = {
    "type": "string",
    "pattern": r"^\d{4}(-(Q[1-4]|\d\d(-\d\d)?))?(/\d{4}(-(Q[1-4]|\d\d(-\d\d)?))?)?$",
    "description": "2020, 2020-Q1, 2020-11, 2017-04-13, or two of them with a slash.",
}
_TEXT: Final = {"type": "string"}
_WHOLE: Final = {"type": "integer", "minimum": 0}
_NUMBER: Final = {"type": "number"}


def _closed(properties: dict[str, Any], required: tuple[str, ...] | None = None) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties if required is None else required),
        "additionalProperties": False,
    }


def _or_null(schema: dict[str, Any], field: str) -> dict[str, Any]:
    """The schema, or null; `field` is the field that it describes."""
    return {"anyOf": [schema, {"type": "null"}], **_means(field)}


def _texts(*names: str) -> dict[str, Any]:
    return _closed(dict.fromkeys(names, _TEXT))


def _choice(words: Any) -> dict[str, Any]:
    return {"type": "string", "enum": list(words)}


def _kinds() -> dict[str, Any]:
    return _choice(KINDS) | _means("kind")


def _means(field: str) -> dict[str, str]:
    return {"description": field_text(field, "en")}


def fact_schema() -> dict[str, Any]:
    """The schema of one fact as `--json` gives it. Fields are only ever added."""
    properties = {
        "id": _TEXT | _means("id"),
        "kind": _kinds(),
        "name": _texts(*NAME_FIELDS) | _means("name"),
        "place": _closed(
            {"id": _TEXT, "zh": _TEXT, "en": _TEXT, "code": _or_null(_TEXT, "place.code")}
        )
        | _means("place"),
        "indicator": _or_null(_texts("id", "zh", "en"), "indicator"),
        "value": _or_null(_NUMBER, "value"),
        "unit": _or_null(_texts("id", "zh", "en"), "unit"),
        "base_value": _or_null(_NUMBER, "base_value"),
        "base_unit": _or_null(_TEXT, "base_unit"),
        "bound": _or_null(_choice(BOUNDS), "bound"),
        "basis": _or_null(_choice(BASES), "basis"),
        "status": _choice(STATUSES) | _means("status"),
        "period": _or_null(_PERIOD, "period"),
        "as_of": _PERIOD | _means("as_of"),
        "event": _or_null(
            _closed(
                {
                    "title": _texts(*TEXT_FIELDS),
                    "date": _or_null(_PERIOD, "event.date"),
                    "venue": _or_null(_texts("id", "zh", "en"), "event.venue"),
                    "parties": {
                        "type": "array",
                        "items": _texts(*TEXT_FIELDS),
                        **_means("event.parties"),
                    },
                    "deals": _or_null(_WHOLE, "event.deals"),
                    "deals_unit": _or_null(_TEXT, "event.deals_unit"),
                }
            ),
            "event",
        ),
        "note": _or_null(_texts(*TEXT_FIELDS), "note"),
        "citations": {
            "type": "array",
            "minItems": 1,
            **_means("citations"),
            "items": _closed(
                {
                    "source": _TEXT,
                    "file": _TEXT,
                    "title": _TEXT,
                    "start": _WHOLE | {"description": "In code points of the decoded file."},
                    "end": _WHOLE | {"description": "After the last code point."},
                    "printed": _TEXT | {"description": "What stands from start to end."},
                }
            ),
        },
    }
    return {
        "$schema": _DIALECT,
        "title": "A fact as zgfacts puts it out",
        **_closed(properties),
    }


def store_schema() -> dict[str, Any]:
    """The schema of a store's file: tables of records under their ids."""
    texts = {"type": "array", "items": _TEXT}
    both = _texts(*TEXT_FIELDS)
    aliases = _closed({"zh": texts, "en": texts}, ())
    special: dict[str, dict[str, Any]] = {
        "sources": {"as_of": _PERIOD, "length": _WHOLE, "note": both},
        "places": {"aliases": texts},
        "units": {"factor": {"type": "number", "exclusiveMinimum": 0}},
        "indicators": {"headline": {"type": "boolean"}, "aliases": aliases},
        "facts": {
            "kind": _kinds(),
            "name": _texts(*NAME_FIELDS),
            "value": _NUMBER,
            "bound": _choice(BOUNDS),
            "basis": _choice(BASES),
            "status": _choice(STATUSES),
            "period": _PERIOD,
            "as_of": _PERIOD,
            "event": _closed(
                dict.fromkeys(EVENT_FIELDS, _TEXT)
                | {
                    "title": both,
                    "date": _PERIOD,
                    "parties": {"type": "array", "items": both},
                    "deals": _WHOLE,
                },
                ("title",),
            ),
            "note": both,
            "aliases": aliases,
            "context": aliases,
            "citations": {
                "type": "array",
                "minItems": 1,
                "items": _closed(
                    dict.fromkeys(CITATION_FIELDS, _TEXT) | {"start": _WHOLE, "end": _WHOLE}
                ),
            },
        },
    }
    required = {
        "sources": ("title", "language", "file", "length", "sha256"),
        "places": ("zh", "en", "pinyin"),
        "units": ("zh", "en", "base", "factor"),
        "indicators": ("zh", "en", "pinyin"),
        "facts": ("kind", "place", "name", "status", "as_of", "citations"),
    }
    tables = {
        table: {
            "type": "object",
            "additionalProperties": _closed(
                {field: special[table].get(field, _TEXT) for field in fields}, required[table]
            ),
        }
        for table, fields in FIELDS.items()
    }
    return {"$schema": _DIALECT, "title": "A store of zgfacts", **_closed(tables, ())}
