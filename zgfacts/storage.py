"""The store's file, as TinyDB sees it. The only module that names tinydb."""

from __future__ import annotations

import json
import os
import stat
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from zgfacts import jsontext
from zgfacts.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path

#: The tables of a store, in the order in which they are written.
TABLES: Final = ("sources", "places", "units", "indicators", "facts")

Tables = dict[str, dict[str, Any]]


class NamedTable(Table):
    """A table whose documents go by meaningful names instead of numbers."""

    document_id_class = str  # type: ignore[assignment]  # TinyDB types it as int


class StrictStorage(Storage):
    """Reads a store's file, strictly.

    TinyDB's own storage creates a file that is missing, and takes an empty or
    repeated key for data; here each is an error.
    """

    def __init__(self, path: Path) -> None:
        """Remember where the file is; nothing is opened yet."""
        self.path = path

    def read(self) -> Tables:
        """All tables. Raises StoreError with file, line and column."""
        try:
            return tables_of(jsontext.loads(jsontext.decode(read_bytes(self.path))))
        except jsontext.JsonError as error:
            place = f":{error.line}:{error.column}" if error.line else ""
            raise StoreError(f"{self.path}{place}: {error.message}") from None
        except ValueError as error:
            raise StoreError(f"{self.path}: {error}") from None

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Refuse: this storage is for reading."""
        del data
        raise StoreError(f"{self.path}: opened for reading")


class FactDB(TinyDB):
    """TinyDB over our storage, with named documents."""

    table_class = NamedTable
    default_storage_class = StrictStorage  # type: ignore[assignment]  # TinyDB types it as its own


def read_tables(path: Path) -> Tables:
    """All tables of the store at `path`. Raises StoreError."""
    database = FactDB(path)
    return database.storage.read() or {}


def tables_of(document: Any) -> Tables:
    """The document as tables of records; raises ValueError where it is not."""
    if not isinstance(document, dict):
        raise ValueError(f"a store is an object of tables, not {kind_of(document)}")
    for name, table in document.items():
        if name not in TABLES:
            raise ValueError(f"no table {name!r} in a store; it has {', '.join(TABLES)}")
        if not isinstance(table, dict):
            raise ValueError(f"table {name!r} is {kind_of(table)}, not an object")
    return {name: document.get(name, {}) for name in TABLES}


def kind_of(value: Any) -> str:
    """What JSON calls the type of a value."""
    names = {dict: "an object", list: "a list", str: "text", bool: "a boolean", type(None): "null"}
    return names.get(type(value), "a number")


def read_bytes(path: Path) -> bytes:
    """The bytes of a regular file. Raises StoreError; never blocks on a pipe."""
    try:
        # Opened without blocking, so that a FIFO with no writer does not hang.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise StoreError(f"{path}: not a regular file")
            return file.read()
    except FileNotFoundError:
        raise StoreError(f"{path}: no such file") from None
    except OSError as error:
        raise StoreError(f"{path}: {(error.strerror or str(error)).lower()}") from None
    except ValueError:
        raise StoreError(f"{path}: not a file name") from None


def canonical(tables: Tables) -> str:
    """The one layout of a store: tables and fields in their order, ids sorted, a field a line."""
    from zgfacts.parse import FIELDS

    def ordered(table: str, record: Any) -> Any:
        if not isinstance(record, dict):
            return record
        known = {key: record[key] for key in FIELDS[table] if key in record}
        return known | record

    document = {
        table: {id_: ordered(table, record) for id_, record in sorted(tables[table].items())}
        for table in TABLES
    }
    return json.dumps(document, ensure_ascii=False, indent=1, default=_number) + "\n"


def _number(value: Any) -> float:
    if isinstance(value, Decimal):
        return float(value)
    raise TypeError(f"{type(value).__name__} is not JSON")
