"""In what order facts answer a query, and whether they give what it asks for.

The order is a tuple of tiers, compared one after another, so that each place in
a list can be explained.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from zgfacts.model import KIND_ORDER, Fact
from zgfacts.query.candidates import NUMERALS
from zgfacts.query.evidence import TIERS, Evidence
from zgfacts.query.fold import fold, has_han, stems
from zgfacts.query.texts import bases_of
from zgfacts.query.understand import Phrase, strictly_inside
from zgfacts.query.words import LIMITS, split

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from zgfacts.query.understand import Query

#: Kinds that measure: what they are called is their indicator, and their aliases tell of what.
MEASURES: Final = ("level", "growth", "rank")

#: A measure itself comes before how it compares with another.
_COMPARED: Final = ("vs_national", "vs_city", "vs_target")

#: Kinds whose words people add loosely: the rural revitalisation project is a policy.
LOOSE_KINDS: Final = ("brand", "honour", "event", "project", "policy", "level")

#: The fields that name a fact, rather than what surrounds it.
TELLING: Final = ("name", "indicator", "synonym", "alias", "event", "party", "printed")


class Hit(NamedTuple):
    """A fact that accounts for the whole query; hits sort by `key`, the best first."""

    fact: Fact
    key: tuple[int | str, ...]
    evidence: tuple[Evidence, ...]


def key_of_hit(query: Query, fact: Fact, cover: list[Evidence]) -> tuple[int | str, ...]:
    """The tiers by which hits sort, those of the better answer smaller."""
    period = max((piece.tier for piece in cover if piece.field == "period"), default=0)
    asked_status = any(piece.field == "status" for piece in cover)
    asking = {
        (phrase.start, phrase.end)
        for phrase in query.phrases
        if phrase.sense.type in ("ask", "ask-unit")
    }
    said = [piece for piece in cover if (piece.start, piece.end) not in asking]
    # "How big" may be all that an area is asked for with.
    told = [each for each in cover if each not in said and each.found == query.piece(*each[:2])]
    words = [piece for piece in said if piece.field in TIERS]
    meant = meant_in(query, cover)
    left = 0 if _is_called(query, fact, said) else _left_of_name(query, fact, words)
    return (
        _not_as_asked(fact, meant),
        _no_happening(query, fact, cover),
        left > 0,
        fact.basis in _COMPARED,
        len(said),
        _not_of_kind(fact, meant),
        -len(told),
        # The figure of the year asked for comes before those of days in it.
        period if _finer_than_a_year(query) or "value" in query.asks else 0,
        max((_tier(piece, query, fact) for piece in words), default=0),
        period,
        len(said) - sum(not piece.is_filler for piece in cover),
        left,
        KIND_ORDER.index(fact.kind),
        not (fact.indicator and fact.indicator.headline),
        fact.status == "target" and not asked_status,
        fact.citations[0].start,
        fact.id,
    )


def _is_called(query: Query, fact: Fact, said: list[Evidence]) -> bool:
    """Whether a query is another name of a measure, with at most a place or a year beside.

    市民手册印数 is the number printed, not the handbook with a word that carries nothing.
    """
    if fact.kind not in MEASURES or _finer_than_a_year(query):
        return False
    telling = [each for each in said if each.field not in ("place", "period", "filler")]
    if len(telling) != 1 or telling[0].field not in ("alias", "synonym"):
        return False
    piece = telling[0]
    # That something grew is what kind of fact is asked for, not what it is called.
    if any(
        each.sense.type == "kind" and (each.start, each.end) == (piece.start, piece.end)
        for each in query.phrases
    ):
        return False
    return query.piece(piece.start, piece.end).replace(" ", "") == piece.found.replace(" ", "")


def _finer_than_a_year(query: Query) -> bool:
    """Whether a quarter, month or day is asked for: then when counts before how it is called."""
    return any(when.period is None or len(when.period.text) > len("2020") for when in query.whens)


def _no_happening(query: Query, fact: Fact, cover: list[Evidence]) -> int:
    """How far a fact is from a happening, where a day or a place to be told asks for one.

    Who names only a day, or a place and a day, wants to know what happened; who asks when
    or where, of what.
    """
    only_a_day = any(when.in_one_month for when in query.whens) and all(
        piece.is_filler or piece.field in ("period", "place") for piece in cover
    )
    if only_a_day:
        return fact.kind not in ("event", "signing")
    if query.asks & {"day", "time", "venue"}:
        signed = "signing" in query.keys("kind")
        return {"event": 0, "signing": not signed}.get(fact.kind, 1 + (fact.kind in MEASURES))
    return 0


def _tier(piece: Evidence, query: Query, fact: Fact) -> int:
    """How telling a piece is: the salt expo is the event before the number of its booths."""
    mentioned = piece.field == "alias" and fact.kind in MEASURES and "value" not in query.asks
    return piece.tier + mentioned


def says_what(fact: Fact, query: Query, cover: Iterable[Evidence]) -> bool:
    """Whether a question says what it asks of a place: who leads a district does not.

    How many people a city has asks for one of its headline figures; that a district is
    asked for people does not say which.
    """
    asking = {(phrase.start, phrase.end) for phrase in query.asking}
    said = [
        piece
        for piece in cover
        if (piece.start, piece.end) not in asking or piece.found == query.piece(*piece[:2])
    ]
    # What was done on a day asks for what happened; how many there are in a year, for nothing.
    empty = ("place", "filler", "unit", *(() if _finer_than_a_year(query) else ("period",)))
    if any(piece.field not in empty for piece in said):
        return True
    units = any(phrase.sense.type == "ask-unit" for phrase in query.asking)
    return units and fact.indicator is not None and fact.indicator.headline


def limits_not_asked(query: Query) -> list[str]:
    """What limits measures to a part, where the query asks for the whole: new cases are not all.

    Who names a day, or the number zero, means the part.
    """
    days = any(when.bounds[0] == when.bounds[1] for when in query.whens)
    if days or not all(number.value for number in query.numbers):
        return []
    words = {query.piece(start, end) for start, end, _ in query.words}
    return [
        limit
        for limit, asking in LIMITS.items()
        if not any(each in (query.text if has_han(each) else words) for each in split(asking))
    ]


def meant_in(query: Query, cover: Iterable[Evidence]) -> list[Phrase]:
    """The phrases that ask for something, or for a kind, and mean it in this cover.

    In 签约项目数 nobody asks for a signing: it is part of what the measure is called.
    """
    names = [piece for piece in cover if piece.field in TELLING]
    # Where a share fell on a place nothing fell.
    empty = [(piece.start, piece.end) for piece in cover if piece.is_filler]
    kinds = [
        phrase
        for phrase in query.phrases
        if phrase.sense.type == "kind" and not strictly_inside(phrase.start, phrase.end, empty)
    ]
    return [
        phrase
        for phrase in (*query.asking, *kinds)
        if not any(
            piece.start <= phrase.start
            and phrase.end <= piece.end
            and not (phrase.sense.type == "counted" and piece.field == "alias")
            and (
                piece.end - piece.start > phrase.end - phrase.start
                or (phrase.sense.key not in MEASURES and piece.field == "name")
                # How many contracts there were is a measure, not a single signing.
                or (phrase.sense.key == "signing" and piece.field in ("synonym", "alias"))
            )
            for piece in names
        )
    ]


def gives(fact: Fact, meant: Iterable[Phrase], places: Container[str]) -> bool:
    """Whether a fact has at all what is asked for: a figure, in such a unit, a day, a place.

    Who was first is told by a rank's place, unless that is one of the `places` of the query.
    """
    gives = {
        "value": _has_figure(fact) or _counts(fact.name.zh),
        "day": fact.period is not None and len(fact.period.text) > len("2020"),
        "time": fact.period is not None,
        "who": fact.kind not in MEASURES or (fact.kind == "rank" and fact.place.id not in places),
        "names": fact.kind not in (*MEASURES, "event") or bool(fact.event and fact.event.parties),
    }
    asks = {phrase.sense.key for phrase in meant if phrase.sense.type == "ask"}
    units = {phrase.sense.key for phrase in meant if phrase.sense.type in ("ask-unit", "counted")}
    return all(gives.get(ask, True) for ask in asks) and (
        not units or not units.isdisjoint(bases_of(fact))
    )


def _has_figure(fact: Fact) -> bool:
    """Whether a fact has a value, or a count of deals."""
    return fact.value is not None or bool(fact.event and fact.event.deals is not None)


def _counts(name: str) -> bool:
    """Whether a name says how many, without a value: 三支箭, but not the first or the only one."""
    return any(
        (char in NUMERALS and char != "双") or char.isdecimal()
        for before, char in pairwise(f" {name}")
        if not (before in "第唯" or (before.isascii() and before.isalnum()))
    )


def _not_as_asked(fact: Fact, meant: Iterable[Phrase]) -> int:
    """How many of the things asked for another fact would give better."""
    dated = fact.period is not None and len(fact.period.text) > len("2020-Q1")
    gives = {
        "value": fact.kind != "rank" and _has_figure(fact),
        "day": fact.kind not in MEASURES and dated,
        "time": fact.kind not in MEASURES and dated,
        "venue": bool(fact.event and fact.event.venue),
        "name": fact.value is None or fact.kind not in MEASURES,
    }
    asks = {phrase.sense.key for phrase in meant if phrase.sense.type == "ask"}
    kinds = kinds_of(meant).difference(LOOSE_KINDS)
    return sum(not gives.get(ask, True) for ask in asks) + bool(kinds and fact.kind not in kinds)


def _not_of_kind(fact: Fact, meant: Iterable[Phrase]) -> bool:
    """Whether words for kinds name others only, though they may be loosely meant."""
    kinds = kinds_of(meant)
    return bool(kinds) and fact.kind not in kinds


def kinds_of(meant: Iterable[Phrase]) -> set[str]:
    """The kinds of fact that are asked for."""
    return {phrase.sense.key for phrase in meant if phrase.sense.type == "kind"}


def _left_of_name(query: Query, fact: Fact, words: list[Evidence]) -> int:
    """How much of the fact's name the query does not say, in hundredths."""
    pieces = [query.piece(piece.start, piece.end) for piece in words]
    chinese = fold(fact.name.zh)
    size = len(chinese)
    for piece in pieces:
        chinese = chinese.replace(piece, "")
    asked = {word for piece in pieces for word in stems(piece)}
    english = stems(fold(fact.name.en))
    left = [word for word in english if word not in asked]
    by_pinyin = [piece for piece in words if piece.field == "name" and piece.found[:1] == "'"]
    spelled = sum(len(query.piece(each.start, each.end).replace(" ", "")) for each in by_pinyin)
    letters = max((len(each.found.replace("'", "")) for each in by_pinyin), default=1)
    return min(
        100 * len(chinese) // max(size, 1),
        100 * len(left) // max(len(english), 1),
        100 * max(letters - spelled, 0) // letters if by_pinyin else 100,
    )
