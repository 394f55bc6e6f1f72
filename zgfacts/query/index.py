"""The index of a store: which facts have an atom, and what phrases mean.

`Index` is what search needs of one; `MemoryIndex` answers from the facts
themselves, `zgfacts.cache` from a file made of them. Sets of facts are whole
numbers whose bits are the facts, in the order in which people read them.
"""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from re import findall
from typing import TYPE_CHECKING, Final, Protocol

from zgfacts.model import KIND_ORDER
from zgfacts.query.atoms import TYPED, initials, typed_atoms
from zgfacts.query.fold import beginnings, fold, is_han
from zgfacts.query.pinyin import joined, spelled
from zgfacts.query.senses import Senses, sense_table
from zgfacts.query.texts import FactTexts, pieces_of, readings_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from zgfacts.model import Fact, Indicator, Name, Place, Source
    from zgfacts.query.senses import Sense
    from zgfacts.store import FactStore

_LETTERS: Final = "[a-z]+"


class Index(Protocol):
    """What search and selection ask of a store."""

    @property
    def everything(self) -> int:
        """All facts."""

    @property
    def longest_phrase(self) -> int:
        """The length of the longest phrase with a meaning, in characters."""

    def having(self, atoms: Collection[str]) -> dict[str, int]:
        """The facts that have each atom; 0 where none has."""

    def texts(self, facts: int) -> Iterable[FactTexts]:
        """These facts with their words, in their order."""

    def senses(self, keys: Collection[str]) -> Senses:
        """What those of the phrases mean that mean anything."""

    def pinyin_senses(self, rows: Collection[str]) -> Senses:
        """What those rows of syllables mean that are the pinyin of a phrase."""

    def knows(self, char: str) -> bool:
        """Whether some fact or phrase is written with a character."""

    def words(self) -> Collection[str]:
        """Every word in letters that a slip of the hand could have meant."""

    def between(self, left: str, right: str) -> set[str]:
        """Characters that may stand between two stretches of text, one of them perhaps empty."""

    def place(self, id_: str) -> Place | None:
        """A place."""

    def is_id(self, table: str, id_: str) -> bool:
        """Whether a source or an indicator goes by this id."""


class MemoryIndex:
    """An index that looks at the facts themselves.

    Each part is made when a query first needs it: an English question never
    pays for pinyin.
    """

    def __init__(self, store: FactStore) -> None:
        """Take the facts in the order in which people read them."""
        self._store = store
        self._facts: list[Fact] = sorted(store, key=reading_order)
        self.everything = (1 << len(self._facts)) - 1
        self._held: dict[str, int] = {}
        self._typed: dict[str, dict[str, int]] = {}

    @cached_property
    def _readings(self) -> Mapping[str, str]:
        return readings_of(names_of(self._store))

    @cached_property
    def _texts(self) -> list[FactTexts]:
        return [FactTexts(fact, self._spelled) for fact in self._facts]

    def _spelled(self, chinese: str) -> list[str]:
        return spelled(chinese, self._readings)

    @cached_property
    def _raw(self) -> list[str]:
        return [texts.raw for texts in self._texts]

    @cached_property
    def _everything_raw(self) -> str:
        return "\n".join(self._raw)

    def texts(self, facts: int) -> Iterable[FactTexts]:
        """These facts with their words, in their order."""
        return [self._texts[at] for at in numbers(facts)]

    def having(self, atoms: Collection[str]) -> dict[str, int]:
        """The facts that have each atom."""
        for atom in atoms:
            if atom not in self._held:
                self._held[atom] = self._having(*atom.split("=", 1))
        return {atom: self._held[atom] for atom in atoms}

    def _having(self, type_: str, value: str) -> int:
        if type_ in ("c", "1"):
            return bits_of(at for at, raw in enumerate(self._raw) if value in raw)
        if type_ == "w":
            return bits_of(self._with_word(value))
        if type_ == "p":
            return bits_of(at for at, row in enumerate(self._pinyin) if value in row)
        if type_ == "i":
            return self._initials.get(value, 0)
        return self._of_type(type_).get(value, 0)

    def _with_word(self, word: str) -> Iterator[int]:
        begun = beginnings(word)
        key = f" {word} "
        for at, raw in enumerate(self._raw):
            if any(each in raw for each in begun):
                texts = self._texts[at]
                if key in texts.english.text or key in texts.english_context.text:
                    yield at

    def _of_type(self, type_: str) -> dict[str, int]:
        """The facts by the values of one type; all types that are no words' at once for times."""
        if type_ not in self._typed:
            table: dict[str, int] = {}
            for at, fact in enumerate(self._facts):
                values: Iterable[str]
                if type_ in TYPED:
                    values = TYPED[type_](fact)
                else:
                    mark = f"{type_}="
                    values = (
                        atom[len(mark) :]
                        for atom in typed_atoms(fact, self.place)
                        if atom.startswith(mark)
                    )
                for value in values:
                    table[value] = table.get(value, 0) | 1 << at
            self._typed[type_] = table
        return self._typed[type_]

    @cached_property
    def _pinyin(self) -> list[str]:
        return [texts.pinyin.text for texts in self._texts]

    @cached_property
    def _initials(self) -> dict[str, int]:
        table: dict[str, int] = {}
        for at, text in enumerate(self._pinyin):
            for row in text.split("\n"):
                for letters in initials(row):
                    table[letters] = table.get(letters, 0) | 1 << at
        return table

    @cached_property
    def _senses(self) -> Senses:
        store = self._store
        return sense_table(store.places.values(), store.units.values(), store.indicators.values())

    @cached_property
    def longest_phrase(self) -> int:
        """The length of the longest phrase, in characters."""
        return max(map(len, self._senses))

    def senses(self, keys: Collection[str]) -> Senses:
        """What the phrases mean."""
        table = self._senses
        return {key: table[key] for key in keys if key in table}

    @cached_property
    def _pinyin_senses(self) -> Senses:
        return senses_by_pinyin(self._senses, self._readings)

    def pinyin_senses(self, rows: Collection[str]) -> Senses:
        """What the rows of syllables mean."""
        table = self._pinyin_senses
        return {row: table[row] for row in rows if row in table}

    @cached_property
    def _characters(self) -> frozenset[str]:
        return frozenset(self._everything_raw) | frozenset("".join(self._senses))

    def knows(self, char: str) -> bool:
        """Whether some fact or phrase is written with a character."""
        return char in self._characters

    def words(self) -> Collection[str]:
        """Every word that a slip could have meant."""
        return self._words

    @cached_property
    def _words(self) -> set[str]:
        found = words_of_names(self._senses, (fact.name.pinyin for fact in self._facts))
        pieces = (piece for fact in self._facts for piece in pieces_of(fact))
        for text in {text for piece in pieces for text in (piece.zh, piece.en)}:
            found.update(words_of_text(fold(text)))
        return found

    def between(self, left: str, right: str) -> set[str]:
        """Characters that stand between two stretches of text."""
        text, beside = self._everything_raw, left or right
        found = set()
        at = text.find(beside)
        while at >= 0:
            middle = at + len(left) if left else at - 1
            if middle >= 0 and text.startswith(right, middle + 1):
                found.add(text[middle : middle + 1])
            at = text.find(beside, at + 1)
        return set(filter(is_han, filter(None, found)))

    def place(self, id_: str) -> Place | None:
        """A place."""
        return self._store.places.get(id_)

    def is_id(self, table: str, id_: str) -> bool:
        """Whether a source or an indicator goes by this id."""
        tables: dict[str, Mapping[str, Source] | Mapping[str, Indicator]] = {
            "sources": self._store.sources,
            "indicators": self._store.indicators,
        }
        return id_ in tables[table]


def numbers(bits: int) -> Iterator[int]:
    """The facts of a set, one by one, in their order."""
    data = bits.to_bytes((bits.bit_length() + 7) // 8, "little")
    for at, byte in enumerate(data):
        if byte:
            for bit in range(8):
                if byte >> bit & 1:
                    yield at * 8 + bit


def bits_of(facts: Iterable[int]) -> int:
    """The set of these facts."""
    found = list(facts)
    if not found:
        return 0
    data = bytearray(max(found) // 8 + 1)
    for at in found:
        data[at >> 3] |= 1 << (at & 7)
    return int.from_bytes(data, "little")


def names_of(store: FactStore) -> Iterator[Name]:
    """Every name of a store that carries pinyin by hand."""
    for table in (store, store.indicators.values(), store.places.values()):
        for each in table:
            yield each.name


def senses_by_pinyin(senses: Senses, readings: Mapping[str, str]) -> Senses:
    """The Chinese phrases with a meaning of their own, by their pinyin."""
    table: dict[str, tuple[Sense, ...]] = {}
    for phrase, own in senses.items():
        if all(map(is_han, phrase)):
            row = joined(spelled(phrase, readings))
            table[row] = tuple(dict.fromkeys((*table.get(row, ()), *own)))
    return table


def words_of_text(text: str) -> list[str]:
    """The words in letters of folded text that a slip of the hand could have meant."""
    return [word for word in findall(_LETTERS, text) if len(word) > 3]


def words_of_names(phrases: Iterable[str], pinyin: Iterable[str]) -> set[str]:
    """The words in letters of phrases and of names in pinyin that a slip could have meant."""
    found = {word for phrase in phrases for word in findall(_LETTERS, phrase)}
    for name in pinyin:
        parts = findall(_LETTERS, fold(name))
        found.update(parts)
        found.update(first + second for first, second in pairwise(parts))
    return found


def reading_order(fact: Fact) -> tuple[int, bool, str, str, str]:
    """Kind by kind, the headline indicators first, in the order of time."""
    return (
        KIND_ORDER.index(fact.kind),
        fact.kind != "signing" and not (fact.indicator and fact.indicator.headline),
        fact.period.start if fact.period else "9",
        fact.period.end if fact.period else "9",
        fact.id,
    )
