"""Changing a store of one's own: all of a change or nothing, checked before it is written."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from zgfacts.atomic import replace_file, state_of, unwritten, writing
from zgfacts.bundled import bundled_store
from zgfacts.check import faults_of
from zgfacts.errors import UsageError, ZgfactsError
from zgfacts.messages import message
from zgfacts.parse import parse
from zgfacts.steps import begin
from zgfacts.storage import TABLES, NamedTable, Tables, canonical, read_tables, transaction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgfacts.intake import Article
    from zgfacts.messages import Message

#: Which table a reference leads to, by the field that holds it.
_REFERENCES: Final = {
    "place": "places",
    "parent": "places",
    "venue": "places",
    "unit": "units",
    "deals_unit": "units",
    "indicator": "indicators",
    "source": "sources",
}


class FaultyError(ZgfactsError):
    """An input that would make a store unsound: one line for each fault."""

    def __init__(self, faults: Sequence[Message]) -> None:
        """Keep the faults, one a line."""
        super().__init__("nothing_written")
        self.faults = (*faults, self.message)

    def in_(self, lang: str) -> str:
        """The faults, one a line, in `lang`."""
        return "\nzgfacts: ".join(fault.in_(lang) for fault in self.faults)


class Change(NamedTuple):
    """What a change does to one record: add, replace, keep, remove; or take along."""

    action: str
    table: str
    id: str


def own_store(path: Path | None) -> Path:
    """The store to write to. Raises UsageError for the bundled one, which is never written to."""
    installed = bundled_store()
    same = path is not None and path.exists() and installed.samefile(path)
    if path is None or (same and installed.parent == Path(__file__).parent):
        raise UsageError("bundled_read_only")
    return path


def init(path: Path, *, empty: bool) -> int:
    """Make a store at `path`, a copy of the bundled one or empty; returns its count of facts.

    Raises StoreError where there is a file already.
    """
    tables = {table: {} for table in TABLES} if empty else read_tables(bundled_store())
    with writing(path) as target:
        if state_of(target) is not None:
            raise unwritten(path, message("file_exists"))
        replace_file(target, canonical(tables), None)
    return len(tables["facts"])


def add(
    path: Path,
    given: Tables,
    *,
    replace: bool,
    dry_run: bool,
    article: Article | None = None,
) -> list[Change]:
    """Add the records of `given` to the store at `path`, all or none.

    What a record refers to and only the bundled store knows is taken along. A
    record that is there already as it is given is kept; one that differs is
    refused unless `replace`. With the article, every given citation of it has to
    stand where it says. Raises FaultyError with every fault, StoreError.
    """
    with transaction(path) as database:
        tables: Tables = database.storage.read() or {}
        given = given | {"facts": _with_words(given["facts"], tables["facts"])}
        changes = _take_along(tables, given)
        compared = _compared(tables, given)
        refused = [change for change in compared if change.action == "replace" and not replace]
        if refused:
            raise FaultyError(
                [message("exists_and_differs", record=f"{c.table}.{c.id}") for c in refused]
            )
        taken = {(change.table, change.id) for change in changes}
        changes += [change for change in compared if (change.table, change.id) not in taken]
        merged = {table: tables[table] | given[table] for table in TABLES}
        _refuse_new_faults(tables, merged)
        if article:
            _refuse_unproved(given, merged, article)
        if not dry_run:
            for table in TABLES:
                named = database.table(table)
                changed = {
                    change.id: merged[table][change.id]
                    for change in changes
                    if change.table == table and change.action != "keep"
                }
                if isinstance(named, NamedTable) and changed:
                    named.put(changed)
            begin("write")
    return changes


def _with_words(given: dict[str, Any], held: dict[str, Any]) -> dict[str, Any]:
    """Output has no aliases and no context: what comes back without keeps what is held."""
    kept = {}
    for id_, record in given.items():
        old = held.get(id_)
        if isinstance(record, dict) and isinstance(old, dict):
            kept[id_] = {key: old[key] for key in ("aliases", "context") if key in old} | record
        else:
            kept[id_] = record
    return kept


def _compared(tables: Tables, given: Tables) -> list[Change]:
    """What each given record is to the store: new, the same, or another."""
    changes = []
    for table in TABLES:
        for id_, record in given[table].items():
            if id_ not in tables[table]:
                action = "add"
            else:
                action = "keep" if tables[table][id_] == record else "replace"
            changes.append(Change(action, table, id_))
    return changes


def remove(path: Path, ids: Sequence[str], *, dry_run: bool) -> list[str]:
    """Remove facts by id, all or none; returns the ids that are not held, then nothing is done."""
    with transaction(path) as database:
        facts = (database.storage.read() or {})["facts"]
        missing = [id_ for id_ in dict.fromkeys(ids) if id_ not in facts]
        table = database.table("facts")
        if not missing and not dry_run and isinstance(table, NamedTable):
            table.drop(list(dict.fromkeys(ids)))
    return missing


def _take_along(tables: Tables, given: Tables) -> list[Change]:
    """Add to `given` what its records refer to and only the bundled store has."""
    bundled = read_tables(bundled_store())
    taken = []
    pending = [record for table in TABLES for record in given[table].values()]
    while pending:
        for table, id_ in _references(pending.pop()):
            unknown = id_ not in tables[table] and id_ not in given[table]
            if unknown and id_ in bundled[table]:
                given[table][id_] = bundled[table][id_]
                taken.append(Change("take along", table, id_))
                pending.append(given[table][id_])
    return taken


def _references(record: object) -> list[tuple[str, str]]:
    """The references anywhere in a record, as table and id."""
    found: list[tuple[str, str]] = []
    pending = [record]
    while pending:
        held = pending.pop()
        if isinstance(held, dict):
            for key, value in held.items():
                if isinstance(value, str):
                    if key in _REFERENCES:
                        found.append((_REFERENCES[key], value))
                elif value:
                    pending.append(value)
        elif isinstance(held, list):
            pending += [each for each in held if not isinstance(each, str)]
    return found


def _refuse_unproved(given: Tables, merged: Tables, article: Article) -> None:
    """Raise FaultyError where a given fact cites the article for what does not stand in it."""
    hash_ = article.record["sha256"]
    sources = {id_ for id_, record in merged["sources"].items() if record["sha256"] == hash_}
    if not sources:
        raise FaultyError([message("no_source_of_file", file=article.file)])
    unproved = [
        message(
            "record_fault",
            record=f"facts.{id_}.citations",
            what=message("not_at", printed=each["printed"], start=each["start"]),
        )
        for id_, fact in given["facts"].items()
        for each in fact["citations"]
        if each["source"] in sources
        and article.text[each["start"] : each["end"]] != each["printed"]
    ]
    if unproved:
        raise FaultyError(unproved)


def _refuse_new_faults(before: Tables, after: Tables) -> None:
    """Raise FaultyError for the faults that a change brings; old ones do not stand in its way."""
    found = faults_of(parse(after))
    # What a store had before matters only where there is something to compare with it.
    new = Counter(found) - Counter(faults_of(parse(before))) if found else None
    if new:
        raise FaultyError(
            [message("record_fault", record=fault.where, what=fault.message) for fault in new]
        )
