"""Is a store sound, and does every citation hold against the articles.

A rule is a function in a tuple; a fault is a value with a code that stays.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from hashlib import sha256
from json import dumps
from re import compile as regex
from typing import TYPE_CHECKING, Final, NamedTuple

from zgfacts.atomic import read_bytes
from zgfacts.errors import StoreError
from zgfacts.layout import is_canonical
from zgfacts.messages import message
from zgfacts.parse import Fault, Parsed, parse, shown
from zgfacts.query.fold import fold
from zgfacts.query.numbers import find_numbers
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

#: What a printed nothing is, and what a printed fall is.
_NONE = regex("[无未没零]")
_FALLING = regex(r"下降|减少|下滑|负|(?<![\d.])-\d")

#: Longer than any figure or name; a sentence of the source has no place in a store.
_LONGEST_PRINTED: Final = 60


class Report(NamedTuple):
    """What a check found; `proved` counts the citations compared with their article.

    `articles` are the files that were looked for: those that a fact cites.
    `lines` are the line numbers at which the faulty records stand, 0 for none.
    """

    path: Path
    facts: int
    citations: int
    proved: int
    articles: list[str]
    faults: list[Fault]
    lines: list[int]


def check(path: Path, sources: Path | None = None) -> Report:
    """Check the store at `path`, with the articles in the folder `sources` if given.

    A source that no fact cites has nothing to prove, and its article is not looked for.
    Raises StoreError where the store or the folder cannot be read at all.
    """
    if sources is not None and not sources.is_dir():
        raise StoreError("in_file", file=sources, what=message("no_such_folder"))
    data = read_bytes(path)
    tables = parse_tables(data, str(path))
    parsed = parse(tables)
    faults = faults_of(parsed)
    if not is_canonical(data, tables):
        faults.append(Fault("layout", "", "", "", message("fault_layout")))
    texts: dict[str, str] = {}
    articles: list[str] = []
    if sources is not None:
        articles = [source.file for source, _ in _cited(parsed)]
        texts, unread = _articles(parsed, sources)
        faults += unread
        faults += _citations_against(parsed, texts)
    citations = proved = 0
    for fact in parsed.facts.values():
        citations += len(fact.citations)
        proved += sum(each.source.id in texts for each in fact.citations)
    lines = _lines(data, tables, faults)
    return Report(path, len(parsed.facts), citations, proved, articles, faults, lines)


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


def _fault(fact: Fact, code: str, field: str, key: str, /, **values: object) -> Fault:
    return Fault(code, "facts", fact.id, field, message(key, **values))


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
                yield Fault("id", table, id_, "", message("fault_id"))


def _values(parsed: Parsed) -> Iterator[Fault]:
    for fact in parsed.facts.values():
        if (fact.value is None) != (fact.unit is None):
            yield _fault(fact, "unit", "unit", "fault_value_unit")
        if (fact.value is None) != (fact.bound is None):
            yield _fault(fact, "bound", "bound", "fault_value_bound")
        if (
            fact.kind == "growth"
            and fact.unit
            and fact.unit.base
            not in (
                "percent",
                "percentage-points",
            )
        ):
            yield _fault(fact, "unit", "unit", "fault_rate")
        if fact.kind == "rank" and fact.unit and fact.unit.id != "rank":
            yield _fault(fact, "unit", "unit", "fault_rank")
        if fact.kind == "signing" and fact.unit and fact.unit.base != "CNY":
            yield _fault(fact, "unit", "unit", "fault_signing")
        if fact.kind in ("brand", "honour") and fact.value is not None:
            yield _fault(fact, "kind", "value", "fault_name_value", kind=fact.kind)


def _events(parsed: Parsed) -> Iterator[Fault]:
    for fact in parsed.facts.values():
        event = fact.event
        if event is None:
            if fact.kind in ("signing", "event"):
                yield _fault(fact, "event", "event", "fault_no_event", kind=fact.kind)
            continue
        if (event.deals is None) != (event.deals_unit is None):
            yield _fault(fact, "event", "event.deals", "fault_deals")


def _places(parsed: Parsed) -> Iterator[Fault]:
    settled: set[str] = set()  # these lie in something that lies in nothing
    for place in parsed.places.values():
        if place.code is not None and not _CODE.fullmatch(place.code):
            what = message("fault_code", code=shown(place.code))
            yield Fault("code", "places", place.id, "code", what)
        seen, up = {place.id}, place.parent
        while up is not None and up in parsed.places and up not in settled:
            if up in seen:
                yield Fault("parent", "places", place.id, "parent", message("fault_parent"))
                break
            seen.add(up)
            up = parsed.places[up].parent
        else:
            settled |= seen


def _sources(parsed: Parsed) -> Iterator[Fault]:
    for source in parsed.sources.values():
        if not _SHA256.fullmatch(source.sha256):
            yield Fault("sha256", "sources", source.id, "sha256", message("fault_sha256"))
        if "/" in source.file or "\\" in source.file or source.file in (".", ".."):
            yield Fault("file", "sources", source.id, "file", message("fault_file_name"))


def _names(parsed: Parsed) -> Iterator[Fault]:
    for fact in parsed.facts.values():
        if not _PINYIN.fullmatch(fact.name.pinyin):
            yield _fault(fact, "pinyin", "name.pinyin", "fault_pinyin")


def _spans(parsed: Parsed) -> Iterator[Fault]:
    for fact in parsed.facts.values():
        seen = set()
        for index, citation in enumerate(fact.citations):
            field = f"citations.{index}"
            if citation.end - citation.start != len(citation.printed):
                yield _fault(
                    fact,
                    "span",
                    field,
                    "fault_span",
                    start=citation.start,
                    end=citation.end,
                    count=citation.end - citation.start,
                    printed=shown(citation.printed),
                    length=len(citation.printed),
                )
            if citation.end > citation.source.length:
                length = citation.source.length
                yield _fault(fact, "span", field, "fault_past_end", length=length)
            if len(citation.printed) > _LONGEST_PRINTED:
                yield _fault(fact, "printed", field, "fault_printed", most=_LONGEST_PRINTED)
            if (place := (citation.source.id, citation.start, citation.end)) in seen:
                yield _fault(fact, "citation", field, "fault_cited_twice")
            seen.add(place)


def _printed(parsed: Parsed) -> Iterator[Fault]:
    """A value is printed in one of its citations, in digits or as a numeral, with its sign."""
    for fact in parsed.facts.values():
        if fact.value is None:
            continue
        printed = [citation.printed for citation in fact.citations]
        numbers = {abs(each.value) for text in printed for each in find_numbers(fold(text))}
        if not fact.value and any(map(_NONE.search, printed)):
            continue
        said = {"value": fact.value, "printed": ", ".join(printed)}
        if not numbers.intersection((abs(fact.value), abs(fact.base_value or 0))):
            yield _fault(fact, "not-printed", "value", "fault_not_printed", **said)
        elif any(map(_FALLING.search, printed)) and fact.value > 0:
            yield _fault(fact, "sign", "value", "fault_sign", **said)


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
            said = {"value": group[0].value, "others": others}
            yield _fault(group[0], "contradiction", "value", "fault_contradiction", **said)


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


def _cited(parsed: Parsed) -> list[tuple[Source, int]]:
    """The sources that facts cite, and how many citations stand in each."""
    counts = Counter(each.source.id for fact in parsed.facts.values() for each in fact.citations)
    return [(source, counts[id_]) for id_, source in parsed.sources.items() if counts[id_]]


def _articles(parsed: Parsed, folder: Path) -> tuple[dict[str, str], list[Fault]]:
    """The text of each cited source, and faults where it is missing or another file."""
    texts: dict[str, str] = {}
    faults = []
    for source, count in _cited(parsed):
        try:
            data = read_bytes(folder / source.file)
        except StoreError as error:
            what = message("fault_article_missing", what=error.message, count=count)
            faults.append(Fault("article-missing", "sources", source.id, "file", what))
            continue
        if sha256(data).hexdigest() != source.sha256:
            what = message("fault_article_changed", file=folder / source.file)
            faults.append(Fault("article-changed", "sources", source.id, "sha256", what))
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            what = message("not_utf8")
            faults.append(Fault("article-changed", "sources", source.id, "file", what))
            continue
        faults += _length(source, text)
        texts[source.id] = text
    return texts, faults


def _length(source: Source, text: str) -> Iterator[Fault]:
    if len(text) != source.length:
        what = message("fault_length", said=source.length, length=len(text))
        yield Fault("length", "sources", source.id, "length", what)


def _citations_against(parsed: Parsed, texts: dict[str, str]) -> Iterator[Fault]:
    for fact in parsed.facts.values():
        for index, citation in enumerate(fact.citations):
            text = texts.get(citation.source.id)
            if text is not None and text[citation.start : citation.end] != citation.printed:
                yield _unproved(fact, f"citations.{index}", citation, text)


def _unproved(fact: Fact, field: str, citation: Citation, text: str) -> Fault:
    at = text.find(citation.printed)
    said = {"printed": shown(citation.printed), "file": citation.source.file}
    if at < 0:
        return _fault(fact, "citation-gone", field, "fault_gone", **said)
    return _fault(fact, "citation-moved", field, "fault_moved", **said, start=citation.start, at=at)
