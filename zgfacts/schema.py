"""The JSON Schema of a fact as output, and of a store's file."""

from __future__ import annotations

from typing import Any, Final

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


def _or_null(schema: dict[str, Any], description: str = "") -> dict[str, Any]:
    either: dict[str, Any] = {"anyOf": [schema, {"type": "null"}]}
    return either | {"description": description} if description else either


def _texts(*names: str) -> dict[str, Any]:
    return _closed(dict.fromkeys(names, _TEXT))


def _choice(words: Any) -> dict[str, Any]:
    return {"type": "string", "enum": list(words)}


def _kinds() -> dict[str, Any]:
    meaning = "; ".join(f"{kind}: {english}" for kind, (_, english) in KINDS.items())
    return _choice(KINDS) | {"description": meaning}


def fact_schema() -> dict[str, Any]:
    """The schema of one fact as `--json` gives it. Fields are only ever added."""
    properties = {
        "id": _TEXT | {"description": "A meaningful name, stable for ever."},
        "kind": _kinds(),
        "name": _texts(*NAME_FIELDS) | {"description": "What the fact is called."},
        "place": _closed(
            {"id": _TEXT, "zh": _TEXT, "en": _TEXT, "code": _or_null(_TEXT, "The GB/T 2260 code.")}
        )
        | {"description": "The place that the fact is about."},
        "indicator": _or_null(_texts("id", "zh", "en"), "What several facts measure."),
        "value": _or_null(_NUMBER, "In the printed unit: 152 for 152亿元; null for a name."),
        "unit": _or_null(_texts("id", "zh", "en"), "The printed unit."),
        "base_value": _or_null(_NUMBER, "The value in the base unit, exact."),
        "base_unit": _or_null(_TEXT, "Such as CNY, people, percent, m2."),
        "bound": _or_null(_choice(BOUNDS), "How the printed figure bounds the true one."),
        "basis": _or_null(_choice(BASES), "What a rate, share or rank is against."),
        "status": _choice(STATUSES) | {"description": "actual, or a target."},
        "period": _or_null(_PERIOD, "Null where the source gives none."),
        "as_of": _PERIOD | {"description": "The period that the source reports on."},
        "event": _or_null(
            _closed(
                {
                    "title": _texts(*TEXT_FIELDS),
                    "date": _or_null(_PERIOD, "When it happened."),
                    "venue": _or_null(_texts("id", "zh", "en"), "Where it happened."),
                    "parties": {
                        "type": "array",
                        "items": _texts(*TEXT_FIELDS),
                        "description": "Who took part.",
                    },
                    "deals": _or_null(_WHOLE, "How many were signed."),
                    "deals_unit": _or_null(_TEXT, "What deals counts: companies, projects."),
                }
            ),
            "Of a signing or another event.",
        ),
        "note": _or_null(_texts(*TEXT_FIELDS), "What is ambiguous or disagrees."),
        "citations": {
            "type": "array",
            "minItems": 1,
            "description": "Where the fact is printed.",
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
