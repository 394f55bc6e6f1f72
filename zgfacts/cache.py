"""An index kept in the user's cache folder, so that a large store answers as fast as a small one.

The JSON file stays the one truth. What is kept is made from it, for this file as
it is now and this version of the code, written beside its place and renamed into
it; whoever finds it stale or damaged makes it anew or does without.
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from array import array
from contextlib import suppress
from decimal import Decimal
from functools import cached_property, reduce
from itertools import pairwise
from operator import and_
from pathlib import Path
from time import time_ns
from typing import TYPE_CHECKING, Any, Final
from zlib import crc32

from zgfacts.bundled import bundled_store
from zgfacts.errors import DamagedCacheError
from zgfacts.parse import FIELDS, parse
from zgfacts.query.fold import is_han
from zgfacts.query.index import bits_of, numbers
from zgfacts.query.pinyin import spelled
from zgfacts.query.senses import Sense, Senses
from zgfacts.query.texts import FactTexts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from zgfacts.model import Place
    from zgfacts.query.index import Index

#: A file that was written this many nanoseconds ago may be written again in the same tick.
TICK: Final = 2 * 10**9

#: How many terms or facts are asked for at once; SQLite takes so many variables everywhere.
_AT_ONCE: Final = 500

#: How many facts are kept in memory once they are built.
_KEPT: Final = 2_000


def open_index(path: Path | None, *, cached: bool) -> Index:
    """The index of the store at `path`, or of the bundled one; kept, where that is allowed.

    Raises StoreError where the store is not sound.
    """
    where = bundled_store() if path is None else path
    kept = _place_of(where) if cached else None
    state = _state(where) if kept else None
    if kept and state and (index := _opened(kept, where, state)):
        return index
    from zgfacts.query.index import MemoryIndex
    from zgfacts.storage import read_tables
    from zgfacts.store import FactStore

    tables = read_tables(where)
    store = FactStore.of(where, tables)
    # What was changed while it was read, or may still be in the same tick, is not kept.
    if kept and state and state == _state(where) and max(state[3:]) < time_ns() - TICK:
        from zgfacts.cache_build import write

        with suppress(OSError, sqlite3.Error):
            write(kept, store, tables, _made_of(where, state))
    return MemoryIndex(store)


def _place_of(store: Path) -> Path | None:
    """Where the index of a store is kept; None where there is no home for it."""
    try:
        # Two stores with one sum take turns: the index names the store that it is of.
        name = f"{store.stem[:40]}-{crc32(os.fsencode(store.resolve())):08x}.index"
        return _folder() / name
    except (OSError, RuntimeError):
        return None


def _folder() -> Path:
    # Where it is one line of a standard, the library costs as much time as the look-up.
    if sys.platform == "linux":
        home = Path(os.environ.get("XDG_CACHE_HOME", ""))
        return (home if home.is_absolute() else Path.home() / ".cache") / "zgfacts"
    from platformdirs import user_cache_path

    return user_cache_path("zgfacts", appauthor=False)


def _state(store: Path) -> list[int] | None:
    """What changes whenever a file does; the clock sets the last, which no program can."""
    try:
        now = store.stat()
    except (OSError, ValueError):
        return None
    return [now.st_dev, now.st_ino, now.st_size, now.st_mtime_ns, now.st_ctime_ns]


def code() -> list[list[str | int]]:
    """The files of code and data from which an index is made, with size and time."""
    package = Path(__file__).parent
    named = {"cache.py", "cache_build.py", "model.py", "parse.py"}
    entries = [entry for entry in os.scandir(package) if entry.name in named]
    entries += [entry for entry in os.scandir(package / "query") if entry.is_file()]
    found = [(entry.name, entry.stat()) for entry in entries]
    return sorted([name, stat.st_size, stat.st_mtime_ns] for name, stat in found)


def _opened(kept: Path, store: Path, state: list[int]) -> CachedIndex | None:
    """The kept index, where it is whole and of this file and this code."""
    if not _is_whole(kept):
        return None
    try:
        index = CachedIndex(kept)
    except (sqlite3.Error, DamagedCacheError, ValueError, KeyError):
        with suppress(OSError):
            kept.unlink()
        return None
    if index.made_of == _made_of(store, state):
        return index
    index.close()
    return None


def _made_of(store: Path, state: list[int]) -> dict[str, Any]:
    return {"store": str(store.resolve()), "state": state, "code": code()}


def _is_whole(kept: Path) -> bool:
    """Whether a file is as long as its own header says."""
    try:
        with kept.open("rb") as file:
            header = file.read(100)
            size = os.fstat(file.fileno()).st_size
    except OSError:
        return False
    page = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    return len(header) == 100 and (65536 if page == 1 else page) * pages == size


class CachedIndex:
    """An index in a file; it answers as `MemoryIndex` does, without reading the store."""

    def __init__(self, path: Path) -> None:
        """Open the file. Raises sqlite3.Error, ValueError or KeyError where it is no index."""
        self._path = path
        # Nobody writes to the file once it is in its place: no locks, no journal.
        self._database = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            meta = dict(
                self._database.execute("SELECT key, value FROM meta WHERE key <> 'readings'")
            )
            self.made_of: dict[str, Any] = json.loads(meta["made_of"])
            self.everything = (1 << int(meta["count"])) - 1
            self.longest_phrase = int(meta["longest"])
            self._phrase_characters = frozenset(json.loads(meta["characters"]))
        except BaseException:
            self._database.close()
            raise
        self._held: dict[str, int] = {}
        self._places: dict[str, Place] = {}
        self._texts: dict[int, FactTexts] = {}

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def __del__(self) -> None:
        """Close the file where nobody did: it is only read, and there is nothing to lose."""
        if database := getattr(self, "_database", None):
            database.close()

    def _rows(self, sql: str, values: Sequence[object] = ()) -> list[Any]:
        try:
            return self._database.execute(sql, values).fetchall()
        except sqlite3.Error:
            raise DamagedCacheError(self._path) from None

    def _rows_of(self, sql: str, values: Collection[object]) -> Iterator[Any]:
        """The rows of a query that ends in IN, for any number of values."""
        wanted = list(values)
        for start in range(0, len(wanted), _AT_ONCE):
            some = wanted[start : start + _AT_ONCE]
            yield from self._rows(f"{sql} IN ({','.join('?' * len(some))})", some)

    def having(self, atoms: Collection[str]) -> dict[str, int]:
        """The facts that have each atom."""
        wanted = [atom for atom in dict.fromkeys(atoms) if atom not in self._held]
        self._held |= dict.fromkeys(wanted, 0)
        for term, data in self._rows_of("SELECT term, facts FROM terms WHERE term", wanted):
            self._held[term] = self._unpacked(data)
        return {atom: self._held[atom] for atom in atoms}

    def _unpacked(self, data: bytes) -> int:
        if crc32(data[4:]).to_bytes(4, "little") != data[:4]:
            raise DamagedCacheError(self._path)
        if data[4:5] == b"b":
            return int.from_bytes(data[5:], "little")
        facts: array[int] = array("I")
        facts.frombytes(data[5:])
        return bits_of(facts)

    def texts(self, facts: int) -> Iterable[FactTexts]:
        """These facts with their words, in their order."""
        wanted = list(numbers(facts))
        missing = [n for n in wanted if n not in self._texts]
        if len(self._texts) + len(missing) > _KEPT:
            self._texts = {}
            missing = wanted
        self._texts |= self._built(missing)
        return [self._texts[n] for n in wanted]

    def _built(self, facts: Collection[int]) -> dict[int, FactTexts]:
        order: dict[str, int] = {}
        records: dict[str, Any] = {}
        for n, id_, record, known in self._rows_of(
            "SELECT n, id, record, sum FROM facts WHERE n", facts
        ):
            if crc32(record.encode()) != known:
                raise DamagedCacheError(self._path)
            order[id_] = n
            records[id_] = json.loads(record, parse_float=Decimal)
        tables = {
            table: self._records(table, _named(table, records))
            for table in FIELDS
            if table != "facts"
        }
        built = parse({**tables, "facts": records}).facts
        if len(built) != len(facts):
            raise DamagedCacheError(self._path)
        return {order[id_]: FactTexts(fact, self._spelled) for id_, fact in built.items()}

    def _records(self, table: str, ids: set[str]) -> dict[str, Any]:
        """Records by id, of places also those that they lie in."""
        found: dict[str, Any] = {}
        wanted = ids
        while wanted:
            rows = self._rows_of(
                f"SELECT id, record FROM records WHERE tbl = '{table}' AND id",  # noqa: S608 - a table's name
                wanted,
            )
            found |= {id_: json.loads(record, parse_float=Decimal) for id_, record in rows}
            above = {found[id_].get("parent") for id_ in wanted if id_ in found}
            wanted = {id_ for id_ in above if id_ and id_ not in found}
        return found

    def _spelled(self, chinese: str) -> list[str]:
        return spelled(chinese, self._readings)

    @cached_property
    def _readings(self) -> Mapping[str, str]:
        ((text,),) = self._rows("SELECT value FROM meta WHERE key = 'readings'")
        readings: dict[str, str] = json.loads(text)
        return readings

    def senses(self, keys: Collection[str]) -> Senses:
        """What those of the phrases mean that mean anything."""
        return self._senses("SELECT key, senses FROM senses WHERE key", keys)

    def pinyin_senses(self, rows: Collection[str]) -> Senses:
        """What those rows of syllables mean that are the pinyin of a phrase."""
        return self._senses("SELECT key, senses FROM pinyin WHERE key", rows)

    def _senses(self, sql: str, keys: Collection[str]) -> Senses:
        rows = dict(self._rows_of(sql, keys))
        return {
            key: tuple(Sense(*sense) for sense in json.loads(rows[key]))
            for key in keys
            if key in rows
        }

    def knows(self, char: str) -> bool:
        """Whether some fact or phrase is written with a character."""
        return char in self._phrase_characters or bool(self.having([f"1={char}"])[f"1={char}"])

    def words(self) -> Collection[str]:
        """Every word in letters that a slip of the hand could have meant."""
        return self._words

    @cached_property
    def _words(self) -> set[str]:
        return {word for (word,) in self._rows("SELECT word FROM words")}

    def between(self, left: str, right: str) -> set[str]:
        """Characters that may stand between two stretches of text, one of them perhaps empty."""
        after = self._following(left[-1]) if left else None
        before = self._preceding(right[0]) if right else None
        if after is not None and before is not None:
            found = after & before
        else:
            found = after if after is not None else before or set()
        return {char for char in found if self._may_stand(left + char + right)}

    def _may_stand(self, text: str) -> bool:
        """Whether some fact has every pair of characters of a text."""
        atoms = [f"c={first}{second}" for first, second in pairwise(text)]
        return reduce(and_, self.having(atoms).values()) != 0

    def _following(self, char: str) -> set[str]:
        first, last = f"c={char}", f"c={char}\U0010ffff"
        rows = self._rows("SELECT term FROM terms WHERE term > ? AND term < ?", (first, last))
        return {term[3] for (term,) in rows if is_han(term[3])}

    def _preceding(self, char: str) -> set[str]:
        rows = self._rows("SELECT first FROM ends WHERE last = ?", (char,))
        return {first for (first,) in rows if is_han(first)}

    def place(self, id_: str) -> Place | None:
        """A place."""
        if id_ not in self._places:
            empty: dict[str, Any] = {table: {} for table in FIELDS}
            self._places |= parse(empty | {"places": self._records("places", {id_})}).places
        return self._places.get(id_)

    def is_id(self, table: str, id_: str) -> bool:
        """Whether a source or an indicator goes by this id."""
        sql = "SELECT 1 FROM records WHERE tbl = ? AND id = ?"
        return bool(self._rows(sql, (table, id_)))


def _named(table: str, facts: Mapping[str, Any]) -> set[str]:
    """The ids of the records of a table that facts refer to."""
    found: set[str | None] = set()
    for fact in facts.values():
        event = fact.get("event") or {}
        if table == "sources":
            found |= {citation["source"] for citation in fact["citations"]}
        elif table == "places":
            found |= {fact["place"], event.get("venue")}
        elif table == "units":
            found |= {fact.get("unit"), event.get("deals_unit")}
        else:
            found.add(fact.get("indicator"))
    return {id_ for id_ in found if id_}
