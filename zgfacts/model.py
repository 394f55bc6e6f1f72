"""The facts and what they refer to: frozen values, no input or output.

A `Fact` is whole: its place, unit, indicator and sources are the objects
themselves, not their ids. `zgfacts.parse` builds them from a store's tables.
"""

# Annotations are not postponed here: a NamedTuple compiles each that is text, at every start.

from decimal import Context, Decimal
from functools import lru_cache
from re import compile as regex
from typing import Final, NamedTuple, Self

from zgfacts.messages import message

Number = int | Decimal

# Wide enough for the product of any two numbers that a store may hold.
_EXACT: Final = Context(prec=80)

#: Each kind of fact with its definition in Chinese and English.
KINDS: Final[dict[str, tuple[str, str]]] = {
    "level": ("数量或金额", "an amount or a count"),
    "growth": ("变化率", "a rate of change"),
    "signing": ("签约", "a signing event"),
    "brand": ("名片、别称或目标称号", "a name it goes by or aims at"),
    "honour": ("授予的称号", "a title conferred"),
    "rank": ("位次、首次、唯一", "a place in an order, a first, an only"),
    "event": ("有日期的事件", "a dated happening"),
    "project": ("项目、基地、园区", "a named project, base or park"),
    "policy": ("战略、计划、行动", "a named programme"),
}

#: How much it is before how it grew, what is measured before what is named.
KIND_ORDER: Final = tuple(KINDS)

#: How the printed figure bounds the true one.
BOUNDS: Final = ("exact", "at_least", "at_most", "about")

#: Whether it is so, or is aimed at.
STATUSES: Final = ("actual", "target")

#: What a rate, a share or a rank is against.
BASES: Final[dict[str, tuple[str, str]]] = {
    "yoy": ("同比", "on the year before"),
    "vs_national": ("比全国", "against the national figure"),
    "vs_city": ("比全市", "against the city's figure"),
    "share_of_city": ("占全市", "of the city's total"),
    "share_of_total": ("占总数", "of the total"),
    "in_city": ("全市", "in the city"),
    "among_districts": ("各区县", "among the city's districts and counties"),
    "in_province": ("全省", "in the province"),
    "in_sichuan_chongqing": ("川渝", "in Sichuan and Chongqing"),
    "in_southwest": ("西南", "in southwest China"),
    "in_nation": ("全国", "in the nation"),
    "vs_target": ("比目标", "against the target"),
    "record": ("自身纪录", "against its own record"),
}

_PERIOD = regex(r"(\d{4})(?:-(?:Q([1-4])|(\d\d)(?:-(\d\d))?))?")


class Period(NamedTuple):
    """A year, quarter, month, day, or a span from one to another.

    `start` and `end` are the first and the last day, as ISO dates, so that
    text compares as time does.
    """

    text: str
    start: str
    end: str

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read `2020`, `2020-Q1`, `2020-11`, `2017-04-13` or two of them with a slash.

        Raises ValueError for anything else, and for days that no calendar has.
        """
        return _parse_period(text)

    @property
    def is_span(self) -> bool:
        """Whether it was written as from one period to another."""
        return "/" in self.text

    @property
    def is_day(self) -> bool:
        """Whether it is a single day."""
        return self.start == self.end

    def within(self, other: Self) -> bool:
        """Whether the whole of this lies inside `other`."""
        return other.start <= self.start and self.end <= other.end

    def overlaps(self, other: Self) -> bool:
        """Whether the two have a day in common."""
        return self.start <= other.end and other.start <= self.end


@lru_cache(maxsize=4096)
def _parse_period(text: str) -> Period:
    first, slash, last = text.partition("/")
    start, end = _bounds(first)
    if slash:
        end = _bounds(last)[1]
        if end < start:
            raise ValueError(message("ends_before", text=repr(text)))
    return Period(text, start, end)


def _bounds(text: str) -> tuple[str, str]:
    found = _PERIOD.fullmatch(text)
    if not found or not text.isascii():
        raise ValueError(message("not_a_period", text=repr(text)))
    year, quarter, month, day = found.groups()
    if int(year) == 0:
        raise ValueError(message("not_a_period", text=repr(text)))
    if quarter:
        last = int(quarter) * 3
        return (
            f"{year}-{last - 2:02}-01",
            f"{year}-{last:02}-{_days_in(int(year), last):02}",
        )
    if not month:
        return f"{year}-01-01", f"{year}-12-31"
    if not 1 <= int(month) <= 12:
        raise ValueError(message("no_such_month", text=repr(text)))
    length = _days_in(int(year), int(month))
    if not day:
        return f"{year}-{month}-01", f"{year}-{month}-{length:02}"
    if not 1 <= int(day) <= length:
        raise ValueError(message("no_such_day", text=repr(text)))
    return text, text


def _days_in(year: int, month: int) -> int:
    """The length of a month; the calendar module takes as long to load as a search."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 + (month + month // 8) % 2


class Text(NamedTuple):
    """The same words in Chinese and in English."""

    zh: str
    en: str

    def in_(self, lang: str) -> str:
        """The words in `lang`, "zh" or "en"."""
        return self.zh if lang == "zh" else self.en


class Name(NamedTuple):
    """What a fact is called; `pinyin` carries tone marks."""

    zh: str
    en: str
    pinyin: str

    def in_(self, lang: str) -> str:
        """The name in `lang`, "zh" or "en"."""
        return self.zh if lang == "zh" else self.en


class Aliases(NamedTuple):
    """Other words by which people look for something."""

    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()


class Place(NamedTuple):
    """A place; `code` is its GB/T 2260 code, `parent` the id of what it lies in."""

    id: str
    name: Name
    code: str | None
    parent: str | None
    aliases: tuple[str, ...]


class Unit(NamedTuple):
    """A printed unit: one of it is `factor` of `base`.

    `en_one` is the singular. `en_base` is the English noun for what 万 and 亿
    multiply (yuan, people), since English counts in thousands and millions.
    """

    id: str
    zh: str
    en: str
    en_one: str | None
    en_base: str | None
    base: str
    factor: Number


class Indicator(NamedTuple):
    """What several facts measure; `headline` marks the great economic ones."""

    id: str
    name: Name
    headline: bool
    aliases: Aliases


class Source(NamedTuple):
    """An article, identified by the SHA-256 of its file.

    `length` is in code points; `as_of` is the period that it reports on.
    """

    id: str
    title: str
    publisher: str | None
    author: str | None
    photographer: str | None
    date: str | None
    as_of: Period | None
    language: str
    file: str
    length: int
    sha256: str
    note: Text | None


class Citation(NamedTuple):
    """Where in a source a fact is printed.

    `start` and `end` count code points of the decoded file, end-exclusive;
    `printed` is what stands between them.
    """

    source: Source
    start: int
    end: int
    printed: str


class Event(NamedTuple):
    """What happened: `deals` counts `deals_unit` (companies, projects, agreements)."""

    title: Text
    date: str | None
    venue: Place | None
    parties: tuple[Text, ...]
    deals: int | None
    deals_unit: Unit | None


class Fact(NamedTuple):
    """One checkable fact.

    `value` is in the printed unit (152, 亿元) and null for a name. `period` is
    null where the text gives none; `as_of` is the period its source reports on.
    `aliases` are other names for the fact, `context` words for its circumstances: who
    did it, by what, as part of what.
    """

    id: str
    kind: str
    place: Place
    name: Name
    indicator: Indicator | None
    value: Number | None
    unit: Unit | None
    bound: str | None
    basis: str | None
    status: str
    period: Period | None
    as_of: Period
    event: Event | None
    note: Text | None
    aliases: Aliases
    context: Aliases
    citations: tuple[Citation, ...]

    @property
    def base_value(self) -> Number | None:
        """The value in the base unit, exact: 1458.44 亿元 is 145844000000 CNY."""
        if self.value is None or self.unit is None:
            return None
        return exact(_EXACT.multiply(Decimal(self.value), Decimal(self.unit.factor)))

    @property
    def base_unit(self) -> str | None:
        """The base unit's id, such as CNY."""
        return self.unit.base if self.unit else None


def main_citations(fact: Fact) -> list[Citation]:
    """One citation for each source of a fact: where its figure stands, else the first."""
    number = "" if fact.value is None else format(abs(Decimal(fact.value)), "f")
    chosen: dict[str, Citation] = {}
    for citation in fact.citations:
        held = chosen.setdefault(citation.source.id, citation)
        if number and _shows(citation, number) and not _shows(held, number):
            chosen[citation.source.id] = citation
    return list(chosen.values())


def _shows(citation: Citation, number: str) -> bool:
    """Whether a number stands where a citation points, and not as the day of a date."""
    _, found, rest = citation.printed.partition(number)
    return bool(found) and rest[:1] not in ("年", "月", "日")


def exact(number: Decimal) -> Number:
    """The number without trailing zeros, as an int where it is whole."""
    if number == number.to_integral_value():
        return int(number)
    return number.normalize(_EXACT)
