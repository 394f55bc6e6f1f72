"""Selection: the facts that lie in given kinds, places, periods and so on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgfacts.model import KIND_ORDER
from zgfacts.query.periods import When, match_period
from zgfacts.query.vocabulary import places_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zgfacts.model import Fact, Period


class Selection:
    """Criteria: a fact must meet one of each sort that is given."""

    def __init__(self, statuses: Iterable[str] = ()) -> None:
        """Start with no criteria, or with statuses."""
        self.ids: set[str] = set()
        self.kinds: set[str] = set()
        self.places: set[str] = set()
        self.periods: list[Period | When] = []
        self.statuses: set[str] = set(statuses)
        self.indicators: set[str] = set()
        self.sources: set[str] = set()

    def __contains__(self, fact: Fact) -> bool:
        """Whether a fact meets the criteria."""
        return (
            (not self.ids or fact.id in self.ids)
            and (not self.kinds or fact.kind in self.kinds)
            and (not self.places or any(place.id in self.places for place in places_of(fact)))
            and (not self.statuses or fact.status in self.statuses)
            and (
                not self.indicators
                or (fact.indicator is not None and fact.indicator.id in self.indicators)
            )
            and (
                not self.sources
                or any(citation.source.id in self.sources for citation in fact.citations)
            )
            and (not self.periods or any(_in(period, fact) for period in self.periods))
        )

    def without(self, name: str) -> Selection:
        """The same criteria but for one sort."""
        kept = Selection()
        vars(kept).update(vars(self) | {name: vars(Selection())[name]})
        return kept


def _in(period: Period | When, fact: Fact) -> bool:
    if isinstance(period, When):
        return period.matches(fact) is not None
    return match_period(period, fact) is not None


def select(facts: Iterable[Fact], *selections: Selection) -> list[Fact]:
    """The facts that meet all criteria, in the order in which people read them."""
    return sorted(
        (fact for fact in facts if all(fact in each for each in selections)), key=reading_order
    )


def reading_order(fact: Fact) -> tuple[int, bool, str, str, str]:
    """Kind by kind, the headline indicators first, in the order of time."""
    return (
        KIND_ORDER.index(fact.kind),
        not (fact.indicator and fact.indicator.headline),
        fact.period.start if fact.period else "9",
        fact.period.end if fact.period else "9",
        fact.id,
    )
