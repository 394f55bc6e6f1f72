"""Other words for the same thing, asked only where the words as typed find nothing.

`synonyms.txt` holds a group a line, `loose.txt` words that carry nothing where
everything else is accounted for. Both are data of the trade, not of a store.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from zgfacts.query.fold import beginnings, is_han
from zgfacts.query.senses import key_of
from zgfacts.query.understand import whole
from zgfacts.query.words import split

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from zgfacts.query.understand import Query

#: The longest phrase of either table: words in English, characters in Chinese.
_MOST_WORDS: Final = 4
_MOST_CHARACTERS: Final = 8


class Synonym(NamedTuple):
    """A stretch of the query and the keys of the other words for it, folded as texts are."""

    start: int
    end: int
    others: tuple[str, ...]


@cache
def words_text(name: str) -> str:
    """A table of words as one text in which each word stands between marks."""
    lines = Path(__file__).with_name(name).read_text("utf-8").splitlines()
    kept = "\n".join(f"|{line}|" for line in lines if line and not line.startswith("#"))
    return f"\n{kept}\n"


def _lines(query: Query, name: str) -> Iterator[tuple[str, ...]]:
    """The keys of those lines of a table that have a word which the query may have.

    To take the whole table apart would take longer than the search.
    """
    begun = {each for _, _, word in query.words for each in beginnings(word)}
    for first, last in query.han_runs:
        begun |= {query.text[at : at + 2] for at in range(first, last - 1)}
        begun |= {f"{query.text[at]}|" for at in range(first, last)}
    for start in sorted({start for each in begun for start in _starts(name, each)}):
        yield _keys(name, start)


# A query with a slip is read again with each word that may be meant, most words the same.
@lru_cache(maxsize=2048)
def _starts(name: str, begun: str) -> tuple[int, ...]:
    """Where the lines of a table start that have a word which begins so."""
    text = words_text(name)
    starts = []
    at = text.find(f"|{begun}")
    while at >= 0:
        starts.append(text.rfind("\n", 0, at) + 1)
        at = text.find(f"|{begun}", text.index("\n", at))
    return tuple(starts)


@lru_cache(maxsize=2048)
def _keys(name: str, start: int) -> tuple[str, ...]:
    """The keys of the line that starts there."""
    text = words_text(name)
    words = text[start + 1 : text.index("\n", start) - 1]
    return tuple(dict.fromkeys(filter(None, map(key_of, split(words)))))


def synonyms(query: Query) -> list[Synonym]:
    """The stretches of a query for which there are other words."""
    table: dict[str, dict[str, None]] = {}
    for keys in _lines(query, "synonyms.txt"):
        for key in keys:
            table.setdefault(key, {}).update(dict.fromkeys(keys))
    return [
        Synonym(start, end, tuple(each for each in table[key] if each != key))
        for start, end, key in _stretches(query, table)
    ]


def loose_words(query: Query) -> list[tuple[int, int]]:
    """The stretches of a query that carry nothing where all else is accounted for."""
    known = {key for keys in _lines(query, "loose.txt") for key in keys}
    return [(start, end) for start, end, _ in _stretches(query, known)]


def _meant(query: Query) -> list[tuple[int, int]]:
    """The stretches that are meant as they stand: the highest, last year, a target, and places."""
    types = ("computation", "relative", "place", "status")
    return [(each.start, each.end) for each in query.phrases if each.sense.type in types]


def _stretches(query: Query, known: Container[str]) -> Iterator[tuple[int, int, str]]:
    meant = _meant(query)
    for start, end, key in _all_stretches(query, known):
        if not any(start < last and first < end for first, last in meant):
            yield start, end, key


def _all_stretches(query: Query, known: Container[str]) -> Iterator[tuple[int, int, str]]:
    words = query.words
    for first, (start, _, _) in enumerate(words):
        key = ""
        for _, end, stemmed in words[first : first + _MOST_WORDS]:
            key = f"{key} {stemmed}" if key else stemmed
            if key in known:
                yield start, end, key
    text = query.text
    for first, last in query.han_runs:
        for start in range(first, last):
            for end in range(start + 1, min(last, start + _MOST_CHARACTERS) + 1):
                piece = text[start:end]
                if piece in known and any(map(is_han, piece)) and whole(text, start, end):
                    yield start, end, piece
