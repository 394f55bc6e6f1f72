"""The vocabulary of a store: what a piece of a query can mean, and which facts carry it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from functools import cached_property
from itertools import pairwise
from re import compile as regex
from typing import TYPE_CHECKING, Final, NamedTuple

from zgfacts.model import KINDS, STATUSES
from zgfacts.query.fold import fold, has_han, is_han, stems
from zgfacts.query.pinyin import aligned, joined, spelled
from zgfacts.query.words import (
    ASKING,
    COMPUTATION,
    FILLERS,
    KIND_WORDS,
    RELATIVE,
    STATUS_WORDS,
    UNIT_WORDS,
    split,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zgfacts.model import Fact, Place
    from zgfacts.store import FactStore

_LETTERS = regex(r"[a-z]+")

#: The fields that free words are looked for in, the most telling first.
FIELDS: Final = (
    "name",
    "indicator",
    "synonym",
    "alias",
    "event",
    "party",
    "printed",
    "place",
    "unit",
)


class Sense(NamedTuple):
    """One meaning of a phrase: `type` is place, kind, status, indicator, unit, ask, filler."""

    type: str
    key: str


class FactText:
    """The folded words of one fact in one script, its fields in the order of `FIELDS`."""

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


def _parts(fact: Fact) -> list[tuple[str, str, str]]:
    """Each piece of a fact's text as field, Chinese, English."""
    parts = [("name", fact.name.zh, fact.name.en)]
    if fact.indicator:
        parts.append(("indicator", fact.indicator.name.zh, fact.indicator.name.en))
        parts += [("synonym", word, "") for word in fact.indicator.aliases.zh]
        parts += [("synonym", "", word) for word in fact.indicator.aliases.en]
    parts += [("alias", word, "") for word in fact.aliases.zh]
    parts += [("alias", "", word) for word in fact.aliases.en]
    if fact.event:
        parts.append(("event", fact.event.title.zh, fact.event.title.en))
        parts += [("party", party.zh, party.en) for party in fact.event.parties]
    parts += [("printed", citation.printed, "") for citation in fact.citations]
    for place in places_of(fact):
        parts.append(("place", place.name.zh, place.name.en))
    for unit in (fact.unit, fact.event.deals_unit if fact.event else None):
        if unit:
            parts.append(("unit", unit.zh, f"{unit.en} {unit.en_one or ''}"))
    parts.sort(key=_rank_of_field)
    return parts


def _words(fact: Fact) -> Iterator[str]:
    """The same texts as in `_parts`, in any order."""
    yield fact.name.zh
    yield fact.name.en
    if fact.indicator:
        yield fact.indicator.name.zh
        yield fact.indicator.name.en
        yield from fact.indicator.aliases.zh
        yield from fact.indicator.aliases.en
    yield from fact.aliases.zh
    yield from fact.aliases.en
    if fact.event:
        for text in (fact.event.title, *fact.event.parties):
            yield text.zh
            yield text.en
    for citation in fact.citations:
        yield citation.printed
    for place in places_of(fact):
        yield place.name.zh
        yield place.name.en
    for unit in (fact.unit, fact.event.deals_unit if fact.event else None):
        if unit:
            yield unit.zh
            yield unit.en
            yield unit.en_one or ""


def _rank_of_field(part: tuple[str, str, str]) -> int:
    return FIELDS.index(part[0])


def places_of(fact: Fact) -> list[Place]:
    """The place a fact is about, and the one where it happened."""
    venue = fact.event.venue if fact.event else None
    return [fact.place, venue] if venue else [fact.place]


class Vocabulary:
    """What the words of a query can mean in one store.

    Each part is made when a query first needs it: an English question never
    pays for pinyin.
    """

    def __init__(self, store: FactStore) -> None:
        """Take the facts in the store's order."""
        self.store = store
        self.facts: Sequence[Fact] = list(store)
        self._chinese: dict[int, FactText] = {}
        self._english: dict[int, FactText] = {}

    @cached_property
    def phrases(self) -> dict[str, tuple[Sense, ...]]:
        """The phrases that a query is searched for: places, units, headline indicators, trade.

        English ones are kept as stems with single spaces.
        """
        return _table((*self._own_phrases(), *self._indicators(True), *_trade_phrases()))

    @cached_property
    def side_indicators(self) -> dict[str, tuple[Sense, ...]]:
        """The phrases of the indicators that are no headline ones."""
        return _table(self._indicators(False))

    def _indicators(self, headline: bool) -> Iterator[tuple[str, str, str]]:
        for indicator in self.store.indicators.values():
            if indicator.headline == headline:
                names = (indicator.name.zh, indicator.name.en)
                for word in (*names, *indicator.aliases.zh, *indicator.aliases.en):
                    yield word, "indicator", indicator.id

    def _own_phrases(self) -> Iterator[tuple[str, str, str]]:
        """What the store itself names: places and units."""
        for place in self.store.places.values():
            for word in (place.name.zh, place.name.en, place.name.pinyin, *place.aliases):
                yield word, "place", place.id
                yield _joined(word), "place", place.id
        for unit in self.store.units.values():
            for word in (unit.zh, unit.en, unit.en_one or ""):
                yield word, "unit", unit.base

    @cached_property
    def longest_phrase(self) -> int:
        """The length of the longest phrase, in characters."""
        return max(map(len, self.phrases))

    @cached_property
    def raw(self) -> list[str]:
        """All that can be said of each fact, folded, in one text: what is not in it is not there.

        Most facts are ruled out by it, and only the others are taken apart.
        """
        return [fold("\n".join(_words(fact))) for fact in self.facts]

    def chinese(self, index: int) -> FactText:
        """The Chinese text of one fact."""
        if index not in self._chinese:
            parts = _parts(self.facts[index])
            self._chinese[index] = FactText((field, fold(zh)) for field, zh, _ in parts)
        return self._chinese[index]

    def english(self, index: int) -> FactText:
        """The English text of one fact: stems, one space before and after each."""
        if index not in self._english:
            parts = (
                (field, stems(fold(f"{en} {zh}"))) for field, zh, en in _parts(self.facts[index])
            )
            self._english[index] = FactText(
                (field, f" {' '.join(words)} " if words else "") for field, words in parts
            )
        return self._english[index]

    @cached_property
    def characters(self) -> frozenset[str]:
        """Every character that some fact, place or word of the trade is written with."""
        return frozenset("".join(self.raw)) | frozenset("".join(self.phrases))

    @cached_property
    def _named_readings(self) -> tuple[dict[str, list[str]], dict[str, str]]:
        """Each name's syllables, and the reading that the names give each character.

        盐都 is yándū by hand, though a table of readings gives 都 as dōu first.
        """
        names = [fact.name for fact in self.facts]
        names += [indicator.name for indicator in self.store.indicators.values()]
        names += [place.name for place in self.store.places.values()]
        rows: dict[str, list[str]] = {}
        counts: dict[str, Counter[str]] = {}
        for name in names:
            row = aligned(name.pinyin, name.zh)
            if row is None:
                continue
            rows[name.zh] = row
            for char, syllable in zip(filter(is_han, name.zh), row, strict=True):
                counts.setdefault(char, Counter())[syllable] += 1
        return rows, {char: each.most_common(1)[0][0] for char, each in counts.items()}

    def _syllables(self, chinese: str) -> list[str]:
        rows, own = self._named_readings
        return rows.get(chinese) or spelled(chinese, own)

    @cached_property
    def pinyin(self) -> list[FactText]:
        """The pinyin of each fact's Chinese, its syllables between marks: 'kong'long'."""
        return [
            FactText((field, joined(self._syllables(zh))) for field, zh, _ in _parts(fact))
            for fact in self.facts
        ]

    @cached_property
    def all_pinyin(self) -> str:
        """The pinyin of all facts: what is not in it no fact has."""
        return "".join(text.text for text in self.pinyin)

    @cached_property
    def pinyin_phrases(self) -> dict[str, tuple[Sense, ...]]:
        """The Chinese phrases with a meaning of their own, by their pinyin."""
        table: dict[str, tuple[Sense, ...]] = {}
        for phrase, senses in self.phrases.items():
            if all(map(is_han, phrase)):
                key = joined(self._syllables(phrase))
                table[key] = tuple(dict.fromkeys((*table.get(key, ()), *senses)))
        return table

    @cached_property
    def pinyin_of_phrases(self) -> str:
        """The pinyin of all these phrases."""
        return "\n".join(self.pinyin_phrases)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word in letters that a slip of the hand could have meant."""
        english = {word for text in self.raw for word in _LETTERS.findall(text) if len(word) > 3}
        by_hand = {part for fact in self.facts for part in _pinyin_words(fact.name.pinyin)}
        phrases = {word for phrase in self.phrases for word in _LETTERS.findall(phrase)}
        return frozenset(english | by_hand | phrases)


def _pinyin_words(pinyin: str) -> Iterator[str]:
    """The words of a name's pinyin, one by one and two run together."""
    found = _LETTERS.findall(fold(pinyin))
    yield from found
    for first, second in pairwise(found):
        yield first + second


def _trade_phrases() -> Iterator[tuple[str, str, str]]:
    """The words of the trade, from the tables."""
    for kind in KINDS:
        yield kind, "kind", kind
    for status in STATUSES:
        yield status, "status", status
    for type_, table in _TABLES:
        for key, row in table.items():
            for word in split(row):
                yield word, type_, key
    for type_, row in (("filler", FILLERS), ("computation", COMPUTATION), ("relative", RELATIVE)):
        for word in split(row):
            yield word, type_, ""


_TABLES: Final = (
    ("kind", KIND_WORDS),
    ("status", STATUS_WORDS),
    ("unit", UNIT_WORDS),
    ("ask", ASKING),
)


def _table(phrases: Iterable[tuple[str, str, str]]) -> dict[str, tuple[Sense, ...]]:
    table: dict[str, tuple[Sense, ...]] = {}
    for phrase, type_, key in phrases:
        folded = key_of(phrase)
        senses = table.get(folded, ())
        if folded and (sense := Sense(type_, key)) not in senses:
            table[folded] = (*senses, sense)
    return table


def _joined(word: str) -> str:
    """Pinyin as one word, as people run it together; nothing for text in Chinese."""
    return word.replace(" ", "") if word[:1] and not is_han(word[0]) else ""


def key_of(phrase: str) -> str:
    """The form under which a phrase is kept: stems for English, folded text for Chinese."""
    folded = fold(phrase)
    if has_han(folded):
        return "".join(folded.split())
    found = stems(folded)
    return " ".join(found) if found else folded.strip()
