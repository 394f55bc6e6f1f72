"""What people give to `zgfacts add`: JSON or JSON Lines, facts or a store, put in a store's form.

Facts may come as `--json` puts them out (references resolved, nulls written)
or as a store's file holds them; both become the latter, with their id apart.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from zgfacts import jsontext
from zgfacts.atomic import read_bytes
from zgfacts.errors import StoreError
from zgfacts.messages import message
from zgfacts.steps import counted
from zgfacts.storage import TABLES, Tables, kind_of, tables_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from zgfacts.messages import Message

#: What output adds to a fact and a store does not hold.
_DERIVED: Final = ("base_value", "base_unit")


class Article(NamedTuple):
    """The reader's copy of a source: its file name, bytes and text."""

    file: str
    data: bytes
    text: str

    @property
    def record(self) -> dict[str, Any]:
        """The fields of a source that follow from its file."""
        return {
            "file": self.file,
            "length": len(self.text),
            "sha256": sha256(self.data).hexdigest(),
        }


def read_input(data: bytes, name: str) -> Tables:
    """The tables that the bytes of an input give. Raises StoreError with line and column."""
    try:
        tables: Tables = {table: {} for table in TABLES}
        for document in _documents(_without_comments(jsontext.decode(data))):
            _take(document, tables)
    except jsontext.JsonError as error:
        raise error.in_file(name) from None
    return tables


def _without_comments(text: str) -> str:
    """The text with its lines of comment left blank, so that line numbers stay."""
    if "//" not in text:
        return text
    lines = text.split("\n")
    return "\n".join("" if line.lstrip().startswith("//") else line for line in lines)


def _documents(text: str) -> Iterator[Any]:
    """One JSON document or, where a second one follows the first, one document a line."""
    try:
        yield jsontext.loads(text)
    except jsontext.JsonError as error:
        if error.what.key != "extra data":
            raise
    else:
        return
    for number, line in enumerate(counted(_lines(text), "read", text.count("\n") + 1), 1):
        if line.strip():
            try:
                yield jsontext.loads(line)
            except jsontext.JsonError as error:
                raise jsontext.JsonError(error.what, number, error.column) from None


def _lines(text: str) -> Iterator[str]:
    """The lines of a text, one at a time; only a line feed ends one."""
    start = 0
    while (end := text.find("\n", start)) >= 0:
        yield text[start:end]
        start = end + 1
    yield text[start:]


def _take(document: Any, tables: Tables) -> None:
    if isinstance(document, list):
        for item in document:
            _take_fact(item, tables)
    elif isinstance(document, dict) and "id" not in document and set(document) & set(TABLES):
        for table, records in tables_of(document).items():
            for id_, record in records.items():
                _put(tables, table, id_, record)
    else:
        _take_fact(document, tables)


def _take_fact(item: Any, tables: Tables) -> None:
    if not isinstance(item, dict):
        raise jsontext.JsonError(message("fact_not_object", what=kind_of(item)))
    id_ = item.get("id")
    if not isinstance(id_, str) or not id_:
        text = json.dumps(item, default=str, ensure_ascii=False)[:60]
        raise jsontext.JsonError(message("fact_without_id", text=text))
    _put(tables, "facts", id_, as_stored(item))


def _put(tables: Tables, table: str, id_: str, record: Any) -> None:
    if id_ in tables[table]:
        raise jsontext.JsonError(message("twice_in_input", table=table, id=repr(id_)))
    tables[table][id_] = record


def as_stored(fact: dict[str, Any]) -> dict[str, Any]:
    """A fact as output, in the form of a store: references by id, nothing derived, no nulls."""
    stored = {
        key: value
        for key, value in fact.items()
        if key != "id" and key not in _DERIVED and value is not None
    }
    for key in ("place", "indicator", "unit"):
        if key in stored:
            stored[key] = _id_of(stored[key])
    if isinstance(stored.get("event"), dict):
        event = {key: value for key, value in stored["event"].items() if value not in (None, [])}
        if "venue" in event:
            event["venue"] = _id_of(event["venue"])
        stored["event"] = event
    if isinstance(stored.get("citations"), list):
        stored["citations"] = [_citation(each) for each in stored["citations"]]
    return stored


def _id_of(value: Any) -> Any:
    return value["id"] if isinstance(value, dict) and "id" in value else value


def _citation(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    return {key: each for key, each in value.items() if key not in ("file", "title")}


def read_article(path: Path) -> Article:
    """The reader's copy of an article. Raises StoreError where it cannot be read."""
    data = read_bytes(path)
    try:
        return Article(path.name, data, data.decode("utf-8"))
    except UnicodeDecodeError:
        raise StoreError("in_file", file=path, what=message("not_utf8")) from None


def fill_sources(tables: Tables, article: Article) -> None:
    """Give the sources of an input what follows from their file, where it is missing."""
    for record in tables["sources"].values():
        if isinstance(record, dict) and not {"length", "sha256"} & set(record):
            record.update(article.record)


def locate_citations(facts: Iterable[tuple[str, Any]], article: Article) -> list[Message]:
    """Fill in start and end of citations that give only what is printed.

    Returns what could not be placed: words that stand nowhere in the article, or
    in several places, which are shown.
    """
    problems = []
    for id_, fact in facts:
        citations = fact.get("citations") if isinstance(fact, dict) else None
        for citation in citations if isinstance(citations, list) else []:
            if not isinstance(citation, dict) or "start" in citation:
                continue
            printed = citation.get("printed")
            if isinstance(printed, str) and printed:
                places = list(_places(article.text, printed))
                if len(places) == 1:
                    citation |= {"start": places[0], "end": places[0] + len(printed)}
                else:
                    what = _unplaced(article, printed, places)
                    problems.append(message("record_fault", record=id_, what=what))
    return problems


def _places(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _unplaced(article: Article, printed: str, places: list[int]) -> Message:
    if not places:
        return message("not_in_article", printed=printed, file=article.file)
    shown = [
        f"{at} (…{article.text[max(0, at - 8) : at + len(printed) + 8]}…)".replace("\n", " ")
        for at in places[:5]
    ]
    return message("in_several_places", printed=printed, count=len(places), places=", ".join(shown))


def propose_pinyin(tables: Tables) -> list[str]:
    """Fill in the pinyin of names that have none; returns the ids, for a person to look at."""
    proposed = []
    for table in ("places", "indicators", "facts"):
        for id_, record in tables[table].items():
            name = record.get("name") if table == "facts" and isinstance(record, dict) else record
            if isinstance(name, dict) and isinstance(name.get("zh"), str) and "pinyin" not in name:
                name["pinyin"] = _pinyin(name["zh"])
                proposed.append(f"{id_}: {name['zh']} {name['pinyin']}")
    return proposed


def _pinyin(chinese: str) -> str:
    from pypinyin import Style, lazy_pinyin

    return " ".join(" ".join(lazy_pinyin(chinese, style=Style.TONE)).split())
