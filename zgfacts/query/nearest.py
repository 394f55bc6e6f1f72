"""The facts nearest to a query that no fact answers: those that account for most of it."""

from __future__ import annotations

from functools import reduce
from itertools import islice
from operator import and_, or_
from typing import TYPE_CHECKING, Final, NamedTuple

from zgfacts.model import KINDS
from zgfacts.query.candidates import (
    coverage,
    options,
    pinyin_options,
    pinyin_phrases,
    synonym_options,
)
from zgfacts.query.cover import cover_of
from zgfacts.query.evidence import Arcs, Evidence, Reader
from zgfacts.query.find import fillers_of, loose_word_fillers, pinyin_fillers
from zgfacts.query.fold import is_han
from zgfacts.query.index import bits_of, numbers
from zgfacts.query.rank import LOOSE_KINDS, MEASURES, TELLING, key_of_hit
from zgfacts.query.synonyms import synonyms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgfacts.model import Fact
    from zgfacts.query.candidates import Coverage
    from zgfacts.query.index import Index
    from zgfacts.query.select import Selection
    from zgfacts.query.texts import FactTexts
    from zgfacts.query.understand import Query

#: So many of the nearest facts are named.
NAMED: Final = 3

#: What a word, a number or a time weighs, and what a Chinese character alone; one more each
#: in what names a measure, which is what such a query is about.
_WORD, _CHARACTER = 2, 1

#: So many facts are read, of those that may account for most, and so many units are put first.
_MOST_READ, _MOST_BEGUN = 200, 12

#: What must be accounted for, a field or a kind: the facts of a place, of a year, those that
#: grew or are projects are many, and near to nothing.
_SAYING: Final = frozenset((*TELLING, "value"))
_SAYING_KINDS: Final = frozenset(KINDS).difference(MEASURES, LOOSE_KINDS)


class Near(NamedTuple):
    """A fact that accounts for a query but for the stretches `left_out`."""

    fact: Fact
    left_out: tuple[tuple[int, int], ...]


class _Unit(NamedTuple):
    """A stretch that is accounted for whole or not at all, and the facts that may do so."""

    start: int
    end: int
    weight: int
    facts: int


def nearest(index: Index, query: Query, selection: Selection) -> list[Near]:
    """The facts that leave least of a query out, however freely the rest is read, best first."""
    reading = _Reading(index, query)
    units = list(_units(query, reading.covered, selection.candidates(index)))
    missing = [Evidence(each.start, each.end, "missing", "", each.weight) for each in units]
    kinds = query.keys("kind")
    empty = _empty(query)
    found: list[tuple[int, tuple[int | str, ...], Near]] = []
    for least, facts in _in_turn(units):
        if sum(weight < least for weight, _, _ in found) >= NAMED:
            break
        for texts in index.texts(facts):
            if texts.fact not in selection:
                continue
            cover = cover_of(query, [*reading.arcs(texts), *missing]) or []
            kept = [piece for piece in cover if not piece.is_missing]
            gone = [piece for piece in cover if piece.is_missing]
            if any(_says(query, piece, empty) for piece in kept):
                weight = sum(piece.tier for piece in gone)
                other_kind = bool(kinds) and texts.fact.kind not in kinds
                key = (other_kind, *key_of_hit(query, texts.fact, kept))
                left_out = tuple((piece.start, piece.end) for piece in gone)
                found.append((weight, key, Near(texts.fact, left_out)))
    return [near for _, _, near in sorted(found, key=lambda each: each[:2])]


class _Reading:
    """A query with every way of reading it that search knows, one of which each word may take."""

    def __init__(self, index: Index, query: Query) -> None:
        self._reader = Reader(index, query, freely=True)
        self._synonyms = synonyms(query)
        self._pinyin = pinyin_phrases(index, query)
        self._fillers = [
            *fillers_of(query, loosely=True),
            *loose_word_fillers(query),
            *pinyin_fillers(self._pinyin),
        ]
        ways = [*options(index, query), *synonym_options(self._synonyms)]
        empty = [(each.start, each.end) for each in self._fillers]
        # A word that some fact has is not taken for the initials of a name.
        known = coverage(index, query, ways, empty).facts
        spelled = [
            each
            for each in pinyin_options(index, query, self._pinyin)
            if 0 in known[each.start : each.end]
        ]
        #: The facts that may account for each character.
        self.covered = coverage(index, query, [*ways, *spelled], empty)

    def arcs(self, texts: FactTexts) -> Arcs:
        """What may account for words: what the fact has, and what carries nothing."""
        return [
            *self._reader.arcs(texts),
            *self._reader.by_synonyms(texts, self._synonyms),
            *self._reader.by_pinyin(texts, self._pinyin),
            *self._fillers,
        ]


def _empty(query: Query) -> set[int]:
    """Where a query only says where, or nothing."""
    empty = [each for each in query.phrases if each.sense.type in ("place", "filler")]
    return {at for each in empty for at in range(each.start, each.end)}


def _says(query: Query, piece: Evidence, empty: set[int]) -> bool:
    """Whether a piece tells more of a fact than where, when and of which general kind it is."""
    said = [at for at in range(piece.start, piece.end) if query.is_content(at)]
    if empty.issuperset(said):
        return False
    return piece.field in _SAYING or (piece.field == "kind" and piece.found in _SAYING_KINDS)


def _units(query: Query, covered: Coverage, allowed: int) -> Iterator[_Unit]:
    """The stretches that have to be accounted for: words, times, numbers, Chinese characters."""
    measures = [each for each in query.phrases if each.sense.type == "indicator"]
    measured = {at for each in measures for at in range(each.start, each.end)}
    figures = {
        **{each.start: each.end for each in query.numbers},
        **{each.start: each.end for each in query.whens},
    }
    ends = {start: end for start, end, _ in query.words} | figures
    at = 0
    while at < len(query.text):
        end = ends.get(at, at + 1)
        if at not in figures:
            # In RMB13.5b the figure is known or unknown by itself.
            end = next((cut for cut in range(at + 1, end) if cut in figures), end)
        sets = [facts for facts in covered.facts[at:end] if facts is not None]
        if sets:
            alone = end - at == 1 and is_han(query.text[at])
            weight = (_CHARACTER if alone else _WORD) + (at in measured)
            yield _Unit(at, end, weight, reduce(and_, sets, allowed))
        at = end


def _in_turn(units: list[_Unit]) -> Iterator[tuple[int, int]]:
    """Sets of facts that may account for most units, and what these leave out at the least.

    From each of the first units on, the weightiest and rarest are put together as long as
    some fact has all of them. What such facts truly account for shows when they are read,
    so those that may account for less come after, up to a limit.
    """
    whole = sum(each.weight for each in units)
    known = sorted(
        (unit for unit in units if unit.facts),
        key=lambda unit: (-unit.weight, unit.facts.bit_count(), unit.start),
    )
    left = reduce(or_, (each.facts for each in known), 0)
    free = _MOST_READ
    while left and free:
        said, best = 0, 0
        for first in known[:_MOST_BEGUN]:
            facts, weight = left, 0
            for each in (first, *known):
                if facts & each.facts and not (weight and each is first):
                    facts, weight = facts & each.facts, weight + each.weight
            if weight > said:
                said, best = weight, facts
        if not said:
            break
        read = bits_of(islice(numbers(best), free))
        yield whole - said, read
        left &= ~best
        free -= read.bit_count()
