"""What a phrase can mean: a place, a kind, a unit, a word that carries nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from zgfacts.model import KINDS, STATUSES
from zgfacts.query.fold import fold, has_han, is_han, stems
from zgfacts.query.texts import WHOLE
from zgfacts.query.words import (
    ASKING,
    ASKING_UNIT,
    COMPUTATION,
    FILLERS,
    KIND_WORDS,
    RELATIVE,
    STATUS_WORDS,
    UNIT_WORDS,
    split,
)
from zgfacts.query.words import WHOLE as WHOLE_MEASURES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zgfacts.model import Indicator, Place, Unit

#: The words of the trade, by the type of what they mean.
_TABLES: Final = (
    ("kind", KIND_WORDS),
    ("status", STATUS_WORDS),
    ("unit", UNIT_WORDS),
    ("ask", ASKING),
    ("ask-unit", ASKING_UNIT),
)


class Sense(NamedTuple):
    """One meaning of a phrase.

    `type` is place, kind, status, indicator, unit, ask, ask-unit, filler, relative,
    computation or whole.
    """

    type: str
    key: str


Senses = dict[str, tuple[Sense, ...]]


def sense_table(
    places: Iterable[Place], units: Iterable[Unit], indicators: Iterable[Indicator]
) -> Senses:
    """The phrases that a query is searched for; English ones as stems with single spaces.

    Other words for indicators that are no headline ones are of the type "side": `show`
    takes them, but in a search their words are those of the facts.
    """
    table: Senses = {}
    for phrase, type_, key in (
        *_own_phrases(places, units),
        *_indicators(indicators),
        *_trade_phrases(),
    ):
        folded = key_of(phrase)
        senses = table.get(folded, ())
        if folded and (sense := Sense(type_, key)) not in senses:
            table[folded] = (*senses, sense)
    return table


def _own_phrases(places: Iterable[Place], units: Iterable[Unit]) -> Iterator[tuple[str, str, str]]:
    for place in places:
        for word in (place.name.zh, place.name.en, place.name.pinyin, *place.aliases):
            yield word, "place", place.id
            yield _joined(word), "place", place.id
    for unit in units:
        for word in (unit.zh, unit.en, unit.en_one or ""):
            yield word, "unit", unit.base


def _indicators(indicators: Iterable[Indicator]) -> Iterator[tuple[str, str, str]]:
    for indicator in indicators:
        for word in (indicator.name.zh, indicator.name.en):
            yield word, "indicator", indicator.id
        for word in (*indicator.aliases.zh, *indicator.aliases.en):
            yield word.lstrip(WHOLE), "indicator" if indicator.headline else "side", indicator.id


def _trade_phrases() -> Iterator[tuple[str, str, str]]:
    for kind in KINDS:
        yield kind, "kind", kind
    for status in STATUSES:
        yield status, "status", status
    for type_, table in _TABLES:
        for key, row in table.items():
            for word in split(row):
                yield word, type_, key
    for type_, row in (
        ("filler", FILLERS),
        ("computation", COMPUTATION),
        ("relative", RELATIVE),
        ("whole", WHOLE_MEASURES),
    ):
        for word in split(row):
            yield word, type_, ""


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
