"""The store's file, as TinyDB sees it. The only module that names tinydb."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document, Table

from zgfacts import jsontext
from zgfacts.atomic import read_bytes, replace_file, state_of, writing
from zgfacts.messages import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

#: The tables of a store, in the order in which they are written.
TABLES: Final = ("sources", "places", "units", "indicators", "facts")

Tables = dict[str, dict[str, Any]]


class NamedTable(Table):
    """A table whose documents go by meaningful names instead of numbers."""

    document_id_class = str  # type: ignore[assignment]  # TinyDB types it as int

    def put(self, records: Mapping[str, Mapping[str, Any]]) -> None:
        """Hold these records under their ids, whole: TinyDB's upsert would mix old and new."""
        self.drop([id_ for id_ in records if id_ in self._read_table()])
        documents = [Document(record, id_) for id_, record in records.items()]  # type: ignore[arg-type]  # as above
        self.insert_multiple(documents)

    def drop(self, ids: Sequence[str]) -> None:
        """Hold these records no longer."""
        if ids:
            self.remove(doc_ids=list(ids))  # type: ignore[arg-type]  # as above


class StrictStorage(Storage):
    """The tables of one file, read strictly and held until `commit`.

    TinyDB's own storage creates a file that is missing, takes a repeated key
    for data and writes in place at every change. Here the file is read once,
    changes are made to what is held, and `transaction` writes them, if at all.
    """

    def __init__(self, path: Path) -> None:
        """Remember where the file is; nothing is opened yet."""
        self.path = path
        self.data = b""
        self._tables: Tables | None = None

    def read(self) -> Tables:
        """All tables. Raises StoreError with file, line and column."""
        if self._tables is None:
            self.data = read_bytes(self.path)
            self._tables = parse_tables(self.data, str(self.path))
        return self._tables

    def write(self, data: Tables) -> None:
        """Hold these tables instead; nothing reaches the file."""
        self._tables = data


class FactDB(TinyDB):
    """TinyDB over our storage, with named documents."""

    table_class = NamedTable
    default_storage_class = StrictStorage  # type: ignore[assignment]  # TinyDB types it as its own


def read_tables(path: Path) -> Tables:
    """All tables of the store at `path`. Raises StoreError."""
    tables: Tables = FactDB(path).storage.read() or {}
    return tables


@contextmanager
def transaction(path: Path) -> Iterator[FactDB]:
    """The store at `path` as a TinyDB; its changes are written at the end, all or none.

    A lock is held from before the file is read until after it is replaced, so
    that writers wait for one another and readers see the old file or the new
    one. Leaving with an error writes nothing. Raises StoreError.
    """
    with writing(path) as target:
        database = FactDB(target)
        storage = database.storage
        if not isinstance(storage, StrictStorage):
            raise TypeError(type(storage).__name__)
        # Taken before the file is read: a change in between is noticed, too.
        before = state_of(target)
        storage.read()
        yield database
        after = canonical(storage.read())
        if after != storage.data:
            replace_file(target, after, before)


def parse_tables(data: bytes, name: str) -> Tables:
    """The tables of a store's bytes; `name` stands for the file in errors. Raises StoreError."""
    try:
        return tables_of(jsontext.loads(jsontext.decode(data)))
    except jsontext.JsonError as error:
        raise error.in_file(name) from None


def tables_of(document: Any) -> Tables:
    """The document as tables of records; raises JsonError where it is not."""
    if not isinstance(document, dict):
        raise jsontext.JsonError(message("not_a_store", what=kind_of(document)))
    for name, table in document.items():
        if name not in TABLES:
            what = message("no_table", name=repr(name), tables=", ".join(TABLES))
            raise jsontext.JsonError(what)
        if not isinstance(table, dict):
            what = message("table_type", name=repr(name), what=kind_of(table))
            raise jsontext.JsonError(what)
    return {name: document.get(name, {}) for name in TABLES}


def kind_of(value: Any) -> Message:
    """What JSON calls the type of a value."""
    names = {
        dict: "an_object",
        list: "a_list",
        str: "some_text",
        bool: "a_boolean",
        type(None): "null",
    }
    return message(names.get(type(value), "a_number"))


def canonical(tables: Tables) -> bytes:
    """The bytes of a store in its one layout; `zgfacts.layout` says which."""
    from zgfacts.layout import pieces

    return b"".join(piece.encode() for piece in pieces(tables))
