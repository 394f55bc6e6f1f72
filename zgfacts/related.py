"""Which other facts a reader of one fact would want to see next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zgfacts.model import Fact

#: Few enough to be read at a glance.
_MOST: Final = 5

#: What two facts may share, and how near it brings them.
_SAME_INDICATOR, _SAME_EVENT, _SAME_KIND, _SAME_PLACE, _SAME_PERIOD = 8, 8, 2, 2, 1
#: Kind and place together, or one thing measured.
_LEAST: Final = _SAME_KIND + _SAME_PLACE


def related(fact: Fact, among: Iterable[Fact], most: int = _MOST) -> list[Fact]:
    """The facts nearest to one, nearest first, in an order that never varies.

    Those of the same indicator or event come first, then those of its kind and
    place; among equals, what stands nearest in the same source.
    """
    near = [
        (-nearness, _distance(fact, other), other.id, other)
        for other in among
        if other.id != fact.id and (nearness := _nearness(fact, other)) >= _LEAST
    ]
    return [other for *_, other in sorted(near, key=lambda each: each[:3])[:most]]


def _nearness(one: Fact, other: Fact) -> int:
    return (
        _SAME_INDICATOR * (one.indicator is not None and one.indicator == other.indicator)
        + _SAME_EVENT * _same_event(one, other)
        + _SAME_KIND * (one.kind == other.kind)
        + _SAME_PLACE * (one.place == other.place)
        + _SAME_PERIOD * (one.period == other.period)
    )


def _same_event(one: Fact, other: Fact) -> bool:
    return (
        one.event is not None and other.event is not None and one.event.title == other.event.title
    )


def _distance(one: Fact, other: Fact) -> float:
    """How many characters apart two facts stand; without end where they share no source."""
    return min(
        (
            abs(here.start - there.start)
            for here in one.citations
            for there in other.citations
            if here.source.id == there.source.id
        ),
        default=float("inf"),
    )
