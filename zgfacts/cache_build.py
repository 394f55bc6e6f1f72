"""From a store to the file of its index: what `CachedIndex` reads."""

from __future__ import annotations

import json
import os
import sqlite3
import time
from array import array
from contextlib import suppress
from decimal import Decimal
from functools import reduce
from operator import or_
from pathlib import Path
from tempfile import mkstemp
from typing import TYPE_CHECKING, Any, Final, TypeVar
from zlib import crc32

from zgfacts.query.atoms import pinyin_atoms, typed_atoms, word_atoms
from zgfacts.query.index import bits_of, names_of, reading_order, senses_by_pinyin, slip_words
from zgfacts.query.pinyin import joined, spelled
from zgfacts.query.senses import sense_table
from zgfacts.query.texts import Group, groups_of, readings_of, said_by, syllables_of
from zgfacts.steps import counted
from zgfacts.storage import TABLES, Tables

if TYPE_CHECKING:
    from zgfacts.store import FactStore

T = TypeVar("T")

#: What nobody has asked for so many seconds is swept away.
_MONTH: Final = 30 * 24 * 3600

_TABLES: Final = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE facts (n INTEGER PRIMARY KEY, id TEXT NOT NULL, record TEXT, sum INTEGER);
CREATE TABLE records (tbl TEXT, id TEXT, record TEXT, PRIMARY KEY (tbl, id)) WITHOUT ROWID;
CREATE TABLE terms (term TEXT PRIMARY KEY, facts BLOB) WITHOUT ROWID;
CREATE TABLE ends (last TEXT, first TEXT, PRIMARY KEY (last, first)) WITHOUT ROWID;
CREATE TABLE senses (key TEXT PRIMARY KEY, senses TEXT) WITHOUT ROWID;
CREATE TABLE pinyin (key TEXT PRIMARY KEY, senses TEXT) WITHOUT ROWID;
CREATE TABLE words (word TEXT PRIMARY KEY) WITHOUT ROWID;
"""


def write(kept: Path, store: FactStore, tables: Tables, made_of: dict[str, Any]) -> None:
    """Make the index beside its place and rename it into it; an old one is replaced.

    Raises OSError or sqlite3.Error where that cannot be done; nothing is left behind.
    """
    kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _sweep(kept.parent)
    descriptor, name = mkstemp(prefix=f"{kept.stem}.", suffix=".tmp", dir=kept.parent)
    temporary = Path(name)
    try:
        os.close(descriptor)
        database = sqlite3.connect(temporary, isolation_level=None)
        try:
            database.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _TABLES)
            database.execute("BEGIN")
            _fill(database, store, tables, made_of)
            database.execute("COMMIT")
        finally:
            database.close()
        with temporary.open("rb") as file:
            os.fsync(file.fileno())
        temporary.replace(kept)
    finally:
        with suppress(OSError):
            temporary.unlink()


def _sweep(folder: Path) -> None:
    """Remove what interrupted runs have left, and what has not been made anew for long."""
    now = time.time()
    for path in folder.iterdir():
        age = {".tmp": 3600, ".index": _MONTH}.get(path.suffix)
        with suppress(OSError):
            if age and path.stat().st_mtime < now - age:
                path.unlink()


def _fill(
    database: sqlite3.Connection, store: FactStore, tables: Tables, made_of: dict[str, Any]
) -> None:
    readings = readings_of(names_of(store))
    senses = sense_table(store.places.values(), store.units.values(), store.indicators.values())

    def syllables(chinese: str) -> list[str]:
        return spelled(chinese, readings)

    typed: dict[str, array[int]] = {}
    groups: dict[Group, array[int]] = {}
    facts = sorted(store, key=reading_order)
    for n, fact in enumerate(counted(facts, "index", len(facts))):
        for atom in typed_atoms(fact, store.places.get):
            _note(typed, atom, n)
        for group in groups_of(fact):
            _note(groups, group, n)
        record = _dumps(tables["facts"][fact.id])
        values = (n, fact.id, record, crc32(record.encode()))
        database.execute("INSERT INTO facts VALUES (?, ?, ?, ?)", values)
    # Most words are those of many facts: they are taken apart once, not once a fact.
    pieces: dict[tuple[str, str, str], list[array[int]]] = {}
    for (_, value), held in groups.items():
        for piece in said_by(value):
            pieces.setdefault(piece, []).append(held)
    terms: dict[str, list[array[int]]] = {atom: [held] for atom, held in typed.items()}
    for (chinese, english, pinyin), sets in counted(pieces.items(), "index", len(pieces)):
        held = _merged(sets)
        row = joined(syllables_of(chinese, pinyin, syllables))
        for atom in word_atoms(chinese, english) | pinyin_atoms(row):
            terms.setdefault(atom, []).append(held)
    packing = _Packing(len(facts))
    database.executemany(
        "INSERT INTO terms VALUES (?, ?)",
        (
            (term, packing.packed(terms[term]))
            for term in counted(sorted(terms), "index", len(terms))
        ),
    )
    database.executemany(
        "INSERT INTO ends VALUES (?, ?)",
        sorted((term[3], term[2]) for term in terms if term.startswith("c=")),
    )
    database.executemany(
        "INSERT INTO records VALUES (?, ?, ?)",
        (
            (table, id_, _dumps(record))
            for table in TABLES
            if table != "facts"
            for id_, record in tables[table].items()
        ),
    )
    for table, known in (("senses", senses), ("pinyin", senses_by_pinyin(senses, readings))):
        database.executemany(
            f"INSERT INTO {table} VALUES (?, ?)",  # noqa: S608 - one of two names
            ((key, _dumps(own)) for key, own in sorted(known.items())),
        )
    known_words = sorted(slip_words(((zh, en) for zh, en, _ in pieces), facts, senses))
    database.executemany("INSERT INTO words VALUES (?)", ((word,) for word in known_words))
    meta: dict[str, Any] = {
        "made_of": made_of,
        "count": len(facts),
        "longest": max(map(len, senses)),
        "characters": "".join(sorted(set("".join(senses)))),
        "readings": readings,
    }
    database.executemany(
        "INSERT INTO meta VALUES (?, ?)", ((key, _dumps(value)) for key, value in meta.items())
    )
    database.execute("CREATE UNIQUE INDEX facts_by_id ON facts (id)")


def _dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_number)


def _number(value: Any) -> float:
    if isinstance(value, Decimal):
        return float(value)  # it has at most fifteen digits, which a float keeps
    raise TypeError(type(value).__name__)


def _note(table: dict[T, array[int]], key: T, n: int) -> None:
    """Note that a fact has something; facts come in their order."""
    held = table.get(key)
    if held is None:
        table[key] = array("I", (n,))
    elif held[-1] != n:
        held.append(n)


def _merged(sets: list[array[int]]) -> array[int]:
    """The facts of any of the sets."""
    return sets[0] if len(sets) == 1 else array("I", sorted(set().union(*sets)))


class _Packing:
    """Puts sets of facts together, and into bytes with a sum.

    A set is kept as the numbers of its facts, or where they are many as a bit each.
    """

    def __init__(self, count: int) -> None:
        self._few = count // 64
        self._bits: dict[int, int] = {}

    def packed(self, sets: list[array[int]]) -> bytes:
        """The facts of any of the sets; their arrays must outlive this object."""
        if sum(map(len, sets)) <= self._few:
            data = b"n" + _merged(sets).tobytes()
        else:
            large = [held for held in sets if len(held) > self._few // 4]
            small: set[int] = set().union(*(held for held in sets if len(held) <= self._few // 4))
            bits = reduce(or_, map(self._as_bits, large), bits_of(small))
            data = b"b" + bits.to_bytes((bits.bit_length() + 7) // 8, "little")
        return crc32(data).to_bytes(4, "little") + data

    def _as_bits(self, facts: array[int]) -> int:
        if id(facts) not in self._bits:
            self._bits[id(facts)] = bits_of(facts)
        return self._bits[id(facts)]
