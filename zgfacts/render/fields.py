"""What each field of the output means, from the JSON Schema itself."""

from __future__ import annotations

from typing import Any

from zgfacts.render.records import known_fields
from zgfacts.schema import fact_schema


def fields_text() -> str:
    """A line a field: its name, and what the schema says of it."""
    schema = fact_schema()
    width = max(map(len, known_fields())) + 2
    return "".join(
        f"{field:{width}}{_described(schema, field)}".rstrip() + "\n" for field in known_fields()
    )


def _described(schema: dict[str, Any], field: str) -> str:
    """The description of a field; for one of a few words, the words."""
    found = schema
    for key in field.split("."):
        found = _object(found)["properties"][key]
    own: str = found.get("description", "")
    inner = _object(found)
    return own or inner.get("description", "") or ", ".join(inner.get("enum", ()))


def _object(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema that is not null where there is a choice."""
    chosen: dict[str, Any] = schema.get("anyOf", [schema])[0]
    return chosen
