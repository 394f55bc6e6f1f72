"""From the text of a query to its pieces: what each stretch of it can mean.

What can be read in two ways is kept in both; which reading holds is settled
fact by fact in `rank`, by which of them the fact accounts for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from zgfacts.query.fold import fold, has_han, is_han, is_latin, words_with_places
from zgfacts.query.numbers import Quantity, find_numbers
from zgfacts.query.periods import When, find_periods
from zgfacts.query.traditional import simplified

if TYPE_CHECKING:
    from zgfacts.query.vocabulary import Sense, Vocabulary


class Phrase(NamedTuple):
    """A stretch of the query that the vocabulary knows."""

    start: int
    end: int
    sense: Sense


class Query(NamedTuple):
    """A query taken apart; offsets are into `text`, the folded query."""

    text: str
    phrases: tuple[Phrase, ...] = ()
    whens: tuple[When, ...] = ()
    numbers: tuple[Quantity, ...] = ()
    han_runs: tuple[tuple[int, int], ...] = ()
    words: tuple[tuple[int, int, str], ...] = ()
    asks: frozenset[str] = frozenset()

    def keys(self, type_: str) -> set[str]:
        """The keys of every phrase of one type: the places named, the kinds asked for."""
        return {phrase.sense.key for phrase in self.phrases if phrase.sense.type == type_}

    def piece(self, start: int, end: int) -> str:
        """The text of a stretch."""
        return self.text[start:end]

    def is_content(self, index: int) -> bool:
        """Whether the character at an offset has to be accounted for."""
        char = self.text[index]
        return is_latin(char) or is_han(char) or (ord(char) > 0x2FFF and char.isalnum())


def understand(vocabulary: Vocabulary, text: str) -> Query:
    """Every reading of every stretch of the query."""
    folded = simplified(fold(text), vocabulary.characters) if has_han(text) else fold(text)
    whens = _longest(find_periods(folded))
    dates = [(when.start, when.end) for when in whens]
    numbers = [
        number
        for number in find_numbers(folded)
        if not _strictly_inside(number.start, number.end, dates)
    ]
    # In 100% there is no 100 that a name could have.
    whole = dates + [(each.start, each.end) for each in numbers if each.percent]
    words = tuple(
        (start, end, word)
        for start, end, word in words_with_places(folded)
        if not _strictly_inside(start, end, whole)
    )
    runs = tuple(_han_runs(folded))
    phrases = [*_han_phrases(vocabulary, folded, runs), *_word_phrases(vocabulary, words)]
    if "%" in folded:
        phrases += _symbol_phrases(vocabulary, folded)
    return Query(
        text=folded,
        phrases=tuple(phrases),
        whens=tuple(whens),
        numbers=tuple(numbers),
        han_runs=runs,
        words=words,
        asks=frozenset(phrase.sense.key for phrase in phrases if phrase.sense.type == "ask"),
    )


def _longest(whens: list[When]) -> list[When]:
    """The dates that are no part of a longer one: in 2017-03-03 there is no 2017."""
    spans = [(when.start, when.end) for when in whens]
    return [when for when in whens if not _strictly_inside(when.start, when.end, spans)]


def _strictly_inside(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(
        first <= start and end <= last and (first, last) != (start, end) for first, last in spans
    )


def _han_runs(text: str) -> list[tuple[int, int]]:
    """The stretches that hold Chinese, with the letters and digits that touch them."""
    runs = []
    start = None
    for index, char in enumerate(text + " "):
        inside = is_han(char) or is_latin(char) or char in ".+"
        if inside and start is None:
            start = index
        elif not inside and start is not None:
            if any(is_han(each) for each in text[start:index]):
                runs.append((start, index))
            start = None
    return runs


def _han_phrases(
    vocabulary: Vocabulary, text: str, runs: tuple[tuple[int, int], ...]
) -> list[Phrase]:
    phrases = vocabulary.phrases
    longest = vocabulary.longest_phrase
    return [
        Phrase(start, end, sense)
        for first, last in runs
        for start in range(first, last)
        for end in range(start + 1, min(last, start + longest) + 1)
        if (is_han(text[start]) or is_han(text[end - 1])) and whole(text, start, end)
        for sense in phrases.get(text[start:end], ())
    ]


def _word_phrases(vocabulary: Vocabulary, words: tuple[tuple[int, int, str], ...]) -> list[Phrase]:
    phrases = vocabulary.phrases
    found = []
    for first in range(len(words)):
        key = ""
        for start, end, stemmed in words[first : first + 8]:
            key = f"{key} {stemmed}" if start != words[first][0] else stemmed
            found += [Phrase(words[first][0], end, sense) for sense in phrases.get(key, ())]
    return found


def _symbol_phrases(vocabulary: Vocabulary, text: str) -> list[Phrase]:
    senses = vocabulary.phrases.get("%", ())
    return [
        Phrase(at, at + 1, sense) for at, char in enumerate(text) if char == "%" for sense in senses
    ]


def whole(text: str, start: int, end: int) -> bool:
    """Whether a stretch cuts no word or number of letters and digits in two."""

    def joins(left: int) -> bool:
        if not 0 < left < len(text):
            return False
        before, after = text[left - 1], text[left]
        if is_latin(before) and is_latin(after):
            return True
        return (before == "." and after.isdigit()) or (before.isdigit() and after == ".")

    return not (joins(start) or joins(end))
