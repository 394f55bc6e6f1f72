"""What of a fact accounts for which stretches of a query."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from re import compile as regex
from typing import TYPE_CHECKING, Final, NamedTuple

from zgfacts.model import exact
from zgfacts.query.atoms import LEAST_DIGITS, digits_of, outer, printed_days
from zgfacts.query.candidates import NUMERALS, is_initials, syllable_rows
from zgfacts.query.fold import is_han
from zgfacts.query.texts import FIELDS, FactTexts, FieldText, bases_of, places_of
from zgfacts.query.understand import whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zgfacts.model import Fact, Number
    from zgfacts.query.candidates import PinyinSense
    from zgfacts.query.index import Index
    from zgfacts.query.numbers import Quantity
    from zgfacts.query.periods import When
    from zgfacts.query.synonyms import Synonym
    from zgfacts.query.understand import Phrase, Query

#: How telling a field is: 0 before 1 before 2.
TIERS: Final = dict(zip(FIELDS, (0, 0, 1, 1, 1, 1, 1, 2, 2, 2), strict=True)) | {
    "value": 0,
    "kind": 2,
}

#: The fields, and how telling they are, of phrases with a type, where these differ.
_OF_SENSES: Final = {
    "indicator": ("synonym", 1),
    "side": ("synonym", 1),
    "kind": ("kind", 2),
    "unit": ("unit", 2),
}

#: How telling a figure is that was typed with fewer digits than it has.
ROUNDED: Final = 1

#: How well a fact lies on a day that its source prints, though it is dated less closely.
PRINTED_DAY: Final = 3

#: Kinds of which those of a district do not make up those of its city.
_SUMMED: Final = ("signing", "level", "growth")

#: The longest row of syllables of a name that is looked for.
_LONGEST_ROW: Final = 24


class Evidence(NamedTuple):
    """Why a stretch of the query is accounted for: the fact's `field` and what stands there."""

    start: int
    end: int
    field: str
    found: str
    tier: int = 0

    @property
    def is_filler(self) -> bool:
        """Whether the words carry nothing."""
        return self.field == "filler"

    @property
    def is_missing(self) -> bool:
        """Whether the fact does not have the words, which weigh as much as the `tier`."""
        return self.field == "missing"


Arcs = list[Evidence]


class Reader:
    """Reads facts for one query; what does not depend on the fact is worked out once."""

    def __init__(self, index: Index, query: Query, *, freely: bool) -> None:
        """Take the query, and the index for the places; read circumstances only `freely`."""
        self._freely = freely
        self._index = index
        self._query = query
        self._empty = {(each.start, each.end) for each in query.phrases if _is_empty(each)}
        self._asks = {(each.start, each.end) for each in query.asking}
        self._named = query.keys("place")
        self._places: dict[tuple[int, int], set[str]] = {}
        for each in query.phrases:
            if each.sense.type == "place":
                self._places.setdefault((each.start, each.end), set()).add(each.sense.key)

    def arcs(self, texts: FactTexts) -> Arcs:
        """What accounts for the words as they stand."""
        found = [
            *self._typed(texts.fact),
            *self._chinese(texts.chinese),
            *self._english(texts.english),
            *(self._circumstances(texts) if self._freely else ()),
        ]
        if not self._places or texts.fact.kind not in _SUMMED:
            return found
        # The name of one signing of a district has its city, those of the others have not.
        own = places_of(texts.fact)
        around = {key for place in own for key in outer(place, self._index.place)}
        return [each for each in found if not self._is_around(each, around)]

    def _circumstances(self, texts: FactTexts) -> Iterator[Evidence]:
        """What accounts for words by the circumstances of the fact.

        What asks is asked of none of them, though some sentence has a "which".
        """
        for text in (self._chinese(texts.chinese_context), self._english(texts.english_context)):
            yield from (each for each in text if (each.start, each.end) not in self._asks)

    def _is_around(self, piece: Evidence, around: set[str]) -> bool:
        """Whether a place that lies around the fact's own is read in its text only."""
        keys = self._places.get((piece.start, piece.end), set())
        return piece.field not in ("place", "filler") and not keys.isdisjoint(around)

    def _typed(self, fact: Fact) -> Iterator[Evidence]:
        """The pieces with a type that the fact satisfies."""
        for phrase in self._query.phrases:
            found = self._satisfied(phrase, fact, self._named)
            if found is not None:
                yield _typed_evidence(phrase, found)
        for when in self._query.whens:
            quality = when.matches(fact)
            if quality is None and _is_printed(when, fact):
                quality = PRINTED_DAY
            if quality is not None:
                shown = fact.period.text if fact.period else f"as of {fact.as_of.text}"
                yield Evidence(when.start, when.end, "period", shown, quality)
        for quantity in self._query.numbers:
            if shown := _equals(quantity, fact):
                yield Evidence(quantity.start, quantity.end, "value", shown)
            elif self._freely and _is_rounded(quantity, fact):
                yield Evidence(quantity.start, quantity.end, "value", _figure(fact), ROUNDED)

    def _satisfied(self, phrase: Phrase, fact: Fact, named: set[str]) -> str | None:
        type_, key = phrase.sense.type, phrase.sense.key
        if type_ == "place":
            return key if self._lies_in(fact, key, named) else None
        if type_ == "kind":
            return key if fact.kind == key else None
        if type_ == "status":
            return key if fact.status == key else None
        if type_ == "unit":
            return key if key in bases_of(fact) else None
        if type_ in ("indicator", "side"):
            return key if fact.indicator and fact.indicator.id == key else None
        return None

    def _lies_in(self, fact: Fact, key: str, named: set[str]) -> bool:
        own = places_of(fact)
        if any(place.id == key for place in own):
            return True
        # 自贡市自流井区: the larger place only says where the smaller one lies. Who
        # signs in Hangzhou signs in Zhejiang, but a district's figure is not the city's.
        inner = [place for place in own if place.id in named or place is not fact.place]
        return any(key in outer(place, self._index.place) for place in inner)

    def _chinese(self, text: FieldText) -> Iterator[Evidence]:
        query = self._query
        for first, last in query.han_runs:
            shortest = 1 if last - first == 1 else 2
            for start in range(first, last):
                for end in range(start + 1, last + 1):
                    piece = query.text[start:end]
                    offset = text.text.find(piece)
                    if offset < 0:
                        break
                    if (start, end) in self._empty or not whole(query.text, start, end):
                        continue
                    if end - start < shortest and not self._is_numeral(piece):
                        continue
                    if _is_chinese(piece) or query.is_apart(start, end):
                        found = found_at(text, offset, start, end)
                        # 井区 is no district.
                        if found.field != "place" or found.found == piece:
                            yield found

        yield from self._across_blanks(text)

    def _across_blanks(self, text: FieldText) -> Iterator[Evidence]:
        """Whole words of Chinese that the fact has as one: 身边好人 表彰."""
        query = self._query
        for at, (start, end) in enumerate(query.han_runs):
            piece = query.text[start:end]
            for first, last in query.han_runs[at + 1 :]:
                piece += query.text[first:last]
                offset = text.text.find(piece)
                if offset < 0 or "".join(query.text[start:last].split()) != piece:
                    break
                yield found_at(text, offset, start, last)

    def _is_numeral(self, char: str) -> bool:
        """Whether a character alone in a row of others may be what a name counts: 哪五样."""
        return self._freely and char in NUMERALS

    def _english(self, text: FieldText) -> Iterator[Evidence]:
        words = self._query.words
        for first, (start, _, _) in enumerate(words):
            piece = " "
            for _, end, stemmed in words[first:]:
                piece += stemmed + " "
                offset = text.text.find(piece)
                if offset < 0:
                    break
                if (start, end) not in self._empty:
                    yield found_at(text, offset, start, end)

    def by_synonyms(self, texts: FactTexts, synonyms: Iterable[Synonym]) -> Iterator[Evidence]:
        """What accounts for words by other words for the same thing.

        Another word for what only surrounds the fact is too far from it.
        """
        for each in synonyms:
            for other in each.others:
                han = is_han(other[0]) or is_han(other[-1])
                text = texts.chinese if han else texts.english
                offset = text.text.find(other if han else f" {other} ")
                if offset < 0:
                    continue
                found = found_at(text, offset, each.start, each.end)
                yield found._replace(tier=found.tier + 1)
                break

    def by_pinyin(self, texts: FactTexts, phrases: Sequence[PinyinSense]) -> Iterator[Evidence]:
        """The stretches of letters that are the pinyin, or the initials, of what a fact has."""
        query, text = self._query, texts.pinyin
        places = [(each.start, each.end) for each in query.phrases if each.sense.type == "place"]
        for start, end, row in syllable_rows(query, text.text, _LONGEST_ROW):
            # Gongjing is a district, not the middle of 自贡经济.
            if row.count("'") > 2 and (start, end) not in places:
                yield found_at(text, text.text.find(row), start, end)
        for phrase, _ in phrases:
            shown = self._satisfied(phrase, texts.fact, set())
            if shown is not None:
                yield _typed_evidence(phrase, shown)
        for start, end, _ in query.words:
            letters = query.text[start:end]
            if is_initials(letters):
                pattern = regex("".join(f"'{letter}[a-z]*" for letter in letters) + "'")
                if place := pattern.search(text.text):
                    yield found_at(text, place.start(), start, end)


def _typed_evidence(phrase: Phrase, found: str) -> Evidence:
    field, tier = _OF_SENSES.get(phrase.sense.type, (phrase.sense.type, 0))
    return Evidence(phrase.start, phrase.end, field, found, tier)


def _is_printed(when: When, fact: Fact) -> bool:
    """Whether a source prints a day of the time asked for, a month or less."""
    if not when.in_one_month or fact.period is None:
        return False
    if when.period and not when.period.overlaps(fact.period):
        return False
    first, last = when.bounds
    days = (f"{month:02}-{day:02}" for month, day in printed_days(fact))
    return any(first[-5:] <= day <= last[-5:] for day in days)


def _is_empty(phrase: Phrase) -> bool:
    """Whether a phrase carries nothing, though some fact may have it in a name."""
    return phrase.sense.type == "filler"


def _equals(quantity: Quantity, fact: Fact) -> str:
    """What of the fact equals the number, or nothing."""
    number = exact(quantity.value)
    if fact.event and fact.event.deals == number and not quantity.percent:
        return str(number)
    # "down 3.6%" is typed without its sign.
    equal = any(
        value in (number, -number) if number > 0 else value == number
        for value in _comparable(quantity, fact)
    )
    return _figure(fact) if equal else ""


def _figure(fact: Fact) -> str:
    return f"{fact.value} {fact.unit.en}" if fact.unit else ""


def _comparable(quantity: Quantity, fact: Fact) -> list[Number]:
    """The values of a fact that a number may be: as printed, and in the base unit."""
    if fact.value is None or fact.unit is None:
        return []
    if quantity.percent and fact.unit.base not in ("percent", "percentage-points"):
        return []
    candidates = [fact.base_value] if quantity.scaled else [fact.value, fact.base_value]
    return [value for value in candidates if value is not None]


def _is_rounded(quantity: Quantity, fact: Fact) -> bool:
    """Whether a number is the value rounded, or cut off, to three of its digits or more."""
    number = abs(quantity.value)
    length = len(digits_of(number))
    if length < LEAST_DIGITS:
        return False
    for value in _comparable(quantity, fact):
        held = abs(Decimal(value))
        if len(digits_of(held)) <= length:
            continue
        unit = Decimal(1).scaleb(held.adjusted() - length + 1)
        kept = [held.quantize(unit, how) for how in (ROUND_HALF_UP, ROUND_DOWN)]
        if number in kept:
            return True
    return False


def _is_chinese(piece: str) -> bool:
    """Whether a piece is Chinese; beside letters or digits one character is not enough.

    In 2020年GDP the 年 belongs to the year, though some alias has 全年GDP.
    """
    count = sum(map(is_han, piece))
    return count == len(piece) or count >= 2


def found_at(text: FieldText, offset: int, start: int, end: int) -> Evidence:
    """The evidence that stands at an offset of a fact's text."""
    field = text.field_at(offset)
    return Evidence(start, end, field, text.phrase_at(offset).strip(), TIERS[field])
