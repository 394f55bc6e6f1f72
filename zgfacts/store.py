"""Open a store and look facts up in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from zgfacts.bundled import bundled_store
from zgfacts.errors import StoreError
from zgfacts.messages import message
from zgfacts.parse import parse
from zgfacts.storage import read_tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgfacts.model import Fact, Indicator, Place, Source, Unit
    from zgfacts.parse import Parsed
    from zgfacts.storage import Tables


class FactStore:
    """The facts of one store, ordered by id, and the records they refer to."""

    def __init__(self, path: Path, parsed: Parsed) -> None:
        """Hold what was parsed from `path`; use `open` to read one."""
        self.path = path
        self._facts = dict(sorted(parsed.facts.items()))
        self.sources: dict[str, Source] = parsed.sources
        self.places: dict[str, Place] = parsed.places
        self.units: dict[str, Unit] = parsed.units
        self.indicators: dict[str, Indicator] = parsed.indicators

    @classmethod
    def open(cls, path: str | Path | None = None) -> FactStore:
        """Read the store at `path`, or the bundled one.

        Raises StoreError, naming file, place and fault, where it is not sound.
        """
        where = bundled_store() if path is None else Path(path)
        return cls.of(where, read_tables(where))

    @classmethod
    def of(cls, where: Path, tables: Tables) -> FactStore:
        """The store whose tables were read at `where`. Raises StoreError as `open` does."""
        parsed = parse(tables)
        if parsed.faults:
            first, more = parsed.faults[0], len(parsed.faults) - 1
            raise StoreError(
                "store_fault",
                path=where,
                where=first.where,
                what=first.message,
                more=message("more_faults", count=more) if more else "",
            )
        return cls(where, parsed)

    def __getitem__(self, id_: str) -> Fact:
        """The fact with this id; raises KeyError."""
        return self._facts[id_]

    def __contains__(self, id_: object) -> bool:
        """Whether a fact has this id."""
        return id_ in self._facts

    def __iter__(self) -> Iterator[Fact]:
        """The facts in the order of their ids."""
        return iter(self._facts.values())

    def __len__(self) -> int:
        """How many facts there are."""
        return len(self._facts)
