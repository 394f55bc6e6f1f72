"""The one layout of a store's file, piece by piece: no more than a record is held.

Tables and fields stand in their order, ids sorted, a field a line, as
`json.dumps(…, indent=1)` would lay them out; a test holds that it is the same.
"""

from __future__ import annotations

from decimal import Decimal
from json import dumps
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, Any

from zgfacts.parse import FIELDS
from zgfacts.steps import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def pieces(tables: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """The text of a store's file, a record at a time."""
    for number, (table, fields) in enumerate(FIELDS.items()):
        records = tables[table]
        yield f'{"," if number else "{"}\n "{table}": {{'
        for index, id_ in enumerate(counted(sorted(records), "layout", len(records))):
            record = _value(_ordered(records[id_], fields), "\n  ")
            yield f"{',' if index else ''}\n  {encode_basestring(id_)}: {record}"
        yield "\n }" if records else "}"
    yield "\n}\n"


def is_canonical(data: bytes, tables: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether the bytes of a file, which hold these tables, are laid out so."""
    at = 0
    for piece in pieces(tables):
        expected = piece.encode()
        if not data.startswith(expected, at):
            return False
        at += len(expected)
    return at == len(data)


def _ordered(record: Any, fields: tuple[str, ...]) -> Any:
    """A record with its fields in their order, unknown ones last."""
    if not isinstance(record, dict):
        return record
    known = {key: record[key] for key in fields if key in record}
    return known if len(known) == len(record) else known | record


def _value(value: Any, newline: str) -> str:
    """A value as JSON; what is inside stands one blank further in than `newline` says."""
    if isinstance(value, str):
        return encode_basestring(value)
    if isinstance(value, dict):
        if not value:
            return "{}"
        inner = f"{newline} "
        rows = [f"{encode_basestring(key)}: {_value(each, inner)}" for key, each in value.items()]
        return f"{{{inner}{f',{inner}'.join(rows)}{newline}}}"
    if isinstance(value, list):
        if not value:
            return "[]"
        inner = f"{newline} "
        return f"[{inner}{f',{inner}'.join([_value(each, inner) for each in value])}{newline}]"
    if type(value) is int:
        return repr(value)
    return dumps(float(value) if isinstance(value, Decimal) else value)
