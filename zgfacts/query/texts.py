"""The words of a fact, folded: what a query's free words are looked for in."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from zgfacts.model import Aliases, Indicator, Place, Unit
from zgfacts.query.fold import fold, is_han, stems
from zgfacts.query.pinyin import aligned, joined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from zgfacts.model import Fact, Name, Text

#: The fields that free words are looked for in, the most telling first.
FIELDS: Final = (
    "name",
    "indicator",
    "synonym",
    "alias",
    "event",
    "party",
    "printed",
    "context",
    "place",
    "unit",
)


class FieldText:
    """The words of one fact in one script, its fields in the order of `FIELDS`."""

    __slots__ = ("_ends", "_fields", "text")

    def __init__(self, parts: Iterable[tuple[str, str]]) -> None:
        """Join (field, text) pairs; a line break keeps them apart."""
        text = ""
        self._ends: list[int] = []
        self._fields: list[str] = []
        for field, part in parts:
            if part:
                text += part + "\n"
                self._ends.append(len(text))
                self._fields.append(field)
        self.text = text

    def field_at(self, offset: int) -> str:
        """The field that an offset lies in."""
        return self._fields[bisect_right(self._ends, offset)]

    def phrase_at(self, offset: int) -> str:
        """The whole text of the part that an offset lies in."""
        index = bisect_right(self._ends, offset)
        return self.text[self._ends[index - 1] if index else 0 : self._ends[index] - 1]


class FactTexts:
    """A fact with its words, each script made when a query first needs it."""

    def __init__(self, fact: Fact, spelled: Callable[[str], list[str]]) -> None:
        """Take a fact, and what gives Chinese text its syllables."""
        self.fact = fact
        self._spelled = spelled

    @cached_property
    def raw(self) -> str:
        """All that can be said of the fact, folded: what is not in it the fact has not."""
        return fold("\n".join(f"{zh}\n{en}" for _, zh, en, _ in pieces_of(self.fact)))

    @cached_property
    def chinese(self) -> FieldText:
        """The Chinese text but for the circumstances."""
        return _chinese(self._pieces)

    @cached_property
    def english(self) -> FieldText:
        """The English text, and what is in letters or digits of the Chinese, likewise.

        Stems, one space before and after each.
        """
        return _english(self._pieces)

    @cached_property
    def chinese_context(self) -> FieldText:
        """The circumstances in Chinese."""
        return _chinese(pieces_in(("context", self.fact.context)))

    @cached_property
    def english_context(self) -> FieldText:
        """The circumstances in English, as `english`."""
        return _english(pieces_in(("context", self.fact.context)))

    @cached_property
    def _pieces(self) -> list[Piece]:
        return [piece for piece in _ranked(self.fact) if piece.field != "context"]

    @cached_property
    def pinyin(self) -> FieldText:
        """The pinyin of the Chinese, its syllables between marks: 'kong'long'."""
        return FieldText(
            (field, joined(syllables_of(zh, pinyin, self._spelled)))
            for field, zh, _, pinyin in _ranked(self.fact)
        )


def _chinese(pieces: Iterable[Piece]) -> FieldText:
    return FieldText((field, fold(zh)) for field, zh, _, _ in pieces)


def _english(pieces: Iterable[Piece]) -> FieldText:
    rows = ((field, stems(fold(f"{en} {zh}"))) for field, zh, en, _ in pieces)
    return FieldText((field, f" {' '.join(words)} " if words else "") for field, words in rows)


class Piece(NamedTuple):
    """A piece of a fact's text; `pinyin` is given where it was written by hand."""

    field: str
    zh: str
    en: str
    pinyin: str = ""


#: What a fact's text is taken from: a field, and a value that other facts may have, too.
Said: TypeAlias = "Name | Text | Aliases | Indicator | Place | Unit | str"
Group = tuple[str, Said]


def _ranked(fact: Fact) -> list[Piece]:
    """The pieces of a fact's text, those of the most telling fields first."""
    return sorted(pieces_of(fact), key=_rank_of_field)


def pieces_of(fact: Fact) -> Iterator[Piece]:
    """Each piece of a fact's text."""
    for group in groups_of(fact):
        yield from pieces_in(group)


def groups_of(fact: Fact) -> Iterator[Group]:
    """The groups of the pieces of a fact's text."""
    yield "name", fact.name
    if fact.indicator:
        yield "indicator", fact.indicator
    yield "alias", fact.aliases
    yield "context", fact.context
    if fact.event:
        yield "event", fact.event.title
        for party in fact.event.parties:
            yield "party", party
    for citation in fact.citations:
        yield "printed", citation.printed
    for place in places_of(fact):
        yield "place", place
    for unit in (fact.unit, fact.event.deals_unit if fact.event else None):
        if unit:
            yield "unit", unit


def pieces_in(group: Group) -> Iterator[Piece]:
    """The pieces of a group."""
    field, value = group
    words = said_by(value)
    if isinstance(value, Indicator):
        yield Piece(field, *next(words))
        field = "synonym"
    for each in words:
        yield Piece(field, *each)


def said_by(value: Said) -> Iterator[tuple[str, str, str]]:
    """What a value says, piece by piece: Chinese, English, pinyin by hand."""
    if isinstance(value, str):
        yield value, "", ""
    elif isinstance(value, Aliases):
        yield from _each(value)
    elif isinstance(value, Indicator):
        yield value.name
        yield from _each(value.aliases)
    elif isinstance(value, Place):
        yield value.name
    elif isinstance(value, Unit):
        yield value.zh, f"{value.en} {value.en_one or ''}", ""
    else:
        yield (*value, "")[:3]


#: Before another word for an indicator: only the whole of it stands for the indicator.
#: Imports and exports are foreign trade, exports are not.
WHOLE: Final = "="


def _each(words: Aliases) -> Iterator[tuple[str, str, str]]:
    for word in said_in(words.zh):
        yield word, "", ""
    for word in said_in(words.en):
        yield "", word, ""


def said_in(words: Iterable[str]) -> list[str]:
    """The words of a language but for those that only stand for an indicator."""
    return [word for word in words if word[:1] != WHOLE]


def _rank_of_field(piece: Piece) -> int:
    return FIELDS.index(piece.field)


def places_of(fact: Fact) -> list[Place]:
    """The place a fact is about, and the one where it happened."""
    venue = fact.event.venue if fact.event else None
    return [fact.place, venue] if venue else [fact.place]


def bases_of(fact: Fact) -> list[str]:
    """The base units in which a fact measures or counts."""
    units = (fact.unit, fact.event.deals_unit if fact.event else None)
    bases = [unit.base for unit in units if unit]
    # What is paid a household a year is money, too.
    return bases + [base.partition("/")[0] for base in bases if "/" in base]


def syllables_of(chinese: str, pinyin: str, spelled: Callable[[str], list[str]]) -> list[str]:
    """The syllables of Chinese text: as its pinyin by hand has them, else as it is `spelled`."""
    by_hand = aligned(pinyin, chinese) if pinyin else None
    return by_hand or spelled(chinese)


def readings_of(names: Iterable[Name]) -> dict[str, str]:
    """The reading that names give each character most often.

    盐都 is yándū by hand, though a table of readings gives 都 as dōu first.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for name in names:
        row = aligned(name.pinyin, name.zh)
        if row:
            counts.update(zip(filter(is_han, name.zh), row, strict=False))
    # What comes last is kept: the most frequent, of those as frequent the first in the alphabet.
    backwards = sorted(counts, key=lambda pair: pair[1], reverse=True)
    return dict(sorted(backwards, key=counts.__getitem__))
