"""Which facts may account for every word of a query: those with atoms for each stretch.

What is found here is looked at closely in `evidence`; it may be too much,
never too little.
"""

from __future__ import annotations

from functools import reduce
from itertools import pairwise
from operator import and_, or_
from typing import TYPE_CHECKING, Final, NamedTuple

from zgfacts.query import atoms
from zgfacts.query.fold import is_han
from zgfacts.query.pinyin import joined, split_word
from zgfacts.query.understand import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zgfacts.query.index import Index
    from zgfacts.query.synonyms import Synonym
    from zgfacts.query.understand import Query

#: The longest row of syllables that is looked up as a phrase.
_LONGEST_ROW = 8


#: What a name may count by a single character: three arrows, five remakings.
NUMERALS: Final = "一二三四五六七八九十两双"

#: Between atoms all of which a fact must have.
_ALL: Final = "&"


class Option(NamedTuple):
    """One way to account for a stretch of a query: a fact with one of these atoms.

    An atom may be several, with `&` between. Where it is not `sure`, having one does not
    say that the fact has the stretch.
    """

    start: int
    end: int
    atoms: tuple[str, ...]
    sure: bool = True


def options(index: Index, query: Query) -> list[Option]:
    """The ways to account for the stretches of a query as it stands."""
    return [
        *(
            Option(phrase.start, phrase.end, found)
            for phrase in query.phrases
            if (found := sense_atoms(index, query, phrase))
        ),
        *(
            Option(
                when.start,
                when.end,
                (*atoms.of_when(when)[0], *atoms.of_printed(when), atoms.ANY_TIME),
            )
            for when in query.whens
        ),
        *(
            Option(each.start, each.end, (f"n={atoms.number(each.value)}",))
            for each in query.numbers
        ),
        *(
            Option(each.start, each.end, (f"s={digits[: atoms.LEAST_DIGITS]}",), sure=False)
            for each in query.numbers
            if len(digits := atoms.digits_of(each.value)) >= atoms.LEAST_DIGITS
        ),
        *_chinese(query),
        *(Option(start, end, (f"w={word}",)) for start, end, word in query.words),
    ]


def sense_atoms(index: Index, query: Query, phrase: Phrase) -> tuple[str, ...]:
    """The atoms of a phrase with a type; none where it does not narrow."""
    type_, key = phrase.sense.type, phrase.sense.key
    if type_ == "place":
        inner = [
            f"place={id_}"
            for id_ in sorted(query.keys("place"))
            if (place := index.place(id_)) and key in atoms.outer(place, index.place)
        ]
        return (f"place={key}", f"within={key}", *inner)
    if type_ in ("indicator", "side"):
        return (f"indicator={key}",)
    if type_ in ("kind", "status", "unit"):
        return (f"{type_}={key}",)
    return ()


def _chinese(query: Query) -> Iterator[Option]:
    text = query.text
    for first, last in query.han_runs:
        if last - first == 1:
            yield Option(first, last, (f"1={text[first]}",))
            continue
        found = [(first + at, f"c={pair}") for at, pair in atoms.pairs(text[first:last])]
        for start, atom in found:
            yield Option(start, start + 2, (atom,))
        every = tuple(atom for _, atom in found)
        for at in range(first, last):
            if text[at] in NUMERALS:
                yield Option(at, at + 1, (f"1={text[at]}",))
            if not is_han(text[at]):
                yield Option(at, at + 1, every, sure=False)


def synonym_options(synonyms: Iterable[Synonym]) -> Iterator[Option]:
    """The ways to account for words by other words for the same thing."""
    for each in synonyms:
        yield Option(each.start, each.end, tuple(map(_telling, each.others)))


def _telling(key: str) -> str:
    """The atoms that whatever has this phrase has."""
    if any(map(is_han, key)):
        return _ALL.join(f"c={pair}" for _, pair in atoms.pairs(key)) or f"1={key[0]}"
    return _ALL.join(f"w={word}" for word in key.split())


class PinyinSense(NamedTuple):
    """A phrase with a meaning, and the row of syllables that it was typed as."""

    phrase: Phrase
    row: str


def pinyin_phrases(index: Index, query: Query) -> list[PinyinSense]:
    """The stretches of letters that are the pinyin of phrases with a meaning of their own."""
    rows = list(_rows(query))
    senses = index.pinyin_senses({row for _, _, row in rows})
    return [
        PinyinSense(Phrase(start, end, sense), row)
        for start, end, row in rows
        for sense in senses.get(row, ())
    ]


def pinyin_options(index: Index, query: Query, phrases: Iterable[PinyinSense]) -> Iterator[Option]:
    """The ways to account for letters as pinyin or initials."""
    for start, end, row in _rows(query, most=2):
        if row.count("'") == 3:
            yield Option(start, end, (f"p={row}",))
    for start, end, _ in query.words:
        letters = query.text[start:end]
        if is_initials(letters):
            yield Option(start, end, (f"i={letters[: atoms.LEAST_INITIALS]}",))
    for each in phrases:
        if found := sense_atoms(index, query, each.phrase):
            yield Option(each.phrase.start, each.phrase.end, found)


def is_initials(letters: str) -> bool:
    """Whether letters may be the initials of a name."""
    return len(letters) >= atoms.LEAST_INITIALS and letters.isalpha()


def _letters(query: Query) -> Iterator[tuple[int, int]]:
    """The stretches of letters of a query, taken apart where a mark parts syllables: gou'an."""
    for start, end, _ in query.words:
        at = start
        for part in query.text[start:end].split("'"):
            yield at, at + len(part)
            at += len(part) + 1


def syllables(query: Query) -> dict[int, set[tuple[int, str]]]:
    """The syllables that a stretch of letters may hold, by where each starts: its end and text."""
    edges: dict[int, set[tuple[int, str]]] = {}
    for start, end in _letters(query):
        for way in split_word(query.text[start:end]):
            for first, last, syllable in way:
                edges.setdefault(start + first, set()).add((start + last, syllable))
    return edges


def syllable_rows(query: Query, known: str | None, most: int) -> Iterator[tuple[int, int, str]]:
    """Stretches of letters as rows of syllables: start, end, the row.

    Only rows that stand in the text `known`, where one is given, and of `most` syllables.
    """
    edges = syllables(query)
    next_word = {
        end: start
        for (_, end), (start, _) in pairwise(_letters(query))
        if not query.text[end:start].strip(" '-")
    }

    def rows(at: int, row: tuple[str, ...]) -> Iterator[tuple[int, tuple[str, ...]]]:
        for end, syllable in sorted(edges.get(at, ())):
            longer = (*row, syllable)
            if known is None or joined(longer) in known:
                yield end, longer
                if len(longer) < most:
                    yield from rows(end, longer)
                    if end in next_word:
                        yield from rows(next_word[end], longer)

    for start in sorted(edges):
        for end, row in dict.fromkeys(rows(start, ())):
            yield start, end, joined(row)


def _rows(query: Query, most: int = _LONGEST_ROW) -> Iterator[tuple[int, int, str]]:
    return syllable_rows(query, None, most)


class Coverage(NamedTuple):
    """Per character of a query's text, the facts that may account for it; None: any fact.

    `some` are the facts that may account for anything at all.
    """

    facts: tuple[int | None, ...]
    some: int

    def all(self, allowed: int) -> int:
        """Those of the facts allowed that may account for the whole."""
        found = allowed & self.some
        for each in set(self.facts):
            if each is not None:
                found &= each
        return found


def coverage(
    index: Index, query: Query, ways: Iterable[Option], empty: Iterable[tuple[int, int]]
) -> Coverage:
    """The facts that may account for each character; what lies in `empty` carries nothing."""
    ways = list(ways)
    held = index.having({atom for way in ways for each in way.atoms for atom in each.split(_ALL)})
    empty = set(empty)
    free = {at for start, end in empty for at in range(start, end)}
    facts: list[int | None] = []
    over: list[list[int]] = [[] for _ in query.text]
    some = 0
    for way in ways:
        bits = 0
        for each in way.atoms:
            bits |= reduce(and_, (held[atom] for atom in each.split(_ALL)))
        if (way.start, way.end) not in empty:
            some |= bits
        for at in range(way.start, way.end):
            over[at].append(bits)
    for at, sets in enumerate(over):
        content = query.is_content(at) and at not in free
        facts.append(reduce(or_, sets, 0) if content else None)
    return Coverage(tuple(facts), some)
