"""Facts as JSON, JSON Lines, CSV, TSV, Markdown and bare values; never imports rich."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from zgfacts.render.figures import plain
from zgfacts.render.records import picked, record
from zgfacts.render.safe import json_safe, visible
from zgfacts.steps import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zgfacts.model import Fact

#: The columns of CSV and TSV unless `--fields` names others.
FLAT: Final = (
    "id",
    "kind",
    "name.zh",
    "name.en",
    "place.id",
    "indicator.id",
    "value",
    "unit.id",
    "base_value",
    "base_unit",
    "bound",
    "basis",
    "status",
    "period",
    "as_of",
    "event.date",
    "event.venue.id",
    "event.deals",
    "event.deals_unit",
    "citations",
)


#: How many lines of JSON are put together before they are written.
_LINES: Final = 500

_ENCODER: Final = json.JSONEncoder(ensure_ascii=False)


def dumps(value: Any, indent: int | None = None) -> str:
    """JSON, UTF-8 unescaped but for characters that would act on a terminal."""
    return json_safe(json.dumps(value, ensure_ascii=False, indent=indent))


def records(facts: Sequence[Fact], fields: Sequence[str]) -> list[dict[str, Any]]:
    """The facts as JSON values, whole or with the named fields only."""
    whole = map(record, facts)
    return [picked(each, fields) for each in whole] if fields else list(whole)


def as_json(facts: Sequence[Fact], fields: Sequence[str]) -> str:
    """An array of facts."""
    return dumps(records(facts, fields), indent=2) + "\n"


def as_jsonl(facts: Sequence[Fact], fields: Sequence[str]) -> Iterator[str]:
    """One fact a line, some hundred lines at a time, so that few are held."""
    lines: list[str] = []
    for fact in counted(facts, "write", len(facts)):
        (each,) = records([fact], fields)
        lines.append(f"{json_safe(_ENCODER.encode(each))}\n")
        if len(lines) == _LINES:
            yield "".join(lines)
            lines.clear()
    yield "".join(lines)


def as_value(facts: Sequence[Fact], fields: Sequence[str], lang: str) -> str:
    """One bare value a line: the number in its printed unit, or the name where there is none."""
    if fields:
        return as_separated(facts, fields, "\t", header=False)
    return "".join(
        f"{visible(fact.name.in_(lang) if fact.value is None else plain(fact.value))}\n"
        for fact in facts
    )


def as_separated(
    facts: Sequence[Fact], fields: Sequence[str], separator: str, *, header: bool = True
) -> str:
    """CSV or TSV with a header, safe to open in a spreadsheet, numbers left as numbers."""
    import csv
    from io import StringIO

    names = fields or FLAT
    out = StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\n")
    if header:
        writer.writerow(names)
    writer.writerows([_guarded(value) for value in row] for row in _values(facts, names))
    return out.getvalue()


def cells(facts: Sequence[Fact], fields: Sequence[str]) -> list[list[str]]:
    """The named fields of each fact as text."""
    return [[_cell(value) for value in row] for row in _values(facts, fields)]


def _values(facts: Sequence[Fact], fields: Sequence[str]) -> list[list[Any]]:
    return [list(each.values()) for each in records(facts, fields)]


def _guarded(value: Any) -> str:
    text = _cell(value)
    # A spreadsheet takes such text for a formula; a number is left as it is.
    is_formula = isinstance(value, str | list | dict) and text.startswith(("=", "+", "-", "@"))
    return f"'{text}" if is_formula else text


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool | int | float):
        return str(value)
    if isinstance(value, list):
        value = "; ".join(map(_inline, value))
    elif isinstance(value, dict):
        value = _inline(value)
    return visible(value)


def _inline(value: dict[str, Any]) -> str:
    if "start" in value:
        return f"{value['source']}:{value['start']}-{value['end']}"
    for key in ("id", "zh"):
        if key in value:
            return str(value[key])
    return dumps(value)


def as_markdown(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown."""
    lines = [headings, ["---"] * len(headings), *rows]
    return "".join(f"| {' | '.join(map(_markdown, line))} |\n" for line in lines)


def _markdown(cell: str) -> str:
    escaped = "".join(f"\\{char}" if char in "\\`*_{}[]<>#|" else char for char in visible(cell))
    return escaped if cell != "---" else cell
