"""Is a store sound, and does every citation hold against the articles.

A rule is a function in a tuple; a fault is a value with a code that stays.
"""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from hashlib import sha256
from json import dumps
from re import compile as regex
from typing import TYPE_CHECKING, Final, NamedTuple

from zgfacts.atomic import read_bytes
from zgfacts.errors import StoreError
from zgfacts.layout import is_canonical
from zgfacts.parse import Fault, Parsed, parse, shown
from zgfacts.steps import begin
from zgfacts.storage import NamedTable, Tables, parse_tables, transaction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from zgfacts.model import Citation, Fact, Source

_ID = regex(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CODE = regex(r"\d{6}")
_SHA256 = regex(r"[0-9a-f]{64}")
_PINYIN = regex(r"[^\u3400-\u9fff]+")

_NUMERAL = regex("[一二三四五六七八九十百千万两首唯第]")
_FIGURE = regex(r"\d[\d,]*(?:\.\d+)?")

#: Longer than any figure or name; a sentence of the source has no place in a store.
_LONGEST_PRINTED: Final = 60


class Report(NamedTuple):
    """What a check found; `proved` counts the citations compared with their article.

    `lines` are the line numbers at which the faulty records stand, 0 for none.
    """

    path: Path
    facts: int
    citations: int
    proved: int
    faults: list[Fault]
    lines: list[int]


def check(path: Path, sources: Path | None = None) -> Report:
    """Check the store at `path`, with the articles in the folder `sources` if given.

    Raises StoreError where the store or the folder cannot be read at all.
    """
    if sources is not None and not sources.is_dir():
        raise StoreError(f"{sources}: no such folder")
    data = read_bytes(path)
    tables = parse_tables(data, str(path))
    parsed = parse(tables)
    faults = faults_of(parsed)
    if not is_canonical(data, tables):
        faults.append(Fault("layout", "", "", "", "not in the canonical layout (--fix)"))
    texts: dict[str, str] = {}
    if sources is not None:
        texts, unread = _articles(parsed, sources)
        faults += unread
        faults += _citations_against(parsed, texts)
    citations = proved = 0
    for fact in parsed.facts.values():
        citations += len(fact.citations)
        proved += sum(each.source.id in texts for each in fact.citations)
    lines = _lines(data, tables, faults)
    return Report(path, len(parsed.facts), citations, proved, faults, lines)


def faults_of(parsed: Parsed) -> list[Fault]:
    """What is wrong with a store by itself, without the articles."""
    begin("rules")
    return parsed.faults + [fault for rule in RULES for fault in rule(parsed)]


def _lines(data: bytes, tables: Tables, faults: list[Fault]) -> list[int]:
    """The lines of a store's file at which faulty fields or records stand; 0 for none.

    The file is gone through once, however many faults there are.
    """
    wanted: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for index, fault in enumerate(faults):
        if fault.table:
            wanted[fault.table][fault.id].append(index)
    lines = [0] * len(faults)
    for table, by_id in wanted.items():
        at = data.find(_key(table))
        line = data.count(b"\n", 0, at) + 1 if at >= 0 else 0
        for index in (index for indexes in by_id.values() for index in indexes):
            lines[index] = line
        ids = list(tables[table]) if at >= 0 else []
        for id_, following in zip(ids, [*ids[1:], None], strict=True):
            if id_ not in by_id:
                continue
            found = data.find(_key(id_), at)
            if found < 0:  # ids written with escapes: the table's line has to do
                break
            line += data.count(b"\n", at, found)
            at = found
            end = len(data) if following is None else data.find(_key(following), at)
            for index in by_id[id_]:
                field = data.find(_key(faults[index].field.partition(".")[0]), at, end)
                lines[index] = line + (data.count(b"\n", at, field) if field >= 0 else 0)
    return lines


def _key(word: str) -> bytes:
    """A key of an object as a store's file has it."""
    return f"{dumps(word, ensure_ascii=False)}:".encode()


def fix(path: Path, sources: Path | None = None) -> list[str]:
    """Put right what is safe: the layout, and citations that moved to one other place.

    Returns what was changed. Raises StoreError.
    """
    with transaction(path) as database:
        tables: Tables = database.storage.read() or {}
        parsed = parse(tables)
        texts = _articles(parsed, sources)[0] if sources else {}
        moved = {}
        for fact in parsed.facts.values():
            places = [_moved_to(each, texts.get(each.source.id)) for each in fact.citations]
            if any(at is not None for at in places):
                record = tables["facts"][fact.id]
                citations = [
                    each if at is None else each | {"start": at, "end": at + len(each["printed"])}
                    for each, at in zip(record["citations"], places, strict=True)
                ]
                moved[fact.id] = record | {"citations": citations}
        table = database.table("facts")
        if moved and isinstance(table, NamedTable):
            table.put(moved)
    return list(moved)


def _moved_to(citation: Citation, text: str | None) -> int | None:
    """Where a citation that does not stand at its place stands now, if in one place only."""
    if text is None or text[citation.start : citation.end] == citation.printed:
        return None
    at = text.find(citation.printed)
    return at if at >= 0 and text.find(citation.printed, at + 1) < 0 else None


def _fault(fact: Fact, code: str, field: str, message: str) -> Fault:
    return Fault(code, "facts", fact.id, field, message)


def _ids(parsed: Parsed) -> Iterator[Fault]:
    tables: dict[str, Iterable[str]] = {
        "sources": parsed.sources,
        "places": parsed.places,
        "units": parsed.units,
        "indicators": parsed.indicators,
        "facts": parsed.facts,
    }
    for table, records in tables.items():
        for id_ in records:
            if not _ID.fullmatch(id_):
                message = "an id is lower-case letters and digits, with hyphens between"
                yield Fault("id", table, id_, "", message)


def _values(parsed: Parsed) -> Iterator[Fault]:
    for fact in parsed.facts.values():
        if (fact.value is None) != (fact.unit is None):
            yield _fault(fact, "unit", "unit", "a value has a unit, and a unit a value")
        if (fact.value is None) != (fact.bound is None):
            yield _fault(fact, "bound", "bound", "a value has a bound, and a bound a value")
        if (
            fact.kind == "growth"
            and fact.unit
            and fact.unit.base
            not in (
                "percent",
                "percentage-points",
            )
        ):
            yield _fault(fact, "unit", "unit", "a rate of change is in percent or points")
        if fact.kind == "rank" and fact.unit and fact.unit.id != "rank":
            yield _fault(fact, "unit", "unit", 'a place in an order has the unit "rank"')
        if fact.kind == "signing" and fact.unit and fact.unit.base != "CNY":
            yield _fault(fact, "unit", "unit", "the value of a signing is its amount in money")
        if fact.kind in ("brand", "honour") and fact.value is not None:
            yield _fault(fact, "kind", "value", f"a {fact.kind} is a name and has no value")


def _events(parsed: Parsed) -> Iterator[Fault]:
    for fact in parsed.facts.values():
        event = fact.event
        if event is None:
            if fact.kind in ("signing", "event"):
                yield _fault(fact, "event", "event", f"{fact.kind} without an event")
            continue
        if (event.deals is None) != (event.deals_unit is None):
            yield _fault(fact, "event", "event.deals", "deals and deals_unit go together")


def _places(parsed: Parsed) -> Iterator[Fault]:
    settled: set[str] = set()  # these lie in something that lies in nothing
    for place in parsed.places.values():
        if place.code is not None and not _CODE.fullmatch(place.code):
            message = f"{shown(place.code)} is not a GB/T 2260 code of six digits"
            yield Fault("code", "places", place.id, "code", message)
        seen, up = {place.id}, place.parent
        while up is not None and up in parsed.places and up not in settled:
            if up in seen:
                yield Fault("parent", "places", place.id, "parent", "lies in itself")
                break
            seen.add(up)
            up = parsed.places[up].parent
        else:
            settled |= seen


def _sources(parsed: Parsed) -> Iterator[Fault]:
    for source in parsed.sources.values():
        if not _SHA256.fullmatch(source.sha256):
            message = "a SHA-256 is 64 hexadecimal digits in lower case"
            yield Fault("sha256", "sources", source.id, "sha256", message)
        if "/" in source.file or "\\" in source.file or source.file in (".", ".."):
            message = "a file name without a folder"
            yield Fault("file", "sources", source.id, "file", message)


def _names(parsed: Parsed) -> Iterator[Fault]:
    for fact in parsed.facts.values():
        if not _PINYIN.fullmatch(fact.name.pinyin):
            yield _fault(fact, "pinyin", "name.pinyin", "holds a Chinese character")


def _spans(parsed: Parsed) -> Iterator[Fault]:
    for fact in parsed.facts.values():
        seen = set()
        for index, citation in enumerate(fact.citations):
            field = f"citations.{index}"
            if citation.end - citation.start != len(citation.printed):
                message = (
                    f"{citation.start} to {citation.end} is {citation.end - citation.start} "
                    f"characters, {shown(citation.printed)} is {len(citation.printed)}"
                )
                yield _fault(fact, "span", field, message)
            if citation.end > citation.source.length:
                message = f"ends after the source, which has {citation.source.length} characters"
                yield _fault(fact, "span", field, message)
            if len(citation.printed) > _LONGEST_PRINTED:
                message = f"longer than {_LONGEST_PRINTED} characters: cite the figure or name"
                yield _fault(fact, "printed", field, message)
            if (place := (citation.source.id, citation.start, citation.end)) in seen:
                yield _fault(fact, "citation", field, "is cited twice")
            seen.add(place)


def _printed(parsed: Parsed) -> Iterator[Fault]:
    """A figure is printed in a citation, in digits or as a numeral; or a note says why."""
    for fact in parsed.facts.values():
        printed = [citation.printed for citation in fact.citations]
        if fact.value is None or fact.note or any(map(_NUMERAL.search, printed)):
            continue
        numbers = {Decimal(each.replace(",", "")) for p in printed for each in _FIGURE.findall(p)}
        if numbers and abs(fact.value) not in numbers:
            message = f"{fact.value} is printed in none of its citations: {', '.join(printed)}"
            yield _fault(fact, "not-printed", "value", message)


def _contradictions(parsed: Parsed) -> Iterator[Fault]:
    """Facts that measure one thing in one way and differ; a note on either settles it."""
    groups: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in parsed.facts.values():
        if fact.indicator and fact.period and fact.value is not None:
            key = (
                fact.kind,
                fact.place.id,
                fact.indicator.id,
                fact.period.text,
                fact.basis,
                fact.status,
                fact.name.zh,
            )
            groups[key].append(fact)
    for group in groups.values():
        if len({fact.base_value for fact in group}) > 1 and not any(fact.note for fact in group):
            others = ", ".join(f"{fact.id} {fact.value}" for fact in group[1:])
            message = f"{group[0].value} here, but {others}: one measure, two values"
            yield _fault(group[0], "contradiction", "value", message)


RULES: Final = (
    _ids,
    _values,
    _events,
    _places,
    _sources,
    _names,
    _spans,
    _printed,
    _contradictions,
)


def _articles(parsed: Parsed, folder: Path) -> tuple[dict[str, str], list[Fault]]:
    """The text of each source that is the same file as the store's, and faults for the rest."""
    texts: dict[str, str] = {}
    faults = []
    for source in parsed.sources.values():
        try:
            data = read_bytes(folder / source.file)
        except StoreError as error:
            faults.append(Fault("article-missing", "sources", source.id, "file", str(error)))
            continue
        if sha256(data).hexdigest() != source.sha256:
            message = f"{folder / source.file} is not the file that the store cites (its SHA-256)"
            faults.append(Fault("article-changed", "sources", source.id, "sha256", message))
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            faults.append(Fault("article-changed", "sources", source.id, "file", "is not UTF-8"))
            continue
        faults += _length(source, text)
        texts[source.id] = text
    return texts, faults


def _length(source: Source, text: str) -> Iterator[Fault]:
    if len(text) != source.length:
        message = f"says {source.length}, the article has {len(text)} characters"
        yield Fault("length", "sources", source.id, "length", message)


def _citations_against(parsed: Parsed, texts: dict[str, str]) -> Iterator[Fault]:
    for fact in parsed.facts.values():
        for index, citation in enumerate(fact.citations):
            text = texts.get(citation.source.id)
            if text is not None and text[citation.start : citation.end] != citation.printed:
                yield _unproved(fact, f"citations.{index}", citation, text)


def _unproved(fact: Fact, field: str, citation: Citation, text: str) -> Fault:
    at = text.find(citation.printed)
    if at < 0:
        message = f"{shown(citation.printed)} stands nowhere in {citation.source.file}"
        return _fault(fact, "citation-gone", field, message)
    message = (
        f"{shown(citation.printed)} does not stand at {citation.start} in "
        f"{citation.source.file}, but at {at}"
    )
    return _fault(fact, "citation-moved", field, message)
