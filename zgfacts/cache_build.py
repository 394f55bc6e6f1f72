"""From a store to the file of its index: what `CachedIndex` reads."""

from __future__ import annotations

import json
import os
import sqlite3
import time
from array import array
from collections import defaultdict, deque
from contextlib import suppress
from decimal import Decimal
from functools import reduce
from itertools import repeat
from operator import or_
from pathlib import Path
from tempfile import mkstemp
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar
from zlib import crc32

from zgfacts.model import Aliases
from zgfacts.query.atoms import pinyin_atoms, typed_atoms, word_atoms
from zgfacts.query.fold import fold
from zgfacts.query.index import (
    names_of,
    reading_order,
    senses_by_pinyin,
    words_of_names,
    words_of_text,
)
from zgfacts.query.pinyin import joined, spelled
from zgfacts.query.senses import sense_table
from zgfacts.query.texts import Group, groups_of, readings_of, said_by, said_in, syllables_of
from zgfacts.steps import counted
from zgfacts.storage import TABLES, Tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zgfacts.model import Fact
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


def _number(value: Any) -> float:
    if isinstance(value, Decimal):
        return float(value)  # it has at most fifteen digits, which a float keeps
    raise TypeError(type(value).__name__)


_dumps: Final = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), default=_number, check_circular=False
).encode


def _fill(
    database: sqlite3.Connection, store: FactStore, tables: Tables, made_of: dict[str, Any]
) -> None:
    readings = readings_of(names_of(store))
    senses = sense_table(store.places.values(), store.units.values(), store.indicators.values())

    def syllables(chinese: str) -> list[str]:
        return spelled(chinese, readings)

    facts = sorted(store, key=reading_order)
    terms = _Terms(len(facts))
    said = _Said()

    def rows() -> Iterator[tuple[int, str, str, int]]:
        for n, fact in enumerate(counted(facts, "index", len(facts))):
            terms.note(typed_atoms(fact, store.places.get), n)
            said.note(fact, n)
            record = _dumps(tables["facts"][fact.id])
            yield n, fact.id, record, crc32(record.encode())

    database.executemany("INSERT INTO facts VALUES (?, ?, ?, ?)", rows())
    words: set[str] = set()
    for pieces, held in counted(said, "index", len(said)):
        found: list[str] = []
        for chinese, english, pinyin in pieces:
            found += pinyin_atoms(joined(syllables_of(chinese, pinyin, syllables)))
            for text in filter(None, map(fold, (chinese, english))):
                found += word_atoms(text)
                words.update(words_of_text(text))
        terms.extend(found, held)
    atoms = terms.sorted()
    database.executemany(
        "INSERT INTO terms VALUES (?, ?)",
        ((atom, terms.packed(atom)) for atom in counted(atoms, "index", len(atoms))),
    )
    database.executemany(
        "INSERT INTO ends VALUES (?, ?)",
        sorted((atom[3], atom[2]) for atom in atoms if atom.startswith("c=")),
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
    words |= words_of_names(senses, {fact.name.pinyin for fact in facts})
    database.executemany("INSERT INTO words VALUES (?)", ((word,) for word in sorted(words)))
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


#: For each of many things the numbers of the facts that have it.
_Numbers: TypeAlias = "defaultdict[T, array[int]]"


def _numbers() -> _Numbers[Any]:
    return defaultdict(lambda: array("I"))


class _Said:
    """What is said of facts, each piece with the facts of which it is said."""

    def __init__(self) -> None:
        self._chinese: _Numbers[str] = _numbers()
        self._english: _Numbers[str] = _numbers()
        self._groups: _Numbers[Group] = _numbers()

    def note(self, fact: Fact, n: int) -> None:
        """Note what is said of a fact."""
        for group in groups_of(fact):
            value = group[1]
            if isinstance(value, Aliases):
                # No two facts have all of these words in common, and many have each.
                for word in said_in(value.zh):
                    self._chinese[word].append(n)
                for word in said_in(value.en):
                    self._english[word].append(n)
            else:
                self._groups[group].append(n)

    def __len__(self) -> int:
        """How many words and groups of words there are."""
        return len(self._chinese) + len(self._english) + len(self._groups)

    def __iter__(self) -> Iterator[tuple[Iterable[tuple[str, str, str]], array[int]]]:
        """The pieces of each word or group, with the facts."""
        for word, held in self._chinese.items():
            yield ((word, "", ""),), held
        for word, held in self._english.items():
            yield (("", word, ""),), held
        for (_, value), held in self._groups.items():
            yield said_by(value), held


class _Terms:
    """The facts of each atom, gathered, and put into bytes with a sum.

    A set is kept as the numbers of its facts, or where they are many as a bit each.
    """

    def __init__(self, count: int) -> None:
        self._count = count
        self._numbers: _Numbers[str] = _numbers()
        self._bits: defaultdict[str, list[int]] = defaultdict(list)

    def note(self, atoms: Iterable[str], n: int) -> None:
        """Note that a fact has atoms."""
        for atom in atoms:
            self._numbers[atom].append(n)

    def extend(self, atoms: Iterable[str], facts: array[int]) -> None:
        """Note that facts have atoms."""
        if len(facts) * 128 < self._count:
            for atom in atoms:
                self._numbers[atom].extend(facts)
        else:
            bits = self._bits_of(facts)
            for atom in atoms:
                self._bits[atom].append(bits)

    def sorted(self) -> list[str]:
        """The atoms in their order."""
        return sorted(self._numbers.keys() | self._bits.keys())

    def packed(self, atom: str) -> bytes:
        """The facts of an atom."""
        facts = self._numbers.get(atom, array("I"))
        if atom not in self._bits and len(facts) * 64 <= self._count:
            # Most atoms are those of one fact.
            once = facts if len(facts) == 1 else array("I", sorted(set(facts)))
            data = b"n" + once.tobytes()
        else:
            bits = reduce(or_, self._bits.get(atom, ()), self._bits_of(facts))
            data = b"b" + bits.to_bytes((bits.bit_length() + 7) // 8, "little")
        return crc32(data).to_bytes(4, "little") + data

    def _bits_of(self, facts: array[int]) -> int:
        # As digits of base 2, written without a step of Python for each: facts may be many.
        digits = bytearray(b"0" * self._count)
        deque(map(digits.__setitem__, facts, repeat(ord("1"))), maxlen=0)
        digits.reverse()
        return int(digits, 2)
