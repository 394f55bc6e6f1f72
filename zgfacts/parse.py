"""From a store's tables to the model: every field typed, every reference resolved.

What is wrong is collected as `Fault` values, not raised, so that a caller can
show the first or all of them.
"""

from __future__ import annotations

from decimal import Decimal
from json import dumps
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

from zgfacts.messages import Message, message
from zgfacts.model import (
    BASES,
    BOUNDS,
    KINDS,
    STATUSES,
    Aliases,
    Citation,
    Event,
    Fact,
    Indicator,
    Name,
    Number,
    Period,
    Place,
    Source,
    Text,
    Unit,
)
from zgfacts.steps import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping

T = TypeVar("T")

#: The fields of each table's records, in the order in which they are written.
FIELDS: Final[dict[str, tuple[str, ...]]] = {
    "sources": (
        "title",
        "publisher",
        "author",
        "photographer",
        "date",
        "as_of",
        "language",
        "file",
        "length",
        "sha256",
        "note",
    ),
    "places": ("zh", "en", "pinyin", "code", "parent", "aliases"),
    "units": ("zh", "en", "en_one", "en_base", "base", "factor"),
    "indicators": ("zh", "en", "pinyin", "headline", "aliases"),
    "facts": (
        "kind",
        "place",
        "name",
        "indicator",
        "value",
        "unit",
        "bound",
        "basis",
        "status",
        "period",
        "as_of",
        "event",
        "note",
        "aliases",
        "context",
        "citations",
    ),
}

NAME_FIELDS: Final = ("zh", "en", "pinyin")
TEXT_FIELDS: Final = ("zh", "en")
EVENT_FIELDS: Final = ("title", "date", "venue", "parties", "deals", "deals_unit")
CITATION_FIELDS: Final = ("source", "start", "end", "printed")


class Fault(NamedTuple):
    """Something wrong in a store: `code` is stable, `where` names table, record and field."""

    code: str
    table: str
    id: str
    field: str
    message: Message

    @property
    def where(self) -> str:
        """The path of the faulty field, such as facts.zigong-gdp-2020.value."""
        return ".".join(part for part in (self.table, self.id, self.field) if part)


class Parsed(NamedTuple):
    """The model of a whole store; records with faults are left out."""

    sources: dict[str, Source]
    places: dict[str, Place]
    units: dict[str, Unit]
    indicators: dict[str, Indicator]
    facts: dict[str, Fact]
    faults: list[Fault]


_ONLY_TEXT: Final = {str}
_NO_ALIASES: Final = Aliases()
_NAME_SET: Final = frozenset(NAME_FIELDS)
_TEXT_SET: Final = frozenset(TEXT_FIELDS)
_EVENT_SET: Final = frozenset(EVENT_FIELDS)
_CITATION_SET: Final = frozenset(CITATION_FIELDS)
_FIELD_SETS: Final = {table: frozenset(fields) for table, fields in FIELDS.items()}

#: The fields of each set in the order in which a message names them.
_ORDER: Final = {
    frozenset(fields): fields
    for fields in (NAME_FIELDS, TEXT_FIELDS, EVENT_FIELDS, CITATION_FIELDS, *FIELDS.values())
}

#: Nobody reads the hundredth suggestion, and each is as slow as the store is large.
_MOST_SUGGESTIONS: Final = 100


class _Suggestions:
    """What may have been meant by words that are not known, looked for once a word."""

    def __init__(self) -> None:
        self.made: dict[tuple[str, str], Message | str] = {}

    def __call__(self, field: str, word: str, allowed: Iterable[str]) -> Message | str:
        """The end of a sentence that says that a word of a field is not known."""
        if (field, word) not in self.made:
            if len(self.made) >= _MOST_SUGGESTIONS:
                return ""
            self.made[field, word] = _nearest(word, list(allowed))
        return self.made[field, word]


class _Whole:
    """The record of a table that is being read, with what holds for all parts of it."""

    __slots__ = ("faults", "id", "nearest", "table", "unbuilt")

    def __init__(self, table: str, id_: str, faults: list[Fault], nearest: _Suggestions) -> None:
        self.table = table
        self.id = id_
        self.faults = faults
        self.nearest = nearest
        # What refers to a faulty record cannot be built, and is no fault of its own.
        self.unbuilt = False


class _Record:
    """One JSON object being read; each method reads one field and notes what is wrong.

    Most of the time of a start goes through here: what is as it should be, which
    is nearly everything, is settled by the first condition of each method.
    """

    __slots__ = ("data", "prefix", "whole")

    def __init__(
        self, data: dict[str, Any], allowed: frozenset[str], whole: _Whole, prefix: str = ""
    ) -> None:
        self.data = data
        self.whole = whole
        self.prefix = prefix
        if not data.keys() <= allowed:
            for key in sorted(data.keys() - allowed):
                self.fault("field", key, "no_such_field", allowed=", ".join(_ORDER[allowed]))

    @property
    def id(self) -> str:
        """The id of the record that this is, or is a part of."""
        return self.whole.id

    def fault(self, code: str, field: str, key: str, /, **values: object) -> None:
        """Note what is wrong with a field: a key of the catalogue of messages, and its values."""
        whole, what = self.whole, message(key, **values)
        whole.faults.append(Fault(code, whole.table, whole.id, self.prefix + field, what))

    def optional(self, field: str) -> str | None:
        """Text that is not empty, or None where the field is missing or null."""
        value = self.data.get(field)
        if type(value) is str and value and not value.isspace():
            return value
        if value is None:
            return None
        if type(value) is not str:
            self.fault("type", field, "must_be_text", value=shown(value))
            return None
        self.fault("empty", field, "is_empty")
        return None

    def text(self, field: str) -> str:
        """Text that must be there."""
        value = self.data.get(field)
        if type(value) is str and value and not value.isspace():
            return value
        if value is None:
            self.fault("missing", field, "is_missing")
            return ""
        return self.optional(field) or ""

    def choice(self, field: str, allowed: Iterable[str]) -> str | None:
        """One of the allowed words, or None."""
        value = self.data.get(field)
        if value is None or (type(value) is str and value in allowed):
            return value
        value = self.optional(field)
        if value is not None:
            self.unknown("choice", field, value, allowed)
        return None

    def unknown(self, code: str, field: str, value: str, allowed: Iterable[str]) -> None:
        """Note a word that is not one of those allowed, and the nearest that is."""
        hint = self.whole.nearest(field, value, allowed)
        self.fault(code, field, "unknown_word", value=shown(value), hint=hint)

    def number(self, field: str) -> Number | None:
        """An int or a Decimal, or None."""
        value = self.data.get(field)
        if value is None or type(value) is int:
            return value
        if not isinstance(value, Decimal):
            self.fault("type", field, "must_be_number", value=shown(value))
            return None
        return value

    def integer(self, field: str) -> int | None:
        """A whole number from 0, or None."""
        value = self.data.get(field)
        if type(value) is int and value >= 0:
            return value
        if value is not None:
            self.fault("type", field, "must_be_whole", value=shown(value))
        return None

    def mapping(self, field: str, allowed: frozenset[str]) -> _Record | None:
        """The object in a field, or None."""
        value = self.data.get(field)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.fault("type", field, "must_be_object", value=shown(value))
            return None
        return _Record(value, allowed, self.whole, f"{self.prefix}{field}.")

    def items(self, field: str) -> list[Any]:
        """The list in a field; empty where it is missing."""
        value = self.data.get(field)
        if value is None:
            return []
        if not isinstance(value, list):
            self.fault("type", field, "must_be_list", value=shown(value))
            return []
        return value

    def records(self, field: str, allowed: frozenset[str]) -> list[_Record]:
        """The list of objects in a field."""
        found = []
        for index, item in enumerate(self.items(field)):
            if isinstance(item, dict):
                prefix = f"{self.prefix}{field}.{index}."
                found.append(_Record(item, allowed, self.whole, prefix))
            else:
                self.fault("type", f"{field}.{index}", "must_be_object", value=shown(item))
        return found

    def texts(self, field: str) -> tuple[str, ...]:
        """The list of texts in a field."""
        items = self.items(field)
        if {*map(type, items)} <= _ONLY_TEXT and all(map(str.strip, items)):
            return tuple(items)
        for index, item in enumerate(items):
            if type(item) is not str or not item.strip():
                self.fault("type", f"{field}.{index}", "must_be_text", value=shown(item))
                return ()
        return tuple(items)

    def both(self, field: str) -> Text | None:
        """Chinese and English text, or None where the field is missing."""
        inner = self.mapping(field, _TEXT_SET)
        return Text(inner.text("zh"), inner.text("en")) if inner else None

    def words(self, field: str) -> Aliases:
        """Words for the record in both languages."""
        inner = self.mapping(field, _TEXT_SET)
        return Aliases(inner.texts("zh"), inner.texts("en")) if inner else _NO_ALIASES

    def period(self, field: str) -> Period | None:
        """A period, or None."""
        value = self.data.get(field)
        if value is None or self.optional(field) is None:
            return None
        try:
            return Period.parse(value)
        except ValueError as error:
            self.fault("period", field, "bad_period", what=error.args[0])
            return None

    def reference(self, field: str, records: Mapping[str, T], known: Container[str]) -> T | None:
        """What an id refers to, or None; a record that is itself at fault is no second fault."""
        value = self.data.get(field)
        if value is None:
            return None
        if type(value) is not str or not value or value.isspace():
            self.optional(field)
            return None
        found = records.get(value)
        if found is None:
            if value in known:
                self.whole.unbuilt = True
            else:
                self.unknown("reference", field, value, records)
        return found


class _Builder:
    """Builds the records of one store, table by table; later ones refer to earlier ones."""

    def __init__(self, tables: dict[str, dict[str, Any]]) -> None:
        self.tables = tables
        self.faults: list[Fault] = []
        self.nearest = _Suggestions()
        self.places = self.read("places", _place)
        self.units = self.read("units", _unit)
        self.indicators = self.read("indicators", _indicator)
        self.sources = self.read("sources", _source)
        self.facts = self.read("facts", self.fact)

    def read(self, table: str, build: Callable[[_Record], T]) -> dict[str, T]:
        """The records of one table, those with faults left out."""
        built: dict[str, T] = {}
        allowed, faults = _FIELD_SETS[table], self.faults
        records = self.tables[table]
        for id_, data in counted(records.items(), "records", len(records)):
            if not isinstance(data, dict):
                what = message("must_be_object", value=shown(data))
                faults.append(Fault("type", table, id_, "", what))
                continue
            before = len(faults)
            whole = _Whole(table, id_, faults, self.nearest)
            value = build(_Record(data, allowed, whole))
            if len(faults) == before and not whole.unbuilt:
                built[id_] = value
        return built

    def place(self, record: _Record, field: str) -> Place | None:
        """The place that a field names."""
        return record.reference(field, self.places, self.tables["places"])

    def unit(self, record: _Record, field: str) -> Unit | None:
        """The unit that a field names."""
        return record.reference(field, self.units, self.tables["units"])

    def fact(self, record: _Record) -> Fact:
        """A fact, with all that it refers to."""
        if not record.items("citations"):
            record.fault("missing", "citations", "no_citation")
        known = self.tables["indicators"]
        return Fact(
            id=record.id,
            kind=_required(record, "kind", record.choice("kind", KINDS)),
            place=_required(record, "place", self.place(record, "place")),
            name=_name(record.mapping("name", _NAME_SET), record),
            indicator=record.reference("indicator", self.indicators, known),
            value=record.number("value"),
            unit=self.unit(record, "unit"),
            bound=record.choice("bound", BOUNDS),
            basis=record.choice("basis", BASES),
            status=_required(record, "status", record.choice("status", STATUSES)),
            period=record.period("period"),
            as_of=_required(record, "as_of", record.period("as_of")),
            event=self.event(record.mapping("event", _EVENT_SET)),
            note=record.both("note"),
            aliases=record.words("aliases"),
            context=record.words("context"),
            citations=tuple(map(self.citation, record.records("citations", _CITATION_SET))),
        )

    def event(self, record: _Record | None) -> Event | None:
        """What happened, where the fact is an event."""
        if record is None:
            return None
        date = record.period("date")
        return Event(
            title=_required(record, "title", record.both("title")),
            date=date.text if date else None,
            venue=self.place(record, "venue"),
            parties=tuple(
                Text(party.text("zh"), party.text("en"))
                for party in record.records("parties", _TEXT_SET)
            ),
            deals=record.integer("deals"),
            deals_unit=self.unit(record, "deals_unit"),
        )

    def citation(self, record: _Record) -> Citation:
        """One place in one source."""
        source = record.reference("source", self.sources, self.tables["sources"])
        start, end = record.integer("start"), record.integer("end")
        return Citation(
            _required(record, "source", source),
            _required(record, "start", start),
            _required(record, "end", end),
            record.text("printed"),
        )


def parse(tables: dict[str, dict[str, Any]]) -> Parsed:
    """Build the model of a store from its tables."""
    built = _Builder(tables)
    for id_, place in built.places.items():
        if place.parent is not None and place.parent not in tables["places"]:
            hint = built.nearest("parent", place.parent, built.places)
            what = message("unknown_word", value=shown(place.parent), hint=hint)
            built.faults.append(Fault("reference", "places", id_, "parent", what))
    return Parsed(
        built.sources, built.places, built.units, built.indicators, built.facts, built.faults
    )


def _required(record: _Record, field: str, value: T | None) -> T:
    """Note a field that is missing; the record is then dropped, so None goes nowhere."""
    if value is None and record.data.get(field) is None:
        record.fault("missing", field, "is_missing")
    return value  # type: ignore[return-value]


def _name(record: _Record | None, owner: _Record) -> Name:
    if record is None:
        if owner.data.get("name") is None:
            owner.fault("missing", "name", "is_missing")
        return Name("", "", "")
    return Name(record.text("zh"), record.text("en"), record.text("pinyin"))


def _place(record: _Record) -> Place:
    return Place(
        id=record.id,
        name=Name(record.text("zh"), record.text("en"), record.text("pinyin")),
        code=record.optional("code"),
        parent=record.optional("parent"),
        aliases=record.texts("aliases"),
    )


def _unit(record: _Record) -> Unit:
    factor = record.number("factor")
    _required(record, "factor", factor)
    if factor is not None and factor <= 0:
        record.fault("range", "factor", "must_be_positive", value=factor)
    return Unit(
        id=record.id,
        zh=record.text("zh"),
        en=record.text("en"),
        en_one=record.optional("en_one"),
        en_base=record.optional("en_base"),
        base=record.text("base"),
        factor=factor if factor is not None else 1,
    )


def _indicator(record: _Record) -> Indicator:
    headline = record.data.get("headline", False)
    if type(headline) is not bool:
        record.fault("type", "headline", "must_be_boolean", value=shown(headline))
    return Indicator(
        id=record.id,
        name=Name(record.text("zh"), record.text("en"), record.text("pinyin")),
        headline=headline,
        aliases=record.words("aliases"),
    )


def _source(record: _Record) -> Source:
    return Source(
        id=record.id,
        title=record.text("title"),
        publisher=record.optional("publisher"),
        author=record.optional("author"),
        photographer=record.optional("photographer"),
        date=record.optional("date"),
        as_of=record.period("as_of"),
        language=record.text("language"),
        file=record.text("file"),
        length=_required(record, "length", record.integer("length")),
        sha256=record.text("sha256"),
        note=record.both("note"),
    )


def shown(value: Any) -> str | Message:
    """A value as a message shows it: short, and in JSON's own notation."""
    if isinstance(value, dict):
        return message("an_object")
    if isinstance(value, list):
        return message("a_list")
    if isinstance(value, str):
        # As JSON, so that a line break in it stays on the line.
        return dumps(f"{value[:40]}…" if len(value) > 40 else value, ensure_ascii=False)
    if value is None or isinstance(value, bool):
        return dumps(value)
    return str(value)[:40]


def _nearest(word: str, allowed: list[str]) -> Message | str:
    """The end of a sentence that names the allowed words, or the nearest of many."""
    if len(allowed) <= 12:
        return message("hint_allowed", words=", ".join(allowed)) if allowed else ""
    from difflib import get_close_matches

    near = get_close_matches(word, allowed, n=3, cutoff=0.5)
    return message("hint_nearest", words=", ".join(near)) if near else ""
