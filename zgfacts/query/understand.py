"""From the text of a query to its pieces: what each stretch of it can mean.

What can be read in two ways is kept in both; which reading holds is settled
fact by fact in `rank`, by which of them the fact accounts for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from zgfacts.query.fold import fold, is_han, is_latin, words_with_places
from zgfacts.query.numbers import Quantity, find_numbers
from zgfacts.query.periods import When, find_periods
from zgfacts.query.respell import respelled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zgfacts.query.index import Index
    from zgfacts.query.senses import Sense


#: Units that need no s when there are many of them.
_MANY: Final = ("people", "percent", "km", "yuan")


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
    asking: tuple[Phrase, ...] = ()

    @property
    def asks(self) -> set[str]:
        """What is asked for: a value, a day, a venue, a name."""
        return {phrase.sense.key for phrase in self.asking if phrase.sense.type == "ask"}

    def keys(self, type_: str) -> set[str]:
        """The keys of every phrase of one type: the places named, the kinds asked for."""
        return {phrase.sense.key for phrase in self.phrases if phrase.sense.type == type_}

    def piece(self, start: int, end: int) -> str:
        """The text of a stretch."""
        return self.text[start:end]

    def without(self, spans: Iterable[tuple[int, int]]) -> str:
        """The text with blanks in place of each of these stretches; offsets stay as they are."""
        text = self.text
        for start, end in spans:
            text = text[:start] + " " * (end - start) + text[end:]
        return text

    def is_apart(self, start: int, end: int) -> bool:
        """Whether no letter, digit or Chinese stands on either side of a stretch."""
        beside = self.text[max(start - 1, 0) : start] + self.text[end : end + 1]
        return not any(map(str.isalnum, beside))

    def is_content(self, index: int) -> bool:
        """Whether the character at an offset has to be accounted for."""
        char = self.text[index]
        return is_latin(char) or is_han(char) or (ord(char) > 0x2FFF and char.isalnum())


def understand(index: Index, text: str) -> Query:
    """Every reading of every stretch of the query."""
    folded = respelled(index, fold(text))
    whens = _longest(find_periods(folded))
    dates = [(when.start, when.end) for when in whens]
    numbers = [
        number
        for number in find_numbers(folded)
        if not strictly_inside(number.start, number.end, dates)
    ]
    # In 100% there is no 100 that a name could have.
    whole = dates + [(each.start, each.end) for each in numbers if each.percent]
    words = tuple(
        (start, end, word)
        for start, end, word in words_with_places(folded)
        if not strictly_inside(start, end, whole)
    )
    runs = tuple(_han_runs(folded))
    stretches = [
        *_han_stretches(folded, runs, index.longest_phrase),
        *_word_stretches(words),
        *((at, at + 1, "%") for at, char in enumerate(folded) if char == "%"),
    ]
    senses = index.senses({key for _, _, key in stretches})
    phrases = [
        phrase
        for start, end, key in stretches
        for sense in senses.get(key, ())
        if not _tells_which(phrase := Phrase(start, end, sense), folded, words)
    ]
    return Query(
        text=folded,
        phrases=tuple(phrases),
        whens=tuple(whens),
        numbers=tuple(numbers),
        han_runs=runs,
        words=words,
        asking=(*_asking(phrases), *_counted(phrases, words)),
    )


def _tells_which(phrase: Phrase, text: str, words: tuple[tuple[int, int, str], ...]) -> bool:
    """Whether a word for a unit only tells which of what stands behind it: how many town cadres."""
    if phrase.sense.type not in ("ask-unit", "unit"):
        return False
    ends = [end for _, end, _ in words]
    if phrase.end not in ends[1:-1]:
        return False
    at = ends.index(phrase.end)
    asked = text[words[max(at - 2, 0)][0] : words[at][0]].split() == ["how", "many"]
    unit = text[words[at][0] : words[at][1]]
    return asked and not unit.endswith("s") and unit not in _MANY


def _asking(phrases: list[Phrase]) -> tuple[Phrase, ...]:
    """The phrases that ask: in 什么时候 it is when, though 什么 alone asks what."""
    asking = [phrase for phrase in phrases if phrase.sense.type in ("ask", "ask-unit")]
    spans = [(phrase.start, phrase.end) for phrase in asking]
    return tuple(
        phrase for phrase in asking if not strictly_inside(phrase.start, phrase.end, spans)
    )


def _counted(phrases: list[Phrase], words: tuple[tuple[int, int, str], ...]) -> list[Phrase]:
    """The units that stand close behind "how many": of lantern companies, companies."""
    near = {
        start
        for asked in phrases
        if asked.sense == ("ask", "value")
        for start, _, _ in [word for word in words if word[0] >= asked.end][:2]
    }
    return [
        Phrase(phrase.start, phrase.end, phrase.sense._replace(type="counted"))
        for phrase in phrases
        if phrase.sense.type == "unit" and phrase.start in near
    ]


def _longest(whens: list[When]) -> list[When]:
    """The dates that are no part of a longer one: in 2017-03-03 there is no 2017."""
    spans = [(when.start, when.end) for when in whens]
    return [when for when in whens if not strictly_inside(when.start, when.end, spans)]


def strictly_inside(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    """Whether a stretch is a part, and not the whole, of one of these."""
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


def _han_stretches(
    text: str, runs: tuple[tuple[int, int], ...], longest: int
) -> list[tuple[int, int, str]]:
    return [
        (start, end, text[start:end])
        for first, last in runs
        for start in range(first, last)
        for end in range(start + 1, min(last, start + longest) + 1)
        if (is_han(text[start]) or is_han(text[end - 1])) and whole(text, start, end)
    ]


def _word_stretches(words: tuple[tuple[int, int, str], ...]) -> list[tuple[int, int, str]]:
    found = []
    for first in range(len(words)):
        key = ""
        for start, end, stemmed in words[first : first + 8]:
            key = f"{key} {stemmed}" if start != words[first][0] else stemmed
            found.append((words[first][0], end, key))
    return found


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
