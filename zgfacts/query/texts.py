"""The words of a fact, folded: what a query's free words are looked for in."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Final

from zgfacts.query.fold import fold, is_han, stems
from zgfacts.query.pinyin import aligned, joined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from zgfacts.model import Aliases, Fact, Name, Place

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
        return fold("\n".join(f"{zh}\n{en}" for _, zh, en in _parts(self.fact)))

    @cached_property
    def chinese(self) -> FieldText:
        """The Chinese text."""
        return FieldText((field, fold(zh)) for field, zh, _ in parts_of(self.fact))

    @cached_property
    def english(self) -> FieldText:
        """The English text, and what is in letters or digits of the Chinese.

        Stems, one space before and after each.
        """
        rows = ((field, stems(fold(f"{en} {zh}"))) for field, zh, en in parts_of(self.fact))
        return FieldText((field, f" {' '.join(words)} " if words else "") for field, words in rows)

    @cached_property
    def pinyin(self) -> FieldText:
        """The pinyin of the Chinese, its syllables between marks: 'kong'long'."""
        by_hand = {name.zh: row for name in _names(self.fact) if (row := by_name(name))}
        return FieldText(
            (field, joined(by_hand.get(zh) or self._spelled(zh)))
            for field, zh, _ in parts_of(self.fact)
        )


def parts_of(fact: Fact) -> list[tuple[str, str, str]]:
    """Each piece of a fact's text as field, Chinese, English, the most telling fields first."""
    return sorted(_parts(fact), key=_rank_of_field)


def _parts(fact: Fact) -> Iterator[tuple[str, str, str]]:
    yield "name", fact.name.zh, fact.name.en
    if fact.indicator:
        yield "indicator", fact.indicator.name.zh, fact.indicator.name.en
        yield from _each("synonym", fact.indicator.aliases)
    yield from _each("alias", fact.aliases)
    yield from _each("context", fact.context)
    if fact.event:
        yield "event", fact.event.title.zh, fact.event.title.en
        for party in fact.event.parties:
            yield "party", party.zh, party.en
    for citation in fact.citations:
        yield "printed", citation.printed, ""
    for place in places_of(fact):
        yield "place", place.name.zh, place.name.en
    for unit in (fact.unit, fact.event.deals_unit if fact.event else None):
        if unit:
            yield "unit", unit.zh, f"{unit.en} {unit.en_one or ''}"


#: Before another word for an indicator: only the whole of it stands for the indicator.
#: Imports and exports are foreign trade, exports are not.
WHOLE: Final = "="


def _each(field: str, words: Aliases) -> Iterator[tuple[str, str, str]]:
    for word in words.zh:
        if not word.startswith(WHOLE):
            yield field, word, ""
    for word in words.en:
        if not word.startswith(WHOLE):
            yield field, "", word


def _rank_of_field(part: tuple[str, str, str]) -> int:
    return FIELDS.index(part[0])


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


def _names(fact: Fact) -> Iterator[Name]:
    """The names of a fact that carry pinyin by hand."""
    yield fact.name
    if fact.indicator:
        yield fact.indicator.name
    for place in places_of(fact):
        yield place.name


def by_name(name: Name) -> list[str] | None:
    """The syllables of a name, as its own pinyin has them."""
    return aligned(name.pinyin, name.zh)


def readings_of(names: Iterable[Name]) -> dict[str, str]:
    """The reading that names give each character most often.

    盐都 is yándū by hand, though a table of readings gives 都 as dōu first.
    """
    counts: dict[str, dict[str, int]] = {}
    for name in names:
        row = by_name(name)
        for char, syllable in zip(filter(is_han, name.zh), row or (), strict=False):
            own = counts.setdefault(char, {})
            own[syllable] = own.get(syllable, 0) + 1
    return {char: max(sorted(each), key=each.__getitem__) for char, each in counts.items()}
