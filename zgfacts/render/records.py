"""A fact as the JSON contract has it: whole, every key there, references resolved."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from zgfacts.errors import UsageError
from zgfacts.messages import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgfacts.model import Citation, Event, Fact, Number, Place, Text, Unit

#: The keys of a fact as output, in their order.
KEYS: Final = (
    "id",
    "kind",
    "name",
    "place",
    "indicator",
    "value",
    "unit",
    "base_value",
    "base_unit",
    "bound",
    "basis",
    "status",
    "period",
    "as_of",
    "event",
    "note",
    "citations",
)

#: What may be named after a dot.
INNER: Final[dict[str, tuple[str, ...]]] = {
    "name": ("zh", "en", "pinyin"),
    "place": ("id", "zh", "en", "code"),
    "indicator": ("id", "zh", "en"),
    "unit": ("id", "zh", "en"),
    "event": ("title", "date", "venue", "parties", "deals", "deals_unit"),
    "event.title": ("zh", "en"),
    "event.venue": ("id", "zh", "en"),
    "note": ("zh", "en"),
}


def record(fact: Fact) -> dict[str, Any]:
    """The fact as JSON values; see `zgfacts schema` for what each key means."""
    return {
        "id": fact.id,
        "kind": fact.kind,
        "name": {"zh": fact.name.zh, "en": fact.name.en, "pinyin": fact.name.pinyin},
        "place": {**_place(fact.place), "code": fact.place.code},
        "indicator": fact.indicator
        and {
            "id": fact.indicator.id,
            "zh": fact.indicator.name.zh,
            "en": fact.indicator.name.en,
        },
        "value": number(fact.value),
        "unit": _unit(fact.unit),
        "base_value": number(fact.base_value),
        "base_unit": fact.base_unit,
        "bound": fact.bound,
        "basis": fact.basis,
        "status": fact.status,
        "period": fact.period and fact.period.text,
        "as_of": fact.as_of.text,
        "event": _event(fact.event),
        "note": _text(fact.note),
        "citations": [_citation(each) for each in fact.citations],
    }


def number(value: Number | None) -> int | float | None:
    """A number as JSON writes it; what the store takes has at most 15 digits, so none is lost."""
    return float(value) if isinstance(value, Decimal) else value


def _place(place: Place) -> dict[str, Any]:
    return {"id": place.id, "zh": place.name.zh, "en": place.name.en}


def _unit(unit: Unit | None) -> dict[str, Any] | None:
    return {"id": unit.id, "zh": unit.zh, "en": unit.en} if unit else None


def _text(text: Text | None) -> dict[str, str] | None:
    return {"zh": text.zh, "en": text.en} if text else None


def _event(event: Event | None) -> dict[str, Any] | None:
    if event is None:
        return None
    return {
        "title": _text(event.title),
        "date": event.date,
        "venue": _place(event.venue) if event.venue else None,
        "parties": [_text(party) for party in event.parties],
        "deals": event.deals,
        "deals_unit": event.deals_unit.id if event.deals_unit else None,
    }


def _citation(citation: Citation) -> dict[str, Any]:
    return {
        "source": citation.source.id,
        "file": citation.source.file,
        "title": citation.source.title,
        "start": citation.start,
        "end": citation.end,
        "printed": citation.printed,
    }


def known_fields() -> list[str]:
    """Every field that `--fields` takes."""
    return [
        *KEYS,
        *(f"{outer}.{inner}" for outer, inners in INNER.items() for inner in inners),
    ]


def check_fields(fields: Sequence[str]) -> None:
    """Raise UsageError for a field that no fact has."""
    known = known_fields()
    for field in fields:
        if field not in known:
            from difflib import get_close_matches

            near = get_close_matches(field, known, n=3)
            hint = (
                message("fields_nearest", words=", ".join(near))
                if near
                else message("fields_known", words=", ".join(known))
            )
            raise UsageError("no_field", field=field, hint=hint)


def picked(whole: dict[str, Any], fields: Sequence[str]) -> dict[str, Any]:
    """The named fields of a record; null where what holds them is null."""
    return {field: _dig(whole, field) for field in fields}


def _dig(whole: dict[str, Any], field: str) -> Any:
    value: Any = whole
    for key in field.split("."):
        if value is None:
            return None
        value = value[key]
    return value
