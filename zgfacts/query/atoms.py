"""Atoms: the smallest things by which a fact can be found, as text.

`c=恐龙` two characters that stand side by side, `1=恐` one character, `w=lantern`
the stem of a word, `p='kong'long'` two syllables, `i=klzx` four initials,
`place=zigong`, `kind=growth`, `n=163` a number, `s=145` the first digits of one that
has more, `y=2017` a year. An index keeps for each atom the facts that have it; a query
asks for atoms (`candidates`) and what has them is then looked at closely (`evidence`).
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from operator import add
from re import findall
from typing import TYPE_CHECKING, Final

from zgfacts.model import Fact, Number, Period, Place, exact
from zgfacts.query.fold import fold, is_han, is_latin, stems
from zgfacts.query.texts import bases_of, places_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from zgfacts.query.periods import When

#: Three letters begin too many names.
LEAST_INITIALS: Final = 4

#: A figure that is typed with fewer digits is not rounded but another one.
LEAST_DIGITS: Final = 3

#: A span of more years is kept as one that may lie in any time.
_LONGEST_SPAN: Final = 20

#: The atom of what may lie in any time: it is looked at whenever a time is asked for.
ANY_TIME: Final = "y=*"


def pairs(text: str) -> Iterator[tuple[int, str]]:
    """Two characters side by side of which one is Chinese, each with its offset."""
    if text.isascii():
        return
    if min(text) >= "\u4e00" and max(text) <= "\u9fff":
        yield from enumerate(map(add, text, text[1:]))
        return
    # A pattern with so many ranges takes longer to compile than most queries to answer.
    for at, (first, second) in enumerate(pairwise(text)):
        if is_han(first):
            if is_han(second) or _in_run(second):
                yield at, first + second
        elif is_han(second) and _in_run(first):
            yield at, first + second


def _in_run(char: str) -> bool:
    return is_han(char) or is_latin(char) or char in ".+"


def initials(row: str) -> Iterator[str]:
    """The initials of four syllables side by side."""
    letters = "".join(syllable[0] for syllable in row.split("'") if syllable)
    for at in range(len(letters) - LEAST_INITIALS + 1):
        yield letters[at : at + LEAST_INITIALS]


def number(value: Number) -> str:
    """The text of a number without its sign: 3.6 for -3.60, 13 for 13.0."""
    plain = abs(value) if isinstance(value, int) else exact(abs(value))
    return str(plain) if isinstance(plain, int) else format(plain, "f")


def leading(value: Number) -> tuple[str, ...]:
    """The first three digits of a number, as they stand and rounded; none if it has no more.

    >>> leading(Decimal("1458.44")), leading(163)
    (('145', '146'), ())
    """
    digits = digits_of(value)
    if len(digits) <= LEAST_DIGITS:
        return ()
    first = int(digits[:LEAST_DIGITS])
    up = str(first + (digits[LEAST_DIGITS] >= "5"))[:LEAST_DIGITS]
    return tuple(dict.fromkeys((str(first), up)))


def digits_of(value: Number) -> str:
    """The digits of a number that signify: 145844 of 1458.44 and of 145844000000."""
    return "".join(map(str, abs(Decimal(value)).as_tuple().digits)).strip("0")


def _numbers(fact: Fact) -> Iterator[str]:
    if fact.value is not None:
        yield number(fact.value)
    if fact.base_value is not None and fact.base_value != fact.value:
        yield number(fact.base_value)
    if fact.event and fact.event.deals is not None:
        yield number(fact.event.deals)


def _times(fact: Fact) -> Iterator[str]:
    """The years (y=), quarters (q=), months (m=) and months of any year (d=) of a fact."""
    period = fact.period
    if period is None:
        reports = [fact.as_of, *(citation.source.as_of for citation in fact.citations)]
        for each in reports:
            if each:
                yield from _inside(each) if each.start[:4] == each.end[:4] else [ANY_TIME]
        return
    first, last = int(period.start[:4]), int(period.end[:4])
    yield from (f"printed={month:02}" for month, _ in printed_days(fact))
    if period.is_span:
        yield from (f"d={period.start[5:7]}", f"d={period.end[5:7]}")
        if last - first >= _LONGEST_SPAN:
            yield ANY_TIME
            return
        yield from (f"y={year:04}" for year in range(first, last + 1))
        for end in (period.start, period.end):
            yield from (f"q={end[:4]}-Q{(int(end[5:7]) + 2) // 3}", f"m={end[:7]}")
        return
    yield f"d={period.start[5:7]}"
    yield from _inside(period)


def printed_days(fact: Fact) -> list[tuple[int, int]]:
    """The days, as month and day, that sources print of a fact dated by more than a day.

    9月15日 is (9, 15); a day of a year that the fact does not lie in is none of its own.
    """
    period = fact.period
    if period is None or (not period.is_span and len(period.text) == len("2020-01-01")):
        return []
    printed = "\n".join(citation.printed for citation in fact.citations)
    if "日" not in printed:
        return []
    first, last = period.start[:4], period.end[:4]
    return [
        (int(month), int(day))
        for year, month, day in findall(r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日", printed)
        if first <= (year or first) <= last
    ]


def _inside(period: Period) -> Iterator[str]:
    """The year, and the quarter and month where it is no longer, that a period lies in."""
    start, end = period.start, period.end
    yield f"y={start[:4]}"
    quarter = (int(start[5:7]) - 1) // 3
    if quarter == (int(end[5:7]) - 1) // 3:
        yield f"q={start[:4]}-Q{quarter + 1}"
    if start[5:7] == end[5:7]:
        yield f"m={start[:7]}"


def _within(fact: Fact, place: Callable[[str], Place | None]) -> Iterator[str]:
    """The places that what happened lies in: who signs in Hangzhou signs in Zhejiang."""
    venue = fact.event.venue if fact.event else None
    yield from outer(venue, place) if venue else ()


def outer(inner: Place, place: Callable[[str], Place | None]) -> list[str]:
    """The ids of the places that a place lies in, the nearest first."""
    found: list[str] = []
    parent = inner.parent
    while parent and parent not in found:
        found.append(parent)
        above = place(parent)
        parent = above.parent if above else None
    return found


#: The atoms of a fact that are no words, by their type.
TYPED: Final[Mapping[str, Callable[[Fact], Iterable[str]]]] = {
    "id": lambda fact: (fact.id,),
    "name": lambda fact: (fold(fact.name.zh), fold(fact.name.en)),
    "kind": lambda fact: (fact.kind,),
    "status": lambda fact: (fact.status,),
    "place": lambda fact: (place.id for place in places_of(fact)),
    "indicator": lambda fact: (fact.indicator.id,) if fact.indicator else (),
    "unit": bases_of,
    "event": lambda fact: (fact.event.title.zh,) if fact.event else (),
    "source": lambda fact: (citation.source.id for citation in fact.citations),
    "n": _numbers,
    "s": lambda fact: () if fact.value is None else leading(fact.value),
}


def typed_atoms(fact: Fact, place: Callable[[str], Place | None]) -> Iterator[str]:
    """The atoms of a fact that are no words; `place` looks a place up."""
    for type_, values in TYPED.items():
        for value in values(fact):
            yield f"{type_}={value}"
    for value in _within(fact, place):
        yield f"within={value}"
    yield from _times(fact)


def word_atoms(text: str) -> list[str]:
    """The atoms of the words of one piece of a fact's folded text, some of them twice."""
    found = [f"w={word}" for word in stems(text)]
    if not text.isascii():
        found += [f"c={pair}" for _, pair in pairs(text)]
        found += [f"1={char}" for char in text if char > "\x7f"]
    return found


def pinyin_atoms(row: str) -> list[str]:
    """The atoms of one row of syllables, some of them twice."""
    syllables = row.strip("'").split("'")
    found = [f"p='{first}'{second}'" for first, second in pairwise(syllables)]
    return found + [f"i={letters}" for letters in initials(row)]


def of_period(asked: Period) -> tuple[list[str], bool]:
    """The atoms one of which a fact in a period has, and whether having one is enough."""
    start, end = asked.start, asked.end
    if start[:4] != end[:4]:
        return [f"y={year:04}" for year in range(int(start[:4]), int(end[:4]) + 1)], False
    if (start[5:], end[5:]) == ("01-01", "12-31"):
        return [f"y={start[:4]}"], True
    if start[:7] == end[:7]:
        return [f"m={start[:7]}"], asked == Period.parse(start[:7])
    months = range(int(start[5:7]), int(end[5:7]) + 1)
    quarters = dict.fromkeys((month - 1) // 3 + 1 for month in months)
    return [f"q={start[:4]}-Q{quarter}" for quarter in quarters], False


def of_printed(when: When) -> list[str]:
    """The atoms of facts of which a source prints a day in a time of a month or less."""
    return [f"printed={when.bounds[0][-5:-3]}"] if when.in_one_month else []


def of_when(when: When) -> tuple[list[str], bool]:
    """As `of_period`, for a time found in text."""
    if when.period is not None:
        return of_period(when.period)
    months = range(int(when.first[:2]), int(when.last[:2]) + 1)
    return [f"d={month:02}" for month in months], False
