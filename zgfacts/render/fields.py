"""What each field of the output means, a line a field."""

from __future__ import annotations

from zgfacts.helptexts import field_text
from zgfacts.render.records import known_fields


def fields_text(lang: str) -> str:
    """A line a field that `--fields` takes: its name, and what it means."""
    fields = known_fields()
    width = max(map(len, fields)) + 2
    return "".join(f"{field:{width}}{field_text(field, lang)}\n" for field in fields)
